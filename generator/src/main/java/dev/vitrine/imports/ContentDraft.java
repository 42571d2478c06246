package dev.vitrine.imports;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Language;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Begins a product, a page or an article in a site: its files with the fields that people fill in, in every language of the site.
 *
 * <p>What is begun is a draft. Nobody sees it before its words and prices are there and the mark of a draft is taken away.
 */
public final class ContentDraft {

    /** What can be begun. */
    public enum Kind {
        PRODUCT("catalog/products/"),
        PAGE("pages/"),
        ARTICLE("journal/");

        private final String folder;

        Kind(String folder) {
            this.folder = folder;
        }

        /** As it is written on a command line. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]*");
    private static final String END =
            "# What search engines show; without it, the summary:\n# seo: { description: \"…\" }\n---\n\n";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    private final Path site;
    private final Kind kind;
    private final String id;
    private final Diagnostics diagnostics = new Diagnostics();

    private ContentDraft(Path site, Kind kind, String id) {
        this.site = site;
        this.kind = kind;
        this.id = id;
    }

    /**
     * What was begun.
     *
     * @param diagnostics why nothing was, otherwise empty
     * @param files what was written, relative to the site; empty when there were errors
     * @param currencies the currencies that a product needs prices in
     */
    public record Report(Diagnostics diagnostics, List<String> files, List<String> currencies) {
        public Report {
            files = List.copyOf(files);
            currencies = List.copyOf(currencies);
        }
    }

    /**
     * Writes the files of a new thing. Nothing that is there is changed: what is no id, or an id that is taken, is reported.
     *
     * @param site the site folder
     * @param id the thing's id
     * @param title its title in every language, until somebody translates it; without one, the id in words
     * @param category a product's main category
     * @param day the day an article is published
     * @throws IOException when the machine fails
     */
    public static Report begin(
            Path site, Kind kind, String id, Optional<String> title, Optional<String> category, LocalDate day)
            throws IOException {
        return new ContentDraft(site, kind, id).begin(title, category, day);
    }

