package dev.vitrine.rules;

import dev.vitrine.model.Language;
import dev.vitrine.model.MarketRule;
import dev.vitrine.model.RuleCondition;
import dev.vitrine.model.RulePack;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What conditions are made of, and how they are said. */
final class Conditions {

    private Conditions() {}

    /** Shows every part of {@code condition} that is not made of others, in order. */
    static void leaves(RuleCondition condition, Consumer<RuleCondition> taker) {
        if (condition instanceof RuleCondition.All all) {
            all.of().forEach(one -> leaves(one, taker));
        } else if (condition instanceof RuleCondition.AnyOf any) {
            any.of().forEach(one -> leaves(one, taker));
        } else if (condition instanceof RuleCondition.Not not) {
            leaves(not.of(), taker);
        } else {
            taker.accept(condition);
        }
    }

    /** All that {@code rule} asks. */
    static void leaves(MarketRule rule, Consumer<RuleCondition> taker) {
        Stream.of(rule.when(), rule.requires(), rule.forbids())
                .forEach(condition -> condition.ifPresent(found -> leaves(found, taker)));
    }

    /** The condition in words, for what it decided: {@code 'product.measured' is one of true}. */
    static String words(RuleCondition condition) {
        if (condition instanceof RuleCondition.All all) {
            return String.join(" and ", all.of().stream().map(Conditions::words).toList());
        }
        if (condition instanceof RuleCondition.AnyOf any) {
            return String.join(" or ", any.of().stream().map(Conditions::words).toList());
        }
        if (condition instanceof RuleCondition.Not not) {
            return "not (" + words(not.of()) + ")";
        }
        if (condition instanceof RuleCondition.Field field) {
            return "'" + field.name() + "' " + words(field.test());
        }
        if (condition instanceof RuleCondition.Fact fact) {
            return "the page shows '" + fact.name() + "'";
        }
        if (condition instanceof RuleCondition.Link link) {
            return "the page links to '" + link.to() + "'";
        }
        if (condition instanceof RuleCondition.Phrases phrases) {
            return "the page says a phrase of '" + phrases.list() + "'";
        }
        if (condition instanceof RuleCondition.Address address) {
            return "the page links to " + String.join(", ", address.parts());
        }
        if (condition instanceof RuleCondition.PriorPrice) {
            return "reductions are from prices that were asked";
        }
        return condition instanceof RuleCondition.ForeignRequest
                ? "the page asks other servers"
                : "the prices are the catalogue's";
    }

    private static String words(RuleCondition.FieldTest test) {
        if (test instanceof RuleCondition.FieldTest.Exists exists) {
            return exists.stated() ? "is stated" : "is not stated";
        }
        if (test instanceof RuleCondition.FieldTest.In in) {
            return in.texts().size() == 1
                    ? "is " + in.texts().get(0)
                    : in.texts().size() > 6
                            ? "is one of " + in.texts().size() + " values"
                            : "is one of " + String.join(", ", in.texts());
        }
        if (test instanceof RuleCondition.FieldTest.Form form) {
            return "has the form " + form.form().id();
        }
        return "is at least "
                + ((RuleCondition.FieldTest.AtLeast) test).number().toPlainString();
    }

    /** The phrases of a list in {@code language}; none when the pack has no words in it. */
    static List<String> phrases(RulePack pack, String list, Language language) {
        return Judge.inLanguage(pack.lists().getOrDefault(list, Map.of()), language);
    }

    /** The name of a list among those of all packs. */
    static String key(RulePack pack, String list) {
        return pack.id() + "/" + list;
    }

    static String oneOf(List<String> phrases) {
        List<String> shown = phrases.stream()
                .limit(3)
                .map(phrase ->
                        "'" + (phrase.endsWith("*") ? phrase.substring(0, phrase.length() - 1) + "…" : phrase) + "'")
                .toList();
        return String.join(" or ", shown) + (phrases.size() > 3 ? " or a like" : "");
    }
}
