package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A page that is finished later, by whomever, is as whole as any other and has its one footer. */
class AsyncPagesTest {

    /** The ways to start asynchronous processing with our wrappers in place. */
    private interface Start {
        AsyncContext start(HttpServletRequest request, HttpServletResponse response);
    }

    private static final List<Start> STARTS = List.of(
            (request, response) -> request.startAsync(),
            (request, response) -> request.startAsync(request, response),
            (request, response) -> request.startAsync(
                    new HttpServletRequestWrapper(request), new HttpServletResponseWrapper(response)));

    @Test
    void completedByAnotherThread() {
        for (Start start : STARTS) {
            injected((request, response) -> {
                AsyncContext async = start.start(request, response);
                inAnotherThread(() -> {
                    Pages.write((HttpServletResponse) async.getResponse());
                    async.complete();
                });
            });
            injected((request, response) -> {
                AsyncContext async = start.start(request, response);
                inAnotherThread(() -> {
                    Pages.stream((HttpServletResponse) async.getResponse(), Pages.large("<p>t</p>"));
                    request.getAsyncContext().complete();
                });
            });
        }
    }

    @Test
    void completedByTheContainersThread() {
        for (Start start : STARTS) {
            injected((request, response) -> {
                AsyncContext async = start.start(request, response);
                async.start(() -> {
                    Attempt.of(() -> Pages.write((HttpServletResponse) async.getResponse()));
                    async.complete();
                });
            });
        }
    }

    @Test
    void completedBeforeTheServletReturns() {
        for (Start start : STARTS) {
            injected((request, response) -> {
                AsyncContext async = start.start(request, response);
                Pages.write((HttpServletResponse) async.getResponse());
                async.complete();
            });
        }
    }

    @Test
    void begunBeforeAndEndedAfterTheStart() {
        for (Start start : STARTS) {
            injected((request, response) -> {
                Pages.write(response, Pages.START);
                AsyncContext async = start.start(request, response);
                inAnotherThread(() -> {
                    Pages.write((HttpServletResponse) async.getResponse(), Pages.TEXT + Pages.END);
                    async.complete();
                });
            });
            injected((request, response) -> {
                Pages.stream(response, Pages.PAGE);
                AsyncContext async = start.start(request, response);
                inAnotherThread(async::complete);
            });
        }
    }

    @Test
    void flushedOnTheWay() {
        for (Start start : STARTS) {
            injected((request, response) -> {
                AsyncContext async = start.start(request, response);
                inAnotherThread(() -> {
                    HttpServletResponse answer = (HttpServletResponse) async.getResponse();
                    Pages.write(answer, Pages.START);
                    answer.flushBuffer();
                    Pages.write(answer, Pages.TEXT + Pages.END);
                    answer.getWriter().flush();
                    async.complete();
                });
            });
        }
    }

    @Test
    void closedBeforeItIsCompleted() {
        injected((request, response) -> {
            AsyncContext async = request.startAsync();
            inAnotherThread(() -> {
                Pages.write((HttpServletResponse) async.getResponse());
                async.getResponse().getWriter().close();
                async.complete();
            });
        });
    }

    @Test
    void dispatchedToTheServletThatWritesIt() {
        for (Start start : STARTS) {
            try (Twin twin = Twin.of(app -> app.handle("/target", (request, response) -> Pages.write(response))
                    .handle(
                            "/page",
                            (request, response) ->
                                    start.start(request, response).dispatch("/target"))
                    .handle("/by-thread", (request, response) -> {
                        AsyncContext async = start.start(request, response);
                        inAnotherThread(() -> async.dispatch("/target"));
                    })
                    .handle("/in-parts", (request, response) -> {
                        Pages.write(response, Pages.START);
                        start.start(request, response).dispatch("/end");
                    })
                    .handle("/end", (request, response) -> Pages.write(response, Pages.END))
                    .handle(
                            "/forwarding",
                            (request, response) ->
                                    start.start(request, response).dispatch("/forward"))
                    .handle(
                            "/forward",
                            (request, response) ->
                                    request.getRequestDispatcher("/target").forward(request, response))
                    .handle("/flushed", (request, response) -> {
                        Pages.write(response, Pages.START);
                        response.flushBuffer();
                        start.start(request, response).dispatch("/end");
                    }))) {
                for (String path : List.of("/page", "/by-thread", "/in-parts", "/forwarding", "/flushed")) {
                    twin.assertInjectedOnce(path);
                }
            }
        }
    }

    @Test
    void dispatchedBackToTheServletThatStarted() {
        for (Start start : STARTS) {
            injected((request, response) -> {
                if (request.getAttribute("again") == null) {
                    request.setAttribute("again", true);
                    start.start(request, response).dispatch();
                } else {
                    Pages.write(response);
                }
            });
        }
    }

