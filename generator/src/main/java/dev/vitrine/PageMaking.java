package dev.vitrine;

import dev.vitrine.cards.Card;
import dev.vitrine.cards.CardPainter;
import dev.vitrine.channel.Goods;
import dev.vitrine.check.AccessibilityCheck;
import dev.vitrine.check.AlternatesCheck;
import dev.vitrine.check.AttributeReader;
import dev.vitrine.check.ExtensionChecks;
import dev.vitrine.check.ExternalLinks;
import dev.vitrine.check.LinkCheck;
import dev.vitrine.check.OrphanCheck;
import dev.vitrine.check.PageBudgets;
import dev.vitrine.check.PriceCheck;
import dev.vitrine.check.SnippetCheck;
import dev.vitrine.check.StructuredDataCheck;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.host.PostProcessing;
import dev.vitrine.feeds.ExtensionFeeds;
import dev.vitrine.feeds.ProductFeeds;
import dev.vitrine.feeds.ServiceWorker;
import dev.vitrine.hosting.Hosting;
import dev.vitrine.model.Language;
import dev.vitrine.model.Media;
import dev.vitrine.model.PictureUse;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.SiteSource;
import dev.vitrine.model.Words;
import dev.vitrine.output.BuildRecord;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.plan.FallbackLog;
import dev.vitrine.plan.Lookup;
import dev.vitrine.plan.ProductBlocks;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.render.BlockFiles;
import dev.vitrine.render.PageRenderer;
import dev.vitrine.render.WrittenLinks;
import dev.vitrine.rules.MarketRuleCheck;
import dev.vitrine.search.SiteSearch;
import dev.vitrine.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes pages, piece of work by piece of work, or takes over what the last build made where it would come out the same; thread-safe.
 *
 * @param plan every address
 * @param source reads what the index leaves out
 * @param renderer makes the bytes
 * @param links follows links
 * @param orphans finds pages that no other links to
 * @param external gathers links to other servers, when they are followed
 * @param figures gathers figures, when they are asked for
 * @param accessibility finds what keeps people from using pages
 * @param prices compares prices
 * @param rules holds pages against the rules of markets, when there are any
 * @param alternates checks what pages say of one another
 * @param structured checks structured data
 * @param budgets holds pages to their budgets
 * @param checks checks of extensions
 * @param processing post-processors of extensions
 * @param record what is kept of pages for the next build
 * @param worker the service worker
 * @param channels feeds of shopping channels
 * @param others feeds of extensions
 * @param search what shoppers search
 * @param hosting the host
 * @param files all files of the site, which grow
 * @param writer where they go
 * @param footprints stand for what pages are made from
 * @param memory what the last build left; empty when none is asked
 * @param diagnostics where problems go
 * @param pictures product id to its pictures, where the index has fewer; grows
 * @param page hears of every page
 * @param begun hears of every page that is about to be made
 */
