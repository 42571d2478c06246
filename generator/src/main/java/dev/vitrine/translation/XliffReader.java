package dev.vitrine.translation;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads XLIFF 1.2 and 2.x; what it does not know is passed over, document types and entities of their own are refused. */
final class XliffReader {

    private static final int DEEPEST = 60;
    private static final int LONGEST = 4 << 20;
    private static final int MOST_UNITS = 2_000_000;
    private static final String V12 = "urn:oasis:names:tc:xliff:document:1.2";
    private static final String V2 = "urn:oasis:names:tc:xliff:document:2.";

    private final String name;
    private final Diagnostics diagnostics;
    private final List<Received> received = new ArrayList<>();
    private String targetLanguage = "";
    private boolean second;
    private Optional<Unit> unit = Optional.empty();

    private XliffReader(String name, Diagnostics diagnostics) {
        this.name = name;
        this.diagnostics = diagnostics;
    }

    /**
     * What a file holds.
     *
     * @param language the tag of the language it is translated into
     * @param texts its texts, in order
     */
    record Content(String language, List<Received> texts) {}

    /** The texts in {@code in}; what is wrong with the file is reported. */
    static Optional<Content> read(InputStream in, String name, Diagnostics diagnostics) {
        XliffReader reader = new XliffReader(name, diagnostics);
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            try {
                reader.document(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            Location at = e.getLocation() == null
                    ? Location.of(name)
                    : Location.of(
                            name,
                            Math.max(1, e.getLocation().getLineNumber()),
                            Math.max(1, e.getLocation().getColumnNumber()));
            reader.unreadable(
                    at,
                    "the file is no XML that can be read: " + said(e),
                    "export it again from the translator's tool");
            return Optional.empty();
        } catch (Refused e) {
            return Optional.empty();
        }
        return Optional.of(new Content(reader.targetLanguage, reader.received));
    }

    /** The file is refused as a whole; why was reported. */
    private static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private static String said(XMLStreamException e) {
        String message = String.valueOf(e.getMessage());
        int own = message.indexOf("Message: ");
        String text = own < 0 ? message : message.substring(own + "Message: ".length());
        return text.length() > 200 ? text.substring(0, 200) + "…" : text;
    }

    private void unreadable(Location at, String message, String hint) {
        diagnostics.report(Rule.TRANSLATION_UNREADABLE_FILE, at, message, hint);
    }

    private Location at(XMLStreamReader xml) {
        return Location.of(
                name,
                Math.max(1, xml.getLocation().getLineNumber()),
                Math.max(1, xml.getLocation().getColumnNumber()));
    }

    private Refused refuse(XMLStreamReader xml, String message, String hint) {
        unreadable(at(xml), message, hint);
        return new Refused();
    }

    private void document(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refuse(
                            xml,
                            "the file has a document type or entities of its own",
                            "remove the line <!DOCTYPE …>; XLIFF needs none");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth == 1) {
                        root(xml);
                    }
                    if (depth > DEEPEST) {
                        throw refuse(xml, "the file is nested too deeply", "export it again");
                    }
                    start(xml);
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    depth--;
                    end(xml.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    unit.ifPresent(found -> found.text(xml.getText()));
                default -> {}
            }
            if (unit.isPresent() && unit.get().length > LONGEST) {
                throw refuse(xml, "a text has more than " + LONGEST + " characters", "split it");
            }
        }
    }

    private void root(XMLStreamReader xml) {
        String space = String.valueOf(xml.getNamespaceURI());
        String version = attribute(xml, "version").orElse("");
        boolean xliff = xml.getLocalName().equals("xliff");
        second = space.startsWith(V2) || space.isEmpty() && version.startsWith("2.");
        boolean first = space.equals(V12) || version.startsWith("1.");
        if (!xliff || !second && !first) {
            throw refuse(
                    xml,
                    "the file is no XLIFF 1.2 or 2.x, it begins with <" + xml.getLocalName() + ">",
                    "ask the translator for XLIFF 1.2 or 2.0");
        }
        targetLanguage = attribute(xml, "trgLang").orElse("");
    }

    private static Optional<String> attribute(XMLStreamReader xml, String name) {
        return Optional.ofNullable(xml.getAttributeValue(null, name));
    }

    private void start(XMLStreamReader xml) {
        String element = xml.getLocalName();
        if (!second && element.equals("file")) {
            String language = attribute(xml, "target-language").orElse("");
            if (!targetLanguage.isEmpty() && !language.isEmpty() && !targetLanguage.equalsIgnoreCase(language)) {
                throw refuse(
                        xml,
                        "the file holds texts in " + targetLanguage + " and in " + language,
                        "import each language from a file of its own");
            }
            targetLanguage = language.isEmpty() ? targetLanguage : language;
        } else if (element.equals(second ? "unit" : "trans-unit")) {
            if (received.size() >= MOST_UNITS) {
                throw refuse(xml, "the file has more than " + MOST_UNITS + " texts", "split it");
            }
            String id = attribute(xml, "id").orElse("");
            String named = second
                    ? attribute(xml, "name")
                            .filter(text -> text.indexOf('#') > 0)
                            .orElse(id)
                    : id;
            boolean approved = attribute(xml, "approved").filter("yes"::equals).isPresent();
            unit = Optional.of(new Unit(named, at(xml), second, approved));
        } else {
            unit.ifPresent(found -> found.start(element, attributes(xml)));
        }
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }

    private void end(String element) {
        if (unit.isEmpty()) {
            return;
        }
        if (element.equals(second ? "unit" : "trans-unit")) {
            received.add(unit.get().received());
            unit = Optional.empty();
        } else {
            unit.get().end(element);
        }
    }

    /** A unit while it is read. */
    private static final class Unit {
        private final String id;
        private final Location at;
        private final boolean second;
        private final boolean approved;
        private final Map<String, String> data = new HashMap<>();
        private final List<Segment> segments = new ArrayList<>();
        private final Deque<String> inside = new ArrayDeque<>();
        private final Deque<Inlines> codes = new ArrayDeque<>();
        private Optional<Inlines> content = Optional.empty();
        private Optional<String> dataId = Optional.empty();
        private StringBuilder datum = new StringBuilder();
        private int length;

        Unit(String id, Location at, boolean second, boolean approved) {
            this.id = id;
            this.at = at;
            this.second = second;
            this.approved = approved;
            if (!second) {
                segments.add(new Segment(false, Optional.empty()));
            }
        }

        private Segment segment() {
            if (segments.isEmpty()) {
                segments.add(new Segment(false, Optional.empty()));
            }
            return segments.get(segments.size() - 1);
        }

        void text(String text) {
            length += text.length();
            if (dataId.isPresent()) {
                datum.append(text);
            } else {
                content.ifPresent(found -> found.append(text));
            }
        }

        void start(String element, Map<String, String> attributes) {
            inside.push(element);
            if (content.isPresent()) {
                inline(element, attributes, content.get());
                return;
            }
            switch (element) {
                case "segment", "ignorable" ->
                    segments.add(
                            new Segment(element.equals("ignorable"), Optional.ofNullable(attributes.get("state"))));
                case "data" -> {
                    dataId = Optional.ofNullable(attributes.get("id"));
                    datum = new StringBuilder();
                }
                case "cp" -> {
                    if (dataId.isPresent()) {
                        datum.append(character(attributes.getOrDefault("hex", "")));
                    }
                }
                case "source" -> {
                    if (owner("source")) {
                        content = Optional.of(segment().source);
                    }
                }
                case "target" -> {
                    if (owner("target")) {
                        Segment segment = segment();
                        segment.hasTarget = true;
                        segment.state = second ? segment.state : Optional.ofNullable(attributes.get("state"));
                        content = Optional.of(segment.target);
                    }
                }
                default -> {}
            }
        }

        /** Whether this element is the unit's own, not of an alternative translation or a module. */
        private boolean owner(String element) {
            List<String> path = new ArrayList<>(inside);
            return path.get(0).equals(element)
                    && (second
                            ? path.size() == 2 && Set.of("segment", "ignorable").contains(path.get(1))
                            : path.size() == 1);
        }

        private static String character(String hex) {
            return hex.matches("[0-9A-Fa-f]{1,6}") && Character.isValidCodePoint(Integer.parseInt(hex, 16))
                    ? Character.toString(Integer.parseInt(hex, 16))
                    : "";
        }

        private void inline(String element, Map<String, String> attributes, Inlines into) {
            String code = attributes.getOrDefault("id", attributes.getOrDefault("rid", ""));
            switch (element) {
                // Notes on the text and marks of segments: what is in them is the text.
                case "mrk", "sm", "em", "sub" -> {}
                case "cp" -> into.append(character(attributes.getOrDefault("hex", "")));
                case "ph" -> {
                    if (second) {
                        into.code(code, data(attributes.get("dataRef")), "ph");
                    } else {
                        codes.push(into.code(code, "ph"));
                    }
                }
                case "bpt", "ept", "it" -> codes.push(into.code(attributes.getOrDefault("rid", code), element));
                case "x" -> {
                    String unicode = attributes.getOrDefault("equiv-text", "");
                    if (attributes.getOrDefault("ctype", "").equals("x-character") && unicode.startsWith("U+")) {
                        into.append(character(unicode.substring(2)));
                    } else {
                        into.code(code, Optional.empty(), "ph");
                    }
                }
                case "bx" -> into.code(attributes.getOrDefault("rid", code), Optional.empty(), "bpt");
                case "ex" -> into.code(attributes.getOrDefault("rid", code), Optional.empty(), "ept");
                case "g" -> {
                    into.code(code, Optional.empty(), "bpt");
                    into.opened.push(new Ending(code, Optional.empty()));
                }
                case "pc" -> {
                    into.code(code, data(attributes.get("dataRefStart")), "bpt");
                    into.opened.push(new Ending(code, data(attributes.get("dataRefEnd"))));
                }
                case "sc" -> into.code(code, data(attributes.get("dataRef")), "bpt");
                case "ec" ->
                    into.code(attributes.getOrDefault("startRef", code), data(attributes.get("dataRef")), "ept");
                default -> into.problem("an element <" + element + "> stands in the text");
            }
        }

        private Optional<String> data(@org.jspecify.annotations.Nullable String reference) {
            return reference == null ? Optional.empty() : Optional.ofNullable(data.get(reference));
        }

        void end(String element) {
            if (!inside.isEmpty()) {
                inside.pop();
            }
            if (element.equals("data")) {
                String text = datum.toString();
                dataId.ifPresent(found -> data.put(found, text));
                dataId = Optional.empty();
            } else if (content.isPresent() && inside.size() == (second ? 1 : 0)) {
                content = Optional.empty();
                codes.clear();
            } else if (content.isPresent()) {
                Inlines of = content.get();
                if (Set.of("bpt", "ept", "it").contains(element) || !second && element.equals("ph")) {
                    if (!codes.isEmpty()) {
                        of.closed();
                        codes.pop();
                    }
                } else if (Set.of("g", "pc").contains(element) && !of.opened.isEmpty()) {
                    Ending ending = of.opened.pop();
                    of.code(ending.id(), ending.text(), "ept");
                }
            }
        }

        Received received() {
            StringBuilder source = new StringBuilder();
            StringBuilder target = new StringBuilder();
            Map<String, String> known = new HashMap<>();
            segments.forEach(segment -> segment.source.learn(known));
            Optional<String> problem = Optional.empty();
            boolean whole = segments.stream().anyMatch(segment -> segment.hasTarget);
            Optional<Readiness> least = Optional.empty();
            for (Segment segment : segments) {
                source.append(segment.source.text(known));
                whole &= segment.hasTarget || segment.ignorable;
                target.append(segment.hasTarget ? segment.target.text(known) : segment.source.text(known));
                problem = problem.or(() -> segment.target.problem(known));
                if (!segment.ignorable) {
                    Readiness readiness = segment.readiness(approved);
                    least = least.filter(before -> before.compareTo(readiness) <= 0)
                            .or(() -> Optional.of(readiness));
                }
            }
            return new Received(
                    id,
                    source.toString(),
                    whole && !target.toString().isBlank() ? Optional.of(target.toString()) : Optional.empty(),
                    least.orElse(Readiness.INITIAL),
                    problem,
                    at);
        }
    }

    /** A segment, or what stands between two. */
    private static final class Segment {
        private final boolean ignorable;
        private final Inlines source = new Inlines();
        private final Inlines target = new Inlines();
        private Optional<String> state;
        private boolean hasTarget;

        Segment(boolean ignorable, Optional<String> state) {
            this.ignorable = ignorable;
            this.state = state;
        }

        /** A translation of which nothing is said is one. */
        Readiness readiness(boolean approved) {
            return state.flatMap(Readiness::of).orElse(approved ? Readiness.FINAL : Readiness.TRANSLATED);
        }
    }

    /** The end of a pair that is still open. */
    private record Ending(String id, Optional<String> text) {}

    /** Words and codes in order. */
    private static final class Inlines {
        private final List<Part> parts = new ArrayList<>();
        private final Deque<Ending> opened = new ArrayDeque<>();
        private Optional<String> problem = Optional.empty();
        private boolean inCode;

        /** Words, or a code with its number, when {@code id} is not empty. */
        private static final class Part {
            private final String id;
            private final StringBuilder text = new StringBuilder();
            private boolean known;

            Part(String id, boolean known) {
                this.id = id;
                this.known = known;
            }
        }

        void append(String text) {
            if (parts.isEmpty() || !inCode && !parts.get(parts.size() - 1).id.isEmpty()) {
                parts.add(new Part("", true));
            }
            Part last = parts.get(parts.size() - 1);
            last.text.append(text);
            last.known = true;
        }

        /** A code whose text follows. */
        Inlines code(String id, String kind) {
            parts.add(new Part(key(id, kind), false));
            inCode = true;
            return this;
        }

        void closed() {
            inCode = false;
        }

        void code(String id, Optional<String> text, String kind) {
            Part part = new Part(key(id, kind), text.isPresent());
            text.ifPresent(part.text::append);
            parts.add(part);
            inCode = false;
        }

        private static String key(String id, String kind) {
            return (kind.equals("ept") ? "/" : "") + "#" + id;
        }

        void problem(String what) {
            problem = problem.or(() -> Optional.of(what));
        }

        void learn(Map<String, String> known) {
            for (Part part : parts) {
                if (!part.id.isEmpty() && part.known) {
                    known.put(part.id, part.text.toString());
                }
            }
        }

        String text(Map<String, String> known) {
            StringBuilder text = new StringBuilder();
            for (Part part : parts) {
                text.append(part.id.isEmpty() || part.known ? part.text.toString() : known.getOrDefault(part.id, ""));
            }
            return text.toString();
        }

        /** What is wrong with the codes themselves: one the source does not have, or an end before its beginning. */
        Optional<String> problem(Map<String, String> known) {
            if (problem.isPresent()) {
                return problem;
            }
            Deque<String> open = new ArrayDeque<>();
            for (Part part : parts) {
                if (part.id.isEmpty()) {
                    continue;
                }
                if (!part.known && !known.containsKey(part.id)) {
                    return Optional.of(
                            "the code " + part.id.replace("#", "").replace("/", "") + " is not in the source");
                }
                if (part.id.startsWith("#") && parts.stream().anyMatch(other -> other.id.equals("/" + part.id))) {
                    open.push(part.id);
                } else if (part.id.startsWith("/") && !open.remove(part.id.substring(1))) {
                    return Optional.of("the code " + part.id.substring(2) + " ends before it begins");
                }
            }
            return Optional.empty();
        }
    }
}
