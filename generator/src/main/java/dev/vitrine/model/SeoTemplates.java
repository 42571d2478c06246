package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Map;
import java.util.Optional;

/**
 * Title and description templates of one language.
 *
 * @param byKind page kind ({@code home}, {@code product}, …) to its templates
 * @param pageSuffix what {@code {page}} stands for from page 2 on, such as {@code " – page {number}"}
 */
public record SeoTemplates(Map<String, Template> byKind, Optional<String> pageSuffix) {

    public static final SeoTemplates NONE = new SeoTemplates(Map.of(), Optional.empty());

    public SeoTemplates {
        byKind = Map.copyOf(byKind);
    }

    /**
     * Templates of one page kind.
     *
     * @param title of the document
     * @param description meta description
     * @param location where they are written
     */
    public record Template(Optional<String> title, Optional<String> description, Location location) {}
}
