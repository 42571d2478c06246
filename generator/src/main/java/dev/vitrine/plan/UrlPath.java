package dev.vitrine.plan;

import dev.vitrine.output.OutputPath;
import java.nio.charset.StandardCharsets;

/**
 * The address of a page, from the root of the site: {@code /de/produkte/lampe/}.
 *
 * @param path as people read it: begins with {@code /}, not percent-encoded
 */
public record UrlPath(String path) implements Comparable<UrlPath> {

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    public UrlPath {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("an address begins with a slash: " + path);
        }
    }

    public UrlPath resolve(String relative) {
        return new UrlPath(path + relative);
    }

    /** The address as it stands in links: other than unreserved ASCII characters are percent-encoded. */
    public String encoded() {
        for (int i = 0; i < path.length(); i++) {
            if (!plain(path.charAt(i))) {
                return encode();
            }
        }
        return path;
    }

    private String encode() {
        StringBuilder out = new StringBuilder(path.length() * 2);
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xFF);
            if (plain(c)) {
                out.append(c);
            } else {
                out.append('%').append(HEX[c >> 4]).append(HEX[c & 15]);
            }
        }
        return out.toString();
    }

    /** {@code address} as people read it: what is percent-encoded is decoded. */
    public static String decode(String address) {
        if (address.indexOf('%') < 0) {
            return address;
        }
        byte[] in = address.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[in.length];
        int length = 0;
        for (int i = 0; i < in.length; i++) {
            int high = i + 2 < in.length ? Character.digit(in[i + 1], 16) : -1;
            int low = i + 2 < in.length ? Character.digit(in[i + 2], 16) : -1;
            if (in[i] == '%' && high >= 0 && low >= 0) {
                out[length++] = (byte) (high * 16 + low);
                i += 2;
            } else {
                out[length++] = in[i];
            }
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static boolean plain(char c) {
        // From the hyphen to the nine are hyphen, dot, slash and digits.
        return c >= 'a' && c <= 'z' || c >= '-' && c <= '9' || c >= 'A' && c <= 'Z' || c == '_' || c == '~';
    }

    /** The file that answers this address. */
    public OutputPath output() {
        String relative = path.substring(1);
        return new OutputPath(relative.isEmpty() || relative.endsWith("/") ? relative + "index.html" : relative);
    }

    @Override
    public int compareTo(UrlPath other) {
        return path.compareTo(other.path);
    }

    @Override
    public String toString() {
        return path;
    }
}
