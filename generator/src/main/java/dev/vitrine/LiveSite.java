package dev.vitrine;

import dev.vitrine.channel.Goods;
import dev.vitrine.checkout.Checkouts;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.host.PostProcessing;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.model.Localized;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.model.SourceText;
import dev.vitrine.model.Theme;
import dev.vitrine.model.Words;
import dev.vitrine.output.ContentHash;
import dev.vitrine.output.HashTable;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.profile.Counts;
import dev.vitrine.profile.Profile;
import dev.vitrine.render.PageRenderer;
import dev.vitrine.search.SearchEngine;
import dev.vitrine.search.SimilarProducts;
import dev.vitrine.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A site in memory: its pages are made when somebody asks for them. When files change it becomes another one, mostly without reading or planning the site as a whole, so that how
 * long that takes does not depend on how large the site is.
 *
 * <p>It shows pages as a build would make them, as long as no address, order of a list or other thing that concerns the whole site changes; whoever shows it builds the site
 * besides. Thread-safe.
 */
public final class LiveSite {

    /** Pages at hand. */
    private static final int AT_HAND = 256;

    private final BuildRequest request;
    private final SiteLoader loader;
    private final LoadedSite loaded;
    private final SitePlan plan;
    private final Diagnostics diagnostics;
    private final Addresses addresses;
    private final SimilarProducts similar;
    private final PictureMaking pictures;
    private final PageRenderer renderer;
    private final PostProcessing processing;
    private final Map<String, Theme.Asset> assets = new HashMap<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();

    /** Made when somebody asks how long pages take; guarded by {@link #timing}. */
    private @Nullable Timed timed;

    private final Object timing = new Object();

    private LiveSite(
            BuildRequest request,
            SiteLoader loader,
            LoadedSite loaded,
            SitePlan plan,
            Diagnostics diagnostics,
            Addresses addresses,
            SimilarProducts similar,
            Optional<PageRenderer> last) {
        this.request = request;
        this.loader = loader;
        this.loaded = loaded;
        this.plan = plan;
        this.diagnostics = diagnostics;
        this.addresses = addresses;
        this.similar = similar;
        this.pictures = PictureMaking.of(
                loaded.source(), loaded.site().settings().pictures(), request.environment(), request.state());
        this.renderer = renderer(Optional.empty(), last, diagnostics);
        this.processing = new PostProcessing(request.extensions());
        for (Theme.Asset asset : loaded.site().theme().assets().values()) {
            assets.put(asset.outputPath(), asset);
        }
    }

    private PageRenderer renderer(Optional<Profile> profile, Optional<PageRenderer> last, Diagnostics problems) {
        return new PageRenderer(
                plan,
                loaded.source(),
                Checkouts.of(loaded.site(), request.environment(), request.extensions(), Diagnostics.aside()),
                "/" + SearchEngine.PATH.path(),
                similar,
                request.extensions(),
                profile,
                last,
                pictures,
                problems);
    }

    /** The site that {@code loader} loaded, with its plan. */
    static LiveSite of(BuildRequest request, SiteLoader loader, LoadedSite loaded, SitePlan plan) {
        return new LiveSite(
                request,
                loader,
                loaded,
                plan,
                new Diagnostics(),
                new Addresses(plan),
                SimilarProducts.of(plan),
                Optional.empty());
    }

    /**
     * A page, made now.
     *
     * @param html its bytes
     * @param problems what was found while it was made
     */
    @SuppressWarnings("ArrayRecordComponent") // the reader of the page does not write to it
    public record Page(byte[] html, List<Diagnostic> problems) {}

    /**
     * What a change comes to.
     *
     * @param site the site with it; empty when there are errors, or it takes the whole site to know
     * @param diagnostics problems of what was read
     * @param excerpts lines of what was read
     */
    public record Change(Optional<LiveSite> site, Diagnostics diagnostics, ExcerptSource excerpts) {}

