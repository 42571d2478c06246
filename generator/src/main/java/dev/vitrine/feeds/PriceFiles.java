package dev.vitrine.feeds;

import dev.vitrine.checkout.Checkouts;
import dev.vitrine.checkout.StorefrontCheckout;
import dev.vitrine.model.Market;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes the prices that a provider's servers read again before they take an order. */
public final class PriceFiles {

    private PriceFiles() {}

    /**
     * Writes one file for each storefront whose provider reads one.
     *
     * @throws IOException when {@code target} fails
     */
    public static void write(SitePlan plan, Checkouts checkouts, Sitemap.Target target) throws IOException {
        for (StorefrontPlan here : plan.storefronts()) {
            StorefrontCheckout checkout = checkouts.at(here.storefront());
            Optional<String> name = checkout.priceFile();
            if (name.isEmpty()) {
                continue;
            }
            Market market = here.storefront().market();
            StringBuilder out = new StringBuilder("[");
            for (String id : here.all(RouteKind.PRODUCT).keySet()) {
                Optional<ProductEntry> product = plan.site().catalog().product(id);
                product.ifPresent(entry -> entry.offers().stream()
                        .filter(offer -> offer.availability().buyable()
                                && offer.prices().in(market).isPresent())
                        .forEach(offer -> out.append(out.length() == 1 ? "\n" : ",\n")
                                .append(checkout.priceEntry(offer.sku(), offer.prices()))));
            }
            String path = here.storefront().path().substring(1) + "data/" + name.get();
            target.accept(new OutputPath(path), out.append("\n]\n").toString().getBytes(StandardCharsets.UTF_8));
        }
    }
}
