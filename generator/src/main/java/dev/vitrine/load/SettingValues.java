package dev.vitrine.load;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Media;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the values of settings by their types.
 *
 * <p>What gets into a style sheet is written anew from what was understood, or matches a narrow pattern: no value can end its declaration.
 */
final class SettingValues {

    private static final Pattern LENGTH = Pattern.compile("(-?\\d{1,6}(?:\\.\\d{1,4})?|-?\\.\\d{1,4})([a-z]{1,4}|%)?");
    private static final Set<String> UNITS = Set.of(
            "px", "rem", "em", "ch", "ex", "lh", "rlh", "vw", "vh", "vi", "vb", "svh", "dvh", "lvh", "cm", "mm", "in",
            "pt", "pc", "%");
    private static final Pattern FAMILY = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+&-]{0,60}");
    private static final Set<String> GENERIC = Set.of(
            "serif",
            "sans-serif",
            "monospace",
            "cursive",
            "fantasy",
            "system-ui",
            "ui-serif",
            "ui-sans-serif",
            "ui-monospace",
            "ui-rounded");
    private static final Pattern WEIGHT = Pattern.compile("([1-9]\\d{0,2}|1000)( ([1-9]\\d{0,2}|1000))?");
    private static final Map<String, String> FORMATS =
            Map.of("woff2", "woff2", "woff", "woff", "ttf", "truetype", "otf", "opentype");

    private final Set<String> assets;
    private final MediaLibrary media;
    private final Diagnostics diagnostics;

    /**
     * A reader of values.
     *
     * @param assets paths of the theme's assets, the site's among them
     */
    SettingValues(Set<String> assets, MediaLibrary media, Diagnostics diagnostics) {
        this.assets = assets;
        this.media = media;
        this.diagnostics = diagnostics;
    }

    /**
     * A colour in both schemes.
     *
     * @param derived whether the dark one was not stated
     */
    record Colours(Colour light, Colour dark, boolean derived, Location lightAt, Location darkAt) {

        Colour in(boolean inDark) {
            return inDark ? dark : light;
        }

        Colours withDark(Colour newDark) {
            return new Colours(light, newDark, derived, lightAt, darkAt);
        }

        Map<String, Object> shown() {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("light", light.hex());
            shown.put("dark", dark.hex());
            return shown;
        }

        String css() {
            return light.equals(dark) ? light.hex() : "light-dark(" + light.hex() + ", " + dark.hex() + ")";
        }
    }

    /**
     * A value that was understood.
     *
     * @param shown what templates read
     * @param css what its custom property holds
     * @param faces font faces to declare
     * @param colours the colours, of a colour
     * @param at where it is written
     * @param ofSite whether the site states it
     */
    record Value(Object shown, String css, List<String> faces, Optional<Colours> colours, Location at, boolean ofSite) {

        Value by(boolean site) {
            return new Value(shown, css, faces, colours, at, site);
        }

        Value with(Colours newColours) {
            return new Value(newColours.shown(), newColours.css(), faces, Optional.of(newColours), at, ofSite);
        }

        Location at(boolean dark) {
            return colours.map(both -> dark ? both.darkAt() : both.lightAt()).orElse(at);
        }
    }

    private static Value value(Object shown, String css, Location at) {
        return new Value(shown, css, List.of(), Optional.empty(), at, false);
    }

    /** The value of {@code setting}; empty when it does not fit, which is reported. {@code before} is what it replaces. */
    Optional<Value> read(ThemeSetting setting, JsonValue value, Optional<Value> before) {
        return switch (setting.type()) {
            case CHOICE -> choice(setting, value);
            case COLOR -> colour(setting, value, before);
            case FONT -> font(setting, value);
            case LENGTH -> length(setting, value);
            case NUMBER -> number(setting, value);
            case BOOLEAN ->
                value instanceof JsonValue.Bool bool
                        ? Optional.of(value(bool.value(), "", value.at()))
                        : wrong(setting, value, "true or false, without quotes");
            case TEXT ->
                value instanceof JsonValue.Str text
                        ? Optional.of(value(text.value(), "", value.at()))
                        : wrong(setting, value, "a text in quotes");
            case ASSET -> asset(setting, value);
            case PICTURE -> picture(setting, value);
        };
    }

    private Optional<Value> choice(ThemeSetting setting, JsonValue value) {
        String words = String.join(
                ", ",
                setting.words().keySet().stream().map(word -> '"' + word + '"').toList());
        if (!(value instanceof JsonValue.Str str)) {
            return wrong(setting, value, "one of " + words);
        }
        String css = setting.words().get(str.value());
        if (css == null) {
            return invalid(
                    value,
                    "'" + ShapeCheck.shorten(str.value()) + "' is not a value of '" + setting.name() + "'",
                    Closest.to(str.value(), setting.words().keySet())
                                    .map(near -> "did you mean \"" + near + "\"? ")
                                    .orElse("")
                            + "there are: " + words);
        }
        return Optional.of(value(str.value(), css, value.at()));
    }

    private Optional<Value> colour(ThemeSetting setting, JsonValue value, Optional<Value> before) {
        Optional<Colours> old = before.flatMap(Value::colours);
        if (value instanceof JsonValue.Obj obj) {
            for (Map.Entry<String, JsonValue.Field> field : obj.fields().entrySet()) {
                if (!Set.of("light", "dark").contains(field.getKey())) {
                    return invalid(
                            field.getValue().nameAt(),
                            "'" + ShapeCheck.shorten(field.getKey()) + "' is no scheme",
                            "write { \"light\": \"#0b5a4a\", \"dark\": \"#8fd3c2\" }");
                }
            }
            Optional<Colour> light = obj.get("light").flatMap(found -> parsed(setting, found));
            Optional<Colour> dark = obj.get("dark").flatMap(found -> parsed(setting, found));
            if (obj.get("light").isPresent() && light.isEmpty()
                    || obj.get("dark").isPresent() && dark.isEmpty()) {
                return Optional.empty();
            }
            if (light.isEmpty() && old.isEmpty()) {
                return invalid(
                        obj.at(), "'" + setting.name() + "' lacks its light colour", "add \"light\": \"#rrggbb\"");
            }
            Colour inLight = light.or(() -> old.map(Colours::light)).orElseThrow();
            return Optional.of(coloured(new Colours(
                    inLight,
                    dark.or(() -> old.map(Colours::dark)).orElse(inLight),
                    dark.isEmpty() && light.isPresent(),
                    obj.get("light").map(JsonValue::at).orElse(obj.at()),
                    obj.get("dark").map(JsonValue::at).orElse(obj.at()))));
        }
        Optional<Colour> light = parsed(setting, value);
        boolean declared = setting.standard().filter(value::equals).isPresent();
        Optional<JsonValue> darkStated = declared ? setting.dark() : Optional.empty();
        Optional<Colour> dark = darkStated.flatMap(stated -> parsed(setting, stated));
        return light.map(inLight -> coloured(new Colours(
                inLight,
                dark.or(() -> old.map(Colours::dark)).orElse(inLight),
                !declared && dark.isEmpty(),
                value.at(),
                darkStated.map(JsonValue::at).orElse(value.at()))));
    }

    private static Value coloured(Colours colours) {
        return new Value(colours.shown(), colours.css(), List.of(), Optional.of(colours), colours.lightAt(), false);
    }

    private Optional<Colour> parsed(ThemeSetting setting, JsonValue value) {
        if (!(value instanceof JsonValue.Str str)) {
            wrong(setting, value, "a colour such as \"#0b5a4a\"");
            return Optional.empty();
        }
        Optional<Colour> colour = Colour.parse(str.value());
        if (colour.isEmpty()) {
            boolean bare = str.value().matches("[0-9a-fA-F]{6}|[0-9a-fA-F]{3}");
            invalid(
                    value,
                    "'" + ShapeCheck.shorten(str.value()) + "' is not a colour",
                    bare
                            ? "put a # before it: \"#" + str.value() + "\""
                            : "write \"#rrggbb\", \"#rgb\", \"rgb(11 90 74)\" or \"hsl(168 78% 20%)\", without transparency");
        }
        return colour;
    }

    private Optional<Value> length(ThemeSetting setting, JsonValue value) {
        String example = "\"" + bound(setting.minimum().orElse(BigDecimal.ONE))
                + (setting.unit().isEmpty() ? "rem" : setting.unit()) + "\"";
        String written = value instanceof JsonValue.Str || value instanceof JsonValue.Num
                ? value.asText().orElse("").strip()
                : "";
        Matcher length = LENGTH.matcher(written);
        if (written.isEmpty()) {
            return wrong(setting, value, "a length such as " + example);
        }
        if (!length.matches()) {
            return invalid(
                    value, "'" + ShapeCheck.shorten(written) + "' is not a length", "write one such as " + example);
        }
        BigDecimal number = new BigDecimal(length.group(1));
        String unit = length.group(2);
        if (unit == null) {
            unit = setting.unit();
            if (unit.isEmpty() && number.signum() != 0) {
                return invalid(value, "'" + written + "' has no unit", "add one: \"" + written + "rem\"");
            }
        }
        boolean fits = setting.unit().isEmpty() ? unit.isEmpty() || UNITS.contains(unit) : unit.equals(setting.unit());
        if (!fits && number.signum() != 0) {
            return invalid(
                    value,
                    "'" + ShapeCheck.shorten(written) + "' is not in "
                            + (setting.unit().isEmpty() ? "a unit of CSS" : setting.unit()),
                    "write a length such as " + example);
        }
        String css = number.signum() == 0 ? "0" : plain(number) + unit;
        return within(setting, number, value) ? Optional.of(value(css, css, value.at())) : Optional.empty();
    }

    private Optional<Value> number(ThemeSetting setting, JsonValue value) {
        Optional<BigDecimal> number = value instanceof JsonValue.Num num ? num.asNumber() : Optional.empty();
        if (number.isEmpty()) {
            return wrong(setting, value, "a number, without quotes");
        }
        return within(setting, number.get(), value)
                ? Optional.of(value(number.get(), plain(number.get()) + setting.unit(), value.at()))
                : Optional.empty();
    }

    private boolean within(ThemeSetting setting, BigDecimal number, JsonValue value) {
        boolean less =
                setting.minimum().filter(least -> number.compareTo(least) < 0).isPresent();
        boolean more =
                setting.maximum().filter(most -> number.compareTo(most) > 0).isPresent();
        if (!less && !more) {
            return true;
        }
        String range = setting.minimum().isPresent() && setting.maximum().isPresent()
                ? "between " + bound(setting.minimum().get()) + " and "
                        + bound(setting.maximum().get())
                : less
                        ? "at least " + bound(setting.minimum().orElseThrow())
                        : "at most " + bound(setting.maximum().orElseThrow());
        invalid(
                value,
                "'" + setting.name() + "' is " + plain(number) + setting.unit() + ", but must be " + range
                        + setting.unit(),
                "");
        return false;
    }

    private static String bound(BigDecimal number) {
        return plain(number);
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private Optional<Value> asset(ThemeSetting setting, JsonValue value) {
        if (!(value instanceof JsonValue.Str path)) {
            return wrong(setting, value, "the path of a file in assets/");
        }
        return path.value().isEmpty() || known(path.value(), value.at())
                ? Optional.of(value(path.value(), "", value.at()))
                : Optional.empty();
    }

    private boolean known(String path, Location at) {
        if (assets.contains(path)) {
            return true;
        }
        diagnostics.report(
                Rule.THEME_UNKNOWN_ASSET,
                at,
                "the theme has no asset '" + ShapeCheck.shorten(path) + "'",
                Closest.to(path, assets)
                        .map(near -> "did you mean \"" + near + "\"?")
                        .orElse("add it as theme/assets/" + path));
        return false;
    }

    private Optional<Value> picture(ThemeSetting setting, JsonValue value) {
        if (!(value instanceof JsonValue.Str reference)) {
            return wrong(setting, value, "the path of a picture, such as \"media/hero.jpg\"");
        }
        if (reference.value().isEmpty()) {
            return Optional.of(value("", "", value.at()));
        }
        Optional<Media> found = media.find("", reference.value(), value.at(), diagnostics);
        return found.map(picture -> value(picture, "", value.at()));
    }

    // Type faces

    private Optional<Value> font(ThemeSetting setting, JsonValue value) {
        String example = "{ \"family\": \"Brand Serif\", \"file\": \"fonts/brand.woff2\" }";
        if (value instanceof JsonValue.Str stack) {
            Optional<List<String>> families = families(stack.value(), value);
            return families.map(found -> value(stack.value(), stack(found, setting.fallback()), value.at()));
        }
        if (!(value instanceof JsonValue.Obj obj)) {
            return wrong(setting, value, "a list of type faces in one text, or " + example);
        }
        boolean sound = new ShapeCheck(diagnostics, false).check(obj, Shapes.FONT);
        Optional<List<String>> family = obj.text("family").flatMap(name -> families(name, obj));
        if (!sound || family.isEmpty() || family.get().size() != 1) {
            if (family.isPresent() && family.get().size() != 1) {
                return invalid(obj, "'family' names several type faces", "name one; others go to \"fallback\"");
            }
            return Optional.empty();
        }
        String name = family.get().get(0);
        List<String> faces = new ArrayList<>();
        if (obj.get("file").isPresent()) {
            face(name, obj, faces);
        }
        obj.list("files").stream()
                .flatMap(file -> file instanceof JsonValue.Obj one
                        ? java.util.stream.Stream.of(one)
                        : java.util.stream.Stream.empty())
                .forEach(file -> face(name, file, faces));
        Optional<JsonValue> behind = obj.get("fallback");
        Optional<List<String>> fallback =
                behind.flatMap(stated -> families(stated.asText().orElse(""), stated));
        if (behind.isPresent() && fallback.isEmpty()) {
            return Optional.empty();
        }
        String rest = fallback.map(found -> stack(found, "")).orElse(setting.fallback());
        return Optional.of(new Value(
                obj.text("family").orElse(""),
                stack(List.of(name), rest),
                List.copyOf(faces),
                Optional.empty(),
                obj.at(),
                false));
    }

    private void face(String family, JsonValue.Obj owner, List<String> faces) {
        JsonValue file = owner.get("file").orElseThrow();
        String path = file.asText().orElse("");
        String format = FORMATS.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (format == null) {
            invalid(
                    file,
                    "'" + ShapeCheck.shorten(path) + "' is no font file",
                    "use a .woff2, .woff, .ttf or .otf file");
            return;
        }
        if (!known(path, file.at())) {
            return;
        }
        if (!path.matches("[A-Za-z0-9._/-]+")) {
            invalid(
                    file,
                    "'" + ShapeCheck.shorten(path) + "' has characters a style sheet cannot name",
                    "rename the file");
            return;
        }
        String weight = owner.text("weight").orElse("400");
        if (!WEIGHT.matcher(weight).matches()) {
            invalid(
                    owner.get("weight").orElseThrow(),
                    "'" + ShapeCheck.shorten(weight) + "' is no weight",
                    "write a number from 1 to 1000, or a range such as \"300 800\" for a variable font");
            return;
        }
        faces.add("@font-face {\n  font-family: " + family + ";\n  src: url(\"../" + path + "\") format(\"" + format
                + "\");\n  font-weight: " + weight + ";\n  font-style: "
                + owner.text("style").orElse("normal") + ";\n  font-display: swap;\n}\n");
    }

    private static String stack(List<String> families, String rest) {
        String named = String.join(", ", families);
        return rest.isEmpty() ? named : named + ", " + rest;
    }

    /** The type faces of a text such as {@code "Brand Serif", Georgia, serif}, quoted for CSS. */
    private Optional<List<String>> families(String text, JsonValue at) {
        List<String> families = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            String name = part.strip();
            boolean quoted = name.length() > 1
                    && (name.startsWith("\"") && name.endsWith("\"") || name.startsWith("'") && name.endsWith("'"));
            String bare = quoted ? name.substring(1, name.length() - 1) : name;
            if (!quoted && GENERIC.contains(bare)) {
                families.add(bare);
            } else if (FAMILY.matcher(bare).matches()) {
                families.add('"' + bare + '"');
            } else {
                invalid(
                        at,
                        "'" + ShapeCheck.shorten(bare) + "' is no name of a type face",
                        "write names with commas between them, such as \"Georgia, serif\"");
                return Optional.empty();
            }
        }
        return Optional.of(families);
    }

    private Optional<Value> wrong(ThemeSetting setting, JsonValue value, String expected) {
        String kind = value.kind();
        String article =
                kind.equals("object") ? "an " : kind.equals("true or false") || kind.equals("null") ? "" : "a ";
        return invalid(
                value,
                "'" + setting.name() + "' is " + article + kind + " but must be " + expected,
                remedy(value, setting));
    }

    private static String remedy(JsonValue value, ThemeSetting setting) {
        String text = value.asText().orElse("");
        if (value instanceof JsonValue.Str) {
            boolean unquoted = setting.type() == ThemeSetting.Type.BOOLEAN && text.matches("true|false")
                    || setting.type() == ThemeSetting.Type.NUMBER
                            && value.asNumber().isPresent();
            return unquoted ? "remove the quotes" : "";
        }
        return value instanceof JsonValue.Num || value instanceof JsonValue.Bool
                ? "put it in quotes: \"" + text + "\""
                : "";
    }

    private Optional<Value> invalid(JsonValue value, String message, String hint) {
        return invalid(value.at(), message, hint);
    }

    private Optional<Value> invalid(Location at, String message, String hint) {
        diagnostics.report(Rule.THEME_INVALID_SETTING, at, message, hint);
        return Optional.empty();
    }
}
