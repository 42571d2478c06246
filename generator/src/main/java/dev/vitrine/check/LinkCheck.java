package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.plan.UrlPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Follows every link of the finished pages: each must lead to a page or file of the site, and to a place in it that is there.
 *
 * <p>Pages are {@linkplain Reading read} some at a time, and what is to be followed up of them is {@linkplain #take taken}. What is kept grows with the number of
 * doubtful links and of anchors in texts, not with the number of pages. Thread-safe.
 */
public final class LinkCheck {

    /** Sound links of late: those of menus are on every page. */
    private static final int FOLLOWED = 1 << 14;

    private final String baseUrl;
    private final Predicate<String> known;
    private final Predicate<String> elsewhere;
    private final AtomicReferenceArray<@Nullable Followed> followed = new AtomicReferenceArray<>(FOLLOWED);
    private final Map<Long, Target> targets = new ConcurrentHashMap<>();
    private final Map<String, Set<String>> anchors = new ConcurrentHashMap<>();

    /**
     * A check of one site.
     *
     * @param baseUrl where it is published, without a slash at its end
     * @param known whether a file, relative to the root of the site, is sure to be there; links to such files are not kept
     * @param elsewhere whether something other than the site answers at an address below {@code baseUrl}; asked by {@link #finish}
     */
    public LinkCheck(String baseUrl, Predicate<String> known, Predicate<String> elsewhere) {
        this.baseUrl = baseUrl;
        this.known = known;
        this.elsewhere = elsewhere;
    }

    /** A sound link, by its hash, and the file it leads to. */
    private record Followed(long hash, String file) {}

    /** A link, the first page that has it, and how many have it. */
    private static final class Target {
        private final String link;
        private int pages;
        private String page;
        private Location location;

        private Target(String link, String page, Location location) {
            this.link = link;
            this.page = page;
            this.location = location;
        }

        /** Keeps the page that comes first, whatever order they are found in. */
        private void seen(String candidate, Location at) {
            pages++;
            if (candidate.compareTo(page) < 0) {
                page = candidate;
                location = at;
            }
        }
    }

    /**
     * The links of some pages.
     *
     * @param sound files of the site, sure to be there, that they lead to
     * @param doubtful links that are to be followed up
     * @param anchors places that links may lead to
     */
    public record Links(List<String> sound, List<Doubtful> doubtful, List<Anchors> anchors) {
        public Links {
            sound = List.copyOf(sound);
            doubtful = List.copyOf(doubtful);
            anchors = List.copyOf(anchors);
        }
    }

    /**
     * A link that may lead nowhere.
     *
     * @param key stands for it
     * @param link from the root of the site
     * @param pages how many pages have it
     * @param page the address of the first of them
     * @param location where it is there
     */
    public record Doubtful(long key, String link, int pages, String page, Location location) {}

    /**
     * The places of a page.
     *
     * @param page its address
     * @param ids what follows {@code #} in links to them
     */
    public record Anchors(String page, List<String> ids) {
        public Anchors {
            ids = List.copyOf(ids);
        }
    }

    /** Begins to read some pages. */
    public Reading reading() {
        return new Reading();
    }

    /** Whether the sound ones of {@code links} still are, of a site that also has the {@code others}. */
    public boolean holds(Links links, Predicate<String> others) {
        return links.sound().stream().allMatch(file -> known.test(file) || others.test(file));
    }

    /** Takes note of the links of pages that were read. */
    public void take(Links links) {
        for (Doubtful doubtful : links.doubtful()) {
            targets.compute(doubtful.key(), (key, before) -> {
                Target target =
                        before == null ? new Target(doubtful.link(), doubtful.page(), doubtful.location()) : before;
                target.pages += doubtful.pages() - 1;
                target.seen(doubtful.page(), doubtful.location());
                return target;
            });
        }
        links.anchors().forEach(page -> anchors.put(page.page(), Set.copyOf(page.ids())));
    }

    /** Some pages while they are read; for one thread. */
    public final class Reading {
        private final Set<String> sound = new LinkedHashSet<>();
        /** What is known of each link: nothing is to be done about the sound ones. */
        private final Map<Long, Optional<Target>> seen = new LinkedHashMap<>();

        private final List<Anchors> pages = new ArrayList<>();

        private Reading() {}

        /** The links of the pages read so far. */
        public Links links() {
            List<Doubtful> doubtful = new ArrayList<>();
            seen.forEach((key, found) -> found.ifPresent(target ->
                    doubtful.add(new Doubtful(key, target.link, target.pages, target.page, target.location))));
            return new Links(List.copyOf(sound), doubtful, pages);
        }

        /**
         * Reads a page.
         *
         * @param url its address
         * @param html its bytes, of which {@code length} count
         * @param linkable whether texts link to places in it, so that its anchors are worth keeping
         * @param others is shown all tags and attributes, so that a page is read once
         */
        public void page(UrlPath url, byte[] html, int length, boolean linkable, AttributeReader others) {
            Set<Long> onThisPage = new HashSet<>();
            Set<String> ids = new HashSet<>();
            List<String> own = new ArrayList<>();
            String path = url.output().path();
            PageReader.read(html, length, others.and((bytes, end, equals, from, to) -> {
                if (Attributes.named(bytes, equals, "id")) {
                    ids.add(Attributes.text(bytes, from, to));
                } else if (Attributes.named(bytes, equals, "href") || Attributes.named(bytes, equals, "src")) {
                    if (from < to && bytes[from] == '#') {
                        own.add(Attributes.text(bytes, from + 1, to));
                    } else {
                        note(url, bytes, from, to, path, onThisPage);
                    }
                }
            }));
            boolean missing = false;
            for (String fragment : own) {
                if (!fragment.isEmpty() && !ids.contains(UrlPath.decode(fragment))) {
                    missing = true;
                    String link = url.encoded() + "#" + fragment;
                    seen.computeIfAbsent(hash(link), k -> Optional.of(new Target(link, url.path(), Location.of(path))))
                            .ifPresent(target -> target.pages++);
                }
            }
            if (linkable || missing) {
                pages.add(new Anchors(url.path(), List.copyOf(ids)));
            }
        }

        private void note(UrlPath url, byte[] html, int start, int end, String path, Set<Long> onThisPage) {
            long hash = 1125899906842597L;
            for (int i = start; i < end; i++) {
                hash = 31 * hash + html[i];
            }
            boolean relative = start < end && html[start] != '/' && !absolute(html, start, end);
            if (relative) {
                hash = 31 * hash + url.path().hashCode();
            }
            if (!onThisPage.add(hash)) {
                return;
            }
            Optional<Target> found = seen.get(hash);
            if (found == null) {
                found = sound(hash, url, html, start, end)
                        ? Optional.empty()
                        : Optional.of(new Target(
                                resolve(url, Attributes.text(html, start, end)),
                                url.path(),
                                Location.of(path, html, start)));
                seen.put(hash, found);
            }
            if (found.isPresent()) {
                Target target = found.get();
                boolean first = url.path().compareTo(target.page) < 0;
                target.seen(url.path(), first ? Location.of(path, html, start) : target.location);
            }
        }

        /** Whether there is nothing to follow up: the link leads elsewhere, or to a file that is sure to be there and to no place in it. */
        private boolean sound(long hash, UrlPath url, byte[] html, int start, int end) {
            int place = (int) (hash ^ hash >>> 32) & FOLLOWED - 1;
            Followed before = followed.get(place);
            if (before == null || before.hash() != hash) {
                Optional<String> file = file(resolve(url, Attributes.text(html, start, end)));
                if (file.isEmpty()) {
                    return false;
                }
                before = new Followed(hash, file.get());
                followed.set(place, before);
            }
            if (!before.file().isEmpty()) {
                sound.add(before.file());
            }
            return true;
        }

        /** The file that is sure to be there; an empty text for a link that leads elsewhere. */
        private Optional<String> file(String link) {
            if (!link.startsWith("/") || link.startsWith("//")) {
                return Optional.of("");
            }
            String path = UrlPath.decode(link.substring(0, indexOfQuery(link))).substring(1);
            String file = path.isEmpty() || path.endsWith("/") ? path + "index.html" : path;
            return link.indexOf('#') < 0 && !tagged(link) && known.test(file) ? Optional.of(file) : Optional.empty();
        }
    }

    /** Whether {@code link} says which campaign it is of. */
    private static boolean tagged(String link) {
        int query = link.indexOf('?');
        return query >= 0 && (link.startsWith("utm_", query + 1) || link.indexOf("&utm_", query) >= 0);
    }

    private static boolean absolute(byte[] html, int start, int end) {
        for (int i = start; i < end; i++) {
            if (html[i] == ':') {
                return true;
            }
            if (html[i] == '/' || html[i] == '?' || html[i] == '#') {
                return false;
            }
        }
        return false;
    }

    /** The link from the root of the site; unchanged when it leads elsewhere. */
    private String resolve(UrlPath page, String link) {
        if (link.equals(baseUrl)) {
            return "/";
        }
        if (link.startsWith(baseUrl + "/")) {
            return link.substring(baseUrl.length());
        }
        if (link.startsWith("/") || link.indexOf(':') >= 0 && link.indexOf(':') < end(link)) {
            return link;
        }
        if (link.isEmpty() || link.startsWith("?")) {
            return page.encoded() + link;
        }
        String folder = page.encoded().substring(0, page.encoded().lastIndexOf('/') + 1);
        List<String> parts = new ArrayList<>();
        int end = end(link);
        for (String part : (folder + link.substring(0, end)).split("/", -1)) {
            if (part.equals("..")) {
                if (parts.size() > 1) {
                    parts.remove(parts.size() - 1);
                }
            } else if (!part.equals(".")) {
                parts.add(part);
            }
        }
        return String.join("/", parts) + link.substring(end);
    }

    private static int end(String link) {
        for (int i = 0; i < link.length(); i++) {
            if (link.charAt(i) == '?' || link.charAt(i) == '#' || link.charAt(i) == '/') {
                return link.charAt(i) == '/' ? Math.min(indexOfQuery(link), link.length()) : i;
            }
        }
        return link.length();
    }

    private static int indexOfQuery(String link) {
        for (int i = 0; i < link.length(); i++) {
            if (link.charAt(i) == '?' || link.charAt(i) == '#') {
                return i;
            }
        }
        return link.length();
    }

    private static long hash(String link) {
        long hash = 7;
        for (int i = 0; i < link.length(); i++) {
            hash = 1_000_003 * hash + link.charAt(i);
        }
        return hash;
    }

    /**
     * Reports the links that lead nowhere.
     *
     * @param files all files of the site, relative to its root
     * @param sources where a link from the root of the site is written, if that is known
     */
    public void finish(Set<String> files, Function<String, Optional<Location>> sources, Diagnostics diagnostics) {
        targets.values().stream()
                .sorted(Comparator.comparing(target -> target.link))
                .forEach(target -> finish(target, files, sources, diagnostics));
    }

    private void finish(
            Target target, Set<String> files, Function<String, Optional<Location>> sources, Diagnostics diagnostics) {
        String link = target.link;
        if (!link.startsWith("/") || link.startsWith("//") || elsewhere.test(baseUrl + link)) {
            return;
        }
        String path = UrlPath.decode(link.substring(0, indexOfQuery(link)));
        String file = path.substring(1);
        boolean there = path.endsWith("/") ? files.contains(file + "index.html") : files.contains(file);
        int pages = target.pages;
        String where = pages > 1 ? " (on " + pages + " pages)" : "";
        if (!there) {
            diagnostics.report(
                    Rule.LINK_BROKEN,
                    sources.apply(link).orElse(target.location),
                    "the link " + link + " leads to no page or file of the site" + where,
                    files.contains(file + "/index.html")
                            ? "add a / at its end"
                            : "correct it, or link to a source such as product:id or page:id, which is checked");
            return;
        }
        if (tagged(link)) {
            diagnostics.report(
                    Rule.LINK_CAMPAIGN,
                    sources.apply(link).orElse(target.location),
                    "the link " + link + " leads to a page of the shop and carries parameters of a campaign" + where,
                    "take the utm_ parameters out: they make a visit that began elsewhere look as if it began at this link");
        }
        int fragment = link.indexOf('#');
        Set<String> ids = anchors.get(path);
        if (fragment >= 0
                && fragment + 1 < link.length()
                && ids != null
                && !ids.contains(UrlPath.decode(link.substring(fragment + 1)))) {
            diagnostics.report(
                    Rule.LINK_BROKEN_ANCHOR,
                    sources.apply(link).orElse(target.location),
                    "the link " + link + " leads to a place that is not in that page" + where,
                    "correct the part after #");
        }
    }
}
