package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** However an application writes a page, it goes out byte for byte, with one footer. */
class WrittenPagesTest {
    private static final String PAGE =
            "<!DOCTYPE html><html><head><title>主页</title></head><body><p>你好，世界 𠮷</p></body></html>";
    private static final byte[] BYTES = PAGE.getBytes(UTF_8);

    @Test
    void asBytesInBulk() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(BYTES);
        });
    }

    @Test
    void asSingleBytes() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            for (byte b : BYTES) {
                response.getOutputStream().write(b);
            }
        });
    }

    @Test
    void asPartsOfALargerArray() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            byte[] larger = Arrays.copyOf(BYTES, BYTES.length + 100);
            for (int from = 0; from < BYTES.length; from += 7) {
                response.getOutputStream().write(larger, from, Math.min(7, BYTES.length - from));
            }
        });
    }

    @Test
    void asAsciiPrintedToTheStream() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().println("<!DOCTYPE html><body>");
            response.getOutputStream().print(true);
            response.getOutputStream().println(42L);
            response.getOutputStream().print((String) null);
            response.getOutputStream().println();
            response.getOutputStream().print("</body>");
        });
    }

    @Test
    void asCharactersOfLatin1PrintedToTheStream() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().print("<!DOCTYPE html><body>caf\u00e9</body>");
        });
    }

    @Test
    void asTextInBulk() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(PAGE);
        });
    }

    @Test
    void asSingleCharactersWithTheirSurrogates() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            for (char c : PAGE.toCharArray()) {
                response.getWriter().write(c);
            }
        });
    }

    @Test
    void asCharacterArraysAndParts() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            char[] text = PAGE.toCharArray();
            response.getWriter().write(text, 0, 30);
            response.getWriter().write(PAGE, 30, 30);
            response.getWriter().write(text, 60, text.length - 60);
        });
    }

    @Test
    void withEveryMethodOfAPrintWriter() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            PrintWriter out = response.getWriter();
            out.println("<!DOCTYPE html><body>");
            out.println();
            out.print(true);
            out.print('中');
            out.print(1);
            out.print(2L);
            out.print(3.5f);
            out.print(4.25);
            out.print("文".toCharArray());
            out.print((String) null);
            out.print((Object) null);
            out.println(false);
            out.println('c');
            out.println(5);
            out.println(6L);
            out.println(7.5f);
            out.println(8.25);
            out.println(new char[] {'x'});
            out.println(Locale.CHINA);
            out.printf("%s %d", "格式", 12345);
            out.format(Locale.GERMANY, "%,.2f", 12345.678);
            out.append('a').append("bc").append("xdex", 1, 3).append(null);
            out.println("</body>");
            assertThat(out.checkError()).isFalse();
        });
    }

    @Test
    void inEveryEncodingThatAWriterMayHave() {
        for (String charset :
                new String[] {"GBK", "GB18030", "Big5", "ISO-8859-1", "Shift_JIS", "EUC-KR", "windows-1252"}) {
            assertInjected((request, response) -> {
                response.setContentType("text/html;charset=" + charset);
                response.getWriter().write(PAGE);
                for (char c : "<p>字 𠮷!</p>".toCharArray()) {
                    response.getWriter().write(c);
                }
            });
        }
    }

    @Test
    void asTextLargerThanAnyBuffer() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=GBK");
            response.getWriter().write("<!DOCTYPE html><body>" + "汉字与 ASCII 混排。".repeat(20_000) + "</body>");
        });
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html><body>" + "汉字与 ASCII 混排𠮷。".repeat(20_000) + "</body>");
        });
    }

    @Test
    void asBytesLargerThanAnyBuffer() {
        assertInjected((request, response) -> {
            response.setContentType("text/html");
            byte[] part = "<p>段落</p>\n".repeat(100).getBytes(UTF_8);
            response.getOutputStream().write("<!DOCTYPE html><meta charset=utf-8><body>".getBytes(UTF_8));
            for (int i = 0; i < 200; i++) {
                response.getOutputStream().write(part);
            }
            response.getOutputStream().write("</body>".getBytes(UTF_8));
        });
    }

    @Test
    void withHalfASurrogatePairAtItsEnd() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html><body>half: \ud842");
            response.getWriter().write("x\ud842");
        })) {
            assertThat(twin.filtered().get("/page").text()).startsWith("<!DOCTYPE html><body>half: ?x?");
        }
    }

    @Test
    void andClosedByTheApplication() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write(BYTES);
            response.getOutputStream().close();
        });
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            try (PrintWriter out = response.getWriter()) {
                out.write(PAGE);
            }
        });
    }

    @Test
    void andFlushedInBetween() {
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write("<!DOCTYPE html><body>");
            response.getWriter().flush();
            response.getWriter().write("你好");
            response.flushBuffer();
            response.getWriter().write("</body></html>");
        });
        assertInjected((request, response) -> {
            response.setContentType("text/html;charset=UTF-8");
            response.getOutputStream().write("<!DOCTYPE html><body>".getBytes(UTF_8));
            response.getOutputStream().flush();
            response.getOutputStream().write("你好</body>".getBytes(UTF_8));
            response.flushBuffer();
        });
    }

    @Test
    void inAWriterWithoutACharsetAsTheContainerHasIt() {
        assertInjected((request, response) -> {
            response.setContentType("text/html");
            response.getWriter().write("<!DOCTYPE html><body>caf\u00e9 中</body>");
        });
    }

    @Test
    void asXhtml() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("application/xhtml+xml;charset=" + Charset.forName("UTF-8"));
            response.getWriter()
                    .write("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><title>t</title></head>"
                            + "<body><p>你好</p></body></html>");
        })) {
            twin.assertInjected("/page");
        }
    }

    private static void assertInjected(App.Handler handler) {
        try (Twin twin = Twin.of(handler)) {
            twin.assertInjected("/page");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
            assertThat(twin.desk.faults).isEmpty();
        }
    }
}
