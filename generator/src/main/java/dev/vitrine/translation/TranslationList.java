package dev.vitrine.translation;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which texts of a site are translated, stale and missing.
 *
 * @param coverage one for each language that is translated into
 * @param open the texts that are stale or missing, at most {@link #LONGEST} of each language
 * @param diagnostics what is wrong with the records
 */
public record TranslationList(List<Coverage> coverage, List<Open> open, Diagnostics diagnostics) {

    /** How many texts of a language are listed one by one. */
    public static final int LONGEST = 10_000;

    public TranslationList {
        coverage = List.copyOf(coverage);
        open = List.copyOf(open);
    }

    /**
     * A text that waits for a translator.
     *
     * @param language into which language
     * @param id what it is, such as {@code product:morrow-mug#title}
     * @param state stale or missing
     * @param at the translation, or else the source
     */
    public record Open(String language, String id, State state, Location at) {}

    /** Lists the texts of the site in {@code site}. */
    public static TranslationList of(Path site) throws IOException {
        return of(site, false, Set.of());
    }

    /**
     * Records all translations that are there as made from the present source, then lists.
     *
     * @param languages only these, by their tags; empty for all
     */
    public static TranslationList accept(Path site, Set<String> languages) throws IOException {
        return of(site, true, languages);
    }

    private static TranslationList of(Path site, boolean accept, Set<String> only) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        SiteFiles files = new SiteFiles(site);
        Optional<SiteSetup> setup = SiteSetup.read(files, diagnostics);
        if (setup.isEmpty()) {
            return new TranslationList(List.of(), List.of(), diagnostics);
        }
        Records records = Records.read(files, setup.get(), diagnostics);
        Tally tally = new Tally(setup.get());
        Set<String> ids = new HashSet<>();
        List<Open> open = new ArrayList<>();
        new SiteTexts(files, setup.get()).visit((original, fields) -> {
            for (Field field : fields) {
                ids.add(field.id());
                for (Language language : setup.get().targets()) {
                    if (accept && (only.isEmpty() || only.contains(language.tag()))) {
                        field.in(language)
                                .ifPresent(text -> records.put(
                                        language,
                                        field.id(),
                                        Records.hash(field.source().text())));
                    }
                    State state = State.of(field, language, setup.get(), records);
                    int before = tally.add(language, state);
                    if ((state == State.STALE || state == State.MISSING) && before < LONGEST) {
                        open.add(new Open(
                                language.tag(),
                                field.id(),
                                state,
                                field.in(language).orElse(field.source()).at()));
                    }
                }
            }
        });
        if (accept) {
            for (Language language : setup.get().targets()) {
                if (only.isEmpty() || only.contains(language.tag())) {
                    records.retain(language, ids);
                }
            }
            records.write();
        }
        return new TranslationList(tally.coverage(), open, diagnostics);
    }

    /** Counts texts by language and state. */
    static final class Tally {
        private final SiteSetup setup;
        private final Map<Language, Map<State, Integer>> counts = new TreeMap<>();

        Tally(SiteSetup setup) {
            this.setup = setup;
        }

        /** Counts one and returns how many of that state there were. */
        int add(Language language, State state) {
            return counts.computeIfAbsent(language, l -> new EnumMap<>(State.class))
                            .merge(state, 1, Integer::sum)
                    - 1;
        }

        List<Coverage> coverage() {
            return setup.targets().stream().map(this::of).toList();
        }

        Coverage of(Language language) {
            Map<State, Integer> states = counts.getOrDefault(language, Map.of());
            int current = states.getOrDefault(State.CURRENT, 0);
            int unknown = states.getOrDefault(State.UNKNOWN, 0);
            int stale = states.getOrDefault(State.STALE, 0);
            int missing = states.getOrDefault(State.MISSING, 0);
            List<String> markets = setup.markets().entrySet().stream()
                    .filter(market -> market.getValue().contains(language))
                    .map(Map.Entry::getKey)
                    .toList();
            return new Coverage(
                    language.tag(), markets, current + unknown + stale + missing, current, unknown, stale, missing);
        }
    }
}
