package dev.vitrine.diagnostics;

/** How much a problem matters: an error stops the site from being published. */
public enum Severity {
    ERROR,
    WARNING,
    INFO;

    /** The word printed in a report. */
    public String word() {
        return switch (this) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "info";
        };
    }
}
