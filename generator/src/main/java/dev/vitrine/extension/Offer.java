package dev.vitrine.extension;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One variant of a product, as a shopper buys it.
 *
 * @param sku unique in the catalogue
 * @param title the values of its options; empty when it has none
 * @param options name of an option to its value, as shown
 * @param price what it costs; empty when it has no price in the storefront
 * @param availability {@code in-stock}, {@code out-of-stock}, {@code backorder}, {@code preorder} or {@code discontinued}
 * @param gtin digits, when it has one
 */
public record Offer(
        String sku,
        String title,
        Map<String, String> options,
        Optional<Price> price,
        String availability,
        Optional<String> gtin) {

    public Offer {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }

    /**
     * A price.
     *
     * @param amount what is paid, with the decimals of its currency: 12.50
     * @param currency its code: {@code EUR}
     * @param before the higher price it is compared with, when it is reduced
     */
    public record Price(BigDecimal amount, String currency, Optional<BigDecimal> before) {}
}
