package dev.vitrine.plan;

import dev.vitrine.output.ContentHash;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The names of all files of a site, relative to its root: those of its pages, which the plan knows, and those that are added. Thread-safe.
 *
 * <p>A page takes eight bytes: there are too many of them to keep their names twice. Two names of which one is taken for the other would have to agree in 64 bits.
 */
public final class SiteFiles extends AbstractSet<String> {

    private final SitePlan plan;
    private final long[] pages;
    private final Set<String> others = ConcurrentHashMap.newKeySet();

    /** The pages of {@code plan}. */
    public SiteFiles(SitePlan plan) {
        this.plan = plan;
        this.pages = pages().mapToLong(ContentHash::of).sorted().distinct().toArray();
    }

    private Stream<String> pages() {
        return plan.storefronts().stream()
                .flatMap(storefront ->
                        Arrays.stream(RouteKind.values()).flatMap(kind -> storefront.all(kind).values().stream()))
                .flatMap(placed -> Stream.iterate(1, page -> page <= placed.pages(), page -> page + 1)
                        .map(page -> placed.page(page).output().path()));
    }

    private boolean isPage(String path) {
        return Arrays.binarySearch(pages, ContentHash.of(path)) >= 0;
    }

    @Override
    public boolean add(String path) {
        return !isPage(path) && others.add(path);
    }

    @Override
    public boolean contains(Object path) {
        return path instanceof String text && (others.contains(text) || isPage(text));
    }

    @Override
    public Iterator<String> iterator() {
        return Stream.concat(pages(), others.stream()).iterator();
    }

    @Override
    public int size() {
        return pages.length + others.size();
    }
}
