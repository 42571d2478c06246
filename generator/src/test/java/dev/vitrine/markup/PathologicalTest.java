package dev.vitrine.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.AnyRule;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Body;
import dev.vitrine.model.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No text takes long or fails. The limit is generous, since what it guards against takes minutes. */
@Timeout(60)
class PathologicalTest {

    private static final int SIZE = 200_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "> ",
                "- ",
                "1. - ",
                "[",
                "[a](",
                "![a](",
                "*",
                "*a ",
                "*a **a ",
                "a** ",
                "_a",
                "`a``",
                "<",
                "<a ",
                "<b>",
                "</b>",
                "<div>\n",
                "<div ",
                "<a b=\"",
                "x <div>",
                "x <script>",
                "<span class=a>",
                "<!-- ",
                "x <!-- ",
                "x <![CDATA[ ",
                "x <? ",
                "&",
                "&amp;amp;",
                "~~a ",
                "# a\n",
                "a\n===\n",
                "[^a] ",
                "[^a]: b\n",
                "|a",
                "|a|b|\n|-|-|\n",
                "|a\n",
                "http://a.b ",
                "http://",
                "a@b.c",
                "{{< ",
                "{",
                "{{< product x >}}\n",
                "![a](b){width=1}",
                "![a](b){",
                "```\na\n",
                "\uD800",
                "\u0001",
                "\0",
                "a\r\n",
                "- [ ] a\n",
                "[a]: b\n",
                "<a href=x>",
                "<p>x",
                "<li>",
                "<table>",
                "<td>",
                "<script>",
                "<style>x",
                "<textarea>",
                "<details>",
                "<h1>",
                "<dl><dt>",
                "<ul><li>",
                "<b><div>",
                "<b><div></b>",
                "<i><b><p></i>",
                "<a href=x><b>",
                "> [!NOTE]\n",
                "*_~~[`<",
                "&#xD800;",
                "\n",
                "\t",
                "a",
                "<svg><title>",
                "<b",
                "\"",
                "<p title='"
            })
    void aMillionOfTheSame(String unit) {
        String text = unit.repeat(SIZE / unit.length());
        assertThat(Reading.markdown(text).raw()).isNotNull();
        assertThat(Reading.html(text).raw()).isNotNull();
        Markdown markdown = new Markdown(new Diagnostics());
        for (Body.Format format : Body.Format.values()) {
            assertThat(markdown.plainText(new SourceText(text, "a", 1, true), format))
                    .isNotNull();
        }
    }

    static Stream<String> nested() {
        int n = SIZE / 8;
        StringBuilder lists = new StringBuilder();
        StringBuilder footnotes = new StringBuilder();
        StringBuilder backticks = new StringBuilder();
        for (int i = 1; i < 500; i++) {
            lists.append("  ".repeat(i)).append("- a\n");
            backticks.append("`".repeat(i)).append('x');
        }
        for (int i = 1; i < 3000; i++) {
            footnotes
                    .append("x[^")
                    .append(i)
                    .append("]\n\n[^")
                    .append(i)
                    .append("]: y[^")
                    .append(i * 7 % 3000)
                    .append("]\n\n");
        }
        return Stream.of(
                "[".repeat(n) + "a" + "]".repeat(n),
                "![".repeat(n) + "a" + "](b)".repeat(n),
                "*a **a ".repeat(n) + "b" + " a** a*".repeat(n),
                "~~a *a ".repeat(n) + "b" + " a* a~~".repeat(n),
                "|a".repeat(n) + "\n" + "|-".repeat(n) + "\n" + "|b\n".repeat(n / 2),
                "|a|b|c|d|\n|-|-|-|-|\n" + "|b|c|d|e|\n".repeat(n),
                ("> ".repeat(200) + "a\n").repeat(300),
                "<div>".repeat(n) + "x" + "</div>".repeat(n),
                "<b><div>".repeat(n) + "x" + "</b></div>".repeat(n),
                lists.toString(),
                footnotes.toString(),
                backticks.toString());
    }

    @ParameterizedTest
    @MethodSource("nested")
    void deepAndWide(String text) {
        UnsafeHtmlTest.assertSafe(Reading.markdown(text));
        UnsafeHtmlTest.assertSafe(Reading.html(text));
        assertThat(new Markdown(new Diagnostics()).plainText(new SourceText(text, "a", 1, true), Body.Format.MARKDOWN))
                .isNotNull();
    }

    @Test
    void whatIsCutIsReported() {
        List<AnyRule> rules = new ArrayList<>();
        for (String text : List.of(
                "> ".repeat(200) + "a",
                "|a|b|\n|-|-|\n" + "|c|d|\n".repeat(60_000),
                "|a|b|c|d|e|f|g|h|\n|-|-|-|-|-|-|-|-|\n" + "|c\n".repeat(15_000))) {
            Reading.markdown(text).problems().forEach(problem -> rules.add(problem.rule()));
        }
        assertThat(rules).containsExactly(Rule.MARKDOWN_TOO_DEEP, Rule.MARKDOWN_TOO_DEEP, Rule.MARKDOWN_TOO_DEEP);
        assertThat(Reading.markdown("> ".repeat(90) + "a").problems()).isEmpty();
    }
}
