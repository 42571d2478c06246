package dev.vitrine.render.view;

/**
 * How orders are paid in this storefront: {@code store.checkout}.
 *
 * @param provider its id; empty when the market sells nothing
 * @param kind {@code none}, {@code link} (paid line by line), {@code cart} (one checkout for all lines), {@code embed} (the provider's own script) or {@code quote}
 * @param name the provider's name, as shoppers know it; may be empty
 */
public record CheckoutView(String provider, String kind, String name) {}