record PageMaking(
        SitePlan plan,
        SiteSource source,
        PageRenderer renderer,
        LinkCheck links,
        OrphanCheck orphans,
        Optional<ExternalLinks> external,
        Optional<FigureCollector> figures,
        AccessibilityCheck accessibility,
        PriceCheck prices,
        Optional<MarketRuleCheck> rules,
        AlternatesCheck alternates,
        StructuredDataCheck structured,
        PageBudgets budgets,
        ExtensionChecks checks,
        PostProcessing processing,
        BuildRecord record,
        ServiceWorker worker,
        ProductFeeds channels,
        ExtensionFeeds others,
        Optional<SiteSearch> search,
        Hosting hosting,
        Set<String> files,
        Optional<SiteWriter> writer,
        Footprints footprints,
        Optional<UnitMemory> memory,
        Diagnostics diagnostics,
        Map<String, List<Media.Local>> pictures,
        Runnable page,
        Consumer<Route> begun) {

    /** What one thread does at a time. */
    sealed interface Work {

        /** Tells it from all other work, in this build and the next. */
        String name();

        /** The pages of one thing that is no product: its texts are read once and rendered for every storefront. */
        record Thing(List<Route> routes) implements Work {
            @Override
            public String name() {
                return "thing " + routes.get(0).thing();
            }
        }

        /** The pages of one block of products, whose data files are complete when the last of them is made. */
        record Products(int number, ProductBlocks.Block block) implements Work {
            @Override
            public String name() {
                return "products " + block.name();
            }
        }
    }

    /** All work there is; blocks of products are to be begun in their order. */
    static List<Work> work(SitePlan plan) {
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

    /**
     * Does {@code work}, or takes it over.
     *
     * @param buffer of the thread
     * @throws IOException when the machine fails
     */
    void make(Work work, PageBuffer buffer) throws IOException {
        if (work instanceof Work.Products products) {
            make(products, buffer);
            return;
        }
        Work.Thing thing = (Work.Thing) work;
        long own = footprints.of(thing.routes());
        Optional<Unit> known =
                memory.isEmpty() ? Optional.empty() : memory.get().get(work.name());
        if (known.isPresent() && takenOver(known.get(), own)) {
            memory.orElseThrow().again(work.name());
            return;
        }
        Making making = new Making(buffer);
        Unit unit = making.run(own, () -> making.pages(renderer.subject(), thing.routes()));
        take(unit);
        if (memory.isPresent() && making.sound) {
            memory.get().put(work.name(), unit);
        }
    }

    /** The pages of some products, each of which is a piece of work of its own, and what they have together. */
    private void make(Work.Products work, PageBuffer buffer) throws IOException {
        Optional<Unit.Block> known = known(work.name());
        Map<String, Unit> before = new HashMap<>();
        known.ifPresent(block -> {
            for (int i = 0; i < block.units().size(); i++) {
                before.put(block.products().get(i), block.units().get(i));
            }
        });
        List<Unit> units = new ArrayList<>();
        List<Unit> remembered = new ArrayList<>();
        Map<String, List<SiteSearch.Found>> found = new HashMap<>();
        boolean same =
                known.isPresent() && known.get().products().equals(work.block().products());
        for (String id : work.block().products()) {
            long own = Footprints.of(id);
            Optional<Unit> unit = Optional.ofNullable(before.get(id));
            if (unit.isEmpty() || !takenOver(unit.get(), own)) {
                same = false;
                Making making = new Making(buffer);
                unit = Optional.of(making.run(own, () -> making.product(id)));
                take(unit.get());
                add(making.found);
                found.put(id, making.found);
                remembered.add(making.sound ? unit.get() : Unit.NONE);
            } else {
                remembered.add(unit.get());
            }
            units.add(unit.get());
        }
        channels.put(
                work.number(),
                units.stream().map(Unit::told).filter(told -> !told.isEmpty()).toList());
        others.put(
                work.number(),
                units.stream().map(Unit::sold).filter(sold -> !sold.isEmpty()).toList());
        List<SiteWriter.Written> data;
        if (same && kept(known.orElseThrow().files(), List.of())) {
            data = known.get().files();
        } else {
            Map<OutputPath, byte[]> made =
                    renderer.files(work.block(), units.stream().map(Unit::parts).toList());
            made.forEach(prices::file);
            data = written(made);
        }
        files(data);
        if (memory.isPresent()) {
            remember(work, same, new Unit.Block(work.block().products(), remembered, data), found);
        }
    }

    /** What the last build left of some products; nothing when it is not whole. */
    private Optional<Unit.Block> known(String name) throws IOException {
        if (memory.isEmpty()) {
            return Optional.empty();
        }
        Optional<Unit.Block> known = memory.get().block(name);
        if (known.isPresent()) {
            for (Language language : searched()) {
                if (!memory.get().hasSearched(name, language)) {
                    return Optional.empty();
                }
            }
        }
        return known;
    }

    private Set<Language> searched() {
        return search.map(SiteSearch::languages).orElse(Set.of());
    }

    /** Leaves {@code block}, with what search indexes have of its products, of which {@code found} is new. */
    private void remember(Work.Products work, boolean same, Unit.Block block, Map<String, List<SiteSearch.Found>> found)
            throws IOException {
        UnitMemory left = memory.orElseThrow();
        if (same) {
            left.again(work.name());
        } else {
            left.put(work.name(), block);
        }
        for (Language language : searched()) {
            if (same) {
                left.searchedAgain(work.name(), language);
                continue;
            }
            Map<String, SiteSearch.Found> all = new HashMap<>();
            if (found.size() < block.products().size()) {
                left.searchedBefore(work.name(), language)
                        .products()
                        .forEach(product -> all.put(product.id(), product.found()));
            }
            found.forEach((id, made) -> {
                all.remove(id);
                made.stream().filter(one -> one.language().equals(language)).forEach(one -> all.put(id, one));
            });
            left.put(
                    work.name(),
                    language,
                    new Unit.Searched(block.products().stream()
                            .flatMap(id -> Optional.ofNullable(all.get(id)).stream()
                                    .map(one -> new Unit.SearchedProduct(id, one)))
                            .toList()));
        }
    }

    /** Whether {@code unit}, which the last build left, would come out the same; then everybody knows what they must know of it. */
    private boolean takenOver(Unit unit, long own) throws IOException {
        if (unit.own() != own || !holds(unit) || !kept(unit)) {
            return false;
        }
        unit.problems().forEach(diagnostics::report);
        unit.media().forEach(renderer.media()::show);
        unit.sizes().forEach(renderer.media()::show);
        unit.links().forEach(renderer.written()::add);
        unit.fallbacks().forEach(plan.fallbacks()::note);
        take(unit);
        unit.pages().forEach(made -> page.run());
        return true;
    }

    /** Whether products are added to search indexes when all work is done, and only to those that will be other ones than the last build's. */
    private boolean searchLater() {
        return memory.filter(UnitMemory::usable).isPresent();
    }

    /**
     * Makes the search of every language, or takes it over.
     *
     * @param work all work, which is done
     * @param parallel does something with each piece of it, on all threads
     * @throws IOException when the machine fails
     */
    void search(SiteSearch all, List<Work> work, Parallel parallel) throws IOException {
        Map<Language, Long> changed = new LinkedHashMap<>();
        for (Language language : all.languages()) {
            long made = memory.isPresent() ? all.fingerprint(language) : 0;
            // The plain index is never kept.
            if (plan.site().search().lucene() || !searchLater() || !kept(language, made)) {
                changed.put(language, made);
            }
        }
        if (searchLater() && !changed.isEmpty()) {
            parallel.each(work, done -> {
                if (done instanceof Work.Products) {
                    for (Language language : changed.keySet()) {
                        for (Unit.SearchedProduct product : memory.orElseThrow()
                                .searched(language, done.name())
                                .products()) {
                            all.add(product.found());
                        }
                    }
                }
            });
        }
        for (Map.Entry<Language, Long> language : changed.entrySet()) {
            List<SiteWriter.Written> written = new ArrayList<>();
            all.finish(language.getKey(), source, (path, content) -> {
                files.add(path);
                hosting.file(path, content.length);
                if (writer.isPresent()) {
                    written.add(writer.get().write(new OutputPath(path), content, content.length));
                }
            });
            figures.ifPresent(gathered -> gathered.search(language.getKey(), written));
            if (memory.isPresent()) {
                memory.get().put(language.getKey(), new UnitMemory.Index(language.getValue(), written));
            }
        }
    }

    /** Does something with each of some pieces of work. */
    @FunctionalInterface
    interface Parallel {
        void each(List<Work> work, Task task) throws IOException;
    }

    /** Something that is done with a piece of work. */
    @FunctionalInterface
    interface Task {
        void with(Work work) throws IOException;
    }

    private boolean kept(Language language, long made) throws IOException {
        Optional<UnitMemory.Index> index = memory.orElseThrow().index(language, made);
        if (index.isEmpty() || !kept(index.get().files(), List.of())) {
            return false;
        }
        files(index.get().files());
        UnitMemory.Index kept = index.get();
        figures.ifPresent(all -> all.search(language, kept.files()));
        memory.orElseThrow().put(language, index.get());
        return true;
    }

    private boolean holds(Unit unit) {
        for (Map.Entry<String, Long> product : unit.products().entrySet()) {
            if (footprints.product(product.getKey()) != product.getValue()) {
                return false;
            }
        }
        for (Unit.LookedUp asked : unit.lookups()) {
            boolean known = asked.lookup() instanceof Lookup.Similar
                    && memory.orElseThrow().similarAsBefore();
            if (!known && footprints.answer(asked.lookup()) != asked.answer()) {
                return false;
            }
        }
        Set<String> shown = new HashSet<>();
        unit.media().forEach(picture -> shown.add(picture.outputPath()));
        return links.holds(
                        unit.followed(),
                        file -> shown.contains(file)
                                || unit.sizes().stream()
                                        .anyMatch(use -> renderer.media().shows(use, file)))
                && unit.pages().stream().allMatch(made -> alternates.holds(made.stated()));
    }

    /** Takes the files of {@code unit} over from the last output; false when one of them is not there any more. */
    private boolean kept(Unit unit) throws IOException {
        List<SiteWriter.Written> own = new ArrayList<>(unit.files());
        unit.pages().forEach(made -> own.add(made.file()));
        return kept(own, unit.cards());
    }

    /** Takes over {@code own} and, unless somebody else has, {@code shared}; nothing when one of them is not there any more. */
    private boolean kept(List<SiteWriter.Written> own, List<SiteWriter.Written> shared) throws IOException {
        if (writer.isEmpty()) {
            return false;
        }
        List<SiteWriter.Written> all = new ArrayList<>(own);
        all.addAll(shared);
        List<Long> times = new ArrayList<>(all.size());
        for (SiteWriter.Written file : all) {
            OptionalLong modified = writer.get().has(file);
            if (modified.isEmpty()) {
                return false;
            }
            times.add(modified.getAsLong());
        }
        for (int i = 0; i < all.size(); i++) {
            if (i < own.size() || files.add(all.get(i).path())) {
                writer.get().keep(all.get(i), times.get(i));
            }
        }
        return true;
    }

    /** Tells everybody what they must know of the work, whoever did it. */
    private void take(Unit unit) throws IOException {
        for (Unit.PageFacts made : unit.pages()) {
            AlternatesCheck.Stated stated = made.stated();
            alternates.take(stated);
            if (stated.own()) {
                record.page(stated.page(), made.readers());
            }
            made.offline().ifPresent(worker::take);
            made.needs().ifPresent(hosting::take);
            hosting.file(made.file().path(), made.file().size());
            figures.ifPresent(all -> all.page(made.file().path(), made.file().size()));
        }
        files(unit.files());
        pictures.putAll(unit.pictures());
        links.take(unit.followed());
        orphans.take(
                unit.pages().stream().map(made -> made.file().path()).collect(Collectors.toSet()), unit.followed());
        unit.faults().forEach(accessibility::take);
        rules.ifPresent(all -> unit.judged().forEach(all::take));
        unit.tallied().forEach(structured::take);
        unit.loaded().forEach(budgets::take);
        checks.take(unit.remarks());
        search.ifPresent(all -> unit.noted().forEach(all::note));
    }

    /** Adds products to search indexes, unless that is done later. */
    private void add(List<SiteSearch.Found> products) throws IOException {
        if (search.isPresent() && !searchLater()) {
            for (SiteSearch.Found found : products) {
                search.get().add(found);
            }
        }
    }

    private void files(List<SiteWriter.Written> made) {
        for (SiteWriter.Written file : made) {
            files.add(file.path());
            hosting.file(file.path(), file.size());
        }
    }

    private List<SiteWriter.Written> written(Map<OutputPath, byte[]> made) throws IOException {
        List<SiteWriter.Written> written = new ArrayList<>();
        for (Map.Entry<OutputPath, byte[]> file : made.entrySet()) {
            written.add(write(file.getKey(), file.getValue(), file.getValue().length));
        }
        return written;
    }

    private SiteWriter.Written write(OutputPath path, byte[] bytes, int length) throws IOException {
        return writer.isPresent()
                ? writer.get().write(path, bytes, length)
                : new SiteWriter.Written(path.path(), 0, length);
    }

    /** Shows what is read to {@code judge}, who knows no other checks. */
    private static AttributeReader judged(MarketRuleCheck.Reading judge) {
        return new AttributeReader() {
            @Override
            public void attribute(byte[] html, int length, int equals, int start, int end) {
                judge.attribute(html, equals, start, end);
            }

            @Override
            public void tagBegin(byte[] html, int at, int name, int end) {
                judge.tagBegin(html, at, name, end);
            }

            @Override
            public void tagEnd(byte[] html, int end) {
                judge.tagEnd(html, end);
            }
        };
    }

    /** Makes pages. */
    @FunctionalInterface
    private interface Pages {
        void make() throws IOException;
    }

    /** One piece of work that is done. */
    private final class Making {
        private final PageBuffer buffer;
        private final LinkCheck.Reading followed = links.reading();
        private final AccessibilityCheck.Reading heard = accessibility.reading();
        private final SnippetCheck snippets =
                new SnippetCheck(plan.site().settings().documents());
        private final StructuredDataCheck.Tallies tallies = structured.tallies();
        private final Optional<MarketRuleCheck.Reading> judging = rules.map(MarketRuleCheck::reading);
        private final PageBudgets.Measuring measuring = budgets.measuring();
        private final List<ExtensionChecks.Noted> remarks = new ArrayList<>();
        private final List<Unit.PageFacts> pages = new ArrayList<>();
        private final List<SiteWriter.Written> data = new ArrayList<>();
        private final List<SiteWriter.Written> cards = new ArrayList<>();
        private final Map<String, List<Media.Local>> ownPictures = new LinkedHashMap<>();
        private List<SiteSearch.Found> found = List.of();
        private List<BlockFiles.Part> parts = List.of();
        private List<ProductFeeds.Items> told = List.of();
        private List<ExtensionFeeds.Told> sold = List.of();
        private boolean sound = true;

        private Making(PageBuffer buffer) {
            this.buffer = buffer;
        }

        private Unit run(long own, Pages work) throws IOException {
            Trace trace = Trace.begin();
            try (trace) {
                work.make();
                snippets.report(diagnostics);
            }
            sound &= measuring.sound();
            return unit(own, trace);
        }

        private Unit unit(long own, Trace trace) {
            Map<String, Long> products = new LinkedHashMap<>();
            List<Unit.LookedUp> lookups = new ArrayList<>();
            if (memory.isPresent()) {
                for (Object read : trace.read()) {
                    if (read instanceof String product) {
                        products.put(product, footprints.product(product));
                    } else {
                        lookups.add(new Unit.LookedUp((Lookup) read, footprints.answer((Lookup) read)));
                    }
                }
            }
            return new Unit(
                    own,
                    products,
                    lookups,
                    said(trace, Diagnostic.class),
                    said(trace, Media.Local.class),
                    said(trace, PictureUse.class),
                    said(trace, WrittenLinks.Link.class),
                    said(trace, FallbackLog.Taken.class),
                    pages,
                    data,
                    cards,
                    ownPictures,
                    followed.links(),
                    heard.faults(),
                    tallies.all(),
                    measuring.loaded(),
                    remarks,
                    parts,
                    told,
                    sold,
                    judging.map(MarketRuleCheck.Reading::judged).orElse(List.of()),
                    found.stream().map(SiteSearch.Found::noted).toList());
        }

        private static <T> List<T> said(Trace trace, Class<T> type) {
            return trace.said().stream()
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        private void product(String id) throws IOException {
            List<Route> routes = plan.productRoutes(id);
            Optional<ProductEntry> entry = plan.site().catalog().product(id);
            if (entry.isEmpty() || routes.isEmpty()) {
                return;
            }
            BlockFiles files = renderer.parts();
            ProductFeeds.Block feeds = channels.block();
            ExtensionFeeds.Block brought = others.block();
            Optional<SiteSearch.Taking> taking = search.map(all -> all.product(id));
            PageRenderer.Subject product = renderer.product(
                    entry.get(),
                    files,
                    Goods.Taker.all(
                            taking.isPresent() ? List.of(feeds, brought, taking.get()) : List.of(feeds, brought)));
            // The index has the first two of them.
            List<Media.Local> own = product.pictures();
            if (!own.equals(indexed(entry.get()))) {
                ownPictures.put(id, own);
            }
            pages(product, routes);
            draw(product);
            parts = files.parts();
            told = feeds.items();
            sold = brought.told();
            found = taking.map(SiteSearch.Taking::taken).orElse(List.of());
        }

        private void pages(PageRenderer.Subject subject, List<Route> routes) throws IOException {
            for (Route route : routes) {
                buffer.reset();
                begun.accept(route);
                if (subject.render(route, buffer)) {
                    String file = route.url().output().path();
                    processing
                            .of(file, buffer.bytes(), buffer.length(), Location.of(file), diagnostics)
                            .ifPresent(buffer::set);
                    page(route, subject);
                } else {
                    sound = false;
                }
                data.addAll(written(subject.files(route)));
                page.run();
            }
        }

        private void page(Route route, PageRenderer.Subject subject) throws IOException {
            AlternatesCheck.Page others = alternates.page(route);
            StructuredDataCheck.Reading reading = structured.page(route, tallies);
            heard.begin(route);
            snippets.begin();
            PriceCheck.Reading priced = prices.page(route);
            AttributeReader readers = priced.and(others).and(reading).and(heard).and(snippets);
            if (judging.isPresent()) {
                judging.get().begin(route);
                readers = judging.get().listens() ? readers.and(judged(judging.get())) : readers;
            }
            AttributeReader reader = readers;
            followed.page(
                    route.url(),
                    buffer.bytes(),
                    buffer.length(),
                    route.kind() != RouteKind.PRODUCT,
                    external.map(all -> reader.and(all.page(route))).orElse(reader));
            reading.end();
            judging.ifPresent(
                    judge -> judge.end(route, subject.product(), buffer.bytes(), buffer.length(), priced.same()));
            heard.end(buffer.bytes(), buffer.length());
            AlternatesCheck.Stated stated = others.end(buffer.bytes());
            figures.ifPresent(all -> all.made(route.url().output().path(), buffer.bytes(), buffer.length()));
            Optional<Words> words = subject.words(route);
            if (stated.own()) {
                snippets.end(buffer.bytes(), route.url().output().path(), words);
            }
            measuring.page(route, buffer.bytes(), buffer.length());
            remarks.addAll(checks.page(route, buffer.bytes(), buffer.length(), words.map(Words::location)));
            Optional<Hosting.Needs> needs = hosting.page(route, buffer.bytes(), buffer.length());
            sound &= stated.sound() && needs.map(Hosting.Needs::sound).orElse(true);
            pages.add(new Unit.PageFacts(
                    write(route.url().output(), buffer.bytes(), buffer.length()),
                    stated,
                    stated.own() ? BuildRecord.hash(buffer.bytes(), buffer.length()) : 0,
                    worker.page(route, buffer.bytes(), buffer.length()),
                    needs));
        }

        /** The pictures for sharing of one product; what the last build drew is taken over. */
        private void draw(PageRenderer.Subject subject) throws IOException {
            CardPainter painter = new CardPainter();
            for (Map.Entry<OutputPath, Card> card : subject.cards().entrySet()) {
                if (!files.add(card.getKey().path())) {
                    // Another piece of work has it, which may have none the next time.
                    sound = false;
                } else if (writer.isPresent()) {
                    Optional<SiteWriter.Written> there = writer.get().keep(card.getKey(), CardPainter.without());
                    if (there.isPresent()) {
                        cards.add(there.get());
                        continue;
                    }
                    byte[] picture = painter.paint(
                            card.getValue(), () -> source.open(card.getValue().picture()));
                    cards.add(writer.get().write(card.getKey(), picture, picture.length));
                }
            }
        }
    }

    /** The pictures of a product that the index has. */
    static List<Media.Local> indexed(ProductEntry entry) {
        return entry.pictures().stream()
                .flatMap(picture -> picture.media() instanceof Media.Local local ? Stream.of(local) : Stream.empty())
                .toList();
    }
}
