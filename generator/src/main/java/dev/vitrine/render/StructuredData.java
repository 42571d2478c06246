package dev.vitrine.render;

import dev.vitrine.model.Measure;
import dev.vitrine.model.Product;
import dev.vitrine.model.Variant;
import dev.vitrine.render.view.ArticleView;
import dev.vitrine.render.view.ImageView;
import dev.vitrine.render.view.LinkView;
import dev.vitrine.render.view.PriceView;
import dev.vitrine.render.view.ProductView;
import dev.vitrine.render.view.ReviewView;
import dev.vitrine.render.view.VariantView;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What pages tell search engines in schema.org's words; prices come from the very views the page shows. */
final class StructuredData {

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
    private final String baseUrl;

    StructuredData(StorefrontViews views) {
        this.views = views;
        this.baseUrl = views.site().settings().baseUrl();
    }

    /** The brand and its site, for the home page. */
    List<Map<String, Object>> home(String url) {
        Map<String, Object> brand = JsonLd.node("OnlineStore");
        brand.put("@id", baseUrl + "/#organization");
        brand.put("name", views.site().settings().name());
        brand.put("url", baseUrl + "/");
        views.site().settings().logo().ifPresent(logo -> brand.put("logo", absolute(views.url(logo))));
        if (!views.site().settings().sameAs().isEmpty()) {
            brand.put("sameAs", views.site().settings().sameAs());
        }
        Map<String, Object> site = JsonLd.node("WebSite");
        site.put("@id", url + "#website");
        site.put("url", url);
        site.put("name", views.site().settings().name());
        site.put("inLanguage", views.storefront().language().language().tag());
        site.put("publisher", Map.of("@id", baseUrl + "/#organization"));
        return List.of(brand, site);
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

    /** A product with one variant, or a group of variants. */
    Map<String, Object> product(Product product, ProductView view, String description, String url) {
        if (product.variants().size() == 1) {
            Map<String, Object> node = JsonLd.node("Product");
            node.put("@id", url + "#product");
            describe(node, view, description, url);
            variant(node, product.variants().get(0), view.variants().get(0), view, url);
            rate(node, view);
            return node;
        }
        Map<String, Object> group = JsonLd.node("ProductGroup");
        group.put("@id", url + "#group");
        group.put("productGroupID", product.id());
        describe(group, view, description, url);
        List<String> axes = product.options().stream()
                .filter(AXES::containsKey)
                .map(option -> "https://schema.org/" + AXES.get(option))
                .distinct()
                .toList();
        if (!axes.isEmpty()) {
            group.put("variesBy", axes);
        }
        List<Object> variants = new ArrayList<>();
        for (int i = 0; i < product.variants().size(); i++) {
            Variant variant = product.variants().get(i);
            VariantView shown = view.variants().get(i);
            String variantUrl = url + "?variant="
                    + URLEncoder.encode(variant.sku(), StandardCharsets.UTF_8).replace("+", "%20");
            Map<String, Object> node = JsonLd.node("Product");
            node.put(
                    "@id",
                    url + "#variant-"
                            + URLEncoder.encode(variant.sku(), StandardCharsets.UTF_8)
                                    .replace("+", "%20"));
            node.put(
                    "name",
                    shown.title().isEmpty() ? view.title().text() : view.title().text() + " – " + shown.title());
            node.put("isVariantOf", Map.of("@id", url + "#group"));
            variant(node, variant, shown, view, variantUrl);
            variants.add(node);
        }
        group.put("hasVariant", variants);
        rate(group, view);
        return group;
    }

    private void describe(Map<String, Object> node, ProductView view, String description, String url) {
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
    }

    private void variant(Map<String, Object> node, Variant variant, VariantView shown, ProductView view, String url) {
        node.put("sku", variant.sku());
        variant.gtin().ifPresent(gtin -> node.put("gtin", gtin));
        variant.mpn().ifPresent(mpn -> node.put("mpn", mpn));
        view.options().forEach(option -> {
            String axis = AXES.get(option.id());
            option.values().stream()
                    .filter(value ->
                            axis != null && value.id().equals(variant.options().get(option.id())))
                    .forEach(value -> node.put(String.valueOf(axis), value.name()));
        });
        List<String> images = view.images().stream()
                .filter(image -> shown.images().contains(image.name()))
                .map(ImageView::url)
                .map(this::absolute)
                .toList();
        if (!images.isEmpty()) {
            node.put("image", images);
        }
        shown.price().ifPresent(price -> {
            Map<String, Object> offer = JsonLd.node("Offer");
            offer.put("url", url);
            offer.put("price", price.amount());
            offer.put("priceCurrency", price.currency());
            offer.put(
                    "availability",
                    "https://schema.org/" + variant.availability().schemaOrg());
            offer.put("itemCondition", "https://schema.org/NewCondition");
            List<Object> specifications = new ArrayList<>();
            variant.measure().ifPresent(measure -> specifications.add(unitPrice(price, measure)));
            variant.prices()
                    .in(views.storefront().market())
                    .flatMap(own -> own.compareAt())
                    .ifPresent(before -> {
                        Map<String, Object> struck = JsonLd.node("UnitPriceSpecification");
                        struck.put("priceType", "https://schema.org/StrikethroughPrice");
                        struck.put("price", before.plain());
                        struck.put("priceCurrency", before.currency().code());
                        specifications.add(struck);
                    });
            if (!specifications.isEmpty()) {
                offer.put("priceSpecification", specifications.size() == 1 ? specifications.get(0) : specifications);
            }
            node.put("offers", offer);
        });
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

    private static Map<String, Object> quantity(BigDecimal value, Measure.Unit unit) {
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

    Map<String, Object> article(ArticleView view, String description, String url) {
        Map<String, Object> node = JsonLd.node("Article");
        node.put("@id", url + "#article");
        node.put("headline", view.title().text());
        if (!description.isBlank()) {
            node.put("description", description);
        }
        node.put("url", url);
        node.put("inLanguage", views.storefront().language().language().tag());
        view.image().ifPresent(image -> node.put("image", List.of(absolute(image.url()))));
        view.dateIso().ifPresent(date -> node.put("datePublished", date));
        if (!view.author().isEmpty()) {
            node.put("author", named("Person", view.author()));
        }
        node.put("publisher", named("Organization", views.site().settings().name()));
        return node;
    }

    private String absolute(String url) {
        return url.startsWith("/") ? baseUrl + url : url;
    }
}
