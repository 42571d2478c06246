package dev.vitrine.diagnostics;

import static dev.vitrine.diagnostics.Severity.ERROR;
import static dev.vitrine.diagnostics.Severity.INFO;
import static dev.vitrine.diagnostics.Severity.WARNING;

import java.util.EnumSet;
import java.util.Set;

/** Every kind of problem a user can cause; {@code docs/rules.md} has a section for each. */
public enum Rule implements AnyRule {
    // Files
    FILE_MISSING("file/missing", ERROR, "A file or folder that must be there is not."),
    FILE_UNREADABLE("file/unreadable", ERROR, "A file cannot be read."),
    FILE_INVALID_UTF8("file/invalid-utf8", ERROR, "A text file is not UTF-8."),
    FILE_BYTE_ORDER_MARK("file/byte-order-mark", ERROR, "A text file begins with a byte order mark."),
    FILE_GUESSED_ENCODING("file/guessed-encoding", WARNING, "A CSV file is not UTF-8, and its encoding was guessed."),
    FILE_TOO_LARGE("file/too-large", ERROR, "A file or a line is larger than is read."),
    FILE_OUTSIDE_ROOT("file/outside-root", ERROR, "A path leads out of the site folder."),
    FILE_UNKNOWN("file/unknown", WARNING, "A file in a content folder is not used by anything."),

    // JSON and front matter
    JSON_SYNTAX("json/syntax", ERROR, "A JSON file breaks the JSON syntax."),
    JSON_DUPLICATE_FIELD("json/duplicate-field", ERROR, "A field stands twice in one object."),
    JSON_UNKNOWN_FIELD("json/unknown-field", ERROR, "A field that nothing reads, often a misspelling."),
    JSON_MISSING_FIELD("json/missing-field", ERROR, "A required field is missing."),
    JSON_WRONG_TYPE("json/wrong-type", ERROR, "A value has another type than its field takes."),
    JSON_INVALID_VALUE("json/invalid-value", ERROR, "A value is not among those its field takes."),
    FRONT_MATTER_SYNTAX("front-matter/syntax", ERROR, "The front matter of a Markdown file is not valid YAML."),
    FRONT_MATTER_MISSING("front-matter/missing", ERROR, "A Markdown file has no front matter, or it is never closed."),

    // Settings
    SITE_UNKNOWN_LANGUAGE("site/unknown-language", ERROR, "A language is used that the settings do not list."),
    SITE_UNKNOWN_MARKET("site/unknown-market", ERROR, "A market is used that has no file."),
    SITE_DUPLICATE_PATH("site/duplicate-path", ERROR, "Two storefronts have the same path."),
    SITE_FALLBACK_CYCLE("site/fallback-cycle", ERROR, "The fallback languages lead in a circle."),
    SITE_PHONE_NUMBER("site/phone-number", WARNING, "A telephone number that its country gives to nobody."),
    SITE_UNKNOWN_REFERENCE("site/unknown-reference", ERROR, "The settings refer to something that does not exist."),
    SITE_FIXED_RULE("site/fixed-rule", ERROR, "The settings give a rule a level that it cannot have."),

    // Baseline
    BASELINE_NOT_NEEDED("baseline/not-needed", WARNING, "The baseline passes over problems that are there no more."),

