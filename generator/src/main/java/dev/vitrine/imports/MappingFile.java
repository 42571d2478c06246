package dev.vitrine.imports;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads mapping files, and says where they are wrong. */
final class MappingFile {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final Set<String> ROOT =
            Set.of("$schema", "name", "language", "currency", "format", "headers", "files");
    private static final Set<String> FILE = Set.of("match", "role", "language", "rows", "columns", "ignore");
    private static final Set<String> CONDITION = Set.of("column", "is");
    private static final Set<String> SOURCE = Set.of("column", "columns", "separator", "values", "value");
    private static final Set<String> CATEGORIES =
            Set.of("column", "columns", "separator", "path", "drop", "rename", "ignore");
    private static final Set<String> OPTION = Set.of("id", "name", "column");
    private static final Set<String> ATTRIBUTE = Set.of("id", "name", "column", "separator", "unit");
    private static final Set<String> ATTRIBUTE_LIST =
            Set.of("column", "separator", "assign", "values", "ignore", "names");
    private static final Set<String> VARIATIONS = Set.of("column", "separator", "pairs", "assign", "sku");
    private static final Set<String> PRICE = Set.of("column", "compareAt");

    /** Columns that are read as they are. */
    static final Set<String> PLAIN = Set.of(
            "key",
            "sku",
            "language",
            "title",
            "slug",
            "summary",
            "description",
            "seoTitle",
            "seoDescription",
            "status",
            "brand",
            "tags",
            "created",
            "price",
            "salePrice",
            "compareAt",
            "currency",
            "gtin",
            "mpn",
            "weight",
            "weightUnit",
            "stock",
            "tracked",
            "inStock",
            "backorder",
            "pictures",
            "alt",
            "related",
            "complementary",
            "upsell");

    private final String path;
    private final ImportLog log;
    private final Map<String, Location> places = new HashMap<>();

    private MappingFile(String path, ImportLog log) {
        this.path = path;
        this.log = log;
    }

    /** The mapping in {@code file}; an empty one when it cannot be read, which is reported. */
    static Mapping read(Path file, ImportLog log) throws IOException {
        return new MappingFile(CsvFile.name(file), log).mapping(file);
    }

