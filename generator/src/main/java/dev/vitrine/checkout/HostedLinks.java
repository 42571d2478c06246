package dev.vitrine.checkout;

import dev.vitrine.checkout.CheckoutDescriptor.FieldType;
import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** Addresses made from the templates of a descriptor, or of the market itself: enough for every provider whose checkout is one address. */
public class HostedLinks implements CheckoutProvider {

    /** Stands for the lines of a cart until they are known; no address has it. */
    private static final String LINES = "\u0000";

    private static final Set<String> OF_STOREFRONT =
            Set.of("market", "currency", "locale", "lang", "country", "coupon");
    private static final Set<String> OF_SALE =
            Set.of("sku", "variantId", "providerId", "qty", "price", "priceMinor", "title", "url", "options");

    @Override
    public List<String> descriptors() {
        return List.of(
                "stripe.json",
                "paypal.json",
                "shopify.json",
                "links.json",
                "template.json",
                "woocommerce.json",
                "bigcommerce.json",
                "ecwid.json",
                "lemonsqueezy.json",
                "gumroad.json",
                "airwallex.json",
                "adyen.json",
                "mollie.json");
    }

    @Override
    public Optional<CheckoutRecipe> recipe(CheckoutTerms terms) {
        if (!sound(terms)) {
            return Optional.empty();
        }
        CheckoutDescriptor descriptor = terms.descriptor();
        String name = terms.setting("name").orElse(descriptor.name());
        boolean cart = cart(terms);
        String before = "";
        String after = "";
        if (cart) {
            List<String> missing = new ArrayList<>();
            Function<String, Optional<String>> values = storefrontValues(terms);
            String url = terms.template(url(terms))
                    .expand(hole -> hole.equals("items") ? Optional.of(LINES) : values.apply(hole), missing::add);
            if (!missing.isEmpty()) {
                reportMissing(terms, missing.get(0), "template.url");
                return Optional.empty();
            }
            String whole = withParameters(url, terms, values);
            int split = whole.indexOf(LINES);
            before = whole.substring(0, split);
            after = whole.substring(split + LINES.length());
        }
        Optional<String> coupon =
                terms.setting("coupon").isEmpty() && !descriptor.coupon().isEmpty()
                        ? Optional.of(descriptor.coupon())
                        : Optional.empty();
        return Optional.of(new CheckoutRecipe(
                descriptor.id(),
                cart ? CheckoutKind.CART : CheckoutKind.LINK,
                name,
                before,
                cart ? setting(terms, "template.separator", separator(terms)) : "",
                after,
                descriptor.maxLength(),
                coupon,
                List.of(),
                List.of(),
                List.of(),
                Map.of()));
    }

    private static String separator(CheckoutTerms terms) {
        return terms.setting("template.item").isPresent()
                ? ","
                : terms.descriptor().separator();
    }

    private static void reportMissing(CheckoutTerms terms, String name, String setting) {
        terms.report(
                Rule.CHECKOUT_MISSING_VALUE,
                terms.at(setting),
                "{" + name + "} has no value in the market '" + terms.market().id() + "'",
                "state \"" + name + "\" in its checkout, or put that part of the template in brackets: [&x={" + name
                        + "}]");
    }

    @Override
    public CheckoutOffer offer(CheckoutTerms terms, CheckoutRecipe recipe, CheckoutSale sale) {
        if (!cart(terms)) {
            return link(terms, sale).map(CheckoutOffer::of).orElse(CheckoutOffer.NONE);
        }
        Optional<String> line = line(terms, sale);
        return line.map(found -> ofLine(recipe, found)).orElse(CheckoutOffer.NONE);
    }

    static CheckoutOffer ofLine(CheckoutRecipe recipe, String line) {
        String one = line.replace("{n}", "").replace("{qty}", "1");
        return new CheckoutOffer(Optional.of(recipe.before() + one + recipe.after()), line, Map.of());
    }

    private static Optional<String> link(CheckoutTerms terms, CheckoutSale sale) {
        Function<String, Optional<String>> values = saleValues(terms, sale, "1");
        return expand(url(terms), terms, sale, values).map(url -> withParameters(url, terms, values));
    }

    private static Optional<String> line(CheckoutTerms terms, CheckoutSale sale) {
        return expand(
                setting(terms, "template.item", terms.descriptor().item()),
                terms,
                sale,
                saleValues(terms, sale, "{qty}"));
    }

