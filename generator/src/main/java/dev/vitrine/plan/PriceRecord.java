package dev.vitrine.plan;

import dev.vitrine.model.Market;
import dev.vitrine.model.Price;
import dev.vitrine.model.PriceHistory;
import dev.vitrine.model.ProductEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Adds the prices of a plan to those of earlier builds. */
public final class PriceRecord {

    private PriceRecord() {}

    /** The history once {@code plan} is published on the day of its history; the same where no price changed. */
    public static PriceHistory of(SitePlan plan) {
        PriceHistory before = plan.site().rules().history();
        Map<String, Market> markets = new LinkedHashMap<>();
        plan.storefronts().stream()
                .map(storefront -> storefront.storefront().market())
                .filter(Market::sells)
                .forEach(market -> markets.putIfAbsent(market.id(), market));
        Map<String, Map<String, List<PriceHistory.Entry>>> skus = new TreeMap<>(before.skus());
        Set<String> sold = new HashSet<>();
        for (ProductEntry product : plan.site().catalog().products().values()) {
            for (ProductEntry.Offer offer : product.offers()) {
                sold.add(offer.sku());
                for (Market market : markets.values()) {
                    Optional<Price> price = product.quoteOnly()
                            ? Optional.empty()
                            : offer.prices().in(market);
                    add(skus, before, offer.sku(), market, price);
                }
            }
        }
        before.skus().keySet().stream()
                .filter(sku -> !sold.contains(sku))
                .forEach(sku -> markets.values().forEach(market -> add(skus, before, sku, market, Optional.empty())));
        return new PriceHistory(skus, before.day());
    }

    private static void add(
            Map<String, Map<String, List<PriceHistory.Entry>>> skus,
            PriceHistory before,
            String sku,
            Market market,
            Optional<Price> price) {
        List<PriceHistory.Entry> known = before.of(sku, market);
        Optional<PriceHistory.Entry> last =
                known.isEmpty() ? Optional.empty() : Optional.of(known.get(known.size() - 1));
        boolean same = last.map(entry -> entry.price().equals(price)).orElse(price.isEmpty());
        // What a build for an earlier day shows was not shown then.
        boolean earlier =
                last.filter(entry -> entry.from().isAfter(before.day())).isPresent();
        if (same || earlier) {
            return;
        }
        List<PriceHistory.Entry> entries = new ArrayList<>(known);
        entries.add(new PriceHistory.Entry(before.day(), price));
        Map<String, List<PriceHistory.Entry>> ofSku = new TreeMap<>(skus.getOrDefault(sku, Map.of()));
        ofSku.put(market.id(), entries);
        skus.put(sku, ofSku);
    }
}
