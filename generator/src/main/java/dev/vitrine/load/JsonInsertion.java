package dev.vitrine.load;

import java.util.List;
import java.util.Optional;

/** Adds to JSON files that people write: what is there stays as it is, with its comments, blanks and order. */
final class JsonInsertion {

    private static final String STEP = "  ";

    private final String text;

    private JsonInsertion(String text) {
        this.text = text;
    }

    /**
     * Adds {@code items} to the end of the list at {@code path}.
     *
     * @param text a sound JSON object, which may have comments
     * @param path names of fields, one below the other; what is not there yet is made
     * @param items JSON values, each on one line or with comments before it
     */
    static String into(String text, List<String> path, List<String> items) {
        JsonInsertion file = new JsonInsertion(text);
        return file.insert(file.space(0), path, items);
    }

    private String insert(int container, List<String> path, List<String> items) {
        if (path.isEmpty()) {
            return added(container, items, ']');
        }
        Optional<Integer> member = member(container, path.get(0));
        return member.isPresent()
                ? insert(member.get(), path.subList(1, path.size()), items)
                : added(container, List.of(made(path, items, indent(container) + STEP)), '}');
    }

    /** The field that is not there, with all below it. */
    private static String made(List<String> path, List<String> items, String indent) {
        String name = HistoryFile.text(path.get(0)) + ": ";
        if (path.size() > 1) {
            return name + "{\n" + indent + STEP + made(path.subList(1, path.size()), items, indent + STEP) + "\n"
                    + indent + "}";
        }
        String inner = indent + STEP;
        return name + "[\n" + inner
                + String.join(
                        ",\n" + inner,
                        items.stream().map(item -> indented(item, inner)).toList())
                + "\n" + indent + "]";
    }

    private static String indented(String item, String indent) {
        return item.replace("\n", "\n" + indent);
    }

    /** The text with {@code items} at the end of the container that begins at {@code start}. */
    private String added(int start, List<String> items, char close) {
        int end = start + 1;
        int last = -1;
        int at = space(end);
        while (text.charAt(at) != close) {
            if (text.charAt(at) == ',') {
                at = space(at + 1);
                continue;
            }
            last = close == ']' ? value(at) : value(space(space(value(at)) + 1));
            at = space(last);
        }
        int tail = at;
        while (tail > start + 1 && Character.isWhitespace(text.charAt(tail - 1))) {
            tail--;
        }
        String outer = indent(start);
        String inner = outer + STEP;
        StringBuilder out = new StringBuilder();
        if (last < 0) {
            out.append(text, 0, tail);
        } else {
            out.append(text, 0, last).append(',').append(text, last, tail);
        }
        out.append('\n').append(inner);
        // Fields that were made have the indentation of all their lines already.
        out.append(String.join(
                ",\n" + inner,
                items.stream()
                        .map(item -> close == ']' ? indented(item, inner) : item)
                        .toList()));
        return out.append('\n').append(outer).append(text, at, text.length()).toString();
    }

    /** Where the value of the field {@code name} begins, in the object that begins at {@code start}. */
    private Optional<Integer> member(int start, String name) {
        int at = space(start + 1);
        while (text.charAt(at) != '}') {
            int end = value(at);
            boolean found = text.substring(at, end).equals(HistoryFile.text(name));
            int value = space(space(end) + 1);
            if (found) {
                return Optional.of(value);
            }
            at = space(value(value));
            if (text.charAt(at) == ',') {
                at = space(at + 1);
            }
        }
        return Optional.empty();
    }

    /** The blanks at the begin of the line in which {@code at} is. */
    private String indent(int at) {
        int line = text.lastIndexOf('\n', at) + 1;
        int end = line;
        while (end < text.length() && (text.charAt(end) == ' ' || text.charAt(end) == '\t')) {
            end++;
        }
        return text.substring(line, end);
    }

    /** The first character from {@code at} on that is neither blank nor in a comment. */
    private int space(int at) {
        int i = at;
        while (i < text.length()) {
            if (text.startsWith("//", i)) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", i)) {
                int end = text.indexOf("*/", i + 2);
                i = end < 0 ? text.length() : end + 2;
            } else if (Character.isWhitespace(text.charAt(i)) || text.charAt(i) == '\ufeff') {
                i++;
            } else {
                return i;
            }
        }
        return i;
    }

    /** The end of the value that begins at {@code start}. */
    private int value(int start) {
        char first = text.charAt(start);
        if (first == '"') {
            int i = start + 1;
            while (text.charAt(i) != '"') {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            return i + 1;
        }
        if (first == '{' || first == '[') {
            int i = space(start + 1);
            while (text.charAt(i) != '}' && text.charAt(i) != ']') {
                i = ",:".indexOf(text.charAt(i)) >= 0 ? i + 1 : value(i);
                i = space(i);
            }
            return i + 1;
        }
        int i = start;
        while (i < text.length() && ",:]}/".indexOf(text.charAt(i)) < 0 && !Character.isWhitespace(text.charAt(i))) {
            i++;
        }
        return i;
    }
}