    // Catalogue
    CATALOG_DUPLICATE_ID("catalog/duplicate-id", ERROR, "Two things of one kind have the same id."),
    CATALOG_DUPLICATE_SKU("catalog/duplicate-sku", ERROR, "Two variants have the same SKU."),
    CATALOG_DUPLICATE_VARIANT("catalog/duplicate-variant", ERROR, "Two variants of a product have the same options."),
    CATALOG_UNKNOWN_CURRENCY(
            "catalog/unknown-currency", ERROR, "A price is in something that is no currency and no market."),
    CATALOG_INVALID_PRICE(
            "catalog/invalid-price", ERROR, "A price is negative, or has more decimals than its currency."),
    CATALOG_MISSING_PRICE("catalog/missing-price", WARNING, "A product has no price in a market's currency."),
    CATALOG_NO_PRICE("catalog/no-price", ERROR, "A product has no price in a market that demands one."),
    CATALOG_INVALID_GTIN("catalog/invalid-gtin", WARNING, "A GTIN has a wrong length or check digit."),
    CATALOG_INVALID_MEASURE(
            "catalog/invalid-measure",
            ERROR,
            "A measured value is no number, or in a unit that its attribute is not measured in."),
    CATALOG_UNKNOWN_OPTION(
            "catalog/unknown-option", ERROR, "A variant has an option its product does not list, or lacks one."),
    CATALOG_UNKNOWN_CATEGORY("catalog/unknown-category", ERROR, "A category is used that does not exist."),
    CATALOG_CATEGORY_CYCLE("catalog/category-cycle", ERROR, "Categories are their own ancestors."),
    CATALOG_CATEGORY_TOO_DEEP("catalog/category-too-deep", ERROR, "Categories are nested deeper than a shop can show."),
    CATALOG_UNKNOWN_PRODUCT("catalog/unknown-product", WARNING, "A product is referred to that does not exist."),
    CATALOG_INVALID_LINES("catalog/invalid-line", ERROR, "A line of a JSON Lines file is no product."),

    // Reviews
    REVIEWS_MISSING_COLUMN("reviews/missing-column", ERROR, "A CSV file of reviews lacks a column that it needs."),
    REVIEWS_UNKNOWN_COLUMN(
            "reviews/unknown-column", WARNING, "A column of reviews that nothing reads, likely misspelt."),
    REVIEWS_INVALID_ROW("reviews/invalid-row", ERROR, "A row of a CSV file is no review."),
    REVIEWS_DUPLICATE("reviews/duplicate", WARNING, "The same review stands twice."),

    // Pictures
    MEDIA_MISSING("media/missing", WARNING, "A picture is named that is not there."),
    MEDIA_UNREADABLE("media/unreadable", WARNING, "A file is no picture that browsers show."),
    MEDIA_NOT_DECODED(
            "media/not-decoded",
            WARNING,
            "A picture cannot be decoded, so that it is shown in one size, and pictures for sharing lack it."),
    MEDIA_BROKEN("media/broken", ERROR, "The file of a picture is not whole."),
    MEDIA_TOO_LARGE("media/too-large", ERROR, "A picture has more pixels than may be decoded."),
    MEDIA_UNSAFE_SVG("media/unsafe-svg", ERROR, "A drawing holds scripts, or fetches something from elsewhere."),
    MEDIA_MISLABELLED("media/mislabelled", WARNING, "A picture is of another type than its name says."),
    MEDIA_NO_ENCODER("media/no-encoder", WARNING, "Pictures are asked for in a format that nothing here makes."),
    MEDIA_NOT_FETCHED("media/not-fetched", WARNING, "A picture of another server is to be fetched, and was not yet."),
    MEDIA_REMOTE("media/remote", INFO, "A picture stays on another server."),
    MEDIA_NO_ALT("media/no-alt", WARNING, "A picture has no alternative text in a language."),
    MEDIA_UNUSED("media/unused", INFO, "A picture that nothing shows."),

