package dev.vitrine.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Bytes as the files of the index have them: numbers of variable length, texts, lists of texts that leave out what is like the one before. */
final class PackedBytes {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private byte[] previous = {};

    int size() {
        return out.size();
    }

    byte[] bytes() {
        return out.toByteArray();
    }

    PackedBytes number(int value) {
        return longNumber(value & 0xFFFF_FFFFL);
    }

    PackedBytes longNumber(long value) {
        long rest = value;
        while (rest >>> 7 != 0) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
        return this;
    }

    PackedBytes oneByte(int value) {
        out.write(value);
        return this;
    }

    PackedBytes raw(byte[] bytes) {
        out.writeBytes(bytes);
        return this;
    }

    PackedBytes text(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return number(bytes.length).raw(bytes);
    }

    /** The next text of a sorted list. */
    PackedBytes next(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int shared = 0;
        while (shared < bytes.length && shared < previous.length && bytes[shared] == previous[shared]) {
            shared++;
        }
        number(shared).number(bytes.length - shared);
        out.write(bytes, shared, bytes.length - shared);
        previous = bytes;
        return this;
    }

    /** {@code bytes} as a gzip stream; its header says nothing of when or where. */
    static byte[] gzip(byte[] bytes) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        byte[] stream = compressed.toByteArray();
        // The operating system's number differs between versions of Java; 255 is "unknown".
        stream[9] = (byte) 255;
        return stream;
    }
}
