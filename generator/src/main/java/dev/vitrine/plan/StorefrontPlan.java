package dev.vitrine.plan;

import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Storefront;
import dev.vitrine.packed.PackedMap;
import dev.vitrine.trace.Trace;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every address of one storefront, and which products its lists show. */
public final class StorefrontPlan {

    private final Storefront storefront;
    private final Map<RouteKind, Map<String, Placed>> placed;
    private final Map<String, List<ProductEntry>> byCategory;
    private final Map<String, List<ProductEntry>> byCollection;

    StorefrontPlan(
            Storefront storefront,
            Map<RouteKind, Map<String, Placed>> placed,
            Map<String, List<ProductEntry>> byCategory,
            Map<String, List<ProductEntry>> byCollection) {
        this.storefront = storefront;
        this.placed = new EnumMap<>(placed);
        // There are as many of them as pages of products.
        this.placed.computeIfPresent(RouteKind.PRODUCT, (kind, products) -> PackedMap.of(products, Placed.class));
        this.byCategory = byCategory;
        this.byCollection = byCollection;
    }

    public Storefront storefront() {
        return storefront;
    }

    public UrlPath home() {
        return new UrlPath(storefront.path());
    }

    /** Where {@code id} has its page here; empty when it has none. */
    public Optional<Placed> find(RouteKind kind, String id) {
        return Optional.ofNullable(placed.getOrDefault(kind, Map.of()).get(id));
    }

    /** All things of a kind that have a page here, in the order of the site. */
    public Map<String, Placed> all(RouteKind kind) {
        return placed.getOrDefault(kind, Map.of());
    }

    /** The products of a category and those below it, in the order they are shown. */
    public List<ProductEntry> inCategory(String id) {
        Trace.read(new Lookup.Listed(storefront.index(), RouteKind.CATEGORY, id));
        return byCategory.getOrDefault(id, List.of());
    }

    /** The products of a collection, in the order they are shown. */
    public List<ProductEntry> inCollection(String id) {
        Trace.read(new Lookup.Listed(storefront.index(), RouteKind.COLLECTION, id));
        return byCollection.getOrDefault(id, List.of());
    }

    /** Ids of the products that {@link #inCategory} or {@link #inCollection} says. */
    public List<String> ids(RouteKind kind, String id) {
        List<ProductEntry> products =
                (kind == RouteKind.CATEGORY ? byCategory : byCollection).getOrDefault(id, List.of());
        return PackedMap.keys(products)
                .orElseGet(() -> products.stream().map(ProductEntry::id).toList());
    }
}
