package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code <@cached>} makes a fragment once for each key and storefront. */
class CachedFragmentsTest {

    private static final String HEAD =
            "<title>x</title><h1>x</h1>\n<link rel=\"canonical\" href=\"${page.canonical}\">\n"
                    + "<#list page.alternates as a><link rel=\"alternate\" hreflang=\"${a.hreflang}\" href=\"${a.url}\"></#list>\n";

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aSiteWithTwoPages() throws IOException {
        site = SiteTest.sound(folder)
                .file("pages/about/en.md", "---\ntitle: About\n---\nText.\n")
                .file("pages/zoo/en.md", "---\ntitle: Zoo\n---\nText.\n");
    }

    private SiteTest page(String template) throws IOException {
        return site.file("theme/templates/page.ftlh", HEAD + template);
    }

    @Test
    void whatHasTheSameKeyIsPrintedAgain() throws IOException {
        page("<@cached key=\"a\"><b>made once &amp; ${\"<\"}</b></@cached>"
                        + "<@cached key=\"title \" + content.id><i>${content.title.text}</i></@cached>")
                .build()
                .isClean()
                .pageContains("about/index.html", "<b>made once &amp; &lt;</b><i>About</i>")
                .pageContains("zoo/index.html", "<b>made once &amp; &lt;</b><i>Zoo</i>");
    }

    @Test
    void aFragmentMayHoldAnother() throws IOException {
        page("<@cached key=\"outer\">(<@cached key=\"inner\">in</@cached>)</@cached><@cached key=\"inner\">no</@cached>")
                .build()
                .isClean()
                .pageContains("about/index.html", "(in)in");
    }

    @Test
    void withoutAKeyItIsAProblemOfTheTemplate() throws IOException {
        page("<@cached>x</@cached>").build().isBroken().reports(Rule.THEME_TEMPLATE_ERROR);
    }

    @Test
    void anErrorInsideIsReportedWhereItIs() throws IOException {
        page("<@cached key=\"a\">\n${content.titel}</@cached>")
                .build()
                .isBroken()
                .reports(Rule.THEME_TEMPLATE_ERROR);
        assertThat(site.report().diagnostics().sorted().get(0).location().line())
                .isEqualTo(5);
    }

    @Test
    void whatIsUsedStaysAndWhatIsNotGoes() {
        RecentlyUsed<String> used = new RecentlyUsed<>(20, String::length);
        used.put("often", "12345");
        for (int i = 0; i < 100; i++) {
            used.put("once" + i, "12345");
            assertThat(used.get("often")).contains("12345");
        }
        assertThat(used.get("once0")).isEmpty();
        assertThat(used.get("once99")).contains("12345");
    }
}
