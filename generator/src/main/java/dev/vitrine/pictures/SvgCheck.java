package dev.vitrine.pictures;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Finds what an SVG file could do beside being seen: run scripts, fetch from other servers, show other documents, read files by entities.
 *
 * <p>What is not known to be harmless is not let through; nothing is taken out in silence, because whoever drew the picture has to see what it looks like without.
 */
public final class SvgCheck {

    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XHTML = "http://www.w3.org/1999/xhtml";

    private static final Set<String> ELEMENTS = Set.of(
            ("a altGlyph circle clipPath defs desc ellipse feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight"
                            + " feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting"
                            + " feSpotLight feTile feTurbulence filter g image line linearGradient marker mask metadata path pattern polygon polyline radialGradient rect stop style svg switch"
                            + " symbol text textPath title tspan use view animate animateMotion animateTransform mpath set")
                    .split(" "));
    private static final Set<String> MOVING = Set.of("animate", "animateMotion", "animateTransform", "set");

    private static final Pattern INNER_PICTURE =
            Pattern.compile("data:image/(?:png|jpeg|jpg|gif|webp|avif);base64,[A-Za-z0-9+/=\\s]*");
    private static final Pattern OUTSIDE = Pattern.compile(
            "@import|expression\\s*\\(|javascript:|-moz-binding|url\\(\\s*(?![\"']?\\s*(?:#|data:image/(?:png|jpeg|gif|webp)|data:(?:application/)?font))",
            Pattern.CASE_INSENSITIVE);

    private SvgCheck() {}

    /**
     * What is wrong.
     *
     * @param line counted from 1
     * @param column counted from 1
     * @param what the thing, for people: {@code "a script"}
     */
    public record Fault(int line, int column, String what) {}

    /** The first thing in {@code bytes} that is not known to be harmless; empty when there is none. */
    public static Optional<Fault> of(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            XMLStreamReader in = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return read(in);
            } finally {
                in.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
            int column =
                    e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getColumnNumber());
            return Optional.of(new Fault(line, column, "what is no XML"));
        }
    }

    private static Optional<Fault> read(XMLStreamReader in) throws XMLStreamException {
        int depth = 0;
        int style = 0;
        while (in.hasNext()) {
            switch (in.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    Optional<String> what = element(in, depth == 0);
                    if (what.isPresent()) {
                        return at(in, what.get());
                    }
                    depth++;
                    if (in.getLocalName().equals("style") && style == 0) {
                        style = depth;
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == style) {
                        style = 0;
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (style > 0 && outside(in.getText())) {
                        return at(in, "a style that fetches something");
                    }
                }
                case XMLStreamConstants.DTD -> {
                    if (in.getText() != null && in.getText().contains("[")) {
                        return at(in, "definitions of entities");
                    }
                }
                case XMLStreamConstants.PROCESSING_INSTRUCTION -> {
                    if (in.getPITarget().toLowerCase(Locale.ROOT).contains("stylesheet")) {
                        return at(in, "a style sheet of its own");
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> {
                    return at(in, "the entity '" + in.getLocalName() + "'");
                }
                default -> {
                    // Comments and spaces show nothing.
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> at(XMLStreamReader in, String what) {
        return Optional.of(new Fault(
                Math.max(1, in.getLocation().getLineNumber()),
                Math.max(1, in.getLocation().getColumnNumber()),
                what));
    }

    private static Optional<String> element(XMLStreamReader in, boolean root) {
        String space = in.getNamespaceURI() == null ? "" : in.getNamespaceURI();
        String name = in.getLocalName();
        // Without a namespace browsers draw nothing, but a page that the file is pasted into would.
        boolean svg = space.equals(SVG) || space.isEmpty();
        if (root && !(space.equals(SVG) && name.equals("svg"))) {
            return Optional.of("no svg element of " + SVG);
        }
        if (space.equals(XHTML) || svg && !ELEMENTS.contains(name)) {
            return Optional.of(name.equalsIgnoreCase("script") ? "a script" : "the element '" + name + "'");
        }
        for (int i = 0; i < in.getAttributeCount(); i++) {
            Optional<String> what = attribute(name, in.getAttributeLocalName(i), in.getAttributeValue(i));
            if (what.isPresent()) {
                return what;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> attribute(String element, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("on")) {
            return Optional.of("the script in '" + name + "'");
        }
        if (lower.equals("href") || lower.equals("src")) {
            String target = value.strip();
            boolean inside = target.isEmpty()
                    || target.startsWith("#")
                    || INNER_PICTURE.matcher(target).matches()
                    || element.equals("a") && target.matches("(?i)(?:https?://|mailto:|/).*");
            return inside ? Optional.empty() : Optional.of("'" + name + "' to something outside");
        }
        if (MOVING.contains(element) && lower.equals("attributename")) {
            String changed = value.strip().toLowerCase(Locale.ROOT);
            if (changed.endsWith("href") || changed.startsWith("on")) {
                return Optional.of("the element '" + element + "' that changes '" + value.strip() + "'");
            }
        }
        return outside(value) ? Optional.of("'" + name + "' that fetches something") : Optional.empty();
    }

    /** Whether a style names something outside of the file; escapes, with which one could hide it, count as such. */
    private static boolean outside(String style) {
        return OUTSIDE.matcher(style.replaceAll("(?s)/\\*.*?\\*/", "")).find()
                || style.matches("(?s).*\\\\[0-9a-fA-F].*");
    }
}
