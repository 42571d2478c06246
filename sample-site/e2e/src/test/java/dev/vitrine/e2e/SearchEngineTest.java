package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import dev.vitrine.search.SearchCard;
import dev.vitrine.search.SearchDocument;
import dev.vitrine.search.SearchEngine;
import dev.vitrine.search.SearchFacet;
import dev.vitrine.search.SearchIndexer;
import dev.vitrine.search.SearchShelf;
import dev.vitrine.search.SearchVocabulary;
import dev.vitrine.search.WordSplitter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine of the search in a real browser, over files that the generator wrote for a small shop. */
class SearchEngineTest extends InBrowser {

    private static final List<String> COLOURS = List.of("blue", "red", "green", "white");
    private static final List<String> TYPES = List.of(
            "teapot", "kettle", "headphones", "kitchen knife", "wireless mouse", "T-shirt", "WH-1000XM4 speaker");
    private static final String ENTRY = "data/search.json";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void showTheShop() throws IOException {
        publish("");
        show(folder);
    }

    // ---- Words ----

    @Test
    void wordsOfTheDemoShopAreSplitAsTheGeneratorSplitsThem() throws IOException {
        Path content = SITE.folder().resolve("../../../content").normalize();
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(content)) {
            for (Path file : files.sorted().toList()) {
                if (file.toString().matches(".*\\.(json|md|csv)")) {
                    texts.addAll(Files.readAllLines(file));
                }
            }
        }
        assertThat(texts).hasSizeGreaterThan(1_000);
        assertThat(differences(texts)).isEmpty();
    }

    @Test
    void wordsOfAnyScriptAreSplitAsTheGeneratorSplitsThem() {
        List<String> pieces = List.of(
                ("a|B|ß|1|2|٣|۴|๕|あ|カ|ﾊﾞ|漢|한|ก|กำ|ខ|\u200C|\u200D|\u200B|\u00AD|\u0301|\u3099|'|’|-|‐|\u2011|.|,|.5|1,5|5.1| |\n|😀|İ|Σ|ς|ى|ة|ﷺ|½|Ⅳ|①"
                                + "|ー|々|〇|\u064B|ا|א|\u05B0|Ǆ|ﬁ|e\u0301|क्षि|K|\u0000|ẞ|\uFEFF|𠮷|한")
                        .split("\\|"));
        int[] limits = {0x250, 0x800, 0x3100, 0x11000, 0x20000};
        Random random = new Random(20_261);
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = 1 + random.nextInt(9); length > 0; length--) {
                int choice = random.nextInt(8);
                if (choice > 2) {
                    text.append(pieces.get(random.nextInt(pieces.size())));
                } else if (choice > 0) {
                    text.appendCodePoint(random.nextInt(limits[random.nextInt(limits.length)]));
                } else {
                    text.append((char) (0xD800 + random.nextInt(0x800)));
                }
            }
            // Letters a browser may not know yet cannot be letters to it.
            if (text.codePoints().allMatch(c -> UCharacter.getAge(c).compareTo(VersionInfo.getInstance(15)) <= 0)) {
                texts.add(text.toString());
            }
        }
        assertThat(texts).hasSizeGreaterThan(30_000);
        for (int length = 1; length < 200; length++) {
            texts.add("ก".repeat(length) + " " + "x".repeat(length) + " " + "𝒳𐐀".repeat(length) + "あ"
                    + "\u3099".repeat(length));
        }
        assertThat(differences(texts)).isEmpty();
    }

    /** Texts that the browser divides otherwise, with what each side says. */
    private static List<?> differences(List<String> texts) {
        StringBuilder cases = new StringBuilder("[");
        for (String text : texts) {
            StringBuilder words = new StringBuilder();
            for (WordSplitter.Word word : WordSplitter.split(text)) {
                words.append(word.text())
                        .append('|')
                        .append(word.start())
                        .append('-')
                        .append(word.end())
                        .append('|')
                        .append(word.run())
                        .append(word.dense() ? "d" : "")
                        .append(word.linked() ? "l" : "")
                        .append('\n');
            }
            cases.append(cases.length() > 1 ? "," : "").append('[');
            quote(text, cases);
            cases.append(',');
            quote(words.toString(), cases);
            cases.append(']');
        }
        try (BrowserContext context = context(1280, true)) {
            return (List<?>) visit(context)
                    .evaluate(
                            "async cases => { const { words } = await import('/search.js');"
                                    + " return JSON.parse(cases).map(([text, java]) => [text, java, words(text).map(word =>"
                                    + " `${word.text}|${word.start}-${word.end}|${word.run}${word.dense ? 'd' : ''}${word.linked ? 'l' : ''}\\n`).join('')])"
                                    + " .filter(([, java, js]) => java !== js).slice(0, 5).map(each => JSON.stringify(each)); }",
                            cases.append(']').toString());
        }
    }

    /** As JSON in ASCII: the way to the browser would mend unpaired surrogates. */
    private static void quote(String text, StringBuilder out) {
        out.append('"');
        for (char c : text.toCharArray()) {
            out.append(
                    c > ' ' && c < 0x7F && c != '"' && c != '\\'
                            ? String.valueOf(c)
                            : String.format("\\u%04x", (int) c));
        }
        out.append('"');
    }

    // ---- Answers ----

    @ParameterizedTest
    @CsvSource({
        "blue teapot, blue teapot, known known, ''",
        "TEAPOTS, teapot, known, ''",
        "teap, teapot, prefix, ''",
        "blue teap, blue teapot, known prefix, ''",
        "taepot, teapot, changed, teapot",
        "bleu hedphones, blue headphones, changed changed, blue headphones",
        "hedpho, headphones, changed, headphones",
        "head phones, headphones, changed changed, headphones",
        "wirelessmouse, wireless mouse, changed, wireless mouse",
        "knifes, kitchen knife, changed, ''",
        "tshirt, T-shirt, known, ''",
        "t-shirt, T-shirt, known known, ''",
        "wh1000xm4, WH-1000XM4, known, ''",
        "the teapot, teapot, stop known, ''",
        "teapot qqzzxx, teapot, known dropped, ''",
        "  Teapot!  , teapot, known, ''",
    })
    void whatShoppersTypeFindsWhatTheyMean(String query, String title, String uses, String corrected) {
        try (BrowserContext context = context(1280, true)) {
            Map<?, ?> found = find(visit(context), query, Map.of());
            assertThat(titles(found)).isNotEmpty();
            assertThat(titles(found).get(0)).containsIgnoringCase(title);
            assertThat(((List<?>) found.get("words"))
                            .stream().map(word -> ((Map<?, ?>) word).get("use").toString()))
                    .containsExactly(uses.split(" "));
            assertThat(found.get("corrected")).isEqualTo(corrected);
        }
    }

    @Test
    void documentsWithMostOfTheWordsComeFirstAndAreCounted() {
        try (BrowserContext context = context(1280, true)) {
            Map<?, ?> found = find(visit(context), "blue teapot", Map.of("limit", 100));
            assertThat(found.get("total")).isEqualTo(2);
            List<String> titles = titles(found);
            assertThat(titles.subList(0, 2)).allMatch(title -> title.contains("blue") && title.contains("teapot"));
            assertThat(titles.subList(2, titles.size()))
                    .hasSize((Integer) found.get("more"))
                    .isNotEmpty()
                    .noneMatch(title -> title.contains("blue") && title.contains("teapot"));
            List<String> paged = new ArrayList<>();
            for (int offset = 0; offset < titles.size(); offset += 3) {
                paged.addAll(titles(find(visit(context), "blue teapot", Map.of("offset", offset, "limit", 3))));
            }
            assertThat(paged).isEqualTo(titles);
        }
    }

    @Test
    void filtersKindsAndSortingNarrowWhatIsFound() {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            assertThat(titles(find(page, "teapot", Map.of("kind", "category")))).containsExactly("Teapots");
            Map<?, ?> cheap = find(
                    page,
                    "teapot",
                    Map.of(
                            "filters",
                            Map.of("colour", List.of("blue", "red"), "price", Arrays.asList(null, 2_000)),
                            "sort",
                            "price-down"));
            assertThat(prices(cheap))
                    .isNotEmpty()
                    .allMatch(price -> price <= 2_000)
                    .isSortedAccordingTo((a, b) -> b - a);
            assertThat(titles(cheap)).allMatch(title -> title.contains("blue") || title.contains("red"));
            assertThat(prices(find(page, "teapot", Map.of("sort", "price"))))
                    .hasSize(8)
                    .isSorted();
            assertThat(titles(find(page, "teapot", Map.of("filters", Map.of("available", true)))))
                    .hasSize(6);
            assertThat(titles(find(
                            page,
                            "teapot",
                            Map.of("filters", Map.of("colour", List.of("nothing"), "__proto__", List.of("x"))))))
                    .as("values that do not exist are not asked for")
                    .hasSize(9);
        }
    }

    @Test
    void countsOfAFacetLeaveItsOwnChoiceOut() {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            assertThat(facets(page, "teapot", Map.of())).isEqualTo("blue 2, green 2, red 2, white 2; 1000-4500; 6; 4");
            assertThat(facets(page, "teapot", Map.of("colour", List.of("red"))))
                    .isEqualTo("blue 2, green 2, red! 2, white 2; 2000-2500; 1; 1");
            assertThat(facets(page, "teapot", Map.of("price", List.of(0, 1_500))))
                    .isEqualTo("blue 2; 1000-4500; 2; 1");
            assertThat(facets(page, "qqzzxx", Map.of())).isEqualTo("; ; 0; 0");
        }
    }

    @Test
    void contentTeamsDecideWhatComesFirstAndWhereQueriesLead() {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            Map<?, ?> pinned = find(page, "Kettle", Map.of("limit", 2));
            assertThat(titles(pinned)).first().asString().contains("white headphones");
            assertThat(pinned.get("pinned")).isEqualTo(1);
            assertThat(find(page, "kettle", Map.of("sort", "price")).get("pinned"))
                    .isEqualTo(0);
            assertThat(find(page, "Return policy", Map.of()).get("redirect")).isEqualTo("/returns/");
            assertThat(titles(find(page, "secret", Map.of())))
                    .as("hidden in this storefront")
                    .isEmpty();
            assertThat(evaluate(page, "(await search).popular")).isEqualTo(List.of("teapot"));
            assertThat(evaluate(page, "(await (await search).suggest('Tea', 1)).map(each => each.text)"))
                    .isEqualTo(List.of("teapot"));
        }
    }

    @Test
    void markedIsWhatTheQueryFound() {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            assertThat(marked(page, "bleu teap", "A Blue teapot, and teapots"))
                    .isEqualTo("A [Blue] [teapot], and [teapots]");
            assertThat(marked(page, "tshirt", "Red T-shirts: t-shirt")).isEqualTo("Red T-shirts: [t-shirt]");
            assertThat(marked(page, "the", "the <b>teapot</b>")).isEqualTo("the <b>teapot</b>");
            assertThat(marked(page, "ボトル", "青いステンレスボトルA")).isEqualTo("青いステンレス[ボトル]A");
        }
    }

    @Test
    void noTextIsTooStrange() {
        try (BrowserContext context = context(1280, true)) {
            Object answers = evaluate(
                    visit(context),
                    "await Promise.all(['', ' ', 'a'.repeat(10000), 'a '.repeat(5000), '-'.repeat(10000), '茶'.repeat(10000), '1.'.repeat(5000),"
                            + " '\\u0301'.repeat(10000), '😀👩‍👩‍👧', '\\u0000\\u0007\\u001b', '\\ud800', 'x\\udc00y', '<script>alert(1)</script>', '[', '\\\\', '(?<', '*', '__proto__',"
                            + " 'constructor', 'toString', 'hasOwnProperty', 'null', 'undefined', 'İıſK', '\\uffff', 'a\\uffff']"
                            + ".map(async text => { const engine = await search; const found = await engine.find(text, { filters: { constructor: ['a'] } });"
                            + " await engine.facets(text); await engine.suggest(text);"
                            + " return engine.highlight(text, found).map(([part]) => part).join('') === text && found.hits.length === 0; }))");
            assertThat((List<?>) answers).hasSize(26).allMatch(Boolean.TRUE::equals);
        }
    }

    @Test
    void aQueryThatIsNotWantedAnyMoreEndsAtOnce() {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            page.route("**/search/en/*.bin", route -> {});
            assertThat(evaluate(
                            page,
                            "await (async () => { const stop = new AbortController(); const query = (await search).find('teapot', { signal: stop.signal });"
                                    + " setTimeout(() => stop.abort()); return query.catch(error => error.name); })()"))
                    .isEqualTo("AbortError");
        }
    }

    // ---- When files are not what they should be ----

    @ParameterizedTest
    @ValueSource(strings = {"missing", "cut short", "a page instead", "unreachable"})
    void aFileThatFailsOnceIsFetchedAgain(String problem) {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            AtomicInteger number = new AtomicInteger();
            page.route("**/search/en/*.bin", route -> {
                if (number.incrementAndGet() == 1) {
                    fail(problem, route);
                } else {
                    route.resume();
                }
            });
            assertThat(titles(find(page, "teapot", Map.of("prefix", false)))).hasSize(9);
            assertThat(asked(page, "/search/en/")).containsExactly("default", "reload");
        }
    }

    @ParameterizedTest
    @CsvSource({"missing, broken", "cut short, broken", "a page instead, broken", "unreachable, offline"})
    void aFileThatKeepsFailingIsSaidAndAskedForAgainLater(String problem, String kind) {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            Consumer<Route> failing = route -> fail(problem, route);
            page.route("**/search/en/*.bin", failing);
            assertThat(failure(page)).isEqualTo(kind);
            assertThat(asked(page, ENTRY))
                    .as("the entry may name other files by now")
                    .containsExactly("no-cache", "no-cache");
            page.unroute("**/search/en/*.bin", failing);
            assertThat(titles(find(page, "teapot", Map.of()))).hasSize(9);
        }
    }

    @Test
    void withoutConnectionThatIsSaid() {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            evaluate(page, "await search && 0");
            context.setOffline(true);
            assertThat(failure(page)).isEqualTo("offline");
            context.setOffline(false);
            assertThat(titles(find(page, "teapot", Map.of()))).hasSize(9);
        }
    }

    @Test
    void anEntryThatIsMissingIsSaid() {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            assertThat(evaluate(page, "await (await engine).open('/data/nothing.json').catch(error => error.kind)"))
                    .isEqualTo("broken");
            page.route(
                    "**/data/nothing.json",
                    route -> route.fulfill(new Route.FulfillOptions().setBody("{\"version\":2}")));
            assertThat(evaluate(page, "await (await engine).open('/data/nothing.json').catch(error => error.kind)"))
                    .as("a version it does not know")
                    .isEqualTo("broken");
        }
    }

    @Test
    void aShopPublishedAnewInBetweenAnswersWithItsNewFilesOnly() throws IOException {
        try (BrowserContext context = context(1280, true)) {
            Page page = visit(context);
            assertThat(titles(find(page, "teapot", Map.of()))).noneMatch(title -> title.contains("Mark II"));
            publish("Mark II");
            Map<?, ?> found = find(page, "kettle knife", Map.of("limit", 100));
            assertThat(titles(found)).isNotEmpty().allMatch(title -> title.contains("Mark II"));
            assertThat(titles(find(page, "teapot", Map.of())))
                    .isNotEmpty()
                    .allMatch(title -> title.contains("Mark II"));
        } finally {
            publish("");
        }
    }

    private static void fail(String problem, Route route) {
        switch (problem) {
            case "missing" ->
                route.fulfill(new Route.FulfillOptions().setStatus(404).setBody("not here"));
            case "a page instead" ->
                route.fulfill(new Route.FulfillOptions()
                        .setContentType("text/html")
                        .setBody("<!doctype html><title>Sign in</title>"));
            case "unreachable" -> route.abort();
            default -> {
                byte[] whole = route.fetch().body();
                route.fulfill(new Route.FulfillOptions().setBodyBytes(Arrays.copyOf(whole, whole.length / 2)));
            }
        }
    }

    private static Object failure(Page page) {
        return evaluate(page, "await (await search).find('teapot').then(() => 'found', error => error.kind)");
    }

    // ---- The browser ----

    private static Page visit(BrowserContext context) {
        Visit visit = new Visit(context);
        visit.open("/");
        visit.page.evaluate(
                "() => { const { fetch } = window; window.asked = [];"
                        + " window.fetch = (url, options) => { asked.push([url, options.cache]); return fetch(url, options); };"
                        + " window.engine = import('/search.js'); window.search = engine.then(({ open }) => open('/data/search.json')); }");
        return visit.page;
    }

    /** How files were fetched whose addresses contain {@code part}, the one after the other. */
    private static List<String> asked(Page page, String part) {
        Object caches =
                page.evaluate("part => asked.filter(([url]) => url.includes(part)).map(([, cache]) => cache)", part);
        return ((List<?>) caches).stream().map(Object::toString).toList();
    }

    private static Object evaluate(Page page, String expression) {
        return page.evaluate("async () => " + expression);
    }

    private static Map<?, ?> find(Page page, String text, Map<String, ?> options) {
        return (Map<?, ?>)
                page.evaluate("async ([text, options]) => (await search).find(text, options)", List.of(text, options));
    }

    private static List<String> titles(Map<?, ?> found) {
        return cards(found).stream().map(card -> card.get("title").toString()).toList();
    }

    private static List<Integer> prices(Map<?, ?> found) {
        return cards(found).stream()
                .map(card -> Integer.valueOf(card.get("price").toString()))
                .toList();
    }

    private static List<? extends Map<?, ?>> cards(Map<?, ?> found) {
        return ((List<?>) found.get("hits"))
                .stream().map(hit -> (Map<?, ?>) ((Map<?, ?>) hit).get("card")).toList();
    }

    private static Object facets(Page page, String text, Map<String, ?> filters) {
        return page.evaluate(
                "async ([text, filters]) => { const { facets, price, available, sale } = await (await search).facets(text, { filters });"
                        + " const values = (facets[0]?.values ?? []).map(({ id, count, chosen }) => `${id}${chosen ? '!' : ''} ${count}`).join(', ');"
                        + " return `${values}; ${price ? `${price.min}-${price.max}` : ''}; ${available}; ${sale}`; }",
                List.of(text, filters));
    }

    private static Object marked(Page page, String query, String text) {
        return page.evaluate(
                "async ([query, text]) => { const engine = await search; const found = await engine.find(query);"
                        + " return engine.highlight(text, found).map(([part, hit]) => hit ? `[${part}]` : part).join(''); }",
                List.of(query, text));
    }

    // ---- The shop ----

    /** Two teapots, kettles, ... of each colour: a dear one that is sold out when it is red, a cheap one that is reduced. */
    private static void publish(String edition) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        Files.writeString(
                folder.resolve("index.html"),
                "<!doctype html><html lang=\"en\"><title>Search</title><link rel=\"icon\" href=\"data:,\">");
        Files.write(folder.resolve("search.js"), SearchEngine.script());
        Map<String, SearchDocument> documents = new LinkedHashMap<>();
        Map<String, SearchShelf.Offer> offers = new LinkedHashMap<>();
        Map<String, Integer> colours = new LinkedHashMap<>();
        for (String type : TYPES) {
            for (int i = 0; i < 8; i++) {
                String colour = COLOURS.get(i / 2);
                String key = "product:" + type + i;
                documents.put(
                        key,
                        document(
                                key,
                                (i % 2 == 0 ? "Fine " : "Plain ") + colour + " " + type + " " + edition,
                                "A gift for the home."));
                offers.put(key, new SearchShelf.Offer(1_000 + 500 * i, i % 4 != 2, i % 2 == 0, 0, 0));
                colours.put(key, i / 2);
            }
        }
        documents.put("product:secret", document("product:secret", "Secret teapot", ""));
        documents.put("category:teapots", document("category:teapots", "Teapots " + edition, ""));
        documents.put("page:bottle", document("page:bottle", "ステンレスボトル " + edition, ""));
        offers.put("category:teapots", SearchShelf.Offer.NONE);
        offers.put("page:bottle", SearchShelf.Offer.NONE);

        List<String> names =
                documents.values().stream().map(SearchDocument::title).toList();
        Path work = Files.createTempDirectory("vitrine-search");
        try (SearchIndexer indexer = SearchIndexer.open(
                "en",
                "search/en/",
                documents.keySet().stream()
                        .map(key -> new SearchDocument.Entry(
                                key,
                                SearchDocument.Kind.valueOf(UCharacter.toUpperCase(key.substring(0, key.indexOf(':')))),
                                key))
                        .toList(),
                SearchVocabulary.of("en", List.of()),
                names,
                work,
                1)) {
            for (SearchDocument document : documents.values()) {
                SearchShelf.Offer offer = offers.getOrDefault(document.key(), SearchShelf.Offer.NONE);
                indexer.add(
                        document,
                        Map.of(
                                0,
                                new SearchCard(
                                        document.title().strip(),
                                        "/" + document.key() + "/",
                                        SearchCard.Image.NONE,
                                        String.valueOf(offer.amount()),
                                        "",
                                        "",
                                        "",
                                        "")));
            }
            indexer.finish(
                    List.of(new SearchFacet(
                            "colour",
                            "Colour",
                            COLOURS.stream()
                                    .sorted()
                                    .map(colour -> new SearchFacet.Value(colour, colour, ""))
                                    .toList(),
                            key -> colours.containsKey(key)
                                    ? List.of(COLOURS.stream().sorted().toList().indexOf(COLOURS.get(colours.get(key))))
                                    : List.of())),
                    List.of(new SearchShelf(
                            0,
                            ENTRY,
                            "data/search/",
                            "USD",
                            2,
                            key -> Optional.ofNullable(offers.get(key)),
                            key -> 0,
                            Map.of("return policy", "/returns/"),
                            Map.of("kettle", List.of("product:headphones7")),
                            List.of("teapot"))),
                    (path, content) -> {
                        Path file = folder.resolve(path);
                        Files.createDirectories(file.getParent());
                        Files.write(file, content);
                    });
        }
    }

    private static SearchDocument document(String key, String title, String text) {
        return new SearchDocument(key, title.strip(), "", List.of(), List.of(), List.of(), List.of(), text, 1);
    }
}
