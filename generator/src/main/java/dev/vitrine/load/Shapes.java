package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.someOf;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.textOrEmpty;
import static dev.vitrine.load.Shape.whole;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.model.Unit;
import java.util.LinkedHashMap;
import java.util.Map;

/** The shape of every file that content teams edit. */
final class Shapes {

    private Shapes() {}

    static final String ID_PATTERN = "[a-z0-9][a-z0-9._-]*";

    // A folder of an address: neither hidden nor leading up.
    private static final String SEGMENT = "[\\p{L}\\p{N}_-][\\p{L}\\p{N}._-]{0,60}";
    static final String STOREFRONT_PATH = "/(" + SEGMENT + "/)*";
    static final String JOURNAL_PATH = "(" + SEGMENT + "/)+";
    static final String SLUG_PATH = "(" + SEGMENT + "/)*([\\p{L}\\p{N}_-]+[._-])?\\{slug\\}([._-][\\p{L}\\p{N}_-]+)?/";

    private static final String HOST = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*(:[0-9]{1,5})?";
    private static final String URL_CHARACTERS = "[^\\s\"<>\\\\^`{|}]*";
    static final String HTTPS_ADDRESS = "https://" + HOST + "([/?]" + URL_CHARACTERS + ")?";
    static final String HTTPS_FOLDER = "https://" + HOST + "/(" + URL_CHARACTERS + "/)?";
    static final String TRACKING_ADDRESS = "https://" + HOST + "/" + URL_CHARACTERS + "\\{number\\}" + URL_CHARACTERS;
    static final String EMAIL = "[A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";
    static final String PHONE = "\\+?[0-9(][0-9 ()./-]{3,30}";
    static final String WHATSAPP = "\\+[1-9]([ -]?[0-9]){6,14}";

    private static final Shape ID = matching(
            ID_PATTERN, "an id (lower-case letters, digits, '-', '_' and '.', starting with a letter or digit)");
    static final String LANGUAGE_PATTERN = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*";
    private static final Shape LANGUAGE = matching(LANGUAGE_PATTERN, "a language tag such as \"en\" or \"en-GB\"");
    private static final Shape DATE =
            matching("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])", "a date such as 2026-03-01");
    private static final Shape URL = matching("https?://\\S+", "an address that begins with https://");
    private static final Shape REFERENCE = text();
    private static final Shape PATH = text();
    private static final Shape FLAG = new Shape.Flag();
    private static final Shape AMOUNT = new Shape.Amount();

    private static Shape localized(Shape value) {
        return new Shape.MapOf(LANGUAGE_PATTERN, "a language tag such as \"en\"", value);
    }

    private static final Shape NAMES = either(text(), localized(text()));

    private static final Shape KEYWORDS = list(text());

    private static final Shape.Obj SEO = object("seo", "What a page says of itself to search engines.")
            .optional("title", text(), "document title, replaces the template's")
            .optional("description", text(), "meta description, replaces the template's")
            .optional("image", PATH, "Open Graph picture")
            .optional("noindex", FLAG, "true asks search engines to leave the page out")
            .build();

    private static final Shape.Obj TEXTS = object("texts", "The words of one language.")
            .optional("title", text(), "the name")
            .optional("slug", text(), "part of the address; default: made from the title")
            .optional("summary", textOrEmpty(), "one or two sentences")
            .optional("description", textOrEmpty(), "the long text, Markdown")
            .optional("descriptionFormat", word("markdown", "html"), "language of the long text")
            .optional("keywords", KEYWORDS, "further words by which the search finds it")
            .optional("seo", SEO, "overrides for search engines")
            .build();

    private static final Shape PRICE = either(
            AMOUNT,
            object("price", "A price, with the higher price it is compared with.")
                    .required("amount", AMOUNT, "what is paid")
                    .optional("compareAt", AMOUNT, "the higher price it is compared with")
                    .build());
    private static final Shape PRICES =
            new Shape.MapOf("[A-Za-z0-9][A-Za-z0-9._-]*", "a currency code or market id", PRICE);

    private static final Shape VALUE = either(
            text(),
            new Shape.Number(-1e18, 1e18, false),
            FLAG,
            new Shape.MapOf(
                    ".+",
                    "a value of an option, for measured attributes",
                    either(new Shape.Number(-1e18, 1e18, false), text())),
            localized(text()));

    /** Said of what is known not to be there. */
    private static final Shape NOTHING = word("none");

    private static final String ADDRESS = "https://\\S+|/\\S*";
    private static final String ADDRESS_WORDS = "an https address, or a path of this site";
    private static final Shape SCORE = either(
            object("score", "A score of 0 to 10.")
                    .required("score", new Shape.Number(0, 10, false), "0 to 10")
                    .optional("url", matching(ADDRESS, ADDRESS_WORDS), "where it is explained")
                    .build(),
            NOTHING);

    private static Shape.Word units(java.util.List<Unit> units) {
        return new Shape.Word(units.stream().map(Unit::id).toList());
    }

    private static final Shape QUANTITY = whole(1, 1_000_000);

    private static final Shape.Obj MEASURE = object("measure", "How much a variant holds; its price is compared by it.")
            .required("amount", new Shape.Number(0.000_001, 1e9, false), "how much it holds")
            .required("unit", units(Unit.sold()), "what it is measured in")
            .optional(
                    "per",
                    new Shape.Number(0.000_001, 1e9, false),
                    "how many of the unit the unit price is for; default: what shops usually compare")
            .build();

