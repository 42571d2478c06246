package dev.vitrine.imports;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Makes a draft consistent: every product has a title, a variant and a slug of its own, every variant a SKU of its own. */
final class CatalogFinisher {

    private final CatalogDraft draft;
    private final ImportLog log;

    CatalogFinisher(CatalogDraft draft, ImportLog log) {
        this.draft = draft;
        this.log = log;
    }

    /** Finishes the draft and returns its products by id. */
    List<ProductDraft> finish() {
        List<ProductDraft> products = new ArrayList<>(draft.products());
        for (ProductDraft product : products) {
            if (product.variants.isEmpty()) {
                product.variants.add(new VariantDraft(product.location));
            }
            options(product);
        }
        skus(products);
        products.sort(Comparator.comparing(p -> p.id));
        for (ProductDraft product : products) {
            title(product);
            categories(product);
            facts(product);
            relations(product);
        }
        draft.categories.assignIds();
        slugs(products);
        return products;
    }

    /** Gives every variant a value of every option, and leaves out variants that repeat another's values. */
    private void options(ProductDraft product) {
        product.options.removeIf(option -> product.variants.stream().noneMatch(v -> v.options.containsKey(option)));
        Map<Map<String, String>, Location> seen = new HashMap<>();
        List<VariantDraft> kept = new ArrayList<>();
        for (VariantDraft variant : product.variants) {
            Map<String, String> ordered = new LinkedHashMap<>();
            for (String option : product.options) {
                String value = variant.options.get(option);
                if (value == null) {
                    log.report(
                            Rule.IMPORT_INVALID_VALUE,
                            variant.location,
                            "the variant has no value for the option '" + option + "'; '–' is used",
                            "fill in the value");
                    value = draft.attributes.value(option, "–", draft.language);
                }
                ordered.put(option, value);
            }
            variant.options.clear();
            variant.options.putAll(ordered);
            Location first = seen.putIfAbsent(ordered, variant.location);
            if (first == null) {
                kept.add(variant);
            } else {
                log.diagnostics()
                        .report(
                                Rule.IMPORT_DUPLICATE,
                                variant.location,
                                "'" + product.id + "' already has a variant with "
                                        + (ordered.isEmpty() ? "no options" : "these options")
                                        + "; this one is left out",
                                "",
                                first);
            }
        }
        product.variants.clear();
        product.variants.addAll(kept);
    }

    private void skus(List<ProductDraft> products) {
        Map<String, Location> taken = new HashMap<>();
        for (ProductDraft product : products) {
            for (VariantDraft variant : product.variants) {
                if (variant.sku.isEmpty()) {
                    continue;
                }
                Location first = taken.putIfAbsent(variant.sku, variant.location);
                if (first != null) {
                    String sku = free(variant.sku, taken);
                    log.diagnostics()
                            .report(
                                    Rule.IMPORT_DUPLICATE,
                                    variant.location,
                                    "the SKU '" + ImportLog.shown(variant.sku)
                                            + "' is used already; this variant becomes '" + ImportLog.shown(sku) + "'",
                                    "give every variant a SKU of its own",
                                    first);
                    variant.sku = sku;
                    taken.put(sku, variant.location);
                }
            }
        }
        for (ProductDraft product : products) {
            for (VariantDraft variant : product.variants) {
                if (variant.sku.isEmpty()) {
                    String name = product.id;
                    for (String value : variant.options.values()) {
                        name += "-" + value;
                    }
                    variant.sku = taken.containsKey(name) ? free(name, taken) : name;
                    taken.put(variant.sku, variant.location);
                }
            }
        }
    }

    private static String free(String sku, Map<String, Location> taken) {
        int number = 2;
        while (taken.containsKey(sku + "-" + number)) {
            number++;
        }
        return sku + "-" + number;
    }

    private void title(ProductDraft product) {
        String language = draft.language.tag();
        boolean named = product.words.values().stream().anyMatch(words -> !words.title.isEmpty());
        WordsDraft own = product.words(language);
        if (own.title.isEmpty() && !named) {
            own.title = product.id;
            log.report(
                    Rule.IMPORT_MISSING_NAME,
                    product.location,
                    "the product '" + product.id + "' has no name; its id is shown",
                    "give it a name");
        } else if (own.title.isEmpty()) {
            // The build's own fallback runs towards the default language, so that language must have a title.
            Map.Entry<String, WordsDraft> other = product.words.entrySet().stream()
                    .filter(entry -> !entry.getValue().title.isEmpty())
                    .findFirst()
                    .orElseThrow();
            own.title = other.getValue().title;
            log.report(
                    Rule.IMPORT_MISSING_NAME,
                    product.location,
                    "the product '" + product.id + "' has no name in '" + language + "'; that of '" + other.getKey()
                            + "' is used",
                    "give it a name");
        }
        product.words.entrySet().removeIf(entry -> {
            WordsDraft words = entry.getValue();
            if (entry.getKey().equals(language) || !words.title.isEmpty()) {
                return false;
            }
            // The other words stay: a build takes the title from the default language, and says so.
            words.slug = "";
            log.report(
                    Rule.IMPORT_MISSING_NAME,
                    words.location.equals(Location.NONE) ? product.location : words.location,
                    "the product '" + product.id + "' has no name in '" + entry.getKey() + "'; that in '" + language
                            + "' is shown",
                    "give it a name");
            return !words.says();
        });
    }

