package dev.vitrine.search;

import dev.vitrine.output.OutputFailure;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.apache.lucene.store.NoLockFactory;

/**
 * An ordinary Lucene index of one language, for those who run a server of their own: texts analysed by Lucene's analyzer for the language, addresses stored.
 *
 * <p>Its files hold random numbers of Lucene's: they differ from build to build, which is why they lie beside the site and not in it.
 */
final class PlainIndex implements Closeable {

    private final Directory directory;
    private final IndexWriter writer;

    private PlainIndex(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
    }

    /**
     * An empty index.
     *
     * @param language a language whose words are analysed
     * @param folder an empty folder, which becomes the index
     * @throws OutputFailure when the disk fails
     */
    static PlainIndex open(String language, Path folder) throws OutputFailure {
        return ScratchDisk.make(() -> {
            Directory directory = new NIOFSDirectory(folder, NoLockFactory.INSTANCE);
            IndexWriterConfig config = new IndexWriterConfig(LanguageAnalysis.analyzer(language));
            config.setMergeScheduler(new QuietMerges());
            return new PlainIndex(directory, new IndexWriter(directory, config));
        });
    }

    /** Merges of which nothing is printed when their disk fails: the writer they are for says so to whoever uses it next. */
    private static final class QuietMerges extends ConcurrentMergeScheduler {
        @Override
        protected void handleMergeException(Throwable failure) {
            if (!(failure instanceof IOException)) {
                super.handleMergeException(failure);
            }
        }
    }

    /** Adds a document; thread-safe. */
    void add(SearchDocument document, Map<Integer, SearchCard> cards) throws OutputFailure {
        Document lucene = new Document();
        lucene.add(new StringField("key", document.key(), Field.Store.YES));
        lucene.add(new TextField("title", document.title(), Field.Store.YES));
        lucene.add(new TextField("brand", document.brand(), Field.Store.YES));
        lucene.add(new TextField("categories", String.join("\n", document.categories()), Field.Store.NO));
        lucene.add(new TextField("attributes", String.join("\n", document.attributes()), Field.Store.NO));
        lucene.add(new TextField("keywords", String.join("\n", document.keywords()), Field.Store.NO));
        document.codes().forEach(code -> lucene.add(new StringField("code", code, Field.Store.NO)));
        lucene.add(new TextField("text", document.text(), Field.Store.NO));
        cards.values().forEach(card -> lucene.add(new StoredField("url", card.url())));
        ScratchDisk.run(() -> writer.addDocument(lucene));
    }

    /** Completes the index. */
    void finish() throws OutputFailure {
        ScratchDisk.run(() -> {
            writer.forceMerge(1);
            writer.commit();
        });
    }

    @Override
    public void close() throws OutputFailure {
        ScratchDisk.run(() -> {
            writer.rollback();
            directory.close();
        });
    }
}