    // Words
    TEXT_MISSING("text/missing", ERROR, "Words are missing where the fallback policy says they must not."),
    TEXT_NO_TITLE("text/no-title", WARNING, "A thing has no title in any language; its id is shown."),
    TEXT_INVALID_MESSAGE("text/invalid-message", ERROR, "An interface string is no valid message."),
    TEXT_UNKNOWN_PLACEHOLDER(
            "text/unknown-placeholder", ERROR, "A title or description template uses an unknown placeholder."),
    TEXT_STALE_TRANSLATION(
            "text/stale-translation", WARNING, "A translation was made from a source that has changed since."),
    TEXT_LOW_COVERAGE("text/low-coverage", WARNING, "Fewer texts are translated than a gate of the settings asks for."),
    TEXT_GLOSSARY("text/glossary", WARNING, "A word is not translated as the glossary says."),
    TEXT_BANNED_TERM("text/banned-term", WARNING, "A text has a word that the glossary bans."),
    TEXT_BRAND_TERM("text/brand-term", WARNING, "A name is written differently from the glossary."),
    TRANSLATION_INVALID_RECORD(
            "translation/invalid-record", WARNING, "A line in the records of translations is no record."),
    TRANSLATION_UNREADABLE_FILE("translation/unreadable-file", ERROR, "A file of a translator cannot be read."),
    TRANSLATION_UNKNOWN_UNIT("translation/unknown-unit", WARNING, "A translated text has no place in the site."),
    TRANSLATION_CODES_DIFFER(
            "translation/codes-differ", ERROR, "A translation has lost, added or misplaced codes of its source."),
    MARKDOWN_INVALID_MEASURE("markdown/invalid-measure", ERROR, "A text marks something as a measure that is none."),
    MARKDOWN_UNKNOWN_SHORTCODE("markdown/unknown-shortcode", ERROR, "A shortcode or one of its parameters is unknown."),
    MARKDOWN_UNSAFE_HTML("markdown/unsafe-html", WARNING, "HTML in a text was removed because it is not safe."),
    MARKDOWN_TOO_DEEP("markdown/too-deep", WARNING, "A text is nested deeper than is read."),

    // Links and addresses
    LINK_UNKNOWN_TARGET("link/unknown-target", ERROR, "A link leads to something that does not exist."),
    LINK_BROKEN("link/broken", ERROR, "A link in a finished page leads to no page or file of the site."),
    LINK_BROKEN_ANCHOR("link/broken-anchor", WARNING, "A link leads to a place in a page that is not there."),
    LINK_NOT_HERE("link/not-in-storefront", WARNING, "A link leads to something that this storefront does not show."),
    LINK_EXTERNAL_BROKEN(
            "link/external-broken", WARNING, "A link to another server leads nowhere; asked with check --external."),
    LINK_EXTERNAL_MOVED(
            "link/external-moved",
            INFO,
            "A link to another server leads on to elsewhere; asked with check --external."),
    LINK_CAMPAIGN("link/campaign", WARNING, "A link within the shop carries parameters of a campaign."),
    CAMPAIGN_DUPLICATE("campaign/duplicate", ERROR, "Two campaigns have one name."),
    CAMPAIGN_DATES("campaign/dates", ERROR, "A campaign has no sound dates."),
    URL_DUPLICATE("url/duplicate", ERROR, "Two sources claim one address."),
    URL_INVALID_SLUG("url/invalid-slug", ERROR, "A slug has characters an address cannot have."),
    REDIRECT_INVALID("redirect/invalid", ERROR, "A redirect makes no sense."),
    REDIRECT_LOOP("redirect/loop", ERROR, "Redirects lead in a circle."),
    REDIRECT_SHADOWED("redirect/shadowed", ERROR, "A redirect stands before something that is there."),
    REDIRECT_UNKNOWN_TARGET("redirect/unknown-target", ERROR, "A redirect leads to no page or file of the site."),
    REDIRECT_NOT_RECORDED("redirect/not-recorded", WARNING, "The slugs of a build could not be recorded."),
    CHECKOUT_NOT_HTTPS("checkout/not-https", ERROR, "A checkout link is not a valid https address."),
    CHECKOUT_HOST_NOT_ALLOWED(
            "checkout/host-not-allowed", ERROR, "A checkout link leads to a host the market does not list."),
    CHECKOUT_MISSING_REFERENCE(
            "checkout/missing-reference", ERROR, "A variant that can be bought has no address or id at the provider."),
    CHECKOUT_INVALID_REFERENCE("checkout/invalid-reference", ERROR, "An id is none that the provider gives out."),
    CHECKOUT_INVALID_PARAMETER(
            "checkout/invalid-parameter", ERROR, "A parameter of a checkout address breaks the provider's rules."),
    CHECKOUT_UNMAPPED_LOCALE(
            "checkout/unmapped-locale", WARNING, "The provider has no pages in the language of a storefront."),
    CHECKOUT_UNKNOWN_PLACEHOLDER(
            "checkout/unknown-placeholder", ERROR, "A checkout template uses an unknown placeholder."),
    CHECKOUT_MISSING_VALUE("checkout/missing-value", ERROR, "A checkout address needs a value that nothing states."),
    CHECKOUT_URL_TOO_LONG("checkout/url-too-long", WARNING, "A checkout address may be too long to work."),
    CHECKOUT_MISSING_KEY(
            "checkout/missing-key", ERROR, "The environment variable with the key that signs a checkout is not set."),
    CHECKOUT_INVALID_BUNDLE("checkout/invalid-bundle", ERROR, "A prepared link names a variant that is not sold."),
    CHECKOUT_PRICE_MISMATCH(
            "checkout/price-mismatch", ERROR, "The provider charges another price than the shop shows."),
    CHECK_PRICE_MISMATCH(
            "check/price-mismatch", ERROR, "A finished page or data file states another price than the catalogue."),
    CHECK_STRUCTURED_DATA_REQUIRED(
            "check/structured-data-required",
            ERROR,
            "The structured data of a page lacks what search engines require."),
    CHECK_STRUCTURED_DATA_INVALID(
            "check/structured-data-invalid", ERROR, "A value in the structured data of a page is of the wrong kind."),
    CHECK_STRUCTURED_DATA_ID(
            "check/structured-data-id",
            ERROR,
            "A name in the structured data of a page leads nowhere or is given twice."),
    CHECK_STRUCTURED_DATA_RECOMMENDED(
            "check/structured-data-recommended",
            INFO,
            "The structured data says of some things what it does not say of others."),
    CHECK_HEAVY_PAGE("check/heavy-page", WARNING, "A page is large because of what is on it."),
    CHECK_POLICY_INLINE("check/policy-inline", ERROR, "A page has a script or style that its security policy blocks."),
    CHECK_POLICY_HOST("check/policy-host", ERROR, "A page asks a host that its security policy does not allow."),

