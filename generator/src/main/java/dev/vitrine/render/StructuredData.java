package dev.vitrine.render;

import dev.vitrine.model.AttributeValue;
import dev.vitrine.model.Measure;
import dev.vitrine.model.Price;
import dev.vitrine.model.Product;
import dev.vitrine.model.Unit;
import dev.vitrine.model.Variant;
import dev.vitrine.render.view.ArticleView;
import dev.vitrine.render.view.FactView;
import dev.vitrine.render.view.ImageView;
import dev.vitrine.render.view.LinkView;
import dev.vitrine.render.view.MeasureView;
import dev.vitrine.render.view.PriceView;
import dev.vitrine.render.view.ProductView;
import dev.vitrine.render.view.ReviewView;
import dev.vitrine.render.view.VariantView;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What pages tell search engines in schema.org's words; prices come from the very views the page shows. */
final class StructuredData {

    /** Measures that schema.org has a property of products for. */
    private static final Set<String> DIMENSIONS = Set.of("height", "width", "depth", "weight");

    /** Options that schema.org has a property for, by the words shops call them. */
    private static final Map<String, String> AXES = Map.of(
            "color", "color",
            "colour", "color",
            "finish", "color",
            "size", "size",
            "material", "material",
            "pattern", "pattern");

    /** Reviews told to search engines; the page shows more. */
    private static final int REVIEWS = 5;

    private final StorefrontViews views;
    private final ShopData shop;
    private final String baseUrl;

    StructuredData(StorefrontViews views) {
        this.views = views;
        this.shop = new ShopData(views);
        this.baseUrl = views.site().settings().baseUrl();
    }

    /** The brand and its site, for the home page. */
    List<Map<String, Object>> home(String url) {
        Map<String, Object> site = JsonLd.node("WebSite");
        site.put("@id", url + "#website");
        site.put("url", url);
        site.put("name", views.site().settings().name());
        site.put("inLanguage", views.storefront().language().language().tag());
        site.put("publisher", shop.publisher());
        return List.of(shop.wholeBrand(), site);
    }

    /** A page of a list: what it shows, by address only, as each product has a page that says more. */
    Map<String, Object> list(String name, String description, String url, List<String> urls, int before, int total) {
        Map<String, Object> page = JsonLd.node("CollectionPage");
        page.put("@id", url + "#page");
        page.put("url", url);
        page.put("name", name);
        if (!description.isBlank()) {
            page.put("description", description);
        }
        page.put("inLanguage", views.storefront().language().language().tag());
        if (!urls.isEmpty()) {
            List<Object> items = new ArrayList<>();
            for (String item : urls) {
                Map<String, Object> entry = JsonLd.node("ListItem");
                entry.put("position", before + items.size() + 1);
                entry.put("url", absolute(item));
                items.add(entry);
            }
            Map<String, Object> list = JsonLd.node("ItemList");
            list.put("numberOfItems", total);
            list.put("itemListElement", items);
            page.put("mainEntity", list);
        }
        return page;
    }

    /** The way from the home page; empty when there is none. */
    Optional<Map<String, Object>> breadcrumbs(List<LinkView> breadcrumbs, String url) {
        if (breadcrumbs.size() < 2) {
            return Optional.empty();
        }
        List<Object> items = new ArrayList<>();
        for (LinkView link : breadcrumbs) {
            Map<String, Object> item = JsonLd.node("ListItem");
            item.put("position", items.size() + 1);
            item.put("name", link.title());
            item.put("item", absolute(link.url()));
            items.add(item);
        }
        Map<String, Object> list = JsonLd.node("BreadcrumbList");
        list.put("@id", url + "#breadcrumbs");
        list.put("itemListElement", items);
        return Optional.of(list);
    }

    /** A product with one variant, or a group of variants, followed by the terms its offers refer to. */
    List<Map<String, Object>> product(
            Product product, ProductView view, String description, String category, String url) {
        Map<String, Map<String, Object>> terms = new LinkedHashMap<>();
        List<Map<String, Object>> nodes = new ArrayList<>();
        nodes.add(
                product.variants().size() == 1
                        ? single(product, view, description, category, url, terms)
                        : group(product, view, description, category, url, terms));
        nodes.addAll(terms.values());
        return nodes;
    }

