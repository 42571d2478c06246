package dev.vitrine.check;

import dev.vitrine.assets.Scripts;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.Site;
import dev.vitrine.model.Theme;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Holds the finished pages to the theme's budgets: what a visitor downloads for one page, compressed as gzip does at level 6.
 *
 * <p>Assets are measured once. A page is compressed only when a bound from its bytes alone does not show that it fits, and thoroughly only when a fast
 * compression does not show it either. What is kept is one page per kind and one entry per set of linked files. Thread-safe.
 */
public final class PageBudgets {

    private static final int FAST = 1;
    private static final int THOROUGH = 6;

    private static final Pattern CSS_IMPORT =
            Pattern.compile("@import\\s+(?:url\\(\\s*)?[\"']?([^\"')\\s;]+)[\"']?", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);

    /** From this many variants on, a product's page is heavy by what the shop sells, not by the theme. */
    private static final int MANY_VARIANTS = 24;

    private final Catalog catalog;
    private final Theme.Budgets budgets;
    private final Map<String, Theme.Asset> byAddress;
    private final byte[] assetStart;
    private final int[] skips = new int[256];
    private final Map<Theme.Asset, Integer> sizes = new ConcurrentHashMap<>();
    private final Map<RouteKind, Heaviest> pages = new ConcurrentHashMap<>();
    private final Map<RouteKind, Heaviest> full = new ConcurrentHashMap<>();
    private final Map<Set<String>, Linked> linked = new ConcurrentHashMap<>();

    /** A check of the pages of {@code site}. */
    public PageBudgets(Site site) {
        Theme theme = site.theme();
        this.catalog = site.catalog();
        this.budgets = theme.budgets();
        this.byAddress = theme.assets().values().stream()
                .collect(Collectors.toMap(asset -> "/" + asset.outputPath(), asset -> asset));
        this.assetStart = theme.assets().values().stream()
                .findFirst()
                .map(asset -> asset.outputPath()
                        .substring(0, asset.outputPath().length() - asset.path().length()))
                .map(folder -> ("\"/" + folder).getBytes(StandardCharsets.UTF_8))
                .orElse(new byte[0]);
        Arrays.fill(skips, Math.max(1, assetStart.length));
        for (int i = 0; i + 1 < assetStart.length; i++) {
            skips[assetStart[i] & 0xFF] = assetStart.length - 1 - i;
        }
    }

    /** The page of a kind that is furthest over the budget. */
    private static final class Heaviest {
        private int pages;
        private int size;
        private String path = "";
        private List<String> parts = List.of();

        private synchronized void seen(String candidate, int compressed, byte[] html, int length) {
            pages++;
            if (compressed > size || compressed == size && candidate.compareTo(path) < 0) {
                size = compressed;
                path = candidate;
                parts = PageParts.largest(html, length);
            }
        }
    }

    /** The pages that link the same files. */
    private static final class Linked {
        private int pages;
        private String first = "";

        private synchronized void seen(int more, String url) {
            pages += more;
            if (first.isEmpty() || url.compareTo(first) < 0) {
                first = url;
            }
        }
    }

    /**
     * Files that some pages load.
     *
     * @param files addresses of style sheets and scripts
     * @param pages how many pages load just these
     * @param first the address of the first of them
     */
    public record Loaded(List<String> files, int pages, String first) {
        public Loaded {
            files = List.copyOf(files);
        }
    }

    /** Begins to measure some pages. */
    public Measuring measuring() {
        return new Measuring();
    }

    /** Takes note of what pages load. */
    public void take(Loaded loaded) {
        linked.computeIfAbsent(new LinkedHashSet<>(loaded.files()), set -> new Linked())
                .seen(loaded.pages(), loaded.first());
    }

    /** Some pages while they are measured; for one thread. */
    public final class Measuring {
        private final Map<Set<String>, Linked> found = new LinkedHashMap<>();
        private boolean sound = true;