    @Test
    void startedAnewInEveryDispatch() {
        injected((request, response) -> {
            Integer round = (Integer) request.getAttribute("round");
            int now = round == null ? 0 : round;
            request.setAttribute("round", now + 1);
            Pages.write(response, now == 0 ? Pages.START : "<p>" + now + "</p>");
            AsyncContext async = request.startAsync();
            if (now < 3) {
                inAnotherThread(async::dispatch);
            } else {
                inAnotherThread(() -> {
                    Pages.write((HttpServletResponse) async.getResponse(), Pages.END);
                    async.complete();
                });
            }
        });
    }

    @Test
    void whatIsNoPageStaysAsItIs() {
        for (Start start : STARTS) {
            try (Twin twin = Twin.of(app -> app.handle("/json", (request, response) -> {
                        response.setContentType("application/json");
                        response.setContentLength(2);
                        AsyncContext async = start.start(request, response);
                        inAnotherThread(() -> {
                            async.getResponse().getOutputStream().print("{}");
                            async.complete();
                        });
                    })
                    .handle("/nothing", (request, response) -> {
                        response.setStatus(204);
                        response.setHeader("ETag", "\"x\"");
                        start.start(request, response).complete();
                    }))) {
                twin.assertUntouched("/json");
                twin.assertUntouched("/nothing");
            }
        }
    }

    @Test
    void anApplicationThatGoesOnWithTheContainersResponseLosesNothing() {
        try (Twin twin = Twin.of((request, response) -> {
            response.setHeader("Kept", "1");
            response.setHeader("ETag", "\"kept\"");
            Pages.stream(response, Pages.PAGE);
            AsyncContext async = request.startAsync(bare(request), bare(response));
            inAnotherThread(() -> {
                Pages.stream((HttpServletResponse) async.getResponse(), "<!-- and more -->");
                async.complete();
            });
        })) {
            twin.assertUntouched("/page");
        }
        try (Twin twin = Twin.of((request, response) -> {
            response.setContentLength(2);
            response.setHeader("ETag", "\"kept\"");
            AsyncContext async = request.startAsync(bare(request), bare(response));
            inAnotherThread(() -> {
                async.getResponse().setContentType("text/html");
                async.getResponse().getOutputStream().print("ok");
                async.complete();
            });
        })) {
            twin.assertUntouched("/page");
        }
    }

    @Test
    void afterATimeoutTheListenersPageIsTheAnswer() {
        injected((request, response) -> {
            AsyncContext async = request.startAsync();
            async.setTimeout(100);
            async.addListener(new AsyncListening() {
                @Override
                public void onTimeout(AsyncEvent event) throws IOException {
                    Pages.write((HttpServletResponse) event.getAsyncContext().getResponse());
                    event.getAsyncContext().complete();
                }
            });
        });
    }

    @Test
    void afterATimeoutTheListenerMayDispatch() {
        try (Twin twin = Twin.of(app -> app.handle("/target", (request, response) -> Pages.write(response))
                .handle("/page", (request, response) -> {
                    Pages.write(response, "<!DOCTYPE html><html><body>");
                    AsyncContext async = request.startAsync();
                    async.setTimeout(100);
                    async.addListener(new AsyncListening() {
                        @Override
                        public void onTimeout(AsyncEvent event) {
                            event.getAsyncContext().dispatch("/target");
                        }
                    });
                }))) {
            twin.assertInjectedOnce("/page");
        }
    }

    @Test
    void afterATimeoutThatNobodyAnswersTheErrorPageIsTheAnswer() {
        try (Twin twin = Twin.of(app -> app.errorPage(500, "/error")
                .handle("/error", (request, response) -> Pages.write(response))
                .handle("/page", (request, response) -> {
                    Pages.write(response, "<!DOCTYPE html><html><body>dropped</body>");
                    request.startAsync().setTimeout(100);
                }))) {
            RawResponse with = twin.filtered().get("/page", "Connection: close");
            RawResponse without = twin.plain().get("/page", "Connection: close");
            assertThat(with.status()).isEqualTo(without.status());
            assertThat(with.text().replace(Twin.FOOTER, "")).isEqualTo(without.text());
            assertThat(Twin.occurrences(with.text())).isEqualTo(1);
        }
    }

