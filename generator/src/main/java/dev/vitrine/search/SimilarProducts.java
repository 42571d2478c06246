package dev.vitrine.search;

import dev.vitrine.model.Catalog;
import dev.vitrine.model.Category;
import dev.vitrine.model.Language;
import dev.vitrine.model.LanguageSettings;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.SearchRules;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.Storefront;
import dev.vitrine.packed.ValueHash;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.Similarity;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.mlt.MoreLikeThis;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollectorManager;
import org.apache.lucene.store.ByteBuffersDirectory;

/**
 * Finds products that are like another, by Lucene's "more like this" over what lists know of a product: its title in the default language, brand,
 * categories, tags and attributes. Those of the same main category come first, others only when they share much. Thread-safe; the same answers in whatever order it is asked.
 */
public final class SimilarProducts implements Similarity, Closeable {

    /** A row of cards that is looked at; who wants more looks at the category. */
    public static final int MOST = 8;

    /** Terms of a query: the rarest say most, and each costs time. */
    private static final int TERMS = 12;

    /** What nearly everything has says nothing, and costs most. */
    private static final int COMMON_PERCENT = 40;

    /** Products whose score is counted exactly; from there on only what can still be among the first is looked at. */
    private static final int EXACTLY = 200;

    /** What the same main category adds: more than all terms together, so that others come after it. */
    private static final float SAME_CATEGORY = 100f;

    /** Part of its own score that a product of another category must reach: a lamp is no plate because both are new and blue. */
    private static final float ALIKE = 0.5f;

    private static final String TITLE = "title";
    private static final String BRAND = "brand";
    private static final String MAIN = "main";
    private static final String CATEGORY = "category";
    private static final String TAG = "tag";
    private static final String ATTRIBUTE = "attribute";
    private static final String GROUP = "group";
    private static final String IN_MEMORY = "an index in memory";
    private static final Analyzer AS_IT_IS = new KeywordAnalyzer();

    private final Catalog catalog;
    private final List<Language> titles;
    private final LanguageAnalysis analysis;
    private final SearchRules.Excluded excluded;
    private final List<StorefrontPlan> storefronts;
    private Optional<Index> index = Optional.empty();

    private SimilarProducts(SitePlan plan) {
        SiteSettings settings = plan.site().settings();
        this.catalog = plan.site().catalog();
        this.titles = Optional.ofNullable(settings.languages().get(settings.defaultLanguage()))
                .map(LanguageSettings::chain)
                .orElse(List.of(settings.defaultLanguage()));
        this.analysis = LanguageAnalysis.of(settings.defaultLanguage().primary());
        this.excluded = plan.site().search().excluded();
        this.storefronts = plan.storefronts();
    }

    /** Compares the products of {@code plan}; what that needs is made when it is first asked, since not every theme asks. */
    public static SimilarProducts of(SitePlan plan) {
        return new SimilarProducts(plan);
    }

    @Override
    public synchronized void close() {
        index.ifPresent(Index::close);
        index = Optional.empty();
    }

    @Override
    public long fingerprint() {
        List<Object> all = new ArrayList<>(List.of(titles, excluded));
        catalog.products()
                .values()
                .forEach(product -> all.add(ValueHash.of(List.of(
                        product.id(),
                        product.titles(),
                        product.brand(),
                        product.category(),
                        product.categories(),
                        product.tags(),
                        product.attributes()))));
        storefronts.forEach(storefront ->
                all.add(List.copyOf(storefront.all(RouteKind.PRODUCT).keySet())));
        return ValueHash.of(all);
    }

    @Override
    public List<String> to(ProductEntry product, Set<String> without, Storefront storefront) {
        return index().to(product, without, storefront);
    }

    private synchronized Index index() {
        if (index.isEmpty()) {
            try {
                index = Optional.of(new Index());
            } catch (IOException e) {
                throw new UncheckedIOException(IN_MEMORY, e);
            }
        }
        return index.get();
    }

