package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.file.PathUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The shop on a device: it can be installed, and without a connection it shows what was visited and sells nothing. */
@Tag("browser")
class OfflineTest {

    private static final BuiltSite SITE = BuiltSite.get();
    private static final String CONTROLLED = "() => navigator.serviceWorker.controller !== null";
    private static final String KEPT = "path => caches.match(path).then(found => found !== undefined)";

    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    static List<BuiltSite.Storefront> storefronts() {
        return SITE.storefronts();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/", "/ja/", "/ar-ae/"})
    void aVisitedProductIsThereWithoutAConnectionAndSaysThatItIsOld(String storefront) {
        SitePage product = sample(storefront, "product");
        try (BrowserContext context = chromium.context(Chromium.screen(390))) {
            Page page = visited(context, storefront, product);
            context.setOffline(true);
            page.reload();
            assertThat(page.locator("h1").textContent().strip())
                    .isEqualTo(product.document().select("h1").text());
            page.locator(".stale").waitFor();
            assertThat(page.locator(".stale").textContent())
                    .isEqualTo(product.document().body().attr("data-stale"));
            assertThat(page.evaluate("getComputedStyle(document.body).fontFamily !== 'serif'"
                            + " && document.querySelector('.gallery img').naturalWidth > 0"))
                    .as("styled, with its picture")
                    .isEqualTo(true);
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/", "/ja/", "/ar-ae/"})
    void whatWasNotVisitedIsAnsweredByTheOfflinePageOfItsStorefront(String storefront) {
        SitePage product = sample(storefront, "product");
        try (BrowserContext context = chromium.context(Chromium.screen(390))) {
            Page page = visited(context, storefront, product);
            context.setOffline(true);
            page.navigate(
                    chromium.address() + sample(storefront, "article").path().substring(1));
            assertThat(page.locator("body.page-offline").count()).isEqualTo(1);
            assertThat(page.locator("html").getAttribute("lang"))
                    .isEqualTo(SITE.storefront(storefront).language());
            Locator link = page.locator("[data-visited] a[href='" + product.path() + "']");
            link.waitFor();
            link.click();
            page.waitForURL("**" + product.path());
            assertThat(page.locator("body.page-product").count()).isEqualTo(1);
        }
    }

    @Test
    void theCartIsNeverKeptAndShowsNoPriceWithoutAConnection() {
        SitePage product = sample("/", "product");
        String cart = sample("/", "cart").path();
        try (BrowserContext context = chromium.context(Chromium.screen(390))) {
            Page page = visited(context, "/", product);
            page.navigate(chromium.address() + cart.substring(1));
            page.waitForLoadState();
            assertThat(page.evaluate(KEPT, cart)).isEqualTo(false);
            assertThat(page.evaluate("caches.keys().then(async names => (await Promise.all(names.map(async name =>"
                            + " (await (await caches.open(name)).keys()).map(kept => new URL(kept.url).pathname)))).flat()"
                            + ".filter(path => path.includes('/data/')))"))
                    .as("data that was kept")
                    .isEqualTo(List.of());
            context.setOffline(true);
            page.reload();
            assertThat(page.locator("body.page-offline").count()).isEqualTo(1);
            assertThat(page.locator(".price").count()).isZero();
        }
    }

    /** A shop system may answer beside the storefront: its checkout must never be shown as it once was. */
    @Test
    void whatIsNoPageOfTheStorefrontIsNotKept(@TempDir Path folder) throws IOException {
        SitePage product = sample("/", "product");
        PathUtils.copyDirectory(SITE.folder(), folder);
        Files.createDirectory(folder.resolve("checkout"));
        Files.writeString(folder.resolve("checkout/index.html"), "<title>Pay</title><h1>Total: 20</h1>");
        chromium.show(folder);
        try (BrowserContext context = chromium.context(Chromium.screen(390))) {
            Page page = visited(context, "/", product);
            page.navigate(chromium.address() + "checkout/?add-to-cart=1");
            assertThat(page.locator("h1").textContent()).isEqualTo("Total: 20");
            // The next page is kept after it, so that there was time to keep this one.
            SitePage next = sample("/", "article");
            page.navigate(chromium.address() + next.path().substring(1));
            page.waitForFunction(KEPT, next.path());
            assertThat(page.evaluate(KEPT, "/checkout/")).isEqualTo(false);
        } finally {
            chromium.show(SITE.folder());
        }
    }

    @Test
    void theCartBesideAKeptPageRefusesCheckout() {
        SitePage product = sample("/", "product");
        try (BrowserContext context = chromium.context(Chromium.screen(390))) {
            Page page = visited(context, "/", product);
            page.evaluate(
                    "sku => localStorage.setItem(`shop:cart:${document.body.dataset.market}`,"
                            + " JSON.stringify([{ sku, qty: 1 }]))",
                    product.document().select(".variant").first().attr("data-offer"));
            context.setOffline(true);
            page.reload();
            page.locator("[data-count=cart]").click();
            page.waitForFunction("() => document.querySelector('[data-cart] [data-slot=problem]:not([hidden])')"
                    + " || document.body.matches('.page-offline')");
            assertThat(page.locator("dialog[open] [data-checkout]:visible:not([disabled])")
                            .count())
                    .isZero();
            assertThat(page.locator("dialog[open] a[href^='https://']:visible").count())
                    .isZero();
        }
    }

    @Test
    void theWorkerStaysTheSameAndAsksForNothingTwice() {
        try (BrowserContext context = chromium.context(Chromium.screen(1280))) {
            Chromium.Visit visit = chromium.visit(context);
            visit.open("/");
            visit.page().waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
            List<String> assets = new ArrayList<>();
            visit.page().onResponse(response -> {
                if (response.url().contains("/assets/") && !response.fromServiceWorker()) {
                    assets.add(response.url());
                }
            });
            visit.open("/");
            visit.page().waitForLoadState();
            assertThat(assets).as("assets that were asked for again").allMatch(url -> url.endsWith(".svg"));
            assertThat(visit.problems()).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("storefronts")
    void theManifestDescribesItsStorefront(BuiltSite.Storefront storefront) throws IOException {
        SitePage home = sample(storefront.path(), "home");
        String address = home.document().select("link[rel=manifest]").attr("href");
        JsonNode manifest = JsonMapper.builder()
                .build()
                .readTree(Files.readString(SITE.file(address).orElseThrow()));
        for (String field : List.of("id", "start_url", "scope")) {
            assertThat(manifest.get(field).asString()).as(field).isEqualTo(storefront.path());
        }
        assertThat(manifest.get("lang").asString()).isEqualTo(storefront.language());
        assertThat(manifest.get("dir").asString())
                .isEqualTo(home.document().select("html").attr("dir"));
        assertThat(manifest.get("name").asString()).isNotBlank();
        assertThat(manifest.get("display").asString()).isEqualTo("standalone");
        assertThat(manifest.get("theme_color").asString()).matches("#[0-9a-f]{6}");
        List<String> icons = new ArrayList<>();
        manifest.get("icons").forEach(icon -> {
            assertThat(SITE.file(icon.get("src").asString())).isPresent();
            icons.add(icon.get("sizes").asString() + " " + icon.get("purpose").asString());
        });
        assertThat(icons).contains("192x192 any", "512x512 any", "512x512 maskable");
        assertThat(manifest.get("shortcuts"))
                .isNotEmpty()
                .allSatisfy(shortcut -> assertThat(SITE.page(java.net.URLDecoder.decode(
                                shortcut.get("url").asString(), java.nio.charset.StandardCharsets.UTF_8)))
                        .isPresent());
    }

    /** A page whose storefront is open and whose {@code product} was looked at, with the worker at work. */
    private static Page visited(BrowserContext context, String storefront, SitePage product) {
        Page page = context.newPage();
        page.navigate(chromium.address() + storefront.substring(1));
        page.waitForFunction("() => navigator.serviceWorker.ready.then(() => true)");
        page.navigate(chromium.address() + product.path().substring(1));
        page.waitForFunction(CONTROLLED);
        page.waitForFunction(KEPT, product.path());
        // Of its sizes the one that the browser chose.
        page.waitForFunction("() => { const shown = document.querySelector('.gallery img').currentSrc;"
                + " return shown !== '' && caches.match(shown).then(found => found !== undefined); }");
        return page;
    }

    private static SitePage sample(String storefront, String kind) {
        return SITE.samples(SITE.storefront(storefront)).stream()
                .filter(page -> page.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " in " + storefront));
    }
}
