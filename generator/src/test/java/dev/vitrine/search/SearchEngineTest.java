package dev.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SearchEngineTest {

    @Test
    void commentsAndIndentationAreNotPublished() {
        String source = """
                // What it is.

                /**
                 * Adds.
                 */
                export function add(a, b) {
                  // Why.
                  return a
                    + b; // stays
                }
                const text = '// no comment';
                """;
        assertThat(SearchEngine.published(source)).isEqualTo("""
                        export function add(a, b) {
                        return a
                        + b; // stays
                        }
                        const text = '// no comment';
                        """);
    }

    @Test
    void noLineOfTheEngineIsLostButComments() {
        String script = new String(SearchEngine.script(), StandardCharsets.UTF_8);
        assertThat(script.lines()).noneMatch(line -> line.startsWith("*") || line.startsWith("//") || line.isBlank());
        assertThat(script.chars().filter(c -> c == '{').count())
                .isEqualTo(script.chars().filter(c -> c == '}').count());
        assertThat(script).contains("export function words(", "export function open(", "export class SearchError");
    }
}
