package dev.vitrine.imports;

import dev.vitrine.csv.CsvRow;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A CSV file in memory.
 *
 * @param file the file
 * @param path the file, as problems name it
 * @param header the header record
 * @param names column names without blanks around them
 * @param byKey {@linkplain #key normalised} column name to its first column
 * @param rows the records after the header; no empty ones
 * @param decimalComma whether its amounts are written {@code 12,50}
 */
public record CsvTable(
        Path file,
        String path,
        CsvRow header,
        List<String> names,
        Map<String, Integer> byKey,
        List<CsvRow> rows,
        boolean decimalComma) {

    static CsvTable of(Path file, String path, CsvRow header, List<CsvRow> rows, boolean decimalComma) {
        List<String> names = header.fields().stream()
                .map(name -> name.replace('\u00a0', ' ').replace("\ufeff", "").strip())
                .toList();
        Map<String, Integer> byKey = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            byKey.putIfAbsent(key(names.get(i)), i);
        }
        return new CsvTable(file, path, header, names, byKey, rows, decimalComma);
    }

    /** The column of a name, or -1. */
    public int column(String name) {
        return byKey.getOrDefault(key(name), -1);
    }

    /** Letters and digits of a column name, in lower case and without accents: {@code "Body (HTML)"} is {@code bodyhtml}. */
    public static String key(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(plain.length());
        plain.codePoints().filter(Character::isLetterOrDigit).forEach(key::appendCodePoint);
        return key.toString();
    }
}
