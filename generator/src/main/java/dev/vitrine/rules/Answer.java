package dev.vitrine.rules;

import dev.vitrine.diagnostics.Location;

/**
 * What a condition comes to.
 *
 * @param truth yes, no, or why neither
 * @param why what decided it, in words that follow a product's or page's name
 * @param at where the datum that decided it is written; {@link Location#NONE} where it is none
 */
record Answer(Truth truth, String why, Location at) {

    static final Answer YES = new Answer(Truth.YES, "", Location.NONE);

    /** Yes, no, or neither. */
    enum Truth {
        YES,
        NO,
        /** Data is missing. */
        MISSING,
        /** A person has to look: the pack has no words for the language. */
        PERSON
    }

    static Answer no(String why) {
        return new Answer(Truth.NO, why, Location.NONE);
    }

    static Answer missing(String why, Location at) {
        return new Answer(Truth.MISSING, why, at);
    }

    static Answer person(String why) {
        return new Answer(Truth.PERSON, why, Location.NONE);
    }

    boolean yes() {
        return truth == Truth.YES;
    }

    /** The same, found at {@code place} unless it has one. */
    Answer orAt(Location place) {
        return at.equals(Location.NONE) ? new Answer(truth, why, place) : this;
    }
}
