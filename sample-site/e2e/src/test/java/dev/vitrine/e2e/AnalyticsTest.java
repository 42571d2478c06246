package dev.vitrine.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services that count visits hear of nothing before the shopper allows it, and then of what happens, under the real security policy. */
class AnalyticsTest extends InBrowser {

    private static final Path ROOT = SITE.folder().resolve("../../..").normalize();
    private static final String PRODUCT = "/products/small-cup/";
    private static final List<String> HOSTS =
            List.of("connect.facebook.net", "plausible.io", "stats.shop.example", "www.googletagmanager.com");

    @TempDir
    private static Path folder;

    private static Path output;

    @BeforeAll
    static void build() throws IOException {
        Path site = folder.resolve("site");
        write(site, "site.json", """
                { "name": "Shop", "baseUrl": "https://127.0.0.1", "theme": "atelier", "defaultLanguage": "en",
                  "languages": { "en": { "name": "English" }, "ar": { "name": "العربية", "direction": "rtl" } },
                  "storefronts": [ { "market": "eu", "language": "en", "path": "/" }, { "market": "eu", "language": "ar", "path": "/ar/" },
                    { "market": "us", "language": "en", "path": "/us/" } ],
                  "hosting": { "target": "cloudflare" },
                  "analytics": {
                    "plausible": { "domain": "shop.example" },
                    "matomo": { "site": 3, "host": "https://stats.shop.example" },
                    "ga4": { "id": "G-AB12CD34EF" },
                    "meta": { "id": "123456789012345" } } }
                """);
        write(site, "markets/eu.json", """
                { "name": "Europe", "countries": ["DE"], "currency": "EUR", "defaultLanguage": "en", "taxDisplay": "included",
                  "checkout": { "provider": "links", "hosts": ["pay.shop.example"] } }
                """);
        write(site, "markets/us.json", """
                { "name": "USA", "countries": ["US"], "currency": "USD", "defaultLanguage": "en", "taxDisplay": "excluded", "analytics": [] }
                """);
        write(site, "catalog/categories.json", """
                { "categories": [ { "id": "cups", "texts": { "en": { "title": "Cups" }, "ar": { "title": "أكواب" } } } ] }
                """);
        write(site, "catalog/products.jsonl", """
                {"id":"cup","category":"cups","prices":{"EUR":12.5,"USD":14},"variants":[{"sku":"CUP-S","checkout":{"eu":"https://pay.shop.example/cup"}}],"texts":{"en":{"title":"Small cup"},"ar":{"title":"كوب صغير"}}}
                """);
        output = folder.resolve("public");
        BuildReport report = SiteGenerator.build(BuildRequest.builder(site, output, LocalDate.of(2026, 11, 1))
                .themes(List.of(ROOT.resolve("themes")))
                .build());
        List<String> told = new ArrayList<>();
        report.diagnostics().sorted().forEach(problem -> told.add(problem.toString()));
        assertThat(report.written()).as(told.toString()).isTrue();
    }

    @BeforeEach
    void show() throws IOException {
        show(output);
    }

