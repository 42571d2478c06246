package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.someOf;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.word;

import com.ibm.icu.text.Normalizer2;
import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.Language;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.Localized;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.SearchRules;
import dev.vitrine.model.SearchWords;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads {@code search.json}: what content teams say about the search of the shop. */
final class SearchRulesReader {

    private static final String FILE = "search.json";
    private static final double LEAST_BOOST = 0.1;
    private static final double MOST_BOOST = 10;

    private static final Shape ID = matching(Shapes.ID_PATTERN, "an id");
    private static final Shape QUERIES = either(text(), someOf(text()));

    private static final Shape REDIRECTS = list(object("search redirect", "A query that leads to a page.")
            .required("for", QUERIES, "what shoppers type, in all its spellings")
            .required("to", text(), "where it leads, such as page:returns")
            .build());

    private static final Shape.Obj WORDS = object("search words", "What is said about searching in one language.")
            .optional(
                    "synonyms",
                    list(either(
                            someOf(text()),
                            object(
                                            "one-way synonym",
                                            "Words that find something else, too, but not the other way round.")
                                    .required("for", QUERIES, "what shoppers type")
                                    .required("find", QUERIES, "what else it finds")
                                    .build())),
                    "lists of words that mean the same, and one-way synonyms")
            .optional("redirects", REDIRECTS, "queries that lead to a page")
            .optional(
                    "pins",
                    list(object("pin", "Products that come first for a query.")
                            .required("for", QUERIES, "what shoppers type, in all its spellings")
                            .required("first", someOf(ID), "ids of products, in order")
                            .build()),
                    "products that come first for a query")
            .optional("popular", list(text()), "queries to offer before anything is typed")
            .build();

    static final Shape.Obj SHAPE = object("search.json", "What is said about the search of the shop.")
            .optional(
                    "languages",
                    new Shape.MapOf(Shapes.LANGUAGE_PATTERN, "a language tag such as \"en\"", WORDS),
                    "language tag to its words")
            .optional("redirects", REDIRECTS, "queries that lead to a page in every language")
            .optional(
                    "boosts",
                    list(object("boost", "What comes before or after its like; one of four, and by how much.")
                            .optional("product", ID, "a product")
                            .optional("category", ID, "the products of a category and those below it")
                            .optional("collection", ID, "the products of a collection")
                            .optional("tag", text(), "the products with a tag")
                            .required(
                                    "by",
                                    new Shape.Number(LEAST_BOOST, MOST_BOOST, false),
                                    "a factor: above 1 comes earlier, below 1 later")
                            .build()),
                    "what comes before or after its like")
            .optional(
                    "kinds",
                    someOf(word(SearchRules.ALL_KINDS.stream()
                            .map(LinkRef.Kind::word)
                            .toArray(String[]::new))),
                    "what can be found; default: everything")
            .optional(
                    "exclude",
                    object("excluded", "What is shown but cannot be found.")
                            .optional("products", list(ID), "ids of products")
                            .optional("categories", list(ID), "ids of categories; not their products")
                            .optional("collections", list(ID), "ids of collections; not their products")
                            .optional("pages", list(ID), "ids of pages")
                            .optional("articles", list(ID), "ids of articles")
                            .optional("tags", list(text()), "tags of products that cannot be found")
                            .optional("attributes", list(ID), "options and facts whose values are not searched")
                            .build(),
                    "what cannot be found")
            .optional("lucene", new Shape.Flag(), "true: the plain Lucene index is written, too; default: false")
            .build();

    private final SourceFiles files;
    private final WordsReader words;
    private final Diagnostics diagnostics;

    SearchRulesReader(SourceFiles files, WordsReader words, Diagnostics diagnostics) {
        this.files = files;
        this.words = words;
        this.diagnostics = diagnostics;
    }

    /**
     * What the site has.
     *
     * @param catalog what is sold
     * @param products ids of all products, also of those that are not shown
     * @param pages ids of pages that are shown
     * @param articles ids of articles that are shown
     */
    record Known(Catalog catalog, Set<String> products, Set<String> pages, Set<String> articles) {}