    private static final Shape.Obj INQUIRY = object("inquiry", "Terms for buyers who ask for a quote.")
            .optional("only", FLAG, "true: sold by quote only, without a price; default: false")
            .optional("minimum", QUANTITY, "fewest pieces; default: 1")
            .optional("step", QUANTITY, "pieces it is sold in; default: 1")
            .optional(
                    "tiers",
                    list(object("tier", "The price of one piece from a number of pieces on.")
                            .required("from", QUANTITY, "pieces")
                            .required(
                                    "prices",
                                    new Shape.MapOf(
                                            "[A-Za-z0-9][A-Za-z0-9._-]*", "a currency code or market id", AMOUNT),
                                    "market id or currency to the price of one piece")
                            .build()),
                    "prices by quantity, the fewest pieces first")
            .optional("leadTimeDays", list(whole(0, 3650)), "fewest and most working days until it is made")
            .optional("sample", FLAG, "whether a sample can be ordered; default: false")
            .build();

    private static final Shape.Obj VARIANT = object("variant", "What a shopper buys: one combination of options.")
            .required("sku", text(), "the stock keeping unit, unique in the catalogue")
            .optional(
                    "options",
                    new Shape.MapOf(
                            ID_PATTERN, "an attribute id", either(text(), new Shape.Number(-1e18, 1e18, false))),
                    "attribute id to value")
            .optional("prices", PRICES, "replaces the product's, key by key")
            .optional("gtin", matching("[0-9]+", "a GTIN: digits only"), "8, 12, 13 or 14 digits")
            .optional("mpn", text(), "the manufacturer's part number")
            .optional("weight", whole(0, 100_000_000), "in grams")
            .optional("availability", word("in-stock", "out-of-stock", "preorder", "backorder"), "default: in-stock")
            .optional("stock", whole(0, 1_000_000_000), "pieces in stock")
            .optional("media", list(text()), "which of the product's pictures show this variant")
            .optional("measure", MEASURE, "how much it holds, for its unit price")
            .optional("availableFrom", FeedReader.MOMENT, "when it can be had, of preorders and backorders")
            .optional(
                    "checkout",
                    new Shape.MapOf(ID_PATTERN, "a market or provider id", CheckoutReader.referenceShape()),
                    "market id or provider id to payment link or id")
            .build();

