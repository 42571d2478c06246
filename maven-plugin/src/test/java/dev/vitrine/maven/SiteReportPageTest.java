package dev.vitrine.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildFigures;
import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.translation.Coverage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.maven.doxia.module.xhtml5.Xhtml5SinkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SiteReportPageTest {

    private static final Locale MACHINE = Locale.getDefault();

    @AfterEach
    void giveTheMachineItsLanguageBack() {
        Locale.setDefault(MACHINE);
    }

    private static BuildReport report(Diagnostics diagnostics) {
        return new BuildReport(
                diagnostics,
                location -> Optional.empty(),
                false,
                Map.of("us/en", 1_234),
                2_000,
                BuildReport.Changes.NONE,
                List.of(),
                List.of(),
                List.of(new Coverage("de", List.of("us"), 200, 197, 0, 1, 2)),
                List.of(),
                Optional.of(new BuildFigures(
                        "Tea <& cups>",
                        "https://tiny.example",
                        List.of(
                                new BuildFigures.Coverage("us/en", "product", 3, 0, 0, 0),
                                new BuildFigures.Coverage("us/en", "article", 0, 0, 0, 0),
                                new BuildFigures.Coverage("us/de", "product", 1, 1, 1, 4),
                                new BuildFigures.Coverage("us/de", "article", 0, 0, 0, 0)),
                        BuildFigures.Weights.NONE,
                        List.of(),
                        List.of(),
                        List.of())),
                Map.of());
    }

    private static String page(BuildReport report, String language) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        var sink = new Xhtml5SinkFactory().createSink(bytes, "UTF-8");
        new SiteReportPage(
                        sink,
                        report,
                        SiteReportWords.of(Locale.forLanguageTag(language)),
                        at -> at.path().equals("gone.md")
                                ? Optional.empty()
                                : Optional.of("../shop/" + at.path() + "#L" + at.line()))
                .render();
        sink.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The page without tags and blanks at their sides; Doxia writes letters as numbers. */
    private static String text(String page) {
        String tagless = page.replaceAll("\\s*<[^>]*>\\s*", "|").replaceAll("\\|+", "|");
        return Pattern.compile("&#x([0-9a-f]+);")
                .matcher(tagless)
                .replaceAll(letter -> Character.toString(Integer.parseInt(letter.group(1), 16)));
    }

    @Test
    void everyStorefrontHasARowAndEveryKindAColumn() throws IOException {
        assertThat(text(page(report(new Diagnostics()), "en")))
                .contains("|Tea &lt;&amp; cups&gt;|")
                .contains("|There are no errors: the storefront can be published.|")
                .contains(
                        "|Storefront|Products|Articles|us/en|100%|3/3|–|us/de|33%|1/3|in another language: 1|missing: 1|stale texts: 4|–|")
                .contains("|Language|Texts|Current|Not recorded|Stale|Missing|There|de|200|197|0|1|2|99%|")
                .contains("|Problems|None.|");
    }

    @Test
    void problemsLeadToTheirLinesTheGravestFirst() throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        diagnostics.report(Rule.CATALOG_INVALID_GTIN, Location.of("a.json", 3, 2), "{a,b} <script>", "mend {it}");
        diagnostics.report(Rule.LINK_BROKEN, Location.of("gone.md"), "broken", "");
        diagnostics.report(Rule.JSON_SYNTAX, Location.NONE, "what\u0001ever", "");
        String page = page(report(diagnostics), "en");
        assertThat(page)
                .contains("<a href=\"../shop/a.json#L3\"><code>a.json:3:2</code></a>")
                .contains("<td><b>error</b></td>")
                .contains("<td>warning</td>")
                .doesNotContain("<script>")
                .doesNotContain("\u0001");
        assertThat(text(page))
                .contains("|There are errors: the storefront is not published until they are mended.|")
                .contains("|Errors|Warnings|Infos|Pages|Fallbacks|Passed over by the baseline|2|1|0|1,234|0|0|")
                .contains("|error|the whole site|what\uFFFDever|json/syntax|")
                .contains("|error|gone.md|broken|link/broken|")
                .contains("|warning|a.json:3:2|{a,b} &lt;script&gt;|mend {it}|catalog/invalid-gtin|");
        assertThat(page.indexOf("link/broken")).isLessThan(page.indexOf("catalog/invalid-gtin"));
    }

    @Test
    void theLanguageIsThatOfTheSiteAndNotOfTheMachine() throws IOException {
        String english = page(report(new Diagnostics()), "und");
        Locale.setDefault(Locale.GERMANY);
        assertThat(page(report(new Diagnostics()), "und")).isEqualTo(english);
        assertThat(text(page(report(new Diagnostics()), "de-AT")))
                .contains("|Abdeckung|")
                .contains("|33\u00a0%|1/3|in anderer Sprache: 1|fehlend: 1|");
        assertThat(text(page(report(new Diagnostics()), "sv"))).contains("|Coverage|");
    }

    @ParameterizedTest
    @ValueSource(strings = {"de", "fr", "ja", "zh"})
    void everyLanguageHasAllWordsOfItsOwn(String language) throws IOException {
        Map<Object, Object> english = words("site-report");
        Map<Object, Object> translated = words("site-report_" + language);
        assertThat(translated.keySet()).isEqualTo(english.keySet());
        assertThat(translated.get("description")).isNotEqualTo(english.get("description"));
        translated.forEach((key, text) -> assertThat(text.toString().contains("{0}"))
                .as(key.toString())
                .isEqualTo(english.get(key).toString().contains("{0}")));
    }

    private static Map<Object, Object> words(String file) throws IOException {
        Properties words = new Properties();
        try (Reader in = new InputStreamReader(
                SiteReportPageTest.class.getResourceAsStream(file + ".properties"), StandardCharsets.UTF_8)) {
            words.load(in);
        }
        return new TreeMap<>(words);
    }
}
