package dev.beian.benchmarks.stub;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Locale;

/** A response that takes nothing: what the benchmarks need is overridden. */
abstract class UnusedResponse implements HttpServletResponse {
    private static UnsupportedOperationException unused() {
        return new UnsupportedOperationException("nobody asks this in the benchmarks");
    }

    @Override
    public void addCookie(Cookie first) {
        throw unused();
    }

    @Override
    public boolean containsHeader(String first) {
        throw unused();
    }

    @Override
    public String encodeURL(String first) {
        throw unused();
    }

    @Override
    public String encodeRedirectURL(String first) {
        throw unused();
    }

    @Override
    public void sendError(int first, String second) {
        throw unused();
    }

    @Override
    public void sendError(int first) {
        throw unused();
    }

    @Override
    public void sendRedirect(String first) {
        throw unused();
    }

    @Override
    public void setDateHeader(String first, long second) {
        throw unused();
    }

    @Override
    public void addDateHeader(String first, long second) {
        throw unused();
    }

    @Override
    public void setHeader(String first, String second) {
        throw unused();
    }

    @Override
    public void addHeader(String first, String second) {
        throw unused();
    }

    @Override
    public void setIntHeader(String first, int second) {
        throw unused();
    }

    @Override
    public void addIntHeader(String first, int second) {
        throw unused();
    }

    @Override
    public void setStatus(int first) {
        throw unused();
    }

    @Override
    public int getStatus() {
        throw unused();
    }

    @Override
    public String getHeader(String first) {
        throw unused();
    }

    @Override
    public Collection<String> getHeaders(String first) {
        throw unused();
    }

    @Override
    public Collection<String> getHeaderNames() {
        throw unused();
    }

    @Override
    public String getCharacterEncoding() {
        throw unused();
    }

    @Override
    public String getContentType() {
        throw unused();
    }

    @Override
    public ServletOutputStream getOutputStream() {
        throw unused();
    }

    @Override
    public PrintWriter getWriter() {
        throw unused();
    }

    @Override
    public void setCharacterEncoding(String first) {
        throw unused();
    }

    @Override
    public void setContentLength(int first) {
        throw unused();
    }

    @Override
    public void setContentLengthLong(long first) {
        throw unused();
    }

    @Override
    public void setContentType(String first) {
        throw unused();
    }

    @Override
    public void setBufferSize(int first) {
        throw unused();
    }

    @Override
    public int getBufferSize() {
        throw unused();
    }

    @Override
    public void flushBuffer() {
        throw unused();
    }

    @Override
    public void resetBuffer() {
        throw unused();
    }

    @Override
    public boolean isCommitted() {
        throw unused();
    }

    @Override
    public void reset() {
        throw unused();
    }

    @Override
    public void setLocale(Locale first) {
        throw unused();
    }

    @Override
    public Locale getLocale() {
        throw unused();
    }
}
