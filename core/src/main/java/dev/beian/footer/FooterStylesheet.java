package dev.beian.footer;

import java.nio.charset.StandardCharsets;

/** The stylesheet that the library serves for pages whose policy allows no inline style. */
public final class FooterStylesheet {
    private static final Asset ASSET =
            new Asset("footer", "css", "text/css;charset=utf-8", FooterStyle.SHEET.getBytes(StandardCharsets.UTF_8));

    private FooterStylesheet() {}

    /** The stylesheet, the same for every site. */
    public static Asset asset() {
        return ASSET;
    }
}
