import com.sun.management.OperatingSystemMXBean;
import dev.vitrine.search.SearchCard;
import dev.vitrine.search.SearchDocument;
import dev.vitrine.search.SearchFacet;
import dev.vitrine.search.SearchIndexer;
import dev.vitrine.search.SearchShelf;
import dev.vitrine.search.SearchVocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the search of a neutral catalogue, as a build of a shop does.
 *
 * <pre>java -cp generator/target/vitrine.jar benchmarks/search/IndexCatalog.java &lt;documents.jsonl&gt; &lt;folder&gt;</pre>
 *
 * <p>{@code about.json} lies beside the documents. Prints one line of JSON: seconds from documents in memory to files on the disk, by the clock and of the
 * processor, and how many files.
 */
public final class IndexCatalog {

    private static final String BASE = "search/";
    private static final String HERE = "data/search/";
    private static final String ENTRY = "data/search.json";

    private IndexCatalog() {}

    private record Product(
            String id,
            String title,
            String brand,
            List<String> category,
            Map<String, List<String>> attributes,
            String text,
            List<String> codes,
            long price,
            String image,
            String url,
            int stars) {

        List<String> values() {
            return attributes.values().stream().flatMap(List::stream).toList();
        }
    }

    public static void main(String[] arguments) throws IOException {
        Path documents = Path.of(arguments[0]);
        Path out = Path.of(arguments[1]);
        JsonMapper json = new JsonMapper();
        JsonNode about = json.readTree(Files.readString(documents.resolveSibling("about.json")));
        List<Product> products = new ArrayList<>();
        for (String line : Files.readAllLines(documents)) {
            products.add(product(json.readTree(line)));
        }
        OperatingSystemMXBean machine = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long busy = machine.getProcessCpuTime();
        long began = System.nanoTime();
        int files = write(products, about, out);
        double seconds = (System.nanoTime() - began) / 1e9;
        double processor = (machine.getProcessCpuTime() - busy) / 1e9;
        System.out.println(json.writeValueAsString(Map.of("seconds", seconds, "processor", processor, "files", files)));
    }

    private static Product product(JsonNode node) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        node.get("attributes").properties().forEach(one -> attributes.put(one.getKey(), texts(one.getValue())));
        return new Product(
                node.get("id").asString(),
                node.get("title").asString(),
                node.get("brand").asString(),
                texts(node.get("category")),
                attributes,
                node.get("text").asString(),
                texts(node.get("codes")),
                node.get("price").asLong(),
                node.get("image").asString(),
                node.get("url").asString(),
                (int) Math.round(node.get("rating").asDouble() * 10));
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(one -> texts.add(one.asString()));
        return texts;
    }

    private static int write(List<Product> products, JsonNode about, Path out) throws IOException {
        String language = about.get("language").asString();
        Currency currency = Currency.getInstance(about.get("currency").asString());
        Set<String> phrases = new LinkedHashSet<>();
        Set<String> values = new LinkedHashSet<>();
        for (Product product : products) {
            phrases.add(product.title());
            phrases.add(product.brand());
            phrases.addAll(product.category());
            values.addAll(product.values());
        }
        List<String> names = new ArrayList<>(phrases);
        names.addAll(values);
        Path folder = Files.createTempDirectory("catalog-index");
        List<SearchDocument.Entry> entries = products.stream()
                .map(product -> new SearchDocument.Entry(
                        product.id(),
                        SearchDocument.Kind.PRODUCT,
                        String.join("\u0001", product.category()) + "\u0001" + product.brand() + "\u0002" + product.title()))
                .toList();
        int[] files = {0};
        try (SearchIndexer indexer = SearchIndexer.open(
                language, BASE, entries, SearchVocabulary.of(language, List.of()), List.copyOf(phrases), folder, 1)) {
            // As pages are: side by side.
            products.parallelStream().forEach(product -> add(indexer, product, currency));
            Map<String, Product> byId = new HashMap<>();
            products.forEach(product -> byId.put(product.id(), product));
            SearchShelf shelf = new SearchShelf(
                    0, ENTRY, HERE, currency.getCurrencyCode(), currency.getDefaultFractionDigits(),
                    id -> Optional.of(offer(byId.get(id))), id -> 0, Map.of(), Map.of(), List.of());
            indexer.finish(facets(about, products, byId), List.of(shelf), (path, content) -> {
                Path file = out.resolve(path);
                Files.createDirectories(file.getParent());
                Files.write(file, content);
                files[0]++;
            });
        } finally {
            try (Stream<Path> left = Files.walk(folder)) {
                for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        return files[0];
    }

    private static void add(SearchIndexer indexer, Product product, Currency currency) {
        try {
            indexer.add(document(product), Map.of(0, card(product, currency)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SearchDocument document(Product product) {
        return new SearchDocument(
                product.id(), product.title(), product.brand(), product.category(), product.values(), List.of(),
                product.codes(), product.text(), 1);
    }

    private static SearchCard card(Product product, Currency currency) {
        int digits = currency.getDefaultFractionDigits();
        String price = product.price() == 0
                ? ""
                : currency.getSymbol(Locale.US) + BigDecimal.valueOf(product.price(), digits).toPlainString();
        return new SearchCard(
                product.title(),
                product.url(),
                product.image().isEmpty() ? SearchCard.Image.NONE : new SearchCard.Image(product.image(), 480, 480),
                price, "", "", product.brand(), "");
    }

    private static SearchShelf.Offer offer(Product product) {
        return new SearchShelf.Offer(product.price() == 0 ? -1 : product.price(), true, false, 0, product.stars());
    }

    private static List<SearchFacet> facets(JsonNode about, List<Product> products, Map<String, Product> byId) {
        List<SearchFacet> facets = new ArrayList<>();
        facets.add(facet("brand", products, byId, product -> List.of(product.brand())));
        for (String name : texts(about.get("facets"))) {
            facets.add(name.equals("category")
                    ? facet(name, products, byId, product -> product.category().stream().limit(1).toList())
                    : facet(name, products, byId, product -> product.attributes().getOrDefault(name, List.of())));
        }
        return facets;
    }

    private static SearchFacet facet(
            String name, List<Product> products, Map<String, Product> byId, Function<Product, List<String>> of) {
        List<String> values = List.copyOf(new TreeSet<>(
                products.stream().flatMap(product -> of.apply(product).stream()).filter(value -> !value.isEmpty()).toList()));
        Map<String, Integer> places = new HashMap<>();
        values.forEach(value -> places.put(value, places.size()));
        return new SearchFacet(
                name.replace(' ', '-'),
                name,
                values.stream().map(value -> new SearchFacet.Value(value, value, "")).toList(),
                id -> of.apply(byId.get(id)).stream().filter(places::containsKey).map(places::get).distinct().sorted().toList());
    }
}
