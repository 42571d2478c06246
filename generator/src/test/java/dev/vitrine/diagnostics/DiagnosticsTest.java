package dev.vitrine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private final Diagnostics diagnostics = new Diagnostics();

    @Test
    void problemsAreSortedByPlaceThenRuleThenText() {
        report(Rule.LINK_BROKEN, "b", 1, 1, "x");
        report(Rule.JSON_SYNTAX, "a", 10, 1, "x");
        report(Rule.JSON_SYNTAX, "a", 2, 9, "x");
        report(Rule.JSON_WRONG_TYPE, "a", 2, 1, "y");
        report(Rule.JSON_WRONG_TYPE, "a", 2, 1, "x");
        report(Rule.JSON_MISSING_FIELD, "a", 2, 1, "z");
        assertThat(diagnostics.sorted())
                .map(Diagnostic::toString)
                .containsExactly(
                        "a:2:1: error [json/missing-field] z",
                        "a:2:1: error [json/wrong-type] x",
                        "a:2:1: error [json/wrong-type] y",
                        "a:2:9: error [json/syntax] x",
                        "a:10:1: error [json/syntax] x",
                        "b:1:1: " + Rule.LINK_BROKEN.severity().word() + " [link/broken] x");
    }

    @Test
    void theSameProblemAtTheSamePlaceIsCountedOnce() {
        report(Rule.JSON_SYNTAX, "a", 1, 1, "x");
        report(Rule.JSON_SYNTAX, "a", 1, 1, "x");
        assertThat(diagnostics.sorted()).hasSize(1);
        assertThat(diagnostics.count(Rule.JSON_SYNTAX)).isEqualTo(1);
        assertThat(diagnostics.count(Severity.ERROR)).isEqualTo(1);
    }

    @Test
    void ofManyProblemsOfOneRuleTheFirstAreShownAndTheOthersCounted() {
        for (int line = 300; line > 0; line--) {
            report(Rule.JSON_SYNTAX, "a", line, 1, "x");
        }
        report(Rule.JSON_WRONG_TYPE, "a", 999, 1, "x");
        assertThat(diagnostics.sorted()).hasSize(Diagnostics.LIMIT_PER_RULE + 1);
        assertThat(diagnostics.sorted().get(0).location().line()).isEqualTo(1);
        assertThat(diagnostics
                        .sorted()
                        .get(Diagnostics.LIMIT_PER_RULE - 1)
                        .location()
                        .line())
                .isEqualTo(Diagnostics.LIMIT_PER_RULE);
        assertThat(diagnostics.count(Rule.JSON_SYNTAX)).isEqualTo(300);
        assertThat(diagnostics.omitted()).containsOnly(Map.entry(Rule.JSON_SYNTAX, 250));
        assertThat(new DiagnosticPrinter(location -> Optional.empty()).print(diagnostics))
                .endsWith("… and 250 more [json/syntax]\n");
    }

    @Test
    void theReportIsTheSameWhateverOrderThreadsFindProblemsIn() throws InterruptedException, ExecutionException {
        List<Integer> lines = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            // Every problem is found three times, as by three storefronts that share a text.
            lines.addAll(List.of(1 + i, 1 + i, 1 + i));
        }
        for (int seed = 0; seed < 5; seed++) {
            Collections.shuffle(lines, new Random(seed));
            Diagnostics shared = new Diagnostics();
            ExecutorService pool = Executors.newFixedThreadPool(8);
            try {
                List<Future<?>> running = new ArrayList<>();
                for (int thread = 0; thread < 8; thread++) {
                    int first = thread;
                    running.add(pool.submit(() -> {
                        for (int i = first; i < lines.size(); i += 8) {
                            shared.report(Rule.JSON_SYNTAX, Location.of("a", lines.get(i), 1), "x", "");
                        }
                    }));
                }
                for (Future<?> future : running) {
                    future.get();
                }
            } finally {
                pool.shutdownNow();
            }
            assertThat(shared.count(Rule.JSON_SYNTAX)).isEqualTo(2000);
            assertThat(shared.omitted().get(Rule.JSON_SYNTAX)).isEqualTo(2000 - Diagnostics.LIMIT_PER_RULE);
            assertThat(shared.sorted())
                    .map(problem -> problem.location().line())
                    .isEqualTo(java.util.stream.IntStream.rangeClosed(1, Diagnostics.LIMIT_PER_RULE)
                            .boxed()
                            .toList());
        }
    }

    @Test
    void levelsHoldForWhatWasFoundBeforeThemToo() {
        for (int line = 60; line > 0; line--) {
            report(Rule.MEDIA_NO_ALT, "a", line, 1, "x");
        }
        report(Rule.JSON_SYNTAX, "a", 1, 1, "x");
        diagnostics.levels(new Levels(Map.of(Rule.MEDIA_NO_ALT, Optional.of(Severity.INFO))));
        report(Rule.MEDIA_NO_ALT, "a", 61, 1, "x");
        // The same problem at the same place.
        report(Rule.MEDIA_NO_ALT, "a", 60, 1, "x");
        assertThat(diagnostics.count(Severity.WARNING)).isZero();
        assertThat(diagnostics.count(Severity.INFO)).isEqualTo(61);
        assertThat(diagnostics.count(Severity.ERROR)).isOne();
        assertThat(diagnostics.sorted()).hasSize(Diagnostics.LIMIT_PER_RULE + 1);
        assertThat(diagnostics.omittedBySeverity()).isEqualTo(Map.of(Rule.MEDIA_NO_ALT, Map.of(Severity.INFO, 11)));
        assertThat(diagnostics.omittedSeverity(Rule.MEDIA_NO_ALT)).isEqualTo(Severity.INFO);
    }

    @Test
    void whatIsSwitchedOffIsFoundAllTheSame() {
        report(Rule.MEDIA_NO_ALT, "a", 1, 1, "x");
        diagnostics.levels(new Levels(Map.of(Rule.MEDIA_NO_ALT, Optional.empty())));
        report(Rule.MEDIA_NO_ALT, "a", 2, 1, "x");
        assertThat(diagnostics.sorted()).isEmpty();
        assertThat(diagnostics.count(Rule.MEDIA_NO_ALT)).isZero();
        assertThat(diagnostics.found(Rule.MEDIA_NO_ALT)).isTrue();
        assertThat(diagnostics.found(Rule.MEDIA_MISSING)).isFalse();
    }

    @Test
    void whatAGateMadeOfAProblemGoesBeforeTheLevelOfItsRule() {
        diagnostics.levels(new Levels(Map.of(
                Rule.TEXT_LOW_COVERAGE, Optional.empty(), Rule.TEXT_STALE_TRANSLATION, Optional.of(Severity.ERROR))));
        gated(Rule.TEXT_LOW_COVERAGE, Severity.ERROR);
        gated(Rule.TEXT_LOW_COVERAGE, Severity.WARNING);
        gated(Rule.TEXT_LOW_COVERAGE, Severity.INFO);
        gated(Rule.TEXT_STALE_TRANSLATION, Severity.WARNING);
        gated(Rule.TEXT_STALE_TRANSLATION, Severity.INFO);
        assertThat(diagnostics.sorted().stream().map(Diagnostic::toString))
                .containsExactly(
                        "a:1: error [text/low-coverage] ERROR",
                        "a:1: info [text/stale-translation] INFO",
                        "a:1: error [text/stale-translation] WARNING");
    }

    @Test
    void whatIsPassedOverDoesNotDependOnTheOrderItIsFoundIn() {
        Diagnostics before = new Diagnostics();
        before.gather();
        before.levels(Levels.USUAL);
        before.report(Rule.MEDIA_NO_ALT, Location.of("a", 1, 1), "7 of 8", "");
        before.report(Rule.MEDIA_NO_ALT, Location.of("a", 2, 1), "9 of 10", "");
        before.report(Rule.MEDIA_NO_ALT, Location.of("b", 1, 1), "1 of 8", "");
        before.report(Rule.JSON_SYNTAX, Location.of("a", 1, 1), "x", "");
        before.report(Rule.MEDIA_REMOTE, Location.of("a", 1, 1), "x", "");
        assertThat(before.passedOver()).isEqualTo(3);
        assertThat(before.gathered().values()).containsExactly(2, 1);
        assertThat(before.sorted()).hasSize(2);
        TreeMap<Baseline.Problem, Baseline.Entry> entries = new TreeMap<>();
        before.gathered()
                .forEach((problem, count) -> entries.put(problem, new Baseline.Entry(count, Location.of("c", 1, 1))));
        List<Integer> lines = new ArrayList<>(List.of(1, 2, 3, 4));
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(lines, new Random(seed));
            Diagnostics shuffled = new Diagnostics();
            shuffled.passOver(new Baseline(entries));
            shuffled.report(Rule.MEDIA_NO_ALT, Location.of("b", 3, 1), "2 of 8", "");
            shuffled.levels(Levels.USUAL);
            lines.forEach(line -> shuffled.report(Rule.MEDIA_NO_ALT, Location.of("a", line, 1), line + " of 4", ""));
            assertThat(shuffled.sorted().stream().map(Diagnostic::toString))
                    .as("seed " + seed)
                    .containsExactly(
                            "a:1:1: warning [media/no-alt] 1 of 4",
                            "a:2:1: warning [media/no-alt] 2 of 4",
                            "a:3:1: warning [media/no-alt] 3 of 4",
                            "a:4:1: warning [media/no-alt] 4 of 4");
            assertThat(shuffled.passedOver()).isOne();
            shuffled.reportUnneeded();
            assertThat(shuffled.count(Rule.BASELINE_NOT_NEEDED)).isZero();
        }
    }

    private void gated(Rule rule, Severity severity) {
        diagnostics.report(new Diagnostic(rule, severity, Location.of("a", 1, 0), severity.name(), "", List.of()));
    }

    private void report(Rule rule, String path, int line, int column, String message) {
        diagnostics.report(rule, Location.of(path, line, column), message, "");
    }
}
