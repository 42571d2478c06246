package dev.vitrine.diagnostics;

import java.util.Locale;
import java.util.Optional;

/** Writes problems as text, each with its source line, a caret and the hint. */
public final class DiagnosticPrinter {

    private final ExcerptSource excerpts;

    public DiagnosticPrinter(ExcerptSource excerpts) {
        this.excerpts = excerpts;
    }

    /** All kept problems of a run, then what was left out and the totals; lines end with {@code \n}. */
    public String print(Diagnostics diagnostics) {
        StringBuilder out = new StringBuilder();
        for (Diagnostic diagnostic : diagnostics.sorted()) {
            out.append(print(diagnostic));
        }
        diagnostics
                .omitted()
                .forEach((rule, more) -> out.append("… and ")
                        .append(more)
                        .append(" more [")
                        .append(rule.id())
                        .append("]\n"));
        return out.toString();
    }

    /** One problem, several lines, the last ending with {@code \n}. */
    public String print(Diagnostic diagnostic) {
        StringBuilder out = new StringBuilder(safe(diagnostic.toString())).append('\n');
        Optional<Excerpt> excerpt =
                diagnostic.location().line() == 0 ? Optional.empty() : excerpts.excerpt(diagnostic.location());
        excerpt.ifPresent(e -> {
            String number = Integer.toString(diagnostic.location().line());
            out.append("  ").append(number).append(" | ").append(e.text()).append('\n');
            if (diagnostic.location().column() > 0) {
                out.append("  ")
                        .append(" ".repeat(number.length()))
                        .append(" | ")
                        .append(" ".repeat(e.caret()))
                        .append("^".repeat(e.length()))
                        .append('\n');
            }
        });
        for (Location related : diagnostic.related()) {
            out.append("  see: ").append(safe(related.toString())).append('\n');
        }
        if (!diagnostic.hint().isEmpty()) {
            out.append("  hint: ").append(safe(diagnostic.hint())).append('\n');
        }
        return out.toString();
    }

    /** Texts of files may hold characters that drive a terminal; they are shown, not sent. */
    private static String safe(String text) {
        if (text.codePoints().noneMatch(Excerpt::drivesTerminal)) {
            return text;
        }
        StringBuilder safe = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (Excerpt.drivesTerminal(c)) {
                safe.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
