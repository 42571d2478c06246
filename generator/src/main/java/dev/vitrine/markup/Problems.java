package dev.vitrine.markup;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;

/** Problems that are reported from several places. */
final class Problems {

    private static final int SHOWN = 60;

    private Problems() {}

    static void unsafeAddress(Diagnostics diagnostics, Location at, String address) {
        diagnostics.report(
                Rule.MARKDOWN_UNSAFE_HTML,
                at,
                "the address '" + shorten(address) + "' was removed",
                "use https:, mailto:, tel:, a path, or a reference such as product:id");
    }

    static String shorten(String text) {
        String clean = Escape.clean(text).replace('\n', ' ').replace('\t', ' ');
        return clean.length() <= SHOWN
                ? clean
                : clean.substring(
                                0,
                                clean.offsetByCodePoints(0, Math.min(SHOWN, clean.codePointCount(0, clean.length()))))
                        + "…";
    }
}
