package dev.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.SitePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which products are like another. */
class SimilarProductsTest {

    private static final Path CONTENT = Path.of("../content");

    @TempDir
    private Path folder;

    private static SitePlan plan(Path content, Path themes) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Site site = SiteLoader.open(content, diagnostics)
                .orElseThrow()
                .load(List.of(themes), SiteTest.DAY, false, 1)
                .orElseThrow()
                .site();
        return RoutePlanner.plan(site, diagnostics);
    }

    private static SitePlan demo() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(CONTENT), "the demo shop is not here");
        return plan(CONTENT, Path.of("../themes"));
    }

    private static List<String> to(SitePlan plan, String id, String... without) {
        try (SimilarProducts similar = SimilarProducts.of(plan)) {
            return similar.to(
                    plan.site().catalog().product(id).orElseThrow(),
                    Set.of(without),
                    plan.site().settings().storefronts().get(0));
        }
    }

    @Test
    void productsOfTheSameCategoryComeFirstAndThoseThatShareMostFirstAmongThem() throws IOException {
        SitePlan plan = demo();
        assertThat(to(plan, "dune-dinner-plate"))
                .startsWith("dune-side-plate")
                .contains("house-set")
                .doesNotContain("dune-dinner-plate");
        assertThat(to(plan, "morrow-mug")).startsWith("morrow-espresso-cup");
        assertThat(to(plan, "tide-bowl")).startsWith("tide-serving-bowl");
        assertThat(to(plan, "turn-mill")).startsWith("turn-salt-cellar");
        assertThat(to(plan, "grain-candle-holder"))
                .as("of another category, with much in common")
                .contains("halo-pendant");
        assertThat(to(plan, "dune-dinner-plate"))
                .as("of another category, with little in common")
                .doesNotContain("aurora-lamp");
        plan.site().catalog().products().values().forEach(product -> {
            List<Optional<String>> categories = to(plan, product.id()).stream()
                    .map(id -> plan.site().catalog().product(id).orElseThrow().category())
                    .toList();
            long same = categories.stream().filter(product.category()::equals).count();
            assertThat(categories.subList(0, (int) same))
                    .as(product.id())
                    .isNotEmpty()
                    .allMatch(product.category()::equals);
        });
    }

    @Test
    void whatIsNotWantedIsLeftOutAndOthersMoveUp() throws IOException {
        SitePlan plan = demo();
        List<String> all = to(plan, "dune-dinner-plate");
        List<String> fewer = to(plan, "dune-dinner-plate", all.get(0), all.get(2));
        assertThat(fewer).doesNotContain(all.get(0), all.get(2)).startsWith(all.get(1), all.get(3));
    }

    @Test
    void theAnswersAreTheSameInAnyOrderAndOnAnyNumberOfThreads() throws Exception {
        SitePlan plan = demo();
        Map<String, List<String>> once = answers(plan, 1, 1);
        assertThat(once).hasSizeGreaterThan(200);
        assertThat(answers(plan, 8, 2)).isEqualTo(once);
        assertThat(answers(plan, 3, 3)).isEqualTo(once);
    }

    private static Map<String, List<String>> answers(SitePlan plan, int threads, long seed) throws Exception {
        List<Callable<Map.Entry<String, List<String>>>> questions = new ArrayList<>();
        Map<String, List<String>> answers = new TreeMap<>();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (SimilarProducts similar = SimilarProducts.of(plan)) {
            for (Storefront storefront : plan.site().settings().storefronts()) {
                for (ProductEntry product : plan.site().catalog().products().values()) {
                    questions.add(() ->
                            Map.entry(storefront.id() + " " + product.id(), similar.to(product, Set.of(), storefront)));
                }
            }
            Collections.shuffle(questions, new Random(seed));
            for (Future<Map.Entry<String, List<String>>> answer : pool.invokeAll(questions)) {
                answers.put(answer.get().getKey(), answer.get().getValue());
            }
        } finally {
            pool.shutdownNow();
        }
        return answers;
    }

    @Test
    void noStorefrontIsGivenWhatItDoesNotShow() throws IOException {
        SitePlan plan = demo();
        try (SimilarProducts similar = SimilarProducts.of(plan)) {
            List<Integer> counts = new ArrayList<>();
            plan.storefronts().forEach(here -> {
                Set<String> shown = here.all(RouteKind.PRODUCT).keySet();
                counts.add(shown.size());
                plan.site()
                        .catalog()
                        .products()
                        .values()
                        .forEach(product -> assertThat(similar.to(product, Set.of(), here.storefront()))
                                .as(here.storefront().id() + " " + product.id())
                                .isSubsetOf(shown));
            });
            assertThat(Set.copyOf(counts)).as("storefronts that show fewer").hasSizeGreaterThan(1);
        }
    }

    private SiteTest lamps(int count) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= count; i++) {
            lines.append(lamp("lamp-" + i, "Desk lamp " + i, ""));
        }
        return SiteTest.sound(folder)
                .file("catalog/categories.json", "{ \"categories\": [{ \"id\": \"lamps\" }, { \"id\": \"desks\" }] }")
                .file("catalog/more.jsonl", lines.toString());
    }

    private static String lamp(String id, String title, String facts) {
        return "{ \"id\": \"" + id + "\", \"category\": \"lamps\", " + facts
                + "\"prices\": { \"USD\": 10 }, \"variants\": [{ \"sku\": \"" + id
                + "\" }], \"texts\": { \"en\": { \"title\": \"" + title + "\" } } }\n";
    }

    @Test
    void equalsAreInTheOrderOfTheirIds() throws IOException {
        SitePlan plan = plan(lamps(12).site(), SiteTest.theme());
        assertThat(to(plan, "lamp-5"))
                .containsExactly("lamp-1", "lamp-10", "lamp-11", "lamp-12", "lamp-2", "lamp-3", "lamp-4", "lamp-6");
    }

    @Test
    void whatCannotBeFoundIsNotOfferedButHasItsOwn() throws IOException {
        SitePlan plan = plan(
                lamps(4).file("search.json", "{ \"exclude\": { \"products\": [\"lamp-2\"] } }")
                        .site(),
                SiteTest.theme());
        assertThat(to(plan, "lamp-1")).containsExactly("lamp-3", "lamp-4");
        assertThat(to(plan, "lamp-2")).containsExactly("lamp-1", "lamp-3", "lamp-4");
    }

    @Test
    void whatHasNothingInCommonIsNotSimilar() throws IOException {
        SitePlan plan = plan(
                SiteTest.sound(folder)
                        .file("catalog/more.jsonl", lamp("vase", "Vase", "").replace("\"category\": \"lamps\", ", ""))
                        .site(),
                SiteTest.theme());
        assertThat(to(plan, "lamp")).isEmpty();
        assertThat(to(plan, "vase")).isEmpty();
    }

    @Test
    void aPageShowsWhatIsSimilarOnceAndOnlyWhatItsStorefrontShows() throws IOException {
        SiteTest site = lamps(3).file(
                        "catalog/others.jsonl",
                        lamp("kept", "Desk lamp", "\"relations\": { \"related\": [\"lamp-2\"] }, ")
                                + lamp("euro", "Desk lamp", "").replace("\"USD\"", "\"EUR\"")
                                + lamp("draft", "Desk lamp", "\"status\": \"draft\", "))
                .edit("markets/us.json", "\"currency\"", "\"missingPrice\": \"hide\", \"currency\"")
                .file("theme/templates/product.ftlh", """
                        <link rel="canonical" href="${page.canonical}">
                        related:<#list product.related as one> ${one.id}</#list>;
                        similar:<#list product.similar as one> ${one.id}</#list>;
                        """)
                .build()
                .isSound();
        site.pageContains("products/desk-lamp/index.html", "related: lamp-2;", "similar: lamp-1 lamp-3;");
        site.pageContains("products/desk-lamp-1/index.html", "related:;", "similar: kept lamp-2 lamp-3;");
    }

    @Test
    void lucenesAdviceToStartJavaOtherwiseIsNotShown() throws IOException {
        to(plan(lamps(2).site(), SiteTest.theme()), "lamp-1");
        Logger advice = Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");
        assertThat(advice.isLoggable(Level.WARNING)).isFalse();
        assertThat(advice.isLoggable(Level.SEVERE)).isTrue();
    }
}
