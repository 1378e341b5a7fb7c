package dev.beian.servlet;

import java.io.IOException;

/**
 * The stream or the writer that an application has taken of a response. Of text some may wait to be read, of bytes nothing
 * does; so a stream has nothing to do where it is asked for what waits.
 */
sealed interface TakenOutput permits InjectingOutputStream, InjectingWriter {
    /** Whether all goes straight to the container's writer, which cannot be taken back once text went through it. */
    default boolean isWriterStraight() {
        return false;
    }

    /** The buffer was reset: what comes next is judged anew. */
    default void undoStraight() {}

    /** Hands what has gathered of the text to the page. */
    default void drain() throws IOException {}

    /** The same on behalf of a method that cannot fail: the writer's {@code checkError()} tells it. */
    default void drainQuietly() {}

    /** From here on no text gathers. */
    default void stopGathering() {}

    /** The application has given up what it wrote. */
    default void discard() {}

    /** Writes what is left of the text when the body ends. */
    default void finishText() throws IOException {}
}
