package dev.beian.servlet.http;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A date as it stands in a field (RFC 9110 §5.6.7). Stateless. */
public final class HttpDate {
    /** What {@link #parse} answers where there is no date. */
    public static final long NONE = -1;

    private static final DateTimeFormatter IMF_FIXDATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ENGLISH);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.ENGLISH);

    /** Two digits of the year; the RFC has dates more than 50 years ahead read as past, which a fixed base gives for now. */
    private static final DateTimeFormatter RFC_850 = new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, 1970)
            .appendPattern(" HH:mm:ss 'GMT'")
            .toFormatter(Locale.ENGLISH);

    private HttpDate() {}

    /**
     * Writes a date in the one format that is to be written.
     *
     * @param seconds seconds since 1970
     * @return the field's value
     */
    public static String format(long seconds) {
        return IMF_FIXDATE.format(Instant.ofEpochSecond(seconds).atOffset(ZoneOffset.UTC));
    }

    /**
     * Reads a date in any of the three formats.
     *
     * @param value a field's value, null if there is none
     * @return seconds since 1970; {@link #NONE} if it is no date, or one before 1970
     */
    public static long parse(@Nullable String value) {
        if (value == null) {
            return NONE;
        }
        String text = value.strip();
        for (DateTimeFormatter format : new DateTimeFormatter[] {IMF_FIXDATE, RFC_850, ASCTIME}) {
            try {
                return Math.max(NONE, LocalDateTime.parse(text, format).toEpochSecond(ZoneOffset.UTC));
            } catch (DateTimeParseException another) {
                // The next format may fit.
            }
        }
        return NONE;
    }
}
