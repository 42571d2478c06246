package dev.vitrine.maven;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** The words and numbers of the report in the language of a Maven site; English where it has not been translated. */
final class SiteReportWords {

    private static final String BUNDLE = "dev.vitrine.maven.site-report";

    private final ResourceBundle words;
    private final Locale locale;

    private SiteReportWords(ResourceBundle words, Locale locale) {
        this.words = words;
        this.locale = locale;
    }

    static SiteReportWords of(Locale locale) {
        // Never the language of the machine.
        return new SiteReportWords(
                ResourceBundle.getBundle(
                        BUNDLE,
                        locale,
                        SiteReportWords.class.getClassLoader(),
                        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES)),
                locale);
    }

    String text(String key) {
        return words.getString(key);
    }

    /** The text of {@code key} with {@code value} where it says {@code {0}}. */
    String text(String key, String value) {
        return text(key).replace("{0}", value);
    }

    /** What the kind of content {@code kind} is called; as it is where it has no name. */
    String kind(String kind) {
        try {
            return text("kind." + kind);
        } catch (MissingResourceException e) {
            return kind;
        }
    }

    String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A share from 0 to 1 in percent, rounded down: all is only what is all. */
    String percent(double share) {
        return NumberFormat.getPercentInstance(locale).format(Math.floor(share * 100 + 1e-9) / 100);
    }
}
