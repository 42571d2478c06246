package dev.vitrine.diagnostics;

import dev.vitrine.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

    private final Map<AnyRule, TreeSet<Diagnostic>> kept = new TreeMap<>(AnyRule.ORDER);
    private final Map<AnyRule, Map<Severity, Integer>> counts = new TreeMap<>(AnyRule.ORDER);
    private final Set<AnyRule> found = new HashSet<>();
    private final Set<Long> seen = new HashSet<>();
    private final boolean heard;
    private Levels levels = Levels.USUAL;
    /** Whether the levels are known, by which it is decided what may be passed over. */
    private boolean settled;

    private Baseline baseline = Baseline.NONE;
    private boolean gathers;
    /** What is passed over by the baseline. */
    private final Map<Baseline.Problem, List<Diagnostic>> passed = new HashMap<>();
    /** What is there more often than the baseline says: nobody can tell which of them are new, so that all are told. */
    private final Set<Baseline.Problem> exceeded = new HashSet<>();

    private final SortedMap<Baseline.Problem, Integer> gathered = new TreeMap<>();
    private int passedBefore;

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
        found.add(diagnostic.rule());
        take(diagnostic);
    }

    private void take(Diagnostic diagnostic) {
        levels.of(diagnostic).ifPresent(level -> {
            Diagnostic levelled = diagnostic.at(level);
            boolean graver = diagnostic.severity().compareTo(diagnostic.rule().severity()) < 0;
            if (!settled || graver || !mayBePassedOver(levelled) || !passesOver(levelled)) {
                add(levelled);
            }
        });
    }

    /** Infos ask nobody to do anything; what is fixed must be mended; what a gate has made an error is to stop the site. */
    private static boolean mayBePassedOver(Diagnostic diagnostic) {
        AnyRule rule = diagnostic.rule();
        return diagnostic.severity() != Severity.INFO
                && !rule.fixed()
                && rule.mayStop()
                && rule != Rule.BASELINE_NOT_NEEDED;
    }

    private boolean passesOver(Diagnostic diagnostic) {
        if (!gathers && baseline.entries().isEmpty()) {
            return false;
        }
        Baseline.Problem problem = Baseline.Problem.of(diagnostic);
        if (gathers) {
            gathered.merge(problem, 1, Integer::sum);
            return true;
        }
        int allowed = baseline.count(problem);
        if (allowed == 0 || exceeded.contains(problem)) {
            return false;
        }
        List<Diagnostic> same = passed.computeIfAbsent(problem, p -> new ArrayList<>());
        if (same.size() < allowed) {
            same.add(diagnostic);
            return true;
        }
        exceeded.add(problem);
        passed.remove(problem);
        same.forEach(this::add);
        return false;
    }

    /** Passes over the problems of {@code known}, once the levels are known; to be called before {@link #levels}. */
    public synchronized void passOver(Baseline known) {
        baseline = known;
    }

    /** Counts {@code more} problems that an earlier run passed over. */
    public synchronized void passedOver(int more) {
        passedBefore += more;
    }

    /** Passes over whatever a baseline may pass over, and keeps it for a new one; to be called before {@link #levels}. */
    public synchronized void gather() {
        gathers = true;
    }

    /** What a new baseline has: problem to how often it was found. */
    public synchronized SortedMap<Baseline.Problem, Integer> gathered() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(gathered));
    }

    /** How many problems were passed over. */
    public synchronized int passedOver() {
        return passedBefore
                + passed.values().stream().mapToInt(List::size).sum()
                + gathered.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Reports entries of the baseline that pass over more than there is; to be called when everything was found. */
    public synchronized void reportUnneeded() {
        baseline.entries().forEach((problem, entry) -> {
            int there = passed.getOrDefault(problem, List.of()).size();
            if (there < entry.count() && !exceeded.contains(problem)) {
                report(
                        Rule.BASELINE_NOT_NEEDED,
                        entry.at(),
                        "the baseline passes over '" + problem.rule() + "'"
                                + (problem.path().isEmpty() ? "" : " in '" + problem.path() + "'")
                                + (there == 0
                                        ? ", which is not there any more"
                                        : " " + entry.count() + " times, but it is there only " + there
                                                + (there == 1 ? " time" : " times")),
                        "write the baseline anew: vitrine check --write-baseline");
            }
        });
    }

    private void add(Diagnostic diagnostic) {
        TreeSet<Diagnostic> ofRule = kept.computeIfAbsent(diagnostic.rule(), r -> new TreeSet<>(Diagnostic.ORDER));
        ofRule.add(diagnostic);
        count(diagnostic.rule(), diagnostic.severity(), 1);
        if (ofRule.size() > LIMIT_PER_RULE) {
            ofRule.pollLast();
        }
    }

    private void count(AnyRule rule, Severity severity, int more) {
        counts.computeIfAbsent(rule, r -> new EnumMap<>(Severity.class)).merge(severity, more, Integer::sum);
    }

    /**
     * Lets problems matter as much as {@code stated}, those that were found before, too. What was said to a {@link Trace} is what the rules say, so that it is right
     * for a build with other levels. To be called once.
     */
    public synchronized void levels(Levels stated) {
        Map<AnyRule, Map<Severity, Integer>> uncounted = omittedBySeverity();
        List<Diagnostic> before = sorted();
        kept.clear();
        counts.clear();
        levels = stated;
        settled = true;
        before.forEach(this::take);
        uncounted.forEach((rule, bySeverity) -> bySeverity.forEach(
                (severity, more) -> levels.of(new Diagnostic(rule, severity, Location.NONE, "", "", List.of()))
                        .ifPresent(level -> count(rule, level, more))));
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

    /** Counts {@code more} problems of {@code rule}, as grave as {@code severity}, that an earlier run found and did not keep. */
    public synchronized void omit(AnyRule rule, Severity severity, int more) {
        count(rule, severity, more);
    }

    public void report(AnyRule rule, Location location, String message, String hint) {
        report(Diagnostic.of(rule, location, message, hint));
    }

    public void report(AnyRule rule, Location location, String message, String hint, Location related) {
        report(Diagnostic.of(rule, location, message, hint, related));
    }

    public synchronized boolean hasErrors() {
        return count(Severity.ERROR) > 0;
    }

    /** How many problems of this severity were found, shown or not. */
    public synchronized int count(Severity severity) {
        return counts.values().stream()
                .mapToInt(bySeverity -> bySeverity.getOrDefault(severity, 0))
                .sum();
    }

    /** How many problems of this rule were found, shown or not. */
    public synchronized int count(AnyRule rule) {
        return counts.getOrDefault(rule, Map.of()).values().stream()
                .mapToInt(Integer::intValue)
                .sum();
    }

    /** Whether a problem of this rule was found, told or not. */
    public synchronized boolean found(AnyRule rule) {
        return found.contains(rule);
    }

    /** The kept problems, sorted by place, then rule. */
    public synchronized List<Diagnostic> sorted() {
        List<Diagnostic> all = new ArrayList<>();
        kept.values().forEach(all::addAll);
        all.sort(Diagnostic.ORDER);
        return List.copyOf(all);
    }

    /** How many problems per rule were found beyond those kept. */
    public synchronized Map<AnyRule, Integer> omitted() {
        Map<AnyRule, Integer> omitted = new TreeMap<>(AnyRule.ORDER);
        omittedBySeverity()
                .forEach((rule, bySeverity) -> omitted.put(
                        rule,
                        bySeverity.values().stream().mapToInt(Integer::intValue).sum()));
        return omitted;
    }

    /** How many problems per rule and severity were found beyond those kept. */
    public synchronized Map<AnyRule, Map<Severity, Integer>> omittedBySeverity() {
        Map<AnyRule, Map<Severity, Integer>> omitted = new TreeMap<>(AnyRule.ORDER);
        counts.forEach((rule, bySeverity) -> {
            Map<Severity, Integer> left = new EnumMap<>(bySeverity);
            kept.getOrDefault(rule, new TreeSet<>(Diagnostic.ORDER))
                    .forEach(shown -> left.merge(shown.severity(), -1, Integer::sum));
            left.values().removeIf(more -> more <= 0);
            if (!left.isEmpty()) {
                omitted.put(rule, left);
            }
        });
        return omitted;
    }

    /** How much the gravest of the problems of {@code rule} matters that were found beyond those kept. */
    public Severity omittedSeverity(AnyRule rule) {
        return omittedBySeverity().getOrDefault(rule, Map.of()).keySet().stream()
                .min(Comparator.naturalOrder())
                .orElse(rule.severity());
    }
}
