package dev.vitrine.checkout;

import dev.vitrine.checkout.CheckoutDescriptor.FieldType;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.Extensions;
import dev.vitrine.model.Market;
import dev.vitrine.model.Prices;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How every storefront of a site is paid; thread-safe. */
public final class Checkouts {

    private static final StorefrontCheckout NONE = new StorefrontCheckout() {
        @Override
        public Optional<CheckoutRecipe> recipe() {
            return Optional.empty();
        }

        @Override
        public CheckoutOffer offer(CheckoutItem item) {
            return CheckoutOffer.NONE;
        }

        @Override
        public Optional<String> priceFile() {
            return Optional.empty();
        }

        @Override
        public String priceEntry(String sku, Prices prices) {
            return "{}";
        }
    };

    private final List<StorefrontCheckout> storefronts;
    private final Set<String> onSite;

    private Checkouts(List<StorefrontCheckout> storefronts, Set<String> onSite) {
        this.storefronts = List.copyOf(storefronts);
        this.onSite = onSite;
    }

    /**
     * The checkouts of {@code site}; what is wrong with a market's is reported at once.
     *
     * @param environment name of an environment variable to its value
     */
    public static Checkouts of(Site site, Function<String, Optional<String>> environment, Diagnostics diagnostics) {
        return of(site, environment, Extensions.NONE, diagnostics);
    }

    /**
     * The checkouts of {@code site}, which {@code extensions} may bring, too; what is wrong with a market's is reported at once.
     *
     * @param environment name of an environment variable to its value
     */
    public static Checkouts of(
            Site site, Function<String, Optional<String>> environment, Extensions extensions, Diagnostics diagnostics) {
        Function<String, Optional<CheckoutProviders.Entry>> providers =
                CheckoutProviders.finder(extensions, diagnostics);
        Map<String, Prices> bundled = bundled(site);
        Set<String> onSite = ConcurrentHashMap.newKeySet();
        List<StorefrontCheckout> storefronts = new ArrayList<>();
        for (Storefront storefront : site.settings().storefronts()) {
            storefronts.add(storefront
                    .market()
                    .checkout()
                    .flatMap(checkout -> desk(checkout, storefront, site, bundled, environment, providers, diagnostics))
                    .map(desk -> noting(desk, site.settings().baseUrl() + "/", onSite))
                    .orElse(NONE));
        }
        return new Checkouts(storefronts, onSite);
    }

    /** {@code desk}, whose addresses below {@code root} are kept in {@code onSite}. */
    private static StorefrontCheckout noting(StorefrontCheckout desk, String root, Set<String> onSite) {
        return new StorefrontCheckout() {
            @Override
            public Optional<CheckoutRecipe> recipe() {
                return desk.recipe();
            }

            @Override
            public CheckoutOffer offer(CheckoutItem item) {
                CheckoutOffer offer = desk.offer(item);
                offer.url().filter(url -> url.startsWith(root)).ifPresent(onSite::add);
                return offer;
            }

            @Override
            public Optional<String> priceFile() {
                return desk.priceFile();
            }

            @Override
            public String priceEntry(String sku, Prices prices) {
                return desk.priceEntry(sku, prices);
            }
        };
    }

    /**
     * Whether {@code url} is a checkout that answers at the site's own address though it is no page of the site, such as that of a shop system beside it. Known
     * once the offers have been asked for.
     */
    public boolean pays(String url) {
        return onSite.contains(url);
    }

    /** How {@code storefront} is paid. */
    public StorefrontCheckout at(Storefront storefront) {
        return storefronts.get(storefront.index());
    }

    private static Optional<StorefrontCheckout> desk(
            Market.Checkout checkout,
            Storefront storefront,
            Site site,
            Map<String, Prices> bundled,
            Function<String, Optional<String>> environment,
            Function<String, Optional<CheckoutProviders.Entry>> providers,
            Diagnostics diagnostics) {
        return providers.apply(checkout.provider()).map(entry -> {
            CheckoutDescriptor descriptor = entry.descriptor();
            CheckoutTerms terms = new CheckoutTerms(
                    descriptor,
                    storefront,
                    checkout.settings(),
                    checkout.hosts(),
                    checkout.location(),
                    peers(site, checkout.provider()),
                    key(descriptor, checkout, environment),
                    diagnostics);
            if (terms.localeIsMissing() && !storefront.language().language().isPseudo()) {
                terms.report(
                        Rule.CHECKOUT_UNMAPPED_LOCALE,
                        checkout.location(),
                        descriptor.name() + " has no pages in '"
                                + storefront.language().language() + "'; shoppers of " + storefront.path()
                                + " see them in the language of their browser",
                        "state a \"locale\" that suits them");
            }
            Desk.Counter counter = counter(entry, terms);
            Optional<CheckoutRecipe> recipe =
                    counter.recipe().map(found -> with(found, Desk.bundles(terms, checkout.bundles(), bundled)));
            return new Desk(
                    counter, recipe, id -> other(id, checkout, storefront, site, environment, providers, diagnostics));
        });
    }

