package dev.vitrine.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.model.Product;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Variant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What becomes of a market's checkout at every provider: a case is a folder in {@code src/test/resources/checkout/cases/} with {@code checkout.json}, which two
 * markets of the site beside it get, and what must come out of it. {@code -Dgolden=update} writes the expected texts anew.
 */
class CheckoutGoldenTest {

    private static final boolean UPDATE = "update".equals(System.getProperty("golden"));
    private static final Path CASES = SiteTest.resource("checkout/cases");
    private static final String KEY = "k3y-that-nobody-may-see";

    @TempDir
    private Path folder;

    static List<String> cases() throws IOException {
        try (Stream<Path> folders = Files.list(CASES)) {
            return folders.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void addressesAreAsExpected(String name) throws IOException {
        String checkout = Files.readString(CASES.resolve(name).resolve("checkout.json"));
        SiteTest site = SiteTest.empty(folder).copy(SiteTest.resource("checkout/site"));
        for (String market : List.of("eu", "jp")) {
            site.edit("markets/" + market + ".json", "@checkout@", checkout.strip());
        }
        Diagnostics diagnostics = new Diagnostics();
        SiteLoader loader = SiteLoader.open(site.site(), diagnostics).orElseThrow();
        LoadedSite loaded =
                loader.load(List.of(SiteTest.theme()), SiteTest.DAY, false, 1).orElseThrow();
        String text = describe(loaded, diagnostics);
        text += new DiagnosticPrinter(loader).print(diagnostics);
        assertThat(text).doesNotContain(KEY);
        Path expected = CASES.resolve(name).resolve("expected.txt");
        if (UPDATE) {
            Files.writeString(expected, text);
        }
        assertThat(text).isEqualTo(Files.readString(expected));
    }

    private static String describe(LoadedSite loaded, Diagnostics diagnostics) throws IOException {
        StringBuilder out = new StringBuilder();
        Checkouts checkouts = Checkouts.of(
                loaded.site(), name -> name.equals("FOXY_KEY") ? Optional.of(KEY) : Optional.empty(), diagnostics);
        Product product =
                loaded.source().product(loaded.site().catalog().product("cup").orElseThrow());
        for (Storefront storefront : loaded.site().settings().storefronts()) {
            StorefrontCheckout checkout = checkouts.at(storefront);
            out.append("== ").append(storefront.id()).append('\n');
            Optional<CheckoutRecipe> recipe = checkout.recipe();
            recipe.ifPresent(found -> describe(found, out));
            String title = product.words()
                    .values()
                    .get(storefront.language().language())
                    .title();
            List<String> lines = new ArrayList<>();
            for (Variant variant : product.variants()) {
                CheckoutOffer offer = checkout.offer(new CheckoutItem(
                        variant,
                        title + " – " + variant.options().get("size"),
                        storefront.path() + "cup/",
                        "/media/cup.jpg"));
                out.append("sku ").append(variant.sku()).append('\n');
                offer.url()
                        .ifPresent(
                                url -> out.append("  url ").append(check(url)).append('\n'));
                if (!offer.line().isEmpty()) {
                    out.append("  line ").append(offer.line()).append('\n');
                    lines.add(offer.line());
                }
                offer.attributes()
                        .forEach((name, value) -> out.append("  ")
                                .append(name)
                                .append(" = ")
                                .append(value)
                                .append('\n'));
                checkout.priceFile()
                        .ifPresent(file -> out.append("  ")
                                .append(file)
                                .append(' ')
                                .append(checkout.priceEntry(variant.sku(), variant.prices()))
                                .append('\n'));
            }
            if (lines.size() > 1) {
                out.append("cart ")
                        .append(check(cart(recipe.orElseThrow(), lines)))
                        .append('\n');
            }
        }
        return out.toString();
    }

    private static void describe(CheckoutRecipe recipe, StringBuilder out) {
        out.append("recipe ")
                .append(recipe.provider())
                .append(' ')
                .append(recipe.kind().word())
                .append(" '")
                .append(recipe.name())
                .append("' ")
                .append(recipe.maxLength())
                .append('\n');
        recipe.coupon()
                .ifPresent(coupon -> out.append("  coupon ").append(coupon).append('\n'));
        recipe.bundles()
                .forEach(bundle -> out.append("  bundle ")
                        .append(bundle.items())
                        .append(' ')
                        .append(check(bundle.url()))
                        .append('\n'));
        recipe.scripts()
                .forEach(script -> out.append("  script ").append(check(script)).append('\n'));
        recipe.styles()
                .forEach(style -> out.append("  style ").append(check(style)).append('\n'));
        recipe.attributes()
                .forEach((name, value) -> out.append("  ")
                        .append(name)
                        .append(" = ")
                        .append(value)
                        .append('\n'));
    }

    /** What the browser does: two of the first thing, three of the second. */
    private static String cart(CheckoutRecipe recipe, List<String> lines) {
        List<String> filled = new ArrayList<>();
        for (String line : lines) {
            int n = filled.size() + 1;
            filled.add(line.replace("{n}", n == 1 ? "" : n + ":").replace("{qty}", Integer.toString(n + 1)));
        }
        return recipe.before() + String.join(recipe.separator(), filled) + recipe.after();
    }

    /** Every address is one that a machine reads without guessing. */
    private static String check(String url) {
        assertThat(URI.create(url).toASCIIString()).isEqualTo(url);
        assertThat(url).startsWith("https://").doesNotContain("{").doesNotContain("}");
        return url;
    }
}