    private Map<String, Object> single(
            Product product,
            ProductView view,
            String description,
            String category,
            String url,
            Map<String, Map<String, Object>> terms) {
        Map<String, Object> node = JsonLd.node("Product");
        node.put("@id", url + "#product");
        describe(node, product, view, description, category, url);
        variant(node, product, product.variants().get(0), view.variants().get(0), view, url, terms);
        rate(node, view);
        return node;
    }

    private Map<String, Object> group(
            Product product,
            ProductView view,
            String description,
            String category,
            String url,
            Map<String, Map<String, Object>> terms) {
        Map<String, Object> group = JsonLd.node("ProductGroup");
        group.put("@id", url + "#group");
        group.put("productGroupID", product.id());
        describe(group, product, view, description, category, url);
        List<String> axes = product.options().stream()
                .filter(AXES::containsKey)
                .map(option -> JsonLd.SCHEMA + AXES.get(option))
                .distinct()
                .toList();
        if (!axes.isEmpty()) {
            group.put("variesBy", axes);
        }
        List<Object> variants = new ArrayList<>();
        for (int i = 0; i < product.variants().size(); i++) {
            Variant variant = product.variants().get(i);
            VariantView shown = view.variants().get(i);
            String sku =
                    URLEncoder.encode(variant.sku(), StandardCharsets.UTF_8).replace("+", "%20");
            Map<String, Object> node = JsonLd.node("Product");
            node.put("@id", url + "#variant-" + sku);
            node.put(
                    "name",
                    shown.title().isEmpty() ? view.title().text() : view.title().text() + " – " + shown.title());
            node.put("isVariantOf", JsonLd.reference(url + "#group"));
            variant(node, product, variant, shown, view, url + "?variant=" + sku, terms);
            variants.add(node);
        }
        group.put("hasVariant", variants);
        rate(group, view);
        return group;
    }

    private void describe(
            Map<String, Object> node,
            Product product,
            ProductView view,
            String description,
            String category,
            String url) {
        node.put("name", view.title().text());
        if (!description.isBlank()) {
            node.put("description", description);
        }
        node.put("url", url);
        node.put("brand", named("Brand", view.brand()));
        if (!view.images().isEmpty()) {
            node.put(
                    "image",
                    view.images().stream().map(image -> absolute(image.url())).toList());
        }
        if (!category.isEmpty()) {
            node.put("category", category);
        }
        List<Object> properties = new ArrayList<>();
        for (FactView fact : view.facts()) {
            String axis = AXES.get(fact.id());
            if (fact.measure().isPresent()) {
                measured(
                        node, properties, fact.id(), fact.name(), fact.measure().get());
                continue;
            }
            if (product.attributes().getOrDefault(fact.id(), List.of()).stream()
                    .allMatch(value -> value instanceof AttributeValue.Measured of
                            && of.of().isPresent()
                            && of.measurement().single())) {
                // Each variant tells its own.
                continue;
            }
            // What variants differ in is said of each of them.
            if (axis != null && !product.options().contains(fact.id()) && !node.containsKey(axis)) {
                node.put(axis, stated(fact));
            } else {
                properties.add(property(fact.name(), stated(fact)));
            }
        }
        if (!properties.isEmpty()) {
            node.put("additionalProperty", properties);
        }
    }

    /** A measured fact: where the vocabulary has a word for it, by that, else as a property. */
    private static void measured(
            Map<String, Object> node, List<Object> properties, String id, String name, MeasureView measure) {
        if (DIMENSIONS.contains(id) && !node.containsKey(id)) {
            Map<String, Object> quantity = JsonLd.node("QuantitativeValue");
            quantity.put("value", measure.value());
            quantity.put("unitCode", measure.unitCode());
            node.put(id, quantity);
            return;
        }
        Map<String, Object> property = property(name, measure.value());
        property.put("unitCode", measure.unitCode());
        properties.add(property);
    }

