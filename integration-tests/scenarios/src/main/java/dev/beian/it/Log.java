package dev.beian.it;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the library logs from now on, wherever its classes were loaded. */
public final class Log extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("dev.beian"); // kept, for the log manager would forget it
    private final List<String> lines = new CopyOnWriteArrayList<>();

    /** Begins to listen. */
    public Log() {
        logger.setLevel(Level.ALL);
        logger.addHandler(this);
    }

    /** {@return each message so far behind its level} */
    public List<String> lines() {
        return lines;
    }

    @Override
    public void publish(LogRecord record) {
        lines.add(record.getLevel() + " " + record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
