package dev.vitrine.plan;

import dev.vitrine.model.Article;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Page;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Words;
import dev.vitrine.packed.PackedMap;
import dev.vitrine.trace.Trace;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

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

    /** The same plan for {@code site}, of which {@code products}, pages and articles may be called otherwise. */
    StorefrontPlan over(Site site, List<String> products) {
        Map<RouteKind, Map<String, Placed>> named = new EnumMap<>(placed);
        Map<String, Placed> changed = new HashMap<>();
        for (String id : products) {
            Optional<ProductEntry> entry = site.catalog().product(id);
            find(RouteKind.PRODUCT, id)
                    .ifPresent(before -> entry.flatMap(
                                    product -> product.titles().in(before.language()))
                            .ifPresent(title -> changed.put(id, before.called(title.title()))));
        }
        named.computeIfPresent(
                RouteKind.PRODUCT,
                (kind, all) -> PackedMap.of(all, Placed.class).with(changed));
        named.computeIfPresent(
                RouteKind.PAGE,
                (kind, all) -> called(
                        all, id -> Optional.ofNullable(site.pages().get(id)).map(Page::words)));
        named.computeIfPresent(
                RouteKind.ARTICLE,
                (kind, all) -> called(
                        all, id -> Optional.ofNullable(site.articles().get(id)).map(Article::words)));
        return new StorefrontPlan(
                storefront, named, over(site.catalog(), byCategory), over(site.catalog(), byCollection));
    }

    private static Map<String, Placed> called(
            Map<String, Placed> all, Function<String, Optional<Localized<Words>>> words) {
        Map<String, Placed> called = new LinkedHashMap<>();
        all.forEach((id, before) -> called.put(
                id,
                words.apply(id)
                        .flatMap(found -> found.in(before.language()))
                        .map(found -> before.called(found.title()))
                        .orElse(before)));
        return called;
    }

    private static Map<String, List<ProductEntry>> over(Catalog catalog, Map<String, List<ProductEntry>> lists) {
        Map<String, List<ProductEntry>> made = new HashMap<>();
        lists.forEach((id, products) -> made.put(id, catalog.likewise(products)));
        return made;
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
