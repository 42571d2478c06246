package dev.vitrine.markup;

import dev.vitrine.diagnostics.Closest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what stands between the braces of {@code {{< products collection="new" limit="4" >}}}. */
final class Shortcode {

    static final String OPEN = "{{<";
    static final String CLOSE = ">}}";

    private static final List<String> NAMES = List.of("product", "products");
    private static final List<String> SELECTIONS = List.of("ids", "category", "collection");
    private static final List<String> PARAMETERS = List.of("ids", "category", "collection", "limit");
    private static final int MOST = 1000;

    /** What a shortcode means, or what is wrong with it. */
    sealed interface Result {}

    /** A sound shortcode. */
    record Products(Segment.Embed.Kind kind, List<String> ids, int limit) implements Result {}

    /**
     * A mistake.
     *
     * @param offset where in the line, from 0
     * @param length how many characters are wrong
     * @param message what is wrong
     * @param hint what to do
     */
    record Mistake(int offset, int length, String message, String hint) implements Result {}

    private record Word(String name, String value, int offset, int valueOffset) {
        int length() {
            return Math.max(1, name.isEmpty() ? value.length() : name.length());
        }
    }

    private final String line;
    private final int end;
    private int position;

    private Shortcode(String line) {
        this.line = line;
        this.position = OPEN.length();
        this.end = line.lastIndexOf(CLOSE);
    }

    /** Whether a line, without white space around it, is a shortcode. */
    static boolean isShortcode(String line) {
        return line.startsWith(OPEN) && line.endsWith(CLOSE) && line.length() >= OPEN.length() + CLOSE.length();
    }

    static Result read(String line) {
        return new Shortcode(line).read();
    }

    private Result read() {
        Optional<Word> name = next();
        if (name.isEmpty() || !name.get().name().isEmpty()) {
            return new Mistake(
                    0,
                    line.length(),
                    "the shortcode has no name",
                    "write {{< product id >}} or {{< products collection=\"id\" >}}");
        }
        List<Word> words = new ArrayList<>();
        for (Optional<Word> word = next(); word.isPresent(); word = next()) {
            words.add(word.get());
        }
        return switch (name.get().value()) {
            case "product" -> product(name.get(), words);
            case "products" -> products(name.get(), words);
            default -> unknown(name.get().offset(), name.get().value(), "shortcode", NAMES);
        };
    }

    private Result product(Word name, List<Word> words) {
        String hint = "write {{< product id >}}";
        if (words.isEmpty()) {
            return new Mistake(name.offset(), name.length(), "the shortcode 'product' names no product", hint);
        }
        Word first = words.get(0);
        boolean named = first.name().equals("id");
        if (!named && !first.name().isEmpty()) {
            return unknown(first.offset(), first.name(), "parameter of 'product'", List.of("id"));
        }
        if (words.size() > 1) {
            Word second = words.get(1);
            return new Mistake(
                    second.offset(),
                    second.length(),
                    "the shortcode 'product' takes one product",
                    "write {{< products ids=\"one,two\" >}} for several");
        }
        if (first.value().isBlank()) {
            return new Mistake(first.offset(), first.length(), "the shortcode 'product' names no product", hint);
        }
        return new Products(Segment.Embed.Kind.PRODUCT, List.of(first.value().strip()), 0);
    }

    private Result products(Word name, List<Word> words) {
        Map<String, Word> parameters = new LinkedHashMap<>();
        for (Word word : words) {
            if (word.name().isEmpty()) {
                return new Mistake(
                        word.offset(),
                        word.length(),
                        "'" + word.value() + "' has no parameter name",
                        "write collection=\"" + word.value() + "\"");
            }
            if (!PARAMETERS.contains(word.name())) {
                return unknown(word.offset(), word.name(), "parameter of 'products'", PARAMETERS);
            }
            if (parameters.put(word.name(), word) != null) {
                return new Mistake(
                        word.offset(),
                        word.length(),
                        "the parameter '" + word.name() + "' stands twice",
                        "keep one of them");
            }
        }
        List<Word> selections = SELECTIONS.stream()
                .filter(parameters::containsKey)
                .map(parameters::get)
                .toList();
        if (selections.size() != 1) {
            Word wrong = selections.isEmpty() ? name : selections.get(1);
            return new Mistake(
                    wrong.offset(),
                    wrong.length(),
                    "the shortcode 'products' takes one of 'ids', 'category' and 'collection'",
                    "write {{< products collection=\"id\" limit=\"4\" >}}");
        }
        Word selection = selections.get(0);
        List<String> ids = selection.name().equals("ids")
                ? Arrays.stream(selection.value().split(","))
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList()
                : List.of(selection.value().strip());
        if (ids.isEmpty() || ids.get(0).isEmpty()) {
            return new Mistake(
                    selection.offset(),
                    selection.length(),
                    "the parameter '" + selection.name() + "' is empty",
                    "name what to show");
        }
        int limit = 0;
        if (parameters.containsKey("limit")) {
            Word written = parameters.get("limit");
            limit = number(written.value());
            if (limit < 1 || limit > MOST) {
                return new Mistake(
                        written.valueOffset(),
                        Math.max(1, written.value().length()),
                        "'" + written.value() + "' is no number from 1 to " + MOST,
                        "write limit=\"4\"");
            }
        }
        return new Products(kind(selection.name()), ids, limit);
    }

    private static Segment.Embed.Kind kind(String selection) {
        return switch (selection) {
            case "category" -> Segment.Embed.Kind.CATEGORY;
            case "collection" -> Segment.Embed.Kind.COLLECTION;
            default -> Segment.Embed.Kind.PRODUCTS;
        };
    }

    private static int number(String text) {
        String digits = text.strip();
        return digits.matches("[0-9]{1,6}") ? Integer.parseInt(digits) : -1;
    }

    private static Mistake unknown(int offset, String word, String what, List<String> known) {
        String all = "known are " + String.join(", ", known);
        String hint = Closest.to(word, known)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(all);
        return new Mistake(offset, word.length(), "'" + word + "' is no " + what, hint);
    }

    /** The next {@code value}, {@code "value"}, {@code name=value} or {@code name="value"}. */
    private Optional<Word> next() {
        while (position < end && Character.isWhitespace(line.charAt(position))) {
            position++;
        }
        if (position >= end) {
            return Optional.empty();
        }
        int offset = position;
        if (quote(line.charAt(position)) != 0) {
            return Optional.of(new Word("", value(), offset, offset + 1));
        }
        while (position < end && line.charAt(position) != '=' && !Character.isWhitespace(line.charAt(position))) {
            position++;
        }
        String text = line.substring(offset, position);
        if (position < end && line.charAt(position) == '=') {
            position++;
            int valueOffset = position < end && quote(line.charAt(position)) != 0 ? position + 1 : position;
            return Optional.of(new Word(text.isEmpty() ? "=" : text, value(), offset, valueOffset));
        }
        return Optional.of(new Word("", text, offset, offset));
    }

    private String value() {
        char quote = position < end ? quote(line.charAt(position)) : 0;
        int from = quote == 0 ? position : position + 1;
        position = from;
        while (position < end
                && (quote == 0 ? !Character.isWhitespace(line.charAt(position)) : line.charAt(position) != quote)) {
            position++;
        }
        String value = line.substring(from, position);
        position += quote == 0 ? 0 : 1;
        return value;
    }

    /** The quotation mark that ends what {@code c} starts; 0 when it starts nothing. Word processors make curly ones. */
    private static char quote(char c) {
        return switch (c) {
            case '"', '\'' -> c;
            case '“', '„' -> '”';
            default -> 0;
        };
    }
}
