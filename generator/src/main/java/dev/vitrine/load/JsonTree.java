package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.dataformat.yaml.YAMLFactory;

/** Reads JSON and YAML into values that know their place. */
final class JsonTree {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.builder()
            .maxNestingDepth(100)
            .maxNumberLength(100)
            .maxStringLength(16_000_000)
            .build();
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .build();
    private static final YAMLFactory YAML =
            YAMLFactory.builder().streamReadConstraints(LIMITS).build();

    private final String path;
    private final int lineOffset;
    private final Rule syntaxRule;
    private final Diagnostics diagnostics;
    private final Optional<LineBytes> line;
    private Location reached = Location.NONE;

    private JsonTree(String path, int lineOffset, Rule syntaxRule, Diagnostics diagnostics, Optional<LineBytes> line) {
        this.path = path;
        this.lineOffset = lineOffset;
        this.syntaxRule = syntaxRule;
        this.diagnostics = diagnostics;
        this.line = line;
    }

    /** The JSON value in {@code text}, whose first line is line {@code firstLine} of its file; empty when it cannot be read, which is reported. */
    static Optional<JsonValue> json(String text, String path, int firstLine, Diagnostics diagnostics) {
        return new JsonTree(path, firstLine - 1, Rule.JSON_SYNTAX, diagnostics, Optional.empty()).read(JSON, text);
    }

    /**
     * The JSON value in {@code bytes}, line {@code number} of its file, as {@link #json} has it; empty when it cannot be read, which is reported.
     *
     * @param unread name of fields whose texts are left {@linkplain JsonValue.Unread unread}
     */
    static Optional<JsonValue> line(byte[] bytes, String path, int number, String unread, Diagnostics diagnostics) {
        if (plain(bytes)) {
            Diagnostics ofLine = Diagnostics.aside();
            LineBytes line = new LineBytes(bytes, unread);
            Optional<JsonValue> value =
                    new JsonTree(path, number - 1, Rule.JSON_SYNTAX, ofLine, Optional.of(line)).read(JSON, bytes);
            if (value.isPresent() && !line.folded) {
                ofLine.sorted().forEach(diagnostics::report);
                return value;
            }
        }
        // What is wrong is said the same way of all files.
        return SourceFiles.decodeLine(bytes, path, number, diagnostics)
                .flatMap(json -> json(json, path, number, diagnostics));
    }

    /** Whether {@code bytes} are UTF-8 in which nothing is to be reported, and which no reader takes for another encoding. */
    private static boolean plain(byte[] bytes) {
        for (int i = 0; i < Math.min(bytes.length, 4); i++) {
            if (bytes[i] == 0) {
                return false;
            }
        }
        return bytes.length > 0 && bytes[0] >= 0 && Utf8.valid(bytes);
    }

