package dev.vitrine.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a variant through the cart to the address of every provider, which is the one the generator's golden files state; with odd SKUs and titles. */
class ProvidersTest extends InBrowser {

    private static final Path ROOT = SITE.folder().resolve("../../..").normalize();
    private static final Path GOLDEN = ROOT.resolve("generator/src/test/resources/checkout");
    private static final String PLAIN = "CUP-S";
    private static final String ODD = "茶/2 & <\"'>";

    /** Listens as the provider's script does: to clicks on buttons of its class, anywhere in the page. */
    private static final String SNIPCART = """
            globalThis.added = [];
            globalThis.Snipcart = { ready: Promise.resolve() };
            document.addEventListener('click', event => {
              const button = event.target.closest('.snipcart-add-item');
              if (button) added.push(Object.fromEntries([...button.attributes].map(each => [each.name, each.value])));
            });
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stripe",
                "paypal",
                "shopify",
                "shopify-parameters",
                "woocommerce",
                "bigcommerce",
                "ecwid",
                "foxy",
                "lemonsqueezy",
                "gumroad",
                "airwallex",
                "adyen",
                "mollie",
                "links",
                "template-cart",
                "template-link"
            })
    void theCartLeadsToTheGoldenAddress(String provider) throws IOException {
        Path output = build(provider);
        show(output);
        for (String path : List.of("/", "/ar/")) {
            Golden golden = golden(provider, path.equals("/") ? "eu/en" : "eu/ar");
            try (BrowserContext context = context(1280, true)) {
                Visit visit = new Visit(context);
                put(visit, output, path, PLAIN, 2);
                put(visit, output, path, ODD, 3);
                visit.open(path + "cart/");
                Locator cart = visit.page.locator("[data-cart-page]");
                cart.locator(".line").nth(1).waitFor();
                if (golden.cart().isPresent()) {
                    cart.locator("[data-checkout]:enabled").click();
                    visit.page.waitForURL(url -> !url.startsWith(address()));
                    assertThat(visit.page.url()).isEqualTo(golden.cart().get());
                } else {
                    Locator links = cart.locator(".line [data-slot=pay]");
                    assertThat(List.of(
                                    links.nth(0).getAttribute("href"),
                                    links.nth(1).getAttribute("href")))
                            .isEqualTo(golden.links());
                    links.nth(1).click();
                    visit.page.waitForURL(url -> !url.startsWith(address()));
                }
                assertThat(visit.left).hasSize(1);
                assertThat(visit.problems).isEmpty();
            }
        }
    }

    /** A provider with a cart of its own: nothing is asked of it until somebody buys, then its script finds what the golden file states. */
    @Test
    void snipcartIsGivenTheGoldenAttributes() throws IOException {
        Path output = build("snipcart");
        show(output);
        for (String path : List.of("/", "/ar/")) {
            Map<String, String> golden = attributes("snipcart", path.equals("/") ? "eu/en" : "eu/ar", ODD);
            try (BrowserContext context = context(1280, true)) {
                Visit visit = new Visit(context);
                visit.page.route("https://cdn.snipcart.com/**", route -> {
                    visit.left.add(route.request().url());
                    boolean script = route.request().url().endsWith(".js");
                    route.fulfill(new Route.FulfillOptions()
                            .setStatus(200)
                            .setContentType(script ? "text/javascript" : "text/css")
                            .setBody(script ? SNIPCART : ""));
                });
                visit.open(path + "products/" + product(output, path) + "/?variant=" + encoded(ODD));
                Locator button = visit.page.locator("[data-slot=embed] [data-embed]");
                assertThat(visit.page.locator("[data-selected]")).hasAttribute("data-offer", ODD);
                assertThat(visit.left).as("asked before anybody buys").isEmpty();
                assertThat(visit.page.locator("[data-buy], [data-add]")).hasCount(0);

                button.click();
                visit.page.waitForFunction("() => globalThis.added?.length === 1");
                button.click();
                visit.page.waitForFunction("() => added.length === 2");
                for (Object added : (List<?>) visit.page.evaluate("() => added")) {
                    golden.forEach((name, value) ->
                            assertThat(((Map<?, ?>) added).get(name)).as(name).isEqualTo(value));
                }
                assertThat(visit.left)
                        .containsExactlyInAnyOrder(
                                "https://cdn.snipcart.com/themes/v3.7.1/default/snipcart.js",
                                "https://cdn.snipcart.com/themes/v3.7.1/default/snipcart.css");
                assertThat(visit.page.locator("#snipcart")).hasAttribute("data-api-key", "PUBLICabc123");
                assertThat(visit.page.evaluate(
                                "([url, sku]) => fetch(url).then(answer => answer.json())"
                                        + ".then(all => all.find(entry => entry.id === sku).price.eur)",
                                List.of(golden.get("data-item-url"), ODD)))
                        .isEqualTo(1234.5);
                assertThat(visit.problems).isEmpty();
            }
        }
    }

    /** When the provider cannot be reached, the shopper is told, and may try again. */
    @Test
    void aProviderThatDoesNotAnswerIsSaidSo() throws IOException {
        Path output = build("snipcart");
        show(output);
        try (BrowserContext context = context(390, true)) {
            Visit visit = new Visit(context);
            visit.page.route("https://cdn.snipcart.com/**", Route::abort);
            visit.open("/products/" + product(output, "/") + "/");
            visit.page.locator("[data-slot=embed] [data-embed]").click();
            visit.page.locator("[data-embed-failed]:visible").waitFor();
            visit.page.unroute("https://cdn.snipcart.com/**");
            visit.page.route(
                    "https://cdn.snipcart.com/**",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setStatus(200)
                            .setContentType(route.request().url().endsWith(".js") ? "text/javascript" : "text/css")
                            .setBody(route.request().url().endsWith(".js") ? SNIPCART : "")));
            visit.page.locator("[data-slot=embed] [data-embed]").click();
            visit.page.waitForFunction("() => globalThis.added?.length === 1");
            assertThat(visit.page.locator("[data-embed-failed]")).isHidden();
            assertThat(visit.page.locator("#snipcart")).hasCount(1);
        }
    }

    /** A market without checkout: prices are shown, nothing is sold, and everything can be asked for. */
    @Test
    void aMarketOfQuotesTakesInquiriesOnly() throws IOException {
        Path output = build("quote");
        show(output);
        for (String path : List.of("/", "/ar/")) {
            try (BrowserContext context = context(390, true)) {
                Visit visit = new Visit(context);
                visit.open(path + "products/" + product(output, path) + "/?variant=" + encoded(ODD));
                assertThat(visit.page.locator("[data-selected]")).hasAttribute("data-offer", ODD);
                assertThat(visit.page.locator("[data-slot=price]")).not().isEmpty();
                assertThat(visit.page.locator(
                                "[data-buy], [data-add], [data-embed], [data-count=cart], [data-part=checkout]"))
                        .hasCount(0);
                visit.page.locator("[data-inquire]").click();
                visit.page.locator("[data-inquired] a").click();
                Locator line = visit.page.locator(".line");
                assertThat(line).hasCount(1);
                assertThat(line.locator("input[type=number]")).hasValue("1");
                assertThat(line)
                        .containsText(
                                path.equals("/") ? "Cup & <b>bowl</b>, it's 100% café" : "كوب «آكي» & <b>\"شاي\"</b>");
                Locator form = visit.page.locator("[data-inquiry-page]");
                form.locator("[name=name]").fill("Ada & <b>Söhne</b>");
                form.locator("[name=email]").fill("ada@example.com");
                form.locator("[name=country]").fill("AT");
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
                        .contains("1 × " + ODD, "Ada & <b>Söhne</b>");
                assertThat(visit.problems).isEmpty();
            }
        }
    }

    /** Puts pieces into the cart on the product's own page. */
    private static void put(Visit visit, Path output, String path, String sku, int quantity) throws IOException {
        visit.open(path + "products/" + product(output, path) + "/?variant=" + encoded(sku));
        Locator form = visit.page.locator("[data-buy]");
        form.locator("button[type=submit]:enabled").waitFor();
        assertThat(visit.page.locator("[data-selected]").getAttribute("data-offer"))
                .isEqualTo(sku);
        form.locator("input[type=number]").fill(String.valueOf(quantity));
        form.locator("button[type=submit]").click();
        visit.page.locator(".drawer .line").first().waitFor();
    }

    /** The one product's folder. */
    private static String product(Path output, String path) throws IOException {
        try (Stream<Path> pages = Files.list(output.resolve(path.substring(1)).resolve("products"))) {
            return pages.findFirst().orElseThrow().getFileName().toString();
        }
    }

    private static String encoded(String sku) {
        return java.net.URLEncoder.encode(sku, java.nio.charset.StandardCharsets.UTF_8);
    }

    private Path build(String provider) throws IOException {
        Path site = folder.resolve("site");
        String checkout =
                Files.readString(GOLDEN.resolve("cases").resolve(provider).resolve("checkout.json"));
        try (Stream<Path> files = Files.walk(GOLDEN.resolve("site"))) {
            // The golden titles name values by their ids.
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("catalog/attributes.json"))
                    .toList()) {
                Path copy = site.resolve(GOLDEN.resolve("site").relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(
                        copy,
                        Files.readString(file)
                                .replace(
                                        "@checkout@",
                                        checkout.strip() + (provider.equals("quote") ? ", \"inquiry\": true" : ""))
                                .replace(
                                        "\"defaultLanguage\": \"en\",\n  \"languages\"",
                                        "\"defaultLanguage\": \"en\",\n"
                                                + "  \"forms\": { \"inquiry\": \"https://forms.example/f\" },\n"
                                                + "  \"languages\"")
                                .replace("\"theme\": \"plain\"", "\"theme\": \"atelier\"")
                                // The storefronts that are visited, and one of another currency.
                                .replaceAll("(?m)^ *\\{ \"market\": .*\"path\": \"/(fr|zh)/\" \\},?\n", "")
                                .replace("\"path\": \"/ja/\" },\n  ]", "\"path\": \"/ja/\" }\n  ]"));
            }
        }
        Path output = folder.resolve("output");
        BuildReport report = SiteGenerator.build(BuildRequest.builder(site, output, LocalDate.of(2026, 11, 1))
                .themes(List.of(ROOT.resolve("themes")))
                .environment(
                        name -> name.equals("FOXY_KEY") ? Optional.of("k3y-that-nobody-may-see") : Optional.empty())
                .build());
        assertThat(report.written())
                .as(() -> new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()))
                .isTrue();
        return output;
    }

    /** What the golden file states of a variant's button. */
    private static Map<String, String> attributes(String provider, String storefront, String sku) throws IOException {
        Map<String, String> attributes = new LinkedHashMap<>();
        boolean here = false;
        boolean found = false;
        for (String line :
                Files.readAllLines(GOLDEN.resolve("cases").resolve(provider).resolve("expected.txt"))) {
            if (line.startsWith("== ")) {
                here = line.equals("== " + storefront);
            } else if (line.startsWith("sku ")) {
                found = here && line.equals("sku " + sku);
            } else if (found && line.contains(" = ")) {
                String[] pair = line.strip().split(" = ", 2);
                attributes.put(pair[0], pair[1]);
            }
        }
        assertThat(attributes.remove("class")).isEqualTo("snipcart-add-item");
        // The golden file's picture is one that the site does not have.
        attributes.remove("data-item-image");
        assertThat(attributes).containsKey("data-item-id");
        return attributes;
    }

    /** What the golden file states: the address of the whole cart, or one for each of its two things. */
    private record Golden(Optional<String> cart, List<String> links) {}

    private static Golden golden(String provider, String storefront) throws IOException {
        Optional<String> cart = Optional.empty();
        List<String> links = new ArrayList<>();
        boolean here = false;
        for (String line :
                Files.readAllLines(GOLDEN.resolve("cases").resolve(provider).resolve("expected.txt"))) {
            if (line.startsWith("== ")) {
                here = line.equals("== " + storefront);
            } else if (here && line.startsWith("cart ")) {
                cart = Optional.of(line.substring("cart ".length()));
            } else if (here && line.startsWith("  url ") && links.size() < 2) {
                links.add(line.substring("  url ".length()));
            }
        }
        return new Golden(cart, links);
    }
}
