package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.extension.Extension;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.FailingMinifier;
import dev.vitrine.imports.CatalogImporter;
import dev.vitrine.imports.ImportReport;
import dev.vitrine.imports.ImportRequest;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.translation.Readiness;
import dev.vitrine.translation.TranslationImporter;
import dev.vitrine.web.Answer;
import dev.vitrine.web.LinkAsker;
import dev.vitrine.web.Transport;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every rule has a tiny broken site in {@code src/test/resources/broken/<rule id>/}: files in {@code site/} laid over the sound site, or files in {@code
 * import/} to import, or a translator's file in {@code translated/}, and what is printed in {@code expected.txt}. What a folder cannot hold is made by {@link #SET_UPS}.
 *
 * <p>{@code mvn test -Dtest=BrokenSitesTest -Dgolden=update} writes the expected texts anew; read them in the diff.
 */
class BrokenSitesTest {

    private static final boolean UPDATE = "update".equals(System.getProperty("golden"));
    private static final Path CASES = SiteTest.resource("broken");

    @TempDir
    private Path folder;

    /** What is done to a site before it is built; what it returns is closed when the build is over. */
    @FunctionalInterface
    private interface SetUp {
        Closeable prepare(SiteTest site) throws IOException;
    }

    private static final Closeable NOTHING = () -> {};

    private static Optional<SetUp> setUp(Rule rule) {
        return rule == Rule.REDIRECT_NOT_RECORDED
                ? Optional.of(site -> {
                    Files.createDirectories(site.site().resolve(".slug-history.json.next/taken"));
                    site.options(request -> request.recordSlugs(true));
                    return NOTHING;
                })
                : rule == Rule.MARKET_PRICES_NOT_RECORDED
                        ? Optional.of(site -> {
                            Files.createDirectories(site.site().resolve(".price-history.json.next/taken"));
                            site.options(request -> request.recordSlugs(true));
                            return NOTHING;
                        })
                        : rule == Rule.LINK_EXTERNAL_BROKEN || rule == Rule.LINK_EXTERNAL_MOVED
                                ? Optional.of(BrokenSitesTest::linksElsewhere)
                                : rule == Rule.EXTENSION_FAILED || rule == Rule.EXTENSION_NOT_LOADED
                                        ? Optional.of(site -> broken(site, rule))
                                        : Optional.ofNullable(SET_UPS.get(rule));
    }

    /** Servers that nobody need ask: {@code gone.example} has nothing any more, {@code old.example} has moved. */
    private static Closeable linksElsewhere(SiteTest site) {
        Transport servers = (method, address) -> address.getHost().equals("gone.example")
                ? new Answer(404, "", "")
                : address.getHost().equals("old.example")
                        ? new Answer(301, "https://new.example/", "")
                        : new Answer(200, "", "");
        site.options(request -> request.external(new LinkAsker(servers, Instant.EPOCH, Optional.empty())));
        return NOTHING;
    }

    private static Closeable broken(SiteTest site, Rule rule) {
        Extension minifier = new FailingMinifier(rule == Rule.EXTENSION_FAILED ? "minifier" : "My Minifier");
        site.options(request -> request.extensions(Extensions.of(List.of(minifier))));
        return NOTHING;
    }

    private static final Map<Rule, SetUp> SET_UPS = Map.of(
            Rule.FILE_INVALID_UTF8,
            site -> {
                site.file("pages/about/en.md", "---\ntitle: Über uns\n---\n".getBytes(StandardCharsets.ISO_8859_1));
                byte[] line = "{ \"id\": \"vase\", \"brand\": \"Café\" }\n".getBytes(StandardCharsets.ISO_8859_1);
                site.file("catalog/more.jsonl", line);
                return NOTHING;
            },
            Rule.FILE_BYTE_ORDER_MARK,
            site -> {
                site.file("pages/about/en.md", "\uFEFF---\ntitle: About\n---\nText.\n");
                return NOTHING;
            },
            Rule.FILE_TOO_LARGE,
            site -> {
                String long17 = "x".repeat(17 << 20);
                site.file("pages/about/en.md", "---\ntitle: About\n---\n" + long17);
                site.file("catalog/more.jsonl", "\n{ \"id\": \"vase\", \"brand\": \"" + long17 + "\" }\n");
                return NOTHING;
            },
            Rule.FILE_OUTSIDE_ROOT,
            site -> {
                Path outside = Files.createDirectories(site.site().resolveSibling("outside"));
                Files.writeString(outside.resolve("en.md"), "---\ntitle: Secret\n---\n");
                Files.createDirectories(site.site().resolve("pages/terms"));
                Files.createSymbolicLink(site.site().resolve("pages/secret"), outside);
                Files.createSymbolicLink(site.site().resolve("pages/terms/en.md"), outside.resolve("en.md"));
                return NOTHING;
            },
            Rule.OUTPUT_NOT_WRITABLE,
            site -> {
                site.options(
                        request -> BuildRequest.builder(site.site(), site.site().resolve("site.json"), SiteTest.DAY)
                                .themes(List.of(SiteTest.theme())));
                return NOTHING;
            },
            Rule.OUTPUT_NOT_OURS,
            site -> {
                Path other = Files.createDirectories(site.site().resolveSibling("letters"));
                Files.writeString(other.resolve("letter.txt"), "Dear Ms Kiln");
                site.options(request ->
                        BuildRequest.builder(site.site(), other, SiteTest.DAY).themes(List.of(SiteTest.theme())));
                return NOTHING;
            },
            Rule.SEO_ROBOTS_TOO_LARGE,
            site -> {
                String lines = "\"User-agent: Bot\", \"Disallow: /" + "x".repeat(1 << 19) + "\"";
                site.edit(
                        "site.json",
                        "\"theme\":",
                        "\"seo\": { \"robots\": { \"lines\": [" + lines + "] } },\n  \"theme\":");
                return NOTHING;
            },
            Rule.OUTPUT_RECORD_UNREADABLE,
            site -> {
                site.file(".vitrine/pages.tsv", "/\t00000000000000aa\t-\n/lamp/\tbb\ttoday\n");
                site.options(request -> request.state(site.site().resolve(".vitrine")));
                return NOTHING;
            },
            Rule.OUTPUT_RECORD_NOT_WRITTEN,
            site -> {
                Path other = Files.writeString(site.site().resolveSibling("letter.txt"), "Dear Ms Kiln");
                site.options(request -> request.state(other));
                return NOTHING;
            },
            Rule.OUTPUT_IN_USE,
            site -> SiteWriter.open(site.output(), new Diagnostics()).orElseThrow());

