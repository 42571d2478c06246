package dev.vitrine.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How a market's checkout is read, checked and shown, in whole sites. */
class CheckoutSiteTest {

    private static final String KEY = "k3y-that-nobody-may-see";

    @TempDir
    private Path folder;

    private SiteTest site(String checkout, String variants) throws IOException {
        return SiteTest.sound(folder)
                .file(
                        "markets/us.json",
                        "{ \"name\": \"United States\", \"countries\": [\"US\"], \"currency\": \"USD\", \"taxDisplay\": \"excluded\",\n"
                                + "  \"defaultLanguage\": \"en\",\n  \"checkout\": " + checkout + " }\n")
                .file(
                        "catalog/products/lamp/product.json",
                        "{ \"prices\": { \"USD\": 120 }, \"variants\": [\n" + variants + "\n] }\n");
    }

    @Test
    void yesterdaysLinksStillWork() throws IOException {
        site(
                        "{ \"provider\": \"links\", \"hosts\": [\"pay.example\"] }",
                        "{ \"sku\": \"LAMP\", \"checkout\": { \"us\": \"https://pay.example/lamp\" } }")
                .build()
                .isClean()
                .pageContains("products/lamp/index.html", "href=\"https://pay.example/lamp\"");
    }

    @Test
    void aVariantWithoutLinkIsNotSoldByLinks() throws IOException {
        site("{ \"provider\": \"links\", \"hosts\": [\"pay.example\"] }", "{ \"sku\": \"LAMP\" }")
                .build()
                .isClean();
    }

    @Test
    void unknownProvidersAreNamed() throws IOException {
        SiteTest site =
                site("{ \"provider\": \"stipe\" }", "{ \"sku\": \"LAMP\" }").build();
        site.reports(Rule.JSON_INVALID_VALUE);
        assertThat(site.printed())
                .contains("markets/us.json:3:29: error [json/invalid-value] 'stipe' is not a checkout provider")
                .contains("did you mean \"stripe\"?");
    }

    @Test
    void unknownFieldsAreNamedPerProvider() throws IOException {
        SiteTest site = site(
                        "{ \"provider\": \"shopify\", \"shop\": \"a.example\", \"publicKey\": \"x\", \"cupon\": \"A,B\" }",
                        "{ \"sku\": \"LAMP\", \"checkout\": { \"shopify\": \"1\" } }")
                .build();
        assertThat(site.printed())
                .contains("'publicKey' is not a field of checkout by shopify")
                .contains("did you mean 'coupon'?");
    }

    @Test
    void valuesAreCheckedByTheProvidersRules() throws IOException {
        SiteTest site = site(
                        "{ \"provider\": \"stripe\", \"locale\": \"ar\", \"utm\": { \"source\": \"my shop\" } }",
                        "{ \"sku\": \"LAMP\", \"checkout\": { \"us\": \"https://buy.stripe.com/1\" } }")
                .build();
        assertThat(site.printed())
                .contains("markets/us.json:3:49: error [json/invalid-value] 'ar' is not a value of 'locale'")
                .contains("'my shop' is not at most 150 letters, digits, '-' and '_'");
        site = site(
                        "{ \"provider\": \"shopify\", \"shop\": \"a.example\", \"coupon\": \"A,B\" }",
                        "{ \"sku\": \"LAMP\", \"checkout\": { \"shopify\": \"1\" } }")
                .build();
        assertThat(site.printed()).contains("'A,B' is not one discount code, without a comma");
    }

    @Test
    void aVariantsOwnProviderWins() throws IOException {
        site(
                        "{ \"provider\": \"shopify\", \"shop\": \"a.example\", \"utm\": { \"source\": \"x\" } }",
                        "{ \"sku\": \"LAMP\", \"checkout\": { \"shopify\": \"1\", \"us\": { \"provider\": \"stripe\", \"url\": \"https://buy.stripe.com/1\", \"price\": 120.00 } } }")
                .build()
                .isClean()
                .pageContains(
                        "products/lamp/index.html", "href=\"https://buy.stripe.com/1?locale=en&amp;utm_source=x\"");
    }

    @Test
    void aVariantMayBeSoldOnRequestOnly() throws IOException {
        site(
                        "{ \"provider\": \"stripe\" }",
                        "{ \"sku\": \"LAMP\", \"checkout\": { \"us\": { \"provider\": \"quote\" } } }")
                .build()
                .isClean();
    }

