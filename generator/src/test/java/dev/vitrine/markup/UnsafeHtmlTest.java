package dev.vitrine.markup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is tried, what comes out holds allowed elements, allowed attributes and harmless addresses. */
class UnsafeHtmlTest {

    private static final Set<String> ATTRIBUTES = Set.of(
            "alt",
            "aria-label",
            "class",
            "colspan",
            "decoding",
            "dir",
            "height",
            "href",
            "id",
            "lang",
            "loading",
            "open",
            "rel",
            "reversed",
            "role",
            "rowspan",
            "scope",
            "src",
            "start",
            "tabindex",
            "title",
            "value",
            "width");

    private static final Set<String> SCHEMES = Set.of("", "http", "https", "mailto", "tel");

    static Stream<String> probes() {
        return Stream.of(
                "[a](javascript:alert(1))",
                "[a](JaVaScRiPt:alert(1))",
                "[a](<java\tscript:alert(1)>)",
                "[a](javascript&colon;alert(1))",
                "[a](&#106;avascript:alert(1))",
                "[a](&#x6A&#x61;vascript:alert(1))",
                "[a](java&Tab;script:alert(1))",
                "[a](java&NewLine;script:alert(1))",
                "[a](&#1;javascript:alert(1))",
                "[a](\u0001javascript:alert(1))",
                "[a](\\javascript:alert(1))",
                "[a](data:text/html;base64,PHNjcmlwdD4=)",
                "[a](vbscript:msgbox(1))",
                "[a](blob:https://x/1) [b](file:///etc/passwd) [c](view-source:x)",
                "[a](https://x.example/\"onmouseover=\"alert(1))",
                "[a](/x \"t\\\" onclick=\\\"alert(1)\")",
                "[a](product:x\"onclick=\"y)",
                "[a](product:x?\"><script>alert(1)</script>)",
                "[a][r]\n\n[r]: javascript:alert(1)",
                "![a](javascript:alert(1))",
                "![a\" onerror=\"alert(1)](x.png)",
                "![a](x.png\" onerror=\"alert(1))",
                "![a](data:image/svg+xml,<svg/onload=alert(1)>)",
                "![a](x.png){width=1\"onload=alert(1)}",
                "![a](x.png 'b\" onload=\"alert(1)')",
                "<javascript:alert(1)>",
                "<JAVASCRIPT:alert(1)>",
                "<https://x.example/\"><script>alert(1)</script>",
                "https://x.example/\"onclick=\"alert(1)",
                "<script>alert(1)</script>",
                "<ScRiPt src=//evil.example></sCrIpT>",
                "<script\n>alert(1)</script\n>",
                "x <script>alert(1)</script> y",
                "x <script>alert(1) y",
                "<scr<script>ipt>alert(1)</scr</script>ipt>",
                "<img src=x onerror=alert(1)>",
                "x <img src=x onerror=alert(1)>",
                "<img src=\"x\" onerror=\"alert(1)\" / >",
                "<img/src=x/onerror=alert(1)>",
                "<img src=`x`onerror=alert(1)>",
                "<img src=\"javascript:alert(1)\">",
                "<img srcset=\"x 1x\" src=x style=\"background:url(javascript:x)\">",
                "<a href=\"jav&#x09;ascript:alert(1)\">x</a>",
                "<a href=\" &#14; javascript:alert(1)\">x</a>",
                "<a href=javascript&#58;alert(1)>x</a>",
                "<a href='javascript:alert(1)' href='/ok'>x</a>",
                "<a href=\"data:text/html,<script>alert(1)</script>\">x</a>",
                "<a target=_blank formaction=javascript:x ping=//evil.example href=/x>x</a>",
                "<a data-part=0 href=javascript:alert(1)>x</a>",
                "[ok](product:a) <img data-part=0 src=javascript:x> <a data-part=\"0\" data-part=99999999999>y</a>",
                "<svg><script>alert(1)</script></svg>",
                "<svg/onload=alert(1)>",
                "<svg><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
                "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
                "<iframe srcdoc=\"<script>alert(1)</script>\"></iframe>",
                "<object data=javascript:x><embed src=javascript:x></object>",
                "<form action=javascript:x><input onfocus=alert(1) autofocus><button formaction=javascript:x>",
                "<base href=//evil.example/><meta http-equiv=refresh content='0;javascript:x'><link rel=import href=x>",
                "<style>@import '//evil.example'</style><p style=\"behavior:url(x)\">p</p>",
                "<details open ontoggle=alert(1)><summary>x</summary></details>",
                "<body onload=alert(1)><video><source onerror=alert(1)></video><marquee onstart=alert(1)>",
                "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
                "<textarea><img title=\"</textarea><img src=x onerror=alert(1)>\"></textarea>",
                "<title><img title=\"</title><img src=x onerror=alert(1)>\">",
                "<xmp><p title=\"</xmp><svg/onload=alert(1)>\">",
                "<template><script>alert(1)</script></template><plaintext><img onerror=x>",
                "<!--><img src=x onerror=alert(1)>-->",
                "<!-- --!><img src=x onerror=alert(1)> -->",
                "<![CDATA[><img src=x onerror=alert(1)>]]>",
                "<?xml version=\"1.0\"?><img src=x onerror=alert(1)?>",
                "<p title=\"&quot; onclick=&quot;alert(1)\">x</p>",
                "<p id='\" onclick=\"alert(1)' class='a\" onclick=\"x' lang='\" x'>x</p>",
                "<div/class=a\u000Conclick=alert(1)>x</div>",
                "<b\u0000 onclick=alert(1)>x</b\u0000>",
                "```x\"onclick=alert(1)\n</code></pre><script>alert(1)</script>\n```",
                "`</code><script>alert(1)</script>`",
                "| <script>alert(1)</script> | a\" onclick=\"x |\n|---|---|\n| <img src=x onerror=alert(1)> | [a](javascript:x) |",
                "x[^a]\n\n[^a]: <img src=x onerror=alert(1)> [y](javascript:x)",
                "x[^\"><script>alert(1)</script>]\n\n[^\"><script>alert(1)</script>]: y",
                "# <img src=x onerror=alert(1)> \" onclick=\"x",
                "> [!NOTE]\n> <script>alert(1)</script> [a](javascript:x)",
                "{{< product \"><script>alert(1)</script> >}}",
                "\uD800<img src=x onerror=alert(1)>\uDC00");
    }

