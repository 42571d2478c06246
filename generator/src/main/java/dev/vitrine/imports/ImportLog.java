package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Excerpt;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the readers report, and what it takes to show the lines they report. */
public final class ImportLog implements ExcerptSource {

    private final Diagnostics diagnostics = new Diagnostics();
    private final Map<String, Source> sources = new HashMap<>();
    private final Set<String> saidOnce = new HashSet<>();
    private String cachedPath = "";
    private List<String> cachedLines = List.of();

    private record Source(Path file, Charset charset) {}

    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Remembers how the file of {@code path} is read. */
    void source(String path, Path file, Charset charset) {
        sources.put(path, new Source(file, charset));
    }

    public void report(Rule rule, Cell cell, String message, String hint) {
        diagnostics.report(rule, cell.location(), message, hint);
    }

    void report(Rule rule, Cell cell, int offset, String message, String hint) {
        diagnostics.report(rule, cell.location(offset), message, hint);
    }

    public void report(Rule rule, Location location, String message, String hint) {
        diagnostics.report(rule, location, message, hint);
    }

    /** A problem that matters less than its rule usually does. */
    void note(Rule rule, Location location, String message, String hint) {
        diagnostics.report(new Diagnostic(rule, Severity.INFO, location, message, hint, List.of()));
    }

    void report(Rule rule, Cell cell, String message, String hint, Location related) {
        diagnostics.report(rule, cell.location(), message, hint, related);
    }

    /** Whether {@code key} is met for the first time. */
    boolean first(String key) {
        return saidOnce.add(key);
    }

    /** A value for a message: on one line, and short. */
    public static String shown(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.length() <= 60
                ? line
                : line.substring(0, line.offsetByCodePoints(0, line.codePointCount(0, 56))) + "…";
    }

    @Override
    public synchronized Optional<Excerpt> excerpt(Location location) {
        Source source = sources.get(location.path());
        if (source == null || location.line() == 0) {
            return Optional.empty();
        }
        if (!cachedPath.equals(location.path())) {
            try {
                String text = new String(Files.readAllBytes(source.file()), source.charset());
                cachedLines = List.of((text.startsWith("\ufeff") ? text.substring(1) : text).split("\r\n|\r|\n", -1));
                cachedPath = location.path();
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return location.line() > cachedLines.size()
                ? Optional.empty()
                : Optional.of(
                        Excerpt.around(cachedLines.get(location.line() - 1), location.column(), location.length()));
    }
}
