package dev.vitrine.translation;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that is always written the same: other capitals, accents, blanks and hyphens are found.
 *
 * @param term as it is written
 * @param found finds it however it is written
 * @param at where it is stated
 */
record BrandTerm(String term, Pattern found, Location at) {

    /** Names that are shorter have blanks and hyphens only where they are written with some: letters of other words would make them up. */
    private static final int LONG = 5;

    private static final String BETWEEN = "[\\s\\u00A0\\u202F\\u00AD\\-\\u2010\\u2011\\u2013_]";
    private static final Pattern SEPARATOR = Pattern.compile(BETWEEN + "+");
    private static final Pattern BLANK = Pattern.compile("[\\s\\u00A0\\u202F]+");

    /** What is no prose: addresses, code, shortcodes, tags. */
    private static final Pattern NO_PROSE = Pattern.compile(
            "\\{\\{.*?\\}\\}|\\]\\([^)]*\\)|\\]:\\s*\\S+|`[^`]*`|<[^>]*>|\\S*(?:@|://|www\\.)\\S*|(?<![\\p{L}\\p{N}])[\\w-]+(?:\\.[a-z]{2,})+(?:/\\S*)?",
            Pattern.DOTALL);

    /** Letter without accents, in small, to all letters that are it with some. */
    private static final Map<String, String> ACCENTED = accented();

    private static Map<String, String> accented() {
        Map<String, String> all = new TreeMap<>();
        for (int[] range : new int[][] {{0xC0, 0x24F}, {0x370, 0x3FF}, {0x400, 0x45F}, {0x1E00, 0x1EFF}}) {
            for (int c = range[0]; c <= range[1]; c++) {
                String letter = Character.toString(c);
                String plain = plain(letter);
                if (Character.isLetter(c) && !plain.equals(letter)) {
                    all.merge(plain.toLowerCase(Locale.ROOT), letter, String::concat);
                }
            }
        }
        return all;
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}+", "");
    }

    static BrandTerm of(String term, Location at) {
        String written = BLANK.matcher(Normalizer.normalize(term.strip(), Normalizer.Form.NFC))
                .replaceAll(" ");
        long letters = written.codePoints().filter(Character::isLetterOrDigit).count();
        StringBuilder pattern = new StringBuilder("(?<![\\p{L}\\p{M}\\p{N}])");
        boolean first = true;
        boolean separated = false;
        for (int codePoint : written.codePoints().toArray()) {
            String letter = Character.toString(codePoint);
            if (SEPARATOR.matcher(letter).matches()) {
                separated = true;
                continue;
            }
            if (!first && (separated || letters >= LONG)) {
                pattern.append(BETWEEN).append("*+");
            }
            String plain = plain(letter);
            String others = ACCENTED.getOrDefault(plain.toLowerCase(Locale.ROOT), "");
            pattern.append(plain.isEmpty() || others.isEmpty() ? Pattern.quote(letter) : "[" + plain + others + "]")
                    .append("\\p{Mn}*+");
            first = false;
            separated = false;
        }
        return new BrandTerm(
                written,
                Pattern.compile(
                        pattern.append("(?![\\p{L}\\p{M}\\p{N}])").toString(),
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
                at);
    }

    /** Reports where {@code text} writes the name in another way. */
    void check(Field.Written text, Diagnostics diagnostics) {
        if (!found.matcher(text.text()).find()) {
            return;
        }
        // Places stay what they are.
        String prose = NO_PROSE.matcher(text.text())
                .replaceAll(code -> "\u0000".repeat(code.group().length()));
        Matcher matcher = found.matcher(prose);
        while (matcher.find()) {
            String written = BLANK.matcher(Normalizer.normalize(matcher.group(), Normalizer.Form.NFC))
                    .replaceAll(" ");
            if (!written.equals(term)) {
                diagnostics.report(
                        Rule.TEXT_BRAND_TERM,
                        text.at(matcher.start(), matcher.end()),
                        "'" + written + "' is written '" + term + "'",
                        "write it as the glossary does",
                        at);
                if (!text.exact()) {
                    return;
                }
            }
        }
    }
}
