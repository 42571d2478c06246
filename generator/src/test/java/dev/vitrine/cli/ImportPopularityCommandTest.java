package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.SiteTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vitrine import popularity}: exports of statistics become counts, lists and the search go by them. */
class ImportPopularityCommandTest {

    private static final String COUNTS = "catalog/popularity.json";

    @TempDir
    private Path folder;

    private SiteTest site;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void aShopOfThreeProducts() throws IOException {
        site = SiteTest.sound(folder);
        for (String id : List.of("mug", "vase")) {
            site.file(
                            "catalog/products/" + id + "/product.json",
                            "{ \"prices\": { \"USD\": 12 }, \"variants\": [{ \"sku\": \"" + id.toUpperCase(Locale.ROOT)
                                    + "-1\" }] }")
                    .file("catalog/products/" + id + "/en.md", "---\ntitle: " + id + "\n---\nMade of clay.\n");
        }
        site.file(
                "catalog/collections.json",
                "{ \"collections\": [{ \"id\": \"loved\", \"rule\": { \"not\": { \"tag\": \"odd\" } }, \"sort\": \"popular\", \"texts\": { \"en\": { \"title\": \"Loved\" } } }] }");
    }

    private int run(String export, String... more) throws IOException {
        return run(export.getBytes(StandardCharsets.UTF_8), more);
    }

    private int run(byte[] export, String... more) throws IOException {
        Path file = folder.resolve("export.csv");
        Files.write(file, export);
        return run(file, more);
    }

