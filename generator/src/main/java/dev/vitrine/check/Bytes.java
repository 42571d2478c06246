package dev.vitrine.check;

/** Finds short texts in the bytes of a page. */
final class Bytes {

    private Bytes() {}

    /** Whether {@code text} stands at {@code at}; there are enough bytes after it. */
    static boolean startsWith(byte[] bytes, int at, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (bytes[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    /** Where {@code text} begins between {@code from} and {@code to}; {@code to} when it is not there. */
    static int indexOf(byte[] bytes, int from, int to, byte[] text) {
        for (int i = from; i + text.length <= to; i++) {
            if (startsWith(bytes, i, text)) {
                return i;
            }
        }
        return to;
    }
}
