package dev.vitrine.plan;

import com.ibm.icu.text.Collator;
import com.ibm.icu.text.RuleBasedCollator;
import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Storefront;
import java.util.Comparator;

/** The locale of a storefront, and the order its shoppers look for names in. */
public final class StorefrontLocale {

    private StorefrontLocale() {}

    /** The language, with the market's country unless the language names one itself; the language as it is where nothing is sold. */
    public static ULocale of(Storefront storefront) {
        ULocale language =
                ULocale.forLanguageTag(storefront.language().language().tag());
        return language.getCountry().isEmpty() && storefront.market().sells()
                ? new ULocale.Builder()
                        .setLocale(language)
                        .setRegion(storefront.market().mainCountry())
                        .build()
                : language;
    }

    /** As dictionaries of {@code locale} order words, 9 cm before 10 cm; names that dictionaries hold for the same are ordered by their characters. Thread-safe. */
    public static Comparator<String> names(ULocale locale) {
        Collator collator = Collator.getInstance(locale);
        if (collator instanceof RuleBasedCollator ruleBased) {
            ruleBased.setNumericCollation(true);
        }
        Collator frozen = collator.freeze();
        return ((Comparator<String>) frozen::compare).thenComparing(Comparator.naturalOrder());
    }
}
