package dev.vitrine.trace;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Notes what the thread that began it looks at, and what it says beside its result, until it is closed. What happens in a trace within another belongs to both.
 *
 * <p>Who gives out something that may be another in the next build calls {@link #read}; who takes something that must reach the site whether or not the work is
 * done again calls {@link #said}. Outside of a trace both do nothing.
 */
public final class Trace implements AutoCloseable {

    private static final ThreadLocal<@Nullable Trace> CURRENT = new ThreadLocal<>();

    private final @Nullable Trace outer;
    private final Set<Object> read = new LinkedHashSet<>();
    private final Set<Object> said = new LinkedHashSet<>();

    private Trace(@Nullable Trace outer) {
        this.outer = outer;
    }

    /** A trace of what this thread does from now on. */
    public static Trace begin() {
        Trace trace = new Trace(CURRENT.get());
        CURRENT.set(trace);
        return trace;
    }

    /** Notes that the work at hand looked at {@code what}: a value that names it. */
    public static void read(Object what) {
        Trace trace = CURRENT.get();
        if (trace != null) {
            trace.read.add(what);
        }
    }

    /** Notes that the work at hand told somebody {@code what}, who is to hear it again when the work is not done again. */
    public static void said(Object what) {
        Trace trace = CURRENT.get();
        if (trace != null) {
            trace.said.add(what);
        }
    }

    /** What {@code work} makes, which looks at more than its result depends on; nobody takes note of it. */
    public static <T> T unnoticed(Supplier<T> work) {
        Trace trace = CURRENT.get();
        CURRENT.remove();
        try {
            return work.get();
        } finally {
            if (trace != null) {
                CURRENT.set(trace);
            }
        }
    }

    /** What was looked at so far, in the order it was first looked at. */
    public Set<Object> read() {
        return Collections.unmodifiableSet(read);
    }

    /** What was said so far, in its order. */
    public Set<Object> said() {
        return Collections.unmodifiableSet(said);
    }

    @Override
    public void close() {
        if (outer == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(outer);
            outer.read.addAll(read);
            outer.said.addAll(said);
        }
    }
}