    /**
     * The site after {@code changed}.
     *
     * @param changed absolute paths of files that changed, came or went
     * @throws IOException when a file that is there cannot be read
     */
    public Change changed(Set<Path> changed) throws IOException {
        Diagnostics problems = new Diagnostics();
        SiteLoader next = loader.anew(problems);
        problems.passOver(next.baseline());
        Optional<LoadedSite> now =
                next.again(loaded, inSite(changed), request.themes(), request.drafts(), request.pseudo());
        return new Change(
                now.filter(found -> !problems.hasErrors())
                        .map(found -> new LiveSite(
                                request,
                                next,
                                found,
                                plan.over(found.site()),
                                problems,
                                addresses,
                                similar,
                                Optional.of(renderer))),
                problems,
                next);
    }

    /** Those of {@code changed} that lie in the site folder; what a build itself writes there is no change. */
    private Set<String> inSite(Set<Path> changed) {
        Path site = request.site().toAbsolutePath().normalize();
        Set<String> paths = new HashSet<>();
        for (Path path : changed) {
            Path file = path.toAbsolutePath().normalize();
            if (file.startsWith(site)) {
                paths.add(site.relativize(file).toString().replace('\\', '/'));
            }
        }
        return paths;
    }

    /**
     * The page at {@code address}, such as {@code /de/produkte/lampe/}, not percent-encoded; empty when there is none, or its template failed.
     *
     * @throws IOException when a source cannot be read any more
     */
    public Optional<Page> page(String address) throws IOException {
        Page known = pages.get(address);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Route> route = addresses.find(address);
        if (route.isEmpty()) {
            return Optional.empty();
        }
        Optional<Page> made = make(route.get());
        if (pages.size() >= AT_HAND) {
            pages.clear();
        }
        made.ifPresent(page -> pages.put(address, page));
        return made;
    }

