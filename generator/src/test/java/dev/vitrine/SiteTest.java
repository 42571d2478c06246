package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;

/**
 * A small site in a temporary folder that is built, checked, edited and built again:
 *
 * <pre>{@code
 * SiteTest.sound(folder)
 *         .file("pages/about/en.md", "---\ntitle: About\n---\nWe make lamps.\n")
 *         .build()
 *         .isSound()
 *         .pageContains("about/index.html", "We make lamps")
 *         .edit("pages/about/en.md", "title: About", "titel: About")
 *         .build()
 *         .reports(Rule.JSON_UNKNOWN_FIELD);
 * }</pre>
 *
 * <p>The site lies in {@code <folder>/site}, what is built in {@code <folder>/out}. The theme is {@code plain} of the test resources.
 */
public final class SiteTest {

    /** The day every test is built for, unless it says another. */
    public static final LocalDate DAY = LocalDate.of(2026, 6, 1);

    private static final Path RESOURCES = Path.of("src/test/resources");

    private final Path folder;
    private UnaryOperator<BuildRequest.Builder> options = request -> request;
    private BuildReport report;

    private SiteTest(Path folder) {
        this.folder = folder;
    }

    /** No site yet. */
    public static SiteTest empty(Path folder) {
        return new SiteTest(folder);
    }

    /** The smallest sound site: one storefront in English for the United States, one product {@code lamp}. */
    public static SiteTest sound(Path folder) throws IOException {
        return empty(folder).copy(resource("site"));
    }

    /** A file or folder of the test resources. */
    public static Path resource(String path) {
        return RESOURCES.resolve(path);
    }

    /** The theme of the generator's own tests. */
    public static Path theme() {
        return resource("theme");
    }

    public Path site() {
        return folder.resolve("site");
    }

    public Path output() {
        return folder.resolve("out");
    }

    /** Lays the files of {@code source} over the site. */
    public SiteTest copy(Path source) throws IOException {
        FileUtils.copyDirectory(source.toFile(), site().toFile());
        return this;
    }

    /** Writes a file of the site. */
    public SiteTest file(String path, String text) throws IOException {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file of the site. */
    public SiteTest file(String path, byte[] bytes) throws IOException {
        Path file = site().resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    /** Replaces {@code old}, which must be there, in a file of the site. */
    public SiteTest edit(String path, String old, String replacement) throws IOException {
        Path file = site().resolve(path);
        String text = Files.readString(file);
        assertThat(text).as(path).contains(old);
        Files.writeString(file, text.replace(old, replacement));
        return this;
    }

    /** Deletes a file or folder of the site. */
    public SiteTest remove(String path) throws IOException {
        FileUtils.forceDelete(site().resolve(path).toFile());
        return this;
    }

    /** How the next builds differ from a plain one, for example {@code request -> request.drafts(true)}. */
    public SiteTest options(UnaryOperator<BuildRequest.Builder> newOptions) {
        this.options = newOptions;
        return this;
    }

    public SiteTest build() throws IOException {
        report = SiteGenerator.build(options.apply(BuildRequest.builder(site(), output(), DAY)
                        .themes(List.of(theme()))
                        .threads(2))
                .build());
        return this;
    }

    /** What the last build did and found. */
    public BuildReport report() {
        return report;
    }

    /** The problems of the last build as the command line prints them; temporary folders are named {@code <folder>}. */
    public String printed() {
        return new DiagnosticPrinter(report.excerpts())
                .print(report.diagnostics())
                .replace(folder.toAbsolutePath().toString(), "<folder>");
    }

    /** No error was found and the output was written. */
    public SiteTest isSound() {
        assertThat(report.sound()).as(printed()).isTrue();
        assertThat(report.written()).as("written").isTrue();
        return this;
    }

    /** No problem was found at all. */
    public SiteTest isClean() {
        assertThat(printed()).isEmpty();
        return isSound();
    }

    /** Errors were found and the output was left alone. */
    public SiteTest isBroken() {
        assertThat(report.sound()).as("sound").isFalse();
        assertThat(report.written()).as("written").isFalse();
        return this;
    }

    /** Exactly these rules were broken, each at least once. */
    public SiteTest reports(Rule... rules) {
        assertThat(report.diagnostics().sorted().stream().map(Diagnostic::rule).distinct())
                .as(printed())
                .containsExactlyInAnyOrder(rules);
        return this;
    }

    /** The problems are printed exactly so. */
    public SiteTest prints(String expected) {
        assertThat(printed()).isEqualTo(expected);
        return this;
    }

    /** The text of a built file, such as {@code products/lamp/index.html}. */
    public String page(String path) {
        try {
            return Files.readString(output().resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public SiteTest pageContains(String path, String... texts) {
        assertThat(page(path)).as(path).contains(texts);
        return this;
    }

    public SiteTest pageLacks(String path, String... texts) {
        assertThat(page(path)).as(path).doesNotContain(texts);
        return this;
    }

    public SiteTest exists(String... paths) {
        for (String path : paths) {
            assertThat(output().resolve(path)).exists();
        }
        return this;
    }

    public SiteTest lacks(String... paths) {
        for (String path : paths) {
            assertThat(output().resolve(path)).doesNotExist();
        }
        return this;
    }

    /** Every file of the output folder with its bytes, written out so that a difference can be read. */
    public Map<String, String> files() throws IOException {
        return files(output());
    }

    /** Every file below {@code root} by path: texts as they are, other files in hexadecimal. */
    public static Map<String, String> files(Path root) throws IOException {
        Map<String, String> files = new TreeMap<>();
        if (!Files.exists(root)) {
            return files;
        }
        try (Stream<Path> all = Files.walk(root)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                byte[] bytes = Files.readAllBytes(file);
                String text = new String(bytes, StandardCharsets.UTF_8);
                boolean isText = Arrays.equals(text.getBytes(StandardCharsets.UTF_8), bytes);
                files.put(
                        root.relativize(file).toString().replace('\\', '/'),
                        isText ? text : HexFormat.of().formatHex(bytes));
            }
        }
        return files;
    }
}
