package dev.vitrine.packed;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes records of one class to bytes and makes equal ones of them, whatever they are made of, but not of their like: records, sealed interfaces of records, lists, maps, options, texts,
 * numbers, flags, days and enums.
 *
 * <p>Texts that come again and again are kept once, so bytes can be read only by the codec that wrote them. Writing is for one thread, reading for many.
 */
final class RecordCodec<T> {

    /** Different texts of one component that are kept once; one that has more of them does not repeat itself. */
    private static final int MOST_SHARED = 4_096;

    private final Part root;

    private RecordCodec(Part root) {
        this.root = root;
    }

    /**
     * A codec of {@code type}.
     *
     * @throws IllegalArgumentException when it is made of something else than what is named above
     */
    static <T> RecordCodec<T> of(Class<T> type) {
        return new RecordCodec<>(part(type, Map.of()));
    }

    /** {@code value} as bytes. */
    byte[] write(T value) {
        Out out = new Out();
        root.write(value, out);
        return Arrays.copyOf(out.bytes, out.length);
    }

    /** The value that was written to {@code bytes} from {@code at}. */
    @SuppressWarnings("unchecked")
    T read(byte[] bytes, int at) {
        return (T) root.read(new In(bytes, at));
    }

    private static final class Out {
        private byte[] bytes = new byte[512];
        private int length;

        private void number(long value) {
            long rest = value;
            while ((rest & ~0x7FL) != 0) {
                oneByte((int) (rest & 0x7F | 0x80));
                rest >>>= 7;
            }
            oneByte((int) rest);
        }

        /** A number that may be negative; small ones take little either way. */
        private void signed(long value) {
            number(value << 1 ^ value >> 63);
        }

        private void oneByte(int value) {
            ensure(1);
            bytes[length++] = (byte) value;
        }

        private void all(byte[] more) {
            ensure(more.length);
            System.arraycopy(more, 0, bytes, length, more.length);
            length += more.length;
        }

