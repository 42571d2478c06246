package dev.vitrine.trace;

import java.util.Set;
import java.util.function.Supplier;

/**
 * A value that is kept to be used again, with what was read and said when it was made: whoever uses it has read and said the same.
 *
 * @param value the value
 * @param read what was looked at
 * @param said what was said
 * @param <V> what is kept
 */
public record Traced<V>(V value, Set<Object> read, Set<Object> said) {

    /** What {@code work} makes, with its trace. */
    public static <V> Traced<V> of(Supplier<V> work) {
        try (Trace trace = Trace.begin()) {
            V value = work.get();
            return of(value, trace);
        }
    }

    /** {@code value}, which was made within {@code trace}. */
    public static <V> Traced<V> of(V value, Trace trace) {
        // Most read and say nothing; the others are kept as long as their values.
        return new Traced<>(value, Set.copyOf(trace.read()), Set.copyOf(trace.said()));
    }

    /** The value, for the work at hand. */
    public V again() {
        read.forEach(Trace::read);
        said.forEach(Trace::said);
        return value;
    }
}
