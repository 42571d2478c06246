package dev.vitrine.load;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.CatalogFormat;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.host.Guard;
import dev.vitrine.model.AttributeDefinition;
import dev.vitrine.model.AttributeValue;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.Category;
import dev.vitrine.model.Collection;
import dev.vitrine.model.CollectionRule;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Measurement;
import dev.vitrine.model.Media;
import dev.vitrine.model.Picture;
import dev.vitrine.model.Product;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.ProductSource;
import dev.vitrine.model.ProductStatus;
import dev.vitrine.model.Review;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.Unit;
import dev.vitrine.model.Variant;
import dev.vitrine.model.Words;
import dev.vitrine.packed.ValueHash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.Collectors;

/** Reads {@code catalog/}: attributes, categories, collections and the index of products. */
final class CatalogReader {

    private static final int BATCH = 1024;
    /** Lines whose products are remembered together. */
    private static final int GROUP = 32;

    private static final int DEEPEST_CATEGORY = 20;
    private static final int SHOWN_IN_CIRCLE = 5;
    private static final String FOLDER = "catalog/products";
    /** Files of the folder {@code catalog} that hold no products. */
    private static final List<String> JSON_FILES =
            List.of("attributes.json", "categories.json", "collections.json", "popularity.json");

    /** Lines that are read one by one; of more the whole file is. */
    private static final int MOST_CHANGED = 64;

    private final SourceFiles files;
    private final MediaLibrary media;
    private final SiteSettings settings;
    private final WordsReader words;
    private final Diagnostics diagnostics;
    private final ReviewReader reviews;
    private final ProductMemory memory;
    private final Extensions extensions;
    private final Map<String, JsonValue.Obj> brought = new HashMap<>();
    // Few combinations of options are written many times; one of each is kept.
    private final Map<Map<String, String>, Map<String, String>> options = new ConcurrentHashMap<>();
    private final Map<String, LineTable> tables = new HashMap<>();
    private Map<String, AttributeDefinition> attributes = Map.of();
    private boolean follows;

    CatalogReader(
            SourceFiles files,
            MediaLibrary media,
            SiteSettings settings,
            WordsReader words,
            Diagnostics diagnostics,
            ReviewReader reviews,
            ProductMemory memory,
            Extensions extensions) {
        this.files = files;
        this.media = media;
        this.settings = settings;
        this.words = words;
        this.diagnostics = diagnostics;
        this.reviews = reviews;
        this.memory = memory;
        this.extensions = extensions;
    }

    /**
     * What was read.
     *
     * @param catalog the catalogue
     * @param products the ids of all products, also of those that are not shown
     * @param reviews where the reviews in {@code catalog/reviews/} stand
     * @param hashes product id to what stands for the product and the reviews beside it
     * @param lines path to the lines of a file, where {@linkplain #followed} for
     * @param brought product id to what an extension read of it
     */
    record Read(
            Catalog catalog,
            Set<String> products,
            ReviewIndex reviews,
            Map<String, Long> hashes,
            Map<String, LineTable> lines,
            Map<String, JsonValue.Obj> brought) {

        /** The same with products that changed. */
        Read with(Changed changed) {
            Map<String, ProductEntry> entries = new HashMap<>();
            Map<String, Long> all = new HashMap<>(hashes);
            changed.products().forEach((id, product) -> {
                entries.put(id, product.entry());
                all.put(id, product.hash());
            });
            Map<String, LineTable> tables = new HashMap<>(lines);
            tables.putAll(changed.lines());
            return new Read(catalog.with(entries), products, reviews, all, tables, brought);
        }
    }

    /** Reads what it takes to know later which products changed. */
    CatalogReader followed() {
        follows = true;
        return this;
    }

    /**
     * Products of {@code last} whose files changed.
     *
     * @param products id to product, in no order
     * @param lines path to the lines of the files that were read
     */
    record Changed(Map<String, ReadProduct> products, Map<String, LineTable> lines) {}

