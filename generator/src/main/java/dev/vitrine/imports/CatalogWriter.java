package dev.vitrine.imports;

import dev.vitrine.model.Availability;
import dev.vitrine.model.Measure;
import dev.vitrine.model.ProductStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Gives a finished draft the form of the content folder. */
final class CatalogWriter {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();
    private static final ObjectWriter PRETTY = JSON.writer()
            .with(new DefaultPrettyPrinter(
                            PrettyPrinter.DEFAULT_SEPARATORS.withObjectNameValueSpacing(Separators.Spacing.AFTER))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));

    private final CatalogDraft draft;
    private final List<ProductDraft> products;

    CatalogWriter(CatalogDraft draft, List<ProductDraft> products) {
        this.draft = draft;
        this.products = List.copyOf(products);
    }

    /** The bytes of a settings file. */
    static byte[] pretty(Object json) {
        byte[] bytes = PRETTY.writeValueAsBytes(json);
        byte[] ended = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        ended[bytes.length] = '\n';
        return ended;
    }

    /** The files of the catalogue: path to bytes. */
    Map<String, byte[]> files(String name) {
        Map<String, byte[]> files = new TreeMap<>();
        files.put("catalog/" + name + ".jsonl", lines());
        if (!draft.attributes.definitions().isEmpty()) {
            files.put("catalog/attributes.json", pretty(Map.of("attributes", attributes())));
        }
        if (draft.categories.size() > 0) {
            files.put("catalog/categories.json", pretty(Map.of("categories", categories())));
        }
        if (!draft.collections.isEmpty()) {
            files.put("catalog/collections.json", collections(List.of()));
        }
        return files;
    }

    private byte[] lines() {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (ProductDraft product : products) {
            out.writeBytes(JSON.writeValueAsBytes(product(product)));
            out.write('\n');
        }
        return out.toByteArray();
    }

    private Map<String, Object> product(ProductDraft product) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", product.id);
        if (product.status != ProductStatus.ACTIVE) {
            json.put("status", product.status.name().toLowerCase(Locale.ROOT));
        }
        List<String> categories =
                product.categories.stream().map(draft.categories::id).toList();
        if (!categories.isEmpty()) {
            json.put("category", categories.get(0));
            put(json, "categories", categories.subList(1, categories.size()));
        }
        put(json, "brand", product.brand);
        put(json, "tags", List.copyOf(product.tags));
        put(json, "created", product.created);
        put(json, "options", List.copyOf(product.options));
        boolean samePrices =
                product.variants.stream().allMatch(variant -> variant.prices.equals(product.variants.get(0).prices));
        if (samePrices) {
            put(json, "prices", prices(product.variants.get(0).prices));
        }
        List<Object> variants = new ArrayList<>();
        for (VariantDraft variant : product.variants) {
            variants.add(variant(variant, !samePrices));
        }
        json.put("variants", variants);
        List<Object> media = new ArrayList<>();
        product.media.forEach((file, alt) -> {
            Map<String, Object> picture = new LinkedHashMap<>();
            picture.put("file", file);
            put(picture, "alt", alt);
            media.add(picture);
        });
        put(json, "media", media);
        Map<String, Object> attributes = new LinkedHashMap<>();
        product.attributes.forEach((id, values) -> {
            if (!values.isEmpty()) {
                attributes.put(id, values.size() == 1 ? values.get(0) : values);
            }
        });
        put(json, "attributes", attributes);
        Map<String, Object> relations = new LinkedHashMap<>();
        product.relations.forEach((kind, references) -> relations.put(
                kind, references.stream().map(ProductDraft.Reference::name).toList()));
        put(json, "relations", relations);
        Map<String, Object> texts = new LinkedHashMap<>();
        texts.put(draft.language.tag(), words(product.words(draft.language.tag())));
        product.words.forEach((language, words) -> texts.putIfAbsent(language, words(words)));
        json.put("texts", texts);
        return json;
    }

    private static Map<String, Object> variant(VariantDraft variant, boolean withPrices) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("sku", variant.sku);
        put(json, "options", variant.options);
        if (withPrices) {
            put(json, "prices", prices(variant.prices));
        }
        put(json, "gtin", variant.gtin);
        put(json, "mpn", variant.mpn);
        variant.weight.ifPresent(grams -> json.put("weight", grams));
        if (variant.availability != Availability.IN_STOCK) {
            json.put("availability", variant.availability.id());
        }
        variant.stock.ifPresent(pieces -> json.put("stock", pieces));
        variant.measure.ifPresent(measure -> json.put("measure", measure(measure)));
        put(json, "media", List.copyOf(variant.media));
        return json;
    }

    private static Map<String, Object> measure(Measure measure) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("amount", measure.amount());
        json.put("unit", measure.unit().id());
        if (!measure.equals(Measure.usual(measure.amount(), measure.unit()))) {
            json.put("per", measure.base());
        }
        return json;
    }

    private static Map<String, Object> prices(Map<String, PriceDraft> prices) {
        Map<String, Object> json = new LinkedHashMap<>();
        prices.forEach((key, price) -> json.put(
                key,
                price.compareAt().isEmpty()
                        ? price.amount()
                        : ordered(
                                "amount",
                                price.amount(),
                                "compareAt",
                                price.compareAt().get())));
        return json;
    }

    private static Map<String, BigDecimal> ordered(String first, BigDecimal one, String second, BigDecimal two) {
        Map<String, BigDecimal> json = new LinkedHashMap<>();
        json.put(first, one);
        json.put(second, two);
        return json;
    }

    private static Map<String, Object> words(WordsDraft words) {
        Map<String, Object> json = new LinkedHashMap<>();
        put(json, "title", words.title);
        put(json, "slug", words.slug);
        put(json, "summary", words.summary);
        if (!words.description.isEmpty()) {
            json.put("description", words.description);
            json.put("descriptionFormat", "html");
        }
        Map<String, Object> seo = new LinkedHashMap<>();
        put(seo, "title", words.seoTitle);
        put(seo, "description", words.seoDescription);
        put(json, "seo", seo);
        return json;
    }

    private Map<String, Object> attributes() {
        Map<String, Object> json = new LinkedHashMap<>();
        draft.attributes.definitions().forEach((id, definition) -> {
            Map<String, Object> attribute = new LinkedHashMap<>();
            attribute.put("name", definition.names);
            Map<String, Object> values = new LinkedHashMap<>();
            definition.values.forEach((value, names) -> values.put(value, Map.of("name", names)));
            put(attribute, "values", values);
            json.put(id, attribute);
        });
        return json;
    }

    private List<Object> categories() {
        List<Object> json = new ArrayList<>();
        Map<List<String>, Integer> positions = new LinkedHashMap<>();
        Map<String, Map<String, Object>> byId = new TreeMap<>();
        draft.categories.titles().forEach((key, title) -> {
            Map<String, Object> category = new LinkedHashMap<>();
            String id = draft.categories.id(key);
            category.put("id", id);
            List<String> parent = key.subList(0, key.size() - 1);
            if (!parent.isEmpty()) {
                category.put("parent", draft.categories.id(parent));
            }
            category.put("position", positions.merge(parent, 1, Integer::sum));
            Map<String, Object> words = new LinkedHashMap<>();
            words.put("title", title);
            words.put("slug", id);
            category.put("texts", Map.of(draft.language.tag(), words));
            byId.put(id, category);
        });
        json.addAll(byId.values());
        return json;
    }

    List<String> collectionIds() {
        return draft.collections.keySet().stream().map(draft.ids::slug).toList();
    }

    /** The collections the files had, and {@code others}. */
    byte[] collections(List<Map<String, Object>> others) {
        List<Object> json = new ArrayList<>();
        draft.collections.forEach((title, ids) -> {
            Map<String, Object> collection = new LinkedHashMap<>();
            collection.put("id", draft.ids.slug(title));
            collection.put("products", List.copyOf(new TreeSet<>(ids)));
            collection.put("texts", Map.of(draft.language.tag(), Map.of("title", title)));
            json.add(collection);
        });
        json.addAll(others);
        return pretty(Map.of("collections", json));
    }

    private static void put(Map<String, Object> json, String field, String value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }

    private static void put(Map<String, Object> json, String field, List<?> value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }

    private static void put(Map<String, Object> json, String field, Map<?, ?> value) {
        if (!value.isEmpty()) {
            json.put(field, value);
        }
    }
}
