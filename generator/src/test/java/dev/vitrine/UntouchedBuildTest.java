package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where nothing changed nothing is made; whatever changed, it is. */
class UntouchedBuildTest {

    private static final FileTime OLD = FileTime.fromMillis(1_000_000_000_000L);
    private static final String PRODUCT = "catalog/products/lamp/product.json";

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void lay() throws IOException {
        site = SiteTest.sound(folder);
        site.options(this::plain);
    }

    private BuildRequest.Builder plain(BuildRequest.Builder request) {
        return request.state(site.site().resolve(".vitrine")).recordSlugs(true);
    }

    private BuildReport build() throws IOException {
        return site.build().report();
    }

    private static boolean untouched(BuildReport report) {
        return report.phases().containsKey("unchanged");
    }

    @Test
    void aSecondBuildIsNotMadeAndSaysTheSame() throws IOException {
        BuildReport first = build();
        assertThat(first.sound()).isTrue();
        assertThat(untouched(first)).isFalse();
        Map<String, String> before = files(site.output());
        BuildReport second = build();
        assertThat(second.phases()).containsOnlyKeys("unchanged");
        assertThat(files(site.output())).isEqualTo(before);
        same(second, first);
        assertThat(second.changes()).isEqualTo(new BuildReport.Changes(0, 0, 0, first.files(), 0));
        assertThat(folder.resolve(".out.vitrine/changes.tsv")).isEmptyFile();
        assertThat(site.site().resolve(".vitrine/changed-urls.txt")).isEmptyFile();
        assertThat(untouched(build())).isTrue();
    }

    private static void same(BuildReport one, BuildReport other) {
        assertThat(new DiagnosticPrinter(one.excerpts()).print(one.diagnostics()))
                .isEqualTo(new DiagnosticPrinter(other.excerpts()).print(other.diagnostics()));
        assertThat(List.of(one.pages(), one.files(), one.fallbacks(), one.feeds(), one.translations(), one.written()))
                .isEqualTo(List.of(
                        other.pages(),
                        other.files(),
                        other.fallbacks(),
                        other.feeds(),
                        other.translations(),
                        other.written()));
    }

