package dev.vitrine;

import dev.vitrine.cards.Card;
import dev.vitrine.cards.CardPainter;
import dev.vitrine.channel.Goods;
import dev.vitrine.check.AlternatesCheck;
import dev.vitrine.check.LinkCheck;
import dev.vitrine.check.PageBudgets;
import dev.vitrine.check.PriceCheck;
import dev.vitrine.check.SitemapCheck;
import dev.vitrine.check.StructuredDataCheck;
import dev.vitrine.checkout.Checkouts;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.feeds.Llms;
import dev.vitrine.feeds.PriceFiles;
import dev.vitrine.feeds.ProductFeeds;
import dev.vitrine.feeds.Robots;
import dev.vitrine.feeds.ServiceWorker;
import dev.vitrine.feeds.Sitemap;
import dev.vitrine.feeds.WebManifest;
import dev.vitrine.hosting.Hosting;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.load.SlugHistoryFile;
import dev.vitrine.model.Icons;
import dev.vitrine.model.Media;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.SiteSource;
import dev.vitrine.model.SlugHistory;
import dev.vitrine.model.Theme;
import dev.vitrine.output.BuildRecord;
import dev.vitrine.output.FileChanges;
import dev.vitrine.output.OutputFailure;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.plan.ProductBlocks;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.Similarity;
import dev.vitrine.plan.SiteFiles;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.SlugRecord;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import dev.vitrine.render.BlockFiles;
import dev.vitrine.render.PageRenderer;
import dev.vitrine.search.SearchEngine;
import dev.vitrine.search.SimilarProducts;
import dev.vitrine.search.SiteSearch;
import dev.vitrine.translation.Coverage;
import dev.vitrine.translation.TranslationCheck;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Builds a storefront: files are loaded, addresses planned, pages rendered and checked, and the output folder replaced when all is sound. */
public final class SiteGenerator {

    /** A theme that has this template shows a search. */
    private static final String SEARCH = "search.ftlh";

    private final BuildRequest request;
    private final Optional<BuildMemory> memory;
    private final Diagnostics diagnostics = new Diagnostics();
    private final Map<String, Long> phases = new LinkedHashMap<>();
    private final Map<String, Integer> pages = new LinkedHashMap<>();
    /** Of a site that could not be planned there are none. */
    private Set<String> files = Set.of();

    private List<BuildReport.Fallback> fallbacks = List.of();
    private List<BuildReport.Feed> feeds = List.of();
    private Optional<Hosting> host = Optional.empty();
    private List<Coverage> translations = List.of();
    private final AtomicInteger made = new AtomicInteger();
    private int all;
    private BuildReport.Changes changes = BuildReport.Changes.NONE;
    private boolean written;

    private SiteGenerator(BuildRequest request) {
        this.request = request;
        this.memory = BuildMemory.of(request);
    }

    /**
     * Builds the site of {@code request}. Problems of the input are in the report, never thrown.
     *
     * @throws IOException when the machine fails: a disk is full, a file vanishes while it is read
     */
    public static BuildReport build(BuildRequest request) throws IOException {
        try {
            return new SiteGenerator(request).run();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            request.progress().end();
        }
    }

    private BuildReport run() throws IOException {
        if (memory.isEmpty()) {
            return make();
        }
        Optional<BuildReport> untouched = memory.get().untouched();
        if (untouched.isPresent()) {
            return untouched.get();
        }
        memory.get().begin();
        return make();
    }

    private BuildReport make() throws IOException {
        Optional<SiteLoader> loader = SiteLoader.open(request.site(), diagnostics);
        Optional<LoadedSite> loaded = Optional.empty();
        if (loader.isPresent()) {
            long start = begin("load");
            loaded = loader.get()
                    .load(request.themes(), request.date(), request.drafts(), request.pseudo(), request.threads());
            phase("load", start);
        }
        if (loaded.isPresent()) {
            long start = begin("translations");
            translations = TranslationCheck.run(request.site(), diagnostics);
            phase("translations", start);
            make(loaded.get());
        }
        ExcerptSource excerpts = loader.map(found -> (ExcerptSource) found).orElse(location -> Optional.empty());
        BuildReport report = new BuildReport(
                diagnostics, excerpts, written, pages, files.size(), changes, fallbacks, feeds, translations, phases);
        if (memory.isPresent() && written) {
            memory.get().keep(report);
        }
        return report;
    }

