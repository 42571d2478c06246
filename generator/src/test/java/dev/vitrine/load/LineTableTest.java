package dev.vitrine.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineTableTest {

    @TempDir
    Path folder;

    @Test
    void tellsWhichLinesChanged() throws IOException {
        LineTable before = table("one\ntwo\n\nfour\n", new LineTable());
        assertThat(before.changed(table("one\nTWO, and longer\n\nfour", before)))
                .contains(List.of(2));
        assertThat(before.changed(table("one\ntwo\n\nfour", before))).contains(List.of());
        assertThat(before.changed(table("one\ntwo\nfour\n", before))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void isTheSameWhetherTheLinesBeforeAreKnownOrNot(long seed) throws IOException {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            lines.add(line(random));
        }
        LineTable known = table(String.join("\n", lines), new LineTable());
        for (int step = 0; step < 25; step++) {
            for (int edit = random.nextInt(4); edit > 0; edit--) {
                int at = random.nextInt(lines.size());
                switch (random.nextInt(4)) {
                    case 0 -> lines.add(at, line(random));
                    case 1 -> lines.remove(at);
                    case 2 -> lines.set(at, lines.get(at).replace('a', 'b'));
                    default -> lines.set(at, line(random));
                }
            }
            String end = random.nextBoolean() ? "\n" : random.nextBoolean() ? "\r\n" : "";
            String text = String.join(random.nextInt(5) == 0 ? "\r\n" : "\n", lines) + end;
            LineTable fresh = table(text, new LineTable());
            known = table(text, known);
            assertThat(fresh.changed(known)).contains(List.of());
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int number = 1; number <= lines.size() + 1; number++) {
                Optional<LineTable.Place> place = known.place(number);
                assertThat(place).isEqualTo(fresh.place(number));
                if (place.isPresent()) {
                    String there = new String(
                            bytes, (int) place.get().offset(), place.get().length(), StandardCharsets.UTF_8);
                    assertThat(there.strip()).isEqualTo(lines.get(number - 1).strip());
                }
            }
        }
    }

    /** Mostly short, sometimes blank, sometimes longer than what is read at once. */
    private static String line(Random random) {
        int length = random.nextInt(8) == 0 ? 70_000 + random.nextInt(100_000) : random.nextInt(40);
        return random.nextInt(6) == 0 ? " " : "a" + random.nextInt(1_000) + "é".repeat(length);
    }

    private LineTable table(String text, LineTable before) throws IOException {
        Path file = Files.writeString(folder.resolve("lines.jsonl"), text);
        Diagnostics diagnostics = new Diagnostics();
        try (JsonLines lines = new JsonLines(file, "lines.jsonl", diagnostics)) {
            return before.again(lines);
        }
    }
}
