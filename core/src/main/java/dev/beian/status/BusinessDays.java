package dev.beian.status;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Counts days from Monday to Friday. Knows no public holidays, which are decreed year by year, and says so. */
final class BusinessDays {
    private BusinessDays() {}

    /** The day that comes so many business days after another one. */
    static LocalDate after(LocalDate day, int businessDays) {
        LocalDate reached = day;
        for (int left = businessDays; left > 0; ) {
            reached = reached.plusDays(1);
            if (reached.getDayOfWeek() != DayOfWeek.SATURDAY && reached.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return reached;
    }
}