    private static Desk.Counter counter(CheckoutProviders.Entry entry, CheckoutTerms terms) {
        return new Desk.Counter(entry.provider(), terms, entry.provider().recipe(terms));
    }

    /** Another provider than the market's, with what the market states and it takes too. */
    private static Optional<Desk.Counter> other(
            String id,
            Market.Checkout checkout,
            Storefront storefront,
            Site site,
            Function<String, Optional<String>> environment,
            Function<String, Optional<CheckoutProviders.Entry>> providers,
            Diagnostics diagnostics) {
        return providers.apply(id).flatMap(entry -> {
            CheckoutDescriptor descriptor = entry.descriptor();
            Map<String, Market.Setting> settings = new LinkedHashMap<>();
            descriptor
                    .fields()
                    .forEach((name, field) -> checkout.settings().forEach((path, setting) -> {
                        boolean same = path.equals(name) || path.startsWith(name + ".");
                        // What one provider calls a locale, another may not.
                        if (same
                                && field.type() != FieldType.LOCALE
                                && (field.pattern().isEmpty() || setting.value().matches(field.pattern()))) {
                            settings.put(path, setting);
                        }
                    }));
            List<String> lacking = descriptor.fields().entrySet().stream()
                    .filter(field -> field.getValue().required()
                            && settings.keySet().stream()
                                    .noneMatch(path ->
                                            path.equals(field.getKey()) || path.startsWith(field.getKey() + ".")))
                    .map(Map.Entry::getKey)
                    .toList();
            List<String> hosts = new ArrayList<>();
            if (descriptor.hosts().isEmpty() || !checkout.hosts().isEmpty()) {
                hosts.addAll(checkout.hosts());
                hosts.addAll(descriptor.hosts().stream()
                        .filter(host -> host.indexOf('{') < 0)
                        .toList());
            }
            CheckoutTerms terms = new CheckoutTerms(
                    descriptor,
                    storefront,
                    settings,
                    hosts,
                    checkout.location(),
                    peers(site, id),
                    key(descriptor, checkout, environment),
                    diagnostics);
            if (!lacking.isEmpty()) {
                terms.report(
                        Rule.CHECKOUT_MISSING_VALUE,
                        checkout.location(),
                        "a variant is sold through " + id + " in the market '"
                                + storefront.market().id() + "', whose checkout does not state \"" + lacking.get(0)
                                + "\"",
                        "only the market's own provider can be one that needs it");
                return Optional.empty();
            }
            return Optional.of(counter(entry, terms));
        });
    }

    private static CheckoutRecipe with(CheckoutRecipe recipe, List<CheckoutRecipe.Bundle> bundles) {
        return bundles.isEmpty()
                ? recipe
                : new CheckoutRecipe(
                        recipe.provider(),
                        recipe.kind(),
                        recipe.name(),
                        recipe.before(),
                        recipe.separator(),
                        recipe.after(),
                        recipe.maxLength(),
                        recipe.coupon(),
                        bundles,
                        recipe.scripts(),
                        recipe.styles(),
                        recipe.attributes());
    }

    private static Optional<String> key(
            CheckoutDescriptor descriptor, Market.Checkout checkout, Function<String, Optional<String>> environment) {
        return descriptor.fields().entrySet().stream()
                .filter(field -> field.getValue().type() == FieldType.KEY)
                .flatMap(field -> Optional.ofNullable(checkout.settings().get(field.getKey())).stream())
                .findFirst()
                .flatMap(setting -> environment.apply(setting.value()))
                .filter(key -> !key.isBlank());
    }

    /** The markets on sale that use {@code provider}. */
    private static List<Market> peers(Site site, String provider) {
        return site.settings().storefronts().stream()
                .map(Storefront::market)
                .distinct()
                .filter(market -> market.checkout()
                        .filter(checkout -> checkout.provider().equals(provider))
                        .isPresent())
                .toList();
    }

    /** The prices of the variants that bundles name. */
    private static Map<String, Prices> bundled(Site site) {
        Set<String> named = site.settings().markets().values().stream()
                .flatMap(market -> market.checkout().stream())
                .flatMap(checkout -> checkout.bundles().stream())
                .flatMap(bundle -> bundle.items().keySet().stream())
                .collect(Collectors.toCollection(HashSet::new));
        Map<String, Prices> prices = new HashMap<>();
        if (!named.isEmpty()) {
            for (ProductEntry entry : site.catalog().products().values()) {
                entry.offers().stream()
                        .filter(offer -> named.contains(offer.sku()))
                        .forEach(offer -> prices.put(offer.sku(), offer.prices()));
            }
        }
        return prices;
    }
}
