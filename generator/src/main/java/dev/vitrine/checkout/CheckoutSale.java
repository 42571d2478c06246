package dev.vitrine.checkout;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Money;
import java.util.Map;

/**
 * A variant at its price, with what it is called at the provider.
 *
 * @param item what is sold
 * @param price what it costs
 * @param value its address or id at the provider; empty when it needs none
 * @param options names and values by which the provider tells variants apart
 * @param location where the value is written, or else the variant
 */
public record CheckoutSale(
        CheckoutItem item, Money price, String value, Map<String, String> options, Location location) {

    public String sku() {
        return item.variant().sku();
    }
}
