package dev.beian.servlet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No method of any supported Servlet version gets around our wrappers: each is declared by us, by its signature although we
 * compile against an older version, or stands here with the reason why it need not be.
 */
class WrappedMethodsTest {
    private static final Path APIS = Path.of("target", "servlet-apis");

    /** What neither writes nor says anything about the body, so that the container's answer is ours. */
    private static final Set<String> HARMLESS_OF_RESPONSE = Set.of(
            "addCookie(jakarta.servlet.http.Cookie)",
            "encodeURL(java.lang.String)",
            "encodeUrl(java.lang.String)",
            "encodeRedirectURL(java.lang.String)",
            "encodeRedirectUrl(java.lang.String)",
            "getBufferSize()",
            "setBufferSize(int)",
            "getCharacterEncoding()",
            "getContentType()",
            "getLocale()",
            "getStatus()",
            "getTrailerFields()",
            "setTrailerFields(java.util.function.Supplier)",
            "isCommitted()");

    /** What the API itself builds on methods that we declare. */
    private static final Set<String> BUILT_ON_PRINT = Set.of(
            "print(boolean)",
            "print(char)",
            "print(int)",
            "print(long)",
            "print(float)",
            "print(double)",
            "println()",
            "println(java.lang.String)",
            "println(boolean)",
            "println(char)",
            "println(int)",
            "println(long)",
            "println(float)",
            "println(double)");

    /** Builds on {@code format}, which we declare. */
    private static final Set<String> BUILT_ON_FORMAT = Set.of(
            "printf(java.lang.String,java.lang.Object[])",
            "printf(java.util.Locale,java.lang.String,java.lang.Object[])");

    @Test
    void everyVersionOfTheApiIsLookedAt() throws IOException {
        assertThat(apis()).hasSize(3);
    }

    @Test
    void everyMethodOfAResponse() throws Exception {
        Set<String> declared = declared(InjectingResponse.class, WithholdingResponse.class);
        for (ClassLoader api : apis()) {
            Set<String> known = methods(
                    api.loadClass("jakarta.servlet.ServletResponse"),
                    api.loadClass("jakarta.servlet.http.HttpServletResponse"));
            assertThat(known).hasSizeGreaterThan(30);
            assertThat(without(known, declared, HARMLESS_OF_RESPONSE)).isEmpty();
        }
    }

    @Test
    void everyMethodOfAStream() throws Exception {
        Set<String> declared = declared(InjectingOutputStream.class);
        for (ClassLoader api : apis()) {
            Set<String> known = methods(api.loadClass("jakarta.servlet.ServletOutputStream"), OutputStream.class);
            assertThat(known).hasSizeGreaterThan(18);
            assertThat(without(known, declared, BUILT_ON_PRINT)).isEmpty();
        }
    }

    @Test
    void everyMethodOfAWriter() {
        Set<String> known = methods(PrintWriter.class);
        assertThat(without(known, declared(InjectingWriter.class), BUILT_ON_FORMAT))
                .isEmpty();
    }

    @Test
    void everyMethodOfAnAsyncContextAndOfTheListeners() throws Exception {
        for (ClassLoader api : apis()) {
            assertDeclares(api, "jakarta.servlet.AsyncContext", InjectingAsyncContext.class);
            assertDeclares(api, "jakarta.servlet.AsyncListener", CompletionGuard.class);
            assertDeclares(
                    api,
                    "jakarta.servlet.AsyncListener",
                    Class.forName(InjectingAsyncContext.class.getName() + "$Relay"));
            assertDeclares(api, "jakarta.servlet.WriteListener", PageWriteListener.class);
        }
    }

    @Test
    void everyMethodOfARequestThatTakesAResponseOrGivesAnAsyncContext() throws Exception {
        Set<String> declared = declared(InjectableRequest.class);
        for (ClassLoader api : apis()) {
            List<Method> known = Stream.of(
                            api.loadClass("jakarta.servlet.ServletRequest"),
                            api.loadClass("jakarta.servlet.http.HttpServletRequest"))
                    .flatMap(type -> Arrays.stream(type.getMethods()))
                    .filter(method -> method.getReturnType().getSimpleName().equals("AsyncContext")
                            || Arrays.stream(method.getParameterTypes())
                                    .anyMatch(type -> type.getSimpleName().endsWith("ServletResponse")))
                    .toList();
            Set<String> signatures = known.stream()
                    .map(WrappedMethodsTest::signature)
                    // Its answer to the client is written through the response that it is given, which is ours.
                    .filter(signature -> !signature.startsWith("authenticate("))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(signatures).hasSize(3);
            assertThat(without(signatures, declared, Set.of())).isEmpty();
        }
    }

    private static void assertDeclares(ClassLoader api, String type, Class<?> ours) throws ClassNotFoundException {
        Set<String> known = methods(api.loadClass(type));
        assertThat(known).isNotEmpty();
        assertThat(without(known, declared(ours), Set.of())).as(ours.getName()).isEmpty();
    }

    private static Set<String> without(Set<String> known, Set<String> declared, Set<String> harmless) {
        Set<String> rest = new TreeSet<>(known);
        rest.removeAll(declared);
        rest.removeAll(harmless);
        return rest;
    }

    private static Set<String> declared(Class<?>... types) {
        return Stream.of(types)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isBridge())
                .map(WrappedMethodsTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The methods that these types declare and that a subclass can override. */
    private static Set<String> methods(Class<?>... types) {
        return Stream.of(types)
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
                .map(WrappedMethodsTest::signature)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getTypeName)
                .collect(Collectors.joining(",", method.getName() + "(", ")"));
    }

    /** Each version of the API, in a class loader of its own. */
    private static List<ClassLoader> apis() throws IOException {
        try (Stream<Path> jars = Files.list(APIS)) {
            List<ClassLoader> loaders = new java.util.ArrayList<>();
            for (Path jar : jars.sorted().toList()) {
                loaders.add(new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader()));
            }
            return loaders;
        }
    }
}
