package dev.vitrine.translation;

import dev.vitrine.model.Language;

/** How a text stands in a language. */
public enum State {
    /** Made from the present source. */
    CURRENT,
    /** There, but nothing is known of where it comes from: taken for current. */
    UNKNOWN,
    /** Made from a source that has changed since. */
    STALE,
    /** Not there. */
    MISSING,
    /** Not there, and taken from the same language in another country. */
    INHERITED;

    static State of(Field field, Language language, SiteSetup setup, Records records) {
        if (field.in(language).isEmpty()) {
            return setup.inherits(language, field.texts()) ? INHERITED : MISSING;
        }
        return records.of(language, field.id())
                .map(hash -> hash.equals(Records.hash(field.source().text())) ? CURRENT : STALE)
                .orElse(UNKNOWN);
    }
}
