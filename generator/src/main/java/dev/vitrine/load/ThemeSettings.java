package dev.vitrine.load;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of a theme: declarations and values are laid over each other from the oldest ancestor to the site, checked, and turned into what templates read
 * and what the style sheet of settings says.
 */
final class ThemeSettings {

    private final SettingValues reader;
    private final Diagnostics diagnostics;
    private final Map<String, ThemeSetting> declared = new LinkedHashMap<>();
    private final Map<String, SettingValues.Value> standards = new LinkedHashMap<>();
    private final Map<String, SettingValues.Value> values = new LinkedHashMap<>();
    private final Map<String, Object> free = new LinkedHashMap<>();

    ThemeSettings(SettingValues reader, Diagnostics diagnostics) {
        this.reader = reader;
        this.diagnostics = diagnostics;
    }

    /** Lays the settings of a theme over those of its ancestors: declarations, or new defaults for what they declare. */
    void theme(JsonValue.Obj settings) {
        settings.fields().forEach((name, field) -> {
            if (ThemeSetting.declares(field.value()) && field.value() instanceof JsonValue.Obj obj) {
                ThemeSetting.of(name, obj).ifPresent(this::declare);
            }
        });
        Map<String, JsonValue> stated = new LinkedHashMap<>();
        settings.fields().forEach((name, field) -> {
            if (!ThemeSetting.declares(field.value())) {
                if (!declared.containsKey(name)) {
                    PlainValues.of(field.value()).ifPresent(value -> free.put(name, value));
                }
                stated.put(name, field.value());
            } else {
                ThemeSetting setting = declared.get(name);
                if (setting != null && setting.standard().isPresent()) {
                    stated.put(name, setting.standard().get());
                }
            }
        });
        apply(stated, false);
    }

    private void declare(ThemeSetting setting) {
        boolean first = !declared.containsKey(setting.name());
        declared.put(setting.name(), setting);
        for (ThemeSetting.Contrast contrast : setting.contrasts()) {
            if (setting.type() != ThemeSetting.Type.COLOR) {
                invalid(setting.at(), "only colours have a contrast", "leave \"contrast\" out");
            } else if (contrast.against().equals(setting.name())) {
                invalid(setting.at(), "a colour cannot be told from itself", "name another colour");
            }
        }
        if (setting.type() == ThemeSetting.Type.CHOICE && setting.words().isEmpty()) {
            invalid(setting.at(), "the choice '" + setting.name() + "' has no values", "add \"values\": [ … ]");
        }
        Set<ThemeSetting.Type> shown = Set.of(
                ThemeSetting.Type.TEXT, ThemeSetting.Type.ASSET, ThemeSetting.Type.PICTURE, ThemeSetting.Type.BOOLEAN);
        if (!setting.css().isEmpty() && shown.contains(setting.type())) {
            invalid(
                    setting.at(),
                    "'" + setting.name() + "' is a " + setting.type().word() + ", which no custom property can hold",
                    "leave \"css\" out and use the value in a template");
        }
        if (first) {
            setting.standard()
                    .flatMap(value -> reader.read(setting, value, Optional.empty()))
                    .ifPresent(value -> standards.put(setting.name(), value));
        }
    }

    /** Lays the site's own values over the theme's. */
    void site(JsonValue.Obj settings) {
        Map<String, JsonValue> stated = new LinkedHashMap<>();
        settings.fields().forEach((name, field) -> {
            boolean known = declared.containsKey(name) || free.containsKey(name);
            if (!known && !declared.isEmpty()) {
                Set<String> names = new LinkedHashSet<>(declared.keySet());
                names.addAll(free.keySet());
                diagnostics.report(
                        Rule.THEME_UNKNOWN_SETTING,
                        field.nameAt(),
                        "the theme has no setting '" + ShapeCheck.shorten(name) + "'",
                        meant(name, names));
            } else if (!known || !declared.containsKey(name)) {
                PlainValues.of(field.value()).ifPresent(value -> free.put(name, value));
            } else {
                stated.put(name, field.value());
            }
        });
        apply(stated, true);
    }

    static String meant(String name, Collection<String> names) {
        return Closest.to(name, names)
                .map(near -> "did you mean \"" + near + "\"?")
                .orElse("there are: " + String.join(", ", names));
    }

    /** Values over those so far; a choice brings its preset, which the values beside it win over. */
    private void apply(Map<String, JsonValue> stated, boolean ofSite) {
        for (boolean choices : List.of(true, false)) {
            stated.forEach((name, value) -> {
                ThemeSetting setting = declared.get(name);
                if (setting == null
                        || value instanceof JsonValue.Null
                        || choices == setting.presets().isEmpty()) {
                    return;
                }
                Optional<SettingValues.Value> read = reader.read(setting, value, Optional.ofNullable(values.get(name)));
                read.ifPresent(found -> {
                    values.put(name, found.by(ofSite));
                    if (choices) {
                        preset(setting, String.valueOf(found.shown()), ofSite);
                    }
                });
            });
        }
    }

