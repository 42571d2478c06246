package dev.vitrine.markup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.model.SourceText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is not sanitised must be what the sanitiser would let through. */
class OwnTagsTest {

    private static final int TEXTS = 4000;

    private static final String[] PIECES = {
        "# h\n",
        "## h [x](product:a)\n",
        "text *em* **b** ",
        "*a **b *c* d** e*",
        "**a **b** c**",
        "~~a ~~b~~ c~~",
        "[link](product:x) ",
        "[*a* `b`](/x \"t\") ",
        "![i](x.jpg) ",
        "![i](javascript:x) ",
        "\n\n![i](x.jpg \"t\")\n\n",
        "> quote\n",
        "> [!NOTE]\n> x\n",
        "> - ## h\n",
        "- item\n",
        "  - sub\n",
        "   1. deep\n\n      more\n",
        "3. three\n",
        "- ![i](x.jpg)\n",
        "-\n",
        "- # h\n",
        "    code & <b>\n",
        "```java\ncode\n\n </code>\n```\n",
        "|a|b|\n|-|:-:|\n|1|*2*|\n",
        "| | |\n|-|-|\n|1||\n",
        "|![i](x.jpg)|[a](/b)|\n|-|-:|\n",
        "{{< product x >}}\n",
        "> {{< product x >}}\n",
        "[^1] ",
        "[^2]",
        "\n\n[^1]: note\n\n",
        "\n\n[^2]: > quote\n\n",
        "- [x] t\n",
        "~~s~~",
        "https://x.example/?a=b&c me@x.example ",
        "[https://x.example](/y) ",
        "***\n",
        "`c <i>`",
        "a  \nb\\\nc",
        "&amp; &lt;b&gt; &eacute; &#0; &nbsp;\u00a0",
        "5 < 6 > 4 & 3",
        "[![i](x.jpg)](product:x)",
        "[a[^1]](/x) ",
        "[7.5 cm](measure:)",
        "日本語 **強**  ",
        "\u0000\u000b\ufffe ",
        "\n",
        "\n\n",
        "text ",
        "  "
    };

    @Test
    void sanitiserWouldChangeNothing() {
        Random random = new Random(20261103);
        int compared = 0;
        for (int i = 0; i < TEXTS; i++) {
            StringBuilder text = new StringBuilder();
            for (int pieces = 1 + random.nextInt(14); pieces > 0; pieces--) {
                text.append(PIECES[random.nextInt(PIECES.length)]).append(random.nextInt(4) == 0 ? "\n\n" : "");
            }
            compared += compare(text.toString()) ? 1 : 0;
        }
        assertThat(compared).isGreaterThan(TEXTS / 2);
    }

    @Test
    void depthChangesNothing() {
        compare("> ".repeat(90) + "x");
        compare("- ".repeat(60) + "x");
        compare("*a **b ".repeat(60) + "x" + " b** a*".repeat(60));
    }

    /** Reads {@code text} both ways, unless its author wrote HTML. */
    private static boolean compare(String text) {
        Diagnostics diagnostics = new Diagnostics();
        SourceText source = new SourceText(text, "page.md", 1, true);
        Tags tags = new Tags();
        MarkdownWriter writer = new MarkdownWriter(source, diagnostics, tags);
        writer.write(new Markdown(diagnostics).parse(source, false));
        if (writer.hasHtml()) {
            return false;
        }
        ProseBuilder sanitised = new ProseBuilder(tags.parts(), source.start(), (at, address) -> {}, false);
        Sanitizer.markdown(tags, sanitised, (at, element, attribute) -> {});
        ProseBuilder read = new ProseBuilder(tags.parts(), source.start(), (at, address) -> {}, false);
        if (!OwnTags.read(tags.html(), read)) {
            return false;
        }
        List<Segment> expected = sanitised.build().segments();
        assertThat(read.build().segments()).as(text).isEqualTo(expected);
        return true;
    }
}
