package dev.vitrine.load;

import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.someOf;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.whole;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.checkout.CheckoutDescriptor;
import dev.vitrine.checkout.CheckoutKind;
import dev.vitrine.checkout.CheckoutProviders;
import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.CheckoutReference;
import dev.vitrine.model.Market;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads how markets are paid, and what variants are called at providers. */
final class CheckoutReader {

    private static final List<String> UTM = List.of("source", "medium", "campaign", "term", "content");

    private CheckoutReader() {}

    // Shapes

    /** What {@code "checkout"} of a market looks like: it depends on the provider. */
    static Shape marketShape() {
        Map<String, Shape.Obj> cases = new LinkedHashMap<>();
        CheckoutProviders.descriptors().forEach((id, descriptor) -> cases.put(id, marketShape(descriptor)));
        return new Shape.Cases("provider", "a checkout provider", cases);
    }

    /** {@code market}, which may be paid by {@code brought} providers, too. */
    static Shape.Obj with(Map<String, CheckoutDescriptor> brought, Shape.Obj market) {
        if (brought.isEmpty()) {
            return market;
        }
        Map<String, Shape.FieldShape> fields = new LinkedHashMap<>(market.fields());
        fields.computeIfPresent("checkout", (name, before) -> {
            Map<String, Shape.Obj> cases = new LinkedHashMap<>(((Shape.Cases) before.shape()).cases());
            brought.forEach((id, descriptor) -> cases.put(id, marketShape(descriptor)));
            return new Shape.FieldShape(
                    new Shape.Cases("provider", "a checkout provider", cases), before.required(), before.doc());
        });
        return new Shape.Obj(market.name(), market.doc(), fields);
    }

    private static Shape.Obj marketShape(CheckoutDescriptor descriptor) {
        String name = descriptor.name().isEmpty() ? descriptor.id() : descriptor.name();
        Shape.Builder shape = object("checkout by " + descriptor.id(), "How orders are paid: " + name + ".")
                .required("provider", word(descriptor.id()), "the provider's id");
        boolean cart = descriptor.kind() == CheckoutKind.CART;
        if (cart || descriptor.kind() == CheckoutKind.LINK) {
            Shape hosts = someOf(matching("[a-z0-9.-]+", "a host name such as buy.stripe.com"));
            if (descriptor.hostsRequired()) {
                shape.required("hosts", hosts, "hosts a checkout link may lead to");
            } else {
                shape.optional("hosts", hosts, "hosts a checkout link may lead to; default: the provider's own");
            }
        }
        descriptor.fields().forEach((field, facts) -> {
            if (facts.required()) {
                shape.required(field, shape(descriptor, facts), facts.doc());
            } else {
                shape.optional(field, shape(descriptor, facts), facts.doc());
            }
        });
        if (descriptor.kind() == CheckoutKind.LINK) {
            shape.optional("bundles", list(BUNDLE), "prepared links for several items at once");
        }
        return shape.build();
    }

    private static final Shape.Obj BUNDLE = object("bundle", "A prepared link for several items at once.")
            .required("items", new Shape.MapOf(".+", "a SKU", whole(1, 999_999)), "SKU to quantity")
            .required("url", text(), "the payment link")
            .optional("price", new Shape.Amount(), "what the link charges; compared with the shop's prices")
            .build();

    private static final Shape.Obj TEMPLATE = object("checkout template", "How checkout addresses are made.")
            .required("url", text(), "the address; with {items} it takes many lines")
            .optional("item", text(), "one line of the cart, with {qty}; stands where {items} is")
            .optional("separator", text(), "what stands between lines; default: \",\"")
            .build();

    private static Shape shape(CheckoutDescriptor descriptor, CheckoutDescriptor.Field field) {
        Shape value = field.pattern().isEmpty() ? text() : matching(field.pattern(), field.meaning());
        return switch (field.type()) {
            case TEMPLATE -> TEMPLATE;
            // What it becomes is checked; what is written has placeholders.
            case REFERENCE -> text();
            case LOCALE -> {
                List<String> accepted = descriptor
                        .locales()
                        .map(CheckoutDescriptor.Locales::accepted)
                        .orElse(List.of());
                yield accepted.isEmpty() ? value : new Shape.Word(accepted);
            }
            case UTM -> {
                Shape.Builder utm = object("utm of " + descriptor.id(), "UTM parameters.");
                UTM.forEach(part -> utm.optional(part, value, "utm_" + part));
                yield utm.build();
            }
            case TEXT, HOST, URL, KEY -> value;
        };
    }

