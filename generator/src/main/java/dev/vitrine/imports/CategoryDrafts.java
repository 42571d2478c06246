package dev.vitrine.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The category tree, made of the paths products are filed under. */
final class CategoryDrafts {

    private final Ids ids;
    private final Map<List<String>, String> titles = new LinkedHashMap<>();
    private final Map<List<String>, String> idByPath = new HashMap<>();

    CategoryDrafts(Ids ids) {
        this.ids = ids;
    }

    /** Adds a path of titles, outermost first, and says how it is known from now on. */
    List<String> add(List<String> path) {
        List<String> key = new ArrayList<>();
        for (String title : path) {
            if (!title.isBlank()) {
                key.add(ids.slug(title));
                titles.putIfAbsent(List.copyOf(key), title.strip());
            }
        }
        return List.copyOf(key);
    }

    int size() {
        return titles.size();
    }

    /** Gives every category an id: its own name when no other category has it, else its whole path. */
    void assignIds() {
        Map<String, Integer> uses = new HashMap<>();
        titles.keySet().forEach(key -> uses.merge(key.get(key.size() - 1), 1, Integer::sum));
        Set<String> taken = new LinkedHashSet<>();
        for (List<String> key : titles.keySet()) {
            String own = key.get(key.size() - 1);
            String id = uses.getOrDefault(own, 0) == 1 ? own : String.join("-", key);
            String free = id;
            for (int i = 2; !taken.add(free); i++) {
                free = id + "-" + i;
            }
            idByPath.put(key, free);
        }
    }

    String id(List<String> key) {
        String id = idByPath.get(key);
        if (id == null) {
            throw new IllegalArgumentException("no such category: " + key);
        }
        return id;
    }

    /** Path to title; parents before children, otherwise in the order they were met. */
    Map<List<String>, String> titles() {
        return titles;
    }
}
