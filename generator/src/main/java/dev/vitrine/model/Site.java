package dev.vitrine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The whole shop.
 *
 * @param settings what {@code site.json} says
 * @param catalog what is sold
 * @param pages id to brand or policy page, in the order of their ids
 * @param articles id to article, newest first
 * @param seo title and description templates per language
 * @param theme how it looks
 * @param former addresses it once had
 * @param search what a content team says about the search
 * @param rules the market rules it is held against
 */
public record Site(
        SiteSettings settings,
        Catalog catalog,
        Map<String, Page> pages,
        Map<String, Article> articles,
        Localized<SeoTemplates> seo,
        Theme theme,
        FormerAddresses former,
        SearchRules search,
        MarketRules rules) {

    public Site {
        pages = Collections.unmodifiableMap(new LinkedHashMap<>(pages));
        articles = Collections.unmodifiableMap(new LinkedHashMap<>(articles));
    }
}
