package dev.vitrine.extension;

import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The extensions of a build, in the order of their ids. */
public final class Extensions {

    /** No extensions. */
    public static final Extensions NONE = new Extensions(List.of(), List.of());

    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]*");

    private static final Pattern FUNCTION = Pattern.compile("[a-z][A-Za-z0-9]*");

    /** First parts of Vitrine's own rules: a problem is to say whose it is. */
    private static final Set<String> TAKEN = Arrays.stream(Rule.values())
            .map(rule -> rule.id().substring(0, rule.id().indexOf('/')))
            .collect(Collectors.toUnmodifiableSet());

    private final List<Loaded> loaded;
    private final List<String> faults;

    private Extensions(Collection<Loaded> loaded, List<String> faults) {
        this.loaded = loaded.stream().sorted(Comparator.comparing(Loaded::id)).toList();
        this.faults = List.copyOf(faults);
    }

    /** An extension with what it said of itself when it was loaded. */
    private record Loaded(String id, Extension extension, List<ExtensionRule> rules) {}

    /** Those that {@code loader} finds; it is kept open as long as they are used. What cannot be used is among the {@linkplain #faults() faults}. */
    public static Extensions found(ClassLoader loader) {
        List<Extension> all = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        Iterator<Extension> services =
                ServiceLoader.load(Extension.class, loader).iterator();
        // A provider that fails is passed over by the next call.
        while (true) {
            try {
                if (!services.hasNext()) {
                    return of(all, faults);
                }
                all.add(services.next());
            } catch (ServiceConfigurationError | LinkageError e) {
                faults.add(described(e));
            }
        }
    }

    /** The given ones. */
    public static Extensions of(List<? extends Extension> extensions) {
        return of(extensions, List.of());
    }

    private static Extensions of(List<? extends Extension> extensions, List<String> faults) {
        Map<String, Loaded> all = new LinkedHashMap<>();
        Set<String> functions = new HashSet<>();
        List<String> told = new ArrayList<>(faults);
        for (Extension extension : extensions) {
            try {
                String id = extension.id();
                List<ExtensionRule> rules = List.copyOf(extension.rules());
                String name = extension.getClass().getName();
                if (!ID.matcher(id).matches() || TAKEN.contains(id)) {
                    told.add("its id '" + id + "' is "
                            + (TAKEN.contains(id)
                                    ? "an area of Vitrine's own rules"
                                    : "none of small letters, digits and hyphens")
                            + " (" + name + ")");
                } else if (rules.stream().anyMatch(rule -> !rule.extension().equals(id))) {
                    told.add("the ids of its rules do not begin with '" + id + "/' (" + name + ")");
                } else if (all.containsKey(id)) {
                    told.add("there are two extensions called '" + id + "' (" + name + " and "
                            + all.get(id).extension().getClass().getName() + ")");
                } else if (extension instanceof TemplateFunction function && !functions.add(function.name())
                        || extension instanceof TemplateFunction named
                                && !FUNCTION.matcher(named.name()).matches()) {
                    told.add("its function is called '" + ((TemplateFunction) extension).name()
                            + "', which is no name of letters and digits, or that of another (" + name + ")");
                } else {
                    all.put(id, new Loaded(id, extension, rules));
                }
            } catch (Exception | LinkageError e) {
                told.add(described(e) + " (" + extension.getClass().getName() + ")");
            }
        }
        return new Extensions(all.values(), told);
    }

    private static String described(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        String said = cause instanceof ServiceConfigurationError
                ? ""
                : cause.getClass().getSimpleName() + (message == null ? "" : ": ");
        return said + (message == null ? "" : message.lines().findFirst().orElse(""));
    }

    /** All of one kind, by their ids. */
    public <T extends Extension> List<T> of(Class<T> kind) {
        return loaded.stream()
                .map(Loaded::extension)
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    /** Ids, in their order. */
    public List<String> ids() {
        return loaded.stream().map(Loaded::id).toList();
    }

    /** The extension called {@code id}, by what it can do: names of the kinds it is, such as {@code SiteCheck}. */
    public Set<String> kinds(String id) {
        Set<String> kinds = new TreeSet<>();
        loaded.stream()
                .filter(one -> one.id().equals(id))
                .forEach(one -> collect(one.extension().getClass(), kinds));
        return kinds;
    }

    private static void collect(Class<?> type, Set<String> kinds) {
        for (Class<?> each : type.getInterfaces()) {
            if (Extension.class.isAssignableFrom(each) && each != Extension.class) {
                if (each.getPackage().equals(Extension.class.getPackage())) {
                    kinds.add(each.getSimpleName());
                }
                collect(each, kinds);
            }
        }
        if (type.getSuperclass() != null) {
            collect(type.getSuperclass(), kinds);
        }
    }

    /** All rules that extensions bring, by the ids of the extensions, those of one in its order. */
    public List<ExtensionRule> rules() {
        return loaded.stream().flatMap(one -> one.rules().stream()).toList();
    }

    /** The classes of all extensions, which tell where their code is. */
    public List<Class<?>> classes() {
        return loaded.stream().<Class<?>>map(one -> one.extension().getClass()).toList();
    }

    /** Why some cannot be used, one line for each. */
    public List<String> faults() {
        return faults;
    }
}
