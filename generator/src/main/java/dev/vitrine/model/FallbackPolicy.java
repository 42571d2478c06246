package dev.vitrine.model;

import java.util.Map;

/**
 * What happens when words are missing in a language.
 *
 * @param standard where nothing else is said
 * @param byField field name to choice
 * @param byLanguage language to field name to choice; wins over {@code byField}
 */
public record FallbackPolicy(
        Choice standard, Map<String, Choice> byField, Map<Language, Map<String, Choice>> byLanguage) {

    public FallbackPolicy {
        byField = Map.copyOf(byField);
        byLanguage = Map.copyOf(byLanguage);
    }

    public Choice of(String field, Language language) {
        Choice own = byLanguage.getOrDefault(language, Map.of()).get(field);
        if (own != null) {
            return own;
        }
        Choice general = byField.get(field);
        return general != null ? general : standard;
    }

    /** What to do. */
    public enum Choice {
        /** Use the words of the fallback chain. */
        FALLBACK,
        /** Leave the field out, or the page when the field is the thing itself. */
        HIDE,
        /** Report an error. */
        FAIL
    }
}
