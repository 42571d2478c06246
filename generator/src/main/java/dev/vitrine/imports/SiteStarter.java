package dev.vitrine.imports;

import com.ibm.icu.util.ULocale;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Begins a site with a small shop that works: six products, two pages, an article and pictures, in English and German.
 *
 * <p>Texts of other languages are left out, so that they count as missing: they are shown in English, and wait for their translators.
 */
public final class SiteStarter {

    private static final String SOURCES = "starter/";
    private static final String NAME = "{{name}}";
    private static final Set<String> WRITTEN_IN = Set.of("en", "de");

    /** Currencies in which a number of dollars would be no price, with what makes it one; rough, as the prices are examples. */
    private static final Map<String, Integer> FACTORS = Map.ofEntries(
            Map.entry("JPY", 150),
            Map.entry("KRW", 1300),
            Map.entry("CNY", 7),
            Map.entry("TWD", 30),
            Map.entry("HKD", 8),
            Map.entry("THB", 35),
            Map.entry("VND", 25000),
            Map.entry("IDR", 16000),
            Map.entry("INR", 80),
            Map.entry("SEK", 11),
            Map.entry("NOK", 11),
            Map.entry("DKK", 7),
            Map.entry("ISK", 140),
            Map.entry("PLN", 4),
            Map.entry("CZK", 25),
            Map.entry("HUF", 380),
            Map.entry("RON", 5),
            Map.entry("UAH", 40),
            Map.entry("RUB", 90),
            Map.entry("TRY", 35),
            Map.entry("ILS", 4),
            Map.entry("EGP", 50),
            Map.entry("AED", 4),
            Map.entry("SAR", 4),
            Map.entry("BRL", 5),
            Map.entry("MXN", 18),
            Map.entry("ZAR", 18));

    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final String theme;
    private final Diagnostics diagnostics = new Diagnostics();

    private SiteStarter(Path folder, String theme) {
        this.folder = folder;
        this.theme = theme;
    }

    /**
     * What was begun.
     *
     * @param diagnostics why nothing was, otherwise empty
     * @param name the shop's name
     * @param files what was written, relative to the folder, in order; empty when there were errors
     * @param languages languages of the shop, the default one first
     * @param untranslated those of them whose texts are shown in English for now
     */
    public record Report(
            Diagnostics diagnostics,
            String name,
            List<String> files,
            List<String> languages,
            List<String> untranslated) {
        public Report {
            files = List.copyOf(files);
            languages = List.copyOf(languages);
            untranslated = List.copyOf(untranslated);
        }
    }

    /**
     * Writes a shop into {@code folder}, which is made; one that holds anything is left as it is, which is reported.
     *
     * @param name the shop's name; without one, the folder's
     * @param languages BCP 47 tags, the default language first; what is no language is reported
     * @param theme the theme's name; whether there is such a theme is for the build to say
     * @throws IOException when the machine fails
     */
    public static Report start(Path folder, Optional<String> name, List<String> languages, String theme)
            throws IOException {
        return new SiteStarter(folder, theme).start(name, languages);
    }

