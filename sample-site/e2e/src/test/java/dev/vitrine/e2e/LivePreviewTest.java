package dev.vitrine.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.serve.Preview;
import dev.vitrine.serve.PreviewListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody edits the demo shop and watches it in a real browser. */
class LivePreviewTest extends InBrowser {

    private static final String TEXT = "catalog/products/aki-tea-cup/en.md";
    private static final double PATIENCE = 180_000;

    @TempDir
    private static Path folder;

    private static Path site;
    private static Preview preview;

    @BeforeAll
    static void serve() throws IOException, InterruptedException {
        CountDownLatch first = new CountDownLatch(1);
        site = folder.resolve("site");
        DemoContent.copy(site, List.of("/", "/ja/", "/ar-ae/"));
        Path kept = folder.resolve("kept");
        // As if there had been a preview before.
        DemoContent.pictures(kept.resolve("state"));
        preview = Preview.start(
                BuildRequest.builder(site, folder.resolve("unused"), LocalDate.of(2026, 11, 1))
                        .themes(List.of(DemoContent.themes()))
                        .build(),
                0,
                Optional.of(kept),
                new PreviewListener() {
                    @Override
                    public void built(BuildReport report, Duration time) {
                        first.countDown();
                    }

                    @Override
                    public void failed(Throwable failure) {
                        throw new AssertionError(failure);
                    }
                });
        assertThat(first.await(10, TimeUnit.MINUTES)).isTrue();
    }

    @AfterAll
    static void stopServing() {
        preview.close();
    }

    private static void edit(String path, String from, String to) throws IOException {
        Path file = site.resolve(path);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    private static Visit open(BrowserContext context, String path) {
        Visit visit = new Visit(context, preview.uri().toString());
        visit.page.navigate(preview.uri().resolve(path).toString());
        return visit;
    }

    @Test
    void anEditIsOnTheScreenWithoutLosingThePlace() throws IOException {
        try (BrowserContext context = context(1280, true)) {
            Visit visit = open(context, "/products/aki-tea-cup/");
            Page page = visit.page;
            String before = Files.readString(site.resolve(TEXT));
            page.evaluate("scrollTo({ top: 400, behavior: 'instant' })");
            assertThat(page.evaluate("scrollY")).isEqualTo(400);
            Files.writeString(site.resolve(TEXT), before + "\nSeen at once.\n");
            page.getByText("Seen at once.").first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            page.waitForCondition(() -> page.evaluate("scrollY").equals(400));
            assertThat(visit.problems).isEmpty();
            Files.writeString(site.resolve(TEXT), before);
        }
    }

    @Test
    void aPageThatDidNotChangeIsLeftAlone() throws IOException {
        try (BrowserContext context = context(1280, true)) {
            Visit other = open(context, "/products/aki-tea-cup/");
            Visit visit = open(context, "/ja/");
            visit.page.evaluate("window.mark = 1");
            String before = Files.readString(site.resolve(TEXT));
            Files.writeString(site.resolve(TEXT), before + "\nOnly here.\n");
            other.page.getByText("Only here.").first().waitFor(new Locator.WaitForOptions().setTimeout(PATIENCE));
            assertThat(visit.page.evaluate("window.mark")).isEqualTo(1);
            assertThat(visit.problems).isEmpty();
            Files.writeString(site.resolve(TEXT), before);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void thePanelShowsWhereAPageComesFromAndWhatOthersSee(int width) {
        try (BrowserContext context = context(width, true)) {
            Visit visit = open(context, "/_vitrine/?page=/ar-ae/");
            Page page = visit.page;
            Locator panel = page.locator("#page");
            assertThat(panel.getByText("site.json"))
                    .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
            // The title as search results show it, in its own direction.
            assertThat(panel.locator(".snippet[dir=rtl] b")).isVisible();
            assertThat(panel.locator(".social img")).isVisible();
            assertThat(panel.getByText("x-default")).isVisible();
            assertThat(panel.locator("pre").first()).containsText("@context");
            assertThat(page.locator("#site meter")).hasCount(5);
            Locator time = panel.locator("#time");
            assertThat(time.getByText("home.ftlh", new Locator.GetByTextOptions().setExact(true)))
                    .hasAttribute(
                            "href",
                            java.util.regex.Pattern.compile("vscode://file/.*/templates/home\\.ftlh:1:1"),
                            new LocatorAssertions.HasAttributeOptions().setTimeout(PATIENCE));
            assertThat(time).containsText(java.util.regex.Pattern.compile("Made in [\\d,]+\\.\\d\\d ms"));
            assertThat(time.locator("tbody tr").last())
                    .containsText(java.util.regex.Pattern.compile("^Reading and preparing the content[\\d,.]+\\d+ %$"));
            assertThat(time.locator("tbody tr").first().locator("a"))
                    .hasAttribute("href", java.util.regex.Pattern.compile("\\.ftlh:\\d+:1$"));
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                    .as("nothing wider than the screen")
                    .isEqualTo(true);
            Path pictures = Path.of(System.getProperty("vitrine.screenshots", "target/screenshots"));
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(pictures.resolve("preview-panel-" + width + ".png")));
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("jp/ja"))
                    .click();
            assertThat(panel.locator("h2")).hasText("/ja/");
            page.locator("input[name=address]").fill("/products/aki-tea-cup/");
            page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Show"))
                    .click();
            assertThat(panel.getByText("catalog/products/aki-tea-cup/product.json"))
                    .hasAttribute("href", java.util.regex.Pattern.compile("vscode://file/.*/product\\.json:1:1"));
            assertThat(visit.problems).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {390, 1280})
    void whatIsWrongIsShownOverThePageUntilItIsMended(int width) throws IOException {
        try (BrowserContext context = context(width, true)) {
            Visit visit = open(context, "/ar-ae/");
            Page page = visit.page;
            Locator problems =
                    page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Problems of the site"));
            edit("site.json", "\"pageSize\": 24", "\"pageSice\": 24");
            assertThat(problems)
                    .containsText("site.json:", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            assertThat(problems).containsText("pageSice");
            assertThat(problems).containsText("pageSize");
            assertThat(problems).containsText("^^^");
            assertThat(problems).containsText("1 error");
            Path pictures = Path.of(System.getProperty("vitrine.screenshots", "target/screenshots"));
            page.screenshot(
                    new Page.ScreenshotOptions().setPath(pictures.resolve("preview-problems-" + width + ".png")));
            // Closed it stays closed, but for a mark.
            page.getByRole(
                            AriaRole.BUTTON,
                            new Page.GetByRoleOptions().setName("Close").setExact(true))
                    .click();
            Locator mark = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("1 error"));
            assertThat(mark).isVisible();
            mark.click();
            assertThat(problems).isVisible();
            page.keyboard().press("Escape");
            assertThat(problems).hasCount(0);
            edit("site.json", "\"pageSice\": 24", "\"pageSize\": 24");
            assertThat(mark).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(PATIENCE));
            assertThat(visit.problems).isEmpty();
        }
    }
}