    /** All products, ready to be compared. */
    private final class Index {
        private final Map<String, Integer> places = new HashMap<>();
        private final List<String> ids;
        private final Groups groups;
        private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
        private final DirectoryReader reader;
        private final IndexSearcher searcher;
        private final int[] documents;
        /** Answers by group and product: the storefronts that show the same products need one search. */
        private final AtomicReferenceArray<int[]> known;

        private Index() throws IOException {
            LuceneAdvice.silence();
            this.ids = List.copyOf(catalog.products().keySet());
            for (int place = 0; place < ids.size(); place++) {
                places.put(ids.get(place), place);
            }
            this.groups = new Groups(storefronts, places, ids);
            this.documents = write();
            this.reader = DirectoryReader.open(directory);
            this.searcher = new IndexSearcher(reader);
            // Hardly a query is asked twice.
            searcher.setQueryCache(null);
            this.known = new AtomicReferenceArray<>(groups.size() * ids.size());
        }

        private void close() {
            try {
                reader.close();
                directory.close();
            } catch (IOException e) {
                throw new UncheckedIOException(IN_MEMORY, e);
            }
        }

        private List<String> to(ProductEntry product, Set<String> without, Storefront storefront) {
            Integer place = places.get(product.id());
            if (place == null) {
                return List.of();
            }
            int group = groups.of(storefront);
            int at = group * ids.size() + place;
            int[] found = known.get(at);
            if (found == null) {
                found = search(product, without, group);
                known.set(at, found);
            }
            return Arrays.stream(found).mapToObj(ids::get).toList();
        }

        private int[] search(ProductEntry product, Set<String> without, int group) {
            try {
                BooleanQuery.Builder either = new BooleanQuery.Builder();
                either.add(moreLike(product), BooleanClause.Occur.SHOULD);
                product.category()
                        .ifPresent(category -> either.add(
                                new BoostQuery(
                                        new ConstantScoreQuery(new TermQuery(new Term(MAIN, category))), SAME_CATEGORY),
                                BooleanClause.Occur.SHOULD));
                either.setMinimumNumberShouldMatch(1);
                if (!groups.everything(group)) {
                    either.add(new TermQuery(new Term(GROUP, groupTerm(group))), BooleanClause.Occur.FILTER);
                }
                // Itself and what is not wanted may be among the first.
                int wanted = MOST + 1 + without.size();
                ScoreDoc[] found = searcher.search(
                                either.build(), new TopScoreDocCollectorManager(wanted, Math.max(EXACTLY, wanted)))
                        .scoreDocs;
                float least = least(found, product);
                return Arrays.stream(found)
                        .filter(score -> score.score >= least)
                        .mapToInt(score -> documents[score.doc])
                        .filter(place -> !ids.get(place).equals(product.id()) && !without.contains(ids.get(place)))
                        .limit(MOST)
                        .toArray();
            } catch (IOException e) {
                throw new UncheckedIOException(IN_MEMORY, e);
            }
        }

        /** The score from which on another product is like it; without its own, which is the measure, only the category tells. */
        private float least(ScoreDoc[] found, ProductEntry product) {
            float category = product.category().isPresent() ? SAME_CATEGORY : 0;
            for (ScoreDoc score : found) {
                if (ids.get(documents[score.doc]).equals(product.id())) {
                    return (score.score - category) * ALIKE;
                }
            }
            return SAME_CATEGORY;
        }

        private Query moreLike(ProductEntry product) throws IOException {
            MoreLikeThis more = new MoreLikeThis(reader);
            more.setAnalyzer(AS_IT_IS);
            more.setMinTermFreq(1);
            more.setMinDocFreq(2);
            more.setMaxDocFreq(Math.max(2, reader.numDocs() * COMMON_PERCENT / 100));
            more.setMaxQueryTerms(TERMS);
            more.setBoost(true);
            Map<String, Collection<Object>> facts = new LinkedHashMap<>();
            facts(product).forEach((field, values) -> facts.put(field, new ArrayList<>(values)));
            more.setFieldNames(facts.keySet().toArray(String[]::new));
            return more.like(facts);
        }

