package dev.vitrine.plan;

import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Language;

/** The language that most people of a country speak, by CLDR. */
public final class CountryLanguage {

    private CountryLanguage() {}

    /**
     * The language of {@code country}; English where none is known.
     *
     * @param country ISO 3166-1 alpha-2 code
     */
    public static Language of(String country) {
        String language =
                ULocale.addLikelySubtags(new ULocale("und_" + country)).getLanguage();
        return Language.parse(language.equals("und") || language.isEmpty() ? "en" : language)
                .orElseGet(() -> Language.parse("en").orElseThrow());
    }
}
