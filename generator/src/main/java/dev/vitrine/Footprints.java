package dev.vitrine;

import dev.vitrine.model.Body;
import dev.vitrine.model.Money;
import dev.vitrine.model.Page;
import dev.vitrine.model.Price;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.ProductSource;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSource;
import dev.vitrine.model.Theme;
import dev.vitrine.packed.PackedMap;
import dev.vitrine.packed.ValueHash;
import dev.vitrine.plan.Lookup;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.Similarity;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Stands, in 64 bits each, for what pages are made from; thread-safe. */
final class Footprints {

    private final SitePlan plan;
    private final SiteSource source;
    private final Similarity similarity;
    private final Map<String, Long> products = new ConcurrentHashMap<>();
    private final Map<Lookup, Long> answers = new ConcurrentHashMap<>();

    Footprints(SitePlan plan, SiteSource source, Similarity similarity) {
        this.plan = plan;
        this.source = source;
        this.similarity = similarity;
    }

    /** What every page may show: all of the site but products and long texts, and all addresses but those of products. */
    long common() {
        Site site = plan.site();
        Theme theme = site.theme();
        List<Object> common = new ArrayList<>(List.of(
                site.settings(),
                site.catalog().categories(),
                site.catalog().collections(),
                site.catalog().attributes(),
                site.pages(),
                site.articles(),
                site.seo(),
                theme,
                site.search(),
                // Overrides and attestations show in no page, and are heard anew in every build.
                site.rules().packs(),
                site.rules().audience(),
                site.rules().origins(),
                site.rules().goods(),
                site.rules().claims(),
                plan.blocks().skuShards()));
        for (StorefrontPlan storefront : plan.storefronts()) {
            for (RouteKind kind : RouteKind.values()) {
                if (kind != RouteKind.PRODUCT) {
                    Map<String, Object> placed = new TreeMap<>();
                    storefront.all(kind).forEach((id, place) -> placed.put(id, alike(place)));
                    common.add(placed);
                }
            }
        }
        return ValueHash.of(common, Set.of(Body.class, Page.Values.class));
    }

    /** How many pages a list has is seen on its own pages only. */
    private static Placed alike(Placed place) {
        return new Placed(place.url(), place.title(), place.language(), place.own(), place.indexable(), 1);
    }

    /** The work on the pages of the product called {@code id}; what is written of it is looked up. */
    static long of(String id) {
        return ValueHash.of(id);
    }

    /** The work on the pages of one thing, which is no product, with all that is written of it. */
    long of(List<Route> routes) {
        List<Object> all = new ArrayList<>();
        for (Route route : routes) {
            all.add(route.storefront().index());
            all.add(route.page());
            all.add(route.url());
        }
        Route first = routes.get(0);
        Site site = plan.site();
        Optional<?> thing = switch (first.kind()) {
            case CATEGORY -> site.catalog().category(first.id());
            case COLLECTION -> Optional.ofNullable(site.catalog().collections().get(first.id()));
            case PAGE -> Optional.ofNullable(site.pages().get(first.id()));
            case ARTICLE -> Optional.ofNullable(site.articles().get(first.id()));
            default -> Optional.empty();
        };
        all.add(thing);
        return ValueHash.of(all);
    }

    /** What others can say of the product called {@code id}, which need not be there; {@link PackedMap#ALL} for which products there are. */
    long product(String id) {
        return products.computeIfAbsent(id, this::ofProduct);
    }

    private long ofProduct(String id) {
        if (id.equals(PackedMap.ALL)) {
            return ValueHash.of(List.copyOf(plan.site().catalog().products().keySet()));
        }
        Optional<ProductEntry> entry = plan.site().catalog().product(id);
        List<Object> all = new ArrayList<>();
        all.add(entry);
        for (StorefrontPlan storefront : plan.storefronts()) {
            all.add(storefront.find(RouteKind.PRODUCT, id));
        }
        all.add(entry.isPresent() ? plan.blocks().of(id) : "");
        // Where it is written shows nowhere.
        return ValueHash.of(all, Set.of(ProductSource.class));
    }

    /** The answer to {@code lookup}. */
    long answer(Lookup lookup) {
        return lookup instanceof Lookup.Listed || lookup instanceof Lookup.Picture
                ? answers.computeIfAbsent(lookup, this::ask)
                : ask(lookup);
    }

    private long ask(Lookup lookup) {
        if (lookup instanceof Lookup.Listed listed) {
            return ValueHash.of(plan.storefronts().get(listed.storefront()).ids(listed.kind(), listed.id()));
        }
        if (lookup instanceof Lookup.Picture picture) {
            return ValueHash.of(source.media(picture.path()));
        }
        if (lookup instanceof Lookup.PriorPrice prior) {
            return Optional.ofNullable(plan.site().settings().markets().get(prior.market()))
                    .map(market -> ValueHash.of(plan.site()
                            .rules()
                            .history()
                            .prior(
                                    prior.sku(),
                                    market,
                                    new Price(
                                            new Money(prior.price(), market.currency()),
                                            Optional.of(new Money(prior.compareAt(), market.currency()))))))
                    .orElse(0L);
        }
        if (lookup instanceof Lookup.Similar similar) {
            return plan.site()
                    .catalog()
                    .product(similar.product())
                    .map(entry -> ValueHash.of(similarity.to(
                            entry,
                            new HashSet<>(similar.without()),
                            plan.storefronts().get(similar.storefront()).storefront())))
                    .orElse(0L);
        }
        return plan.site()
                .catalog()
                .product(((Lookup.Whole) lookup).product())
                .map(source::fingerprint)
                .orElse(0L);
    }
}
