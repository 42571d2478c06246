package dev.vitrine.diagnostics;

import dev.vitrine.trace.Trace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Collects the problems of one run; thread-safe.
 *
 * <p>Of each rule at most {@link #LIMIT_PER_RULE} problems are kept: the first ones in report order, whatever order the threads found them in. The others are
 * counted.
 */
public final class Diagnostics {

    /** How many problems of one rule a report shows. */
    public static final int LIMIT_PER_RULE = 50;

    private final Map<Rule, TreeSet<Diagnostic>> kept = new EnumMap<>(Rule.class);
    private final Map<Rule, Integer> counts = new EnumMap<>(Rule.class);
    private final Map<Severity, Integer> bySeverity = new EnumMap<>(Severity.class);
    private final Set<Long> seen = new HashSet<>();
    private final boolean heard;

    /** No problems yet. */
    public Diagnostics() {
        this(true);
    }

    private Diagnostics(boolean heard) {
        this.heard = heard;
    }

    /** Problems of an attempt, or ones that were reported before: no {@link Trace} takes note of them. */
    public static Diagnostics aside() {
        return new Diagnostics(false);
    }

    /** Adds a problem; the same problem at the same place is kept once. */
    public void report(Diagnostic diagnostic) {
        if (heard) {
            Trace.said(diagnostic);
        }
        keep(diagnostic);
    }

    private synchronized void keep(Diagnostic diagnostic) {
        if (!seen.add(fingerprint(diagnostic))) {
            return;
        }
        TreeSet<Diagnostic> ofRule = kept.computeIfAbsent(diagnostic.rule(), r -> new TreeSet<>(Diagnostic.ORDER));
        ofRule.add(diagnostic);
        counts.merge(diagnostic.rule(), 1, Integer::sum);
        bySeverity.merge(diagnostic.severity(), 1, Integer::sum);
        if (ofRule.size() > LIMIT_PER_RULE) {
            ofRule.pollLast();
        }
    }

    /** Stands for a problem that is no longer kept, so that it is counted once all the same. */
    private static long fingerprint(Diagnostic diagnostic) {
        long hash = 1125899906842597L;
        String place = diagnostic.location().toString();
        for (String part : List.of(diagnostic.rule().id(), place, diagnostic.message())) {
            for (int i = 0; i < part.length(); i++) {
                hash = 31 * hash + part.charAt(i);
            }
            hash = 31 * hash + '\n';
        }
        return hash;
    }

    /** Counts {@code more} problems of {@code rule} that an earlier run found and did not keep. */
    public synchronized void omit(Rule rule, int more) {
        counts.merge(rule, more, Integer::sum);
        bySeverity.merge(rule.severity(), more, Integer::sum);
    }

    public void report(Rule rule, Location location, String message, String hint) {
        report(Diagnostic.of(rule, location, message, hint));
    }

    public void report(Rule rule, Location location, String message, String hint, Location related) {
        report(Diagnostic.of(rule, location, message, hint, related));
    }

    public synchronized boolean hasErrors() {
        return bySeverity.getOrDefault(Severity.ERROR, 0) > 0;
    }

    /** How many problems of this severity were found, shown or not. */
    public synchronized int count(Severity severity) {
        return bySeverity.getOrDefault(severity, 0);
    }

    /** How many problems of this rule were found, shown or not. */
    public synchronized int count(Rule rule) {
        return counts.getOrDefault(rule, 0);
    }

    /** The kept problems, sorted by place, then rule. */
    public synchronized List<Diagnostic> sorted() {
        List<Diagnostic> all = new ArrayList<>();
        kept.values().forEach(all::addAll);
        all.sort(Diagnostic.ORDER);
        return List.copyOf(all);
    }

    /** How many problems per rule were found beyond those kept. */
    public synchronized Map<Rule, Integer> omitted() {
        Map<Rule, Integer> omitted = new EnumMap<>(Rule.class);
        counts.forEach((rule, count) -> {
            int more = count
                    - kept.getOrDefault(rule, new TreeSet<>(Diagnostic.ORDER)).size();
            if (more > 0) {
                omitted.put(rule, more);
            }
        });
        return omitted;
    }
}