    private static Optional<String> expand(
            String template, CheckoutTerms terms, CheckoutSale sale, Function<String, Optional<String>> values) {
        List<String> missing = new ArrayList<>();
        String text = terms.template(template).expand(values, missing::add);
        if (missing.isEmpty()) {
            return Optional.of(text);
        }
        terms.report(
                Rule.CHECKOUT_MISSING_VALUE,
                sale.location(),
                "the checkout address of '" + sale.sku() + "' in the market '"
                        + terms.market().id() + "' needs {" + missing.get(0) + "}, which has no value",
                "state it, or put that part of the template in brackets: [&x={" + missing.get(0) + "}]");
        return Optional.empty();
    }

    /** {@code url} with the descriptor's parameters, leaving out those it has already and those without a value. */
    static String withParameters(String url, CheckoutTerms terms, Function<String, Optional<String>> values) {
        int fragment = url.indexOf('#');
        StringBuilder out = new StringBuilder(fragment < 0 ? url : url.substring(0, fragment));
        terms.descriptor().parameters().forEach((name, template) -> {
            String encoded = UriComponent.encode(name);
            String query = out.indexOf("?") < 0 ? "" : out.substring(out.indexOf("?") + 1);
            boolean there = ("&" + query).contains("&" + encoded + "=");
            terms.template(template)
                    .complete(values)
                    .filter(value -> !there)
                    .ifPresent(value -> out.append(out.indexOf("?") < 0 ? '?' : '&')
                            .append(encoded)
                            .append('=')
                            .append(value));
        });
        return fragment < 0 ? out.toString() : out + url.substring(fragment);
    }

    private static boolean cart(CheckoutTerms terms) {
        return url(terms).contains("{items}");
    }

    private static String url(CheckoutTerms terms) {
        return setting(terms, "template.url", terms.descriptor().url());
    }

    private static String setting(CheckoutTerms terms, String name, String otherwise) {
        return terms.setting(name).orElse(otherwise);
    }

    /** What placeholders stand for in the whole storefront, encoded. */
    static Function<String, Optional<String>> storefrontValues(CheckoutTerms terms) {
        return name -> {
            if (name.equals("ref")) {
                return terms.setting("reference")
                        .flatMap(text -> terms.template(text).complete(terms::value))
                        .map(UriComponent::encode);
            }
            CheckoutDescriptor.Field field = terms.descriptor().fields().get(name);
            boolean asItIs = field != null && (field.type() == FieldType.HOST || field.type() == FieldType.URL);
            Optional<String> value = terms.value(name);
            return asItIs ? value : value.map(UriComponent::encode);
        };
    }

    private static Function<String, Optional<String>> saleValues(
            CheckoutTerms terms, CheckoutSale sale, String quantity) {
        Function<String, Optional<String>> storefront = storefrontValues(terms);
        return name -> switch (name) {
            // Addresses of the provider's own making stand as they are.
            case "url" -> filled(sale.value());
            case "qty" -> Optional.of(quantity);
            case "options" ->
                sale.options().isEmpty()
                        ? Optional.empty()
                        : Optional.of(UriComponent.encode(JsonText.object(new TreeMap<>(sale.options()))));
            case "ref" -> reference(terms, sale).map(UriComponent::encode);
            default -> OF_SALE.contains(name) ? plain(name, sale).map(UriComponent::encode) : storefront.apply(name);
        };
    }

    private static Optional<String> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static Optional<String> plain(String name, CheckoutSale sale) {
        return switch (name) {
            case "sku" -> Optional.of(sale.sku());
            case "variantId", "providerId" -> filled(sale.value());
            case "price" -> Optional.of(sale.price().plain());
            case "priceMinor" -> Optional.of(Long.toString(sale.price().minor()));
            case "title" -> filled(sale.item().title());
            default -> Optional.empty();
        };
    }

