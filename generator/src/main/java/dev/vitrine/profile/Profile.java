package dev.vitrine.profile;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Times phases, templates and macros while pages are made, and counts what caches found; thread-safe. Each thread has figures of its own, which are added up when
 * they are asked for.
 */
public final class Profile {

    private final LongSupplier clock;
    private final Supplier<Counts> machine;
    private final ConcurrentLinkedQueue<Calls> threads = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Calls> mine = ThreadLocal.withInitial(this::calls);
    private final ConcurrentLinkedQueue<Phase> phases = new ConcurrentLinkedQueue<>();
    private final ConcurrentLinkedQueue<Listing> listings = new ConcurrentLinkedQueue<>();
    private volatile Moment begun;

    /**
     * No figures as yet.
     *
     * @param clock nanoseconds since any moment
     * @param machine what was counted until it is asked
     */
    public Profile(LongSupplier clock, Supplier<Counts> machine) {
        this.clock = clock;
        this.machine = machine;
        this.begun = now();
    }

    /** A moment, and what was counted until then. */
    private record Moment(long nanos, Counts counts) {}

    private Moment now() {
        return new Moment(clock.getAsLong(), machine.get());
    }

    /** A phase of the build begins; there is one at a time. */
    public void beginPhase() {
        begun = now();
    }

    /** The phase that began last is over, and was {@code name}. */
    public void endPhase(String name) {
        Moment start = begun;
        Moment end = now();
        phases.add(new Phase(name, end.nanos - start.nanos, end.counts.since(start.counts)));
    }

    /** The cache {@code name} was asked for something, and had it when {@code hit}. */
    public void asked(String name, boolean hit) {
        Asked asked = mine.get().caches.computeIfAbsent(name, k -> new Asked());
        if (hit) {
            asked.hits++;
        } else {
            asked.misses++;
        }
    }

    /**
     * A list of products is on pages.
     *
     * @param address of its first page
     * @param pages how many it has
     * @param products how many it lists, on all of them together
     */
    public void listing(String address, int pages, int products) {
        listings.add(new Listing(address, pages, products));
    }

    private Calls calls() {
        Calls calls = new Calls();
        threads.add(calls);
        return calls;
    }

    /** The pages of this thread are, from now on, those of {@code address}. */
    public void page(String address) {
        mine.get().page = address;
    }

    /**
     * The template, macro or function {@code name} begins on this thread.
     *
     * @return how many were under way before, for {@link #end}
     */
    public int begin(String name) {
        Calls calls = mine.get();
        calls.open.push(new Open(name, clock.getAsLong()));
        return calls.open.size() - 1;
    }

    /** The last that began on this thread is over. */
    public void end() {
        Calls calls = mine.get();
        end(calls, clock.getAsLong());
    }

    /** All that began on this thread after there were {@code depth} under way is over: after an error, nobody else says so. */
    public void end(int depth) {
        Calls calls = mine.get();
        long now = clock.getAsLong();
        while (calls.open.size() > depth) {
            end(calls, now);
        }
    }

    private static void end(Calls calls, long now) {
        if (calls.open.isEmpty()) {
            return;
        }
        Open open = calls.open.pop();
        long took = now - open.start;
        boolean again = false;
        for (Open outer : calls.open) {
            again |= outer.name.equals(open.name);
        }
        if (!calls.open.isEmpty()) {
            calls.open.element().inner += took;
        }
        calls.sums
                .computeIfAbsent(open.name, name -> new Sum())
                // What calls itself is counted in full once, by the outermost call.
                .add(took - open.inner, again ? 0 : took, took, calls.page);
    }

    /** Figures of everything that was called, the most own time first; to be asked for when the pages are made. */
    public List<Figure> figures() {
        Map<String, Sum> sums = new HashMap<>();
        for (Calls calls : threads) {
            calls.sums.forEach(
                    (name, sum) -> sums.computeIfAbsent(name, k -> new Sum()).add(sum));
        }
        return sums.entrySet().stream()
                .map(entry -> entry.getValue().figure(entry.getKey()))
                .sorted(Comparator.comparingLong(Figure::own).reversed().thenComparing(Figure::name))
                .toList();
    }

