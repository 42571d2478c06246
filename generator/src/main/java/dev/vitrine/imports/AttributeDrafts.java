package dev.vitrine.imports;

import dev.vitrine.model.Language;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The options and facts of a catalogue, with the ids they and their values get. */
final class AttributeDrafts {

    private final Ids ids;
    private final Map<String, Definition> definitions = new TreeMap<>();

    AttributeDrafts(Ids ids) {
        this.ids = ids;
    }

    /** The names of one attribute and of its values, in the order they were met. */
    static final class Definition {
        final Map<String, String> names = new TreeMap<>();
        final Map<String, Map<String, String>> values = new LinkedHashMap<>();
        private final Map<String, String> idByText = new LinkedHashMap<>();
    }

    Map<String, Definition> definitions() {
        return definitions;
    }

    /** The id of the attribute called {@code name}. */
    String attribute(String name, Language language) {
        return attribute(ids.slug(name, language), name, language);
    }

    /** Names the attribute {@code id}, unless it has a name in this language. */
    String attribute(String id, String name, Language language) {
        definitions.computeIfAbsent(id, i -> new Definition()).names.putIfAbsent(language.tag(), name);
        return id;
    }

    /** A fact other shops have a column for: its name is known here. */
    String common(String id, Language language) {
        return attribute(id, FactNames.of(id, language), language);
    }

    /** The id of an option value; texts that differ only in case are one value. */
    String value(String attribute, String text, Language language) {
        Definition definition = definitions.computeIfAbsent(attribute, i -> new Definition());
        return definition.idByText.computeIfAbsent(folded(text), f -> {
            String slug = ids.slug(text, language);
            String id = slug;
            for (int i = 2; definition.values.containsKey(id); i++) {
                id = slug + "-" + i;
            }
            Map<String, String> names = new TreeMap<>();
            names.put(language.tag(), text);
            definition.values.put(id, names);
            return id;
        });
    }

    /** The id of a value of this attribute that is already known by this text. */
    Optional<String> known(String attribute, String text) {
        Definition definition = definitions.get(attribute);
        return definition == null ? Optional.empty() : Optional.ofNullable(definition.idByText.get(folded(text)));
    }

    /** Whether variants somewhere differ in this attribute. */
    boolean isOption(String attribute) {
        Definition definition = definitions.get(attribute);
        return definition != null && !definition.values.isEmpty();
    }

    private static String folded(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
