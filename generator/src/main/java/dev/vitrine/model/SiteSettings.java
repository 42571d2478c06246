package dev.vitrine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code site.json} says.
 *
 * @param name the brand
 * @param baseUrl {@code https://host}, without a slash at the end
 * @param theme the theme's name
 * @param logo the brand's mark
 * @param socialImage Open Graph picture of pages without one
 * @param sameAs the brand's profiles elsewhere
 * @param defaultLanguage where ids and missing words come from
 * @param languages in the order they are written
 * @param markets id to market
 * @param storefronts in the order they are written; at least one
 * @param urls how addresses are made
 * @param pageSize products on a category page
 * @param navigation the menus
 * @param home sections of the home page
 * @param fallback what happens when words are missing
 * @param contact how the brand is reached
 * @param forms where forms are sent
 * @param icons pictures for installing the shop on a device
 * @param search what search engines are told
 * @param company who stands behind the brand
 * @param parties who answers for products
 * @param journalFeed how readers of feeds get the journal
 * @param socialCards pictures of products for sharing
 * @param pictures how pictures are published
 * @param assets how style sheets and scripts are published
 * @param host where the shop is published
 * @param documents files that are pages as they lie there
 * @param analytics the services that count what shoppers do
 */
public record SiteSettings(
        String name,
        String baseUrl,
        String theme,
        Optional<Media> logo,
        Optional<Media> socialImage,
        List<String> sameAs,
        Language defaultLanguage,
        Map<Language, LanguageSettings> languages,
        Map<String, Market> markets,
        List<Storefront> storefronts,
        UrlPatterns urls,
        int pageSize,
        Navigation navigation,
        List<HomeSection> home,
        FallbackPolicy fallback,
        Contact contact,
        Forms forms,
        Icons icons,
        SearchSettings search,
        Company company,
        Parties parties,
        JournalFeed journalFeed,
        SocialCards socialCards,
        PictureSettings pictures,
        AssetSettings assets,
        HostChoice host,
        Documents documents,
        Analytics analytics) {

    public SiteSettings {
        sameAs = List.copyOf(sameAs);
        languages = Collections.unmodifiableMap(new LinkedHashMap<>(languages));
        markets = Collections.unmodifiableMap(new LinkedHashMap<>(markets));
        storefronts = List.copyOf(storefronts);
        home = List.copyOf(home);
    }
}
