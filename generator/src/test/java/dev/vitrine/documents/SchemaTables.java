package dev.vitrine.documents;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A JSON Schema as Markdown: a table for the file, and one for every object in it. */
final class SchemaTables {

    private final String file;
    private final JsonNode schema;
    private final StringBuilder text = new StringBuilder();
    private final Deque<String> waiting = new ArrayDeque<>();
    private final Set<String> named = new HashSet<>();

    private SchemaTables(String file, JsonNode schema) {
        this.file = file;
        this.schema = schema;
    }

    /** The section of {@code file}, as its heading calls it. */
    static String of(String file, JsonNode schema) {
        return new SchemaTables(file, schema).write();
    }

    private String write() {
        text.append("\n## ").append(code(file)).append("\n\n");
        text.append(sentence(schema.path("description").asString(""))).append("\n\n");
        body(schema);
        while (!waiting.isEmpty()) {
            String name = waiting.poll();
            JsonNode object = schema.path("$defs").path(name);
            text.append("\n### ").append(code(file)).append(": ").append(name).append("\n\n");
            text.append(sentence(object.path("description").asString(""))).append("\n\n");
            body(object);
        }
        return text.toString();
    }

    private void body(JsonNode object) {
        if (!object.has("properties")) {
            text.append("It is ").append(type(object)).append(".\n");
            return;
        }
        Set<String> required = new HashSet<>();
        object.path("required").forEach(name -> required.add(name.asString()));
        text.append("| field | is | means |\n|---|---|---|\n");
        for (Map.Entry<String, JsonNode> field : object.path("properties").properties()) {
            if (!field.getKey().equals("$schema")) {
                text.append("| ")
                        .append(code(field.getKey()))
                        .append(required.contains(field.getKey()) ? " (required)" : "")
                        .append(" | ")
                        .append(type(field.getValue()))
                        .append(" | ")
                        .append(cell(field.getValue().path("description").asString("")))
                        .append(" |\n");
            }
        }
        JsonNode cases = object.path("anyOf");
        if (!cases.isMissingNode()) {
            text.append("\nWhich fields go together depends on ")
                    .append(code("type"))
                    .append(".\n");
        }
    }

    /** In words, what a value may be. */
    private String type(JsonNode value) {
        if (value.has("$ref")) {
            String name = value.path("$ref").asString().substring("#/$defs/".length());
            if (name.equals("rules")) {
                return "object: rule to level; see [rules.md](../rules.md#levels)";
            }
            if (named.add(name)) {
                waiting.add(name);
            }
            return "[" + name + "](#" + anchor(file + ": " + name) + ")";
        }
        if (value.has("enum")) {
            List<String> words = new ArrayList<>();
            value.path("enum").forEach(word -> words.add(code(word.asString())));
            return words.size() == 1 ? words.get(0) : "one of " + String.join(", ", words);
        }
        if (value.has("anyOf")) {
            Set<String> choices = new LinkedHashSet<>();
            value.path("anyOf").forEach(choice -> choices.add(type(choice)));
            return String.join(", or ", choices);
        }
        List<String> types = new ArrayList<>();
        JsonNode type = value.path("type");
        if (type.isArray()) {
            type.forEach(one -> types.add(one.asString()));
        } else {
            types.add(type.asString("anything"));
        }
        if (types.contains("object")) {
            return map(value);
        }
        if (types.contains("array")) {
            return "list of " + type(value.path("items"));
        }
        if (types.size() > 1) {
            return "number, or a number as text";
        }
        return switch (types.get(0)) {
            case "string" -> "text";
            case "integer" -> "whole number" + bounds(value);
            case "number" -> "number" + bounds(value);
            case "boolean" -> code("true") + " or " + code("false");
            case "anything" -> "anything";
            default -> throw new AssertionError("a type no reader knows: " + type);
        };
    }

    private String map(JsonNode value) {
        JsonNode patterns = value.path("patternProperties");
        if (!patterns.isMissingNode()) {
            Map.Entry<String, JsonNode> only = patterns.properties().iterator().next();
            boolean languages = only.getKey().contains("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*");
            return "object: " + (languages ? "language" : "name") + " to " + type(only.getValue());
        }
        JsonNode others = value.path("additionalProperties");
        return others.isObject() && !others.isEmpty() ? "object: name to " + type(others) : "object";
    }

    private static String bounds(JsonNode value) {
        String least = plain(value.path("minimum"));
        String most = plain(value.path("maximum"));
        if (least.isEmpty() && most.isEmpty()) {
            return "";
        }
        return most.isEmpty() ? ", at least " + least : ", " + least + " to " + most;
    }

    /** Empty where the bound only keeps out what nobody means. */
    private static String plain(JsonNode bound) {
        return bound.isMissingNode() || Math.abs(bound.asDouble()) >= 1e9
                ? ""
                : bound.decimalValue().stripTrailingZeros().toPlainString();
    }

    private static String sentence(String words) {
        return words.isEmpty()
                ? ""
                : Character.toUpperCase(words.charAt(0)) + cell(words).substring(1);
    }

    private static String cell(String words) {
        return words.replace("<", "&lt;").replace("|", "\\|");
    }

    static String code(String words) {
        return "`" + words + "`";
    }

    /** What a code host and Vitrine make of a heading. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }
}