    private int run(Path file, String... more) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        List<String> words = new ArrayList<>(List.of(
                "import",
                "popularity",
                file.toString(),
                site.site().toString(),
                "--themes",
                SiteTest.theme().toString(),
                "--date",
                "2026-06-01"));
        words.addAll(List.of(more));
        return Main.run(new PrintWriter(out), new PrintWriter(err), words.toArray(new String[0]));
    }

    private String counts() throws IOException {
        return Files.readString(site.site().resolve(COUNTS));
    }

    private static String file(String counts) {
        return "{\n  \"date\": \"2026-06-01\",\n  \"counts\": {\n" + counts + "\n  }\n}\n";
    }

    @Test
    void pagesOfPlausibleAreCountedForTheirProducts() throws IOException {
        assertThat(run("""
                        name,visitors,pageviews,bounce_rate,time_on_page
                        /products/mug/,3,70,,
                        /products/mug/?utm_source=x,1,5,,
                        https://www.tiny.example/products/lamp,1,2,,
                        https://other.example/products/vase/,1,900,,
                        /,50,90,,
                        /gone/,1,4,,
                        """)).isZero();
        assertThat(counts()).isEqualTo(file("    \"lamp\": 2,\n    \"mug\": 75"));
        assertThat(out.toString())
                .contains(
                        "left out: 2 names, such as",
                        "imported: 2 products counted 77 times, 2 changes; 1 row of other pages")
                // The most counted first.
                .containsSubsequence("https://other.example/products/vase/  900", "/gone/  4");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anOldAddressCountsForTheProductThatHasAnotherNow() throws IOException {
        site.file("slug-history.json", "{ \"product:lamp\": { \"en\": [\"lamp\", \"old-lamp\"] } }")
                .file(
                        "redirects.json",
                        "{ \"redirects\": [{ \"from\": \"/shop/*\", \"to\": \"/products/:splat\" }, { \"from\": \"/lampe\", \"to\": \"product:lamp\" }] }");
        assertThat(run("address,count\n/products/old-lamp/,4\n/lampe,10\n/shop/lamp/,100\n"))
                .isZero();
        assertThat(counts()).isEqualTo(file("    \"lamp\": 114"));
    }

    @Test
    void reportsOfGoogleAnalyticsBeginWithRemarksAndATotal() throws IOException {
        assertThat(run("""
                        # ----------------------------------------
                        # Pages and screens: Page path, and screen class
                        # Start date: 20260501
                        # ----------------------------------------

                        Page path and screen class,Views,Active users,Views per active user
                        ,5000,100,50,Grand total
                        /products/vase/,"4,000",80,50
                        /products/mug/,1000,20,50
                        """)).isZero();
        assertThat(counts()).isEqualTo(file("    \"mug\": 1000,\n    \"vase\": 4000"));
    }

    @Test
    void reportsOfMatomoHaveTheAddressBesideTheLabel() throws IOException {
        String report = "\ufeffLabel,Unique Pageviews,Pageviews,Metadata: url\n"
                + "/mug/,3,9,https://tiny.example/products/mug/\nproducts/vase,1,2,\n";
        assertThat(run(report.getBytes(StandardCharsets.UTF_16LE))).isZero();
        assertThat(counts()).isEqualTo(file("    \"mug\": 9,\n    \"vase\": 2"));
    }

    @Test
    void idsAndSkusDoAsWellAndWhatIsNoCountIsReportedAtItsCell() throws IOException {
        assertThat(run("sku;sold\nLAMP;1.234\nMUG-1;2\nmug;3\nVASE-1;many\nVASE-1;0\n"))
                .isZero();
        assertThat(counts()).isEqualTo(file("    \"lamp\": 1234,\n    \"mug\": 5"));
        assertThat(err.toString())
                .contains(
                        "export.csv:5:8: warning [import/invalid-value] 'many' is no whole number; the row is left out");
    }

    @Test
    void aDryRunSaysWhatWouldChangeAndWritesNothing() throws IOException {
        run("product,count\nlamp,5\nmug,3\n");
        String before = counts();
        assertThat(run("product,count\nlamp,1200\nvase,1\n", "--dry-run")).isZero();
        assertThat(counts()).isEqualTo(before);
        assertThat(out.toString())
                .isEqualTo("  change  lamp  5 → 1,200\n  remove  mug  3\n  add     vase  1\n"
                                .replace("\n", System.lineSeparator())
                        + "would import: 2 products counted 1,201 times, 3 changes; 0 rows of other pages"
                        + System.lineSeparator());
    }

    @Test
    void anExportOfNothingTheShopHasLeavesTheCountsAsTheyAre() throws IOException {
        run("product,count\nlamp,5\n");
        String before = counts();
        assertThat(run("product,count\nsofa,5\n")).isZero();
        assertThat(counts()).isEqualTo(before);
        assertThat(out.toString()).contains("nothing imported: no row names a product of the shop");
    }

    @Test
    void whatIsNoExportSaysWhichColumnsItShouldHave() throws IOException {
        assertThat(run("Seite,Aufrufe\n/products/lamp/,3\n")).isEqualTo(1);
        assertThat(err.toString())
                .contains(
                        "export.csv:1:1: error [import/unknown-format] no column says what was counted; there are Seite, Aufrufe",
                        "hint: name two columns: product (an id or SKU) or address, and count");
        assertThat(run("address,name\n/products/lamp/,Lamp\n")).isEqualTo(1);
        assertThat(err.toString()).contains("no column says how often");
        assertThat(run(folder.resolve("none.csv"))).isEqualTo(1);
        assertThat(err.toString()).contains("[file/missing]");
        assertThat(site.site().resolve(COUNTS)).doesNotExist();
        site.edit("site.json", "\"theme\"", "\"thme\"");
        assertThat(run("product,count\nlamp,5\n")).isEqualTo(1);
        assertThat(err.toString()).contains("'thme'");
    }

    @Test
    void theCommandAboveStillAsksForItsFilesAndItsSite() {
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "import"))
                .isEqualTo(2);
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "import", "a.csv"))
                .isEqualTo(2);
        assertThat(Main.run(new PrintWriter(out), new PrintWriter(err), "import", "popularity"))
                .isEqualTo(2);
        assertThat(err.toString())
                .contains("Missing required parameter: 'FILE'", "Missing required option: '--to=SITE'");
    }

    @Test
    void listsAndTheSearchGoByTheCountsAndSoDoBuildsThatTakeOverTheLast() throws IOException {
        site.file("strings/en.json", "{ \"search.title\": \"Find\" }")
                .file(
                        "theme/templates/search.ftlh",
                        "<!DOCTYPE html><html lang=\"en\"><meta name=\"robots\" content=\"noindex\"><title>Page</title><h1>Search</h1></html>");
        incremental("none");
        assertThat(site.page("data/search.json")).doesNotContain("\"ranks\"");
        run("product,count\nvase,50\nmug,3\n");
        incremental("counted");
        assertThat(order()).containsExactly("vase", "mug", "lamp");
        String index = site.page("data/search.json");
        assertThat(index).contains("\"ranks\"");
        run("product,count\nlamp,50\nmug,3\n");
        incremental("counted otherwise");
        assertThat(order()).containsExactly("lamp", "mug", "vase");
        assertThat(site.page("data/search.json")).isNotEqualTo(index);
    }

    @Test
    void aCategorySaysTheOrderOfThoseBelowIt() throws IOException {
        site.file(
                "catalog/categories.json",
                "{ \"categories\": [{ \"id\": \"clay\", \"sort\": \"popular\", \"texts\": { \"en\": { \"title\": \"Clay\" } } }] }");
        for (String id : List.of("mug", "vase")) {
            site.edit(
                    "catalog/products/" + id + "/product.json",
                    "{ \"prices\"",
                    "{ \"categories\": [\"clay\"], \"prices\"");
        }
        run("product,count\nvase,2\n");
        site.build().isSound();
        assertThat(site.page("category/clay/index.html")).containsSubsequence("/products/vase/", "/products/mug/");
    }

    @Test
    void countsThatNobodyImportedAreReportedAtTheirLine() throws IOException {
        site.file(COUNTS, "{ \"date\": \"2026-02-31\",\n  \"counts\": { \"lamp\": \"many\" } }")
                .build()
                .isBroken();
        assertThat(site.printed()).contains(COUNTS + ":2:23: error [json/");
        site.file(COUNTS, "{ \"date\": \"2026-02-31\", \"counts\": { \"lamp\": 2, \"sofa\": 9 } }")
                .build()
                .isBroken();
        assertThat(site.printed()).contains(COUNTS + ":1:11: error [json/invalid-value] there is no such day");
    }

    private List<String> order() {
        String page = site.page("collections/loved/index.html");
        return List.of("lamp", "mug", "vase").stream()
                .sorted(Comparator.comparingInt(id -> page.indexOf("/products/" + id + "/")))
                .toList();
    }

    /** Builds over the last output, and clean beside it, with the same record of when pages changed. */
    private void incremental(String step) throws IOException {
        Path state = folder.resolve("state");
        Path copy = folder.resolve("state " + step);
        Files.createDirectories(state);
        FileUtils.copyDirectory(state.toFile(), copy.toFile());
        Path clean = folder.resolve("clean " + step);
        build(site.output(), state);
        build(clean, copy);
        assertThat(SiteTest.files(site.output())).as(step).isEqualTo(SiteTest.files(clean));
    }

    private void build(Path output, Path state) throws IOException {
        assertThat(SiteGenerator.build(BuildRequest.builder(site.site(), output, SiteTest.DAY)
                                .themes(List.of(SiteTest.theme()))
                                .threads(1)
                                .state(state)
                                .build())
                        .sound())
                .isTrue();
    }
}
