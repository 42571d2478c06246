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
 * <p>Texts that come again and again are kept once. Reading is for many threads at once.
 */
public final class RecordCodec<T> {

    /** Different texts of one component that are kept once; one that has more of them does not repeat itself. */
    private static final int MOST_SHARED = 4_096;

    private final Part root;

    private final boolean alone;

    private RecordCodec(Part root, boolean alone) {
        this.root = root;
        this.alone = alone;
    }

    /**
     * A codec of {@code type}, whose bytes only itself can read: it keeps the texts. Writing is for one thread.
     *
     * @throws IllegalArgumentException when it is made of something else than what is named above
     */
    static <T> RecordCodec<T> of(Class<T> type) {
        return new RecordCodec<>(part(type, Map.of()), false);
    }

    /**
     * A codec of {@code type}, whose bytes hold everything and can be read by any other such codec. Writing is for many threads at once.
     *
     * @throws IllegalArgumentException when it is made of something else than what is named above
     */
    public static <T> RecordCodec<T> selfContained(Class<T> type) {
        return new RecordCodec<>(part(type, Map.of()), true);
    }

    /** {@code value} as bytes. */
    public byte[] write(T value) {
        Out out = new Out(alone);
        root.write(value, out);
        return Arrays.copyOf(out.bytes, out.length);
    }

    /**
     * The value that was written to {@code bytes} from {@code at}.
     *
     * @throws RuntimeException of any kind when the bytes are damaged
     */
    @SuppressWarnings("unchecked")
    public T read(byte[] bytes, int at) {
        return (T) root.read(new In(bytes, at, alone));
    }

    private static final class Out {
        private byte[] bytes = new byte[512];
        private int length;
        /** The texts so far and their numbers, where the bytes stand alone. */
        private final Map<String, Integer> numbers = new HashMap<>();

        private final boolean alone;

        private Out(boolean alone) {
            this.alone = alone;
        }

        /** Half a pair of surrogates has no form in UTF-8, so that a text with one is written in UTF-16. */
        private void text(String text) {
            boolean whole = whole(text);
            byte[] encoded = text.getBytes(whole ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE);
            number((long) encoded.length << 1 | (whole ? 0 : 1));
            all(encoded);
        }

        private static boolean whole(String text) {
            for (int i = 0; i < text.length(); i++) {
                if (Character.isSurrogate(text.charAt(i))) {
                    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
                }
            }
            return true;
        }

        /** A text that may come again: zero and the text, or the number of the one before, from 1. */
        private void repeated(String text) {
            Integer before = numbers.putIfAbsent(text, numbers.size());
            number(before == null ? 0 : before + 1L);
            if (before == null) {
                text(text);
            }
        }

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
        private final boolean alone;
        private final List<String> texts = new ArrayList<>();

        private In(byte[] bytes, int at, boolean alone) {
            this.bytes = bytes;
            this.at = at;
            this.alone = alone;
        }

        private String text() {
            long head = number();
            int length = (int) (head >>> 1);
            String text =
                    new String(bytes, at, length, (head & 1) == 0 ? StandardCharsets.UTF_8 : StandardCharsets.UTF_16BE);
            at += length;
            return text;
        }

        private String repeated() {
            int number = size();
            if (number > 0) {
                return texts.get(number - 1);
            }
            String text = text();
            texts.add(text);
            return text;
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
            if (plain == int.class || plain == long.class || plain == Integer.class || plain == Long.class) {
                return new Whole(plain == int.class || plain == Integer.class);
            }
            if (plain == double.class) {
                return new Real();
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
            if (out.alone) {
                out.repeated(text);
                return;
            }
            Integer number = numbers.get(text);
            if (number == null && shared.size() < MOST_SHARED) {
                number = shared.size();
                numbers.put(text, number);
                shared.add(text);
            }
            if (number != null) {
                out.number(number + 1L);
                return;
            }
            out.number(0);
            out.text(text);
        }

        @Override
        public Object read(In in) {
            if (in.alone) {
                return in.repeated();
            }
            int number = in.size();
            return number > 0 ? shared.get(number - 1) : in.text();
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

    private static final class Real implements Part {
        @Override
        public void write(Object value, Out out) {
            out.signed(Double.doubleToLongBits((Double) value));
        }

        @Override
        public Object read(In in) {
            return Double.longBitsToDouble(in.signed());
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
