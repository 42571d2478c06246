package dev.vitrine.search;

import dev.vitrine.output.OutputFailure;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.lucene.index.DirectoryReader;

/**
 * Makes the search of one language: documents go in while pages are made, files come out at the end; {@code docs/search.md} describes them.
 *
 * <p>Adding is thread-safe, and its order does not matter.
 */
public final class SearchIndexer implements Closeable {

    /** The version of the files, which the engine checks. */
    static final int VERSION = 1;

    private static final String SUFFIX = ".bin";

    private final String language;
    private final String base;
    private final LanguageIndex index;
    private final List<String> phrases;

    private SearchIndexer(String language, String base, LanguageIndex index, List<String> phrases) {
        this.language = language;
        this.base = base;
        this.index = index;
        this.phrases = phrases;
    }

    /** Takes finished files. */
    @FunctionalInterface
    public interface Files {

        /** Takes the file at {@code path}, relative to the root of the site. */
        void file(String path, byte[] content) throws IOException;
    }

    /**
     * An empty index.
     *
     * @param language a BCP 47 tag
     * @param base the folder of its files, from the root of the site, with a slash at its end: {@code search/de/}
     * @param entries all documents there will be
     * @param vocabulary what words mean
     * @param phrases titles of products, categories and brands, for suggestions
     * @param folder an empty folder for files that are needed meanwhile; the caller deletes it after closing
     * @param languages how many indexes are made at the same time, and share the memory
     * @throws OutputFailure when the disk fails
     */
    public static SearchIndexer open(
            String language,
            String base,
            List<SearchDocument.Entry> entries,
            SearchVocabulary vocabulary,
            List<String> phrases,
            Path folder,
            int languages)
            throws OutputFailure {
        return new SearchIndexer(
                language,
                base,
                ScratchDisk.make(() -> LanguageIndex.open(vocabulary, DocumentOrder.of(entries), folder, languages)),
                List.copyOf(phrases));
    }

    /**
     * Adds a document.
     *
     * @param document its words
     * @param cards what storefronts show of it, by their numbers
     * @throws OutputFailure when the disk fails
     */
    public void add(SearchDocument document, Map<Integer, SearchCard> cards) throws OutputFailure {
        Map<Integer, String> rows = new TreeMap<>();
        cards.forEach((number, card) -> rows.put(number, card.row()));
        ScratchDisk.run(() -> index.add(document, rows));
    }

    /**
     * Writes all files, once all documents were added.
     *
     * @param facets what products can be narrowed by
     * @param shelves the storefronts of the language
     * @param files where they go
     * @throws OutputFailure when the disk fails
     */
    public void finish(List<SearchFacet> facets, List<SearchShelf> shelves, Files files) throws OutputFailure {
        ScratchDisk.run(() -> write(facets, shelves, files));
    }

    private void write(List<SearchFacet> facets, List<SearchShelf> shelves, Files files) throws IOException {
        // Lucene writes its last documents on one thread.
        CompletableFuture<Suggestions> suggested = CompletableFuture.supplyAsync(
                () -> Suggestions.of(phrases, index.vocabulary().analysis()));
        try (DirectoryReader reader = index.finish()) {
            IndexFiles shared = new IndexFiles(index, (name, content) -> files.file(base + name + SUFFIX, content));
            IndexFiles.Written written = shared.write(reader);
            Columns columns = new Columns(index.order());
            IndexFiles.Directory suggestions = suggested.join().write(shared);
            Optional<String> narrowing = facets.isEmpty() || !columns.hasProducts()
                    ? Optional.empty()
                    : Optional.of(shared.write(columns.facets(facets)));
            for (SearchShelf shelf : shelves) {
                IndexFiles own =
                        new IndexFiles(index, (name, content) -> files.file(shelf.here() + name + SUFFIX, content));
                Map<String, Object> entry = new LinkedHashMap<>();
                entry.put("version", VERSION);
                entry.put("language", language);
                entry.put("base", "/" + base);
                entry.put("here", "/" + shelf.here());
                entry.put("ids", index.order().limit());
                entry.put("documents", index.order().size());
                entry.put("bonus", written.bonus());
                entry.put("kinds", kinds());
                entry.put("shards", written.shards().json());
                entry.put("suggest", suggestions.json());
                entry.put("words", written.words());
                narrowing.ifPresent(name -> entry.put("facets", name));
                if (columns.hasProducts()) {
                    entry.put("columns", own.write(columns.offers(shelf, narrowing.isEmpty())));
                }
                Optional<byte[]> ranks = columns.ranks(shelf);
                if (ranks.isPresent()) {
                    entry.put("ranks", own.write(ranks.get()));
                }
                entry.put("cards", cards(shelf, own));
                put(entry, "redirects", redirects(shelf));
                put(entry, "pins", pins(shelf));
                put(entry, "popular", shelf.popular());
                entry.put("currency", shelf.currency());
                entry.put("digits", shelf.digits());
                files.file(shelf.entry(), IndexFiles.json(entry));
            }
        }
    }

    private static void put(Map<String, Object> entry, String name, List<?> values) {
        if (!values.isEmpty()) {
            entry.put(name, values);
        }
    }

    private List<Object> kinds() {
        return index.order().kinds().stream()
                .<Object>map(kind -> List.of(kind.kind().id(), kind.from(), kind.to()))
                .toList();
    }

    private static List<Object> redirects(SearchShelf shelf) {
        List<Object> redirects = new ArrayList<>();
        new TreeMap<>(shelf.redirects()).forEach((query, url) -> redirects.add(List.of(query, url)));
        return redirects;
    }

    private List<Object> pins(SearchShelf shelf) {
        List<Object> pins = new ArrayList<>();
        new TreeMap<>(shelf.pins()).forEach((query, keys) -> {
            List<Integer> numbers = keys.stream()
                    .filter(key -> shelf.offers().of(key).isPresent())
                    .map(index.order()::number)
                    .filter(number -> number >= 0)
                    .toList();
            if (!numbers.isEmpty()) {
                pins.add(List.of(query, numbers));
            }
        });
        return pins;
    }

    private String cards(SearchShelf shelf, IndexFiles own) throws IOException {
        List<Supplier<byte[]>> files = new ArrayList<>();
        for (int block = 0; block < index.order().blocks(); block++) {
            int first = block * DocumentOrder.SLOTS;
            files.add(() -> cards(first, shelf.number()));
        }
        return own.writeAll(files);
    }

    /** The cards of the documents from {@code first} to the end of its block. */
    private byte[] cards(int first, int storefront) {
        try {
            StringBuilder cards = new StringBuilder("[");
            for (int slot = 0; slot < DocumentOrder.SLOTS; slot++) {
                Optional<String> row = index.cards().row(first + slot, storefront);
                if (row.isPresent()) {
                    cards.append(cards.length() > 1 ? ",[" : "[")
                            .append(slot)
                            .append(row.get())
                            .append(']');
                }
            }
            return cards.append(']').toString().getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws OutputFailure {
        ScratchDisk.run(index::close);
    }
}