    /**
     * Reads some products of {@code last} again.
     *
     * @param folders names of folders in {@code catalog/products/}
     * @param paths JSON Lines files
     * @return empty when it takes more than to look at each product by itself: one came, went, is not shown any more or cannot be read, or there are too many
     */
    Optional<Changed> changed(Read last, Set<String> folders, Set<String> paths) throws IOException {
        attributes = last.catalog().attributes();
        Map<String, ReadProduct> products = new HashMap<>();
        for (String folder : folders) {
            Optional<ReadProduct> product = files.isFolder(FOLDER + "/" + folder) ? folder(folder) : Optional.empty();
            if (product.isEmpty()) {
                return Optional.empty();
            }
            products.put(folder, product.get());
        }
        Map<String, LineTable> tables = new HashMap<>();
        for (String path : paths) {
            LineTable before = last.lines().get(path);
            if (before == null || !files.isFile(path) || !files.inside(path, diagnostics)) {
                return Optional.empty();
            }
            LineTable now;
            try (JsonLines lines = new JsonLines(files.root().resolve(path), path, diagnostics)) {
                now = before.again(lines);
            }
            tables.put(path, now);
            Optional<List<Integer>> numbers = before.changed(now);
            if (numbers.isEmpty() || numbers.get().size() > MOST_CHANGED) {
                return Optional.empty();
            }
            for (int number : numbers.get()) {
                Optional<ReadProduct> product =
                        line(path, number, now.place(number).orElseThrow());
                if (product.isEmpty()) {
                    return Optional.empty();
                }
                products.put(product.get().entry().id(), product.get());
            }
        }
        boolean same = products.values().stream().allMatch(product -> replaces(product, last.catalog()));
        products.replaceAll((id, product) -> product.rated(last.reviews()));
        return same ? Optional.of(new Changed(products, tables)) : Optional.empty();
    }

    /** Whether {@code product} is shown, and was before at the same place. */
    private static boolean replaces(ReadProduct product, Catalog catalog) {
        Optional<ProductSource> before = catalog.product(product.entry().id()).map(ProductEntry::source);
        if (!product.active() || before.isEmpty()) {
            return false;
        }
        ProductSource now = product.entry().source();
        return now instanceof ProductSource.Line line
                ? before.get() instanceof ProductSource.Line other
                        && other.path().equals(line.path())
                        && other.line() == line.line()
                : now.equals(before.get());
    }

    private Optional<ReadProduct> line(String path, int number, LineTable.Place place) throws IOException {
        return line(new JsonLines.Line(number, place.offset(), files.part(path, place.offset(), place.length())), path);
    }

    /**
     * Reads everything.
     *
     * @param pool where products are read
     */
    Read read(ForkJoinPool pool) throws IOException {
        attributes = new AttributeReader(words, diagnostics).definitions(files);
        Map<String, Category> categories = categories();
        RememberedProducts remembered = new RememberedProducts(
                memory,
                List.of(
                        settings.markets(),
                        settings.languages().keySet(),
                        settings.defaultLanguage(),
                        attributes,
                        settings.parties().byId().keySet(),
                        settings.company().certificates().keySet()),
                diagnostics);
        Products products = new Products();
        readFolders(products, remembered, pool);
        readLines(products, remembered, pool);
        products.checkReferences(categories, pages());
        ReviewIndex index = reviews.index(products.ids.keySet());
        products.entries.replaceAll((id, entry) -> entry.rated(index.rating(id, entry.rating())));
        Map<String, Collection> collections = collections(categories, products.entries);
        return new Read(
                new Catalog(
                        products.entries, categories, collections, attributes, PopularityFile.read(files, diagnostics)),
                Set.copyOf(products.ids.keySet()),
                index,
                Map.copyOf(products.hashes),
                Map.copyOf(tables),
                Map.copyOf(brought));
    }

    /** Ids of all pages, also of those that are not shown today. */
    private Set<String> pages() throws IOException {
        return new LinkedHashSet<>(files.folders("pages", Diagnostics.aside()));
    }

    // Categories and collections

    private Map<String, Category> categories() throws IOException {
        record Placed(Category category, int position, int order) {}
        Map<String, Placed> placed = new LinkedHashMap<>();
        Map<String, Location> parents = new HashMap<>();
        Set<String> pages = pages();
        for (JsonValue.Obj obj : listed("catalog/categories.json", Shapes.CATEGORIES, "categories")) {
            String id = obj.text("id").orElse("");
            Map<Language, Words> found = words.texts(obj, "");
            Optional<Picture> image = listing("catalog/categories/" + id, obj, found);
            obj.get("parent").ifPresent(value -> parents.put(id, value.at()));
            obj.get("sizeGuide").ifPresent(value -> checkPage(value.asText().orElse(""), value.at(), pages));
            Category category = new Category(
                    id,
                    obj.text("parent"),
                    image,
                    obj.text("sizeGuide"),
                    obj.text("googleCategory"),
                    obj.text("sort").map(CatalogReader::sort),
                    new Localized<>(found),
                    obj.get("id").map(JsonValue::at).orElse(obj.at()));
            Placed before = placed.get(id);
            if (before != null) {
                reportDuplicate(
                        "category", id, category.location(), before.category().location());
            } else {
                placed.put(
                        id,
                        new Placed(
                                category,
                                obj.number("position").map(BigDecimal::intValue).orElse(Integer.MAX_VALUE),
                                placed.size()));
            }
        }
        checkFolders("catalog/categories", placed.keySet(), "category");
        Map<String, Category> categories = new LinkedHashMap<>();
        placed.values().stream()
                .sorted(Comparator.comparingInt(Placed::position).thenComparingInt(Placed::order))
                .forEach(p -> categories.put(p.category().id(), p.category()));
        new Tree(categories, parents).grow();
        return categories;
    }

