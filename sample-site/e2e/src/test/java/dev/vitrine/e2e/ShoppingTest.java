package dev.vitrine.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** From a product to the address of its checkout, and the lists on the way. */
class ShoppingTest extends InBrowser {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADD = "[data-buy] button[type=submit]";

    /** Storefronts that sell by their own cart, by path. */
    static Stream<String> shops() {
        return SITE.storefronts().stream()
                .map(BuiltSite.Storefront::path)
                .filter(path -> List.of("link", "cart")
                        .contains(recipe(path).path("kind").asString("")));
    }

    // The way to the checkout

    @ParameterizedTest(name = "{0}")
    @MethodSource("shops")
    void aChosenVariantGoesThroughTheCartToItsCheckout(String shop) {
        Map<String, JsonNode> items = items(shop);
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            SitePage product = product(shop, items);
            visit.open(product.path());
            choose(visit, product, items);
            visit.page.locator("[data-buy] [data-step='1']").click();
            visit.page.locator(ADD).click();

            String sku = visit.page.locator("[data-selected]").getAttribute("data-offer");
            JsonNode item = items.get(sku);
            int qty = step(item) + minimum(item);
            Locator line = visit.page.locator(".drawer .line");
            assertThat(line).hasCount(1);
            assertThat(line.locator("[data-slot=price]"))
                    .containsText(item.get("price").asString());
            assertThat(line.locator("input[type=number]")).hasValue(String.valueOf(qty));
            assertThat(visit.page.locator("[data-count=cart] [data-number]")).hasText(String.valueOf(qty));
            assertThat(stored(visit))
                    .as("nothing but SKU and quantity is kept")
                    .isEqualTo("[{\"sku\":\"" + sku + "\",\"qty\":" + qty + "}]");

            visit.page.locator(".drawer .cart-view a").click();
            Locator cart = visit.page.locator("[data-cart-page]");
            assertThat(cart.locator(".line")).hasCount(1);
            JsonNode recipe = recipe(shop);
            String expected;
            if (recipe.get("kind").asString().equals("cart")) {
                expected = recipe.get("before").asString()
                        + item.get("line").asString().replace("{n}", "").replace("{qty}", String.valueOf(qty))
                        + recipe.get("after").asString();
                cart.locator("[data-checkout]").click();
            } else {
                expected = item.get("pay").asString();
                assertThat(cart.locator("[data-checkout]")).isHidden();
                assertThat(cart.locator("[data-when-kind=apart]")).isVisible();
                cart.locator(".line [data-slot=pay]").click();
            }
            visit.page.waitForURL(url -> !url.startsWith(address()));
            assertThat(visit.left).containsExactly(expected);
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void aPreparedBundlePaysExactlyItsGoodsAtOnce() {
        String shop = shops().filter(path -> recipe(path).path("bundles").size() > 0)
                .findFirst()
                .orElse(null);
        assumeTrue(shop != null, "no storefront has bundles");
        JsonNode bundle = recipe(shop).get("bundles").get(0);
        String items = bundle.get("items").properties().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue().asInt())
                .reduce((a, b) -> b + "," + a)
                .orElseThrow();
        try (BrowserContext context = context(390, true)) {
            Visit visit = new Visit(context);
            visit.open(cart(shop) + "?items=" + items);
            assertThat(visit.page.locator(".line [data-slot=pay]:visible")).hasCount(0);
            visit.page.locator(".line [data-step='1']").first().click();
            assertThat(visit.page.locator("[data-checkout]")).isHidden();
            visit.page.locator(".line [data-step='-1']").first().click();
            visit.page.locator("[data-checkout]").click();
            visit.page.waitForURL(url -> !url.startsWith(address()));
            assertThat(visit.left).containsExactly(bundle.get("url").asString());
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void aPriceThatChangedSinceIsShownBeforeAnybodyPays() {
        String shop = shops().findFirst().orElseThrow();
        Map<String, JsonNode> items = items(shop);
        String sku = sellable(items).get(0);
        try (BrowserContext context = context(390, true)) {
            Visit visit = new Visit(context);
            visit.open(cart(shop) + "?items=" + sku + ":" + minimum(items.get(sku)));
            Locator line = visit.page.locator(".line");
            assertThat(line.locator("[data-slot=price]"))
                    .containsText(items.get(sku).get("price").asString());
            visit.page.route("**/data/items/*.json", route -> raise(route, sku));
            visit.page
                    .locator("[data-checkout]:visible, .line [data-slot=pay]:visible")
                    .first()
                    .click();

            assertThat(visit.page.locator("[data-slot=problem]")).isVisible();
            assertThat(line.locator("[data-slot=note]")).isVisible();
            assertThat(line.locator("[data-slot=note]"))
                    .containsText(items.get(sku).get("price").asString());
            assertThat(visit.left).as("addresses left for").isEmpty();
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void nobodyPaysOffline() {
        String shop = shops().findFirst().orElseThrow();
        Map<String, JsonNode> items = items(shop);
        String sku = sellable(items).get(0);
        try (BrowserContext context = context(390, true)) {
            Visit visit = new Visit(context);
            visit.open(cart(shop) + "?items=" + sku + ":" + minimum(items.get(sku)));
            assertThat(visit.page.locator(".line")).hasCount(1);
            Locator pay = visit.page
                    .locator("[data-checkout]:visible, .line [data-slot=pay]:visible")
                    .first();
            context.setOffline(true);
            assertThat(visit.page.locator("[data-slot=problem]")).isVisible();
            pay.click(new Locator.ClickOptions().setForce(true));
            assertThat(visit.left).isEmpty();
        }
    }

    @Test
    void whatIsGoneSaysSo() {
        String shop = shops().findFirst().orElseThrow();
        try (BrowserContext context = context(390, true)) {
            Visit visit = new Visit(context);
            visit.open(cart(shop) + "?items=GONE:1,~4oKs:2");
            assertThat(visit.page.locator(".line")).hasCount(2);
            assertThat(visit.page.locator(".line [data-slot=note]:visible")).hasCount(2);
            visit.page.locator(".line [data-remove]").first().click();
            assertThat(visit.page.locator(".line")).hasCount(1);
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void cartsOfOneMarketAreSharedByItsLanguagesAndByOpenTabs() {
        BuiltSite.Storefront german = SITE.storefront("/de/");
        assertThat(SITE.storefront("/en-de/").market()).isEqualTo(german.market());
        String sku = sellable(items("/de/")).get(0);
        try (BrowserContext context = context(1280, true)) {
            Visit first = new Visit(context);
            first.open("/en-de/");
            Visit second = new Visit(context);
            second.open(
                    cart("/de/") + "?items=" + sku + ":" + minimum(items("/de/").get(sku)));
            assertThat(second.page.locator(".line")).hasCount(1);
            assertThat(first.page.locator("[data-count=cart] [data-number]"))
                    .hasText(String.valueOf(minimum(items("/de/").get(sku))));
            first.open("/ja/");
            assertThat(first.page.locator("[data-count=cart] [data-number]")).hasText("");
        }
    }

    // Addresses

    @Test
    void aCartComesBackFromItsLink() {
        String shop = shops().findFirst().orElseThrow();
        Map<String, JsonNode> items = items(shop);
        List<String> skus = sellable(items).subList(0, 2);
        String address = skus.get(0) + ":" + (minimum(items.get(skus.get(0))) + step(items.get(skus.get(0)))) + ","
                + skus.get(1) + ":" + minimum(items.get(skus.get(1)));
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            visit.open(cart(shop) + "?items=" + address);
            assertThat(visit.page.locator(".line")).hasCount(2);
            assertThat(visit.page.url()).as("the address is plain again").endsWith(cart(shop));
            visit.page.locator("[data-copy]").click();
            String link = (String) visit.page.evaluate("navigator.clipboard.readText()");
            assertThat(link).endsWith(cart(shop) + "?items=" + address);

            visit.page.navigate(link.replaceAll(",.*", ""));
            assertThat(visit.page.locator("dialog.dialog")).isVisible();
            visit.page.locator("dialog.dialog button[value=keep]").click();
            assertThat(visit.page.locator(".line")).hasCount(2);
            visit.page.navigate(link.replaceAll(",.*", ""));
            visit.page.locator("dialog.dialog button[value=replace]").click();
            assertThat(visit.page.locator(".line")).hasCount(1);
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void everySkuSurvivesAnAddress() {
        try (BrowserContext context = context(390, true)) {
            Visit visit = new Visit(context);
            visit.open("/");
            Object broken = visit.page.evaluate("""
                    async () => {
                      const path = document.querySelector('script[src$="atelier.js"]').src.replace('atelier.js', 'checkout.js');
                      const { encodeItems, decodeItems } = await import(path);
                      const skus = ['A-1', '~', '~A', 'a:b', 'a,b', 'a b', 'a+b', 'a/b?c&d=e#f', 'ü', '茶碗', 'إبريق', '😀',
                        '\\u202e', '\\ufeffx', '"\\'<>', '%41', '..', '\\\\', '{qty}', 'é', 'x'.repeat(300)];
                      const lines = skus.map((sku, index) => ({ sku, qty: index + 1 }));
                      const text = encodeItems(lines);
                      const query = new URLSearchParams('items=' + text).get('items');
                      const wrong = ['A:0', 'A:01', 'A:-1', 'A:1.5', 'A', ':1', 'A:1e3', '~*:1', '~gA:1', 'A:9999999'].filter(part => decodeItems(part).length);
                      return [JSON.stringify(decodeItems(query)) === JSON.stringify(lines), /^[A-Za-z0-9._~:,-]+$/.test(text), ...wrong];
                    }""");
            assertThat(broken).isEqualTo(List.of(true, true));
        }
    }

    @Test
    void theAddressOfACheckoutIsBeforeLinesAfter() {
        try (BrowserContext context = context(390, true)) {
            Visit visit = new Visit(context);
            visit.open("/");
            Object urls = visit.page.evaluate("""
                    async () => {
                      const path = document.querySelector('script[src$="atelier.js"]').src.replace('atelier.js', 'checkout.js');
                      const { checkoutUrl, bundleUrl } = await import(path);
                      const bundles = [{ items: { A: 2, B: 1 }, url: 'https://pay.example/ab' }];
                      return [
                        checkoutUrl({ before: 'https://s.example/cart/', separator: ',', after: '?ref=x', coupon: 'discount' },
                          [{ line: '41:{qty}', qty: 2 }, { line: '42:{qty}', qty: 1 }], 'A&B'),
                        checkoutUrl({ before: 'https://f.example/cart?', separator: '&', after: '&cart=checkout' },
                          [{ line: '{n}name=Cup&{n}quantity={qty}', qty: 1 }, { line: '{n}name=Pot&{n}quantity={qty}', qty: 3 }]),
                        checkoutUrl({ before: 'https://e.example/#!/~/cart/create=', separator: ',', after: '', encoding: 'component' },
                          [{ line: '{"id":1,"quantity":{qty}}', qty: 2 }]),
                        bundleUrl({ bundles }, [{ sku: 'B', qty: 1 }, { sku: 'A', qty: 2 }]),
                        bundleUrl({ bundles }, [{ sku: 'A', qty: 2 }]) ?? 'none',
                        bundleUrl({ bundles }, [{ sku: 'A', qty: 1 }, { sku: 'B', qty: 1 }]) ?? 'none',
                      ];
                    }""");
            assertThat(urls)
                    .isEqualTo(List.of(
                            "https://s.example/cart/41:2,42:1?ref=x&discount=A%26B",
                            "https://f.example/cart?name=Cup&quantity=1&2:name=Pot&2:quantity=3&cart=checkout",
                            "https://e.example/#!/~/cart/create=%7B%22id%22%3A1%2C%22quantity%22%3A2%7D",
                            "https://pay.example/ab",
                            "none",
                            "none"));
        }
    }

    // Hands

    @Test
    void theKeyboardAloneBuys() {
        String shop = shops().findFirst().orElseThrow();
        Map<String, JsonNode> items = items(shop);
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            visit.open(product(shop, items).path());
            visit.page.locator("[data-picker] input:checked").first().focus();
            visit.page.keyboard().press("ArrowRight");
            tabTo(visit, ADD);
            visit.page.keyboard().press("Enter");
            Locator drawer = visit.page.locator("dialog.drawer");
            assertThat(drawer.locator(".line")).hasCount(1);
            tabTo(visit, ".drawer [data-remove]");
            visit.page.keyboard().press("Enter");
            assertThat(drawer.locator(".line")).hasCount(0);
            assertThat(drawer.locator(".line-undo button")).isFocused();
            visit.page.keyboard().press("Enter");
            assertThat(drawer.locator(".line")).hasCount(1);
            assertThat(drawer.locator("[data-remove]")).isFocused();
            visit.page.keyboard().press("Escape");
            assertThat(drawer).isHidden();
            assertThat(visit.page.locator(ADD)).isFocused();

            visit.page.locator(".gallery-stage a").first().focus();
            visit.page.keyboard().press("Enter");
            assertThat(visit.page.locator("dialog.zoom")).isVisible();
            visit.page.keyboard().press("Escape");
            assertThat(visit.page.locator("dialog.zoom")).hasCount(0);
            assertThat(visit.page.locator(".gallery-stage a").first()).isFocused();
            assertThat(visit.problems).isEmpty();
        }
    }

    @Test
    void wishesComparisonsAndVisitsAreKept() {
        String shop = shops().findFirst().orElseThrow();
        Map<String, JsonNode> items = items(shop);
        List<SitePage> products = SITE.pages(SITE.storefront(shop), "product");
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            visit.open(products.get(0).path());
            visit.page.locator("[data-wish][data-chosen]").click();
            visit.page.locator("[data-compare][data-chosen]").click();
            visit.open(products.get(1).path());
            visit.page.locator("[data-compare][data-chosen]").click();
            visit.page.locator(".footing").scrollIntoViewIfNeeded();
            Locator recent = visit.page.locator("[data-recent] .card");
            assertThat(recent).hasCount(1);
            assertThat(recent.locator("a")).hasAttribute("href", products.get(0).path());

            visit.page.locator("[data-count=wishlist]").click();
            assertThat(visit.page.locator("[data-wishlist] .card")).hasCount(1);
            visit.page.locator("[data-wishlist] .card").hover();
            visit.page.locator("[data-wishlist] .card [data-wish]").click();
            assertThat(visit.page.locator("[data-wishlist] [data-when=empty]")).isVisible();

            visit.open(SITE.pages(SITE.storefront(shop), "compare").get(0).path());
            assertThat(visit.page.locator(".compare-table thead th")).hasCount(2);
            String sku = visit.page
                    .evaluate("JSON.parse(localStorage['shop:compare'])[0]")
                    .toString();
            assertThat(visit.page.locator("[data-row=price] td").first())
                    .hasText(items.get(sku).get("price").asString());
            visit.page.locator(".compare-table [data-remove]").first().click();
            assertThat(visit.page.locator(".compare-table thead th")).hasCount(1);
            assertThat(visit.problems).isEmpty();
        }
    }

    // Without scripts

    @ParameterizedTest(name = "{0}")
    @MethodSource("shops")
    void withoutScriptsALinkPaysAndNoButtonIsDead(String shop) {
        try (BrowserContext context = context(390, false)) {
            Visit visit = new Visit(context);
            for (SitePage product : SITE.pages(SITE.storefront(shop), "product").subList(0, 3)) {
                visit.open(product.path());
                assertThat(visit.page
                                .locator("main a[href^='https://']:visible")
                                .first())
                        .isVisible();
                assertThat(visit.page.locator("main button:visible:not([disabled])"))
                        .hasCount(0);
            }
            visit.open(cart(shop));
            assertThat(visit.page.locator("main .lead")).isVisible();
            assertThat(visit.page.locator("[data-cart]")).isHidden();
            assertThat(visit.problems).isEmpty();
        }
    }

    // Inquiries

    @Test
    void anInquiryKnowsItsTiersAndSendsItsList() {
        BuiltSite.Storefront shop = SITE.storefronts().stream()
                .filter(each -> !SITE.pages(each, "inquiry").isEmpty())
                .findFirst()
                .orElse(null);
        assumeTrue(shop != null, "no storefront takes inquiries");
        Map<String, JsonNode> items = items(shop.path());
        String sku = items.entrySet().stream()
                .filter(entry -> entry.getValue().path("inquiry").path("tiers").size() > 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
        JsonNode terms = items.get(sku).get("inquiry");
        try (BrowserContext context = context(1280, true)) {
            Visit visit = new Visit(context);
            visit.open(items.get(sku).get("url").asString());
            visit.page.locator("[data-inquire]").click();
            assertThat(visit.page.locator("[data-inquired]")).isVisible();
            visit.page.locator("[data-inquired] a").click();
            Locator line = visit.page.locator(".line");
            assertThat(line).hasCount(1);
            assertThat(line.locator("input[type=number]"))
                    .hasValue(String.valueOf(terms.get("minimum").asInt()));
            JsonNode last = terms.get("tiers").get(terms.get("tiers").size() - 1);
            line.locator("input[type=number]")
                    .fill(String.valueOf(last.get("from").asInt()));
            line.locator("input[type=number]").press("Tab");
            assertThat(line.locator("[data-slot=price]"))
                    .containsText(last.get("price").asString());
            line.locator("input[type=number]").fill("1");
            line.locator("input[type=number]").press("Tab");
            assertThat(line.locator("[data-slot=note]")).isVisible();
            line.locator("input[type=number]")
                    .fill(String.valueOf(terms.get("minimum").asInt()));
            line.locator("input[type=number]").press("Tab");
            line.locator("[data-target]").fill("=1+1");

            String csv = visit.page
                                    .waitForDownload(() ->
                                            visit.page.locator("[data-csv]").click())
                                    .createReadStream()
                            == null
                    ? ""
                    : (String) visit.page.evaluate("""
                            async () => {
                              const path = document.querySelector('script[src$="atelier.js"]').src.replace('atelier.js', 'inquiry.js');
                              return (await import(path)).csv([['a"b', '=1+1', '-2', 'x,y'], ['ü', 1]]);
                            }""");
            assertThat(csv).isEqualTo("\ufeff\"a\"\"b\",\"'=1+1\",\"'-2\",\"x,y\"\r\n\"ü\",\"1\"\r\n");

            Locator form = visit.page.locator("[data-inquiry-page]");
            form.locator("[name=name]").fill("Ada");
            form.locator("[name=email]").fill("ada@example.com");
            form.locator("[name=country]").fill("AT");
            if (form.getAttribute("action") != null) {
                List<String> sent = new ArrayList<>();
                visit.page.onRequest(request -> {
                    if (request.method().equals("POST")) {
                        sent.add(request.postData());
                    }
                });
                form.locator("button[type=submit]").click();
                visit.page.waitForURL(url -> !url.startsWith(address()));
                assertThat(sent).hasSize(1);
                assertThat(java.net.URLDecoder.decode(sent.get(0), java.nio.charset.StandardCharsets.UTF_8))
                        .contains(terms.get("minimum").asInt() + " × " + sku);
            }
        }
    }

    // What the shop says

    private static void tabTo(Visit visit, String selector) {
        for (int i = 0; i < 60; i++) {
            visit.page.keyboard().press("Tab");
            if ((boolean) visit.page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
                return;
            }
        }
        throw new AssertionError("the keyboard does not reach " + selector);
    }

    /** Another variant than the one shown first, which can be bought. */
    private static void choose(Visit visit, SitePage product, Map<String, JsonNode> items) {
        String first = visit.page.locator("[data-selected]").getAttribute("data-offer");
        String other = product.document().select(".variant").eachAttr("data-offer").stream()
                .filter(sku -> !sku.equals(first) && sellable(items).contains(sku))
                .findFirst()
                .orElse(first);
        visit.open(product.path() + "?variant=" + other);
        assertThat(visit.page.locator("[data-selected]")).hasAttribute("data-offer", other);
    }

    private static void raise(Route route, String sku) {
        Map<String, Map<String, Object>> block = JSON.readValue(
                route.fetch().body(),
                JSON.getTypeFactory()
                        .constructMapType(
                                TreeMap.class,
                                JSON.constructType(String.class),
                                JSON.getTypeFactory().constructMapType(HashMap.class, String.class, Object.class)));
        block.computeIfPresent(sku, (key, item) -> {
            item.put("amount", ((Number) item.get("amount")).longValue() + 100);
            item.put("price", "changed");
            return item;
        });
        route.fulfill(new Route.FulfillOptions()
                .setStatus(200)
                .setContentType("application/json")
                .setBodyBytes(JSON.writeValueAsBytes(block)));
    }

    private static String stored(Visit visit) {
        return (String) visit.page.evaluate("localStorage.getItem('shop:cart:' + document.body.dataset.market)");
    }

    private static String cart(String shop) {
        return SITE.pages(SITE.storefront(shop), "cart").get(0).path();
    }

    /** A product with several variants that can be put into the cart. */
    private static SitePage product(String shop, Map<String, JsonNode> items) {
        return SITE.pages(SITE.storefront(shop), "product").stream()
                .filter(page -> page.document().select(".variant[data-cartable]").eachAttr("data-offer").stream()
                                .filter(sellable(items)::contains)
                                .count()
                        > 1)
                .findFirst()
                .orElseThrow();
    }

    private static List<String> sellable(Map<String, JsonNode> items) {
        return items.entrySet().stream()
                .filter(entry -> entry.getValue().get("buyable").asBoolean()
                        && entry.getValue().has("amount")
                        && (entry.getValue().has("pay") || entry.getValue().has("line")))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int minimum(JsonNode item) {
        return item.path("minimum").asInt(1);
    }

    private static int step(JsonNode item) {
        return item.path("step").asInt(1);
    }

    private static JsonNode recipe(String shop) {
        return JSON.readTree(text(shop + "data/shop.json")).path("checkout");
    }

    private static Map<String, JsonNode> items(String shop) {
        Map<String, JsonNode> all = new TreeMap<>();
        try (Stream<java.nio.file.Path> files =
                Files.list(SITE.file(shop + "data/shop.json").orElseThrow().resolveSibling("items"))) {
            for (java.nio.file.Path file : files.sorted().toList()) {
                JSON.readTree(Files.readString(file))
                        .properties()
                        .forEach(entry -> all.put(entry.getKey(), entry.getValue()));
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return all;
    }

    private static String text(String path) {
        try {
            return Files.readString(SITE.file(path).orElseThrow());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
