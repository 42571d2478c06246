package dev.vitrine.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.model.SourceText;
import org.junit.jupiter.api.Test;

/** Every problem and everything that can become one knows its line and column. */
class PlacesTest {

    @Test
    void linksPicturesAndShortcodesKnowTheirPlace() {
        Reading reading = Reading.markdown("""
                One [a](product:a)

                > - x [b](product:b)
                >   ![i](i.png)

                | h | [c](page:c) |
                |---|---|
                | ![j](j.png) | d |

                  {{< product p >}}
                """);
        assertThat(reading.segments(Segment.LinkOpen.class))
                .extracting(link -> link.at().toString())
                .containsExactly("page.md:1:5", "page.md:3:7", "page.md:6:7");
        assertThat(reading.segments(Segment.Image.class))
                .extracting(image -> image.at().toString())
                .containsExactly("page.md:4:5", "page.md:8:3");
        assertThat(reading.segments(Segment.Embed.class))
                .extracting(embed -> embed.at().toString())
                .containsExactly("page.md:10:3");
    }

    @Test
    void linesCountFromTheStartOfTheFile() {
        Prose prose = new Markdown(new Diagnostics()).markdown(new SourceText("\n[a](home:)", "a.md", 8, true));
        assertThat(((Segment.LinkOpen) prose.segments().get(1)).at()).hasToString("a.md:9:1");
    }

    @Test
    void aTextInsideAJsonStringHasOnlyItsLine() {
        Prose prose = new Markdown(new Diagnostics()).markdown(new SourceText("\n\n[a](home:)", "a.jsonl", 8, false));
        assertThat(((Segment.LinkOpen) prose.segments().get(1)).at()).hasToString("a.jsonl:8");
    }

    @Test
    void removedHtmlIsReportedWhereItStands() {
        assertThat(Reading.markdown(
                                "a\n\n> x <b onclick=\"y()\">b</b>\n> <script>x</script>\n\n<div>\n\t<iframe src=x></iframe>\n</div>\n")
                        .problemTexts())
                .containsExactly(
                        "page.md:3:5: warning [markdown/unsafe-html] the attribute 'onclick' of <b> was removed",
                        "page.md:4:3: warning [markdown/unsafe-html] <script> is not allowed and was removed",
                        "page.md:7:2: warning [markdown/unsafe-html] <iframe> is not allowed and was removed");
    }

    @Test
    void unsafeAddressesAreReportedWhereTheyStand() {
        assertThat(Reading.markdown("\nx [a](javascript:alert) ![b](data:image/png;base64,xx)")
                        .problemTexts())
                .containsExactly(
                        "page.md:2:3: warning [markdown/unsafe-html] the address 'javascript:alert' was removed",
                        "page.md:2:25: warning [markdown/unsafe-html] the address 'data:image/png;base64,xx' was removed");
    }

    @Test
    void aTextReportsNothingTwice() {
        Diagnostics diagnostics = new Diagnostics();
        SourceText text = new SourceText("<script>x</script>", "a.md", 1, true);
        Markdown markdown = new Markdown(diagnostics);
        markdown.markdown(text);
        markdown.plainText(text, dev.vitrine.model.Body.Format.MARKDOWN);
        assertThat(diagnostics.sorted()).hasSize(1);
    }
}