    /** Cuts parents that do not exist, lead in a circle or too deep, so that whatever walks up the tree arrives. */
    private final class Tree {
        private final Map<String, Category> categories;
        private final Map<String, Location> parents;
        private final Map<String, Integer> levels = new HashMap<>();

        private Tree(Map<String, Category> categories, Map<String, Location> parents) {
            this.categories = categories;
            this.parents = parents;
        }

        private Category category(String id) {
            return Objects.requireNonNull(categories.get(id));
        }

        private Location parentAt(String id) {
            return parents.getOrDefault(id, category(id).location());
        }

        void grow() {
            for (String id : List.copyOf(categories.keySet())) {
                Set<String> below = new LinkedHashSet<>();
                Optional<String> at = Optional.of(id);
                while (at.isPresent() && !levels.containsKey(at.get())) {
                    below.add(at.get());
                    at = parent(at.get(), below);
                }
                int level = at.map(levels::get).orElse(0);
                List<String> upwards = List.copyOf(below);
                for (int i = upwards.size() - 1; i >= 0; i--) {
                    level = level < DEEPEST_CATEGORY ? level + 1 : cutTooDeep(upwards.get(i));
                    levels.put(upwards.get(i), level);
                }
            }
        }

        private Optional<String> parent(String id, Set<String> below) {
            Optional<String> parent = category(id).parent();
            if (parent.isEmpty()) {
                return parent;
            }
            if (!categories.containsKey(parent.get())) {
                diagnostics.report(
                        Rule.CATALOG_UNKNOWN_CATEGORY,
                        parentAt(id),
                        "there is no category '" + parent.get() + "'",
                        nearCategory(parent.get(), categories.keySet()));
                return cut(id);
            }
            if (below.contains(parent.get())) {
                reportCircle(id, parent.get(), List.copyOf(below));
                return cut(id);
            }
            return parent;
        }

        private void reportCircle(String id, String parent, List<String> below) {
            List<String> circle = below.subList(below.indexOf(parent), below.size());
            String named = circle.stream()
                    .limit(SHOWN_IN_CIRCLE)
                    .map(one -> "'" + one + "'")
                    .collect(Collectors.joining(" below "));
            diagnostics.report(
                    Rule.CATALOG_CATEGORY_CYCLE,
                    parentAt(id),
                    circle.size() == 1
                            ? "the category '" + id + "' is its own parent"
                            : circle.size() <= SHOWN_IN_CIRCLE
                                    ? "categories lie in a circle: " + named + " below '" + parent + "'"
                                    : circle.size() + " categories lie in a circle: " + named + " below …",
                    "give one of them another parent, or none");
        }

        private int cutTooDeep(String id) {
            diagnostics.report(
                    Rule.CATALOG_CATEGORY_TOO_DEEP,
                    parentAt(id),
                    "the category '" + id + "' has more than " + (DEEPEST_CATEGORY - 1) + " categories above it",
                    "make the tree flatter; shoppers seldom follow more than four levels");
            cut(id);
            return 1;
        }

        private Optional<String> cut(String id) {
            Category category = category(id);
            categories.put(
                    id,
                    new Category(
                            id,
                            Optional.empty(),
                            category.image(),
                            category.sizeGuide(),
                            category.googleCategory(),
                            category.sort(),
                            category.words(),
                            category.location()));
            return Optional.empty();
        }
    }

    private List<JsonValue.Obj> listed(String path, Shape shape, String field) throws IOException {
        List<JsonValue.Obj> objects = new ArrayList<>();
        if (files.isFile(path)) {
            SettingsReader.object(files, path, shape, diagnostics)
                    .ifPresent(file -> file.list(field).forEach(value -> {
                        if (value instanceof JsonValue.Obj obj
                                && obj.text("id")
                                        .filter(id -> id.matches(Shapes.ID_PATTERN))
                                        .isPresent()) {
                            objects.add(obj);
                        }
                    }));
        }
        return objects;
    }

    /**
     * The picture of a category or collection: named in the JSON or else in the Markdown, which says what it shows. The words of the Markdown are put into
     * {@code found}.
     */
    private Optional<Picture> listing(String folder, JsonValue.Obj obj, Map<Language, Words> found) throws IOException {
        Optional<Media> image = words.image(obj, "image", "");
        Map<Language, String> alt = new HashMap<>();
        for (Map.Entry<Language, MarkdownFile> file :
                markdown(folder, Shapes.LISTING_WORDS).entrySet()) {
            JsonValue.Obj frontMatter = file.getValue().frontMatter();
            words.words(file.getValue(), folder).ifPresent(read -> found.put(file.getKey(), read));
            frontMatter.text("imageAlt").ifPresent(text -> alt.put(file.getKey(), text));
            if (image.isEmpty()) {
                image = words.image(frontMatter, "image", folder);
            }
        }
        return image.map(picture -> new Picture("", picture, new Localized<>(alt)));
    }

