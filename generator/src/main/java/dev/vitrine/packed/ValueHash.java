package dev.vitrine.packed;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * A 64-bit hash of a value and all it is made of: records, lists, sets, maps, options, texts, numbers, flags, days, enums and bytes. Equal values have equal
 * hashes in every process. The order of sets and maps counts, unless it is of no meaning: of those that {@code Set.of} and {@code Map.of} make.
 */
public final class ValueHash {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long P1 = 0x9E3779B97F4A7C15L;
    private static final long P2 = 0xC2B2AE3D27D4EB4FL;

    private static final String WITHOUT_ORDER = "java.util.ImmutableCollections";

    private static final ClassValue<Components> COMPONENTS = new ClassValue<>() {
        @Override
        protected Components computeValue(Class<?> type) {
            return Components.of(type);
        }
    };

    private final Set<Class<?>> without;
    private long state = P1;

    private ValueHash(Set<Class<?>> without) {
        this.without = without;
    }

    /**
     * The hash of {@code value}.
     *
     * @throws IllegalArgumentException when something in it is none of what is named above
     */
    public static long of(Object value) {
        return of(value, Set.of());
    }

    /**
     * The hash of {@code value}, for which all values of the classes and interfaces {@code without} are the same.
     *
     * @throws IllegalArgumentException when something else in it is none of what is named above
     */
    public static long of(Object value, Set<Class<?>> without) {
        ValueHash hash = new ValueHash(without);
        hash.add(value);
        return hash.value();
    }

    /** One hash of several. */
    public static long of(long... hashes) {
        ValueHash hash = new ValueHash(Set.of());
        for (long each : hashes) {
            hash.add(each);
        }
        return hash.value();
    }

    /** The hash that the {@code length} bytes from {@code from} have as an array of their own. */
    public static long of(byte[] bytes, int from, int length) {
        ValueHash hash = new ValueHash(Set.of());
        hash.bytes(bytes, from, length);
        return hash.value();
    }

    private record Components(long name, List<MethodHandle> accessors) {

        static Components of(Class<?> type) {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            try {
                RecordComponent[] components = type.getRecordComponents();
                MethodHandle[] accessors = new MethodHandle[components.length];
                for (int i = 0; i < components.length; i++) {
                    accessors[i] = lookup.unreflect(components[i].getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class));
                }
                return new Components(ofName(type), List.of(accessors));
            } catch (IllegalAccessException e) {
                throw new IllegalArgumentException("cannot be hashed: " + type, e);
            }
        }
    }

    private static long ofName(Class<?> type) {
        ValueHash hash = new ValueHash(Set.of());
        hash.text(type.getName());
        return hash.value();
    }

    private long value() {
        long mixed = (state ^ state >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }

    private void add(long number) {
        state = Long.rotateLeft(state ^ number * P2, 29) * P1 + 0x165667B19E3779F9L;
    }

    private void text(String text) {
        add(text.length());
        long part = 0;
        for (int i = 0; i < text.length(); i++) {
            part = part << 16 | text.charAt(i);
            if ((i & 3) == 3) {
                add(part);
                part = 0;
            }
        }
        add(part);
    }

    private void bytes(byte[] bytes, int from, int length) {
        add(length);
        int end = from + length;
        int at = from;
        for (; end - at >= Long.BYTES; at += Long.BYTES) {
            add((long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < end; at++) {
            rest = rest << 8 | bytes[at] & 0xFF;
        }
        add(rest);
    }

    private void add(Object value) {
        if (value instanceof String text) {
            text(text);
        } else if (value instanceof Record) {
            record(value);
        } else if (value instanceof Optional<?> maybe) {
            add(maybe.isPresent() ? 1 : 2);
            maybe.ifPresent(this::add);
        } else if (value instanceof List<?> list) {
            add(list.size());
            list.forEach(this::add);
        } else if (value instanceof Map<?, ?> map) {
            several(
                    map.entrySet().stream()
                            .mapToLong(entry -> of(of(entry.getKey(), without), of(entry.getValue(), without))),
                    map);
        } else if (value instanceof Collection<?> set) {
            several(set.stream().mapToLong(item -> of(item, without)), set);
        } else if (value instanceof Enum<?> constant) {
            text(constant.name());
        } else if (value instanceof Boolean flag) {
            add(flag ? 3 : 5);
        } else if (value instanceof Integer || value instanceof Long || value instanceof Short) {
            add(13);
            add(((Number) value).longValue());
        } else if (value instanceof Double number) {
            add(17);
            add(Double.doubleToLongBits(number));
        } else if (value instanceof BigDecimal || value instanceof Temporal) {
            text(value.toString());
        } else if (value instanceof OptionalInt number) {
            add(number.isPresent() ? 1 : 2);
            add(number.orElse(0));
        } else if (value instanceof byte[] bytes) {
            bytes(bytes, 0, bytes.length);
        } else {
            throw new IllegalArgumentException("cannot be hashed: " + value.getClass());
        }
    }

    private void several(LongStream hashes, Object collection) {
        // Those of the JDK that cannot be changed come in another order in every process.
        if (collection.getClass().getName().startsWith(WITHOUT_ORDER)) {
            add(hashes.sum());
        } else {
            hashes.forEach(this::add);
            add(11);
        }
    }

    private void record(Object value) {
        Class<?> type = value.getClass();
        for (Class<?> left : without) {
            if (left.isAssignableFrom(type)) {
                add(7);
                return;
            }
        }
        Components components = COMPONENTS.get(type);
        add(components.name());
        for (MethodHandle accessor : components.accessors()) {
            add(component(accessor, value));
        }
    }

    private static Object component(MethodHandle accessor, Object value) {
        try {
            return (Object) accessor.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("an accessor of a record threw", e);
        }
    }
}
