package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published builds of sites that ask for market rules add to {@code price-history.json}, and nothing else does. */
class PriceRecordTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
    private static final String LAMP = "catalog/products/lamp/product.json";

    @TempDir
    private Path folder;

    private SiteTest shop() throws IOException {
        return SiteTest.sound(folder)
                .edit("site.json", "\"theme\"", "\"marketRules\": {}, \"theme\"")
                .file(LAMP, product("129.00"));
    }

    private static String product(String price) {
        return "{ \"prices\": { \"USD\": " + price + " }, \"variants\": [{ \"sku\": \"LAMP\" }],"
                + " \"compliance\": { \"prop65\": \"none\" } }";
    }

    private SiteTest build(SiteTest site, LocalDate day, UnaryOperator<BuildRequest.Builder> more) throws IOException {
        return site.options(request -> more.apply(BuildRequest.builder(site.site(), site.output(), day)
                        .themes(List.of(SiteTest.theme()))
                        .recordSlugs(true)
                        .threads(1)))
                .build();
    }

    private SiteTest build(SiteTest site, LocalDate day) throws IOException {
        return build(site, day, request -> request).isSound();
    }

    private String history(SiteTest site) throws IOException {
        Path file = site.site().resolve("price-history.json");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    @Test
    void pricesAreAddedOnTheDayTheyAreFirstAsked() throws IOException {
        SiteTest site = shop();
        build(site, FIRST);
        String first = "{\n  \"LAMP\": { \"us\": [\"2026-03-01 129.00 USD\"] }\n}\n";
        assertThat(history(site)).isEqualTo(first);
        build(site, FIRST.plusDays(1));
        assertThat(history(site)).isEqualTo(first);
        build(site.file(LAMP, product("{ \"amount\": 99, \"compareAt\": 129 }")), FIRST.plusDays(40));
        String second =
                "{\n  \"LAMP\": { \"us\": [\"2026-03-01 129.00 USD\", \"2026-04-10 99.00 USD was 129.00\"] }\n}\n";
        assertThat(history(site)).isEqualTo(second);
        // A build for an earlier day shows what nobody was asked then.
        build(site.file(LAMP, product("89")), FIRST.plusDays(2));
        assertThat(history(site)).isEqualTo(second);
    }

    @Test
    void whatIsSoldNoMoreIsSoForAsLong() throws IOException {
        SiteTest site = shop();
        build(site, FIRST);
        build(
                site.file(
                        LAMP,
                        "{ \"prices\": { \"USD\": 12 }, \"variants\": [{ \"sku\": \"LAMP-2\" }], \"compliance\": { \"prop65\": \"none\" } }"),
                FIRST.plusDays(3));
        assertThat(history(site))
                .isEqualTo(
                        "{\n  \"LAMP\": { \"us\": [\"2026-03-01 129.00 USD\", \"2026-03-04 none\"] },\n  \"LAMP-2\": { \"us\": [\"2026-03-04 12.00 USD\"] }\n}\n");
    }

    @Test
    void onlyPublishedBuildsThatRecordDo() throws IOException {
        SiteTest site = shop();
        build(site, FIRST, BuildRequest.Builder::checkOnly);
        build(site, FIRST, request -> request.recordSlugs(false));
        build(site, FIRST, request -> request.drafts(true));
        assertThat(history(site)).isEmpty();
        site.edit("site.json", "\"marketRules\": {}, ", "");
        build(site, FIRST);
        assertThat(history(site)).isEmpty();
    }

    @Test
    void whatNoBuildWroteIsReportedAtItsLine() throws IOException {
        SiteTest site = shop().file(
                        "price-history.json",
                        "{\n  \"LAMP\": { \"us\": [\"2026-03-01 129.00 USD\", \"2026-02-01 9.00 USD\"] }\n}\n");
        build(site, FIRST, request -> request).isBroken();
        assertThat(site.printed()).contains("price-history.json:2:45: error [json/invalid-value] the day is before");
        site.file("price-history.json", "{ \"LAMP\": { \"us\": [\"1 March, 9 dollars\"] } }");
        build(site, FIRST, request -> request).isBroken();
        assertThat(site.printed()).contains("price-history.json:1:20: error [json/invalid-value]");
    }
}
