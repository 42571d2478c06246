package dev.vitrine.render;

import dev.vitrine.checkout.CheckoutOffer;
import dev.vitrine.checkout.CheckoutRecipe;
import dev.vitrine.model.Market;
import dev.vitrine.model.Price;
import dev.vitrine.model.Product;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Variant;
import dev.vitrine.output.Json;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.plan.ProductBlocks;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.UrlPath;
import dev.vitrine.render.view.ImageView;
import dev.vitrine.render.view.InquiryView;
import dev.vitrine.render.view.ProductView;
import dev.vitrine.render.view.StorefrontView;
import dev.vitrine.render.view.VariantView;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data files of one storefront: what its scripts know of the shop, of variants and of lists; thread-safe. */
final class StorefrontData {

    private static final String CARD = "card.ftlh";
    private static final List<String> WITH_ITEMS =
            List.of("cart.ftlh", "wishlist.ftlh", "compare.ftlh", "inquiry.ftlh", "search.ftlh", CARD);

    private final StorefrontViews views;
    private final Templates templates;
    private final Map<String, Object> shared;
    private final StorefrontView store;
    private final boolean hasItems;
    private final boolean hasCards;

    StorefrontData(StorefrontViews views, Templates templates, Map<String, Object> shared, StorefrontView store) {
        this.views = views;
        this.templates = templates;
        this.shared = shared;
        this.store = store;
        boolean sells = views.storefront().market().sells();
        this.hasItems = sells && WITH_ITEMS.stream().anyMatch(templates::has);
        this.hasCards = sells && templates.has(CARD);
    }

    /** Whether the theme has a page or card whose contents come from the browser. */
    boolean hasItems() {
        return hasItems;
    }

    /** Whether the theme says what a product looks like in a list that the browser makes. */
    boolean hasCards() {
        return hasCards;
    }

    private UrlPath url(String file) {
        return views.here().home().resolve("data/" + file);
    }

    OutputPath path(String file) {
        return url(file).output();
    }

    // The shop

    /** What is said once: money, checkout, and where each SKU is found. */
    Map<OutputPath, byte[]> shop() {
        Map<OutputPath, byte[]> files = new LinkedHashMap<>();
        if (!hasItems()) {
            return files;
        }
        Market market = views.storefront().market();
        ProductBlocks blocks = views.plan().blocks();
        Map<String, Object> shop = new LinkedHashMap<>();
        shop.put("market", market.id());
        shop.put("language", store.lang());
        shop.put("currency", store.currency());
        shop.put("skuShards", blocks.skuShards());
        shop.put("money", views.formats().moneyPattern().data());
        market.shipping().flatMap(Market.Shipping::freeFrom).ifPresent(amount -> shop.put("freeFrom", amount.minor()));
        shop.put("checkout", views.checkout().recipe().map(StorefrontData::recipe));
        shop.put("inquiry", inquiry());
        files.put(path("shop.json"), bytes(Json.of(shop)));
        skus(blocks).forEach((file, skus) -> files.put(file, bytes(Json.of(skus))));
        return files;
    }

    private Map<OutputPath, Map<String, String>> skus(ProductBlocks blocks) {
        Map<OutputPath, Map<String, String>> skus = new LinkedHashMap<>();
        // Each of them is there, even when this storefront sells nothing of it.
        for (int shard = 0; shard < blocks.skuShards(); shard++) {
            skus.put(path("skus/" + shard + ".json"), new LinkedHashMap<>());
        }
        List<Map<String, String>> byShard = List.copyOf(skus.values());
        for (String id : views.here().all(RouteKind.PRODUCT).keySet()) {
            views.site()
                    .catalog()
                    .product(id)
                    .ifPresent(entry -> entry.offers()
                            .forEach(offer ->
                                    byShard.get(blocks.shard(offer.sku())).put(offer.sku(), blocks.of(id))));
        }
        return skus;
    }

