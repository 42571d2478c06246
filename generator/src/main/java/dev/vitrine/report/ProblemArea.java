package dev.vitrine.report;

import dev.vitrine.diagnostics.AnyRule;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The problems whose rules begin alike.
 *
 * @param name what their rules begin with: {@code catalog} of {@code catalog/unknown-currency}
 * @param problems the gravest first
 * @param omitted rule to how many problems of it are not among them, because there are too many
 */
public record ProblemArea(String name, List<Diagnostic> problems, Map<AnyRule, Integer> omitted) {

    public ProblemArea {
        problems = List.copyOf(problems);
        Map<AnyRule, Integer> sorted = new TreeMap<>(AnyRule.ORDER);
        sorted.putAll(omitted);
        omitted = Collections.unmodifiableMap(sorted);
    }

    /** The areas of {@code diagnostics}: that with the gravest problem first, else by name. */
    public static List<ProblemArea> of(Diagnostics diagnostics) {
        Map<String, List<Diagnostic>> problems = new TreeMap<>();
        diagnostics.sorted().stream()
                .sorted(Comparator.comparing(Diagnostic::severity))
                .forEach(problem -> problems.computeIfAbsent(area(problem.rule()), a -> new ArrayList<>())
                        .add(problem));
        Map<String, Map<AnyRule, Integer>> omitted = new TreeMap<>();
        diagnostics
                .omitted()
                .forEach((rule, count) -> omitted.computeIfAbsent(area(rule), a -> new TreeMap<>(AnyRule.ORDER))
                        .put(rule, count));
        omitted.keySet().forEach(area -> problems.computeIfAbsent(area, a -> new ArrayList<>()));
        List<ProblemArea> areas = new ArrayList<>();
        problems.forEach(
                (area, found) -> areas.add(new ProblemArea(area, found, omitted.getOrDefault(area, Map.of()))));
        areas.sort(Comparator.comparing(ProblemArea::gravest));
        return List.copyOf(areas);
    }

    private static String area(AnyRule rule) {
        return rule.id().substring(0, rule.id().indexOf('/'));
    }

    private Severity gravest() {
        return problems.isEmpty() ? Severity.INFO : problems.get(0).severity();
    }
}
