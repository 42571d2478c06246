package dev.vitrine.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;

/**
 * Divides text into words, exactly as the engine in the browser does; {@code docs/search.md} states the rules, a test compares the two.
 *
 * <p>Scripts that put no spaces between words (Chinese, Japanese, Korean, Thai and others) are <em>dense</em>: their runs become pairs of neighbouring letters.
 */
public final class WordSplitter {

    /** UTF-16 units of a word; what is longer is no word people type. */
    static final int LONGEST = 64;

    /** Word runs that a hyphen or an apostrophe may join to one word. */
    static final int MOST_JOINED = 4;

    private static final Normalizer2 NFKC = Normalizer2.getNFKCInstance();
    private static final Normalizer2 NFD = Normalizer2.getNFDInstance();
    private static final Normalizer2 NFC = Normalizer2.getNFCInstance();

    private static final int[] DENSE_SCRIPTS = {
        UScript.HAN,
        UScript.HIRAGANA,
        UScript.KATAKANA,
        UScript.HANGUL,
        UScript.THAI,
        UScript.LAO,
        UScript.KHMER,
        UScript.MYANMAR
    };

    private static final byte SEPARATOR = 0;
    private static final byte IGNORED = 1;
    private static final byte MARK = 2;
    private static final byte DENSE = 3;
    private static final byte WORD = 4;

    /** The classes of the first characters, which most texts are made of. */
    private static final byte[] CLASSES = new byte[0x3000];

    static {
        for (int c = 0; c < CLASSES.length; c++) {
            CLASSES[c] = classify(c);
        }
    }

    private WordSplitter() {}

    /**
     * A word as it stands in a text.
     *
     * @param text the word, normalised
     * @param raw its run as it is written, without what is ignored
     * @param start where its run begins in the text, in UTF-16 units
     * @param end where its run ends
     * @param run the number of its run, from 0
     * @param dense whether it is of a script without spaces
     * @param linked whether one hyphen, apostrophe or full stop is all that stands between it and the word before
     */
    public record Word(String text, String raw, int start, int end, int run, boolean dense, boolean linked) {}

    /** The words of {@code text}, in its order. */
    public static List<Word> split(String text) {
        List<Word> words = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        int number = 0;
        int start = 0;
        int end = 0;
        byte kind = SEPARATOR;
        // What stands between the last run and the one at hand: its only code point, or 0.
        int between = 0;
        boolean afterWord = false;
        int length = text.length();
        int at = 0;
        while (at <= length) {
            int c = at < length ? text.codePointAt(at) : -1;
            byte next = c < 0 ? SEPARATOR : classOf(c);
            int after = at + (c < 0 ? 1 : Character.charCount(c));
            if (next == IGNORED) {
                at = after;
                continue;
            }
            if (next == MARK) {
                next = kind == SEPARATOR ? WORD : kind;
            } else if (next == SEPARATOR && kind == WORD && joinsDigits(text, at, c)) {
                next = WORD;
            }
            if (next != kind) {
                if (kind != SEPARATOR) {
                    boolean linked = kind == WORD && afterWord && links(between);
                    if (add(words, run.toString(), start, end, number, kind == DENSE, linked)) {
                        number++;
                    }
                    afterWord = kind == WORD;
                    between = 0;
                    run.setLength(0);
                }
                start = at;
                kind = next;
                if (next == SEPARATOR) {
                    between = c;
                }
            } else if (next == SEPARATOR) {
                between = -1;
            }
            if (next != SEPARATOR) {
                run.appendCodePoint(c);
                end = after;
            }
            at = after;
        }
        return words;
    }

    private static boolean add(
            List<Word> words, String raw, int start, int end, int number, boolean dense, boolean linked) {
        String text = fold(raw);
        if (text.isEmpty()) {
            return false;
        }
        if (!dense) {
            words.add(new Word(cut(text), raw, start, end, number, false, linked));
            return true;
        }
        // A whole sentence may be one run here: its pairs are cut, not the run.
        List<String> clusters = clusters(text);
        if (clusters.size() == 1) {
            words.add(new Word(cut(text), raw, start, end, number, true, false));
        }
        for (int i = 1; i < clusters.size(); i++) {
            String pair = cut(clusters.get(i - 1) + clusters.get(i));
            words.add(new Word(pair, pair, start, end, number, true, false));
        }
        return true;
    }