        /** Whether all of them keep to the budget of a page. */
        public boolean sound() {
            return sound;
        }

        /** What they load. */
        public List<Loaded> loaded() {
            return found.entrySet().stream()
                    .map(each -> new Loaded(List.copyOf(each.getKey()), each.getValue().pages, each.getValue().first))
                    .toList();
        }

        /**
         * Measures a page.
         *
         * @param route where it is
         * @param html its bytes, of which {@code length} count
         */
        public void page(Route route, byte[] html, int length) {
            sound &= fits(route, html, length);
            Set<String> files = files(html, length);
            if (!files.isEmpty()) {
                found.computeIfAbsent(files, set -> new Linked())
                        .seen(1, route.url().path());
            }
        }
    }

    private boolean fits(Route route, byte[] html, int length) {
        if (length > budgets.html() && CompressedSize.bound(html, length) > budgets.html()) {
            int fast = CompressedSize.of(html, length, FAST);
            int size = fast > budgets.html() ? CompressedSize.of(html, length, THOROUGH) : fast;
            if (size > budgets.html()) {
                (fullOfContent(route) ? full : pages)
                        .computeIfAbsent(route.kind(), kind -> new Heaviest())
                        .seen(route.url().output().path(), size, html, length);
                return false;
            }
        }
        return true;
    }

    /** Whether the page's length is the content team's doing: a long text, or very many variants. The frame around it is held on other pages. */
    private boolean fullOfContent(Route route) {
        return switch (route.kind()) {
            case PAGE, ARTICLE -> true;
            case PRODUCT ->
                catalog.product(route.id()).stream()
                        .anyMatch(entry -> entry.offers().size() > MANY_VARIANTS);
            default -> false;
        };
    }

