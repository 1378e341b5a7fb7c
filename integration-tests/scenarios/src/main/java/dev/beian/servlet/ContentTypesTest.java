package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import org.junit.jupiter.api.Test;

/** Whenever and however the content type is set, it is the one at the commit that says whether a response is a page. */
class ContentTypesTest {

    @Test
    void setThroughEveryMethodBeforeOrAfterTheStreamWasTaken() {
        injected((request, response) -> {
            response.setHeader("Content-Type", "text/html; charset=utf-8");
            response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8));
        });
        injected((request, response) -> {
            response.addHeader("content-type", "TEXT/HTML");
            response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8));
        });
        injected((request, response) -> {
            var out = response.getOutputStream();
            response.setContentType("text/html");
            out.write(Pages.PAGE.getBytes(UTF_8));
        });
        injected((request, response) -> {
            response.setCharacterEncoding("UTF-8");
            response.setContentType("text/html");
            response.getWriter().write(Pages.PAGE);
        });
        injected((request, response) -> {
            response.setCharacterEncoding("UTF-8");
            var out = response.getWriter();
            response.setContentType("text/html");
            out.write(Pages.PAGE);
        });
        injected((request, response) -> {
            response.setCharacterEncoding("UTF-8");
            var out = response.getWriter();
            response.setHeader("Content-Type", "text/html");
            out.write(Pages.PAGE);
        });
        injected((request, response) -> {
            response.setContentType("text/html");
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(Pages.PAGE);
        });
    }

    @Test
    void setAfterTheFirstByteAndBeforeTheCommit() {
        injected((request, response) -> {
            response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8));
            response.setContentType(Pages.TYPE);
        });
        injected((request, response) -> {
            response.setCharacterEncoding("UTF-8");
            response.getWriter().write(Pages.PAGE);
            response.setContentType("text/html");
        });
        injected((request, response) -> {
            response.getOutputStream().write(Pages.START.getBytes(UTF_8));
            response.setHeader("Content-Type", "text/html");
            response.getOutputStream().write(Pages.END.getBytes(UTF_8));
            response.flushBuffer();
        });
    }

    @Test
    void neverSet() {
        untouched((request, response) -> response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8)));
        untouched((request, response) -> response.getWriter().write(Pages.PAGE));
        untouched((request, response) -> {
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
            response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8));
        });
        untouched((request, response) -> {
            response.getOutputStream().write(Pages.large("<p>text</p>").getBytes(UTF_8));
        });
        untouched((request, response) -> {
            response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8));
            response.flushBuffer();
            response.setContentType("text/html");
        });
    }

    @Test
    void setTooLate() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8));
            response.setContentType(Pages.TYPE);
        })) {
            twin.assertUntouched("/page");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED type-changed");
        }
    }

    @Test
    void changedToAnotherTypeBeforeTheCommit() {
        untouched((request, response) -> {
            response.setHeader("ETag", "\"1\"");
            response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
            response.setContentType(Pages.TYPE);
            response.getOutputStream().write(Pages.START.getBytes(UTF_8));
            response.setContentType("text/plain;charset=UTF-8");
            response.getOutputStream().write((Pages.TEXT + Pages.END).getBytes(UTF_8));
        });
        untouched((request, response) -> {
            Pages.write(response, Pages.PAGE);
            response.setContentType("application/json");
        });
        untouched((request, response) -> {
            Pages.write(response, Pages.PAGE);
            response.setHeader("Content-Type", "application/json");
            response.flushBuffer();
        });
    }

    @Test
    void changedBetweenTheTwoSyntaxesOfAPage() {
        try (Twin twin = Twin.of((request, response) -> {
            Pages.write(response, Pages.PAGE);
            response.setContentType("application/xhtml+xml;charset=UTF-8");
        })) {
            twin.assertUntouched("/page");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("SKIPPED type-changed");
        }
    }

    @Test
    void changedAndChangedBack() {
        injected((request, response) -> {
            response.setContentType("application/json");
            response.setContentType(Pages.TYPE);
            response.getOutputStream().write(Pages.START.getBytes(UTF_8));
            response.setContentType("text/plain;charset=UTF-8");
            response.setContentType(Pages.TYPE);
            response.getOutputStream().write(Pages.END.getBytes(UTF_8));
        });
    }

    @Test
    void withACharsetThatComesAfterTheFirstByte() {
        injected((request, response) -> {
            response.setContentType("text/html");
            response.getOutputStream().write(Pages.START.getBytes("GBK"));
            response.setContentType("text/html;charset=GBK");
            response.getOutputStream().write(Pages.END.getBytes("GBK"));
        });
        injected((request, response) -> {
            response.setContentType("text/html");
            response.getOutputStream().write(Pages.START.getBytes("GBK"));
            response.setCharacterEncoding("GBK");
            response.getOutputStream().write(Pages.END.getBytes("GBK"));
        });
    }

    @Test
    void takenAway() {
        // Whether null takes the type away is the container's affair; the bytes are the application's in any case.
        try (Twin twin = Twin.of(app -> app.handle("/before", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    response.setContentType(null);
                    response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8));
                })
                .handle("/after", (request, response) -> {
                    response.setContentType(Pages.TYPE);
                    response.getOutputStream().write(Pages.PAGE.getBytes(UTF_8));
                    response.setHeader("Content-Type", null);
                }))) {
            for (String path : new String[] {"/before", "/after"}) {
                if (twin.plain().get(path).field("Content-Type") == null) {
                    twin.assertUntouched(path);
                } else {
                    twin.assertInjected(path);
                }
            }
        }
    }

    @Test
    void seenByTheApplicationAsWithoutUs() {
        App.Handler telling = (request, response) -> {
            StringBuilder seen = new StringBuilder();
            seen.append(response.getContentType()).append('|');
            response.setContentType("text/html");
            seen.append(response.getContentType()).append('|');
            response.getWriter();
            seen.append(response.getContentType())
                    .append('|')
                    .append(response.getCharacterEncoding())
                    .append('|');
            response.setContentType("text/html;charset=UTF-8");
            seen.append(response.getContentType())
                    .append('|')
                    .append(response.getHeader("Content-Type"))
                    .append('|');
            response.setContentType("text/plain");
            seen.append(response.getContentType()).append('|').append(response.getCharacterEncoding());
            response.setHeader("Seen", seen.toString());
            response.setContentType("text/html");
            response.getWriter().write("<!DOCTYPE html><body>page</body>");
        };
        injected(telling);
    }

    @Test
    void setAsAFieldAfterTheWriterWasTaken() {
        injected((request, response) -> {
            StringBuilder seen = new StringBuilder();
            response.setCharacterEncoding("GBK");
            response.getWriter();
            for (String type : new String[] {"text/html", "application/json", "text/xml", "text/html"}) {
                response.setHeader("Content-Type", type);
                seen.append(response.getCharacterEncoding()).append('|');
            }
            response.setHeader("Seen", seen.toString());
            response.getWriter().write("<!DOCTYPE html><body>页</body>");
        });
    }

    private static void injected(App.Handler handler) {
        try (Twin twin = Twin.of(handler)) {
            twin.assertInjected("/page");
            assertThat(twin.desk.outcomesOnce(1)).containsExactly("INJECTED");
            assertThat(twin.desk.faults).isEmpty();
        }
    }

    private static void untouched(App.Handler handler) {
        try (Twin twin = Twin.of(handler)) {
            twin.assertUntouched("/page");
            assertThat(twin.desk.outcomes).doesNotContain("INJECTED");
            assertThat(twin.desk.faults).isEmpty();
        }
    }
}
