package dev.vitrine.markup;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address an author wrote, made fit for an attribute.
 *
 * @param url the address, with what an address cannot hold percent-encoded
 * @param external whether it leads to another server
 */
record Address(String url, boolean external) {

    private static final Pattern HOST = Pattern.compile(
            "[\\p{L}\\p{N}](?:[\\p{L}\\p{N}\\p{M}._-]*[\\p{L}\\p{N}\\p{M}])?\\.?(?::\\d{1,5})?(?:[/?#].*)?",
            Pattern.DOTALL);

    /** Where a link may lead: another site, a mail address, a telephone, or a place of this site; empty for all else. */
    static Optional<Address> ofLink(String written) {
        String text = trim(written);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String scheme = scheme(text);
        return switch (scheme) {
            case "" -> relative(text);
            case "http", "https" -> web(text, scheme.length() + 1);
            case "mailto", "tel" ->
                text.length() > scheme.length() + 1 ? Optional.of(new Address(encode(text), false)) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /**
     * A file beside the one that links to it.
     *
     * @param path relative, without percent-encoding
     * @param url the whole link, with what an address cannot hold percent-encoded
     * @param suffix query and fragment with their {@code ?} and {@code #}; may be empty
     */
    record File(String path, String url, String suffix) {}

    /** The file a link leads to; empty when it leads to another place of the text, to the web, or is no address. */
    static Optional<File> file(String written) {
        String text = trim(written);
        int end = 0;
        while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
            end++;
        }
        return end == 0 || text.startsWith("/") || !scheme(text).isEmpty()
                ? Optional.empty()
                : Optional.of(new File(decode(text.substring(0, end)), encode(text), encode(text.substring(end))));
    }

    /** Where a picture may come from: the web or this site; for the latter, the path without percent-encoding. */
    static Optional<Address> ofPicture(String written) {
        String text = trim(written);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String scheme = scheme(text);
        return switch (scheme) {
            case "" -> text.startsWith("//") ? relative(text) : Optional.of(new Address(decode(text), false));
            case "http", "https" -> web(text, scheme.length() + 1);
            default -> Optional.empty();
        };
    }

    private static Optional<Address> relative(String text) {
        return text.startsWith("//") ? web(text, 0) : Optional.of(new Address(encode(text), false));
    }

    private static Optional<Address> web(String text, int start) {
        boolean sound = text.startsWith("//", start)
                && HOST.matcher(text).region(start + 2, text.length()).matches();
        return sound ? Optional.of(new Address(encode(text), true)) : Optional.empty();
    }

    /** The lower-case word before the colon, as a browser would see it; empty when the address is relative. */
    private static String scheme(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return "";
            }
            if (c == ':') {
                return i == 0 ? ":" : text.substring(0, i).toLowerCase(Locale.ROOT);
            }
        }
        return "";
    }

    /** Without what browsers ignore: white space and controls around an address, line breaks and tabs inside it. */
    static String trim(String written) {
        int from = 0;
        int to = written.length();
        while (from < to && written.charAt(from) <= ' ') {
            from++;
        }
        while (to > from && written.charAt(to - 1) <= ' ') {
            to--;
        }
        StringBuilder out = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = written.charAt(i);
            if (c != '\n' && c != '\r' && c != '\t') {
                out.append(c);
            }
        }
        return out.toString();
    }

    /** Percent-encodes what an address cannot hold; what is encoded already stays. */
    static String encode(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        boolean fragment = false;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            boolean kept = c == '%' ? isEncoded(text, i) : c == '#' ? !fragment : isAddressCharacter(c);
            fragment |= c == '#';
            if (kept) {
                out.appendCodePoint(c);
            } else {
                int sound = c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c;
                for (byte b : Character.toString(sound).getBytes(StandardCharsets.UTF_8)) {
                    out.append('%').append(hex(b >> 4)).append(hex(b));
                }
            }
            i += Character.charCount(c);
        }
        return out.toString();
    }

    private static boolean isAddressCharacter(int c) {
        if (c < 0x80) {
            return c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= '0' && c <= '9'
                    || "-._~:/?@!$&'()*+,;=".indexOf(c) >= 0;
        }
        // Letters stay readable; invisible and look-alike punctuation does not.
        return Character.isLetterOrDigit(c);
    }

    private static boolean isEncoded(String text, int i) {
        return i + 2 < text.length()
                && Character.digit(text.charAt(i + 1), 16) >= 0
                && Character.digit(text.charAt(i + 2), 16) >= 0
                && text.charAt(i + 1) < 0x80
                && text.charAt(i + 2) < 0x80;
    }

    private static String decode(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] decoded = new byte[bytes.length];
        int length = 0;
        for (int i = 0; i < bytes.length; i++) {
            int high = bytes[i] == '%' && i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(bytes[i + 2], 16) : -1;
            decoded[length++] = low >= 0 ? (byte) (high << 4 | low) : bytes[i];
            i += low >= 0 ? 2 : 0;
        }
        return new String(decoded, 0, length, StandardCharsets.UTF_8);
    }

    private static char hex(int value) {
        return Character.toUpperCase(Character.forDigit(value & 15, 16));
    }
}
