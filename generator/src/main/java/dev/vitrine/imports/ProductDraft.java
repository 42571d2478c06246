package dev.vitrine.imports;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.ProductStatus;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A product while files are read; what is empty was not given. */
final class ProductDraft {
    final String id;
    final Location location;
    ProductStatus status = ProductStatus.ACTIVE;
    final List<List<String>> categories = new ArrayList<>();
    String brand = "";
    final Set<String> tags = new LinkedHashSet<>();
    String created = "";
    final Set<String> options = new LinkedHashSet<>();
    final List<VariantDraft> variants = new ArrayList<>();

    /** Picture to its alternative text per language, in the order they are shown. */
    final Map<String, Map<String, String>> media = new LinkedHashMap<>();

    /** Fact to its values: texts, booleans. */
    final Map<String, List<Object>> attributes = new LinkedHashMap<>();

    /** Kind to cells or parts of cells that name other products. */
    final Map<String, List<Reference>> relations = new TreeMap<>();

    final Map<String, WordsDraft> words = new TreeMap<>();

    /**
     * Another product as a file names it.
     *
     * @param name its SKU, number or key
     * @param location where it is named
     */
    record Reference(String name, Location location) {}

    ProductDraft(String id, Location location) {
        this.id = id;
        this.location = location;
    }

    WordsDraft words(String language) {
        return words.computeIfAbsent(language, l -> new WordsDraft());
    }

    void picture(String file) {
        media.computeIfAbsent(file, f -> new TreeMap<>());
    }

    void picture(String file, String language, String alt) {
        Map<String, String> texts = media.computeIfAbsent(file, f -> new TreeMap<>());
        if (!alt.isEmpty()) {
            texts.putIfAbsent(language, alt);
        }
    }

    void attribute(String id, Object value) {
        List<Object> values = attributes.computeIfAbsent(id, i -> new ArrayList<>());
        if (!values.contains(value)) {
            values.add(value);
        }
    }

    void relation(String kind, String name, Location place) {
        relations.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Reference(name, place));
    }
}
