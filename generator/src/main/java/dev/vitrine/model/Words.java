package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.List;
import java.util.Optional;

/**
 * The words of a page in one language.
 *
 * @param title its name
 * @param slug its part of the address, when stated
 * @param summary one or two sentences
 * @param keywords further words by which the search finds it
 * @param body the long text
 * @param seo overrides for search engines
 * @param location where the slug is stated, or else the title
 */
public record Words(
        String title,
        Optional<String> slug,
        Optional<String> summary,
        List<String> keywords,
        Body body,
        Seo seo,
        Location location) {

    public Words {
        keywords = List.copyOf(keywords);
    }
}
