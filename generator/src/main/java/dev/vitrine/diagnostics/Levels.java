package dev.vitrine.diagnostics;

import java.util.Map;
import java.util.Optional;

/**
 * How much the problems of a site matter where its settings say otherwise than the rules.
 *
 * @param stated rule to what its problems are; empty when they are not told at all
 */
public record Levels(Map<AnyRule, Optional<Severity>> stated) {

    /** Every rule as it is. */
    public static final Levels USUAL = new Levels(Map.of());

    public Levels {
        stated = Map.copyOf(stated);
    }

    /**
     * How much {@code diagnostic} matters; empty when it is not told. What a gate or a strict feed says of a problem goes before: only where it is as grave as its
     * rule, its level is the stated one, and only what is no graver is switched off.
     */
    Optional<Severity> of(Diagnostic diagnostic) {
        Severity own = diagnostic.severity();
        Severity usual = diagnostic.rule().severity();
        Optional<Severity> level = stated.get(diagnostic.rule());
        if (level == null || own.compareTo(usual) < 0) {
            return Optional.of(own);
        }
        return level.isEmpty() || own == usual ? level : Optional.of(own);
    }
}
