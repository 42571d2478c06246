package dev.vitrine.load;

import dev.vitrine.diagnostics.Baseline;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Excerpt;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.host.Guard;
import dev.vitrine.extension.host.PostProcessing;
import dev.vitrine.model.Article;
import dev.vitrine.model.AttributeDefinition;
import dev.vitrine.model.Body;
import dev.vitrine.model.Campaign;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.FormerAddresses;
import dev.vitrine.model.Localized;
import dev.vitrine.model.MarketRules;
import dev.vitrine.model.Media;
import dev.vitrine.model.Page;
import dev.vitrine.model.Product;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.ProductSource;
import dev.vitrine.model.Review;
import dev.vitrine.model.SearchRules;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.SiteSource;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Theme;
import dev.vitrine.packed.ValueHash;
import dev.vitrine.text.TextFormat;
import dev.vitrine.trace.Trace;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ForkJoinPool;

/** Reads a site folder and its theme. */
public final class SiteLoader implements ExcerptSource {

    /** What does not say which addresses there are, as long as nothing comes or goes. */
    private static final Set<String> BY_THEMSELVES = Set.of("pages", "journal", "theme", "themes", "strings", "seo");

    private final SourceFiles files;
    private final Diagnostics diagnostics;
    private final Map<String, SourceText> themeTexts = new HashMap<>();
    private boolean followed;
    private Extensions extensions = Extensions.NONE;
    private boolean judged;