    @Test
    void aFreshCheckoutWithTheSameContentIsTheSame() throws IOException {
        build();
        try (Stream<Path> found = Files.walk(site.site())) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                Files.delete(file);
                Files.write(file, bytes);
                Files.setLastModifiedTime(file, OLD);
            }
        }
        assertThat(untouched(build())).isTrue();
    }

    @Test
    void aFileOfTheSameSizeAndTimeIsReadWhenItIsAnother() throws IOException {
        build();
        Path file = site.site().resolve(PRODUCT);
        FileTime time = Files.getLastModifiedTime(file);
        String text = Files.readString(file);
        Files.writeString(file, text.replace("120", "121"));
        Files.setLastModifiedTime(file, time);
        assertThat(untouched(build())).isFalse();
    }

    @Test
    void whateverIsOtherTheBuildIsMade() throws IOException {
        build();
        assertThat(untouched(build())).isTrue();
        Path edited = site.output().resolve("robots.txt");
        List<Change> changes = List.of(
                () -> Files.writeString(edited, "x"),
                () -> Files.delete(edited),
                () -> Files.writeString(site.output().resolve("stray"), "x"),
                () -> Files.writeString(site.site().resolve(".vitrine/pages.tsv"), "/\t00000000000000aa\t2020-01-01\n"),
                () -> Files.delete(site.site().resolve(".vitrine/pages.tsv")),
                () -> Files.writeString(site.site().resolve("notes.txt"), "x"),
                () -> Files.createDirectories(site.site().resolve("drawings")),
                () -> Files.delete(site.site().resolve("drawings")),
                () -> Files.delete(site.site().resolve("slug-history.json")),
                () -> Files.delete(folder.resolve(".out.vitrine/files.tsv")),
                () -> Files.write(folder.resolve(".out.vitrine/last-build"), new byte[] {0, 0, 0, 1, 0}),
                () -> site.options(request -> plain(request).full(true)),
                () -> site.options(request -> plain(request).recordSlugs(false)),
                () -> site.options(request -> plain(request).drafts(true)));
        for (int i = 0; i < changes.size(); i++) {
            changes.get(i).make();
            assertThat(untouched(build())).as("change " + i).isFalse();
            site.options(this::plain);
            build();
            assertThat(untouched(build())).as("after change " + i).isTrue();
            assertThat(site.output().resolve("stray")).doesNotExist();
        }
    }

    @Test
    void theDayAndTheThemeCount() throws IOException {
        Path theme = folder.resolve("theme-copy");
        FileUtils.copyDirectory(SiteTest.theme().toFile(), theme.toFile());
        site.options(request -> plain(request).themes(List.of(theme)));
        build();
        assertThat(untouched(build())).isTrue();
        try (Stream<Path> found = Files.walk(theme)) {
            Path template = found.filter(file -> file.toString().endsWith(".ftlh"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
            Files.writeString(template, Files.readString(template) + "\n");
        }
        assertThat(untouched(build())).isFalse();
        assertThat(untouched(build())).isTrue();
        BuildReport later =
                SiteGenerator.build(plain(BuildRequest.builder(site.site(), site.output(), SiteTest.DAY.plusDays(1))
                                .themes(List.of(theme)))
                        .build());
        assertThat(untouched(later)).isFalse();
    }

    @Test
    void aBuildWithErrorsIsNotRemembered() throws IOException {
        build();
        String text = Files.readString(site.site().resolve("site.json"));
        site.file("site.json", "{");
        assertThat(build().sound()).isFalse();
        assertThat(build().sound()).isFalse();
        site.file("site.json", text);
        assertThat(build().sound()).isTrue();
    }

    /** What is remembered is what a build would make again: with the record and the slugs that it left itself. */
    @Test
    void afterAnyEditABuildInFullChangesNothing() throws IOException {
        Random random = new Random(42);
        List<Change> edits = List.of(
                () -> site.file(
                        PRODUCT,
                        "{ \"prices\": { \"USD\": " + (100 + random.nextInt(900))
                                + " }, \"variants\": [{ \"sku\": \"LAMP\" }] }"),
                () -> {
                    String id = "lamp-" + random.nextInt(1000);
                    FileUtils.copyDirectory(
                            site.site().resolve("catalog/products/lamp").toFile(),
                            site.site().resolve("catalog/products/" + id).toFile());
                    site.edit("catalog/products/" + id + "/product.json", "LAMP", id);
                },
                () -> {
                    try (Stream<Path> found = Files.list(site.site().resolve("catalog/products"))) {
                        Path last = found.filter(
                                        path -> path.getFileName().toString().startsWith("lamp-"))
                                .sorted()
                                .findFirst()
                                .orElse(site.site().resolve("none"));
                        if (Files.exists(last)) {
                            FileUtils.deleteDirectory(last.toFile());
                        }
                    }
                },
                () -> site.file("notes-" + random.nextInt(9) + ".txt", "x" + random.nextInt()));
        for (int i = 0; i < 12; i++) {
            edits.get(random.nextInt(edits.size())).make();
            BuildReport made = build();
            assertThat(made.sound()).as(made.diagnostics().sorted().toString()).isTrue();
            BuildReport again = build();
            assertThat(untouched(again)).isTrue();
            Map<String, String> output = files(site.output());
            String record = Files.readString(site.site().resolve(".vitrine/pages.tsv"));
            site.options(request -> plain(request).full(true));
            BuildReport full = build();
            site.options(this::plain);
            assertThat(untouched(full)).isFalse();
            same(again, full);
            assertThat(full.changes())
                    .isEqualTo(new BuildReport.Changes(0, 0, 0, again.changes().unchanged(), full.pageCount()));
            assertThat(files(site.output())).isEqualTo(output);
            assertThat(Files.readString(site.site().resolve(".vitrine/pages.tsv")))
                    .isEqualTo(record);
        }
    }

    @FunctionalInterface
    private interface Change {
        void make() throws IOException;
    }

    /** Path to content and time. */
    private static Map<String, String> files(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        Files.getLastModifiedTime(file) + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return files;
    }
}
