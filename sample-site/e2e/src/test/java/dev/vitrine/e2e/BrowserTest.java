package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private static final List<String> STOREFRONTS = List.of("/", "/ja/", "/ar-ae/");
    private static final List<Integer> WIDTHS = List.of(390, 1280);

    private static final BuiltSite SITE = BuiltSite.get();
    private static final Path SCREENSHOTS = Path.of(System.getProperty("vitrine.screenshots", "target/screenshots"));

    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
        Files.createDirectories(SCREENSHOTS);
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static Stream<Arguments> pages() {
        return STOREFRONTS.stream()
                .flatMap(storefront -> SITE.samples(SITE.storefront(storefront)).stream()
                        .flatMap(sample ->
                                WIDTHS.stream().map(width -> Arguments.of(storefront, name(sample), width, sample))));
    }

    @ParameterizedTest(name = "{0} {1} at {2} px")
    @MethodSource("pages")
    void aPageFitsTheScreenAndTheConsoleStaysEmpty(String storefront, String kind, int width, SitePage sample) {
        try (BrowserContext context = context(width, true)) {
            Chromium.Visit visit = chromium.visit(context);
            Response response = visit.open(sample.path());
            assertThat(response.headerValue("content-security-policy"))
                    .as("under its policy nothing of a page is blocked")
                    .matches("default-src 'none'; script-src 'self' 'sha256-[^' ]+'; .*");
            assertThat(response.headerValue("x-content-type-options")).isEqualTo("nosniff");
            assertThat(visit.page().locator("h1").first().isVisible()).isTrue();
            assertThat(visit.page()
                            .evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .as("how far the page reaches beyond the screen")
                    .isEqualTo(0);
            scrollThrough(visit.page());
            assertThat(
                            visit.page()
                                    .evaluate(
                                            "[...document.images].filter(i => !i.complete || i.naturalWidth === 0).map(i => i.src)"))
                    .as("pictures that do not show")
                    .isEqualTo(List.of());
            String name = (storefront.equals("/") ? "en" : storefront.replace("/", "")) + "-" + kind + "-" + width;
            // To be looked at by people; nobody is there where nothing is kept.
            if (!"true".equals(System.getenv("CI"))) {
                visit.page()
                        .screenshot(new Page.ScreenshotOptions()
                                .setFullPage(true)
                                .setPath(SCREENSHOTS.resolve(name + ".png")));
            }
            assertThat(visit.problems()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storefronts")
    void choosingAVariantShowsItsPriceNumberAndCheckout(String storefront) {
        try (BrowserContext context = context(1280, true)) {
            Chromium.Visit visit = chromium.visit(context);
            visit.open(sample(storefront, "product").path());
            Locator chosen = visit.page().locator("[data-selected]");
            String before = chosen.getAttribute("data-offer");
            Locator unchosen = visit.page()
                    .locator("[data-picker] input[type=radio]:not(:checked)")
                    .first();
            Locator other = visit.page()
                    .locator("[data-picker] input[name='" + unchosen.getAttribute("name") + "'][value='"
                            + unchosen.getAttribute("value") + "']");
            other.evaluate("input => input.click()");
            String after = chosen.getAttribute("data-offer");
            assertThat(after).isNotEqualTo(before);
            assertThat(other.isChecked()).isTrue();
            assertThat(visit.page().url()).endsWith("?variant=" + after);
            Locator listed = visit.page().locator(".variant[data-offer='" + after + "']");
            assertThat(chosen.locator("[data-slot=sku]").textContent()).isEqualTo(after);
            assertThat(folded(chosen.locator("[data-slot=price]")))
                    .isEqualTo(folded(listed.locator("[data-part=price]")));
            if (listed.locator("[data-part=checkout]").count() > 0) {
                assertThat(chosen.locator("[data-slot=checkout]").getAttribute("href"))
                        .isEqualTo(listed.locator("[data-part=checkout]").getAttribute("href"));
            }

            visit.page().reload();
            assertThat(chosen.getAttribute("data-offer"))
                    .as("after loading again")
                    .isEqualTo(after);
            assertThat(visit.problems()).isEmpty();
        }
    }

    static Stream<String> storefronts() {
        return STOREFRONTS.stream();
    }

    @Test
    void withoutScriptsEveryVariantIsListedWithPriceAndCheckout() {
        try (BrowserContext context = context(390, false)) {
            Chromium.Visit visit = chromium.visit(context);
            SitePage product = sample("/", "product");
            visit.open(product.path());
            Locator variants = visit.page().locator(".variant");
            assertThat(variants.count())
                    .isEqualTo(product.document().select(".variant").size())
                    .isGreaterThan(1);
            for (Locator variant : variants.all()) {
                assertThat(variant.isVisible()).isTrue();
                assertThat(variant.locator("[data-fact=price]").first().isVisible())
                        .isTrue();
            }
            assertThat(visit.page()
                            .locator(".variant a[href^='https://']")
                            .first()
                            .isVisible())
                    .isTrue();
            assertThat(visit.problems()).isEmpty();
        }
    }

    @ParameterizedTest(name = "scripts: {0}")
    @ValueSource(booleans = {true, false})
    void theSwitcherOpensTheSamePageInAnotherStorefront(boolean scripts) {
        try (BrowserContext context = context(1280, scripts)) {
            Chromium.Visit visit = chromium.visit(context);
            SitePage product = sample("/", "product");
            visit.open(product.path());
            visit.page().locator("[popovertarget=shop-markets]").first().click();
            visit.page().locator("#shop-markets a[hreflang=ja]").click();
            String expected = SITE.pathOf(product.alternates().entrySet().stream()
                            .filter(entry -> entry.getKey().startsWith("ja"))
                            .findFirst()
                            .orElseThrow()
                            .getValue())
                    .orElseThrow();
            visit.page().waitForURL("**" + expected);
            assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo("ja");
            assertThat(visit.problems()).isEmpty();
        }
    }

    static Stream<Arguments> menus() {
        return WIDTHS.stream()
                .flatMap(width -> Stream.of(true, false)
                        .flatMap(scripts ->
                                Stream.of("/", "/ar-ae/").map(store -> Arguments.of(store, width, scripts))));
    }

    @ParameterizedTest(name = "{0} at {1} px, scripts: {2}")
    @MethodSource("menus")
    void anEntryOfTheMenuShowsWhatIsUnderIt(String storefront, int width, boolean scripts) {
        try (BrowserContext context = context(width, scripts)) {
            Chromium.Visit visit = chromium.visit(context);
            visit.open(storefront);
            Page page = visit.page();
            if (width < 960) {
                page.locator("[popovertarget=shop-menu]").first().click();
            }
            Locator under = page.locator(".menu-more ul a");
            assertThat(under.count()).isGreaterThan(1);
            assertThat(under.first().isVisible()).isFalse();

            page.locator(".menu-more summary").focus();
            page.keyboard().press("Enter");
            for (Locator link : under.all()) {
                link.click(new Locator.ClickOptions().setTrial(true));
                assertThat(page.evaluate(
                                "link => { const box = link.getBoundingClientRect();"
                                        + " return box.left >= 0 && box.right <= innerWidth; }",
                                link.elementHandle()))
                        .as("inside the screen: %s", link.textContent())
                        .isEqualTo(true);
            }
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve((storefront.equals("/") ? "en" : storefront.replace("/", ""))
                            + "-menu-" + width + ".png")));
            if (scripts && width >= 960) {
                page.keyboard().press("Escape");
                assertThat(under.first().isVisible()).isFalse();
                page.locator(".menu-more summary").click();
                page.locator("h1").first().click(new Locator.ClickOptions().setForce(true));
                assertThat(under.first().isVisible()).isFalse();
                page.locator(".menu-more summary").click();
            }
            String expected = under.first().getAttribute("href");
            under.first().click();
            page.waitForURL("**" + expected);
            assertThat(page.locator(".menu-more")
                            .evaluate("part => part.querySelector('[aria-current=page]') !== null"))
                    .isEqualTo(true);
            assertThat(visit.problems()).isEmpty();
        }
    }

    @Test
    void anUnknownAddressShowsTheNotFoundPageOfItsStorefront() {
        try (BrowserContext context = context(390, true)) {
            Page page = context.newPage();
            assertThat(page.navigate(chromium.address() + "ja/nothing/here/").status())
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

    private static BrowserContext context(int width, boolean scripts) {
        return chromium.context(Chromium.screen(width).setJavaScriptEnabled(scripts));
    }

    /** Of what kind a page is, for people: text pages by their form. */
    private static String name(SitePage page) {
        String form = page.document().select("article.text").attr("class").replaceAll(".*text-", "");
        return page.kind().equals("page") ? form : page.kind();
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
}
