package dev.vitrine.extension;

import dev.vitrine.diagnostics.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An element of a page.
 *
 * @param name in small letters: {@code img}
 * @param attributes name in small letters to value, in their order; one without a value has an empty one
 * @param text the text that people see in it, with single blanks
 * @param at where its tag begins
 */
public record Element(String name, Map<String, String> attributes, String text, Location at) {

    public Element {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /** The value of an attribute; empty when it is not there. */
    public Optional<String> attribute(String attribute) {
        return Optional.ofNullable(attributes.get(attribute));
    }
}
