package dev.vitrine.search;

import dev.vitrine.plan.ProductBlocks;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes that are the same on every machine. */
final class Hashes {

    /** Characters of a file's name: 36 bits, which no two versions of one file share by chance. */
    static final int NAME = 7;

    private static final String DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz";

    private Hashes() {}

    /** A well mixed hash of {@code text}. */
    static int of(String text) {
        int hash = ProductBlocks.hash(text);
        // The last letters of a key reach its high bits only by this.
        hash ^= hash >>> 16;
        hash *= 0x85ebca6b;
        hash ^= hash >>> 13;
        hash *= 0xc2b2ae35;
        return hash ^ hash >>> 16;
    }

    /** The name of a file that holds {@code content}. */
    static String name(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            long bits = 0;
            for (int i = 0; i < 7; i++) {
                bits = bits << 8 | digest[i] & 0xFF;
            }
            StringBuilder name = new StringBuilder();
            for (int i = 0; i < NAME; i++) {
                name.append(DIGITS.charAt((int) (bits % 36)));
                bits /= 36;
            }
            return name.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
