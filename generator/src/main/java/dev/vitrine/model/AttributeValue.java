package dev.vitrine.model;

import java.math.BigDecimal;
import java.util.Optional;

/** One value of an attribute or option. */
public sealed interface AttributeValue {

    /**
     * A text, which may be the id of a value in {@code attributes.json}.
     *
     * @param text the id or the text itself
     */
    record Text(String text) implements AttributeValue {}

    /**
     * A text per language.
     *
     * @param text the text
     */
    record Words(Localized<String> text) implements AttributeValue {}

    /**
     * A number without unit.
     *
     * @param number the number
     */
    record Number(BigDecimal number) implements AttributeValue {}

    /**
     * A measured value.
     *
     * @param measurement how much
     * @param of which choice of the product's it holds for; empty for all of them
     */
    record Measured(Measurement measurement, Optional<Choice> of) implements AttributeValue {}

    /**
     * One choice a shopper has.
     *
     * @param option attribute id of the option
     * @param value value id
     */
    record Choice(String option, String value) {}

    /**
     * Yes or no.
     *
     * @param yes which
     */
    record Flag(boolean yes) implements AttributeValue {}
}
