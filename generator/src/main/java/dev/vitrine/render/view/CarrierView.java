package dev.vitrine.render.view;

/**
 * Who delivers, and where an order is followed.
 *
 * @param name the carrier
 * @param url its tracking address with {@code {number}} in it
 * @param home its tracking page without a number
 */
public record CarrierView(String name, String url, String home) {}
