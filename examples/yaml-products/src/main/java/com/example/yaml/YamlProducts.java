package com.example.yaml;

import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.extension.CatalogFormat;
import dev.vitrine.extension.Problems;
import dev.vitrine.extension.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Products in {@code catalog/*.yaml}: a list, each with the fields of {@code product.json}. */
public final class YamlProducts implements CatalogFormat {

    private static final ExtensionRule SYNTAX =
            new ExtensionRule("yaml-products/syntax", Severity.ERROR, "A file of products is no YAML.");
    private static final ExtensionRule NO_LIST =
            new ExtensionRule("yaml-products/no-list", Severity.ERROR, "A file of products is no list of products.");

    @Override
    public String id() {
        return "yaml-products";
    }

    @Override
    public List<ExtensionRule> rules() {
        return List.of(SYNTAX, NO_LIST);
    }

    @Override
    public boolean reads(String path) {
        return path.endsWith(".yaml");
    }

    @Override
    public List<Value.Fields> products(String path, byte[] content, Problems problems) {
        String text = new String(content, StandardCharsets.UTF_8);
        Optional<Node> root;
        try {
            root = new Compose(LoadSettings.builder().setLabel(path).build()).composeString(text);
        } catch (MarkedYamlEngineException e) {
            problems.report(
                    SYNTAX,
                    e.getProblemMark().map(mark -> at(path, mark)).orElse(Location.of(path)),
                    e.getProblem(),
                    "look at the indentation and for a missing quote just before this place");
            return List.of();
        }
        List<Value.Fields> products = new ArrayList<>();
        if (root.isPresent() && value(root.get(), path) instanceof Value.Items items) {
            for (Value item : items.items()) {
                if (item instanceof Value.Fields product) {
                    products.add(product);
                } else {
                    problems.report(NO_LIST, item.at(), "this is no product", "write - id: …");
                }
            }
        } else if (root.isPresent()) {
            problems.report(NO_LIST, Location.of(path, 1, 1), "this is no list of products", "begin each with - id: …");
        }
        return products;
    }

    private static Value value(Node node, String path) {
        Location at = node.getStartMark().map(mark -> at(path, mark)).orElse(Location.of(path));
        if (node instanceof SequenceNode list) {
            return new Value.Items(
                    list.getValue().stream().map(item -> value(item, path)).toList(), at);
        }
        if (node instanceof MappingNode mapping) {
            Map<String, Value.Field> fields = new LinkedHashMap<>();
            mapping.getValue().forEach(pair -> {
                Value name = value(pair.getKeyNode(), path);
                String key = ((ScalarNode) pair.getKeyNode()).getValue();
                fields.put(key, new Value.Field(name.at().withLength(key.length()), value(pair.getValueNode(), path)));
            });
            return new Value.Fields(fields, at);
        }
        ScalarNode scalar = (ScalarNode) node;
        Location placed = at.withLength(Math.max(1, scalar.getValue().length()));
        if (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT)) {
            return number(scalar.getValue(), placed);
        }
        if (scalar.getTag().equals(Tag.BOOL)) {
            return new Value.Flag(scalar.getValue().equals("true"), placed);
        }
        return scalar.getTag().equals(Tag.NULL) ? new Value.Nothing(placed) : new Value.Text(scalar.getValue(), placed);
    }

    private static Value number(String text, Location at) {
        try {
            return new Value.Numeric(new BigDecimal(text), at);
        } catch (NumberFormatException e) {
            // 0o17, .inf: no number of a product.
            return new Value.Text(text, at);
        }
    }

    /** Marks count from 0. */
    private static Location at(String path, Mark mark) {
        return Location.of(path, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
