package dev.vitrine.output;

import java.nio.charset.StandardCharsets;

/**
 * A hash of what a reader sees of a page: its title, its description and what stands in its {@code main} element. Menus, footers and style sheets change without
 * the page being another one, and so do the fingerprints in the addresses of a theme's files.
 */
final class PageHash {

    private static final byte[] TITLE = bytes("<title");
    private static final byte[] TITLE_END = bytes("</title");
    private static final byte[] DESCRIPTION = bytes("name=\"description\"");
    private static final byte[] TAG_END = bytes(">");
    private static final byte[] MAIN = bytes("<main");
    private static final byte[] MAIN_END = bytes("</main");
    private static final byte[] BODY = bytes("<body");
    private static final byte[] ASSETS = bytes("/assets/");
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private PageHash() {}

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The hash of a page of which the first {@code length} bytes count. */
    static long of(byte[] html, int length) {
        int title = indexOf(html, 0, length, TITLE);
        int titleEnd = indexOf(html, title, length, TITLE_END);
        int main = indexOf(html, 0, length, MAIN);
        boolean hasMain = main < length;
        int description = indexOf(html, 0, hasMain ? main : length, DESCRIPTION);
        int content = hasMain ? main : indexOf(html, 0, length, BODY);
        int contentEnd = hasMain ? indexOf(html, main, length, MAIN_END) : length;
        long hash = add(START, html, title, titleEnd);
        // Apart, so that what moves from one into another is a change.
        hash = (hash ^ 1) * PRIME;
        if (description < (hasMain ? main : length)) {
            hash = add(hash, html, description, indexOf(html, description, length, TAG_END));
        }
        hash = (hash ^ 2) * PRIME;
        hash = add(hash, html, content, contentEnd);
        return mix(hash);
    }

    /** The hash of a text. */
    static long of(String text) {
        long hash = START;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * PRIME;
        }
        return mix(hash);
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    private static long add(long start, byte[] html, int from, int to) {
        long hash = start;
        for (int i = from; i < to; i++) {
            hash = (hash ^ html[i] & 0xFF) * PRIME;
            if (html[i] == '/' && startsWith(html, i, to, ASSETS)) {
                i += ASSETS.length;
                while (i < to && html[i] != '/' && html[i] != '"') {
                    i++;
                }
            }
        }
        return hash;
    }

    private static boolean startsWith(byte[] html, int at, int to, byte[] text) {
        if (at + text.length > to) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (html[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code text} begins between {@code from} and {@code to}; {@code to} when it is not there. */
    private static int indexOf(byte[] html, int from, int to, byte[] text) {
        for (int i = from; i + text.length <= to; i++) {
            if (html[i] == text[0] && startsWith(html, i, to, text)) {
                return i;
            }
        }
        return to;
    }
}
