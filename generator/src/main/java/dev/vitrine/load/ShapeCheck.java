package dev.vitrine.load;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** Compares a value with its shape and reports every difference at its place. */
final class ShapeCheck {

    /** More names than that help nobody; then the words on the whole object do. */
    private static final int MOST_NAMED = 60;

    private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

    private final Diagnostics diagnostics;
    private final boolean yaml;

    /** {@code yaml}: a number or flag also counts as text, as front matter seldom has quotes. */
    ShapeCheck(Diagnostics diagnostics, boolean yaml) {
        this.diagnostics = diagnostics;
        this.yaml = yaml;
    }

    /** Whether {@code value} has the shape; what has not is reported. */
    boolean check(JsonValue value, Shape shape) {
        return check(value, shape, shape instanceof Shape.Obj obj ? "the " + obj.name() : "the file");
    }

    private boolean check(JsonValue value, Shape shape, String what) {
        if (shape instanceof Shape.Later later) {
            return check(value, later.shape().get(), what);
        }
        if (shape instanceof Shape.Obj obj) {
            return checkObject(value, obj, what);
        }
        if (shape instanceof Shape.ListOf list) {
            if (!(value instanceof JsonValue.Arr arr)) {
                return wrongType(value, "a list [ … ]", what);
            }
            if (arr.items().size() < list.least()) {
                return invalid(value, what + " must have at least " + list.least() + " item", "add one");
            }
            boolean sound = true;
            for (JsonValue item : arr.items()) {
                sound &= check(item, list.item(), "an item of " + what);
            }
            return sound;
        }
        if (shape instanceof Shape.MapOf map) {
            return checkMap(value, map, what);
        }
        if (shape instanceof Shape.Cases cases) {
            return checkCases(value, cases, what);
        }
        if (shape instanceof Shape.Either either) {
            return checkEither(value, either, what);
        }
        return shape instanceof Shape.Anything || shape instanceof Shape.Untyped || checkScalar(value, shape, what);
    }

    private boolean checkObject(JsonValue value, Shape.Obj shape, String what) {
        if (!(value instanceof JsonValue.Obj obj)) {
            return wrongType(value, "an object { … }", what);
        }
        boolean sound = true;
        for (Map.Entry<String, JsonValue.Field> entry : obj.fields().entrySet()) {
            String name = entry.getKey();
            Shape.FieldShape field = shape.fields().get(name);
            if (field != null) {
                if (!(entry.getValue().value() instanceof JsonValue.Null)) {
                    sound &= check(entry.getValue().value(), field.shape(), "'" + name + "'");
                } else if (field.required()) {
                    sound = invalid(
                            entry.getValue().value(), "'" + name + "' is null but must have a value", field.doc());
                }
            } else if (!name.equals("$schema")) {
                String near = Closest.to(name, shape.fields().keySet())
                        .map(match -> "did you mean '" + match + "'?")
                        .orElse(
                                shape.fields().size() > MOST_NAMED
                                        ? shape.doc()
                                        : "known fields: "
                                                + String.join(
                                                        ", ", shape.fields().keySet()));
                diagnostics.report(
                        Rule.JSON_UNKNOWN_FIELD,
                        entry.getValue().nameAt(),
                        "'" + name + "' is not a field of " + shape.name(),
                        near);
                sound = false;
            }
        }
        for (Map.Entry<String, Shape.FieldShape> field : shape.fields().entrySet()) {
            if (field.getValue().required() && !obj.fields().containsKey(field.getKey())) {
                diagnostics.report(
                        Rule.JSON_MISSING_FIELD,
                        obj.at(),
                        shape.name() + " lacks '" + field.getKey() + "'",
                        (yaml ? "add a line " + field.getKey() + ": … (" : "add \"" + field.getKey() + "\": … (")
                                + field.getValue().doc() + ")");
                sound = false;
            }
        }
        return sound;
    }