    private Map<Language, MarkdownFile> markdown(String folder, Shape shape) throws IOException {
        return markdown(files, folder, shape, words, diagnostics);
    }

    /** The Markdown files of {@code folder} by language. */
    static Map<Language, MarkdownFile> markdown(
            SourceFiles files, String folder, Shape shape, WordsReader words, Diagnostics diagnostics)
            throws IOException {
        Map<Language, MarkdownFile> found = new TreeMap<>();
        for (String name : files.files(folder, diagnostics)) {
            if (!name.endsWith(".md")) {
                continue;
            }
            String path = folder + "/" + name;
            Optional<Language> language =
                    words.language(name.substring(0, name.length() - ".md".length()), Location.of(path));
            if (language.isPresent()) {
                MarkdownFile.read(files, path, shape, diagnostics).ifPresent(file -> found.put(language.get(), file));
            }
        }
        words.addPseudo(found);
        return found;
    }

    private void checkFolders(String folder, Set<String> known, String kind) throws IOException {
        for (String name : files.folders(folder, diagnostics)) {
            if (!known.contains(name)) {
                diagnostics.report(
                        Rule.FILE_UNKNOWN,
                        Location.of(folder + "/" + name),
                        "there is no " + kind + " '" + name + "'; its texts are not used",
                        Closest.to(name, known)
                                .map(found -> "rename the folder to '" + found + "'")
                                .orElse("add it to " + (kind.equals("category") ? "categories" : "collections")
                                        + ".json"));
            }
        }
    }

    private Map<String, Collection> collections(Map<String, Category> categories, Map<String, ProductEntry> products)
            throws IOException {
        Map<String, Collection> collections = new LinkedHashMap<>();
        for (JsonValue.Obj obj : listed("catalog/collections.json", Shapes.COLLECTIONS, "collections")) {
            String id = obj.text("id").orElse("");
            Location at = obj.get("id").map(JsonValue::at).orElse(obj.at());
            Map<Language, Words> found = words.texts(obj, "");
            Optional<Picture> image = listing("catalog/collections/" + id, obj, found);
            Optional<CollectionRule> rule = rule(obj, categories, products);
            if (rule.isEmpty()) {
                continue;
            }
            Collection collection =
                    new Collection(id, rule.get(), sort(obj, rule.get()), image, new Localized<>(found), at);
            Collection before = collections.putIfAbsent(id, collection);
            if (before != null) {
                reportDuplicate("collection", id, at, before.location());
            }
        }
        checkFolders("catalog/collections", collections.keySet(), "collection");
        return collections;
    }