    @ParameterizedTest
    @MethodSource("probes")
    void nothingUnsafeComesThrough(String probe) {
        assertSafe(Reading.markdown(probe));
        assertSafe(Reading.markdown("> - a <b>\n>\n>   " + probe.replace("\n", "\n>   ")));
        assertSafe(Reading.html(probe));
        assertSafe(Reading.html("<p><a href=\"" + probe.replace("\"", "&quot;") + "\"><img src=\""
                + probe.replace("\"", "&quot;") + "\" alt='x'>"));
    }

    static void assertSafe(Reading reading) {
        // The one place where a fixture writes what an author wrote as it is.
        String raw = reading.segments(Segment.Embed.class).isEmpty() ? reading.raw() : "";
        Element body = org.jsoup.Jsoup.parse(raw).body();
        for (Element element : body.getAllElements()) {
            assertThat(element.normalName()).as(raw).isIn(allowedElements());
            for (Attribute attribute : element.attributes()) {
                assertThat(attribute.getKey()).as(raw).isIn(ATTRIBUTES);
                if (List.of("href", "src").contains(attribute.getKey())) {
                    assertThat(scheme(attribute.getValue())).as(raw).isIn(SCHEMES);
                    assertThat(attribute.getValue()).as(raw).isNotBlank();
                }
            }
        }
    }

    private static Set<String> allowedElements() {
        Set<String> allowed = new java.util.HashSet<>(Allowed.ELEMENTS);
        allowed.add("body");
        return allowed;
    }

    /** As browsers do: without controls around it, and without tabs and line breaks inside. */
    private static String scheme(String address) {
        String seen = address.replaceAll("^[\\x00-\\x20]+", "").replaceAll("[\\t\\r\\n]", "");
        int colon = seen.indexOf(':');
        boolean scheme = colon > 0 && seen.substring(0, colon).matches("[A-Za-z][A-Za-z0-9+.-]*");
        return scheme ? seen.substring(0, colon).toLowerCase(Locale.ROOT) : "";
    }
}
