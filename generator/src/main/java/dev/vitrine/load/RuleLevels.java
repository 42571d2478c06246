package dev.vitrine.load;

import dev.vitrine.diagnostics.AnyRule;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Levels;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads how much the problems of each rule matter: {@code "rules": { "media/no-alt": "error" }}. */
final class RuleLevels {

    private static final String FIELD = "rules";
    private static final String OFF = "off";

    private RuleLevels() {}

    /** {@code settings}, where rules of extensions may have levels, too. */
    static Shape.Obj with(List<ExtensionRule> brought, Shape.Obj settings) {
        if (brought.isEmpty()) {
            return settings;
        }
        Map<String, Shape.FieldShape> fields = new LinkedHashMap<>(settings.fields());
        fields.computeIfPresent(
                FIELD, (name, before) -> new Shape.FieldShape(shape(brought), before.required(), before.doc()));
        return new Shape.Obj(settings.name(), settings.doc(), fields);
    }

    static Shape shape() {
        return shape(List.of());
    }

    private static Stream<AnyRule> all(List<ExtensionRule> brought) {
        return Stream.concat(Arrays.stream(Rule.values()), brought.stream());
    }

    private static Shape shape(List<ExtensionRule> brought) {
        Shape.Builder shape = Shape.object(
                FIELD,
                "The id of a rule, as reports show it in brackets, to \"error\", \"warning\", \"info\" or \"off\".");
        for (AnyRule rule : all(brought).toList()) {
            shape.optional(
                    rule.id(),
                    Shape.word("error", "warning", "info", OFF),
                    rule.fixed()
                            ? "always error: " + rule.meaning()
                            : "default: " + rule.severity().word() + ": " + rule.meaning());
        }
        return shape.build();
    }

    /**
     * What {@code site} says; a level that its rule cannot have is reported and left out.
     *
     * @param brought rules of extensions
     */
    static Levels read(JsonValue.Obj site, List<ExtensionRule> brought, Diagnostics diagnostics) {
        Map<AnyRule, Optional<Severity>> stated = new HashMap<>();
        site.object(FIELD).ifPresent(levels -> {
            for (AnyRule rule : all(brought).toList()) {
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