    private Report begin(Optional<String> title, Optional<String> category, LocalDate day) throws IOException {
        SiteFolder settings = SiteFolder.read(site);
        if (!settings.exists()) {
            diagnostics.report(
                    Rule.FILE_MISSING,
                    Location.of("site.json"),
                    "there is no site in " + site,
                    "name the folder of a site, or begin one with 'vitrine init'");
        } else if (!ID.matcher(id).matches()) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    Location.NONE,
                    "'" + id + "' is no id",
                    "use lower-case letters, digits, '-', '_' and '.', such as " + new Ids().slug(id));
        } else {
            refuseWhatIsThere();
        }
        if (category.isPresent() && !diagnostics.hasErrors()) {
            findCategory(category.get());
        }
        if (diagnostics.hasErrors()) {
            return new Report(diagnostics, List.of(), List.of());
        }
        String words = title.map(
                        text -> text.replaceAll("[\\s\\p{Cntrl}]+", " ").strip())
                .filter(text -> !text.isEmpty())
                .orElseGet(this::readable);
        List<String> currencies =
                settings.currencies().stream().map(Currency::code).toList();
        Map<String, byte[]> files = new TreeMap<>();
        String folder = kind.folder + id + "/";
        if (kind == Kind.PRODUCT) {
            files.put(folder + "product.json", CatalogWriter.pretty(product(category, currencies)));
        }
        Language source = settings.source().orElse(new Language("en"));
        for (Language language : languages(settings)) {
            String text = language.equals(source) ? source(words, day) : translation(words);
            files.put(folder + language.tag() + ".md", text.getBytes(StandardCharsets.UTF_8));
        }
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = site.resolve(file.getKey());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(target, file.getValue());
        }
        return new Report(diagnostics, List.copyOf(files.keySet()), kind == Kind.PRODUCT ? currencies : List.of());
    }

    private void refuseWhatIsThere() throws IOException {
        String place = "";
        if (Files.exists(site.resolve(kind.folder + id))) {
            place = kind.folder + id;
        } else if (kind == Kind.PRODUCT) {
            place = lineOfProduct();
        }
        if (!place.isEmpty()) {
            diagnostics.report(
                    Rule.CATALOG_DUPLICATE_ID,
                    Location.of(place),
                    "there is a " + kind + " '" + id + "' already",
                    "choose another id, or edit what is there");
        }
    }

    /** The JSON Lines file that has a product of this id; empty when none has. */
    private String lineOfProduct() throws IOException {
        String quoted = "\"" + id + "\"";
        for (Path file : jsonLines()) {
            // Ids are ASCII, so that the encoding does not matter; most lines need no parser.
            boolean has = anyLine(
                    file,
                    line -> line.contains(quoted)
                            && json(line).path("id").asString("").equals(id));
            if (has) {
                return "catalog/" + file.getFileName();
            }
        }
        return "";
    }

    /** The id in capitals, with a number when another product has that already. */
    private String freeSku() throws IOException {
        List<Path> files = new ArrayList<>(jsonLines());
        Path products = site.resolve("catalog/products");
        if (Files.isDirectory(products)) {
            try (Stream<Path> folders = Files.list(products)) {
                folders.map(folder -> folder.resolve("product.json"))
                        .filter(Files::isRegularFile)
                        .forEach(files::add);
            }
        }
        String sku = id.toUpperCase(Locale.ROOT);
        for (int number = 2; isNamed(sku, files); number++) {
            sku = id.toUpperCase(Locale.ROOT) + "-" + number;
        }
        return sku;
    }

    private static boolean isNamed(String sku, List<Path> files) throws IOException {
        String quoted = "\"" + sku + "\"";
        for (Path file : files) {
            if (anyLine(file, line -> line.contains(quoted))) {
                return true;
            }
        }
        return false;
    }

    private List<Path> jsonLines() throws IOException {
        Path catalog = site.resolve("catalog");
        if (!Files.isDirectory(catalog)) {
            return List.of();
        }
        try (Stream<Path> there = Files.list(catalog)) {
            return there.filter(file -> file.toString().endsWith(".jsonl"))
                    .sorted()
                    .toList();
        }
    }

    private static boolean anyLine(Path file, Predicate<String> is) throws IOException {
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (is.test(line)) {
                    return true;
                }
            }
        }
        return false;
    }

    private void findCategory(String category) throws IOException {
        Set<String> known = new TreeSet<>();
        Path file = site.resolve("catalog/categories.json");
        if (Files.isRegularFile(file)) {
            json(Files.readString(file, StandardCharsets.ISO_8859_1))
                    .path("categories")
                    .forEach(one -> known.add(one.path("id").asString("")));
        }
        if (!known.contains(category)) {
            diagnostics.report(
                    Rule.CATALOG_UNKNOWN_CATEGORY,
                    Location.of("catalog/categories.json"),
                    "there is no category '" + category + "'",
                    known.isEmpty() ? "leave --category out" : "use one of " + String.join(", ", known));
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            // What is wrong there is for the build to say.
            return JSON.createObjectNode();
        }
    }

    private String readable() {
        String words = id.replaceAll("[-_.]+", " ").strip();
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    /** Languages that need words of their own: {@code en-GB} takes them from {@code en}. */
    private static List<Language> languages(SiteFolder settings) {
        List<Language> languages = new ArrayList<>();
        for (Language language : settings.languages()) {
            boolean inherits = !language.tag().equals(language.primary())
                    && settings.languages().contains(new Language(language.primary()));
            if (!language.isPseudo() && !inherits) {
                languages.add(language);
            }
        }
        return languages;
    }

    private Map<String, Object> product(Optional<String> category, List<String> currencies) throws IOException {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("status", "draft");
        category.ifPresent(one -> json.put("category", one));
        Map<String, Object> prices = new LinkedHashMap<>();
        currencies.forEach(code -> prices.put(code, 0));
        json.put("prices", prices);
        json.put("variants", List.of(Map.of("sku", freeSku())));
        json.put("media", List.of());
        return json;
    }

    private String source(String title, LocalDate day) {
        StringBuilder text = new StringBuilder("---\n");
        field(text, "title", title);
        field(text, "summary", "");
        switch (kind) {
            case PRODUCT -> {}
            case PAGE -> text.append("kind: page\ndraft: true\n");
            case ARTICLE -> text.append("published: ").append(day).append("\ndraft: true\ntags: []\n");
        }
        return text.append(END).toString();
    }

    /** What is no words is taken from the file of the default language. */
    private static String translation(String title) {
        StringBuilder text = new StringBuilder("---\n");
        field(text, "title", title);
        field(text, "summary", "");
        return text.append(END).toString();
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append(name)
                .append(": \"")
                .append(value.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n");
    }
}
