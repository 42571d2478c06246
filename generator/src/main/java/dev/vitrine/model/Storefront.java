package dev.vitrine.model;

/**
 * One market in one language, under one path: every page exists once per storefront.
 *
 * @param index its position in the settings, from 0
 * @param market where it sells; {@link Market#none} where it sells nothing
 * @param language the settings of its language
 * @param path where it starts: {@code /} or {@code /de/}
 * @param isDefault whether it is the one shown to shoppers of no listed language ({@code x-default})
 */
public record Storefront(int index, Market market, LanguageSettings language, String path, boolean isDefault) {

    /** {@code de/de}: market and language, for messages; the language alone where nothing is sold. */
    public String id() {
        String tag = language.language().tag();
        return market.sells() ? market.id() + "/" + tag : tag;
    }
}
