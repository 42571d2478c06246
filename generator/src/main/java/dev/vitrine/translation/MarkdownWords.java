package dev.vitrine.translation;

import java.util.ArrayList;
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
import tools.jackson.dataformat.yaml.YAMLFactory;

/**
 * A Markdown file as it is written: its front matter, and the text below without the blank lines around it.
 *
 * @param raw the whole file
 * @param frontMatter what its front matter says
 * @param frontMatterEnd where the line that closes the front matter begins
 * @param bodyStart where the text begins
 * @param bodyEnd where the text ends
 */
record MarkdownWords(String raw, Node frontMatter, int frontMatterEnd, int bodyStart, int bodyEnd) {

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(100).build())
            .build();

    /** The file in {@code raw}; empty when it has no front matter that can be read. */
    static Optional<MarkdownWords> read(String raw) {
        int start = raw.startsWith("---\n") ? 4 : raw.startsWith("---\r\n") ? 5 : -1;
        if (start < 0) {
            return Optional.empty();
        }
        for (int line = start; line < raw.length(); ) {
            int newline = raw.indexOf('\n', line);
            int stop = newline < 0 ? raw.length() : newline;
            if (raw.substring(line, Math.min(stop, line + 8)).stripTrailing().equals("---")) {
                int from = Math.min(raw.length(), stop + 1);
                Optional<Node> yaml = yaml(raw, start, line);
                int end = line;
                return yaml.map(node -> body(raw, node, end, from));
            }
            line = stop + 1;
        }
        return Optional.empty();
    }

    private static MarkdownWords body(String raw, Node yaml, int frontMatterEnd, int from) {
        int start = from;
        // Blank lines before the text are none of it; spaces before its first word may be code.
        for (int i = from; i < raw.length() && Character.isWhitespace(raw.charAt(i)); i++) {
            start = raw.charAt(i) == '\n' ? i + 1 : start;
        }
        int end = raw.length();
        while (end > start && Character.isWhitespace(raw.charAt(end - 1))) {
            end--;
        }
        return new MarkdownWords(raw, yaml, frontMatterEnd, Math.min(start, end), end);
    }

    /** The text below the front matter, lines ending with {@code \n}. */
    String body() {
        return raw.substring(bodyStart, bodyEnd).replace("\r\n", "\n");
    }

    private static Optional<Node> yaml(String raw, int start, int end) {
        String source = raw.substring(start, end);
        if (source.isBlank()) {
            return Optional.of(new Node(Node.Kind.OBJECT, start, start, "", Map.of(), List.of()));
        }
        try (JsonParser parser = YAML.createParser(ObjectReadContext.empty(), source)) {
            parser.nextToken();
            Node node = new Yaml(raw, start, parser).value();
            return node.kind() == Node.Kind.OBJECT ? Optional.of(node) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** Reads YAML into nodes that know their place in the file. */
    private record Yaml(String raw, int base, JsonParser parser) {

        private int offset(TokenStreamLocation place) {
            int line = base;
            for (int i = 1; i < place.getLineNr(); i++) {
                line = raw.indexOf('\n', line) + 1;
            }
            // Columns count code points.
            int column = Math.max(0, place.getColumnNr() - 1);
            int newline = raw.indexOf('\n', line);
            int most = raw.codePointCount(line, newline < 0 ? raw.length() : newline);
            return raw.offsetByCodePoints(line, Math.min(column, most));
        }

        private Node value() {
            int start = offset(parser.currentTokenLocation());
            JsonToken token = parser.currentToken();
            if (token == JsonToken.START_OBJECT) {
                Map<String, Node.Member> members = new LinkedHashMap<>();
                while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                    int keyStart = offset(parser.currentTokenLocation());
                    String name = parser.currentName();
                    parser.nextToken();
                    members.putIfAbsent(name, new Node.Member(keyStart, value()));
                }
                return new Node(Node.Kind.OBJECT, start, offset(parser.currentLocation()), "", members, List.of());
            }
            if (token == JsonToken.START_ARRAY) {
                List<Node> items = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value());
                }
                return new Node(Node.Kind.LIST, start, offset(parser.currentLocation()), "", Map.of(), items);
            }
            String text = token == JsonToken.VALUE_NULL ? "" : parser.getString();
            return new Node(
                    token == JsonToken.VALUE_NULL ? Node.Kind.OTHER : Node.Kind.TEXT,
                    start,
                    offset(parser.currentLocation()),
                    text,
                    Map.of(),
                    List.of());
        }
    }

    private String newline() {
        int first = raw.indexOf('\n');
        return first > 0 && raw.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    /** The file with another text below the front matter. */
    String withBody(String text) {
        String written = text.strip().isEmpty() ? "" : text.replace("\n", newline());
        if (bodyStart == bodyEnd) {
            int fence = raw.indexOf('\n', frontMatterEnd);
            String head = fence < 0 ? raw.stripTrailing() + newline() : raw.substring(0, fence + 1);
            return head + newline() + written + newline();
        }
        return raw.substring(0, bodyStart) + written + raw.substring(bodyEnd);
    }

    /** The file with {@code value} at {@code path} of the front matter, one or two names deep. */
    String with(List<String> path, String value) {
        Optional<Node> found = frontMatter.at(path);
        if (found.isPresent()) {
            Node node = found.get();
            boolean block = node.start() < raw.length() && "|>".indexOf(raw.charAt(node.start())) >= 0;
            String by = scalar(value, style(node))
                    + (block && node.end() > 0 && raw.charAt(node.end() - 1) == '\n' ? newline() : "");
            return raw.substring(0, node.start()) + by + raw.substring(node.end());
        }
        String line = key(path.get(path.size() - 1)) + ": " + JsonWords.quote(value) + newline();
        if (path.size() == 1) {
            int at = path.get(0).equals("title") ? raw.indexOf('\n') + 1 : afterTitle(path.get(0));
            return raw.substring(0, at) + line + raw.substring(at);
        }
        Optional<Node> owner = frontMatter.get(path.get(0)).filter(node -> node.kind() == Node.Kind.OBJECT);
        if (owner.isEmpty()) {
            String head = raw.substring(0, frontMatterEnd);
            return head + path.get(0) + ":" + newline() + "  " + line + raw.substring(frontMatterEnd);
        }
        return within(owner.get(), key(path.get(1)) + ": " + JsonWords.quote(value));
    }

    private String within(Node owner, String member) {
        if (raw.charAt(owner.start()) == '{') {
            int brace = raw.lastIndexOf('}', Math.max(owner.end() - 1, owner.start()));
            String before = raw.substring(0, brace).stripTrailing();
            return before + (owner.members().isEmpty() ? " " : ", ") + member + " " + raw.substring(brace);
        }
        List<Node.Member> all = List.copyOf(owner.members().values());
        Node.Member last = all.get(all.size() - 1);
        int line = raw.lastIndexOf('\n', last.keyStart()) + 1;
        String indent = raw.substring(line, last.keyStart());
        int end = raw.indexOf('\n', Math.max(last.keyStart(), last.value().end() - 1)) + 1;
        return raw.substring(0, end) + indent + member + newline() + raw.substring(end);
    }

    /** The summary goes below the title and slug, everything else to the end. */
    private int afterTitle(String name) {
        int at = -1;
        for (String before : name.equals("summary") ? List.of("title", "slug") : List.<String>of()) {
            Node.Member member = frontMatter.members().get(before);
            if (member != null) {
                at = Math.max(
                        at,
                        raw.indexOf(
                                        '\n',
                                        Math.max(
                                                member.keyStart(),
                                                member.value().end() - 1))
                                + 1);
            }
        }
        return at > 0 ? Math.min(at, frontMatterEnd) : frontMatterEnd;
    }

    private char style(Node node) {
        return node.start() < node.end() ? raw.charAt(node.start()) : '"';
    }

    private static String scalar(String value, char style) {
        boolean simple = value.chars().allMatch(c -> c >= 0x20 && c != 0x7F && c != 0x85 && c != 0x2028 && c != 0x2029);
        return style == '\'' && simple ? "'" + value.replace("'", "''") + "'" : JsonWords.quote(value);
    }

    private static String key(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9]*") ? name : JsonWords.quote(name);
    }
}
