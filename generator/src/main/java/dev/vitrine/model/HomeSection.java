package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Optional;

/**
 * One section of the home page.
 *
 * @param type what it shows
 * @param number counts sections of its type, from 1
 * @param image its picture
 * @param link where it leads
 * @param collection id of the collection it shows
 * @param page id of the page it tells of
 * @param limit how many things it shows at most
 * @param linkAt where {@code link} is written, or else the section
 * @param location where its collection or page is named, or else the section
 */
public record HomeSection(
        Type type,
        int number,
        Optional<Media> image,
        Optional<LinkRef> link,
        Optional<String> collection,
        Optional<String> page,
        int limit,
        Location linkAt,
        Location location) {

    /** What a section shows. */
    public enum Type {
        HERO,
        CATEGORIES,
        PRODUCTS,
        STORY,
        ARTICLES;

        /** As settings and interface strings call it. */
        public String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
