package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.output.HashTable;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.UrlPath;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Holds what finished pages tell search engines of one another against what must be true of it: one address to be kept under, and sets of alternates that are
 * whole, the same on each of their pages, and lead only to pages that are there to be found.
 *
 * <p>A set is forgotten as soon as all its pages have stated it, so that what is kept does not grow with the number of pages. Thread-safe.
 */
public final class AlternatesCheck {

    private static final String HINT_LAYOUT = "print in the head exactly what the template is given: ";
    private static final String CANONICAL =
            HINT_LAYOUT + "<link rel=\"canonical\" href=\"${page.canonical}\"> unless page.noindex is true";
    private static final String ROBOTS = HINT_LAYOUT
            + "<meta name=\"robots\" content=\"noindex\"> when page.noindex is true, and no such element otherwise";
    private static final String ALTERNATES = HINT_LAYOUT
            + "<link rel=\"alternate\" hreflang=\"…\" href=\"…\"> for each of page.alternates, and no others";

    private final SitePlan plan;
    private final String baseUrl;
    private final boolean inSitemaps;
    private final Predicate<String> known;
    private final Map<Long, Cluster> open = new ConcurrentHashMap<>();
    private final HashTable leftOut = new HashTable();
    private final Map<Kind, Found> found = new ConcurrentHashMap<>();

    /**
     * A check of the pages of {@code plan}.
     *
     * @param known whether a file, relative to the root of the site, will be there
     */
    public AlternatesCheck(SitePlan plan, Predicate<String> known) {
        this.plan = plan;
        this.baseUrl = plan.site().settings().baseUrl();
        this.inSitemaps = plan.site()
                .settings()
                .search()
                .alternatesInSitemaps(plan.storefronts().size());
        this.known = known;
    }

    /** Problems of one rule on pages of one kind are one problem: that of their template. */
    private record Kind(Rule rule, RouteKind pages) {}

    /** The first page that has a problem, and how many have it. */
    private record Found(int pages, Location location, String message, String hint) {}

    /** A link element of a page's head. */
    private record HeadLink(String code, String href, int at) {}

    /**
     * What a page states, and what is wrong with it.
     *
     * @param page its address
     * @param kind what it is
     * @param own whether search engines are to keep it under its own address
     * @param leftOut whether they do not: it is another's, or asks to be left out
     * @param sound whether nothing is wrong with it by itself
     * @param set stands for its alternates; 0 when it states none, or they are not sound
     * @param alternates those of the site
     * @param location where the first of them is
     */
    public record Stated(
            String page,
            RouteKind kind,
            boolean own,
            boolean leftOut,
            boolean sound,
            long set,
            List<String> alternates,
            Location location) {
        public Stated {
            alternates = List.copyOf(alternates);
        }
    }

    /** Whether all pages that {@code page} names are there. */
    public boolean holds(Stated page) {
        return page.alternates().stream().noneMatch(this::missing);
    }

    /** Takes note of what a page states. */
    public void take(Stated page) {
        UrlPath address = new UrlPath(page.page());
        String url = baseUrl + address.encoded();
        if (page.leftOut()) {
            leftOut.put(hash(url), 1);
        }
        if (page.set() == 0) {
            return;
        }
        long mine = hash(url);
        // Takes the page off those that have yet to state the set.
        open.compute(page.set(), (key, before) -> {
            Cluster cluster = before;
            if (cluster == null) {
                cluster = new Cluster(address, page.location(), page.kind());
                for (String href : page.alternates()) {
                    cluster.waiting.putIfAbsent(hash(href), href);
                }
            } else if (address.compareTo(cluster.page) < 0) {
                cluster.page = address;
                cluster.location = page.location();
                cluster.kind = page.kind();
            }
            cluster.waiting.remove(mine);
            return cluster.waiting.isEmpty() ? null : cluster;
        });
    }

    /** A set of alternates, and those of its pages that have not stated it yet. */
    private static final class Cluster {
        private final Map<Long, String> waiting = new LinkedHashMap<>();
        private UrlPath page;
        private Location location;
        private RouteKind kind;

        private Cluster(UrlPath page, Location location, RouteKind kind) {
            this.page = page;
            this.location = location;
            this.kind = kind;
        }
    }

    /** What is noticed on one page while its attributes are read; for one thread. */
    public Page page(Route route) {
        return new Page(route);
    }

    /** One page. */
    public final class Page implements AttributeReader {
        private final Route route;
        private final String url;
        private final List<HeadLink> canonicals = new ArrayList<>(1);
        private final List<HeadLink> alternates = new ArrayList<>();
        private final Set<Rule> reported = EnumSet.noneOf(Rule.class);
        private int noindexAt = -1;
        private long set;
        private List<String> inSet = List.of();
        private Location first = Location.NONE;

        private Page(Route route) {
            this.route = route;
            this.url = baseUrl + route.url().encoded();
        }

