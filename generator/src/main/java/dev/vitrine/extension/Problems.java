package dev.vitrine.extension;

import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Location;

/** Takes the problems that an extension finds. */
public interface Problems {

    /**
     * Reports a problem; one that is reported twice is told once.
     *
     * @param rule one of {@link Extension#rules()}
     * @param at where it is; {@link Location#NONE} for the site as a whole
     * @param message what is wrong with this value, without a full stop
     * @param hint what mends it; may be empty
     * @throws IllegalArgumentException when the extension has not stated {@code rule}
     */
    void report(ExtensionRule rule, Location at, String message, String hint);
}
