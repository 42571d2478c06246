package dev.vitrine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A site that is looked at before it is built, held against what a build makes of it. */
class LiveSiteTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final String MUG = "catalog/products/morrow-mug/";
    private static final String STOREFRONTS = """
            "storefronts": [
                { "market": "us", "language": "en", "path": "/" },
                { "market": "ae", "language": "ar", "path": "/ar/" }
              ],
            """;

    @TempDir
    private Path folder;

    private Path site;

    @BeforeEach
    void lay() throws IOException {
        site = folder.resolve("site");
        FileUtils.copyDirectory(Path.of("../content").toFile(), site.toFile());
        String settings = Files.readString(site.resolve("site.json"));
        int from = settings.indexOf("\"storefronts\"");
        int to = settings.indexOf("],", from) + 2;
        Files.writeString(
                site.resolve("site.json"), settings.substring(0, from) + STOREFRONTS.strip() + settings.substring(to));
    }

    @Test
    void everyPageIsAsABuildMakesIt() throws IOException {
        Path built = build("built");
        LiveSite live = look();
        List<String> pages = pages(built);
        assertThat(pages).hasSizeGreaterThan(80);
        for (String page : pages) {
            same(live, built, page);
        }
        assertThat(live.page("/nowhere/")).isEmpty();
        assertThat(live.has("/ar")).isFalse();
        assertThat(live.has("/ar/")).isTrue();
        assertThat(live.notFound("/ar/nowhere/")).contains("/ar/404.html");
        assertThat(live.notFound("/arm/")).contains("/404.html");
        for (String file : files(built, path -> path.startsWith("assets/") || path.startsWith("media/"))) {
            // A search and pictures for sharing are made by a build.
            if (!file.startsWith("assets/search/") && !file.startsWith("media/cards/")) {
                assertThat(live.file(file)).as(file).hasValue(Files.readAllBytes(built.resolve(file)));
            }
        }
        assertThat(live.diagnostics().sorted()).isEmpty();
    }

    @Test
    void aChangeShowsWithoutLoadingTheWholeSite() throws IOException {
        LiveSite live = look();
        live = changed(live, MUG + "en.md", "\n---\n", "\n---\nFired twice, for luck.\n\n");
        shows(live, "/products/morrow-mug/", "Fired twice");
        live = changed(live, MUG + "product.json", "\"USD\": 29", "\"USD\": 28");
        shows(live, "/products/morrow-mug/", "28.00");
        live = changed(live, MUG + "en.md", "\"Morrow Mug\"", "\"Morrow Mug!\"");
        shows(live, "/products/morrow-mug/", ">Morrow Mug!</h1>");
        live = changed(live, "pages/shipping/en.md", "title: \"", "title: \"Our ");
        shows(live, "/shipping/", ">Our Shipping</h1>");
        live = changed(live, "pages/shipping/en.md", "\n---\n", "\n---\nBy sea.\n\n");
        shows(live, "/shipping/", "By sea.");
        live = changed(live, "journal/a-pot-of-tea/en.md", "\n---\n", "\n---\nSteep it.\n\n");
        shows(live, "/journal/a-pot-of-tea/", "Steep it.");
        Path template = site.resolve("theme/templates/product.ftlh");
        Files.createDirectories(template.getParent());
        Files.writeString(
                template, Files.readString(Path.of("../themes/atelier/templates/product.ftlh")) + "<!-- seen -->");
        live = look(live, Set.of("theme/templates/product.ftlh")).orElseThrow();
        shows(live, "/products/morrow-mug/", "<!-- seen -->");
        // All that together, in lists as well, is what a build makes of it.
        Path built = build("changed");
        for (String page : pages(built)) {
            same(live, built, page);
        }
    }

    @Test
    void aPageSaysWhichTemplatesAndMacrosItsTimeGoesTo() throws IOException {
        AtomicLong now = new AtomicLong();
        LongSupplier clock = () -> now.addAndGet(1_000);
        LiveSite live = look();
        LiveSite.Timing timing = live.timing("/products/morrow-mug/", clock).orElseThrow();
        LiveSite.Call page = call(timing, "product.ftlh");
        assertThat(page.calls()).isEqualTo(1);
        assertThat(page.place()).isEqualTo(Location.of("atelier/templates/product.ftlh"));
        assertThat(page.total()).isGreaterThan(page.own()).isLessThan(timing.nanos());
        assertThat(timing.calls().stream().mapToLong(LiveSite.Call::own).sum()).isLessThan(timing.nanos());
        assertThat(timing.calls())
                .isSortedAccordingTo(
                        Comparator.comparingLong(LiveSite.Call::own).reversed().thenComparing(LiveSite.Call::name));
        LiveSite.Call macro = timing.calls().stream()
                .filter(call -> call.name().contains("#"))
                .findFirst()
                .orElseThrow();
        String template = macro.place().path().substring("atelier/templates/".length());
        String line = Files.readAllLines(Path.of("../themes/atelier/templates").resolve(template))
                .get(macro.place().line() - 1);
        assertThat(line).containsPattern("<#(macro|function) " + macro.name().substring(template.length() + 1) + "\\b");
        // What pages share was there already, and is the second time, too.
        assertThat(live.timing("/products/morrow-mug/", clock)).contains(timing);
        assertThat(live.timing("/ar/", clock)).isPresent();
        assertThat(live.timing("/products/morrow-mug/", clock)).contains(timing);
        assertThat(live.timing("/nowhere/", clock)).isEmpty();
        Path failing = site.resolve("theme/templates/product.ftlh");
        Files.createDirectories(failing.getParent());
        Files.writeString(failing, "${product.nothing}");
        LiveSite broken = look(live, Set.of("theme/templates/product.ftlh")).orElseThrow();
        assertThat(broken.timing("/products/morrow-mug/", clock)).isEmpty();
        // Who asks for the page is told why.
        assertThat(broken.diagnostics().sorted()).isEmpty();
        assertThat(broken.page("/products/morrow-mug/")).isEmpty();
        assertThat(broken.diagnostics().hasErrors()).isTrue();
    }

    private static LiveSite.Call call(LiveSite.Timing timing, String name) {
        return timing.calls().stream()
                .filter(call -> call.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static void shows(LiveSite live, String page, String text) throws IOException {
        assertThat(new String(live.page(page).orElseThrow().html(), UTF_8)).contains(text);
    }

    @Test
    void whatConcernsTheWholeSiteIsNotGuessed() throws IOException {
        LiveSite live = look();
        edit("site.json", "\"pageSize\": ", "\"pageSize\": 1");
        assertThat(look(live, Set.of("site.json"))).isEmpty();
        edit("site.json", "\"pageSize\": 1", "\"pageSize\": ");
        assertThat(look(live, Set.of("site.json")))
                .as("only reformatted, but nobody knows")
                .isEmpty();
        FileUtils.copyDirectory(
                site.resolve(MUG).toFile(),
                site.resolve("catalog/products/other").toFile());
        assertThat(look(live, Set.of("catalog/products/other/product.json", "catalog/products/other/en.md")))
                .as("a new product")
                .isEmpty();
        FileUtils.deleteDirectory(site.resolve("catalog/products/other").toFile());
        FileUtils.deleteDirectory(site.resolve(MUG).toFile());
        assertThat(look(live, Set.of(MUG + "product.json")))
                .as("a product that is gone")
                .isEmpty();
    }

    @Test
    void problemsOfWhatChangedAreToldAtOnce() throws IOException {
        LiveSite live = look();
        edit(MUG + "product.json", "\"prices\"", "\"price\"");
        LiveSite.Change change = live.changed(Set.of(site.resolve(MUG + "product.json")));
        assertThat(change.site()).isEmpty();
        assertThat(change.diagnostics().found(Rule.JSON_UNKNOWN_FIELD)).isTrue();
        assertThat(change.excerpts()
                        .excerpt(change.diagnostics().sorted().get(0).location()))
                .isPresent();
        edit(MUG + "product.json", "\"price\"", "\"prices\"");
        assertThat(look(live, Set.of(MUG + "product.json"))).isPresent();
    }

    @Test
    void linesAfterAChangedOneAreFoundWhereTheyAreNow() throws IOException {
        String line = """
                { "id": "%1$s", "prices": { "USD": 12, "AED": 40 }, "variants": [{ "sku": "%1$s" }], \
                "texts": { "en": { "title": "%1$s", "description": "Text %2$s." } } }
                """;
        Path lines = site.resolve("catalog/more.jsonl");
        Files.writeString(lines, line.formatted("one", "A") + "\n" + line.formatted("two", "B"));
        LiveSite live = look();
        Files.writeString(lines, line.formatted("one", "A, much longer") + "\n" + line.formatted("two", "B"));
        live = look(live, Set.of("catalog/more.jsonl")).orElseThrow();
        shows(live, "/products/one/", "Text A, much longer.");
        shows(live, "/products/two/", "Text B.");
        Files.writeString(lines, line.formatted("one", "A, much longer") + "\n" + line.formatted("two", "B, changed"));
        live = look(live, Set.of("catalog/more.jsonl")).orElseThrow();
        shows(live, "/products/two/", "Text B, changed.");
        Files.writeString(lines, line.formatted("one", "A") + line.formatted("two", "B"));
        assertThat(look(live, Set.of("catalog/more.jsonl"))).as("other lines").isEmpty();
    }

    private static void same(LiveSite live, Path built, String page) throws IOException {
        String address = "/" + (page.endsWith("index.html") ? page.substring(0, page.length() - 10) : page);
        assertThat(new String(live.page(address).orElseThrow().html(), UTF_8))
                .as(address)
                .isEqualTo(Files.readString(built.resolve(page)));
    }

    private LiveSite changed(LiveSite live, String path, String old, String replacement) throws IOException {
        edit(path, old, replacement);
        return look(live, Set.of(path)).orElseThrow();
    }

    private Optional<LiveSite> look(LiveSite live, Set<String> changed) throws IOException {
        LiveSite.Change change =
                live.changed(changed.stream().map(site::resolve).collect(java.util.stream.Collectors.toSet()));
        assertThat(change.diagnostics().hasErrors())
                .as(change.diagnostics().sorted().toString())
                .isFalse();
        return change.site();
    }

    private void edit(String path, String old, String replacement) throws IOException {
        String text = Files.readString(site.resolve(path));
        assertThat(text).as(path).contains(old);
        Files.writeString(site.resolve(path), text.replaceFirst(java.util.regex.Pattern.quote(old), replacement));
    }

    private BuildRequest.Builder request(Path output) throws IOException {
        return BuildRequest.builder(site, output, DAY)
                .state(DemoPictures.in(folder.resolve("state of " + output.getFileName())))
                .themes(List.of(Path.of("../themes")))
                .threads(2);
    }

    private LiveSite look() throws IOException {
        return SiteGenerator.look(request(folder.resolve("none")).build()).orElseThrow();
    }

    private Path build(String name) throws IOException {
        Path output = folder.resolve(name);
        BuildReport report = SiteGenerator.build(request(output).build());
        assertThat(report.sound()).as(report.diagnostics().sorted().toString()).isTrue();
        return output;
    }

    private static List<String> pages(Path built) throws IOException {
        return files(built, path -> path.endsWith(".html"));
    }

    private static List<String> files(Path built, java.util.function.Predicate<String> which) throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.walk(built)) {
            all.filter(Files::isRegularFile)
                    .map(path -> built.relativize(path).toString().replace('\\', '/'))
                    .filter(which)
                    .sorted()
                    .forEach(files::add);
        }
        return files;
    }
}
