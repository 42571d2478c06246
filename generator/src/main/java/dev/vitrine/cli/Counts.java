package dev.vitrine.cli;

import java.util.Locale;

/** Numbers of things in words: {@code 1 page}, {@code 1,234 pages}. */
final class Counts {

    private Counts() {}

    static String of(int number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }
}
