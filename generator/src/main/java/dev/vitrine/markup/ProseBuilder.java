package dev.vitrine.markup;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.LinkRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.HtmlStreamEventReceiver;

/**
 * Takes the tags that the sanitiser let through and writes a {@link Prose} from them.
 *
 * <p>Tags arrive balanced. What is left to do is what the sanitiser does not know: which element may stand in which, that ids are given once, that headings
 * start below the page's own, and that links and pictures are for the storefront to fill in.
 */
final class ProseBuilder implements HtmlStreamEventReceiver {

    static final Set<String> BLOCKS = Set.of(
            "aside",
            "blockquote",
            "caption",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "hr",
            "li",
            "ol",
            "p",
            "pre",
            "summary",
            "table",
            "tbody",
            "td",
            "tfoot",
            "th",
            "thead",
            "tr",
            "ul");

    /** Blocks that hold words and keep their tag when a block is written into them. */
    private static final Set<String> WORDS_ONLY =
            Set.of("h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary", "caption");

    /** Elements that may hold whatever their parent may hold. */
    private static final Set<String> TRANSPARENT = Set.of("a", "ins", "del");

    private static final Set<String> VOID = Set.of("br", "hr", "img", "wbr");

    /** Elements that are left out when nothing is in them. */
    private static final Set<String> NEVER_EMPTY = Set.of(
            "a",
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "summary",
            "details",
            "figcaption",
            "figure",
            "li",
            "ol",
            "ul",
            "dl",
            "caption",
            "table",
            "tbody",
            "thead",
            "tr");

    /** What has to be in an element whose children cannot be just anything, when something else is written into it. */
    private static final Map<String, String> IMPLIED =
            Map.of("ul", "li", "ol", "li", "dl", "dd", "table", "tr", "thead", "tr", "tbody", "tr", "tr", "td");

    /** Elements that only stand in certain others. */
    private static final Map<String, Set<String>> PARENTS = Map.ofEntries(
            Map.entry("li", Set.of("ul", "ol")),
            Map.entry("dt", Set.of("dl")),
            Map.entry("dd", Set.of("dl")),
            Map.entry("tr", Set.of("table", "tbody", "thead")),
            Map.entry("td", Set.of("tr")),
            Map.entry("th", Set.of("tr")),
            Map.entry("tbody", Set.of("table")),
            Map.entry("thead", Set.of("table")),
            Map.entry("caption", Set.of("table")),
            Map.entry("figcaption", Set.of("figure")),
            Map.entry("summary", Set.of("details")));

    /** The sanitiser nests up to 256 deep, but forgets some ends when it gets there. */
    private static final int DEEPEST = 300;

    private static final Pattern BLANK_LINES = Pattern.compile("\\n[ \\t\\u00A0]*\\n\\s*");

    /** An element the sanitiser opened, or a paragraph around words that have none. */
    private static final class Element {
        private final String name;
        private final boolean implied;
        /** What to write at its end; null when its tag is not in the output, or closed already. */
        private @Nullable String closing;

        private Pieces.@Nullable Mark start;
        private Pieces.@Nullable Heading heading;
        private String headingAttributes = "";
        private int contentBefore;
        private boolean link;
        /** The last element in it, of those with {@link #PARENTS}; empty when there is none yet. */
        private String lastChild = "";
        /** Whether anything but its first child is in it. */
        private boolean begun;

        private Element(String name, boolean implied, @Nullable String closing) {
            this.name = name;
            this.implied = implied;
            this.closing = closing;
        }
    }

    private final List<Part> parts;
    private final Location place;
    private final BiConsumer<Location, String> unsafe;
    private final boolean paragraphsAtBlankLines;

    private static final String ID = " id=\"";

    private final Anchors anchors = new Anchors();
    private final Pieces pieces = new Pieces();
    private final List<Element> stack = new ArrayList<>();
    private final StringBuilder headingText = new StringBuilder();
    private int headings;
    private int tables;
    /** Grows with everything a reader can see. */
    private int content;