    static final Shape.Obj PRODUCT = object("product", "The facts of one product; in JSON Lines also its words.")
            .optional("id", ID, "unique in the catalogue; in a folder: the folder's name")
            .optional("status", word("active", "draft", "archived"), "default: active")
            .optional("category", ID, "id of the main category")
            .optional("categories", list(ID), "ids of further categories")
            .optional("brand", text(), "the brand, when it differs from the shop's")
            .optional("tags", list(text()), "free words for collections")
            .optional("created", DATE, "when it came into the catalogue")
            .optional(
                    "options",
                    list(either(
                            ID,
                            object("option", "An option that attributes.json does not have.")
                                    .required("id", ID, "an id")
                                    .required("name", NAMES, "its name")
                                    .build())),
                    "what the variants differ in")
            .optional("prices", PRICES, "market id or currency to price")
            .required("variants", someOf(VARIANT), "a list with at least one variant")
            .optional(
                    "media",
                    list(object("picture", "A picture.")
                            .required(
                                    "file",
                                    text(),
                                    "file beside this one, /path from the site folder, or https address")
                            .optional(
                                    "focus", PicturesReader.FOCUS, "what cuts keep: from the left and the top, 0 to 1")
                            .optional(
                                    "alt",
                                    either(textOrEmpty(), localized(textOrEmpty())),
                                    "what it shows, per language")
                            .build()),
                    "pictures in the order they are shown")
            .optional("attributes", new Shape.MapOf(ID_PATTERN, "an attribute id", either(VALUE, list(VALUE))), "facts")
            .optional(
                    "relations",
                    object("relations", "Products that have to do with this one.")
                            .optional("related", list(ID), "products like it")
                            .optional("complementary", list(ID), "products that go with it")
                            .optional("upsell", list(ID), "better ones")
                            .build(),
                    "kind to product ids")
            .optional(
                    "compliance",
                    object("compliance", "Facts that market rules ask for.")
                            .optional("origin", matching("[A-Z]{2}", "a country code such as PT"), "where it is made")
                            .optional("hsCode", text(), "customs tariff number")
                            .optional("manufacturer", text(), "id of a party, or name and address")
                            .optional(
                                    "responsiblePerson",
                                    text(),
                                    "id of a party, or name and address, in the European Union")
                            .optional(
                                    "warnings",
                                    either(localized(list(text())), NOTHING),
                                    "safety warnings per language, or \"none\" once somebody knows that it needs none")
                            .optional(
                                    "composition",
                                    either(
                                            list(object("part", "A part of a textile with its fibres.")
                                                    .optional("part", NAMES, "its name, where there are several")
                                                    .required(
                                                            "fibres",
                                                            someOf(object("fibre", "A fibre and its share.")
                                                                    .required("name", NAMES, "its name, per language")
                                                                    .required(
                                                                            "percent",
                                                                            new Shape.Number(0.1, 100, false),
                                                                            "its share of the weight")
                                                                    .build()),
                                                            "fibres, the most first")
                                                    .build()),
                                            NOTHING),
                                    "fibres of a textile, or \"none\" for what is none")
                            .optional(
                                    "prop65",
                                    either(
                                            object("prop65", "The warning of California's Proposition 65.")
                                                    .optional("cancer", list(text()), "chemicals that cause cancer")
                                                    .optional(
                                                            "reproductive",
                                                            list(text()),
                                                            "chemicals that cause reproductive harm")
                                                    .build(),
                                            NOTHING),
                                    "chemicals to warn of in California, or \"none\"")
                            .optional(
                                    "smallParts",
                                    either(
                                            someOf(word(
                                                    "small-parts",
                                                    "small-ball",
                                                    "contains-small-ball",
                                                    "marble",
                                                    "contains-marble",
                                                    "balloon")),
                                            NOTHING),
                                    "cautionary statements of toys in the United States, or \"none\"")
                            .optional(
                                    "goods",
                                    either(someOf(word(MarketRulesReader.GOODS)), NOTHING),
                                    "kinds of goods it is, or \"none\"; default: those that marketRules.goods names for its categories")
                            .optional(
                                    "energy",
                                    either(
                                            object("energy", "The energy label.")
                                                    .required(
                                                            "class", matching("[A-G]", "a class, A to G"), "its class")
                                                    .optional(
                                                            "scale",
                                                            matching("[A-G]-[A-G]", "a scale such as \"A-G\""),
                                                            "best and worst class of the scale; default: A-G")
                                                    .required(
                                                            "label",
                                                            matching(ADDRESS, ADDRESS_WORDS),
                                                            "where the label is seen in full")
                                                    .required(
                                                            "sheet",
                                                            matching(ADDRESS, ADDRESS_WORDS),
                                                            "where the product information sheet is")
                                                    .build(),
                                            NOTHING),
                                    "the energy label, or \"none\"")
                            .optional(
                                    "charging",
                                    either(
                                            object("charging", "How it is charged.")
                                                    .required("charger", FLAG, "true: a charger comes with it")
                                                    .required(
                                                            "leastWatts",
                                                            new Shape.Number(0.1, 1000, false),
                                                            "the least power a charger must have")
                                                    .required(
                                                            "mostWatts",
                                                            new Shape.Number(0.1, 1000, false),
                                                            "the most power it charges with")
                                                    .optional(
                                                            "usbPowerDelivery",
                                                            FLAG,
                                                            "true: it charges by USB Power Delivery; default: false")
                                                    .build(),
                                            NOTHING),
                                    "how it is charged, or \"none\"")
                            .optional("repairability", SCORE, "how well it can be repaired, or \"none\"")
                            .optional("durability", SCORE, "how long it lasts, or \"none\"")
                            .optional(
                                    "spareParts",
                                    either(whole(2000, 2200), NOTHING),
                                    "the last year in which spare parts are kept, or \"none\" when no parts are")
                            .optional(
                                    "age",
                                    either(whole(0, 99), NOTHING),
                                    "the least age of who uses it, in years, or \"none\"")
                            .optional(
                                    "labels",
                                    either(someOf(ID), NOTHING),
                                    "ids of certificates in company of site.json whose labels it bears, or \"none\"")
                            .optional(
                                    "guarantee",
                                    either(
                                            object(
                                                            "guarantee",
                                                            "What its producer guarantees beside what the law does.")
                                                    .required("years", whole(1, 100), "for how long")
                                                    .optional("by", text(), "who: id of a party, or name and address")
                                                    .optional(
                                                            "url",
                                                            matching(ADDRESS, ADDRESS_WORDS),
                                                            "where its terms are")
                                                    .build(),
                                            NOTHING),
                                    "what its producer guarantees, or \"none\"")
                            .optional(
                                    "marks",
                                    either(
                                            new Shape.MapOf("[A-Z][A-Za-z0-9-]{0,19}", "a mark such as \"KC\"", text()),
                                            NOTHING),
                                    "safety mark to its number, or \"none\"")
                            .build(),
                    "facts that market rules ask for")
            .optional("sizeGuide", ID, "id of the page that tells which size fits; default: the category's")
            .optional("inquiry", INQUIRY, "terms for buyers who ask for a quote")
            .optional(
                    "quantity",
                    object("quantity", "How many pieces are bought at once.")
                            .optional("minimum", QUANTITY, "fewest; default: 1")
                            .optional("step", QUANTITY, "pieces it is sold in; default: 1")
                            .optional("maximum", QUANTITY, "most; default: no limit")
                            .build(),
                    "how many pieces are bought at once")
            .optional("feeds", FeedReader.PRODUCT, "what only shopping channels ask for")
            .optional("texts", localized(TEXTS), "language to words")
            .build();

    private static Shape.Builder review(String name, String doc) {
        return object(name, doc)
                .required("rating", whole(1, 5), "1 to 5 stars")
                .optional("author", textOrEmpty(), "who wrote it, as it is shown")
                .optional("date", DATE, "when it was written; shown from this day on")
                .optional("title", textOrEmpty(), "plain text")
                .optional("text", textOrEmpty(), "plain text")
                .optional("language", LANGUAGE, "what it is written in")
                .optional("verified", FLAG, "true: the shop knows that its author bought the product")
                .optional("reply", textOrEmpty(), "the shop's answer, plain text");
    }

    /** A review beside its product. */
    static final Shape.Obj REVIEW =
            review("review", "What one shopper says of the product.").build();

    /** A review among those of other products. */
    static final Shape.Obj CATALOG_REVIEW = review("review", "What one shopper says of a product.")
            .required("product", ID, "id of the product")
            .build();

    static final Shape REVIEWS = list(REVIEW);
    static final Shape CATALOG_REVIEWS = list(CATALOG_REVIEW);

    static final Shape.Obj CATEGORIES = object("categories.json", "The category tree.")
            .required(
                    "categories",
                    list(object("category", "A node of the category tree.")
                            .required("id", ID, "unique among categories")
                            .optional("parent", ID, "id of the category above it")
                            .optional("position", whole(0, 1_000_000), "order among its siblings")
                            .optional("image", PATH, "its picture")
                            .optional("sizeGuide", ID, "id of the page that tells which size fits")
                            .optional(
                                    "googleCategory",
                                    FeedReader.TAXONOMY,
                                    "its place in Google's list of categories; default: that of the category above")
                            .optional(
                                    "sort",
                                    word("newest", "title", "price-ascending", "price-descending", "popular"),
                                    "order of its products; default: that of the category above, or newest")
                            .optional("texts", localized(TEXTS), "language to words")
                            .build()),
                    "a list of categories")
            .build();

