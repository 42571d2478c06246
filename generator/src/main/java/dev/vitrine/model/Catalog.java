package dev.vitrine.model;

import dev.vitrine.packed.PackedMap;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is sold, as an index; products are kept {@linkplain PackedMap packed}.
 *
 * @param products id to entry, in the order of their ids
 * @param categories id to category, in the order they are shown
 * @param collections id to collection, in the order they are written
 * @param attributes id to the names of an option or fact
 * @param popularity what shoppers look for most
 */
public record Catalog(
        Map<String, ProductEntry> products,
        Map<String, Category> categories,
        Map<String, Collection> collections,
        Map<String, AttributeDefinition> attributes,
        Popularity popularity) {

    public Catalog {
        products = PackedMap.of(products, ProductEntry.class);
        categories = Collections.unmodifiableMap(new LinkedHashMap<>(categories));
        collections = Collections.unmodifiableMap(new LinkedHashMap<>(collections));
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    public Optional<ProductEntry> product(String id) {
        return Optional.ofNullable(products.get(id));
    }

    /** The products called {@code ids}, in their order; made when they are asked for. */
    public List<ProductEntry> products(Iterable<String> ids) {
        return PackedMap.of(products, ProductEntry.class).list(ids);
    }

    /** The same catalogue with the entries of some products in the place of what they were. */
    public Catalog with(Map<String, ProductEntry> changed) {
        return new Catalog(
                PackedMap.of(products, ProductEntry.class).with(changed),
                categories,
                collections,
                attributes,
                popularity);
    }

    /** The ids of products that are others than in {@code before}, a catalogue this one was made {@linkplain #with from}. */
    public List<String> changedFrom(Catalog before) {
        return PackedMap.of(products, ProductEntry.class)
                .changedFrom(PackedMap.of(before.products, ProductEntry.class));
    }

    /** The same products as {@code listed}, which this catalogue or one it was made {@linkplain #with from} listed. */
    public List<ProductEntry> likewise(List<ProductEntry> listed) {
        return PackedMap.of(products, ProductEntry.class).likewise(listed);
    }

    public Optional<Category> category(String id) {
        return Optional.ofNullable(categories.get(id));
    }

    /** The order of the products of the category {@code id}: its own, or that of the nearest category above it that has one. */
    public Collection.Sort sort(String id) {
        Collection.Sort sort = Collection.Sort.NEWEST;
        for (Category category : path(id)) {
            sort = category.sort().orElse(sort);
        }
        return sort;
    }

    /** The categories right below {@code parent}; the roots when it is empty. */
    public List<Category> children(Optional<String> parent) {
        return categories.values().stream()
                .filter(category -> category.parent().equals(parent))
                .toList();
    }

    /** {@code ids} of categories and those of all above them, in that order. */
    public Set<String> withAbove(List<String> ids) {
        Set<String> all = new LinkedHashSet<>();
        for (String id : ids) {
            Optional<String> at = Optional.of(id);
            while (at.isPresent() && all.add(at.get())) {
                at = category(at.get()).flatMap(Category::parent);
            }
        }
        return all;
    }

    /** From the root down to and including {@code id}; empty when there is no such category. */
    public List<Category> path(String id) {
        java.util.ArrayDeque<Category> path = new java.util.ArrayDeque<>();
        Optional<Category> at = category(id);
        while (at.isPresent() && !path.contains(at.get())) {
            path.addFirst(at.get());
            at = at.get().parent().flatMap(this::category);
        }
        return List.copyOf(path);
    }
}
