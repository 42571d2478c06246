package dev.vitrine.operations;

import dev.vitrine.csv.Cell;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.imports.ImportLog;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.SearchRules;
import dev.vitrine.model.SearchWords;
import dev.vitrine.model.SiteSource;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.search.ShopWords;
import dev.vitrine.search.WordSplitter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What could be done about searches that found nothing. Lists are by falling count.
 *
 * @param suggestions queries that are like words or pages of the shop
 * @param nothing queries that nothing in the shop is like
 * @param answered queries that find something by now
 * @param withResults how many rows are of searches that found something
 */
public record SearchSuggestions(
        List<Suggestion> suggestions, List<Asked> nothing, List<Asked> answered, int withResults) {

    /** Words that share less are others. */
    public static final int LEAST_PERCENT = 70;

    private static final List<String> QUERIES = List.of(
            "query", "searchterm", "searchkeyword", "searchquery", "keyword", "term", "search", "label", "name");

    private static final List<String> RESULTS =
            List.of("results", "resultcount", "resultscount", "numberofresults", "nbresults");

    private static final List<String> LANGUAGES = List.of("storefront", "language", "lang", "locale", "market");

    private static final List<RouteKind> PAGES =
            List.of(RouteKind.CATEGORY, RouteKind.COLLECTION, RouteKind.PAGE, RouteKind.ARTICLE);

    public SearchSuggestions {
        suggestions = List.copyOf(suggestions);
        nothing = List.copyOf(nothing);
        answered = List.copyOf(answered);
    }

    /**
     * A query.
     *
     * @param query as it was typed
     * @param language the tag under which {@code search.json} has words for it
     * @param count how often it was searched for
     */
    public record Asked(String query, String language, long count) {}

    /**
     * What a query could find.
     *
     * @param asked the query
     * @param page whether it is a page that {@code target} leads to, such as {@code page:returns}; else words to find
     * @param target what it could find
     * @param percent how much they share, letter by letter, in the word that shares least
     */
    public record Suggestion(Asked asked, boolean page, String target, int percent) {}

    /**
     * Reads {@code file}; empty when it cannot be used, which is reported.
     *
     * @param source reads products
     * @throws IOException when a file that is there cannot be read
     */
    public static Optional<SearchSuggestions> of(SitePlan plan, SiteSource source, Path file, ImportLog log)
            throws IOException {
        Optional<CountedRows> read = CountedRows.read(
                file,
                QUERIES,
                CountedRows.VISITS,
                true,
                "name the columns: query, count, and where there are several languages language or storefront; with a column results, only searches without any are looked at",
                log);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        int withResults = 0;
        Map<StorefrontPlan, Map<String, Asked>> asked = new LinkedHashMap<>();
        for (CountedRows.Counted row : read.get().rows()) {
            String query = row.names().get(0);
            boolean found = read.get()
                    .cell(row, RESULTS)
                    .flatMap(cell -> CountedRows.whole(cell.unguarded()))
                    .filter(results -> results > 0)
                    .isPresent();
            Optional<StorefrontPlan> storefront = found ? Optional.empty() : storefront(plan, read.get(), row, log);
            withResults += found ? 1 : 0;
            String key = WordSplitter.key(query);
            if (storefront.isPresent() && !key.isEmpty()) {
                String tag = tag(plan, storefront.get());
                asked.computeIfAbsent(storefront.get(), k -> new TreeMap<>())
                        .merge(
                                key,
                                new Asked(query, tag, row.count()),
                                (one, other) -> new Asked(one.query(), tag, one.count() + other.count()));
            }
        }
        List<Suggestion> suggestions = new ArrayList<>();
        List<Asked> nothing = new ArrayList<>();
        List<Asked> answered = new ArrayList<>();
        for (Map.Entry<StorefrontPlan, Map<String, Asked>> storefront : asked.entrySet()) {
            Finding finding = new Finding(plan, source, storefront.getKey());
            storefront.getValue().forEach((key, one) -> {
                Optional<Suggestion> suggestion =
                        finding.answered(key) ? Optional.empty() : finding.suggestion(one, key);
                if (finding.answered(key)) {
                    answered.add(one);
                } else if (suggestion.isEmpty()) {
                    nothing.add(one);
                } else {
                    suggestions.add(suggestion.get());
                }
            });
        }
        Comparator<Asked> order = Comparator.comparingLong(Asked::count)
                .reversed()
                .thenComparing(Asked::query)
                .thenComparing(Asked::language);
        suggestions.sort(Comparator.comparing(Suggestion::asked, order));
        nothing.sort(order);
        answered.sort(order);
        return Optional.of(new SearchSuggestions(suggestions, nothing, answered, withResults));
    }

    /** The storefront whose words answer a row: the first of its language. */
    private static Optional<StorefrontPlan> storefront(
            SitePlan plan, CountedRows rows, CountedRows.Counted row, ImportLog log) {
        Optional<Cell> said = rows.cell(row, LANGUAGES);
        if (said.isEmpty()) {
            return plan.storefronts().stream()
                    .filter(each -> each.storefront().isDefault())
                    .findFirst()
                    .map(found -> first(plan, found));
        }
        String name = said.get().trimmed().toLowerCase(Locale.ROOT).replace('_', '-');
        Optional<StorefrontPlan> found = Stream.<Function<StorefrontPlan, String>>of(
                        each -> each.storefront().id(),
                        each -> each.storefront().language().language().tag(),
                        each -> each.storefront().path().replaceAll("^/|/$", ""),
                        each -> each.storefront().market().id(),
                        each -> each.storefront().language().language().primary())
                .flatMap(naming -> plan.storefronts().stream()
                        .filter(each ->
                                naming.apply(each).toLowerCase(Locale.ROOT).equals(name)))
                .findFirst()
                // What browsers say is often more than the shop knows: de-CH.
                .or(() -> plan.storefronts().stream()
                        .filter(each -> name.startsWith(
                                each.storefront().language().language().primary() + "-"))
                        .findFirst());
        if (found.isEmpty()) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    said.get(),
                    "'" + ImportLog.shown(said.get().text())
                            + "' is no language or storefront of the shop; the row is left out",
                    "write one of "
                            + String.join(
                                    ", ",
                                    plan.storefronts().stream()
                                            .map(each -> each.storefront().id())
                                            .toList()));
        }
        return found.map(each -> first(plan, each));
    }

    private static StorefrontPlan first(SitePlan plan, StorefrontPlan of) {
        return plan.storefronts().stream()
                .filter(each ->
                        each.storefront().language().equals(of.storefront().language()))
                .findFirst()
                .orElse(of);
    }

    /** The language whose words in {@code search.json} hold for {@code storefront}; its own when there are none yet. */
    private static String tag(SitePlan plan, StorefrontPlan storefront) {
        LanguageSettings language = storefront.storefront().language();
        return language.chain().stream()
                .filter(near -> near.primary().equals(language.language().primary()))
                .filter(near -> plan.site().search().words().values().containsKey(near))
                .findFirst()
                .orElse(language.language())
                .tag();
    }

    /** What the queries of one language could find. */
    private static final class Finding {
        private final ShopWords words;
        private final Map<String, String> answers = new LinkedHashMap<>();
        private final NearTexts<String> byWord = new NearTexts<>();
        private final NearTexts<String> byTitle = new NearTexts<>();

        Finding(SitePlan plan, SiteSource source, StorefrontPlan storefront) throws IOException {
            this.words = ShopWords.of(plan, source, storefront);
            words.written().forEach(byWord::add);
            for (RouteKind kind : PAGES) {
                storefront
                        .all(kind)
                        .forEach((id, placed) -> byTitle.add(WordSplitter.key(placed.title()), kind.id() + ":" + id));
            }
            SearchRules rules = plan.site().search();
            SearchWords said = rules.words(storefront.storefront().language());
            Stream.concat(rules.redirects().stream(), said.redirects().stream())
                    .flatMap(redirect -> redirect.queries().stream())
                    .forEach(this::answer);
            said.pins().forEach(pin -> pin.queries().forEach(this::answer));
            said.synonyms().forEach(synonyms -> synonyms.from().forEach(this::answer));
        }

        private void answer(String query) {
            answers.put(WordSplitter.key(query), query);
        }

        /** Whether a query finds something by now: all of its words are known, or {@code search.json} or a title has it as a whole. */
        boolean answered(String key) {
            return answers.containsKey(key)
                    || WordSplitter.split(key).stream().allMatch(words::knows)
                    || byTitle.to(key, 100).isPresent();
        }

        Optional<Suggestion> suggestion(Asked asked, String key) {
            Optional<NearTexts.Near<String>> phrase = byWords(asked.query());
            Optional<NearTexts.Near<String>> title = byTitle.to(key, LEAST_PERCENT);
            boolean page = title.isPresent()
                    && phrase.filter(near -> near.percent() >= title.get().percent())
                            .isEmpty();
            return (page ? title : phrase).map(near -> new Suggestion(asked, page, near.what(), near.percent()));
        }

        /** The query with the nearest word in the place of each that is not known. */
        private Optional<NearTexts.Near<String>> byWords(String query) {
            List<String> phrase = new ArrayList<>();
            int percent = 100;
            for (WordSplitter.Word word : WordSplitter.split(query)) {
                if (words.knows(word)) {
                    phrase.add(word.raw());
                    continue;
                }
                Optional<NearTexts.Near<String>> near =
                        word.dense() ? Optional.empty() : byWord.to(word.text(), LEAST_PERCENT);
                if (near.isEmpty()) {
                    return Optional.empty();
                }
                phrase.add(near.get().what());
                percent = Math.min(percent, near.get().percent());
            }
            return phrase.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new NearTexts.Near<>(String.join(" ", phrase), percent));
        }
    }
}
