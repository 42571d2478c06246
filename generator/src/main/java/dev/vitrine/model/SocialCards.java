package dev.vitrine.model;

/**
 * Pictures of 1200 × 630 pixels that stand for products where their pages are shared.
 *
 * @param enabled whether they are made
 * @param price whether they show the price
 */
public record SocialCards(boolean enabled, boolean price) {

    public static final SocialCards NONE = new SocialCards(false, false);
}