    /** The rules; {@link SearchRules#NONE} when the site has no such file. Names of what is not there are reported and left out. */
    SearchRules read(Known known) throws IOException {
        if (!files.isFile(FILE)) {
            return SearchRules.NONE;
        }
        Optional<JsonValue.Obj> read = SettingsReader.object(files, FILE, SHAPE, diagnostics);
        return read.isEmpty() ? SearchRules.NONE : new Reading(known).rules(read.get());
    }

    /** A text that has something to look for, with its place; {@code key} is the same for all ways to type it. */
    private record Query(String text, String key, Location at) {}

    /** Whether {@code text} has anything that can be looked for. */
    private static boolean searchable(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    /** The words of {@code list} that can be looked for; others are reported. */
    static List<String> keywords(List<JsonValue> list, Diagnostics diagnostics) {
        return list.stream()
                .flatMap(value -> query(value, diagnostics).stream())
                .map(Query::text)
                .toList();
    }

    private static Optional<Query> query(JsonValue value, Diagnostics diagnostics) {
        String text = value.asText().orElse("").strip();
        if (text.isEmpty()) {
            // Reported as a value of the wrong kind.
            return Optional.empty();
        }
        if (!searchable(text)) {
            diagnostics.report(
                    Rule.SEARCH_NO_WORDS,
                    value.at(),
                    "'" + ShapeCheck.shorten(text)
                            + "' has neither letters nor digits, so that nobody can search for it",
                    "write a word, or remove it");
            return Optional.empty();
        }
        return Optional.of(new Query(text, key(text), value.at()));
    }

    /** What is the same for all spellings that differ in capitals, hyphens and blanks only. */
    private static String key(String text) {
        String folded = Normalizer2.getNFKCCasefoldInstance().normalize(text);
        return folded.replaceAll("[^\\p{L}\\p{M}\\p{N}]+", " ").strip();
    }

    /** One reading of the file. */
    private final class Reading {
        private final Known known;
        private final Set<String> tags = new TreeSet<>();
        private final Set<String> attributes = new TreeSet<>();

        private Reading(Known known) {
            this.known = known;
            attributes.addAll(known.catalog().attributes().keySet());
            for (ProductEntry product : known.catalog().products().values()) {
                tags.addAll(product.tags());
                attributes.addAll(product.attributes().keySet());
                product.offers()
                        .forEach(offer -> attributes.addAll(offer.options().keySet()));
            }
        }

        SearchRules rules(JsonValue.Obj file) {
            Map<String, Location> leading = new HashMap<>();
            List<SearchWords.Redirect> redirects = redirects(file.list("redirects"), leading);
            Map<Language, SearchWords> byLanguage = new LinkedHashMap<>();
            file.object("languages")
                    .ifPresent(all -> all.fields().forEach((tag, field) -> {
                        Optional<Language> language = tag.matches(Shapes.LANGUAGE_PATTERN)
                                ? words.language(tag, field.nameAt())
                                : Optional.empty();
                        if (language.isPresent() && field.value() instanceof JsonValue.Obj obj) {
                            byLanguage.put(language.get(), words(obj, leading));
                        }
                    }));
            return new SearchRules(
                    new Localized<>(byLanguage),
                    redirects,
                    boosts(file.list("boosts")),
                    kinds(file),
                    file.object("exclude").map(this::excluded).orElse(SearchRules.Excluded.NOTHING),
                    file.flag("lucene").orElse(false));
        }

        /** The words of one language; {@code everywhere}: queries that lead to a page in every language. */
        private SearchWords words(JsonValue.Obj obj, Map<String, Location> everywhere) {
            Map<String, Location> leading = new HashMap<>();
            List<SearchWords.Redirect> redirects = redirects(obj.list("redirects"), leading);
            Map<String, Location> all = new HashMap<>(everywhere);
            all.putAll(leading);
            return new SearchWords(
                    synonyms(obj.list("synonyms")),
                    redirects,
                    pins(obj.list("pins"), all),
                    once(queries(obj.list("popular")), new HashMap<>(), "is offered already"));
        }

        // Queries

        private List<Query> queries(Optional<JsonValue> value) {
            return value.map(found -> found instanceof JsonValue.Arr list ? list.items() : List.of(found))
                    .map(this::queries)
                    .orElse(List.of());
        }

        private List<Query> queries(List<JsonValue> values) {
            return values.stream()
                    .flatMap(value -> query(value, diagnostics).stream())
                    .toList();
        }

        /** The texts of what is not in {@code before} yet; the rest is reported. */
        private List<String> once(List<Query> queries, Map<String, Location> before, String why) {
            List<String> texts = new ArrayList<>();
            for (Query query : queries) {
                Location first = before.putIfAbsent(query.key(), query.at());
                if (first == null) {
                    texts.add(query.text());
                } else {
                    diagnostics.report(
                            Rule.SEARCH_DUPLICATE,
                            query.at(),
                            "'" + ShapeCheck.shorten(query.text()) + "' " + why
                                    + "; capitals, hyphens and blanks make no difference",
                            "keep one of the two",
                            first);
                }
            }
            return texts;
        }

        private List<SearchWords.Synonyms> synonyms(List<JsonValue> values) {
            List<SearchWords.Synonyms> synonyms = new ArrayList<>();
            Circles circles = new Circles();
            for (JsonValue value : values) {
                if (value instanceof JsonValue.Arr group) {
                    List<Query> stated = queries(group.items());
                    List<String> same = once(stated, new HashMap<>(), "stands in this list already");
                    if (same.size() > 1) {
                        synonyms.add(new SearchWords.Synonyms(same, same));
                    } else if (!stated.isEmpty()
                            && stated.size() == group.items().size()) {
                        diagnostics.report(
                                Rule.JSON_INVALID_VALUE,
                                group.at(),
                                "one word alone has no synonym",
                                "add what means the same, or remove the list");
                    }
                } else if (value instanceof JsonValue.Obj obj) {
                    List<Query> from = queries(obj.get("for"));
                    List<Query> to = queries(obj.get("find"));
                    if (circles.leadsOn(from, to)) {
                        synonyms.add(new SearchWords.Synonyms(
                                once(from, new HashMap<>(), "stands in this list already"),
                                once(to, new HashMap<>(), "stands in this list already")));
                    }
                }
            }
            return synonyms;
        }

        private List<SearchWords.Redirect> redirects(List<JsonValue> values, Map<String, Location> before) {
            List<SearchWords.Redirect> redirects = new ArrayList<>();
            for (JsonValue value : values) {
                if (value instanceof JsonValue.Obj obj) {
                    List<String> queries = once(queries(obj.get("for")), before, "leads to a page already");
                    Optional<JsonValue> to = obj.get("to").filter(JsonValue.Str.class::isInstance);
                    Optional<LinkRef> target = to.flatMap(this::target);
                    if (target.isPresent() && !queries.isEmpty()) {
                        redirects.add(new SearchWords.Redirect(
                                queries, target.get(), to.orElseThrow().at()));
                    }
                }
            }
            return redirects;
        }

        private Optional<LinkRef> target(JsonValue value) {
            String text = value.asText().orElse("");
            Optional<LinkRef> target = LinkRef.parse(text);
            if (target.isEmpty()) {
                if (!text.isBlank()) {
                    diagnostics.report(
                            Rule.JSON_INVALID_VALUE,
                            value.at(),
                            "'" + ShapeCheck.shorten(text) + "' is not a reference",
                            "write product:…, category:…, collection:…, page:…, article:…, home or journal");
                }
                return Optional.empty();
            }
            LinkRef ref = target.get();
            Optional<String> found = switch (ref.kind()) {
                case PRODUCT -> product(ref.id(), value.at());
                case CATEGORY ->
                    named("category", ref.id(), known.catalog().categories().keySet(), value.at());
                case COLLECTION ->
                    named("collection", ref.id(), known.catalog().collections().keySet(), value.at());
                case PAGE -> content("page", "pages", ref.id(), known.pages(), value.at());
                case ARTICLE -> content("article", "journal", ref.id(), known.articles(), value.at());
                case HOME, JOURNAL -> Optional.of("");
            };
            return found.map(there -> ref);
        }

        private List<SearchWords.Pin> pins(List<JsonValue> values, Map<String, Location> leading) {
            List<SearchWords.Pin> pins = new ArrayList<>();
            Map<String, Location> before = new HashMap<>();
            for (JsonValue value : values) {
                if (value instanceof JsonValue.Obj obj) {
                    List<Query> stated = queries(obj.get("for"));
                    for (Query query : stated) {
                        Location leads = leading.get(query.key());
                        if (leads != null) {
                            diagnostics.report(
                                    Rule.SEARCH_DUPLICATE,
                                    query.at(),
                                    "'" + ShapeCheck.shorten(query.text())
                                            + "' leads to a page, so that these products are not seen",
                                    "remove the pin, or the redirect",
                                    leads);
                        }
                    }
                    List<String> queries = once(stated, before, "has products already");
                    Set<String> products = new LinkedHashSet<>();
                    for (JsonValue id : obj.list("first")) {
                        id.asText().flatMap(text -> product(text, id.at())).ifPresent(products::add);
                    }
                    if (!queries.isEmpty() && !products.isEmpty()) {
                        pins.add(new SearchWords.Pin(
                                queries,
                                List.copyOf(products),
                                obj.get("first").map(JsonValue::at).orElse(obj.at())));
                    }
                }
            }
            return pins;
        }

        // Things

        private List<SearchRules.Boost> boosts(List<JsonValue> values) {
            List<SearchRules.Boost> boosts = new ArrayList<>();
            Map<String, Location> before = new HashMap<>();
            for (JsonValue value : values) {
                if (!(value instanceof JsonValue.Obj obj)) {
                    continue;
                }
                List<SearchRules.Boost.Of> named = Arrays.stream(SearchRules.Boost.Of.values())
                        .filter(of -> obj.text(of.word()).isPresent())
                        .toList();
                if (named.size() != 1) {
                    diagnostics.report(
                            Rule.JSON_INVALID_VALUE,
                            obj.at(),
                            named.isEmpty()
                                    ? "the boost does not say what it is for"
                                    : "the boost is for several things",
                            "write one of \"product\", \"category\", \"collection\" and \"tag\"; and another boost for each other");
                    continue;
                }
                SearchRules.Boost.Of of = named.get(0);
                JsonValue at = obj.get(of.word()).orElse(obj);
                Optional<String> id = thing(of, at);
                double by = obj.number("by").map(Number::doubleValue).orElse(0.0);
                if (id.isEmpty() || by < LEAST_BOOST || by > MOST_BOOST) {
                    continue;
                }
                Location first = before.putIfAbsent(of + id.get(), at.at());
                if (first == null) {
                    boosts.add(new SearchRules.Boost(of, id.get(), by));
                } else {
                    diagnostics.report(
                            Rule.SEARCH_DUPLICATE,
                            at.at(),
                            "the " + of.word() + " '" + id.get() + "' has a boost already",
                            "keep one of the two",
                            first);
                }
            }
            return boosts;
        }

        private Optional<String> thing(SearchRules.Boost.Of of, JsonValue value) {
            String id = value.asText().orElse("");
            return switch (of) {
                case PRODUCT -> product(id, value.at());
                case CATEGORY ->
                    named("category", id, known.catalog().categories().keySet(), value.at());
                case COLLECTION ->
                    named("collection", id, known.catalog().collections().keySet(), value.at());
                case TAG -> named("tag", id, tags, value.at());
            };
        }

        private Set<LinkRef.Kind> kinds(JsonValue.Obj file) {
            Set<LinkRef.Kind> kinds = new HashSet<>();
            for (String stated : file.texts("kinds")) {
                SearchRules.ALL_KINDS.stream()
                        .filter(kind -> kind.word().equals(stated))
                        .forEach(kinds::add);
            }
            return kinds.isEmpty() ? SearchRules.ALL_KINDS : kinds;
        }

        private SearchRules.Excluded excluded(JsonValue.Obj obj) {
            Catalog catalog = known.catalog();
            return new SearchRules.Excluded(
                    all(obj, "products", value -> product(value.asText().orElse(""), value.at())),
                    all(
                            obj,
                            "categories",
                            value -> named(
                                    "category", value, catalog.categories().keySet())),
                    all(
                            obj,
                            "collections",
                            value -> named(
                                    "collection", value, catalog.collections().keySet())),
                    all(obj, "pages", value -> content("page", "pages", value, known.pages())),
                    all(obj, "articles", value -> content("article", "journal", value, known.articles())),
                    all(obj, "tags", value -> named("tag", value, tags)),
                    all(obj, "attributes", value -> named("attribute", value, attributes)));
        }

        /** Says what a value names; empty when there is no such thing. */
        @FunctionalInterface
        private interface Naming {
            Optional<String> of(JsonValue value);
        }

        private Set<String> all(JsonValue.Obj obj, String field, Naming naming) {
            Set<String> ids = new HashSet<>();
            for (JsonValue value : obj.list(field)) {
                if (value instanceof JsonValue.Str str && !str.value().isBlank()) {
                    naming.of(value).ifPresent(ids::add);
                }
            }
            return ids;
        }

        private Optional<String> product(String id, Location at) {
            Set<String> shown = known.catalog().products().keySet();
            // What is a draft today may be named already.
            return known.products().contains(id) && !shown.contains(id)
                    ? Optional.empty()
                    : named("product", id, shown, at);
        }

        private Optional<String> content(String kind, String folder, JsonValue value, Set<String> shown) {
            return content(kind, folder, value.asText().orElse(""), shown, value.at());
        }

        private Optional<String> content(String kind, String folder, String id, Set<String> shown, Location at) {
            return !shown.contains(id) && id.matches(Shapes.ID_PATTERN) && files.isFolder(folder + "/" + id)
                    ? Optional.empty()
                    : named(kind, id, shown, at);
        }

        private Optional<String> named(String kind, JsonValue value, Set<String> ids) {
            return named(kind, value.asText().orElse(""), ids, value.at());
        }

        /** {@code id}, when it is one of {@code ids}; if not, that is reported. */
        private Optional<String> named(String kind, String id, Set<String> ids, Location at) {
            if (ids.contains(id)) {
                return Optional.of(id);
            }
            diagnostics.report(
                    Rule.SEARCH_UNKNOWN_REFERENCE,
                    at,
                    kind.equals("tag")
                            ? "no product has the tag '" + ShapeCheck.shorten(id) + "'"
                            : "there is no " + kind + " '" + ShapeCheck.shorten(id) + "'",
                    Closest.to(id, ids)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("correct it, or remove it"));
            return Optional.empty();
        }
    }

    /** Which words lead to which, one way; finds those that lead back. */
    private final class Circles {
        private final Map<String, Set<String>> ways = new HashMap<>();

        /** Adds ways from each of {@code from} to each of {@code to}; false when there are none, or one leads in a circle, which is reported. */
        boolean leadsOn(List<Query> from, List<Query> to) {
            for (Query end : to) {
                Set<String> reached = reached(end.key());
                for (Query start : from) {
                    if (reached.contains(start.key())) {
                        diagnostics.report(
                                Rule.SEARCH_SYNONYM_LOOP,
                                end.at(),
                                start.key().equals(end.key())
                                        ? "'" + ShapeCheck.shorten(end.text()) + "' finds itself"
                                        : "'" + ShapeCheck.shorten(start.text()) + "' finds '"
                                                + ShapeCheck.shorten(end.text()) + "', which leads back to it",
                                start.key().equals(end.key())
                                        ? "remove it from one of the two sides"
                                        : "if they mean the same, write them as one list: "
                                                + Stream.of(start, end)
                                                        .map(query -> "\"" + ShapeCheck.shorten(query.text()) + "\"")
                                                        .toList());
                        return false;
                    }
                }
            }
            for (Query start : from) {
                Set<String> ends = ways.computeIfAbsent(start.key(), k -> new LinkedHashSet<>());
                to.forEach(end -> ends.add(end.key()));
            }
            return !from.isEmpty() && !to.isEmpty();
        }

        private Set<String> reached(String start) {
            Set<String> reached = new LinkedHashSet<>(Set.of(start));
            List<String> open = new ArrayList<>(reached);
            while (!open.isEmpty()) {
                for (String next : ways.getOrDefault(open.remove(open.size() - 1), Set.of())) {
                    if (reached.add(next)) {
                        open.add(next);
                    }
                }
            }
            return reached;
        }
    }
}
