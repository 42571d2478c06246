package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a shopper buys: one combination of a product's options.
 *
 * @param sku unique in the catalogue
 * @param options attribute id to value, in the product's order of options
 * @param prices its prices, the product's included
 * @param gtin digits, when it has one
 * @param mpn the manufacturer's part number, when it has one
 * @param weight in grams, when known
 * @param availability whether it can be bought
 * @param stock pieces in stock, when known
 * @param media names of the product's pictures that show it
 * @param checkout market id or provider id to what it is called there
 * @param measure how much it holds, when its price is compared by unit
 * @param availableFrom the day or point in time from which it can be had, when it is ordered before
 * @param location where it is written
 */
public record Variant(
        String sku,
        Map<String, String> options,
        Prices prices,
        Optional<String> gtin,
        Optional<String> mpn,
        OptionalInt weight,
        Availability availability,
        OptionalInt stock,
        List<String> media,
        Map<String, CheckoutReference> checkout,
        Optional<Measure> measure,
        Optional<String> availableFrom,
        Location location) {

    public Variant {
        options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        media = List.copyOf(media);
        checkout = Collections.unmodifiableMap(new LinkedHashMap<>(checkout));
    }
}
