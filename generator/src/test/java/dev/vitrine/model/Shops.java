package dev.vitrine.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Markets, languages and storefronts for tests, made in one line each. */
public final class Shops {

    private Shops() {}

    public static Language language(String tag) {
        return Language.parse(tag).orElseThrow();
    }

    /** A language whose missing words come from English. */
    public static LanguageSettings settings(String tag) {
        Language language = language(tag);
        List<Language> chain = tag.equals("en") ? List.of(language) : List.of(language, language("en"));
        return new LanguageSettings(language, tag, language.primary().equals("ar"), chain);
    }

    public static Market market(String id, String currency, String... countries) {
        return new Market(
                id,
                Localized.of(language("en"), id),
                List.of(countries),
                Currency.parse(currency).orElseThrow(),
                Market.TaxDisplay.INCLUDED,
                language("en"),
                Market.MissingPrice.SHOW,
                Optional.empty(),
                OptionalInt.empty(),
                Market.Returns.UNSTATED,
                Optional.empty(),
                false,
                List.of(),
                List.of(),
                Forms.NONE,
                Optional.empty(),
                List.of(),
                List.of(),
                Analytics.NONE);
    }

    public static Storefront storefront(int index, Market market, String language) {
        return new Storefront(index, market, settings(language), "/" + index + "/", index == 0);
    }

    /** The storefront of a country in a language, such as {@code storefront("ja", "JP", "JPY")}. */
    public static Storefront storefront(String language, String country, String currency) {
        return storefront(0, market(country.toLowerCase(java.util.Locale.ROOT), currency, country), language);
    }
}
