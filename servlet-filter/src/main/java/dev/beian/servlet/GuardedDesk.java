package dev.beian.servlet;

import dev.beian.audit.PageCopy;
import dev.beian.html.InjectionResult;
import dev.beian.servlet.http.ServedPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

/**
 * A desk whose faults stay away from the application.
 *
 * <p>What is only told to it, and what is asked by the way, never fails here: the fault is reported to {@link #fault}, and
 * the answer is the harmless one. The calls that judge a page do fail, for who asks then lets the page through and counts
 * it as failed. Catches what a programming error or a broken deployment throws; other errors, memory above all, are not
 * ours to keep from the container. Thread-safe as the desk behind it.
 */
final class GuardedDesk implements PageDesk {
    private final PageDesk desk;

    GuardedDesk(PageDesk desk) {
        this.desk = desk;
    }

    @Override
    public @Nullable PageFooter footerFor(HttpServletRequest request) {
        return desk.footerFor(request);
    }

    @Override
    public @Nullable String exclusionOf(HttpServletRequest request, PageFooter footer) {
        return desk.exclusionOf(request, footer);
    }

    @Override
    public void served(HttpServletRequest request, @Nullable PageFooter footer, InjectionResult result) {
        try {
            desk.served(request, footer, result);
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fault("counting a page", fault);
        }
    }

    @Override
    public void unlinked(HttpServletRequest request, PageFooter footer) {
        try {
            desk.unlinked(request, footer);
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fault("noting a number without its link", fault);
        }
    }

    @Override
    public void fault(String place, Throwable cause) {
        try {
            desk.fault(place, cause);
        } catch (RuntimeException | LinkageError | StackOverflowError lost) {
            // Nobody is left to tell.
        }
    }

    @Override
    public void unmappedForward() {
        try {
            desk.unmappedForward();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fault("warning of forwards", fault);
        }
    }

    @Override
    public ServedPaths servedPaths() {
        try {
            return desk.servedPaths();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fault("remembering paths", fault);
            return new ServedPaths(); // one that knows nothing
        }
    }

    @Override
    public @Nullable PageCopy copyOf(HttpServletRequest request, HttpServletResponse response, PageFooter footer) {
        try {
            return desk.copyOf(request, response, footer);
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fault("copying a page for its audit", fault);
            return null;
        }
    }

    @Override
    public @Nullable PageCopy copyOfExcluded(
            HttpServletRequest request, HttpServletResponse response, PageFooter footer) {
        try {
            return desk.copyOfExcluded(request, response, footer);
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fault("copying an excluded page for its audit", fault);
            return null;
        }
    }

    @Override
    public boolean isDebugging() {
        try {
            return desk.isDebugging();
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fault("debugging", fault);
            return false;
        }
    }

    @Override
    public ContainerTraits traits(HttpServletResponse response) {
        try {
            return desk.traits(response);
        } catch (RuntimeException | LinkageError | StackOverflowError fault) {
            fault("knowing the container", fault);
            return ContainerTraits.of(response);
        }
    }
}
