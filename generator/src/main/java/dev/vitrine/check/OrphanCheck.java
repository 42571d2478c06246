package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.output.ContentHash;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Finds pages that shoppers and search engines cannot reach, because no other page links to them.
 *
 * <p>The pages of one thing link to one another in every language; that does not count. What is kept is sixteen bytes a page. Thread-safe.
 */
public final class OrphanCheck {

    private static final String INDEX = "index.html";

    private final SitePlan plan;
    /** Hashes of the files of pages that others link to, each at its place or soon after. */
    private final AtomicLongArray linked;

    /** A check of the pages of {@code plan}. */
    public OrphanCheck(SitePlan plan) {
        this.plan = plan;
        int pages = plan.storefronts().stream().mapToInt(plan::pageCount).sum();
        this.linked = new AtomicLongArray(Math.max(64, Integer.highestOneBit(pages) * 4));
    }

    /**
     * Takes note of the links of some pages.
     *
     * @param own the files of these pages, which are of one thing
     * @param links where they lead
     */
    public void take(Set<String> own, LinkCheck.Links links) {
        links.sound().forEach(file -> mark(own, file));
        for (LinkCheck.Doubtful doubtful : links.doubtful()) {
            String link = doubtful.link();
            if (link.startsWith("/") && !link.startsWith("//")) {
                String path = UrlPath.decode(link.split("[?#]", 2)[0]).substring(1);
                mark(own, path.isEmpty() || path.endsWith("/") ? path + INDEX : path);
            }
        }
    }

    private void mark(Set<String> own, String file) {
        if (file.endsWith(INDEX) && !own.contains(file)) {
            long hash = hash(file);
            for (int place = place(hash), tries = linked.length(); tries > 0; tries--) {
                long there = linked.get(place);
                if (there == hash || there == 0 && linked.compareAndSet(place, 0, hash)) {
                    return;
                }
                // Another thread may have taken the place just now, for the same page.
                if (linked.get(place) == hash) {
                    return;
                }
                place = place + 1 & linked.length() - 1;
            }
        }
    }

    private boolean isLinked(String file) {
        long hash = hash(file);
        int place = place(hash);
        for (int tries = linked.length(); tries > 0 && linked.get(place) != 0; tries--) {
            if (linked.get(place) == hash) {
                return true;
            }
            place = place + 1 & linked.length() - 1;
        }
        return false;
    }

    private int place(long hash) {
        return (int) (hash ^ hash >>> 32) & linked.length() - 1;
    }

    private static long hash(String file) {
        long hash = ContentHash.of(file);
        return hash == 0 ? 1 : hash;
    }

    /** Reports what no other page links to; to be called when all links were taken. */
    public void finish(Diagnostics diagnostics) {
        Sources sources = new Sources(plan.site());
        for (RouteKind kind : RouteKind.NAMED) {
            Map<String, List<String>> orphans = new TreeMap<>();
            for (StorefrontPlan storefront : plan.storefronts()) {
                List<String> found = new ArrayList<>();
                int[] reached = new int[1];
                storefront.all(kind).forEach((id, placed) -> {
                    if (isLinked(placed.url().output().path())) {
                        reached[0]++;
                    } else if (placed.indexable()) {
                        // What search engines are to leave out may be without links on purpose.
                        found.add(id);
                    }
                });
                // A shop that links to none of its products is not finished; it need not hear of each.
                if (reached[0] > 0) {
                    found.forEach(id -> orphans.computeIfAbsent(id, thing -> new ArrayList<>())
                            .add(storefront.storefront().id()));
                }
            }
            orphans.forEach((id, storefronts) -> diagnostics.report(
                    Rule.SEO_ORPHAN_PAGE,
                    sources.of(kind, id).orElse(Location.NONE),
                    "no other page links to " + kind.id() + " '" + id + "' in " + String.join(", ", storefronts),
                    hint(kind)));
        }
    }

    private static String hint(RouteKind kind) {
        String link = switch (kind) {
            case PRODUCT -> "put it into a category, or link to it from a text";
            case CATEGORY, COLLECTION -> "put it into the navigation, or link to it from a text";
            default -> "put it into the navigation or footer, or link to it from a text";
        };
        return link + "; when only visitors with its address are to see it, say \"seo\": { \"noindex\": true }";
    }
}
