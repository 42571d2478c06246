package dev.vitrine.checkout;

import java.util.Random;

/** Texts that tests are made of. */
final class Texts {

    private static final String NASTY = "&<>\"'%+ #?/\\:;,={}[]|~`^@!$*()\u0000\n\u00a0\u200f\u2028";

    private Texts() {}

    /** Any text of so many characters: ASCII, what addresses and HTML trip over, and all of Unicode. */
    static String any(Random random, int length) {
        StringBuilder text = new StringBuilder();
        while (text.codePointCount(0, text.length()) < length) {
            int code = switch (random.nextInt(3)) {
                case 0 -> 'A' + random.nextInt(26);
                case 1 -> NASTY.charAt(random.nextInt(NASTY.length()));
                default -> random.nextInt(Character.MAX_CODE_POINT + 1);
            };
            if (code < Character.MIN_SURROGATE || code > Character.MAX_SURROGATE) {
                text.appendCodePoint(code);
            }
        }
        return text.toString();
    }
}
