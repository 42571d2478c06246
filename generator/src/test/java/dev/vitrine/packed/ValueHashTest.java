package dev.vitrine.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ValueHashTest {

    /** A value of values. */
    public record Thing(String name, List<String> parts, Optional<Integer> size) {}

    /** Something that may be left out. */
    public record Aside(String text) {}

    @Test
    void whatDiffersHasOtherHashes() {
        List<Object> different = List.of(
                "a",
                "b",
                "",
                "ab",
                List.of("a", "b"),
                List.of("b", "a"),
                List.of("ab"),
                List.of(List.of("a"), List.of("b")),
                List.of(List.of("a", "b"), List.of()),
                List.of(),
                1,
                2,
                true,
                false,
                Optional.empty(),
                Optional.of("a"),
                Map.of("a", "b"),
                Map.of("b", "a"),
                new BigDecimal("1.0"),
                new BigDecimal("1.00"),
                LocalDate.of(2026, 1, 2),
                new Thing("a", List.of("b"), Optional.empty()),
                new Thing("a", List.of("b"), Optional.of(1)),
                new Thing("a", List.of(), Optional.of(1)),
                new Aside("a"),
                new byte[] {1},
                new byte[] {1, 0});
        assertThat(different.stream().map(ValueHash::of).distinct()).hasSize(different.size());
    }

    @Test
    void bytesHaveTheSameHashWhereverTheyStand() {
        byte[] bytes = new byte[40];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37);
        }
        for (int length = 0; length <= 20; length++) {
            assertThat(ValueHash.of(bytes, 11, length))
                    .isEqualTo(ValueHash.of(Arrays.copyOfRange(bytes, 11, 11 + length)))
                    .isNotEqualTo(ValueHash.of(bytes, 12, length == 0 ? 1 : length));
        }
    }

    @Test
    void equalValuesHaveEqualHashesWhateverTheOrderThatMeansNothing() {
        assertThat(ValueHash.of(new Thing("a", Arrays.asList("b", "c"), Optional.of(300))))
                .isEqualTo(ValueHash.of(new Thing("a", List.of("b", "c"), Optional.of(300))));
        // What Map.of and Set.of give comes in another order in every process.
        assertThat(ValueHash.of(Map.of("a", 1, "b", 2, "c", 3)))
                .isEqualTo(ValueHash.of(Map.copyOf(new TreeMap<>(Map.of("c", 3, "a", 1, "b", 2)))));
        assertThat(ValueHash.of(Set.of("x", "y", "z"))).isEqualTo(ValueHash.of(Set.of("z", "x", "y")));
        Map<String, Integer> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", 2);
        Map<String, Integer> other = new LinkedHashMap<>();
        other.put("b", 2);
        other.put("a", 1);
        assertThat(ValueHash.of(one)).isNotEqualTo(ValueHash.of(other));
    }

    @Test
    void whatIsLeftOutMakesNoDifference() {
        assertThat(ValueHash.of(List.of("a", new Aside("b")), Set.of(Aside.class)))
                .isEqualTo(ValueHash.of(List.of("a", new Aside("c")), Set.of(Aside.class)))
                .isNotEqualTo(ValueHash.of(List.of("b", new Aside("b")), Set.of(Aside.class)));
    }

    @Test
    void hashesAreTheSameInEveryProcess() {
        assertThat(ValueHash.of(List.of("teapot", 3, Optional.of(true)))).isEqualTo(EXPECTED);
    }

    private static final long EXPECTED = -5632989935517127980L;

    @Test
    void whatIsNoValueIsRefused() {
        assertThatThrownBy(() -> ValueHash.of(new Object())).isInstanceOf(IllegalArgumentException.class);
    }
}
