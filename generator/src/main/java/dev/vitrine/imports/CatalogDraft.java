package dev.vitrine.imports;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Language;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A catalogue while files are read into it. */
final class CatalogDraft {

    final Language language;
    final Currency currency;
    final Ids ids = new Ids();
    final AttributeDrafts attributes = new AttributeDrafts(ids);
    final CategoryDrafts categories = new CategoryDrafts(ids);

    /** Collection title to product ids, in the order they are shown. */
    final Map<String, Set<String>> collections = new LinkedHashMap<>();

    private final Map<String, ProductDraft> products = new LinkedHashMap<>();
    private final Set<String> takenIds = new HashSet<>();
    private final Map<String, ProductDraft> byReference = new HashMap<>();

    CatalogDraft(Language language, Currency currency) {
        this.language = language;
        this.currency = currency;
    }

    /** The product known by {@code key}, made when it is new. */
    ProductDraft product(String key, Location location) {
        return products.computeIfAbsent(key, k -> {
            String slug = ids.slug(k, language);
            String id = slug;
            for (int i = 2; !takenIds.add(id); i++) {
                id = slug + "-" + i;
            }
            return new ProductDraft(id, location);
        });
    }

    Optional<ProductDraft> find(String key) {
        return Optional.ofNullable(products.get(key));
    }

    List<ProductDraft> products() {
        return List.copyOf(products.values());
    }

    void remove(String key) {
        products.remove(key);
    }

    /** Makes {@code product} known under another name, such as a SKU; the first product of a name keeps it. */
    void refer(String name, ProductDraft product) {
        if (!name.isEmpty()) {
            byReference.putIfAbsent(name, product);
        }
    }

    Optional<ProductDraft> referred(String name) {
        return Optional.ofNullable(byReference.get(name)).or(() -> find(name));
    }

    void collect(String title, ProductDraft product) {
        collections.computeIfAbsent(title, t -> new LinkedHashSet<>()).add(product.id);
    }
}
