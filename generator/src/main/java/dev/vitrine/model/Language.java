package dev.vitrine.model;

import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A language of the site, as a BCP 47 tag in canonical case ({@code en-GB}, {@code zh-Hant}).
 *
 * @param tag the canonical tag
 */
public record Language(String tag) implements Comparable<Language> {

    private static final Set<String> ISO_639_1 = Set.of(Locale.getISOLanguages());

    /** The language of {@code tag}, or empty when it is no well-formed BCP 47 tag. */
    public static Optional<Language> parse(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            return locale.getLanguage().isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Language(locale.toLanguageTag()));
        } catch (IllformedLocaleException e) {
            return Optional.empty();
        }
    }

    /** The primary language subtag: {@code en} of {@code en-GB}. */
    public String primary() {
        int dash = tag.indexOf('-');
        return dash < 0 ? tag : tag.substring(0, dash);
    }

    /**
     * The language as search engines name it: ISO 639-1, and the script where it is stated ({@code zh-Hant}); empty when it has no such name. The country is
     * the market's to say.
     */
    public Optional<String> hreflang() {
        Locale locale = toLocale();
        // Filipino has a code of three letters only; search engines know it as Tagalog.
        String code = locale.getLanguage().equals("fil") ? "tl" : locale.getLanguage();
        if (!ISO_639_1.contains(code)) {
            return Optional.empty();
        }
        return Optional.of(locale.getScript().isEmpty() ? code : code + "-" + locale.getScript());
    }

    /** Whether it is one of the pseudo-languages that are made for tests of the layout: {@code en-XA} and {@code ar-XB}. */
    public boolean isPseudo() {
        return tag.equals("en-XA") || tag.equals("ar-XB");
    }

    public Locale toLocale() {
        return Locale.forLanguageTag(tag);
    }

    @Override
    public int compareTo(Language other) {
        return tag.compareTo(other.tag);
    }

    @Override
    public String toString() {
        return tag;
    }
}
