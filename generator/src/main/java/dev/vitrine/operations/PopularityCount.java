package dev.vitrine.operations;

import dev.vitrine.imports.ImportLog;
import dev.vitrine.model.Popularity;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What an export says of which products are looked for most.
 *
 * @param popularity the counts
 * @param before those that the site has
 * @param otherPages how many rows are of pages that show no product
 * @param unknown what is neither an address nor a product of the shop, as the export has it, with its count; the most counted first
 */
public record PopularityCount(Popularity popularity, Popularity before, int otherPages, Map<String, Long> unknown) {

    private static final List<String> PRODUCTS =
            List.of("product", "productid", "id", "itemid", "sku", "itemsku", "variantsku", "handle");

    private static final List<String> SOLD =
            List.of("count", "sold", "unitssold", "quantity", "itemspurchased", "purchases", "orders");

    private static final String HINT =
            "name two columns: product (an id or SKU) or address, and count; reports of pages of Plausible, Matomo and Google Analytics are read as they are, in English";

    public PopularityCount {
        unknown = Collections.unmodifiableMap(new LinkedHashMap<>(unknown));
    }

    /** A product whose count is another; 0 stands for none. */
    public record Change(String product, long before, long now) {}

    /**
     * Counts what {@code file} says; empty when it cannot be used, which is reported.
     *
     * @param day the day of the import
     * @throws IOException when a file that is there cannot be read
     */
    public static Optional<PopularityCount> of(SitePlan plan, Path file, LocalDate day, ImportLog log)
            throws IOException {
        Optional<CountedRows> rows = CountedRows.read(
                file, both(PRODUCTS, CountedRows.ADDRESSES), both(SOLD, CountedRows.VISITS), false, HINT, log);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        ShopAddresses addresses = new ShopAddresses(plan);
        Map<String, String> skus = new HashMap<>();
        for (ProductEntry entry : plan.site().catalog().products().values()) {
            entry.offers().forEach(offer -> skus.put(offer.sku(), entry.id()));
        }
        Map<String, Long> counts = new TreeMap<>();
        Map<String, Long> unknown = new TreeMap<>();
        int others = 0;
        for (CountedRows.Counted row : rows.get().rows()) {
            Optional<String> product = row.names().stream()
                    .flatMap(name -> plan
                            .site()
                            .catalog()
                            .product(name)
                            .map(ProductEntry::id)
                            .or(() -> Optional.ofNullable(skus.get(name)))
                            .stream())
                    .findFirst();
            if (product.isEmpty()) {
                Optional<ShopAddresses.Thing> thing = row.names().stream()
                        .flatMap(name -> addresses.path(name).flatMap(addresses::at).stream())
                        .findFirst();
                if (thing.isPresent() && thing.get().kind() != RouteKind.PRODUCT) {
                    others++;
                    continue;
                }
                product = thing.map(ShopAddresses.Thing::id);
            }
            if (product.isEmpty()) {
                unknown.merge(row.names().get(0), row.count(), Long::sum);
            } else if (row.count() > 0) {
                counts.merge(product.get(), row.count(), Long::sum);
            }
        }
        return Optional.of(new PopularityCount(
                new Popularity(day, counts), plan.site().catalog().popularity(), others, mostFirst(unknown)));
    }

    private static List<String> both(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).toList();
    }

    /** {@code counts} by falling count; those that are alike stay as they are. */
    private static Map<String, Long> mostFirst(Map<String, Long> counts) {
        Map<String, Long> sorted = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .forEach(count -> sorted.put(count.getKey(), count.getValue()));
        return sorted;
    }

    /** What would be other than it is, the largest difference first. */
    public List<Change> changes() {
        TreeSet<String> products = new TreeSet<>(before.counts().keySet());
        products.addAll(popularity.counts().keySet());
        List<Change> changes = new ArrayList<>();
        for (String product : products) {
            if (before.of(product) != popularity.of(product)) {
                changes.add(new Change(product, before.of(product), popularity.of(product)));
            }
        }
        changes.sort(Comparator.comparingLong((Change change) -> Math.abs(change.now() - change.before()))
                .reversed());
        return List.copyOf(changes);
    }

    /** How many products were counted. */
    public int products() {
        return popularity.counts().size();
    }

    /** How much was counted in all. */
    public long total() {
        return popularity.counts().values().stream().mapToLong(Long::longValue).sum();
    }
}
