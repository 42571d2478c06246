package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Popularity;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps {@code catalog/popularity.json}: one product a line, sorted, so that a change is a small difference. */
public final class PopularityFile {

    /** Where it is, from the root of the site. */
    public static final String NAME = "catalog/popularity.json";

    /** Files beyond this many bytes are refused; a large shop has a line for each of its products. */
    private static final long MOST = 256L << 20;

    private PopularityFile() {}

    /** The popularity in {@code files}; what is wrong is reported and left out. */
    static Popularity read(SourceFiles files, Diagnostics diagnostics) throws IOException {
        if (!files.isFile(NAME)) {
            return Popularity.NONE;
        }
        Optional<JsonValue.Obj> read = files.bytes(NAME, MOST, diagnostics)
                .flatMap(bytes -> SourceFiles.decode(bytes, NAME, diagnostics))
                .flatMap(text -> JsonTree.json(text, NAME, 1, diagnostics))
                .filter(json -> new ShapeCheck(diagnostics, false).check(json, Shapes.POPULARITY))
                .map(json -> (JsonValue.Obj) json);
        Optional<JsonValue> date = read.flatMap(obj -> obj.get("date"));
        if (read.isEmpty() || date.isEmpty()) {
            return Popularity.NONE;
        }
        LocalDate day = LocalDate.EPOCH;
        try {
            day = LocalDate.parse(date.get().asText().orElse(""));
        } catch (DateTimeException e) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    date.get().at(),
                    "there is no such day",
                    "write the day the counts were brought in, such as 2026-03-01");
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        read.get()
                .object("counts")
                .ifPresent(obj -> obj.fields().keySet().stream()
                        .filter(id -> id.matches(Shapes.ID_PATTERN))
                        .forEach(id -> obj.number(id)
                                .map(BigDecimal::longValue)
                                .filter(count -> count > 0)
                                .ifPresent(count -> counts.put(id, count))));
        return new Popularity(day, counts);
    }

    /**
     * Writes {@code popularity} into the site folder; the file is the old one or the new one, whole.
     *
     * @throws IOException when the folder cannot be written
     */
    public static void write(Path site, Popularity popularity) throws IOException {
        Path file = site.resolve(NAME);
        Path next = site.resolve("catalog/.popularity.json.next");
        Files.createDirectories(site.resolve("catalog"));
        try (BufferedWriter out = Files.newBufferedWriter(next)) {
            out.write("{\n  \"date\": " + HistoryFile.text(popularity.day().toString()) + ",\n  \"counts\": {");
            String comma = "\n";
            for (Map.Entry<String, Long> count : popularity.counts().entrySet()) {
                out.write(comma + "    " + HistoryFile.text(count.getKey()) + ": " + count.getValue());
                comma = ",\n";
            }
            out.write(popularity.counts().isEmpty() ? "}\n}\n" : "\n  }\n}\n");
        }
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
