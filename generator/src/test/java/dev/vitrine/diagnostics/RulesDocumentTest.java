package dev.vitrine.diagnostics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/rules.md} and {@link Rule} say the same. */
class RulesDocumentTest {

    private static final Map<String, String> SECTIONS = new LinkedHashMap<>();

    private static String levels = "";

    @BeforeAll
    static void read() throws IOException {
        for (String section : Files.readString(Path.of("../docs/rules.md")).split("\n### ", -1)) {
            int end = section.indexOf('\n');
            SECTIONS.put(section.substring(0, end), section.substring(end));
        }
        levels = SECTIONS.remove("# Rules");
    }

    @Test
    void sectionsAreThoseOfTheRulesInTheirOrder() {
        assertThat(SECTIONS.keySet())
                .containsExactlyElementsOf(
                        Arrays.stream(Rule.values()).map(Rule::id).toList());
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void aSectionGivesSeverityMeaningExampleAndRemedy(Rule rule) {
        String word = rule.severity().word();
        String severity = Character.toUpperCase(word.charAt(0)) + word.substring(1);
        String[] parts = SECTIONS.get(rule.id()).split("```", -1);
        assertThat(parts).as("text, example, text").hasSize(3);
        assertThat(parts[0].strip()).isEqualTo(severity + ": " + rule.meaning());
        assertThat(parts[1]).contains(word + " [" + rule.id() + "] ");
        assertThat(parts[2].replaceFirst("(?s)\n## .*", "").strip()).isNotEmpty();
    }

    /** Before the first rule, where levels are told of. */
    @ParameterizedTest
    @EnumSource(Rule.class)
    void theErrorsThatMayBeLoweredAreListed(Rule rule) {
        boolean listed = levels.contains('`' + rule.id() + '`');
        assertThat(listed).isEqualTo(rule.severity() == Severity.ERROR && !rule.fixed());
    }
}