    /** What a variant is called at a provider: a text, or an object that says more. */
    static Shape referenceShape() {
        return Shape.either(
                text(),
                object("checkout reference", "What a variant is called at a provider.")
                        .optional("url", text(), "the payment link")
                        .optional("id", text(), "the provider's id of the variant")
                        .optional("price", new Shape.Amount(), "what the provider charges; compared with the shop's")
                        .optional(
                                "provider",
                                new Shape.Word(List.copyOf(CheckoutProviders.ids())),
                                "the provider, when it is another than the market's")
                        .optional(
                                "options",
                                new Shape.MapOf(".+", "an option's name", text()),
                                "names and values by which the provider tells variants apart")
                        .build());
    }

    // Values

    static Market.Checkout market(JsonValue.Obj obj) {
        Map<String, Market.Setting> settings = new LinkedHashMap<>();
        obj.fields().forEach((name, field) -> {
            if (!Set.of("provider", "hosts", "bundles", "$schema").contains(name)) {
                settings(name, field.value(), settings);
            }
        });
        List<Market.Bundle> bundles = new ArrayList<>();
        for (JsonValue value : obj.list("bundles")) {
            if (value instanceof JsonValue.Obj bundle) {
                bundles.add(bundle(bundle));
            }
        }
        return new Market.Checkout(
                obj.text("provider").orElse(""),
                obj.texts("hosts").stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList(),
                settings,
                bundles,
                obj.at());
    }

    private static void settings(String path, JsonValue value, Map<String, Market.Setting> settings) {
        if (value instanceof JsonValue.Obj obj) {
            obj.fields().forEach((name, field) -> settings(path + "." + name, field.value(), settings));
        } else {
            value.asText().ifPresent(text -> settings.put(path, new Market.Setting(text, value.at())));
        }
    }

    private static Market.Bundle bundle(JsonValue.Obj obj) {
        Map<String, Integer> items = new LinkedHashMap<>();
        obj.object("items")
                .ifPresent(lines -> lines.fields()
                        .forEach((sku, field) ->
                                field.value().asNumber().ifPresent(quantity -> items.put(sku, quantity.intValue()))));
        return new Market.Bundle(items, obj.text("url").orElse(""), obj.number("price"), obj.at());
    }

    /** What {@code variant} is called at providers; a name that is neither market nor provider is reported. */
    static Map<String, CheckoutReference> references(
            JsonValue.Obj variant, Map<String, Market> markets, Diagnostics diagnostics) {
        Optional<JsonValue.Obj> written = variant.object("checkout");
        if (written.isEmpty()) {
            return Map.of();
        }
        Map<String, CheckoutReference> references = new LinkedHashMap<>();
        written.get().fields().forEach((key, field) -> {
            if (!markets.containsKey(key) && !CheckoutProviders.ids().contains(key)) {
                Set<String> known = new LinkedHashSet<>(markets.keySet());
                known.addAll(CheckoutProviders.ids());
                diagnostics.report(
                        Rule.SITE_UNKNOWN_MARKET,
                        field.nameAt(),
                        "there is no market and no checkout provider '" + key + "'",
                        Closest.to(key, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("use one of " + String.join(", ", markets.keySet())
                                        + ", or the id of a provider"));
                return;
            }
            references.put(key, reference(field.value()));
        });
        return references;
    }

    private static CheckoutReference reference(JsonValue value) {
        if (!(value instanceof JsonValue.Obj obj)) {
            return new CheckoutReference(
                    value.asText().orElse(""), Optional.empty(), Optional.empty(), Map.of(), value.at(), value.at());
        }
        Map<String, String> options = new LinkedHashMap<>();
        obj.object("options")
                .ifPresent(stated -> stated.fields()
                        .forEach((name, field) -> field.value().asText().ifPresent(text -> options.put(name, text))));
        Optional<JsonValue> stated = obj.get("url").or(() -> obj.get("id"));
        Optional<BigDecimal> price = obj.number("price");
        return new CheckoutReference(
                stated.flatMap(JsonValue::asText).orElse(""),
                obj.text("provider"),
                price,
                options,
                stated.map(JsonValue::at).orElse(obj.at()),
                obj.get("price").map(JsonValue::at).orElse(obj.at()));
    }
}
