package dev.vitrine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Markdown files of the site that are pages as they lie there, such as those of a manual.
 *
 * @param pages path in the site to the page that is made from it, in the order they are listed
 * @param elsewhere address that links to all other files begin with, with a slash at its end; empty when there is none
 */
public record Documents(Map<String, Document> pages, Optional<String> elsewhere) {

    /** No file is a page. */
    public static final Documents NONE = new Documents(Map.of(), Optional.empty());

    public Documents {
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
    }

    /**
     * A file that is a page.
     *
     * @param page the page's id
     * @param language what it is written in
     * @param translation whether it is a translation of another file
     */
    public record Document(String page, Language language, boolean translation) {}
}
