package dev.vitrine.hosting;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads in a finished page what its content security policy is about. */
final class PageScan {

    /** Elements that load something, send something or are a script or a style. */
    private static final Set<String> LOADING = Set.of(
            "script", "style", "link", "iframe", "form", "button", "input", "img", "source", "video", "audio", "track",
            "object", "embed", "base");

    private final byte[] html;
    private final int length;
    private final Finder finder;

    private PageScan(byte[] html, int length, Finder finder) {
        this.html = html;
        this.length = length;
        this.finder = finder;
    }

    /** Is told what there is. */
    interface Finder {
        /**
         * An element that loads something.
         *
         * @param at where it begins
         * @param tag its name in lower case
         * @param attributes name in lower case to value
         * @param bodyStart where the content of a script or style begins
         * @param bodyEnd where it ends
         */
        void element(int at, String tag, Map<String, String> attributes, int bodyStart, int bodyEnd);

        /** An attribute that is a script or a style, such as {@code onclick}. */
        void inline(int at, String tag, String attribute);
    }

    static void of(byte[] html, int length, Finder finder) {
        new PageScan(html, length, finder).run();
    }

    private void run() {
        int i = 0;
        while (i + 1 < length) {
            if (html[i] != '<') {
                i++;
            } else if (letter(html[i + 1])) {
                i = element(i);
            } else if (starts(i, "<!--")) {
                int end = find(i + 4, "-->");
                i = end + 3;
            } else {
                i++;
            }
        }
    }

    private int element(int at) {
        int i = at + 1;
        while (i < length && !blank(html[i]) && html[i] != '>' && html[i] != '/') {
            i++;
        }
        String tag = text(at + 1, i).toLowerCase(Locale.ROOT);
        boolean loading = LOADING.contains(tag);
        Map<String, String> attributes = loading ? new HashMap<>() : Map.of();
        while (i < length && html[i] != '>') {
            if (blank(html[i]) || html[i] == '/') {
                i++;
                continue;
            }
            int name = i;
            while (i < length && !blank(html[i]) && html[i] != '=' && html[i] != '>' && html[i] != '/') {
                i++;
            }
            int nameEnd = i;
            while (i < length && blank(html[i])) {
                i++;
            }
            int value = nameEnd;
            int valueEnd = nameEnd;
            if (i < length && html[i] == '=') {
                i++;
                while (i < length && blank(html[i])) {
                    i++;
                }
                if (i < length && (html[i] == '"' || html[i] == '\'')) {
                    byte quote = html[i];
                    value = ++i;
                    while (i < length && html[i] != quote) {
                        i++;
                    }
                    valueEnd = i++;
                } else {
                    value = i;
                    while (i < length && !blank(html[i]) && html[i] != '>') {
                        i++;
                    }
                    valueEnd = i;
                }
            }
            // A name that is all there is to a broken tag must not be read for ever.
            i = Math.max(i, name + 1);
            boolean handler = nameEnd - name > 2 && lower(html[name]) == 'o' && lower(html[name + 1]) == 'n';
            boolean style = nameEnd - name == 5 && text(name, nameEnd).equalsIgnoreCase("style");
            boolean script = valueEnd - value > 11 && text(value, value + 11).equalsIgnoreCase("javascript:");
            if (handler || style || script) {
                finder.inline(name, tag, text(name, nameEnd).toLowerCase(Locale.ROOT));
            }
            if (loading) {
                attributes.putIfAbsent(text(name, nameEnd).toLowerCase(Locale.ROOT), text(value, valueEnd));
            }
        }
        int end = Math.min(i + 1, length);
        int body = end;
        if (tag.equals("script") || tag.equals("style")) {
            end = find(end, "</" + tag);
        }
        if (loading) {
            finder.element(at, tag, attributes, body, end);
        }
        return end;
    }

    private int find(int from, String text) {
        for (int i = from; i + text.length() <= length; i++) {
            if (starts(i, text)) {
                return i;
            }
        }
        return length;
    }

    private boolean starts(int at, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (at + i >= length || lower(html[at + i]) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private String text(int from, int to) {
        return new String(html, from, to - from, StandardCharsets.UTF_8);
    }

    private static boolean letter(byte b) {
        int lower = lower(b);
        return lower >= 'a' && lower <= 'z';
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 32 : b;
    }

    private static boolean blank(byte b) {
        return b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f';
    }
}
