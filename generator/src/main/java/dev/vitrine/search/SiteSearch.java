package dev.vitrine.search;

import dev.vitrine.channel.Goods;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.markup.Markdown;
import dev.vitrine.model.Article;
import dev.vitrine.model.AttributeDefinition;
import dev.vitrine.model.Category;
import dev.vitrine.model.Collection;
import dev.vitrine.model.Language;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.Page;
import dev.vitrine.model.Price;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.SearchRules;
import dev.vitrine.model.SearchWords;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSource;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Words;
import dev.vitrine.output.OutputPath;
import dev.vitrine.packed.ValueHash;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontLocale;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.trace.Traced;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The search of a whole site: an index per language, files of prices and cards per storefront.
 *
 * <p>Products are taken while their pages are made; what else can be found is read at the end. Thread-safe but for {@link #finish}.
 */
public final class SiteSearch implements Closeable {

    private static final Map<RouteKind, SearchDocument.Kind> KINDS = Map.of(
            RouteKind.PRODUCT, SearchDocument.Kind.PRODUCT,
            RouteKind.CATEGORY, SearchDocument.Kind.CATEGORY,
            RouteKind.COLLECTION, SearchDocument.Kind.COLLECTION,
            RouteKind.PAGE, SearchDocument.Kind.PAGE,
            RouteKind.ARTICLE, SearchDocument.Kind.ARTICLE);

    /** Facets are offered when they have at least two values and not more than a shopper reads. */
    private static final int MOST_VALUES = 60;

    private static final int MOST_FACETS = 14;

    /** The scratch folder of plain Lucene indexes, one in it for each language. */
    public static final String PLAIN = "lucene";

    /** Characters of a page's text that a card shows. */
    private static final int CARD_TEXT = 120;

    private final SitePlan plan;
    private final Site site;
    private final SearchRules rules;
    private final Map<Language, Tongue> tongues = new LinkedHashMap<>();
    private final long highest;

    private SiteSearch(SitePlan plan) {
        this.plan = plan;
        this.site = plan.site();
        this.rules = site.search();
        this.highest = site.catalog().popularity().highest();
    }

    /** The storefronts of one language, and their index. */
    private static final class Tongue {
        private final Language language;
        private final List<StorefrontPlan> storefronts;
        private final SearchIndexer index;
        private final Optional<PlainIndex> plain;
        private final Map<String, Named> names = new ConcurrentHashMap<>();
        /** Sums hashes, so that the order makes no difference. */
        private final AtomicLong products = new AtomicLong();

        private final long entries;

        private Tongue(
                Language language,
                List<StorefrontPlan> storefronts,
                SearchIndexer index,
                Optional<PlainIndex> plain,
                long entries) {
            this.entries = entries;
            this.language = language;
            this.storefronts = storefronts;
            this.index = index;
            this.plain = plain;
        }

        private void add(SearchDocument document, Map<Integer, SearchCard> cards) throws IOException {
            index.add(document, cards);
            if (plain.isPresent()) {
                plain.get().add(document, cards);
            }
        }

        private void close() throws IOException {
            try {
                if (plain.isPresent()) {
                    plain.get().close();
                }
            } finally {
                index.close();
            }
        }
    }

    /** What an attribute and its values are called; the first storefront's names win, whichever thread comes first. */
    private record Named(int storefront, String text) {}

    /** Where a storefront's entry file is, from the root of the site. */
    public static String entry(StorefrontPlan storefront) {
        return storefront.home().resolve("data/search.json").path();
    }

    /** A folder for what is made meanwhile. */
    @FunctionalInterface
    public interface Scratch {

        /** An empty folder called {@code name}. */
        Path folder(String name) throws IOException;
    }

    /**
     * A search without products as yet.
     *
     * @throws IOException when the disk fails
     */
    public static SiteSearch open(SitePlan plan, Scratch scratch) throws IOException {
        SiteSearch search = new SiteSearch(plan);
        boolean done = false;
        try {
            Map<Language, List<StorefrontPlan>> byLanguage = new LinkedHashMap<>();
            for (StorefrontPlan storefront : plan.storefronts()) {
                byLanguage
                        .computeIfAbsent(storefront.storefront().language().language(), k -> new ArrayList<>())
                        .add(storefront);
            }
            // Every language has the same keys.
            Map<String, String> keys = new HashMap<>();
            for (Map.Entry<Language, List<StorefrontPlan>> language : byLanguage.entrySet()) {
                search.tongues.put(
                        language.getKey(),
                        search.tongue(language.getKey(), language.getValue(), scratch, byLanguage.size(), keys));
            }
            done = true;
            return search;
        } finally {
            if (!done) {
                search.close();
            }
        }
    }

    private Tongue tongue(
            Language language,
            List<StorefrontPlan> storefronts,
            Scratch scratch,
            int languages,
            Map<String, String> keys)
            throws IOException {
        Map<String, SearchDocument.Entry> entries = new LinkedHashMap<>();
        Set<String> phrases = new LinkedHashSet<>();
        for (StorefrontPlan storefront : storefronts) {
            for (RouteKind kind : RouteKind.values()) {
                if (KINDS.containsKey(kind)) {
                    storefront.all(kind).forEach((id, placed) -> {
                        if (found(kind, id)) {
                            String key = keys.computeIfAbsent(key(kind, id), text -> text);
                            entries.putIfAbsent(
                                    key,
                                    new SearchDocument.Entry(
                                            key,
                                            KINDS.getOrDefault(kind, SearchDocument.Kind.PAGE),
                                            order(kind, id, placed)));
                            phrases.add(placed.title());
                        }
                    });
                }
            }
        }
        SearchWords words = rules.words(storefronts.get(0).storefront().language());
        List<SearchVocabulary.Synonym> synonyms = new ArrayList<>();
        for (SearchWords.Synonyms group : words.synonyms()) {
            // What a document has leads from what is typed to it: its words are those of "to".
            for (String to : group.to()) {
                List<String> from =
                        group.from().stream().filter(text -> !text.equals(to)).toList();
                if (!from.isEmpty()) {
                    synonyms.add(new SearchVocabulary.Synonym(to, from));
                }
            }
        }
        return new Tongue(
                language,
                storefronts,
                SearchIndexer.open(
                        language.tag(),
                        folder(language),
                        List.copyOf(entries.values()),
                        SearchVocabulary.of(language.tag(), synonyms),
                        List.copyOf(phrases),
                        scratch.folder("search-" + language.tag()),
                        languages),
                rules.lucene()
                        ? Optional.of(PlainIndex.open(language.primary(), scratch.folder(PLAIN + "/" + language.tag())))
                        : Optional.empty(),
                ValueHash.of(List.of(List.copyOf(entries.values()), List.copyOf(phrases))));
    }

    private static String folder(Language language) {
        return "assets/search/" + language.tag() + "/";
    }

    private static String key(RouteKind kind, String id) {
        return kind.id() + ":" + id;
    }

    /** Whether a thing can be found at all. */
    private boolean found(RouteKind kind, String id) {
        Optional<LinkRef.Kind> asked = Arrays.stream(LinkRef.Kind.values())
                .filter(each -> RouteKind.of(each) == kind)
                .findFirst();
        if (asked.isEmpty() || !rules.kinds().contains(asked.get())) {
            return false;
        }
        return kind == RouteKind.PRODUCT
                ? site.catalog()
                        .product(id)
                        .filter(entry -> !rules.excluded().has(entry))
                        .isPresent()
                : !rules.excluded().has(asked.get(), id);
    }

    /** Products stand by category, brand and title; what stands together is fetched together. */
    private String order(RouteKind kind, String id, Placed placed) {
        if (kind != RouteKind.PRODUCT) {
            return placed.title();
        }
        Optional<ProductEntry> entry = site.catalog().product(id);
        StringBuilder order = new StringBuilder();
        entry.flatMap(ProductEntry::category)
                .ifPresent(category -> site.catalog()
                        .path(category)
                        .forEach(node -> order.append(node.id()).append('\u0001')));
        entry.flatMap(ProductEntry::brand).ifPresent(order::append);
        return order.append('\u0002').append(placed.title()).toString();
    }

    // Products

    /**
     * What one index has of a product.
     *
     * @param language whose index
     * @param document its words
     * @param cards what storefronts show of it, by their numbers
     * @param names what attributes and their values are called
     */
    public record Found(Language language, SearchDocument document, Map<Integer, SearchCard> cards, List<Name> names) {
        public Found {
            cards = Collections.unmodifiableMap(new TreeMap<>(cards));
            names = List.copyOf(names);
        }

        /** What must be known of it while it is not added. */
        public Noted noted() {
            return new Noted(language, ValueHash.of(this), names);
        }
    }

    /**
     * What is known of a product in one index without its words.
     *
     * @param language whose index
     * @param hash stands for all that the index has
     * @param names what attributes and their values are called
     */
    public record Noted(Language language, long hash, List<Name> names) {
        public Noted {
            names = List.copyOf(names);
        }
    }

    /**
     * What an attribute or one of its values is called.
     *
     * @param id the attribute's, or the attribute's and the value's
     * @param storefront the number of the storefront that calls it so
     * @param text its name
     */
    public record Name(String id, int storefront, String text) {}

    /** Takes note of a product that is, or will be, {@linkplain #add added}. */
    public void note(Noted noted) {
        Tongue tongue = tongues.get(noted.language());
        if (tongue != null) {
            tongue.products.addAndGet(noted.hash());
            noted.names()
                    .forEach(name -> tongue.names.merge(
                            name.id(), new Named(name.storefront(), name.text()), SiteSearch::first));
        }
    }

    /**
     * Adds a product, of which note was taken, to its index.
     *
     * @throws IOException when the disk fails
     */
    public void add(Found found) throws IOException {
        Tongue tongue = tongues.get(found.language());
        if (tongue != null) {
            tongue.add(found.document(), found.cards());
        }
    }

    /** The languages that are searched, each of which has an index of its own. */
    public Set<Language> languages() {
        return Collections.unmodifiableSet(tongues.keySet());
    }

    /**
     * Stands for all that the index of {@code language} is made from beside the settings of the site, once note was taken of all products: where it is the same,
     * so are the files.
     */
    public long fingerprint(Language language) {
        Tongue tongue = tongue(language);
        long[] sum = {tongue.entries, tongue.products.get()};
        for (ProductEntry entry : entries(tongue)) {
            List<Object> seen = new ArrayList<>(
                    List.of(entry.id(), entry.brand(), entry.categories(), entry.attributes(), entry.buyable()));
            seen.add(popular(entry.id()));
            for (StorefrontPlan storefront : tongue.storefronts) {
                seen.add(
                        storefront.find(RouteKind.PRODUCT, entry.id()).isPresent()
                                ? offer(entry, storefront.storefront().market())
                                : SearchShelf.Offer.NONE);
            }
            sum[1] += ValueHash.of(seen);
        }
        for (StorefrontPlan storefront : tongue.storefronts) {
            for (RouteKind kind : RouteKind.values()) {
                if (KINDS.containsKey(kind) && kind != RouteKind.PRODUCT) {
                    storefront.all(kind).forEach((id, placed) -> {
                        if (found(kind, id)) {
                            sum[1] += ValueHash.of(
                                    List.of(kind, id, storefront.storefront().index(), placed, words(kind, id)));
                        }
                    });
                }
            }
        }
        return ValueHash.of(sum);
    }

    private Tongue tongue(Language language) {
        return Optional.ofNullable(tongues.get(language))
                .orElseThrow(() -> new IllegalArgumentException("not searched: " + language));
    }

    /** One product while its pages are made; for one thread. */
    public final class Taking implements Goods.Taker {
        private final String product;
        private final Map<Language, Goods> goods = new LinkedHashMap<>();
        private final Map<Language, Map<Integer, SearchCard>> cards = new LinkedHashMap<>();

        private Taking(String product) {
            this.product = product;
        }

        /** The words of a language are taken from the first of its storefronts that shows the product. */
        @Override
        public boolean wants(Storefront storefront) {
            return found(RouteKind.PRODUCT, product)
                    && !goods.containsKey(storefront.language().language());
        }

        @Override
        public void take(Goods taken) {
            goods.put(taken.storefront().language().language(), taken);
        }

        @Override
        public void show(Storefront storefront, String id, Goods.Shown shown) {
            cards.computeIfAbsent(storefront.language().language(), k -> new TreeMap<>())
                    .put(
                            storefront.index(),
                            new SearchCard(
                                    shown.title(),
                                    shown.url(),
                                    new SearchCard.Image(shown.image(), shown.width(), shown.height()),
                                    shown.price(),
                                    shown.before(),
                                    shown.state(),
                                    shown.brand(),
                                    ""));
        }

        /** What is to be {@linkplain SiteSearch#add added}, once all pages of the product were made. */
        public List<Found> taken() {
            List<Found> all = new ArrayList<>();
            goods.forEach((language, taken) -> {
                List<Name> names = new ArrayList<>();
                SearchDocument document = document(taken, names);
                all.add(new Found(language, document, cards.getOrDefault(language, Map.of()), names));
            });
            return all;
        }
    }

    /** Takes the product called {@code id}. */
    public Taking product(String id) {
        return new Taking(id);
    }

    private SearchDocument document(Goods goods, List<Name> names) {
        Set<String> attributes = new LinkedHashSet<>();
        goods.facts().forEach((id, fact) -> attribute(id, fact, goods, names, attributes));
        Set<String> codes = new LinkedHashSet<>();
        for (Goods.Item item : goods.items()) {
            item.options().forEach((id, fact) -> attribute(id, fact, goods, names, attributes));
            codes.add(item.variant().sku());
            item.variant().gtin().ifPresent(codes::add);
            item.variant().mpn().ifPresent(codes::add);
        }
        Set<String> categories = new LinkedHashSet<>(goods.categories());
        // A brand shoppers know the shop by says nothing of one product.
        String brand = goods.brand().equals(site.settings().name()) ? "" : goods.brand();
        List<String> keywords = goods.product()
                .words()
                .in(goods.language())
                .map(Words::keywords)
                .orElse(List.of());
        String text = goods.summary().isEmpty() ? goods.description() : goods.summary() + "\n" + goods.description();
        return new SearchDocument(
                key(RouteKind.PRODUCT, goods.product().id()),
                goods.title(),
                brand,
                List.copyOf(categories),
                List.copyOf(attributes),
                keywords,
                List.copyOf(codes),
                text,
                site.catalog().product(goods.product().id()).map(this::boost).orElse(1.0));
    }

    private void attribute(String id, Goods.Fact fact, Goods goods, List<Name> names, Set<String> texts) {
        int storefront = goods.storefront().index();
        names.add(new Name(id, storefront, fact.name()));
        for (int i = 0; i < fact.ids().size() && i < fact.values().size(); i++) {
            names.add(new Name(
                    id + '\u0001' + fact.ids().get(i), storefront, fact.values().get(i)));
        }
        if (!rules.excluded().attributes().contains(id)) {
            texts.addAll(fact.values());
        }
    }

    private static Named first(Named a, Named b) {
        if (a.storefront() != b.storefront()) {
            return a.storefront() < b.storefront() ? a : b;
        }
        return a.text().compareTo(b.text()) <= 0 ? a : b;
    }

    private double boost(ProductEntry entry) {
        double boost = 1;
        for (SearchRules.Boost each : rules.boosts()) {
            boolean meant = switch (each.of()) {
                case PRODUCT -> each.id().equals(entry.id());
                case TAG -> entry.tags().contains(each.id());
                case CATEGORY ->
                    entry.categories().stream()
                            .anyMatch(category -> site.catalog().path(category).stream()
                                    .anyMatch(node -> node.id().equals(each.id())));
                case COLLECTION ->
                    plan.storefronts().stream()
                            .anyMatch(storefront ->
                                    collected(storefront, each.id()).contains(entry.id()));
            };
            if (meant) {
                boost *= each.by();
            }
        }
        return Math.max(0.1, Math.min(10, boost));
    }

    private final Map<String, Traced<Set<String>>> collections = new ConcurrentHashMap<>();

    private Set<String> collected(StorefrontPlan storefront, String collection) {
        return collections
                .computeIfAbsent(
                        storefront.storefront().index() + "/" + collection,
                        k -> Traced.of(() -> {
                            Set<String> ids = new LinkedHashSet<>();
                            storefront.inCollection(collection).forEach(entry -> ids.add(entry.id()));
                            return ids;
                        }))
                .again();
    }

    // What else can be found

    /**
     * Reads what is no product, and writes all files of {@code language}.
     *
     * @param source reads texts
     * @param files where files go
     * @throws IOException when a text cannot be read any more, or the disk fails
     */
    public void finish(Language language, SiteSource source, SearchIndexer.Files files) throws IOException {
        Tongue tongue = tongue(language);
        // Problems of these texts are reported when their pages are made.
        Markdown markdown = new Markdown(new Diagnostics());
        for (RouteKind kind : RouteKind.values()) {
            if (KINDS.containsKey(kind) && kind != RouteKind.PRODUCT) {
                addAll(tongue, kind, source, markdown);
            }
        }
        tongue.index.finish(
                facets(tongue),
                tongue.storefronts.stream()
                        .map(storefront -> shelf(tongue, storefront))
                        .toList(),
                files);
        if (tongue.plain.isPresent()) {
            tongue.plain.get().finish();
        }
        tongue.close();
    }

    private void addAll(Tongue tongue, RouteKind kind, SiteSource source, Markdown markdown) throws IOException {
        Set<String> done = new LinkedHashSet<>();
        for (StorefrontPlan storefront : tongue.storefronts) {
            for (Map.Entry<String, Placed> each : storefront.all(kind).entrySet()) {
                String id = each.getKey();
                if (found(kind, id) && done.add(id)) {
                    Placed placed = each.getValue();
                    Optional<Words> words = words(kind, id).flatMap(all -> all.in(placed.language()));
                    String summary = words.flatMap(Words::summary).orElse("");
                    String body = words.isPresent() && !words.get().body().isEmpty()
                            ? markdown.plainText(
                                    source.text(words.get().body()),
                                    words.get().body().format())
                            : "";
                    Map<Integer, SearchCard> cards = new TreeMap<>();
                    for (StorefrontPlan other : tongue.storefronts) {
                        other.find(kind, id)
                                .ifPresent(there -> cards.put(
                                        other.storefront().index(),
                                        new SearchCard(
                                                there.title(),
                                                there.url().encoded(),
                                                SearchCard.Image.NONE,
                                                "",
                                                "",
                                                "",
                                                "",
                                                shortened(summary.isEmpty() ? body : summary))));
                    }
                    tongue.add(
                            new SearchDocument(
                                    key(kind, id),
                                    placed.title(),
                                    "",
                                    List.of(),
                                    List.of(),
                                    words.map(Words::keywords).orElse(List.of()),
                                    List.of(),
                                    summary + "\n" + body,
                                    1),
                            cards);
                }
            }
        }
    }

    private static String shortened(String text) {
        String folded = text.replaceAll("\\s+", " ").strip();
        if (folded.length() <= CARD_TEXT) {
            return folded;
        }
        int space = folded.lastIndexOf(' ', CARD_TEXT);
        int end = space > CARD_TEXT / 2 ? space : CARD_TEXT;
        return folded.substring(0, Character.isHighSurrogate(folded.charAt(end - 1)) ? end - 1 : end) + "…";
    }

    private Optional<Localized<Words>> words(RouteKind kind, String id) {
        return switch (kind) {
            case CATEGORY -> site.catalog().category(id).map(Category::words);
            case COLLECTION ->
                Optional.ofNullable(site.catalog().collections().get(id)).map(Collection::words);
            case PAGE -> Optional.ofNullable(site.pages().get(id)).map(Page::words);
            case ARTICLE -> Optional.ofNullable(site.articles().get(id)).map(Article::words);
            default -> Optional.empty();
        };
    }

    // Storefronts

    private SearchShelf shelf(Tongue tongue, StorefrontPlan storefront) {
        Market market = storefront.storefront().market();
        SearchWords words = rules.words(storefront.storefront().language());
        Map<String, String> redirects = new TreeMap<>();
        redirects(rules.redirects(), storefront, redirects);
        redirects(words.redirects(), storefront, redirects);
        Map<String, List<String>> pins = new TreeMap<>();
        for (SearchWords.Pin pin : words.pins()) {
            List<String> keys = pin.products().stream()
                    .map(id -> key(RouteKind.PRODUCT, id))
                    .toList();
            pin.queries().forEach(query -> pins.put(WordSplitter.key(query), keys));
        }
        return new SearchShelf(
                storefront.storefront().index(),
                new OutputPath(entry(storefront).substring(1)).path(),
                folder(tongue.language) + (market.sells() ? market.id() : "none") + "/",
                market.currency().code(),
                market.currency().digits(),
                key -> offer(key, storefront),
                key -> rank(key),
                redirects,
                pins,
                words.popular());
    }

    /** Words of a language stand above those of all languages. */
    private static void redirects(
            List<SearchWords.Redirect> from, StorefrontPlan storefront, Map<String, String> redirects) {
        for (SearchWords.Redirect redirect : from) {
            LinkRef target = redirect.target();
            storefront
                    .find(RouteKind.of(target.kind()), target.id())
                    .ifPresent(placed -> redirect.queries()
                            .forEach(query -> redirects.put(
                                    WordSplitter.key(query), placed.url().encoded() + target.suffix())));
        }
    }

    private Optional<SearchShelf.Offer> offer(String key, StorefrontPlan storefront) {
        int colon = key.indexOf(':');
        RouteKind kind = RouteKind.NAMED.stream()
                .filter(each -> each.id().equals(key.substring(0, colon)))
                .findFirst()
                .orElse(RouteKind.PAGE);
        String id = key.substring(colon + 1);
        if (storefront.find(kind, id).isEmpty()) {
            return Optional.empty();
        }
        Optional<ProductEntry> entry =
                kind == RouteKind.PRODUCT ? site.catalog().product(id) : Optional.empty();
        return Optional.of(
                entry.map(found -> offer(found, storefront.storefront().market()))
                        .orElse(SearchShelf.Offer.NONE));
    }

    private static SearchShelf.Offer offer(ProductEntry entry, Market market) {
        Optional<Price> lowest = entry.quoteOnly() ? Optional.empty() : entry.lowest(market);
        ProductEntry.Rating rating = entry.rating();
        return new SearchShelf.Offer(
                lowest.map(price -> price.amount().minor()).orElse(-1L),
                entry.buyable(),
                entry.offers().stream()
                        .anyMatch(offer ->
                                offer.prices().in(market).filter(Price::reduced).isPresent()),
                entry.created().map(day -> (int) day.toEpochDay()).orElse(0),
                rating.count() == 0 ? 0 : Math.round(rating.sum() * 10f / rating.count()));
    }

    /** What is sold out comes after its like, what many look for before it. */
    private double rank(String key) {
        if (!key.startsWith("product:")) {
            return 0;
        }
        String id = key.substring("product:".length());
        boolean soldOut =
                site.catalog().product(id).filter(entry -> !entry.buyable()).isPresent();
        return soldOut ? SOLD_OUT : popular(id);
    }

    /** By the logarithm: ten times as many visits are always worth the same. */
    private double popular(String product) {
        long count = site.catalog().popularity().of(product);
        return count == 0 ? 0 : MOST_POPULAR * StrictMath.log1p((double) count) / StrictMath.log1p((double) highest);
    }

    private static final double SOLD_OUT = -3;
    private static final double MOST_POPULAR = 1.5;

    // Facets

    /** What can be found in the language, none of which is held: that would be the whole catalogue. */
    private List<ProductEntry> entries(Tongue tongue) {
        return site.catalog()
                .products(site.catalog().products().keySet().stream()
                        .filter(id -> found(RouteKind.PRODUCT, id))
                        .filter(id -> tongue.storefronts.stream()
                                .anyMatch(storefront ->
                                        storefront.find(RouteKind.PRODUCT, id).isPresent()))
                        .toList());
    }

    private List<SearchFacet> facets(Tongue tongue) {
        List<ProductEntry> entries = entries(tongue);
        List<SearchFacet> facets = new ArrayList<>();
        categories(tongue, entries).ifPresent(facets::add);
        Map<String, List<String>> brands = new HashMap<>();
        entries.forEach(entry -> entry.brand().ifPresent(brand -> brands.put(entry.id(), List.of(brand))));
        Comparator<String> byName = StorefrontLocale.names(
                StorefrontLocale.of(tongue.storefronts.get(0).storefront()));
        facet("brand", named(tongue, "brand", ""), Map.of(), Map.of(), brands, List.of(), byName)
                .ifPresent(facets::add);
        Map<String, Map<String, List<String>>> byAttribute = new TreeMap<>();
        for (ProductEntry entry : entries) {
            entry.attributes()
                    .forEach((id, values) -> byAttribute
                            .computeIfAbsent(id, k -> new HashMap<>())
                            .put(entry.id(), values));
        }
        List<String> order = new ArrayList<>(site.catalog().attributes().keySet());
        byAttribute.keySet().stream().filter(id -> !order.contains(id)).forEach(order::add);
        for (String id : order) {
            Map<String, List<String>> of = byAttribute.getOrDefault(id, Map.of());
            if (facets.size() < MOST_FACETS && !TAKEN.contains(id) && repeats(id, of)) {
                facet(id, named(tongue, id, id), names(tongue, id, of), swatches(id), of, known(id), byName)
                        .ifPresent(facets::add);
            }
        }
        return facets;
    }

    /** What addresses of results say besides facets. */
    private static final Set<String> TAKEN =
            Set.of("available", "brand", "category", "items", "page", "price", "q", "sale", "sort", "variant");

    private List<String> known(String attribute) {
        return Optional.ofNullable(site.catalog().attributes().get(attribute))
                .map(definition -> List.copyOf(definition.values().keySet()))
                .orElse(List.of());
    }

    private static String named(Tongue tongue, String id, String otherwise) {
        Named named = tongue.names.get(id);
        return named == null ? otherwise : named.text();
    }

    private Map<String, String> swatches(String attribute) {
        Map<String, String> swatches = new HashMap<>();
        Optional.ofNullable(site.catalog().attributes().get(attribute))
                .ifPresent(definition -> definition
                        .values()
                        .values()
                        .forEach(value -> value.swatch().ifPresent(swatch -> swatches.put(value.id(), swatch))));
        return swatches;
    }

    /** Whether its values repeat, where they are measures: sizes of screens help, heights of vases do not. */
    private boolean repeats(String attribute, Map<String, List<String>> of) {
        boolean measured = Optional.ofNullable(site.catalog().attributes().get(attribute))
                .flatMap(AttributeDefinition::unit)
                .isPresent();
        Set<String> values = new HashSet<>();
        of.values().forEach(values::addAll);
        return !measured || of.values().stream().mapToInt(List::size).sum() >= 3 * values.size();
    }

    private static Map<String, String> names(Tongue tongue, String id, Map<String, List<String>> of) {
        Map<String, String> names = new HashMap<>();
        of.values()
                .forEach(values -> values.forEach(
                        value -> names.computeIfAbsent(value, k -> named(tongue, id + '\u0001' + value, value))));
        return names;
    }

    private static Optional<SearchFacet> facet(
            String id,
            String name,
            Map<String, String> names,
            Map<String, String> swatches,
            Map<String, List<String>> of,
            List<String> first,
            Comparator<String> byName) {
        Map<String, Integer> counts = new TreeMap<>();
        of.values().forEach(values -> values.forEach(value -> counts.merge(value, 1, Integer::sum)));
        if (counts.size() < 2
                || counts.size() > MOST_VALUES
                || counts.values().stream().allMatch(count -> count == 1)) {
            return Optional.empty();
        }
        List<String> order = new ArrayList<>(first);
        order.retainAll(counts.keySet());
        List<String> others = new ArrayList<>(counts.keySet());
        others.removeAll(order);
        if (others.stream().allMatch(value -> value.equals("true") || value.equals("false"))) {
            others.sort(Comparator.reverseOrder());
        } else {
            others.sort(Comparator.comparing((String value) -> names.getOrDefault(value, value), byName)
                    .thenComparing(Comparator.naturalOrder()));
        }
        order.addAll(others);
        Map<String, Integer> places = new HashMap<>();
        order.forEach(value -> places.put(value, places.size()));
        return Optional.of(new SearchFacet(
                id,
                name,
                order.stream()
                        .map(value -> new SearchFacet.Value(
                                value, names.getOrDefault(value, value), swatches.getOrDefault(value, "")))
                        .toList(),
                key -> of.getOrDefault(key.substring(key.indexOf(':') + 1), List.of()).stream()
                        .map(value -> places.getOrDefault(value, 0))
                        .distinct()
                        .sorted()
                        .toList()));
    }

    /** The categories products stand in, and those above them. */
    private Optional<SearchFacet> categories(Tongue tongue, List<ProductEntry> entries) {
        Map<String, String> titles = new LinkedHashMap<>();
        for (String id : site.catalog().categories().keySet()) {
            tongue.storefronts.stream()
                    .flatMap(storefront -> storefront.find(RouteKind.CATEGORY, id).stream())
                    .findFirst()
                    .ifPresent(placed -> titles.put(id, placed.title()));
        }
        Map<String, List<String>> of = new HashMap<>();
        for (ProductEntry entry : entries) {
            Set<String> above = new LinkedHashSet<>();
            entry.categories()
                    .forEach(category -> site.catalog().path(category).stream()
                            .map(Category::id)
                            .filter(titles::containsKey)
                            .forEach(above::add));
            of.put(entry.id(), List.copyOf(above));
        }
        return facet("category", "", titles, Map.of(), of, List.copyOf(titles.keySet()), Comparator.naturalOrder());
    }

    @Override
    public void close() throws IOException {
        for (Tongue tongue : tongues.values()) {
            tongue.close();
        }
    }
}
