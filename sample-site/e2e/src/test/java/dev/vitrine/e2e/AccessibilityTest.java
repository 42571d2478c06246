package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of page, and everything that opens on one, as axe sees it: WCAG 2.0 to 2.2, levels A and AA. */
@Tag("browser")
class AccessibilityTest {

    private static final BuiltSite SITE = BuiltSite.get();
    private static final List<String> STOREFRONTS = List.of("/", "/ja/", "/ar-ae/");
    private static final List<Integer> WIDTHS = List.of(390, 1280);
    private static final String RUN = """
            async ([tests, part]) => {
              const style = document.createElement('style');
              style.textContent = '* { content-visibility: visible !important }';
              document.head.append(style);
              const place = document.querySelector(part);
              const found = await axe.run(
                  place?.closest('dialog, [popover], details') ?? place ?? document, { runOnly: tests, resultTypes: ['violations'] });
              style.remove();
              return found.violations.flatMap(rule => rule.nodes.map(node =>
                  `${rule.id}: ${node.target.join(' ')} (${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? rule.help})`));
            }""";

    /** Rules about a page as a whole, which say nothing of a part of one. */
    private static final Map<String, Object> WHOLE = Map.of(
            "type",
            "rule",
            "values",
            List.of(
                    "aria-hidden-body",
                    "bypass",
                    "document-title",
                    "duplicate-id-aria",
                    "html-has-lang",
                    "html-lang-valid",
                    "html-xml-lang-mismatch",
                    "meta-refresh",
                    "meta-viewport"));

