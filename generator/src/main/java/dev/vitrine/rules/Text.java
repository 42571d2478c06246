package dev.vitrine.rules;

import java.nio.charset.StandardCharsets;

/** Text of a page as rules compare it: without capitals, with one kind of blanks, hyphens and apostrophes. */
final class Text {

    private Text() {}

    /** Takes folded text byte by byte. */
    @FunctionalInterface
    interface Taker {
        /**
         * Takes a byte.
         *
         * @param at where it comes from
         */
        void take(byte b, int at);
    }

    /** Hands the text between {@code from} and {@code to} on, which is HTML without tags. */
    static void fold(byte[] html, int from, int to, Taker taker) {
        boolean blank = false;
        int i = from;
        while (i < to) {
            byte b = html[i];
            if (b == ' ' || b == '\n' || b == '\t' || b == '\r' || b == '\f') {
                blank = true;
                i++;
                continue;
            }
            if (b == '<') {
                // Only comments are left.
                i = afterComment(html, i, to);
                continue;
            }
            int next = i + 1;
            if (b == '&') {
                int end = entity(html, i, to);
                if (end > 0) {
                    int c = character(html, i + 1, end);
                    next = end + 1;
                    if (c == 0xA0) {
                        blank = true;
                        i = next;
                        continue;
                    }
                    if (c == 0xAD) {
                        i = next;
                        continue;
                    }
                    b = c > 0 && c < 0x80 ? (byte) c : b;
                }
            } else if (b == (byte) 0xC2 && i + 1 < to) {
                byte second = html[i + 1];
                if (second == (byte) 0xA0) {
                    blank = true;
                    i += 2;
                    continue;
                }
                if (second == (byte) 0xAD) {
                    i += 2;
                    continue;
                }
            } else if (b == (byte) 0xE2 && i + 2 < to && html[i + 1] == (byte) 0x80) {
                byte third = html[i + 2];
                if (third == (byte) 0x90 || third == (byte) 0x91) {
                    b = '-';
                    next = i + 3;
                } else if (third == (byte) 0x98 || third == (byte) 0x99) {
                    b = '\'';
                    next = i + 3;
                } else if (third == (byte) 0xAF || third == (byte) 0x89) {
                    blank = true;
                    i += 3;
                    continue;
                }
            }
            if (blank) {
                taker.take((byte) ' ', i);
                blank = false;
            }
            if (b >= 'A' && b <= 'Z') {
                b = (byte) (b + 32);
            } else if (b == (byte) 0xC3 && i + 1 < to) {
                taker.take(b, i);
                byte second = html[i + 1];
                boolean capital = second <= (byte) 0x9E && second != (byte) 0x97;
                b = capital ? (byte) (second + 0x20) : second;
                next = i + 2;
            }
            taker.take(b, i);
            i = next;
        }
        if (blank) {
            taker.take((byte) ' ', to);
        }
    }

    private static int afterComment(byte[] html, int at, int to) {
        if (at + 3 < to && html[at + 1] == '!' && html[at + 2] == '-' && html[at + 3] == '-') {
            for (int i = at + 4; i + 2 < to; i++) {
                if (html[i] == '-' && html[i + 1] == '-' && html[i + 2] == '>') {
                    return i + 3;
                }
            }
            return to;
        }
        return at + 1;
    }

    /** Where the entity ends that begins at {@code at}; 0 when none does. */
    private static int entity(byte[] html, int at, int to) {
        for (int i = at + 1; i < to && i < at + 10; i++) {
            if (html[i] == ';') {
                return i;
            }
        }
        return 0;
    }

    private static int character(byte[] html, int from, int to) {
        String name = new String(html, from, to - from, StandardCharsets.US_ASCII);
        if (name.startsWith("#")) {
            try {
                boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
                return hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            } catch (NumberFormatException e) {
                return 0;
            }
        }
        return switch (name) {
            case "amp" -> '&';
            case "lt" -> '<';
            case "gt" -> '>';
            case "quot" -> '"';
            case "apos" -> '\'';
            case "nbsp" -> 0xA0;
            case "shy" -> 0xAD;
            default -> 0;
        };
    }

    /** {@code text} as it is compared; both sides of a comparison go through this. */
    static String folded(String text) {
        byte[] bytes = text.replace("&", "&amp;").replace("<", "&lt;").getBytes(StandardCharsets.UTF_8);
        return folded(bytes, 0, bytes.length);
    }

    /** The text between {@code from} and {@code to} as it is compared. */
    static String folded(byte[] html, int from, int to) {
        Gathered gathered = new Gathered();
        fold(html, from, to, gathered);
        return gathered.text();
    }

    /** Folded text that is gathered. */
    static final class Gathered implements Taker {
        private byte[] bytes = new byte[256];
        private int length;

        @Override
        public void take(byte b, int at) {
            if (length == bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, length * 2);
            }
            bytes[length++] = b;
        }

        int length() {
            return length;
        }

        void clear() {
            length = 0;
        }

        /** What was gathered from {@code from} on. */
        String text(int from) {
            return new String(bytes, from, length - from, StandardCharsets.UTF_8).trim();
        }

        String text() {
            return text(0);
        }
    }
}