    /** The order's reference; one the provider would drop is reported. */
    private static Optional<String> reference(CheckoutTerms terms, CheckoutSale sale) {
        Optional<String> template = terms.setting("reference");
        Optional<String> reference = template.flatMap(text ->
                terms.template(text).complete(name -> OF_SALE.contains(name) ? plain(name, sale) : terms.value(name)));
        CheckoutDescriptor.Field field = terms.descriptor().fields().get("reference");
        if (reference.isPresent()
                && field != null
                && !field.pattern().isEmpty()
                && !reference.get().matches(field.pattern())) {
            terms.report(
                    Rule.CHECKOUT_INVALID_PARAMETER,
                    terms.at("reference"),
                    "the reference '" + CheckoutTerms.shorten(reference.get()) + "' of '" + sale.sku() + "' is nothing "
                            + terms.descriptor().name() + " keeps; it takes " + field.meaning(),
                    "use placeholders whose values fit, such as {variantId}, or change the SKU");
        }
        return reference;
    }

    // The market's own templates

    /** Whether the market's templates make sense; what does not is reported. */
    private static boolean sound(CheckoutTerms terms) {
        boolean sound = true;
        boolean cart = cart(terms);
        Set<String> settings = new LinkedHashSet<>(OF_STOREFRONT);
        terms.descriptor().fields().forEach((name, field) -> {
            if (field.type() == FieldType.UTM) {
                List.of("source", "medium", "campaign", "term", "content").forEach(part -> settings.add("utm." + part));
            }
        });
        Set<String> ofSale = new LinkedHashSet<>(settings);
        ofSale.addAll(OF_SALE);
        if (terms.setting("reference").isPresent()) {
            sound &= known(terms, "reference", cart ? settings : ofSale, cart);
        }
        if (terms.setting("template.url").isEmpty()) {
            return sound;
        }
        settings.add("ref");
        ofSale.add("ref");
        boolean item = terms.setting("template.item").isPresent();
        if (cart != item) {
            terms.report(
                    Rule.CHECKOUT_INVALID_PARAMETER,
                    terms.at(item ? "template.item" : "template.url"),
                    item
                            ? "\"url\" has no {items}, where \"item\" would go"
                            : "{items} needs \"item\", one line of the cart",
                    item ? "write {items} into \"url\"" : "add \"item\", such as \"{providerId}:{qty}\"");
            return false;
        }
        if (cart) {
            settings.add("items");
            sound &= known(terms, "template.item", ofSale, false);
            if (!terms.template(setting(terms, "template.item", "")).names().contains("qty")) {
                terms.report(
                        Rule.CHECKOUT_INVALID_PARAMETER,
                        terms.at("template.item"),
                        "\"item\" has no {qty}, so every line would be one piece",
                        "write {qty} where the quantity goes");
                sound = false;
            }
        }
        return known(terms, "template.url", cart ? settings : ofSale, cart) && sound;
    }

    private static boolean known(CheckoutTerms terms, String setting, Set<String> known, boolean cart) {
        String text = terms.setting(setting).orElse("");
        UrlTemplate template = terms.template(text);
        boolean sound = true;
        for (String name : template.names()) {
            if (!known.contains(name)) {
                Location at = terms.at(setting);
                terms.report(
                        Rule.CHECKOUT_UNKNOWN_PLACEHOLDER,
                        at.column() == 0
                                ? at
                                : Location.of(at.path(), at.line(), at.column() + 1 + template.offset(name))
                                        .withLength(name.length() + 2),
                        cart && OF_SALE.contains(name)
                                ? "{" + name + "} belongs to one item, but this is said of the whole cart"
                                : "there is no placeholder {" + name + "}",
                        cart && OF_SALE.contains(name)
                                ? "use it in \"item\""
                                : Closest.to(name, known)
                                        .map(near -> "did you mean {" + near + "}?")
                                        .orElse("known: {"
                                                + String.join(
                                                        "} {",
                                                        known.stream().sorted().toList()) + "}"));
                sound = false;
            }
        }
        return sound;
    }

    /** What a variant must state under {@code terms}. */
    static CheckoutDescriptor.Needs needs(CheckoutTerms terms) {
        if (terms.setting("template.url").isEmpty()) {
            return terms.descriptor().needs();
        }
        Set<String> names = new LinkedHashSet<>(terms.template(url(terms)).names());
        names.addAll(terms.template(setting(terms, "template.item", "")).names());
        names.addAll(terms.template(setting(terms, "reference", "")).names());
        if (names.contains("url")) {
            return CheckoutDescriptor.Needs.URL;
        }
        return names.contains("providerId") || names.contains("variantId")
                ? CheckoutDescriptor.Needs.ID
                : CheckoutDescriptor.Needs.NOTHING;
    }
}