    /** Forgets what was called and what caches found, so that figures are those of what comes; to be called while no page is made. */
    public void forgetCalls() {
        for (Calls calls : threads) {
            calls.sums.clear();
            calls.caches.clear();
        }
    }

    /** The phases that are over, in the order they ended. */
    public List<Phase> phases() {
        return List.copyOf(phases);
    }

    /** What caches found, the one that was asked most first. */
    public List<Cache> caches() {
        Map<String, Asked> sums = new HashMap<>();
        for (Calls calls : threads) {
            calls.caches.forEach((name, asked) -> {
                Asked sum = sums.computeIfAbsent(name, k -> new Asked());
                sum.hits += asked.hits;
                sum.misses += asked.misses;
            });
        }
        return sums.entrySet().stream()
                .map(entry -> new Cache(entry.getKey(), entry.getValue().hits, entry.getValue().misses))
                .sorted(Comparator.comparingLong(Cache::asked).reversed().thenComparing(Cache::name))
                .toList();
    }

    /** The lists of products, the one on most pages first. */
    public List<Listing> listings() {
        return listings.stream()
                .sorted(Comparator.comparingInt(Listing::pages)
                        .thenComparingInt(Listing::products)
                        .reversed()
                        .thenComparing(Listing::address))
                .toList();
    }

    /**
     * One phase of a build.
     *
     * @param nanos how long it took
     * @param counts what was counted from its beginning to its end
     */
    public record Phase(String name, long nanos, Counts counts) {}

    /**
     * What a cache was asked for.
     *
     * @param name of the cache, or the place of the fragment in the theme: {@code lib/ui.ftlh:12}
     * @param hits how often it had what it was asked for
     * @param misses how often that was made
     */
    public record Cache(String name, long hits, long misses) {
        /** How often it was asked. */
        public long asked() {
            return hits + misses;
        }
    }

    /**
     * A list of products.
     *
     * @param address of its first page
     * @param pages how many it has
     * @param products how many it lists, on all of them together
     */
    public record Listing(String address, int pages, int products) {}

    /**
     * What was called under one name.
     *
     * @param name {@code product.ftlh}, or {@code lib/ui.ftlh#price} for a macro or function
     * @param calls how often
     * @param total nanoseconds, with all that was called from there
     * @param own nanoseconds without what was called from there
     * @param slowest nanoseconds of the slowest call
     * @param slowestPage address of the page of the slowest call; empty when unknown
     */
    public record Figure(String name, long calls, long total, long own, long slowest, String slowestPage) {
        /** Nanoseconds per call, with all that was called from there. */
        public long mean() {
            return calls == 0 ? 0 : total / calls;
        }
    }

    private static final class Calls {
        private final Deque<Open> open = new ArrayDeque<>();
        private final Map<String, Sum> sums = new HashMap<>();
        private final Map<String, Asked> caches = new HashMap<>();
        private String page = "";
    }

    private static final class Asked {
        private long hits;
        private long misses;
    }

    private static final class Open {
        private final String name;
        private final long start;
        private long inner;

        private Open(String name, long start) {
            this.name = name;
            this.start = start;
        }
    }

    private static final class Sum {
        private long calls;
        private long total;
        private long own;
        private long slowest = -1;
        private String page = "";

        private void add(long ownTime, long totalTime, long took, String where) {
            calls++;
            own += ownTime;
            total += totalTime;
            slower(took, where);
        }

        private void add(Sum other) {
            calls += other.calls;
            own += other.own;
            total += other.total;
            slower(other.slowest, other.page);
        }

        private void slower(long took, String where) {
            if (took > slowest) {
                slowest = took;
                page = where;
            }
        }

        private Figure figure(String name) {
            return new Figure(name, calls, total, own, Math.max(slowest, 0), page);
        }
    }
}
