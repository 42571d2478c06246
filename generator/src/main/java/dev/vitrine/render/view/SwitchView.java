package dev.vitrine.render.view;

/**
 * One entry of the market and language switcher.
 *
 * @param marketName the market, in the entry's language
 * @param languageName the language's own name
 * @param lang BCP 47 tag
 * @param dir {@code ltr} or {@code rtl}
 * @param currency ISO 4217 code
 * @param url the same page there, or the home page there when it has none
 * @param current whether it is the storefront at hand
 * @param samePage whether {@code url} leads to the same page
 */
public record SwitchView(
        String marketName,
        String languageName,
        String lang,
        String dir,
        String currency,
        String url,
        boolean current,
        boolean samePage) {}
