package dev.vitrine.load;

import dev.vitrine.diagnostics.Baseline;
import dev.vitrine.diagnostics.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code baseline.json}: sorted, one problem a line, so that a change is a small difference. */
public final class BaselineFile {

    /** Its name in the site folder. */
    public static final String NAME = "baseline.json";

    static final Shape.Obj SHAPE = Shape.object(
                    NAME, "Problems that are passed over; vitrine check --write-baseline writes it.")
            .required("version", Shape.whole(1, 1), "1")
            .required(
                    "problems",
                    Shape.list(Shape.object("problem", "A problem that is passed over.")
                            .required("path", Shape.textOrEmpty(), "its file; empty when it has none")
                            .required("rule", Shape.text(), "the id of its rule")
                            .required(
                                    "message",
                                    Shape.matching("[0-9a-f]{16}", "16 hexadecimal digits"),
                                    "stands for what is said")
                            .required("count", Shape.whole(1, Integer.MAX_VALUE), "how often it is passed over")
                            .build()),
                    "by path, rule and message")
            .build();

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private BaselineFile() {}

    /** The baseline of a site, none when it has no file of it; what is wrong with the file is reported. */
    static Baseline read(SourceFiles files, Diagnostics diagnostics) throws IOException {
        if (!files.isFile(NAME)) {
            return Baseline.NONE;
        }
        SortedMap<Baseline.Problem, Baseline.Entry> entries = new TreeMap<>();
        SettingsReader.object(files, NAME, SHAPE, diagnostics)
                .ifPresent(file -> file.list("problems").stream()
                        .filter(JsonValue.Obj.class::isInstance)
                        .map(JsonValue.Obj.class::cast)
                        .forEach(problem -> entries.merge(
                                new Baseline.Problem(
                                        problem.text("path").orElse(""),
                                        problem.text("rule").orElse(""),
                                        problem.text("message").orElse("")),
                                new Baseline.Entry(
                                        problem.number("count")
                                                .map(number -> number.intValue())
                                                .orElse(0),
                                        problem.at()),
                                (one, other) -> new Baseline.Entry(one.count() + other.count(), one.at()))));
        return new Baseline(entries);
    }

    /**
     * Writes {@code problems}, each with how often it was found, into the site folder.
     *
     * @throws IOException when the folder cannot be written
     */
    public static void write(Path site, SortedMap<Baseline.Problem, Integer> problems) throws IOException {
        StringBuilder text = new StringBuilder("{\n  \"version\": 1,\n  \"problems\": [");
        String comma = "\n";
        for (Map.Entry<Baseline.Problem, Integer> problem : problems.entrySet()) {
            text.append(comma)
                    .append("    { \"path\": ")
                    .append(quoted(problem.getKey().path()))
                    .append(", \"rule\": ")
                    .append(quoted(problem.getKey().rule()))
                    .append(", \"message\": ")
                    .append(quoted(problem.getKey().message()))
                    .append(", \"count\": ")
                    .append(problem.getValue())
                    .append(" }");
            comma = ",\n";
        }
        text.append(problems.isEmpty() ? "]\n}\n" : "\n  ]\n}\n");
        Path next = site.resolve("." + NAME + ".next");
        Files.writeString(next, text);
        Files.move(next, site.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
    }

    private static String quoted(String value) {
        return MAPPER.writeValueAsString(value);
    }
}
