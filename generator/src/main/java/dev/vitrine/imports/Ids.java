package dev.vitrine.imports;

import com.ibm.icu.text.Transliterator;
import dev.vitrine.model.Language;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/** Makes ids and slugs of names in any script. */
final class Ids {

    /** Longer names are cut, so that they can be folder names everywhere. */
    static final int MAX_LENGTH = 80;

    /** Between a number and a fraction after it, which normalising would run together. */
    private static final Pattern FRACTION = Pattern.compile("(?<=\\d)(?=[\u00bc-\u00be\u2150-\u215e])");

    private static final Language ENGLISH = new Language("en");

    /** Loaded when the first name needs them: that takes a second, and most catalogues do without. */
    private static final class Transliterators {
        static final Transliterator LATIN = Transliterator.getInstance("Any-Latin; Latin-ASCII");
        static final Transliterator GERMAN = Transliterator.getInstance("de-ASCII");
    }

    private final Map<String, String> known = new HashMap<>();

    /** The slug of a name; never empty. */
    String slug(String name) {
        return slug(name, ENGLISH);
    }

    /** The slug of a name as the language writes it in Latin letters: {@code Größe} is {@code groesse} in German. */
    String slug(String name, Language language) {
        boolean german = language.primary().equals("de");
        return known.computeIfAbsent(german ? "de " + name : "   " + name, key -> make(name, german));
    }

    private static String make(String name, boolean german) {
        String apart = FRACTION.matcher(name).replaceAll(" ");
        String text = Normalizer.normalize(apart, Normalizer.Form.NFKC).strip();
        boolean ascii = text.chars().allMatch(c -> c < 0x80);
        if (!ascii) {
            text = german ? Transliterators.GERMAN.transliterate(text) : text;
            text = Transliterators.LATIN.transliterate(text);
        }
        text = text.toLowerCase(Locale.ROOT);
        StringBuilder slug = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                slug.append(c);
            } else if ("'\u2019\u02bc\u02b9".indexOf(c) < 0
                    && !slug.isEmpty()
                    && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        return cut(slug.toString(), name);
    }

    private static String cut(String slug, String name) {
        String cut = slug;
        if (cut.length() > MAX_LENGTH) {
            int dash = cut.lastIndexOf('-', MAX_LENGTH);
            cut = cut.substring(0, dash > MAX_LENGTH / 2 ? dash : MAX_LENGTH);
        }
        while (cut.endsWith("-")) {
            cut = cut.substring(0, cut.length() - 1);
        }
        return cut.isEmpty() ? "x" + checksum(name) : cut;
    }

    /** For names that have no letter or digit at all: the same name always gets the same id. */
    private static String checksum(String name) {
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
