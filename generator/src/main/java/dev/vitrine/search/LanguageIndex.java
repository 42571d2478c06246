package dev.vitrine.search;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * The documents of one language in a Lucene index on disk, so that memory holds none of them.
 *
 * <p>Adding is thread-safe, and its order does not matter: what is written at the end is sorted by the documents' numbers.
 */
public final class LanguageIndex implements Closeable {

    static final String NUMBER = "number";
    static final String BOOST = "boost";
    static final String PAIRS = "pairs";
    static final String NAMES = "names";
    static final String CARD = "card";

    private static final double BUFFER_MEGABYTES = 64;

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
    private final Directory directory;
    private final IndexWriter writer;

    private LanguageIndex(SearchVocabulary vocabulary, DocumentOrder order, Directory directory, IndexWriter writer) {
        this.vocabulary = vocabulary;
        this.order = order;
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * An empty index.
     *
     * @param vocabulary what words mean
     * @param order where each document there will be stands
     * @param folder an empty folder for Lucene's files
     * @throws IOException when the disk fails
     */
    static LanguageIndex open(SearchVocabulary vocabulary, DocumentOrder order, Path folder) throws IOException {
        Directory directory = new NIOFSDirectory(folder, NoLockFactory.INSTANCE);
        IndexWriterConfig config = new IndexWriterConfig();
        config.setRAMBufferSizeMB(BUFFER_MEGABYTES);
        config.setUseCompoundFile(false);
        // Segments are read side by side, once: to merge them first would cost more.
        config.setMergePolicy(NoMergePolicy.INSTANCE);
        config.setOpenMode(IndexWriterConfig.OpenMode.CREATE);
        return new LanguageIndex(vocabulary, order, directory, new IndexWriter(directory, config));
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
     * @param cards what each storefront shows of it, a row of a file of cards, by the number of the storefront
     * @throws IOException when the disk fails
     */
    void add(SearchDocument document, Map<Integer, String> cards) throws IOException {
        int number = order.number(document.key());
        if (number < 0) {
            throw new IllegalArgumentException("not among the entries: " + document.key());
        }
        DocumentWords words = DocumentWords.of(document, vocabulary);
        Document lucene = new Document();
        lucene.add(new NumericDocValuesField(NUMBER, number));
        lucene.add(new NumericDocValuesField(BOOST, Float.floatToIntBits((float) document.boost())));
        for (SearchField field : SearchField.values()) {
            if (!words.terms(field).isEmpty()) {
                lucene.add(new Field(field.id(), new Given(words.terms(field)), TERMS));
            }
        }
        lucene.add(new Field(PAIRS, new Given(words.pairs()), WORDS));
        lucene.add(new Field(NAMES, new Given(words.names()), WORDS));
        cards.forEach((storefront, card) -> lucene.add(new StoredField(CARD + storefront, card)));
        writer.addDocument(lucene);
    }

    /**
     * The whole index, to be read once all documents were added; the caller closes it.
     *
     * @throws IOException when the disk fails
     */
    DirectoryReader finish() throws IOException {
        writer.commit();
        return DirectoryReader.open(directory);
    }

    @Override
    public void close() throws IOException {
        writer.rollback();
        directory.close();
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