    private Optional<Page> make(Route route) throws IOException {
        PageBuffer buffer = new PageBuffer();
        try (Trace trace = Trace.begin()) {
            boolean rendered = subject(renderer, route).render(route, buffer);
            if (rendered) {
                String file = route.url().output().path();
                processing
                        .of(file, buffer.bytes(), buffer.length(), Location.of(file), diagnostics)
                        .ifPresent(buffer::set);
            }
            List<Diagnostic> problems = trace.said().stream()
                    .filter(Diagnostic.class::isInstance)
                    .map(Diagnostic.class::cast)
                    .distinct()
                    .toList();
            return rendered
                    ? Optional.of(new Page(Arrays.copyOf(buffer.bytes(), buffer.length()), problems))
                    : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private PageRenderer.Subject subject(PageRenderer by, Route route) throws IOException {
        Optional<ProductEntry> entry =
                route.kind() == RouteKind.PRODUCT ? loaded.site().catalog().product(route.id()) : Optional.empty();
        return entry.isPresent() ? by.product(entry.get(), by.parts(), Goods.Taker.all(List.of())) : by.subject();
    }

    /**
     * How long a page takes to be made, where what it shares with others is there already.
     *
     * @param nanos nanoseconds, from reading its sources to its last byte
     * @param calls templates, macros and functions, the one that takes most itself first
     */
    public record Timing(long nanos, List<Call> calls) {
        public Timing {
            calls = List.copyOf(calls);
        }
    }

    /**
     * What was called under one name while a page was made.
     *
     * @param name {@code product.ftlh}, or {@code lib/ui.ftlh#price} for a macro or function
     * @param place where it stands in the theme
     * @param calls how often it was called
     * @param total nanoseconds with all that was called from there
     * @param own nanoseconds without what was called from there
     */
    public record Call(String name, Location place, long calls, long total, long own) {}

    /** A renderer that times what it does; what it finds wrong has been told by the other one. */
    private record Timed(Profile profile, PageRenderer renderer) {}

    /**
     * Makes the page at {@code address} again, twice, and times the second time: the first has read what pages share. Empty when there is no such page, or its
     * template failed.
     *
     * @param clock nanoseconds since any moment
     * @throws IOException when a source cannot be read any more
     */
    public Optional<Timing> timing(String address, LongSupplier clock) throws IOException {
        Optional<Route> route = addresses.find(address);
        if (route.isEmpty()) {
            return Optional.empty();
        }
        // One at a time: pages that are made beside it would be counted, too.
        synchronized (timing) {
            if (timed == null) {
                Profile profile = new Profile(clock, () -> Counts.NONE);
                timed = new Timed(profile, renderer(Optional.of(profile), Optional.empty(), Diagnostics.aside()));
            }
            return timing(timed, route.get(), clock);
        }
    }

    private Optional<Timing> timing(Timed by, Route route, LongSupplier clock) throws IOException {
        PageBuffer buffer = new PageBuffer();
        try {
            if (!subject(by.renderer(), route).render(route, buffer)) {
                return Optional.empty();
            }
            buffer.reset();
            by.profile().forgetCalls();
            long start = clock.getAsLong();
            if (!subject(by.renderer(), route).render(route, buffer)) {
                return Optional.empty();
            }
            long nanos = clock.getAsLong() - start;
            List<Call> calls = by.profile().figures().stream()
                    .map(figure ->
                            new Call(figure.name(), place(figure.name()), figure.calls(), figure.total(), figure.own()))
                    .toList();
            return Optional.of(new Timing(nanos, calls));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Where the template, macro or function {@code called} stands. */
    private Location place(String called) {
        int hash = called.indexOf('#');
        String template = hash < 0 ? called : called.substring(0, hash);
        SourceText source = loaded.site().theme().templates().get(template);
        if (source == null) {
            return Location.of(template);
        }
        if (hash < 0) {
            return Location.of(source.path());
        }
        Matcher begins = Pattern.compile(
                        "<#(?:macro|function)\\s+" + Pattern.quote(called.substring(hash + 1)) + "(?![\\w.])")
                .matcher(source.text());
        return begins.find()
                ? Location.of(
                        source.path(),
                        1
                                + (int) source.text()
                                        .substring(0, begins.start())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count(),
                        1)
                : Location.of(source.path());
    }

    /**
     * Where a page comes from.
     *
     * @param storefront whose it is
     * @param thing what it is: {@code product:aurora-lamp}
     * @param sources the files that say what it shows, with lines where they are known
     * @param template the template that makes it, as problems name it
     * @param elsewhere storefront to the address of the same page there, itself included
     * @param problems what was found while it was made; empty when it was not
     */
    public record Facts(
            String storefront,
            String thing,
            List<Location> sources,
            String template,
            Map<String, String> elsewhere,
            List<Diagnostic> problems) {}

    /** Where the page at {@code address} comes from; empty when there is none. */
    public Optional<Facts> facts(String address) {
        return addresses.find(address).map(route -> {
            Map<String, String> elsewhere = new LinkedHashMap<>();
            for (StorefrontPlan storefront : plan.storefronts()) {
                plan.alternates()
                        .same(route, storefront)
                        .ifPresent(placed -> elsewhere.put(
                                storefront.storefront().id(),
                                placed.page(route.page()).path()));
            }
            String name = template(route);
            SourceText template = loaded.site().theme().templates().get(name);
            return new Facts(
                    route.storefront().id(),
                    route.thing(),
                    sources(route),
                    template == null ? name : template.path(),
                    elsewhere,
                    Optional.ofNullable(pages.get(address)).map(Page::problems).orElse(List.of()));
        });
    }

    private String template(Route route) {
        return Optional.ofNullable(
                        route.kind() == RouteKind.PAGE ? loaded.site().pages().get(route.id()) : null)
                .flatMap(dev.vitrine.model.Page::made)
                .map(dev.vitrine.model.Page.Made::template)
                .orElse(route.kind().id() + ".ftlh");
    }

    private List<Location> sources(Route route) {
        Site site = loaded.site();
        Set<Location> sources = new LinkedHashSet<>();
        switch (route.kind()) {
            case PRODUCT ->
                site.catalog().product(route.id()).ifPresent(product -> {
                    sources.add(
                            product.source().firstLine() > 0
                                    ? Location.of(
                                            product.source().path(),
                                            product.source().firstLine(),
                                            1)
                                    : Location.of(product.source().path()));
                    product.titles().values().values().forEach(title -> sources.add(title.location()));
                });
            case CATEGORY ->
                site.catalog().category(route.id()).ifPresent(category -> {
                    sources.add(category.location());
                    words(category.words(), sources);
                });
            case COLLECTION ->
                Optional.ofNullable(site.catalog().collections().get(route.id()))
                        .ifPresent(collection -> {
                            sources.add(collection.location());
                            words(collection.words(), sources);
                        });
            case PAGE ->
                Optional.ofNullable(site.pages().get(route.id())).ifPresent(page -> words(page.words(), sources));
            case ARTICLE ->
                Optional.ofNullable(site.articles().get(route.id()))
                        .ifPresent(article -> words(article.words(), sources));
            case HOME, JOURNAL, CART, WISHLIST, COMPARE, INQUIRY, SEARCH, OFFLINE, NOT_FOUND ->
                sources.add(Location.of("site.json"));
        }
        return List.copyOf(sources);
    }

    private static void words(Localized<Words> words, Set<Location> sources) {
        words.values().values().forEach(found -> sources.add(found.location()));
    }

    /** Storefront to the address of its search; storefronts without one are left out. */
    public Map<String, String> searches() {
        Map<String, String> searches = new LinkedHashMap<>();
        for (StorefrontPlan storefront : plan.storefronts()) {
            storefront
                    .find(RouteKind.SEARCH, "")
                    .ifPresent(placed -> searches.put(
                            storefront.storefront().id(), placed.url().path()));
        }
        return searches;
    }

    /** The address of the page that says at {@code address} that there is none: that of the nearest storefront. */
    public Optional<String> notFound(String address) {
        return plan.storefronts().stream()
                .map(StorefrontPlan::home)
                .filter(home -> address.startsWith(home.path()))
                .max((a, b) -> Integer.compare(a.path().length(), b.path().length()))
                .map(home -> home.resolve("404.html").path())
                .filter(page -> addresses.find(page).isPresent());
    }

    /** Whether {@code address} is that of a page. */
    public boolean has(String address) {
        return addresses.find(address).isPresent();
    }

    /**
     * A file that is no page: one of the theme, or a picture that a page shows which was made; empty for what only a build makes.
     *
     * @param path from the root of the site, without a slash before it
     * @throws IOException when it cannot be read any more
     */
    public Optional<byte[]> file(String path) throws IOException {
        Theme.Asset asset = assets.get(path);
        if (asset != null) {
            return Optional.of(asset.content().array());
        }
        if (!path.startsWith("media/") || !renderer.media().shows(path)) {
            return Optional.empty();
        }
        return pictures.bytes(path, renderer.media());
    }

    /** What was found while pages were made, and when the site was last looked at again. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Lines of the site's files. */
    public ExcerptSource excerpts() {
        return loader;
    }

    /** The pages by their addresses; those of products take sixteen bytes each. */
    private static final class Addresses {
        private final SitePlan plan;
        private final Map<String, Route> lists = new HashMap<>();
        private final List<List<String>> ids = new ArrayList<>();
        private final HashTable products = new HashTable();
        private boolean counted;

        private Addresses(SitePlan plan) {
            this.plan = plan;
            plan.listRoutes().forEach(route -> lists.put(route.url().path(), route));
        }

        Optional<Route> find(String address) {
            Route list = lists.get(address);
            return list != null ? Optional.of(list) : product(address);
        }

        private synchronized Optional<Route> product(String address) {
            if (!counted) {
                count();
                counted = true;
            }
            return products.get(ContentHash.of(address)).stream()
                    .boxed()
                    .findFirst()
                    .flatMap(place -> {
                        StorefrontPlan storefront = plan.storefronts().get((int) (place >>> 32));
                        String id = ids.get((int) (place >>> 32)).get((int) (long) place - 1);
                        return storefront
                                .find(RouteKind.PRODUCT, id)
                                .filter(placed -> placed.url().path().equals(address))
                                .map(placed ->
                                        new Route(storefront.storefront(), RouteKind.PRODUCT, id, 1, placed.url()));
                    });
        }

        private void count() {
            long storefront = 0;
            for (StorefrontPlan here : plan.storefronts()) {
                List<String> own = new ArrayList<>();
                for (Map.Entry<String, Placed> product :
                        here.all(RouteKind.PRODUCT).entrySet()) {
                    own.add(product.getKey());
                    products.put(ContentHash.of(product.getValue().url().path()), storefront << 32 | own.size());
                }
                ids.add(own);
                storefront++;
            }
        }
    }
}
