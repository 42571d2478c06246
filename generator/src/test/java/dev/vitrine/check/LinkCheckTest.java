package dev.vitrine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.AnyRule;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.plan.UrlPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkCheckTest {

    private final LinkCheck check =
            new LinkCheck("https://shop.example", file -> false, link -> link.startsWith("https://shop.example/pay/?"));
    private final Diagnostics diagnostics = new Diagnostics();
    private final Set<String> files = new TreeSet<>(Set.of("style.css", "a&b.css", "it's.css"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/shop/",
                "/shop/lamp/",
                "/style.css",
                "/style.css?v=1",
                "./",
                "../",
                "../../",
                "../lamp/",
                "../lamp/?variant=1",
                "?variant=1",
                "",
                "/shop/?a=1&amp;b=2",
                "/a&amp;b.css",
                "/a&#38;b.css",
                "/a&#x26;b.css",
                "/it&#39;s.css",
                "/it&#x27;s.css",
                "https://shop.example",
                "https://shop.example/",
                "https://shop.example/shop/",
                "/%E8%8A%B1/",
                "/花/",
                "/%e8%8a%b1/",
                "/style%2Ecss",
                "https://elsewhere.example/x",
                "//elsewhere.example/x",
                "https://shop.example/pay/?product=1&amp;qty=1",
                "/pay/?product=2",
                "mailto:a@b.example",
                "tel:+1",
                "data:,x",
                "#",
                "#top",
                "/shop/#list",
                "/shop/#",
                "/%E8%8A%B1/#%E8%91%89",
                "/花/#葉"
            })
    void aLinkThatLeadsSomewhereIsFine(String link) {
        site(link);
        assertThat(diagnostics.sorted()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/gone/",
                "/shop",
                "gone",
                "../gone/",
                "../../../gone/",
                "/gone.css",
                "https://shop.example/gone/",
                "/%E8%8A/",
                "/Shop/",
                "/gone/#list"
            })
    void aLinkThatLeadsNowhereIsReported(String link) {
        site(link);
        assertThat(diagnostics.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(Rule.LINK_BROKEN);
            assertThat(problem.location().path()).isEqualTo("shop/lamp/index.html");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"#gone", "/shop/#gone", "../#gone", "/#list", "/花/#花", "/shop/?x=1#gone"})
    void aLinkToAPlaceThatIsNotThereIsReported(String link) {
        site(link);
        assertThat(rules()).containsExactly(Rule.LINK_BROKEN_ANCHOR);
    }

    @Test
    void theMissingSlashAtTheEndIsNamed() {
        site("/shop");
        assertThat(diagnostics.sorted().get(0).hint()).isEqualTo("add a / at its end");
    }

    @Test
    void aLinkOnManyPagesIsOneProblemAtItsFirstPage() {
        page("/b/", "<p>\n<a href=\"/gone/\">x</a>", true);
        page("/a/", "<p>\n\n  <a href=\"/gone/\">x</a>", true);
        page("/c/", "<a href=\"/gone/\">x</a><a href=\"/gone/\">x</a>", true);
        check.finish(files, written -> Optional.empty(), diagnostics);
        assertThat(diagnostics.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.message())
                    .isEqualTo("the link /gone/ leads to no page or file of the site (on 3 pages)");
            assertThat(problem.location()).hasToString("a/index.html:3:12");
        });
    }

    @Test
    void theSameRelativeLinkMeansSomethingElseOnEveryPage() {
        page("/a/", "<a href=\"x/\">x</a>", true);
        page("/a/x/", "<a href=\"x/\">x</a>", true);
        check.finish(files, written -> Optional.empty(), diagnostics);
        assertThat(diagnostics.sorted())
                .map(Diagnostic::message)
                .containsExactly("the link /a/x/x/ leads to no page or file of the site");
    }

    @Test
    void picturesAndScriptsAreLinksToo() {
        page("/a/", "<img alt=\"\" src=\"/gone.png\"><script src=\"/gone.js\"></script>", true);
        check.finish(files, written -> Optional.empty(), diagnostics);
        assertThat(rules()).containsExactly(Rule.LINK_BROKEN, Rule.LINK_BROKEN);
    }

    @Test
    void attributesThatOnlyEndInTheseNamesAreNoLinks() {
        page("/a/", "<p data-href=\"/gone/\" data-src=\"/gone\" data-id=\"x\"><a href=\"#x\">x</a>", true);
        check.finish(files, written -> Optional.empty(), diagnostics);
        assertThat(rules()).containsExactly(Rule.LINK_BROKEN_ANCHOR);
    }

    /** A site of four pages, the last of which has the link. */
    private void site(String link) {
        page("/", "<p>home", true);
        page("/shop/", "<ul id=\"list\">", true);
        page("/花/", "<p id=\"葉\">", true);
        page("/shop/lamp/", "<p id=\"top\"><a href=\"" + link + "\">x</a>", false);
        check.finish(files, written -> Optional.empty(), diagnostics);
    }

    private void page(String url, String html, boolean linkable) {
        UrlPath path = new UrlPath(url);
        files.add(path.output().path());
        byte[] bytes = (html + "<a href=\"/beyond-the-length/\">").getBytes(StandardCharsets.UTF_8);
        LinkCheck.Reading reading = check.reading();
        reading.page(
                path,
                bytes,
                html.getBytes(StandardCharsets.UTF_8).length,
                linkable,
                (page, length, equals, start, end) -> {});
        check.take(reading.links());
    }

    private List<AnyRule> rules() {
        return diagnostics.sorted().stream().map(Diagnostic::rule).toList();
    }
}
