package dev.vitrine.render.view;

import java.util.Map;
import java.util.Optional;

/**
 * What is the same on every page: {@code site} in templates.
 *
 * @param name the brand
 * @param baseUrl {@code https://host}
 * @param logo the brand's mark
 * @param settings the theme's settings for this site
 */
public record SiteView(String name, String baseUrl, Optional<ImageView> logo, Map<String, Object> settings) {}
