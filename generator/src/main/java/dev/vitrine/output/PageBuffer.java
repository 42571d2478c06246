package dev.vitrine.output;

import java.io.Writer;
import java.util.Arrays;

/** Collects text as UTF-8 bytes in a buffer that is used again for the next page; for one thread. */
public final class PageBuffer extends Writer {

    private byte[] bytes = new byte[1 << 16];
    private int length;
    private char high;

    /** The bytes so far; only the first {@link #length()} count, and only until {@link #reset()}. */
    public byte[] bytes() {
        return bytes;
    }

    public int length() {
        return length;
    }

    /** Empties the buffer for the next page. */
    public void reset() {
        length = 0;
        high = 0;
    }

    /** Puts {@code content}, which nobody changes any more, in the place of all so far. */
    public void set(byte[] content) {
        reset();
        ensure(content.length);
        System.arraycopy(content, 0, bytes, 0, content.length);
        length = content.length;
    }

    @Override
    public void write(int c) {
        ensure(4);
        put((char) c);
    }

    @Override
    public void write(char[] text, int from, int count) {
        ensure(count * 3 + 4);
        int end = from + count;
        int i = from;
        while (i < end) {
            // Most of a page is ASCII; a loop of nothing else is much faster.
            byte[] to = bytes;
            int at = length;
            int start = i;
            while (i < end && text[i] < 0x80) {
                to[at++] = (byte) text[i++];
            }
            length = at;
            high = i > start ? 0 : high;
            while (i < end && text[i] >= 0x80) {
                put(text[i++]);
            }
        }
    }

    @Override
    public void write(String text, int from, int count) {
        ensure(count * 3 + 4);
        int end = from + count;
        int i = from;
        while (i < end) {
            byte[] to = bytes;
            int at = length;
            int start = i;
            for (char c; i < end && (c = text.charAt(i)) < 0x80; i++) {
                to[at++] = (byte) c;
            }
            length = at;
            high = i > start ? 0 : high;
            for (char c; i < end && (c = text.charAt(i)) >= 0x80; i++) {
                put(c);
            }
        }
    }

    private void put(char c) {
        if (c < 0x80) {
            bytes[length++] = (byte) c;
            high = 0;
        } else if (c < 0x800) {
            bytes[length++] = (byte) (0xC0 | c >> 6);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
            high = 0;
        } else if (Character.isHighSurrogate(c)) {
            high = c;
        } else if (Character.isLowSurrogate(c)) {
            // A lone half of a pair is no character and is left out.
            if (high != 0) {
                int code = Character.toCodePoint(high, c);
                bytes[length++] = (byte) (0xF0 | code >> 18);
                bytes[length++] = (byte) (0x80 | code >> 12 & 0x3F);
                bytes[length++] = (byte) (0x80 | code >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | code & 0x3F);
                high = 0;
            }
        } else {
            bytes[length++] = (byte) (0xE0 | c >> 12);
            bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
            bytes[length++] = (byte) (0x80 | c & 0x3F);
            high = 0;
        }
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
