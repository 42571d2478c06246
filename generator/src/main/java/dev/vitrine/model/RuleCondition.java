package dev.vitrine.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** What a market rule asks of data or of a finished page. Every condition has an answer for every page: yes, no, or that something is not known. */
public sealed interface RuleCondition {

    /** All of these hold. */
    record All(List<RuleCondition> of) implements RuleCondition {
        public All {
            of = List.copyOf(of);
        }
    }

    /** At least one of these holds. */
    record AnyOf(List<RuleCondition> of) implements RuleCondition {
        public AnyOf {
            of = List.copyOf(of);
        }
    }

    /** This does not hold. */
    record Not(RuleCondition of) implements RuleCondition {}

    /**
     * A field of the data.
     *
     * @param name such as {@code product.warnings}
     * @param test what is asked of it
     */
    record Field(String name, FieldTest test) implements RuleCondition {}

    /**
     * A fact that the page shows: a visible element with {@code data-fact}.
     *
     * @param name its name
     * @param shows the field whose every part its text must have
     * @param near another fact that stands in the same {@code data-offer}, at least once
     * @param eachOffer whether every visible {@code data-offer} with a price has it
     * @param contains the list of which its text must have a phrase
     * @param ownLanguage whether none of it may be in another language than the page
     */
    record Fact(
            String name,
            Optional<String> shows,
            Optional<String> near,
            boolean eachOffer,
            Optional<String> contains,
            boolean ownLanguage)
            implements RuleCondition {}

    /**
     * A visible link of the page.
     *
     * @param to a kind of page such as {@code imprint}, or a field that holds an address
     * @param label the list of which its text must have a phrase
     */
    record Link(String to, Optional<String> label) implements RuleCondition {}

    /** The page says one of the phrases of a list, in what is seen, in its title or in texts about pictures. */
    record Phrases(String list) implements RuleCondition {}

    /** The page links to an address that has one of these parts. */
    record Address(List<String> parts) implements RuleCondition {
        public Address {
            parts = List.copyOf(parts);
        }
    }

    /** The page loads something from another server that the settings do not call essential. */
    record ForeignRequest() implements RuleCondition {}

    /**
     * A price that is compared with a higher one was higher before, as recorded prices prove.
     *
     * @param shown whether it must be compared with the lowest price of the 30 days before, and that must be shown beside it; else with any price of these days
     */
    record PriorPrice(boolean shown) implements RuleCondition {}

    /** All prices of the page are those of the catalogue. */
    record PriceParity() implements RuleCondition {}

    /** What is asked of a field. */
    sealed interface FieldTest {

        /** It is stated, be it as an explicit {@code none}; or it is not. */
        record Exists(boolean stated) implements FieldTest {}

        /** It is one of these texts. */
        record In(List<String> texts) implements FieldTest {
            public In {
                texts = List.copyOf(texts);
            }
        }

        /** All of it are numbers of this form. */
        record Form(NumberForm form) implements FieldTest {}

        /** It is this number, or a larger one. */
        record AtLeast(BigDecimal number) implements FieldTest {}
    }
}
