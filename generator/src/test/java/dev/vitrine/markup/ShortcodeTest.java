package dev.vitrine.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.markup.Segment.Embed.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortcodeTest {

    @Test
    void aProductIsEmbedded() {
        assertThat(embed("{{< product aurora-lamp >}}"))
                .extracting(Segment.Embed::kind, Segment.Embed::ids)
                .containsExactly(Kind.PRODUCT, java.util.List.of("aurora-lamp"));
        assertThat(embed("{{<product \"aurora-lamp\">}}").ids()).containsExactly("aurora-lamp");
        assertThat(embed("{{< product id=aurora-lamp >}}").ids()).containsExactly("aurora-lamp");
    }

    @Test
    void productsAreChosenByListCategoryOrCollection() {
        assertThat(embed("{{< products ids=\"a, b,a\" >}}").ids()).containsExactly("a", "b");
        assertThat(embed("{{< products category=\"lighting\" limit=\"3\" >}}"))
                .extracting(Segment.Embed::kind, Segment.Embed::limit)
                .containsExactly(Kind.CATEGORY, 3);
        assertThat(embed("{{< products limit=4 collection=“new” >}}"))
                .extracting(Segment.Embed::kind, Segment.Embed::limit)
                .containsExactly(Kind.COLLECTION, 4);
    }

    @Test
    void aShortcodeEndsTheParagraphBeforeIt() {
        assertThat(Reading.markdown("text\n{{< product p >}}\nmore").html())
                .isEqualTo("<p>text</p><div>PRODUCT[p]0</div><p>more</p>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "{{< prodct x >}};                              5; 'prodct' is no shortcode; did you mean 'product'?",
                "{{< gallery x >}};                             5; 'gallery' is no shortcode; known are product, products",
                "{{< products colection=\"x\" >}};               14; 'colection' is no parameter of 'products'; did you mean 'collection'?",
                "{{< products collection=\"x\" limit=\"many\" >}};   36; 'many' is no number from 1 to 1000; write limit=\"4\"",
                "{{< products collection=\"x\" limit=\"0\" >}};      36; '0' is no number from 1 to 1000; write limit=\"4\"",
                "{{< products ids=\"a\" ids=\"b\" >}};             22; the parameter 'ids' stands twice; keep one of them",
                "{{< products ids=\" , \" >}};                    14; the parameter 'ids' is empty; name what to show",
                "{{< products x >}};                            14; 'x' has no parameter name; write collection=\"x\"",
                "{{< product >}};                               5; the shortcode 'product' names no product; write {{< product id >}}",
                "{{< product a b >}};                           15; the shortcode 'product' takes one product; write {{< products ids=\"one,two\" >}} for several",
                "{{< >}};                                       1; the shortcode has no name; write {{< product id >}} or {{< products collection=\"id\" >}}",
                "{{< products limit=\"3\" >}};                    5; the shortcode 'products' takes one of 'ids', 'category' and 'collection'; write {{< products collection=\"id\" limit=\"4\" >}}",
            })
    void mistakesAreReportedWithAHint(String line, int column, String message, String hint) {
        Reading reading = Reading.markdown("text\n\n" + line + "\n");
        assertThat(reading.html()).isEqualTo("<p>text</p>");
        assertThat(reading.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.location()).hasToString("page.md:3:" + column);
            assertThat(problem.message()).isEqualTo(message);
            assertThat(problem.hint()).isEqualTo(hint);
        });
    }

    @Test
    void aShortcodeThatIsNotReadIsReported() {
        assertThat(Reading.markdown("See {{< product x >}} here").problemTexts())
                .containsExactly(
                        "page.md:1:5: error [markdown/unknown-shortcode] a shortcode stands in the middle of a line, where it is not read");
        assertThat(Reading.markdown("<div>\n{{< product x >}}\n</div>").problemTexts())
                .containsExactly(
                        "page.md:1:1: error [markdown/unknown-shortcode] a shortcode stands inside HTML, where it is not read");
    }

    @Test
    void aShortcodeInCodeIsText() {
        Reading reading = Reading.markdown("`{{< product x >}}`\n\n```\n{{< wrong >}}\n```\n\n    {{< wrong >}}\n");
        assertThat(reading.problems()).isEmpty();
        assertThat(reading.segments(Segment.Embed.class)).isEmpty();
    }

    private static Segment.Embed embed(String line) {
        Reading reading = Reading.markdown(line);
        assertThat(reading.problems()).isEmpty();
        return reading.segments(Segment.Embed.class).get(0);
    }
}