    /** Of a page in the dark only its colours are new. */
    private static final Map<ColorScheme, Map<String, Object>> TESTS = Map.of(
            ColorScheme.LIGHT,
            Map.of("type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa")),
            ColorScheme.DARK,
            Map.of("type", "rule", "values", List.of("color-contrast", "link-in-text-block")));

    private static final Map<String, String> QUERIES = Map.of("/", "tea cup", "/ja/", "茶", "/ar-ae/", "كوب");

    private static String axe;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws IOException {
        try (InputStream in = AccessibilityTest.class.getResourceAsStream("/axe.min.js")) {
            axe = new String(Objects.requireNonNull(in, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        }
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** Colours are the same at every width, and the layout is that of one language for each direction of writing. */
    static Stream<Arguments> screens() {
        return STOREFRONTS.stream()
                .flatMap(storefront -> WIDTHS.stream()
                        .flatMap(width -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                                .filter(scheme -> width.equals(WIDTHS.get(0))
                                        ? scheme == ColorScheme.LIGHT || !storefront.equals("/ja/")
                                        : scheme == ColorScheme.LIGHT && !storefront.equals("/ja/"))
                                .map(scheme -> Arguments.of(storefront, width, scheme))));
    }

    @ParameterizedTest(name = "{0} at {1} px, {2}")
    @MethodSource("screens")
    void noPageHasAViolation(String storefront, int width, ColorScheme scheme) {
        List<String> violations = new ArrayList<>();
        try (BrowserContext context = chromium.context(Chromium.screen(width).setColorScheme(scheme))) {
            Page page = context.newPage();
            boolean first = true;
            for (SitePage sample : SITE.samples(SITE.storefront(storefront))) {
                page.navigate(chromium.address() + sample.path().substring(1));
                if (first || page.locator("main").count() != 1) {
                    violations.addAll(check(page, scheme, sample.path()));
                } else {
                    // What is around it is that of the first page.
                    violations.addAll(check(page, TESTS.get(scheme), sample.path(), "main"));
                    if (scheme == ColorScheme.LIGHT) {
                        violations.addAll(check(page, WHOLE, sample.path(), "html"));
                    }
                }
                first = false;
            }
        }
        assertThat(violations).isEmpty();
    }

    @ParameterizedTest(name = "{0} at {1} px, {2}")
    @MethodSource("screens")
    void nothingThatOpensHasAViolation(String storefront, int width, ColorScheme scheme) {
        List<String> violations = new ArrayList<>();
        List<SitePage> samples = SITE.samples(SITE.storefront(storefront));
        try (BrowserContext context = chromium.context(Chromium.screen(width).setColorScheme(scheme))) {
            Page page = context.newPage();
            fill(page, samples);
            for (SitePage sample : samples) {
                openings(sample.kind(), width).forEach((name, opening) -> {
                    page.navigate(chromium.address() + sample.path().substring(1));
                    Locator opener = page.locator(opening.by()).first();
                    // Not every shop has everything: no size guide, no lists for offers.
                    if (opener.count() > 0 && opener.isVisible()) {
                        opener.click();
                        if (!opening.then().isEmpty()) {
                            page.locator(opening.then()).click();
                        }
                        page.locator(opening.shows()).first().waitFor();
                        // The page around it is the one that was looked at before.
                        violations.addAll(
                                check(page, TESTS.get(scheme), sample.path() + " with " + name, opening.shows()));
                    }
                });
            }
            page.navigate(chromium.address() + storefront.substring(1));
            page.locator("[data-search]").click();
            page.locator(".search-box [role=option]").first().waitFor();
            violations.addAll(check(page, scheme, storefront + " with the search box"));
            page.locator(".search-box input").fill(QUERIES.get(storefront));
            page.locator(".search-group-product").waitFor();
            page.keyboard().press("ArrowDown");
            violations.addAll(check(page, scheme, storefront + " with answers in the search box"));
            page.keyboard().press("ArrowUp");
            page.keyboard().press("Enter");
            page.locator("[data-hits] .card").first().waitFor();
            page.locator("[data-sort]:enabled").waitFor();
            violations.addAll(check(page, scheme, page.url()));
            for (SitePage sample : samples) {
                if (List.of("cart", "inquiry", "wishlist", "compare").contains(sample.kind())) {
                    page.navigate(chromium.address() + sample.path().substring(1));
                    page.locator("main :is(.line, [data-card], table)").first().waitFor();
                    violations.addAll(check(page, scheme, sample.path() + " with products"));
                }
            }
        }
        assertThat(violations).isEmpty();
    }

    /** Something in every list, as if chosen on the product page. */
    private static void fill(Page page, List<SitePage> samples) {
        SitePage product = samples.stream()
                .filter(sample -> sample.kind().equals("product"))
                .findFirst()
                .orElseThrow();
        page.navigate(chromium.address() + product.path().substring(1));
        page.evaluate("""
                () => {
                  const skus = [...document.querySelectorAll('.variant')].map(variant => variant.dataset.offer).slice(0, 2);
                  const { market } = document.body.dataset;
                  const lines = JSON.stringify(skus.map(sku => ({ sku, qty: 24 })));
                  localStorage.setItem(`shop:cart:${market}`, lines);
                  localStorage.setItem(`shop:inquiry:${market}`, lines);
                  localStorage.setItem('shop:wishlist', JSON.stringify(skus));
                  localStorage.setItem('shop:compare', JSON.stringify(skus));
                }""");
    }

    /** What opens: what is pressed for it, what after that if anything, and what is seen then. */
    private record Opening(String by, String then, String shows) {
        private Opening(String by, String shows) {
            this(by, "", shows);
        }
    }

    private static Map<String, Opening> openings(String kind, int width) {
        Map<String, Opening> openings = new LinkedHashMap<>();
        switch (kind) {
            case "home" -> {
                if (width < 960) {
                    openings.put("the menu", new Opening("[popovertarget=shop-menu]", "#shop-menu li"));
                } else {
                    openings.put(
                            "what is under an entry of the menu", new Opening(".menu-more summary", ".menu-more li"));
                }
                openings.put(
                        "the switcher",
                        width < 480
                                ? new Opening("[popovertarget=shop-menu]", ".menu-market", "#shop-markets a")
                                : new Opening(".masthead-market", "#shop-markets a"));
                openings.put("the cart", new Opening("[data-count=cart]", "dialog[open] .line"));
            }
            case "product" -> {
                openings.put("the zoom", new Opening("[data-zoom]", "dialog.zoom[open] img"));
                openings.put("the size guide", new Opening("[data-page-dialog]", "dialog[open] table"));
            }
            case "category" -> openings.put("the filters", new Opening("[data-open]", "dialog[open] .dialog-head"));
            default -> {
                // Nothing opens there.
            }
        }
        return openings;
    }

    private static List<String> check(Page page, ColorScheme scheme, String what) {
        return check(page, TESTS.get(scheme), what, "html");
    }

    /**
     * What axe says of a page.
     *
     * @param part what is looked at; of something in a dialog, menu or popover, all of that
     */
    @SuppressWarnings("unchecked")
    private static List<String> check(Page page, Map<String, Object> tests, String what, String part) {
        // What is still on its way is paler, and for a moment only.
        page.waitForFunction("() => [...document.querySelectorAll('.search-list, .filter-results')]"
                + ".every(list => !list.hasAttribute('aria-busy') && getComputedStyle(list).opacity === '1')");
        page.evaluate(axe);
        return ((List<String>) page.evaluate(RUN, List.of(tests, part)))
                .stream().map(violation -> what + ": " + violation).toList();
    }
}
