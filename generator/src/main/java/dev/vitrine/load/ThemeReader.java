package dev.vitrine.load;

import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.ULocale;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Bytes;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Theme;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Finds the theme and lays the site's own files over it. */
final class ThemeReader {

    private static final String IN_JAR = "vitrine/themes/";

    private final SiteSettings settings;
    private final Location namedAt;
    private final SourceFiles site;
    private final Diagnostics diagnostics;
    private final Map<String, SourceText> templates = new TreeMap<>();
    private final Map<String, byte[]> assets = new TreeMap<>();
    private final Map<String, Object> values = new LinkedHashMap<>();
    private final Map<Language, Map<String, Theme.UiString>> strings = new HashMap<>();

    ThemeReader(SiteSettings settings, Location namedAt, SourceFiles site, Diagnostics diagnostics) {
        this.namedAt = namedAt;
        this.settings = settings;
        this.site = site;
        this.diagnostics = diagnostics;
    }

    /** The theme the settings name, looked for in {@code places}; empty when it cannot be found, which is reported. */
    Optional<Theme> read(List<Path> places) throws IOException {
        boolean found = false;
        // What is no id was reported as such; it must not lead anywhere on the disk.
        boolean named = settings.theme().matches(Shapes.ID_PATTERN);
        for (Path place : named ? places : List.<Path>of()) {
            if (!found && Files.isDirectory(place)) {
                found = readFolder(place) || readFolder(place.resolve(settings.theme()));
            } else if (!found && Files.isRegularFile(place)) {
                try (FileSystem jar = FileSystems.newFileSystem(place)) {
                    found = readFolder(jar.getPath(IN_JAR + settings.theme()));
                }
            }
        }
        if (!found) {
            diagnostics.report(
                    Rule.THEME_MISSING,
                    namedAt,
                    "the theme '" + settings.theme() + "' is in none of the theme folders",
                    "correct \"theme\", or name the folder that holds it with --themes");
            return Optional.empty();
        }
        overlay(site, "theme/", "theme/");
        readStrings(site, "strings", "", true);
        values.putAll(settings.themeSettings());
        return Optional.of(
                new Theme(settings.theme(), templates, hashed(), values, new Localized<>(Map.copyOf(strings))));
    }

    private boolean readFolder(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve("theme.json"))) {
            return false;
        }
        SourceFiles files = new SourceFiles(folder);
        String prefix = settings.theme() + "/";
        Diagnostics found = new Diagnostics();
        Optional<JsonValue.Obj> theme = SettingsReader.object(files, "theme.json", Shapes.THEME, found);
        if (theme.flatMap(obj -> obj.text("name"))
                        .filter(settings.theme()::equals)
                        .isEmpty()
                && !found.hasErrors()) {
            return false;
        }
        prefixed(found, prefix);
        theme.flatMap(obj -> obj.object("settings")).ifPresent(obj -> values.putAll(PlainValues.map(obj)));
        overlay(files, "", prefix);
        readStrings(files, "strings", prefix, false);
        return true;
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

    private void overlay(SourceFiles files, String folder, String shown) throws IOException {
        Diagnostics found = new Diagnostics();
        for (String path : walk(files, folder + "templates", found)) {
            String name = path.substring((folder + "templates/").length());
            String display = shown + path.substring(folder.length());
            files.text(path, found).ifPresent(text -> templates.put(name, new SourceText(text, display, 1, true)));
        }
        for (String path : walk(files, folder + "assets", found)) {
            Optional<byte[]> bytes = files.bytes(path, found);
            bytes.ifPresent(content -> assets.put(path.substring((folder + "assets/").length()), content));
        }
        prefixed(found, shown.equals("theme/") ? "" : shown);
    }

    private static List<String> walk(SourceFiles files, String folder, Diagnostics diagnostics) throws IOException {
        List<String> paths = new ArrayList<>();
        for (String name : files.files(folder, diagnostics)) {
            paths.add(folder + "/" + name);
        }
        for (String name : files.folders(folder, diagnostics)) {
            // In a jar, names of folders end with a slash.
            paths.addAll(walk(files, folder + "/" + name.replace("/", ""), diagnostics));
        }
        return paths;
    }

    private void readStrings(SourceFiles files, String folder, String shown, boolean ofSite) throws IOException {
        Diagnostics found = new Diagnostics();
        for (String name : files.files(folder, found)) {
            String path = folder + "/" + name;
            Optional<Language> language = Language.parse(name.replace(".json", ""));
            if (!name.endsWith(".json") || language.isEmpty()) {
                found.report(
                        Rule.FILE_UNKNOWN, Location.of(path), "'" + path + "' is not used", "name it <language>.json");
                continue;
            }
            if (ofSite && !settings.languages().containsKey(language.get())) {
                found.report(
                        Rule.SITE_UNKNOWN_LANGUAGE,
                        Location.of(path),
                        "'" + language.get() + "' is not a language of this site",
                        "rename the file, or add the language to site.json");
                continue;
            }
            Optional<JsonValue.Obj> obj = SettingsReader.object(files, path, Shapes.STRINGS, found);
            if (obj.isPresent()) {
                Map<String, Theme.UiString> ofLanguage = new TreeMap<>(strings.getOrDefault(language.get(), Map.of()));
                flatten("", obj.get(), language.get(), shown, ofLanguage, found);
                strings.put(language.get(), ofLanguage);
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
    private Map<String, Theme.Asset> hashed() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        assets.forEach((path, bytes) -> {
            all.writeBytes(path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            all.write(0);
            all.writeBytes(bytes);
        });
        String folder = "assets/" + MediaLibrary.ContentHash.of(all.toByteArray()) + "/";
        Map<String, Theme.Asset> hashed = new TreeMap<>();
        assets.forEach((path, bytes) -> hashed.put(path, new Theme.Asset(path, folder + path, new Bytes(bytes))));
        return hashed;
    }
}
