package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.DemoPictures;
import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What pages tell search engines, read back. */
class StructuredDataTest {

    private static final String TERMS =
            "{ \"name\": \"Germany\", \"countries\": [\"DE\", \"AT\"], \"currency\": \"EUR\", \"taxDisplay\": \"included\","
                    + " \"defaultLanguage\": \"en\", \"shipping\": { \"rate\": 6.9, \"freeFrom\": 80, \"days\": [3, 6],"
                    + " \"handlingDays\": [1, 2] }, \"returnDays\": 30, \"returns\": { \"fee\": 4.5, \"methods\": [\"mail\"] } }";

    @TempDir
    private Path folder;

    private SiteTest site() throws IOException {
        return SiteTest.sound(folder)
                .edit("site.json", "\"us\"", "\"de\"")
                .edit(
                        "site.json",
                        "\"theme\":",
                        "\"sameAs\": [\"https://social.example/tiny\"], \"contact\": { \"email\": \"a@tiny.example\" },"
                                + " \"company\": { \"legalName\": \"Tiny GmbH\", \"vatId\": \"DE000000000\", \"address\":"
                                + " { \"street\": \"Weg 1\", \"locality\": \"Ulm\", \"postalCode\": \"89073\", \"country\": \"DE\" } },"
                                + " \"theme\":")
                .remove("markets/us.json")
                .file("markets/de.json", TERMS)
                .file(
                        "catalog/products/lamp/product.json",
                        "{ \"prices\": { \"EUR\": { \"amount\": 60, \"compareAt\": 75 } }, \"options\": [\"colour\", \"voltage\"],"
                                + " \"attributes\": { \"material\": \"Steel\", \"height\": \"30 cm\" }, \"variants\": ["
                                + " { \"sku\": \"L 1\", \"gtin\": \"4006381333931\", \"options\": { \"colour\": \"red\", \"voltage\": \"12 V\" } },"
                                + " { \"sku\": \"L2\", \"options\": { \"colour\": \"blue\", \"voltage\": \"12 V\" }, \"prices\": { \"EUR\": 80 } },"
                                + " { \"sku\": \"L3\", \"options\": { \"colour\": \"free\", \"voltage\": \"12 V\" }, \"prices\": { \"EUR\": 0 } } ] }");
    }

    private JsonNode graph(SiteTest site, String page) throws IOException {
        Document html = Jsoup.parse(Files.readString(site.output().resolve(page)));
        assertThat(html.select("script[type=application/ld+json]")).hasSize(1);
        JsonNode document = JsonMapper.shared()
                .readTree(html.selectFirst("script[type=application/ld+json]").data());
        assertThat(document.path("@context").asString()).isEqualTo("https://schema.org");
        return document.path("@graph");
    }

    private static JsonNode node(JsonNode graph, String type) {
        for (JsonNode node : graph) {
            if (node.path("@type").asString().equals(type)) {
                return node;
            }
        }
        throw new AssertionError("no " + type + " in " + graph);
    }

    @Test
    void aGroupSaysWhatItsVariantsShareAndEachVariantWhatItIs() throws IOException {
        JsonNode graph = graph(site().build().isSound(), "products/lamp/index.html");
        JsonNode group = node(graph, "ProductGroup");
        assertThat(group.path("@id").asString()).isEqualTo("https://tiny.example/products/lamp/#group");
        assertThat(group.path("variesBy").toString()).isEqualTo("[\"https://schema.org/color\"]");
        assertThat(group.path("material").asString()).isEqualTo("Steel");
        assertThat(group.at("/additionalProperty/0/name").asString()).isEqualTo("Height");
        assertThat(group.path("brand").path("name").asString()).isEqualTo("Tiny");
        JsonNode first = group.path("hasVariant").path(0);
        assertThat(first.path("@id").asString()).endsWith("#variant-L%201");
        assertThat(first.path("isVariantOf").path("@id")).isEqualTo(group.path("@id"));
        assertThat(first.path("color").asString()).isEqualTo("red");
        assertThat(first.path("gtin").asString()).isEqualTo("4006381333931");
        assertThat(first.at("/additionalProperty/0/value").asString()).isEqualTo("12 V");
        assertThat(first.at("/offers/url").asString()).endsWith("/products/lamp/?variant=L%201");
    }

    @Test
    void theEarlierPriceIsAStrickenOneAndWhatIsFreeIsNoOffer() throws IOException {
        JsonNode variants = node(graph(site().build().isSound(), "products/lamp/index.html"), "ProductGroup")
                .path("hasVariant");
        JsonNode offer = variants.path(0).path("offers");
        assertThat(offer.path("price").asString()).isEqualTo("60.00");
        assertThat(offer.at("/priceSpecification/priceType").asString())
                .isEqualTo("https://schema.org/StrikethroughPrice");
        assertThat(offer.at("/priceSpecification/price").asString()).isEqualTo("75.00");
        assertThat(variants.path(1).path("offers").path("price").asString()).isEqualTo("80.00");
        assertThat(variants.path(2).has("offers")).isFalse();
    }

