package dev.beian.servlet;

/** What an application gets to see when it tries something, in a word that two servers' answers can be compared by. */
@FunctionalInterface
interface Attempt {
    /** Tries. */
    void run() throws Exception;

    /** The simple name of what it throws, {@code fine} if it throws nothing. */
    static String of(Attempt attempt) {
        try {
            attempt.run();
            return "fine";
        } catch (Exception e) {
            return e.getClass().getSimpleName();
        }
    }
}