    private void preset(ThemeSetting choice, String word, boolean ofSite) {
        Set<String> touched = new LinkedHashSet<>();
        choice.presets()
                .values()
                .forEach(preset -> touched.addAll(preset.fields().keySet()));
        for (String name : touched) {
            SettingValues.Value standard = standards.get(name);
            if (standard == null) {
                values.remove(name);
            } else {
                values.put(name, standard);
            }
        }
        JsonValue.Obj preset = choice.presets().get(word);
        if (preset != null) {
            preset.fields().forEach((name, field) -> {
                ThemeSetting setting = declared.get(name);
                if (setting == null) {
                    diagnostics.report(
                            Rule.THEME_UNKNOWN_SETTING,
                            field.nameAt(),
                            "the preset '" + word + "' names the setting '" + name + "', which is not declared",
                            meant(name, declared.keySet()));
                    return;
                }
                reader.read(setting, field.value(), Optional.ofNullable(values.get(name)))
                        .ifPresent(value -> values.put(name, value.by(ofSite)));
            });
        }
    }

    /** Derives what was left to the generator and reports colours that are hard to tell apart. */
    void finish() {
        for (ThemeSetting setting : declared.values()) {
            SettingValues.Value value = values.get(setting.name());
            if (value != null
                    && value.colours().isPresent()
                    && !setting.contrasts().isEmpty()) {
                SettingValues.Colours colours = value.colours().get();
                if (colours.derived()) {
                    colours = colours.withDark(colours.light()
                            .nearest(candidate -> passes(setting, candidate, true))
                            .orElse(colours.dark()));
                    value = value.with(colours);
                    values.put(setting.name(), value);
                }
                for (boolean dark : List.of(false, true)) {
                    for (ThemeSetting.Contrast contrast : setting.contrasts()) {
                        check(setting, value, contrast, dark);
                    }
                }
            }
        }
    }

    private Optional<SettingValues.Colours> colours(String name) {
        return Optional.ofNullable(values.get(name)).flatMap(SettingValues.Value::colours);
    }

    private boolean passes(ThemeSetting setting, Colour candidate, boolean dark) {
        return setting.contrasts().stream()
                .allMatch(contrast -> colours(contrast.against())
                        .map(against -> candidate.contrast(against.in(dark)) >= contrast.atLeast())
                        .orElse(true));
    }

    private void check(ThemeSetting setting, SettingValues.Value value, ThemeSetting.Contrast contrast, boolean dark) {
        Optional<SettingValues.Colours> other = colours(contrast.against());
        if (other.isEmpty() || value.colours().isEmpty()) {
            if (!declared.containsKey(contrast.against())) {
                diagnostics.report(
                        Rule.THEME_UNKNOWN_SETTING,
                        setting.at(),
                        "the contrast of '" + setting.name() + "' is stated against '" + contrast.against()
                                + "', which is no setting",
                        meant(contrast.against(), declared.keySet()));
            }
            return;
        }
        Colour colour = value.colours().get().in(dark);
        Colour against = other.get().in(dark);
        double ratio = colour.contrast(against);
        if (ratio >= contrast.atLeast()) {
            return;
        }
        SettingValues.Value behind = java.util.Objects.requireNonNull(values.get(contrast.against()));
        Location at = value.ofSite() || !behind.ofSite() ? value.at(dark) : behind.at(dark);
        String scheme = dark ? "dark" : "light";
        diagnostics.report(
                Rule.THEME_LOW_CONTRAST,
                at,
                "'" + setting.name() + "' " + colour.hex() + " on '" + contrast.against() + "' " + against.hex()
                        + " has a contrast of " + ratio(ratio) + " in the " + scheme + " scheme, less than "
                        + ratio(contrast.atLeast()),
                colour.nearest(candidate -> passes(setting, candidate, dark))
                        .map(passing -> "the nearest \"" + setting.name() + "\" that passes is \"" + passing.hex()
                                + "\" (" + ratio(passing.contrast(against)) + ")")
                        .orElse("choose colours further apart"));
    }

    /** Cut, not rounded, so that 4.49 does not read as enough. */
    private static String ratio(double ratio) {
        return String.format(Locale.ROOT, "%.2f", Math.floor(ratio * 100) / 100).replaceAll("\\.?0+$", "") + ":1";
    }

    /** What templates read. */
    Map<String, Object> shown() {
        Map<String, Object> shown = new LinkedHashMap<>(free);
        declared.keySet().forEach(name -> {
            SettingValues.Value value = values.get(name);
            if (value != null) {
                shown.put(name, value.shown());
            }
        });
        return shown;
    }

    /** The style sheet of what differs from the defaults; empty when nothing does. */
    String styleSheet() {
        List<String> faces = new ArrayList<>();
        List<String> root = new ArrayList<>();
        List<String> perLanguage = new ArrayList<>();
        declared.forEach((name, setting) -> {
            SettingValues.Value value = values.get(name);
            SettingValues.Value standard = standards.get(name);
            if (value == null) {
                return;
            }
            value.faces().stream().filter(face -> !faces.contains(face)).forEach(faces::add);
            boolean same = standard != null && standard.css().equals(value.css());
            if (!setting.css().isEmpty() && !same) {
                // A stack of type faces may name another property that differs by language.
                (setting.type() == ThemeSetting.Type.FONT ? perLanguage : root)
                        .add("  " + setting.css() + ": " + value.css() + ";\n");
            }
        });
        StringBuilder css = new StringBuilder();
        faces.forEach(css::append);
        if (!root.isEmpty()) {
            css.append(":root {\n").append(String.join("", root)).append("}\n");
        }
        if (!perLanguage.isEmpty()) {
            css.append(":root, [lang] {\n").append(String.join("", perLanguage)).append("}\n");
        }
        return css.toString();
    }

    private void invalid(Location at, String message, String hint) {
        diagnostics.report(Rule.THEME_INVALID_SETTING, at, message, hint);
    }
}
