package dev.vitrine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.SitePlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PriceCheckTest {

    @TempDir
    private Path folder;

    private final Diagnostics diagnostics = new Diagnostics();
    private PriceCheck check;
    private Route product;
    private Route home;

    @BeforeEach
    void plan() throws IOException {
        SiteTest files = SiteTest.sound(folder)
                .file(
                        "catalog/products/lamp/product.json",
                        "{ \"prices\": { \"USD\": 120 }, \"options\": [\"size\"], \"variants\": ["
                                + "{ \"sku\": \"A\", \"options\": { \"size\": \"s\" } },"
                                + "{ \"sku\": \"B&\\\"\", \"options\": { \"size\": \"m\" }, \"prices\": { \"USD\": 99.5 } }] }");
        SiteLoader loader = SiteLoader.open(files.site(), diagnostics).orElseThrow();
        var site = loader.load(List.of(SiteTest.theme()), SiteTest.DAY, false, 1)
                .orElseThrow()
                .site();
        SitePlan plan = RoutePlanner.plan(site, diagnostics);
        product = plan.productRoutes("lamp").get(0);
        home = plan.listRoutes().get(0);
        check = new PriceCheck(site, diagnostics);
    }

    private List<String> problems(Route route, String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        new LinkCheck("https://tiny.example", file -> true, link -> false)
                .reading()
                .page(route.url(), bytes, bytes.length, false, check.page(route));
        return diagnostics.sorted().stream().map(Diagnostic::toString).toList();
    }

    private static String price(String amount) {
        return "<b data-fact=\"price\" data-amount=\"" + amount + "\">x</b>";
    }

    @Test
    void soundPagesAreSound() {
        assertThat(problems(
                        product,
                        "<div data-offer=\"A\"><div>" + price("120.00") + "</div><p data-offer=\"B&amp;&quot;\">"
                                + price("99.50") + "</p>" + price("120") + "</div><div data-card=\"lamp\">"
                                + price("99.5")
                                + "</div>" + price("1.00")
                                + "<p data-offer=\"B&amp;&quot;\"><i data-amount=\"3\"></i></p>"))
                .isEmpty();
    }

    @Test
    void aPriceBelongsToTheInnermostVariant() {
        assertThat(problems(
                        product,
                        "<div data-offer=\"A\"><p data-offer=\"B&amp;&quot;\">" + price("120.00") + "</p>"
                                + price("99.50") + "</div>"))
                .hasSize(2);
    }

    @Test
    void cardsShowTheLowestPrice() {
        assertThat(problems(home, "<div data-card=\"lamp\">" + price("120.00") + "</div>"))
                .hasSize(1);
    }

    @Test
    void whatIsNoNumberIsNoPrice() {
        assertThat(problems(product, "<p data-offer=\"A\">" + price("120,00") + "</p>"))
                .hasSize(1);
    }

    private static String jsonLd(String json) {
        return "<script type=\"application/ld+json\">" + json + "</script>";
    }

    @Test
    void structuredDataIsCompared() {
        String sound = "{\"@graph\":[{\"@type\":\"ProductGroup\",\"name\":\"x\",\"hasVariant\":["
                + "{\"sku\":\"A\",\"image\":[\"a\",\"b\"],\"offers\":{\"price\":\"120.00\",\"priceCurrency\":\"USD\",\"priceSpecification\":{\"price\":\"150.00\"}}},"
                + "{\"offers\":{\"price\":99.50,\"priceCurrency\":\"USD\"},\"sku\":\"B\\u0026\\\"\"}]}]}";
        assertThat(problems(product, jsonLd(sound))).isEmpty();
        assertThat(problems(product, jsonLd(sound.replace("99.50", "95")))).hasSize(1);
        assertThat(problems(product, jsonLd(sound.replace("\"USD\",\"priceS", "\"EUR\",\"priceS"))))
                .hasSize(2);
    }

    @Test
    void brokenJsonIsNoFault() {
        for (String json : List.of("", "{", "}}}", "{\"sku\":\"A", "{\"sku\":\"A\\", "[\"\\u12\",{\"price\":", "\"")) {
            assertThat(problems(product, jsonLd(json))).isEmpty();
        }
    }

    @Test
    void itemsOfTheCartAreCompared() {
        String json =
                "{\"A\":{\"product\":\"lamp\",\"amount\":12000,\"price\":\"$120.00\",\"inquiry\":{\"tiers\":[{\"from\":2,\"amount\":5}]}},"
                        + "\"B\\u0026\\\"\":{\"product\":\"lamp\",\"amount\":9950},\"Q\":{\"product\":\"lamp\"}}";
        items(json);
        assertThat(diagnostics.sorted()).isEmpty();
        items(json.replace("9950", "9900"));
        assertThat(diagnostics.sorted()).hasSize(1);
    }

    private void items(String json) {
        check.file(new OutputPath("data/items/_-0.json"), json.getBytes(StandardCharsets.UTF_8));
        check.file(new OutputPath("data/listings/_-0.json"), json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cardsThatScriptsPutIntoListsAreCompared() {
        cards("99.50");
        assertThat(diagnostics.sorted()).isEmpty();
        cards("120.00");
        assertThat(diagnostics.sorted().stream().map(Diagnostic::toString))
                .containsExactly(
                        "data/cards/_-0.json:1:16: error [check/price-mismatch] the product 'lamp' costs 99.50 USD in the market 'us', but the page says '120.00'");
    }

    private void cards(String amount) {
        String card = "<li data-card=\"lamp\">" + price(amount) + "</li>";
        String json = "{\"other\":\"<p>\",\"lamp\":\"" + card.replace("\"", "\\\"") + "\"}";
        check.file(new OutputPath("data/cards/_-0.json"), json.getBytes(StandardCharsets.UTF_8));
    }
}