    private SiteLoader(SourceFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /**
     * A loader of the site in {@code folder}; empty when there is no such folder, which is reported.
     *
     * @throws IOException when the folder cannot be read
     */
    public static Optional<SiteLoader> open(Path folder, Diagnostics diagnostics) throws IOException {
        if (!Files.isDirectory(folder)) {
            diagnostics.report(
                    Rule.FILE_MISSING,
                    Location.NONE,
                    "there is no site folder " + folder,
                    "name the folder that holds site.json");
            return Optional.empty();
        }
        return Optional.of(new SiteLoader(new SourceFiles(folder), diagnostics));
    }

    /** The problems that the site has had since it was taken on; none when it keeps no {@code baseline.json}. */
    public Baseline baseline() throws IOException {
        return BaselineFile.read(files, diagnostics);
    }

    /**
     * The site without storefronts in pseudo-languages that it does not have itself.
     *
     * @throws IOException when a file that is there cannot be read
     */
    public Optional<LoadedSite> load(List<Path> themes, LocalDate date, boolean drafts, int threads)
            throws IOException {
        return load(themes, date, drafts, false, threads, ProductMemory.NONE);
    }

    /**
     * The site; empty when it is too broken to plan, which is reported. Smaller problems are reported and what is sound is loaded.
     *
     * @param themes where themes are looked for
     * @param date the day the site is built for
     * @param drafts whether drafts are shown
     * @param pseudo whether storefronts in pseudo-languages are added
     * @param threads how many threads read products
     * @param memory what the last load left of products, and this one leaves
     * @throws IOException when a file that is there cannot be read
     */
    public Optional<LoadedSite> load(
            List<Path> themes, LocalDate date, boolean drafts, boolean pseudo, int threads, ProductMemory memory)
            throws IOException {
        MediaLibrary media = new MediaLibrary(files);
        SettingsReader settingsReader = new SettingsReader(files, media, extensions, diagnostics);
        Optional<SiteSettings> read = settingsReader.read(pseudo);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        SiteSettings settings = read.get();
        if (files.isFile("glossary.json")) {
            SettingsReader.object(files, "glossary.json", Shapes.GLOSSARY, diagnostics);
        }
        WordsReader words =
                new WordsReader(settings.languages().keySet(), settings.defaultLanguage(), media, diagnostics);
        Optional<Theme> theme = theme(settings, settingsReader, media, themes);
        CatalogReader.Read products = catalog(settings, words, media, date, threads, memory);
        Catalog catalog = products.catalog();
        if (settings.markets().isEmpty() && !catalog.products().isEmpty()) {
            diagnostics.report(
                    Rule.SITE_UNKNOWN_MARKET,
                    Location.of("site.json"),
                    "there are products, but no market that sells them",
                    "create markets/<market>.json, and name it in the storefronts");
        }
        ContentReader content = new ContentReader(
                files, words, settings.documents(), settings.defaultLanguage(), date, drafts, diagnostics);
        var pages = new ExtensionPages(files, settings, extensions, diagnostics).with(content.pages());
        var articles = content.articles(catalog.products().keySet());
        Localized<dev.vitrine.model.SeoTemplates> seo = settingsReader.seo(words);
        FormerAddresses former = new FormerAddressesReader(files, diagnostics).read();
        SearchRules search = new SearchRulesReader(files, words, diagnostics)
                .read(new SearchRulesReader.Known(catalog, products.products(), pages.keySet(), articles.keySet()));
        // No page shows them; builds say what is wrong with them all the same.
        campaigns();
        MarketRules rules =
                settingsReader.marketRules(settings, catalog.categories().keySet(), date, judged);
        return theme.map(found -> new LoadedSite(
                new Site(settings, catalog, pages, articles, seo, found, former, search, rules),
                source(media, settings, products, date),
                new PictureFiles(files),
                media.fetchable()));
    }

    /**
     * The campaigns that links from elsewhere are tagged with, in the order they are written.
     *
     * @throws IOException when a file that is there cannot be read
     */
    public List<Campaign> campaigns() throws IOException {
        return new CampaignsReader(files, diagnostics).read();
    }

    /** The theme, whose texts are kept to show lines of them. */
    private Optional<Theme> theme(
            SiteSettings settings, SettingsReader settingsReader, MediaLibrary media, List<Path> themes)
            throws IOException {
        ThemeReader reader = new ThemeReader(
                settings, settingsReader.theme(), files, media, new PostProcessing(extensions), diagnostics);
        Optional<Theme> theme = reader.read(themes);
        reader.texts().forEach(text -> themeTexts.put(text.path(), text));
        return theme;
    }

    private Source source(MediaLibrary media, SiteSettings settings, CatalogReader.Read read, LocalDate date) {
        return new Source(
                files,
                media,
                settings,
                read.catalog().attributes(),
                read.reviews(),
                read.hashes(),
                read.lines(),
                read.brought(),
                date);
    }

    /** A loader of the same site that reports to others. */
    public SiteLoader anew(Diagnostics reportedTo) {
        SiteLoader loader = new SiteLoader(files, reportedTo);
        loader.themeTexts.putAll(themeTexts);
        loader.followed = followed;
        loader.extensions = extensions;
        loader.judged = judged;
        return loader;
    }

    /** Lets {@code found} have a say; those that could not be loaded are reported. */
    public SiteLoader with(Extensions found) {
        extensions = found;
        Guard.report(found, diagnostics);
        return this;
    }

    /** Reads the market rules, though the site may not ask for them. */
    public SiteLoader judged() {
        judged = true;
        return this;
    }

    /** Lets the site be {@linkplain #again looked at again} when some of its files have changed. */
    public SiteLoader followed() {
        followed = true;
        return this;
    }

    /**
     * The site after some files changed, where that shows without reading the whole catalogue: texts, products one by one, templates and assets. What it takes to know the
     * site as a whole is not looked at, and problems are reported only of what is read.
     *
     * @param last what a loader that {@linkplain #followed() follows} gave, or this method
     * @param changed the paths of files that changed, came or went, relative to the site folder, with {@code /}
     * @param themes as in {@link #load}
     * @param drafts as in {@link #load}
     * @param pseudo as in {@link #load}
     * @return empty when the site must be loaded anew to know
     * @throws IOException when a file that is there cannot be read
     */
    public Optional<LoadedSite> again(
            LoadedSite last, Set<String> changed, List<Path> themes, boolean drafts, boolean pseudo)
            throws IOException {
        if (!(last.source() instanceof Source source)) {
            return Optional.empty();
        }
        Set<String> folders = new HashSet<>();
        Set<String> lines = new HashSet<>();
        for (String path : changed) {
            List<String> parts = List.of(path.split("/"));
            if (path.startsWith("catalog/products/") && parts.size() > 3) {
                folders.add(parts.get(2));
            } else if (path.startsWith("catalog/") && parts.size() == 2 && path.endsWith(".jsonl")) {
                lines.add(path);
            } else if (!BY_THEMSELVES.contains(parts.get(0))) {
                return Optional.empty();
            }
        }
        Site site = last.site();
        MediaLibrary media = new MediaLibrary(source.media(), changed);
        SettingsReader settingsReader = new SettingsReader(files, media, extensions, diagnostics);
        Optional<SiteSettings> settings = settingsReader.read(pseudo);
        if (settings.isEmpty() || !settings.get().equals(site.settings())) {
            return Optional.empty();
        }
        WordsReader words = new WordsReader(
                site.settings().languages().keySet(), site.settings().defaultLanguage(), media, diagnostics);
        Optional<Theme> theme = theme(site.settings(), settingsReader, media, themes);
        CatalogReader.Read read = new CatalogReader.Read(
                site.catalog(), Set.of(), source.reviews(), source.hashes(), source.lines(), source.brought());
        Optional<CatalogReader.Changed> products = products(
                        site.settings(), words, media, source.date(), ProductMemory.NONE)
                .changed(read, folders, lines);
        ContentReader content = new ContentReader(
                files,
                words,
                site.settings().documents(),
                site.settings().defaultLanguage(),
                source.date(),
                drafts,
                diagnostics);
        Map<String, Page> pages =
                new ExtensionPages(files, site.settings(), extensions, diagnostics).with(content.pages());
        Map<String, Article> articles =
                content.articles(site.catalog().products().keySet());
        if (theme.isEmpty()
                || products.isEmpty()
                || !theme.get()
                        .templates()
                        .keySet()
                        .equals(site.theme().templates().keySet())
                || !pages.keySet().equals(site.pages().keySet())
                || !articles.keySet().equals(site.articles().keySet())) {
            return Optional.empty();
        }
        CatalogReader.Read now = read.with(products.get());
        return Optional.of(new LoadedSite(
                new Site(
                        site.settings(),
                        now.catalog(),
                        pages,
                        articles,
                        settingsReader.seo(words),
                        theme.get(),
                        site.former(),
                        site.search(),
                        site.rules()),
                source(media, site.settings(), now, source.date()),
                last.pictures(),
                media.fetchable()));
    }

    private CatalogReader.Read catalog(
            SiteSettings settings,
            WordsReader words,
            MediaLibrary media,
            LocalDate date,
            int threads,
            ProductMemory memory)
            throws IOException {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            CatalogReader reader = products(settings, words, media, date, memory);
            return (followed ? reader.followed() : reader).read(pool);
        } finally {
            pool.shutdownNow();
        }
    }

