package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Optional;

/**
 * A node of the category tree.
 *
 * @param id unique among categories
 * @param parent id of the category above it
 * @param image its picture
 * @param sizeGuide id of the page that tells which size fits
 * @param googleCategory its number or path in Google's list of categories
 * @param sort the order of its products; empty for that of the category above it, or the newest first
 * @param words per language
 * @param location where it is written
 */
public record Category(
        String id,
        Optional<String> parent,
        Optional<Picture> image,
        Optional<String> sizeGuide,
        Optional<String> googleCategory,
        Optional<Collection.Sort> sort,
        Localized<Words> words,
        Location location) {}
