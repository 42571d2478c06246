package dev.vitrine.search;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.search.similarities.PerFieldSimilarityWrapper;
import org.apache.lucene.search.similarities.Similarity;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.store.Directory;

/**
 * The same documents in an ordinary Lucene index, searched by Lucene itself: exact scores of ordinary queries, with the weights of our fields and a bonus for
 * each word that matches.
 */
public final class LuceneOracle implements Closeable {

    static final float BONUS = 8;

    /** Makes the number of matched words readable from a score. */
    private static final float A_WORD = 1_000;

    private final SearchVocabulary vocabulary;
    private final WordDictionary dictionary = new WordDictionary();
    private final Directory directory = new ByteBuffersDirectory();
    private final DirectoryReader reader;
    private final IndexSearcher searcher;

    public LuceneOracle(List<SearchDocument> documents, SearchVocabulary vocabulary) throws IOException {
        this.vocabulary = vocabulary;
        Similarity similarity = new PerFieldSimilarityWrapper() {
            @Override
            public Similarity get(String name) {
                SearchField field = Arrays.stream(SearchField.values())
                        .filter(each -> each.id().equals(name))
                        .findFirst()
                        .orElseThrow();
                return new BM25Similarity(field.k1(), field.b());
            }
        };
        IndexWriterConfig config = new IndexWriterConfig(words()).setSimilarity(similarity);
        try (IndexWriter writer = new IndexWriter(directory, config)) {
            for (SearchDocument document : documents) {
                DocumentWords words = DocumentWords.of(document, vocabulary, dictionary);
                Document lucene = new Document();
                lucene.add(new StoredField("key", document.key()));
                for (SearchField field : SearchField.values()) {
                    if (!words.terms(field).isEmpty()) {
                        lucene.add(new TextField(field.id(), String.join("\n", words.terms(field)), Field.Store.NO));
                    }
                }
                writer.addDocument(lucene);
            }
            writer.forceMerge(1);
        }
        this.reader = DirectoryReader.open(directory);
        this.searcher = new IndexSearcher(reader);
        searcher.setSimilarity(similarity);
    }

    /** Terms that stand in lines. */
    private static Analyzer words() {
        return new Analyzer() {
            @Override
            protected TokenStreamComponents createComponents(String name) {
                return new TokenStreamComponents(new LineTokenizer());
            }
        };
    }

    private static final class LineTokenizer extends Tokenizer {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);

        @Override
        public boolean incrementToken() throws IOException {
            clearAttributes();
            int c = input.read();
            if (c < 0) {
                return false;
            }
            for (; c >= 0 && c != '\n'; c = input.read()) {
                term.append((char) c);
            }
            return true;
        }
    }

    /** All documents with a word of {@code text}: those with most of its words first, then by score. */
    public List<Answer> answer(String text) throws IOException {
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        for (WordSplitter.Word word : WordSplitter.split(text)) {
            List<Query> terms = new ArrayList<>();
            List<Query> any = new ArrayList<>();
            for (String term : vocabulary.analysis().terms(word)) {
                BooleanQuery.Builder fields = new BooleanQuery.Builder();
                for (SearchField field : SearchField.values()) {
                    Query one = new TermQuery(new Term(field.id(), term));
                    fields.add(new BoostQuery(one, field.weight()), BooleanClause.Occur.SHOULD);
                    any.add(one);
                }
                terms.add(fields.build());
            }
            if (!terms.isEmpty()) {
                query.add(new DisjunctionMaxQuery(terms, 0), BooleanClause.Occur.SHOULD);
                query.add(
                        new BoostQuery(new ConstantScoreQuery(new DisjunctionMaxQuery(any, 0)), A_WORD),
                        BooleanClause.Occur.SHOULD);
            }
        }
        List<Answer> answers = new ArrayList<>();
        for (ScoreDoc each : searcher.search(query.build(), Math.max(1, reader.maxDoc())).scoreDocs) {
            int matched = (int) Math.floor(each.score / A_WORD);
            answers.add(new Answer(
                    searcher.storedFields().document(each.doc).get("key"),
                    matched,
                    each.score - matched * (A_WORD - BONUS)));
        }
        int best = answers.stream().mapToInt(Answer::matched).max().orElse(0);
        answers.sort(Comparator.<Answer>comparingInt(answer -> answer.matched() == best ? 0 : 1)
                .thenComparing(Comparator.comparingDouble(Answer::score).reversed())
                .thenComparing(Answer::key));
        return answers;
    }

    /** A document that was found, how many words it matched, and its score. */
    public record Answer(String key, int matched, double score) {}

    @Override
    public void close() throws IOException {
        reader.close();
        directory.close();
    }
}
