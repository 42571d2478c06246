package dev.vitrine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.load.SlugHistoryFile;
import dev.vitrine.model.Site;
import dev.vitrine.output.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody's slug changes because of somebody else. */
class SlugStabilityTest {

    private static final List<String> WORDS = List.of(
            "Lamp",
            "lamp",
            "Große",
            "Öl-Lampe",
            "Lumière",
            "Œuf",
            "İstanbul",
            "ışık",
            "ランプ",
            "茶碗",
            "モロー・マグ",
            "مصباح",
            "الزيت",
            "Λάμπα",
            "Лампа",
            "램프",
            "दीपक",
            "โคมไฟ",
            "!!!",
            "💡",
            "con",
            "data",
            "100%");

    @TempDir
    private Path folder;

    private SiteTest files;

    @BeforeEach
    void site() throws IOException {
        files = SiteTest.sound(folder).remove("catalog/products").file("site.json", """
                        { "name": "Tiny", "baseUrl": "https://tiny.example", "theme": "plain", "defaultLanguage": "en",
                          "languages": { "en": { "name": "English" }, "ja": { "name": "日本語" }, "en-GB": { "name": "British", "fallback": "en" } },
                          "storefronts": [{ "market": "us", "language": "en", "path": "/" }, { "market": "us", "language": "ja", "path": "/ja/" },
                            { "market": "us", "language": "en-GB", "path": "/gb/" }],
                          "urls": { "product": "{slug}/", "slugs": { "default": "transliterate", "ja": "unicode" }, "slugLength": 24 } }
                        """);
    }

    private record Thing(String id, Map<String, String> titles) {
        String line() {
            Map<String, Object> texts = new LinkedHashMap<>();
            titles.forEach((language, title) -> texts.put(language, Map.of("title", title)));
            Map<String, Object> out = new LinkedHashMap<>();
            out.put("id", id);
            out.put("prices", Map.of("USD", 1));
            out.put("variants", List.of(Map.of("sku", id)));
            out.put("texts", texts);
            return Json.of(out);
        }
    }

    private SitePlan plan(List<Thing> things) throws IOException {
        StringBuilder lines = new StringBuilder();
        things.forEach(thing -> lines.append(thing.line()).append('\n'));
        files.file("catalog/all.jsonl", lines.toString());
        Diagnostics diagnostics = new Diagnostics();
        Site site = SiteLoader.open(files.site(), diagnostics)
                .orElseThrow()
                .load(List.of(SiteTest.theme()), SiteTest.DAY, false, 1)
                .orElseThrow()
                .site();
        SitePlan plan = RoutePlanner.plan(site, diagnostics);
        assertThat(diagnostics.sorted()).isEmpty();
        SlugHistoryFile.write(files.site(), SlugRecord.of(plan), diagnostics);
        return plan;
    }

    private static Map<String, String> addresses(SitePlan plan) {
        Map<String, String> addresses = new TreeMap<>();
        for (StorefrontPlan storefront : plan.storefronts()) {
            storefront
                    .all(RouteKind.PRODUCT)
                    .forEach((id, placed) -> addresses.put(
                            storefront.storefront().path() + id, placed.url().path()));
        }
        return addresses;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void addingAndRemovingProductsChangesNoOtherAddress(long seed) throws IOException {
        Random random = new Random(seed);
        List<Thing> things = new ArrayList<>();
        Map<String, String> before = Map.of();
        for (int step = 0; step < 12; step++) {
            things.removeIf(thing -> random.nextInt(6) == 0);
            for (int i = random.nextInt(12); i >= 0; i--) {
                // Anywhere in the catalogue: order must not matter.
                String id = Integer.toString(random.nextInt(1_000_000), 36);
                if (things.stream().noneMatch(thing -> thing.id().equals(id))) {
                    things.add(random.nextInt(things.size() + 1), new Thing(id, titles(random)));
                }
            }
            Map<String, String> now = addresses(plan(things));
            assertThat(now.values()).doesNotHaveDuplicates();
            assertThat(now).hasSize(things.size() * 3);
            before.forEach((thing, address) -> {
                if (now.containsKey(thing)) {
                    assertThat(now).as("seed " + seed).containsEntry(thing, address);
                }
            });
            before = now;
        }
    }

    private static Map<String, String> titles(Random random) {
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("en", title(random));
        if (random.nextBoolean()) {
            titles.put("ja", title(random));
        }
        return titles;
    }

    private static String title(Random random) {
        List<String> words = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            words.add(WORDS.get(random.nextInt(WORDS.size())));
        }
        return String.join(" ", words);
    }

    @Test
    void aRenamedThingLeadsOnFromEverySlugItHad() throws IOException {
        plan(List.of(new Thing("mug", Map.of("en", "Morrow Mug"))));
        plan(List.of(new Thing("mug", Map.of("en", "Morrow Cup"))));
        SitePlan plan = plan(List.of(new Thing("mug", Map.of("en", "Morrow Beaker"))));
        assertThat(plan.redirects().all().stream()
                        .map(rule -> rule.from() + " " + rule.to().orElse("") + " " + rule.status()))
                .containsExactly(
                        "/gb/morrow-cup/ /gb/morrow-beaker/ 301",
                        "/gb/morrow-mug/ /gb/morrow-beaker/ 301",
                        "/ja/morrow-cup/ /ja/morrow-beaker/ 301",
                        "/ja/morrow-mug/ /ja/morrow-beaker/ 301",
                        "/morrow-cup/ /morrow-beaker/ 301",
                        "/morrow-mug/ /morrow-beaker/ 301");
        // Back again: what was old is the address once more.
        SitePlan again = plan(List.of(new Thing("mug", Map.of("en", "Morrow Mug"))));
        assertThat(again.redirects().all())
                .hasSize(6)
                .allMatch(rule -> rule.to().orElse("").endsWith("/morrow-mug/"));
    }

    @Test
    void aNewcomerGetsNeitherTheSlugNorTheOldSlugOfAnother() throws IOException {
        Thing old = new Thing("z", Map.of("en", "Lamp"));
        plan(List.of(old));
        Thing renamed = new Thing("z", Map.of("en", "Lantern"));
        Map<String, String> addresses = addresses(
                plan(List.of(new Thing("a", Map.of("en", "Lamp")), new Thing("b", Map.of("en", "Lantern")), renamed)));
        assertThat(addresses)
                .containsEntry("/z", "/lantern/")
                .containsEntry("/a", "/lamp-a/")
                .containsEntry("/b", "/lantern-b/");
    }

    @Test
    void theSlugOfAThingThatIsGoneIsFree() throws IOException {
        plan(List.of(new Thing("z", Map.of("en", "Lamp"))));
        SitePlan plan = plan(List.of(new Thing("a", Map.of("en", "Lamp"))));
        assertThat(addresses(plan)).containsEntry("/a", "/lamp/");
        assertThat(plan.redirects().all()).isEmpty();
    }
}
