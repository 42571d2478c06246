package dev.vitrine.markup;

import java.util.Set;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

/** The HTML that a text may use. */
final class Allowed {

    /** The elements an author may write in Markdown. */
    static final Set<String> ELEMENTS = Set.of(
            "a",
            "abbr",
            "aside",
            "b",
            "bdi",
            "bdo",
            "blockquote",
            "br",
            "caption",
            "cite",
            "code",
            "dd",
            "del",
            "details",
            "dfn",
            "div",
            "dl",
            "dt",
            "em",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "i",
            "img",
            "ins",
            "kbd",
            "li",
            "mark",
            "ol",
            "p",
            "pre",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "summary",
            "sup",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "u",
            "ul",
            "var",
            "wbr");

    /** Elements whose content is no text either. */
    static final Set<String> WITH_CONTENT = Set.of(
            "applet",
            "audio",
            "button",
            "canvas",
            "embed",
            "form",
            "frameset",
            "head",
            "iframe",
            "math",
            "noembed",
            "noframes",
            "noscript",
            "object",
            "picture",
            "plaintext",
            "script",
            "select",
            "style",
            "svg",
            "template",
            "textarea",
            "title",
            "video",
            "xmp");

    private static final Pattern PART = Pattern.compile("\\d{1,9}");
    private static final Pattern CLASS =
            Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}(?:[ \\n\\t]+[A-Za-z][A-Za-z0-9_-]{0,63}){0,15}");
    private static final Pattern SMALL_NUMBER = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}");
    private static final Pattern PIXELS = Pattern.compile("\\d{1,5}(?:px)?");
    private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,4}");

    /** For Markdown, whose own tags carry parts. */
    static final PolicyFactory MARKDOWN = common().allowAttributes(Part.ATTRIBUTE)
            .matching(PART)
            .globally()
            .allowAttributes("class")
            .matching(CLASS)
            .globally()
            .toFactory();

    /** For imported HTML, whose classes mean nothing here. */
    static final PolicyFactory IMPORTED = common().allowElements((name, attributes) -> "s", "strike")
            .allowElements((name, attributes) -> "code", "tt")
            .allowElements((name, attributes) -> "abbr", "acronym")
            .toFactory();

    private Allowed() {}

    private static HtmlPolicyBuilder common() {
        return new HtmlPolicyBuilder()
                .allowElements(ELEMENTS.toArray(String[]::new))
                .allowWithoutAttributes("a", "img", "span")
                .allowUrlProtocols(
                        "http",
                        "https",
                        "mailto",
                        "tel",
                        "product",
                        "category",
                        "collection",
                        "page",
                        "article",
                        "home",
                        "journal")
                .allowAttributes("href")
                .onElements("a")
                .allowAttributes("src", "alt")
                .onElements("img")
                .allowAttributes("width", "height")
                .matching(PIXELS)
                .onElements("img")
                .allowAttributes("title", "id")
                .globally()
                .allowAttributes("lang")
                .matching(LANGUAGE)
                .globally()
                .allowAttributes("dir")
                .matching(true, "ltr", "rtl", "auto")
                .globally()
                .allowAttributes("colspan", "rowspan")
                .matching(SMALL_NUMBER)
                .onElements("td", "th")
                .allowAttributes("scope")
                .matching(true, "row", "col", "rowgroup", "colgroup")
                .onElements("th")
                .allowAttributes("start")
                .matching(NUMBER)
                .onElements("ol")
                .allowAttributes("value")
                .matching(NUMBER)
                .onElements("li")
                .allowAttributes("reversed")
                .onElements("ol")
                .allowAttributes("open")
                .onElements("details");
    }
}