    /** A code point with the marks that follow it, one after the other. */
    private static List<String> clusters(String text) {
        List<String> clusters = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            if (at > 0 && !isMark(c)) {
                clusters.add(text.substring(from, at));
                from = at;
            }
            at += Character.charCount(c);
        }
        clusters.add(text.substring(from));
        return clusters;
    }

    /** The last letter of {@code text} with the marks that follow it. */
    static String lastLetter(String text) {
        List<String> clusters = clusters(text);
        return clusters.get(clusters.size() - 1);
    }

    private static boolean links(int c) {
        return c == '-' || c == 0x2010 || c == 0x2011 || c == '\'' || c == 0x2019 || c == '.';
    }

    /** Whether the full stop or comma at {@code at} stands between two digits: 5.1, 1,5. */
    private static boolean joinsDigits(String text, int at, int c) {
        if (c != '.' && c != ',' || at == 0 || at + 1 >= text.length()) {
            return false;
        }
        int before = text.codePointBefore(at);
        int after = text.codePointAt(at + 1);
        return isDigit(before) && isDigit(after);
    }

    private static boolean isDigit(int c) {
        return c < 0x80
                ? c >= '0' && c <= '9'
                : UCharacter.getType(c) == UCharacterCategory.DECIMAL_DIGIT_NUMBER && classOf(c) == WORD;
    }

    private static boolean isMark(int c) {
        return classOf(c) == MARK;
    }

    private static byte classOf(int c) {
        return c < CLASSES.length ? CLASSES[c] : classify(c);
    }

    private static byte classify(int c) {
        return switch (UCharacter.getType(c)) {
            case UCharacterCategory.FORMAT -> c == 0x200B ? SEPARATOR : IGNORED;
            case UCharacterCategory.NON_SPACING_MARK,
                    UCharacterCategory.COMBINING_SPACING_MARK,
                    UCharacterCategory.ENCLOSING_MARK -> MARK;
            case UCharacterCategory.UPPERCASE_LETTER,
                    UCharacterCategory.LOWERCASE_LETTER,
                    UCharacterCategory.TITLECASE_LETTER,
                    UCharacterCategory.MODIFIER_LETTER,
                    UCharacterCategory.OTHER_LETTER,
                    UCharacterCategory.DECIMAL_DIGIT_NUMBER,
                    UCharacterCategory.LETTER_NUMBER,
                    UCharacterCategory.OTHER_NUMBER -> dense(c) ? DENSE : WORD;
            default -> SEPARATOR;
        };
    }

    private static boolean dense(int c) {
        for (int script : DENSE_SCRIPTS) {
            if (UScript.hasScript(c, script)) {
                return true;
            }
        }
        return false;
    }

    /** The words of {@code phrase} with one space between them: how queries are compared. */
    public static String key(String phrase) {
        StringBuilder key = new StringBuilder();
        int run = -1;
        for (Word word : split(phrase)) {
            if (word.run() != run) {
                if (key.length() > 0) {
                    key.append(' ');
                }
                key.append(word.dense() ? normalise(phrase.substring(word.start(), word.end())) : word.text());
                run = word.run();
            }
        }
        return key.toString();
    }

    /** How a run of letters is written in dictionaries: without case, accents, widths and vowel signs that readers leave out. */
    public static String normalise(String run) {
        return cut(fold(run));
    }

    private static String fold(String run) {
        if (isAscii(run)) {
            return lower(run);
        }
        String text = NFD.normalize(UCharacter.toLowerCase(ULocale.ROOT, NFKC.normalize(run)));
        StringBuilder folded = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (!stripped(c)) {
                fold(c, folded);
            }
        }
        return NFC.normalize(folded);
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return text.substring(0, end);
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String lower(String ascii) {
        StringBuilder lower = new StringBuilder(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            char c = ascii.charAt(i);
            lower.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c == ',' ? '.' : c);
        }
        return lower.toString();
    }

    /** Accents, harakat, niqqud and tatweel. Marks of Indic, Thai and Japanese writing are letters to their readers and stay. */
    private static boolean stripped(int c) {
        if (c < 0x300) {
            return c == 0xAD;
        }
        return c <= 0x36F
                || c >= 0x483 && c <= 0x487
                || c >= 0x591 && c <= 0x5BD
                || c == 0x5BF
                || c == 0x5C1
                || c == 0x5C2
                || c == 0x5C4
                || c == 0x5C5
                || c == 0x5C7
                || c >= 0x610 && c <= 0x61A
                || c == 0x640
                || c >= 0x64B && c <= 0x65F
                || c == 0x670
                || c >= 0x6D6 && c <= 0x6DC
                || c >= 0x6DF && c <= 0x6E4
                || c == 0x6E7
                || c == 0x6E8
                || c >= 0x6EA && c <= 0x6ED
                || c >= 0x1AB0 && c <= 0x1AFF
                || c >= 0x1DC0 && c <= 0x1DFF
                || c >= 0x20D0 && c <= 0x20FF
                || c >= 0xFE20 && c <= 0xFE2F
                || UCharacter.getType(c) == UCharacterCategory.FORMAT;
    }

    private static void fold(int c, StringBuilder out) {
        switch (c) {
            case 'ß' -> out.append("ss");
            case 'æ' -> out.append("ae");
            case 'œ' -> out.append("oe");
            case 'ø' -> out.append('o');
            case 'đ', 'ð' -> out.append('d');
            case 'ħ' -> out.append('h');
            case 'ı' -> out.append('i');
            case 'ł' -> out.append('l');
            case 'ŧ' -> out.append('t');
            case 'þ' -> out.append("th");
            case 'ς' -> out.append('σ');
            case 'ى', 'ی' -> out.append('ي');
            case 'ة' -> out.append('ه');
            case 'ک' -> out.append('ك');
            case 'ٱ' -> out.append('ا');
            case ',' -> out.append('.');
            default -> {
                if (c >= 0x660 && c <= 0x669) {
                    out.append((char) ('0' + c - 0x660));
                } else if (c >= 0x6F0 && c <= 0x6F9) {
                    out.append((char) ('0' + c - 0x6F0));
                } else if (c >= 0x30A1 && c <= 0x30F6) {
                    out.append((char) (c - 0x60));
                } else {
                    out.appendCodePoint(c);
                }
            }
        }
    }
}
