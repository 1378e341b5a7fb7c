package dev.beian.servlet.http;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The preconditions and the range of a request (RFC 9110 §13, §14) as the application is to see them, which knows nothing
 * of the footer.
 *
 * <p>A tag that tells the footer of today stands for the application's own validator. One that tells another footer, or
 * none, is that of a copy that must not live on: on a page it never leads to a 304. A range of a page with a footer is
 * never asked of the application, which has only the page without. Immutable.
 */
public final class ConditionalRequest {
    /** A request without precondition or range. */
    public static final ConditionalRequest NONE =
            new ConditionalRequest(Match.NONE, List.of(), null, null, null, List.of(), false);

    private static final String ANY = "*";

    private final Match match;
    private final List<String> ifNoneMatch;
    private final @Nullable String ifModifiedSince;
    private final @Nullable String range;
    private final @Nullable String ifRange;

    /** The members of If-None-Match that tell the footer of today, as the client sent them. */
    private final List<EntityTag> current;

    private final boolean provesPage;

    private ConditionalRequest(
            Match match,
            List<String> ifNoneMatch,
            @Nullable String ifModifiedSince,
            @Nullable String range,
            @Nullable String ifRange,
            List<EntityTag> current,
            boolean provesPage) {
        this.match = match;
        this.ifNoneMatch = List.copyOf(ifNoneMatch);
        this.ifModifiedSince = ifModifiedSince;
        this.range = range;
        this.ifRange = ifRange;
        this.current = List.copyOf(current);
        this.provesPage = provesPage;
    }

    /**
     * Whether a field is one of those that are answered here.
     *
     * @param name the field's name in any case, null allowed
     * @return true if the application is to ask here for it
     */
    public static boolean covers(@Nullable String name) {
        if (name == null) {
            return false;
        }
        return switch (name.length()) {
            case 5 -> name.equalsIgnoreCase("Range");
            case 8 -> name.equalsIgnoreCase("If-Match") || name.equalsIgnoreCase("If-Range");
            case 13 -> name.equalsIgnoreCase("If-None-Match");
            case 19 -> name.equalsIgnoreCase("If-Unmodified-Since");
            case 17 -> name.equalsIgnoreCase("If-Modified-Since");
            default -> false;
        };
    }

    /**
     * Translates a request.
     *
     * @param method the method
     * @param fields the lines of each field as the client sent them, by its name; empty for one that was not sent
     * @param fingerprint the fingerprint of the footer that a page of this request gets; null if it gets none
     * @param guess what the answer will probably be
     * @return the fields as the application is to see them
     */
    public static ConditionalRequest of(
            String method, Function<String, List<String>> fields, @Nullable String fingerprint, PageGuess guess) {
        List<String> match = fields.apply("If-Match");
        List<String> noneMatch = fields.apply("If-None-Match");
        String unmodified = first(fields.apply("If-Unmodified-Since"));
        String since = first(fields.apply("If-Modified-Since"));
        String range = first(fields.apply("Range"));
        String ifRange = first(fields.apply("If-Range"));
        if (!method.equals("GET") && !method.equals("HEAD")) {
            // The precondition is about the resource's state, in which the footer has no part.
            return new ConditionalRequest(
                    Match.of(match, unmodified, true), stripped(noneMatch), since, range, ifRange, List.of(), false);
        }
        Validation validation = new Validation(fingerprint, guess.isPage());
        validation.read(noneMatch, since);
        boolean ranged = range != null
                && !provesPage(match)
                && !provesPage(ifRange)
                && !(fingerprint != null && isForPages(ifRange, guess));
        return new ConditionalRequest(
                Match.of(match, unmodified, false),
                validation.toShow,
                validation.since,
                ranged ? range : null,
                ranged || (range == null && !provesPage(ifRange)) ? ifRange : null,
                validation.current,
                validation.provesPage || provesPage(match) || provesPage(ifRange));
    }

    /** Whether a range under a condition that is no tag of ours must not be taken from a page. */
    private static boolean isForPages(@Nullable String ifRange, PageGuess guess) {
        if (guess == PageGuess.PAGE) {
            return true; // what the client has of it may be of the page with its footer
        }
        boolean date = ifRange != null && EntityTag.parse(ifRange) == null;
        return date && guess != PageGuess.OTHER;
    }

    private static List<String> stripped(List<String> lines) {
        if (!provesPage(lines)) {
            return lines;
        }
        List<String> members = new ArrayList<>(2);
        for (String member : EntityTag.members(lines)) {
            PageTag ours = read(member);
            EntityTag application = ours == null ? null : ours.application();
            if (application != null) {
                members.add(application.toString());
            } else if (ours == null && !PageTag.isMarked(member)) {
                members.add(member);
            }
        }
        return members.isEmpty() ? List.of() : List.of(String.join(", ", members));
    }

    private static boolean provesPage(List<String> lines) {
        for (String line : lines) {
            if (provesPage(line)) {
                return true;
            }
        }
        return false;
    }

    private static boolean provesPage(@Nullable String line) {
        return line != null && PageTag.isMarked(line);
    }

    private static @Nullable PageTag read(String member) {
        EntityTag tag = EntityTag.parse(member);
        return tag == null ? null : PageTag.read(tag);
    }

