package dev.beian.config;

import dev.beian.filing.MalformedNumberException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reports numbers that cannot be, telling first of all where an encoding and not the operator is to blame. */
final class NumberProblems {
    /** Starts the code of a problem whose rest is the code of a {@link MalformedNumberException}. */
    static final String PREFIX = "number:";

    /** What a charset lacks becomes a question mark: {@code ?ICP?2021012345?}, {@code ?????11010502030143?}. */
    private static final Pattern QUESTION_MARKS = Pattern.compile("(?i)\\?+\\s*ICP.*|\\?{3,}.*");

    private NumberProblems() {}

    static void report(Setting setting, SettingKey key, MalformedNumberException malformed, Problems problems) {
        String meant = TextCheck.repairGbk(setting.value());
        if (meant != null) {
            problems.error(setting, key, "text-gbk", meant);
        } else if (QUESTION_MARKS.matcher(setting.value()).matches()) {
            problems.error(setting, key, "text-destroyed");
        } else {
            List<String> arguments = new ArrayList<>();
            arguments.add(Integer.toString(malformed.position()));
            arguments.addAll(malformed.arguments());
            problems.error(setting, key, PREFIX + malformed.code(), arguments.toArray(String[]::new));
        }
    }

    /** What was wrong with the number of a problem reported here. */
    static MalformedNumberException exceptionOf(Problem problem) {
        return new MalformedNumberException(
                problem.code().substring(PREFIX.length()),
                Integer.parseInt(problem.arguments().get(0)),
                problem.arguments().stream().skip(1).toArray(String[]::new));
    }
}
