package net.bull.javamelody.internal.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The door to JavaMelody's injecting response, which its own filter opens only with the whole monitoring behind it. */
public final class HtmlInjection {
    private HtmlInjection() {}

    /** A response that puts markup before the page's {@code </body>}. */
    public static HttpServletResponse wrap(HttpServletRequest request, HttpServletResponse response, String markup) {
        return new HtmlInjectorServletResponseWrapper(request, response, new Markup(markup));
    }

    private record Markup(String markup) implements HtmlInjectorResponseStream.HtmlToInject {
        @Override
        public String getContent() {
            return markup;
        }

        @Override
        public String getBeforeTag() {
            return "</body>";
        }
    }
}