    private static @Nullable String first(List<String> lines) {
        return lines.isEmpty() ? null : lines.get(0);
    }

    /**
     * The lines of a field that the application is to see.
     *
     * @param name the name of a field that is {@linkplain #covers covered}, in any case
     * @return the lines, empty if the application is to see none
     */
    public List<String> lines(String name) {
        return switch (name.length()) {
            case 5 -> listed(range);
            case 8 -> name.equalsIgnoreCase("If-Match") ? match.lines : listed(ifRange);
            case 13 -> ifNoneMatch;
            case 19 -> listed(match.unmodifiedSince);
            default -> listed(ifModifiedSince);
        };
    }

    private static List<String> listed(@Nullable String line) {
        return line == null ? List.of() : List.of(line);
    }

    /**
     * Whether the client has a page with a footer of ours under this URI.
     *
     * @return true if a tag of the request says so
     */
    public boolean provesPage() {
        return provesPage;
    }

    /**
     * The tag with which a 304 goes out: as the client knows it (RFC 9110 §15.4.5).
     *
     * @param application the tag that the application set, null if none
     * @return the tag of the client's copy; null if the client has none with the footer of today
     */
    public @Nullable EntityTag known(@Nullable EntityTag application) {
        if (application == null) {
            return ifNoneMatch.isEmpty() ? newest() : current.size() == 1 ? current.get(0) : null;
        }
        for (EntityTag tag : current) {
            PageTag ours = PageTag.read(tag);
            EntityTag own = ours == null ? null : ours.application();
            if (own != null && own.isWeaklyEqualTo(application)) {
                return tag;
            }
        }
        return null;
    }

    /** The tag whose date the application was asked about. */
    private @Nullable EntityTag newest() {
        EntityTag newest = null;
        long date = HttpDate.NONE;
        for (EntityTag tag : current) {
            PageTag ours = PageTag.read(tag);
            if (ours != null && ours.application() == null && ours.lastModified() > date) {
                newest = tag;
                date = ours.lastModified();
            }
        }
        return newest;
    }

    /** If-Match and its elder If-Unmodified-Since, which is about the same. */
    private record Match(List<String> lines, @Nullable String unmodifiedSince) {
        static final Match NONE = new Match(List.of(), null);

        /**
         * Takes the suffixes off, whichever footer they tell: the client has seen that state of the resource.
         *
         * @param changing whether the method may change the resource; then what matches nothing must not get lost
         */
        static Match of(List<String> lines, @Nullable String unmodifiedSince, boolean changing) {
            List<String> stripped = stripped(lines);
            if (!stripped.isEmpty() || lines.isEmpty() || !changing) {
                return new Match(stripped, lines.isEmpty() || !stripped.isEmpty() ? unmodifiedSince : null);
            }
            long newest = HttpDate.NONE;
            for (String member : EntityTag.members(lines)) {
                PageTag ours = read(member);
                if (ours != null && ours.application() == null) {
                    newest = Math.max(newest, ours.lastModified());
                }
            }
            return newest == HttpDate.NONE ? new Match(lines, null) : new Match(List.of(), HttpDate.format(newest));
        }
    }

    /** Reads If-None-Match and If-Modified-Since of a request for a representation. */
    private static final class Validation {
        private final @Nullable String fingerprint;
        private final boolean page;
        private final List<EntityTag> current = new ArrayList<>(1);
        private List<String> toShow = List.of();
        private @Nullable String since;
        private boolean provesPage;

        Validation(@Nullable String fingerprint, boolean page) {
            this.fingerprint = fingerprint;
            this.page = page;
        }

        void read(List<String> noneMatch, @Nullable String modifiedSince) {
            List<String> own = new ArrayList<>(1);
            List<String> foreign = new ArrayList<>(1);
            long date = HttpDate.NONE;
            for (String member : EntityTag.members(noneMatch)) {
                EntityTag tag = EntityTag.parse(member);
                PageTag ours = tag == null ? null : PageTag.read(tag);
                if (tag == null || ours == null) {
                    if (PageTag.isMarked(member)) {
                        provesPage = true; // of which footer is not to be read any more
                    } else {
                        foreign.add(member);
                    }
                    continue;
                }
                provesPage = true;
                if (ours.fingerprint().equals(fingerprint)) {
                    current.add(tag);
                    EntityTag application = ours.application();
                    if (application == null) {
                        date = Math.max(date, ours.lastModified());
                    } else {
                        own.add(application.toString());
                    }
                }
            }
            if (!provesPage && (!page || fingerprint == null)) {
                toShow = noneMatch;
                since = modifiedSince;
                return;
            }
            if (fingerprint == null || (own.isEmpty() && foreign.size() == 1 && foreign.contains(ANY))) {
                own.addAll(foreign); // without a footer of ours, the application's validators are the true ones
            }
            toShow = own.isEmpty() ? List.of() : List.of(String.join(", ", own));
            // Where the client sent tags, its date is not to be looked at (RFC 9110 §13.1.3).
            since = own.isEmpty() && date != HttpDate.NONE ? HttpDate.format(date) : null;
        }
    }
}
