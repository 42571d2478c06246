package dev.vitrine.checkout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** A text with placeholders such as {@code {sku}}, and parts in brackets that are left out when a placeholder in them has no value. */
final class UrlTemplate {

    private sealed interface Part {}

    private record Text(String text) implements Part {}

    private record Hole(String name) implements Part {}

    private record Maybe(List<Part> parts) implements Part {}

    private final List<Part> parts;
    private final Map<String, Integer> names = new LinkedHashMap<>();

    private UrlTemplate(String text) {
        this.parts = parse(text, 0, text.length(), true);
    }

    static UrlTemplate parse(String text) {
        return new UrlTemplate(text);
    }

    private List<Part> parse(String text, int start, int end, boolean top) {
        List<Part> found = new ArrayList<>();
        int from = start;
        int i = start;
        while (i < end) {
            char c = text.charAt(i);
            int close = c == '{' ? text.indexOf('}', i) : c == '[' && top ? text.indexOf(']', i) : -1;
            if (close < 0 || close >= end) {
                i++;
                continue;
            }
            if (i > from) {
                found.add(new Text(text.substring(from, i)));
            }
            if (c == '{') {
                names.putIfAbsent(text.substring(i + 1, close), i);
                found.add(new Hole(text.substring(i + 1, close)));
            } else {
                found.add(new Maybe(parse(text, i + 1, close, false)));
            }
            i = close + 1;
            from = i;
        }
        if (end > from) {
            found.add(new Text(text.substring(from, end)));
        }
        return found;
    }

    /** Its placeholders. */
    Set<String> names() {
        return names.keySet();
    }

    /** Where the placeholder first stands, from 0. */
    int offset(String name) {
        return names.getOrDefault(name, 0);
    }

    /** The text with {@code values} filled in; each name that has none, outside brackets, goes to {@code missing} and stands for nothing. */
    String expand(Function<String, Optional<String>> values, Consumer<String> missing) {
        StringBuilder out = new StringBuilder();
        for (Part part : parts) {
            append(part, values, missing, out);
        }
        return out.toString();
    }

    /** The text with {@code values} filled in; empty when one is missing. */
    Optional<String> complete(Function<String, Optional<String>> values) {
        List<String> missing = new ArrayList<>();
        String text = expand(values, missing::add);
        return missing.isEmpty() ? Optional.of(text) : Optional.empty();
    }

    private static void append(
            Part part, Function<String, Optional<String>> values, Consumer<String> missing, StringBuilder out) {
        if (part instanceof Text text) {
            out.append(text.text());
        } else if (part instanceof Hole hole) {
            Optional<String> value = values.apply(hole.name());
            value.ifPresentOrElse(out::append, () -> missing.accept(hole.name()));
        } else if (part instanceof Maybe maybe) {
            StringBuilder inner = new StringBuilder();
            List<String> absent = new ArrayList<>();
            maybe.parts().forEach(piece -> append(piece, values, absent::add, inner));
            if (absent.isEmpty()) {
                out.append(inner);
            }
        }
    }
}