    private static final Shape BOUNDS =
            new Shape.MapOf("[A-Za-z0-9][A-Za-z0-9._-]*", "a currency code or market id", AMOUNT);

    private static Shape rule() {
        return new Shape.Later(() -> RULE);
    }

    private static final Shape.Obj RULE = object(
                    "rule", "Which products belong; exactly one field (attribute goes with is).")
            .optional("all", someOf(rule()), "rules that must all hold")
            .optional("any", someOf(rule()), "rules of which one must hold")
            .optional("not", rule(), "a rule that must not hold")
            .optional("tag", text(), "a tag")
            .optional("category", ID, "a category, with those below it")
            .optional("brand", text(), "a brand")
            .optional("attribute", ID, "an attribute, together with is")
            .optional("is", text(), "the value of the attribute")
            .optional(
                    "price",
                    object(
                                    "price range",
                                    "A range of prices: amounts in the market's currency, or by market id or currency.")
                            .optional("from", either(AMOUNT, BOUNDS), "lowest amount that belongs")
                            .optional("below", either(AMOUNT, BOUNDS), "lowest amount that no longer belongs")
                            .build(),
                    "a range of prices")
            .optional("onSale", FLAG, "whether it is reduced")
            .optional("available", FLAG, "whether it can be bought")
            .build();

    static final Shape.Obj COLLECTIONS = object("collections.json", "Collections by rule or by list.")
            .required(
                    "collections",
                    list(object("collection", "Products that belong together.")
                            .required("id", ID, "unique among collections")
                            .optional("rule", RULE, "which products it holds")
                            .optional("products", list(ID), "product ids, instead of a rule")
                            .optional(
                                    "sort",
                                    word("manual", "newest", "title", "price-ascending", "price-descending", "popular"),
                                    "order of its products")
                            .optional("image", PATH, "its picture")
                            .optional("texts", localized(TEXTS), "language to words")
                            .build()),
                    "a list of collections")
            .build();

    static final Shape.Obj POPULARITY = object("popularity.json", "What shoppers look for most.")
            .required("date", DATE, "when it was brought in")
            .required(
                    "counts",
                    new Shape.MapOf(ID_PATTERN, "a product id", whole(1, 1e15)),
                    "product id to how often it was looked at or bought")
            .build();

    static final Shape.Obj ATTRIBUTES = object("attributes.json", "Names of options, facts and their values.")
            .required(
                    "attributes",
                    new Shape.MapOf(
                            ID_PATTERN,
                            "an attribute id",
                            object("attribute", "The names of an option or fact.")
                                    .required("name", NAMES, "its name, per language")
                                    .optional(
                                            "unit",
                                            units(Unit.measured()),
                                            "what its values are measured in; they are numbers then")
                                    .optional(
                                            "values",
                                            new Shape.MapOf(
                                                    ".+",
                                                    "a value id",
                                                    object("attribute value", "The names of a value.")
                                                            .optional(
                                                                    "name",
                                                                    NAMES,
                                                                    "its name, per language; without one, measure names it")
                                                            .optional(
                                                                    "measure",
                                                                    either(
                                                                            text(),
                                                                            new Shape.Number(-1e18, 1e18, false)),
                                                                    "how much it stands for, such as 0.6 or \"30 × 20 cm\"")
                                                            .optional(
                                                                    "swatch",
                                                                    matching(
                                                                            "#[0-9a-fA-F]{6}",
                                                                            "a colour such as #b9694a"),
                                                                    "a colour that stands for it")
                                                            .build()),
                                            "value id to its names, in the order they are shown")
                                    .build()),
                    "attribute id to its names")
            .build();

    private static final Shape FALLBACK_CHOICE = word("fallback", "hide", "fail");

    private static final Shape ANSWER = word("allow", "warn", "fail");

    private static final Shape.Obj GATE = object("gate", "What is asked of the translations of a language or market.")
            .optional("minimum", new Shape.Number(0, 1, false), "share of the texts that must be there; default: 0")
            .optional("below", ANSWER, "what happens when fewer are; default: warn")
            .optional("stale", ANSWER, "what happens with stale translations; default: warn")
            .build();

    /** Fields the fallback policy can name. */
    static final java.util.List<String> FALLBACK_FIELDS = java.util.List.of(
            "product",
            "product.summary",
            "product.description",
            "category",
            "category.description",
            "category.summary",
            "collection",
            "collection.description",
            "collection.summary",
            "page",
            "page.summary",
            "article",
            "article.summary",
            "attribute",
            "seo");

    private static final Shape FALLBACKS = new Shape.MapOf(
            "(" + String.join("|", FALLBACK_FIELDS).replace(".", "\\.") + ")",
            "a field of the fallback policy (" + String.join(", ", FALLBACK_FIELDS) + ")",
            FALLBACK_CHOICE);

    static final int SHORTEST_SLUG = 20;
    static final int LONGEST_SLUG = 120;

    private static final Shape SLUG_LETTERS = word("transliterate", "unicode");

    private static final Shape.Obj URLS =
            urls("urls of a language", "How a language makes addresses.").build();

    private static final Shape.Obj SITE_URLS = urls("urls", "How addresses are made.")
            .optional(
                    "slugs",
                    new Shape.MapOf(
                            "default|" + LANGUAGE_PATTERN,
                            "\"default\" or a language tag such as \"ja\"",
                            SLUG_LETTERS),
                    "language to the letters of its slugs: those of ASCII, or the title's own; default: transliterate")
            .optional("slugLength", whole(SHORTEST_SLUG, LONGEST_SLUG), "most characters of a slug; default: 80")
            .optional("reserved", list(text()), "words that no title becomes on its own")
            .build();

