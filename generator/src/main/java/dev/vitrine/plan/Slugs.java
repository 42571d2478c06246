package dev.vitrine.plan;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import dev.vitrine.model.Language;
import dev.vitrine.model.SlugPolicy;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes the part of an address that stands for a title; thread-safe. */
final class Slugs {

    /** A folder's name has at most 255 bytes on most disks; some are left for an id. */
    private static final int MOST_BYTES = 160;

    private final SlugPolicy policy;
    /** Made for the first title that needs it: that takes longer than all titles of a small shop. */
    private @Nullable Transliterator toLatin;

    private final Normalizer2 compatible = Normalizer2.getNFKCInstance();

    Slugs() {
        this(SlugPolicy.DEFAULT);
    }

    Slugs(SlugPolicy policy) {
        this.policy = policy;
    }

    /** Lower-case letters, digits and single hyphens; empty when nothing of {@code title} can be written so. */
    String of(String title, Language language) {
        return policy.of(language) == SlugPolicy.Letters.UNICODE
                ? cut(words(inUnicode(title, language)))
                : cut(words(inAscii(title, language)));
    }

    private String inUnicode(String title, Language language) {
        return compatible.normalize(compatible.normalize(title).toLowerCase(language.toLocale()));
    }

    private String inAscii(String title, Language language) {
        String text = language.primary().equals("de") ? german(title) : title;
        String latin = ascii(text) ? text : transliterate(text);
        StringBuilder lower = new StringBuilder(latin.length());
        for (int i = 0; i < latin.length(); i++) {
            // What is no ASCII letter after all is no letter here.
            char c = latin.charAt(i);
            lower.append(c < 0x80 || c == '\u2019' ? Character.toLowerCase(c) : ' ');
        }
        return lower.toString();
    }

    /** Letters, digits and marks, with one hyphen for whatever stands between them. */
    private static String words(String text) {
        StringBuilder slug = new StringBuilder(text.length());
        int[] points = text.codePoints().toArray();
        boolean between = false;
        for (int point : points) {
            if (letter(point) || mark(point) && !slug.isEmpty() && !between) {
                if (between && !slug.isEmpty()) {
                    slug.append('-');
                }
                between = false;
                slug.appendCodePoint(point);
            } else if (!joining(point)) {
                between = true;
            }
        }
        return slug.toString();
    }

    private static boolean letter(int point) {
        // The Arabic tatweel only stretches a word.
        return Character.isLetterOrDigit(point) && point != 0x640;
    }

    private static boolean mark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    /** Whether the letters around it are one word: an apostrophe, a soft hyphen, a joiner. */
    private static boolean joining(int point) {
        return point == '\''
                || point == 0x2019
                || point == 0xAD
                || point == 0x200C
                || point == 0x200D
                || point == 0x640;
    }

    /** At most as long as the policy has it, cut between words unless half of it would be lost. */
    private String cut(String slug) {
        int end = slug.length();
        if (slug.codePointCount(0, end) > policy.longest()) {
            end = slug.offsetByCodePoints(0, policy.longest());
        }
        while (slug.substring(0, end).getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            end = slug.offsetByCodePoints(end, -1);
        }
        if (end == slug.length()) {
            return slug;
        }
        int word = slug.charAt(end) == '-' ? end : slug.lastIndexOf('-', end - 1);
        if (word > end / 2) {
            return slug.substring(0, word);
        }
        // A mark belongs to the letter before it.
        while (end > 1 && mark(slug.codePointAt(end))) {
            end = slug.offsetByCodePoints(end, -1);
        }
        return slug.substring(0, end);
    }

    private synchronized String transliterate(String text) {
        if (toLatin == null) {
            toLatin = Transliterator.getInstance("Any-Latin; Latin-ASCII");
        }
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
