package dev.vitrine.assets;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** What can be said of style sheets by their characters alone. */
public final class StyleSheets {

    private StyleSheets() {}

    /**
     * A style sheet without comments, needless white space and the last semicolon of blocks. Values stay as they were written, and so do comments that state a licence
     * ({@code /*!}, {@code @license}, {@code @preserve}).
     *
     * <p>Rules are not understood, only the characters they are made of: what CSS will have tomorrow comes through unharmed.
     */
    public static Minified minified(String source) {
        Reading reading = new Reading(source);
        return reading.minified();
    }

    private static final class Reading {

        private final String source;
        private final StringBuilder out;
        private final Deque<Integer> open = new ArrayDeque<>();
        private int at;
        /** White space that may have to stand before what comes next. */
        private boolean spaced;
        /** A comment that parts two things without white space. */
        private boolean parted;
        /** Before this length nothing is taken back: it belongs to an escape, a string or a comment that stays. */
        private int fixed;
        /** Whether a comment that stays is the last thing. */
        private boolean commented;

        private Reading(String source) {
            this.source = source;
            this.out = new StringBuilder(source.length());
        }

        private Minified minified() {
            while (at < source.length()) {
                char c = source.charAt(at);
                if (isSpace(c)) {
                    spaced = true;
                    at++;
                } else if (source.startsWith("/*", at)) {
                    int end = source.indexOf("*/", at + 2);
                    if (end < 0) {
                        return Minified.flawed(source, "a comment that does not end", at);
                    }
                    comment(source.substring(at, end + 2));
                    at = end + 2;
                } else if (c == '"' || c == '\'') {
                    int end = string(at);
                    if (end < 0) {
                        return Minified.flawed(source, "a string that does not end on its line", at);
                    }
                    verbatim(end);
                } else if (isAddress()) {
                    int end = address();
                    if (end < 0) {
                        return Minified.flawed(source, "an address that does not end", at);
                    }
                    verbatim(end);
                } else if (c == '\\') {
                    verbatim(escape());
                } else {
                    if (!bracket(c)) {
                        return Minified.flawed(source, "a '" + c + "' that closes nothing", at);
                    }
                    character(c);
                    at++;
                }
            }
            if (!open.isEmpty()) {
                int offset = open.peek();
                return Minified.flawed(source, "a '" + source.charAt(offset) + "' that is not closed", offset);
            }
            out.append('\n');
            return out.length() < source.length()
                    ? new Minified(out.toString(), Optional.empty())
                    : Minified.unchanged(source);
        }

        private static boolean isSpace(char c) {
            return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
        }

        private void comment(String comment) {
            if (comment.startsWith("/*!") || comment.contains("@license") || comment.contains("@preserve")) {
                if (!out.isEmpty() && out.charAt(out.length() - 1) != '\n') {
                    out.append('\n');
                }
                out.append(comment).append('\n');
                fixed = out.length();
                commented = true;
                spaced = false;
                parted = false;
            } else {
                parted = true;
            }
        }

        private int string(int start) {
            char quote = source.charAt(start);
            int i = start + 1;
            while (i < source.length() && source.charAt(i) != quote) {
                char c = source.charAt(i);
                if (c == '\n' || c == '\r' || c == '\f') {
                    return -1;
                }
                i += c == '\\' ? source.startsWith("\r\n", i + 1) ? 3 : 2 : 1;
            }
            return i < source.length() ? i + 1 : -1;
        }

        /** Whether {@code url(} is here, with an address without quotation marks. */
        private boolean isAddress() {
            if (!source.regionMatches(true, at, "url(", 0, 4) || at > 0 && isNamePart(source.charAt(at - 1))) {
                return false;
            }
            int i = at + 4;
            while (i < source.length() && isSpace(source.charAt(i))) {
                i++;
            }
            return i >= source.length() || source.charAt(i) != '"' && source.charAt(i) != '\'';
        }

        private int address() {
            int i = at + 4;
            while (i < source.length() && source.charAt(i) != ')') {
                i += source.charAt(i) == '\\' ? 2 : 1;
            }
            return i < source.length() ? i + 1 : -1;
        }

        /** The end of an escape; one by number takes a white space with it. */
        private int escape() {
            int i = at + 1;
            while (i < source.length() && i < at + 7 && Character.digit(source.charAt(i), 16) >= 0) {
                i++;
            }
            if (i == at + 1) {
                return Math.min(at + 2, source.length());
            }
            if (source.startsWith("\r\n", i)) {
                return i + 2;
            }
            return i < source.length() && isSpace(source.charAt(i)) ? i + 1 : i;
        }

        private void verbatim(int end) {
            separate(source.charAt(at));
            out.append(source, at, end);
            fixed = out.length();
            at = end;
        }

        private boolean bracket(char c) {
            switch (c) {
                case '{', '(', '[' -> open.push(at);
                case '}', ')', ']' -> {
                    char wanted = c == '}' ? '{' : c == ')' ? '(' : '[';
                    if (open.isEmpty() || source.charAt(open.peek()) != wanted) {
                        return false;
                    }
                    open.pop();
                }
                default -> {}
            }
            return true;
        }

        private void character(char c) {
            separate(c);
            if (c == '}') {
                while (out.length() > fixed && out.charAt(out.length() - 1) == ';') {
                    out.setLength(out.length() - 1);
                }
            }
            out.append(c);
        }

        /** Writes what has to stand between the last character and {@code next}. */
        private void separate(char next) {
            char last = out.isEmpty() ? '{' : out.charAt(out.length() - 1);
            boolean ownEnd = out.length() > fixed || fixed == 0;
            boolean begun = commented || ownEnd && "{};,(>~".indexOf(last) >= 0;
            boolean ends = "{};,)>~!".indexOf(next) >= 0;
            boolean valued = last == ':' && ownEnd;
            if (spaced) {
                if (valued ? isEmptyValue(next) : !begun && !ends) {
                    out.append(' ');
                }
            } else if (parted && !begun && !ends && !valued) {
                out.append("/**/");
            }
            spaced = false;
            parted = false;
            commented = false;
        }

        /** Whether a property of the site's own has nothing but white space as its value; without any, old browsers drop it. */
        private boolean isEmptyValue(char next) {
            if (next != ';' && next != '}') {
                return false;
            }
            int start = out.length() - 1;
            while (start > 0 && isNamePart(out.charAt(start - 1))) {
                start--;
            }
            return out.substring(start).toLowerCase(Locale.ROOT).startsWith("--");
        }

        private static boolean isNamePart(char c) {
            return c == '-'
                    || c == '_'
                    || c >= '0' && c <= '9'
                    || c >= 'a' && c <= 'z'
                    || c >= 'A' && c <= 'Z'
                    || c >= 0x80;
        }
    }
}
