package dev.vitrine.render;

import dev.vitrine.cards.Card;
import dev.vitrine.channel.Goods;
import dev.vitrine.checkout.CheckoutOffer;
import dev.vitrine.checkout.Checkouts;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.Extensions;
import dev.vitrine.markup.Markdown;
import dev.vitrine.markup.Prose;
import dev.vitrine.model.Article;
import dev.vitrine.model.Body;
import dev.vitrine.model.Category;
import dev.vitrine.model.Collection;
import dev.vitrine.model.HomeSection;
import dev.vitrine.model.JournalFeed;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Media;
import dev.vitrine.model.Page;
import dev.vitrine.model.Picture;
import dev.vitrine.model.Product;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Review;
import dev.vitrine.model.Seo;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSource;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Theme;
import dev.vitrine.model.Variant;
import dev.vitrine.model.Words;
import dev.vitrine.output.Json;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.plan.Lookup;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.ProductBlocks;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.Similarity;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import dev.vitrine.profile.Profile;
import dev.vitrine.render.view.ArticleCardView;
import dev.vitrine.render.view.ArticleView;
import dev.vitrine.render.view.CardView;
import dev.vitrine.render.view.ContentView;
import dev.vitrine.render.view.HeadingView;
import dev.vitrine.render.view.HomeSectionView;
import dev.vitrine.render.view.HomeView;
import dev.vitrine.render.view.HtmlView;
import dev.vitrine.render.view.ImageView;
import dev.vitrine.render.view.JournalView;
import dev.vitrine.render.view.LinkView;
import dev.vitrine.render.view.ListingView;
import dev.vitrine.render.view.PageView;
import dev.vitrine.render.view.PaginationView;
import dev.vitrine.render.view.PriceView;
import dev.vitrine.render.view.ProductCardView;
import dev.vitrine.render.view.ProductView;
import dev.vitrine.render.view.ProseView;
import dev.vitrine.render.view.SearchPageView;
import dev.vitrine.render.view.SiteView;
import dev.vitrine.render.view.StorefrontView;
import dev.vitrine.trace.Trace;
import dev.vitrine.trace.Traced;
import freemarker.core.HTMLOutputFormat;
import freemarker.template.SimpleScalar;
import freemarker.template.TemplateHashModel;
import freemarker.template.TemplateHashModelEx;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModel;
import freemarker.template.TemplateModelException;
import freemarker.template.TemplateNumberModel;
import freemarker.template.TemplateScalarModel;
import freemarker.template.TemplateSequenceModel;
import freemarker.template.utility.DeepUnwrap;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Renders pages; thread-safe. */
public final class PageRenderer {

    private static final int DESCRIPTION_LENGTH = 160;

    private static final ViewWrapper VIEWS = new ViewWrapper();

    /** Characters of fragments that are kept, in all storefronts together. */
    private static final long FRAGMENTS = 32_000_000;

    private final Site site;
    private final SiteSource source;
    private final Optional<Profile> profile;
    private final Templates templates;
    private final Markdown markdown;
    private final MediaUse media;
    private final LoadingHints hints;
    private final WrittenLinks written = new WrittenLinks();
    private final List<Shop> shops = new ArrayList<>();

    /**
     * A renderer of the pages of {@code plan}; templates with syntax errors are reported at once.
     *
     * @param plan every address
     * @param source reads long texts and products
     * @param checkouts how storefronts are paid
     * @param searchScript address of the engine that searches in the browser
     * @param similarity which products are like another
     * @param profile times templates and macros, and counts what caches find
     * @param diagnostics where problems of templates and texts go
     */
    public PageRenderer(
            SitePlan plan,
            SiteSource source,
            Checkouts checkouts,
            String searchScript,
            Similarity similarity,
            Optional<Profile> profile,
            Diagnostics diagnostics) {
        this(
                plan,
                source,
                checkouts,
                searchScript,
                similarity,
                Extensions.NONE,
                profile,
                Optional.empty(),
                Pictures.NONE,
                diagnostics);
    }

    /**
     * A renderer of a site that changed, which does not parse the templates again if they are those of {@code last}.
     *
     * @param extensions bring functions
     * @param pictures knows the pictures that are made later
     */
    public PageRenderer(
            SitePlan plan,
            SiteSource source,
            Checkouts checkouts,
            String searchScript,
            Similarity similarity,
            Extensions extensions,
            Optional<Profile> profile,
            Optional<PageRenderer> last,
            Pictures pictures,
            Diagnostics diagnostics) {
        this.site = plan.site();
        this.hints = new LoadingHints(site);
        this.media = new MediaUse(site.theme().pictures(), pictures);
        this.source = source;
        this.profile = profile;
        this.templates = last.map(renderer -> renderer.templates)
                .filter(before -> before.areOf(site.theme()))
                .map(before -> before.reportingTo(diagnostics))
                .orElseGet(() -> new Templates(site.theme(), profile, diagnostics));
        this.markdown = new Markdown(diagnostics);
        ExtensionFunctions functions = new ExtensionFunctions(extensions, templates::here, diagnostics);
        for (StorefrontPlan storefront : plan.storefronts()) {
            shops.add(new Shop(
                    new StorefrontViews(
                            plan,
                            storefront,
                            media,
                            checkouts.at(storefront.storefront()),
                            searchScript,
                            profile,
                            diagnostics),
                    similarity,
                    functions,
                    diagnostics));
        }
    }

    /** The pictures shown by the pages rendered so far. */
    public MediaUse media() {
        return media;
    }

