package dev.vitrine.checkout;

import dev.vitrine.model.Prices;
import java.util.Optional;

/** How one storefront is paid; thread-safe. */
public interface StorefrontCheckout {

    /** How its carts are paid; empty when the market has no checkout, or one too broken to use. */
    Optional<CheckoutRecipe> recipe();

    /** How {@code item} is paid; what stands in the way of it is reported. */
    CheckoutOffer offer(CheckoutItem item);

    /** The name of the data file the provider reads prices from; empty when it reads none. */
    Optional<String> priceFile();

    /** What stands in {@link #priceFile} for a variant: a JSON object. */
    String priceEntry(String sku, Prices prices);
}
