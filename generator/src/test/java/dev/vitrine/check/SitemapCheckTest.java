package dev.vitrine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.output.OutputPath;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SitemapCheckTest {

    private static final String BASE = "https://shop.example/";

    private static String page(String path, String... alternates) {
        StringBuilder entry = new StringBuilder("<url><loc>" + BASE + path + "</loc>");
        for (String alternate : alternates) {
            String[] parts = alternate.split(" ");
            entry.append(
                    "\n<xhtml:link rel=\"alternate\" hreflang=\"" + parts[0] + "\" href=\"" + BASE + parts[1] + "\"/>");
        }
        return entry + "</url>\n";
    }

    /** What is found when the text is written byte by byte, in which {@code gone/} is a page that is not kept. */
    private static List<String> problems(String... entries) throws IOException {
        SitemapCheck check = new SitemapCheck(url -> url.startsWith(BASE) && !url.endsWith("gone/"));
        try (OutputStream out =
                check.reading(path -> OutputStream.nullOutputStream()).open(new OutputPath("sitemap-x.xml"))) {
            for (byte b : ("<urlset>\n" + String.join("", entries)).getBytes(StandardCharsets.UTF_8)) {
                out.write(b);
            }
        }
        Diagnostics diagnostics = new Diagnostics();
        check.finish(diagnostics);
        return diagnostics.sorted().stream().map(Diagnostic::message).toList();
    }

    @Test
    void wholeSetsThatAllTheirPagesStateAreFine() throws IOException {
        String[] set = {"en a/", "de b/", "x-default a/"};
        assertThat(problems(page("a/", set), page("b/", set), page("c/"))).isEmpty();
    }

    @Test
    void aSetThatOnePageDoesNotStateIsNoticed() throws IOException {
        assertThat(problems(page("a/", "en a/", "de b/", "x-default a/"), page("b/")))
                .singleElement()
                .asString()
                .contains("do not name the same in turn");
        assertThat(problems(page("a/", "en a/", "de b/", "x-default a/"), page("b/", "en a/", "de b/", "x-default b/")))
                .singleElement()
                .asString()
                .contains("do not name the same in turn");
    }

    @Test
    void pagesThatAreNotKeptOrListedTwiceAreNoticed() throws IOException {
        assertThat(problems(page("gone/"))).singleElement().asString().contains("gone/, which search engines");
        assertThat(problems(page("a/"), page("a/"))).singleElement().asString().contains("listed already");
        assertThat(problems(page("a/", "en a/", "de gone/", "x-default a/")))
                .anySatisfy(message -> assertThat(message).contains("gone/ as an alternate"));
    }

    @Test
    void brokenSetsAreNoticed() throws IOException {
        assertThat(problems(page("a/", "en a/"))).singleElement().asString().contains("x-default");
        assertThat(problems(page("a/", "en a/", "en a/", "x-default a/")))
                .singleElement()
                .asString()
                .contains("'en', wrongly or twice");
        assertThat(problems(page("a/", "en-uk a/", "x-default a/")))
                .singleElement()
                .asString()
                .contains("'en-uk'");
    }
}