    /** Where the texts rendered so far link to {@code url}, an address from the root of the site; empty when it stands in a template. */
    public Optional<Location> source(String url) {
        return written.first(url);
    }

    /** Where texts link to. */
    public WrittenLinks written() {
        return written;
    }

    /** The pages of one thing in all storefronts, which share its texts; products have a subject of their own. */
    public Subject subject() {
        return new Subject(Optional.empty(), List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * The pages of one product in all storefronts; what they show goes into {@code files} too, and what they tell to {@code channels}.
     *
     * @throws IOException when its source cannot be read any more
     */
    public Subject product(ProductEntry entry, BlockFiles files, Goods.Taker channels) throws IOException {
        Trace.read(new Lookup.Whole(entry.id()));
        return new Subject(
                Optional.of(source.product(entry)), source.reviews(entry), Optional.of(files), Optional.of(channels));
    }

    /** The parts of data files that tell of a product, empty as yet. */
    public BlockFiles parts() {
        return new BlockFiles(data());
    }

    private List<StorefrontData> data() {
        return shops.stream().map(shop -> shop.data).toList();
    }

    /** The data files of {@code block}, made of the parts of its products. */
    public Map<OutputPath, byte[]> files(ProductBlocks.Block block, List<List<BlockFiles.Part>> products) {
        return BlockFiles.files(block, products, data());
    }

    /** The data files of {@code storefront} that are about no product or list in particular. */
    public Map<OutputPath, byte[]> files(Storefront storefront) {
        return shops.get(storefront.index()).data.shop();
    }

    /**
     * The feeds of the journal of {@code storefront}.
     *
     * @throws IOException when a text cannot be read any more
     */
    public Map<OutputPath, byte[]> journal(Storefront storefront) throws IOException {
        return shops.get(storefront.index()).journalFeeds();
    }

    /** One thing whose pages are rendered; for one thread. */
    public final class Subject {
        private final Optional<Product> product;
        private final List<Review> reviews;
        private final Optional<BlockFiles> files;
        private final Optional<Goods.Taker> channels;
        private final Map<Integer, ListingFacets> facets = new HashMap<>();
        private final Map<OutputPath, Card> cards = new LinkedHashMap<>();
        private final IdentityHashMap<Body, Markdown.Read> prose = new IdentityHashMap<>();
        private final IdentityHashMap<Body, String> plain = new IdentityHashMap<>();

        private Subject(
                Optional<Product> product,
                List<Review> reviews,
                Optional<BlockFiles> files,
                Optional<Goods.Taker> channels) {
            this.product = product;
            this.reviews = reviews;
            this.files = files;
            this.channels = channels;
        }

        /**
         * Renders the page of {@code route} into {@code out}; false when its template failed, which is reported.
         *
         * @throws IOException when a source cannot be read any more
         */
        public boolean render(Route route, PageBuffer out) throws IOException {
            return shops.get(route.storefront().index()).render(route, this, out);
        }

        /** The product, where it is one. */
        public Optional<Product> product() {
            return product;
        }

        /** The words that the page of {@code route} shows; pages of the shop itself have none. */
        public Optional<Words> words(Route route) {
            Optional<Localized<Words>> words = switch (route.kind()) {
                case PRODUCT -> product.map(Product::words);
                case CATEGORY -> site.catalog().category(route.id()).map(Category::words);
                case COLLECTION ->
                    Optional.ofNullable(site.catalog().collections().get(route.id()))
                            .map(Collection::words);
                case PAGE -> Optional.ofNullable(site.pages().get(route.id())).map(Page::words);
                case ARTICLE ->
                    Optional.ofNullable(site.articles().get(route.id())).map(Article::words);
                default -> Optional.empty();
            };
            return words.flatMap(all -> all.first(route.storefront().language().chain()))
                    .map(Localized.Found::value);
        }

        /** The product's own pictures that are published with the site. */
        public List<Media.Local> pictures() {
            return product.map(Product::pictures).orElse(List.of()).stream()
                    .map(Picture::media)
                    .flatMap(found -> found instanceof Media.Local local ? Stream.of(local) : Stream.empty())
                    .toList();
        }

        /** The pictures for sharing that the pages rendered so far name. */
        public Map<OutputPath, Card> cards() {
            return Collections.unmodifiableMap(cards);
        }

        /** The data file that goes with the page of {@code route}: the first page of a list has one, others have none. */
        public Map<OutputPath, byte[]> files(Route route) {
            return shops.get(route.storefront().index()).files(route, this);
        }

        private Prose prose(Body body) throws IOException {
            Markdown.Read known = prose.get(body);
            if (known == null) {
                known = markdown.read(source.text(body), body.format());
                prose.put(body, known);
            }
            return known.prose();
        }

        private String plain(Body body) throws IOException {
            String known = plain.get(body);
            if (known == null) {
                Markdown.Read read = prose.get(body);
                known = read == null
                        ? markdown.plainText(source.text(body), body.format())
                        : read.words().get();
                plain.put(body, known);
            }
            return known;
        }
    }

    /** The pages of one storefront. */
    private final class Shop {
        private final StorefrontViews views;
        private final PageHeads heads;
        private final ProductViews products;
        private final PageLinks links;
        private final StorefrontData data;
        private final Map<String, Object> shared = new HashMap<>();
        private final Map<String, Traced<SimpleScalar>> words = new ConcurrentHashMap<>();
        private final Map<String, SimpleScalar> assets = new ConcurrentHashMap<>();
        private final Diagnostics diagnostics;
        private final List<String> articles;
        private final Map<String, Integer> articlePlaces = new HashMap<>();

        private Shop(
                StorefrontViews views, Similarity similarity, ExtensionFunctions functions, Diagnostics diagnostics) {
            this.views = views;
            this.diagnostics = diagnostics;
            this.articles = List.copyOf(views.here().all(RouteKind.ARTICLE).keySet());
            for (int i = 0; i < articles.size(); i++) {
                articlePlaces.put(articles.get(i), i);
            }
            this.heads = new PageHeads(views);
            this.products = new ProductViews(views, similarity);
            shared.put(
                    "cached",
                    new CachedFragments(
                            FRAGMENTS
                                    / Math.max(1, site.settings().storefronts().size()),
                            profile));
            shared.put("t", (TemplateMethodModelEx) this::text);
            shared.put("asset", (TemplateMethodModelEx) this::asset);
            shared.put("hasAsset", (TemplateMethodModelEx) this::hasAsset);
            shared.put("imports", (TemplateMethodModelEx) this::imports);
            shared.put("integrity", (TemplateMethodModelEx) this::integrity);
            shared.put("speculationRules", (TemplateMethodModelEx) this::speculationRules);
            shared.put("sized", (TemplateMethodModelEx) this::sized);
            shared.put("listed", (TemplateMethodModelEx) this::listed);
            shared.put("ext", functions);
            shared.put("quoted", (TemplateMethodModelEx) this::quoted);
            shared.put(
                    "site",
                    new SiteView(
                            site.settings().name(),
                            site.settings().baseUrl(),
                            site.settings()
                                    .logo()
                                    .map(logo ->
                                            views.image(logo, site.settings().name(), "")),
                            settings(site.theme().settings(), views)));
            StorefrontView store = views.store(views.here().home(), List.of());
            shared.put("store", store);
            this.data = new StorefrontData(views, templates, Map.copyOf(shared), store);
            this.links = new PageLinks(views, source, templates, Map.copyOf(shared), written, diagnostics);
        }

        private Object text(List<?> arguments) throws TemplateModelException {
            if (arguments.isEmpty() || arguments.size() > 2 || !(arguments.get(0) instanceof TemplateScalarModel key)) {
                throw new TemplateModelException(
                        "t takes a key, and optionally values: t(\"cart.items\", {\"count\": 3})");
            }
            if (arguments.size() == 1) {
                // Most words have no values, and every page says them.
                Traced<SimpleScalar> known = words.get(key.getAsString());
                if (known != null) {
                    return known.again();
                }
                try (Trace trace = Trace.begin()) {
                    Optional<String> found = views.strings().find(key.getAsString(), Map.of());
                    if (found.isPresent()) {
                        SimpleScalar word = new SimpleScalar(found.get());
                        words.put(key.getAsString(), Traced.of(word, trace));
                        return word;
                    }
                }
            }
            Map<String, Object> values = new HashMap<>();
            if (arguments.size() == 2) {
                if (!(arguments.get(1) instanceof TemplateHashModelEx hash)) {
                    throw new TemplateModelException("the second argument of t is a hash of values: {\"count\": 3}");
                }
                var keys = hash.keys().iterator();
                while (keys.hasNext()) {
                    String name = keys.next().toString();
                    TemplateModel value = hash.get(name);
                    Object unwrapped = value == null ? null : DeepUnwrap.permissiveUnwrap(value);
                    values.put(name, unwrapped == null ? "" : unwrapped);
                }
            }
            return new SimpleScalar(views.strings().text(key.getAsString(), values, templates::here));
        }

        private Object listed(List<?> arguments) throws TemplateModelException {
            if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateSequenceModel sequence)) {
                throw new TemplateModelException("listed takes a list of texts: listed(store.payments)");
            }
            List<String> items = new ArrayList<>();
            for (int i = 0; i < sequence.size(); i++) {
                if (!(sequence.get(i) instanceof TemplateScalarModel text)) {
                    throw new TemplateModelException("listed takes a list of texts, but item " + i + " is none");
                }
                items.add(text.getAsString());
            }
            return new SimpleScalar(views.formats().list(items));
        }

        /** A picture at a place of the theme: {@code sized(item.image, "card")}. */
        private Object sized(List<?> arguments) throws TemplateModelException {
            if (arguments.size() != 2
                    || !(arguments.get(0) instanceof TemplateHashModel image)
                    || !(image.get("url") instanceof TemplateScalarModel url)
                    || !(image.get("alt") instanceof TemplateScalarModel alt)
                    || !(image.get("width") instanceof TemplateNumberModel width)
                    || !(image.get("height") instanceof TemplateNumberModel height)
                    || !(image.get("name") instanceof TemplateScalarModel name)
                    || !(arguments.get(1) instanceof TemplateScalarModel place)) {
                throw new TemplateModelException(
                        "sized takes a picture and the name of a place: sized(item.image, \"card\")");
            }
            if (!media.hasPlace(place.getAsString())) {
                diagnostics.report(
                        Rule.THEME_UNKNOWN_PLACE,
                        templates.here(),
                        "the theme has no place '" + place.getAsString() + "' for pictures",
                        "add it to \"pictures\" of theme.json, with its widths and sizes");
            }
            return Objects.requireNonNull(VIEWS.wrap(views.picture(
                    new ImageView(
                            url.getAsString(),
                            width.getAsNumber().intValue(),
                            height.getAsNumber().intValue(),
                            alt.getAsString(),
                            name.getAsString()),
                    place.getAsString())));
        }

        private Object quoted(List<?> arguments) throws TemplateModelException {
            if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel text)) {
                throw new TemplateModelException("quoted takes a text: quoted(product.title.text)");
            }
            return new SimpleScalar(views.formats().quote(text.getAsString()));
        }

        private static Map<String, Object> settings(Map<String, Object> settings, StorefrontViews views) {
            Map<String, Object> shown = new LinkedHashMap<>();
            settings.forEach((name, value) ->
                    shown.put(name, value instanceof Media picture ? views.image(picture, "", "") : value));
            return shown;
        }

        private Object imports(List<?> arguments) throws TemplateModelException {
            List<String> paths = new ArrayList<>();
            for (Object argument : arguments) {
                if (!(argument instanceof TemplateScalarModel path)) {
                    throw new TemplateModelException("imports takes paths of scripts: imports(\"js/main.js\")");
                }
                if (site.theme().assets().containsKey(path.getAsString())) {
                    paths.add(path.getAsString());
                }
            }
            return hints.imports(paths);
        }

        private Object integrity(List<?> arguments) throws TemplateModelException {
            if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel path)) {
                throw new TemplateModelException("integrity takes the path of a file: integrity(\"js/main.js\")");
            }
            return new SimpleScalar(hints.integrity(path.getAsString()));
        }

        private Object speculationRules(List<?> arguments) throws TemplateModelException {
            if (!arguments.isEmpty()) {
                throw new TemplateModelException("speculationRules takes nothing: speculationRules()");
            }
            return HTMLOutputFormat.INSTANCE.fromMarkup(hints.speculation());
        }

        private Object hasAsset(List<?> arguments) throws TemplateModelException {
            if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel path)) {
                throw new TemplateModelException("hasAsset takes the path of a file: hasAsset(\"css/settings.css\")");
            }
            return site.theme().assets().containsKey(path.getAsString());
        }

        private Object asset(List<?> arguments) throws TemplateModelException {
            if (arguments.size() != 1 || !(arguments.get(0) instanceof TemplateScalarModel path)) {
                throw new TemplateModelException("asset takes the path of a file: asset(\"css/main.css\")");
            }
            SimpleScalar known = assets.get(path.getAsString());
            if (known != null) {
                return known;
            }
            Theme.Asset asset = site.theme().assets().get(path.getAsString());
            if (asset == null) {
                diagnostics.report(
                        Rule.THEME_UNKNOWN_ASSET,
                        templates.here(),
                        "the theme has no asset '" + path.getAsString() + "'",
                        TemplateErrors.meantFile(
                                        path.getAsString(),
                                        site.theme().assets().keySet())
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("add it to the theme's assets/, or to theme/assets/ of the site"));
                return new SimpleScalar("");
            }
            SimpleScalar address = new SimpleScalar("/" + asset.outputPath());
            assets.put(path.getAsString(), address);
            return address;
        }

        boolean render(Route route, Subject subject, PageBuffer out) throws IOException {
            return switch (route.kind()) {
                case HOME -> home(route, out);
                case CATEGORY -> category(route, subject, out);
                case COLLECTION -> collection(route, subject, out);
                case PRODUCT -> product(route, subject, out);
                case PAGE -> page(route, subject, out);
                case ARTICLE -> article(route, subject, out);
                case JOURNAL -> journal(route, out);
                case CART, WISHLIST, COMPARE, INQUIRY, OFFLINE -> special(route, "", Map.of(), out);
                case SEARCH -> special(route, "search", new SearchPageView(views.categories()), out);
                case NOT_FOUND ->
                    write(
                            "not-found.ftlh",
                            "",
                            Map.of(),
                            head(route, empty(views.text("notFound.title"), List.of())),
                            route,
                            List.of(),
                            out);
            };
        }

        /** A page of the shop itself, whose contents come from the browser. */
        private boolean special(Route route, String name, Object view, PageBuffer out) throws IOException {
            String title = views.text(route.kind().id() + ".title");
            PageHeads.Content content = empty(title, breadcrumbs(List.of(), title, route.url()));
            return write(route.kind().id() + ".ftlh", name, view, head(route, content), route, List.of(), out);
        }

        private boolean write(
                String template,
                String name,
                Object view,
                PageView page,
                Route route,
                List<String> above,
                PageBuffer out)
                throws IOException {
            return write(template, name.isEmpty() ? Map.of() : Map.of(name, view), page, route, above, out);
        }

        private boolean write(
                String template,
                Map<String, Object> shown,
                PageView page,
                Route route,
                List<String> above,
                PageBuffer out)
                throws IOException {
            Map<String, Object> data = new HashMap<>(shared);
            StorefrontView store = views.store(route.url(), above);
            data.put("store", store);
            data.put("page", page);
            data.putAll(shown);
            return templates.process(template, data, out);
        }

        private PageView head(Route route, PageHeads.Content content) {
            return heads.page(route, content);
        }

        private PageHeads.Content empty(String title, List<LinkView> breadcrumbs) {
            return new PageHeads.Content(
                    Seo.NONE,
                    title,
                    "",
                    Map.of(),
                    breadcrumbs,
                    Optional.empty(),
                    "website",
                    List.of(),
                    List.of(),
                    true);
        }

        private Placed placed(Route route) {
            return views.here()
                    .find(route.kind(), route.id())
                    .orElseThrow(() -> new IllegalStateException("not in the plan: " + route.thing()));
        }

        private Optional<ProseView> prose(
                String field, String thing, Localized<Words> words, boolean asWhole, Subject subject)
                throws IOException {
            Optional<Localized.Found<Body>> found = views.wording()
                    .field(
                            field,
                            thing,
                            words,
                            asWhole,
                            w -> w.body().isEmpty() ? Optional.empty() : Optional.of(w.body()));
            if (found.isEmpty()) {
                return Optional.empty();
            }
            ProseView prose = prose(found.get().value(), found.get().language(), subject);
            return prose.html().html().isBlank() ? Optional.empty() : Optional.of(prose);
        }

        /** The stated summary, or the beginning of the text. */
        private String summary(Localized<Words> words, Placed placed, Subject subject) throws IOException {
            Optional<Words> own = PageHeads.in(words, placed);
            Optional<String> stated = own.flatMap(Words::summary);
            if (stated.isPresent() || own.isEmpty() || own.get().body().isEmpty()) {
                return stated.orElse("");
            }
            String plain = subject.plain(own.get().body());
            if (plain.length() <= DESCRIPTION_LENGTH) {
                return plain;
            }
            int cut = plain.lastIndexOf(' ', DESCRIPTION_LENGTH - 1);
            int end = cut > DESCRIPTION_LENGTH / 2 ? cut : DESCRIPTION_LENGTH - 1;
            return plain.substring(0, Character.isHighSurrogate(plain.charAt(end - 1)) ? end - 1 : end) + "…";
        }

        private LinkView homeLink() {
            return new LinkView(views.text("nav.home"), views.here().home().encoded(), false);
        }

        private List<LinkView> breadcrumbs(List<LinkView> between, String title, UrlPath url) {
            List<LinkView> links = new ArrayList<>();
            links.add(homeLink());
            links.addAll(between);
            links.add(new LinkView(title, url.encoded(), true));
            return links;
        }

        private List<LinkView> categoryLinks(Optional<String> category) {
            List<LinkView> path = new ArrayList<>();
            category.map(id -> site.catalog().path(id))
                    .orElse(List.of())
                    .forEach(above -> views.here()
                            .find(RouteKind.CATEGORY, above.id())
                            .ifPresent(found -> path.add(
                                    new LinkView(found.title(), found.url().encoded(), false))));
            return path;
        }

        private List<String> categoryPaths(Optional<String> category) {
            List<String> paths = new ArrayList<>();
            category.map(id -> site.catalog().path(id))
                    .orElse(List.of())
                    .forEach(above -> views.here()
                            .find(RouteKind.CATEGORY, above.id())
                            .ifPresent(found -> paths.add(found.url().path())));
            return paths;
        }

        // Home

        private boolean home(Route route, PageBuffer out) throws IOException {
            List<HomeSectionView> sections = new ArrayList<>();
            for (HomeSection section : site.settings().home()) {
                sections.add(section(section));
            }
            Optional<ImageView> image = sections.stream()
                    .flatMap(section -> section.image().stream())
                    .findFirst();
            PageHeads.Content content = new PageHeads.Content(
                    Seo.NONE,
                    site.settings().name(),
                    "",
                    Map.of(),
                    List.of(),
                    site.settings().socialImage().isPresent() ? Optional.empty() : image,
                    "website",
                    List.of(),
                    heads.structured()
                            .home(site.settings().baseUrl() + route.url().encoded()),
                    true);
            return write("home.ftlh", "home", new HomeView(sections), head(route, content), route, List.of(), out);
        }

        private HomeSectionView section(HomeSection section) {
            String key = "home." + section.type().id() + "." + section.number() + ".";
            Optional<Placed> page = section.page().flatMap(id -> views.here().find(RouteKind.PAGE, id));
            Optional<Placed> collection =
                    section.collection().flatMap(id -> views.here().find(RouteKind.COLLECTION, id));
            String url = section.link()
                    .flatMap(link -> views.here()
                            .find(RouteKind.of(link.kind()), link.id())
                            .map(found -> found.url().encoded() + link.suffix()))
                    .or(() -> page.or(() -> collection).map(found -> found.url().encoded()))
                    .or(() -> section.type() == HomeSection.Type.ARTICLES
                            ? views.here()
                                    .find(RouteKind.JOURNAL, "")
                                    .map(found -> found.url().encoded())
                            : Optional.empty())
                    .orElse("");
            String title = string(key + "title")
                    .or(() -> page.or(() -> collection).map(Placed::title))
                    .orElse("");
            List<CardView> cards = section.type() == HomeSection.Type.CATEGORIES ? views.categories() : List.of();
            List<ProductEntry> entries = section.type() == HomeSection.Type.PRODUCTS
                    ? section.collection().map(views.here()::inCollection).orElse(List.of())
                    : List.of();
            List<ArticleCardView> articles = section.type() == HomeSection.Type.ARTICLES
                    ? site.articles().values().stream()
                            .flatMap(article -> views.article(article).stream())
                            .limit(section.limit())
                            .toList()
                    : List.of();
            return new HomeSectionView(
                    section.type().id(),
                    section.number(),
                    title,
                    string(key + "text").orElse(""),
                    string(key + "action").orElse(""),
                    url,
                    section.image()
                            .map(picture ->
                                    views.image(picture, string(key + "alt").orElse(""), "")),
                    cards,
                    views.products(entries.subList(0, Math.min(entries.size(), section.limit()))),
                    articles);
        }

        private Optional<String> string(String key) {
            return views.strings().find(key, Map.of()).filter(text -> !text.isBlank());
        }

        // Lists

        private boolean category(Route route, Subject subject, PageBuffer out) throws IOException {
            Category category =
                    Objects.requireNonNull(site.catalog().categories().get(route.id()));
            List<CardView> below = site.catalog().children(Optional.of(category.id())).stream()
                    .flatMap(child -> views.category(child).stream())
                    .toList();
            return listing(
                    route,
                    subject,
                    "category.ftlh",
                    category.words(),
                    category.image(),
                    below,
                    views.here().inCategory(category.id()),
                    categoryLinks(category.parent()),
                    categoryPaths(category.parent()),
                    out);
        }

        private boolean collection(Route route, Subject subject, PageBuffer out) throws IOException {
            Collection collection =
                    Objects.requireNonNull(site.catalog().collections().get(route.id()));
            return listing(
                    route,
                    subject,
                    "collection.ftlh",
                    collection.words(),
                    collection.image(),
                    List.of(),
                    views.here().inCollection(collection.id()),
                    List.of(),
                    List.of(),
                    out);
        }

        private boolean listing(
                Route route,
                Subject subject,
                String template,
                Localized<Words> words,
                Optional<Picture> picture,
                List<CardView> below,
                List<ProductEntry> entries,
                List<LinkView> between,
                List<String> above,
                PageBuffer out)
                throws IOException {
            Placed placed = placed(route);
            String kind = route.kind().id();
            if (route.page() == 1) {
                profile.ifPresent(counting -> counting.listing(placed.url().path(), placed.pages(), entries.size()));
            }
            List<ProductEntry> shown =
                    pageOf(entries, route.page(), site.settings().pageSize());
            Optional<ImageView> image = picture.map(found -> views.image(found, ""));
            ListingFacets facets = facets(route, entries, subject);
            ListingView view = new ListingView(
                    route.id(),
                    views.wording().view(placed.title(), placed.language()),
                    views.summary(kind, route.id(), words, placed),
                    route.page() == 1
                            ? prose(kind + ".description", route.thing(), words, !placed.own(), subject)
                            : Optional.empty(),
                    image,
                    below,
                    views.products(shown),
                    entries.size(),
                    pagination(placed, route.page()),
                    facets.facetViews(),
                    data.listingUrl(route.kind(), route.id(), entries),
                    facets.lowest(),
                    facets.highest(),
                    facets.available(),
                    facets.reduced());
            Optional<ImageView> shared = image.or(() -> view.products().stream()
                    .flatMap(card -> card.image().stream())
                    .findFirst());
            String summary = summary(words, placed, subject);
            PageHeads.Content content = new PageHeads.Content(
                    PageHeads.in(words, placed).map(Words::seo).orElse(Seo.NONE),
                    placed.title(),
                    summary,
                    Map.of(),
                    breadcrumbs(between, placed.title(), placed.url()),
                    shared,
                    "website",
                    List.of(),
                    List.of(heads.structured()
                            .list(
                                    placed.title(),
                                    route.page() == 1 ? summary : "",
                                    site.settings().baseUrl() + route.url().encoded(),
                                    view.products().stream()
                                            .map(ProductCardView::url)
                                            .toList(),
                                    (route.page() - 1) * site.settings().pageSize(),
                                    entries.size())),
                    placed.own());
            List<String> marked = new ArrayList<>(above);
            marked.add(placed.url().path());
            return write(template, "listing", view, head(route, content), route, marked, out);
        }

        /** Counted once for all pages of the list. */
        private ListingFacets facets(Route route, List<ProductEntry> entries, Subject subject) {
            return subject.facets.computeIfAbsent(
                    route.storefront().index(), k -> new ListingFacets(views, products, entries));
        }

        private Map<OutputPath, byte[]> files(Route route, Subject subject) {
            if (route.page() > 1) {
                return Map.of();
            }
            List<ProductEntry> entries = switch (route.kind()) {
                case CATEGORY -> views.here().inCategory(route.id());
                case COLLECTION -> views.here().inCollection(route.id());
                default -> List.of();
            };
            return data.listingUrl(route.kind(), route.id(), entries).isEmpty()
                    ? Map.of()
                    : Map.of(
                            data.listingPath(route.kind(), route.id()),
                            StorefrontData.bytes(
                                    Json.of(facets(route, entries, subject).data())));
        }

        /** The items on page {@code number}, from 1, of a list in pages of {@code size}. */
        private static <T> List<T> pageOf(List<T> all, int number, int size) {
            return all.subList(Math.min(all.size(), (number - 1) * size), Math.min(all.size(), number * size));
        }

        private PaginationView pagination(Placed placed, int number) {
            List<PaginationView.PageLink> pages = new ArrayList<>();
            int last = 0;
            for (int page = 1; page <= placed.pages(); page++) {
                boolean near = Math.abs(page - number) <= 2 || page == 1 || page == placed.pages();
                if (near) {
                    if (page > last + 1) {
                        pages.add(new PaginationView.PageLink(0, "", false));
                    }
                    pages.add(
                            new PaginationView.PageLink(page, placed.page(page).encoded(), page == number));
                    last = page;
                }
            }
            return new PaginationView(
                    number,
                    placed.pages(),
                    number > 1 ? Optional.of(placed.page(number - 1).encoded()) : Optional.empty(),
                    number < placed.pages()
                            ? Optional.of(placed.page(number + 1).encoded())
                            : Optional.empty(),
                    pages);
        }

        // Product

        private boolean product(Route route, Subject subject, PageBuffer out) throws IOException {
            Product product = subject.product.orElseThrow(() -> new IllegalStateException("no product: " + route.id()));
            Placed placed = placed(route);
            Optional<ProseView> description =
                    prose("product.description", route.thing(), product.words(), !placed.own(), subject);
            Map<String, CheckoutOffer> offers = products.offers(product, placed);
            ProductView view = products.of(product, placed, description, subject.reviews, offers);
            String summary = summary(product.words(), placed, subject);
            String url = site.settings().baseUrl() + route.url().encoded();
            Optional<String> category = product.category();
            Map<String, String> values = new HashMap<>();
            values.put("brand", view.brand());
            view.selected().price().ifPresent(price -> values.put("price", price.text()));
            category.flatMap(id -> views.here().find(RouteKind.CATEGORY, id))
                    .ifPresent(found -> values.put("category", found.title()));
            PageHeads.Content content = new PageHeads.Content(
                    PageHeads.in(product.words(), placed).map(Words::seo).orElse(Seo.NONE),
                    placed.title(),
                    summary,
                    values,
                    breadcrumbs(categoryLinks(category), placed.title(), placed.url()),
                    card(product, view, placed, subject)
                            .or(() -> view.images().stream().findFirst()),
                    "product",
                    PageHeads.product(
                            view.selected().price(),
                            selected(product, view).availability(),
                            view.brand(),
                            view.selected().sku()),
                    heads.structured()
                            .product(
                                    product,
                                    view,
                                    summary,
                                    categoryLinks(category).stream()
                                            .map(LinkView::title)
                                            .collect(Collectors.joining(" > ")),
                                    url),
                    placed.own());
            if (subject.files.isPresent()) {
                ProductEntry entry = site.catalog().product(route.id()).orElseThrow();
                subject.files.get().add(route.storefront().index(), entry, product, view, offers, route.url());
            }
            if (subject.channels
                    .filter(taker -> taker.wants(route.storefront()))
                    .isPresent()) {
                subject.channels.get().take(goods(product, placed, view, url, subject));
            }
            if (subject.channels.isPresent()) {
                site.catalog()
                        .product(route.id())
                        .flatMap(entry -> views.shown(entry, view.brand()))
                        .ifPresent(shown -> subject.channels.get().show(route.storefront(), route.id(), shown));
            }
            return write("product.ftlh", "product", view, head(route, content), route, categoryPaths(category), out);
        }

        /** The picture that stands for the product where its page is shared; empty when the shop has none, or it cannot be drawn. */
        private Optional<ImageView> card(Product product, ProductView view, Placed placed, Subject subject) {
            if (!site.settings().socialCards().enabled()
                    || product.pictures().isEmpty()
                    || PageHeads.in(product.words(), placed)
                            .flatMap(words -> words.seo().image())
                            .isPresent()) {
                return Optional.empty();
            }
            Picture first = product.pictures().get(0);
            if (!Card.drawable(first.media())
                    || !Card.writable(placed.title())
                    || !(first.media() instanceof Media.Local picture)) {
                return Optional.empty();
            }
            Card card = new Card(
                    picture,
                    view.brand(),
                    placed.title(),
                    site.settings().socialCards().price()
                            ? view.selected().price().map(PriceView::text).orElse("")
                            : "",
                    placed.language().tag(),
                    views.storefront().language().direction().equals("rtl"));
            subject.cards.put(card.path(), card);
            return Optional.of(new ImageView(
                    "/" + card.path().path(),
                    Card.WIDTH,
                    Card.HEIGHT,
                    view.images().get(0).alt(),
                    ""));
        }

        private static Variant selected(Product product, ProductView view) {
            return product.variants().stream()
                    .filter(variant -> variant.sku().equals(view.selected().sku()))
                    .findFirst()
                    .orElse(product.variants().get(0));
        }

        private Goods goods(Product product, Placed placed, ProductView view, String url, Subject subject)
                throws IOException {
            String description = "";
            String above = "";
            for (Language language : views.storefront().language().chain()) {
                Optional<Words> words = product.words().in(language);
                // A channel is told everything in one language.
                if (words.isPresent()
                        && language.primary().equals(placed.language().primary())) {
                    above = above.isEmpty() ? words.get().summary().orElse("") : above;
                    description = description.isEmpty() && !words.get().body().isEmpty()
                            ? subject.plain(words.get().body())
                            : description;
                }
            }
            List<String> categories = categoryLinks(product.category()).stream()
                    .map(LinkView::title)
                    .toList();
            return products.goods(product, placed, view, url, above, description, categories);
        }

        // Brand content

        private boolean page(Route route, Subject subject, PageBuffer out) throws IOException {
            Page page = Objects.requireNonNull(site.pages().get(route.id()));
            Placed placed = placed(route);
            Optional<ImageView> image = page.image().map(this::pageImage);
            ContentView view = new ContentView(
                    page.id(),
                    page.kind().name().toLowerCase(java.util.Locale.ROOT),
                    views.wording().view(placed.title(), placed.language()),
                    views.summary("page", page.id(), page.words(), placed),
                    body(page.words(), placed, subject),
                    image);
            PageHeads.Content content = new PageHeads.Content(
                    PageHeads.in(page.words(), placed).map(Words::seo).orElse(Seo.NONE),
                    placed.title(),
                    summary(page.words(), placed, subject),
                    Map.of(),
                    breadcrumbs(List.of(), placed.title(), placed.url()),
                    image,
                    "website",
                    List.of(),
                    List.of(),
                    placed.own());
            Map<String, Object> shown = new HashMap<>(Map.of("content", view));
            page.made()
                    .ifPresent(made -> shown.put(
                            "values",
                            made.values().values().in(placed.language()).orElse(Map.of())));
            String template = page.made().map(Page.Made::template).orElse("page.ftlh");
            return write(template, shown, head(route, content), route, List.of(), out);
        }

        private ImageView pageImage(Picture picture) {
            return views.image(picture, "");
        }

        private ProseView body(Localized<Words> words, Placed placed, Subject subject) throws IOException {
            Optional<Words> own = PageHeads.in(words, placed);
            if (own.isEmpty() || own.get().body().isEmpty()) {
                return new ProseView(new HtmlView(""), "", List.of());
            }
            return prose(own.get().body(), placed.language(), subject);
        }

        private ProseView prose(Body body, Language language, Subject subject) throws IOException {
            Prose prose = subject.prose(body);
            return new ProseView(
                    new HtmlView(prose.html(links)),
                    views.wording().view("", language).lang(),
                    prose.headings().stream()
                            .map(heading -> new HeadingView(heading.level(), heading.id(), heading.text()))
                            .toList());
        }

        private boolean article(Route route, Subject subject, PageBuffer out) throws IOException {
            Article article = Objects.requireNonNull(site.articles().get(route.id()));
            Placed placed = placed(route);
            int place = Objects.requireNonNull(articlePlaces.get(article.id()));
            Optional<ImageView> image = article.image().map(this::pageImage);
            ArticleView view = new ArticleView(
                    article.id(),
                    views.wording().view(placed.title(), placed.language()),
                    views.summary("article", article.id(), article.words(), placed),
                    body(article.words(), placed, subject),
                    image,
                    views.wording()
                            .first(article.author())
                            .map(Localized.Found::value)
                            .orElse(""),
                    article.published().map(views.formats()::date),
                    article.published().map(java.time.LocalDate::toString),
                    views.wording()
                            .first(article.tags())
                            .map(Localized.Found::value)
                            .orElse(List.of()),
                    views.productsById(article.products()),
                    articleLink(place - 1),
                    articleLink(place + 1));
            String summary = summary(article.words(), placed, subject);
            List<LinkView> between = views.here().find(RouteKind.JOURNAL, "").stream()
                    .map(found -> new LinkView(
                            views.text("journal.title"), found.url().encoded(), false))
                    .toList();
            String url = site.settings().baseUrl() + route.url().encoded();
            PageHeads.Content content = new PageHeads.Content(
                    PageHeads.in(article.words(), placed).map(Words::seo).orElse(Seo.NONE),
                    placed.title(),
                    summary,
                    Map.of(),
                    breadcrumbs(between, placed.title(), placed.url()),
                    image,
                    "article",
                    PageHeads.article(article),
                    heads.structured().article(view, article.updated(), summary, url),
                    placed.own());
            List<String> above = views.here().find(RouteKind.JOURNAL, "").stream()
                    .map(found -> found.url().path())
                    .toList();
            return write("article.ftlh", "article", view, head(route, content), route, above, out);
        }

        private Map<OutputPath, byte[]> journalFeeds() throws IOException {
            JournalFeeds feeds = new JournalFeeds(views);
            FeedLinks whole = new FeedLinks(links, views);
            boolean full = site.settings().journalFeed().content() == JournalFeed.Content.FULL;
            List<JournalFeeds.Entry> entries = new ArrayList<>();
            for (Article article : feeds.articles()) {
                // One subject for each, so that no more than one text is held as it was read.
                Subject subject = subject();
                Placed placed =
                        views.here().find(RouteKind.ARTICLE, article.id()).orElseThrow();
                Optional<Words> own = PageHeads.in(article.words(), placed);
                String html = "";
                if (full && own.isPresent() && !own.get().body().isEmpty()) {
                    html = whole.absolute(
                            subject.prose(own.get().body()).html(whole),
                            site.settings().baseUrl() + placed.url().encoded());
                }
                entries.add(new JournalFeeds.Entry(
                        article,
                        placed,
                        views.wording()
                                .first(article.author())
                                .map(Localized.Found::value)
                                .orElse(""),
                        summary(article.words(), placed, subject),
                        html));
            }
            return feeds.files(entries);
        }

        /** The article at {@code place} in the journal; empty beyond its ends. */
        private Optional<LinkView> articleLink(int place) {
            return place < 0 || place >= articles.size()
                    ? Optional.empty()
                    : views.here()
                            .find(RouteKind.ARTICLE, articles.get(place))
                            .map(found ->
                                    new LinkView(found.title(), found.url().encoded(), false));
        }

        private boolean journal(Route route, PageBuffer out) throws IOException {
            Placed placed = placed(route);
            List<ArticleCardView> shown = pageOf(articles, route.page(), RoutePlanner.ARTICLES_PER_PAGE).stream()
                    .map(id -> Objects.requireNonNull(site.articles().get(id)))
                    .flatMap(article -> views.article(article).stream())
                    .toList();
            String title = views.text("journal.title");
            JournalView view = new JournalView(shown, pagination(placed, route.page()));
            PageHeads.Content content = empty(title, breadcrumbs(List.of(), title, placed.url()));
            return write(
                    "journal.ftlh",
                    "journal",
                    view,
                    head(route, content),
                    route,
                    List.of(placed.url().path()),
                    out);
        }
    }
}
