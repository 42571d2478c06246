package dev.vitrine.checkout;

import java.util.Optional;

/** How one storefront is paid; thread-safe. */
public interface StorefrontCheckout {

    /** How its carts are paid; empty when the market has no checkout. */
    Optional<CheckoutRecipe> recipe();

    /** How {@code item} is paid; what stands in the way of it is reported. */
    CheckoutOffer offer(CheckoutItem item);
}