    private static Map<String, Object> recipe(CheckoutRecipe recipe) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("provider", recipe.provider());
        data.put("kind", recipe.kind().word());
        data.put("name", recipe.name());
        data.put("before", recipe.before());
        data.put("separator", recipe.separator());
        data.put("after", recipe.after());
        data.put("maxLength", recipe.maxLength());
        recipe.coupon().ifPresent(parameter -> data.put("coupon", parameter));
        data.put(
                "bundles",
                recipe.bundles().stream()
                        .map(bundle -> {
                            Map<String, Object> prepared = new LinkedHashMap<>();
                            prepared.put("items", bundle.items());
                            prepared.put("url", bundle.url());
                            return prepared;
                        })
                        .toList());
        data.put("scripts", recipe.scripts());
        data.put("styles", recipe.styles());
        data.put("attributes", recipe.attributes());
        return data;
    }

    private Optional<Map<String, Object>> inquiry() {
        return store.inquiryUrl().map(page -> {
            Map<String, Object> data = new LinkedHashMap<>();
            store.forms().inquiry().ifPresent(endpoint -> data.put("endpoint", endpoint));
            putText(data, "email", store.contact().email());
            putText(data, "whatsapp", store.contact().whatsapp());
            return data;
        });
    }

    // Variants

    /** What a cart or a quote list shows of each variant of {@code product}, made from the view of its page. */
    Map<String, Object> items(Product product, ProductView view, Map<String, CheckoutOffer> offers, UrlPath page) {
        Market market = views.storefront().market();
        Map<String, Object> items = new LinkedHashMap<>();
        for (int i = 0; i < view.variants().size(); i++) {
            Variant variant = product.variants().get(i);
            VariantView shown = view.variants().get(i);
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("product", view.id());
            item.put("title", view.title().text());
            item.put("variant", shown.title());
            item.put("url", page.encoded() + "?variant=" + encode(shown.sku()));
            item.put("image", image(view, shown));
            boolean quoteOnly = view.inquiry().filter(InquiryView::only).isPresent();
            if (shown.price().isPresent() && !quoteOnly) {
                Optional<Price> price = variant.prices().in(market);
                item.put("amount", price.map(found -> found.amount().minor()));
                item.put("price", shown.price().get().text());
                price.flatMap(Price::compareAt).ifPresent(before -> item.put("compareAt", before.minor()));
            }
            item.put("availability", shown.availability());
            item.put("buyable", shown.buyable());
            item.put("minimum", view.quantity().minimum());
            item.put("step", view.quantity().step());
            if (view.quantity().maximum() > 0) {
                item.put("maximum", view.quantity().maximum());
            }
            shown.checkoutUrl().ifPresent(url -> item.put("pay", url));
            putText(
                    item,
                    "line",
                    offers.getOrDefault(shown.sku(), CheckoutOffer.NONE).line());
            view.inquiry().ifPresent(terms -> item.put("inquiry", terms(terms)));
            items.put(shown.sku(), item);
        }
        return items;
    }

    private String image(ProductView view, VariantView variant) {
        return view.images().stream()
                .filter(image -> variant.images().contains(image.name()))
                .findFirst()
                .or(() -> view.images().stream().findFirst())
                .map(views::small)
                .map(ImageView::url)
                .orElse("");
    }

    private static Map<String, Object> terms(InquiryView terms) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("only", terms.only());
        data.put("minimum", terms.minimum());
        data.put("step", terms.step());
        data.put(
                "tiers",
                terms.tiers().stream()
                        .map(tier -> {
                            Map<String, Object> price = new LinkedHashMap<>();
                            price.put("from", tier.from());
                            if (!tier.amount().isEmpty()) {
                                price.put(
                                        "amount",
                                        new BigDecimal(tier.amount())
                                                .unscaledValue()
                                                .longValueExact());
                                price.put("price", tier.price());
                            }
                            return price;
                        })
                        .toList());
        if (terms.leadTimeMax() > 0) {
            data.put("leadTime", List.of(terms.leadTimeMin(), terms.leadTimeMax()));
        }
        data.put("sample", terms.sample());
        return data;
    }

    // Lists

    /**
     * The product as the theme shows it in lists; empty when the template failed, which is reported.
     *
     * @throws IOException never, as the page is in memory
     */
    Optional<String> card(ProductEntry entry, PageBuffer buffer) throws IOException {
        List<Object> products = new ArrayList<>(views.products(List.of(entry)));
        Map<String, Object> data = new HashMap<>(shared);
        data.put("products", products);
        buffer.reset();
        return templates.process(CARD, data, buffer)
                ? Optional.of(new String(buffer.bytes(), 0, buffer.length(), StandardCharsets.UTF_8).strip())
                : Optional.empty();
    }

    /** The address of the data of a list; missing when there is nothing to choose from. */
    Optional<String> listingUrl(RouteKind kind, String id, List<ProductEntry> entries) {
        return hasCards() && entries.size() > 1
                ? Optional.of(url(listingFile(kind, id)).encoded())
                : Optional.empty();
    }

    OutputPath listingPath(RouteKind kind, String id) {
        return path(listingFile(kind, id));
    }

    private static String listingFile(RouteKind kind, String id) {
        return "listings/" + kind.id() + "-" + id + ".json";
    }

    private static void putText(Map<String, Object> data, String name, String text) {
        if (!text.isEmpty()) {
            data.put(name, text);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As browsers write a value in a query. */
    private static String encode(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