    private static Shape.Builder urls(String name, String doc) {
        Shape pattern = matching(SLUG_PATH, "a pattern such as \"products/{slug}/\", with {slug} and a / at the end");
        return object(name, doc)
                .optional("product", pattern, "product pages")
                .optional("category", pattern, "category pages")
                .optional("collection", pattern, "collection pages")
                .optional("page", pattern, "brand and policy pages")
                .optional("article", pattern, "articles")
                .optional("journal", matching(JOURNAL_PATH, "a path such as \"journal/\""), "the list of articles");
    }

    private static final Shape HTTPS = matching(HTTPS_ADDRESS, "an address that begins with https://");

    private static final Shape.Obj FORMS = object("forms", "Where forms are sent: addresses of a form service.")
            .optional("contact", HTTPS, "the contact form")
            .optional("newsletter", HTTPS, "the newsletter form")
            .optional("inquiry", HTTPS, "inquiries of buyers")
            .build();

    /** The hosts whose files are known. */
    static final java.util.List<String> HOSTS =
            java.util.List.of("cloudflare", "netlify", "vercel", "s3", "gitlab", "github", "nginx", "caddy", "none");

    static final String POLICY_DIRECTIVE = "(script|style|img|font|connect|frame|media|worker)-src|form-action";
    static final String POLICY_SOURCE = "https://(\\*\\.)?" + HOST + "|wss://" + HOST + "|blob:|data:";

    static final java.util.List<String> ENCODINGS = java.util.List.of("br", "gzip");

    private static final Shape.Obj HOSTING = object("hosting", "Where the shop is published.")
            .required("target", word(HOSTS.toArray(String[]::new)), "the host; none: any server of plain files")
            .optional("plan", ID, "the plan there, such as \"free\" or \"paid\", for its limits")
            .optional(
                    "limits",
                    new Shape.MapOf(
                            "files|fileBytes|siteBytes|redirects|starRedirects|redirectLine|redirectBytes|headerRules|headerLine",
                            "a limit such as \"files\"",
                            whole(1, 1e15)),
                    "limits agreed on with the host, over those that are known of it")
            .optional(
                    "allow",
                    new Shape.MapOf(
                            POLICY_DIRECTIVE,
                            "a directive such as \"script-src\"",
                            list(matching(POLICY_SOURCE, "a source such as https://stats.example, without a path"))),
                    "directive of the content security policy to further sources")
            .optional(
                    "compress",
                    list(word(ENCODINGS.toArray(String[]::new))),
                    "compressed files beside the others, for servers that send them; default: what the host uses")
            .build();

    static final Shape.Obj REDIRECTS = object("redirects.json", "Addresses that lead elsewhere.")
            .required(
                    "redirects",
                    list(object("redirect", "An address that leads elsewhere.")
                            .required("from", text(), "\"/old/\", \"/old/*\", or a thing that is gone: \"product:old\"")
                            .optional(
                                    "to",
                                    text(),
                                    "an address or a reference such as \"page:about\"; none with status 410")
                            .optional("status", new Shape.Number(301, 410, true), "301 (default), 302, 307, 308 or 410")
                            .build()),
                    "in any order; of two that fit, the longer address counts")
            .build();

    static final Shape SLUG_HISTORY = new Shape.MapOf(
            "\\$schema|(product|category|collection|page|article):" + ID_PATTERN,
            "a thing such as \"product:aurora-lamp\"",
            either(
                    new Shape.MapOf(
                            "@category|" + LANGUAGE_PATTERN,
                            "a language tag such as \"en\"",
                            either(list(text()), text())),
                    text()));

