package dev.vitrine.load;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Bytes that are UTF-8, looked at eight at a time: long lines are read faster than they are made into texts. */
final class Utf8 {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long LOW = 0x0101010101010101L;
    private static final long HIGH = 0x8080808080808080L;
    private static final long QUOTES = LOW * '"';
    private static final long ESCAPES = LOW * '\\';

    private Utf8() {}

    /** Where {@code wanted} stands first from {@code from} on; {@code to} when it is not before that. */
    static int indexOf(byte[] bytes, int from, int to, byte wanted) {
        long pattern = LOW * (wanted & 0xFF);
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            // A byte that is equal becomes 0, which borrows into its highest bit.
            long apart = (long) LONG.get(bytes, at) ^ pattern;
            if ((apart - LOW & ~apart & HIGH) != 0) {
                break;
            }
        }
        while (at < to && bytes[at] != wanted) {
            at++;
        }
        return at;
    }

    /** What follows the text that begins with the quotation mark at {@code start}: its closing one is before it; the end of {@code bytes} when there is none. */
    static int endOfString(byte[] bytes, int start) {
        int at = start + 1;
        while (at < bytes.length) {
            if (bytes.length - at >= Long.BYTES) {
                long eight = (long) LONG.get(bytes, at);
                long quote = eight ^ QUOTES;
                long escape = eight ^ ESCAPES;
                if (((quote - LOW & ~quote | escape - LOW & ~escape) & HIGH) == 0) {
                    at += Long.BYTES;
                    continue;
                }
            }
            if (bytes[at] == '"') {
                return at + 1;
            }
            at += bytes[at] == '\\' ? 2 : 1;
        }
        return bytes.length;
    }

    /** How many units of UTF-16 the characters between {@code from} and {@code to} take. */
    static int units(byte[] bytes, int from, int to) {
        int units = to - from;
        int at = from;
        for (; to - at >= Long.BYTES; at += Long.BYTES) {
            long eight = (long) LONG.get(bytes, at);
            if ((eight & HIGH) != 0) {
                long follows = eight >>> 7 & ~(eight >>> 6) & LOW;
                long four = eight >>> 7 & eight >>> 6 & eight >>> 5 & eight >>> 4 & LOW;
                units += Long.bitCount(four) - Long.bitCount(follows);
            }
        }
        for (; at < to; at++) {
            int unit = bytes[at] & 0xFF;
            units += unit >= 0xF0 ? 1 : unit >= 0x80 && unit < 0xC0 ? -1 : 0;
        }
        return units;
    }

    /** Whether {@code bytes} are UTF-8 as Unicode has it: nothing longer than it must be, no halves of pairs, nothing behind the last character. */
    static boolean valid(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (bytes.length - at >= Long.BYTES && ((long) LONG.get(bytes, at) & HIGH) == 0) {
                at += Long.BYTES;
                continue;
            }
            int length = length(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
        }
        return true;
    }

    /** How many bytes the character at {@code at} has; 0 when there is none. */
    private static int length(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return 1;
        }
        if (first < 0xC2 || first > 0xF4) {
            return 0;
        }
        int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
        if (bytes.length - at < length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        for (int i = 2; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }
}