    private Mapping mapping(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            log.report(Rule.FILE_MISSING, Location.of(path), "there is no such mapping file", "");
            return Mapping.NONE;
        }
        byte[] bytes = Files.readAllBytes(file);
        log.source(path, file, StandardCharsets.UTF_8);
        JsonNode root;
        try {
            root = JSON.readTree(bytes);
            places(bytes);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            log.report(
                    Rule.JSON_SYNTAX,
                    at == null
                            ? Location.of(path)
                            : Location.of(path, Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr())),
                    ImportLog.shown(e.getOriginalMessage()),
                    "");
            return Mapping.NONE;
        }
        fields(root, "", ROOT);
        Map<String, String> headers = new LinkedHashMap<>();
        texts(root.path("headers"), "/headers")
                .forEach((name, known) -> headers.put(CsvTable.key(name), CsvTable.key(known)));
        List<Mapping.FileMapping> files = new ArrayList<>();
        JsonNode list = root.path("files");
        for (int i = 0; i < list.size(); i++) {
            files.add(fileMapping(list.get(i), "/files/" + i));
        }
        ImportFormat format = switch (text(root, "", "format").orElse("mapped")) {
            case "shopify" -> ImportFormat.SHOPIFY;
            case "woocommerce" -> ImportFormat.WOOCOMMERCE;
            case "mapped" -> ImportFormat.MAPPED;
            default -> {
                log.report(
                        Rule.JSON_INVALID_VALUE,
                        place("/format"),
                        "the format is none of mapped, shopify, woocommerce",
                        "");
                yield ImportFormat.MAPPED;
            }
        };
        if (format == ImportFormat.MAPPED && files.isEmpty()) {
            log.report(
                    Rule.JSON_MISSING_FIELD,
                    Location.of(path, 1, 1),
                    "the mapping says nothing about any file",
                    "add \"files\", or \"format\" and \"headers\" for a known layout");
        }
        return new Mapping(
                path,
                text(root, "", "name"),
                text(root, "", "language"),
                text(root, "", "currency"),
                format,
                headers,
                files);
    }

    private void places(byte[] bytes) {
        try (JsonParser parser = JSON.createParser(bytes)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME) {
                    TokenStreamLocation at = parser.currentTokenLocation();
                    places.put(
                            parser.streamReadContext().pathAsPointer().toString(),
                            Location.of(path, at.getLineNr(), at.getColumnNr())
                                    .withLength(parser.currentName().length() + 2));
                }
            }
        }
    }

    private Location place(String pointer) {
        String at = pointer;
        while (!at.isEmpty()) {
            Location place = places.get(at);
            if (place != null) {
                return place;
            }
            at = at.substring(0, at.lastIndexOf('/'));
        }
        return Location.of(path, 1, 1);
    }

    private static String child(String pointer, String name) {
        return pointer + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    private void fields(JsonNode node, String pointer, Set<String> known) {
        if (!node.isObject()) {
            log.report(Rule.JSON_WRONG_TYPE, place(pointer), "this must be an object", "write { … }");
            return;
        }
        for (String name : node.propertyNames()) {
            if (!known.contains(name)) {
                log.report(
                        Rule.JSON_UNKNOWN_FIELD,
                        place(child(pointer, name)),
                        "'" + name + "' is not a field here",
                        "use one of " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private Optional<String> text(JsonNode node, String pointer, String name) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isString()) {
            log.report(Rule.JSON_WRONG_TYPE, place(child(pointer, name)), "this must be a text", "");
            return Optional.empty();
        }
        return Optional.of(value.asString());
    }

    private List<String> list(JsonNode node, String pointer, String name) {
        JsonNode value = node.path(name);
        if (value.isString()) {
            return List.of(value.asString());
        }
        List<String> texts = new ArrayList<>();
        if (!value.isMissingNode() && !value.isArray()) {
            log.report(Rule.JSON_WRONG_TYPE, place(child(pointer, name)), "this must be a text or a list of texts", "");
        }
        value.forEach(item -> texts.add(item.asString("")));
        return texts;
    }

    private Map<String, String> texts(JsonNode node, String pointer) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (node.isMissingNode()) {
            return texts;
        }
        if (!node.isObject()) {
            log.report(Rule.JSON_WRONG_TYPE, place(pointer), "this must be an object of texts", "");
            return texts;
        }
        node.propertyNames().forEach(name -> texts.put(name, node.path(name).asString("")));
        return texts;
    }

    private Mapping.FileMapping fileMapping(JsonNode node, String pointer) {
        fields(node, pointer, FILE);
        JsonNode columns = node.path("columns");
        String at = pointer + "/columns";
        Map<String, Mapping.Source> sources = new LinkedHashMap<>();
        Mapping.Categories categories = Mapping.Categories.NONE;
        List<Mapping.Option> options = new ArrayList<>();
        List<Mapping.Attribute> attributes = new ArrayList<>();
        List<String> attributeColumns = List.of();
        Mapping.AttributeList attributeList = Mapping.AttributeList.NONE;
        Mapping.Variations variations = Mapping.Variations.NONE;
        Map<String, Mapping.Price> prices = new LinkedHashMap<>();
        for (String name : columns.propertyNames()) {
            JsonNode value = columns.path(name);
            String place = child(at, name);
            switch (name) {
                case "categories" -> categories = categories(value, place);
                case "options" -> {
                    for (int i = 0; i < value.size(); i++) {
                        options.add(option(value.get(i), place + "/" + i));
                    }
                }
                case "attributes" -> {
                    for (int i = 0; i < value.size(); i++) {
                        attributes.add(attribute(value.get(i), place + "/" + i));
                    }
                }
                case "attributeColumns" -> attributeColumns = list(columns, at, name);
                case "attributeList" -> attributeList = attributeList(value, place);
                case "variations" -> variations = variations(value, place);
                case "prices" -> {
                    for (String key : value.propertyNames()) {
                        prices.put(key, price(value.path(key), child(place, key)));
                    }
                }
                default -> {
                    if (PLAIN.contains(name)) {
                        sources.put(name, source(value, place));
                    } else {
                        log.report(
                                Rule.JSON_UNKNOWN_FIELD,
                                place(place),
                                "'" + name + "' is not a field here",
                                "see the table of columns in docs/import.md");
                    }
                }
            }
        }
        JsonNode rows = node.path("rows");
        if (!rows.isMissingNode()) {
            fields(rows, pointer + "/rows", Set.of("variant", "skip"));
        }
        List<String> match = list(node, pointer, "match");
        if (match.isEmpty()) {
            log.report(
                    Rule.JSON_MISSING_FIELD,
                    place(pointer),
                    "\"match\" is missing: which files this is about",
                    "for example \"match\": \"products.csv\"");
        }
        String role = text(node, pointer, "role").orElse("products");
        if (!role.equals("products") && !role.equals("details")) {
            log.report(
                    Rule.JSON_INVALID_VALUE, place(pointer + "/role"), "the role is neither products nor details", "");
        }
        if (!sources.containsKey("key") && !sources.containsKey("sku")) {
            log.report(
                    Rule.JSON_MISSING_FIELD,
                    place(at),
                    "neither \"key\" nor \"sku\" says which column tells products apart",
                    "");
        }
        return new Mapping.FileMapping(
                match,
                role.equals("details"),
                text(node, pointer, "language"),
                condition(rows, pointer + "/rows", "variant"),
                condition(rows, pointer + "/rows", "skip"),
                list(node, pointer, "ignore"),
                sources,
                categories,
                options,
                attributes,
                attributeColumns,
                attributeList,
                variations,
                prices);
    }

    private Optional<Mapping.Condition> condition(JsonNode rows, String pointer, String name) {
        JsonNode node = rows.path(name);
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        String at = child(pointer, name);
        fields(node, at, CONDITION);
        return Optional.of(new Mapping.Condition(text(node, at, "column").orElse(""), list(node, at, "is")));
    }

    private Mapping.Source source(JsonNode node, String pointer) {
        if (node.isString()) {
            return new Mapping.Source(List.of(node.asString()), "", Map.of(), "");
        }
        fields(node, pointer, SOURCE);
        List<String> columns = new ArrayList<>(list(node, pointer, "column"));
        columns.addAll(list(node, pointer, "columns"));
        return new Mapping.Source(
                columns,
                text(node, pointer, "separator").orElse(""),
                texts(node.path("values"), pointer + "/values"),
                text(node, pointer, "value").orElse(""));
    }

    private Mapping.Categories categories(JsonNode node, String pointer) {
        if (node.isString()) {
            return new Mapping.Categories(List.of(node.asString()), "", "", Set.of(), Map.of(), Set.of());
        }
        fields(node, pointer, CATEGORIES);
        List<String> columns = new ArrayList<>(list(node, pointer, "column"));
        columns.addAll(list(node, pointer, "columns"));
        return new Mapping.Categories(
                columns,
                text(node, pointer, "separator").orElse(""),
                text(node, pointer, "path").orElse(""),
                Set.copyOf(list(node, pointer, "drop")),
                texts(node.path("rename"), pointer + "/rename"),
                Set.copyOf(list(node, pointer, "ignore")));
    }

    private Mapping.Option option(JsonNode node, String pointer) {
        fields(node, pointer, OPTION);
        JsonNode name = node.path("name");
        return new Mapping.Option(
                text(node, pointer, "id").orElse(""),
                name.isObject() ? "" : text(node, pointer, "name").orElse(""),
                name.isObject() ? name.path("column").asString("") : "",
                text(node, pointer, "column").orElse(""));
    }

    private Mapping.Attribute attribute(JsonNode node, String pointer) {
        if (node.isString()) {
            return new Mapping.Attribute("", "", node.asString(), "", "");
        }
        fields(node, pointer, ATTRIBUTE);
        return new Mapping.Attribute(
                text(node, pointer, "id").orElse(""),
                text(node, pointer, "name").orElse(""),
                text(node, pointer, "column").orElse(""),
                text(node, pointer, "separator").orElse(""),
                text(node, pointer, "unit").orElse(""));
    }

    private Mapping.AttributeList attributeList(JsonNode node, String pointer) {
        fields(node, pointer, ATTRIBUTE_LIST);
        return new Mapping.AttributeList(
                text(node, pointer, "column").orElse(""),
                text(node, pointer, "separator").orElse(","),
                text(node, pointer, "assign").orElse("="),
                text(node, pointer, "values").orElse(""),
                Set.copyOf(list(node, pointer, "ignore")),
                texts(node.path("names"), pointer + "/names"));
    }

    private Mapping.Variations variations(JsonNode node, String pointer) {
        fields(node, pointer, VARIATIONS);
        return new Mapping.Variations(
                text(node, pointer, "column").orElse(""),
                text(node, pointer, "separator").orElse("|"),
                text(node, pointer, "pairs").orElse(","),
                text(node, pointer, "assign").orElse("="),
                text(node, pointer, "sku").orElse("sku"));
    }

    private Mapping.Price price(JsonNode node, String pointer) {
        if (node.isString()) {
            return new Mapping.Price(node.asString(), "");
        }
        fields(node, pointer, PRICE);
        return new Mapping.Price(
                text(node, pointer, "column").orElse(""),
                text(node, pointer, "compareAt").orElse(""));
    }
}
