package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a variant through the cart to the address of every provider, which is the one the generator's golden files state; with odd SKUs and titles. */
class ProvidersTest extends InBrowser {

    private static final Path ROOT = SITE.folder().resolve("../../..").normalize();
    private static final Path GOLDEN = ROOT.resolve("generator/src/test/resources/checkout");
    private static final String PLAIN = "CUP-S";
    private static final String ODD = "茶/2 & <\"'>";

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

    /** Puts pieces into the cart on the product's own page. */
    private static void put(Visit visit, Path output, String path, String sku, int quantity) throws IOException {
        String product;
        try (Stream<Path> pages = Files.list(output.resolve(path.substring(1)).resolve("products"))) {
            product = pages.findFirst().orElseThrow().getFileName().toString();
        }
        visit.open(path + "products/" + product + "/?variant="
                + java.net.URLEncoder.encode(sku, java.nio.charset.StandardCharsets.UTF_8));
        Locator form = visit.page.locator("[data-buy]");
        form.locator("button[type=submit]:enabled").waitFor();
        assertThat(visit.page.locator("[data-selected]").getAttribute("data-offer"))
                .isEqualTo(sku);
        form.locator("input[type=number]").fill(String.valueOf(quantity));
        form.locator("button[type=submit]").click();
        visit.page.locator(".drawer .line").first().waitFor();
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
                                .replace("https://tiny.example", "https://brand.example")
                                .replace("@checkout@", checkout.strip())
                                .replace("\"theme\": \"plain\"", "\"theme\": \"atelier\""));
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
