package dev.vitrine.load;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.host.PostProcessing;
import dev.vitrine.model.Bytes;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.PicturePlace;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Finds the theme and its ancestors, and lays them over each other: the oldest first, the site's own files last.
 */
final class ThemeReader {

    private static final String IN_JAR = "vitrine/themes/";
    private static final String SETTINGS_STYLE = "css/settings.css";

    private final String name;
    private final Set<Language> languages;
    private final Language defaultLanguage;
    private final SettingsReader.ThemeChoice choice;
    private final boolean minified;
    private final SourceFiles site;
    private final MediaLibrary media;
    private final PostProcessing processing;
    private final Diagnostics diagnostics;
    private final List<SourceText> texts = new ArrayList<>();

    ThemeReader(
            SiteSettings settings,
            SettingsReader.ThemeChoice choice,
            SourceFiles site,
            MediaLibrary media,
            PostProcessing processing,
            Diagnostics diagnostics) {
        this.processing = processing;
        this.name = settings.theme();
        this.languages = settings.languages().keySet();
        this.defaultLanguage = settings.defaultLanguage();
        this.choice = choice;
        this.minified = settings.assets().minify();
        this.site = site;
        this.media = media;
        this.diagnostics = diagnostics;
    }

    /** A file of {@code assets/}, and where it comes from. */
    record AssetFile(String source, Bytes content) {}

    /** The files of one theme, or of the site's {@code theme/} folder. */
    private static final class Layer {
        private final Map<String, SourceText> templates = new TreeMap<>();
        private final Map<String, AssetFile> assets = new TreeMap<>();
        private final Map<Language, Map<String, Theme.UiString>> strings = new HashMap<>();
        private Optional<JsonValue.Obj> json = Optional.empty();

        private void over(Layer parent) {
            parent.templates.putAll(templates);
            parent.assets.putAll(assets);
            strings.forEach((language, words) -> parent.strings
                    .computeIfAbsent(language, l -> new TreeMap<>())
                    .putAll(words));
        }
    }

    /** The source of every template and {@code theme.json} that was read, to show lines of them. */
    List<SourceText> texts() {
        return List.copyOf(texts);
    }

    /** The theme the settings name, looked for in {@code places}, then in the site; empty when it or an ancestor cannot be found, which is reported. */
    Optional<Theme> read(List<Path> places) throws IOException {
        Set<Path> all = new LinkedHashSet<>(places);
        all.add(site.root().resolve("themes"));
        Deque<Layer> lineage = new ArrayDeque<>();
        Set<String> names = new LinkedHashSet<>();
        Optional<String> next = Optional.of(name);
        Location namedAt = choice.at();
        while (next.isPresent()) {
            if (!names.add(next.get())) {
                diagnostics.report(
                        Rule.THEME_EXTENDS_CYCLE,
                        namedAt,
                        "the theme '" + next.get() + "' is laid over itself: " + String.join(" > ", names) + " > "
                                + next.get(),
                        "let one of them stand alone: leave its \"extends\" out");
                return Optional.empty();
            }
            Optional<Layer> layer = find(next.get(), all);
            if (layer.isEmpty()) {
                missing(next.get(), namedAt, names.size() > 1);
                return Optional.empty();
            }
            lineage.push(layer.get());
            Optional<JsonValue> parent = layer.get().json.flatMap(json -> json.get("extends"));
            namedAt = parent.map(JsonValue::at).orElse(namedAt);
            next = parent.flatMap(JsonValue::asText);
        }
        return Optional.of(theme(List.copyOf(lineage)));
    }

    private void missing(String theme, Location at, boolean isParent) {
        diagnostics.report(
                Rule.THEME_MISSING,
                at,
                "the theme '" + ShapeCheck.shorten(theme) + "' is in none of the theme folders",
                (isParent ? "correct \"extends\"" : "correct \"theme\"")
                        + ", or name the folder that holds it with --themes");
    }

