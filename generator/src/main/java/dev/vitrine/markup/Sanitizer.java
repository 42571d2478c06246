package dev.vitrine.markup;

import dev.vitrine.diagnostics.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.owasp.html.Encoding;
import org.owasp.html.HtmlChangeListener;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventProcessor;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.HtmlStreamEventReceiverWrapper;

/** Runs HTML through the allow-list. */
final class Sanitizer {

    private static final Pattern DOUBLED =
            Pattern.compile("&amp;(#\\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[a-zA-Z][a-zA-Z0-9]{1,31};)");

    /** More attributes than any sound tag has; the sanitiser is slow on endless ones. */
    private static final int MOST_ATTRIBUTES = 64;

    private Sanitizer() {}

    /** Sanitises what the Markdown writer wrote; {@code removed} is told of every attribute that was taken out. */
    static void markdown(Tags tags, ProseBuilder out, AttributeListener removed) {
        TagPlaces places = new TagPlaces(tags.parts(), removed);
        HtmlSanitizer.sanitize(tags.html(), Allowed.MARKDOWN.apply(out, places, Boolean.TRUE), places);
    }

    /** Sanitises imported HTML; {@code removed} is told of every element and attribute that was taken out. */
    static void imported(String html, HtmlStreamEventReceiver out, Consumer<String> removed) {
        HtmlSanitizer.sanitize(
                repaired(html), Allowed.IMPORTED.apply(out, new Names(removed), Boolean.TRUE), Watch::new);
    }

    /** The words of imported HTML, with a space where a block or a line ends. */
    static String text(String html) {
        StringBuilder out = new StringBuilder();
        HtmlSanitizer.sanitize(repaired(html), Allowed.IMPORTED.apply(new Words(out)), Watch::new);
        return out.toString();
    }

    // Undoes &amp;eacute;, which exports of shops make of &eacute;.
    static String repaired(String html) {
        if (!html.contains("&amp;")) {
            return html;
        }
        return DOUBLED.matcher(html).replaceAll(match -> {
            String entity = "&" + match.group(1);
            // An unknown name keeps its semicolon, even when a known one is the start of it.
            boolean known = !Encoding.decodeHtml(entity, false).endsWith(";");
            return Matcher.quoteReplacement(known ? entity : match.group());
        });
    }

    /** Is told of an attribute that was taken out. */
    interface AttributeListener {
        void removed(Location at, String element, String attribute);
    }

    /** Knows the tag that is being read, and so the place of what is taken out of it. */
    private static final class TagPlaces implements HtmlChangeListener<Boolean>, HtmlStreamEventProcessor {

        private final List<Part> parts;
        private final AttributeListener removed;
        private @Nullable Part current;

        private TagPlaces(List<Part> parts, AttributeListener removed) {
            this.parts = parts;
            this.removed = removed;
        }

        @Override
        public HtmlStreamEventReceiver wrap(HtmlStreamEventReceiver receiver) {
            return new Watch(receiver, this::read);
        }

        @Override
        public void discardedTag(Boolean context, String element) {
            // The writer has reported it: only its own tags and allowed ones get here.
        }

        @Override
        public void discardedAttributes(Boolean context, String element, String... attributes) {
            if (current instanceof Part.Raw raw) {
                for (String attribute : attributes) {
                    if (!attribute.equals("/")) {
                        removed.removed(raw.at(), element, attribute);
                    }
                }
            }
        }

        private void read(List<String> attributes) {
            int index =
                    attributes.size() > 1 && attributes.get(0).equals(Part.ATTRIBUTE) ? number(attributes.get(1)) : -1;
            current = index >= 0 && index < parts.size() ? parts.get(index) : null;
        }

        private static int number(String digits) {
            boolean number =
                    !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            return number ? Integer.parseInt(digits) : -1;
        }
    }

    /** Sees every tag before the sanitiser does. */
    private static final class Watch extends HtmlStreamEventReceiverWrapper {

        private final Consumer<List<String>> reader;

        private Watch(HtmlStreamEventReceiver receiver) {
            this(receiver, attributes -> {});
        }

        private Watch(HtmlStreamEventReceiver receiver, Consumer<List<String>> reader) {
            super(receiver);
            this.reader = reader;
        }

        @Override
        public void openTag(String element, List<String> attributes) {
            List<String> few = attributes.isEmpty()
                    ? attributes
                    : new ArrayList<>(attributes.subList(0, Math.min(attributes.size(), 2 * MOST_ATTRIBUTES)));
            reader.accept(few);
            super.openTag(element, few);
        }

        @Override
        public void close() {}
    }

    private record Names(Consumer<String> removed) implements HtmlChangeListener<Boolean> {

        @Override
        public void discardedTag(Boolean context, String element) {
            removed.accept("<" + element.toLowerCase(Locale.ROOT) + ">");
        }

        @Override
        public void discardedAttributes(Boolean context, String element, String... attributes) {
            for (String attribute : attributes) {
                removed.accept(attribute);
            }
        }
    }

    private record Words(StringBuilder out) implements HtmlStreamEventReceiver {

        @Override
        public void openDocument() {}

        @Override
        public void closeDocument() {}

        @Override
        public void openTag(String name, List<String> attributes) {
            space(name);
        }

        @Override
        public void closeTag(String name) {
            space(name);
        }

        private void space(String name) {
            if (ProseBuilder.BLOCKS.contains(name) || name.equals("br")) {
                out.append(' ');
            }
        }

        @Override
        public void text(String text) {
            out.append(text);
        }
    }
}