    /** The text that stands in {@code json} between {@code start} and {@code end}, quotation marks included. */
    static String text(byte[] json, int start, int end) {
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json, start, end - start)) {
            parser.nextToken();
            return parser.getString();
        }
    }

    /** A line that is read as bytes. */
    private static final class LineBytes {
        private final byte[] bytes;
        private final String unread;
        private int counted;
        private int units;
        private boolean folded;

        private LineBytes(byte[] bytes, String unread) {
            this.bytes = bytes;
            this.unread = unread;
        }

        /** The column of the byte at {@code offset}, in UTF-16 units from 1; places are mostly asked for in their order. */
        private int column(int offset) {
            if (offset < counted) {
                counted = 0;
                units = 0;
            }
            units += Utf8.units(bytes, counted, offset);
            counted = offset;
            return units + 1;
        }
    }

    /** The YAML mapping in {@code text}; an empty text is an empty mapping. */
    static Optional<JsonValue> yaml(String text, String path, int firstLine, Diagnostics diagnostics) {
        if (text.isBlank()) {
            return Optional.of(new JsonValue.Obj(Map.of(), Location.of(path, Math.max(1, firstLine - 1), 1)));
        }
        return new JsonTree(path, firstLine - 1, Rule.FRONT_MATTER_SYNTAX, diagnostics, Optional.empty())
                .read(YAML, text);
    }

    /** A part of a file, in bytes. */
    record Span(long offset, int length) {}

    /** Where the objects of the JSON list in {@code bytes} stand; {@code bytes} must have been found to be such a list. */
    static List<Span> items(byte[] bytes) {
        List<Span> items = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                long start = parser.currentTokenLocation().getByteOffset();
                parser.skipChildren();
                items.add(new Span(start, (int) (parser.currentLocation().getByteOffset() - start)));
            }
        }
        return items;
    }

    private Optional<JsonValue> read(TokenStreamFactory factory, String text) {
        return read(() -> factory.createParser(ObjectReadContext.empty(), text));
    }

    private Optional<JsonValue> read(TokenStreamFactory factory, byte[] text) {
        return read(() -> factory.createParser(ObjectReadContext.empty(), text));
    }

    private Optional<JsonValue> read(Supplier<JsonParser> opened) {
        try (JsonParser parser = opened.get()) {
            if (parser.nextToken() == null) {
                report(Location.of(path, lineOffset + 1, 1), "the file is empty", "write an object: { }");
                return Optional.empty();
            }
            JsonValue value = value(parser);
            if (parser.nextToken() != null) {
                report(at(parser.currentTokenLocation()), "there is more text after the end of the value", "remove it");
                return Optional.empty();
            }
            return Optional.of(value);
        } catch (JacksonException e) {
            TokenStreamLocation where = e.getLocation();
            String said = String.valueOf(e.getOriginalMessage());
            Location at =
                    yamlPlace(said).orElseGet(() -> where == null ? Location.of(path, lineOffset + 1, 1) : at(where));
            // Where the parser has read ahead to says little of what is nested.
            at = said.contains("nesting depth") && reached.line() > 0 ? reached : at;
            report(at, sentence(said), hint(said));
            return Optional.empty();
        }
    }

    private JsonValue value(JsonParser parser) {
        Location at = at(parser.currentTokenLocation());
        reached = at;
        JsonToken token = parser.currentToken();
        if (parser instanceof tools.jackson.dataformat.yaml.YAMLParser yaml
                && (token == JsonToken.VALUE_STRING && yaml.isCurrentAlias() || yaml.getObjectId() != null)) {
            report(at, "anchors and aliases (& and *) are not supported", "write the value out where it is needed");
        }
        return switch (token) {
            case START_OBJECT -> object(parser, at);
            case START_ARRAY -> array(parser, at);
            case VALUE_STRING ->
                new JsonValue.Text(
                        parser.getString(),
                        at.withLength(parser.getStringLength() + (syntaxRule == Rule.JSON_SYNTAX ? 2 : 0)));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                new JsonValue.Num(parser.getString(), at.withLength(parser.getStringLength()));
            case VALUE_TRUE -> new JsonValue.Bool(true, at.withLength(4));
            case VALUE_FALSE -> new JsonValue.Bool(false, at.withLength(5));
            default -> new JsonValue.Null(at.withLength(4));
        };
    }

    private JsonValue object(JsonParser parser, Location at) {
        Map<String, JsonValue.Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            int quotes = syntaxRule == Rule.JSON_SYNTAX ? 2 : 0;
            Location nameAt = at(parser.currentTokenLocation()).withLength(name.length() + quotes);
            JsonToken token = parser.nextToken();
            boolean left = token == JsonToken.VALUE_STRING
                    && line.filter(read -> read.unread.equals(name)).isPresent();
            JsonValue.Field field = new JsonValue.Field(nameAt, left ? unread(parser) : value(parser));
            JsonValue.Field before = fields.putIfAbsent(name, field);
            if (before != null) {
                diagnostics.report(
                        Rule.JSON_DUPLICATE_FIELD,
                        nameAt,
                        "the field '" + name + "' stands twice in this object",
                        "remove one of the two",
                        before.nameAt());
            }
        }
        return new JsonValue.Obj(fields, at);
    }

    /** The text that the parser has come to, over which it goes on by itself. */
    private JsonValue unread(JsonParser parser) {
        TokenStreamLocation where = parser.currentTokenLocation();
        byte[] bytes = line.orElseThrow().bytes;
        int start = (int) where.getByteOffset();
        int end = Utf8.endOfString(bytes, start);
        return new JsonValue.Unread(bytes, start, end, at(where).withLength(Utf8.units(bytes, start, end)));
    }

    private JsonValue array(JsonParser parser, Location at) {
        List<JsonValue> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new JsonValue.Arr(items, at);
    }

    private Location at(TokenStreamLocation where) {
        if (line.isPresent()) {
            line.get().folded |= where.getLineNr() > 1;
            return Location.of(path, lineOffset + 1, line.get().column((int) Math.max(0, where.getByteOffset())));
        }
        return Location.of(path, lineOffset + Math.max(1, where.getLineNr()), Math.max(1, where.getColumnNr()));
    }

    private void report(Location at, String message, String hint) {
        diagnostics.report(syntaxRule, at, message, hint);
    }

    private static final Pattern YAML_PLACE = Pattern.compile("line (\\d+), column (\\d+)");

    /** Where the YAML library says it is: it names the beginning of what is wrong first. */
    private Optional<Location> yamlPlace(String text) {
        Matcher matcher = YAML_PLACE.matcher(text);
        return syntaxRule == Rule.FRONT_MATTER_SYNTAX && matcher.find()
                ? Optional.of(Location.of(
                        path, lineOffset + Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /** The library's text without its own position, excerpt and class names. */
    private static String sentence(String text) {
        // Excerpts and positions of the YAML library are indented, what it has to say is not.
        String said = text.strip()
                .lines()
                .filter(line -> !line.isBlank() && !Character.isWhitespace(line.charAt(0)))
                .collect(Collectors.joining(", "));
        int source = said.indexOf(" at [Source");
        String first = source < 0 ? said : said.substring(0, source);
        int start = first.indexOf(" (start marker at");
        first = start < 0 ? first : first.substring(0, start);
        first = first.replaceAll(
                "`?(JsonToken|StreamReadConstraints|StreamReadFeature|JsonReadFeature)[.\\w()]*`?", "limit");
        first = first.replace(
                "mapping values are not allowed here",
                "a ':' followed by a space is not allowed in a text without quotes");
        if (first.contains("quoted scalar") && first.contains("end of stream")) {
            return "a quotation mark is never closed";
        }
        return first.length() > 220 ? first.substring(0, 220) + "…" : first;
    }

    private String hint(String text) {
        if (text.contains("nesting depth")) {
            return "nest less deeply";
        }
        if (syntaxRule == Rule.FRONT_MATTER_SYNTAX) {
            return "put texts with ':' or '#' in quotes, and indent with spaces";
        }
        if (text.contains("double-quote")) {
            return "put names and texts in double quotes";
        }
        if (text.contains("end-of-input")) {
            return "a closing bracket or quote is missing";
        }
        return "look for a missing comma, quote or bracket just before this place";
    }
}