    // Accessibility
    ACCESSIBILITY_NO_LANGUAGE("accessibility/no-language", WARNING, "A page does not say what language it is in."),
    ACCESSIBILITY_NO_MAIN_HEADING(
            "accessibility/no-main-heading", WARNING, "A page has no heading of the first level."),
    ACCESSIBILITY_SEVERAL_MAIN_HEADINGS(
            "accessibility/several-main-headings", WARNING, "A page has several headings of the first level."),
    ACCESSIBILITY_HEADING_SKIPPED(
            "accessibility/heading-skipped", WARNING, "A heading is more than one level below the one before."),
    ACCESSIBILITY_NO_ALT("accessibility/no-alt", WARNING, "A picture in a finished page has no alternative text."),
    ACCESSIBILITY_NO_NAME("accessibility/no-name", WARNING, "A link or button has nothing that can be read out."),
    ACCESSIBILITY_NO_LABEL("accessibility/no-label", WARNING, "A field of a form has no label."),
    ACCESSIBILITY_DUPLICATE_ID("accessibility/duplicate-id", WARNING, "Two elements of a page have the same id."),
    ACCESSIBILITY_NO_FRAME_TITLE("accessibility/no-frame-title", WARNING, "A frame does not say what it shows."),
    ACCESSIBILITY_TABINDEX("accessibility/tabindex", WARNING, "An element jumps the order in which keys reach things."),