    private void make(LoadedSite loaded) throws IOException {
        long start = begin("plan");
        SitePlan plan = RoutePlanner.plan(loaded.site(), diagnostics);
        files = new SiteFiles(plan);
        loaded.site().theme().assets().values().forEach(asset -> files.add(asset.outputPath()));
        phase("plan", start);
        for (StorefrontPlan storefront : plan.storefronts()) {
            pages.put(storefront.storefront().id(), plan.pageCount(storefront));
            all += plan.pageCount(storefront);
        }
        // With errors in the input nothing is published, but the pages are made all the same: one run shows every
        // problem.
        Optional<SiteWriter> writer = request.write() && !diagnostics.hasErrors()
                ? SiteWriter.open(request.output(), diagnostics)
                : Optional.empty();
        BuildRecord record = request.state().isPresent()
                ? BuildRecord.open(request.state().get(), request.date(), diagnostics)
                : BuildRecord.none(request.date());
        try {
            render(loaded, plan, record, writer);
            if (writer.isPresent() && !diagnostics.hasErrors()) {
                start = begin("publish");
                if (memory.isPresent()) {
                    memory.get().forget();
                }
                FileChanges published = writer.get().publish();
                changes = new BuildReport.Changes(
                        published.added(), published.changed(), published.removed(), published.unchanged());
                written = true;
                // What a build with drafts shows is not what the site was.
                if (!request.drafts()) {
                    String baseUrl = loaded.site().settings().baseUrl();
                    record.write(plan.indexed(), url -> baseUrl + new UrlPath(url).encoded(), diagnostics);
                }
                recordSlugs(plan);
                phase("publish", start);
            }
        } catch (OutputFailure e) {
            diagnostics.report(
                    Rule.OUTPUT_NOT_WRITABLE,
                    Location.NONE,
                    "the output folder " + request.output() + " cannot be written: " + e.getMessage(),
                    "free space on its disk or mend its permissions, then build again; until then the last output stays");
        } finally {
            if (writer.isPresent()) {
                writer.get().close();
            }
        }
        fallbacks = plan.fallbacks().all().stream()
                .map(taken -> new BuildReport.Fallback(taken.field(), taken.thing(), taken.language(), taken.from()))
                .toList();
    }

    private void recordSlugs(SitePlan plan) throws IOException {
        if (request.recordSlugs()) {
            SlugHistory history = SlugRecord.of(plan);
            if (!history.equals(plan.site().former().history())) {
                SlugHistoryFile.write(request.site(), history, diagnostics);
            }
        }
    }

    private void render(LoadedSite loaded, SitePlan plan, BuildRecord record, Optional<SiteWriter> writer)
            throws IOException {
        long start = begin("render");
        try (ProductFeeds channels = ProductFeeds.open(plan, request.date(), path -> open(path, writer), diagnostics);
                SimilarProducts similar = SimilarProducts.of(plan)) {
            // An index is nothing to check: it is made only where it is written, for themes that show it.
            if (writer.isEmpty() || !plan.site().theme().templates().containsKey(SEARCH)) {
                render(loaded, plan, record, writer, channels, Optional.empty(), similar, start);
                return;
            }
            try (SiteSearch search = SiteSearch.open(plan, writer.get()::scratch)) {
                render(loaded, plan, record, writer, channels, Optional.of(search), similar, start);
            }
        }
    }

