package dev.vitrine.report;

import dev.vitrine.diagnostics.AnyRule;
import dev.vitrine.diagnostics.ExtensionRule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** What {@code docs/rules.md} says of each rule; the file is among the resources. */
final class RuleTexts {

    private static final String HEADING = "\n### ";

    private final Map<String, String> sections = new HashMap<>();

    RuleTexts() {
        String all;
        try (InputStream in = RuleTexts.class.getResourceAsStream("rules.md")) {
            if (in == null) {
                throw new IllegalStateException("rules.md is not among the resources");
            }
            all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int from = all.indexOf(HEADING);
        while (from >= 0) {
            int next = all.indexOf(HEADING, from + 1);
            String section = all.substring(from + HEADING.length(), next < 0 ? all.length() : next);
            int end = section.indexOf('\n');
            // The heading of the next area belongs to none of its rules.
            sections.put(
                    section.substring(0, end),
                    section.substring(end).split("\n## ", 2)[0].strip());
            from = next;
        }
    }

    /** The section in Markdown: severity, meaning, an example, what to do. */
    String markdown(AnyRule rule) {
        return sections.getOrDefault(rule.id(), rule.meaning());
    }

    /** Where the section is in the documentation; of a rule of an extension, what is said of those. */
    static String link(AnyRule rule) {
        return rule instanceof ExtensionRule
                ? "docs/guides/extensions.md"
                : "docs/rules.md#" + rule.id().replace("/", "");
    }
}