    // Search engines
    SEO_HREFLANG_NO_CODE(
            "seo/hreflang-no-code", WARNING, "Search engines have no name for the language of a storefront."),
    SEO_HREFLANG_INVALID_CODE(
            "seo/hreflang-invalid-code", ERROR, "A page names an alternate by something that is no language."),
    SEO_HREFLANG_DUPLICATE_CODE("seo/hreflang-duplicate-code", ERROR, "A page names two alternates for one language."),
    SEO_HREFLANG_NOT_ABSOLUTE("seo/hreflang-not-absolute", ERROR, "A page names an alternate without scheme and host."),
    SEO_HREFLANG_NO_SELF("seo/hreflang-no-self", ERROR, "A page is not among its own alternates."),
    SEO_HREFLANG_NO_DEFAULT(
            "seo/hreflang-no-default", ERROR, "A page names no alternate for shoppers of other languages."),
    SEO_HREFLANG_NOT_RECIPROCAL(
            "seo/hreflang-not-reciprocal", ERROR, "A page names an alternate that names others in turn, or none."),
    SEO_HREFLANG_BAD_TARGET(
            "seo/hreflang-bad-target", ERROR, "A page names an alternate that search engines cannot find or keep."),
    SEO_HREFLANG_TWO_PLACES("seo/hreflang-two-places", ERROR, "Alternates are named both in pages and in sitemaps."),
    SEO_HREFLANG_MISSING("seo/hreflang-missing", ERROR, "A page names none of its alternates."),
    SEO_HREFLANG_LEFT_OUT(
            "seo/hreflang-left-out", ERROR, "A page names alternates that search engines are to leave out."),
    SEO_CANONICAL_MISSING("seo/canonical-missing", WARNING, "A page has no canonical address."),
    SEO_CANONICAL_DUPLICATE("seo/canonical-duplicate", ERROR, "A page has several canonical addresses."),
    SEO_CANONICAL_NOT_ABSOLUTE("seo/canonical-not-absolute", ERROR, "A canonical address has no scheme and host."),
    SEO_CANONICAL_OTHER_PAGE("seo/canonical-other-page", ERROR, "The canonical address of a page is that of another."),
    SEO_NOINDEX_MISMATCH(
            "seo/noindex-mismatch",
            ERROR,
            "A page asks search engines to leave it out, or does not, against what the content says."),
    SEO_ADDRESS_TOO_LONG("seo/address-too-long", WARNING, "An address is longer than sitemaps take."),
    SEO_SITEMAP_MISMATCH("seo/sitemap-mismatch", ERROR, "A sitemap lists what search engines are to leave out."),
    SEO_ROBOTS_INVALID_LINE("seo/robots-invalid-line", ERROR, "A line of robots.txt is none that crawlers read."),
    SEO_ROBOTS_BLOCKS("seo/robots-blocks", ERROR, "robots.txt keeps crawlers from what they need to see."),
    SEO_ROBOTS_TOO_LARGE("seo/robots-too-large", ERROR, "robots.txt is larger than crawlers read."),
    SEO_TITLE_CUT("seo/title-cut", INFO, "A title is wider than search engines show."),
    SEO_DESCRIPTION_CUT("seo/description-cut", INFO, "A description is wider than search engines show."),
    SEO_ORPHAN_PAGE("seo/orphan-page", WARNING, "No other page links to a page."),

    // Search
    SEARCH_UNKNOWN_REFERENCE(
            "search/unknown-reference", WARNING, "What is said about the search names something that does not exist."),
    SEARCH_DUPLICATE("search/duplicate", WARNING, "The same thing is said twice about the search; the first counts."),
    SEARCH_SYNONYM_LOOP("search/synonym-loop", WARNING, "One-way synonyms lead in a circle."),
    SEARCH_NO_WORDS("search/no-words", ERROR, "A text for the search has nothing that can be searched for."),

