package dev.vitrine.model;

import java.util.Map;

/**
 * How addresses are made, and what becomes of old ones.
 *
 * @param standard kind ({@code product}, {@code category}, …) to pattern, such as {@code products/{slug}/}
 * @param byLanguage patterns that a language replaces
 * @param slugs how slugs are made
 * @param removal what answers for things that are gone
 */
public record UrlPatterns(
        Map<String, String> standard,
        Map<Language, Map<String, String>> byLanguage,
        SlugPolicy slugs,
        Removal removal) {

    /** The patterns of a site that states none. */
    public static final UrlPatterns DEFAULT = new UrlPatterns(Map.of(), Map.of(), SlugPolicy.DEFAULT, Removal.GONE);

    private static final Map<String, String> DEFAULTS = Map.ofEntries(
            Map.entry("product", "products/{slug}/"),
            Map.entry("category", "category/{slug}/"),
            Map.entry("collection", "collections/{slug}/"),
            Map.entry("page", "{slug}/"),
            Map.entry("article", "journal/{slug}/"),
            Map.entry("journal", "journal/"),
            Map.entry("cart", "cart/"),
            Map.entry("wishlist", "wishlist/"),
            Map.entry("compare", "compare/"),
            Map.entry("inquiry", "inquiry/"),
            Map.entry("search", "search/"),
            Map.entry("offline", "offline/"));

    public UrlPatterns {
        standard = Map.copyOf(standard);
        byLanguage = Map.copyOf(byLanguage);
    }

    /** The pattern of {@code kind} in the first language of the chain that states one. */
    public String of(String kind, LanguageSettings language) {
        for (Language candidate : language.chain()) {
            String own = byLanguage.getOrDefault(candidate, Map.of()).get(kind);
            if (own != null) {
                return own;
            }
            if (!candidate.primary().equals(language.language().primary())) {
                break;
            }
        }
        String general = standard.get(kind);
        return general != null ? general : DEFAULTS.getOrDefault(kind, "{slug}/");
    }
}
