package dev.vitrine.model;

import java.util.Optional;

/**
 * What a page says of itself to search engines, where it differs from the templates.
 *
 * @param title document title
 * @param description meta description
 * @param image Open Graph picture
 * @param noindex whether search engines are asked to leave it out
 */
public record Seo(Optional<String> title, Optional<String> description, Optional<Media> image, boolean noindex) {

    public static final Seo NONE = new Seo(Optional.empty(), Optional.empty(), Optional.empty(), false);
}
