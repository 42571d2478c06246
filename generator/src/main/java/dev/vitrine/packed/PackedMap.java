package dev.vitrine.packed;

import dev.vitrine.trace.Trace;
import java.util.AbstractList;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.RandomAccess;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map whose values are kept as bytes, several times smaller, and made anew when they are asked for; what was asked of late is at hand. It has the
 * order of what it was made from. Thread-safe.
 *
 * <p>Equal values come out, but not the same ones twice. Who asks for a value, or whether there is one, has {@linkplain Trace#read read} its key.
 */
public final class PackedMap<V> extends AbstractMap<String, V> {

    /** Values at hand; some times what one thread looks at for one page. */
    private static final int AT_HAND = 1 << 14;

    private static final int CHUNK = 1 << 20;

    /** What {@link Trace#read} is told when somebody asks which keys there are. */
    public static final String ALL = "*";

    private final RecordCodec<V> codec;
    private final String[] keys;
    private final byte[][] chunks;
    private final long[] places;
    /** The numbers of keys plus one, by their hashes. */
    private final int[] slots;

    private final AtomicReferenceArray<@Nullable AtHand<V>> atHand = new AtomicReferenceArray<>(AT_HAND);

    private record AtHand<V>(int number, V value) {}

    private PackedMap(RecordCodec<V> codec, List<String> keys, List<byte[]> chunks, long[] places) {
        this.codec = codec;
        this.keys = keys.toArray(new String[0]);
        this.chunks = chunks.toArray(new byte[0][]);
        this.places = places;
        this.slots = new int[Integer.highestOneBit(Math.max(2, this.keys.length)) * 4];
        for (int number = 0; number < this.keys.length; number++) {
            slots[slot(this.keys[number])] = number + 1;
        }
    }

    /**
     * The same as {@code values}, none of which is kept.
     *
     * @param type their class
     */
    public static <V> PackedMap<V> of(Map<String, V> values, Class<V> type) {
        if (values instanceof PackedMap<V> packed) {
            return packed;
        }
        RecordCodec<V> codec = RecordCodec.of(type);
        List<String> keys = new ArrayList<>(values.size());
        List<byte[]> chunks = new ArrayList<>();
        long[] places = new long[values.size()];
        byte[] chunk = new byte[CHUNK];
        int length = 0;
        for (Map.Entry<String, V> entry : values.entrySet()) {
            byte[] packed = codec.write(entry.getValue());
            if (length + packed.length > CHUNK && length > 0) {
                chunks.add(Arrays.copyOf(chunk, length));
                length = 0;
            }
            if (packed.length > chunk.length) {
                chunk = new byte[packed.length];
            }
            places[keys.size()] = (long) chunks.size() << 32 | length;
            keys.add(entry.getKey());
            System.arraycopy(packed, 0, chunk, length, packed.length);
            length += packed.length;
        }
        chunks.add(Arrays.copyOf(chunk, length));
        return new PackedMap<>(codec, keys, chunks, places);
    }

    private PackedMap(PackedMap<V> before, byte[][] chunks, long[] places) {
        this.codec = before.codec;
        this.keys = before.keys;
        this.slots = before.slots;
        this.chunks = chunks;
        this.places = places;
    }

    /**
     * The same map with some values in the place of others; what both have in common is there once.
     *
     * @param changed keys of this map to their new values
     * @throws NoSuchElementException when a key is not there
     */
    public PackedMap<V> with(Map<String, V> changed) {
        byte[][] grown = Arrays.copyOf(chunks, chunks.length + changed.size());
        long[] moved = places.clone();
        int chunk = chunks.length;
        for (Map.Entry<String, V> entry : changed.entrySet()) {
            int number = slots[slot(entry.getKey())] - 1;
            if (number < 0) {
                throw new NoSuchElementException(entry.getKey());
            }
            grown[chunk] = codec.write(entry.getValue());
            moved[number] = (long) chunk++ << 32;
        }
        return new PackedMap<>(this, grown, moved);
    }

    /** The keys that have other values than in {@code before}, a map this one was made {@linkplain #with from}. */
    public List<String> changedFrom(PackedMap<V> before) {
        List<String> changed = new ArrayList<>();
        for (int number = 0; number < places.length; number++) {
            if (places[number] != before.places[number]) {
                changed.add(keys[number]);
            }
        }
        return changed;
    }

    /** The values of this map that have the keys of {@code values}, a {@link #list} of a map this one was made {@linkplain #with from}. */
    public List<V> likewise(List<V> values) {
        return values instanceof PackedMap<V>.Chosen chosen && chosen.owner().keys == keys
                ? new Chosen(chosen.numbers)
                : values;
    }

    private int slot(String key) {
        int mask = slots.length - 1;
        int hash = key.hashCode();
        int slot = (hash ^ hash >>> 16) & mask;
        while (slots[slot] != 0 && !keys[slots[slot] - 1].equals(key)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private int number(@Nullable Object key) {
        if (key instanceof String text) {
            Trace.read(text);
            return slots[slot(text)] - 1;
        }
        return -1;
    }

    private V unpacked(int number) {
        return codec.read(chunks[(int) (places[number] >>> 32)], (int) places[number]);
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        int number = number(key);
        return number < 0 ? null : value(number);
    }

    private V value(int number) {
        AtHand<V> known = atHand.get(number & AT_HAND - 1);
        if (known != null && known.number() == number) {
            return known.value();
        }
        V value = unpacked(number);
        atHand.set(number & AT_HAND - 1, new AtHand<>(number, value));
        return value;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return number(key) >= 0;
    }

    @Override
    public int size() {
        Trace.read(ALL);
        return keys.length;
    }

    /** The values called {@code keys}, in their order, kept as numbers; those that are not there are left out. */
    public List<V> list(Iterable<String> wanted) {
        List<Integer> numbers = new ArrayList<>();
        wanted.forEach(key -> {
            int number = number(key);
            if (number >= 0) {
                numbers.add(number);
            }
        });
        return new Chosen(numbers.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The keys of {@code values}, if they are a {@link #list} of a packed map; none of the values is made. */
    public static Optional<List<String>> keys(List<?> values) {
        return values instanceof PackedMap<?>.Chosen chosen ? Optional.of(chosen.keys()) : Optional.empty();
    }

    /** Some of the values. */
    private final class Chosen extends AbstractList<V> implements RandomAccess {
        private final int[] numbers;

        private Chosen(int[] numbers) {
            this.numbers = numbers;
        }

        private PackedMap<V> owner() {
            return PackedMap.this;
        }

        private List<String> keys() {
            return Arrays.stream(numbers).mapToObj(number -> keys[number]).toList();
        }

        @Override
        public V get(int index) {
            Trace.read(keys[numbers[index]]);
            return value(numbers[index]);
        }

        @Override
        public int size() {
            return numbers.length;
        }
    }

    @Override
    public Set<String> keySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<String> iterator() {
                Trace.read(ALL);
                return Arrays.asList(keys).iterator();
            }

            @Override
            public boolean contains(@Nullable Object key) {
                return containsKey(key);
            }

            @Override
            public int size() {
                return keys.length;
            }
        };
    }

    @Override
    public Set<Map.Entry<String, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Map.Entry<String, V>> iterator() {
                return new Iterator<>() {
                    private int next;

                    @Override
                    public boolean hasNext() {
                        return next < keys.length;
                    }

                    @Override
                    public Map.Entry<String, V> next() {
                        if (!hasNext()) {
                            throw new NoSuchElementException();
                        }
                        Trace.read(ALL);
                        Trace.read(keys[next]);
                        // What is looked at one after the other would only drive out what is asked for.
                        Map.Entry<String, V> entry = Map.entry(keys[next], unpacked(next));
                        next++;
                        return entry;
                    }
                };
            }

            @Override
            public int size() {
                return keys.length;
            }
        };
    }
}
