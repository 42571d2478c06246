package dev.vitrine.plan;

import com.ibm.icu.text.Transliterator;
import dev.vitrine.model.Language;
import java.util.Locale;

/** Makes the part of an address that stands for a title; thread-safe. */
final class Slugs {

    private static final int LONGEST = 80;

    private final Transliterator toLatin = Transliterator.getInstance("Any-Latin; Latin-ASCII");

    /** Lower-case ASCII letters, digits and single hyphens; empty when nothing of {@code title} can be written so. */
    String of(String title, Language language) {
        String text = language.primary().equals("de") ? german(title) : title;
        String latin = ascii(text) ? text : transliterate(text);
        StringBuilder slug = new StringBuilder(Math.min(LONGEST, latin.length()));
        for (int i = 0; i < latin.length() && slug.length() < LONGEST; i++) {
            char c = Character.toLowerCase(latin.charAt(i));
            if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9') {
                slug.append(c);
            } else if (c != '\'' && c != '\u2019' && !slug.isEmpty() && slug.charAt(slug.length() - 1) != '-') {
                slug.append('-');
            }
        }
        while (!slug.isEmpty() && slug.charAt(slug.length() - 1) == '-') {
            slug.setLength(slug.length() - 1);
        }
        return slug.toString();
    }

    private synchronized String transliterate(String text) {
        return toLatin.transliterate(text);
    }

    private static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String german(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.replace("ä", "ae").replace("ö", "oe").replace("ü", "ue").replace("ß", "ss");
    }
}
