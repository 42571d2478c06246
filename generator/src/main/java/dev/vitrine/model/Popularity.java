package dev.vitrine.model;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What shoppers look for most, as somebody counted it.
 *
 * @param day when it was brought in
 * @param counts product id to how often it was looked at or bought, at least 1; ids that the shop does not have count for nothing
 */
public record Popularity(LocalDate day, Map<String, Long> counts) {

    /** Nothing was counted. */
    public static final Popularity NONE = new Popularity(LocalDate.EPOCH, Map.of());

    public Popularity {
        counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    }

    /** How often {@code product} was counted; 0 when it was not. */
    public long of(String product) {
        return counts.getOrDefault(product, 0L);
    }

    /** The highest count; 0 when there is none. */
    public long highest() {
        return counts.values().stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
