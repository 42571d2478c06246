package dev.vitrine.model;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What every variant has cost in every market since prices are recorded, so that the lowest price before a reduction can be proved.
 *
 * @param skus SKU to market id to what it cost, the oldest first
 * @param day the day it is looked at
 */
public record PriceHistory(Map<String, Map<String, List<Entry>>> skus, LocalDate day) {

    /** As many days before a reduction count. */
    private static final int DAYS = 30;

    public static final PriceHistory NONE = new PriceHistory(Map.of(), LocalDate.EPOCH);

    public PriceHistory {
        Map<String, Map<String, List<Entry>>> copies = new TreeMap<>();
        skus.forEach((sku, markets) -> {
            Map<String, List<Entry>> copy = new TreeMap<>();
            markets.forEach((market, entries) -> copy.put(market, List.copyOf(entries)));
            copies.put(sku, Collections.unmodifiableMap(copy));
        });
        skus = Collections.unmodifiableMap(copies);
    }

    /**
     * What a variant costs from a day on.
     *
     * @param from the first day
     * @param price what it costs; empty when it is not sold
     */
    public record Entry(LocalDate from, Optional<Price> price) {}

    /**
     * The lowest price before a reduction.
     *
     * @param since the day the reduction began
     * @param knownFrom the first day of which a price is known; empty when none before the reduction is
     * @param lowest the lowest price of the 30 days before that; empty when not all of these days are known
     * @param highest the highest price of these days, likewise
     */
    public record Prior(
            LocalDate since, Optional<LocalDate> knownFrom, Optional<Money> lowest, Optional<Money> highest) {}

    /** What {@code sku} has cost in {@code market}, the oldest first. */
    public List<Entry> of(String sku, Market market) {
        return skus.getOrDefault(sku, Map.of()).getOrDefault(market.id(), List.of());
    }

    /**
     * The lowest price in the 30 days before {@code sku} was reduced to {@code price}; empty when it is not reduced. A reduction lasts as long as the price is compared with a higher one
     * without a break, however often it changes meanwhile; where it is not recorded yet, it begins today.
     */
    public Optional<Prior> prior(String sku, Market market, Price price) {
        if (!price.reduced()) {
            return Optional.empty();
        }
        List<Entry> known = new ArrayList<>();
        of(sku, market).stream().filter(entry -> !entry.from().isAfter(day)).forEach(known::add);
        if (known.isEmpty() || !known.get(known.size() - 1).price().equals(Optional.of(price))) {
            known.add(new Entry(day, Optional.of(price)));
        }
        int first = known.size() - 1;
        while (first > 0 && known.get(first - 1).price().filter(Price::reduced).isPresent()) {
            first--;
        }
        LocalDate since = known.get(first).from();
        LocalDate begin = since.minusDays(DAYS);
        Optional<LocalDate> knownFrom =
                first == 0 ? Optional.empty() : Optional.of(known.get(0).from());
        if (knownFrom.isEmpty() || knownFrom.get().isAfter(begin)) {
            return Optional.of(new Prior(since, knownFrom, Optional.empty(), Optional.empty()));
        }
        List<Money> asked = new ArrayList<>();
        for (int i = 0; i < first; i++) {
            // A price counts on its first day, even when another follows on the same day.
            boolean counts = known.get(i + 1).from().isAfter(begin)
                    || !known.get(i).from().isBefore(begin);
            known.get(i)
                    .price()
                    .map(Price::amount)
                    .filter(money ->
                            counts && money.currency().equals(price.amount().currency()))
                    .ifPresent(asked::add);
        }
        return Optional.of(new Prior(
                since,
                knownFrom,
                asked.stream().min(Comparator.naturalOrder()),
                asked.stream().max(Comparator.naturalOrder())));
    }
}
