package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Quotes, unit prices, quantities, size guides and what a market says of itself, from the files to the page. */
class TermsTest {

    private static final String PAGE = "products/lamp/index.html";
    private static final String PRODUCT = "catalog/products/lamp/product.json";
    private static final String TEMPLATE = """
            <#import "/lib/frame.ftlh" as ui>
            <@ui.frame>
            <h1>Lamp</h1><#list product.variants as variant><p>${(variant.price.text)!"no price"} ${variant.unitPrice!"-"} \
            ${variant.buyable?string("buyable", "not buyable")}</p></#list>
            <#if product.inquiry??><#assign terms=product.inquiry><p>${terms.only?string("quote only", "quote")} \
            ${terms.minimum} ${terms.step} ${terms.leadTimeMin}-${terms.leadTimeMax} ${terms.sample?string("sample", "none")}\
            <#list terms.tiers as tier> ${tier.from}:${tier.price}:${tier.amount}</#list></p></#if>
            <p>quantity ${product.quantity.minimum} ${product.quantity.step} ${product.quantity.maximum}</p>
            <p>guide ${(product.sizeGuide.url)!"none"}</p>
            <p>forms ${store.forms.contact!"-"} ${store.forms.newsletter!"-"} ${store.forms.inquiry!"-"}</p>
            <p>contact ${store.contact.email} ${store.contact.phone} ${store.contact.phoneUrl} ${store.contact.whatsapp}<#if store.contact.address??> ${store.contact.address.lines?join("/")}</#if></p>
            <#list store.carriers as carrier><p>${carrier.name} ${carrier.url} ${carrier.home}</p></#list>
            <p>${store.payments?join(", ")}</p>
            <p>${store.inquiryUrl!"no inquiries"}</p>
            </@ui.frame>
            """;

    @TempDir
    private Path folder;

    private SiteTest site() throws IOException {
        return SiteTest.sound(folder).file("theme/templates/product.ftlh", TEMPLATE);
    }

    private SiteTest market(String fields) throws IOException {
        return site().edit("markets/us.json", "\"currency\"", fields + ", \"currency\"");
    }

    @Test
    void termsForQuotesAreShownWhereTheMarketTakesInquiries() throws IOException {
        String terms = """
                { "prices": { "USD": 120 }, "variants": [{ "sku": "LAMP" }],
                  "quantity": { "minimum": 2, "step": 2, "maximum": 20 },
                  "inquiry": { "minimum": 24, "step": 12, "leadTimeDays": [15, 25], "sample": true,
                    "tiers": [{ "from": 24, "prices": { "USD": 100 } }, { "from": 48, "prices": { "EUR": 80 } }] } }
                """;
        market("\"inquiry\": true")
                .file(PRODUCT, terms)
                .file(
                        "theme/templates/inquiry.ftlh",
                        "<#import \"/lib/frame.ftlh\" as ui><@ui.frame><h1>Ask</h1></@ui.frame>")
                .file("strings/en.json", "{ \"inquiry.title\": \"Quotes\" }")
                .build()
                .isClean()
                .exists("inquiry/index.html")
                .pageContains(PAGE, "<p>quote 24 12 15-25 sample 24:$100.00:100.00</p>", "<p>quantity 2 2 20</p>")
                .edit("markets/us.json", "\"inquiry\": true", "\"inquiry\": false")
                .build()
                .isClean()
                .pageContains(PAGE, "no inquiries", "$120.00")
                .pageLacks(PAGE, "<p>quote", "$100.00");
    }

    @Test
    void whatIsSoldByQuoteOnlyHasNoPriceAndNoOfferAnywhere() throws IOException {
        market("\"inquiry\": true")
                .file(PRODUCT, "{ \"variants\": [{ \"sku\": \"LAMP\" }], \"inquiry\": { \"only\": true } }")
                .build()
                .isClean()
                .pageContains(PAGE, "<p>no price - not buyable</p>", "<p>quote only 1 1 0-0 none</p>", "\"Product\"")
                .pageLacks(PAGE, "\"Offer\"", "product:price");
    }

