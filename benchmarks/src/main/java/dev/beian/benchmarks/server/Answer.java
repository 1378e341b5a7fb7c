package dev.beian.benchmarks.server;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Answers a request of any method. */
@FunctionalInterface
interface Answer {
    /** Answers. */
    void to(HttpServletRequest request, HttpServletResponse response) throws IOException;

    /** A servlet that always gives an answer. */
    static Servlet servlet(Answer answer) {
        return new AnsweringServlet(answer);
    }

    /** Gives one answer. */
    final class AnsweringServlet extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        AnsweringServlet(Answer answer) {
            this.answer = answer;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            answer.to(request, response);
        }
    }
}