        /** Writes the products in the order of their ids, so that equal scores are in that order, too; says which product a document is. */
        private int[] write() throws IOException {
            IndexWriterConfig config = new IndexWriterConfig(AS_IT_IS);
            // Neighbours are merged with neighbours only, and not in a thread of their own.
            config.setMergePolicy(new LogDocMergePolicy());
            config.setMergeScheduler(new SerialMergeScheduler());
            int[] written = new int[ids.size()];
            int count = 0;
            try (IndexWriter writer = new IndexWriter(directory, config)) {
                for (int place = 0; place < ids.size(); place++) {
                    ProductEntry product = catalog.product(ids.get(place)).orElseThrow();
                    List<Integer> shown = groups.showing(place);
                    if (!shown.isEmpty()) {
                        writer.addDocument(document(product, shown));
                        written[count++] = place;
                    }
                }
                writer.forceMerge(1);
            }
            return Arrays.copyOf(written, count);
        }

        private Document document(ProductEntry product, List<Integer> shown) {
            Document document = new Document();
            facts(product)
                    .forEach((field, values) ->
                            values.forEach(value -> document.add(new StringField(field, value, Field.Store.NO))));
            product.category().ifPresent(category -> document.add(new StringField(MAIN, category, Field.Store.NO)));
            shown.forEach(group -> document.add(new StringField(GROUP, groupTerm(group), Field.Store.NO)));
            return document;
        }
    }

    private static String groupTerm(int group) {
        return Integer.toString(group);
    }

    /** What is compared: field to terms. */
    private Map<String, List<String>> facts(ProductEntry product) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        facts.put(TITLE, title(product));
        facts.put(BRAND, product.brand().stream().toList());
        facts.put(CATEGORY, categories(product));
        facts.put(TAG, product.tags());
        List<String> attributes = new ArrayList<>();
        // A map without order; terms need one, as the rarest are taken and some are equally rare.
        product.attributes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(attribute ->
                        attribute.getValue().forEach(value -> attributes.add(attribute.getKey() + "=" + value)));
        facts.put(ATTRIBUTE, attributes);
        return facts;
    }

    /** Its categories, and those above the main one: in a small category its neighbours come next. */
    private List<String> categories(ProductEntry product) {
        return Stream.concat(
                        product.category().stream()
                                .flatMap(main -> catalog.path(main).stream())
                                .map(Category::id),
                        product.categories().stream())
                .distinct()
                .toList();
    }

    private List<String> title(ProductEntry product) {
        return product.titles().first(titles).stream()
                .flatMap(found -> WordSplitter.split(found.value().title()).stream())
                .flatMap(word -> analysis.terms(word).stream())
                .distinct()
                .toList();
    }

    /** Storefronts that show the same products. */
    private final class Groups {
        private final List<BitSet> groups = new ArrayList<>();
        private final BitSet any = new BitSet();
        private final int[] byStorefront;

        private Groups(List<StorefrontPlan> storefronts, Map<String, Integer> places, List<String> ids) {
            byStorefront = new int[storefronts.size()];
            Map<BitSet, Integer> numbers = new HashMap<>();
            for (StorefrontPlan storefront : storefronts) {
                BitSet shown = new BitSet(ids.size());
                storefront.all(RouteKind.PRODUCT).keySet().forEach(id -> {
                    Integer place = places.get(id);
                    if (place != null && !excluded.has(catalog.product(id).orElseThrow())) {
                        shown.set(place);
                    }
                });
                any.or(shown);
                Integer before = numbers.putIfAbsent(shown, groups.size());
                if (before == null) {
                    groups.add(shown);
                }
                byStorefront[storefront.storefront().index()] = before == null ? groups.size() - 1 : before;
            }
        }

        int size() {
            return groups.size();
        }

        int of(Storefront storefront) {
            return byStorefront[storefront.index()];
        }

        /** Whether the group shows all that any group does. */
        boolean everything(int group) {
            return groups.size() == 1 || groups.get(group).equals(any);
        }

        List<Integer> showing(int place) {
            List<Integer> showing = new ArrayList<>();
            for (int group = 0; group < groups.size(); group++) {
                if (groups.get(group).get(place)) {
                    showing.add(group);
                }
            }
            return showing;
        }
    }
}