    @Test
    void whatIsSoldByQuoteOnlyIsHiddenWithOtherUnpricedProductsWhereNobodyCanAsk() throws IOException {
        market("\"missingPrice\": \"hide\"")
                .file(
                        "catalog/products/set/product.json",
                        "{ \"variants\": [{ \"sku\": \"SET\" }], \"inquiry\": { \"only\": true } }")
                .file("catalog/products/set/en.md", "---\ntitle: Set\n---\nTwo lamps.\n")
                .build()
                .isClean()
                .lacks("products/set/index.html")
                .edit("markets/us.json", "\"missingPrice\"", "\"inquiry\": true, \"missingPrice\"")
                .build()
                .isClean()
                .exists("products/set/index.html");
    }

    @Test
    void contradictionsInTermsAreReportedAtTheirPlace() throws IOException {
        site().file(PRODUCT, """
                        { "prices": { "USD": 120 }, "variants": [{ "sku": "LAMP" }],
                          "quantity": { "minimum": 5, "maximum": 3 },
                          "sizeGuide": "sizse",
                          "inquiry": { "only": true, "leadTimeDays": [25, 15],
                            "tiers": [{ "from": 24, "prices": { "USD": 100 } }, { "from": 12, "prices": { "USD": 80 } }] } }
                        """)
                .file("pages/sizes/en.md", "---\ntitle: Sizes\n---\n")
                .build()
                .prints("""
                        catalog/products/lamp/product.json:1:3: error [json/invalid-value] the product is sold by quote only and has prices
                          1 | { "prices": { "USD": 120 }, "variants": [{ "sku": "LAMP" }],
                            |   ^^^^^^^^
                          hint: remove them, or remove "only" from "inquiry"
                        catalog/products/lamp/product.json:2:42: error [json/invalid-value] at most 3 pieces are less than the minimum of 5
                          2 |   "quantity": { "minimum": 5, "maximum": 3 },
                            |                                          ^
                          hint: raise "maximum", or lower "minimum"
                        catalog/products/lamp/product.json:3:16: error [link/unknown-target] there is no page 'sizse'
                          3 |   "sizeGuide": "sizse",
                            |                ^^^^^^^
                          hint: did you mean 'sizes'?
                        catalog/products/lamp/product.json:4:46: error [json/invalid-value] the lead time is not the fewest and the most working days
                          4 |   "inquiry": { "only": true, "leadTimeDays": [25, 15],
                            |                                              ^
                          hint: write two numbers, the smaller one first, for example [15, 25]
                        catalog/products/lamp/product.json:5:5: error [json/invalid-value] the product is sold by quote only and has prices by quantity
                          5 |     "tiers": [{ "from": 24, "prices": { "USD": 100 } }, { "from": 12, "prices": { "USD": 80 } }] } }
                            |     ^^^^^^^
                          hint: remove "tiers" or "only"
                        catalog/products/lamp/product.json:5:67: error [json/invalid-value] the tier begins at 12 pieces, the one before it at 24
                          5 |     "tiers": [{ "from": 24, "prices": { "USD": 100 } }, { "from": 12, "prices": { "USD": 80 } }] } }
                            |                                                                   ^^
                          hint: write the tiers in the order of their pieces, each once
                        """);
    }

    @Test
    void unitPricesCompareTheUsualAmountOrTheStatedOne() throws IOException {
        site().file(PRODUCT, """
                        { "prices": { "USD": 10 }, "options": ["size"], "variants": [
                          { "sku": "A", "options": { "size": "s" }, "measure": { "amount": 200, "unit": "ml" } },
                          { "sku": "B", "options": { "size": "m" }, "measure": { "amount": 25, "unit": "cl" } },
                          { "sku": "C", "options": { "size": "l" }, "measure": { "amount": 1.5, "unit": "kg", "per": 0.5 } },
                          { "sku": "D", "options": { "size": "x" }, "measure": { "amount": 250, "unit": "cm" } }] }
                        """)
                .build()
                .isClean()
                .pageContains(
                        PAGE,
                        "$5.00 / 100 mL",
                        "$40.00 / 1 L",
                        "$3.33 / 0.5 kg",
                        "$4.00 / 1 m",
                        "\"priceSpecification\":{\"@type\":\"UnitPriceSpecification\",\"price\":\"10.00\",\"priceCurrency\":\"USD\","
                                + "\"referenceQuantity\":{\"@type\":\"QuantitativeValue\",\"value\":\"200\",\"unitCode\":\"MLT\","
                                + "\"valueReference\":{\"@type\":\"QuantitativeValue\",\"value\":\"100\",\"unitCode\":\"MLT\"}}}");
    }

