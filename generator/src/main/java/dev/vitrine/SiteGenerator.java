package dev.vitrine;

import dev.vitrine.check.AccessibilityCheck;
import dev.vitrine.check.AlternatesCheck;
import dev.vitrine.check.ExtensionChecks;
import dev.vitrine.check.ExternalLinks;
import dev.vitrine.check.LinkCheck;
import dev.vitrine.check.OrphanCheck;
import dev.vitrine.check.PageBudgets;
import dev.vitrine.check.PriceCheck;
import dev.vitrine.check.SitemapCheck;
import dev.vitrine.check.StructuredDataCheck;
import dev.vitrine.check.UnusedFiles;
import dev.vitrine.checkout.Checkouts;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.host.PostProcessing;
import dev.vitrine.feeds.ExtensionFeeds;
import dev.vitrine.feeds.Llms;
import dev.vitrine.feeds.PriceFiles;
import dev.vitrine.feeds.ProductFeeds;
import dev.vitrine.feeds.Robots;
import dev.vitrine.feeds.ServiceWorker;
import dev.vitrine.feeds.Sitemap;
import dev.vitrine.feeds.WebManifest;
import dev.vitrine.hosting.Hosting;
import dev.vitrine.load.BaselineFile;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.PriceHistoryFile;
import dev.vitrine.load.ProductMemory;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.load.SlugHistoryFile;
import dev.vitrine.model.Icons;
import dev.vitrine.model.Media;
import dev.vitrine.model.PriceHistory;
import dev.vitrine.model.SlugHistory;
import dev.vitrine.model.Theme;
import dev.vitrine.output.BuildRecord;
import dev.vitrine.output.FileChanges;
import dev.vitrine.output.OutputFailure;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.packed.ValueHash;
import dev.vitrine.plan.PriceRecord;
import dev.vitrine.plan.RoutePlanner;
import dev.vitrine.plan.Similarity;
import dev.vitrine.plan.SiteFiles;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.SlugRecord;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import dev.vitrine.profile.Profile;
import dev.vitrine.render.MediaUse;
import dev.vitrine.render.PageRenderer;
import dev.vitrine.rules.MarketRuleCheck;
import dev.vitrine.rules.RuleStanding;
import dev.vitrine.search.SearchEngine;
import dev.vitrine.search.SimilarProducts;
import dev.vitrine.search.SiteSearch;
import dev.vitrine.translation.Coverage;
import dev.vitrine.translation.TranslationCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Builds a storefront: files are loaded, addresses planned, pages rendered and checked, and the output folder replaced when all is sound. */
public final class SiteGenerator {

    /** A theme that has this template shows a search. */
    private static final String SEARCH = "search.ftlh";

    private final BuildRequest request;
    private final Optional<Consumer<LiveSite>> planned;
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
    private List<RuleStanding> standings = List.of();
    private Optional<FigureCollector> collector = Optional.empty();
    private final Map<String, Integer> stale = new TreeMap<>();
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger rendered = new AtomicInteger();
    private int all;
    private BuildReport.Changes changes = BuildReport.Changes.NONE;
    private boolean written;

    private SiteGenerator(BuildRequest request, Optional<Consumer<LiveSite>> planned) {
        this.request = request;
        this.planned = planned;
        this.memory = BuildMemory.of(request);
    }

    /**
     * Builds the site of {@code request}. Problems of the input are in the report, never thrown.
     *
     * @throws IOException when the machine fails: a disk is full, a file vanishes while it is read
     */
    public static BuildReport build(BuildRequest request) throws IOException {
        return build(request, Optional.empty());
    }

    /**
     * Builds the site of {@code request} as {@link #build(BuildRequest)} does, and shows it before it is built.
     *
     * @param planned is given the site when it is planned without an error; not where nothing has changed since the last build
     * @throws IOException when the machine fails
     */
    public static BuildReport build(BuildRequest request, Consumer<LiveSite> planned) throws IOException {
        return build(request, Optional.of(planned));
    }