    /** Keeps only the innermost categories; the tree says the rest. */
    private void categories(ProductDraft product) {
        List<List<String>> keys = new ArrayList<>();
        for (List<String> path : product.categories) {
            List<String> key = draft.categories.add(path);
            if (!key.isEmpty() && !keys.contains(key)) {
                keys.add(key);
            }
        }
        List<List<String>> innermost = new ArrayList<>();
        for (List<String> key : keys) {
            boolean outer = keys.stream()
                    .anyMatch(k ->
                            k.size() > key.size() && k.subList(0, key.size()).equals(key));
            if (!outer) {
                innermost.add(key);
            }
        }
        if (!keys.isEmpty() && !innermost.contains(keys.get(0))) {
            List<String> main = keys.get(0);
            innermost.stream()
                    .filter(k ->
                            k.size() > main.size() && k.subList(0, main.size()).equals(main))
                    .findFirst()
                    .ifPresent(k -> {
                        innermost.remove(k);
                        innermost.add(0, k);
                    });
        }
        product.categories.clear();
        product.categories.addAll(innermost);
    }

    /** Facts that are options elsewhere get the ids of option values, so that rules and filters find both. */
    private void facts(ProductDraft product) {
        product.attributes.keySet().removeAll(product.options);
        product.attributes.replaceAll((attribute, values) -> {
            List<Object> replaced = new ArrayList<>();
            for (Object value : values) {
                replaced.add(
                        value instanceof String text && draft.attributes.isOption(attribute)
                                ? draft.attributes.value(attribute, text, draft.language)
                                : value);
            }
            return replaced;
        });
    }

    private void relations(ProductDraft product) {
        Map<String, List<ProductDraft.Reference>> resolved = new LinkedHashMap<>();
        product.relations.forEach((kind, references) -> {
            List<ProductDraft.Reference> found = new ArrayList<>();
            Set<String> seen = new HashSet<>();
            for (ProductDraft.Reference reference : references) {
                draft.referred(reference.name())
                        .ifPresentOrElse(
                                other -> {
                                    if (other != product && seen.add(other.id)) {
                                        found.add(new ProductDraft.Reference(other.id, reference.location()));
                                    }
                                },
                                () -> log.report(
                                        Rule.CATALOG_UNKNOWN_PRODUCT,
                                        reference.location(),
                                        "there is no product '" + ImportLog.shown(reference.name()) + "'",
                                        "import it too, or remove the reference"));
            }
            if (!found.isEmpty()) {
                resolved.put(kind, found);
            }
        });
        product.relations.clear();
        product.relations.putAll(resolved);
    }

    /** Slugs are unique per language, counting products that fall back to the default language's. */
    private void slugs(List<ProductDraft> products) {
        String main = draft.language.tag();
        Set<String> languages = new TreeSet<>();
        products.forEach(product -> languages.addAll(product.words.keySet()));
        languages.remove(main);
        slugs(products, draft.language, new HashSet<>());
        for (String tag : languages) {
            Set<String> taken = new HashSet<>();
            List<ProductDraft> own = new ArrayList<>();
            for (ProductDraft product : products) {
                WordsDraft words = product.words.get(tag);
                if (words != null && !words.title.isEmpty()) {
                    own.add(product);
                } else {
                    taken.add(product.words(main).slug);
                }
            }
            slugs(own, new Language(tag), taken);
        }
    }

    private void slugs(List<ProductDraft> products, Language language, Set<String> taken) {
        // Slugs the file states come first: a slug made of a title gives way to them.
        Set<ProductDraft> done = new HashSet<>();
        for (ProductDraft product : products) {
            WordsDraft words = product.words(language.tag());
            if (!words.slug.isEmpty()) {
                words.slug = draft.ids.slug(words.slug, language);
                if (taken.add(words.slug)) {
                    done.add(product);
                }
            }
        }
        for (ProductDraft product : products) {
            if (!done.contains(product)) {
                WordsDraft words = product.words(language.tag());
                String slug = words.slug.isEmpty() ? draft.ids.slug(words.title, language) : words.slug;
                String unique = slug;
                for (int i = 2; !taken.add(unique); i++) {
                    unique = slug + "-" + i;
                }
                words.slug = unique;
            }
        }
    }
}
