package dev.beian.audit.cli;

import org.jspecify.annotations.Nullable;

/**
 * A page as it came.
 *
 * @param bytes its bytes
 * @param charset the {@code charset} parameter of its Content-Type; null if there is none
 * @param address where it came from in the end
 */
record FetchedPage(byte[] bytes, @Nullable String charset, String address) {}
