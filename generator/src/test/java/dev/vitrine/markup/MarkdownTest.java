package dev.vitrine.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.model.Body;
import dev.vitrine.model.SourceText;
import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void wordsBecomeParagraphsWithEmphasis() {
        assertThat(Reading.markdown("One *two* **three** `four`\nfive  \nsix").html())
                .isEqualTo("<p>One <em>two</em> <strong>three</strong> <code>four</code>\nfive<br>\nsix</p>");
    }

    @Test
    void columnWithoutHeadingHoldsTheHeadingsOfItsRows() {
        assertThat(Reading.markdown("| | Oak |\n|---|---|\n| Wash | by hand |").html())
                .contains("<td></td><th scope=\"col\">Oak</th>")
                .contains("<th scope=\"row\">Wash</th><td>by hand</td>");
        assertThat(Reading.markdown("| | |\n|---|---|\n| Post | Porto |").html())
                .doesNotContain("<thead>")
                .contains("<th scope=\"row\">Post</th>");
    }

    /** A text without links has a parser of its own; a definition of a link that nothing refers to asks for the other one. */
    @Test
    void textsWithoutLinksReadAsThoseWithLinksDo() {
        String text = """
                # One *two*
                **three** ~~four~~ `five` x_y_z ! (six) a/b
                1. seven
                   - eight {nine}

                > ten\tü 日本

                | a | b |
                |---|--:|
                | 1 | *2* |
                """;
        Reading plain = Reading.markdown(text);
        assertThat(plain.html()).isEqualTo(Reading.markdown(text + "\n[x]: y").html());
        assertThat(plain.html()).contains("<em>two</em>", "<del>four</del>", "<blockquote>", "<table>");
    }

    @Test
    void wordsAreTheSameWhetherTheProseWasMadeOrNot() {
        SourceText text = new SourceText("""
                > [!NOTE]
                > One <b>two</b> <script>no</script>

                ![three](x.jpg){width=600}

                - four
                - [five](/x) and [7 cm](measure:)[^1]

                [^1]: six
                """, "page.md", 1, true);
        Markdown markdown = new Markdown(new Diagnostics());
        Markdown.Read read = markdown.read(text, Body.Format.MARKDOWN);
        assertThat(read.prose()).isEqualTo(markdown.markdown(text));
        assertThat(read.words().get())
                .isEqualTo(markdown.plainText(text, Body.Format.MARKDOWN))
                .contains("One two", "four · five");
        SourceText html = new SourceText("<p>One</p><script>no</script>", "page.html", 1, true);
        assertThat(markdown.read(html, Body.Format.HTML).prose()).isEqualTo(markdown.html(html));
        assertThat(markdown.read(html, Body.Format.HTML).words().get()).isEqualTo("One");
    }

    @Test
    void escapedAddressesAreLinksToo() {
        assertThat(Reading.markdown("https:\\//a.example me&#64;b.example").html())
                .isEqualTo(Reading.markdown("https://a.example me@b.example").html())
                .contains("<a href=\"https://a.example\"");
    }

    @Test
    void noTextIsNoProse() {
        assertThat(Reading.markdown(" \n\n").prose()).isEqualTo(Prose.EMPTY);
        assertThat(Reading.markdown("[a]: b").prose().isEmpty()).isTrue();
    }

    @Test
    void referencesAreLeftToTheStorefront() {
        Reading reading =
                Reading.markdown("See [the *lamp*](product:aurora?variant=A1 \"Warm\") and [us](page:about#team).");
        assertThat(reading.html())
                .isEqualTo("<p>See <a href=\"/product/aurora?variant=A1\" title=\"Warm\">the <em>lamp</em></a> and "
                        + "<a href=\"/page/about#team\">us</a>.</p>");
    }

    @Test
    void aReferenceTheStorefrontLacksKeepsItsText() {
        assertThat(Reading.markdown("See [the lamp](product:missing).").html()).isEqualTo("<p>See the lamp.</p>");
    }

    @Test
    void oneReadingServesSeveralStorefronts() {
        Prose prose = Reading.markdown("[x](home:)").prose();
        assertThat(prose.segments()).hasSize(5);
        assertThat(prose).isEqualTo(Reading.markdown("[x](home:)").prose());
    }

    @Test
    void linksToOtherSitesDoNotHandOverTheWindow() {
        assertThat(Reading.markdown("[a](https://other.example/x) [b](/y) [c](#z) [d](mailto:a@b.example)")
                        .html())
                .isEqualTo("<p><a href=\"https://other.example/x\" rel=\"noopener\">a</a> <a href=\"/y\">b</a> "
                        + "<a href=\"#z\">c</a> <a href=\"mailto:a@b.example\">d</a></p>");
    }

    @Test
    void bareAddressesBecomeLinks() {
        assertThat(Reading.markdown("https://a.example/?x=1&y=2 and me@b.example")
                        .html())
                .isEqualTo(
                        "<p><a href=\"https://a.example/?x=1&amp;y=2\" rel=\"noopener\">https://a.example/?x=1&amp;y=2</a> and "
                                + "<a href=\"mailto:me@b.example\">me@b.example</a></p>");
    }

    @Test
    void aPictureAloneBecomesAFigureWithItsTitleAsCaption() {
        assertThat(Reading.markdown("![Kiln](kiln.jpg \"The kiln\"){width=600}").html())
                .isEqualTo(
                        "<figure><img src=\"/m/kiln.jpg\" alt=\"Kiln\" width=\"600\" height=\"400\" loading=\"lazy\" "
                                + "decoding=\"async\"><figcaption>The kiln</figcaption></figure>");
    }

    @Test
    void aPictureAmongWordsStaysAmongThem() {
        assertThat(Reading.markdown("A ![Kiln](my%20kiln.jpg \"Hot\") here").html())
                .isEqualTo(
                        "<p>A <img src=\"/m/my kiln.jpg\" alt=\"Kiln\" width=\"1200\" height=\"800\" title=\"Hot\" loading=\"lazy\" "
                                + "decoding=\"async\"> here</p>");
    }

    @Test
    void aMissingPictureLeavesItsAlternativeText() {
        assertThat(Reading.markdown("![A kiln](missing.jpg)\n\nx ![one](missing.jpg)")
                        .html())
                .isEqualTo("<p>A kiln</p><p>x one</p>");
    }

    @Test
    void theHighestHeadingIsOfTheSecondLevelAndNoneIsSkipped() {
        assertThat(Reading.markdown("# A\n\n### B\n\n# C\n\n###### D").html())
                .isEqualTo("<h2 id=\"a\">A</h2><h3 id=\"b\">B</h3><h2 id=\"c\">C</h2><h3 id=\"d\">D</h3>");
        assertThat(Reading.markdown("### A\n\n## B\n\n### C").html())
                .isEqualTo("<h2 id=\"a\">A</h2><h2 id=\"b\">B</h2><h3 id=\"c\">C</h3>");
    }

    @Test
    void headingsHaveReadableIdsInEveryScript() {
        assertThat(Reading.markdown("# Größe & *Maße*\n# 大きさ\n# الحجم\n# हिन्दी\n# ???")
                        .html())
                .isEqualTo(
                        "<h2 id=\"größe-maße\">Größe &amp; <em>Maße</em></h2><h2 id=\"大きさ\">大きさ</h2><h2 id=\"الحجم\">الحجم</h2>"
                                + "<h2 id=\"हिन्दी\">हिन्दी</h2><h2 id=\"section\">???</h2>");
    }

    @Test
    void idsAreGivenOnce() {
        assertThat(Reading.markdown("# a\n# a-1\n# a\n# a\n# fn-1\n\n<p id=\"a\">x</p>")
                        .document()
                        .select("[id]")
                        .eachAttr("id"))
                .containsExactly("a", "a-1", "a-2", "a-3", "section-fn-1");
    }

    @Test
    void emptyHeadingsAreLeftOut() {
        assertThat(Reading.markdown("#\n\ntext\n\n## \n").html()).isEqualTo("<p>text</p>");
    }

    @Test
    void tablesScrollAndAlignByClass() {
        assertThat(Reading.markdown("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|").html())
                .isEqualTo(
                        "<div class=\"table-scroll\" tabindex=\"0\"><table><thead><tr><th scope=\"col\">a</th>"
                                + "<th scope=\"col\" class=\"align-center\">b</th><th scope=\"col\" class=\"align-end\">c</th></tr></thead>"
                                + "<tbody><tr><td>1</td><td class=\"align-center\">2</td><td class=\"align-end\">3</td></tr></tbody></table></div>");
    }

    @Test
    void tasksSayWhetherTheyAreDone() {
        assertThat(Reading.markdown("- [x] one\n- [ ] two").html())
                .isEqualTo(
                        "<ul><li class=\"task\"><span class=\"task-box task-done\" role=\"img\" aria-label=\"{prose.done}\"></span> one</li>"
                                + "<li class=\"task\"><span class=\"task-box\" role=\"img\" aria-label=\"{prose.open}\"></span> two</li></ul>");
    }

    @Test
    void listsAreTightOrLoose() {
        assertThat(Reading.markdown("- a\n- b").html()).isEqualTo("<ul><li>a</li><li>b</li></ul>");
        assertThat(Reading.markdown("3. a\n\n4. b").html())
                .isEqualTo("<ol start=\"3\"><li><p>a</p></li><li><p>b</p></li></ol>");
    }

    @Test
    void twoTildesStrikeAndOneIsARange() {
        assertThat(Reading.markdown("~~old~~ 5~10~").html()).isEqualTo("<p><del>old</del> 5~10~</p>");
    }

    @Test
    void footnotesLinkThereAndBack() {
        assertThat(Reading.markdown("A[^x] b[^x] c[^none]\n\n[^x]: The *note*.\n[^unused]: Never")
                        .html())
                .isEqualTo(
                        "<p>A<sup class=\"footnote-ref\"><a href=\"#fn-1\" id=\"fnref-1\">1</a></sup> b<sup class=\"footnote-ref\">"
                                + "<a href=\"#fn-1\">1</a></sup> c[^none]</p><div class=\"footnotes\" role=\"doc-endnotes\" "
                                + "aria-label=\"{prose.footnotes}\"><ol><li id=\"fn-1\"><p>The <em>note</em>. <a class=\"footnote-back\" "
                                + "href=\"#fnref-1\" aria-label=\"{prose.back}\">↩</a></p></li></ol></div>");
    }

    @Test
    void footnotesMayReferToEachOther() {
        assertThat(Reading.markdown("A[^1]\n\n[^1]: one[^2]\n[^2]: two[^1]")
                        .document()
                        .select(".footnotes li")
                        .eachAttr("id"))
                .containsExactly("fn-1", "fn-2");
    }

    @Test
    void alertsAreNotesWithALocalizedTitle() {
        assertThat(Reading.markdown("> [!WARNING]\n> Hot *inside*.\n>\n> Really.")
                        .html())
                .isEqualTo(
                        "<aside class=\"alert alert-warning\" role=\"note\"><p class=\"alert-title\">{prose.warning}</p>"
                                + "<p>Hot <em>inside</em>.</p><p>Really.</p></aside>");
        assertThat(Reading.markdown("> [!WRONG]\n> x").html()).isEqualTo("<blockquote><p>[!WRONG]\nx</p></blockquote>");
        assertThat(Reading.markdown("> [!NOTE] x").html()).isEqualTo("<blockquote><p>[!NOTE] x</p></blockquote>");
    }

    @Test
    void codeIsNeverMarkup() {
        assertThat(Reading.markdown("```java x\n<b>{{< product x >}}\n```\n\n    <i>\n")
                        .html())
                .isEqualTo(
                        "<pre tabindex=\"0\"><code class=\"language-java\">&lt;b&gt;{{&lt; product x &gt;}}\n</code></pre>"
                                + "<pre tabindex=\"0\"><code>&lt;i&gt;\n</code></pre>");
    }

    @Test
    void allExtensionsWorkTogether() {
        Reading reading = Reading.markdown("""
                # Title[^n]

                > [!TIP]
                > - [x] ~~done~~ https://a.example
                >
                > | a | b |
                > |---|--:|
                > | ![i](i.png){width=10} | [x](product:p) |
                >
                > {{< product lamp >}}

                [^n]: See [there](category:lamps).
                """);
        assertThat(reading.problems()).isEmpty();
        assertThat(
                        reading.document()
                                .select(
                                        "aside .task del, aside td img[width=10], aside td.align-end a, aside > div, .footnotes a"))
                .hasSize(7);
    }

    @Test
    void htmlMayWrapMarkdown() {
        assertThat(Reading.markdown("<details>\n<summary>More</summary>\n\nHidden *text*\n\n</details>")
                        .html())
                .isEqualTo("<details><summary>More</summary><p>Hidden <em>text</em></p></details>");
    }

    @Test
    void usefulHtmlStays() {
        String html =
                "<figure class=\"wide\" id=\"f\"><figcaption>C</figcaption></figure><dl><dt>T</dt><dd>D</dd></dl>";
        assertThat(Reading.markdown(html).html()).isEqualTo(html);
        assertThat(Reading.markdown("H<sub>2</sub>O <kbd>x</kbd> <abbr title=\"t\">a</abbr> <span lang=\"fr\">b</span>")
                        .html())
                .isEqualTo("<p>H<sub>2</sub>O <kbd>x</kbd> <abbr title=\"t\">a</abbr> <span lang=\"fr\">b</span></p>");
    }

    @Test
    void linksAndPicturesInHtmlAreResolvedToo() {
        Reading reading = Reading.markdown(
                "text\n\n<p>\n<a href=\"product:lamp\">L</a>\n<img src=\"k.jpg\" alt=\"K\" width=\"600px\"></p>");
        assertThat(reading.html())
                .contains("<a href=\"/product/lamp\">L</a>")
                .contains("<img src=\"/m/k.jpg\" alt=\"K\" width=\"600\" height=\"400\"");
        assertThat(reading.segments(Segment.LinkOpen.class).get(0).at()).hasToString("page.md:4:1");
        assertThat(reading.segments(Segment.Image.class).get(0).at()).hasToString("page.md:5:1");
    }

    @Test
    void charactersThatHtmlForbidsAreLeftOutOrReplaced() {
        assertThat(Reading.markdown("a\u0001b\uD800c\uDC00d&#1;e\uFFFEf\u0085g😀")
                        .html())
                .isEqualTo("<p>abcdef\uFFFDg😀</p>");
    }

    @Test
    void itemsOfListsStayApartInPlainText() {
        String text = "Made by hand:\n\n- Oak\n- Brass,\n- It shines.\n- Linen\n  - washed\n  - dyed\n\nAnd more.\n";
        assertThat(new Markdown(new Diagnostics())
                        .plainText(new SourceText(text, "page.md", 1, true), Body.Format.MARKDOWN))
                .isEqualTo("Made by hand: Oak · Brass, It shines. Linen washed · dyed And more.");
    }
}
