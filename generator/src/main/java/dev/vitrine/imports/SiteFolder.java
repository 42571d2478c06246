package dev.vitrine.imports;

import dev.vitrine.model.Currency;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an import must know of the site it goes into.
 *
 * @param exists whether it has settings
 * @param languages its languages
 * @param defaultLanguage the language of its first storefront, or else its default language
 * @param source the language that words come from: the settings' default language
 * @param currencies the currencies of its markets
 * @param markets its markets by name
 */
record SiteFolder(
        boolean exists,
        Set<Language> languages,
        Optional<Language> defaultLanguage,
        Optional<Language> source,
        Set<Currency> currencies,
        MarketNames markets) {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    /** Looks into {@code site}. What is wrong there is for the build to say, which reads all of it. */
    static SiteFolder read(Path site) throws IOException {
        Set<Language> languages = new LinkedHashSet<>();
        Set<Currency> currencies = new LinkedHashSet<>();
        MarketNames markets = new MarketNames();
        Path settings = site.resolve("site.json");
        if (!Files.isRegularFile(settings)) {
            return new SiteFolder(false, languages, Optional.empty(), Optional.empty(), currencies, markets);
        }
        JsonNode json = json(settings);
        json.path("languages")
                .propertyNames()
                .forEach(tag -> Language.parse(tag).ifPresent(languages::add));
        Path folder = site.resolve("markets");
        if (Files.isDirectory(folder)) {
            for (Path file : sorted(folder)) {
                JsonNode market = json(file);
                Optional<Currency> currency =
                        Currency.parse(market.path("currency").asString(""));
                if (currency.isPresent()) {
                    String name = file.getFileName().toString();
                    List<String> names = new ArrayList<>();
                    market.path("name").forEach(text -> names.add(text.asString("")));
                    List<String> countries = new ArrayList<>();
                    market.path("countries").forEach(text -> countries.add(text.asString("")));
                    markets.add(name.substring(0, name.length() - ".json".length()), names, countries, currency.get());
                    currencies.add(currency.get());
                }
            }
        }
        Optional<Language> source = Language.parse(json.path("defaultLanguage").asString(""));
        Optional<Language> main = Language.parse(
                        json.path("storefronts").path(0).path("language").asString(""))
                .or(() -> source);
        return new SiteFolder(true, languages, main, source, currencies, markets);
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    private static JsonNode json(Path file) throws IOException {
        try {
            return JSON.readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            return JSON.createObjectNode();
        }
    }
}