        @Override
        public void attribute(byte[] html, int length, int equals, int start, int end) {
            byte last = html[equals - 1];
            if (last == 'l' && Attributes.named(html, equals, "rel")) {
                link(html, length, equals, start, end);
            } else if (last == 'e' && end - start == 6 && Attributes.named(html, equals, "name")) {
                if (Attributes.text(html, start, end).equalsIgnoreCase("robots")) {
                    String content = in(html, length, equals, "content").toLowerCase(Locale.ROOT);
                    if (content.contains("noindex") || content.contains("none")) {
                        noindexAt = equals;
                    }
                }
            }
        }

        private void link(byte[] html, int length, int equals, int start, int end) {
            boolean canonical = end - start == 9 && html[start] == 'c';
            boolean alternate = end - start == 9 && html[start] == 'a';
            if (!canonical && !alternate || html[tag(html, equals) + 1] != 'l') {
                return;
            }
            String rel = Attributes.text(html, start, end);
            if (rel.equals("canonical")) {
                canonicals.add(new HeadLink("", in(html, length, equals, "href"), equals));
            } else if (rel.equals("alternate")) {
                String code = in(html, length, equals, "hreflang");
                if (!code.isEmpty()) {
                    alternates.add(new HeadLink(code, in(html, length, equals, "href"), equals));
                }
            }
        }

        /** Judges the page by itself once all its attributes were read; what it states is for {@link #take}. */
        public Stated end(byte[] html) {
            boolean own = judge(html);
            return new Stated(
                    route.url().path(),
                    route.kind(),
                    own,
                    !own || noindexAt >= 0,
                    reported.isEmpty(),
                    set,
                    inSet,
                    first);
        }

        private boolean judge(byte[] html) {
            Optional<UrlPath> address = plan.alternates().canonical(route);
            boolean own = address.filter(route.url()::equals).isPresent();
            robots(html, address.isPresent());
            canonical(html, address.map(path -> baseUrl + path.encoded()));
            if (alternates.isEmpty()) {
                if (own && !inSitemaps && !plan.alternates().of(route).isEmpty()) {
                    problem(
                            Rule.SEO_HREFLANG_MISSING,
                            Location.of(path()),
                            "the page names none of its alternates",
                            ALTERNATES);
                }
                return own;
            }
            HeadLink first = alternates.get(0);
            if (inSitemaps) {
                problem(
                        Rule.SEO_HREFLANG_TWO_PLACES,
                        at(html, first),
                        "the page names its alternates, which the sitemaps name already",
                        ALTERNATES + "; in this site sitemaps name them, so that the list is empty");
            } else if (!own || noindexAt >= 0) {
                problem(
                        Rule.SEO_HREFLANG_LEFT_OUT,
                        at(html, first),
                        "the page names alternates, but search engines are to leave it out or keep it under another address",
                        ALTERNATES);
            } else {
                alternates(html);
            }
            return own;
        }

        private void robots(byte[] html, boolean wanted) {
            if (wanted && noindexAt >= 0) {
                problem(
                        Rule.SEO_NOINDEX_MISMATCH,
                        Location.of(path(), html, noindexAt),
                        "the page asks search engines to leave it out, but nothing in the content does",
                        ROBOTS);
            } else if (!wanted && noindexAt < 0 && route.kind() != RouteKind.NOT_FOUND) {
                // A page that answers with 404 is left out in any case.
                problem(
                        Rule.SEO_NOINDEX_MISMATCH,
                        Location.of(path()),
                        "the page does not ask search engines to leave it out, as it should",
                        ROBOTS);
            }
        }

        private void canonical(byte[] html, Optional<String> address) {
            if (canonicals.isEmpty()) {
                if (address.isPresent()) {
                    problem(
                            Rule.SEO_CANONICAL_MISSING,
                            Location.of(path()),
                            "the page does not say under which address search engines are to keep it",
                            CANONICAL);
                }
                return;
            }
            if (canonicals.size() > 1) {
                problem(
                        Rule.SEO_CANONICAL_DUPLICATE,
                        at(html, canonicals.get(1)),
                        "the page has " + canonicals.size() + " canonical addresses",
                        CANONICAL);
            }
            HeadLink stated = canonicals.get(0);
            if (!absolute(stated.href())) {
                problem(
                        Rule.SEO_CANONICAL_NOT_ABSOLUTE,
                        at(html, stated),
                        "the canonical address '" + stated.href() + "' is not absolute",
                        CANONICAL);
            } else if (!stated.href().equals(address.orElse(url))) {
                problem(
                        Rule.SEO_CANONICAL_OTHER_PAGE,
                        at(html, stated),
                        "the canonical address is " + stated.href() + ", but should be " + address.orElse(url),
                        CANONICAL);
            }
        }

