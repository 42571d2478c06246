package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Levels;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** Reads how much the problems of each rule matter: {@code "rules": { "media/no-alt": "error" }}. */
final class RuleLevels {

    private static final String FIELD = "rules";
    private static final String OFF = "off";

    private RuleLevels() {}

    static Shape shape() {
        Shape.Builder shape = Shape.object(
                FIELD,
                "The id of a rule, as reports show it in brackets, to \"error\", \"warning\", \"info\" or \"off\".");
        for (Rule rule : Rule.values()) {
            shape.optional(
                    rule.id(),
                    Shape.word("error", "warning", "info", OFF),
                    rule.fixed()
                            ? "always error: " + rule.meaning()
                            : "default: " + rule.severity().word() + ": " + rule.meaning());
        }
        return shape.build();
    }

    /** What {@code site} says; a level that its rule cannot have is reported and left out. */
    static Levels read(JsonValue.Obj site, Diagnostics diagnostics) {
        Map<Rule, Optional<Severity>> stated = new EnumMap<>(Rule.class);
        site.object(FIELD).ifPresent(levels -> {
            for (Rule rule : Rule.values()) {
                Optional<JsonValue> written = levels.get(rule.id());
                Optional<String> word = written.flatMap(JsonValue::asText);
                Optional<Severity> severity = Arrays.stream(Severity.values())
                        .filter(one -> word.filter(one.word()::equals).isPresent())
                        .findFirst();
                if (severity.isEmpty() && word.filter(OFF::equals).isEmpty()) {
                    // The shape was checked.
                    continue;
                }
                boolean error = severity.filter(Severity.ERROR::equals).isPresent();
                if (rule.fixed() && !error) {
                    diagnostics.report(
                            Rule.SITE_FIXED_RULE,
                            written.orElseThrow().at(),
                            "the problems of '" + rule.id()
                                    + "' stay errors: with them the shop would be wrong or unsafe",
                            "take this line out, and mend what the rule finds");
                } else if (!rule.mayStop() && error) {
                    diagnostics.report(
                            Rule.SITE_FIXED_RULE,
                            written.orElseThrow().at(),
                            "the problems of '" + rule.id()
                                    + "' cannot be errors: they are found when the site is published already",
                            "use \"warning\", \"info\" or \"off\"");
                } else {
                    stated.put(rule, severity);
                }
            }
        });
        return new Levels(stated);
    }
}