    /**
     * Reads and plans the site of {@code request}, and does not build it; empty when it has errors. What the last build left of what it read is taken over.
     *
     * @throws IOException when the machine fails
     */
    public static Optional<LiveSite> look(BuildRequest request) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<SiteLoader> loader = SiteLoader.open(request.site(), diagnostics)
                .map(found -> found.with(request.extensions()).followed());
        if (loader.isEmpty()) {
            return Optional.empty();
        }
        Optional<BuildMemory> memory = BuildMemory.of(request);
        try {
            diagnostics.passOver(loader.get().baseline());
            memory.ifPresent(BuildMemory::begin);
            return load(loader.get(), request, memory)
                    .map(loaded ->
                            LiveSite.of(request, loader.get(), loaded, RoutePlanner.plan(loaded.site(), diagnostics)))
                    .filter(site -> !diagnostics.hasErrors());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        } finally {
            if (memory.isPresent()) {
                memory.get().close();
            }
        }
    }

    private static Optional<LoadedSite> load(SiteLoader loader, BuildRequest request, Optional<BuildMemory> memory)
            throws IOException {
        return loader.load(
                request.themes(),
                request.date(),
                request.drafts(),
                request.pseudo(),
                request.threads(),
                memory.map(BuildMemory::products).orElse(ProductMemory.NONE));
    }

    private static BuildReport build(BuildRequest request, Optional<Consumer<LiveSite>> planned) throws IOException {
        try {
            return new SiteGenerator(request, planned).run();
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
        try (BuildMemory remembered = memory.get()) {
            Optional<BuildReport> untouched = remembered.untouched();
            if (untouched.isPresent()) {
                return untouched.get();
            }
            remembered.begin();
            return make();
        }
    }

    private BuildReport make() throws IOException {
        Optional<SiteLoader> loader =
                SiteLoader.open(request.site(), diagnostics).map(found -> found.with(request.extensions()));
        Optional<LoadedSite> loaded = Optional.empty();
        if (loader.isPresent()) {
            long start = begin("load");
            if (planned.isPresent()) {
                loader.get().followed();
            }
            if (request.rules()) {
                loader.get().judged();
            }
            if (request.writeBaseline()) {
                diagnostics.gather();
            } else {
                diagnostics.passOver(loader.get().baseline());
            }
            loaded = load(loader.get(), request, memory);
            phase("load", start);
        }
        if (loaded.isPresent()) {
            long start = begin("translations");
            translations = TranslationCheck.run(request.site(), diagnostics, (thing, language) -> {
                // Of a site as a whole nobody asks which it is.
                stale.merge(thing.split(":", 2)[0] + " " + language, 1, Integer::sum);
            });
            phase("translations", start);
            make(loaded.get(), loader.orElseThrow());
            if (request.writeBaseline()) {
                BaselineFile.write(request.site(), diagnostics.gathered());
            }
        }
        ExcerptSource excerpts = loader.map(found -> (ExcerptSource) found).orElse(location -> Optional.empty());
        BuildReport report = new BuildReport(
                diagnostics,
                excerpts,
                written,
                pages,
                written ? changes.added() + changes.changed() + changes.unchanged() : files.size(),
                changes,
                fallbacks,
                feeds,
                translations,
                standings,
                figures(),
                phases);
        if (memory.isPresent() && written) {
            memory.get().keep(report);
        }
        return report;
    }

    private Optional<BuildFigures> figures() throws IOException {
        if (collector.isEmpty()) {
            return request.figures() ? Optional.of(BuildFigures.NONE) : Optional.empty();
        }
        return Optional.of(collector.get().figures(written ? Optional.of(request.output()) : Optional.empty(), stale));
    }

    private void make(LoadedSite loaded, SiteLoader loader) throws IOException {
        long start = begin("plan");
        SitePlan plan = RoutePlanner.plan(loaded.site(), diagnostics);
        files = new SiteFiles(plan);
        loaded.site().theme().assets().values().forEach(asset -> files.add(asset.outputPath()));
        phase("plan", start);
        if (!diagnostics.hasErrors()) {
            planned.ifPresent(shown -> shown.accept(LiveSite.of(request, loader, loaded, plan)));
        }
        collector = request.figures() ? Optional.of(new FigureCollector(plan)) : Optional.empty();
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
            publish(loaded, plan, record, writer);
        } catch (OutputFailure e) {
            diagnostics.report(
                    Rule.OUTPUT_NOT_WRITABLE,
                    Location.NONE,
                    "the output folder " + request.output() + " cannot be written: " + e.getMessage(),
                    "free space on its disk or mend its permissions, then build again; until then the last output stays");
        }
        fallbacks = plan.fallbacks().all().stream()
                .map(taken -> new BuildReport.Fallback(taken.field(), taken.thing(), taken.language(), taken.from()))
                .toList();
    }

    /** Renders, and lets the output be what was rendered when all is sound. */
    private void publish(LoadedSite loaded, SitePlan plan, BuildRecord record, Optional<SiteWriter> writer)
            throws IOException {
        try {
            render(loaded, plan, record, writer);
            if (writer.isPresent() && !diagnostics.hasErrors()) {
                long start = begin("publish");
                if (memory.isPresent()) {
                    memory.get().forget();
                }
                FileChanges published =
                        writer.get().publish(host.map(Hosting::encodings).orElse(Set.of()), request.threads());
                changes = new BuildReport.Changes(
                        published.added(),
                        published.changed(),
                        published.removed(),
                        published.unchanged(),
                        rendered.get());
                written = true;
                // What a build with drafts shows is not what the site was.
                if (!request.drafts()) {
                    String baseUrl = loaded.site().settings().baseUrl();
                    record.write(plan.indexed(), url -> baseUrl + new UrlPath(url).encoded(), diagnostics);
                }
                recordHistories(plan);
                phase("publish", start);
            }
        } finally {
            if (writer.isPresent()) {
                writer.get().close();
            }
        }
    }

    private void recordHistories(SitePlan plan) throws IOException {
        if (request.recordSlugs()) {
            SlugHistory history = SlugRecord.of(plan);
            if (!history.equals(plan.site().former().history())) {
                SlugHistoryFile.write(request.site(), history, diagnostics);
            }
            // What a build with drafts shows was asked of nobody.
            if (plan.site().rules().stated() && !request.drafts()) {
                PriceHistory prices = PriceRecord.of(plan);
                if (!prices.equals(plan.site().rules().history())) {
                    PriceHistoryFile.write(request.site(), prices, diagnostics);
                }
            }
        }
    }

    private void render(LoadedSite loaded, SitePlan plan, BuildRecord record, Optional<SiteWriter> writer)
            throws IOException {
        long start = begin("render");
        try (ProductFeeds channels = ProductFeeds.open(plan, request.date(), path -> open(path, writer), diagnostics);
                ExtensionFeeds others =
                        ExtensionFeeds.open(request.extensions(), plan, path -> open(path, writer), diagnostics);
                SimilarProducts similar = SimilarProducts.of(plan)) {
            // An index is nothing to check: it is made only where it is written, for themes that show it.
            if (writer.isEmpty() || !plan.site().theme().templates().containsKey(SEARCH)) {
                render(loaded, plan, record, writer, channels, others, Optional.empty(), similar, start);
                return;
            }
            try (SiteSearch search = SiteSearch.open(plan, writer.get()::scratch)) {
                render(loaded, plan, record, writer, channels, others, Optional.of(search), similar, start);
            }
        }
    }

    private void render(
            LoadedSite loaded,
            SitePlan plan,
            BuildRecord record,
            Optional<SiteWriter> writer,
            ProductFeeds channels,
            ExtensionFeeds others,
            Optional<SiteSearch> search,
            Similarity similarity,
            long begun)
            throws IOException {
        Checkouts checkouts = Checkouts.of(
                loaded.site(),
                memory.map(BuildMemory::environment).orElse(request.environment()),
                request.extensions(),
                diagnostics);
        PictureMaking pictures = PictureMaking.of(
                loaded.source(),
                loaded.site().settings().pictures(),
                memory.map(BuildMemory::environment).orElse(request.environment()),
                request.state());
        PageRenderer renderer = new PageRenderer(
                plan,
                loaded.source(),
                checkouts,
                "/" + SearchEngine.PATH.path(),
                similarity,
                request.extensions(),
                request.profile(),
                Optional.empty(),
                pictures,
                diagnostics);
        LinkCheck links = new LinkCheck(
                loaded.site().settings().baseUrl(),
                file -> files.contains(file) || renderer.media().shows(file),
                checkouts::pays);
        OrphanCheck orphans = new OrphanCheck(plan);
        Optional<ExternalLinks> external = request.external().map(asker -> new ExternalLinks(loaded.site()));
        AccessibilityCheck accessibility = new AccessibilityCheck(loaded.site());
        PageBudgets budgets = new PageBudgets(loaded.site());
        Optional<MarketRuleCheck> rules = loaded.site().rules().packs().isEmpty()
                ? Optional.empty()
                : Optional.of(new MarketRuleCheck(plan, request.date()));
        AlternatesCheck alternates = new AlternatesCheck(plan, files::contains);
        StructuredDataCheck structured = new StructuredDataCheck(loaded.site(), diagnostics);
        ExtensionChecks checks = new ExtensionChecks(request.extensions(), diagnostics);
        Hosting hosting = Hosting.of(plan, checkouts, files.size(), diagnostics);
        host = Optional.of(hosting);
        Footprints footprints = new Footprints(plan, loaded.source(), similarity);
        // A profile is of everything.
        Optional<UnitMemory> units =
                memory.isPresent() && writer.isPresent() && request.profile().isEmpty()
                        ? memory.get()
                                .units(
                                        ValueHash.of(List.of(
                                                footprints.common(), channels.fingerprint(), pictures.recipes())),
                                        similarity.fingerprint())
                        : Optional.empty();
        PageMaking making = new PageMaking(
                plan,
                loaded.source(),
                renderer,
                links,
                orphans,
                external,
                collector,
                accessibility,
                new PriceCheck(loaded.site(), diagnostics),
                rules,
                alternates,
                structured,
                budgets,
                checks,
                new PostProcessing(request.extensions()),
                record,
                new ServiceWorker(plan),
                channels,
                others,
                search,
                hosting,
                files,
                writer,
                footprints,
                units,
                diagnostics,
                new ConcurrentHashMap<>(),
                () -> request.progress().pages(done.incrementAndGet(), all),
                route -> {
                    rendered.incrementAndGet();
                    request.profile()
                            .ifPresent(profile -> profile.page(route.url().path()));
                });
        List<PageMaking.Work> work = PageMaking.work(plan);
        ThreadLocal<PageBuffer> buffers = ThreadLocal.withInitial(PageBuffer::new);
        each(work, piece -> making.make(piece, buffers.get()));
        feeds = Stream.concat(
                        channels.finish().stream()
                                .map(feed -> new BuildReport.Feed(
                                        feed.file(),
                                        feed.channel(),
                                        feed.storefront(),
                                        feed.items(),
                                        feed.leftOut(),
                                        feed.refused())),
                        others.finish().stream()
                                .map(feed -> new BuildReport.Feed(
                                        feed.file(),
                                        feed.extension(),
                                        feed.storefront(),
                                        feed.products(),
                                        0,
                                        Map.of())))
                .toList();
        phase("render", begun);
        long start = begin(search.isPresent() ? "search" : "check");
        if (search.isPresent()) {
            making.search(search.get(), work, (pieces, task) -> each(pieces, task::with));
            add(SearchEngine.PATH, SearchEngine.script(), writer);
            if (writer.isPresent() && plan.site().search().lucene()) {
                writer.get().folderBeside(SiteWriter.LUCENE, SiteSearch.PLAIN);
            }
            phase("search", start);
            start = begin("check");
        }
        pictures(loaded, making, pictures);
        addFiles(loaded, making);
        PriceFiles.write(plan, checkouts, (path, content) -> add(path, content, writer));
        plan.redirects().finish(files);
        hosting.finish(files, (path, content) -> add(path, content, writer), (path, content) -> {
            if (writer.isPresent()) {
                writer.get().beside(path, content);
            }
        });
        links.finish(files, renderer::source, diagnostics);
        accessibility.finish(diagnostics);
        standings = rules.map(all -> all.finish(request.rules() ? Optional.empty() : Optional.of(diagnostics)))
                .orElse(List.of());
        budgets.finish(diagnostics);
        alternates.finish(diagnostics);
        structured.finish();
        checks.finish();
        // A page that could not be made shows and links to nothing.
        if (!diagnostics.hasErrors()) {
            orphans.finish(diagnostics);
            UnusedFiles.theme(loaded.site(), diagnostics);
            UnusedFiles.pictures(unusedPictures(loaded, renderer), diagnostics);
        }
        if (external.isPresent()) {
            phase("check", start);
            start = begin("external links");
            follow(external.get());
        }
        // After an error not everything may have been looked for.
        if (!diagnostics.hasErrors()) {
            diagnostics.reportUnneeded();
        }
        phase(external.isPresent() ? "external links" : "check", start);
    }

    /** Asks the servers that pages link to. */
    private void follow(ExternalLinks links) throws IOException {
        Map<String, ExternalLinks.Judged> judged = new LinkedHashMap<>();
        if (request.external().isPresent()) {
            request.external()
                    .get()
                    .ask(links.all())
                    .forEach((link, answer) -> judged.put(
                            link,
                            new ExternalLinks.Judged(
                                    !answer.isBroken()
                                            ? ""
                                            : answer.status() == 0
                                                    ? answer.failure()
                                                    : "its server answers " + answer.status(),
                                    answer.movedTo())));
        }
        links.finish(judged, diagnostics);
    }

    private Set<String> unusedPictures(LoadedSite loaded, PageRenderer renderer) throws IOException {
        Set<String> shown =
                renderer.media().all().values().stream().map(Media.Local::path).collect(Collectors.toSet());
        // Of two files that are the same picture, either may be the one that is published.
        List<String> unused = loaded.pictures().all().stream()
                .filter(path -> !shown.contains(path))
                .filter(path -> loaded.source()
                        .media(path)
                        .filter(picture -> !files.contains(picture.outputPath()))
                        .isPresent())
                .toList();
        Set<String> left = new LinkedHashSet<>(unused);
        left.removeAll(loaded.pictures().named(unused));
        return left;
    }

    /** Does {@code task} with each piece of {@code work}, which is taken up in its order. */
    private <T> void each(List<T> work, Piece<T> task) throws IOException {
        AtomicInteger next = new AtomicInteger();
        AtomicBoolean failed = new AtomicBoolean();
        inParallel(() -> {
            for (int i = next.getAndIncrement(); i < work.size() && !failed.get(); i = next.getAndIncrement()) {
                boolean finished = false;
                try {
                    task.with(work.get(i));
                    finished = true;
                } finally {
                    // One thread's fault stops the others.
                    failed.compareAndSet(false, !finished);
                }
            }
        });
    }

    /** Does something with a piece of work. */
    @FunctionalInterface
    private interface Piece<T> {
        void with(T work) throws IOException;
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

    /** The pictures that pages show, in the sizes that they name. */
    private void pictures(LoadedSite loaded, PageMaking making, PictureMaking pictures) throws IOException {
        MediaUse use = making.renderer().media();
        Map<OutputPath, Media.Local> wholes = new TreeMap<>(use.all());
        // No page shows these; the manifest names them.
        Icons icons = loaded.site().settings().icons();
        Stream.of(icons.any(), icons.maskable())
                .flatMap(Optional::stream)
                .forEach(icon -> wholes.put(new OutputPath(icon.outputPath()), icon));
        pictures.report(wholes.values(), diagnostics);
        List<PictureMaking.Making> work = pictures.work(use, wholes);
        work.forEach(one -> files.addAll(one.files()));
        if (making.writer().isEmpty() || diagnostics.hasErrors()) {
            wholes.forEach((path, picture) -> making.hosting().file(path.path(), picture.size()));
            return;
        }
        SiteWriter writer = making.writer().get();
        each(work, one -> one.write(writer));
        for (PictureMaking.Making one : work) {
            one.written().forEach((path, size) -> making.hosting().file(path, size));
        }
        pictures.keep(wholes.keySet(), files);
    }

    /** The theme's files, sitemaps: everything that is no page and no picture. */
    private void addFiles(LoadedSite loaded, PageMaking making) throws IOException {
        SitePlan plan = making.plan();
        PageRenderer renderer = making.renderer();
        Optional<SiteWriter> writer = making.writer();
        for (Theme.Asset asset : loaded.site().theme().assets().values()) {
            add(new OutputPath(asset.outputPath()), asset.content().array(), writer);
        }
        SitemapCheck sitemaps = new SitemapCheck(making.alternates()::keeps);
        boolean sitemap = Sitemap.write(
                plan,
                making.record(),
                id -> Optional.ofNullable(making.pictures().get(id))
                        .or(() -> plan.site().catalog().product(id).map(PageMaking::indexed))
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
        request.profile().ifPresent(Profile::beginPhase);
        return System.nanoTime();
    }

    private void phase(String name, long start) {
        phases.put(name, (System.nanoTime() - start) / 1_000_000);
        request.profile().ifPresent(profile -> profile.endPhase(name));
    }
}
