package dev.vitrine.render.view;

import java.util.Optional;

/**
 * A price as it is shown and as machines read it.
 *
 * @param text formatted in the storefront's language, such as {@code 12,50 €}
 * @param amount with a dot and the currency's decimals: {@code 12.50}
 * @param currency ISO 4217 code
 * @param compareAt the higher price it is compared with, formatted
 * @param percentOff how much lower it is, in whole per cent rounded down; 0 when it is not reduced
 * @param prior the lowest price of the 30 days before it was reduced, formatted; where the market's rules want it shown and it is known, on pages of products
 * @param from whether other variants cost more ("from")
 */
public record PriceView(
        String text,
        String amount,
        String currency,
        Optional<String> compareAt,
        int percentOff,
        Optional<String> prior,
        boolean from) {}
