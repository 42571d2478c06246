package dev.vitrine.model;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Prices by market id or currency code; the market's own price wins over its currency's.
 *
 * @param byKey market id or currency code to price
 */
public record Prices(Map<String, Price> byKey) {

    public static final Prices NONE = new Prices(Map.of());

    public Prices {
        byKey = byKey.isEmpty() ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(byKey));
    }

    public Optional<Price> in(Market market) {
        Price own = byKey.get(market.id());
        return Optional.ofNullable(
                own != null ? own : byKey.get(market.currency().code()));
    }

    /** These prices, replaced key by key by {@code others}. */
    public Prices with(Prices others) {
        if (others.byKey.isEmpty()) {
            return this;
        }
        if (byKey.isEmpty()) {
            return others;
        }
        Map<String, Price> merged = new TreeMap<>(byKey);
        merged.putAll(others.byKey);
        return new Prices(merged);
    }
}