    /**
     * @param parts what the numbers in {@link Part#ATTRIBUTE} stand for
     * @param place the place of what has no part
     * @param unsafe is told of every address that was removed
     * @param paragraphsAtBlankLines whether a blank line in words outside of all elements ends a paragraph
     */
    ProseBuilder(
            List<Part> parts, Location place, BiConsumer<Location, String> unsafe, boolean paragraphsAtBlankLines) {
        this.parts = parts;
        this.place = place;
        this.unsafe = unsafe;
        this.paragraphsAtBlankLines = paragraphsAtBlankLines;
    }

    Prose build() {
        return pieces.prose();
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {
        closeDownTo(0);
    }

    // Tags

    @Override
    public void openTag(String name, List<String> attributes) {
        @Nullable Part part = part(attributes);
        if (stack.size() >= DEEPEST) {
            return;
        }
        if (part instanceof Part.Ready ready) {
            openReady(name, ready.segment());
        } else if (!fits(name)) {
            drop(name);
        } else if (BLOCKS.contains(name)) {
            openBlock(name, attributes, part);
        } else {
            openWords(name, attributes, part);
        }
    }

    @Override
    public void closeTag(String name) {
        int i = stack.size() - 1;
        while (i >= 0 && (stack.get(i).implied || !stack.get(i).name.equals(name))) {
            i--;
        }
        if (i >= 0) {
            closeDownTo(i);
        }
    }

    private void openReady(String name, Segment segment) {
        boolean block = segment instanceof Segment.Embed || segment instanceof Segment.Image image && image.figure();
        if (block) {
            endWords(true);
            prepare("");
        } else {
            startWords();
        }
        pieces.add(segment);
        content++;
        drop(name);
    }

    private void openBlock(String name, List<String> attributes, @Nullable Part part) {
        if (!endWords(false)) {
            drop(name);
            return;
        }
        prepare(name);
        Element element = new Element(name, false, "</" + name + ">\n");
        element.start = pieces.mark();
        element.contentBefore = content;
        StringBuilder html = pieces.html();
        if (name.length() == 2 && name.charAt(0) == 'h' && name.charAt(1) != 'r') {
            element.headingAttributes = attributes(attributes, part, true);
            element.heading = pieces.startHeading(name.charAt(1) - '0');
            headings++;
            headingText.setLength(0);
        } else {
            if (name.equals("table") && tables++ == 0) {
                html.append("<div class=\"table-scroll\"").append(isInside("a") ? ">" : " tabindex=\"0\">");
                element.closing = "</table></div>\n";
            }
            boolean scrolls = name.equals("pre") && part instanceof Part.Own;
            html.append('<').append(name).append(scrolls && isInside("a") ? "" : attributes(attributes, part, true));
            if (part instanceof Part.Footnotes) {
                named(" class=\"footnotes\" role=\"doc-endnotes\"", "prose.footnotes");
            }
            pieces.html().append('>');
        }
        if (name.equals("hr") || name.equals("td") || name.equals("th")) {
            content++;
        }
        if (VOID.contains(name)) {
            pieces.html().append('\n');
        } else {
            stack.add(element);
        }
    }

    private void openWords(String name, List<String> attributes, @Nullable Part part) {
        if (name.equals("br") && !insideTag()) {
            return;
        }
        startWords();
        switch (name) {
            case "a" -> openLink(attributes, part);
            case "img" -> openImage(attributes, part);
            case "span" -> openSpan(attributes, part);
            default -> write(name, attributes(attributes, part, true));
        }
    }

    private void openSpan(List<String> attributes, @Nullable Part part) {
        if (part instanceof Part.Task task) {
            pieces.html().append("<span class=\"task-box").append(task.done() ? " task-done" : "");
            named("\" role=\"img\"", task.done() ? "prose.done" : "prose.open");
            pieces.html().append("></span>");
            drop("span");
            return;
        }
        String html = attributes(attributes, part, true);
        if (html.isEmpty()) {
            drop("span");
        } else {
            write("span", html);
        }
    }

    private void openLink(List<String> attributes, @Nullable Part part) {
        if (part instanceof Part.Own) {
            write("a", attributes(attributes, part, false));
            content++;
            return;
        }
        if (part instanceof Part.BackLink back) {
            push("a", "</a>");
            pieces.html().append("<a class=\"footnote-back\" href=\"").append(back.href());
            named("\"", "prose.back");
            pieces.html().append('>');
            return;
        }
        boolean markdown = part instanceof Part.Link;
        String destination = part instanceof Part.Link link ? link.destination() : value(attributes, "href");
        String title = part instanceof Part.Link link ? link.title() : value(attributes, "title");
        Location at = at(part);
        if (Address.trim(destination).isEmpty()) {
            openAnchor(attributes);
            return;
        }
        Optional<LinkRef> ref = LinkRef.parse(Address.encode(Address.trim(destination)));
        if (ref.isPresent()) {
            Element element = push("a", null);
            element.link = true;
            element.start = pieces.mark();
            element.contentBefore = content;
            pieces.add(new Segment.LinkOpen(ref.get(), title, at));
            return;
        }
        Optional<Address.File> file = markdown ? Address.file(destination) : Optional.empty();
        if (file.isPresent()) {
            Element element = push("a", null);
            element.link = true;
            element.start = pieces.mark();
            element.contentBefore = content;
            pieces.add(new Segment.FileOpen(
                    file.get().path(), file.get().url(), file.get().suffix(), title, at));
            return;
        }
        Optional<Address> address = Address.ofLink(destination);
        if (address.isEmpty()) {
            unsafe.accept(at, destination);
            drop("a");
            return;
        }
        if (address.get().url().startsWith("/") && !address.get().external()) {
            pieces.add(new Segment.Address(address.get().url(), at));
        }
        StringBuilder html = new StringBuilder();
        Escape.attribute(html, "href", address.get().url());
        if (markdown && !title.isEmpty()) {
            Escape.attribute(html, "title", title);
        }
        html.append(address.get().external() ? " rel=\"noopener\"" : "");
        write("a", html.append(attributes(attributes, part, !markdown)).toString());
    }

    /** A link without an address is a place to link to, if it has an id. */
    private void openAnchor(List<String> attributes) {
        String id = value(attributes, "id");
        if (id.isEmpty() || !anchors.take(id)) {
            drop("a");
            return;
        }
        write("a", " id=\"" + Escape.of(id) + "\"");
        content += headings == 0 ? 1 : 0;
    }

    private void openImage(List<String> attributes, @Nullable Part part) {
        String source = value(attributes, "src");
        Optional<Address> address = Address.ofPicture(source);
        String alt = value(attributes, "alt");
        if (address.isPresent()) {
            pieces.add(new Segment.Image(
                    address.get().url(),
                    alt,
                    value(attributes, "title"),
                    pixels(value(attributes, "width")),
                    pixels(value(attributes, "height")),
                    false,
                    at(part)));
            content++;
            return;
        }
        if (!source.isBlank()) {
            unsafe.accept(at(part), source);
        }
        write(alt);
    }

    // Words

    @Override
    public void text(String text) {
        if (text.isEmpty()) {
            return;
        }
        if (!paragraphsAtBlankLines || text.indexOf('\n') < 0 || insideTag() && !inImpliedParagraph()) {
            write(text);
            return;
        }
        String[] paragraphs = BLANK_LINES.split(text, -1);
        for (int i = 0; i < paragraphs.length; i++) {
            if (i > 0) {
                endWords(true);
            }
            write(paragraphs[i]);
        }
    }

    private void write(String text) {
        boolean blank = isBlank(text);
        if (blank && !wantsSpace()) {
            return;
        }
        if (!blank) {
            startWords();
            content++;
        }
        Escape.append(pieces.html(), text);
        if (headings > 0) {
            headingText.append(text);
        }
    }

    /** Whether white space matters here: not outside of all elements, and not after a line that a block has ended. */
    private boolean wantsSpace() {
        StringBuilder html = pieces.html();
        boolean lineEnded = !html.isEmpty() && html.charAt(html.length() - 1) == '\n';
        return insideTag() && !(lineEnded && !top().name.equals("pre") && BLOCKS.contains(top().name));
    }

    private static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isWhitespace(c) && !Character.isSpaceChar(c)) {
                return false;
            }
        }
        return true;
    }

    // Nesting

    /** Whether an element may stand where we are; when not, its tag is left out and its content stays. */
    private boolean fits(String name) {
        Set<String> parents = PARENTS.get(name);
        if (parents != null) {
            endImplied();
            return insideTag() && parents.contains(top().name) && fits(name, top());
        }
        boolean heading = name.length() == 2 && name.charAt(0) == 'h' && !name.equals("hr");
        return !name.equals("tfoot")
                && !(name.equals("details") && isInside("a"))
                && !(heading && (headings > 0 || isInside("th") || isInside("dt")));
    }

    private static boolean fits(String name, Element parent) {
        return switch (name) {
            case "caption" -> parent.lastChild.isEmpty();
            case "thead" -> parent.lastChild.isEmpty() || parent.lastChild.equals("caption");
            case "figcaption", "summary" -> parent.lastChild.isEmpty();
            default -> true;
        };
    }

    /** Ends the elements we added ourselves, since what comes can do without. */
    private void endImplied() {
        for (int i = stack.size() - 1; i >= 0 && (stack.get(i).implied || !isOpen(stack.get(i))); i--) {
            if (stack.get(i).implied) {
                close(stack.remove(i));
            }
        }
    }

    private boolean inImpliedParagraph() {
        Element last = stack.get(stack.size() - 1);
        return last.implied && last.name.equals("p");
    }

    private boolean isInside(String name) {
        for (Element element : stack) {
            if (element.name.equals(name) && isOpen(element)) {
                return true;
            }
        }
        return false;
    }

    /** Makes the place fit for an element, or for words when {@code name} is empty. */
    private void prepare(String name) {
        while (insideTag()) {
            Element parent = top();
            boolean child = PARENTS.getOrDefault(name, Set.of()).contains(parent.name);
            String implied = IMPLIED.getOrDefault(parent.name, "");
            if (parent.name.equals("figure") && parent.lastChild.equals("figcaption") && parent.begun) {
                // A caption is the first or the last thing in a figure.
                close(parent);
            } else if (!child && !implied.isEmpty()) {
                prepareChild(parent, implied);
                Element element = new Element(implied, true, "</" + implied + ">\n");
                element.start = pieces.mark();
                element.contentBefore = content;
                stack.add(element);
                pieces.html().append('<').append(implied).append('>');
            } else {
                prepareChild(parent, name);
                return;
            }
        }
    }

    private void prepareChild(Element parent, String name) {
        if (name.equals("dd") && parent.lastChild.isEmpty()) {
            pieces.html().append("<dt></dt>\n");
        } else if (parent.name.equals("details") && parent.lastChild.isEmpty() && !name.equals("summary")) {
            pieces.html().append("<summary>");
            pieces.add(new Segment.Text("prose.details"));
            pieces.html().append("</summary>\n");
            parent.lastChild = "summary";
        }
        if (PARENTS.containsKey(name)) {
            parent.lastChild = name;
        } else {
            parent.begun = true;
        }
    }

    private boolean insideTag() {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (isOpen(stack.get(i))) {
                return true;
            }
        }
        return false;
    }

    private Element top() {
        for (int i = stack.size() - 1; i >= 0; i--) {
            if (isOpen(stack.get(i))) {
                return stack.get(i);
            }
        }
        throw new IllegalStateException("no element is open");
    }

    private static boolean isOpen(Element element) {
        return element.closing != null || element.link;
    }

    /** Words outside of all elements get a paragraph. */
    private void startWords() {
        prepare("");
        if (!insideTag()) {
            Element paragraph = new Element("p", true, "</p>\n");
            paragraph.start = pieces.mark();
            paragraph.contentBefore = content;
            stack.add(paragraph);
            pieces.html().append("<p>");
        }
    }

    /** Before a block: closes the paragraph and the formatting we are in; false when we are in something that holds words only. */
    private boolean endWords(boolean always) {
        int from = stack.size();
        for (int i = stack.size() - 1; i >= 0; i--) {
            Element element = stack.get(i);
            if (!isOpen(element) || TRANSPARENT.contains(element.name)) {
                continue;
            }
            if (WORDS_ONLY.contains(element.name) && !always) {
                return false;
            }
            if (BLOCKS.contains(element.name) && !element.name.equals("p") && !WORDS_ONLY.contains(element.name)) {
                break;
            }
            from = i;
        }
        for (int i = stack.size() - 1; i >= from; i--) {
            Element element = stack.get(i);
            close(element);
            if (element.implied) {
                stack.remove(i);
            }
        }
        return true;
    }

    private void drop(String name) {
        if (!VOID.contains(name)) {
            push(name, null);
        }
    }

    private void write(String name, String attributes) {
        if (!VOID.contains(name)) {
            push(name, "</" + name + ">");
        }
        pieces.html().append('<').append(name).append(attributes).append('>');
    }

    private Element push(String name, @Nullable String closing) {
        Element element = new Element(name, false, closing);
        element.start = pieces.mark();
        element.contentBefore = content;
        stack.add(element);
        return element;
    }

    private void closeDownTo(int size) {
        for (int i = stack.size() - 1; i >= size; i--) {
            close(stack.remove(i));
        }
    }

    private void close(Element element) {
        if (!isOpen(element)) {
            return;
        }
        String closing = element.closing;
        boolean link = element.link;
        element.closing = null;
        element.link = false;
        if (element.name.equals("table")) {
            tables--;
        }
        if (element.heading != null) {
            headings--;
        }
        if (NEVER_EMPTY.contains(element.name) && element.contentBefore == content && element.start != null) {
            pieces.backTo(element.start);
        } else if (element.heading != null) {
            endHeading(element, element.heading);
        } else if (link) {
            pieces.add(Segment.LinkClose.INSTANCE);
        } else if (closing != null) {
            if (element.name.equals("dl") && element.lastChild.equals("dt")) {
                pieces.html().append("<dd></dd>\n");
            }
            pieces.html().append(closing);
        }
    }

    private void endHeading(Element element, Pieces.Heading heading) {
        String attributes = element.headingAttributes;
        String text = headingText.toString();
        int stated = attributes.indexOf(ID);
        String id = stated < 0
                ? anchors.of(text)
                : attributes.substring(stated + ID.length(), attributes.indexOf('"', stated + ID.length()));
        if (stated < 0) {
            attributes += ID + Escape.of(id) + "\"";
        }
        heading.named(id, text.strip(), attributes);
        pieces.endHeading(heading);
    }

    // Attributes

    private @Nullable Part part(List<String> attributes) {
        String number = value(attributes, Part.ATTRIBUTE);
        if (number.isEmpty()) {
            return null;
        }
        int index = Integer.parseInt(number);
        return index < parts.size() ? parts.get(index) : null;
    }

    private Location at(@Nullable Part part) {
        if (part instanceof Part.Raw raw) {
            return raw.at();
        }
        return part instanceof Part.Link link ? link.at() : place;
    }

    /** Ends a tag's attributes with its accessible name, which the storefront knows. */
    private void named(String attributes, String key) {
        pieces.html().append(attributes).append(" aria-label=\"");
        pieces.add(new Segment.Text(key));
        pieces.html().append('"');
    }

    private static String value(List<String> attributes, String name) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(name)) {
                return attributes.get(i + 1);
            }
        }
        return "";
    }

    /** The attributes to write, each with a space before it; addresses are not among them. */
    private String attributes(List<String> attributes, @Nullable Part part, boolean withTitle) {
        if (part instanceof Part.Own own) {
            return own.attributes();
        }
        if (attributes.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder();
        for (int i = 0; i < attributes.size(); i += 2) {
            String name = attributes.get(i);
            String value = attributes.get(i + 1);
            boolean written = switch (name) {
                case Part.ATTRIBUTE, "href", "src", "rel" -> false;
                case "id" -> anchors.take(value);
                case "title" -> withTitle && !value.isBlank();
                default -> true;
            };
            if (written) {
                Escape.attribute(html, name, value);
            }
        }
        return html.toString();
    }

    /** The number of pixels written as {@code 600} or {@code 600px}; 0 for all else. */
    static int pixels(String written) {
        String digits = written.endsWith("px") ? written.substring(0, written.length() - 2) : written;
        if (digits.isEmpty() || digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return 0;
        }
        return Integer.parseInt(digits);
    }
}
