package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Narrowing and sorting lists in a real browser; the demo shop with short pages, so that its lists have several. */
class FiltersTest extends InBrowser {

    private static final String LIST = "/category/tableware/";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void buildWithShortPages() throws IOException {
        Path site = folder.resolve("site");
        DemoContent.copy(site, List.of("/", "/ja/", "/ar-ae/"));
        Path settings = site.resolve("site.json");
        String text = Files.readString(settings);
        assertThat(text).contains("\"pageSize\": 24");
        Files.writeString(settings, text.replace("\"pageSize\": 24", "\"pageSize\": 4"));
        Path output = folder.resolve("output");
        BuildReport report = SiteGenerator.build(BuildRequest.builder(site, output, LocalDate.of(2026, 11, 1))
                .themes(List.of(DemoContent.themes()))
                .state(DemoContent.pictures(folder.resolve("state")))
                .build());
        assertThat(report.written()).isTrue();
        show(output);
    }

    @Test
    void aChoiceNarrowsTheWholeListAndStandsInTheAddress() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, LIST);
            Page page = visit.page;
            List<String> served = titles(page);
            assertThat(served).hasSize(4);

            box(page, "finish", "moss").check();
            settled(page, "3 products");
            assertThat(page.url()).endsWith(LIST + "?finish=moss");
            assertThat(titles(page)).hasSize(3);
            assertThat(page.locator(".pager").isVisible()).isFalse();
            assertThat(page.evaluate("document.activeElement.value"))
                    .as("the focus stays")
                    .isEqualTo("moss");
            assertThat(count(page, "finish", "clay"))
                    .as("values of the same facet add")
                    .isEqualTo("3");
            assertThat(count(page, "material", "oak"))
                    .as("values of others narrow")
                    .isEqualTo("0");

            box(page, "finish", "indigo").check();
            page.waitForURL("**?finish=moss,indigo");
            List<String> both = settled(page, "5 products");
            page.locator("[data-sort]").selectOption("price");
            page.waitForURL("**?finish=moss,indigo&sort=price");
            page.waitForCondition(() -> !titles(page).equals(both));

            page.goBack();
            page.waitForCondition(() -> titles(page).equals(both));
            page.goBack();
            page.waitForCondition(() -> page.url().endsWith("?finish=moss"));
            assertThat(box(page, "finish", "indigo").isChecked()).isFalse();
            page.goBack();
            page.waitForCondition(() -> titles(page).equals(served));
            assertThat(page.locator(".pager").isVisible()).isTrue();
            assertThat(box(page, "finish", "moss").isChecked()).isFalse();
            page.goForward();
            settled(page, "3 products");
            assertThat(box(page, "finish", "moss").isChecked()).isTrue();
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"price, false", "price-down, true"})
    void sortingIsByTheLowestPrice(String order, boolean down) {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, LIST + "?sort=" + order + "&page=2");
            visit.page.waitForCondition(() -> titles(visit.page).size() == 8);
            List<Double> amounts = visit.page.locator(".filter-results .card .price-now").allTextContents().stream()
                    .map(text -> Double.valueOf(text.replaceAll("[^0-9.]", "")))
                    .toList();
            List<Double> sorted = amounts.stream()
                    .sorted((a, b) -> down ? b.compareTo(a) : a.compareTo(b))
                    .toList();
            assertThat(amounts).isEqualTo(sorted);
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void moreIsShownOnRequestAndStaysWhenThePageIsLoadedAgain() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, LIST + "?sort=name");
            Page page = visit.page;
            page.locator("[data-next]").click();
            page.waitForCondition(() -> titles(page).size() == 8);
            assertThat(page.url()).endsWith("?sort=name&page=2");
            assertThat(page.locator("[data-next]").isVisible()).isFalse();
            assertThat(page.evaluate("document.activeElement.textContent"))
                    .as("the focus goes to the first new card")
                    .isEqualTo(titles(page).get(4));
            List<String> all = titles(page);
            page.reload();
            page.waitForCondition(() -> titles(page).equals(all));
            assertThat(all).isSorted();
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void choosingOnALaterPageLeadsToTheBeginningOfTheList() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, LIST + "page/2/");
            List<String> served = titles(visit.page);
            box(visit.page, "finish", "moss").check();
            settled(visit.page, "3 products");
            assertThat(visit.page.url()).endsWith(LIST + "?finish=moss");
            box(visit.page, "finish", "moss").uncheck();
            settled(visit.page, "8 products");
            assertThat(titles(visit.page)).hasSize(4).doesNotContainAnyElementsOf(served);
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void theKeyboardIsEnough() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, LIST);
            Page page = visit.page;
            page.locator("[data-sort]").focus();
            tabTo(page, "clay");
            page.keyboard().press("Space");
            settled(page, "3 products");
            tabTo(page, "moss");
            page.keyboard().press("Space");
            page.waitForURL("**?finish=clay,moss");
            page.locator("[data-bound=from]").focus();
            page.keyboard().type("30");
            page.keyboard().press("Enter");
            page.waitForURL("**?finish=clay,moss&price=30-");
            Locator chips = page.locator("[data-chips] .chip");
            page.waitForCondition(() -> chips.count() == 3);
            assertThat(chips.allInnerTexts()).last().asString().contains("From $30.00");
            chips.first().focus();
            page.keyboard().press("Enter");
            page.waitForCondition(() -> chips.count() == 2);
            assertThat(page.evaluate("document.activeElement.closest('[data-chips]') !== null"))
                    .as("the focus goes to the next chip")
                    .isEqualTo(true);
            page.locator("[data-chips] [data-clear]").focus();
            page.keyboard().press("Enter");
            settled(page, "8 products");
            assertThat(page.url()).endsWith(LIST);
            assertThat(chips.count()).isZero();
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void nothingFoundSaysSoAndCanBeCleared() {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, LIST + "?price=9000-&utm_source=mail");
            visit.page.locator("[data-empty]").waitFor();
            assertThat(visit.page.locator("[data-status]").textContent()).isEqualTo("No products");
            visit.page.locator("[data-empty] [data-clear]").click();
            settled(visit.page, "8 products");
            assertThat(visit.page.url()).as("what is not ours stays").endsWith(LIST + "?utm_source=mail");
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"/, 3 products", "/ar-ae/, 3 منتجات", "/ja/, 3点の商品"})
    void onSmallScreensTheSameFormIsInADrawer(String storefront, String found) {
        try (BrowserContext context = context(390, true)) {
            String list = listOf(storefront);
            Visit visit = open(context, list);
            Page page = visit.page;
            assertThat(page.locator("[data-filters]").isVisible()).isFalse();
            page.locator("[data-open]").click();
            assertThat(page.locator("dialog[data-drawer]").isVisible()).isTrue();
            assertThat(page.locator("dialog[data-drawer] [data-filters]").isVisible())
                    .isTrue();
            box(page, "finish", "moss").check();
            page.waitForCondition(
                    () -> page.locator("[data-status]").textContent().strip().startsWith(found.substring(0, 1))
                            && page.url().contains("finish=moss"));
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(screenshot("filters-drawer" + storefront.replace("/", "-") + "390")));
            page.locator("[data-show]").click();
            assertThat(page.locator("dialog[data-drawer]").isVisible()).isFalse();
            assertThat(page.evaluate("document.activeElement.matches('[data-open]')"))
                    .as("the focus goes back")
                    .isEqualTo(true);
            assertThat(titles(page)).hasSize(3);
            assertThat(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                    .isEqualTo(0);
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(screenshot("filters" + storefront.replace("/", "-") + "390")));
            page.setViewportSize(1280, 900);
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(screenshot("filters" + storefront.replace("/", "-") + "1280")));
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void withoutScriptsThePagesAreTurnedByLinks() {
        try (BrowserContext context = context(1280, false)) {
            Page page = context.newPage();
            page.navigate(address() + LIST.substring(1));
            assertThat(page.locator("[data-filters]").isVisible()).isFalse();
            assertThat(page.locator("[data-sort]").isVisible()).isFalse();
            List<String> first = titles(page);
            page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages"))
                    .locator("[rel=next]")
                    .click();
            page.waitForURL("**/page/2/");
            assertThat(titles(page)).isNotEmpty().doesNotContainAnyElementsOf(first);
        }
    }

    private static Visit open(BrowserContext context, String path) {
        Visit visit = new Visit(context);
        visit.open(path);
        visit.page.locator("[data-sort]:enabled").waitFor();
        return visit;
    }

    /** The list of tableware of a storefront. */
    private static String listOf(String storefront) {
        return SITE.pages(SITE.storefront(storefront), "category").stream()
                .filter(page -> page.document()
                                .select("[data-listing$=category-tableware.json]")
                                .size()
                        == 1)
                .findFirst()
                .orElseThrow()
                .path();
    }

    private static Locator box(Page page, String facet, String value) {
        return page.locator("[data-facet='" + facet + "'][value='" + value + "']");
    }

    private static String count(Page page, String facet, String value) {
        return box(page, facet, value)
                .locator("xpath=ancestor::label")
                .locator("[data-number]")
                .textContent();
    }

    private static List<String> titles(Page page) {
        return page.locator(".filter-results .grid .card-title").allTextContents();
    }

    private static List<String> settled(Page page, String status) {
        page.waitForCondition(() -> page.locator("[data-status]").textContent().equals(status)
                && page.locator("[data-results][aria-busy]").count() == 0);
        return titles(page);
    }

    private static void tabTo(Page page, String value) {
        for (int i = 0; i < 40; i++) {
            page.keyboard().press("Tab");
            if (value.equals(page.evaluate("document.activeElement.value"))) {
                return;
            }
        }
        throw new AssertionError("no way to " + value + " by the Tab key");
    }

    private static Path screenshot(String name) {
        return Path.of(System.getProperty("vitrine.screenshots", "target/screenshots"), name + ".png");
    }
}
