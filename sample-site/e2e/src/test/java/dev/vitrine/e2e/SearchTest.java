package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searching the demo shop in a real browser: the box in the header and the page of results. */
class SearchTest extends InBrowser {

    private static final String OPTIONS = ".search-box [role=option]";

    /** What somebody types who means something else, or harm. */
    private static final String HOSTILE = """
            () => [
              '', '   ', '.', '-', '"', "'", '<img src=x onerror="window.injected=1">', '<script>window.injected=1</script>', '&lt;b&gt;', '%3Cb%3E', '%text%',
              '[', '\\\\', '(?:', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '\\u0000\\u0007\\u001b', '\\u202e\\u2066tea', '\\ufeff\\u200d',
              '\\ud800', 'tea\\udc00', '\\ud83d\\ude00', '\\ud83d\\udc68\\u200d\\ud83d\\udc69\\u200d\\ud83d\\udc67', '\\u0301\\u0301', 'a'.repeat(10000), 'tea '.repeat(2500),
              '茶'.repeat(5000), '1.2.3,4', 'javascript:window.injected=1', '\\u2028\\u2029', '${7*7}', '{{7*7}}', 'tea cup\\tbowl\\nvase']""";

    // ---- The box ----

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "/, teapot, Aki Teapot",
        "/, TEAP, Aki Teapot",
        "/, taepot, Aki Teapot",
        "/, vases, Ridge Vase",
        "/de/, Teekanne, Teekanne Aki",
        "/de/, teek, Teekanne Aki",
        "/de/, tekanne, Teekanne Aki",
        "/de/, vase, Rillenvase Ridge",
        "/ja/, 急須, アキ 急須",
        "/ja/, 花瓶, リッジ 花瓶",
        "/ja/, マグ, モロー マグカップ",
        "/ar-ae/, إبريق, إبريق الشاي «آكي»",
        "/ar-ae/, ابريق الشاي, إبريق الشاي «آكي»",
        "/ar-ae/, مزهر, مزهرية «تلال» المضلّعة"
    })
    void theBoxFindsWhatIsMeant(String storefront, String typed, String title) {
        SitePage product = product(storefront, title);
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, storefront);
            visit.page.keyboard().type(typed);
            Locator option = visit.page
                    .locator(".search-group-product [role=option]")
                    .filter(new Locator.FilterOptions().setHasText(title));
            option.first().waitFor();
            assertThat(option.first().getAttribute("href"))
                    .isEqualTo(SITE.address(product).substring(SITE.baseUrl().length()));
            assertThat(option.first().locator("img").evaluate("image => image.alt"))
                    .isEqualTo("");
            assertThat(option.first().locator(".price-now").textContent()).isNotBlank();
            assertThat(visit.problems).isEmpty();
            assertThat(visit.left).isEmpty();
        }
    }

    @Test
    void everyKeystrokeIsAnsweredAndWordsThatWereFoundAreMarked() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, "/");
            Page page = visit.page;
            page.keyboard().type("t");
            page.locator(OPTIONS).first().waitFor();
            page.keyboard().type("ea c");
            page.waitForCondition(() ->
                    page.locator(".search-group-product mark").allTextContents().contains("Tea"));
            page.keyboard().type("up");
            page.waitForCondition(() ->
                    page.locator(".search-group-product mark").allTextContents().contains("Cup"));
            page.waitForCondition(() ->
                    page.locator(".search-box [role=status]").textContent().contains("result"));
            assertThat(page.locator(OPTIONS).last().getAttribute("href")).isEqualTo("/search/?q=tea+cup");
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void theKeyboardIsEnough() {
        SitePage product = product("/", "Aki Teapot");
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            visit.open("/journal/");
            page.keyboard().press("/");
            Locator input = page.locator(".search-box [role=combobox]");
            input.waitFor();
            assertThat(input.inputValue()).as("the key itself is not typed").isEmpty();
            page.keyboard().type("teapot");
            page.locator(".search-group-product").waitFor();
            assertThat(input.getAttribute("aria-expanded")).isEqualTo("true");
            String active =
                    "() => document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))?.getAttribute('href') ?? ''";
            page.keyboard().press("ArrowUp");
            assertThat(page.evaluate(active)).as("from the first to the last").isEqualTo("/search/?q=teapot");
            for (int i = 0; i < 20 && !product.path().equals(page.evaluate(active)); i++) {
                page.keyboard().press("ArrowDown");
            }
            assertThat(page.evaluate(active)).isEqualTo(product.path());
            assertThat(page.locator(OPTIONS + "[aria-selected=true]").count()).isEqualTo(1);
            assertThat(page.evaluate("document.activeElement.matches('[role=combobox]')"))
                    .as("the focus stays in the field")
                    .isEqualTo(true);
            page.keyboard().press("Enter");
            page.waitForURL("**" + product.path());

            page.goBack();
            input.waitFor();
            assertThat(input.inputValue()).as("the box is as it was").isEqualTo("teapot");
            page.keyboard().press("Escape");
            input.waitFor(hidden());
            page.waitForCondition(() -> page.evaluate("history.state?.searching ?? null") == null);
            page.keyboard().press("Control+k");
            input.waitFor();
            assertThat(page.locator(".search-group-queries").first().innerText())
                    .contains("teapot");
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} px")
    @ValueSource(ints = {390, 1280})
    void escapeTheButtonAPlaceBesideAndTheWayBackCloseTheBox(int width) {
        try (BrowserContext context = context(width, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            visit.open("/journal/");
            Locator dialog = page.locator(".search-box");
            List<Runnable> ways = List.of(
                    () -> page.keyboard().press("Escape"),
                    () -> page.locator(".search-box [data-close-dialog]").click(),
                    () -> page.mouse().click(width - 2, 898),
                    page::goBack);
            for (Runnable way : width < 640 ? List.of(ways.get(0), ways.get(1), ways.get(3)) : ways) {
                page.locator("[data-search]").click();
                page.locator(".search-box input").fill("bowl");
                page.locator(".search-group-product").waitFor();
                way.run();
                dialog.waitFor(hidden());
                page.waitForCondition(() -> page.evaluate("history.state?.searching ?? null") == null);
                assertThat(page.url()).endsWith("/journal/");
                assertThat(page.evaluate("document.activeElement.matches('[data-search]')"))
                        .as("the focus returns")
                        .isEqualTo(true);
            }
            page.goForward();
            dialog.waitFor();
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void theKeyIsLeftToWhoeverTypes() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            visit.open("/contact/");
            Locator field = visit.page.locator("main textarea").first();
            field.focus();
            visit.page.keyboard().type("1/2");
            assertThat(field.inputValue()).isEqualTo("1/2");
            assertThat(visit.page.locator(".search-box").count()).isZero();
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void theLastEightQueriesStayInTheBrowserUntilTheyAreCleared() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            for (String query :
                    List.of("bowl", "cup", "lamp", "vase", "tray", "board", "mill", "jar", "plate", "cup")) {
                results(visit, "/", query);
            }
            visit.open("/");
            page.locator("[data-search]").click();
            Locator recent = page.locator(".search-group-queries").first().locator("[role=option]");
            recent.first().waitFor();
            assertThat(recent.allTextContents())
                    .containsExactly("cup", "plate", "jar", "mill", "board", "tray", "vase", "lamp");
            page.locator(".search-clear").click();
            page.waitForCondition(() -> !page.locator(OPTIONS).allTextContents().contains("plate"));
            assertThat(page.evaluate("localStorage.getItem('shop:searches:en')"))
                    .isEqualTo("[]");
            assertThat(page.locator(".search-clear").isVisible()).isFalse();
            visit.open("/de/");
            page.locator("[data-search]").click();
            page.locator(OPTIONS).first().waitFor();
            assertThat(page.locator(OPTIONS).allTextContents())
                    .as("other languages have their own")
                    .doesNotContain("lamp");
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0} at {1} px")
    @CsvSource({
        "/, 320, tea",
        "/ar-ae/, 320, كوب",
        "/ja/, 320, 茶",
        "/, 390, tea",
        "/ar-ae/, 390, كوب",
        "/ja/, 390, 茶",
        "/, 1280, tea",
        "/ar-ae/, 1280, كوب",
        "/ja/, 1280, 茶"
    })
    void thereIsRoomForEverythingAndForFingers(String storefront, int width, String query) {
        try (BrowserContext context = context(width, true)) {
            Visit visit = open(context, storefront);
            Page page = visit.page;
            page.keyboard().type(query);
            page.locator(".search-group-product").waitFor();
            assertThat(
                            page.evaluate(
                                    "document.querySelector('.search-box').scrollWidth <= innerWidth"
                                            + " && document.querySelector('.search-body').scrollWidth <= document.querySelector('.search-body').clientWidth"))
                    .isEqualTo(true);
            assertThat(page.evaluate("[...document.querySelectorAll('.search-box :is([role=option], button, input)')]"
                            + ".filter(node => node.checkVisibility()).filter(node => node.getBoundingClientRect().height < 44)"
                            + ".map(node => node.outerHTML)"))
                    .as("too small for a finger")
                    .isEqualTo(List.of());
            page.screenshot(new Page.ScreenshotOptions().setPath(screenshot("search-box", storefront, width)));
            page.keyboard().press("Enter");
            page.waitForURL("**/search/?q=*");
            page.locator("[data-hits] .card").first().waitFor();
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isEqualTo(0);
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(screenshot("search-page", storefront, width)));
            assertThat(visit.problems).isEmpty();
        }
    }

    // ---- The page of results ----

    @Test
    void facetsNarrowSortingSortsAndAllOfItStandsInTheAddress() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            List<String> all = results(visit, "/", "stoneware");
            assertThat(page.title()).startsWith("stoneware – ");
            assertThat(page.locator("h1").textContent()).contains("stoneware");
            Locator box = page.locator("[data-facets] input").first();
            String facet = box.getAttribute("data-facet");
            String value = box.getAttribute("value");
            int count = Integer.parseInt(
                    box.locator("xpath=..").locator("[data-number]").textContent());
            assertThat(count).isPositive();
            box.check();
            page.waitForURL("**/search/?q=stoneware&" + facet + "=" + value);
            settled(page, count);
            assertThat(page.evaluate("document.activeElement.value"))
                    .as("the focus stays")
                    .isEqualTo(value);
            assertThat(page.locator("[data-chips] .chip").count()).isEqualTo(1);

            page.locator("[data-sort]").selectOption("price");
            page.waitForURL("**&sort=price");
            page.waitForCondition(
                    () -> page.locator("[data-results][aria-busy]").count() == 0);
            List<Double> amounts = amounts(page);
            assertThat(amounts).hasSizeGreaterThan(1).isSorted();
            page.reload();
            page.waitForCondition(() -> amounts(page).equals(amounts));
            assertThat(page.locator("[data-facet='" + facet + "'][value='" + value + "']")
                            .isChecked())
                    .isTrue();
            page.locator("[data-bound=to]").fill(String.valueOf(amounts.get(0).intValue() + 1));
            page.keyboard().press("Enter");
            page.waitForURL("**&price=-*");
            page.waitForCondition(
                    () -> page.locator("[data-results][aria-busy]").count() == 0
                            && amounts(page).size() < amounts.size());
            assertThat(amounts(page))
                    .allSatisfy(amount -> assertThat(amount)
                            .isLessThanOrEqualTo(amounts.get(0).intValue() + 1.0));

            page.goBack();
            page.waitForCondition(() -> amounts(page).equals(amounts));
            page.locator("[data-chips] [data-clear]").click();
            page.locator("[data-sort]").selectOption("");
            page.waitForCondition(() -> titles(page).equals(all));
            assertThat(page.url()).endsWith("/search/?q=stoneware");
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void theCountOfAValueIsWhatChoosingItShows() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            results(visit, "/", "bowl");
            for (Locator box : page.locator("[data-facets] input").all()) {
                int count = Integer.parseInt(
                        box.locator("xpath=..").locator("[data-number]").textContent());
                box.evaluate("box => box.click()");
                settled(page, count);
                assertThat(titles(page)).hasSize(count);
                box.evaluate("box => box.click()");
                page.waitForCondition(() -> page.url().endsWith("?q=bowl")
                        && page.locator("[data-results][aria-busy]").count() == 0);
            }
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void aSecondQueryAndTheWayBackShowWhatTheyFound() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            List<String> bowls = results(visit, "/", "bowl");
            page.locator("#shop-search").fill("lamp");
            page.keyboard().press("Enter");
            page.waitForCondition(() -> page.url().endsWith("?q=lamp")
                    && !titles(page).equals(bowls)
                    && page.title().startsWith("lamp"));
            page.goBack();
            page.waitForCondition(() -> titles(page).equals(bowls));
            assertThat(page.locator("#shop-search").inputValue()).isEqualTo("bowl");
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void aMisspeltWordIsMendedAndAnUnknownOneLeftOutAndBothAreTold() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            results(visit, "/", "taepot");
            assertThat(visit.page.locator("[data-told]").textContent())
                    .contains("teapot")
                    .contains("taepot");
            assertThat(visit.page.locator(".card mark").first().textContent()).isEqualToIgnoringCase("teapot");
            results(visit, "/", "teapot qxzvbnm");
            assertThat(visit.page.locator("[data-told]").textContent()).contains("qxzvbnm");
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void whatHasOnlySomeOfTheWordsComesAfterTheRest() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            results(visit, "/", "tea cup");
            assertThat(visit.page.locator("[data-others]").isVisible()).isTrue();
            assertThat(titles(visit.page).get(0)).contains("Tea Cup");
            visit.page.locator("[data-sort]").selectOption("price");
            visit.page.locator("[data-others]").waitFor(hidden());
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void whereNothingIsFoundThereAreOtherWaysOnAndTheShopCanLearnOfIt() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            context.addInitScript(
                    "document.addEventListener('shop:search', event => { (window.told ??= []).push(event.detail); });");
            visit.open("/search/?q=qxzvbnm");
            page.locator("[data-told] p").first().waitFor();
            assertThat(page.locator("[data-told]").textContent()).contains("qxzvbnm");
            assertThat(page.locator("[data-browse] .tile").first().isVisible()).isTrue();
            assertThat(page.locator("[data-products]").isVisible()).isFalse();
            assertThat(page.evaluate("JSON.stringify(window.told)")).isEqualTo("[{\"query\":\"qxzvbnm\",\"total\":0}]");
            assertThat(page.evaluate("localStorage.getItem('shop:search-misses')"))
                    .isEqualTo("[\"qxzvbnm\"]");
            results(visit, "/", "teapot");
            assertThat(page.evaluate("window.told.length === 1 && window.told[0].total > 0"))
                    .isEqualTo(true);
            assertThat(page.evaluate("localStorage.getItem('shop:search-misses')"))
                    .isEqualTo("[\"qxzvbnm\"]");
            assertThat(visit.problems).isEmpty();
            assertThat(visit.left).isEmpty();
        }
    }

    @Test
    void aQueryWithARedirectLeadsThere() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            visit.open("/journal/");
            visit.page.navigate(address() + "search/?q=refund");
            page.waitForURL("**/returns/");
            page.goBack();
            page.waitForURL("**/journal/");
            page.locator("[data-search]").click();
            page.locator(".search-box input").fill("Refund");
            page.keyboard().press("Enter");
            page.waitForURL("**/returns/");
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/", "/ar-ae/", "/ja/"})
    void withoutScriptsTheLinkInTheHeaderLeadsToTheCategories(String storefront) {
        try (BrowserContext context = context(1280, false)) {
            Visit visit = new Visit(context);
            visit.open(storefront);
            visit.page.locator("[data-search]").click();
            visit.page.waitForURL("**/search/");
            assertThat(visit.page.locator("main noscript").count()).isPositive();
            assertThat(visit.page.locator("main form:visible").count()).isZero();
            assertThat(visit.page.locator("[data-browse] .tile a").count()).isGreaterThan(3);
            assertThat(visit.page.locator("meta[name=robots]").getAttribute("content"))
                    .isEqualTo("noindex");
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"/", "/ar-ae/"})
    void onSmallScreensTheFiltersAreInADrawer(String storefront) {
        try (BrowserContext context = context(390, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            List<String> all = results(visit, storefront, storefront.equals("/") ? "bowl" : "كوب");
            assertThat(page.locator("[data-filters]").isVisible()).isFalse();
            page.locator("[data-open]").click();
            Locator box =
                    page.locator("dialog[data-drawer] [data-facets] input").first();
            int count = Integer.parseInt(
                    box.locator("xpath=..").locator("[data-number]").textContent());
            box.check();
            page.waitForCondition(() -> page.locator("[data-hits] .card").count() == count || count == all.size());
            page.screenshot(new Page.ScreenshotOptions().setPath(screenshot("search-drawer", storefront, 390)));
            page.locator("[data-show]").click();
            assertThat(page.locator("dialog[data-drawer]").isVisible()).isFalse();
            assertThat(titles(page)).hasSize(count);
            assertThat(visit.problems).isEmpty();
        }
    }

    // ---- What goes wrong ----

    @Test
    void whateverIsTypedIsNeverMarkup() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, "/");
            Page page = visit.page;
            page.keyboard().type("tea");
            page.locator(".search-group-product").waitFor();
            int count = (int) page.evaluate("(" + HOSTILE + ")().length");
            for (int i = 0; i < count; i++) {
                page.evaluate("() => { const input = document.querySelector('.search-box input'); input.value = "
                        + hostile(i) + "; input.dispatchEvent(new Event('input', { bubbles: true })); }");
                page.waitForCondition(
                        () -> page.locator(".search-list[aria-busy]").count() == 0);
                assertThat(page.locator(".search-box [role=alert]").isVisible())
                        .as("text %d", i)
                        .isFalse();
            }
            assertThat(page.evaluate(CLEAN, ".search-box")).isEqualTo(true);
            for (int i = 0; i < count; i++) {
                visit.open("/search/?"
                        + page.evaluate("`${new URLSearchParams({ q: " + hostile(i) + ".slice(0, 1500) })}`"));
                page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                assertThat(page.locator("[data-problem]").isVisible())
                        .as("text %d", i)
                        .isFalse();
                assertThat(page.evaluate(CLEAN, "main")).as("text %d", i).isEqualTo(true);
                assertThat(page.evaluate(
                                "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
                        .as("text %d", i)
                        .isEqualTo(true);
            }
            assertThat(visit.problems).isEmpty();
            assertThat(visit.left).isEmpty();
        }
    }

    private static final String CLEAN = """
            place => window.injected === undefined && document.querySelector(`${place} :is(script, b, [onerror], [src="x"], a[href^="javascript"])`) === null""";

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"cut off", "missing", "a page instead", "no connection"})
    void aBrokenFileIsToldAndCanBeAskedForAgain(String how) {
        AtomicBoolean broken = new AtomicBoolean(true);
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            page.route(url -> url.contains("/search/en/"), route -> spoil(route, how, broken.get()));
            visit.open("/");
            page.locator("[data-search]").click();
            page.locator(".search-box input").fill("teapot");
            page.locator(".search-box [role=alert]").waitFor();
            assertThat(page.locator(".search-box [role=alert] p").textContent()).isNotBlank();
            assertThat(page.locator(OPTIONS).count()).isZero();
            broken.set(false);
            page.locator(".search-box [role=alert] button").click();
            page.locator(".search-group-product").waitFor();
            assertThat(page.locator(".search-box [role=alert]").isVisible()).isFalse();

            assertThat(problems(visit)).isEmpty();
        }
        broken.set(true);
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            Page page = visit.page;
            page.route(url -> url.contains("/search/en/"), route -> spoil(route, how, broken.get()));
            visit.open("/search/?q=bowl");
            page.locator("[data-problem]").waitFor();
            broken.set(false);
            page.locator("[data-problem] button").click();
            page.locator("[data-hits] .card").first().waitFor();
            assertThat(page.locator("[data-problem]").isVisible()).isFalse();
            assertThat(problems(visit)).isEmpty();
        }
    }

    /** What went wrong but for what the browser itself tells of what it could not fetch. */
    private static List<String> problems(Visit visit) {
        return visit.problems.stream()
                .filter(problem -> !problem.contains("Failed to load resource") && !problem.startsWith("404: "))
                .toList();
    }

    private static void spoil(Route route, String how, boolean broken) {
        if (!broken) {
            route.resume();
            return;
        }
        switch (how) {
            case "cut off" -> {
                byte[] body = route.fetch().body();
                route.fulfill(new Route.FulfillOptions().setBodyBytes(Arrays.copyOf(body, body.length / 2)));
            }
            case "missing" ->
                route.fulfill(new Route.FulfillOptions().setStatus(404).setBody("not here"));
            case "a page instead" ->
                route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<h1>Welcome</h1>"));
            default -> route.abort();
        }
    }

    private static String hostile(int number) {
        return "(" + HOSTILE + ")()[" + number + "]";
    }

    // ---- Ways and words ----

    /** The box of a storefront, opened. */
    private static Visit open(BrowserContext context, String storefront) {
        Visit visit = new Visit(context);
        visit.open(storefront);
        visit.page.locator("[data-search]").click();
        visit.page.locator(OPTIONS).first().waitFor();
        return visit;
    }

    /** The page of results, with the titles of the products it shows. */
    private static List<String> results(Visit visit, String storefront, String query) {
        visit.open(storefront + "search/?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        visit.page.locator("[data-hits] .card").first().waitFor();
        visit.page.locator("[data-sort]:enabled").waitFor();
        return titles(visit.page);
    }

    private static SitePage product(String storefront, String title) {
        return SITE.pages(SITE.storefront(storefront), "product").stream()
                .filter(page -> page.document().select("h1").text().equals(title))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no product " + title));
    }

    private static List<String> titles(Page page) {
        return page.locator("[data-hits] .card-title").allTextContents();
    }

    private static List<Double> amounts(Page page) {
        return page.locator("[data-hits] .price-now").allTextContents().stream()
                .map(text -> Double.valueOf(text.replaceAll("[^0-9.]", "")))
                .toList();
    }

    private static void settled(Page page, int count) {
        page.waitForCondition(() -> page.locator("[data-results][aria-busy]").count() == 0
                && page.locator("[data-status]").textContent().startsWith(count + " "));
    }

    private static Locator.WaitForOptions hidden() {
        return new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.HIDDEN);
    }

    private static Path screenshot(String name, String storefront, int width) {
        return Path.of(
                System.getProperty("vitrine.screenshots", "target/screenshots"),
                name + storefront.replace("/", "-") + width + ".png");
    }
}
