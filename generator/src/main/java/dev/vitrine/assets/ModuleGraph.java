package dev.vitrine.assets;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Which modules of a folder import which others; thread-safe. */
public final class ModuleGraph {

    private final Function<String, Optional<String>> sources;
    private final Map<String, List<String>> imports = new ConcurrentHashMap<>();

    /**
     * The modules that {@code sources} knows.
     *
     * @param sources path in the folder, such as {@code js/cart.js}, to source
     */
    public ModuleGraph(Function<String, Optional<String>> sources) {
        this.sources = sources;
    }

    /**
     * What browsers have to fetch before the modules at {@code entries} run, apart from these: what they import, and what that imports in turn, each once, the nearest first.
     * What is not in the folder, or is fetched by {@code import()} later, is left out.
     */
    public List<String> needed(Collection<String> entries) {
        Set<String> found = new LinkedHashSet<>(entries);
        Deque<String> open = new ArrayDeque<>(entries);
        while (!open.isEmpty()) {
            for (String imported : imports(open.remove())) {
                if (sources.apply(imported).isPresent() && found.add(imported)) {
                    open.add(imported);
                }
            }
        }
        List<String> needed = new ArrayList<>(found);
        needed.removeAll(entries);
        return needed;
    }

    private List<String> imports(String path) {
        return imports.computeIfAbsent(
                path,
                asked -> sources.apply(asked)
                        .map(source -> Scripts.imports(source).stream()
                                .filter(name -> name.startsWith("./") || name.startsWith("../"))
                                .map(name -> resolve(asked, name))
                                .toList())
                        .orElse(List.of()));
    }

    /** The path that {@code reference} means in the file at {@code from}; without what leads out of the folder. */
    private static String resolve(String from, String reference) {
        Deque<String> parts = new ArrayDeque<>(List.of(from.split("/", -1)));
        parts.removeLast();
        for (String part : reference.split("/", -1)) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.equals(".")) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }
}
