package dev.vitrine.translation;

import java.util.Locale;
import java.util.Optional;

/** In what form texts go to translators. */
public enum ExchangeFormat {
    /** XLIFF 1.2. */
    XLIFF12("xlf"),
    /** XLIFF 2.0, which 2.1 and 2.2 readers take too. */
    XLIFF2("xlf"),
    /** A table for spreadsheets. */
    CSV("csv");

    private final String extension;

    ExchangeFormat(String extension) {
        this.extension = extension;
    }

    /** How names of such files end. */
    public String extension() {
        return extension;
    }

    /** The format of {@code word}, in any case; empty when there is none. */
    public static Optional<ExchangeFormat> of(String word) {
        for (ExchangeFormat format : values()) {
            if (format.name().equals(word.toUpperCase(Locale.ROOT))) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