    // Feeds
    FEED_MISSING_REQUIRED("feed/missing-required", WARNING, "An item lacks what a shopping channel demands."),
    FEED_PRICE_MISSING("feed/price-missing", WARNING, "An item has no price that a shopping channel can be told."),
    FEED_TOO_LONG("feed/too-long", WARNING, "A value is longer than a shopping channel takes."),
    FEED_INVALID_VALUE("feed/invalid-value", WARNING, "A value is none that a shopping channel takes."),
    FEED_INVALID_GTIN("feed/invalid-gtin", WARNING, "A GTIN is none of an article in trade."),
    FEED_DUPLICATE_ID("feed/duplicate-id", WARNING, "Two things would have the same id in a feed."),
    FEED_NOT_HTTPS("feed/not-https", WARNING, "An address in a feed is none that begins with https."),
    FEED_OTHER_LANGUAGE("feed/other-language", WARNING, "The words of an item are in another language than its feed."),
    FEED_AMBIGUOUS_VARIANTS(
            "feed/ambiguous-variants", WARNING, "A shopping channel cannot tell the variants of a product apart."),
    FEED_NET_PRICE("feed/net-price", WARNING, "A feed tells prices without tax where a channel wants them with it."),

    // Market rules
    MARKET_RULE("market/rule", ERROR, "A rule of a market is broken."),
    MARKET_MISSING_DATA("market/missing-data", WARNING, "A rule of a market cannot be judged before data is stated."),
    MARKET_MANUAL("market/manual", INFO, "A rule of a market waits for a person."),
    MARKET_EXPIRED("market/expired", WARNING, "An override or attestation of a market rule has ended."),
    MARKET_PRICES_NOT_RECORDED("market/prices-not-recorded", WARNING, "The prices of a build could not be recorded."),

    // Hosting
    HOSTING_TOO_MANY_FILES("hosting/too-many-files", ERROR, "The site has more files than its host takes."),
    HOSTING_FILE_TOO_LARGE("hosting/file-too-large", ERROR, "A file is larger than the host takes."),
    HOSTING_SITE_TOO_LARGE("hosting/site-too-large", ERROR, "The site is larger than its host takes."),
    HOSTING_TOO_MANY_REDIRECTS("hosting/too-many-redirects", ERROR, "The site has more redirects than its host takes."),
    HOSTING_TOO_MANY_HEADERS(
            "hosting/too-many-headers", ERROR, "The site has more rules for headers than its host takes."),
    HOSTING_LINE_TOO_LONG("hosting/line-too-long", ERROR, "A line of the host's files is longer than the host reads."),
    HOSTING_UNSUPPORTED("hosting/unsupported", WARNING, "What is asked of the host cannot be done."),
    HOSTING_UNKNOWN_PLAN("hosting/unknown-plan", ERROR, "The host has no plan of that name."),
    HOSTING_FORBIDDEN_USE("hosting/forbidden-use", WARNING, "The host's terms do not allow a shop."),

    // Theme
    THEME_MISSING("theme/missing", ERROR, "The theme cannot be found."),
    THEME_MISSING_TEMPLATE("theme/missing-template", ERROR, "The theme lacks a template that is needed."),
    THEME_TEMPLATE_ERROR(
            "theme/template-error", ERROR, "A template has a syntax error or refers to something unknown."),
    THEME_UNKNOWN_PLACE(
            "theme/unknown-place", ERROR, "A template shows a picture at a place that the theme does not have."),
    THEME_UNKNOWN_ASSET("theme/unknown-asset", ERROR, "A template asks for an asset the theme does not have."),
    THEME_BROKEN_ASSET("theme/broken-asset", WARNING, "A style sheet or script cannot be read to its end."),
    THEME_UNKNOWN_STRING(
            "theme/unknown-string", ERROR, "A template asks for an interface string that no language has."),

    THEME_EXTENDS_CYCLE("theme/extends-cycle", ERROR, "A theme is laid over itself."),
    THEME_UNKNOWN_SETTING("theme/unknown-setting", ERROR, "A setting is named that the theme does not have."),
    THEME_INVALID_SETTING("theme/invalid-setting", ERROR, "The value of a setting is not of its type."),
    THEME_LOW_CONTRAST("theme/low-contrast", WARNING, "Two colours of the theme are hard to tell apart."),
    THEME_UNUSED_FILE("theme/unused-file", INFO, "A template or asset of the site's own theme that nothing uses."),
    THEME_HTML_OVER_BUDGET("theme/html-over-budget", ERROR, "A page is larger than its budget."),
    THEME_CSS_OVER_BUDGET("theme/css-over-budget", ERROR, "The style sheets of a page are larger than their budget."),
    THEME_SCRIPT_OVER_BUDGET("theme/script-over-budget", ERROR, "The scripts of a page are larger than their budget."),