    static final Shape.Obj SITE = object("site.json", "The settings of a site.")
            .required("name", text(), "the brand's name")
            .required(
                    "baseUrl",
                    matching("https?://[^/\\s?#]+/?", "an address such as https://shop.example, without a path"),
                    "the address the site is published at")
            .required("theme", ID, "the theme's name")
            .optional("themeSettings", new Shape.MapOf(".+", "a name", new Shape.Anything()), "values for the theme")
            .optional("budgets", new Shape.Later(() -> Shapes.BUDGETS), "how large pages may be, over the theme's")
            .optional("logo", PATH, "the brand's mark")
            .optional("socialImage", PATH, "Open Graph picture of pages without one")
            .optional("sameAs", list(URL), "the brand's profiles elsewhere")
            .optional(
                    "contact",
                    object("contact", "How the brand is reached.")
                            .optional(
                                    "email",
                                    matching(EMAIL, "an e-mail address such as hello@shop.example"),
                                    "its e-mail address")
                            .optional(
                                    "phone",
                                    matching(PHONE, "a telephone number such as +351 22 000 00 00"),
                                    "its telephone number, with its country code")
                            .optional(
                                    "whatsapp",
                                    matching(WHATSAPP, "a number with its country code such as +351 910 000 000"),
                                    "its WhatsApp number")
                            .build(),
                    "how the brand is reached")
            .optional("forms", FORMS, "where forms are sent; a market may replace them one by one")
            .optional("feeds", FeedReader.siteShape(), "what markets tell shopping channels")
            .optional(
                    "analytics",
                    AnalyticsReader.SITE,
                    "services that count what shoppers do; a market may name those it uses")
            .optional(
                    "icons",
                    object(
                                    "icons",
                                    "Pictures for installing the shop on a device: square PNG files of 512 pixels or more.")
                            .optional("any", PATH, "shown as it is")
                            .optional("maskable", PATH, "with a margin, as devices cut it to their shape")
                            .build(),
                    "pictures for installing the shop on a device")
            .optional("company", CompanyReader.COMPANY, "who stands behind the brand")
            .optional("journalFeed", CompanyReader.JOURNAL_FEED, "RSS and Atom feeds of the journal")
            .optional("pictures", PicturesReader.PICTURES, "how pictures are published; false: as they are")
            .optional(
                    "assets",
                    object("assets", "How style sheets and scripts are published.")
                            .optional(
                                    "minify",
                                    new Shape.Flag(),
                                    "whether they lose comments and white space; default: true")
                            .optional(
                                    "integrity",
                                    new Shape.Flag(),
                                    "whether pages state the hashes of those they load; default: false")
                            .optional(
                                    "prefetch",
                                    new Shape.Flag(),
                                    "whether browsers may fetch the product or list a shopper is about to open; default: true")
                            .build(),
                    "how style sheets and scripts are published")
            .optional("socialCards", CompanyReader.SOCIAL_CARDS, "pictures of products for sharing; default: false")
            .required("defaultLanguage", LANGUAGE, "where ids and missing words come from")
            .required(
                    "languages",
                    localized(object("language", "A language the site is written in.")
                            .required("name", text(), "its own name for itself")
                            .optional("fallback", LANGUAGE, "where missing words come from; default: defaultLanguage")
                            .optional("direction", word("ltr", "rtl"), "default: by its script")
                            .build()),
                    "language tag to settings")
            .required(
                    "storefronts",
                    someOf(object("storefront", "A market in a language, under a path.")
                            .optional("market", ID, "id of a market; left out on sites that sell nothing")
                            .required("language", LANGUAGE, "a language of the site")
                            .required(
                                    "path",
                                    matching(STOREFRONT_PATH, "a path such as \"/de/\", with a / at both ends"),
                                    "where it starts")
                            .optional("default", FLAG, "true: for shoppers of no listed language")
                            .build()),
                    "a list with at least one storefront")
            .optional("urls", SITE_URLS, "how addresses are made")
            .optional(
                    "removed", word("gone", "category", "home"), "what answers for things that are gone; default: gone")
            .optional("hosting", HOSTING, "where the shop is published")
            .optional("urlsByLanguage", localized(URLS), "addresses that a language makes differently")
            .optional("pageSize", whole(1, 1000), "products on a category page; default: 24")
            .optional("seo", SearchReader.shape(), "what search engines are told")
            .optional(
                    "navigation",
                    object("navigation", "The menus.")
                            .optional(
                                    "header",
                                    list(either(
                                            REFERENCE,
                                            object("menu", "A link with links under it.")
                                                    .required("link", REFERENCE, "where the entry itself leads")
                                                    .required("links", someOf(REFERENCE), "the links under it")
                                                    .build())),
                                    "links such as \"category:lamps\" or \"page:about\"")
                            .optional(
                                    "footer",
                                    list(object("footer group", "Links under a heading.")
                                            .required("title", NAMES, "the heading, per language")
                                            .required("links", list(REFERENCE), "links such as \"page:shipping\"")
                                            .build()),
                                    "groups of links")
                            .build(),
                    "the menus")
            .optional(
                    "home",
                    object("home", "The home page.")
                            .required(
                                    "sections",
                                    list(object("home section", "A section of the home page.")
                                            .required(
                                                    "type",
                                                    word("hero", "categories", "products", "story", "articles"),
                                                    "what it shows")
                                            .optional("image", PATH, "its picture")
                                            .optional("link", REFERENCE, "where it leads")
                                            .optional("collection", ID, "the collection it shows")
                                            .optional("page", ID, "the page it tells of")
                                            .optional("limit", whole(1, 100), "how many things it shows")
                                            .build()),
                                    "sections in order")
                            .build(),
                    "the home page")
            .optional(
                    "fallback",
                    object("fallback", "What happens when words are missing in a language.")
                            .optional("default", FALLBACK_CHOICE, "where nothing else is said")
                            .optional("fields", FALLBACKS, "field to choice")
                            .optional("languages", localized(FALLBACKS), "language to field to choice")
                            .build(),
                    "what happens when words are missing")
            .optional(
                    "documents",
                    object("documents", "Markdown files that are pages as they lie there, such as those of a manual.")
                            .required(
                                    "files",
                                    someOf(text()),
                                    "files, and folders (with / at the end) of which every Markdown file is meant")
                            .optional(
                                    "elsewhere",
                                    matching(HTTPS_FOLDER, "an https address with a / at its end"),
                                    "where links lead to files that are no pages")
                            .build(),
                    "Markdown files that are pages as they lie there")
            .optional(
                    "translations",
                    object("translations", "What is asked of translations.")
                            .optional(
                                    "gates",
                                    new Shape.MapOf("[A-Za-z0-9][A-Za-z0-9._-]*", "a language tag or market id", GATE),
                                    "language tag or market id to what is asked of its translations")
                            .build(),
                    "what is asked of translations")
            .optional("rules", RuleLevels.shape(), "how much problems matter")
            .optional("parties", CompanyReader.PARTIES, "who answers for products: id to party")
            .optional("marketRules", MarketRulesReader.SHAPE, "holds the site against the rules of its markets")
            .build();

    /** Words and how they are translated; words that are not to be used. */
    static final Shape.Obj GLOSSARY = object("glossary", "Words and how they are translated.")
            .optional(
                    "terms",
                    list(object("term", "A word of the default language.")
                            .required("term", text(), "the word")
                            .optional("case", word("any", "exact"), "whether capitals matter; default: any")
                            .required(
                                    "translations",
                                    localized(either(text(), someOf(text()))),
                                    "language tag to the word, or to several of which one is used")
                            .optional("note", text(), "for translators")
                            .build()),
                    "words of the default language")
            .optional(
                    "banned",
                    list(object("banned word", "A word that no text has.")
                            .required("term", text(), "the word")
                            .optional("language", LANGUAGE, "in which language; default: in all")
                            .optional("markets", list(ID), "only in languages of these markets")
                            .optional("case", word("any", "exact"), "whether capitals matter; default: any")
                            .optional("reason", text(), "why")
                            .optional("use", text(), "what to write instead")
                            .build()),
                    "words that are not to be used")
            .optional(
                    "brandTerms",
                    list(text()),
                    "names that are always written the same; other capitals, accents, blanks and hyphens are reported")
            .build();

