package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A piece of the journal.
 *
 * @param id its folder's name
 * @param published the date it is dated with
 * @param updated when it was last revised
 * @param author who wrote it, per language
 * @param tags what it is about, per language
 * @param products ids of products it is about
 * @param image its picture
 * @param words per language
 * @param location where it is written
 */
public record Article(
        String id,
        Optional<LocalDate> published,
        Optional<LocalDate> updated,
        Localized<String> author,
        Localized<List<String>> tags,
        List<String> products,
        Optional<Picture> image,
        Localized<Words> words,
        Location location) {

    public Article {
        products = List.copyOf(products);
    }
}
