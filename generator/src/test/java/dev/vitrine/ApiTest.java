package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every public type and member that others build on is listed in {@code docs/reference/api.txt}: a change of it is a change for them, and shows in the diff.
 *
 * <p>{@code mvn test -Dtest=ApiTest -Dgolden=update} writes the list anew.
 */
class ApiTest {

    private static final Path LIST = Path.of("../docs/reference/api.txt");
    private static final Path CLASSES = Path.of("target/classes");

    /** The packages that are promised. */
    private static final List<String> PACKAGES = List.of("", ".diagnostics", ".extension", ".model", ".render.view");

    private static final Set<String> OF_EVERY_OBJECT = Set.of("equals", "hashCode", "toString");

    @Test
    void theListIsWhatTheCodeHas() throws IOException {
        StringBuilder list =
                new StringBuilder("# The public API. Written by ApiTest; -Dgolden=update writes it anew.\n");
        for (String name : PACKAGES) {
            list.append("\n## dev.vitrine").append(name).append("\n");
            for (Class<?> type : types("dev.vitrine" + name)) {
                list.append('\n').append(described(type));
            }
        }
        if ("update".equals(System.getProperty("golden"))) {
            Files.writeString(LIST, list);
        }
        assertThat(list.toString()).isEqualTo(Files.readString(LIST));
    }

    private static List<Class<?>> types(String inPackage) throws IOException {
        try (Stream<Path> files = Files.list(CLASSES.resolve(inPackage.replace('.', '/')))) {
            Set<String> names = files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".class") && !file.equals("package-info.class"))
                    .map(file -> inPackage + "." + file.substring(0, file.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
            return names.stream()
                    .<Class<?>>map(ApiTest::type)
                    .filter(ApiTest::isOpen)
                    .toList();
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, ApiTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isOpen(Class<?> type) {
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && seen(type.getModifiers())
                && (type.getEnclosingClass() == null || isOpen(type.getEnclosingClass()));
    }

    private static boolean seen(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static String described(Class<?> type) {
        StringBuilder text = new StringBuilder(kind(type) + " " + name(type));
        Set<String> above = new TreeSet<>();
        if (type.getGenericSuperclass() != null
                && !Set.of(Object.class, Record.class, Enum.class).contains(type.getSuperclass())) {
            above.add(name(type.getGenericSuperclass()));
        }
        Arrays.stream(type.getGenericInterfaces()).forEach(each -> above.add(name(each)));
        if (!above.isEmpty()) {
            text.append(" : ").append(String.join(", ", above));
        }
        if (type.isSealed()) {
            text.append(" permits ")
                    .append(Arrays.stream(type.getPermittedSubclasses())
                            .map(ApiTest::name)
                            // Compilers list them as they come to them.
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        text.append('\n');
        Set<String> members = new TreeSet<>();
        for (Field field : type.getDeclaredFields()) {
            if (seen(field.getModifiers()) && !field.isSynthetic()) {
                members.add(
                        field.isEnumConstant()
                                ? field.getName()
                                : fixed(field.getModifiers()) + field.getName() + ": " + name(field.getGenericType()));
            }
        }
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (seen(constructor.getModifiers()) && !type.isEnum()) {
                members.add("new" + parameters(constructor));
            }
        }
        for (Method method : type.getDeclaredMethods()) {
            boolean plain = method.isSynthetic()
                    || method.isBridge()
                    || OF_EVERY_OBJECT.contains(method.getName())
                    || type.isEnum() && Set.of("values", "valueOf").contains(method.getName());
            if (seen(method.getModifiers()) && !plain) {
                members.add((method.isDefault() ? "default " : fixed(method.getModifiers())) + method.getName()
                        + parameters(method) + ": " + name(method.getGenericReturnType()));
            }
        }
        members.forEach(member -> text.append("  ").append(member).append('\n'));
        return text.toString();
    }

    private static String fixed(int modifiers) {
        return Modifier.isStatic(modifiers) ? "static " : "";
    }

    private static String parameters(Executable executable) {
        return Arrays.stream(executable.getGenericParameterTypes())
                        .map(ApiTest::name)
                        .collect(Collectors.joining(", ", "(", ")"))
                + Arrays.stream(executable.getExceptionTypes())
                        .map(thrown -> " throws " + name(thrown))
                        .collect(Collectors.joining());
    }

    private static String kind(Class<?> type) {
        return type.isAnnotation()
                ? "annotation"
                : type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
    }

    private static String name(Type type) {
        return type.getTypeName()
                .replaceAll("\\bjava\\.(lang|util)\\.(?=[A-Z])", "")
                .replace('$', '.');
    }
}
