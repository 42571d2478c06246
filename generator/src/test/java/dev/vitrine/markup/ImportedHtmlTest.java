package dev.vitrine.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.model.Body;
import dev.vitrine.model.SourceText;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

class ImportedHtmlTest {

    @Test
    void looksAreDroppedAndWordsAreKept() {
        Reading reading = Reading.html(
                "<div class=\"x\" style=\"color:red\"><font color=red>Hi</font> <span style=\"a\">you</span></div>");
        assertThat(reading.html()).isEqualTo("<div>Hi you</div>");
        assertThat(reading.problems()).isEmpty();
    }

    @Test
    void unclosedTagsAreClosed() {
        assertThat(Reading.html("<p>one<p>two<ul><li>a<li>b</ul><b>c").html())
                .isEqualTo("<p>one</p><p>two</p><ul><li>a</li><li>b</li></ul><p><b>c</b></p>");
    }

    @Test
    void wordsWithoutElementsBecomeParagraphs() {
        assertThat(Reading.html("One <b>two</b>\nthree\n\nfour\n \nfive").html())
                .isEqualTo("<p>One <b>two</b>\nthree</p><p>four</p><p>five</p>");
        assertThat(Reading.html("One<br><h3>Two</h3>three").html())
                .isEqualTo("<p>One<br></p><h2 id=\"two\">Two</h2><p>three</p>");
    }

    @Test
    void headingsStartBelowTheTitleOfThePage() {
        assertThat(Reading.html("<h1>A</h1><h4>B</h4><h1></h1>").html())
                .isEqualTo("<h2 id=\"a\">A</h2><h3 id=\"b\">B</h3>");
    }

    @Test
    void doublyEscapedEntitiesAreRepaired() {
        assertThat(Reading.html("<p>caf&amp;eacute; &amp;#8211; a &amp;amp; b &amp;notathing; &amp;lt;b&amp;gt;</p>")
                        .html())
                .isEqualTo("<p>café – a &amp; b &amp;notathing; &lt;b&gt;</p>");
    }

    @Test
    void activeContentIsRemovedAndReportedOnce() {
        Reading reading = Reading.html(
                "<p onclick=x>a</p><script>evil()</script><style>p{}</style><iframe src=x>i</iframe><script>b</script>");
        assertThat(reading.html()).isEqualTo("<p>a</p>");
        assertThat(reading.problemTexts())
                .containsExactly(
                        "products.jsonl:7: warning [markdown/unsafe-html] removed from the HTML: <iframe>, <script>, <style>, onclick");
    }

    @Test
    void emptyParagraphsOfEditorsAreLeftOut() {
        assertThat(Reading.html("<p>&nbsp;</p><p><br></p><p>a</p><p><b> </b></p><a href=\"/x\"></a>")
                        .html())
                .isEqualTo("<p>a</p>");
    }

    @Test
    void blocksLeaveParagraphsAndFormatting() {
        assertThat(Reading.html("<b>bold<div>block</div></b><span><h2>x <p>y</p></h2></span>")
                        .html())
                .isEqualTo("<p><b>bold</b></p><div>block</div><h2 id=\"x-y\">x y</h2>");
    }

    @Test
    void everyPartOfAListOrTableHasItsPlace() {
        Element body = Reading.html(
                        "<li>a</li><td>b</td><dl>x</dl><ul>y</ul><figcaption>c</figcaption><table><caption>e</caption></table>")
                .document()
                .body();
        assertThat(body.select("ul > li, dl > dd").eachText()).containsExactly("a", "x", "y");
        assertThat(body.text()).isEqualTo("a b x y c e");
        assertThat(body.select("dl > dt + dd")).hasSize(1);
        assertThat(body.select("figcaption")).isEmpty();
    }

    @Test
    void tablesAreKept() {
        assertThat(Reading.html("<table border=1><tr><th colspan=2>a</th></tr><tr><td>b<td>c</table>")
                        .html())
                .isEqualTo("<div class=\"table-scroll\" tabindex=\"0\"><table><tbody><tr><th colspan=\"2\">a</th></tr>"
                        + "<tr><td>b</td><td>c</td></tr></tbody></table></div>");
    }

    @Test
    void linksAndPicturesAreTheStorefronts() {
        Reading reading = Reading.html(
                "<a href=\"product:lamp\" target=_blank>L</a> <a href=\"http://x.example/a b\">x</a> <img src=\"a.jpg\">");
        assertThat(reading.html())
                .isEqualTo(
                        "<p><a href=\"/product/lamp\">L</a> <a href=\"http://x.example/a%20b\" rel=\"noopener\">x</a> "
                                + "<img src=\"/m/a.jpg\" alt=\"\" width=\"1200\" height=\"800\" loading=\"lazy\" decoding=\"async\"></p>");
        assertThat(reading.segments(Segment.Image.class).get(0).at()).hasToString("products.jsonl:7");
    }

    @Test
    void shortcodesAndPartsAreNoBusinessOfImportedHtml() {
        assertThat(Reading.html("<p data-part=\"0\">{{&lt; product x &gt;}}</p>")
                        .html())
                .isEqualTo("<p>{{&lt; product x &gt;}}</p>");
    }

    @Test
    void plainTextHasTheWordsOnly() {
        Markdown markdown = new Markdown(new Diagnostics());
        assertThat(markdown.plainText(
                        new SourceText(
                                "<p>One<br>two</p><script>x</script><ul><li>three&nbsp;&amp; four</ul>", "a", 1, false),
                        Body.Format.HTML))
                .isEqualTo("One two three & four");
        assertThat(markdown.plainText(
                        new SourceText(
                                "# One\n\n> [!NOTE]\n> *two*  three[^1] ![pic](p.jpg)\n\n|a|b|\n|-|-|\n|c|d|\n\n{{< product x >}}\n\n"
                                        + "e <script>f</script> <b>g</b>\n\n<div>h</div>\n\n[^1]: note",
                                "a",
                                1,
                                true),
                        Body.Format.MARKDOWN))
                .isEqualTo("One two three a b c d e g h");
    }
}
