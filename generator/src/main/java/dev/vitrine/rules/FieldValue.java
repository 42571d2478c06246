package dev.vitrine.rules;

import dev.vitrine.diagnostics.Location;
import java.util.List;

/**
 * What the data says of a field.
 *
 * @param state whether it says anything
 * @param texts its value, as texts
 * @param parts what a page that shows it says: each part in one of several spellings
 * @param at where it is, or would be, written
 */
record FieldValue(State state, List<String> texts, List<List<String>> parts, Location at) {

    FieldValue {
        texts = List.copyOf(texts);
        parts = List.copyOf(parts);
    }

    /** Whether anything is stated. */
    enum State {
        /** A value. */
        VALUE,
        /** Somebody has stated that there is none. */
        NONE,
        /** Nobody has stated anything. */
        UNKNOWN
    }

    static FieldValue of(List<String> texts, Location at) {
        return texts.isEmpty()
                ? unknown(at)
                : new FieldValue(
                        State.VALUE, texts, texts.stream().map(List::of).toList(), at);
    }

    static FieldValue of(String text, Location at) {
        return of(List.of(text), at);
    }

    static FieldValue shown(List<String> texts, List<List<String>> parts, Location at) {
        return new FieldValue(State.VALUE, texts, parts, at);
    }

    static FieldValue none(Location at) {
        return new FieldValue(State.NONE, List.of("none"), List.of(), at);
    }

    static FieldValue unknown(Location at) {
        return new FieldValue(State.UNKNOWN, List.of(), List.of(), at);
    }

    /** The same, written at {@code place}. */
    FieldValue at(Location place) {
        return new FieldValue(state, texts, parts, place);
    }

    boolean stated() {
        return state != State.UNKNOWN;
    }
}
