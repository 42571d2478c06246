package dev.vitrine.translation;

import dev.vitrine.diagnostics.Location;
import java.util.Optional;

/**
 * A text that comes back from a translator.
 *
 * @param id what it is
 * @param source what it was translated from
 * @param target the translation; empty when there is none, or only a part
 * @param readiness how far the translator says it is
 * @param problem what is wrong with its codes
 * @param at its place in the file
 */
record Received(
        String id,
        String source,
        Optional<String> target,
        Readiness readiness,
        Optional<String> problem,
        Location at) {}
