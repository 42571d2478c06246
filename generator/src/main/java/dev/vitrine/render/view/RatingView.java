package dev.vitrine.render.view;

import java.util.List;

/**
 * What shoppers think of a product, from the reviews on its page.
 *
 * @param value the average with one decimal, as machines read it: {@code 4.6}
 * @param text the average in the storefront's language
 * @param count how many reviews there are
 * @param shares one for each number of stars, five first; empty on cards
 */
public record RatingView(String value, String text, int count, List<Share> shares) {

    /**
     * How many gave so many stars.
     *
     * @param stars 1 to 5
     * @param count how many reviews
     * @param percent of all, rounded
     */
    public record Share(int stars, int count, int percent) {}
}