        private void ensure(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
            }
        }
    }

    private static final class In {
        private final byte[] bytes;
        private int at;

        private In(byte[] bytes, int at) {
            this.bytes = bytes;
            this.at = at;
        }

        private long number() {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes[at++];
                value |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        private long signed() {
            long folded = number();
            return folded >>> 1 ^ -(folded & 1);
        }

        private int size() {
            return (int) number();
        }
    }

    /** One kind of value. */
    private interface Part {
        void write(Object value, Out out);

        Object read(In in);
    }

    private static Part part(Type type, Map<TypeVariable<?>, Type> arguments) {
        if (type instanceof TypeVariable<?> variable) {
            return part(arguments.getOrDefault(variable, Object.class), Map.of());
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
            List<Type> of = Arrays.stream(generic.getActualTypeArguments())
                    .map(argument -> argument instanceof TypeVariable<?> variable
                            ? arguments.getOrDefault(variable, Object.class)
                            : argument)
                    .toList();
            if (raw == Optional.class) {
                return new Maybe(part(of.get(0), Map.of()));
            }
            if (raw == List.class) {
                return new Several(part(of.get(0), Map.of()));
            }
            if (raw == Map.class) {
                return new Pairs(part(of.get(0), Map.of()), part(of.get(1), Map.of()));
            }
            if (raw.isRecord()) {
                Map<TypeVariable<?>, Type> known = new HashMap<>();
                for (int i = 0; i < of.size(); i++) {
                    known.put(raw.getTypeParameters()[i], of.get(i));
                }
                return new Fields(raw, known);
            }
        }
        if (type instanceof Class<?> plain) {
            if (plain == String.class) {
                return new Text();
            }
            if (plain == int.class || plain == long.class) {
                return new Whole(plain == int.class);
            }
            if (plain == boolean.class) {
                return new Choice(List.of(false, true));
            }
            if (plain == LocalDate.class) {
                return new Day();
            }
            if (plain == BigDecimal.class) {
                return new Decimal();
            }
            if (plain.isEnum()) {
                return new Choice(List.of(plain.getEnumConstants()));
            }
            if (plain.isRecord()) {
                return new Fields(plain, arguments);
            }
            if (plain.isSealed()) {
                return new OneOf(plain);
            }
        }
        throw new IllegalArgumentException("cannot be packed: " + type);
    }

    /** A text; its first {@link #MOST_SHARED} different ones are kept and written as their numbers. */
    private static final class Text implements Part {
        private final Map<String, Integer> numbers = new HashMap<>();
        private final List<String> shared = new ArrayList<>();

        @Override
        public void write(Object value, Out out) {
            String text = (String) value;
            Integer number = numbers.get(text);
            // Half a pair of surrogates has no form in UTF-8.
            if (number == null
                    && (shared.size() < MOST_SHARED
                            || !StandardCharsets.UTF_8.newEncoder().canEncode(text))) {
                number = shared.size();
                numbers.put(text, number);
                shared.add(text);
            }
            if (number != null) {
                out.number(number + 1L);
                return;
            }
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.number(0);
            out.number(bytes.length);
            out.all(bytes);
        }

        @Override
        public Object read(In in) {
            int number = in.size();
            if (number > 0) {
                return shared.get(number - 1);
            }
            int length = in.size();
            String text = new String(in.bytes, in.at, length, StandardCharsets.UTF_8);
            in.at += length;
            return text;
        }
    }

    private static final class Whole implements Part {
        private final boolean isInt;

        private Whole(boolean isInt) {
            this.isInt = isInt;
        }

        @Override
        public void write(Object value, Out out) {
            out.signed(((Number) value).longValue());
        }

        @Override
        public Object read(In in) {
            long number = in.signed();
            if (isInt) {
                return (int) number;
            }
            return number;
        }
    }

    /** A flag or a constant of an enum. */
    private static final class Choice implements Part {
        private final List<?> values;

        private Choice(List<?> values) {
            this.values = values;
        }

        @Override
        public void write(Object value, Out out) {
            out.number(values.indexOf(value));
        }

        @Override
        public Object read(In in) {
            return values.get(in.size());
        }
    }

    private static final class Day implements Part {
        @Override
        public void write(Object value, Out out) {
            out.signed(((LocalDate) value).toEpochDay());
        }

        @Override
        public Object read(In in) {
            return LocalDate.ofEpochDay(in.signed());
        }
    }

    private static final class Decimal implements Part {
        private final Text text = new Text();

        @Override
        public void write(Object value, Out out) {
            // Its scale is part of it.
            text.write(value.toString(), out);
        }

        @Override
        public Object read(In in) {
            return new BigDecimal((String) text.read(in));
        }
    }

    private static final class Maybe implements Part {
        private final Part of;

        private Maybe(Part of) {
            this.of = of;
        }

        @Override
        public void write(Object value, Out out) {
            Optional<?> maybe = (Optional<?>) value;
            out.oneByte(maybe.isPresent() ? 1 : 0);
            if (maybe.isPresent()) {
                of.write(maybe.get(), out);
            }
        }

        @Override
        public Object read(In in) {
            return in.bytes[in.at++] == 0 ? Optional.empty() : Optional.of(of.read(in));
        }
    }

    private static final class Several implements Part {
        private final Part of;

        private Several(Part of) {
            this.of = of;
        }

        @Override
        public void write(Object value, Out out) {
            List<?> list = (List<?>) value;
            out.number(list.size());
            list.forEach(item -> of.write(item, out));
        }

        @Override
        public Object read(In in) {
            Object[] items = new Object[in.size()];
            for (int i = 0; i < items.length; i++) {
                items[i] = of.read(in);
            }
            return List.of(items);
        }
    }

    private static final class Pairs implements Part {
        private final Part keys;
        private final Part values;

        private Pairs(Part keys, Part values) {
            this.keys = keys;
            this.values = values;
        }

        @Override
        public void write(Object value, Out out) {
            Map<?, ?> map = (Map<?, ?>) value;
            out.number(map.size());
            map.forEach((key, of) -> {
                keys.write(key, out);
                values.write(of, out);
            });
        }

        @Override
        public Object read(In in) {
            int size = in.size();
            Map<Object, Object> map = new LinkedHashMap<>();
            for (int i = 0; i < size; i++) {
                Object key = keys.read(in);
                map.put(key, values.read(in));
            }
            return map;
        }
    }

    /** A record by its components. */
    private static final class Fields implements Part {
        private final MethodHandle[] accessors;
        private final Part[] parts;
        private final MethodHandle constructor;

        private Fields(Class<?> type, Map<TypeVariable<?>, Type> arguments) {
            RecordComponent[] components = type.getRecordComponents();
            accessors = new MethodHandle[components.length];
            parts = new Part[components.length];
            Class<?>[] types = new Class<?>[components.length];
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            try {
                for (int i = 0; i < components.length; i++) {
                    types[i] = components[i].getType();
                    accessors[i] = lookup.unreflect(components[i].getAccessor())
                            .asType(MethodType.methodType(Object.class, Object.class));
                    parts[i] = part(components[i].getGenericType(), arguments);
                }
                constructor = lookup.findConstructor(type, MethodType.methodType(void.class, types))
                        .asSpreader(Object[].class, types.length)
                        .asType(MethodType.methodType(Object.class, Object[].class));
            } catch (ReflectiveOperationException e) {
                throw new IllegalArgumentException("cannot be packed: " + type, e);
            }
        }

        @Override
        public void write(Object value, Out out) {
            for (int i = 0; i < parts.length; i++) {
                parts[i].write(component(i, value), out);
            }
        }

        private Object component(int i, Object value) {
            try {
                return (Object) accessors[i].invokeExact(value);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("an accessor of a record threw", e);
            }
        }

        @Override
        public Object read(In in) {
            Object[] values = new Object[parts.length];
            for (int i = 0; i < values.length; i++) {
                values[i] = parts[i].read(in);
            }
            try {
                return (Object) constructor.invokeExact(values);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException("the constructor of a record threw", e);
            }
        }
    }

    /** One of the records that a sealed interface permits. */
    private static final class OneOf implements Part {
        private final List<Class<?>> types;
        private final List<Part> parts;

        private OneOf(Class<?> type) {
            types = List.of(type.getPermittedSubclasses());
            parts = types.stream().map(each -> part(each, Map.of())).toList();
        }

        @Override
        public void write(Object value, Out out) {
            int index = types.indexOf(value.getClass());
            out.number(index);
            parts.get(index).write(value, out);
        }

        @Override
        public Object read(In in) {
            return parts.get(in.size()).read(in);
        }
    }
}
