package dev.vitrine.diagnostics;

import java.util.Optional;

/** Finds the source line of a place, for the excerpt under a problem. */
@FunctionalInterface
public interface ExcerptSource {

    /** The excerpt at {@code location}; empty when there is no line to show. */
    Optional<Excerpt> excerpt(Location location);
}