    private boolean checkCases(JsonValue value, Shape.Cases shape, String what) {
        if (!(value instanceof JsonValue.Obj obj)) {
            return wrongType(value, "an object { … }", what);
        }
        Optional<JsonValue> stated = obj.get(shape.field());
        if (stated.isEmpty()) {
            diagnostics.report(
                    Rule.JSON_MISSING_FIELD,
                    obj.at(),
                    what + " lacks '" + shape.field() + "'",
                    "add \"" + shape.field() + "\": one of "
                            + quoted(shape.cases().keySet()));
            return false;
        }
        Shape.Obj found =
                stated.get() instanceof JsonValue.Str str ? shape.cases().get(str.value()) : null;
        if (found != null) {
            return check(value, found, what);
        }
        String word = stated.get().asText().orElse("");
        return invalid(
                stated.get(),
                "'" + shorten(word) + "' is not " + shape.meaning(),
                Closest.to(word, shape.cases().keySet())
                        .map(match -> "did you mean \"" + match + "\"?")
                        .orElse("use one of " + quoted(shape.cases().keySet())));
    }

    private boolean checkMap(JsonValue value, Shape.MapOf shape, String what) {
        if (!(value instanceof JsonValue.Obj obj)) {
            return wrongType(value, "an object { … }", what);
        }
        boolean sound = true;
        for (Map.Entry<String, JsonValue.Field> entry : obj.fields().entrySet()) {
            if (!matches(shape.keyPattern(), entry.getKey())) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        entry.getValue().nameAt(),
                        "'" + entry.getKey() + "' is not " + shape.keyMeaning(),
                        "");
                sound = false;
            } else if (!(entry.getValue().value() instanceof JsonValue.Null)) {
                sound &= check(entry.getValue().value(), shape.value(), "'" + entry.getKey() + "'");
            }
        }
        return sound;
    }

    private boolean checkEither(JsonValue value, Shape.Either either, String what) {
        List<Shape> fitting = new ArrayList<>();
        for (Shape choice : either.choices()) {
            if (sameKind(value, choice)) {
                fitting.add(choice);
            }
        }
        if (fitting.isEmpty()) {
            return wrongType(value, expected(either), what);
        }
        for (Shape choice : fitting.subList(0, fitting.size() - 1)) {
            if (new ShapeCheck(Diagnostics.aside(), yaml).check(value, choice, what)) {
                return true;
            }
        }
        return check(value, fitting.get(fitting.size() - 1), what);
    }

    private static boolean sameKind(JsonValue value, Shape shape) {
        if (shape instanceof Shape.Later later) {
            return sameKind(value, later.shape().get());
        }
        if (shape instanceof Shape.Either either) {
            return either.choices().stream().anyMatch(choice -> sameKind(value, choice));
        }
        if (shape instanceof Shape.Untyped) {
            return !(value instanceof JsonValue.Obj obj && obj.get("type").isPresent());
        }
        if (shape instanceof Shape.Anything) {
            return true;
        }
        if (shape instanceof Shape.Obj || shape instanceof Shape.MapOf || shape instanceof Shape.Cases) {
            return value instanceof JsonValue.Obj;
        }
        if (shape instanceof Shape.ListOf) {
            return value instanceof JsonValue.Arr;
        }
        if (shape instanceof Shape.Flag) {
            return value instanceof JsonValue.Bool;
        }
        if (shape instanceof Shape.Number) {
            return value instanceof JsonValue.Num;
        }
        if (shape instanceof Shape.Amount) {
            return value instanceof JsonValue.Num || value instanceof JsonValue.Str;
        }
        return value instanceof JsonValue.Str;
    }

    private boolean checkScalar(JsonValue value, Shape shape, String what) {
        if (shape instanceof Shape.Text text) {
            boolean isText = value instanceof JsonValue.Str
                    || yaml && (value instanceof JsonValue.Num || value instanceof JsonValue.Bool);
            if (!isText) {
                return wrongType(value, "a text in quotes", what);
            }
            if (text.pattern().isEmpty() && value instanceof JsonValue.Str str && !str.isBlank()) {
                return true;
            }
            String string = value.asText().orElse("");
            if (string.isBlank() && !text.empty()) {
                return invalid(value, what + " is empty", "write " + text.expected() + ", or leave the field out");
            }
            return matches(text.pattern(), string)
                    || string.isBlank()
                    || invalid(value, "'" + shorten(string) + "' is not " + text.expected(), "");
        }
        if (shape instanceof Shape.Word word) {
            if (!(value instanceof JsonValue.Str str)) {
                return wrongType(value, "one of " + quoted(word.words()), what);
            }
            if (word.words().contains(str.value())) {
                return true;
            }
            String hint = Closest.to(str.value().toLowerCase(Locale.ROOT), word.words())
                    .map(match -> "did you mean \"" + match + "\"?")
                    .orElse("use one of " + quoted(word.words()));
            return invalid(value, "'" + shorten(str.value()) + "' is not a value of " + what, hint);
        }
        if (shape instanceof Shape.Flag) {
            return value instanceof JsonValue.Bool || wrongType(value, "true or false, without quotes", what);
        }
        if (shape instanceof Shape.Amount) {
            if (!(value instanceof JsonValue.Num) && !(value instanceof JsonValue.Str)) {
                return wrongType(value, "a number", what);
            }
            return value.asNumber().isPresent()
                    || invalid(
                            value,
                            "'" + shorten(value.asText().orElse("")) + "' is not an amount",
                            "write digits with a dot for decimals and no currency, such as 129.00");
        }
        Shape.Number number = (Shape.Number) shape;
        if (!(value instanceof JsonValue.Num)) {
            return wrongType(value, "a number, without quotes", what);
        }
        BigDecimal decimal = value.asNumber().orElse(BigDecimal.valueOf(Long.MAX_VALUE));
        if (number.whole() && decimal.stripTrailingZeros().scale() > 0) {
            return invalid(value, decimal + " is not a whole number", "");
        }
        if (decimal.doubleValue() < number.min() || decimal.doubleValue() > number.max()) {
            return invalid(
                    value,
                    decimal.toPlainString() + " is not between " + bound(number.min()) + " and " + bound(number.max()),
                    "");
        }
        return true;
    }

    private static String bound(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private static String expected(Shape shape) {
        if (shape instanceof Shape.Either either) {
            return String.join(
                    " or ",
                    either.choices().stream()
                            .map(ShapeCheck::expected)
                            .distinct()
                            .toList());
        }
        if (shape instanceof Shape.Later later) {
            return expected(later.shape().get());
        }
        if (shape instanceof Shape.Obj || shape instanceof Shape.MapOf || shape instanceof Shape.Cases) {
            return "an object { … }";
        }
        if (shape instanceof Shape.ListOf) {
            return "a list [ … ]";
        }
        if (shape instanceof Shape.Flag) {
            return "true or false";
        }
        return shape instanceof Shape.Number || shape instanceof Shape.Amount ? "a number" : "a text";
    }

    private boolean wrongType(JsonValue value, String expected, String what) {
        diagnostics.report(
                Rule.JSON_WRONG_TYPE,
                value.at(),
                what + " is " + article(value.kind()) + " but must be " + expected,
                remedy(value, expected));
        return false;
    }

    private String remedy(JsonValue value, String expected) {
        String written = value.asText().orElse("");
        boolean quoted = value instanceof JsonValue.Str && !yaml;
        if (expected.startsWith("a list") && !written.isEmpty()) {
            return "put it in brackets: [" + (quoted ? '"' + shorten(written) + '"' : shorten(written)) + "]";
        }
        if (expected.startsWith("a text") && !written.isEmpty()) {
            return "put it in quotes: \"" + shorten(written) + '"';
        }
        boolean unquoted = expected.startsWith("a number") && value.asNumber().isPresent()
                || expected.startsWith("true or false") && (written.equals("true") || written.equals("false"));
        return value instanceof JsonValue.Str && unquoted ? "remove the quotes" : "";
    }

    private static String article(String kind) {
        return switch (kind) {
            case "object" -> "an object";
            case "null", "true or false" -> kind;
            default -> "a " + kind;
        };
    }

    private boolean invalid(JsonValue value, String message, String hint) {
        Location at = value.at();
        diagnostics.report(Rule.JSON_INVALID_VALUE, at, message, hint);
        return false;
    }

    private static boolean matches(String pattern, String text) {
        return pattern.isEmpty()
                || PATTERNS.computeIfAbsent(pattern, Pattern::compile)
                        .matcher(text)
                        .matches();
    }

    private static String quoted(Collection<String> words) {
        return String.join(", ", words.stream().map(word -> '"' + word + '"').toList());
    }

    static String shorten(String text) {
        String line = text.replaceAll("\\s+", " ");
        return line.length() > 60 ? line.substring(0, 60) + "…" : line;
    }
}
