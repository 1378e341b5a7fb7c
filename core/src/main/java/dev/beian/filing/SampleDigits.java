package dev.beian.filing;

import java.util.Set;

/** Recognises numbers that were made up: runs, repetitions, zeros, and those that templates come with. */
final class SampleDigits {
    /**
     * What public themes and templates show until somebody changes it, without {@code -N}. Only numbers that no owner of
     * theirs is known to use.
     */
    private static final Set<String> TEMPLATE_DEFAULTS = Set.of("鄂ICP备20001234号", "京公网安备11030102010293号");

    private SampleDigits() {}

    static boolean isTemplateDefault(String number) {
        return TEMPLATE_DEFAULTS.contains(number);
    }

    /** Whether digits go up or down by one throughout, with 0 next to 9, or are all the same. */
    static boolean isRun(String digits) {
        int step = (digits.charAt(1) - digits.charAt(0) + 10) % 10;
        if (step > 1 && step < 9) {
            return false;
        }
        for (int i = 2; i < digits.length(); i++) {
            if ((digits.charAt(i) - digits.charAt(i - 1) + 10) % 10 != step) {
                return false;
            }
        }
        return true;
    }

    static boolean isZero(String digits) {
        for (int i = 0; i < digits.length(); i++) {
            if (digits.charAt(i) != '0') {
                return false;
            }
        }
        return true;
    }
}
