package dev.vitrine.translation;

import java.util.Optional;

/** How far a translator says a text is. */
public enum Readiness {
    INITIAL,
    NEEDS_REVIEW,
    TRANSLATED,
    REVIEWED,
    FINAL;

    /** The state that XLIFF 1.2, 2.x or a table calls {@code word}; empty when it is none of theirs. */
    static Optional<Readiness> of(String word) {
        return switch (word) {
            case "initial", "new", "needs-translation", "needs-adaptation", "needs-l10n", "missing", "stale" ->
                Optional.of(INITIAL);
            case "needs-review", "needs-review-translation", "needs-review-adaptation", "needs-review-l10n" ->
                Optional.of(NEEDS_REVIEW);
            case "translated" -> Optional.of(TRANSLATED);
            case "reviewed", "signed-off" -> Optional.of(REVIEWED);
            case "final" -> Optional.of(FINAL);
            default -> Optional.empty();
        };
    }
}