    private void render(
            LoadedSite loaded,
            SitePlan plan,
            BuildRecord record,
            Optional<SiteWriter> writer,
            ProductFeeds channels,
            Optional<SiteSearch> search,
            Similarity similarity,
            long begun)
            throws IOException {
        Checkouts checkouts = Checkouts.of(
                loaded.site(), memory.map(BuildMemory::environment).orElse(request.environment()), diagnostics);
        PageRenderer renderer = new PageRenderer(
                plan,
                loaded.source(),
                checkouts,
                "/" + SearchEngine.PATH.path(),
                similarity,
                request.profile(),
                diagnostics);
        LinkCheck links = new LinkCheck(
                loaded.site().settings().baseUrl(),
                file -> files.contains(file) || renderer.media().shows(file),
                checkouts::pays);
        PageBudgets budgets = new PageBudgets(loaded.site());
        AlternatesCheck alternates = new AlternatesCheck(plan, files::contains);
        StructuredDataCheck structured = new StructuredDataCheck(loaded.site(), diagnostics);
        Hosting hosting = Hosting.of(plan, checkouts, files.size(), diagnostics);
        host = Optional.of(hosting);
        List<Work> work = work(plan);
        Making making = new Making(
                plan,
                loaded.source(),
                renderer,
                links,
                new PriceCheck(loaded.site(), diagnostics),
                alternates,
                record,
                new ConcurrentHashMap<>(),
                structured,
                budgets,
                new ServiceWorker(plan),
                channels,
                search,
                hosting,
                writer);
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        inParallel(() -> {
            PageBuffer buffer = new PageBuffer();
            for (int i = next.getAndIncrement(); i < work.size() && !failed.get(); i = next.getAndIncrement()) {
                boolean done = false;
                try {
                    make(work.get(i), making, buffer);
                    done = true;
                } finally {
                    // One thread's fault stops the others.
                    failed.compareAndSet(false, !done);
                }
            }
        });
        feeds = channels.finish().stream()
                .map(feed -> new BuildReport.Feed(
                        feed.file(), feed.channel(), feed.storefront(), feed.items(), feed.leftOut(), feed.refused()))
                .toList();
        phase("render", begun);
        long start = begin(search.isPresent() ? "search" : "check");
        if (search.isPresent()) {
            search.get().finish(loaded.source(), (path, content) -> add(new OutputPath(path), content, writer));
            add(SearchEngine.PATH, SearchEngine.script(), writer);
            if (writer.isPresent() && plan.site().search().lucene()) {
                writer.get().folderBeside(SiteWriter.LUCENE, SiteSearch.PLAIN);
            }
            phase("search", start);
            start = begin("check");
        }
        addFiles(loaded, making);
        PriceFiles.write(plan, checkouts, (path, content) -> add(path, content, writer));
        plan.redirects().finish(files);
        hosting.finish(files, (path, content) -> add(path, content, writer), (path, content) -> {
            if (writer.isPresent()) {
                writer.get().beside(path, content);
            }
        });
        links.finish(files, renderer::source, diagnostics);
        budgets.finish(diagnostics);
        alternates.finish(diagnostics);
        structured.finish();
        phase("check", start);
    }

    /** What one thread does at a time. */
    private sealed interface Work {

        /** The pages of one thing that is no product: its texts are read once and rendered for every storefront. */
        record Thing(List<Route> routes) implements Work {}

        /** The pages of one block of products, whose data files are complete when the last of them is made. */
        record Products(int number, ProductBlocks.Block block) implements Work {}
    }

    /** What all threads share. */
    private record Making(
            SitePlan plan,
            SiteSource source,
            PageRenderer renderer,
            LinkCheck links,
            PriceCheck prices,
            AlternatesCheck alternates,
            BuildRecord record,
            Map<String, List<Media.Local>> pictures,
            StructuredDataCheck structured,
            PageBudgets budgets,
            ServiceWorker worker,
            ProductFeeds channels,
            Optional<SiteSearch> search,
            Hosting hosting,
            Optional<SiteWriter> writer) {}

    private static List<Work> work(SitePlan plan) {
        Map<String, List<Route>> byThing = new LinkedHashMap<>();
        for (Route route : plan.listRoutes()) {
            byThing.computeIfAbsent(route.thing(), k -> new ArrayList<>()).add(route);
        }
        List<Work> work = new ArrayList<>();
        byThing.values().forEach(routes -> work.add(new Work.Thing(routes)));
        int number = 0;
        for (ProductBlocks.Block block : plan.blocks().all()) {
            work.add(new Work.Products(number++, block));
        }
        return work;
    }

