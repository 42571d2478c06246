package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.List;
import java.util.Optional;

/**
 * What a site tells search engines and other readers that are machines.
 *
 * @param hreflang where the alternates of a page are stated
 * @param crawlers which crawlers of artificial intelligence may read the site
 * @param robotsLines further lines of {@code robots.txt}
 * @param indexNow the key that proves to IndexNow whose site it is
 * @param llms whether {@code llms.txt} is written
 * @param gzip whether sitemaps are compressed
 */
public record SearchSettings(
        Hreflang hreflang,
        Crawlers crawlers,
        List<Line> robotsLines,
        Optional<String> indexNow,
        boolean llms,
        boolean gzip) {

    public static final SearchSettings STANDARD =
            new SearchSettings(Hreflang.AUTO, Crawlers.ALL, List.of(), Optional.empty(), false, false);

    /** With more storefronts than this, alternates in every page would cost more than a map beside them. */
    private static final int STOREFRONTS_IN_HEAD = 20;

    public SearchSettings {
        robotsLines = List.copyOf(robotsLines);
    }

    /** Whether the alternates of a site with so many storefronts are stated in its sitemaps rather than in its pages. */
    public boolean alternatesInSitemaps(int storefronts) {
        return hreflang == Hreflang.SITEMAP || hreflang == Hreflang.AUTO && storefronts > STOREFRONTS_IN_HEAD;
    }

    /** Where the alternates of a page are stated: in one place only, as search engines drop what is stated twice. */
    public enum Hreflang {
        /** In the head of pages, or in sitemaps when there are many storefronts. */
        AUTO,
        HEAD,
        SITEMAP
    }

    /** Which crawlers of artificial intelligence may read the site. */
    public enum Crawlers {
        ALL,
        /** Those that answer searches, not those that gather texts to train on. */
        SEARCH_ONLY,
        NONE
    }

    /**
     * A line of {@code robots.txt}, with its place.
     *
     * @param text the line
     * @param location where it is written
     */
    public record Line(String text, Location location) {}
}
