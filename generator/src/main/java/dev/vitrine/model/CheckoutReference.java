package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a variant is called at a provider of checkouts.
 *
 * @param value an address or an id; empty when none is stated
 * @param provider the provider, when it is another than the market's
 * @param price what the provider charges, when stated
 * @param options names and values by which the provider tells variants apart, when it needs them
 * @param location where it is written
 * @param priceAt where the price is written, or else the reference
 */
public record CheckoutReference(
        String value,
        Optional<String> provider,
        Optional<BigDecimal> price,
        Map<String, String> options,
        Location location,
        Location priceAt) {

    public CheckoutReference {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
    }
}
