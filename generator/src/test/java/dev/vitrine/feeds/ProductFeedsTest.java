package dev.vitrine.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildReport;
import dev.vitrine.SiteTest;
import dev.vitrine.channel.ChannelDescriptor;
import dev.vitrine.channel.Channels;
import dev.vitrine.diagnostics.Rule;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductFeedsTest {

    private static final Path CHANNELS = SiteTest.resource("sites/shopping-channels/site");

    @TempDir
    private Path folder;

    private SiteTest site() throws IOException {
        return SiteTest.empty(folder).copy(CHANNELS);
    }

    @Test
    void everyFeedKeepsTheRulesOfItsChannel() throws IOException {
        SiteTest site = site().build().isSound();
        assertThat(FeedRules.broken(site.output())).isEmpty();
    }

    @Test
    void whatIsReadBackIsWhatTheShopSays() throws IOException {
        SiteTest site = site().build();
        Map<String, List<String>> lamp = item(site, "feeds/us-en/google.xml", "id", "LAMP-CLAY");
        assertThat(lamp)
                .containsEntry("title", List.of("Lamp \"Aurora\", <b>bright</b> & warm – Clay"))
                .containsEntry("price", List.of("120.00 USD"))
                .containsEntry("sale_price", List.of("89.00 USD"))
                .containsEntry("sale_price_effective_date", List.of("2026-05-01T00:00+0000/2026-06-30T18:00+0200"))
                .containsEntry("product_type", List.of("Home > Lamps <new>"))
                .containsEntry("google_product_category", List.of("594"))
                .containsEntry("item_group_id", List.of("lamp"))
                .containsEntry("color", List.of("Clay"))
                .containsEntry("custom_label_0", List.of("winter"))
                .containsEntry("product_highlight", List.of("Dimmer on the cord", "Shade of linen"))
                .containsEntry("product_detail", List.of("attribute_name=Height:attribute_value=42 cm"))
                .containsEntry(
                        "shipping",
                        List.of(
                                "country=US:service=Standard:price=4.90 USD:min_handling_time=0:max_handling_time=1:min_transit_time=2:max_transit_time=4"))
                .containsEntry(
                        "link",
                        List.of(
                                "https://tiny.example/products/lamp-aurora-b-bright-b-warm/?variant=LAMP-CLAY&utm_source=feed&utm_medium=shopping"));
        assertThat(lamp.get("additional_image_link")).hasSize(1);
        assertThat(item(site, "feeds/us-en/google.xml", "id", "LAMP CHALK"))
                .containsEntry("availability_date", List.of("2026-09-01T00:00+0000"));
        assertThat(item(site, "feeds/eu-de/google.tsv", "id", "OIL-500"))
                .containsEntry("title", List.of("Öl"))
                .containsEntry("unit_pricing_measure", List.of("500ml"))
                .containsEntry("unit_pricing_base_measure", List.of("1l"))
                .containsEntry("shipping", List.of("DE:::3.00 EUR,AT::Paket:6.50 EUR"));
        assertThat(item(site, "feeds/us-en/meta.csv", "id", "LAMP CHALK"))
                .containsEntry("color", List.of("Chalk, \"white\""));
    }

    @Test
    void overridesSayOnlyWhatDiffersElsewhere() throws IOException {
        SiteTest site = site().build();
        assertThat(item(site, "feeds/eu-de/meta-language.csv", "id", "OIL-500"))
                .containsOnlyKeys("id", "override", "title", "description")
                .containsEntry("override", List.of("de_DE"));
        assertThat(FeedReading.items(site.output().resolve("feeds/eu-de/meta-country.csv")).stream()
                        .filter(item -> item.get("id").equals(List.of("OIL-500")))
                        .map(item -> item.get("override").get(0) + " "
                                + item.get("price").get(0)))
                .containsExactly("DE 11.00 EUR", "AT 11.00 EUR");
        site.lacks("feeds/us-en/meta-language.csv", "feeds/us-en/meta-country.csv");
    }

    @Test
    void whatIsNotToldIsCounted() throws IOException {
        SiteTest site = site().build();
        BuildReport.Feed google = feed(site, "feeds/us-en/google.xml");
        // The gift has no date, the plain thing no picture; the thing by quote is offered nowhere.
        assertThat(google.items()).isEqualTo(3);
        assertThat(google.refused()).containsExactly(Map.entry("feed/missing-required", 2));
        assertThat(google.leftOut()).isEqualTo(1);
        assertThat(feed(site, "feeds/us-en/tiktok.csv").items()).isEqualTo(2);
        assertThat(feed(site, "feeds/us-en/acp/products.jsonl").leftOut()).isEqualTo(2);
    }

    @Test
    void strictFeedsFailTheBuild() throws IOException {
        site().edit("site.json", "\"tracking\"", "\"strict\": true, \"tracking\"")
                .build()
                .isBroken();
    }

    @Test
    void aMarketMayTellNobody() throws IOException {
        SiteTest site = site().file(
                        "markets/eu.json",
                        "{ \"name\": \"Europe\", \"countries\": [\"DE\"], \"currency\": \"EUR\", \"taxDisplay\": \"included\","
                                + " \"defaultLanguage\": \"de\", \"feeds\": [] }\n");
        site.build().isSound().lacks("feeds/eu-de");
    }

    @Test
    void theSameSiteGivesTheSameFeedsWithAnyNumberOfThreads() throws IOException {
        Map<String, String> one =
                feeds(site().options(request -> request.threads(1)).build());
        Map<String, String> many =
                feeds(site().options(request -> request.threads(7)).build());
        assertThat(one).isNotEmpty().isEqualTo(many);
    }

    private static Map<String, String> feeds(SiteTest site) throws IOException {
        Map<String, String> feeds = new TreeMap<>(site.files());
        feeds.keySet().removeIf(path -> !path.startsWith("feeds/"));
        return feeds;
    }

    @Test
    void checkingOpensNoFile() throws IOException {
        SiteTest site = site().options(request -> request.checkOnly()).build();
        assertThat(site.output()).doesNotExist();
        assertThat(feed(site, "feeds/us-en/google.xml").items()).isEqualTo(3);
    }

    @Test
    void apparelNeedsWhatShoppersFilterBy() throws IOException {
        SiteTest site = site().file(
                        "catalog/shirt.jsonl",
                        "{\"id\":\"shirt\",\"category\":\"home\",\"prices\":{\"USD\":20},\"feeds\":{\"googleCategory\":\"Apparel & Accessories > Clothing\"},"
                                + "\"variants\":[{\"sku\":\"SHIRT\"}],\"media\":[{\"file\":\"/media/oil.png\"}],"
                                + "\"attributes\":{\"gender\":\"Women\",\"color\":\"red\",\"size\":\"M\"},"
                                + "\"texts\":{\"en\":{\"title\":\"Shirt\",\"summary\":\"A shirt.\"}}}\n")
                .build();
        assertThat(site.printed())
                .contains("catalog/shirt.jsonl:1")
                .contains(
                        "product 'shirt', variant 'SHIRT': google demands 'age_group' when 'google_product_category'");
    }

    private static Map<String, List<String>> item(SiteTest site, String file, String key, String id)
            throws IOException {
        return FeedReading.items(site.output().resolve(file)).stream()
                .filter(item -> item.get(key).equals(List.of(id)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + id + " in " + file));
    }

    private static BuildReport.Feed feed(SiteTest site, String file) {
        return site.report().feeds().stream()
                .filter(feed -> feed.file().equals(file))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + file));
    }

    // Parts

    @ParameterizedTest
    @CsvSource({
        "A lamp for the table, 11, A lamp for…",
        "A lamp, 6, A lamp",
        "Donaudampfschifffahrt, 10, Donaudamp…",
        "オーロラテーブルランプ, 5, オーロラ…",
        "A lamp – for, 9, A lamp…",
    })
    void textsAreCutAtAWord(String text, int max, String expected) {
        assertThat(FeedText.cut(text, max)).isEqualTo(expected);
        assertThat(FeedText.length(FeedText.cut(text, max))).isLessThanOrEqualTo(max);
    }

    @Test
    void noCharacterIsCutInHalf() {
        String lamps = "💡".repeat(20);
        assertThat(FeedText.cut(lamps, 5)).isEqualTo("💡💡💡💡…");
        assertThat(FeedText.clean("a\u0000b\u0007 \n\t c\uD83D d\uFFFF")).isEqualTo("ab c d");
    }

    @ParameterizedTest
    @CsvSource({
        "4006381333931, true",
        "96385074, true",
        "4006381333932, false",
        "2001234567893, false",
        "400638133393, false",
        "9901234567898, false",
    })
    void numbersOfArticlesInTradeAreTold(String gtin, boolean fine) {
        assertThat(FeedGtin.problem(gtin).isEmpty()).isEqualTo(fine);
    }

    @Test
    void largeFeedsAreWrittenToSeveralFiles() throws IOException {
        Map<String, ByteArrayOutputStream> files = new TreeMap<>();
        FeedFile feed = new FeedFile("openai", new JsonLinesFormat(), false, 4, 1000, path -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            files.put(path.path(), out);
            return out;
        });
        for (int block = 0; block < 5; block++) {
            feed.put(block, "{\"b\":" + block + "}\n{}\n");
        }
        feed.end();
        assertThat(files.keySet()).containsExactly("openai-2.jsonl", "openai-3.jsonl", "openai.jsonl");
        assertThat(files.get("openai.jsonl").toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"b\":0}\n{}\n{\"b\":1}\n{}\n");
        assertThat(files.get("openai-3.jsonl").toString(StandardCharsets.UTF_8)).isEqualTo("{\"b\":4}\n{}\n");
    }

    @Test
    void descriptorsAreSound() {
        assertThat(Channels.offered().keySet())
                .containsExactly("google", "meta", "tiktok", "pinterest", "microsoft", "openai", "acp");
        for (ChannelDescriptor channel : Channels.all().values()) {
            Set<String> names = new HashSet<>();
            channel.attributes()
                    .forEach(attribute -> assertThat(names.add(attribute.name()))
                            .as("%s names %s once", channel.id(), attribute.name())
                            .isTrue());
            channel.rules().forEach(rule -> {
                assertThat(names)
                        .as("rules of %s", channel.id())
                        .containsAll(rule.need())
                        .containsAll(rule.needOne())
                        .containsAll(rule.together())
                        .containsAll(rule.less())
                        .containsAll(rule.apart())
                        .containsAll(rule.tell());
                assertThat(rule.attribute().isEmpty() || names.contains(rule.attribute()))
                        .isTrue();
            });
            channel.with().forEach(id -> assertThat(Channels.find(id)).isPresent());
        }
    }

    @Test
    void problemsNameProductVariantAttributeFileAndLine() throws IOException {
        SiteTest site = site().build();
        assertThat(site.report().diagnostics().count(Rule.FEED_MISSING_REQUIRED))
                .isPositive();
        assertThat(site.printed())
                .contains("catalog/shop.jsonl:5")
                .contains("product 'plain', variant 'PLAIN': google demands 'image_link'");
    }
}