    private void make(Work work, Making making, PageBuffer buffer) throws IOException {
        if (work instanceof Work.Products products) {
            BlockFiles data = making.renderer().files(products.block());
            ProductFeeds.Block channels = making.channels().block(products.number());
            for (String id : products.block().products()) {
                List<Route> routes = making.plan().productRoutes(id);
                Optional<ProductEntry> entry = making.plan().site().catalog().product(id);
                if (entry.isPresent() && !routes.isEmpty()) {
                    Optional<SiteSearch.Taking> search = making.search().map(found -> found.product(id));
                    PageRenderer.Subject product = making.renderer()
                            .product(
                                    entry.get(),
                                    data,
                                    search.isPresent() ? Goods.Taker.all(List.of(channels, search.get())) : channels);
                    // The index has the first two of them.
                    List<Media.Local> pictures = product.pictures();
                    if (!pictures.equals(indexed(entry.get()))) {
                        making.pictures().put(id, pictures);
                    }
                    render(product, routes, making, buffer);
                    if (search.isPresent()) {
                        search.get().end();
                    }
                    draw(product, making);
                }
            }
            Map<OutputPath, byte[]> made = data.files();
            made.forEach(making.prices()::file);
            add(made, making.writer());
            channels.finish();
        } else if (work instanceof Work.Thing thing) {
            render(making.renderer().subject(), thing.routes(), making, buffer);
        }
    }

    private static List<Media.Local> indexed(ProductEntry entry) {
        return entry.pictures().stream()
                .flatMap(picture -> picture.media() instanceof Media.Local local ? Stream.of(local) : Stream.empty())
                .toList();
    }

    /** The pictures for sharing of one product; what the last build drew is taken over. */
    private void draw(PageRenderer.Subject subject, Making making) throws IOException {
        CardPainter painter = new CardPainter();
        Set<String> told = new HashSet<>();
        for (Map.Entry<OutputPath, Card> card : subject.cards().entrySet()) {
            if (files.add(card.getKey().path())
                    && making.writer().isPresent()
                    && !making.writer().get().keep(card.getKey(), CardPainter.without())) {
                byte[] picture = painter.paint(
                        card.getValue(),
                        () -> making.source().open(card.getValue().picture()));
                making.writer().get().write(card.getKey(), picture, picture.length);
                if (painter.isWithout() && told.add(card.getValue().picture().path())) {
                    diagnostics.report(
                            Rule.MEDIA_NOT_DECODED,
                            Location.of(card.getValue().picture().path()),
                            "the picture cannot be decoded; the product's picture for sharing shows its name alone",
                            "save it anew as JPEG or PNG in the colours of screens (sRGB, not CMYK)");
                }
            }
        }
    }

    private void render(PageRenderer.Subject subject, List<Route> routes, Making making, PageBuffer buffer)
            throws IOException {
        for (Route route : routes) {
            buffer.reset();
            request.profile().ifPresent(profile -> profile.page(route.url().path()));
            if (subject.render(route, buffer)) {
                AlternatesCheck.Page alternates = making.alternates().page(route);
                StructuredDataCheck.Reading structured = making.structured().page(route);
                making.links()
                        .page(
                                route.url(),
                                buffer.bytes(),
                                buffer.length(),
                                route.kind() != RouteKind.PRODUCT,
                                making.prices().page(route).and(alternates).and(structured));
                structured.end();
                if (alternates.end(buffer.bytes(), buffer.length())) {
                    making.record().page(route.url().path(), buffer.bytes(), buffer.length());
                }
                making.budgets().page(route, buffer.bytes(), buffer.length());
                making.worker().page(route, buffer.bytes(), buffer.length());
                making.hosting().page(route, buffer.bytes(), buffer.length());
                if (making.writer().isPresent()) {
                    making.writer().get().write(route.url().output(), buffer.bytes(), buffer.length());
                }
            }
            add(subject.files(route), making.writer());
            request.progress().pages(made.incrementAndGet(), all);
        }
    }

    /** A piece of work that may fail with the disk. */
    @FunctionalInterface
    private interface Task {
        void run() throws IOException;
    }

