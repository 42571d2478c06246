package dev.vitrine.render;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToLongFunction;

/**
 * Remembers what was used of late, within a limit; thread-safe, and what is found takes no lock.
 *
 * <p>It has two generations: what the older one holds and nobody asked for goes when the younger one is full.
 */
final class RecentlyUsed<V> {

    private final long limit;
    private final ToLongFunction<V> weight;
    private volatile Generation<V> young = new Generation<>();
    private volatile Generation<V> old = new Generation<>();

    /**
     * Empty.
     *
     * @param limit the weight of all values at most, about
     * @param weight of a value
     */
    RecentlyUsed(long limit, ToLongFunction<V> weight) {
        this.limit = Math.max(2, limit) / 2;
        this.weight = weight;
    }

    private static final class Generation<V> {
        private final Map<String, V> values = new ConcurrentHashMap<>();
        private final AtomicLong weight = new AtomicLong();
    }

    /** What is remembered under {@code key}. */
    Optional<V> get(String key) {
        V found = young.values.get(key);
        if (found != null) {
            return Optional.of(found);
        }
        V before = old.values.get(key);
        if (before != null) {
            put(key, before);
        }
        return Optional.ofNullable(before);
    }

    /** Remembers {@code value}. */
    void put(String key, V value) {
        Generation<V> to = young;
        if (to.values.putIfAbsent(key, value) == null && to.weight.addAndGet(weight.applyAsLong(value)) > limit) {
            turn(to);
        }
    }

    private synchronized void turn(Generation<V> full) {
        if (young == full) {
            old = full;
            young = new Generation<>();
        }
    }
}
