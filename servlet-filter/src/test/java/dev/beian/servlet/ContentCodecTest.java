package dev.beian.servlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beian.servlet.http.ContentCoding;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The content codings, piece by piece, against the JDK's streams. */
class ContentCodecTest {
    private static final byte[] PAGE = "<p>你好, 备案 0123456789</p>\n".repeat(400).getBytes(UTF_8);

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] deflate(byte[] bytes, boolean raw) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(bytes);
        }
        deflater.end();
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Decodes in pieces of one length. */
    private static ByteArrayOutputStream decode(ContentDecoder decoder, byte[] coded, int piece) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int from = 0; from < coded.length; from += piece) {
            decoder.decode(coded, from, Math.min(piece, coded.length - from), out::write);
        }
        return out;
    }

    private static void assertDecodes(ContentCoding coding, byte[] coded, byte[] page) throws IOException {
        for (int piece : new int[] {1, 2, 7, 100, coded.length}) {
            ContentDecoder decoder = new ContentDecoder(coding);
            assertThat(decode(decoder, coded, piece).toByteArray()).isEqualTo(page);
            assertThat(decoder.isComplete()).isTrue();
            assertThat(decoder.isMalformed()).isFalse();
            decoder.end();
        }
    }

    @Test
    void gzipIsDecodedInPiecesOfAnyLength() throws IOException {
        assertDecodes(ContentCoding.GZIP, gzip(PAGE), PAGE);
        assertDecodes(ContentCoding.GZIP, gzip(new byte[0]), new byte[0]);
    }

    @Test
    void deflateIsDecodedWithItsHeaderAndWithout() throws IOException {
        assertDecodes(ContentCoding.DEFLATE, deflate(PAGE, false), PAGE);
        assertDecodes(ContentCoding.DEFLATE, deflate(PAGE, true), PAGE);
        assertDecodes(ContentCoding.DEFLATE, deflate(new byte[0], false), new byte[0]);
    }

    @Test
    void severalMembersAreOneBody() throws IOException {
        byte[] half = Arrays.copyOf(PAGE, PAGE.length / 2);
        byte[] rest = Arrays.copyOfRange(PAGE, half.length, PAGE.length);

        assertDecodes(ContentCoding.GZIP, joined(gzip(half), gzip(new byte[0]), gzip(rest)), PAGE);
    }

    @Test
    void paddingMeansNothing() throws IOException {
        assertDecodes(ContentCoding.GZIP, joined(gzip(PAGE), new byte[20]), PAGE);
        assertDecodes(ContentCoding.GZIP, joined(gzip(PAGE), new byte[] {0x1F, 0, 1}), PAGE);
        assertDecodes(ContentCoding.DEFLATE, joined(deflate(PAGE, false), new byte[20]), PAGE);
    }

    @Test
    void everyOptionalPartOfAGzipHeaderIsSkipped() throws IOException {
        byte[] plain = gzip(PAGE);
        byte[] header = {
            0x1F, (byte) 0x8B, 8, 4 | 8 | 16 | 2, 1, 2, 3, 4, 0, 3, 3, 0, 'a', 'b', 'c', 'n', 0, 'c', 'c', 0
        };
        CRC32 checksum = new CRC32();
        checksum.update(header);
        byte[] two = {(byte) checksum.getValue(), (byte) (checksum.getValue() >>> 8)};

        assertDecodes(ContentCoding.GZIP, joined(header, two, Arrays.copyOfRange(plain, 10, plain.length)), PAGE);
    }

    @Test
    void whatIsCutShortIsNotComplete() throws IOException {
        byte[] coded = gzip(PAGE);
        for (int length = 1; length < coded.length; length++) {
            ContentDecoder decoder = new ContentDecoder(ContentCoding.GZIP);
            decode(decoder, Arrays.copyOf(coded, length), 50);
            assertThat(decoder.isComplete()).as("%d bytes", length).isFalse();
            assertThat(decoder.isMalformed()).isFalse();
            decoder.end();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<!DOCTYPE html>", "\u001f\u008c\u0008", "\u001f\u008b\u0007"})
    void whatIsNotInTheCodingIsMalformed(String text) throws IOException {
        ContentDecoder decoder = new ContentDecoder(ContentCoding.GZIP);
        decode(decoder, text.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1), 1);

        assertThat(decoder.isMalformed()).isTrue();
        decoder.end();
    }

    @Test
    void aDamagedBodyIsMalformedAndNeverThrows() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] coded = gzip(PAGE);
        for (int run = 0; run < 300; run++) {
            byte[] damaged = coded.clone();
            int at = 10 + random.nextInt(damaged.length - 10);
            damaged[at] ^= (byte) (1 + random.nextInt(255));
            ContentDecoder decoder = new ContentDecoder(ContentCoding.GZIP);
            decode(decoder, damaged, 1 + random.nextInt(200));
            assertThat(decoder.isComplete()).as("seed %d, byte %d", seed, at).isFalse();
            decoder.end();
        }
    }

    private static byte[] encode(boolean gzip, boolean raw, boolean flushing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ContentEncoder encoder = new ContentEncoder(gzip, raw, out);
        for (int from = 0; from < PAGE.length; from += 1000) {
            encoder.encode(PAGE, from, Math.min(1000, PAGE.length - from));
            if (flushing) {
                encoder.flush();
                encoder.flush();
            }
        }
        encoder.finish();
        encoder.end();
        return out.toByteArray();
    }

    @Test
    void whatIsEncodedReadsBackAsItWas() throws IOException {
        for (boolean flushing : new boolean[] {false, true}) {
            byte[] gzip = encode(true, false, flushing);
            byte[] deflate = encode(false, false, flushing);
            byte[] raw = encode(false, true, flushing);

            assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                    .isEqualTo(PAGE);
            assertThat(new InflaterInputStream(new ByteArrayInputStream(deflate)).readAllBytes())
                    .isEqualTo(PAGE);
            assertThat(new InflaterInputStream(new ByteArrayInputStream(raw), new Inflater(true)).readAllBytes())
                    .isEqualTo(PAGE);
        }
    }

    @Test
    void whatWasFlushedCanBeRead() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ContentEncoder encoder = new ContentEncoder(true, false, out);
        encoder.encode(PAGE, 0, 5000);
        encoder.flush();
        int flushed = out.size();
        encoder.flush();

        assertThat(out.size()).isEqualTo(flushed);
        ContentDecoder decoder = new ContentDecoder(ContentCoding.GZIP);
        assertThat(decode(decoder, out.toByteArray(), 100).toByteArray()).isEqualTo(Arrays.copyOf(PAGE, 5000));
        decoder.end();
        encoder.end();
    }
}
