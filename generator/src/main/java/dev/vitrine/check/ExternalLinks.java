package dev.vitrine.check;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Site;
import dev.vitrine.plan.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** Gathers the links of finished pages that leave the site, and judges them by what their servers say. Thread-safe. */
public final class ExternalLinks {

    private static final int PAGES_NAMED = 3;

    private final String baseUrl;
    private final Sources sources;
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();

    /** The links of the pages of {@code site}. */
    public ExternalLinks(Site site) {
        this.baseUrl = site.settings().baseUrl();
        this.sources = new Sources(site);
    }

    /**
     * What a server says of a link.
     *
     * @param broken what is wrong, such as {@code its server answers 404}; empty when nothing is
     * @param movedTo where it leads now; empty when it did not move
     */
    public record Judged(String broken, String movedTo) {}

    /** A link and the first pages that have it. */
    private static final class Seen {
        private int pages;
        private final TreeSet<Place> first = new TreeSet<>(Comparator.comparing(Place::page));

        private synchronized void add(String page, Location location, Optional<Location> source) {
            pages++;
            first.add(new Place(page, location, source));
            if (first.size() > PAGES_NAMED) {
                first.pollLast();
            }
        }
    }

    private record Place(String page, Location location, Optional<Location> source) {}

    /** What takes the links of the page at {@code route} while it is read; for one thread. */
    public AttributeReader page(Route route) {
        return new Page(route);
    }

    private final class Page implements AttributeReader {
        private final Route route;
        private final Set<String> onThisPage = new HashSet<>();
        private boolean isHint;

        private Page(Route route) {
            this.route = route;
        }

        @Override
        public void tagBegin(byte[] html, int at, int name, int end) {
            // <link> names alternates, icons and hosts to connect to: nobody follows them.
            isHint = end - name == 4 && (html[name] | 0x20) == 'l' && (html[name + 1] | 0x20) == 'i';
        }

        @Override
        public void attribute(byte[] html, int length, int equals, int start, int end) {
            if (isHint
                    || end - start < 9
                    || (html[start] | 0x20) != 'h'
                    || !Attributes.named(html, equals, "href") && !Attributes.named(html, equals, "src")) {
                return;
            }
            String link = Attributes.text(html, start, end).strip();
            boolean web = link.regionMatches(true, 0, "https://", 0, 8) || link.regionMatches(true, 0, "http://", 0, 7);
            if (web && !link.equals(baseUrl) && !link.startsWith(baseUrl + "/") && onThisPage.add(link)) {
                String path = route.url().output().path();
                seen.computeIfAbsent(link, l -> new Seen())
                        .add(path, Location.of(path, html, start), sources.of(route.kind(), route.id()));
            }
        }
    }

    /** Every link, once, in order. */
    public Collection<String> all() {
        return new TreeSet<>(seen.keySet());
    }

    /** Reports what is wrong with them. */
    public void finish(Map<String, Judged> answers, Diagnostics diagnostics) {
        for (String link : all()) {
            Judged judged = answers.getOrDefault(link, new Judged("", ""));
            if (!judged.broken().isEmpty()) {
                report(
                        Rule.LINK_EXTERNAL_BROKEN,
                        link,
                        "the link " + link + " leads nowhere: " + judged.broken(),
                        "correct it, link to something else, or take it out",
                        diagnostics);
            } else if (!judged.movedTo().isEmpty()) {
                report(
                        Rule.LINK_EXTERNAL_MOVED,
                        link,
                        "the link " + link + " leads on to " + judged.movedTo(),
                        "link to where it leads, when that is to stay",
                        diagnostics);
            }
        }
    }

    private void report(Rule rule, String link, String message, String hint, Diagnostics diagnostics) {
        Seen found = seen.getOrDefault(link, new Seen());
        List<Place> places = new ArrayList<>(found.first);
        Place first = places.get(0);
        List<Location> related = new ArrayList<>();
        first.source().ifPresent(related::add);
        places.stream().skip(1).map(Place::location).forEach(related::add);
        diagnostics.report(new Diagnostic(
                rule,
                rule.severity(),
                first.location(),
                message + (found.pages > 1 ? " (on " + found.pages + " pages)" : ""),
                hint,
                related));
    }
}
