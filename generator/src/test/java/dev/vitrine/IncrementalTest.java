package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.output.ContentHash;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A build that takes over what the last one made writes, says and records what a clean one does, whatever was edited in between. The shop is the demo in two
 * languages and markets.
 */
class IncrementalTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final int STEPS = 5;
    private static final String STOREFRONTS = """
            "storefronts": [
                { "market": "us", "language": "en", "path": "/" },
                { "market": "de", "language": "de", "path": "/de/" }
              ],
            """;

    @TempDir
    private Path folder;

    private Path site;
    private Path output;
    private int clean;

    @BeforeEach
    void lay() throws IOException {
        site = folder.resolve("site");
        output = folder.resolve("out");
        FileUtils.copyDirectory(Path.of("../content").toFile(), site.toFile());
        String settings = Files.readString(site.resolve("site.json"));
        int from = settings.indexOf("\"storefronts\"");
        int to = settings.indexOf("],", from) + 2;
        write("site.json", settings.substring(0, from) + STOREFRONTS.strip() + settings.substring(to));
    }

    private void write(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void edit(String path, String old, String replacement) throws IOException {
        String text = Files.readString(site.resolve(path));
        assertThat(text).as(path).contains(old);
        write(path, text.replace(old, replacement));
    }

    private static BuildReport build(Path from, Path to, Path state) throws IOException {
        return SiteGenerator.build(BuildRequest.builder(from, to, DAY)
                .themes(List.of(Path.of("../themes")))
                .threads(2)
                .state(state)
                .recordSlugs(true)
                .build());
    }

    private BuildReport build() throws IOException {
        return build(site, output, site.resolve(".vitrine"));
    }

    /** Builds after an edit, and clean beside it, and compares everything. */
    private BuildReport same(String edit) throws IOException {
        Path copy = folder.resolve("clean-" + clean);
        Path beside = folder.resolve("clean-out-" + clean++);
        FileUtils.copyDirectory(site.toFile(), copy.toFile());
        BuildReport report = build();
        BuildReport expected = build(copy, beside, copy.resolve(".vitrine"));
        assertThat(printed(report)).as(edit).isEqualTo(printed(expected));
        assertThat(report.written()).as(edit).isEqualTo(expected.written());
        assertThat(List.of(report.pages(), report.fallbacks(), report.feeds(), report.translations()))
                .as(edit)
                .isEqualTo(List.of(expected.pages(), expected.fallbacks(), expected.feeds(), expected.translations()));
        if (report.written()) {
            assertThat(files(output)).as(edit).isEqualTo(files(beside));
            assertThat(report.files()).as(edit).isEqualTo(expected.files());
            assertThat(site.resolve(".vitrine/pages.tsv"))
                    .as(edit)
                    .hasSameTextualContentAs(copy.resolve(".vitrine/pages.tsv"));
            assertThat(site.resolve("slug-history.json"))
                    .as(edit)
                    .hasSameTextualContentAs(copy.resolve("slug-history.json"));
        }
        FileUtils.deleteDirectory(copy.toFile());
        FileUtils.deleteDirectory(beside.toFile());
        return report;
    }

    private static String printed(BuildReport report) {
        return new DiagnosticPrinter(report.excerpts()).print(report.diagnostics());
    }

    private static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                files.put(root.relativize(file).toString(), ContentHash.hex(hash(file)));
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static long hash(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return ContentHash.of(bytes, bytes.length);
    }

    // What is made again

    @Test
    void aPriceMakesOnlyWhatShowsIt() throws IOException {
        build();
        edit("catalog/products/aurora-lamp/product.json", "\"USD\": 189", "\"USD\": 188");
        BuildReport report = same("price");
        assertThat(report.changes().pagesMade()).isBetween(2, report.pageCount() * 2 / 3);
        Map<String, String> files = files(output);
        assertThat(files).containsKey("products/aurora-table-lamp/index.html");
        assertThat(Files.readString(output.resolve("category/lighting/index.html")))
                .contains("$188");
        assertThat(Files.readString(output.resolve("data/items/lighting-0.json")))
                .contains("$188");
        assertThat(Files.readString(output.resolve("feeds/us-en/google.xml"))).contains("188.00 USD");
    }

    @Test
    void aTextMakesItsOwnPagesAlone() throws IOException {
        build();
        edit("catalog/products/aurora-lamp/en.md", "\n---\n", "\n---\n\nIt is a lamp.\n");
        BuildReport report = same("text of a product");
        // One page in each storefront: German words are there.
        assertThat(report.changes().pagesMade()).isEqualTo(2);
        write("pages/about/en.md", Files.readString(site.resolve("pages/about/en.md")) + "\nWe are many.\n");
        report = same("text of a page");
        assertThat(report.changes().pagesMade()).isEqualTo(2);
    }

    @Test
    void aNewDayMakesNothing() throws IOException {
        build();
        BuildReport next = SiteGenerator.build(BuildRequest.builder(site, output, DAY.plusDays(1))
                .themes(List.of(Path.of("../themes")))
                .threads(2)
                .state(site.resolve(".vitrine"))
                .recordSlugs(true)
                .build());
        assertThat(next.written()).isTrue();
        assertThat(next.changes().pagesMade()).isZero();
        assertThat(next.changes().added()
                        + next.changes().changed()
                        + next.changes().removed())
                .isLessThan(12);
    }

    @Test
    void whatLooksOtherInTheOutputIsMadeAgain() throws IOException {
        build();
        Path page = output.resolve("products/aurora-table-lamp/index.html");
        Path card = output.resolve("data/items/lighting-0.json");
        Files.writeString(page, "edited by hand");
        Files.delete(card);
        write("notes.txt", "x");
        same("edited output");
        assertThat(Files.readString(page)).contains("<title>Aurora Table Lamp");
        assertThat(card).exists();
    }

    @Test
    void aDamagedMemoryIsNone() throws IOException {
        build();
        Path memory = folder.resolve(".out.vitrine/units");
        byte[] bytes = Files.readAllBytes(memory);
        Random random = new Random(7);
        for (int i = 0; i < 3; i++) {
            byte[] damaged = i == 0 ? Arrays.copyOf(bytes, bytes.length / 2) : bytes.clone();
            for (int j = 0; j < 40 && i > 0; j++) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(memory, damaged);
            write("notes.txt", "x" + i);
            same("damaged memory " + i);
        }
    }

    @Test
    void damagedProductsAreReadAgain() throws IOException {
        build();
        Path memory = folder.resolve(".out.vitrine/products");
        byte[] bytes = Files.readAllBytes(memory);
        for (int at = 64; at < bytes.length; at += 97) {
            bytes[at] ^= 1;
        }
        Files.write(memory, bytes);
        write("notes.txt", "x");
        BuildReport report = same("damaged products");
        assertThat(report.changes().pagesMade()).isZero();
    }

    @Test
    void aPlainIndexHasAllProductsThoughFewAreMade() throws IOException {
        write("search.json", "{ \"lucene\": true }");
        build();
        int all = documents();
        edit("catalog/products/aurora-lamp/en.md", "\n---\n", "\n---\n\nIt is a lamp.\n");
        BuildReport report = build();
        assertThat(report.changes().pagesMade()).isPositive().isLessThan(report.pageCount());
        assertThat(documents()).isEqualTo(all).isGreaterThan(20);
    }

    private int documents() throws IOException {
        try (Directory files = FSDirectory.open(folder.resolve("out.lucene/en"));
                DirectoryReader index = DirectoryReader.open(files)) {
            return index.numDocs();
        }
    }

    // Random edits

    /** Something a person does to the site. */
    private interface Edit {
        void on(Random random) throws IOException;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void afterWhateverEditsTheSameBytes(int seed) throws IOException {
        Random random = new Random(seed);
        Map<String, Edit> edits = edits();
        List<String> names = new ArrayList<>(edits.keySet());
        build();
        StringBuilder history = new StringBuilder("seed " + seed);
        for (int step = 0; step < STEPS; step++) {
            int together = 1 + random.nextInt(3);
            Path before = folder.resolve("before");
            FileUtils.copyDirectory(site.toFile(), before.toFile());
            for (int i = 0; i < together; i++) {
                String name = names.get(random.nextInt(names.size()));
                history.append(", ").append(name);
                edits.get(name).on(random);
            }
            BuildReport report = same(history.toString());
            if (!report.written()) {
                // A person would mend it; here it is taken back.
                history.append(" (broken, taken back)");
                FileUtils.deleteDirectory(site.toFile());
                FileUtils.copyDirectory(before.toFile(), site.toFile());
            }
            FileUtils.deleteDirectory(before.toFile());
        }
    }

    private Map<String, Edit> edits() {
        Map<String, Edit> edits = new TreeMap<>();
        edits.put(
                "price", random -> replaceFirst(product(random) + "/product.json", "\"USD\": (\\d+)", "\"USD\": 1$1"));
        edits.put(
                "sale",
                random -> replaceFirst(
                        product(random) + "/product.json",
                        "\"prices\":",
                        "\"compareAt\": { \"USD\": 9000, \"EUR\": 9000 },\n  \"prices\":"));
        edits.put(
                "title",
                random -> replaceFirst(
                        product(random) + "/" + word(random),
                        "title: \"(.*)\"",
                        "title: \"$1 " + letters(random) + "\""));
        edits.put(
                "slug",
                random -> replaceFirst(
                        product(random) + "/" + word(random), "slug: (.*)", "slug: $1-" + letters(random)));
        edits.put("text", random -> {
            String path = product(random) + "/" + word(random);
            write(path, Files.readString(site.resolve(path)) + "\n" + letters(random) + " [tea](category:tea)\n");
        });
        edits.put(
                "delete product",
                random ->
                        FileUtils.deleteDirectory(site.resolve(product(random)).toFile()));
        edits.put("rename product", random -> {
            String from = product(random);
            FileUtils.moveDirectory(
                    site.resolve(from).toFile(),
                    site.resolve(from + "-" + letters(random)).toFile());
        });
        edits.put("add product", random -> {
            String from = product(random);
            Path to = site.resolve(from + "-copy-" + letters(random));
            FileUtils.copyDirectory(site.resolve(from).toFile(), to.toFile());
            Path json = to.resolve("product.json");
            Files.writeString(
                    json,
                    Files.readString(json)
                            .replaceAll("\"sku\": \"", "\"sku\": \"" + letters(random) + "-")
                            .replaceAll("\"gtin\": \"[0-9]*\",?", "")
                            .replaceAll("\"id\": \"[^\"]*\",", ""));
        });
        edits.put("no German", random -> Files.deleteIfExists(site.resolve(product(random) + "/de.md")));
        edits.put(
                "tag",
                random -> replaceFirst(product(random) + "/product.json", "\"tags\": \\[", "\"tags\": [\"new\", "));
        edits.put(
                "category",
                random -> replaceFirst(
                        product(random) + "/product.json", "\"category\": \"[^\"]*\"", "\"category\": \"lighting\""));
        edits.put("picture", random -> {
            byte[] other = Files.readAllBytes(picture(random));
            Files.write(picture(random), other);
        });
        edits.put("page", random -> {
            String path = "pages/about/" + word(random);
            write(path, Files.readString(site.resolve(path)) + "\n" + letters(random) + "\n");
        });
        edits.put("article", random -> {
            try (Stream<Path> found = Files.list(site.resolve("journal"))) {
                List<Path> articles = found.filter(Files::isDirectory).sorted().toList();
                Path article = articles.get(random.nextInt(articles.size()));
                FileUtils.deleteDirectory(article.toFile());
            }
        });
        edits.put("template", random -> {
            Path theme = site.resolve("theme/templates/product.ftlh");
            Files.createDirectories(theme.getParent());
            String before = Files.exists(theme)
                    ? Files.readString(theme)
                    : Files.readString(Path.of("../themes/atelier/templates/product.ftlh"));
            Files.writeString(theme, before.replaceFirst("<main", "<!-- " + letters(random) + " --><main"));
        });
        edits.put(
                "string",
                random -> replaceFirst("strings/de.json", "\\{", "{\n  \"nav.home\": \"" + letters(random) + "\","));
        edits.put(
                "page size",
                random -> replaceFirst(
                        "site.json",
                        "\"defaultLanguage\"",
                        "\"pageSize\": " + (4 + random.nextInt(9)) + ",\n  \"defaultLanguage\""));
        edits.put(
                "language",
                random -> replaceFirst(
                        "site.json",
                        "\\{ \"market\": \"de\", \"language\": \"de\", \"path\": \"/de/\" \\}",
                        "{ \"market\": \"de\", \"language\": \"de\", \"path\": \"/de/\" },\n    { \"market\": \"jp\", \"language\": \"ja\", \"path\": \"/ja/\" }"));
        edits.put(
                "market",
                random -> replaceFirst(
                        "markets/us.json", "\"returnDays\": \\d+", "\"returnDays\": " + random.nextInt(60)));
        edits.put(
                "review",
                random -> write(
                        product(random) + "/reviews.json",
                        "[{ \"rating\": " + (1 + random.nextInt(5)) + ", \"author\": \"" + letters(random)
                                + "\", \"date\": \"2026-05-01\", \"title\": \"Good\", \"text\": \"Very.\" }]"));
        edits.put(
                "collection",
                random -> replaceFirst("catalog/collections.json", "\"sort\": \"newest\"", "\"sort\": \"title\""));
        return edits;
    }

    private String product(Random random) throws IOException {
        try (Stream<Path> found = Files.list(site.resolve("catalog/products"))) {
            List<String> ids =
                    found.map(path -> path.getFileName().toString()).sorted().toList();
            return "catalog/products/" + ids.get(random.nextInt(ids.size()));
        }
    }

    private Path picture(Random random) throws IOException {
        try (Stream<Path> found = Files.list(site.resolve(product(random)))) {
            return found.filter(path -> path.toString().endsWith(".jpg"))
                    .sorted()
                    .findFirst()
                    .orElse(site.resolve("media/social-card.jpg"));
        }
    }

    private static String word(Random random) {
        return random.nextBoolean() ? "en.md" : "de.md";
    }

    private static String letters(Random random) {
        return Integer.toString(1_000_000 + random.nextInt(60_000_000), 36);
    }

    /** Replaces what is there; files without it stay as they are. */
    private void replaceFirst(String path, String pattern, String replacement) throws IOException {
        if (Files.exists(site.resolve(path))) {
            write(path, Files.readString(site.resolve(path)).replaceFirst(pattern, replacement));
        }
    }
}
