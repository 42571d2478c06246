package dev.vitrine;

import dev.vitrine.check.SnippetCheck;
import dev.vitrine.model.Language;
import dev.vitrine.model.Site;
import dev.vitrine.output.PublishedFiles;
import dev.vitrine.output.SiteWriter;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers {@link BuildFigures} while a site is built; what it holds does not grow with the number of pages. Thread-safe. */
final class FigureCollector {

    private static final int LARGEST = 15;
    private static final int SNIPPETS = 60;
    private static final int CHANGES = 100;
    private static final List<RouteKind> SHOWN = List.of(
            RouteKind.HOME,
            RouteKind.PRODUCT,
            RouteKind.CATEGORY,
            RouteKind.ARTICLE,
            RouteKind.PAGE,
            RouteKind.COLLECTION,
            RouteKind.JOURNAL);

    private final SitePlan plan;
    private final Map<String, BuildFigures.Snippet> wanted = new TreeMap<>();
    private final Map<String, BuildFigures.Snippet> snippets = new ConcurrentHashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Map<String, BuildFigures.SearchIndex> search = new ConcurrentHashMap<>();
    private final TreeSet<BuildFigures.Page> largest = new TreeSet<>(
            Comparator.comparingLong(BuildFigures.Page::bytes).reversed().thenComparing(BuildFigures.Page::path));
    private final int[] steps = new int[BuildFigures.Weights.LIMITS.size() + 1];
    private long bytes;

    FigureCollector(SitePlan plan) {
        this.plan = plan;
        int storefronts = Math.max(1, plan.storefronts().size());
        for (StorefrontPlan storefront : plan.storefronts()) {
            choose(storefront, Math.max(4, SNIPPETS / storefronts));
        }
    }

    /** Chooses pages that stand for those of {@code storefront}: of each kind some, until there are {@code most}. */
    private void choose(StorefrontPlan storefront, int most) {
        int left = most;
        for (RouteKind kind : SHOWN) {
            int ofKind = Math.max(1, most / SHOWN.size());
            for (Placed placed : storefront.all(kind).values()) {
                if (ofKind > 0 && left > 0 && placed.indexable()) {
                    String path = placed.url().output().path();
                    order.add(path);
                    wanted.put(
                            path,
                            new BuildFigures.Snippet(
                                    storefront.storefront().id(),
                                    kind.id(),
                                    plan.site().settings().baseUrl()
                                            + placed.url().encoded(),
                                    "",
                                    ""));
                    ofKind--;
                    left--;
                }
            }
        }
    }

    /** Takes a page, whoever made it. */
    synchronized void page(String path, long size) {
        bytes += size;
        int step = 0;
        while (step < BuildFigures.Weights.LIMITS.size() && size >= BuildFigures.Weights.LIMITS.get(step)) {
            step++;
        }
        steps[step]++;
        if (largest.size() < LARGEST || size >= largest.last().bytes()) {
            largest.add(new BuildFigures.Page(path, size));
            if (largest.size() > LARGEST) {
                largest.pollLast();
            }
        }
    }

    /** Takes the bytes of a page that was made just now. */
    void made(String path, byte[] html, int length) {
        BuildFigures.Snippet page = wanted.get(path);
        if (page != null) {
            SnippetCheck.Told told = SnippetCheck.told(html, length);
            snippets.put(
                    path,
                    new BuildFigures.Snippet(
                            page.storefront(), page.kind(), page.url(), told.title(), told.description()));
        }
    }

    /** Takes the files of the search of {@code language}. */
    void search(Language language, List<SiteWriter.Written> files) {
        search.put(
                language.tag(),
                new BuildFigures.SearchIndex(
                        language.tag(),
                        files.size(),
                        files.stream().mapToLong(SiteWriter.Written::size).sum(),
                        files.stream().mapToLong(SiteWriter.Written::size).max().orElse(0)));
    }

    /**
     * What was gathered.
     *
     * @param output where the site was published, and pages lie that were not made anew; empty when nothing was
     * @param stale kind and language, such as {@code product de}, to how many texts are stale
     * @throws IOException when a published file cannot be read
     */
    BuildFigures figures(Optional<Path> output, Map<String, Integer> stale) throws IOException {
        List<BuildFigures.Snippet> shown = new ArrayList<>();
        for (String path : order) {
            if (output.isPresent() && !snippets.containsKey(path)) {
                byte[] html = PublishedFiles.read(output.get(), path);
                made(path, html, html.length);
            }
            if (snippets.containsKey(path)) {
                shown.add(snippets.get(path));
            }
        }
        List<BuildFigures.Change> changed = new ArrayList<>();
        if (output.isPresent()) {
            PublishedFiles.changes(output.get(), CHANGES)
                    .forEach(change -> changed.add(new BuildFigures.Change(change.what(), change.path())));
        }
        List<Integer> counts = new ArrayList<>();
        synchronized (this) {
            for (int step : steps) {
                counts.add(step);
            }
            return new BuildFigures(
                    plan.site().settings().name(),
                    plan.site().settings().baseUrl(),
                    coverage(stale),
                    new BuildFigures.Weights(counts, bytes, List.copyOf(largest)),
                    shown,
                    List.copyOf(new TreeMap<>(search).values()),
                    changed);
        }
    }

    private List<BuildFigures.Coverage> coverage(Map<String, Integer> stale) {
        Site site = plan.site();
        Map<RouteKind, Integer> all = new EnumMap<>(RouteKind.class);
        all.put(RouteKind.PRODUCT, site.catalog().products().size());
        all.put(RouteKind.CATEGORY, site.catalog().categories().size());
        all.put(RouteKind.COLLECTION, site.catalog().collections().size());
        all.put(RouteKind.PAGE, site.pages().size());
        all.put(RouteKind.ARTICLE, site.articles().size());
        List<BuildFigures.Coverage> coverage = new ArrayList<>();
        for (StorefrontPlan storefront : plan.storefronts()) {
            String language = storefront.storefront().language().language().tag();
            all.forEach((kind, total) -> {
                int[] own = new int[2];
                storefront.all(kind).values().forEach(placed -> own[placed.own() ? 0 : 1]++);
                coverage.add(new BuildFigures.Coverage(
                        storefront.storefront().id(),
                        kind.id(),
                        own[0],
                        own[1],
                        Math.max(0, total - own[0] - own[1]),
                        stale.getOrDefault(kind.id() + " " + language, 0)));
            });
        }
        return coverage;
    }
}
