package dev.beian.config;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Binds the dates of a filing: days that have been, each not before the one that comes first in the filing's life. */
final class DateBinder {
    private static final LocalDate EARLIEST = LocalDate.of(1994, 4, 20); // the day on which China's Internet began

    private final SettingsReader reader;
    private final LocalDate today; // in China

    DateBinder(SettingsReader reader, LocalDate today) {
        this.reader = reader;
        this.today = today;
    }

    /** The day of a key; null if it is not set or cannot be. */
    @Nullable LocalDate date(SettingKey key) {
        Setting setting = reader.find(key);
        if (setting == null) {
            return null;
        }
        LocalDate date = Parsers.date(setting.value());
        if (date == null) {
            reader.problems().error(setting, key, "date");
            return null;
        }
        if (date.isAfter(today)) {
            reader.problems().error(setting, key, "date-in-future", today.toString());
            return null;
        }
        if (date.isBefore(EARLIEST)) {
            reader.problems().error(setting, key, "date-too-early", EARLIEST.toString());
            return null;
        }
        return date;
    }

    /**
     * Doubts a day that lies before another one whose filing comes first. It may be right: an ICP filing that was made anew is
     * younger than the PSB filing that followed the old one.
     */
    void doubtIfBefore(SettingKey key, @Nullable LocalDate date, SettingKey firstKey, @Nullable LocalDate first) {
        Setting setting = reader.find(key);
        if (date != null && first != null && date.isBefore(first) && setting != null) {
            reader.problems().warning(setting, key, "dates-unusual", reader.fullKey(firstKey), first.toString());
        }
    }

    /** The days of keys that follow each other in a filing's life; null for each that is not set or cannot be. */
    List<@Nullable LocalDate> inOrder(SettingKey... keys) {
        List<@Nullable LocalDate> dates = new ArrayList<>();
        SettingKey latestKey = null;
        LocalDate latest = null;
        for (SettingKey key : keys) {
            LocalDate date = date(key);
            dates.add(date);
            if (date == null) {
                continue;
            }
            Setting setting = reader.find(key);
            if (latest != null && latestKey != null && setting != null && date.isBefore(latest)) {
                reader.problems()
                        .error(setting, key, "dates-out-of-order", reader.fullKey(latestKey), latest.toString());
            }
            latest = date;
            latestKey = key;
        }
        return dates;
    }
}
