package dev.vitrine.search;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiDocValues;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.SmallFloat;

/**
 * How much each term counts for each document: Lucene's BM25 of every field, times the field's weight, added up.
 *
 * <p>The number of documents and the average lengths go in rounded, so that one more document does not change every number a little.
 */
final class Impacts {

    private final IndexReader reader;
    private final int[] numbers;
    private final float[] boosts;
    private final int limit;

    /**
     * The impacts of an index.
     *
     * @param reader all of it
     * @param limit one more than the highest number of a document
     */
    Impacts(IndexReader reader, int limit) throws IOException {
        this.reader = reader;
        this.limit = limit;
        this.numbers = new int[reader.maxDoc()];
        NumericDocValues stated = MultiDocValues.getNumericValues(reader, LanguageIndex.NUMBER);
        while (stated != null && stated.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            numbers[stated.docID()] = (int) stated.longValue();
        }
        this.boosts = new float[reader.maxDoc()];
        NumericDocValues boosted = MultiDocValues.getNumericValues(reader, LanguageIndex.BOOST);
        while (boosted != null && boosted.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
            boosts[boosted.docID()] = Float.intBitsToFloat((int) boosted.longValue());
        }
    }

    /** The number of the document that Lucene calls {@code document}. */
    int number(int document) {
        return numbers[document];
    }

    /** {@code value} with three digits that count. */
    static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(Math.max(1, value))) - 2);
        return Math.max(1, Math.round(value / unit)) * unit;
    }

    /** Takes the documents of one term: ascending numbers and impacts, of which the first {@code count} count. */
    interface Taker {
        void take(String term, int count, int[] documents, float[] impacts) throws IOException;
    }

    /** One field while its terms are read. */
    private final class Part {
        private final SearchField field;
        private final TermsEnum terms;
        private final byte[] norms;
        private final double documents;
        private final float[] lengths = new float[256];
        private Optional<BytesRef> term;
        private Optional<PostingsEnum> postings = Optional.empty();

        private Part(SearchField field, Terms all) throws IOException {
            this.field = field;
            this.terms = all.iterator();
            this.norms = new byte[reader.maxDoc()];
            NumericDocValues stated = MultiDocValues.getNormValues(reader, field.id());
            while (stated != null && stated.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
                norms[stated.docID()] = (byte) stated.longValue();
            }
            this.documents = rounded(all.getDocCount());
            double average = rounded((double) all.getSumTotalTermFreq() / all.getDocCount());
            for (int i = 0; i < lengths.length; i++) {
                lengths[i] =
                        (float) (field.k1() * (1 - field.b() + field.b() * SmallFloat.byte4ToInt((byte) i) / average));
            }
            this.term = Optional.ofNullable(terms.next());
        }

        private BytesRef at() {
            return term.orElseThrow();
        }

        private void advance() throws IOException {
            term = Optional.ofNullable(terms.next());
        }
    }

    /** Reads all terms in the order of their bytes. */
    void read(Taker taker) throws IOException {
        PriorityQueue<Part> queue =
                new PriorityQueue<>(Comparator.comparing(Part::at).thenComparing(part -> part.field));
        for (SearchField field : SearchField.values()) {
            Terms terms = MultiTerms.getTerms(reader, field.id());
            Part part = terms == null ? null : new Part(field, terms);
            if (part != null && part.term.isPresent()) {
                queue.add(part);
            }
        }
        float[] sums = new float[limit];
        int[] touched = new int[limit];
        float[] impacts = new float[limit];
        while (!queue.isEmpty()) {
            BytesRef term = BytesRef.deepCopyOf(queue.element().at());
            int count = 0;
            while (!queue.isEmpty() && queue.element().at().bytesEquals(term)) {
                Part part = queue.remove();
                count = add(part, sums, touched, count);
                part.advance();
                if (part.term.isPresent()) {
                    queue.add(part);
                }
            }
            Arrays.sort(touched, 0, count);
            for (int i = 0; i < count; i++) {
                impacts[i] = sums[touched[i]];
                sums[touched[i]] = 0;
            }
            taker.take(term.utf8ToString(), count, touched, impacts);
        }
    }

    private int add(Part part, float[] sums, int[] touched, int before) throws IOException {
        int frequency = part.terms.docFreq();
        double all = Math.max(part.documents, frequency);
        float idf = (float) Math.log(1 + (all - frequency + 0.5) / (frequency + 0.5));
        float weight = part.field.weight() * idf;
        PostingsEnum postings = part.terms.postings(part.postings.orElse(null), PostingsEnum.FREQS);
        part.postings = Optional.of(postings);
        int count = before;
        for (int document = postings.nextDoc();
                document != DocIdSetIterator.NO_MORE_DOCS;
                document = postings.nextDoc()) {
            int number = numbers[document];
            if (sums[number] == 0) {
                touched[count++] = number;
            }
            float times = postings.freq();
            sums[number] += boosts[document] * weight * times / (times + part.lengths[part.norms[document] & 0xFF]);
        }
        return count;
    }
}
