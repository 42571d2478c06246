package dev.vitrine.packed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is packed comes out equal. */
class PackedMapTest {

    enum Colour {
        RED,
        GREEN
    }

    sealed interface Shape {
        record Round(int radius) implements Shape {}

        record Named(String name, Optional<String> other) implements Shape {}
    }

    record Pair<T>(T first, List<T> others) {}

    record Thing(
            String id,
            long number,
            int small,
            boolean flag,
            Colour colour,
            Optional<LocalDate> day,
            BigDecimal amount,
            Map<String, List<String>> words,
            Pair<Colour> pair,
            Pair<Map<Colour, String>> deep) {}

    record Unknown(Object anything) {}

    private static Thing thing(int seed) {
        Random random = new Random(seed);
        String text = random.ints(random.nextInt(12), 0, 0x3000)
                .mapToObj(Character::toString)
                .reduce("", String::concat);
        return new Thing(
                "id-" + seed + text,
                random.nextLong(),
                random.nextInt(),
                random.nextBoolean(),
                Colour.values()[random.nextInt(2)],
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(LocalDate.ofEpochDay(random.nextInt(40_000) - 20_000)),
                new BigDecimal(random.nextInt()).movePointLeft(random.nextInt(6)),
                random.nextBoolean() ? Map.of() : Map.of("size", List.of("S", text), "x" + seed, List.of()),
                new Pair<>(Colour.RED, List.of(Colour.GREEN, Colour.RED)),
                new Pair<>(Map.of(Colour.GREEN, "g" + seed), List.of()));
    }

    private static Map<String, Thing> things(int count) {
        Map<String, Thing> things = new LinkedHashMap<>();
        IntStream.range(0, count).forEach(i -> things.put("k" + (i * 7919L % count), thing(i)));
        return things;
    }

    @Test
    void whatIsAskedForIsEqualAndInTheSameOrder() {
        // More than the texts of one component that are shared, and than the values at hand.
        Map<String, Thing> things = things(9_973);
        PackedMap<Thing> packed = PackedMap.of(things, Thing.class);
        assertThat(packed).isEqualTo(things).hasSameSizeAs(things);
        assertThat(packed.keySet()).containsExactlyElementsOf(things.keySet());
        assertThat(packed.values()).containsExactlyElementsOf(things.values());
        things.forEach((key, thing) -> assertThat(packed.get(key)).isEqualTo(thing));
        assertThat(packed.containsKey("k1")).isTrue();
        assertThat(packed.containsKey("other")).isFalse();
        assertThat(packed.get("other")).isNull();
    }

    @Test
    void manyThreadsMayAsk() {
        Map<String, Thing> things = things(5_000);
        PackedMap<Thing> packed = PackedMap.of(things, Thing.class);
        long wrong = IntStream.range(0, 40_000)
                .parallel()
                .filter(i -> {
                    String key = "k" + i % 5_000;
                    return !things.get(key).equals(packed.get(key));
                })
                .count();
        assertThat(wrong).isZero();
    }

    @Test
    void aListIsInTheOrderAskedForWithoutWhatIsNotThere() {
        PackedMap<Thing> packed = PackedMap.of(things(10), Thing.class);
        assertThat(packed.list(List.of("k3", "nobody", "k1"))).containsExactly(packed.get("k3"), packed.get("k1"));
    }

    @Test
    void oneOfSeveralRecordsAndHalfAPairOfSurrogatesComeBack() {
        RecordCodec<Shape> codec = RecordCodec.of(Shape.class);
        for (Shape shape : List.of(
                new Shape.Round(-1), new Shape.Round(Integer.MAX_VALUE), new Shape.Named("\ud800", Optional.of("x")))) {
            assertThat(codec.read(codec.write(shape), 0)).isEqualTo(shape);
        }
    }

    @Test
    void anEmptyMapIsEmpty() {
        PackedMap<Thing> packed = PackedMap.of(Map.of(), Thing.class);
        assertThat(packed).isEmpty();
        assertThat(packed.get("k")).isNull();
    }

    @Test
    void whatCannotBePackedIsSaidAtOnce() {
        assertThatThrownBy(() -> RecordCodec.of(Unknown.class))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Object");
    }

    @Test
    void someValuesAreReplacedAndListsFollow() {
        PackedMap<Thing> packed = PackedMap.of(things(50), Thing.class);
        List<Thing> listed = packed.list(List.of("k3", "k7"));
        PackedMap<Thing> changed = packed.with(Map.of("k7", thing(1_000)));
        assertThat(packed.get("k7")).isNotEqualTo(thing(1_000));
        assertThat(changed.get("k7")).isEqualTo(thing(1_000));
        assertThat(changed.get("k3")).isEqualTo(packed.get("k3"));
        assertThat(changed.keySet()).containsExactlyElementsOf(packed.keySet());
        assertThat(changed.likewise(listed)).containsExactly(packed.get("k3"), thing(1_000));
        PackedMap<Thing> again = changed.with(Map.of("k3", thing(1_001)));
        assertThat(again.likewise(changed.likewise(listed))).containsExactly(thing(1_001), thing(1_000));
        assertThat(again.changedFrom(changed)).containsExactly("k3");
        assertThat(again.changedFrom(packed)).containsExactlyInAnyOrder("k3", "k7");
        assertThatThrownBy(() -> packed.with(Map.of("other", thing(1)))).isInstanceOf(NoSuchElementException.class);
    }
}
