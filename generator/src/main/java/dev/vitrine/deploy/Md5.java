package dev.vitrine.deploy;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** MD5, by which services of buckets tell whether a file arrived whole; it is no protection against forgers. */
final class Md5 {

    private Md5() {}

    /** 32 hexadecimal digits. */
    static String of(byte[] bytes) {
        String digits = new BigInteger(1, digest(bytes)).toString(16);
        return "0".repeat(32 - digits.length()) + digits;
    }

    /** As headers have it. */
    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(digest(bytes));
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("MD5").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has MD5", e);
        }
    }
}
