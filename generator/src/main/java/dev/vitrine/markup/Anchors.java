package dev.vitrine.markup;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The ids of one text: readable, of any script, each given once; those of headings mostly as code hosts make them, too. */
final class Anchors {

    /** What the ids of footnotes and of their references start with; no other id starts like that. */
    static final String FOOTNOTE = "fn-";

    static final String FOOTNOTE_REFERENCE = "fnref-";

    private static final int LONGEST = 80;

    private final Set<String> taken = new HashSet<>();
    private final Map<String, Integer> next = new HashMap<>();

    /** Takes an id an author wrote; false when it cannot be one, or has been given already. */
    boolean take(String id) {
        return isSafe(id) && taken.add(id);
    }

    /** A new id for a heading. */
    String of(String heading) {
        String base = slug(heading);
        String id = base;
        while (!taken.add(id)) {
            id = base + "-" + next.merge(base, 1, Integer::sum);
        }
        return id;
    }

    private static String slug(String heading) {
        StringBuilder out = new StringBuilder();
        heading.toLowerCase(Locale.ROOT).codePoints().limit(400).forEach(c -> {
            if (Character.isLetterOrDigit(c)
                    || Character.getType(c) == Character.NON_SPACING_MARK
                    || Character.getType(c) == Character.COMBINING_SPACING_MARK
                    || c == '_') {
                out.appendCodePoint(c);
            } else if ((Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '-' || c == '–')
                    && !out.isEmpty()
                    && out.charAt(out.length() - 1) != '-') {
                out.append('-');
            }
        });
        if (out.length() > LONGEST) {
            out.setLength(Character.isHighSurrogate(out.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST);
        }
        while (!out.isEmpty() && out.charAt(out.length() - 1) == '-') {
            out.setLength(out.length() - 1);
        }
        String slug = out.toString();
        return slug.isEmpty() ? "section" : isReserved(slug) ? "section-" + slug : slug;
    }

    private static boolean isSafe(String id) {
        return !id.isEmpty()
                && !isReserved(id)
                && id.length() <= LONGEST
                && Character.isLetterOrDigit(id.codePointAt(0))
                && id.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || "-_.:".indexOf(c) >= 0);
    }

    private static boolean isReserved(String id) {
        return id.startsWith(FOOTNOTE) || id.startsWith(FOOTNOTE_REFERENCE);
    }
}
