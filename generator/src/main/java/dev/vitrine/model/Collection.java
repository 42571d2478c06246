package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Optional;

/**
 * Products that belong together across categories.
 *
 * @param id unique among collections
 * @param rule which products it holds
 * @param sort in which order
 * @param image its picture
 * @param words per language
 * @param location where it is written
 */
public record Collection(
        String id, CollectionRule rule, Sort sort, Optional<Picture> image, Localized<Words> words, Location location) {

    /** An order of products. */
    public enum Sort {
        MANUAL,
        NEWEST,
        TITLE,
        PRICE_ASCENDING,
        PRICE_DESCENDING,
        POPULAR
    }
}