        private void alternates(byte[] html) {
            Set<String> codes = new HashSet<>();
            boolean sound = true;
            boolean self = false;
            long stated = 0;
            Set<String> targets = new LinkedHashSet<>();
            for (HeadLink link : alternates) {
                String code = link.code().toLowerCase(Locale.ROOT);
                if (!HreflangCode.valid(code)) {
                    problem(
                            Rule.SEO_HREFLANG_INVALID_CODE,
                            at(html, link),
                            "'" + link.code() + "' is no language that search engines know",
                            "use an ISO 639-1 language, with an ISO 15924 script and an ISO 3166-1 country where they are"
                                    + " needed, such as en, en-GB or zh-Hant");
                }
                if (!codes.add(code)) {
                    problem(
                            Rule.SEO_HREFLANG_DUPLICATE_CODE,
                            at(html, link),
                            "'" + link.code() + "' is named twice",
                            ALTERNATES);
                }
                if (!absolute(link.href())) {
                    problem(
                            Rule.SEO_HREFLANG_NOT_ABSOLUTE,
                            at(html, link),
                            "the alternate '" + link.href() + "' is not absolute",
                            ALTERNATES);
                    sound = false;
                } else if (missing(link.href())) {
                    problem(
                            Rule.SEO_HREFLANG_BAD_TARGET,
                            at(html, link),
                            "the alternate " + link.href() + " is no page of the site",
                            ALTERNATES);
                    sound = false;
                } else {
                    self |= link.href().equals(url);
                    if (ours(link.href())) {
                        targets.add(link.href());
                    }
                }
                stated += mix(hash(code) + 31 * hash(link.href()));
            }
            if (!codes.contains("x-default")) {
                problem(
                        Rule.SEO_HREFLANG_NO_DEFAULT,
                        at(html, alternates.get(0)),
                        "no alternate is for shoppers of other languages: x-default is missing",
                        ALTERNATES);
            }
            if (!self && sound) {
                problem(
                        Rule.SEO_HREFLANG_NO_SELF,
                        at(html, alternates.get(0)),
                        "the page is not among its own alternates",
                        ALTERNATES);
            }
            if (self && sound) {
                set = stated == 0 ? 1 : stated;
                inSet = List.copyOf(targets);
                first = at(html, alternates.get(0));
            }
        }

        private Location at(byte[] html, HeadLink link) {
            return Location.of(path(), html, link.at());
        }

        private String path() {
            return route.url().output().path();
        }

        private void problem(Rule rule, Location location, String message, String hint) {
            if (reported.add(rule)) {
                note(rule, route.kind(), location, message, hint);
            }
        }
    }

    private void note(Rule rule, RouteKind kind, Location location, String message, String hint) {
        found.merge(new Kind(rule, kind), new Found(1, location, message, hint), (before, now) -> {
            Found first = now.location().compareTo(before.location()) < 0 ? now : before;
            return new Found(before.pages() + 1, first.location(), first.message(), first.hint());
        });
    }

    /** Reports what was found, and the sets that not all of their pages have stated. */
    public void finish(Diagnostics diagnostics) {
        for (Cluster cluster : open.values()) {
            Set<Rule> reported = EnumSet.noneOf(Rule.class);
            cluster.waiting.forEach((hash, href) -> {
                boolean bad = leftOut.get(hash).isPresent();
                Rule rule = bad ? Rule.SEO_HREFLANG_BAD_TARGET : Rule.SEO_HREFLANG_NOT_RECIPROCAL;
                String why = bad
                        ? " is left out by search engines, or kept under another address"
                        : " does not name the same alternates";
                if (reported.add(rule)) {
                    note(rule, cluster.kind, cluster.location, "the alternate " + href + why, ALTERNATES);
                }
            });
        }
        found.forEach((kind, problem) -> diagnostics.report(
                kind.rule(),
                problem.location(),
                problem.message()
                        + (problem.pages() > 1
                                ? " (on " + problem.pages() + " pages of the kind '"
                                        + kind.pages().id() + "')"
                                : ""),
                problem.hint()));
    }

    /** Whether search engines keep a page of the site, all of which were read, under this address. */
    public boolean keeps(String url) {
        return ours(url) && !missing(url) && leftOut.get(hash(url)).isEmpty();
    }

    private boolean ours(String href) {
        return href.startsWith(baseUrl + "/");
    }

    private boolean missing(String href) {
        return ours(href)
                && !known.test(new UrlPath(UrlPath.decode(href.substring(baseUrl.length())))
                        .output()
                        .path());
    }

    private static boolean absolute(String href) {
        return href.startsWith("https://") || href.startsWith("http://");
    }

    static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return mix(hash);
    }

    static long mix(long value) {
        long mixed = (value ^ value >>> 32) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    /** Where the tag begins that holds the attribute at {@code equals}. */
    private static int tag(byte[] html, int equals) {
        int tag = equals;
        while (tag > 0 && html[tag] != '<') {
            tag--;
        }
        return tag;
    }

    /** The value of another attribute of the tag that holds the attribute at {@code equals}; empty when it has none. */
    private static String in(byte[] html, int length, int equals, String name) {
        for (int i = tag(html, equals); i + 1 < length && html[i] != '>'; i++) {
            if (html[i] != '=' || html[i + 1] != '"') {
                continue;
            }
            int end = i + 2;
            while (end < length && html[end] != '"') {
                end++;
            }
            if (Attributes.named(html, i, name)) {
                return Attributes.text(html, i + 2, end);
            }
            i = end;
        }
        return "";
    }
}