    // Import
    IMPORT_UNKNOWN_FORMAT("import/unknown-format", ERROR, "A file is of no catalogue format that can be imported."),
    IMPORT_UNREADABLE_ROW("import/unreadable-row", WARNING, "A row of an import file cannot be used."),
    IMPORT_INVALID_VALUE("import/invalid-value", WARNING, "A value of an import file cannot be used."),
    IMPORT_UNKNOWN_COLUMN("import/unknown-column", INFO, "A column of an import file is not used."),
    IMPORT_MISSING_NAME("import/missing-name", WARNING, "A product of an import file has no name."),
    IMPORT_REMOVED_MARKUP("import/removed-markup", WARNING, "A directive of the other shop's system was removed."),
    IMPORT_REPAIRED_TEXT("import/repaired-text", INFO, "Text with doubly escaped entities was repaired."),
    IMPORT_DUPLICATE("import/duplicate", WARNING, "A row repeats a product or variant and was left out."),
    IMPORT_TARGET_EXISTS("import/target-exists", ERROR, "The folder to import into holds other content."),

    // Extensions
    EXTENSION_NOT_LOADED("extension/not-loaded", ERROR, "An extension cannot be used."),
    EXTENSION_FAILED("extension/failed", ERROR, "An extension failed at what it was asked."),

    // Output
    OUTPUT_NOT_WRITABLE("output/not-writable", ERROR, "The output folder cannot be written."),
    OUTPUT_NOT_OURS("output/not-ours", ERROR, "The output folder holds files that no build wrote."),
    OUTPUT_IN_USE("output/in-use", ERROR, "Another build is writing to the output folder."),
    OUTPUT_RECORD_UNREADABLE("output/record-unreadable", WARNING, "The record of the last build cannot be read."),
    OUTPUT_RECORD_NOT_WRITTEN("output/record-not-written", WARNING, "The record of this build cannot be written.");

    /** Errors that leave every page right and safe: what is missing or too large, what was left out, links that lead nowhere. */
    private static final Set<Rule> LENIENT = EnumSet.of(
            FILE_BYTE_ORDER_MARK,
            REVIEWS_INVALID_ROW,
            LINK_UNKNOWN_TARGET,
            LINK_BROKEN,
            REDIRECT_UNKNOWN_TARGET,
            CHECK_STRUCTURED_DATA_REQUIRED,
            SEO_HREFLANG_NO_DEFAULT,
            SEO_ROBOTS_BLOCKS,
            SEARCH_NO_WORDS,
            MARKET_RULE,
            THEME_UNKNOWN_SETTING,
            THEME_HTML_OVER_BUDGET,
            THEME_CSS_OVER_BUDGET,
            THEME_SCRIPT_OVER_BUDGET);

    /** What is found when the site is published already, which an error would have kept from it. */
    private static final Set<Rule> TOO_LATE =
            EnumSet.of(REDIRECT_NOT_RECORDED, MARKET_PRICES_NOT_RECORDED, OUTPUT_RECORD_NOT_WRITTEN);

    private final String id;
    private final Severity severity;
    private final String meaning;

    Rule(String id, Severity severity, String meaning) {
        this.id = id;
        this.severity = severity;
        this.meaning = meaning;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Severity severity() {
        return severity;
    }

    @Override
    public boolean fixed() {
        return severity == ERROR && !LENIENT.contains(this);
    }

    @Override
    public boolean mayStop() {
        return !TOO_LATE.contains(this);
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
