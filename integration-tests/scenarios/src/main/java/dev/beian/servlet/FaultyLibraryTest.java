package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.it.App;
import dev.beian.it.RawResponse;
import dev.beian.it.RunningServer;
import dev.beian.it.ServletServer;
import dev.beian.site.PageSelection;
import dev.beian.site.PathPattern;
import jakarta.servlet.DispatcherType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A fault of ours, wherever it strikes, lets the page go out as the application wrote it, and is told once. */
class FaultyLibraryTest {

    private static App describe(App app) {
        return app.handle("/page", (request, response) -> {
                    response.setHeader("ETag", "\"1\"");
                    response.setContentLength(Pages.PAGE.getBytes(UTF_8).length);
                    Pages.stream(response);
                })
                .handle("/text", (request, response) -> Pages.write(response))
                .handle("/large", (request, response) -> Pages.stream(response, Pages.large("<p>t</p>")))
                .handle("/flushed", (request, response) -> {
                    Pages.write(response, Pages.START);
                    response.flushBuffer();
                    Pages.write(response, Pages.END);
                })
                .handle("/forward", (request, response) -> {
                    request.getRequestDispatcher("/text").forward(request, response);
                })
                .handle("/async", (request, response) -> {
                    var async = request.startAsync();
                    async.start(() -> {
                        Attempt.of(() -> Pages.write((jakarta.servlet.http.HttpServletResponse) async.getResponse()));
                        async.complete();
                    });
                })
                .handle("/json", (request, response) -> {
                    response.setContentType("application/json");
                    response.setContentLength(2);
                    response.getOutputStream().print("{}");
                })
                .handle("/empty", (request, response) -> {
                    response.setContentType("text/html");
                    response.setHeader("Content-Length", null);
                });
    }

    private static final List<String> PATHS =
            List.of("/page", "/text", "/large", "/flushed", "/forward", "/async", "/json", "/empty");

    @Test
    void wheneverACallOfTheDeskFails() {
        try (RunningServer plain = ServletServer.start(describe(App.of()))) {
            for (Supplier<Throwable> fault : FAULTS) {
                for (Method call : PageDesk.class.getDeclaredMethods()) {
                    TestDesk desk = new TestDesk();
                    if (call.getName().equals("copyOfExcluded")) {
                        desk.pages = new PageSelection(
                                List.of(), List.of(PathPattern.parse("/**")), List.of("/page"), false);
                    }
                    assertHarmless(plain, failing(PageDesk.class, desk, call.getName(), fault), call.getName(), desk);
                }
            }
        }
    }

    @Test
    void wheneverACallOfTheFooterFails() {
        try (RunningServer plain = ServletServer.start(describe(App.of()))) {
            for (Supplier<Throwable> fault : FAULTS) {
                for (Method call : PageFooter.class.getDeclaredMethods()) {
                    TestDesk desk = new TestDesk();
                    PageDesk withFaultyFooter = (PageDesk) Proxy.newProxyInstance(
                            PageDesk.class.getClassLoader(),
                            new Class<?>[] {PageDesk.class},
                            (proxy, method, arguments) -> {
                                Object answer = invoke(method, desk, arguments);
                                return answer instanceof PageFooter footer
                                        ? failing(PageFooter.class, footer, call.getName(), fault)
                                        : answer;
                            });
                    assertHarmless(plain, withFaultyFooter, call.getName(), desk);
                }
            }
        }
    }

    @Test
    void aPageThatFailedIsCountedAndToldOnce() {
        try (Twin twin = Twin.of(FaultyLibraryTest::describe)) {
            IllegalStateException failure = new IllegalStateException("provoked");
            twin.desk.failure = failure;
            for (String path : List.of("/page", "/text", "/large", "/flushed", "/forward", "/async")) {
                twin.desk.outcomes.clear();
                twin.desk.faults.clear();
                RawResponse with = twin.filtered().get(path);
                assertThat(with.text())
                        .as(path)
                        .isEqualTo(twin.plain().get(path).text());
                assertThat(with.isComplete()).as(path).isTrue();
                assertThat(twin.desk.outcomesOnce(1)).as(path).containsExactly("FAILED");
                assertThat(twin.desk.faults).as(path).containsExactly(failure);
            }
        }
    }

    private static final List<Supplier<Throwable>> FAULTS = List.of(
            () -> new IllegalStateException("provoked"),
            () -> new NoClassDefFoundError("provoked"),
            StackOverflowError::new);

    private static void assertHarmless(RunningServer plain, PageDesk faulty, String call, TestDesk desk) {
        App app = describe(App.of()
                .filter(
                        BeianFilter.NAME,
                        new BeianFilter(faulty),
                        DispatcherType.REQUEST,
                        DispatcherType.FORWARD,
                        DispatcherType.ERROR,
                        DispatcherType.ASYNC));
        try (RunningServer filtered = ServletServer.start(app)) {
            for (String path : PATHS) {
                RawResponse with = filtered.get(path);
                RawResponse without = plain.get(path);
                String as = call + " at " + path;
                assertThat(with.status()).as(as).isEqualTo(200);
                assertThat(with.text().replace(Twin.FOOTER, "")).as(as).isEqualTo(without.text());
                assertThat(with.isComplete()).as(as).isTrue();
                assertThat(with.field("Content-Type")).as(as).isEqualTo(without.field("Content-Type"));
            }
            if (!call.equals("fault") && !call.equals("unmappedForward") && !call.equals("site")) {
                List<Throwable> told = new CopyOnWriteArrayList<>(desk.faults);
                assertThat(told.isEmpty() && !desk.outcomes.contains("FAILED") && !isUnused(call))
                        .as("%s told of nothing: %s", call, desk.outcomes)
                        .isFalse();
            }
        }
    }

    /** Calls that these pages do not lead to. */
    private static boolean isUnused(String call) {
        return Stream.of("servedPaths", "fingerprint", "copyOf", "unlinked").anyMatch(call::equals);
    }

    private static <T> T failing(Class<T> type, T real, String call, Supplier<Throwable> fault) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals(call)) {
                        throw fault.get();
                    }
                    return invoke(method, real, arguments);
                }));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
