package dev.beian.footer;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;

/**
 * Tells contents apart by sixteen hexadecimal digits: CRC-32 and CRC-32C beside each other, 64 bits that differ unless somebody
 * wants them not to, which nobody could gain by here. A cryptographic digest would have to be looked up and loaded at every
 * start, and to run before it is compiled; these two are native. Not thread-safe.
 */
final class ContentHash {
    private final CRC32 crc32 = new CRC32();
    private final CRC32C crc32c = new CRC32C();

    /** Adds bytes. */
    ContentHash add(byte[] content) {
        crc32.update(content, 0, content.length);
        crc32c.update(content, 0, content.length);
        return this;
    }

    /** Adds a text, and that it ends there. */
    ContentHash add(String text) {
        add(text.getBytes(StandardCharsets.UTF_8));
        crc32.update(0);
        crc32c.update(0);
        return this;
    }

    /** The hash of all that was added, in sixteen hexadecimal digits. */
    String digits() {
        return HexFormat.of().toHexDigits(crc32.getValue() << 32 | crc32c.getValue());
    }
}
