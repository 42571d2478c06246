package dev.vitrine.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PiecesTest {

    private static String codes(String text, TextFormat format) {
        return Pieces.of(text, format).stream()
                .filter(Piece::isCode)
                .map(Piece::text)
                .collect(Collectors.joining(" "));
    }

    private static String whole(List<Piece> pieces) {
        return pieces.stream().map(Piece::text).collect(Collectors.joining());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '§',
            value = {
                "Read **this** now§** **",
                "5 * 3 and snake_case_name§''",
                "See [the *mug*](product:mug \"A mug\").§[ * * ](product:mug \"A mug\")",
                "![Kiln](kiln.jpg){width=600} hot§![ ](kiln.jpg){width=600}",
                "`code` and ``a ` b``§`code` ``a ` b``",
                "<b>bold</b><br>&nbsp;x§<b> </b> <br> &nbsp;",
                "# Title§#",
                "- [ ] task§- [ ]",
                "Fire[^1] and \\*§[^1] \\*",
                "Write to a.b@c.de or https://x.example/y.§a.b@c.de https://x.example/y",
                "{{< product mug >}}§{{< product mug >}}"
            })
    void marksOfMarkdownAreCodes(String text, String codes) {
        assertThat(codes(text, TextFormat.MARKDOWN).strip()).isEqualTo(codes);
    }

    @Test
    void endsOfAPairShareTheirNumber() {
        List<Piece> pieces = Pieces.of("a **b [c](page:d) e** <i>f", TextFormat.MARKDOWN);
        assertThat(pieces)
                .filteredOn(piece -> piece.pair() > 0)
                .extracting(piece -> piece.kind() + ":" + piece.text() + ":" + piece.pair())
                .containsExactly("OPEN:**:2", "OPEN:[:1", "CLOSE:](page:d):1", "CLOSE:**:2");
        assertThat(pieces).anyMatch(piece -> piece.text().equals("<i>") && piece.kind() == Piece.Kind.CODE);
    }

    @Test
    void argumentsOfMessagesAreCodesAndPluralsAreStructure() {
        String message = "{name}, you have {count, plural, one {# item in {place}} other {# items}} since {day, date}";
        assertThat(codes(message, TextFormat.MESSAGE)).isEqualTo("{name} {day, date}");
        assertThat(Pieces.of(message, TextFormat.MESSAGE))
                .filteredOn(piece -> piece.kind() == Piece.Kind.TEXT)
                .extracting(Piece::text)
                .containsExactly(", you have ", " item in ", " items", " since ");
    }

    @ParameterizedTest
    @EnumSource(TextFormat.class)
    void piecesAreTheTextWhateverItIs(TextFormat format) {
        Random random = new Random(7);
        String parts = "ab *_`~[](){}<>!&;|#-\\\n'\"^:1é日{{< >}}";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append(parts.charAt(random.nextInt(parts.length())));
            }
            assertThat(whole(Pieces.of(text.toString(), format))).isEqualTo(text.toString());
        }
    }

    @Test
    void piecesOfTheDemonstrationAreItsTexts() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("../content"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".md")).toList()) {
                String text = Files.readString(file);
                assertThat(whole(Pieces.of(text, TextFormat.MARKDOWN))).isEqualTo(text);
                assertThat(Pieces.of(text, TextFormat.MARKDOWN))
                        .as(file.toString())
                        .filteredOn(piece -> piece.kind() == Piece.Kind.TEXT)
                        .noneMatch(piece -> piece.text().contains("]("));
            }
        }
    }

    @Test
    void manyBracketsTakeNoTimeWorthMentioning() {
        for (String mark :
                List.of("[", "*a ", "<b>", "`", "{", "![", "_", "`` ` ", "> ", "|-", "- ", "a@b.c.", "\n[")) {
            Assertions.assertTimeout(
                    Duration.ofSeconds(5), () -> Pieces.of(mark.repeat(5_000), TextFormat.MARKDOWN), mark);
        }
    }
}