    @ParameterizedTest
    @EnumSource(Rule.class)
    void isReportedWithItsPlaceAndAHint(Rule rule) throws IOException {
        Path broken = CASES.resolve(rule.id());
        assertThat(Files.isDirectory(broken) || setUp(rule).isPresent())
                .as("a case for " + rule.id() + " in " + broken)
                .isTrue();
        if (Files.isDirectory(broken.resolve("import"))) {
            imported(rule, broken);
        } else if (Files.isDirectory(broken.resolve("translated"))) {
            translated(rule, broken);
        } else {
            built(rule, broken);
        }
    }

    private void built(Rule rule, Path broken) throws IOException {
        SiteTest site = SiteTest.sound(folder).build().isClean();
        Map<String, String> before = SiteTest.files(folder);
        if (Files.isDirectory(broken.resolve("site"))) {
            site.copy(broken.resolve("site"));
        }
        Closeable open = setUp(rule).orElse(any -> NOTHING).prepare(site);
        try {
            site.build();
        } finally {
            open.close();
        }
        verify(rule, broken, site.report().diagnostics(), site.printed());
        if (rule.severity() == Severity.ERROR) {
            site.isBroken();
            Map<String, String> after = SiteTest.files(folder);
            before.keySet().removeIf(path -> path.startsWith("site/"));
            assertThat(after).as("everything outside the site folder").containsAllEntriesOf(before);
            assertThat(site.files()).as("the output").hasSameSizeAs(filesBelow("out/", before));
        } else {
            site.isSound();
        }
    }

    private static Set<String> filesBelow(String prefix, Map<String, String> files) {
        return files.keySet().stream().filter(path -> path.startsWith(prefix)).collect(Collectors.toSet());
    }

    private void imported(Rule rule, Path broken) throws IOException {
        Path shop = folder.resolve("shop");
        if (Files.isDirectory(broken.resolve("before"))) {
            SiteTest.empty(shop).copy(broken.resolve("before"));
        }
        Path site = shop.resolve("site");
        Map<String, String> before = SiteTest.files(site);
        try (Stream<Path> files = Files.list(broken.resolve("import"))) {
            ImportRequest.Builder request =
                    ImportRequest.builder(files.sorted().toList(), site).theme("plain");
            ImportReport report = CatalogImporter.run(request.build());
            verify(rule, broken, report.diagnostics(), printed(report.diagnostics(), report.excerpts()));
            assertThat(report.sound()).isEqualTo(rule.severity() != Severity.ERROR);
            assertThat(report.written()).isEqualTo(report.sound());
        }
        if (rule.severity() == Severity.ERROR) {
            assertThat(SiteTest.files(site)).as("the site").isEqualTo(before);
        }
    }

    private void translated(Rule rule, Path broken) throws IOException {
        SiteTest site = SiteTest.sound(folder).copy(broken.resolve("site"));
        Map<String, String> before = SiteTest.files(site.site());
        try (Stream<Path> files = Files.list(broken.resolve("translated"))) {
            Path file = files.findFirst().orElseThrow();
            TranslationImporter.Report report =
                    TranslationImporter.run(site.site(), file, Readiness.TRANSLATED, Optional.empty(), false);
            verify(rule, broken, report.diagnostics(), printed(report.diagnostics(), location -> Optional.empty()));
            assertThat(report.accepted()).isZero();
        }
        assertThat(SiteTest.files(site.site())).as("the site").isEqualTo(before);
    }

    private String printed(Diagnostics diagnostics, ExcerptSource excerpts) {
        return new DiagnosticPrinter(excerpts)
                .print(diagnostics)
                .replace(folder.toAbsolutePath().toString(), "<folder>");
    }

    private static void verify(Rule rule, Path broken, Diagnostics diagnostics, String printed) throws IOException {
        assertThat(diagnostics.sorted().stream().map(Diagnostic::rule))
                .as(printed)
                .contains(rule);
        Path expected = broken.resolve("expected.txt");
        if (UPDATE) {
            Files.createDirectories(broken);
            Files.writeString(expected, printed);
        }
        assertThat(expected).exists();
        assertThat(printed).isEqualTo(Files.readString(expected));
    }

    @Test
    void everyCaseBelongsToARule() throws IOException {
        Set<String> known = Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.toSet());
        Set<String> cases = new TreeSet<>();
        try (Stream<Path> files = Files.walk(CASES, 2)) {
            files.filter(path -> CASES.relativize(path).getNameCount() == 2)
                    .forEach(path -> cases.add(CASES.relativize(path).toString().replace('\\', '/')));
        }
        assertThat(cases).isSubsetOf(known);
    }
}
