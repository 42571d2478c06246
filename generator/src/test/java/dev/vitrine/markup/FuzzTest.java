package dev.vitrine.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Texts thrown together at random, always the same ones. */
class FuzzTest {

    private static final int TEXTS = 1500;

    private static final String[] TAGS = {
        "p",
        "p",
        "div",
        "b",
        "em",
        "span class=x",
        "a href='/x'",
        "a href='product:x'",
        "a",
        "a id=anchor",
        "ul",
        "ol",
        "li",
        "li",
        "table",
        "tr",
        "td",
        "th",
        "tbody",
        "thead",
        "tfoot",
        "caption",
        "h1",
        "h3",
        "br",
        "hr",
        "img src='x.jpg' alt='y'",
        "blockquote",
        "pre",
        "code",
        "details",
        "summary",
        "figure",
        "figcaption",
        "dl",
        "dt",
        "dd",
        "font color=red",
        "script",
        "style",
        "iframe src='x'",
        "del",
        "form",
        "button",
        "svg",
        "title",
        "textarea",
        "select",
        "option",
        "object",
        "section"
    };

    private static final String[] MARKDOWN = {
        "# h\n",
        "## h [x](product:a)\n",
        "text *em* **b** ",
        "[link](product:x) ",
        "![i](x.jpg) ",
        "\n\n![i](x.jpg \"t\")\n\n",
        "> quote\n",
        "> [!NOTE]\n> x\n",
        "- item\n",
        "  - sub\n",
        "1. one\n",
        "    code\n",
        "```\ncode\n```\n",
        "|a|b|\n|-|:-:|\n|1|2|\n",
        "{{< product x >}}\n",
        "[^1] ",
        "\n\n[^1]: note\n\n",
        "- [x] t\n",
        "~~s~~",
        "<http://x.example>",
        "***\n",
        "`c`",
        "[![i](x.jpg)](product:x)",
        "[a[^1]](/x) "
    };

    private static final Set<String> WORDS_ONLY =
            Set.of("p", "h2", "h3", "h4", "h5", "h6", "summary", "caption", "pre");

    @Test
    void markdownIsAlwaysSoundHtml() {
        Random random = new Random(20261101);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, true);
            assertSound(text, Reading.markdown(text));
        }
    }

    @Test
    void importedHtmlIsAlwaysSoundHtml() {
        Random random = new Random(20261102);
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random, false);
            assertSound(text, Reading.html(text));
        }
    }

    private static String text(Random random, boolean markdown) {
        StringBuilder text = new StringBuilder();
        int pieces = 3 + random.nextInt(25);
        for (int i = 0; i < pieces; i++) {
            int what = random.nextInt(markdown ? 16 : 10);
            String tag = TAGS[random.nextInt(TAGS.length)];
            if (what < 4) {
                text.append('<').append(tag).append('>');
            } else if (what < 7) {
                text.append("</").append(tag.split(" ")[0]).append('>');
            } else if (what < 9) {
                text.append("text").append(i).append(' ');
            } else if (what == 9) {
                text.append(random.nextBoolean() ? "\n" : "\n\n");
            } else {
                text.append(MARKDOWN[random.nextInt(MARKDOWN.length)]).append(random.nextInt(3) == 0 ? "\n\n" : "");
            }
        }
        return text.toString();
    }

    /** A strict parser and a forgiving one read the same, ids are given once, and no block is where only words may be. */
    private static void assertSound(String text, Reading reading) {
        String html = reading.raw();
        Parser strict = Parser.htmlParser().setTrackErrors(10);
        Document document = strict.parseInput("<!doctype html><title>t</title><body>" + html, "");
        assertThat(strict.getErrors()).as("%s%n-> %s", text, html).isEmpty();
        List<String> ids = document.select("[id]").eachAttr("id");
        assertThat(ids).as(html).doesNotHaveDuplicates();
        for (Element element : document.body()
                .select(
                        "a[href=''], img:not([alt]), h1, p:empty, a a, table table .table-scroll, ul > :not(li), dl > :not(dt, dd)")) {
            assertThat(element.outerHtml()).as(html).isEmpty();
        }
        for (Element element : document.body().getAllElements()) {
            if (element.isBlock()
                    && element.parents().stream().anyMatch(parent -> WORDS_ONLY.contains(parent.normalName()))) {
                boolean heading = element.normalName().matches("h[2-6]")
                        && element.parents().stream().anyMatch(p -> p.nameIs("summary"));
                assertThat(heading || element.nameIs("del") || element.nameIs("ins"))
                        .as("<%s> in words: %s", element.normalName(), html)
                        .isTrue();
            }
        }
        UnsafeHtmlTest.assertSafe(reading);
    }
}
