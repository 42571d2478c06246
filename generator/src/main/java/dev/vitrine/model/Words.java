package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Optional;

/**
 * The words of a page in one language.
 *
 * @param title its name
 * @param slug its part of the address, when stated
 * @param summary one or two sentences
 * @param body the long text
 * @param seo overrides for search engines
 * @param location where the slug is stated, or else the title
 */
public record Words(
        String title, Optional<String> slug, Optional<String> summary, Body body, Seo seo, Location location) {}
