package dev.vitrine.output;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The 64-bit XXH64 hash, seed 0, of bytes that come in any number of pieces; it tells files apart, and is no protection against forgers. */
public final class ContentHash {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long P1 = 0x9E3779B185EBCA87L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;
    private static final long P3 = 0x165667B19E3779F9L;
    private static final long P4 = 0x85EBCA77C2B2AE63L;
    private static final long P5 = 0x27D4EB2F165667C5L;
    private static final long P1_AND_P2 = 0x60EA27EEADC0B5D6L;
    private static final int STRIPE = 32;

    private final long[] lanes = {P1_AND_P2, P2, 0, -P1};
    private final byte[] rest = new byte[STRIPE];
    private int waiting;
    private long total;

    /** The hash of the first {@code length} of {@code bytes}. */
    public static long of(byte[] bytes, int length) {
        ContentHash hash = new ContentHash();
        hash.add(bytes, 0, length);
        return hash.value();
    }

    /** The hash of {@code text} in UTF-8. */
    public static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return of(bytes, bytes.length);
    }

    /** Sixteen hexadecimal digits. */
    public static String hex(long hash) {
        String digits = Long.toHexString(hash);
        return "0".repeat(16 - digits.length()) + digits;
    }

    /** Adds {@code length} bytes from {@code from}. */
    public void add(byte[] bytes, int from, int length) {
        total += length;
        int at = from;
        int end = from + length;
        if (waiting > 0) {
            int taken = Math.min(STRIPE - waiting, length);
            System.arraycopy(bytes, from, rest, waiting, taken);
            waiting += taken;
            at += taken;
            if (waiting < STRIPE) {
                return;
            }
            stripe(rest, 0);
            waiting = 0;
        }
        for (; end - at >= STRIPE; at += STRIPE) {
            stripe(bytes, at);
        }
        System.arraycopy(bytes, at, rest, 0, end - at);
        waiting = end - at;
    }

    private void stripe(byte[] bytes, int at) {
        for (int lane = 0; lane < 4; lane++) {
            lanes[lane] = round(lanes[lane], (long) LONG.get(bytes, at + 8 * lane));
        }
    }

    private static long round(long lane, long input) {
        return Long.rotateLeft(lane + input * P2, 31) * P1;
    }

    /** The hash of all that was added. */
    public long value() {
        long hash = P5;
        if (total >= STRIPE) {
            hash = Long.rotateLeft(lanes[0], 1)
                    + Long.rotateLeft(lanes[1], 7)
                    + Long.rotateLeft(lanes[2], 12)
                    + Long.rotateLeft(lanes[3], 18);
            for (long lane : lanes) {
                hash = (hash ^ round(0, lane)) * P1 + P4;
            }
        }
        hash += total;
        byte[] end = Arrays.copyOf(rest, waiting);
        int at = 0;
        for (; waiting - at >= 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, (long) LONG.get(end, at)), 27) * P1 + P4;
        }
        if (waiting - at >= 4) {
            hash = Long.rotateLeft(hash ^ ((int) INT.get(end, at) & 0xFFFFFFFFL) * P1, 23) * P2 + P3;
            at += 4;
        }
        for (; at < waiting; at++) {
            hash = Long.rotateLeft(hash ^ (end[at] & 0xFF) * P5, 11) * P1;
        }
        hash = (hash ^ hash >>> 33) * P2;
        hash = (hash ^ hash >>> 29) * P3;
        return hash ^ hash >>> 32;
    }
}
