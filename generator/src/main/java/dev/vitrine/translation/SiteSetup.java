package dev.vitrine.translation;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What translations must know of the settings.
 *
 * @param name the brand
 * @param standard the default language: what is translated is written in it
 * @param languages in the order they are written, pseudo-languages left out
 * @param fallbacks language to the one its missing words come from
 * @param markets market to the languages of its storefronts
 * @param gates language or market to what is asked of its translations
 */
record SiteSetup(
        String name,
        Language standard,
        List<Language> languages,
        Map<Language, Language> fallbacks,
        Map<String, Set<Language>> markets,
        Map<String, Gate> gates) {

    /** What happens when a gate is not passed. */
    enum Answer {
        ALLOW,
        WARN,
        FAIL
    }

    /**
     * What is asked of the translations of a language or market.
     *
     * @param minimum share of the texts that must be there, from 0 to 1
     * @param below what happens when fewer are
     * @param stale what happens with stale ones
     * @param at where it is stated
     */
    record Gate(double minimum, Answer below, Answer stale, Location at) {}

    /** The settings in {@code files}; reported when they cannot be read. */
    static Optional<SiteSetup> read(SiteFiles files, Diagnostics diagnostics) throws IOException {
        Optional<SiteSetup> setup = read(files);
        if (setup.isEmpty()) {
            diagnostics.report(
                    Rule.FILE_MISSING,
                    Location.of("site.json"),
                    "there are no settings that can be read",
                    "name the folder that holds site.json; a build says what is wrong with it");
        }
        return setup;
    }

    /** The settings in {@code files}; empty when they cannot be read. */
    static Optional<SiteSetup> read(SiteFiles files) throws IOException {
        Optional<String> text = files.text("site.json");
        Optional<Document> document = text.flatMap(found -> Document.json("site.json", 0, found));
        if (document.isEmpty()) {
            return Optional.empty();
        }
        Node site = document.get().root();
        Optional<Language> standard = site.text("defaultLanguage").flatMap(Language::parse);
        List<Language> languages = new ArrayList<>();
        Map<Language, Language> fallbacks = new LinkedHashMap<>();
        site.get("languages")
                .ifPresent(all -> all.members()
                        .forEach((tag, member) -> Language.parse(tag)
                                .filter(language -> !language.isPseudo())
                                .ifPresent(language -> {
                                    languages.add(language);
                                    member.value()
                                            .text("fallback")
                                            .flatMap(Language::parse)
                                            .or(() -> standard)
                                            .filter(fallback -> !fallback.equals(language))
                                            .ifPresent(fallback -> fallbacks.put(language, fallback));
                                })));
        Map<String, Set<Language>> markets = new LinkedHashMap<>();
        site.get("storefronts")
                .ifPresent(all -> all.items().forEach(storefront -> {
                    Optional<Language> language = storefront.text("language").flatMap(Language::parse);
                    if (language.isPresent() && languages.contains(language.get())) {
                        storefront
                                .text("market")
                                .ifPresent(market -> markets.computeIfAbsent(market, m -> new LinkedHashSet<>())
                                        .add(language.get()));
                    }
                }));
        Map<String, Gate> gates = new LinkedHashMap<>();
        Document source = document.get();
        site.at(List.of("translations", "gates"))
                .ifPresent(all -> all.members().forEach((key, member) -> gates.put(key, gate(member.value(), source))));
        return standard.filter(languages::contains)
                .map(found -> new SiteSetup(
                        site.text("name").orElse(""), found, List.copyOf(languages), fallbacks, markets, gates));
    }

    private static Gate gate(Node node, Document source) {
        return new Gate(
                node.get("minimum").map(number -> share(number.text())).orElse(0.0),
                answer(node, "below"),
                answer(node, "stale"),
                source.at(node.get("minimum").orElse(node)));
    }

    private static double share(String number) {
        return number.matches("[0-9]{1,3}(\\.[0-9]{1,9})?") ? Double.parseDouble(number) : 0;
    }

    private static Answer answer(Node gate, String field) {
        return switch (gate.text(field).orElse("warn")) {
            case "allow" -> Answer.ALLOW;
            case "fail" -> Answer.FAIL;
            default -> Answer.WARN;
        };
    }

    /** The languages that are translated into, in their order. */
    List<Language> targets() {
        return languages.stream().filter(language -> !language.equals(standard)).toList();
    }

    /** Whether words that {@code language} lacks come from the same language in another country, as {@code en-GB} takes them from {@code en}. */
    boolean inherits(Language language, Map<Language, ?> texts) {
        Set<Language> seen = new LinkedHashSet<>();
        Optional<Language> next = Optional.ofNullable(fallbacks.get(language));
        while (next.isPresent() && seen.add(next.get()) && next.get().primary().equals(language.primary())) {
            if (texts.containsKey(next.get())) {
                return true;
            }
            next = Optional.ofNullable(fallbacks.get(next.get()));
        }
        return false;
    }

    /** The gates that hold for {@code language}: its own, and those of markets it is spoken in. */
    List<Gate> gates(Language language) {
        List<Gate> found = new ArrayList<>();
        gates.forEach((key, gate) -> {
            boolean own = Language.parse(key).filter(language::equals).isPresent();
            if (own || markets.getOrDefault(key, Set.of()).contains(language)) {
                found.add(gate);
            }
        });
        return found;
    }
}
