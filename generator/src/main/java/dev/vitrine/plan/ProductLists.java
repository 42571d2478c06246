package dev.vitrine.plan;

import dev.vitrine.model.Catalog;
import dev.vitrine.model.Category;
import dev.vitrine.model.Collection;
import dev.vitrine.model.CollectionRule;
import dev.vitrine.model.Market;
import dev.vitrine.model.Price;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Storefront;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which products the categories and collections of one storefront hold, and in which order. */
final class ProductLists {

    private final Catalog catalog;
    private final Market market;
    private final Map<String, Placed> shown;
    private final Comparator<String> names;
    private final Map<String, Set<String>> ancestors = new HashMap<>();

    ProductLists(Catalog catalog, Storefront storefront, Map<String, Placed> shown) {
        this.catalog = catalog;
        this.market = storefront.market();
        this.shown = shown;
        this.names = StorefrontLocale.names(StorefrontLocale.of(storefront));
    }

    /** Category id to its products and those of the categories below it, newest first. */
    Map<String, List<ProductEntry>> byCategory() {
        Map<String, List<ProductEntry>> byCategory = new HashMap<>();
        for (String id : shown.keySet()) {
            ProductEntry entry = entry(id);
            Set<String> categories = new HashSet<>();
            entry.categories().forEach(category -> categories.addAll(withAncestors(category)));
            categories.forEach(category ->
                    byCategory.computeIfAbsent(category, k -> new ArrayList<>()).add(entry));
        }
        byCategory.values().forEach(list -> list.sort(order(Collection.Sort.NEWEST)));
        return byCategory;
    }

    List<ProductEntry> of(Collection collection) {
        if (collection.rule() instanceof CollectionRule.Listed listed) {
            List<ProductEntry> products = new ArrayList<>();
            for (String id : listed.products()) {
                if (shown.containsKey(id)) {
                    products.add(entry(id));
                }
            }
            if (collection.sort() != Collection.Sort.MANUAL) {
                products.sort(order(collection.sort()));
            }
            return products;
        }
        List<ProductEntry> products = new ArrayList<>();
        for (String id : shown.keySet()) {
            ProductEntry entry = entry(id);
            if (holds(collection.rule(), entry)) {
                products.add(entry);
            }
        }
        products.sort(order(collection.sort()));
        return products;
    }

    private ProductEntry entry(String id) {
        return java.util.Objects.requireNonNull(catalog.products().get(id));
    }

    private Set<String> withAncestors(String category) {
        return ancestors.computeIfAbsent(category, id -> {
            Set<String> all = new HashSet<>();
            catalog.path(id).stream().map(Category::id).forEach(all::add);
            return all;
        });
    }

    private Comparator<ProductEntry> order(Collection.Sort sort) {
        Comparator<ProductEntry> byId = Comparator.comparing(ProductEntry::id);
        return switch (sort) {
            case NEWEST ->
                Comparator.comparing((ProductEntry entry) -> entry.created().orElse(LocalDate.EPOCH))
                        .reversed()
                        .thenComparing(byId);
            case TITLE -> Comparator.comparing(this::title, names).thenComparing(byId);
            case PRICE_ASCENDING ->
                Comparator.comparingLong((ProductEntry entry) -> price(entry, Long.MAX_VALUE))
                        .thenComparing(byId);
            case PRICE_DESCENDING ->
                Comparator.comparingLong((ProductEntry entry) -> price(entry, -1))
                        .reversed()
                        .thenComparing(byId);
            case MANUAL -> byId;
        };
    }

    private String title(ProductEntry entry) {
        return Optional.ofNullable(shown.get(entry.id())).map(Placed::title).orElse(entry.id());
    }

    private long price(ProductEntry entry, long missing) {
        return entry.lowest(market).map(price -> price.amount().minor()).orElse(missing);
    }

    private boolean holds(CollectionRule rule, ProductEntry entry) {
        if (rule instanceof CollectionRule.All all) {
            return all.rules().stream().allMatch(inner -> holds(inner, entry));
        }
        if (rule instanceof CollectionRule.AnyOf any) {
            return any.rules().stream().anyMatch(inner -> holds(inner, entry));
        }
        if (rule instanceof CollectionRule.Not not) {
            return !holds(not.rule(), entry);
        }
        if (rule instanceof CollectionRule.Tagged tagged) {
            return entry.tags().stream().anyMatch(tag -> tag.equalsIgnoreCase(tagged.tag()));
        }
        if (rule instanceof CollectionRule.InCategory in) {
            return entry.categories().stream()
                    .anyMatch(category -> withAncestors(category).contains(in.category()));
        }
        if (rule instanceof CollectionRule.OfBrand of) {
            return entry.brand().filter(of.brand()::equalsIgnoreCase).isPresent();
        }
        if (rule instanceof CollectionRule.HasAttribute has) {
            return entry.attributes().getOrDefault(has.attribute(), List.of()).contains(has.is());
        }
        if (rule instanceof CollectionRule.OnSale onSale) {
            boolean reduced = entry.offers().stream()
                    .anyMatch(offer ->
                            offer.prices().in(market).filter(Price::reduced).isPresent());
            return reduced == onSale.yes();
        }
        if (rule instanceof CollectionRule.Available available) {
            return entry.buyable() == available.yes();
        }
        if (rule instanceof CollectionRule.PriceBetween between) {
            Optional<Price> lowest = entry.lowest(market);
            return lowest.isPresent()
                    && within(lowest.get(), between.from(), true)
                    && within(lowest.get(), between.below(), false);
        }
        return rule instanceof CollectionRule.Listed listed && listed.products().contains(entry.id());
    }

    /** Whether {@code price} keeps to {@code bound}; one that says nothing of this market is kept by none. */
    private boolean within(Price price, Optional<CollectionRule.Bound> bound, boolean lower) {
        if (bound.isEmpty()) {
            return true;
        }
        Optional<BigDecimal> amount = bound.get().in(market);
        return amount.isPresent() && price.amount().amount().compareTo(amount.get()) >= 0 == lower;
    }
}
