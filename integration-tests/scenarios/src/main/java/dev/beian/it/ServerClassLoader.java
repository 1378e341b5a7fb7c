package dev.beian.it;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A server's class loader in front of deployed archives: it shows the container, but of this library and its
 * dependencies only what stands in the shared library folder, as in a real server.
 */
final class ServerClassLoader extends ClassLoader {

    private static final List<String> HIDDEN_PACKAGES = List.of("dev.beian.", "com.typesafe.config.", "org.jsoup.");
    private static final List<String> HIDDEN_RESOURCES =
            List.of("dev/beian/", "com/typesafe/config/", "org/jsoup/", "reference.conf", "application.");
    private static final List<String> HIDDEN_JARS =
            List.of("beian-", "/servlet-filter/target/classes", "/core/target/classes", "/config-", "/jsoup-");

    static {
        registerAsParallelCapable();
    }

    private ServerClassLoader(ClassLoader parent) {
        super(parent);
    }

    static ClassLoader over(ClassLoader parent, List<Path> sharedLibraries) {
        ClassLoader container = new ServerClassLoader(parent);
        if (sharedLibraries.isEmpty()) {
            return container;
        }
        List<URL> urls = new ArrayList<>();
        for (Path jar : sharedLibraries) {
            try {
                urls.add(jar.toUri().toURL());
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(jar.toString(), e);
            }
        }
        return new URLClassLoader(urls.toArray(URL[]::new), container);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (HIDDEN_PACKAGES.stream().anyMatch(name::startsWith)) {
            throw new ClassNotFoundException(name);
        }
        return super.loadClass(name, resolve);
    }

    @Override
    public @Nullable URL getResource(String name) {
        try {
            Enumeration<URL> all = getResources(name);
            return all.hasMoreElements() ? all.nextElement() : null;
        } catch (IOException e) {
            return null;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (HIDDEN_RESOURCES.stream().anyMatch(name::startsWith)) {
            return Collections.emptyEnumeration();
        }
        List<URL> shown = new ArrayList<>();
        for (URL url : Collections.list(super.getResources(name))) {
            if (HIDDEN_JARS.stream().noneMatch(url.toString()::contains)) {
                shown.add(url);
            }
        }
        return Collections.enumeration(shown);
    }
}
