package dev.vitrine.checkout;

import java.nio.charset.StandardCharsets;

/** Encodes any text so that it stands for itself in an address. */
public final class UriComponent {

    private static final String HEX = "0123456789ABCDEF";

    private UriComponent() {}

    /** {@code text} in UTF-8, where every byte but letters, digits and {@code - . _ ~} of ASCII is written {@code %XX}. */
    public static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "-._~".indexOf(c) >= 0) {
                out.append(c);
            } else {
                out.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
            }
        }
        return out.toString();
    }
}
