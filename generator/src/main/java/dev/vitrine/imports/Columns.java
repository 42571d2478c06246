package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.csv.CsvRow;
import dev.vitrine.diagnostics.Rule;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** The columns of a table by the names a reader knows them by. */
final class Columns {

    private final CsvTable table;
    private final Map<String, Integer> byKey;
    private final Set<Integer> used = new HashSet<>();

    /**
     * The columns of {@code table}.
     *
     * @param names column name in the file to the name the reader knows, both normalised
     */
    Columns(CsvTable table, Map<String, String> names) {
        this.table = table;
        this.byKey = new LinkedHashMap<>();
        table.byKey().forEach((key, index) -> byKey.putIfAbsent(names.getOrDefault(key, key), index));
    }

    /** The column of the first of these keys that the file has, or -1. */
    int index(String... keys) {
        for (String key : keys) {
            Integer index = byKey.get(key);
            if (index != null) {
                used.add(index);
                return index;
            }
        }
        return -1;
    }

    boolean has(String... keys) {
        return index(keys) >= 0;
    }

    Cell cell(CsvRow row, String... keys) {
        return row.cell(index(keys));
    }

    void use(int index) {
        used.add(index);
    }

    /** Reports columns nobody asked for, unless they are known to say nothing a storefront shows. */
    void reportUnused(ImportLog log, Predicate<String> meaningless) {
        for (int i = 0; i < table.names().size(); i++) {
            String name = table.names().get(i);
            if (used.contains(i) || name.isEmpty()) {
                continue;
            }
            boolean repeated = table.byKey().getOrDefault(CsvTable.key(name), i) != i;
            String key = CsvTable.key(name);
            if (repeated || byKey.containsValue(i) && !meaningless.test(keyOf(i, key))) {
                log.report(
                        Rule.IMPORT_UNKNOWN_COLUMN,
                        table.header().cell(i),
                        repeated
                                ? "the column '" + ImportLog.shown(name) + "' stands twice; the first one is used"
                                : "the column '" + ImportLog.shown(name) + "' is not used",
                        "");
            }
        }
    }

    private String keyOf(int index, String otherwise) {
        return byKey.entrySet().stream()
                .filter(entry -> entry.getValue() == index)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(otherwise);
    }
}