    static final Shape.Obj MARKET = object("market", "Where the brand sells under one set of prices and laws.")
            .required("name", NAMES, "its name, per language")
            .required(
                    "countries",
                    someOf(matching("[A-Z]{2}", "a country code such as DE")),
                    "country codes, the main one first")
            .required("currency", matching("[A-Z]{3}", "a currency code such as EUR"), "what shoppers pay in")
            .required("taxDisplay", word("included", "excluded"), "whether shown prices include tax")
            .required("defaultLanguage", LANGUAGE, "a language of the site")
            .optional(
                    "missingPrice",
                    word("show", "hide", "fail"),
                    "what happens to products without a price; default: show")
            .optional("shipping", MarketTerms.SHIPPING, "the delivery promise")
            .optional("returnDays", whole(0, 3650), "days to return goods; 0: they cannot be returned")
            .optional("returns", MarketTerms.RETURNS, "how goods are returned")
            .optional(
                    "saleWindows",
                    MarketTerms.SALE_WINDOWS,
                    "the days on which the law lets it hold sales, where it names such")
            .optional("checkout", CheckoutReader.marketShape(), "how orders are paid")
            .optional("inquiry", FLAG, "true: buyers may ask for quotes; default: false")
            .optional(
                    "units",
                    word("metric", "us", "uk"),
                    "the units its shoppers think in; default: those of its main country")
            .optional(
                    "carriers",
                    list(object("carrier", "Who delivers.")
                            .required("name", text(), "its name, as shoppers know it")
                            .required(
                                    "url",
                                    matching(TRACKING_ADDRESS, "an https address that holds {number} once"),
                                    "where a parcel is followed, {number} for its number")
                            .build()),
                    "who delivers; for the page where orders are followed")
            .optional("payments", list(text()), "names of the means of payment")
            .optional("forms", FORMS, "where forms are sent, where that differs from site.json")
            .optional("feeds", FeedReader.marketShape(), "what it tells shopping channels; default: those of site.json")
            .optional(
                    "analytics",
                    AnalyticsReader.MARKET,
                    "the services of site.json that count what its shoppers do; default: all")
            .build();

    /** Page kinds that have title and description templates. */
    static final java.util.List<String> SEO_KINDS =
            java.util.List.of("home", "product", "category", "collection", "page", "article", "journal", "notFound");

    static final Shape.Obj SEO_FILE = seoFile();

    private static Shape.Obj seoFile() {
        Shape.Builder file = object("seo file", "Title and description templates of one language.");
        for (String kind : SEO_KINDS) {
            file.optional(
                    kind,
                    object("template", "Templates of one page kind.")
                            .optional("title", text(), "document title; may use {title}, {site} and others")
                            .optional("description", textOrEmpty(), "meta description; may use {summary} and others")
                            .build(),
                    "templates of " + kind + " pages");
        }
        return file.optional("pageSuffix", text(), "what {page} stands for from page 2 on")
                .build();
    }

    /** Interface strings: flat keys or nested objects of texts. */
    static final Shape STRINGS =
            new Shape.MapOf(".+", "a key", either(textOrEmpty(), new Shape.Later(() -> Shapes.STRINGS)));

    private static final Shape CSS_VALUE =
            matching("[A-Za-z0-9#%.,/()+*'\" _-]+", "a CSS value such as \".25rem\", without ; or braces");
    private static final Shape FONT_FILE = text();
    private static final Shape FONT_WEIGHT = text();
    private static final Shape FONT_STYLE = word("normal", "italic", "oblique");

    /** A type face whose files come with the theme or the site. */
    static final Shape.Obj FONT = object("font", "A type face, with files of its own or without.")
            .required("family", text(), "its name")
            .optional("file", FONT_FILE, "a font file in assets/")
            .optional("weight", FONT_WEIGHT, "the weight of the file, or the range of a variable font; default: 400")
            .optional("style", FONT_STYLE, "the style of the file; default: normal")
            .optional(
                    "files",
                    list(object("font file", "One of several files of a type face.")
                            .required("file", FONT_FILE, "a font file in assets/")
                            .optional("weight", FONT_WEIGHT, "its weight, or the range of a variable font")
                            .optional("style", FONT_STYLE, "its style; default: normal")
                            .build()),
                    "several files, such as a regular and an italic one")
            .optional("fallback", text(), "type faces behind it; default: the theme's")
            .build();

    private static final Shape.Obj CONTRAST = object("contrast", "What a colour must be told from.")
            .required("against", text(), "the name of another colour")
            .required("atLeast", new Shape.Number(1, 21, false), "the least contrast ratio of WCAG 2: 4.5 for text")
            .build();

