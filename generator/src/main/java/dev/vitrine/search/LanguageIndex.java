package dev.vitrine.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;
import org.apache.lucene.util.BytesRef;

/**
 * The documents of one language in a Lucene index on disk, so that memory holds none of them.
 *
 * <p>Adding is thread-safe, and its order does not matter: what is written at the end is sorted by the documents' numbers.
 */
public final class LanguageIndex implements Closeable {

    static final String NUMBER = "number";
    static final String BOOST = "boost";
    private static final String NAMES = "names";

    /** What all languages together hold of documents before Lucene writes them to the disk. */
    private static final double BUFFER_MEGABYTES = 96;

    private static final FieldType TERMS = new FieldType();
    private static final FieldType WORDS = new FieldType();

    static {
        TERMS.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
        TERMS.setTokenized(true);
        TERMS.freeze();
        WORDS.setIndexOptions(IndexOptions.DOCS);
        WORDS.setTokenized(true);
        WORDS.setOmitNorms(true);
        WORDS.freeze();
    }

    private final SearchVocabulary vocabulary;
    private final DocumentOrder order;
    private final WordDictionary dictionary = new WordDictionary();
    private final CardStore cards;
    private final Directory directory;
    private final IndexWriter writer;

    private LanguageIndex(
            SearchVocabulary vocabulary,
            DocumentOrder order,
            CardStore cards,
            Directory directory,
            IndexWriter writer) {
        this.vocabulary = vocabulary;
        this.order = order;
        this.cards = cards;
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * An empty index.
     *
     * @param vocabulary what words mean
     * @param order where each document there will be stands
     * @param folder an empty folder for files that are needed meanwhile
     * @param languages how many indexes are made at the same time
     * @throws IOException when the disk fails
     */
    static LanguageIndex open(SearchVocabulary vocabulary, DocumentOrder order, Path folder, int languages)
            throws IOException {
        Directory directory = new NIOFSDirectory(folder.resolve("lucene"), NoLockFactory.INSTANCE);
        IndexWriterConfig config = new IndexWriterConfig();
        config.setRAMBufferSizeMB(Math.max(1, Math.min(64, BUFFER_MEGABYTES / languages)));
        config.setUseCompoundFile(false);
        // Segments are read side by side, once: to merge them first would cost more.
        config.setMergePolicy(NoMergePolicy.INSTANCE);
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        return new LanguageIndex(
                vocabulary,
                order,
                CardStore.open(folder.resolve("cards"), order.limit()),
                directory,
                new IndexWriter(directory, config));
    }

    /** The words of names, complete once {@link #finish} has returned. */
    NavigableMap<String, Integer> names() {
        return dictionary.names();
    }

    /**
     * Every word with the terms it leads to, in the order of the alphabet.
     *
     * @param reader what {@link #finish} returned
     * @throws IOException when the disk fails
     */
    NavigableMap<String, List<String>> words(DirectoryReader reader) throws IOException {
        NavigableMap<String, List<String>> words = dictionary.terms();
        each(
                reader,
                SearchField.CODES.id(),
                (code, documents) -> words.merge(code, List.of(code), WordDictionary::both));
        return words;
    }

    /** What storefronts show of the documents. */
    CardStore cards() {
        return cards;
    }

    DocumentOrder order() {
        return order;
    }

    SearchVocabulary vocabulary() {
        return vocabulary;
    }

    /**
     * Adds a document.
     *
     * @param document its words
     * @param rows what each storefront shows of it, a row of a file of cards, by the number of the storefront
     * @throws IOException when the disk fails
     */
    void add(SearchDocument document, Map<Integer, String> rows) throws IOException {
        int number = order.number(document.key());
        if (number < 0) {
            throw new IllegalArgumentException("not among the entries: " + document.key());
        }
        DocumentWords words = DocumentWords.of(document, vocabulary, dictionary);
        Document lucene = new Document();
        lucene.add(new NumericDocValuesField(NUMBER, number));
        lucene.add(new NumericDocValuesField(BOOST, Float.floatToIntBits((float) document.boost())));
        for (SearchField field : SearchField.values()) {
            if (!words.terms(field).isEmpty()) {
                lucene.add(new Field(field.id(), new Given(words.terms(field)), TERMS));
            }
        }
        if (Compounds.in(vocabulary.analysis().language())) {
            lucene.add(new Field(NAMES, new Given(words.names()), WORDS));
        }
        writer.addDocument(lucene);
        cards.add(number, rows);
    }

    /**
     * The whole index, to be read once all documents were added; the caller closes it.
     *
     * @throws IOException when the disk fails
     */
    DirectoryReader finish() throws IOException {
        writer.commit();
        if (Compounds.in(vocabulary.analysis().language())) {
            try (DirectoryReader reader = DirectoryReader.open(directory)) {
                addParts(reader);
            }
            writer.commit();
        }
        return DirectoryReader.open(directory);
    }

    /**
     * Adds what compounds are made of, which is known only when all words are: to Lucene, a document beside each that has some, with the same number and one
     * more field.
     */
    private void addParts(DirectoryReader reader) throws IOException {
        Compounds compounds = Compounds.learn(
                vocabulary.analysis().language(), List.copyOf(dictionary.names().keySet()), dictionary.meaningful());
        Map<Integer, Set<String>> byDocument = new TreeMap<>();
        each(reader, NAMES, (name, documents) -> {
            List<String> parts = compounds.parts(name);
            while (!parts.isEmpty() && documents.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                byDocument
                        .computeIfAbsent(documents.docID(), k -> new LinkedHashSet<>())
                        .addAll(parts);
            }
        });
        NumericDocValues numbers = MultiDocValues.getNumericValues(reader, NUMBER);
        NumericDocValues boosts = MultiDocValues.getNumericValues(reader, BOOST);
        for (Map.Entry<Integer, Set<String>> found : byDocument.entrySet()) {
            if (numbers != null
                    && boosts != null
                    && numbers.advanceExact(found.getKey())
                    && boosts.advanceExact(found.getKey())) {
                List<String> terms = new ArrayList<>();
                for (String part : found.getValue()) {
                    List<String> of = vocabulary.analysis().terms(part);
                    terms.addAll(of);
                    if (!of.isEmpty()) {
                        dictionary.lead(part, of);
                    }
                }
                dictionary.named(found.getValue());
                Document lucene = new Document();
                lucene.add(new NumericDocValuesField(NUMBER, numbers.longValue()));
                lucene.add(new NumericDocValuesField(BOOST, boosts.longValue()));
                lucene.add(new Field(SearchField.PARTS.id(), new Given(terms), TERMS));
                writer.addDocument(lucene);
            }
        }
    }

    /** Takes a term and its documents. */
    private interface Taker {
        void take(String term, PostingsEnum documents) throws IOException;
    }

    private static void each(DirectoryReader reader, String field, Taker taker) throws IOException {
        Terms terms = MultiTerms.getTerms(reader, field);
        if (terms != null) {
            TermsEnum each = terms.iterator();
            for (BytesRef term = each.next(); term != null; term = each.next()) {
                taker.take(term.utf8ToString(), each.postings(null, PostingsEnum.NONE));
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            cards.close();
        } finally {
            writer.rollback();
            directory.close();
        }
    }

    /** Terms that were made before: Lucene takes them as they are. */
    private static final class Given extends TokenStream {
        private final Iterable<String> all;
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private Iterator<String> rest;

        private Given(Iterable<String> all) {
            this.all = all;
            this.rest = all.iterator();
        }

        @Override
        public void reset() {
            rest = all.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!rest.hasNext()) {
                return false;
            }
            clearAttributes();
            term.append(rest.next());
            return true;
        }
    }
}
