package dev.vitrine.extension;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One piece of a variant, to be paid.
 *
 * @param market the market
 * @param language the language of the storefront, such as {@code de}
 * @param sku the variant
 * @param title its name in that language
 * @param amount what it costs, with the decimals of its currency
 * @param currency the code of the currency: {@code EUR}
 * @param reference what the variant says it is called at the provider; may be empty
 * @param settings what the market states in its checkout, by name; the parts of an object as {@code utm.source}
 * @param key the value of the environment variable that a setting of the type {@code key} names; it must never get into an address
 */
public record CheckoutOrder(
        String market,
        String language,
        String sku,
        String title,
        BigDecimal amount,
        String currency,
        String reference,
        Map<String, String> settings,
        Optional<String> key) {

    public CheckoutOrder {
        settings = java.util.Collections.unmodifiableMap(new TreeMap<>(settings));
    }
}
