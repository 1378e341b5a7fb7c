package dev.beian.benchmarks.stub;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** A GET request as a browser sends it; recycled, as containers recycle theirs. Not thread-safe. */
public final class StubRequest extends UnusedRequest {
    private final Map<String, Object> attributes = new HashMap<>();
    /** By names in any case, found without making a string: no container makes one. */
    private final Map<String, String> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    private final ServletContext context;
    private String path = "/page.html";
    private String host = "www.example.cn";

    /** A request in an application. */
    public StubRequest(ServletContext context) {
        this.context = context;
        fields.put("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8");
        fields.put("accept-encoding", "identity");
        fields.put("user-agent", "Mozilla/5.0");
    }

    /** Makes it a new request. */
    public void recycle(String newPath) {
        attributes.clear();
        path = newPath;
    }

    /** Makes it a new request to a host. */
    public void recycle(String newHost, String newPath) {
        host = newHost;
        recycle(newPath);
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    @Override
    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        return Collections.enumeration(attributes.keySet());
    }

    @Override
    public String getHeader(String name) {
        return name.equalsIgnoreCase("host") ? host : fields.get(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        String value = getHeader(name);
        return value == null ? Collections.emptyEnumeration() : Collections.enumeration(Collections.singleton(value));
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public DispatcherType getDispatcherType() {
        return DispatcherType.REQUEST;
    }

    @Override
    public boolean isAsyncStarted() {
        return false;
    }

    @Override
    public boolean isAsyncSupported() {
        return true;
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    @Override
    public RequestDispatcher getRequestDispatcher(String target) {
        return context.getRequestDispatcher(target);
    }

    @Override
    public String getServerName() {
        return host;
    }

    @Override
    public int getServerPort() {
        return 80;
    }

    @Override
    public String getScheme() {
        return "http";
    }

    @Override
    public String getProtocol() {
        return "HTTP/1.1";
    }

    @Override
    public String getRemoteAddr() {
        return "203.0.113.7";
    }

    @Override
    public String getContextPath() {
        return "";
    }

    @Override
    public String getServletPath() {
        return path;
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getQueryString() {
        return null;
    }

    @Override
    public String getRequestURI() {
        return path;
    }

    @Override
    public long getDateHeader(String name) {
        return -1;
    }
}