    /** Addresses of the assets a page loads, style sheets with {@code css:} and scripts with {@code js:} before them. */
    private Set<String> files(byte[] html, int length) {
        Set<String> files = new LinkedHashSet<>();
        int width = assetStart.length;
        // What stands at the end of the window says how far the next one can be (Horspool).
        for (int i = 0; width > 0 && i + width <= length; i += skips[html[i + width - 1] & 0xFF]) {
            if (Arrays.equals(html, i, i + width, assetStart, 0, width)) {
                int start = i;
                while (start > 0 && html[start] != '<') {
                    start--;
                }
                int end = i + 1;
                while (end < length && html[end] != '"') {
                    end++;
                }
                int close = end;
                while (close < length && html[close] != '>') {
                    close++;
                }
                String tag = new String(html, start, close - start, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
                String address = new String(html, i + 1, end - i - 1, StandardCharsets.UTF_8);
                if (tag.startsWith("<script ")) {
                    files.add("js:" + address);
                } else if (tag.startsWith("<link ") && tag.contains("\"modulepreload\"")) {
                    files.add("js:" + address);
                } else if (tag.startsWith("<link ") && tag.contains("\"stylesheet\"")) {
                    files.add("css:" + address);
                }
            }
        }
        return files;
    }

    /** Reports what is over its budget. */
    public void finish(Diagnostics diagnostics) {
        pages.forEach((kind, heaviest) -> report(Rule.THEME_HTML_OVER_BUDGET, kind, heaviest, diagnostics));
        full.forEach((kind, heaviest) -> report(Rule.CHECK_HEAVY_PAGE, kind, heaviest, diagnostics));
        linked.entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getValue().first))
                .forEach(entry -> {
                    report(
                            Rule.THEME_CSS_OVER_BUDGET,
                            "css:",
                            "style sheets",
                            budgets.css(),
                            entry.getKey(),
                            entry.getValue(),
                            diagnostics);
                    report(
                            Rule.THEME_SCRIPT_OVER_BUDGET,
                            "js:",
                            "scripts",
                            budgets.script(),
                            entry.getKey(),
                            entry.getValue(),
                            diagnostics);
                });
    }

    private void report(Rule rule, RouteKind kind, Heaviest heaviest, Diagnostics diagnostics) {
        String parts = "its largest parts before compression: " + String.join(", ", heaviest.parts);
        String advice = rule == Rule.CHECK_HEAVY_PAGE ? "; divide it, or raise" : "; make them smaller, or raise";
        diagnostics.report(
                rule,
                Location.of(heaviest.path),
                "the page is " + kilobytes(heaviest.size) + " compressed, over its budget of "
                        + kilobytes(budgets.html()) + more(heaviest.pages, kind.id() + " page"),
                parts + advice + " \"budgets\": { \"html\": \"" + raised(heaviest.size) + "\" }");
    }

    private void report(
            Rule rule, String kind, String what, int budget, Set<String> files, Linked found, Diagnostics diagnostics) {
        List<Theme.Asset> assets = loaded(
                files.stream()
                        .filter(file -> file.startsWith(kind))
                        .map(file -> file.substring(kind.length()))
                        .toList(),
                kind.equals("css:") ? PageBudgets::imported : Scripts::imports);
        int size = assets.stream().mapToInt(this::size).sum();
        if (size <= budget) {
            return;
        }
        List<Theme.Asset> largest = assets.stream()
                .sorted(Comparator.comparing(this::size).reversed().thenComparing(Theme.Asset::path))
                .toList();
        String field = kind.equals("css:") ? "css" : "script";
        diagnostics.report(
                rule,
                Location.of(largest.get(0).source()),
                "the " + what + " of " + found.first + " are " + kilobytes(size) + " compressed, over their budget of "
                        + kilobytes(budget) + more(found.pages, "page"),
                largest.stream()
                                .limit(4)
                                .map(asset -> asset.path() + " " + kilobytes(size(asset)))
                                .collect(Collectors.joining(", "))
                        + "; "
                        + (kind.equals("css:") ? "shorten them" : "load what is not needed at once with import()")
                        + ", or raise \"budgets\": { \"" + field + "\": \"" + raised(size) + "\" }");
    }

    /** The assets at {@code addresses}, and those they import in turn. */
    private List<Theme.Asset> loaded(Collection<String> addresses, Function<String, List<String>> imports) {
        Set<Theme.Asset> loaded = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(addresses);
        while (!open.isEmpty()) {
            Theme.Asset asset = byAddress.get(open.remove());
            if (asset != null && loaded.add(asset)) {
                String source = new String(asset.content().array(), StandardCharsets.UTF_8);
                imports.apply(source).forEach(name -> open.add(resolve("/" + asset.outputPath(), name)));
            }
        }
        return new ArrayList<>(loaded);
    }

    /** What a style sheet imports. */
    private static List<String> imported(String source) {
        return CSS_IMPORT
                .matcher(COMMENT.matcher(source).replaceAll(" "))
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String resolve(String from, String reference) {
        if (reference.startsWith("/")) {
            return reference;
        }
        Deque<String> parts = new ArrayDeque<>(List.of(from.substring(1).split("/", -1)));
        parts.removeLast();
        for (String part : reference.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        return "/" + String.join("/", parts);
    }

    private int size(Theme.Asset asset) {
        return sizes.computeIfAbsent(
                asset,
                measured -> CompressedSize.of(
                        measured.content().array(), measured.content().length(), THOROUGH));
    }

    private static String more(int pages, String what) {
        int others = pages - 1;
        return others < 1 ? "" : " (as are those of " + others + " more " + what + (others == 1 ? "" : "s") + ")";
    }

    static String kilobytes(int bytes) {
        if (bytes < 1024) {
            return bytes + " bytes";
        }
        return bytes % 1024 == 0 ? bytes / 1024 + " KB" : String.format(Locale.ROOT, "%.1f KB", bytes / 1024.0);
    }

    private static String raised(int size) {
        return (size + 1023) / 1024 + " KB";
    }
}
