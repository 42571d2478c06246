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

    /** What lists are sorted by; the products themselves would take too much memory. */
    private record Ranked(String id, LocalDate created, String title, long price) {}

    /** Category id to the ids of its products and those of the categories below it, newest first. */
    Map<String, List<String>> byCategory() {
        Map<String, List<Ranked>> byCategory = new HashMap<>();
        for (String id : shown.keySet()) {
            ProductEntry entry = entry(id);
            Set<String> categories = new HashSet<>();
            entry.categories().forEach(category -> categories.addAll(withAncestors(category)));
            Ranked ranked = ranked(id, entry, Collection.Sort.NEWEST);
            categories.forEach(category ->
                    byCategory.computeIfAbsent(category, k -> new ArrayList<>()).add(ranked));
        }
        Map<String, List<String>> sorted = new HashMap<>();
        byCategory.forEach((category, products) -> sorted.put(category, sorted(products, Collection.Sort.NEWEST)));
        return sorted;
    }

    /** The ids of a collection's products, in its order. */
    List<String> of(Collection collection) {
        List<Ranked> products = new ArrayList<>();
        if (collection.rule() instanceof CollectionRule.Listed listed) {
            for (String id : listed.products()) {
                if (shown.containsKey(id)) {
                    products.add(ranked(id, entry(id), collection.sort()));
                }
            }
            return collection.sort() == Collection.Sort.MANUAL
                    ? products.stream().map(Ranked::id).toList()
                    : sorted(products, collection.sort());
        }
        for (String id : shown.keySet()) {
            ProductEntry entry = entry(id);
            if (holds(collection.rule(), entry)) {
                products.add(ranked(id, entry, collection.sort()));
            }
        }
        return sorted(products, collection.sort());
    }

    private Ranked ranked(String id, ProductEntry entry, Collection.Sort sort) {
        return new Ranked(
                id,
                entry.created().orElse(LocalDate.EPOCH),
                sort == Collection.Sort.TITLE ? title(id) : "",
                switch (sort) {
                    case PRICE_ASCENDING -> price(entry, Long.MAX_VALUE);
                    case PRICE_DESCENDING -> price(entry, -1);
                    case NEWEST, TITLE, MANUAL -> 0;
                });
    }

    private List<String> sorted(List<Ranked> products, Collection.Sort sort) {
        return products.stream().sorted(order(sort)).map(Ranked::id).toList();
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

    private Comparator<Ranked> order(Collection.Sort sort) {
        Comparator<Ranked> byId = Comparator.comparing(Ranked::id);
        return switch (sort) {
            case NEWEST -> Comparator.comparing(Ranked::created).reversed().thenComparing(byId);
            case TITLE -> Comparator.comparing(Ranked::title, names).thenComparing(byId);
            case PRICE_ASCENDING -> Comparator.comparingLong(Ranked::price).thenComparing(byId);
            case PRICE_DESCENDING ->
                Comparator.comparingLong(Ranked::price).reversed().thenComparing(byId);
            case MANUAL -> byId;
        };
    }

    private String title(String id) {
        return Optional.ofNullable(shown.get(id)).map(Placed::title).orElse(id);
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
