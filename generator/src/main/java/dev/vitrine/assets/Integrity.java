package dev.vitrine.assets;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What a page states of a file so that browsers refuse another one. */
public final class Integrity {

    private Integrity() {}

    /** The value of {@code integrity} for a file of these bytes: {@code sha384-} and 64 characters. */
    public static String of(byte[] content) {
        try {
            return "sha384-"
                    + Base64.getEncoder()
                            .encodeToString(MessageDigest.getInstance("SHA-384").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-384", e);
        }
    }
}
