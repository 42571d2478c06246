package dev.vitrine.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The documentation is a site of Vitrine's own, without a problem of any kind. */
class DocumentationSiteTest {

    private static final Path DOCS = Path.of("../docs");

    @TempDir
    private static Path folder;

    private static BuildReport report;
    private static Map<String, String> before;
    private static Map<String, String> after;

    @BeforeAll
    static void build() throws IOException {
        before = SiteTest.files(DOCS);
        report = SiteGenerator.build(BuildRequest.builder(DOCS, folder.resolve("site"), SiteTest.DAY)
                .threads(2)
                .build());
        after = SiteTest.files(DOCS);
    }

    /** The Markdown files, without translations. */
    private static List<String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(DOCS)) {
            return files.map(file -> DOCS.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".md") && !file.endsWith(".zh-Hans.md"))
                    .sorted()
                    .toList();
        }
    }

    private static String id(String source) {
        return source.replaceFirst("\\.md$", "").replace('/', '-').toLowerCase(Locale.ROOT);
    }

    private static Document page(String path) throws IOException {
        return Jsoup.parse(Files.readString(folder.resolve("site").resolve(path)));
    }

    @Test
    void itIsBuiltWithoutAnyProblem() {
        assertThat(new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()))
                .isEmpty();
        assertThat(report.written()).isTrue();
    }

    @Test
    void everyFileIsAPageOfBothLanguagesAndInTheSide() throws IOException {
        assertThat(sources()).hasSizeGreaterThan(25);
        for (String home : List.of("", "zh-hans/")) {
            TreeSet<String> linked = new TreeSet<>();
            page(home + "index.html").select("#side a").forEach(link -> linked.add(link.attr("href")));
            TreeSet<String> pages = new TreeSet<>();
            for (String source : sources()) {
                pages.add("/" + home + "docs/" + id(source) + "/");
                assertThat(folder.resolve("site/" + home + "docs/" + id(source) + "/index.html"))
                        .exists();
            }
            assertThat(linked).isEqualTo(pages);
        }
    }

    @Test
    void linksBetweenFilesAreLinksBetweenPages() throws IOException {
        for (String source : sources()) {
            for (Element link : page("docs/" + id(source) + "/index.html").select("main a[href]")) {
                String href = link.attr("href");
                assertThat(href).as(source).matches("(/|#|https?://|mailto:).*");
                assertThat(href.startsWith("/") && href.contains(".md"))
                        .as("%s: %s", source, href)
                        .isFalse();
            }
        }
        assertThat(page("docs/cli/index.html").select("a[href=/docs/rules/#levels]"))
                .isNotEmpty();
        assertThat(page("docs/architecture/index.html")
                        .select("a[href=https://code.vitrine.example/main/CONTRIBUTING.md]"))
                .isNotEmpty();
    }

    @Test
    void aPageListsItsHeadingsAndLeadsToItsNeighbours() throws IOException {
        Document page = page("docs/hosting/index.html");
        List<String> listed = new ArrayList<>();
        page.select("nav.contents a")
                .forEach(link -> listed.add(link.attr("href").substring(1)));
        List<String> headings = new ArrayList<>();
        page.select(".prose h2, .prose h3").forEach(heading -> headings.add(heading.id()));
        assertThat(headings).hasSizeGreaterThan(3);
        assertThat(listed).isEqualTo(headings);
        assertThat(page.select("#side a[aria-current=page]").text()).isEqualTo("Hosting");
        assertThat(page.select(".turn a[rel=prev]").attr("href")).isEqualTo("/docs/cli/");
        assertThat(page.select(".turn a[rel=next]").attr("href")).isEqualTo("/docs/deploy/");
        assertThat(page.select("pre code.language-jsonc")).isNotEmpty();
    }

    @Test
    void whatIsTranslatedIsInItsLanguageAndWhatIsNotSaysSo() throws IOException {
        Document tutorial = page("zh-hans/docs/tutorial/index.html");
        assertThat(tutorial.select("html").attr("lang")).isEqualTo("zh-Hans");
        assertThat(tutorial.select("h1").text()).isEqualTo("十分钟开一家店");
        assertThat(tutorial.select("link[rel=alternate][hreflang=en]").attr("href"))
                .isEqualTo("https://vitrine.example/docs/tutorial/");
        assertThat(page("docs/tutorial/index.html").select("main a[href=/zh-hans/docs/tutorial/]"))
                .isNotEmpty();
        Document rules = page("zh-hans/docs/rules/index.html");
        assertThat(rules.select(".prose").attr("lang")).isEqualTo("en");
        assertThat(rules.select("main .note").text()).contains("尚未翻译");
        assertThat(rules.select("link[rel=canonical]").attr("href")).isEqualTo("https://vitrine.example/docs/rules/");
    }

    @Test
    void thereIsASearchAndNoShop() throws IOException {
        assertThat(page("index.html").select("form[role=search]").attr("action"))
                .isEqualTo("/search/");
        assertThat(folder.resolve("site/data/search.json")).exists();
        assertThat(folder.resolve("site/data/shop.json")).doesNotExist();
        assertThat(folder.resolve("site/cart")).doesNotExist();
    }

    @Test
    void theSourcesAreLeftAsTheyAre() {
        assertThat(after).isEqualTo(before);
    }
}
