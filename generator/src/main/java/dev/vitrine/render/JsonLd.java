package dev.vitrine.render;

import dev.vitrine.output.Json;
import dev.vitrine.render.view.HtmlView;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes structured data that is safe inside a script element. */
final class JsonLd {

    /** Where the words of schema.org are. */
    static final String SCHEMA = "https://schema.org/";

    private JsonLd() {}

    /** Stands for the node of that id, which is in the same graph. */
    static Map<String, Object> reference(String id) {
        Map<String, Object> reference = new LinkedHashMap<>();
        reference.put("@id", id);
        return reference;
    }

    /** A node with its type; fields are added to it in order. */
    static Map<String, Object> node(String type) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("@type", type);
        return node;
    }

    /** {@code nodes} as one graph. */
    static HtmlView graph(List<Map<String, Object>> nodes) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@context", "https://schema.org");
        document.put("@graph", nodes);
        return new HtmlView(Json.inScript(document));
    }
}