    private static final Shape.Obj SETTING = object("setting", "What a setting takes, and what it becomes.")
            .required(
                    "type",
                    word("choice", "color", "font", "length", "number", "boolean", "text", "asset", "picture"),
                    "what its values are")
            .optional("description", text(), "what it changes")
            .optional("default", new Shape.Anything(), "its value where the site says nothing")
            .optional("dark", text(), "the default in the dark scheme, of a color")
            .optional(
                    "values",
                    either(
                            someOf(matching(ID_PATTERN, "a word in lower case")),
                            new Shape.MapOf(ID_PATTERN, "a word in lower case", CSS_VALUE)),
                    "the words of a choice; or word to CSS value")
            .optional(
                    "presets",
                    new Shape.MapOf(
                            ID_PATTERN,
                            "a word of the choice",
                            new Shape.MapOf(".+", "a setting", new Shape.Anything())),
                    "word of a choice to the values it gives other settings")
            .optional("minimum", new Shape.Number(-1e18, 1e18, false), "the least a number or length may be")
            .optional("maximum", new Shape.Number(-1e18, 1e18, false), "the most a number or length may be")
            .optional("unit", matching("[a-z]{1,4}|%", "a CSS unit such as \"rem\""), "the unit of a length or number")
            .optional("css", matching("--[a-z][a-z0-9-]*", "a custom property such as \"--accent\""), "what it becomes")
            .optional("fallback", CSS_VALUE, "type faces behind that of a font, as CSS")
            .optional("contrast", either(CONTRAST, list(CONTRAST)), "what a color must be told from")
            .build();

    private static final Shape SIZE = matching("\\d{1,6}(\\.\\d{1,3})? ?(KB|B)", "a size such as \"20 KB\"");

    /** How large the parts of a page may be. */
    static final Shape.Obj BUDGETS = object("budgets", "How large pages may be, compressed; 1 KB is 1,024 bytes.")
            .optional("html", SIZE, "a page; default: 20 KB")
            .optional("css", SIZE, "the style sheets of a page; default: 14 KB")
            .optional("script", SIZE, "the scripts a page loads before anything is done with it; default: 15 KB")
            .build();

    static final Shape.Obj THEME = object("theme.json", "A theme.")
            .required("name", ID, "its name")
            .optional("description", text(), "what it is like")
            .optional("extends", ID, "the name of the theme it is laid over")
            .optional(
                    "settings",
                    new Shape.MapOf(".+", "a name", either(SETTING, new Shape.Untyped())),
                    "values templates read: declared with a type, or free")
            .optional("budgets", BUDGETS, "how large pages may be")
            .optional(
                    "pictures",
                    new Shape.MapOf("[a-z][a-zA-Z0-9-]*", "a name", PicturesReader.PLACE),
                    "places where templates show pictures")
            .build();

    private static Shape.Builder words(String name, String doc) {
        return object(name, doc)
                .required("title", text(), "the name")
                .optional("slug", text(), "part of the address; default: made from the title")
                .optional("summary", textOrEmpty(), "one or two sentences")
                .optional("keywords", KEYWORDS, "further words by which the search finds it")
                .optional("seo", SEO, "overrides for search engines");
    }

    static final Shape.Obj PRODUCT_WORDS = words("product front matter", "The words of a product in one language.")
            .optional("alt", new Shape.MapOf(".+", "a picture's file name", textOrEmpty()), "what the pictures show")
            .build();

    static final Shape.Obj LISTING_WORDS = words("category or collection front matter", "Its words in one language.")
            .optional("image", PATH, "its picture")
            .optional("imageAlt", textOrEmpty(), "what the picture shows")
            .build();

    static final Shape.Obj PAGE_WORDS = words("page front matter", "A page in one language.")
            .optional(
                    "kind",
                    word(
                            "page",
                            "policy",
                            "contact",
                            "tracking",
                            "faq",
                            "sizes",
                            "imprint",
                            "terms",
                            "privacy",
                            "withdrawal",
                            "shipping",
                            "accessibility",
                            "guarantee",
                            "disposal",
                            "reviews"),
                    "default: page")
            .optional("draft", FLAG, "true: shown with --drafts only")
            .optional("published", DATE, "shown from this day on")
            .optional("expires", DATE, "no longer shown from this day on")
            .optional("image", PATH, "its picture")
            .optional("imageAlt", textOrEmpty(), "what the picture shows")
            .build();

    static final Shape.Obj ARTICLE_WORDS = words("article front matter", "An article in one language.")
            .optional("draft", FLAG, "true: shown with --drafts only")
            .optional("published", DATE, "the date it is dated with; shown from this day on")
            .optional("expires", DATE, "no longer shown from this day on")
            .optional("updated", DATE, "when it was last revised")
            .optional("author", text(), "who wrote it")
            .optional("tags", list(text()), "what it is about")
            .optional("products", list(ID), "ids of products it is about")
            .optional("image", PATH, "its picture")
            .optional("imageAlt", textOrEmpty(), "what the picture shows")
            .build();

    /** Schema file name to shape and title, for every file that has a schema. */
    static Map<String, Shape> published() {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        shapes.put("site", SITE);
        shapes.put("market", MARKET);
        shapes.put("seo", SEO_FILE);
        shapes.put("baseline", BaselineFile.SHAPE);
        shapes.put("rule-pack", RulePackReader.SHAPE);
        shapes.put("redirects", REDIRECTS);
        shapes.put("campaigns", CampaignsReader.SHAPE);
        shapes.put("price-history", PriceHistoryFile.SHAPE);
        shapes.put("slug-history", SLUG_HISTORY);
        shapes.put("search", SearchRulesReader.SHAPE);
        shapes.put("strings", STRINGS);
        shapes.put("product", PRODUCT);
        shapes.put("reviews", REVIEWS);
        shapes.put("catalog-reviews", CATALOG_REVIEWS);
        shapes.put("categories", CATEGORIES);
        shapes.put("collections", COLLECTIONS);
        shapes.put("attributes", ATTRIBUTES);
        shapes.put("popularity", POPULARITY);
        shapes.put("glossary", GLOSSARY);
        shapes.put("theme", THEME);
        shapes.put("product-front-matter", PRODUCT_WORDS);
        shapes.put("listing-front-matter", LISTING_WORDS);
        shapes.put("page-front-matter", PAGE_WORDS);
        shapes.put("article-front-matter", ARTICLE_WORDS);
        return shapes;
    }
}