    /** Several values one by one: how a language joins them is for people. */
    private static Object stated(FactView fact) {
        return fact.values().size() > 1 ? fact.values() : fact.value();
    }

    private static Map<String, Object> property(String name, Object value) {
        Map<String, Object> property = JsonLd.node("PropertyValue");
        property.put("name", name);
        property.put("value", value);
        return property;
    }

    private void variant(
            Map<String, Object> node,
            Product product,
            Variant variant,
            VariantView shown,
            ProductView view,
            String url,
            Map<String, Map<String, Object>> terms) {
        node.put("sku", variant.sku());
        variant.gtin().ifPresent(gtin -> node.put("gtin", gtin));
        variant.mpn().ifPresent(mpn -> node.put("mpn", mpn));
        List<Object> others = new ArrayList<>();
        view.options().forEach(option -> {
            String axis = AXES.get(option.id());
            option.values().stream()
                    .filter(value -> value.id().equals(variant.options().get(option.id())))
                    .forEach(value -> {
                        if (axis == null) {
                            others.add(property(option.name(), value.name()));
                        } else {
                            node.put(axis, value.name());
                        }
                    });
        });
        if (!others.isEmpty() && !node.containsKey("additionalProperty")) {
            node.put("additionalProperty", others);
        }
        List<Object> measures = new ArrayList<>();
        for (FactView fact : view.facts()) {
            for (AttributeValue value : product.attributes().getOrDefault(fact.id(), List.of())) {
                if (value instanceof AttributeValue.Measured measured
                        && measured.of()
                                .filter(of ->
                                        of.value().equals(variant.options().get(of.option())))
                                .isPresent()) {
                    ProductViews.measure(measured.measurement())
                            .ifPresent(measure -> measured(node, measures, fact.id(), fact.name(), measure));
                }
            }
        }
        if (!measures.isEmpty()) {
            if (node.get("additionalProperty") instanceof List<?> before) {
                measures.addAll(0, before);
            }
            node.put("additionalProperty", measures);
        }
        List<String> images = view.images().stream()
                .filter(image -> shown.images().contains(image.name()))
                .map(ImageView::url)
                .map(this::absolute)
                .toList();
        if (!images.isEmpty()) {
            node.put("image", images);
        } else if (!node.containsKey("image") && !view.images().isEmpty()) {
            // A variant without a picture of its own looks as the product does.
            node.put("image", List.of(absolute(view.images().get(0).url())));
        }
        variant.prices()
                .in(views.storefront().market())
                // What costs nothing is no offer to search engines.
                .filter(price -> price.amount().minor() > 0)
                .flatMap(price -> shown.price().map(text -> offer(variant, price, text, url, terms)))
                .ifPresent(offer -> node.put("offers", offer));
    }

    private Map<String, Object> offer(
            Variant variant, Price price, PriceView shown, String url, Map<String, Map<String, Object>> terms) {
        Map<String, Object> offer = JsonLd.node("Offer");
        offer.put("url", url);
        offer.put("price", shown.amount());
        offer.put("priceCurrency", shown.currency());
        offer.put("availability", JsonLd.SCHEMA + variant.availability().schemaOrg());
        offer.put("itemCondition", JsonLd.SCHEMA + "NewCondition");
        List<Object> specifications = new ArrayList<>();
        variant.measure().ifPresent(measure -> specifications.add(unitPrice(shown, measure)));
        price.compareAt().ifPresent(before -> {
            Map<String, Object> struck = JsonLd.node("UnitPriceSpecification");
            struck.put("priceType", JsonLd.SCHEMA + "StrikethroughPrice");
            struck.put("price", before.plain());
            struck.put("priceCurrency", before.currency().code());
            specifications.add(struck);
        });
        if (!specifications.isEmpty()) {
            offer.put("priceSpecification", specifications.size() == 1 ? specifications.get(0) : specifications);
        }
        shop.delivery(price.amount()).ifPresent(details -> refer(offer, "shippingDetails", details, terms));
        shop.returns().ifPresent(policy -> refer(offer, "hasMerchantReturnPolicy", policy, terms));
        return offer;
    }

