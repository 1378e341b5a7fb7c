package dev.beian.servlet.http;

/** The weight of a member of a negotiation field (RFC 9110 §12.4.2). Stateless. */
final class Weight {
    private Weight() {}

    /**
     * Whether a member is declared unacceptable.
     *
     * @param member one member, parameters included
     * @return true if its weight is 0
     */
    static boolean isZero(String member) {
        int semicolon = member.indexOf(';');
        while (semicolon >= 0) {
            int next = member.indexOf(';', semicolon + 1);
            String parameter = member.substring(semicolon + 1, next < 0 ? member.length() : next)
                    .strip();
            if (parameter.length() > 2 && (parameter.charAt(0) | 0x20) == 'q' && parameter.charAt(1) == '=') {
                return isZeroNumber(parameter, 2);
            }
            semicolon = next;
        }
        return false;
    }

    private static boolean isZeroNumber(String parameter, int from) {
        for (int i = from; i < parameter.length(); i++) {
            char c = parameter.charAt(i);
            if (c != '0' && c != '.') {
                return false;
            }
        }
        return true;
    }
}