    @Test
    void deliveryIsCompleteAndFreeFromItsThreshold() throws IOException {
        JsonNode graph = graph(site().build().isSound(), "products/lamp/index.html");
        JsonNode variants = node(graph, "ProductGroup").path("hasVariant");
        assertThat(variants.at("/0/offers/shippingDetails/@id").asString()).isEqualTo("https://tiny.example/#shipping");
        assertThat(variants.at("/1/offers/shippingDetails/@id").asString())
                .isEqualTo("https://tiny.example/#free-shipping");
        JsonNode details = node(graph, "OfferShippingDetails");
        assertThat(details.at("/shippingRate/value").asString()).isEqualTo("6.90");
        assertThat(details.at("/shippingDestination/1/addressCountry").asString())
                .isEqualTo("AT");
        assertThat(details.at("/deliveryTime/handlingTime/maxValue").asInt()).isEqualTo(2);
        // The promise less the days until the parcel leaves.
        assertThat(details.at("/deliveryTime/transitTime/minValue").asInt()).isEqualTo(2);
        assertThat(details.at("/deliveryTime/transitTime/maxValue").asInt()).isEqualTo(4);
    }

    @Test
    void halfAPromiseIsNoneToSearchEngines() throws IOException {
        SiteTest site = site().file("markets/de.json", TERMS.replace(", \"handlingDays\": [1, 2]", ""));
        assertThat(graph(site.build().isSound(), "products/lamp/index.html").toString())
                .doesNotContain("OfferShippingDetails", "shippingDetails");
    }

    @Test
    void returnsSayWhereHowLongAndWhatTheyCost() throws IOException {
        JsonNode policy = node(graph(site().build().isSound(), "products/lamp/index.html"), "MerchantReturnPolicy");
        assertThat(policy.path("applicableCountry").toString()).isEqualTo("[\"DE\",\"AT\"]");
        assertThat(policy.path("returnPolicyCountry").asString()).isEqualTo("DE");
        assertThat(policy.path("merchantReturnDays").asInt()).isEqualTo(30);
        assertThat(policy.path("returnMethod").asString()).isEqualTo("https://schema.org/ReturnByMail");
        assertThat(policy.at("/returnShippingFeesAmount/value").asString()).isEqualTo("4.50");
        SiteTest never = site().edit("markets/de.json", "\"returnDays\": 30", "\"returnDays\": 0");
        assertThat(graph(never.build().isSound(), "products/lamp/index.html").toString())
                .contains("MerchantReturnNotPermitted")
                .doesNotContain("merchantReturnDays", "returnFees");
    }

    @Test
    void theHomePageSaysWhoTheShopIs() throws IOException {
        JsonNode graph = graph(site().build().isSound(), "index.html");
        JsonNode shop = node(graph, "OnlineStore");
        assertThat(shop.path("legalName").asString()).isEqualTo("Tiny GmbH");
        assertThat(shop.path("vatID").asString()).isEqualTo("DE000000000");
        assertThat(shop.at("/address/addressCountry").asString()).isEqualTo("DE");
        assertThat(shop.at("/contactPoint/email").asString()).isEqualTo("a@tiny.example");
        assertThat(shop.path("hasMerchantReturnPolicy")).hasSize(1);
        JsonNode conditions = shop.at("/hasShippingService/0/shippingConditions");
        assertThat(conditions.at("/0/orderValue/maxValue").asString()).isEqualTo("79.99");
        assertThat(conditions.at("/1/orderValue/minValue").asString()).isEqualTo("80.00");
        assertThat(conditions.at("/1/shippingRate/value").asString()).isEqualTo("0.00");
        assertThat(node(graph, "WebSite").at("/publisher/@id")).isEqualTo(shop.path("@id"));
    }

