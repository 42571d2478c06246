package dev.vitrine.feeds;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Article;
import dev.vitrine.model.Category;
import dev.vitrine.model.Collection;
import dev.vitrine.model.Media;
import dev.vitrine.model.Page;
import dev.vitrine.model.Picture;
import dev.vitrine.model.SearchSettings;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.output.BuildRecord;
import dev.vitrine.output.FileStreams;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/** Writes the list of all pages that search engines are to keep: an index, and files by kind of page and storefront. */
public final class Sitemap {

    /** Name of a group of sitemaps to the kinds of pages in it, in the order they are written. */
    private static final Map<String, List<RouteKind>> GROUPS = groups();

    private final SitePlan plan;
    private final String baseUrl;
    private final boolean alternates;
    private final BuildRecord record;
    private final Function<String, List<Media.Local>> pictures;
    private final Predicate<String> published;
    private final Diagnostics diagnostics;

    private Sitemap(
            SitePlan plan,
            BuildRecord record,
            Function<String, List<Media.Local>> pictures,
            Predicate<String> published,
            Diagnostics diagnostics) {
        this.plan = plan;
        this.baseUrl = plan.site().settings().baseUrl();
        this.alternates = plan.site()
                .settings()
                .search()
                .alternatesInSitemaps(plan.storefronts().size());
        this.record = record;
        this.pictures = pictures;
        this.published = published;
        this.diagnostics = diagnostics;
    }

    private static Map<String, List<RouteKind>> groups() {
        Map<String, List<RouteKind>> groups = new LinkedHashMap<>();
        groups.put("pages", List.of(RouteKind.HOME, RouteKind.PAGE));
        groups.put("categories", List.of(RouteKind.CATEGORY, RouteKind.COLLECTION));
        groups.put("products", List.of(RouteKind.PRODUCT));
        groups.put("journal", List.of(RouteKind.JOURNAL, RouteKind.ARTICLE));
        return groups;
    }

    /** Takes finished files. */
    @FunctionalInterface
    public interface Target {
        /**
         * Takes one file.
         *
         * @throws IOException when it cannot be written
         */
        void accept(OutputPath path, byte[] content) throws IOException;
    }

    /** {@code files}, with those whose names end in {@code .gz} compressed; the header that the JDK writes has no time. */
    public static FileStreams compressing(FileStreams files) {
        return path -> {
            OutputStream out = files.open(path);
            return path.path().endsWith(".gz") ? new GZIPOutputStream(out, 1 << 16) : out;
        };
    }

    /**
     * Writes {@code sitemap.xml}, an index, and the sitemaps it lists; says whether there was a page to list.
     *
     * @param record knows when pages changed
     * @param pictures id of a product to its pictures
     * @param published whether a picture is part of the site
     * @param diagnostics is told of addresses no sitemap takes
     * @param files take what is written; those whose names end in {@code .gz} are for them to compress
     * @throws IOException when a file cannot be written
     */
    public static boolean write(
            SitePlan plan,
            BuildRecord record,
            Function<String, List<Media.Local>> pictures,
            Predicate<String> published,
            Diagnostics diagnostics,
            FileStreams files)
            throws IOException {
        SearchSettings search = plan.site().settings().search();
        Sitemap sitemap = new Sitemap(plan, record, pictures, published, diagnostics);
        try (SitemapFiles sitemaps = new SitemapFiles(sitemap.baseUrl, search.gzip(), files)) {
            for (StorefrontPlan storefront : plan.storefronts()) {
                for (Map.Entry<String, List<RouteKind>> group : GROUPS.entrySet()) {
                    sitemaps.begin(group.getKey() + "-" + name(storefront.storefront()));
                    for (RouteKind kind : group.getValue()) {
                        sitemap.add(storefront, kind, sitemaps);
                    }
                }
            }
            return sitemaps.finish();
        }
    }

    /** Languages have no underscore, and addresses that differ only by case are one file on many disks. */
    private static String name(Storefront storefront) {
        String language = storefront.language().language().tag().toLowerCase(Locale.ROOT);
        return storefront.market().sells()
                ? language + "_" + storefront.market().id()
                : language;
    }

    private void add(StorefrontPlan storefront, RouteKind kind, SitemapFiles files) throws IOException {
        for (Map.Entry<String, Placed> entry : storefront.all(kind).entrySet()) {
            Placed placed = entry.getValue();
            for (int page = 1; placed.indexable() && page <= placed.pages(); page++) {
                Route route = new Route(storefront.storefront(), kind, entry.getKey(), page, placed.page(page));
                boolean listed = files.add(new SitemapFiles.Entry(
                        baseUrl + route.url().encoded(),
                        record.changed(route.url().path()),
                        page == 1 ? pictures(kind, entry.getKey()) : List.of(),
                        alternates ? alternates(route) : List.of()));
                if (!listed) {
                    diagnostics.report(
                            Rule.SEO_ADDRESS_TOO_LONG,
                            Location.of("site.json"),
                            "an address of "
                                    + (baseUrl.length() + route.url().encoded().length())
                                    + " characters is in no sitemap, which takes 2,047: "
                                    + (baseUrl + route.url().encoded()).substring(0, 80) + "…",
                            "shorten the storefront's path, the patterns in \"urls\" or the slug; letters beyond ASCII count six to nine");
                }
            }
        }
    }

    private List<SitemapFiles.Link> alternates(Route route) {
        return plan.alternates().of(route).stream()
                .map(alternate -> new SitemapFiles.Link(
                        alternate.hreflang(), baseUrl + alternate.url().encoded()))
                .toList();
    }

    private List<String> pictures(RouteKind kind, String id) {
        List<Media.Local> found = kind == RouteKind.PRODUCT
                ? pictures.apply(id)
                : picture(kind, id).map(Picture::media).stream()
                        .flatMap(media -> media instanceof Media.Local local ? Stream.of(local) : Stream.empty())
                        .toList();
        return found.stream()
                .map(Media.Local::outputPath)
                .filter(published)
                .distinct()
                .map(path -> baseUrl + "/" + path)
                .toList();
    }

    private Optional<Picture> picture(RouteKind kind, String id) {
        Site site = plan.site();
        return switch (kind) {
            case PAGE -> Optional.ofNullable(site.pages().get(id)).flatMap(Page::image);
            case ARTICLE -> Optional.ofNullable(site.articles().get(id)).flatMap(Article::image);
            case CATEGORY -> site.catalog().category(id).flatMap(Category::image);
            case COLLECTION ->
                Optional.ofNullable(site.catalog().collections().get(id)).flatMap(Collection::image);
            default -> Optional.empty();
        };
    }
}
