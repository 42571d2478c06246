package dev.vitrine.translation;

import java.util.Optional;

/**
 * A text on its way to a translator.
 *
 * @param field the text
 * @param target what there is of a translation
 * @param state how that stands
 */
record Outgoing(Field field, Optional<String> target, State state) {}
