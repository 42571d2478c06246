package dev.vitrine.translation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads JSON with comments as it is written, and changes one text of it while everything else stays as it is. */
final class JsonWords {

    private static final int DEEPEST = 100;

    private final String text;
    private int at;

    private JsonWords(String text) {
        this.text = text;
    }

    /** Something that is no JSON; the build says where. */
    private static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** The value in {@code text}; empty when it is no JSON. */
    static Optional<Node> read(String text) {
        JsonWords reader = new JsonWords(text);
        try {
            if (text.startsWith("\uFEFF")) {
                reader.at = 1;
            }
            Node node = reader.value(0);
            reader.blank();
            return reader.at == text.length() ? Optional.of(node) : Optional.empty();
        } catch (Broken e) {
            return Optional.empty();
        }
    }

    private void blank() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
                at++;
            } else if (text.startsWith("//", at)) {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at + 2);
                at = end < 0 ? text.length() : end + 2;
            } else {
                return;
            }
        }
    }

    private char peek() {
        blank();
        if (at >= text.length()) {
            throw new Broken();
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new Broken();
        }
        at++;
    }

    private Node value(int depth) {
        if (depth > DEEPEST) {
            throw new Broken();
        }
        char c = peek();
        int start = at;
        switch (c) {
            case '{' -> {
                return object(depth, start);
            }
            case '[' -> {
                List<Node> items = new ArrayList<>();
                at++;
                while (peek() != ']') {
                    items.add(value(depth + 1));
                    if (peek() != ']') {
                        expect(',');
                    }
                }
                at++;
                return new Node(Node.Kind.LIST, start, at, "", Map.of(), items);
            }
            case '"' -> {
                String string = string();
                return new Node(Node.Kind.TEXT, start, at, string, Map.of(), List.of());
            }
            default -> {
                while (at < text.length()
                        && (Character.isLetterOrDigit(text.charAt(at)) || "+-.".indexOf(text.charAt(at)) >= 0)) {
                    at++;
                }
                if (at == start) {
                    throw new Broken();
                }
                return new Node(Node.Kind.OTHER, start, at, text.substring(start, at), Map.of(), List.of());
            }
        }
    }

    private Node object(int depth, int start) {
        Map<String, Node.Member> members = new LinkedHashMap<>();
        at++;
        while (peek() != '}') {
            int keyStart = at;
            String name = string();
            expect(':');
            members.putIfAbsent(name, new Node.Member(keyStart, value(depth + 1)));
            if (peek() != '}') {
                expect(',');
            }
        }
        at++;
        return new Node(Node.Kind.OBJECT, start, at, "", members, List.of());
    }

    private String string() {
        expect('"');
        StringBuilder out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"') {
                return out.toString();
            }
            if (c != '\\') {
                out.append(c);
                continue;
            }
            if (at >= text.length()) {
                break;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case 'n' -> out.append('\n');
                case 't' -> out.append('\t');
                case 'r' -> out.append('\r');
                case 'b' -> out.append('\b');
                case 'f' -> out.append('\f');
                case 'u' -> {
                    if (at + 4 > text.length() || !text.substring(at, at + 4).matches("[0-9A-Fa-f]{4}")) {
                        throw new Broken();
                    }
                    out.append((char) Integer.parseInt(text.substring(at, at + 4), 16));
                    at += 4;
                }
                default -> out.append(escaped);
            }
        }
        throw new Broken();
    }

    /** {@code value} in quotes. */
    static String quote(String value) {
        StringBuilder out = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20 || c == 0x7F || c == '\u2028' || c == '\u2029') {
                        String hex = Integer.toHexString(c);
                        out.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /**
     * {@code text} with {@code value} at {@code path}; what is missing of the path is made. A name that stands for the default language alone becomes an object.
     *
     * @param order names in the order in which new ones are put among those that are there, such as languages
     * @param standard the language of a text that names none
     */
    static String set(String text, List<String> path, String value, List<String> order, String standard) {
        Optional<Node> root = read(text);
        if (root.isEmpty()) {
            return text;
        }
        Node node = root.get();
        for (int i = 0; i < path.size(); i++) {
            Optional<Node> next = node.step(path.get(i));
            if (next.isEmpty()) {
                return insert(text, node, path.subList(i, path.size()), value, order);
            }
            boolean last = i == path.size() - 1;
            if (last) {
                return splice(text, next.get(), quote(value));
            }
            if (next.get().kind() == Node.Kind.TEXT) {
                String written = text.substring(next.get().start(), next.get().end());
                return splice(
                        text,
                        next.get(),
                        "{ " + quote(standard) + ": " + written + ", " + nested(path.subList(i + 1, path.size()), value)
                                + " }");
            }
            node = next.get();
        }
        return text;
    }

    private static String splice(String text, Node node, String by) {
        return text.substring(0, node.start()) + by + text.substring(node.end());
    }

    private static String nested(List<String> path, String value) {
        if (path.isEmpty()) {
            return quote(value);
        }
        String step = path.get(0);
        List<String> rest = path.subList(1, path.size());
        String inner = rest.isEmpty() ? quote(value) : braced(rest, value);
        return step.startsWith("#") ? inner : quote(step) + ": " + inner;
    }

    private static String braced(List<String> path, String value) {
        return path.get(0).startsWith("#") ? "[" + nested(path, value) + "]" : "{ " + nested(path, value) + " }";
    }

    private static String insert(String text, Node into, List<String> path, String value, List<String> order) {
        String added = nested(path, value);
        if (into.kind() == Node.Kind.LIST) {
            return into.items().isEmpty()
                    ? splice(text, into, "[" + added + "]")
                    : inserted(text, into.items().get(into.items().size() - 1).end(), ", " + added);
        }
        if (into.kind() != Node.Kind.OBJECT) {
            return text;
        }
        if (into.members().isEmpty()) {
            boolean open = text.substring(into.start(), into.end()).indexOf('\n') >= 0;
            return splice(text, into, open ? "{\n  " + added + "\n}" : "{ " + added + " }");
        }
        Node.Member after = anchor(into, path.get(0), order);
        int line = text.lastIndexOf('\n', after.keyStart());
        boolean ownLine =
                line > into.start() && text.substring(line, after.keyStart()).isBlank();
        String between = ",";
        if (ownLine) {
            boolean carriage = line > 0 && text.charAt(line - 1) == '\r';
            between += (carriage ? "\r" : "") + text.substring(line, after.keyStart());
        } else {
            between += " ";
        }
        return inserted(text, after.value().end(), between + added);
    }

    private static String inserted(String text, int at, String added) {
        return text.substring(0, at) + added + text.substring(at);
    }

    /** The member after which {@code name} is put: the nearest before it in {@code order}, or else the last. */
    private static Node.Member anchor(Node object, String name, List<String> order) {
        Optional<Node.Member> found = Optional.empty();
        int place = order.indexOf(name);
        for (int i = 0; i < place; i++) {
            Node.Member member = object.members().get(order.get(i));
            found = member == null ? found : Optional.of(member);
        }
        List<Node.Member> all = List.copyOf(object.members().values());
        return found.orElseGet(() -> all.get(all.size() - 1));
    }
}
