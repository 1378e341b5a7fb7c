package dev.beian.it.status;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads Prometheus' text format, version 0.0.4, more strictly than Prometheus does: every family has its HELP and its TYPE,
 * once, before its samples, which stand together; every line has a line end; nothing is there twice.
 */
final class MetricsText {
    private static final Pattern COMMENT = Pattern.compile("# (HELP|TYPE) ([a-zA-Z_:][a-zA-Z0-9_:]*) ([^\n\r]*)");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\n]|\\\\[\\\\\"n])*)\"");
    private static final Pattern VALUE = Pattern.compile(" ([-+]?[0-9.eE+-]+|NaN|[+-]Inf)");
    private static final Set<String> TYPES = Set.of("counter", "gauge", "histogram", "summary", "untyped");

    private final Map<String, Family> families = new LinkedHashMap<>();
    private String help = "";
    private String helped = "";
    private String current = "";

    private MetricsText() {}

    /** A metric with its samples. */
    record Family(String name, String help, String type, List<Sample> samples) {}

    /** One value, with its labels as they were before they were escaped. */
    record Sample(Map<String, String> labels, double value) {}

    /**
     * Reads.
     *
     * @throws AssertionError if the text is not in the format
     */
    static Map<String, Family> parse(String text) {
        check(text.endsWith("\n"), "no final line end");
        MetricsText reader = new MetricsText();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            check(line.indexOf('\r') < 0, "a carriage return in " + line);
            if (line.startsWith("#")) {
                reader.comment(line);
            } else {
                reader.sample(line);
            }
        }
        return reader.families;
    }

    private void comment(String line) {
        Matcher comment = COMMENT.matcher(line);
        check(comment.matches(), line);
        String name = comment.group(2);
        check(!families.containsKey(name), "a second time: " + line);
        if (comment.group(1).equals("HELP")) {
            check(!helped.equals(name), "a second time: " + line);
            helped = name;
            help = comment.group(3);
            check(help.replace("\\\\", "").replace("\\n", "").indexOf('\\') < 0, "escape in " + line);
        } else {
            check(TYPES.contains(comment.group(3)), "type of " + line);
            check(helped.isEmpty() || helped.equals(name), "no help before " + line);
            families.put(name, new Family(name, help, comment.group(3), new ArrayList<>()));
            current = name;
            helped = "";
            help = "";
        }
    }

    private void sample(String line) {
        Matcher name = NAME.matcher(line);
        check(name.lookingAt(), line);
        check(name.group().equals(current), "not with its family: " + line);
        int at = name.end();
        Map<String, String> labels = new LinkedHashMap<>();
        if (line.startsWith("{", at)) {
            char next = '{';
            while (next != '}') {
                Matcher label = LABEL.matcher(line).region(at + 1, line.length());
                check(label.lookingAt(), line);
                check(labels.put(label.group(1), unescaped(label.group(2))) == null, "twice: " + label.group(1));
                at = label.end();
                check(at < line.length() && ",}".indexOf(line.charAt(at)) >= 0, line);
                next = line.charAt(at);
            }
            at++;
        }
        Matcher value = VALUE.matcher(line).region(at, line.length());
        check(value.matches(), "value of " + line);
        Family family = families.get(current);
        Set<Map<String, String>> known = new HashSet<>();
        family.samples().forEach(sample -> known.add(sample.labels()));
        check(known.add(labels), "twice: " + line);
        family.samples().add(new Sample(labels, number(value.group(1))));
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static String unescaped(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
                c = text.charAt(i) == 'n' ? '\n' : text.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static void check(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }
}
