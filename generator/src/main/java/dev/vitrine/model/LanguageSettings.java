package dev.vitrine.model;

import java.util.List;

/**
 * One language the site is written in.
 *
 * @param language its tag
 * @param name its own name for itself, as the language switcher shows it
 * @param rightToLeft whether it is written from right to left
 * @param chain itself, then the languages its missing words come from, in that order
 */
public record LanguageSettings(Language language, String name, boolean rightToLeft, List<Language> chain) {

    public LanguageSettings {
        chain = List.copyOf(chain);
    }

    /** {@code rtl} or {@code ltr}, the value of HTML's {@code dir}. */
    public String direction() {
        return rightToLeft ? "rtl" : "ltr";
    }
}
