package dev.vitrine.render.view;

/**
 * How many pieces a cart line may hold.
 *
 * @param minimum fewest
 * @param step pieces it is sold in
 * @param maximum most; 0 when there is no limit
 */
public record QuantityView(int minimum, int step, int maximum) {}
