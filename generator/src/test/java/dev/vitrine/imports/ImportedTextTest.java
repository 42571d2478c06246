package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.csv.Cell;
import dev.vitrine.csv.CsvRow;
import dev.vitrine.diagnostics.Rule;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImportedTextTest {

    private final ImportLog log = new ImportLog();
    private final CellTexts texts = new CellTexts(log);

    private static Cell cell(String text) {
        return new CsvRow("p.csv", 7, List.of("x", text), List.of(false, true)).cell(1);
    }

    @Test
    void directivesOfOtherSystemsAreRemovedWithThePicturesAndLinksTheyMake() {
        String html = texts.html(
                cell(
                        "<p>See <img src=\"{{media url=\"a/b.jpg\"}}\" alt=\"x\"> and <a href=\"{{store url=\"about\"}}\">us</a>.{{widget type=\"Block\" id=\"5\"}}</p>"));

        assertThat(html).isEqualTo("<p>See  and <a>us</a>.</p>");
        assertThat(log.diagnostics().sorted()).hasSize(1);
        assertThat(log.diagnostics().sorted().get(0).toString())
                .isEqualTo(
                        "p.csv:7:22: warning [import/removed-markup] '{{media url=\"a/b.jpg\"}}' was removed; only the other shop understands it");
    }

    @Test
    void shortcodesAreRemoved() {
        assertThat(texts.html(cell("<p>A</p>[gallery ids=\"1,2\"][caption id=\"x\"]B[/caption]")))
                .isEqualTo("<p>A</p>B");
        assertThat(log.diagnostics().count(Rule.IMPORT_REMOVED_MARKUP)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "&amp;quot;A&amp;quot;, &quot;A&quot;",
        "&amp;amp;quot;A, &quot;A",
        "&amp;amp;amp;#39;s, &#39;s",
        "Salt &amp; pepper; more, Salt &amp; pepper; more",
        "&amp;lt;b&amp;gt;, &amp;lt;b&amp;gt;",
        "&amp;amp;lt;b, &lt;b",
        "&amp;unknownword;, &amp;unknownword;"
    })
    void textEscapedTwiceIsRepaired(String given, String expected) {
        assertThat(texts.html(cell(given))).isEqualTo(expected);
    }

    @Test
    void scriptsStylesAndCommentsAreRemoved() {
        assertThat(texts.html(
                        cell("<p>A<!-- x --></p><SCRIPT>alert('<p>')</script><style>p{}</style><p>B</p><script>open")))
                .isEqualTo("<p>A</p><p>B</p>");
    }

    @Test
    void textWithoutMarkupBecomesParagraphs() {
        assertThat(texts.html(cell("One < two & three\r\nfour\n\n* five")))
                .isEqualTo("<p>One &lt; two &amp; three<br>\nfour</p>\n<p>* five</p>");
    }

    @Test
    void namesKeepAngleBracketsThatAreNoTags() {
        assertThat(texts.name(cell("<b>Rock</b>&amp;Roll  <3 &eacute;\u0007"))).isEqualTo("Rock &Roll <3 é");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12.5|12.5",
                "1.299,00|1299.00",
                "1,299.00|1299.00",
                "$1,299|1299",
                "1 299,50 €|1299.50",
                "CHF 1'299.–|1299",
                "１２９９|1299",
                "12,5|12.5",
                ".5|.5",
                "1.234.567|1234567",
                "Rs. 500/-|500",
                "-4|-4",
                "1.5E+3|1.5E+3",
                "0,999|0.999"
            })
    void amountsAreReadAsPeopleWriteThem(String text, BigDecimal expected) {
        assertThat(Numbers.parse(text, false)).isEqualTo(Optional.of(expected));
    }

    @Test
    void whatCanBeReadTwoWaysFollowsTheFile() {
        assertThat(Numbers.parse("1.299", false)).contains(new BigDecimal("1.299"));
        assertThat(Numbers.parse("1.299", true)).contains(new BigDecimal("1299"));
        assertThat(Numbers.parse("1,299", true)).contains(new BigDecimal("1.299"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "free", "10 - 20", "12..5,,3x9", "1e999999999", "9999999999999999999999999999999999999999999"
            })
    void whatIsNoAmountIsNone(String text) {
        assertThat(Numbers.parse(text, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "4006381333931, 4006381333931",
        "96385074, 96385074",
        "36000291452, 036000291452",
        "3-540-49698-X, 9783540496984",
        "４００６３８１３３３９３１, 4006381333931"
    })
    void articleNumbersAreMended(String text, String expected) {
        assertThat(Gtin.parse(text)).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"4006381333932", "123", "0000000000000", "abc"})
    void wrongArticleNumbersAreNone(String text) {
        assertThat(Gtin.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Forest Green, forest-green",
        "Crème brûlée, creme-brulee",
        "青瓷, qing-ci",
        "كوب, kwb",
        "Men’s 1½″, mens-1-1-2",
        "½, 1-2",
        "+, x7ebe16cd"
    })
    void idsAreLatin(String name, String expected) {
        assertThat(new Ids().slug(name)).isEqualTo(expected);
    }
}