    /** Every offer refers to the terms, which stand once on the page. */
    private static void refer(
            Map<String, Object> offer, String field, Map<String, Object> node, Map<String, Map<String, Object>> terms) {
        String id = String.valueOf(node.get("@id"));
        terms.putIfAbsent(id, node);
        offer.put(field, JsonLd.reference(id));
    }

    /** The price of the whole, how much that is, and of how much the price is compared. */
    private static Map<String, Object> unitPrice(PriceView price, Measure measure) {
        Map<String, Object> node = JsonLd.node("UnitPriceSpecification");
        node.put("price", price.amount());
        node.put("priceCurrency", price.currency());
        Map<String, Object> quantity = quantity(measure.amount(), measure.unit());
        quantity.put("valueReference", quantity(measure.base(), measure.baseUnit()));
        node.put("referenceQuantity", quantity);
        return node;
    }

    private static Map<String, Object> quantity(BigDecimal value, Unit unit) {
        Map<String, Object> node = JsonLd.node("QuantitativeValue");
        node.put("value", value.toPlainString());
        node.put("unitCode", unit.code());
        return node;
    }

    /** What shoppers who read the page see of ratings and reviews. */
    private static void rate(Map<String, Object> node, ProductView view) {
        view.rating().ifPresent(rating -> {
            Map<String, Object> aggregate = JsonLd.node("AggregateRating");
            aggregate.put("ratingValue", rating.value());
            aggregate.put("reviewCount", rating.count());
            node.put("aggregateRating", aggregate);
        });
        List<Object> reviews = view.reviews().stream()
                // Search engines want to know who says something.
                .filter(review -> !review.author().isEmpty())
                .limit(REVIEWS)
                .map(StructuredData::review)
                .toList();
        if (!reviews.isEmpty()) {
            node.put("review", reviews);
        }
    }

    private static Object review(ReviewView review) {
        Map<String, Object> node = JsonLd.node("Review");
        node.put("author", named("Person", review.author()));
        review.dateIso().ifPresent(date -> node.put("datePublished", date));
        if (!review.title().isEmpty()) {
            node.put("name", review.title());
        }
        if (!review.text().isEmpty()) {
            node.put("reviewBody", review.text());
        }
        if (!review.lang().isEmpty()) {
            node.put("inLanguage", review.lang());
        }
        Map<String, Object> rating = JsonLd.node("Rating");
        rating.put("ratingValue", review.rating());
        node.put("reviewRating", rating);
        return node;
    }

    /** Not Map.of, whose order differs from run to run. */
    private static Map<String, Object> named(String type, String name) {
        Map<String, Object> node = JsonLd.node(type);
        node.put("name", name);
        return node;
    }

    /** An article and the brand that publishes it. */
    List<Map<String, Object>> article(ArticleView view, Optional<LocalDate> updated, String description, String url) {
        Map<String, Object> node = JsonLd.node("BlogPosting");
        node.put("@id", url + "#article");
        node.put("headline", view.title().text());
        if (!description.isBlank()) {
            node.put("description", description);
        }
        node.put("url", url);
        node.put("mainEntityOfPage", url);
        node.put("inLanguage", views.storefront().language().language().tag());
        view.image().ifPresent(image -> node.put("image", List.of(absolute(image.url()))));
        view.dateIso().ifPresent(date -> node.put("datePublished", date));
        updated.map(LocalDate::toString).or(view::dateIso).ifPresent(date -> node.put("dateModified", date));
        if (!view.author().isEmpty()) {
            node.put("author", named("Person", view.author()));
        }
        node.put("publisher", shop.publisher());
        return List.of(node, shop.brand());
    }

    private String absolute(String url) {
        return url.startsWith("/") ? baseUrl + url : url;
    }
}