    @Test
    void afterAnErrorInADispatchTheErrorPageIsTheAnswer() {
        for (Start start : STARTS) {
            try (Twin twin = Twin.of(app -> app.errorPage(500, "/error")
                    .errorPage(IllegalStateException.class, "/error")
                    .handle("/error", (request, response) -> Pages.write(response))
                    .handle("/fails", (request, response) -> {
                        throw new IllegalStateException("provoked");
                    })
                    .handle("/sends", (request, response) -> response.sendError(500))
                    .handle(
                            "/to-fails",
                            (request, response) ->
                                    start.start(request, response).dispatch("/fails"))
                    .handle(
                            "/to-sends",
                            (request, response) ->
                                    start.start(request, response).dispatch("/sends"))
                    .handle("/started-then-fails", (request, response) -> {
                        start.start(request, response).setTimeout(200);
                        throw new IllegalStateException("provoked");
                    }))) {
                for (String path : List.of("/to-fails", "/to-sends", "/started-then-fails")) {
                    RawResponse with = twin.filtered().get(path, "Connection: close");
                    RawResponse without = twin.plain().get(path, "Connection: close");
                    assertThat(with.status()).as(path).isEqualTo(without.status());
                    if (without.text().contains("<title>ERROR</title>")) {
                        continue; // the container's own report, with a stack in which we stand as well
                    }
                    assertThat(with.text().replace(Twin.FOOTER, "")).as(path).isEqualTo(without.text());
                    assertThat(Twin.occurrences(with.text()))
                            .as(path)
                            .isEqualTo(without.text().contains(Pages.TEXT) ? 1 : 0);
                }
            }
        }
    }

    @Test
    void theContextIsTheOriginalOneWhereItWouldBeWithoutUs() {
        for (Start start : STARTS) {
            injected((request, response) -> {
                AsyncContext async = start.start(request, response);
                response.setHeader(
                        "Original",
                        async.hasOriginalRequestAndResponse() + " "
                                + request.getAsyncContext().hasOriginalRequestAndResponse());
                Pages.write(response);
                async.complete();
            });
        }
    }

    @Test
    void listenersAreToldOfTheContextThatTheApplicationHas() {
        CountDownLatch told = new CountDownLatch(2);
        List<String> seen = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (Twin twin = Twin.of((request, response) -> {
            AsyncContext async = request.startAsync();
            async.addListener(new AsyncListening() {
                @Override
                public void onComplete(AsyncEvent event) {
                    seen.add(same(event, async, null, null));
                    told.countDown();
                }
            });
            async.addListener(
                    new AsyncListening() {
                        @Override
                        public void onComplete(AsyncEvent event) {
                            seen.add(same(event, async, request, response));
                            told.countDown();
                        }
                    },
                    request,
                    response);
            Pages.write((HttpServletResponse) async.getResponse());
            async.complete();
        })) {
            twin.filtered().get("/page");
            Attempt.of(() -> Pages.await(told));
            assertThat(seen).containsExactlyInAnyOrder("context", "context request response");
        }
    }

    @Test
    void requestAndResponseOfTheContextAreThoseItWasStartedWith() {
        injected((request, response) -> {
            AsyncContext async = request.startAsync(request, response);
            response.setHeader(
                    "Same",
                    (async.getRequest() == request) + " " + (async.getResponse() == response) + " "
                            + (request.getAsyncContext().getResponse() == response));
            Pages.write(response);
            async.complete();
        });
    }

    @Test
    void aListenerStartsAnotherRound() {
        CountDownLatch restarted = new CountDownLatch(2);
        injected((request, response) -> {
            if (request.getAttribute("again") != null) {
                AsyncContext second = request.startAsync();
                inAnotherThread(() -> {
                    Pages.write((HttpServletResponse) second.getResponse());
                    second.complete();
                });
                return;
            }
            request.setAttribute("again", true);
            AsyncContext first = request.startAsync();
            first.addListener(new AsyncListening() {
                @Override
                public void onStartAsync(AsyncEvent event) {
                    event.getAsyncContext().addListener(this);
                    restarted.countDown();
                }
            });
            first.dispatch();
        });
        assertThat(restarted.getCount()).isZero();
    }

    private static String same(
            AsyncEvent event, AsyncContext context, ServletRequest request, ServletResponse response) {
        String told = event.getAsyncContext() == context ? "context" : "another context";
        if (request != null) {
            told += event.getSuppliedRequest() == request ? " request" : " another request";
            told += event.getSuppliedResponse() == response ? " response" : " another response";
        }
        return told;
    }

    private static HttpServletRequest bare(ServletRequest request) {
        ServletRequest current = request;
        while (current instanceof jakarta.servlet.ServletRequestWrapper wrapper) {
            current = wrapper.getRequest();
        }
        return (HttpServletRequest) current;
    }

    private static HttpServletResponse bare(ServletResponse response) {
        ServletResponse current = response;
        while (current instanceof jakarta.servlet.ServletResponseWrapper wrapper) {
            current = wrapper.getResponse();
        }
        return (HttpServletResponse) current;
    }

    private static void inAnotherThread(Attempt action) {
        Thread thread = new Thread(() -> Attempt.of(action), "application");
        thread.setDaemon(true);
        thread.start();
    }

    private static void injected(App.Handler handler) {
        try (Twin twin = Twin.of(handler)) {
            twin.assertInjectedOnce("/page");
        }
    }
}
