package dev.vitrine.check;

import java.nio.charset.StandardCharsets;

/** Reads the bytes of a finished page once, from the first to the last; nothing is made on the way. */
final class PageReader {

    private static final byte[] COMMENT = "<!--".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] COMMENT_END = "-->".getBytes(StandardCharsets.US_ASCII);

    /** Elements whose text may hold what looks like tags and is none. */
    private static final byte[][] RAW = {
        "script".getBytes(StandardCharsets.US_ASCII),
        "style".getBytes(StandardCharsets.US_ASCII),
        "textarea".getBytes(StandardCharsets.US_ASCII),
        "title".getBytes(StandardCharsets.US_ASCII)
    };

    private PageReader() {}

    /** Shows the tags and attributes of {@code html}, of which {@code length} bytes count, to {@code reader}. */
    static void read(byte[] html, int length, AttributeReader reader) {
        int i = 0;
        while (i < length) {
            if (html[i] != '<' || i + 1 >= length) {
                i++;
            } else if (letter(html[i + 1])) {
                int name = i + 1;
                i = tag(html, length, i, name, reader);
                for (byte[] raw : RAW) {
                    if (is(html, name, length, raw)) {
                        i = endOfRaw(html, i, length, raw);
                    }
                }
            } else if (html[i + 1] == '/' && i + 2 < length && letter(html[i + 2])) {
                i = tag(html, length, i, i + 2, reader);
            } else if (i + COMMENT.length <= length && Bytes.startsWith(html, i, COMMENT)) {
                i = Math.min(length, Bytes.indexOf(html, i + 2, length, COMMENT_END) + COMMENT_END.length);
            } else {
                i++;
            }
        }
    }

    private static boolean letter(byte b) {
        return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z';
    }

    private static boolean space(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f';
    }

    /** Whether the element whose name begins at {@code name} is called {@code wanted}, which is in small letters. */
    static boolean is(byte[] html, int name, int length, byte[] wanted) {
        int end = name + wanted.length;
        if (end >= length || letter(html[end]) || html[end] == '-' || html[end] >= '0' && html[end] <= '9') {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if ((html[name + i] | 0x20) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int endOfRaw(byte[] html, int from, int length, byte[] name) {
        for (int i = from; i + 2 + name.length < length; i++) {
            if (html[i] == '<' && html[i + 1] == '/' && is(html, i + 2, length, name)) {
                return i;
            }
        }
        return length;
    }

    /** Shows the tag that begins at {@code at}; what follows it. */
    private static int tag(byte[] html, int length, int at, int name, AttributeReader reader) {
        int i = name;
        while (i < length && !space(html[i]) && html[i] != '>' && html[i] != '/') {
            i++;
        }
        reader.tagBegin(html, at, name, i);
        while (i < length && html[i] != '>') {
            if (space(html[i]) || html[i] == '/') {
                i++;
            } else {
                i = attribute(html, length, i, reader);
            }
        }
        int end = Math.min(length, i + 1);
        reader.tagEnd(html, end);
        return end;
    }

    /** Shows the attribute that begins at {@code from}; what follows it. */
    private static int attribute(byte[] html, int length, int from, AttributeReader reader) {
        int equals = from + 1;
        while (equals < length
                && html[equals] != '='
                && html[equals] != '>'
                && html[equals] != '/'
                && !space(html[equals])) {
            equals++;
        }
        if (equals >= length || html[equals] != '=') {
            reader.attribute(html, length, equals, equals, equals);
            return equals;
        }
        int start = equals + 1;
        if (start < length && (html[start] == '"' || html[start] == '\'')) {
            byte quote = html[start++];
            int end = start;
            while (end < length && html[end] != quote) {
                end++;
            }
            reader.attribute(html, length, equals, start, end);
            return Math.min(length, end + 1);
        }
        int end = start;
        while (end < length && html[end] != '>' && !space(html[end])) {
            end++;
        }
        reader.attribute(html, length, equals, start, end);
        return end;
    }
}