    private Theme theme(List<Layer> lineage) throws IOException {
        Layer whole = new Layer();
        lineage.forEach(layer -> layer.over(whole));
        Layer own = new Layer();
        overlay(own, site, "theme/", "theme/");
        readStrings(own, site, "", true);
        own.over(whole);
        Pseudo.strings(whole.strings, languages, List.of(new Language("en"), defaultLanguage));
        ThemeSettings settings =
                new ThemeSettings(new SettingValues(whole.assets.keySet(), media, diagnostics), diagnostics);
        Theme.Budgets budgets = Theme.Budgets.STANDARD;
        Map<String, PicturePlace> places = new TreeMap<>();
        for (Layer layer : lineage) {
            layer.json.flatMap(json -> json.object("settings")).ifPresent(settings::theme);
            layer.json.ifPresent(json -> places.putAll(PicturesReader.places(json)));
            budgets = budgets(layer.json.flatMap(json -> json.object("budgets")), budgets);
        }
        choice.settings().ifPresent(settings::site);
        settings.finish();
        String style = settings.styleSheet();
        if (!style.isEmpty()) {
            // A file of that name was written on purpose.
            whole.assets.putIfAbsent(
                    SETTINGS_STYLE, new AssetFile("site.json", new Bytes(style.getBytes(StandardCharsets.UTF_8))));
        }
        if (minified) {
            new AssetMinifying(diagnostics).minify(whole.assets);
        }
        // Extensions have the last word. The address says what is in a file, so that it is changed before.
        whole.assets.replaceAll((path, file) -> processing
                .of(
                        "assets/" + path,
                        file.content().array(),
                        file.content().length(),
                        Location.of(file.source()),
                        diagnostics)
                .map(changed -> new AssetFile(file.source(), new Bytes(changed)))
                .orElse(file));
        return new Theme(
                name,
                whole.templates,
                hashed(whole.assets),
                settings.shown(),
                new Localized<>(Map.copyOf(whole.strings)),
                budgets(choice.budgets(), budgets),
                places);
    }

    private static Theme.Budgets budgets(Optional<JsonValue.Obj> stated, Theme.Budgets otherwise) {
        return stated.map(obj -> new Theme.Budgets(
                        size(obj, "html", otherwise.html()),
                        size(obj, "css", otherwise.css()),
                        size(obj, "script", otherwise.script())))
                .orElse(otherwise);
    }

    private static int size(JsonValue.Obj obj, String field, int otherwise) {
        String text = obj.text(field).orElse("").replace(" ", "");
        // What has another form was reported as such.
        if (!text.matches("\\d{1,6}(\\.\\d{1,3})?(KB|B)")) {
            return otherwise;
        }
        boolean kilo = text.endsWith("KB");
        BigDecimal number = new BigDecimal(text.substring(0, text.length() - (kilo ? 2 : 1)));
        return number.multiply(BigDecimal.valueOf(kilo ? 1024 : 1)).intValue();
    }

