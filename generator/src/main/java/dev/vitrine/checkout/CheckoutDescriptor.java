package dev.vitrine.checkout;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is known of a provider: a JSON file beside the class that builds its addresses. The texts {@code url}, {@code item} and the values of {@code parameters}
 * are templates with placeholders such as {@code {sku}}; what stands in brackets is left out when a placeholder in it has no value.
 *
 * @param id the word in {@code "provider"}
 * @param name its name, as shown; may be empty
 * @param kind how it takes orders
 * @param needs what a variant must state
 * @param required whether a variant that can be bought must state it
 * @param idPattern what ids look like, a regular expression; empty for any
 * @param idMeaning the same in words
 * @param idDefault template of the id of variants that state none; empty when they must
 * @param hosts hosts its addresses may lead to; may use settings. Empty when the market must state them
 * @param url the address; with {@code {items}} it takes many lines
 * @param item one line of the cart
 * @param separator what stands between lines
 * @param parameters name to value of query parameters; left out when the value is incomplete
 * @param fields what a market may state, by name
 * @param locales the locales of the provider's pages, when it knows any
 * @param maxLength the longest address that is sure to work
 * @param coupon the parameter that takes a coupon code of the browser's; empty when none does
 * @param scripts addresses of its scripts, for {@link CheckoutKind#EMBED}
 * @param styles addresses of its style sheets, for {@link CheckoutKind#EMBED}
 * @param policy directive of a content security policy to the sources its scripts need beyond these, for {@link CheckoutKind#EMBED}
 */
public record CheckoutDescriptor(
        String id,
        String name,
        CheckoutKind kind,
        Needs needs,
        boolean required,
        String idPattern,
        String idMeaning,
        String idDefault,
        List<String> hosts,
        String url,
        String item,
        String separator,
        Map<String, String> parameters,
        Map<String, Field> fields,
        Optional<Locales> locales,
        int maxLength,
        String coupon,
        List<String> scripts,
        List<String> styles,
        Map<String, List<String>> policy) {

    private static final JsonMapper MAPPER = new JsonMapper();

    public CheckoutDescriptor {
        hosts = List.copyOf(hosts);
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        scripts = List.copyOf(scripts);
        styles = List.copyOf(styles);
        policy = Collections.unmodifiableMap(new LinkedHashMap<>(policy));
    }

    /** What a variant must state. */
    public enum Needs {
        /** An address that the provider made. */
        URL,
        /** The provider's id of the variant. */
        ID,
        NOTHING
    }

    /** What a setting is. */
    public enum FieldType {
        TEXT,
        /** A host name, maybe with a path; stands in an address as it is. */
        HOST,
        /** An address; stands in an address as it is. */
        URL,
        /** A template of the order's reference. */
        REFERENCE,
        /** The five UTM parameters. */
        UTM,
        /** The locale of the provider's pages. */
        LOCALE,
        /** An address template of the user's own. */
        TEMPLATE,
        /** The name of an environment variable that holds a key. */
        KEY
    }

    /**
     * What a market may state.
     *
     * @param type what it is
     * @param required whether it must be there
     * @param pattern what it must look like, a regular expression; empty for any text
     * @param meaning the same in words
     * @param doc what it is for
     */
    public record Field(FieldType type, boolean required, String pattern, String meaning, String doc) {}

    /**
     * The locales of a provider's pages.
     *
     * @param accepted all it knows; empty when it takes any
     * @param map language tag to locale, where they differ
     * @param otherwise template of the locale of other languages; empty when there is none
     */
    public record Locales(List<String> accepted, Map<String, String> map, String otherwise) {
        public Locales {
            accepted = List.copyOf(accepted);
            map = Map.copyOf(map);
        }
    }

    /** Whether its hosts must be stated by the market. */
    public boolean hostsRequired() {
        return hosts.isEmpty() && (kind == CheckoutKind.LINK || kind == CheckoutKind.CART);
    }

    /** The descriptor in the resource {@code name} beside {@code type}. */
    static CheckoutDescriptor read(Class<?> type, String name) {
        try (InputStream in = type.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name + " beside " + type.getName());
            }
            return of(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CheckoutDescriptor of(JsonNode node) {
        Map<String, Field> fields = new LinkedHashMap<>();
        node.path("fields").properties().forEach(entry -> fields.put(entry.getKey(), field(entry.getValue())));
        JsonNode locales = node.path("locales");
        return new CheckoutDescriptor(
                node.path("id").asString(),
                text(node, "name"),
                word(CheckoutKind.class, text(node, "kind")),
                word(Needs.class, text(node, "needs")),
                node.path("required").asBoolean(true),
                text(node, "idPattern"),
                text(node, "idMeaning"),
                text(node, "idDefault"),
                texts(node.path("hosts")),
                text(node, "url"),
                text(node, "item"),
                text(node, "separator"),
                map(node.path("parameters")),
                fields,
                locales.isObject()
                        ? Optional.of(new Locales(
                                texts(locales.path("accepted")), map(locales.path("map")), text(locales, "otherwise")))
                        : Optional.empty(),
                node.path("maxLength").asInt(2000),
                text(node, "coupon"),
                texts(node.path("scripts")),
                texts(node.path("styles")),
                lists(node.path("policy")));
    }

    private static Field field(JsonNode node) {
        String type = text(node, "type");
        return new Field(
                type.isEmpty() ? FieldType.TEXT : word(FieldType.class, type),
                node.path("required").asBoolean(false),
                text(node, "pattern"),
                text(node, "meaning"),
                text(node, "doc"));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(java.util.Locale.ROOT));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static Map<String, List<String>> lists(JsonNode node) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        node.properties().forEach(entry -> lists.put(entry.getKey(), texts(entry.getValue())));
        return lists;
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return map;
    }
}
