package dev.vitrine.plan;

import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Every page of the site, known before any is made. */
public final class SitePlan {

    private final Site site;
    private final List<StorefrontPlan> storefronts;
    private final FallbackLog fallbacks;
    private final Alternates alternates;
    private final ProductBlocks blocks;
    private final Redirects redirects;

    SitePlan(
            Site site,
            List<StorefrontPlan> storefronts,
            FallbackLog fallbacks,
            Redirects redirects,
            ProductBlocks blocks) {
        this.site = site;
        this.storefronts = List.copyOf(storefronts);
        this.fallbacks = fallbacks;
        this.alternates = new Alternates(this.storefronts);
        this.blocks = blocks;
        this.redirects = redirects;
    }

    /**
     * The same addresses for {@code changed}, which has the same storefronts and things and says other words of some. Lists keep their products and order, and addresses are those of
     * before: it is right for a look at the pages of what changed, until they are planned anew.
     */
    public SitePlan over(Site changed) {
        List<String> products = changed.catalog().changedFrom(site.catalog());
        return new SitePlan(
                changed,
                storefronts.stream().map(plan -> plan.over(changed, products)).toList(),
                new FallbackLog(),
                redirects,
                blocks);
    }

    public Site site() {
        return site;
    }

    /** In the order of the settings; a storefront's plan stands at its index. */
    public List<StorefrontPlan> storefronts() {
        return storefronts;
    }

    public StorefrontPlan of(Storefront storefront) {
        return storefronts.get(storefront.index());
    }

    public FallbackLog fallbacks() {
        return fallbacks;
    }

    public Alternates alternates() {
        return alternates;
    }

    /** Addresses that lead elsewhere. */
    public Redirects redirects() {
        return redirects;
    }

    /** The products in the groups whose data files they share. */
    public ProductBlocks blocks() {
        return blocks;
    }

    /** All pages but those of products, in a fixed order. */
    public List<Route> listRoutes() {
        List<Route> routes = new ArrayList<>();
        for (StorefrontPlan plan : storefronts) {
            for (RouteKind kind : RouteKind.values()) {
                if (kind == RouteKind.PRODUCT) {
                    continue;
                }
                plan.all(kind).forEach((id, placed) -> {
                    for (int page = 1; page <= placed.pages(); page++) {
                        routes.add(new Route(plan.storefront(), kind, id, page, placed.page(page)));
                    }
                });
            }
        }
        return routes;
    }

    /** The pages of one product: one in each storefront that shows it. */
    public List<Route> productRoutes(String id) {
        List<Route> routes = new ArrayList<>(storefronts.size());
        for (StorefrontPlan plan : storefronts) {
            Optional<Placed> placed = plan.find(RouteKind.PRODUCT, id);
            placed.ifPresent(found -> routes.add(new Route(plan.storefront(), RouteKind.PRODUCT, id, 1, found.url())));
        }
        return routes;
    }

    /** The addresses of all pages that search engines are to keep under them, sorted. */
    public List<String> indexed() {
        List<String> addresses = new ArrayList<>();
        for (StorefrontPlan plan : storefronts) {
            for (RouteKind kind : RouteKind.values()) {
                for (Placed placed : plan.all(kind).values()) {
                    for (int page = 1; placed.indexable() && page <= placed.pages(); page++) {
                        addresses.add(placed.page(page).path());
                    }
                }
            }
        }
        addresses.sort(Comparator.naturalOrder());
        return addresses;
    }

    /** How many pages the storefront has. */
    public int pageCount(StorefrontPlan plan) {
        int count = 0;
        for (RouteKind kind : RouteKind.values()) {
            count += plan.all(kind).values().stream().mapToInt(Placed::pages).sum();
        }
        return count;
    }

    /** Whether any storefront shows {@code id}, or the site at least has it. */
    public boolean exists(RouteKind kind, String id) {
        return switch (kind) {
            case PRODUCT -> site.catalog().products().containsKey(id);
            case CATEGORY -> site.catalog().categories().containsKey(id);
            case COLLECTION -> site.catalog().collections().containsKey(id);
            case PAGE -> site.pages().containsKey(id);
            case ARTICLE -> site.articles().containsKey(id);
            case HOME, JOURNAL, CART, WISHLIST, COMPARE, INQUIRY, SEARCH, OFFLINE, NOT_FOUND -> true;
        };
    }

    /** The ids of a kind, for "did you mean". */
    public Set<String> ids(RouteKind kind) {
        return switch (kind) {
            case PRODUCT -> site.catalog().products().keySet();
            case CATEGORY -> site.catalog().categories().keySet();
            case COLLECTION -> site.catalog().collections().keySet();
            case PAGE -> site.pages().keySet();
            case ARTICLE -> site.articles().keySet();
            case HOME, JOURNAL, CART, WISHLIST, COMPARE, INQUIRY, SEARCH, OFFLINE, NOT_FOUND -> Set.of();
        };
    }
}