    private Report start(Optional<String> wanted, List<String> tags) throws IOException {
        List<Language> languages = languages(tags);
        String name = name(wanted);
        refuseWhatIsThere();
        if (diagnostics.hasErrors()) {
            return new Report(diagnostics, name, List.of(), List.of(), List.of());
        }
        Map<String, byte[]> files = files(name, languages);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.toAbsolutePath().getParent());
            Files.write(target, file.getValue());
        }
        return new Report(
                diagnostics,
                name,
                List.copyOf(files.keySet()),
                languages.stream().map(Language::tag).toList(),
                languages.stream()
                        .filter(language -> !WRITTEN_IN.contains(language.primary()))
                        .map(Language::tag)
                        .toList());
    }

    private List<Language> languages(List<String> tags) {
        Set<Language> languages = new LinkedHashSet<>();
        for (String tag : tags) {
            Optional<Language> language = Language.parse(tag.strip());
            if (language.isEmpty() || language.get().isPseudo()) {
                diagnostics.report(
                        Rule.SITE_UNKNOWN_LANGUAGE,
                        Location.NONE,
                        "'" + tag.strip() + "' is no language",
                        "use BCP 47 tags with commas between them, for example en,de or en,pt-BR");
            }
            language.ifPresent(languages::add);
        }
        if (languages.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.report(
                    Rule.SITE_UNKNOWN_LANGUAGE,
                    Location.NONE,
                    "a shop needs a language",
                    "name at least one, for example en");
        }
        return List.copyOf(languages);
    }

    private String name(Optional<String> wanted) {
        String stated = wanted.orElse("").replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        if (!stated.isEmpty()) {
            return stated;
        }
        Path last = folder.toAbsolutePath().normalize().getFileName();
        String words = last == null
                ? ""
                : last.toString().replaceAll("[-_.\\s\\p{Cntrl}]+", " ").strip();
        return words.isEmpty() ? "My shop" : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void refuseWhatIsThere() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            refuse("there is a file of that name: " + folder);
            return;
        }
        try (Stream<Path> there = Files.list(folder)) {
            // A repository that was just made is as good as empty.
            if (there.anyMatch(file -> !file.getFileName().toString().equals(".git"))) {
                refuse("the folder is not empty: " + folder);
            }
        }
    }

    private void refuse(String message) {
        diagnostics.report(
                Rule.IMPORT_TARGET_EXISTS, Location.NONE, message, "name a folder that is empty or does not exist yet");
    }

    private Map<String, byte[]> files(String name, List<Language> languages) throws IOException {
        List<Currency> currencies = currencies(languages);
        NewSite site = new NewSite(
                name,
                theme,
                NewSite.country(currencies.get(0), languages.get(0)),
                currencies,
                languages,
                List.of("kitchen", "desk"),
                List.of("gifts"));
        Map<String, Language> written = written(languages);
        Map<String, byte[]> files = new TreeMap<>(site.files());
        files.put("site.json", CatalogWriter.pretty(settings(site, written)));
        for (Map.Entry<String, Language> entry : written.entrySet()) {
            Map<String, Object> seo = site.seo(entry.getValue());
            seo.putAll(object(json("seo/" + entry.getKey() + ".json", name)));
            files.put("seo/" + entry.getValue().tag() + ".json", CatalogWriter.pretty(seo));
        }
        for (String path : text("starter.txt").lines().toList()) {
            String file = path.substring(path.lastIndexOf('/') + 1);
            String stem = file.substring(0, file.lastIndexOf('.'));
            if (path.startsWith("seo/")) {
                continue;
            }
            if (WRITTEN_IN.contains(stem)) {
                Language language = written.get(stem);
                if (language != null) {
                    String target = path.replace("/" + stem + ".", "/" + language.tag() + ".");
                    files.put(target, words(path, name).getBytes(StandardCharsets.UTF_8));
                }
            } else if (path.endsWith(".json")) {
                Map<String, Object> json = object(adapted(json(path, name), written, currencies));
                if (path.equals("catalog/collections.json")) {
                    List<Object> collections = new ArrayList<>((List<?>) json.getOrDefault("collections", List.of()));
                    collections.add(site.allProducts());
                    json.put("collections", collections);
                }
                files.put(path, CatalogWriter.pretty(json));
            } else {
                files.put(path, bytes(SOURCES + path));
            }
        }
        return files;
    }

    /** For each language the starter is written in, the language of the shop that gets its words; English always has one. */
    private static Map<String, Language> written(List<Language> languages) {
        Map<String, Language> written = new LinkedHashMap<>();
        for (Language language : languages) {
            if (WRITTEN_IN.contains(language.primary())) {
                written.putIfAbsent(language.primary(), language);
            }
        }
        written.putIfAbsent("en", new Language("en"));
        return written;
    }

    /** The currencies of the countries the languages are most spoken in. */
    private static List<Currency> currencies(List<Language> languages) {
        Set<Currency> currencies = new LinkedHashSet<>();
        Set<String> countries = Set.of(Locale.getISOCountries());
        for (Language language : languages) {
            String country = ULocale.addLikelySubtags(ULocale.forLanguageTag(language.tag()))
                    .getCountry();
            if (countries.contains(country)) {
                java.util.Currency used = java.util.Currency.getInstance(
                        new Locale.Builder().setRegion(country).build());
                Optional.ofNullable(used)
                        .flatMap(one -> Currency.parse(one.getCurrencyCode()))
                        .ifPresent(currencies::add);
            }
        }
        if (currencies.isEmpty()) {
            Currency.parse("USD").ifPresent(currencies::add);
        }
        return List.copyOf(currencies);
    }

    private static Map<String, Object> settings(NewSite site, Map<String, Language> written) {
        Map<String, Object> help = new LinkedHashMap<>();
        written.forEach(
                (source, language) -> help.put(language.tag(), source.equals("de") ? "Gut zu wissen" : "Good to know"));
        Map<String, Object> json = site.settings();
        json.put(
                "navigation",
                ordered(
                        "header",
                        List.of("category:kitchen", "category:desk", "collection:gifts", "page:about", "journal"),
                        "footer",
                        List.of(ordered("title", help, "links", List.of("page:about", "page:shipping", "journal")))));
        json.put(
                "home",
                Map.of(
                        "sections",
                        List.of(
                                section("hero", "image", "media/hero.svg", "link", "collection:" + NewSite.ALL),
                                section("categories"),
                                section("products", "collection", "gifts", "limit", 4),
                                section("story", "page", "about", "image", "media/story.svg"),
                                section("articles", "limit", 3))));
        return json;
    }

    private static Map<String, Object> section(String type, Object... fields) {
        Map<String, Object> json = ordered(fields);
        Map<String, Object> section = ordered("type", type);
        section.putAll(json);
        return section;
    }

    private static Map<String, Object> ordered(Object... fields) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            json.put((String) fields[i], fields[i + 1]);
        }
        return json;
    }

    /** The value with words in the shop's languages only and prices in its currencies. */
    private static Object adapted(Object json, Map<String, Language> written, List<Currency> currencies) {
        if (json instanceof List<?> list) {
            return list.stream().map(one -> adapted(one, written, currencies)).toList();
        }
        if (!(json instanceof Map<?, ?>)) {
            return json;
        }
        Map<String, Object> adapted = new LinkedHashMap<>();
        object(json).forEach((key, value) -> {
            if (key.equals("prices") && value instanceof Number dollars) {
                adapted.put(key, prices(dollars.intValue(), currencies));
            } else if (!WRITTEN_IN.contains(key)) {
                adapted.put(key, adapted(value, written, currencies));
            } else {
                Language language = written.get(key);
                if (language != null) {
                    adapted.put(language.tag(), value);
                }
            }
        });
        return adapted;
    }

    private static Map<String, Object> prices(int dollars, List<Currency> currencies) {
        Map<String, Object> prices = new LinkedHashMap<>();
        for (Currency currency : currencies) {
            BigDecimal amount = BigDecimal.valueOf(dollars)
                    .multiply(BigDecimal.valueOf(FACTORS.getOrDefault(currency.code(), 1)))
                    .setScale(0, RoundingMode.HALF_UP);
            prices.put(currency.code(), amount);
        }
        return prices;
    }

    /** A text with the shop's name, written so that it stays a name there. */
    private static String words(String path, String name) throws IOException {
        String text = text(SOURCES + path);
        String quoted = name.replace("\\", "\\\\").replace("\"", "\\\"");
        if (path.endsWith(".json")) {
            return text.replace(NAME, quoted);
        }
        int body = text.indexOf("\n---\n") + 1;
        // Punctuation of Markdown in a name is no Markdown.
        String plain = name.replaceAll("[\\\\`*_\\[\\]#!|~]", "\\\\$0")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("{", "&#123;")
                .replace("}", "&#125;");
        return text.substring(0, body).replace(NAME, quoted)
                + text.substring(body).replace(NAME, plain);
    }

    private static Object json(String path, String name) throws IOException {
        return JSON.readValue(words(path, name), Object.class);
    }

    private static Map<String, Object> object(Object json) {
        Map<String, Object> object = new LinkedHashMap<>();
        if (json instanceof Map<?, ?> map) {
            map.forEach((key, value) -> object.put((String) key, value));
        }
        return object;
    }

    private static String text(String path) throws IOException {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String path) throws IOException {
        try (InputStream in = SiteStarter.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(path + " is not among the resources");
            }
            return in.readAllBytes();
        }
    }
}
