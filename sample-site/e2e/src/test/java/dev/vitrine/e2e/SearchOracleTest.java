package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import dev.vitrine.search.LuceneOracle;
import dev.vitrine.search.SearchCard;
import dev.vitrine.search.SearchDocument;
import dev.vitrine.search.SearchEngine;
import dev.vitrine.search.SearchIndexer;
import dev.vitrine.search.SearchShelf;
import dev.vitrine.search.SearchVocabulary;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real products and what real shoppers asked for: the first ten answers of the engine in a browser are those of Lucene with the same weights, unrounded. */
class SearchOracleTest extends InBrowser {

    @TempDir
    private Path folder;

    /** The folder of data that is not part of this repository: {@code -Dvitrine.shared}, or {@code shared/data} beside the repository or above it. */
    private static Path data(String name) {
        String stated = System.getProperty("vitrine.shared", "");
        Path start = Path.of("").toAbsolutePath();
        Stream<Path> above = Stream.iterate(start, path -> path != null, Path::getParent)
                .map(path -> path.resolve("shared").resolve("data"));
        Stream<Path> candidates = stated.isEmpty() ? above : Stream.of(Path.of(stated));
        return candidates
                .map(path -> path.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElseGet(() -> abort("no data set '" + name
                        + "': set -Dvitrine.shared to the folder of the data sets to compare the search with Lucene"));
    }

    @Test
    void productsOfManySellersAreRankedAsLuceneRanksThem() throws IOException {
        Path set = data("esci-us");
        List<SearchDocument> documents = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(set.resolve("esci_us_products.ndjson.gz"))),
                StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                JsonNode product = JsonMapper.shared().readTree(line);
                documents.add(new SearchDocument(
                        product.path("asin").asString(),
                        product.path("title").asString(""),
                        product.path("brand").asString(""),
                        texts(product.path("category")),
                        List.of(product.path("color").asString("")),
                        List.of(),
                        List.of(product.path("asin").asString()),
                        product.path("bullet_points").asString("") + "\n"
                                + product.path("description").asString(""),
                        1));
            }
        }
        compare(documents, queries(set.resolve("esci_us_judgments.tsv"), "\t"));
    }

    @Test
    void productsOfManyKindsAreRankedAsLuceneRanksThem() throws IOException {
        Path set = data("icecat-chorus");
        List<SearchDocument> documents = new ArrayList<>();
        for (int part = 1; part <= 4; part++) {
            try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(set.resolve(part + ".json.zip")))) {
                zip.getNextEntry();
                for (JsonNode product : JsonMapper.shared().readTree(zip.readAllBytes())) {
                    List<String> attributes = new ArrayList<>();
                    product.properties().forEach(field -> {
                        if (field.getKey().startsWith("attr_t_")) {
                            attributes.add(field.getValue().asString(""));
                        }
                    });
                    documents.add(new SearchDocument(
                            product.path("id").asString(),
                            product.path("title").asString(""),
                            product.path("supplier").asString(""),
                            List.of(),
                            attributes,
                            List.of(),
                            texts(product.path("ean")),
                            product.path("short_description").asString("").replaceAll("<[^>]*>", " "),
                            1));
                }
            }
        }
        compare(documents, queries(set.resolve("broad_query_set_rated.csv"), ","));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asString("")));
        return texts;
    }

    private static Set<String> queries(Path file, String separator) throws IOException {
        Set<String> queries = new HashSet<>();
        List<String> lines = Files.readAllLines(file);
        for (String line : lines.subList(1, lines.size())) {
            queries.add(line.split(separator)[0].replace("\"", ""));
        }
        return queries;
    }

    private void compare(List<SearchDocument> documents, Set<String> queries) throws IOException {
        List<String> names = documents.stream().map(SearchDocument::title).toList();
        SearchVocabulary vocabulary = SearchVocabulary.of("en", List.of());
        write(documents, names, vocabulary);
        show(folder);
        List<Double> shares = new ArrayList<>();
        try (BrowserContext context = context(1280, true);
                LuceneOracle oracle = new LuceneOracle(documents, vocabulary)) {
            Visit visit = new Visit(context);
            visit.open("/");
            Page page = visit.page;
            page.evaluate(
                    "() => { window.search = import('/search.js').then(({ open }) => open('/data/search.json')); }");
            for (String query : queries) {
                Map<?, ?> found = (Map<?, ?>) page.evaluate(
                        "async query => { const found = await (await search).find(query, { limit: 10, prefix: false });"
                                + " return { known: found.words.every(({ use, as }) => use === 'stop' || use === 'known' && as.length === 1),"
                                + " keys: found.hits.map(({ card }) => card.url.slice(1, -1)) }; }",
                        query);
                // Where words are linked by hyphens, or read as others, the two are asked different things.
                if (Boolean.TRUE.equals(found.get("known")) && query.matches("[\\p{L}\\p{N} ]+")) {
                    List<LuceneOracle.Answer> expected = oracle.answer(query);
                    List<?> keys = (List<?>) found.get("keys");
                    assertThat(keys).as(query).hasSize(Math.min(10, expected.size()));
                    if (!keys.isEmpty()) {
                        // Those that Lucene holds for equal to its tenth are as good as that.
                        LuceneOracle.Answer last = expected.get(keys.size() - 1);
                        Set<String> best = new HashSet<>();
                        for (int rank = 0; rank < expected.size(); rank++) {
                            LuceneOracle.Answer answer = expected.get(rank);
                            boolean equal = answer.matched() == last.matched()
                                    && Math.abs(answer.score() - last.score()) < 0.001;
                            if (rank < keys.size() || equal) {
                                best.add(answer.key());
                            }
                        }
                        shares.add(keys.stream().filter(best::contains).count() / (double) keys.size());
                    }
                }
            }
            assertThat(visit.problems).isEmpty();
        }
        assertThat(shares).hasSizeGreaterThan(queries.size() / 2);
        double overlap =
                shares.stream().mapToDouble(Double::doubleValue).average().orElse(0);
        System.out.printf("overlap of the first ten with Lucene's: %.4f over %d queries%n", overlap, shares.size());
        assertThat(overlap).isGreaterThanOrEqualTo(0.98);
    }

    private void write(List<SearchDocument> documents, List<String> names, SearchVocabulary vocabulary)
            throws IOException {
        Files.writeString(
                folder.resolve("index.html"),
                "<!doctype html><html lang=\"en\"><title>Search</title><link rel=\"icon\" href=\"data:,\">");
        Files.write(folder.resolve("search.js"), SearchEngine.script());
        try (SearchIndexer indexer = SearchIndexer.open(
                "en",
                "search/en/",
                documents.stream()
                        .map(document -> new SearchDocument.Entry(
                                document.key(),
                                SearchDocument.Kind.PRODUCT,
                                String.join("/", document.categories()) + document.brand() + document.title()))
                        .toList(),
                vocabulary,
                names,
                Files.createDirectories(folder.resolve("scratch")),
                1)) {
            for (SearchDocument document : documents) {
                indexer.add(
                        document,
                        Map.of(
                                0,
                                new SearchCard(
                                        document.title(),
                                        "/" + document.key() + "/",
                                        SearchCard.Image.NONE,
                                        "",
                                        "",
                                        "",
                                        "",
                                        "")));
            }
            indexer.finish(
                    List.of(),
                    List.of(new SearchShelf(
                            0,
                            "data/search.json",
                            "data/search/",
                            "USD",
                            2,
                            key -> Optional.of(SearchShelf.Offer.NONE),
                            key -> 0,
                            Map.of(),
                            Map.of(),
                            List.of())),
                    (path, content) -> {
                        Path file = folder.resolve(path);
                        Files.createDirectories(file.getParent());
                        Files.write(file, content);
                    });
        }
    }
}
