package dev.vitrine.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Who answers for products.
 *
 * @param byId id to party, in the order they are written
 */
public record Parties(Map<String, Party> byId) {

    public static final Parties NONE = new Parties(Map.of());

    public Parties {
        byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
    }

    /**
     * Who makes {@code product}: whom it names, or else whoever makes its brand.
     *
     * @param shop the brand of products that name none
     */
    public Optional<Party> manufacturer(Product product, String shop) {
        return of(product, product.compliance().manufacturer(), shop, Party::manufacturerOf);
    }

    /**
     * Who is responsible for {@code product} in the European Union: whom it names, or else whoever is responsible for its brand.
     *
     * @param shop the brand of products that name none
     */
    public Optional<Party> responsiblePerson(Product product, String shop) {
        return of(product, product.compliance().responsiblePerson(), shop, Party::responsibleFor);
    }

    private Optional<Party> of(
            Product product, Optional<String> stated, String shop, Function<Party, List<String>> brands) {
        if (stated.isPresent()) {
            return Optional.of(byId.getOrDefault(
                    stated.get(), Party.of(stated.get(), product.compliance().location())));
        }
        String brand = product.brand().orElse(shop);
        return byId.values().stream()
                .filter(party -> brands.apply(party).contains(brand))
                .findFirst();
    }
}
