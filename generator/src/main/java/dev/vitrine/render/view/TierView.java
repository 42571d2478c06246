package dev.vitrine.render.view;

/**
 * A price from a number of pieces on.
 *
 * @param from pieces
 * @param price for one piece, formatted
 * @param amount the same for machines: {@code 18.00}
 */
public record TierView(int from, String price, String amount) {}
