package dev.beian.benchmarks.contender;

import dev.beian.html.PageSearch;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The markup that all contenders add: a footer with both numbers, of the usual size. */
public final class Footer {
    /** The markup. */
    public static final String MARKUP =
            "<div data-beian-footer class=\"beian-footer\" lang=\"zh-CN\" style=\"text-align:center;"
                    + "padding:8px;font-size:12px;color:#767676\"><span data-beian=\"copyright\">&copy; 2019–2026 示例科技有限公司</span> "
                    + "<a data-beian=\"icp\" href=\"https://beian.miit.gov.cn/\" target=\"_blank\" rel=\"noreferrer noopener\">"
                    + "京ICP备2021012345号-1</a> <a data-beian=\"psb\" "
                    + "href=\"https://beian.mps.gov.cn/#/query/webSearch?code=11010502030143\" target=\"_blank\" "
                    + "rel=\"noreferrer noopener\">京公网安备11010502030143号</a></div>";

    /** What our filter looks for in a page before it adds the markup. */
    public static final PageSearch SEARCH = new PageSearch(List.of(
            new PageSearch.Wanted(List.of("京ICP备2021012345号-1", "京ICP备2021012345号"), "beian.miit.gov.cn"),
            new PageSearch.Wanted(List.of("京公网安备11010502030143号"), "beian.mps.gov.cn")));

    private static final Map<Charset, byte[]> BYTES = new ConcurrentHashMap<>();

    private Footer() {}

    /** Its bytes in an encoding; not to be changed. */
    public static byte[] bytes(Charset charset) {
        byte[] bytes = BYTES.get(charset);
        return bytes == null ? BYTES.computeIfAbsent(charset, MARKUP::getBytes) : bytes;
    }

    /** Its bytes in UTF-8. */
    public static byte[] bytes() {
        return bytes(StandardCharsets.UTF_8);
    }
}