    private Optional<CollectionRule> rule(
            JsonValue.Obj collection, Map<String, Category> categories, Map<String, ProductEntry> products) {
        boolean listed = collection.get("products").isPresent();
        Optional<JsonValue.Obj> rule = collection.object("rule");
        if (listed == rule.isPresent()) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    collection.at(),
                    listed
                            ? "the collection has both \"rule\" and \"products\""
                            : "the collection has neither \"rule\" nor \"products\"",
                    "state one of the two");
            return Optional.empty();
        }
        if (listed) {
            for (JsonValue value : collection.list("products")) {
                value.asText()
                        .filter(id -> !products.containsKey(id))
                        .ifPresent(id -> reportProduct(id, value.at(), products));
            }
            return Optional.of(new CollectionRule.Listed(collection.texts("products")));
        }
        return rule.flatMap(obj -> rule(obj, categories));
    }

    private Optional<CollectionRule> rule(JsonValue.Obj obj, Map<String, Category> categories) {
        List<String> stated = obj.fields().keySet().stream()
                .filter(name -> !name.equals("is"))
                .toList();
        boolean pair = obj.get("is").isPresent() == obj.get("attribute").isPresent();
        if (stated.size() != 1 || !pair) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    obj.at(),
                    pair
                            ? "a rule states exactly one thing, this one states " + stated.size()
                            : "\"attribute\" and \"is\" go together",
                    "combine rules with \"all\" or \"any\"");
            return Optional.empty();
        }
        String kind = stated.get(0);
        return switch (kind) {
            case "all" -> Optional.of(new CollectionRule.All(rules(obj.list("all"), categories)));
            case "any" -> Optional.of(new CollectionRule.AnyOf(rules(obj.list("any"), categories)));
            case "not" ->
                obj.object("not").flatMap(inner -> rule(inner, categories)).map(CollectionRule.Not::new);
            case "tag" -> obj.text("tag").map(CollectionRule.Tagged::new);
            case "category" -> {
                String id = obj.text("category").orElse("");
                if (!categories.containsKey(id)) {
                    diagnostics.report(
                            Rule.CATALOG_UNKNOWN_CATEGORY,
                            obj.get("category").map(JsonValue::at).orElse(obj.at()),
                            "there is no category '" + id + "'",
                            nearCategory(id, categories.keySet()));
                }
                yield Optional.of(new CollectionRule.InCategory(id));
            }
            case "brand" -> obj.text("brand").map(CollectionRule.OfBrand::new);
            case "attribute" ->
                obj.text("attribute")
                        .flatMap(attribute -> obj.text("is").map(is -> new CollectionRule.HasAttribute(attribute, is)));
            case "price" ->
                obj.object("price")
                        .map(range -> new CollectionRule.PriceBetween(bound(range, "from"), bound(range, "below")));
            case "onSale" -> obj.flag("onSale").map(CollectionRule.OnSale::new);
            case "available" -> obj.flag("available").map(CollectionRule.Available::new);
            default -> Optional.empty();
        };
    }

    /** One amount for all markets, or amounts by market id or currency; other keys are reported. */
    private Optional<CollectionRule.Bound> bound(JsonValue.Obj range, String field) {
        Optional<JsonValue.Obj> stated = range.object(field);
        if (stated.isEmpty()) {
            return range.number(field).map(amount -> new CollectionRule.Bound(Optional.of(amount), Map.of()));
        }
        Map<String, BigDecimal> byKey = new HashMap<>();
        Amounts.prices(stated, settings.markets(), diagnostics)
                .byKey()
                .forEach((key, price) -> byKey.put(key, price.amount().amount()));
        return Optional.of(new CollectionRule.Bound(Optional.empty(), byKey));
    }

    private List<CollectionRule> rules(List<JsonValue> values, Map<String, Category> categories) {
        List<CollectionRule> rules = new ArrayList<>();
        for (JsonValue value : values) {
            if (value instanceof JsonValue.Obj obj) {
                rule(obj, categories).ifPresent(rules::add);
            }
        }
        return rules;
    }

    private static Collection.Sort sort(JsonValue.Obj obj, CollectionRule rule) {
        return obj.text("sort")
                .map(CatalogReader::sort)
                .orElse(rule instanceof CollectionRule.Listed ? Collection.Sort.MANUAL : Collection.Sort.NEWEST);
    }

    /** The order called {@code word}, which is one of those that can be stated. */
    private static Collection.Sort sort(String word) {
        return switch (word) {
            case "title" -> Collection.Sort.TITLE;
            case "price-ascending" -> Collection.Sort.PRICE_ASCENDING;
            case "price-descending" -> Collection.Sort.PRICE_DESCENDING;
            case "popular" -> Collection.Sort.POPULAR;
            case "manual" -> Collection.Sort.MANUAL;
            default -> Collection.Sort.NEWEST;
        };
    }

    // Products

    private void readFolders(Products products, RememberedProducts remembered, ForkJoinPool pool) throws IOException {
        List<String> ids = files.folders(FOLDER, diagnostics);
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> batch = ids.subList(from, Math.min(ids.size(), from + BATCH));
            parallel(
                            pool,
                            batch,
                            id -> remembered.read(
                                    "folder " + id,
                                    List.of(id),
                                    this::source,
                                    (name, path) -> path.startsWith(FOLDER + "/" + name + "/"),
                                    this::folder))
                    .forEach(read -> read.forEach(product -> product.ifPresent(products::add)));
        }
    }

    /** Stands for what the product in a folder is made from; of reviews it counts which day it is. */
    private OptionalLong source(String name) {
        String folder = FOLDER + "/" + name;
        OptionalLong content = memory.content(folder);
        return content.isEmpty()
                ? content
                : OptionalLong.of(ValueHash.of(
                        content.getAsLong(), reviews.day(new ProductSource.Folder(folder + "/product.json"))));
    }

    private Optional<ReadProduct> folder(String name) {
        String folder = FOLDER + "/" + name;
        try {
            if (!files.inside(folder, diagnostics)) {
                return Optional.empty();
            }
            String path = folder + "/product.json";
            Optional<JsonValue.Obj> obj = SettingsReader.object(files, path, Shapes.PRODUCT, diagnostics);
            if (obj.isEmpty()) {
                return Optional.empty();
            }
            String id = obj.get().text("id").orElse(name);
            if (!id.equals(name)) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        obj.get().get("id").map(JsonValue::at).orElse(obj.get().at()),
                        "the id '" + id + "' differs from the folder's name '" + name + "'",
                        "leave \"id\" out, or rename the folder");
            }
            ProductSource source = new ProductSource.Folder(path);
            List<Review> beside = reviews.beside(source);
            ProductEntry.Rating rating = ProductEntry.Rating.NONE;
            for (Review review : beside) {
                rating = rating.and(review.rating());
            }
            ProductEntry.Rating own = rating;
            return read(files, obj.get(), name, source, reader(diagnostics), words, diagnostics)
                    .map(product -> read(
                            product,
                            entry(product, source, own),
                            obj.get(),
                            Location.of(path),
                            ValueHash.of(List.of(product, beside))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ReadProduct read(Product product, ProductEntry entry, JsonValue.Obj obj, Location at, long hash) {
        return new ReadProduct(
                entry,
                product.status() == ProductStatus.ACTIVE,
                product.variants().stream()
                        .map(variant -> new ReadProduct.Sku(variant.sku(), variant.location()))
                        .toList(),
                List.copyOf(ProductReader.references(obj)),
                at,
                hash);
    }

    private ProductReader reader(Diagnostics to) {
        return new ProductReader(
                settings.markets(),
                attributes,
                settings.parties().byId().keySet(),
                settings.company().certificates().keySet(),
                words,
                media,
                to);
    }

    /** The product in {@code obj}, with the Markdown files beside it when it has a folder. */
    static Optional<Product> read(
            SourceFiles files,
            JsonValue.Obj obj,
            String id,
            ProductSource source,
            ProductReader reader,
            WordsReader words,
            Diagnostics diagnostics)
            throws IOException {
        if (source instanceof ProductSource.Folder) {
            String folder = source.path().substring(0, source.path().lastIndexOf('/'));
            return reader.read(obj, id, folder, markdown(files, folder, Shapes.PRODUCT_WORDS, words, diagnostics));
        }
        return reader.read(obj, id, "catalog", Map.of());
    }

    private void readLines(Products products, RememberedProducts remembered, ForkJoinPool pool) throws IOException {
        for (String name : files.files("catalog", diagnostics)) {
            String path = "catalog/" + name;
            if (name.endsWith(".jsonl")) {
                if (!files.inside(path, diagnostics)) {
                    continue;
                }
                List<JsonLines.Line> batch = new ArrayList<>();
                try (JsonLines lines = new JsonLines(files.root().resolve(path), path, diagnostics)) {
                    for (Optional<JsonLines.Line> line = lines.next(); line.isPresent(); line = lines.next()) {
                        batch.add(line.get());
                        if (follows) {
                            tables.computeIfAbsent(path, k -> new LineTable()).add(line.get());
                        }
                        if (batch.size() == BATCH) {
                            addLines(batch, path, products, remembered, pool);
                        }
                    }
                }
                addLines(batch, path, products, remembered, pool);
            } else if (!JSON_FILES.contains(name) && !readByExtension(path, products)) {
                diagnostics.report(
                        Rule.FILE_UNKNOWN,
                        Location.of(path),
                        "'" + path + "' is not used",
                        Closest.to(name, JSON_FILES)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("JSON Lines files end with .jsonl"));
            }
        }
    }

    /** Whether an extension reads {@code path}, whose products are then added. */
    private boolean readByExtension(String path, Products products) throws IOException {
        for (CatalogFormat format : extensions.of(CatalogFormat.class)) {
            Location at = Location.of(path);
            boolean reads = Guard.ask(
                            format, "was asked whether it reads " + path, at, diagnostics, () -> format.reads(path))
                    .orElse(false);
            if (!reads) {
                continue;
            }
            Optional<byte[]> content =
                    files.inside(path, diagnostics) ? files.bytes(path, diagnostics) : Optional.empty();
            if (content.isPresent()) {
                Guard.ask(
                                format,
                                "read " + path,
                                at,
                                diagnostics,
                                () -> format.products(path, content.get(), Guard.problems(format, diagnostics)).stream()
                                        .map(ExtensionValues::json)
                                        .toList())
                        .orElse(List.of())
                        .forEach(obj -> brought(obj, path).ifPresent(products::add));
            }
            return true;
        }
        return false;
    }

    private Optional<ReadProduct> brought(JsonValue.Obj obj, String path) {
        new ShapeCheck(diagnostics, false).check(obj, Shapes.PRODUCT);
        Optional<String> id = obj.text("id");
        if (id.isEmpty()) {
            diagnostics.report(Rule.JSON_MISSING_FIELD, obj.at(), "this product has no id", "give it one");
            return Optional.empty();
        }
        ProductSource source = new ProductSource.Brought(path, obj.at().line());
        try {
            Optional<Product> product = read(files, obj, id.get(), source, reader(diagnostics), words, diagnostics);
            product.ifPresent(found -> brought.putIfAbsent(found.id(), obj));
            return product.map(found ->
                    read(found, entry(found, source, ProductEntry.Rating.NONE), obj, obj.at(), ValueHash.of(found)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addLines(
            List<JsonLines.Line> batch,
            String path,
            Products products,
            RememberedProducts remembered,
            ForkJoinPool pool) {
        List<List<JsonLines.Line>> groups = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += GROUP) {
            groups.add(batch.subList(from, Math.min(batch.size(), from + GROUP)));
        }
        List<List<Optional<ReadProduct>>> read = parallel(
                pool,
                groups,
                group -> remembered.read(
                        "lines " + path + " " + group.get(0).number(),
                        group,
                        CatalogReader::source,
                        (line, picture) -> false,
                        line -> line(line, path)));
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < groups.get(i).size(); j++) {
                ProductSource source = place(groups.get(i).get(j), path);
                read.get(i).get(j).map(product -> product.from(source)).ifPresent(products::add);
            }
        }
        batch.clear();
    }

    private static ProductSource place(JsonLines.Line line, String path) {
        return new ProductSource.Line(path, line.offset(), line.bytes().length, line.number());
    }

    /** Stands for a line with its number, which is part of what is read; how many bytes are before it is not. */
    private static OptionalLong source(JsonLines.Line line) {
        return OptionalLong.of(ValueHash.of(line.number(), ValueHash.of(line.bytes())));
    }

    private Optional<ReadProduct> line(JsonLines.Line line, String path) {
        // The index has no long texts; pages read them when they are made.
        Optional<JsonValue> value = JsonTree.line(line.bytes(), path, line.number(), "description", diagnostics);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        new ShapeCheck(diagnostics, false).check(value.get(), Shapes.PRODUCT);
        if (!(value.get() instanceof JsonValue.Obj obj)) {
            return Optional.empty();
        }
        Optional<String> id = obj.text("id");
        if (id.isEmpty()) {
            diagnostics.report(
                    Rule.CATALOG_INVALID_LINES, obj.at(), "the product in this line has no id", "add \"id\": \"…\"");
            return Optional.empty();
        }
        ProductSource source = place(line, path);
        try {
            return read(files, obj, id.get(), source, reader(diagnostics), words, diagnostics)
                    .map(product -> read(
                            product,
                            entry(product, source, ProductEntry.Rating.NONE),
                            obj,
                            obj.at(),
                            ValueHash.of(product)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static <T, R> List<R> parallel(ForkJoinPool pool, List<T> items, java.util.function.Function<T, R> work) {
        return pool.submit(() -> items.parallelStream().map(work).toList()).join();
    }

    /** The index as it grows, and what is checked across products. */
    private final class Products {
        private final Map<String, ProductEntry> entries = new TreeMap<>();
        private final Map<String, Long> hashes = new HashMap<>();
        private final Map<String, Location> ids = new HashMap<>();
        private final Map<String, Location> skus = new HashMap<>();
        private final List<ReadProduct.Reference> references = new ArrayList<>();

        void add(ReadProduct product) {
            String id = product.entry().id();
            Location before = ids.putIfAbsent(id, product.at());
            if (before != null) {
                reportDuplicate("product", id, product.at(), before);
                return;
            }
            for (ReadProduct.Sku sku : product.skus()) {
                Location other = skus.putIfAbsent(sku.sku(), sku.at());
                if (other != null) {
                    diagnostics.report(
                            Rule.CATALOG_DUPLICATE_SKU,
                            sku.at(),
                            "the SKU '" + ShapeCheck.shorten(sku.sku()) + "' belongs to another variant already",
                            "give every variant a SKU of its own",
                            other);
                }
            }
            references.addAll(product.references());
            if (product.active()) {
                entries.put(id, shared(product.entry()));
                hashes.put(id, product.hash());
            }
        }

        void checkReferences(Map<String, Category> categories, Set<String> pages) {
            for (ReadProduct.Reference reference : references) {
                if (reference.target() == ReadProduct.Target.PAGE) {
                    checkPage(reference.id(), reference.at(), pages);
                } else if (reference.target() == ReadProduct.Target.CATEGORY
                        && !categories.containsKey(reference.id())) {
                    diagnostics.report(
                            Rule.CATALOG_UNKNOWN_CATEGORY,
                            reference.at(),
                            "there is no category '" + reference.id() + "'",
                            nearCategory(reference.id(), categories.keySet()));
                } else if (reference.target() == ReadProduct.Target.PRODUCT && !ids.containsKey(reference.id())) {
                    reportProduct(reference.id(), reference.at(), entries);
                }
            }
        }
    }

    /** The same entry with the options that others have as well. */
    private ProductEntry shared(ProductEntry entry) {
        return entry.offering(entry.offers().stream()
                .map(offer -> new ProductEntry.Offer(
                        offer.sku(),
                        options.computeIfAbsent(offer.options(), chosen -> chosen),
                        offer.prices(),
                        offer.availability(),
                        offer.measure()))
                .toList());
    }

    private ProductEntry entry(Product product, ProductSource source, ProductEntry.Rating rating) {
        Map<Language, ProductEntry.Title> titles = new HashMap<>();
        product.words().values().forEach((language, found) -> {
            if (!found.title().isEmpty()) {
                titles.put(
                        language,
                        new ProductEntry.Title(
                                found.title(), found.slug(), found.seo().noindex(), found.location()));
            }
        });
        return new ProductEntry(
                product.id(),
                source,
                product.category(),
                product.categories(),
                product.brand(),
                product.tags(),
                product.created(),
                product.variants().stream()
                        .map(variant -> new ProductEntry.Offer(
                                variant.sku(),
                                variant.options(),
                                variant.prices(),
                                variant.availability(),
                                variant.measure()))
                        .toList(),
                product.pictures().stream().limit(2).toList(),
                swatches(product, attributes),
                indexed(product, attributes),
                new Localized<>(titles),
                product.quoteOnly(),
                rating,
                product.location());
    }

    private static List<String> swatches(Product product, Map<String, AttributeDefinition> attributes) {
        Set<String> swatches = new LinkedHashSet<>();
        for (Variant variant : product.variants()) {
            variant.options()
                    .forEach((option, value) -> Optional.ofNullable(attributes.get(option))
                            .map(definition -> definition.values().get(value))
                            .flatMap(AttributeDefinition.Value::swatch)
                            .ifPresent(swatches::add));
        }
        return List.copyOf(swatches);
    }

    private static Map<String, List<String>> indexed(Product product, Map<String, AttributeDefinition> attributes) {
        Map<String, Set<String>> values = new HashMap<>();
        product.attributes()
                .forEach((id, list) -> list.forEach(value -> {
                    if (value instanceof AttributeValue.Text text) {
                        values.computeIfAbsent(id, k -> new LinkedHashSet<>()).add(text.text());
                    } else if (value instanceof AttributeValue.Flag flag) {
                        values.computeIfAbsent(id, k -> new LinkedHashSet<>()).add(Boolean.toString(flag.yes()));
                    } else if (value instanceof AttributeValue.Number number) {
                        values.computeIfAbsent(id, k -> new LinkedHashSet<>())
                                .add(number.number().toPlainString());
                    } else if (value instanceof AttributeValue.Measured measured) {
                        Measurement measurement = measured.measurement();
                        Unit unit = Optional.ofNullable(attributes.get(id))
                                .flatMap(AttributeDefinition::unit)
                                .orElse(measurement.unit());
                        values.computeIfAbsent(id, k -> new LinkedHashSet<>()).add(measurement.in(unit));
                    }
                }));
        product.variants()
                .forEach(variant -> variant.options()
                        .forEach((id, value) -> values.computeIfAbsent(id, k -> new LinkedHashSet<>())
                                .add(value)));
        Map<String, List<String>> indexed = new HashMap<>();
        values.forEach((id, set) -> indexed.put(id, List.copyOf(set)));
        return indexed;
    }

    private void checkPage(String id, Location at, Set<String> pages) {
        if (!pages.contains(id)) {
            diagnostics.report(
                    Rule.LINK_UNKNOWN_TARGET,
                    at,
                    "there is no page '" + ShapeCheck.shorten(id) + "'",
                    Closest.to(id, pages)
                            .map(found -> "did you mean '" + found + "'?")
                            .orElse("create pages/" + ShapeCheck.shorten(id) + "/, or correct the id"));
        }
    }

    private void reportDuplicate(String kind, String id, Location at, Location before) {
        diagnostics.report(
                Rule.CATALOG_DUPLICATE_ID,
                at,
                "there is another " + kind + " '" + id + "'",
                "give one of them another id",
                before);
    }

    private void reportProduct(String id, Location at, Map<String, ProductEntry> products) {
        diagnostics.report(
                Rule.CATALOG_UNKNOWN_PRODUCT,
                at,
                "there is no product '" + id + "'",
                nearProduct(id, products.keySet()));
    }

    private static String nearProduct(String id, Set<String> known) {
        String near = near(id, known);
        return near.isEmpty() ? "correct the id, or remove it" : near;
    }

    private static String nearCategory(String id, Set<String> known) {
        String near = near(id, known);
        return near.isEmpty() ? "correct the id, or add the category to catalog/categories.json" : near;
    }

    private static String near(String id, Set<String> known) {
        return Closest.to(id, known)
                .map(found -> "did you mean '" + found + "'?")
                .orElse("");
    }
}
