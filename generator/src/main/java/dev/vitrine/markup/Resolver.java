package dev.vitrine.markup;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.LinkRef;
import java.util.Optional;

/** What a text needs to know about one storefront; it reports what it cannot find. */
public interface Resolver {

    /** The address a reference leads to, not yet escaped; empty when the link's text is to stand without a link. */
    Optional<String> link(LinkRef ref, Location at);

    /** The address of a file that a text links to, not yet escaped; empty when the link's text is to stand without a link. */
    Optional<String> file(Segment.FileOpen link);

    /**
     * The picture to show; empty when it is to be left out, with its alternative text in its place.
     *
     * @param target an {@code http(s)} address, or a path relative to the file of {@code at}, or to the site when it starts with {@code /}
     */
    Optional<ResolvedImage> image(String target, Location at);

    /** Products as safe block-level HTML; empty to show nothing. */
    String embed(Segment.Embed embed);

    /** Takes note that a text links to {@code url}, an address of the site that is not a reference. */
    default void written(String url, Location at) {}

    /** A measure in the units and language of the storefront, not yet escaped. */
    String measure(Segment.Measure measure);

    /** An interface string of the storefront's language, not yet escaped; {@code key} is one of {@link Prose#TEXT_KEYS}. */
    String text(String key);
}