    @Test
    void theNearestSizeGuideCounts() throws IOException {
        SiteTest site = site().file("pages/sizes/en.md", "---\ntitle: Sizes\n---\n")
                .file("pages/boards/en.md", "---\ntitle: Boards\nkind: sizes\n---\n")
                .file("catalog/categories.json", """
                        { "categories": [{ "id": "all", "sizeGuide": "sizes", "texts": { "en": { "title": "All" } } },
                          { "id": "lamps", "parent": "all", "texts": { "en": { "title": "Lamps" } } }] }
                        """)
                .edit(PRODUCT, "\"variants\"", "\"category\": \"lamps\", \"variants\"");
        site.build().isClean().pageContains(PAGE, "<p>guide /sizes/</p>");
        site.edit(PRODUCT, "\"category\"", "\"sizeGuide\": \"boards\", \"category\"")
                .build()
                .isClean()
                .pageContains(PAGE, "<p>guide /boards/</p>");
        site.edit("catalog/categories.json", "\"sizes\"", "\"size\"").build().reports(Rule.LINK_UNKNOWN_TARGET);
    }

    @Test
    void marketsReplaceFormsOneByOneAndSayWhoDeliversAndHowToPay() throws IOException {
        market("""
                        "forms": { "inquiry": "https://forms.example/us" }, "payments": ["Visa", "Bill <30 days>"],
                        "carriers": [
                          { "name": "A", "url": "https://a.example/track?id={number}&lang=en" },
                          { "name": "B", "url": "https://b.example/parcels/{number}" },
                          { "name": "C", "url": "https://c.example/track#/{number}" }]
                        """)
                .edit("site.json", "\"theme\"", """
                        "contact": { "email": "hello@tiny.example", "phone": "+351 220000000", "whatsapp": "+351 910-000 000" },
                        "company": { "legalName": "Tiny Lda.", "address": { "street": "Rua 1", "locality": "Porto", "postalCode": "4050-000", "country": "PT" } },
                        "forms": { "contact": "https://forms.example/c", "inquiry": "https://forms.example/i" },
                        "theme\"""")
                .build()
                .isClean()
                .pageContains(
                        PAGE,
                        "<p>forms https://forms.example/c - https://forms.example/us</p>",
                        "<p>contact hello@tiny.example +351 22 000 0000 tel:+351220000000 351910000000 Tiny Lda./Rua 1/4050-000 Porto/Portugal</p>",
                        "<p>A https://a.example/track?id={number}&amp;lang=en https://a.example/track</p>",
                        "<p>B https://b.example/parcels/{number} https://b.example/parcels/</p>",
                        "<p>C https://c.example/track#/{number} https://c.example/track</p>",
                        "<p>Visa, Bill &lt;30 days&gt;</p>");
    }

    @Test
    void addressesThatLeadElsewhereAreNotTaken() throws IOException {
        SiteTest site = market("""
                        "forms": { "contact": "http://forms.example/c", "newsletter": "javascript:alert(1)" },
                        "carriers": [
                          { "name": "A", "url": "https://a.example/track" },
                          { "name": "B", "url": "https://b.example/{number}/{number}" },
                          { "name": "C", "url": "https://{number}.example/" },
                          { "name": "D", "url": "javascript:open('{number}')" }]
                        """)
                .edit("site.json", "\"theme\"", """
                        "contact": { "email": "a@b.example?bcc=c@d.example", "phone": "call me", "whatsapp": "0171 123" },
                        "theme\"""")
                .build()
                .isBroken()
                .reports(Rule.JSON_INVALID_VALUE);
        assertThat(site.report().diagnostics().count(Rule.JSON_INVALID_VALUE))
                .as(site.printed())
                .isEqualTo(9);
    }
}
