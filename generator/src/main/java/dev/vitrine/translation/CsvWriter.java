package dev.vitrine.translation;

import dev.vitrine.model.Language;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Writes a table that spreadsheets open without taking texts for formulas. */
final class CsvWriter implements ExchangeWriter {

    /** What a cell begins with that a spreadsheet would compute, or that would be taken for the guard itself. */
    private static final String GUARDED = "=+-@\t\r'";

    private final Appendable out;

    CsvWriter(Appendable out) {
        this.out = out;
    }

    /** {@code text} with an apostrophe before what a spreadsheet would take for a formula. */
    static String guard(String text) {
        return !text.isEmpty() && GUARDED.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    /** {@code text} without the apostrophe that {@link #guard} put before it. */
    static String unguard(String text) {
        boolean guarded = text.length() > 1 && text.charAt(0) == '\'' && GUARDED.indexOf(text.charAt(1)) >= 0;
        return guarded ? text.substring(1) : text;
    }

    @Override
    public void begin(Language source, Language target) throws IOException {
        row(List.of("id", source.tag(), target.tag(), "state", "place"));
    }

    @Override
    public void thing(String original, List<Outgoing> texts) throws IOException {
        for (Outgoing text : texts) {
            String state = text.state() == State.STALE || text.state() == State.MISSING
                    ? text.state().name().toLowerCase(Locale.ROOT)
                    : "translated";
            row(List.of(
                    text.field().id(),
                    text.field().source().text(),
                    text.target().orElse(""),
                    state,
                    text.field().source().at().toString()));
        }
    }

    private void row(List<String> cells) throws IOException {
        for (int i = 0; i < cells.size(); i++) {
            String cell = guard(cells.get(i));
            boolean quoted =
                    cell.chars().anyMatch(c -> c == '"' || c == ',' || c == ';' || c == '\n' || c == '\r' || c == '\t')
                            || !cell.strip().equals(cell);
            out.append(i == 0 ? "" : ",").append(quoted ? '"' + cell.replace("\"", "\"\"") + '"' : cell);
        }
        out.append("\r\n");
    }

    @Override
    public void end() {}
}