    private Optional<Layer> find(String theme, Set<Path> places) throws IOException {
        // What is no id was reported as such; it must not lead anywhere on the disk.
        if (!theme.matches(Shapes.ID_PATTERN)) {
            return Optional.empty();
        }
        for (Path place : places) {
            Optional<Layer> found = Optional.empty();
            if (Files.isDirectory(place)) {
                found = readFolder(theme, place);
                if (found.isEmpty()) {
                    found = readFolder(theme, place.resolve(theme));
                }
            } else if (Files.isRegularFile(place)) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    found = readFolder(theme, jar.getPath(IN_JAR + theme));
                }
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Layer> readFolder(String theme, Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve("theme.json"))) {
            return Optional.empty();
        }
        SourceFiles files = new SourceFiles(folder);
        String prefix = shown(theme, files.root());
        Diagnostics found = Diagnostics.aside();
        Diagnostics unplaced = Diagnostics.aside();
        Layer layer = new Layer();
        Optional<String> text = files.text("theme.json", unplaced);
        layer.json = text.flatMap(source -> JsonTree.json(source, prefix + "theme.json", 1, found))
                .flatMap(value -> value instanceof JsonValue.Obj obj ? Optional.of(obj) : Optional.empty());
        boolean named = layer.json
                .flatMap(obj -> obj.text("name"))
                .filter(theme::equals)
                .isPresent();
        if (layer.json.isPresent() && !named) {
            return Optional.empty();
        }
        layer.json.ifPresent(obj -> new ShapeCheck(found, false).check(obj, Shapes.THEME));
        found.sorted().forEach(diagnostics::report);
        prefixed(unplaced, prefix);
        text.ifPresent(source -> texts.add(new SourceText(source, prefix + "theme.json", 1, true)));
        overlay(layer, files, "", prefix);
        readStrings(layer, files, prefix, false);
        return Optional.of(layer);
    }

    /** How files of a theme are named in messages: by their path in the site, else by the theme's name. */
    private String shown(String theme, Path folder) {
        if (!folder.startsWith(site.root())) {
            return theme + "/";
        }
        return site.root().relativize(folder).toString().replace('\\', '/') + "/";
    }

    /** Problems of theme files are placed by the theme's name, as they are not in the site folder. */
    private void prefixed(Diagnostics found, String prefix) {
        found.sorted()
                .forEach(problem -> diagnostics.report(
                        problem.rule(),
                        new Location(
                                prefix + problem.location().path(),
                                problem.location().line(),
                                problem.location().column(),
                                problem.location().length()),
                        problem.message(),
                        problem.hint()));
    }

    private void overlay(Layer layer, SourceFiles files, String folder, String shown) throws IOException {
        Diagnostics found = Diagnostics.aside();
        for (String path : walk(files, folder + "templates", found)) {
            String template = path.substring((folder + "templates/").length());
            String display = shown + path.substring(folder.length());
            files.text(path, found).ifPresent(text -> {
                SourceText source = new SourceText(text, display, 1, true);
                layer.templates.put(template, source);
                texts.add(source);
            });
        }
        for (String path : walk(files, folder + "assets", found)) {
            String asset = path.substring((folder + "assets/").length());
            String display = shown + path.substring(folder.length());
            files.bytes(path, found)
                    .ifPresent(content -> layer.assets.put(asset, new AssetFile(display, new Bytes(content))));
        }
        prefixed(found, shown.equals("theme/") ? "" : shown);
    }

    private static List<String> walk(SourceFiles files, String folder, Diagnostics diagnostics) throws IOException {
        List<String> paths = new ArrayList<>();
        for (String file : files.files(folder, diagnostics)) {
            paths.add(folder + "/" + file);
        }
        for (String inner : files.folders(folder, diagnostics)) {
            // In a jar, names of folders end with a slash.
            paths.addAll(walk(files, folder + "/" + inner.replace("/", ""), diagnostics));
        }
        return paths;
    }

    private void readStrings(Layer layer, SourceFiles files, String shown, boolean ofSite) throws IOException {
        Diagnostics found = Diagnostics.aside();
        for (String file : files.files("strings", found)) {
            String path = "strings/" + file;
            Optional<Language> language = Language.parse(file.replace(".json", ""));
            if (!file.endsWith(".json") || language.isEmpty()) {
                found.report(
                        Rule.FILE_UNKNOWN, Location.of(path), "'" + path + "' is not used", "name it <language>.json");
                continue;
            }
            if (ofSite && !languages.contains(language.get())) {
                found.report(
                        Rule.SITE_UNKNOWN_LANGUAGE,
                        Location.of(path),
                        "'" + language.get() + "' is not a language of this site",
                        "rename the file, or add the language to site.json");
                continue;
            }
            Optional<JsonValue.Obj> obj = SettingsReader.object(files, path, Shapes.STRINGS, found);
            if (obj.isPresent()) {
                Map<String, Theme.UiString> words = layer.strings.computeIfAbsent(language.get(), l -> new TreeMap<>());
                flatten("", obj.get(), language.get(), shown, words, found);
            }
        }
        prefixed(found, shown);
    }

    private static void flatten(
            String prefix,
            JsonValue.Obj obj,
            Language language,
            String shown,
            Map<String, Theme.UiString> to,
            Diagnostics diagnostics) {
        obj.fields().forEach((name, field) -> {
            String key = prefix + name;
            if (field.value() instanceof JsonValue.Obj inner) {
                flatten(key + ".", inner, language, shown, to, diagnostics);
            } else if (field.value() instanceof JsonValue.Str str && !name.equals("$schema")) {
                Location at = str.at();
                if (valid(str, language, diagnostics)) {
                    to.put(
                            key,
                            new Theme.UiString(
                                    str.value(), new Location(shown + at.path(), at.line(), at.column(), at.length())));
                }
            }
        });
    }

    private static boolean valid(JsonValue.Str message, Language language, Diagnostics diagnostics) {
        try {
            new MessageFormat(message.value(), ULocale.forLanguageTag(language.tag()));
            return true;
        } catch (IllegalArgumentException e) {
            diagnostics.report(
                    Rule.TEXT_INVALID_MESSAGE,
                    message.at(),
                    "'" + ShapeCheck.shorten(message.value()) + "' is no valid message: "
                            + ShapeCheck.shorten(String.valueOf(e.getMessage())),
                    "check the braces; a plural is written {count, plural, one {# item} other {# items}}");
            return false;
        }
    }

    /** All assets lie below one folder named by their content, so that they can refer to each other by relative paths and be cached for ever. */
    private static Map<String, Theme.Asset> hashed(Map<String, AssetFile> assets) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        assets.forEach((path, file) -> {
            all.writeBytes(path.getBytes(StandardCharsets.UTF_8));
            all.write(0);
            all.writeBytes(file.content().array());
        });
        String folder = "assets/" + MediaLibrary.ContentHash.of(all.toByteArray()) + "/";
        Map<String, Theme.Asset> hashed = new TreeMap<>();
        assets.forEach(
                (path, file) -> hashed.put(path, new Theme.Asset(path, file.source(), folder + path, file.content())));
        return hashed;
    }
}
