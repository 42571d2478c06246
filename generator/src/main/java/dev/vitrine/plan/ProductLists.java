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
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which products the categories and collections of one storefront hold, and in which order. Products are {@linkplain #add added} one by one: of each only what
 * lists are sorted by is kept, the products themselves would take too much memory.
 */
final class ProductLists {

    private final Catalog catalog;
    private final Market market;
    private final Comparator<String> names;
    private final Map<String, Set<String>> ancestors = new HashMap<>();
    private final Map<String, Collection.Sort> sorts = new HashMap<>();
    private final Map<String, List<Ranked>> byCategory = new HashMap<>();
    private final Map<String, List<Ranked>> byCollection = new HashMap<>();
    private final Map<String, Set<String>> listed = new HashMap<>();

    /** Lists of nothing yet. */
    ProductLists(Catalog catalog, Storefront storefront) {
        this.catalog = catalog;
        this.market = storefront.market();
        this.names = StorefrontLocale.names(StorefrontLocale.of(storefront));
        catalog.collections().forEach((id, collection) -> {
            if (collection.rule() instanceof CollectionRule.Listed list) {
                listed.put(id, Set.copyOf(list.products()));
            }
        });
    }

    /** What lists are sorted by: {@code created} in days, and the {@code number} that the order goes by, a price or a count. */
    private record Ranked(String id, long created, String title, long number) {}

    /** Adds a product that the storefront shows, where it is called {@code title}; they come in the order of their ids. */
    void add(ProductEntry entry, String title) {
        Set<String> categories = new HashSet<>();
        entry.categories().forEach(category -> categories.addAll(withAncestors(category)));
        if (!categories.isEmpty()) {
            // Most categories have one order, for which one value is kept.
            Map<Collection.Sort, Ranked> ranked = new EnumMap<>(Collection.Sort.class);
            categories.forEach(category -> byCategory
                    .computeIfAbsent(category, k -> new ArrayList<>())
                    .add(ranked.computeIfAbsent(sort(category), sort -> ranked(entry, title, sort))));
        }
        for (Collection collection : catalog.collections().values()) {
            Set<String> named = listed.get(collection.id());
            if (named == null ? holds(collection.rule(), entry) : named.contains(entry.id())) {
                byCollection
                        .computeIfAbsent(collection.id(), k -> new ArrayList<>())
                        .add(ranked(entry, title, collection.sort()));
            }
        }
    }

    /** Category id to the ids of its products and those of the categories below it, in its order. */
    Map<String, List<String>> byCategory() {
        Map<String, List<String>> sorted = new HashMap<>();
        byCategory.forEach((category, products) -> sorted.put(category, sorted(products, sort(category))));
        return sorted;
    }

    /** The ids of a collection's products, in its order. */
    List<String> of(Collection collection) {
        List<Ranked> products = byCollection.getOrDefault(collection.id(), List.of());
        if (collection.rule() instanceof CollectionRule.Listed list && collection.sort() == Collection.Sort.MANUAL) {
            Set<String> shown = new HashSet<>();
            products.forEach(product -> shown.add(product.id()));
            return list.products().stream().filter(shown::contains).toList();
        }
        return sorted(products, collection.sort());
    }

    private Ranked ranked(ProductEntry entry, String title, Collection.Sort sort) {
        return new Ranked(
                entry.id(),
                entry.created().orElse(LocalDate.EPOCH).toEpochDay(),
                sort == Collection.Sort.TITLE ? title : "",
                switch (sort) {
                    case PRICE_ASCENDING -> price(entry, Long.MAX_VALUE);
                    case PRICE_DESCENDING -> price(entry, -1);
                    case POPULAR -> catalog.popularity().of(entry.id());
                    case NEWEST, TITLE, MANUAL -> 0;
                });
    }

    private List<String> sorted(List<Ranked> products, Collection.Sort sort) {
        return products.stream().sorted(order(sort)).map(Ranked::id).toList();
    }

    private Collection.Sort sort(String category) {
        return sorts.computeIfAbsent(category, catalog::sort);
    }

    private Set<String> withAncestors(String category) {
        return ancestors.computeIfAbsent(category, id -> {
            Set<String> all = new HashSet<>();
            catalog.path(id).stream().map(Category::id).forEach(all::add);
            return all;
        });
    }

    /** An order in which those that are alike stay in the order of their ids. */
    private Comparator<Ranked> order(Collection.Sort sort) {
        return switch (sort) {
            case NEWEST -> (one, other) -> Long.compare(other.created(), one.created());
            case TITLE -> Comparator.comparing(Ranked::title, names);
            case PRICE_ASCENDING -> Comparator.comparingLong(Ranked::number);
            case PRICE_DESCENDING -> (one, other) -> Long.compare(other.number(), one.number());
            // What nobody counted stands as it would without counting.
            case POPULAR ->
                Comparator.comparingLong(Ranked::number)
                        .thenComparingLong(Ranked::created)
                        .reversed();
            case MANUAL -> Comparator.comparing(Ranked::id);
        };
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