    @Test
    void aListNamesAddressesOnlyAndCountsOnOverItsPages() throws IOException {
        SiteTest site = site().edit("site.json", "\"theme\":", "\"pageSize\": 1, \"theme\":")
                .edit("catalog/products/lamp/product.json", "{ \"prices\"", "{ \"category\": \"lamps\", \"prices\"")
                .file(
                        "catalog/products/vase/product.json",
                        "{ \"category\": \"lamps\", \"prices\": { \"EUR\": 1 }, \"variants\": [{ \"sku\": \"V\" }] }")
                .file("catalog/products/vase/en.md", "---\ntitle: Vase\n---\n")
                .file(
                        "catalog/categories.json",
                        "{ \"categories\": [{ \"id\": \"lamps\", \"en\": { \"title\": \"L\" } }] }");
        site.file("catalog/categories.json", "{ \"categories\": [{ \"id\": \"lamps\" }] }")
                .file("catalog/categories/lamps/en.md", "---\ntitle: Lamps\n---\n")
                .build()
                .isSound();
        JsonNode graph = graph(site, "category/lamps/page/2/index.html");
        JsonNode list = node(graph, "CollectionPage").path("mainEntity");
        assertThat(list.path("numberOfItems").asInt()).isEqualTo(2);
        assertThat(list.path("itemListElement")).hasSize(1);
        assertThat(list.at("/itemListElement/0/position").asInt()).isEqualTo(2);
        assertThat(list.at("/itemListElement/0/url").asString()).startsWith("https://tiny.example/products/");
        assertThat(graph.toString()).doesNotContain("Offer", "\"Product\"");
    }

    @Test
    void anArticleNamesItsPublisherAndItsLastRevision() throws IOException {
        SiteTest site = site().file(
                        "journal/news/en.md",
                        "---\ntitle: News\npublished: 2026-03-01\nupdated: 2026-04-02\nauthor: Ann\n---\nText.\n")
                .build()
                .isSound();
        JsonNode graph = graph(site, "journal/news/index.html");
        JsonNode article = node(graph, "BlogPosting");
        assertThat(article.path("datePublished").asString()).isEqualTo("2026-03-01");
        assertThat(article.path("dateModified").asString()).isEqualTo("2026-04-02");
        assertThat(article.at("/publisher/@id"))
                .isEqualTo(node(graph, "OnlineStore").path("@id"));
        assertThat(Files.readString(site.output().resolve("journal/news/index.html")))
                .contains("<meta property=\"article:published_time\" content=\"2026-03-01\">")
                .contains("<meta property=\"article:modified_time\" content=\"2026-04-02\">");
    }

    @Test
    void daysTheWrongWayRoundAreReported() throws IOException {
        assertThat(site().edit("markets/de.json", "[3, 6]", "[6, 3]").build().printed())
                .contains(
                        "markets/de.json:1:170: error [json/invalid-value] the fewest days, 6, are more than the most, 3");
    }

    /** The demo shop's own data, read by another reader than the check's. */
    @Test
    void everyProductOfTheDemoIsFitForMerchantListings() throws IOException {
        Path content = Path.of("../content");
        Path themes = Path.of("../themes");
        var report = dev.vitrine.SiteGenerator.build(
                dev.vitrine.BuildRequest.builder(content, folder.resolve("demo"), SiteTest.DAY.plusYears(1))
                        .themes(java.util.List.of(themes.resolve("atelier"), themes))
                        .threads(2)
                        .state(DemoPictures.in(folder.resolve("state")))
                        .build());
        assertThat(report.sound()).as(report.diagnostics().toString()).isTrue();
        int offers = 0;
        try (var pages = Files.walk(folder.resolve("demo"))) {
            for (Path page : pages.filter(path -> path.endsWith("index.html")).toList()) {
                Document html = Jsoup.parse(Files.readString(page));
                for (var script : html.select("script[type=application/ld+json]")) {
                    for (JsonNode node :
                            JsonMapper.shared().readTree(script.data()).path("@graph")) {
                        if (node.path("@type").asString().equals("ProductGroup")) {
                            for (JsonNode variant : node.path("hasVariant")) {
                                offers += listing(variant, html, page);
                            }
                        } else if (node.path("@type").asString().equals("Product")) {
                            offers += listing(node, html, page);
                        }
                    }
                }
            }
        }
        assertThat(offers).isGreaterThan(500);
    }

    /** Google's requirements for merchant listings, in plain words; 1 when there is an offer. */
    private static int listing(JsonNode product, Document html, Path page) {
        assertThat(product.path("name").asString()).as("%s", page).isNotBlank();
        assertThat(product.path("image").path(0).asString())
                .as("%s", page)
                .startsWith("https://kilnfold.example/media/");
        JsonNode offer = product.path("offers");
        if (offer.isMissingNode()) {
            return 0;
        }
        assertThat(offer.isObject()).isTrue();
        assertThat(new java.math.BigDecimal(offer.path("price").asString()).signum())
                .isEqualTo(1);
        assertThat(offer.path("priceCurrency").asString()).matches("[A-Z]{3}");
        assertThat(offer.path("availability").asString())
                .matches("https://schema.org/(In|OutOf)Stock|.*/(Pre|Back)Order");
        assertThat(html.select("link[rel=canonical]").attr("href"))
                .isEqualTo(offer.path("url").asString().replaceAll("\\?variant=.*", ""));
        return 1;
    }
}
