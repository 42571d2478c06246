package dev.vitrine.load;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON Schemas (draft 2020-12) of the content files, made from the very shapes that check them. */
public final class JsonSchemas {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final Map<String, ObjectNode> definitions = new TreeMap<>();

    private JsonSchemas() {}

    /** File name ({@code product.schema.json}) to schema text, ending with a line break. */
    public static Map<String, String> all() {
        Map<String, String> schemas = new LinkedHashMap<>();
        Shapes.published()
                .forEach((name, shape) -> schemas.put(name + ".schema.json", new JsonSchemas().document(name, shape)));
        return schemas;
    }

    private String document(String name, Shape shape) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        root.put("title", "Vitrine " + name);
        root.setAll(schema(shape, true));
        if (!definitions.isEmpty()) {
            ObjectNode defs = root.putObject("$defs");
            definitions.forEach(defs::set);
        }
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        return MAPPER.writer().with(printer).writeValueAsString(root) + "\n";
    }

    private ObjectNode schema(Shape shape, boolean top) {
        ObjectNode node = MAPPER.createObjectNode();
        if (shape instanceof Shape.Obj obj) {
            return object(obj, top);
        } else if (shape instanceof Shape.Text text) {
            node.put("type", "string");
            if (!text.pattern().isEmpty()) {
                node.put("pattern", "^(?:" + text.pattern() + ")$");
                node.put("description", text.expected());
            } else if (!text.empty()) {
                // As the reader has it, a text of blanks is no text.
                node.put("pattern", "\\S");
            }
        } else if (shape instanceof Shape.Number number) {
            node.put("type", number.whole() ? "integer" : "number");
            if (number.min() > -1e17) {
                node.put("minimum", exact(number.min()));
            }
            if (number.max() < 1e17) {
                node.put("maximum", exact(number.max()));
            }
        } else if (shape instanceof Shape.Amount) {
            node.putArray("type").add("number").add("string");
            node.put("pattern", "^-?[0-9]+(\\.[0-9]+)?$");
        } else if (shape instanceof Shape.Untyped) {
            ObjectNode typed = node.putObject("not");
            typed.put("type", "object");
            typed.putArray("required").add("type");
        } else if (shape instanceof Shape.Flag) {
            node.put("type", "boolean");
        } else if (shape instanceof Shape.Word word) {
            ArrayNode words = node.putArray("enum");
            word.words().forEach(words::add);
        } else if (shape instanceof Shape.ListOf list) {
            node.put("type", "array");
            node.set("items", schema(list.item(), false));
            if (list.least() > 0) {
                node.put("minItems", list.least());
            }
        } else if (shape instanceof Shape.MapOf map) {
            map(map, node);
        } else if (shape instanceof Shape.Cases cases) {
            ArrayNode choices = node.putArray("anyOf");
            cases.cases().values().forEach(choice -> choices.add(schema(choice, false)));
        } else if (shape instanceof Shape.Either either) {
            ArrayNode choices = node.putArray("anyOf");
            either.choices().forEach(choice -> choices.add(schema(choice, false)));
        } else if (shape instanceof Shape.Later later) {
            Shape real = later.shape().get();
            return real instanceof Shape.Obj obj ? object(obj, false) : node.put("$ref", "#");
        }
        return node;
    }

    private static BigDecimal exact(double bound) {
        return new BigDecimal(BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString());
    }

    private void map(Shape.MapOf map, ObjectNode node) {
        node.put("type", "object");
        if (map.keyPattern().equals(".+")) {
            node.set("additionalProperties", schema(map.value(), false));
        } else {
            // "$schema" may stand in any file, whatever else its names must look like.
            node.putObject("patternProperties").set("^(?:" + map.keyPattern() + ")$", schema(map.value(), false));
            node.put("additionalProperties", false);
        }
    }

    private ObjectNode object(Shape.Obj obj, boolean top) {
        if (top) {
            ObjectNode node = MAPPER.createObjectNode();
            fill(obj, node, true);
            return node;
        }
        String key = obj.name().replace(' ', '-');
        if (!definitions.containsKey(key)) {
            ObjectNode definition = MAPPER.createObjectNode();
            definitions.put(key, definition);
            fill(obj, definition, false);
        }
        ObjectNode reference = MAPPER.createObjectNode();
        reference.put("$ref", "#/$defs/" + key);
        return reference;
    }

    private void fill(Shape.Obj obj, ObjectNode node, boolean top) {
        node.put("description", obj.doc());
        node.put("type", "object");
        ObjectNode properties = node.putObject("properties");
        if (top) {
            properties.putObject("$schema").put("type", "string");
        }
        obj.fields().forEach((name, field) -> {
            ObjectNode property = schema(field.shape(), false);
            property.put("description", field.doc());
            properties.set(name, property);
        });
        ArrayNode required = MAPPER.createArrayNode();
        obj.fields().forEach((name, field) -> {
            if (field.required()) {
                required.add(name);
            }
        });
        if (!required.isEmpty()) {
            node.set("required", required);
        }
        node.put("additionalProperties", false);
    }
}
