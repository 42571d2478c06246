package dev.vitrine.checkout;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.model.CheckoutReference;
import dev.vitrine.model.Market;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** How every storefront of a site is paid; thread-safe. */
public final class Checkouts {

    private final List<StorefrontCheckout> storefronts;

    private Checkouts(List<StorefrontCheckout> storefronts) {
        this.storefronts = storefronts;
    }

    /**
     * The checkouts of {@code site}; what is wrong with a market's is reported at once.
     *
     * @param keys the environment: name of a variable to its value
     */
    public static Checkouts of(Site site, Function<String, Optional<String>> keys, Diagnostics diagnostics) {
        return new Checkouts(
                site.settings().storefronts().stream().map(Checkouts::links).toList());
    }

    private static StorefrontCheckout links(Storefront storefront) {
        Market market = storefront.market();
        Optional<CheckoutRecipe> recipe = market.checkout()
                .map(checkout -> new CheckoutRecipe(
                        checkout.provider(),
                        CheckoutKind.LINK,
                        "",
                        "",
                        "",
                        "",
                        2000,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()));
        return new StorefrontCheckout() {
            @Override
            public Optional<CheckoutRecipe> recipe() {
                return recipe;
            }

            @Override
            public CheckoutOffer offer(CheckoutItem item) {
                CheckoutReference reference = item.variant().checkout().get(market.id());
                return reference == null ? CheckoutOffer.NONE : CheckoutOffer.of(reference.value());
            }
        };
    }

    /** How {@code storefront} is paid. */
    public StorefrontCheckout at(Storefront storefront) {
        return storefronts.get(storefront.index());
    }
}
