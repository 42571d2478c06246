package dev.vitrine.render;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.trace.Trace;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Where texts link to what is looked for later; thread-safe. */
public final class WrittenLinks {

    private final Map<String, Location> places = new ConcurrentHashMap<>();

    WrittenLinks() {}

    /**
     * A link.
     *
     * @param url where it leads, from the root of the site
     * @param at where it is written
     */
    public record Link(String url, Location at) {}

    void add(String url, Location at) {
        add(new Link(url, at));
    }

    /** Takes note of {@code link}. */
    public void add(Link link) {
        Trace.said(link);
        // The first place, whatever order the threads come in.
        places.merge(link.url(), link.at(), (before, now) -> now.compareTo(before) < 0 ? now : before);
    }

    /** The first place that links to {@code url}. */
    Optional<Location> first(String url) {
        return Optional.ofNullable(places.get(url));
    }
}