    private CatalogReader products(
            SiteSettings settings, WordsReader words, MediaLibrary media, LocalDate date, ProductMemory memory) {
        ReviewReader reviews = new ReviewReader(files, date, diagnostics);
        return new CatalogReader(files, media, settings, words, diagnostics, reviews, memory, extensions);
    }

    @Override
    public Optional<Excerpt> excerpt(Location location) {
        SourceText template = themeTexts.get(location.path());
        if (template == null) {
            return files.excerpt(location);
        }
        List<String> lines = template.text().lines().toList();
        return location.line() < 1 || location.line() > lines.size()
                ? Optional.empty()
                : Optional.of(Excerpt.around(
                        lines.get(location.line() - 1), Math.max(1, location.column()), location.length()));
    }

    /** Reads again what the index leaves out. */
    private record Source(
            SourceFiles files,
            MediaLibrary media,
            SiteSettings settings,
            Map<String, AttributeDefinition> attributes,
            ReviewIndex reviews,
            Map<String, Long> hashes,
            Map<String, LineTable> lines,
            Map<String, JsonValue.Obj> brought,
            LocalDate date)
            implements SiteSource {

        @Override
        public long fingerprint(ProductEntry entry) {
            return ValueHash.of(Objects.requireNonNull(hashes.get(entry.id())), reviews.hash(entry.id()));
        }

        @Override
        public Product product(ProductEntry entry) throws IOException {
            // Everything was reported when the index was made.
            Diagnostics silent = Diagnostics.aside();
            WordsReader words =
                    new WordsReader(settings.languages().keySet(), settings.defaultLanguage(), media, silent);
            ProductReader reader = new ProductReader(
                    settings.markets(),
                    attributes,
                    settings.parties().byId().keySet(),
                    settings.company().certificates().keySet(),
                    words,
                    media,
                    silent);
            Optional<JsonValue> json = json(entry, silent);
            if (json.isPresent() && json.get() instanceof JsonValue.Obj obj) {
                // What it is made from is known by its fingerprint.
                Optional<Product> product = Trace.unnoticed(() -> {
                    try {
                        return CatalogReader.read(files, obj, entry.id(), entry.source(), reader, words, silent);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                if (product.isPresent()) {
                    return product.get();
                }
            }
            throw new IOException(entry.source().path() + " changed while the site was built");
        }

        private Optional<JsonValue> json(ProductEntry entry, Diagnostics silent) throws IOException {
            return entry.source() instanceof ProductSource.Brought
                    ? Optional.ofNullable(brought.get(entry.id()))
                    : JsonTree.json(source(entry.source()), entry.source().path(), line(entry.source()), silent);
        }

        private static int line(ProductSource source) {
            return source instanceof ProductSource.Line line ? line.line() : 1;
        }

        private String source(ProductSource source) throws IOException {
            if (source instanceof ProductSource.Line line) {
                LineTable.Place place = Optional.ofNullable(lines.get(line.path()))
                        .flatMap(table -> table.place(line.line()))
                        .orElseGet(() -> new LineTable.Place(line.offset(), line.length()));
                byte[] bytes = files.part(line.path(), place.offset(), place.length());
                return SourceFiles.decode(bytes, line.path(), Diagnostics.aside())
                        .orElse("");
            }
            return files.text(source.path(), Diagnostics.aside()).orElse("");
        }

        @Override
        public List<Review> reviews(ProductEntry entry) throws IOException {
            return new ReviewReader(files, date, Diagnostics.aside()).all(entry, reviews);
        }

        @Override
        public SourceText text(Body body) throws IOException {
            if (body instanceof Body.Inline inline) {
                return inline.text();
            }
            if (body instanceof Body.InFile inFile) {
                return MarkdownFile.text(files, inFile);
            }
            if (!(body instanceof Body.Pseudo made)) {
                throw new IllegalStateException("the index has no texts: " + body);
            }
            SourceText source = text(made.source());
            return Pseudo.of(made.language())
                    .map(pseudo -> new SourceText(
                            pseudo.of(source.text(), TextFormat.MARKDOWN), source.path(), source.line(), false))
                    .orElse(source);
        }

        @Override
        public Optional<Media.Local> media(String pathInSite) {
            return media.local(pathInSite);
        }

        @Override
        public InputStream open(Media.Local local) throws IOException {
            return Files.newInputStream(files.root().resolve(local.path()));
        }
    }
}
