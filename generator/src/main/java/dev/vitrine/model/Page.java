package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Optional;

/**
 * A page of the brand or of its policies.
 *
 * @param id its folder's name
 * @param kind what it is
 * @param image its picture
 * @param words per language
 * @param location where it is written
 */
public record Page(String id, Kind kind, Optional<Picture> image, Localized<Words> words, Location location) {

    /** What a page is. */
    public enum Kind {
        PAGE,
        POLICY,
        CONTACT,
        TRACKING,
        FAQ,
        SIZES
    }
}
