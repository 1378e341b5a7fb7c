package dev.beian.footer;

import dev.beian.footer.InvalidBadgeException.Kind;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The police badge beside a PSB number. It is regulated and comes from the operator: either the page refers to an image that
 * somebody serves, or the library loads a resource once and serves it itself.
 */
public final class Badge {
    /** How large a badge may be, in bytes: 64 KiB. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final String CLASSPATH = "classpath:";
    private static final String FILE = "file:";

    private Badge() {}

    /**
     * Loads the badge that a site configures, if the library is to serve it.
     *
     * @param icon {@code psb.icon} as configured; null for none
     * @param loader where {@code classpath:} resources are looked for: the application's class loader
     * @return the badge; null if there is none, or a page refers to it where it is: by a URL or a path of the site
     * @throws InvalidBadgeException if it is to be served and cannot be
     */
    public static @Nullable Asset load(@Nullable String icon, ClassLoader loader) {
        if (icon == null) {
            return null;
        }
        String lower = icon.toLowerCase(Locale.ROOT);
        if (lower.startsWith(CLASSPATH)) {
            return fromClassPath(icon.substring(CLASSPATH.length()).strip(), loader);
        }
        return lower.startsWith(FILE) ? fromFile(icon.substring(FILE.length()).strip()) : null;
    }

    private static Asset fromClassPath(String path, ClassLoader loader) {
        String name = path;
        while (name.startsWith("/")) {
            name = name.substring(1); // names of resources are always absolute
        }
        try (InputStream in = loader.getResourceAsStream(name)) {
            if (in == null) {
                throw new InvalidBadgeException(Kind.MISSING, CLASSPATH + name);
            }
            return read(in);
        } catch (IOException unreadable) {
            throw new InvalidBadgeException(Kind.UNREADABLE, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Asset fromFile(String path) {
        Path file = path(path);
        if (Files.isDirectory(file)) {
            throw new InvalidBadgeException(
                    Kind.DIRECTORY, file.toAbsolutePath().toString());
        }
        try (InputStream in = Files.newInputStream(file)) {
            return read(in);
        } catch (NoSuchFileException | FileNotFoundException missing) {
            throw new InvalidBadgeException(Kind.MISSING, file.toAbsolutePath().toString());
        } catch (IOException unreadable) {
            throw new InvalidBadgeException(Kind.UNREADABLE, unreadable.toString());
        }
    }

    /** A path as people write it behind {@code file:}, with or without an empty authority, escaped or not. */
    private static Path path(String text) {
        try {
            if (text.startsWith("//")) {
                return Path.of(URI.create(FILE + text));
            }
            return Path.of(text);
        } catch (IllegalArgumentException noUri) {
            try {
                return Path.of(text.replaceFirst("^//+", "/"));
            } catch (InvalidPathException noPath) {
                throw new InvalidBadgeException(Kind.MISSING, text);
            }
        }
    }

    private static Asset read(InputStream in) throws IOException {
        byte[] content = in.readNBytes(MAX_LENGTH + 1);
        if (content.length > MAX_LENGTH) {
            throw new InvalidBadgeException(Kind.TOO_LARGE, "> " + MAX_LENGTH, Integer.toString(MAX_LENGTH));
        }
        return of(content);
    }

    /**
     * A badge from its bytes.
     *
     * @param content the image: PNG, GIF, JPEG, WebP, or SVG without anything active in it
     * @throws InvalidBadgeException if it is none of these
     */
    static Asset of(byte[] content) {
        ImageType type = ImageType.of(content);
        if (type == null) {
            throw new InvalidBadgeException(Kind.WRONG_TYPE, ImageType.beginning(content));
        }
        if (type == ImageType.SVG) {
            SvgCheck.requireHarmless(content);
        }
        return new Asset("badge", type.extension(), type.mediaType(), content);
    }
}
