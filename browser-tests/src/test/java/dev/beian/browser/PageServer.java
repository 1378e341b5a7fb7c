package dev.beian.browser;

import dev.beian.Beian;
import dev.beian.config.BeianSettings;
import dev.beian.config.Setting;
import dev.beian.servlet.BeianFilter;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.descriptor.web.FilterDef;
import org.apache.tomcat.util.descriptor.web.FilterMap;

/** Serves every layout twice: below {@code /with} through the filter, below {@code /without} as it is. */
final class PageServer implements AutoCloseable {
    private final Tomcat tomcat = new Tomcat();

    PageServer(Path folder, List<Layout> layouts, Map<String, String> settings) throws LifecycleException {
        tomcat.setBaseDir(folder.toString());
        tomcat.setPort(0);
        tomcat.setHostname("localhost");
        Map<String, Layout> byPath =
                layouts.stream().collect(Collectors.toMap(layout -> "/" + layout.name(), layout -> layout));
        context("/without", byPath);
        Context with = context("/with", byPath);
        FilterDef filter = new FilterDef();
        filter.setFilterName(BeianFilter.NAME);
        filter.setFilter(new BeianFilter(library(settings)));
        filter.setAsyncSupported("true");
        with.addFilterDef(filter);
        FilterMap map = new FilterMap();
        map.setFilterName(BeianFilter.NAME);
        map.addURLPattern("/*");
        for (DispatcherType type : List.of(DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR)) {
            map.setDispatcher(type.name());
        }
        with.addFilterMap(map);
        tomcat.getConnector();
        tomcat.start();
    }

    private static Beian library(Map<String, String> settings) {
        List<Setting> written = new ArrayList<>();
        settings.forEach((key, value) -> written.add(new Setting(key, value, "test", false)));
        return Beian.of(new BeianSettings(written), PageServer.class.getClassLoader(), Clock.systemUTC());
    }

    private Context context(String path, Map<String, Layout> layouts) {
        Context context = tomcat.addContext(path, null);
        Tomcat.addServlet(context, "pages", new Pages(layouts));
        context.addServletMappingDecoded("/", "pages");
        return context;
    }

    /** The address of a layout, through the filter or not. */
    String url(Layout layout, boolean withFooter) {
        return "http://localhost:" + tomcat.getConnector().getLocalPort() + (withFooter ? "/with/" : "/without/")
                + layout.name();
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private static final class Pages extends HttpServlet {
        private static final long serialVersionUID = 1L;

        private final transient Map<String, Layout> layouts;

        Pages(Map<String, Layout> layouts) {
            this.layouts = layouts;
        }

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            Layout layout = layouts.get(request.getServletPath());
            if (layout == null) {
                response.setStatus(request.getServletPath().equals("/favicon.ico") ? 204 : 404);
                return;
            }
            response.setHeader("Content-Type", layout.contentType());
            for (String field : layout.fields()) {
                int colon = field.indexOf(": ");
                response.addHeader(field.substring(0, colon), field.substring(colon + 2));
            }
            response.getOutputStream().write(layout.bytes());
        }
    }
}
