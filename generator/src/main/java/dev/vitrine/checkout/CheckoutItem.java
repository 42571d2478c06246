package dev.vitrine.checkout;

import dev.vitrine.model.Variant;

/**
 * A variant as a storefront sells it.
 *
 * @param variant what is sold
 * @param title its name in the storefront's language, the product's and its own
 * @param url address of its page from the root of the site
 * @param image address of its picture, or empty
 */
public record CheckoutItem(Variant variant, String title, String url, String image) {}
