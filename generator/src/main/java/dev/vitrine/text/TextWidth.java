package dev.vitrine.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How wide a text is where search engines show it: in a font as wide as Arial.
 *
 * <p>Widths are measured ones for Latin, Greek, Cyrillic, Hebrew and Arabic; characters of Chinese, Japanese and Korean are as wide as the font is high, accents that join a letter have no
 * width, and all else is as wide as a digit. Kerning is left out, as it is in results.
 */
public final class TextWidth {

    /** Where search engines cut titles. */
    public static final TextWidth TITLE = new TextWidth(20, 580);

    /** Where search engines cut descriptions: two lines of a wide screen. */
    public static final TextWidth DESCRIPTION = new TextWidth(14, 920);

    private static final int OTHER = 556;
    private static final int FULL = 1000;
    private static final String ELLIPSIS = "…";
    private static final short UNKNOWN = -1;
    private static final short[] MEASURED = measured();

    private final int size;
    private final int most;

    private TextWidth(int size, int most) {
        this.size = size;
        this.most = most;
    }

    /** How much is shown, in pixels. */
    public int most() {
        return most;
    }

    private static short[] measured() {
        try (InputStream in = TextWidth.class.getResourceAsStream("widths.txt")) {
            if (in == null) {
                throw new IllegalStateException("the widths of characters are missing");
            }
            short[] all = new short[0x2300];
            Arrays.fill(all, UNKNOWN);
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\\s", -1))
                    .forEach(line -> {
                        int first = Integer.parseInt(line[0], 16);
                        for (int i = 1; i < line.length; i++) {
                            all[first + i - 1] = Short.parseShort(line[i]);
                        }
                    });
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The width of {@code codePoint} in thousandths of the size of the font. */
    public static int of(int codePoint) {
        if (codePoint < MEASURED.length && MEASURED[codePoint] != UNKNOWN) {
            return MEASURED[codePoint];
        }
        int type = Character.getType(codePoint);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT) {
            return 0;
        }
        return isFull(codePoint) ? FULL : OTHER;
    }

    private static boolean isFull(int c) {
        return c >= 0x1100 && c <= 0x115F
                || c >= 0x2E80 && c <= 0xA4CF
                || c >= 0xAC00 && c <= 0xD7A3
                || c >= 0xF900 && c <= 0xFAFF
                || c >= 0xFE30 && c <= 0xFE4F
                || c >= 0xFF01 && c <= 0xFF60
                || c >= 0xFFE0 && c <= 0xFFE6
                || c >= 0x1F300 && c <= 0x1FAFF
                || c >= 0x20000 && c <= 0x3FFFD;
    }

    /** How wide {@code text} is, in pixels, rounded up. */
    public int pixels(String text) {
        long thousandths = text.codePoints().mapToLong(TextWidth::of).sum();
        return (int) Math.min(Integer.MAX_VALUE, (thousandths * size + 999) / 1000);
    }

    /** Whether {@code text} is shown whole. */
    public boolean fits(String text) {
        return pixels(text) <= most;
    }

    /** Whether what stands in {@code utf8} from {@code start} to {@code end} is shown whole, even if no characters in it are written as entities. Nothing is made to find out. */
    public boolean fits(byte[] utf8, int start, int end) {
        long room = (long) most * 1000 / size;
        int i = start;
        while (i < end && room >= 0) {
            int unit = utf8[i] & 0xFF;
            int length = unit < 0x80 ? 1 : unit < 0xE0 ? 2 : unit < 0xF0 ? 3 : 4;
            int codePoint = length == 1 ? unit : unit & 0xFF >> length + 1;
            for (int more = 1; more < length && i + more < end; more++) {
                codePoint = codePoint << 6 | utf8[i + more] & 0x3F;
            }
            room -= of(codePoint);
            i += length;
        }
        return room >= 0;
    }

    /** What is shown of {@code text}: all of it, or its beginning up to the end of a word with an ellipsis. */
    public String cut(String text) {
        if (fits(text)) {
            return text;
        }
        long room = (long) most * 1000 / size - of('…');
        long width = 0;
        int end = 0;
        int word = 0;
        while (end < text.length()) {
            int codePoint = text.codePointAt(end);
            width += of(codePoint);
            if (width > room) {
                break;
            }
            if (codePoint == ' ' || isFull(codePoint)) {
                word = isFull(codePoint) ? end + Character.charCount(codePoint) : end;
            }
            end += Character.charCount(codePoint);
        }
        // A word that alone is wider than the line is cut anywhere.
        return text.substring(0, word > 0 ? word : end).strip() + ELLIPSIS;
    }
}