    private void inParallel(Task task) throws IOException {
        ExecutorService pool = Executors.newFixedThreadPool(request.threads());
        try {
            CompletionService<Boolean> running = new ExecutorCompletionService<>(pool);
            for (int i = 0; i < request.threads(); i++) {
                running.submit(() -> {
                    task.run();
                    return true;
                });
            }
            // Whichever ends first: the others may wait for what a failed one will never make.
            for (int i = 0; i < request.threads(); i++) {
                await(running);
            }
        } finally {
            pool.shutdownNow();
            // What threads still write must not get in the way of taking it back.
            awaitEnd(pool);
        }
    }

    private static void awaitEnd(ExecutorService pool) throws IOException {
        try {
            pool.awaitTermination(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        }
    }

    private static void await(CompletionService<Boolean> running) throws IOException {
        try {
            running.take().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the build was interrupted", e);
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IOException io) {
                throw io;
            }
            if (cause instanceof RuntimeException fault) {
                throw fault;
            }
            if (cause instanceof Error error) {
                throw error;
            }
            throw new IOException(cause);
        }
    }

    /** Pictures, the theme's files, sitemaps: everything that is no page. */
    private void addFiles(LoadedSite loaded, Making making) throws IOException {
        SitePlan plan = making.plan();
        PageRenderer renderer = making.renderer();
        Optional<SiteWriter> writer = making.writer();
        Map<OutputPath, Media.Local> pictures = new TreeMap<>(renderer.media().all());
        // No page shows these; the manifest names them.
        Icons icons = loaded.site().settings().icons();
        Stream.of(icons.any(), icons.maskable())
                .flatMap(Optional::stream)
                .forEach(icon -> pictures.put(new OutputPath(icon.outputPath()), icon));
        for (Map.Entry<OutputPath, Media.Local> picture : pictures.entrySet()) {
            files.add(picture.getKey().path());
            making.hosting().file(picture.getKey().path(), picture.getValue().size());
            if (writer.isPresent()) {
                try (InputStream in = loaded.source().open(picture.getValue())) {
                    writer.get().copy(picture.getKey(), in);
                }
            }
        }
        for (Theme.Asset asset : loaded.site().theme().assets().values()) {
            add(new OutputPath(asset.outputPath()), asset.content().array(), writer);
        }
        SitemapCheck sitemaps = new SitemapCheck(making.alternates()::keeps);
        boolean sitemap = Sitemap.write(
                plan,
                making.record(),
                id -> Optional.ofNullable(making.pictures().get(id))
                        .or(() -> plan.site().catalog().product(id).map(SiteGenerator::indexed))
                        .orElse(List.of()),
                renderer.media()::shows,
                diagnostics,
                sitemaps.reading(Sitemap.compressing(path -> open(path, writer))));
        sitemaps.finish(diagnostics);
        WebManifest.write(plan, (path, content) -> add(path, content, writer));
        making.worker().write((path, content) -> add(path, content, writer));
        for (StorefrontPlan storefront : plan.storefronts()) {
            add(renderer.files(storefront.storefront()), writer);
            add(renderer.journal(storefront.storefront()), writer);
        }
        Robots.write(plan, sitemap, files, diagnostics, (path, content) -> add(path, content, writer));
        Llms.write(plan, files, (path, content) -> add(path, content, writer));
    }

    /** A file of the site that is written piece by piece; a check drops the pieces. */
    private OutputStream open(OutputPath path, Optional<SiteWriter> writer) throws IOException {
        files.add(path.path());
        OutputStream out = writer.isPresent() ? writer.get().stream(path) : OutputStream.nullOutputStream();
        return host.isPresent() ? host.get().measured(path.path(), out) : out;
    }

    private void add(Map<OutputPath, byte[]> made, Optional<SiteWriter> writer) throws IOException {
        for (Map.Entry<OutputPath, byte[]> file : made.entrySet()) {
            add(file.getKey(), file.getValue(), writer);
        }
    }

    private void add(OutputPath path, byte[] content, Optional<SiteWriter> writer) throws IOException {
        files.add(path.path());
        host.ifPresent(found -> found.file(path.path(), content.length));
        if (writer.isPresent()) {
            writer.get().write(path, content, content.length);
        }
    }

    private long begin(String name) {
        request.progress().phase(name);
        return System.nanoTime();
    }

    private void phase(String name, long start) {
        phases.put(name, (System.nanoTime() - start) / 1_000_000);
    }
}