    private static void write(Path site, String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    /** A shopper, and what services were told. */
    private static final class Shopper {
        private final Visit visit;
        private final Page page;
        private final List<Request> told = new ArrayList<>();

        private Shopper(BrowserContext context) {
            visit = new Visit(context);
            page = visit.page;
            for (String script : List.of("**/gtag/js*", "**/fbevents.js")) {
                page.route(
                        script,
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setStatus(200)
                                .setContentType("text/javascript")
                                .setBody("")));
            }
            page.onRequest(request -> {
                if (!request.url().startsWith(address())) {
                    told.add(request);
                }
            });
        }

        private void open(String path) {
            visit.open(path);
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }

        private Locator box() {
            return page.locator("[data-consent]");
        }

        private void answer(String value) {
            box().locator("button[value=" + value + "]").click();
        }

        private List<String> hosts() {
            return told.stream()
                    .map(request -> URI.create(request.url()).getHost())
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** Waits until a service was told what {@code is} sees in the decoded body. */
        private void await(String host, Predicate<String> is) {
            page.waitForCondition(() -> told.stream()
                    .filter(request -> host.equals(URI.create(request.url()).getHost()))
                    .map(Request::postData)
                    .anyMatch(body -> body != null && is.test(URLDecoder.decode(body, StandardCharsets.UTF_8))));
        }
    }

    @Test
    void nobodyHearsOfAShopperWhoDeclines() {
        try (BrowserContext context = context(390, true)) {
            Shopper shopper = new Shopper(context);
            shopper.open(PRODUCT);
            assertThat(shopper.box()).isVisible();
            assertThat(shopper.told).isEmpty();
            shopper.answer("none");
            assertThat(shopper.box()).isHidden();
            shopper.page.locator("[data-add-chosen]:visible").first().click();
            shopper.page.locator(".drawer .line").first().waitFor();
            shopper.open("/");
            assertThat(shopper.box()).isHidden();
            assertThat(shopper.told).isEmpty();
            assertThat(shopper.visit.problems).isEmpty();
        }
    }

    @Test
    void whatHappensIsToldOnceItIsAllowed() {
        try (BrowserContext context = context(1280, true)) {
            Shopper shopper = new Shopper(context);
            shopper.open(PRODUCT);
            shopper.answer("all");
            shopper.page.waitForCondition(() -> shopper.hosts().equals(HOSTS));
            shopper.await(
                    "plausible.io", body -> body.contains("\"name\":\"pageview\"") && body.contains("shop.example"));
            shopper.await(
                    "plausible.io",
                    body -> body.contains("\"name\":\"view_item\"")
                            && body.contains("\"sku\":\"CUP-S\"")
                            && body.contains("\"value\":12.5")
                            && body.contains("\"currency\":\"EUR\""));
            shopper.page.locator("[data-add-chosen]:visible").first().click();
            shopper.await("plausible.io", body -> body.contains("\"name\":\"add_to_cart\""));
            shopper.await("plausible.io", body -> body.contains("\"name\":\"view_cart\""));
            shopper.await(
                    "stats.shop.example",
                    body -> body.contains("idsite=3")
                            && body.contains("idgoal=0")
                            && body.contains("ec_items=[[\"CUP-S\",\"Small cup\",\"\",12.5,1]]"));
            assertThat(shopper.page.evaluate(
                            "dataLayer.filter(call => call[0] === 'event').map(call => call[1]).join()"))
                    .asString()
                    .startsWith("page_view,view_item,add_to_cart");
            assertThat(shopper.page.evaluate(
                            "fbq.queue.filter(call => call[0] === 'trackSingle').map(call => call[2]).join()"))
                    .asString()
                    .contains("PageView", "ViewContent", "AddToCart");
            // Who leaves for the checkout is told while the page goes.
            shopper.page
                    .locator(".drawer a[data-slot=pay]:visible, .drawer [data-checkout]:visible")
                    .first()
                    .click();
            shopper.await(
                    "plausible.io",
                    body -> body.contains("\"name\":\"begin_checkout\"") && body.contains("\"value\":12.5"));
            assertThat(shopper.visit.problems).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"statistics, plausible.io, connect.facebook.net", "marketing, connect.facebook.net, plausible.io"})
    void onlyWhatIsAllowedCounts(String purpose, String hears, String hearsNothing) {
        try (BrowserContext context = context(1280, true)) {
            Shopper shopper = new Shopper(context);
            shopper.open("/ar/");
            shopper.box().locator("[name=" + purpose + "]").check();
            shopper.answer("chosen");
            shopper.page.waitForCondition(() -> shopper.hosts().contains(hears));
            shopper.open(PRODUCT);
            shopper.page.waitForCondition(() -> shopper.told.stream()
                            .filter(request -> request.url().contains(hears))
                            .count()
                    > 1);
            assertThat(shopper.hosts()).doesNotContain(hearsNothing);
            assertThat(shopper.visit.problems).isEmpty();
        }
    }

    @Test
    void anAnswerCanBeTakenBack() {
        try (BrowserContext context = context(1280, true)) {
            Shopper shopper = new Shopper(context);
            shopper.open("/");
            shopper.answer("all");
            shopper.page.waitForCondition(() -> shopper.hosts().equals(HOSTS));
            shopper.page.locator("[data-consent-open]").click();
            assertThat(shopper.box()).isVisible();
            assertThat(shopper.box().locator("[name=statistics]")).isChecked();
            shopper.page.waitForLoadState(LoadState.NETWORKIDLE);
            shopper.told.clear();
            shopper.page.evaluate("document.cookie = '_ga=GA1.1.1; path=/'");
            shopper.page.evaluate("window.mark = 1");
            shopper.answer("none");
            shopper.page.waitForFunction("() => !window.mark");
            shopper.page.waitForLoadState(LoadState.NETWORKIDLE);
            assertThat(shopper.page.evaluate("document.cookie")).isEqualTo("");
            assertThat(shopper.told).isEmpty();
            assertThat(shopper.box()).isHidden();
            assertThat(shopper.visit.problems).isEmpty();
        }
    }

    @Test
    void aSignalOfTheBrowserIsHeeded() {
        try (BrowserContext context = context(1280, true)) {
            context.addInitScript("Object.defineProperty(navigator, 'globalPrivacyControl', { value: true })");
            Shopper shopper = new Shopper(context);
            shopper.open("/");
            assertThat(shopper.box().locator("[name=marketing]")).isDisabled();
            assertThat(shopper.box().locator("[data-consent-signal]")).isVisible();
            shopper.answer("all");
            shopper.page.waitForCondition(() -> shopper.hosts().contains("plausible.io"));
            shopper.open(PRODUCT);
            assertThat(shopper.hosts()).doesNotContain("connect.facebook.net");
        }
    }

    @Test
    void aMarketWithoutServicesAsksNothing() {
        try (BrowserContext context = context(1280, true)) {
            Shopper shopper = new Shopper(context);
            shopper.open("/us/");
            assertThat(shopper.page.locator("[data-consent], [data-analytics], [data-consent-open]"))
                    .hasCount(0);
            assertThat(shopper.told).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/, 390", "/, 1280", "/ar/, 390", "/ar/, 1280"})
    void bothAnswersAreEquallyEasy(String path, int width) {
        try (BrowserContext context = context(width, true)) {
            Shopper shopper = new Shopper(context);
            shopper.open(path);
            assertThat(shopper.box()).isVisible();
            Locator no = shopper.box().locator("button[value=none]");
            Locator yes = shopper.box().locator("button[value=all]");
            assertThat(no.boundingBox().width).isEqualTo(yes.boundingBox().width);
            assertThat(no.boundingBox().height).isEqualTo(yes.boundingBox().height);
            assertThat(no.boundingBox().y).isEqualTo(yes.boundingBox().y);
            String look = "node => { const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(node);"
                    + " return [color, backgroundColor, fontSize, fontWeight].join(); }";
            assertThat(no.evaluate(look)).isEqualTo(yes.evaluate(look));
            assertThat(shopper.page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .isEqualTo(true);
            Path pictures = Path.of(System.getProperty("vitrine.screenshots", "target/screenshots"));
            shopper.page.screenshot(new Page.ScreenshotOptions()
                    .setPath(pictures.resolve("consent-" + path.replace("/", "") + width + ".png")));
        }
    }
}
