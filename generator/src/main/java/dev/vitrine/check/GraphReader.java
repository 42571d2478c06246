package dev.vitrine.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Reads the JSON-LD of one page as it streams by and compares its nodes with what search engines want; for one thread. */
final class GraphReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(60)
                    .maxNumberLength(60)
                    .build())
            .build();
    private static final String SCHEMA = "schema.org";
    private static final int SHOWN = 60;

    private final SchemaTypes types;
    private final Problems problems;
    private final Map<String, Integer> defined = new HashMap<>();
    private final Map<String, Integer> referred = new LinkedHashMap<>();
    private int offset;

    GraphReader(SchemaTypes types, Problems problems) {
        this.types = types;
        this.problems = problems;
    }

    /** Takes what is found, each with the byte of the page where it stands. */
    interface Problems {

        /** A node of {@code type} lacks {@code field}. */
        void required(SchemaTypes.Type type, String field, int at);

        /** A node of {@code type} has, or lacks, what its recommendation {@code index} names. */
        void recommended(SchemaTypes.Type type, int index, boolean missing);

        /** A field has a value of another kind. */
        void invalid(SchemaTypes.Type type, String field, String value, String expected, int at);

        /** Something that no node says; {@code id} tells whether it is about the names of nodes. */
        void broken(String message, boolean id, int at);
    }

    /** A value before it is known what it is the value of. */
    private record Value(String field, String text, List<String> types, boolean reference, boolean object, int at) {}

    /** An object that is being read. */
    private static final class Node {
        private final int at;
        private final List<String> types = new ArrayList<>(1);
        private final List<String> present = new ArrayList<>();
        private final List<Value> pending = new ArrayList<>(0);
        private final Map<String, String> words = new HashMap<>(0);
        private Optional<SchemaTypes.Type> type = Optional.empty();
        private String id = "";
        private int members;

        private Node(int at) {
            this.at = at;
        }
    }

    /** Reads the script between {@code from} and {@code to}. */
    void read(byte[] html, int from, int to) {
        offset = from;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), html, from, to - from)) {
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                context(object(parser), from);
            } else if (first == JsonToken.START_ARRAY) {
                for (JsonToken token = parser.nextToken();
                        token != JsonToken.END_ARRAY && token != null;
                        token = parser.nextToken()) {
                    if (token == JsonToken.START_OBJECT) {
                        context(object(parser), from);
                    }
                }
            } else {
                problems.broken("the structured data is no object", false, from);
                return;
            }
            if (parser.nextToken() != null) {
                problems.broken("the structured data goes on after its end", false, at(parser));
            }
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            long at = location == null ? 0 : location.getByteOffset();
            problems.broken("the structured data is not valid JSON: " + firstLine(e.getOriginalMessage()), false, (int)
                    Math.min(to, from + Math.max(0, at)));
        }
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    private void context(Node node, int from) {
        if (!node.words.containsKey("@context")) {
            problems.broken("the structured data has no \"@context\" of schema.org", false, from);
        }
    }

    /** Reports what only shows at the end of the page: references to nodes it does not have. */
    void end() {
        referred.forEach((id, at) -> {
            if (!defined.containsKey(id)) {
                problems.broken("\"@id\": \"" + shortened(id) + "\" refers to no node of the page", true, at);
            }
        });
    }

    private int at(JsonParser parser) {
        return offset + (int) Math.max(0, parser.currentTokenLocation().getByteOffset());
    }

    private Node object(JsonParser parser) {
        Node node = new Node(at(parser));
        for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
            String field = parser.currentName();
            node.members++;
            value(node, field, parser.nextToken(), parser);
        }
        close(node);
        return node;
    }

    private void value(Node node, String field, JsonToken token, JsonParser parser) {
        if (token == JsonToken.START_ARRAY) {
            for (JsonToken item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                value(node, field, item, parser);
            }
        } else if (token == JsonToken.START_OBJECT) {
            Node child = object(parser);
            if (field.charAt(0) != '@') {
                boolean reference = child.members == 1 && !child.id.isEmpty();
                take(node, new Value(field, "", child.types, reference, true, child.at));
            } else if (field.equals("@context")) {
                node.words.put("@context", "");
            }
        } else if (field.isEmpty() || token == JsonToken.VALUE_NULL) {
            return;
        } else if (field.charAt(0) == '@') {
            keyword(node, field, parser);
        } else if (node.type.isPresent() && !node.type.get().fields().containsKey(field)) {
            // Nobody asks for its text, so it is not even decoded.
            node.present.add(field);
        } else {
            take(node, new Value(field, parser.getString(), List.of(), false, false, at(parser)));
        }
    }

    private void keyword(Node node, String field, JsonParser parser) {
        String text = parser.getString();
        switch (field) {
            case "@type" -> {
                String name = SchemaValues.word(text);
                node.types.add(name);
                if (node.type.isEmpty()) {
                    node.type = types.find(name);
                    node.type.ifPresent(type -> node.pending.forEach(value -> take(node, value)));
                }
            }
            case "@id" -> node.id = text;
            case "@context" -> {
                if (text.contains(SCHEMA)) {
                    node.words.put("@context", text);
                }
            }
            default -> {
                // Other keywords say nothing about what a node is.
            }
        }
    }

    private void take(Node node, Value value) {
        if (node.type.isEmpty()) {
            node.pending.add(value);
            return;
        }
        SchemaTypes.Type type = node.type.get();
        node.present.add(value.field());
        List<SchemaTypes.Kind> kinds = type.fields().get(value.field());
        if (kinds == null) {
            return;
        }
        if (type.when().containsKey(value.field())) {
            node.words.put(value.field(), SchemaValues.word(value.text()));
        }
        for (SchemaTypes.Kind kind : kinds) {
            if (fits(kind, value)) {
                return;
            }
        }
        String expected =
                String.join(" or ", kinds.stream().map(SchemaTypes.Kind::text).toList());
        problems.invalid(type, value.field(), written(value), expected, value.at());
    }

    private static boolean fits(SchemaTypes.Kind kind, Value value) {
        if (kind.form() != SchemaTypes.Form.NODE) {
            return !value.object() && SchemaValues.fits(kind, value.text());
        }
        if (value.reference()) {
            return true;
        }
        for (String name : value.types()) {
            if (kind.names().contains(name)) {
                return true;
            }
        }
        return false;
    }

    private static String written(Value value) {
        if (!value.object()) {
            return "'" + shortened(value.text()) + "'";
        }
        return value.types().isEmpty()
                ? "a node without \"@type\""
                : "a node of the type " + value.types().get(0);
    }

    private static String shortened(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    private void close(Node node) {
        if (!node.id.isEmpty()) {
            if (node.members == 1) {
                referred.putIfAbsent(node.id, node.at);
            } else if (defined.putIfAbsent(node.id, node.at) != null) {
                problems.broken(
                        "\"@id\": \"" + shortened(node.id) + "\" is the name of two nodes of the page", true, node.at);
            }
        }
        if (node.type.isEmpty()) {
            return;
        }
        SchemaTypes.Type type = node.type.get();
        for (SchemaTypes.Wanted wanted : type.required()) {
            if (!has(node, wanted)) {
                problems.required(type, wanted.text(), node.at);
            }
        }
        for (int i = 0; i < type.recommended().size(); i++) {
            SchemaTypes.Wanted wanted = type.recommended().get(i);
            if (!inherits(node, type, wanted)) {
                problems.recommended(type, i, !has(node, wanted));
            }
        }
        type.least().forEach((field, least) -> {
            int count = (int) node.present.stream().filter(field::equals).count();
            if (count > 0 && count < least) {
                problems.invalid(type, field, "a list of " + count, "a list of " + least + " or more", node.at);
            }
        });
        type.when()
                .forEach((field, byWord) -> byWord.getOrDefault(node.words.getOrDefault(field, ""), List.of())
                        .forEach(needed -> {
                            if (!node.present.contains(needed)) {
                                problems.required(type, needed, node.at);
                            }
                        }));
    }

    private static boolean inherits(Node node, SchemaTypes.Type type, SchemaTypes.Wanted wanted) {
        for (Map.Entry<String, List<String>> entry : type.inherited().entrySet()) {
            if (entry.getValue().containsAll(wanted.names()) && node.present.contains(entry.getKey())) {
                return true;
            }
        }
        return false;
    }

    private static boolean has(Node node, SchemaTypes.Wanted wanted) {
        for (String name : wanted.names()) {
            if (node.present.contains(name)) {
                return true;
            }
        }
        return false;
    }
}
