package dev.vitrine.report;

import dev.vitrine.BuildFigures;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * How far each storefront is translated, as a table.
 *
 * @param kinds the columns: kinds of content, such as {@code product}
 * @param rows storefront ({@code de/de}) to its cells, one for each kind; of a kind that the storefront does not know, all numbers are 0
 */
public record CoverageTable(List<String> kinds, Map<String, List<BuildFigures.Coverage>> rows) {

    public CoverageTable {
        kinds = List.copyOf(kinds);
        Map<String, List<BuildFigures.Coverage>> copied = new LinkedHashMap<>();
        rows.forEach((storefront, cells) -> copied.put(storefront, List.copyOf(cells)));
        rows = Collections.unmodifiableMap(copied);
    }

    /** The table of {@code coverage}, in its order. */
    public static CoverageTable of(List<BuildFigures.Coverage> coverage) {
        LinkedHashSet<String> kinds = new LinkedHashSet<>();
        Map<String, Map<String, BuildFigures.Coverage>> known = new LinkedHashMap<>();
        for (BuildFigures.Coverage cell : coverage) {
            kinds.add(cell.kind());
            known.computeIfAbsent(cell.storefront(), s -> new LinkedHashMap<>()).put(cell.kind(), cell);
        }
        Map<String, List<BuildFigures.Coverage>> rows = new LinkedHashMap<>();
        known.forEach((storefront, cells) -> rows.put(
                storefront,
                kinds.stream()
                        .map(kind -> cells.getOrDefault(kind, new BuildFigures.Coverage(storefront, kind, 0, 0, 0, 0)))
                        .toList()));
        return new CoverageTable(List.copyOf(kinds), rows);
    }
}