    @Test
    void aSoldOutVariantNeedsNoLinkButAWrongOneIsReported() throws IOException {
        site("{ \"provider\": \"stripe\" }", "{ \"sku\": \"LAMP\", \"availability\": \"out-of-stock\" }")
                .build()
                .isClean();
        site(
                        "{ \"provider\": \"stripe\" }",
                        "{ \"sku\": \"LAMP\", \"availability\": \"out-of-stock\", \"checkout\": { \"us\": \"https://evil.example/\" } }")
                .build()
                .reports(Rule.CHECKOUT_HOST_NOT_ALLOWED);
    }

    @Test
    void theKeyNeverReachesTheSite() throws IOException {
        SiteTest site = site(
                        "{ \"provider\": \"foxy\", \"shop\": \"tiny.foxycart.com\", \"keyVariable\": \"TINY_KEY\" }",
                        "{ \"sku\": \"LAMP\" }")
                .options(request ->
                        request.environment(name -> name.equals("TINY_KEY") ? Optional.of(KEY) : Optional.empty()))
                .build()
                .isClean()
                .pageContains(
                        "products/lamp/index.html", "https://tiny.foxycart.com/cart?cart=checkout&amp;name%7C%7C");
        String hex = HexFormat.of().formatHex(KEY.getBytes(StandardCharsets.UTF_8));
        try (Stream<Path> files = Files.walk(site.output())) {
            files.filter(Files::isRegularFile)
                    .forEach(file -> assertThat(read(file)).as(file.toString()).doesNotContain(KEY, hex));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void snipcartReadsThePricesOfThePage() throws IOException {
        site(
                        "{ \"provider\": \"snipcart\", \"publicKey\": \"abc\" }",
                        "{ \"sku\": \"LAMP\" }, { \"sku\": \"GONE\", \"options\": {}, \"availability\": \"out-of-stock\" }")
                .edit("catalog/products/lamp/product.json", "\"variants\"", "\"options\": [\"size\"], \"variants\"")
                .edit(
                        "catalog/products/lamp/product.json",
                        "\"sku\": \"LAMP\"",
                        "\"sku\": \"LAMP\", \"options\": { \"size\": \"s\" }")
                .edit("catalog/products/lamp/product.json", "\"options\": {}", "\"options\": { \"size\": \"m\" }")
                .build()
                .isClean()
                .pageContains(
                        "data/snipcart.json",
                        "[\n{\"id\":\"LAMP\",\"price\":120.00,\"url\":\"/data/snipcart.json\"}\n]\n");
    }

    @Test
    void marketsWithOneCurrencyAndTwoPricesCannotShareSnipcart() throws IOException {
        site(
                        "{ \"provider\": \"snipcart\", \"publicKey\": \"abc\" }",
                        "{ \"sku\": \"LAMP\", \"prices\": { \"ec\": 99 } }")
                .file(
                        "markets/ec.json",
                        "{ \"name\": \"Ecuador\", \"countries\": [\"EC\"], \"currency\": \"USD\", \"taxDisplay\": \"excluded\", \"defaultLanguage\": \"en\", \"checkout\": { \"provider\": \"snipcart\", \"publicKey\": \"abc\" } }")
                .edit(
                        "site.json",
                        "\"path\": \"/\" }",
                        "\"path\": \"/\" }, { \"market\": \"ec\", \"language\": \"en\", \"path\": \"/ec/\" }")
                .build()
                .reports(Rule.CHECKOUT_PRICE_MISMATCH);
    }

    @Test
    void bundlesAreComparedWithTheirItems() throws IOException {
        SiteTest site = site(
                        "{ \"provider\": \"stripe\", \"bundles\": [{ \"items\": { \"LAMP\": 2 }, \"url\": \"https://buy.stripe.com/2\", \"price\": 230 }] }",
                        "{ \"sku\": \"LAMP\", \"checkout\": { \"us\": \"https://buy.stripe.com/1\" } }")
                .build()
                .reports(Rule.CHECKOUT_PRICE_MISMATCH);
        assertThat(site.printed()).contains("the bundle charges 230, but its items cost 240.00 USD");
    }
}
