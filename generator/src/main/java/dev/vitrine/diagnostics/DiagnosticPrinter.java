package dev.vitrine.diagnostics;

import java.util.Locale;
import java.util.Optional;

/** Writes problems as text, each with its source line, a caret and the hint. */
public final class DiagnosticPrinter {

    private static final String BOLD = "1";
    private static final String CYAN = "36";

    private final ExcerptSource excerpts;
    private final boolean coloured;

    /** Writes plain text. */
    public DiagnosticPrinter(ExcerptSource excerpts) {
        this(excerpts, false);
    }

    /**
     * Writes text for a terminal.
     *
     * @param coloured whether severity, place, caret and hint get colours, by the escape sequences that every terminal knows
     */
    public DiagnosticPrinter(ExcerptSource excerpts, boolean coloured) {
        this.excerpts = excerpts;
        this.coloured = coloured;
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
        StringBuilder out = new StringBuilder(head(diagnostic)).append('\n');
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
                        .append(painted(colour(diagnostic.severity()), "^".repeat(e.length())))
                        .append('\n');
            }
        });
        for (Location related : diagnostic.related()) {
            out.append("  see: ").append(safe(related.toString())).append('\n');
        }
        if (!diagnostic.hint().isEmpty()) {
            out.append("  ")
                    .append(painted(CYAN, "hint:"))
                    .append(' ')
                    .append(safe(diagnostic.hint()))
                    .append('\n');
        }
        return out.toString();
    }

    private String head(Diagnostic diagnostic) {
        if (!coloured) {
            return safe(diagnostic.toString());
        }
        String place = safe(diagnostic.location().toString());
        return (place.isEmpty() ? "" : painted(BOLD, place + ":") + " ")
                + painted(colour(diagnostic.severity()), diagnostic.severity().word())
                + " [" + diagnostic.rule().id() + "] " + safe(diagnostic.message());
    }

    private String painted(String colour, String text) {
        return coloured ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }

    private static String colour(Severity severity) {
        return switch (severity) {
            case ERROR -> "1;31";
            case WARNING -> "1;33";
            case INFO -> "1;34";
        };
    }

    /** Texts of files may hold characters that drive a terminal; they are shown, not sent: {@code \\u001b}. */
    public static String safe(String text) {
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
