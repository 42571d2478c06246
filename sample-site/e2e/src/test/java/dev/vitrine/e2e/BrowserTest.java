package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import dev.vitrine.serve.PreviewServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The storefront in a real browser: it looks right, works, and the console stays empty. */
@Tag("browser")
class BrowserTest {

    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");
    private static final List<String> STOREFRONTS = List.of("/", "/ja/", "/ar-ae/");
    private static final List<String> KINDS = List.of("home", "category", "product");
    private static final List<Integer> WIDTHS = List.of(390, 1280);

    private static final BuiltSite SITE = BuiltSite.get();
    private static final Path SCREENSHOTS = Path.of(System.getProperty("vitrine.screenshots", "target/screenshots"));

    private static PreviewServer server;
    private static Playwright playwright;
    private static Browser browser;

    @BeforeAll
    static void start() throws IOException {
        Path chromium = Path.of(Optional.ofNullable(System.getenv("CHROMIUM")).orElse("/usr/bin/chromium"));
        if (!Files.isExecutable(chromium)) {
            String missing = "no browser at " + chromium + "; set CHROMIUM to one";
            assertThat(System.getenv("CI")).as(missing).isNotEqualTo("true");
            abort(missing);
        }
        Files.createDirectories(SCREENSHOTS);
        server = PreviewServer.start(SITE.folder(), 0);
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium)
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
    }

    @AfterAll
    static void stop() {
        if (playwright != null) {
            playwright.close();
        }
        if (server != null) {
            server.close();
        }
    }

    static Stream<Arguments> pages() {
        return STOREFRONTS.stream()
                .flatMap(storefront -> KINDS.stream()
                        .flatMap(kind -> WIDTHS.stream().map(width -> Arguments.of(storefront, kind, width))));
    }

    @ParameterizedTest(name = "{0} {1} at {2} px")
    @MethodSource("pages")
    void aPageFitsTheScreenAndTheConsoleStaysEmpty(String storefront, String kind, int width) {
        try (BrowserContext context = context(width, true)) {
            Visit visit = new Visit(context);
            visit.open(sample(storefront, kind).path());
            assertThat(visit.page.locator("h1").first().isVisible()).isTrue();
            assertThat(visit.page.evaluate(
                            "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("how far the page reaches beyond the screen")
                    .isEqualTo(0);
            scrollThrough(visit.page);
            assertThat(visit.page.evaluate(
                            "[...document.images].filter(i => !i.complete || i.naturalWidth === 0).map(i => i.src)"))
                    .as("pictures that do not show")
                    .isEqualTo(List.of());
            String name = (storefront.equals("/") ? "en" : storefront.replace("/", "")) + "-" + kind + "-" + width;
            visit.page.screenshot(
                    new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storefronts")
    void choosingAVariantShowsItsPriceNumberAndCheckout(String storefront) {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            visit.open(sample(storefront, "product").path());
            Locator chosen = visit.page.locator("[data-selected]");
            String before = chosen.getAttribute("data-offer");
            Locator unchosen = visit.page
                    .locator("[data-picker] input[type=radio]:not(:checked)")
                    .first();
            Locator other = visit.page.locator("[data-picker] input[name='" + unchosen.getAttribute("name")
                    + "'][value='" + unchosen.getAttribute("value") + "']");
            other.evaluate("input => input.click()");
            String after = chosen.getAttribute("data-offer");
            assertThat(after).isNotEqualTo(before);
            assertThat(other.isChecked()).isTrue();
            assertThat(visit.page.url()).endsWith("?variant=" + after);
            Locator listed = visit.page.locator(".variant[data-offer='" + after + "']");
            assertThat(chosen.locator("[data-slot=sku]").textContent()).isEqualTo(after);
            assertThat(folded(chosen.locator("[data-slot=price]")))
                    .isEqualTo(folded(listed.locator("[data-part=price]")));
            if (listed.locator("[data-part=checkout]").count() > 0) {
                assertThat(chosen.locator("[data-slot=checkout]").getAttribute("href"))
                        .isEqualTo(listed.locator("[data-part=checkout]").getAttribute("href"));
            }

            visit.page.reload();
            assertThat(chosen.getAttribute("data-offer"))
                    .as("after loading again")
                    .isEqualTo(after);
            assertThat(visit.problems).isEmpty();
        }
    }

    static Stream<String> storefronts() {
        return STOREFRONTS.stream();
    }

    @Test
    void withoutScriptsEveryVariantIsListedWithPriceAndCheckout() {
        try (BrowserContext context = context(390, false)) {
            Visit visit = new Visit(context);
            SitePage product = sample("/", "product");
            visit.open(product.path());
            Locator variants = visit.page.locator(".variant");
            assertThat(variants.count())
                    .isEqualTo(product.document().select(".variant").size())
                    .isGreaterThan(1);
            for (Locator variant : variants.all()) {
                assertThat(variant.isVisible()).isTrue();
                assertThat(variant.locator("[data-fact=price]").first().isVisible())
                        .isTrue();
            }
            assertThat(visit.page
                            .locator(".variant a[href^='https://']")
                            .first()
                            .isVisible())
                    .isTrue();
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void theSwitcherOpensTheSamePageInAnotherStorefront(boolean scripts) {
        try (BrowserContext context = context(1280, scripts)) {
            Visit visit = new Visit(context);
            SitePage product = sample("/", "product");
            visit.open(product.path());
            visit.page.locator("[popovertarget=shop-markets]").first().click();
            visit.page.locator("#shop-markets a[hreflang=ja]").click();
            String expected = SITE.pathOf(product.alternates().entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith("ja"))
                            .findFirst()
                            .orElseThrow()
                            .getValue())
                    .orElseThrow();
            visit.page.waitForURL("**" + expected);
            assertThat(visit.page.locator("html").getAttribute("lang")).isEqualTo("ja");
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void anUnknownAddressShowsTheNotFoundPageOfItsStorefront() {
        try (BrowserContext context = context(390, true)) {
            Page page = context.newPage();
            assertThat(page.navigate(server.uri() + "ja/nothing/here/").status())
                    .isEqualTo(404);
            assertThat(page.locator("html").getAttribute("lang")).isEqualTo("ja");
            assertThat(page.locator("body.page-not-found").count()).isEqualTo(1);
        }
    }

    /** A page of this kind; of products, the first with something to choose. */
    private static SitePage sample(String storefront, String kind) {
        return SITE.pages(SITE.storefront(storefront), kind).stream()
                .filter(page -> !kind.equals("product")
                        || page.document().select(".variant").size() > 1)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + storefront));
    }

    // Reduced motion, for pictures that are the same each time, and because a busy Chromium aborts view transitions
    // between pages
    // and reports that as an error of the page.
    private static BrowserContext context(int width, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, 900)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setJavaScriptEnabled(scripts));
    }

    private static String folded(Locator text) {
        return text.textContent().strip().replaceAll("\\s+", " ");
    }

    private static void scrollThrough(Page page) {
        page.evaluate("async () => { for (let y = 0; y < document.body.scrollHeight; y += 600) {"
                + " window.scrollTo(0, y); await new Promise(r => setTimeout(r, 30)); }"
                + " await Promise.all([...document.images].map(i => { i.loading = 'eager'; return i.decode().catch(() => {}); }));"
                + " window.scrollTo(0, 0); }");
    }

    /** A page of the browser that notes everything that goes wrong in it. */
    private static final class Visit {
        private final List<String> problems = new ArrayList<>();
        private final Page page;

        Visit(BrowserContext context) {
            page = context.newPage();
            page.onConsoleMessage(message -> problems.add(message.type() + ": " + message.text()));
            page.onPageError(error -> problems.add("error: " + error));
            page.onRequest(request -> {
                if (!request.url().startsWith(server.uri().toString())
                        && !request.url().startsWith("data:")) {
                    problems.add("asks another server: " + request.url());
                }
            });
            page.onResponse(response -> {
                if (response.status() >= 400) {
                    problems.add(response.status() + ": " + response.url());
                }
            });
        }

        void open(String path) {
            page.navigate(server.uri().resolve(path).toString());
        }
    }
}
