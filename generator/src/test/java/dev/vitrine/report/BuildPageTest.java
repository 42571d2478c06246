package dev.vitrine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildFigures;
import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.rules.RuleStanding;
import dev.vitrine.rules.RuleStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildPageTest {

    private static final String EVIL = "<script>alert('x')</script>\" onload=\"x";

    @TempDir
    private Path folder;

    private static BuildReport report(Diagnostics diagnostics, BuildFigures figures) {
        return new BuildReport(
                diagnostics,
                location -> Optional.empty(),
                false,
                Map.of("de/de", 3),
                4,
                BuildReport.Changes.NONE,
                List.of(new BuildReport.Fallback(EVIL, EVIL, "de", "en")),
                List.of(new BuildReport.Feed(EVIL, "google", "de/de", 2, 0, Map.of(EVIL, 1))),
                List.of(),
                List.of(),
                Optional.of(figures),
                Map.of("load", 12L));
    }

    private static BuildFigures figures(BuildFigures.Coverage coverage, BuildFigures.Snippet snippet) {
        return new BuildFigures(
                EVIL,
                "https://tiny.example",
                List.of(coverage),
                new BuildFigures.Weights(
                        List.of(1, 2, 0, 0, 0, 0, 0, 0), 9 << 10, List.of(new BuildFigures.Page(EVIL, 5 << 10))),
                List.of(snippet),
                List.of(),
                List.of(new BuildFigures.Change("added", EVIL)));
    }

    private static RuleStanding standing(String market, RuleStatus status, List<RuleStanding.Evidence> evidence) {
        return new RuleStanding(
                "HOUSE-1",
                "HOUSE",
                market,
                List.of("DE"),
                EVIL,
                Severity.ERROR,
                "yes",
                "high",
                EVIL,
                Optional.empty(),
                status,
                Map.of(status, 1),
                EVIL,
                List.of(
                        new RuleStanding.Coming(LocalDate.of(2027, 1, 2), "the rule begins to hold"),
                        new RuleStanding.Coming(LocalDate.of(2027, 5, 23), "the pack HOUSE is to be compared")),
                evidence,
                EVIL);
    }

    @Test
    void rulesStandByMarketWithTheirEvidenceAndWhatComes() {
        BuildReport report = new BuildReport(
                new Diagnostics(),
                location -> Optional.empty(),
                false,
                Map.of(),
                0,
                BuildReport.Changes.NONE,
                List.of(),
                List.of(),
                List.of(),
                List.of(
                        standing("de", RuleStatus.PASS, List.of()),
                        standing(
                                "fr",
                                RuleStatus.FAIL,
                                List.of(new RuleStanding.Evidence(
                                        RuleStatus.FAIL,
                                        "product:lamp",
                                        "fr/lamp/index.html",
                                        3,
                                        EVIL,
                                        Location.of("site.json", 7, 3))))),
                Optional.of(BuildFigures.NONE),
                Map.of());
        String html = BuildPage.html(report, path -> "../" + path);
        assertThat(html)
                .contains(
                        "<th>de</th><th>fr</th>",
                        "<td class=\"r-pass\">ok</td><td class=\"r-fail\"><a href=\"#rule-HOUSE-1-fr\">OPEN</a></td>",
                        "<h3 id=\"rule-HOUSE-1-fr\">",
                        "href=\"../site.json#L7\"",
                        "(3 pages)",
                        "<td>2027-01-02</td><td><code>HOUSE-1</code></td><td>de, fr</td><td>the rule begins to hold</td>",
                        "<td>2027-05-23</td><td><code></code></td><td></td><td>the pack HOUSE is to be compared</td>",
                        "what no rule asks is not covered")
                .doesNotContain("<script", "onload=\"x");
        assertThat(html.toLowerCase(Locale.ROOT)).doesNotContain("compliant");
    }

    @Test
    void whatAnybodyWroteIsText() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(Rule.TEXT_GLOSSARY, Location.of(EVIL, 3, 2), EVIL, EVIL);
        String html = BuildPage.html(
                report(
                        diagnostics,
                        figures(
                                new BuildFigures.Coverage(EVIL, EVIL, 1, 0, 0, 0),
                                new BuildFigures.Snippet(EVIL, EVIL, EVIL, EVIL, EVIL))),
                path -> "a\"b'c");
        assertThat(html).doesNotContain("<script").doesNotContain("onload=\"x").doesNotContain("a\"b");
        assertThat(html).contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;");
    }

    @Test
    void thePageAsksForNothingFromElsewhere() {
        String html = BuildPage.html(
                report(
                        new Diagnostics(),
                        figures(
                                new BuildFigures.Coverage("de/de", "product", 1, 0, 0, 0),
                                new BuildFigures.Snippet("de/de", "home", "https://tiny.example/", "Tiny", ""))),
                path -> "");
        assertThat(html).doesNotContainPattern("(?:src|href)=\"(?!#)").doesNotContain("url(", "@import");
    }

    @Test
    void coverageIsCountedAndNeverRoundedUpToAll() {
        String html = BuildPage.html(
                report(
                        new Diagnostics(),
                        figures(
                                new BuildFigures.Coverage("de/de", "product", 9999, 1, 0, 2),
                                new BuildFigures.Snippet("", "", "", "", ""))),
                path -> "");
        assertThat(html)
                .contains(
                        "<div class=\"c3\"><b>99 %</b><small>9,999 of 10,000<br>1 in another language<br>2 stale texts");
    }

    @Test
    void whatIsStaleIsNotQuiteThere() {
        String html = BuildPage.html(
                report(
                        new Diagnostics(),
                        figures(
                                new BuildFigures.Coverage("de/de", "page", 4, 0, 0, 1),
                                new BuildFigures.Snippet("", "", "", "", ""))),
                path -> "");
        assertThat(html).contains("<div class=\"c3\"><b>100 %</b><small>4 of 4<br>1 stale text<");
    }

    @Test
    void titlesAreCutWhereSearchEnginesCutThem() {
        String html = BuildPage.html(
                report(
                        new Diagnostics(),
                        figures(
                                new BuildFigures.Coverage("de/de", "product", 1, 0, 0, 0),
                                new BuildFigures.Snippet("de/de", "home", "", "器".repeat(40), "lamp ".repeat(100)))),
                path -> "");
        assertThat(html).contains(">" + "器".repeat(28) + "…<").contains("title 800 px, cut");
    }

    @Test
    void problemsLeadToTheirFiles() {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(Rule.TEXT_GLOSSARY, Location.of("pages/a.md", 3, 2), "wrong", "mend it");
        diagnostics.report(Rule.LINK_BROKEN, Location.of("gone.md"), "broken", "");
        String html = BuildPage.html(
                report(diagnostics, BuildFigures.NONE), path -> path.equals("pages/a.md") ? "../shop/pages/a.md" : "");
        assertThat(html)
                .contains("<h3>link <span class=\"soft\">1</span></h3>")
                .contains("<a href=\"../shop/pages/a.md#L3\"><code>pages/a.md:3:2</code></a>")
                .contains("<p class=\"place\"><code>gone.md</code> · <code class=\"soft\">link/broken</code>")
                .contains("Not to be published");
    }

    @Test
    void aBuildShowsItsFiguresAndSoDoesTheNextThatMakesNothing() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .file("pages/about us/en.md", "---\ntitle: About us\nsummary: Who we are.\n---\nText.\n");
        BuildReport first = build(site);
        BuildReport second = build(site);
        assertThat(first.figures()).isPresent();
        BuildFigures figures = first.figures().orElseThrow();
        assertThat(figures.weights().pages()).isEqualTo(first.pageCount());
        assertThat(figures.weights().bytes())
                .isEqualTo(
                        first.pages().isEmpty()
                                ? 0
                                : site.files().entrySet().stream()
                                        .filter(file -> file.getKey().endsWith(".html"))
                                        .mapToLong(file -> size(site, file.getKey()))
                                        .sum());
        assertThat(figures.snippets())
                .contains(new BuildFigures.Snippet(
                        "us/en", "product", "https://tiny.example/products/lamp/", "Lamp | Tiny", "A lamp."));
        assertThat(figures.changed())
                .startsWith(new BuildFigures.Change("added", "404.html"))
                .contains(new BuildFigures.Change("added", "products/lamp/index.html"));
        assertThat(second.changes().pagesMade()).isZero();
        assertThat(second.figures().orElseThrow().weights()).isEqualTo(figures.weights());
        assertThat(second.figures().orElseThrow().snippets()).isEqualTo(figures.snippets());
        assertThat(second.figures().orElseThrow().coverage()).isEqualTo(figures.coverage());
        assertThat(second.figures().orElseThrow().changed()).isEmpty();
    }

    private static long size(SiteTest site, String file) {
        try {
            return Files.size(site.output().resolve(file));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private BuildReport build(SiteTest site) throws IOException {
        return SiteGenerator.build(BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .state(folder.resolve("state"))
                .figures(true)
                .build());
    }

    @Test
    void theSameReportGivesTheSameBytes() throws IOException {
        SiteTest site = SiteTest.sound(folder);
        BuildRequest.Builder request = BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .figures(true)
                .checkOnly();
        String one = BuildPage.html(SiteGenerator.build(request.threads(1).build()), path -> "");
        String other = BuildPage.html(SiteGenerator.build(request.threads(4).build()), path -> "");
        assertThat(one.substring(0, one.indexOf("id=\"timing\"")))
                .isEqualTo(other.substring(0, other.indexOf("id=\"timing\"")));
    }

    @Test
    void linksAreRelativeToThePage() throws IOException {
        SiteTest site =
                SiteTest.sound(folder).file("pages/about/en.md", "---\ntitle: 50 % <new>\n---\n![x](kiln.jpg)\n");
        BuildReport report = SiteGenerator.build(BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .figures(true)
                .checkOnly()
                .build());
        Path page = folder.resolve("reports/new/report.html");
        BuildPage.write(report, ProblemPlaces.of(folder, Optional.empty(), site.site(), List.of()), page);
        String link = folder.resolve("reports/new")
                .relativize(site.site().resolve("pages/about/en.md"))
                .toString();
        assertThat(Files.readString(page)).contains("href=\"" + link + "#L");
    }
}
