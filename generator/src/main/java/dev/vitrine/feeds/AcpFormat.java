package dev.vitrine.feeds;

import dev.vitrine.channel.Goods;
import dev.vitrine.model.Availability;
import dev.vitrine.model.Measure;
import dev.vitrine.model.Money;
import dev.vitrine.model.Price;
import dev.vitrine.model.Variant;
import dev.vitrine.output.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Product objects of the Agentic Commerce Protocol, one a line; it refuses properties it does not know, so that none is here by chance. */
final class AcpFormat implements FeedFormat {

    @Override
    public String head() {
        return "";
    }

    @Override
    public void write(StringBuilder out, Goods goods, List<FeedRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Map<String, Object> product = new LinkedHashMap<>();
        product.put("id", FeedText.clean(goods.product().id()));
        product.put("title", FeedText.clean(goods.title()));
        product.put("description", Map.of("plain", rows.get(0).text("description")));
        product.put("url", goods.url());
        List<Object> media =
                media(goods, goods.images().stream().map(Goods.Image::url).toList(), rows);
        if (!media.isEmpty()) {
            product.put("media", media);
        }
        product.put("variants", rows.stream().map(row -> variant(goods, row)).toList());
        Json.append(out, product);
        out.append('\n');
    }

    private static Map<String, Object> variant(Goods goods, FeedRow row) {
        Variant variant = row.item().variant();
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("id", row.text("id"));
        node.put("title", row.text("title"));
        node.put("url", row.text("url"));
        if (!row.get("barcodes").isEmpty()) {
            Map<String, Object> barcode = new LinkedHashMap<>();
            barcode.put("type", "GTIN");
            barcode.put("value", row.text("barcodes"));
            node.put("barcodes", List.of(barcode));
        }
        Optional<Price> price = row.item().price();
        price.ifPresent(found -> node.put("price", money(found.amount())));
        price.flatMap(Price::compareAt).ifPresent(before -> node.put("list_price", money(before)));
        price.flatMap(found -> variant.measure().flatMap(measure -> unitPrice(found.amount(), measure)))
                .ifPresent(unit -> node.put("unit_price", unit));
        Map<String, Object> availability = new LinkedHashMap<>();
        availability.put("available", variant.availability() != Availability.OUT_OF_STOCK);
        availability.put("status", row.text("availability"));
        node.put("availability", availability);
        List<Object> categories = new ArrayList<>();
        category(categories, row.text("categories"), "merchant");
        category(categories, row.text("google_product_category"), "google_product_category");
        if (!categories.isEmpty()) {
            node.put("categories", categories);
        }
        if (!row.get("condition").isEmpty()) {
            node.put("condition", List.of(row.text("condition")));
        }
        List<Object> options = new ArrayList<>();
        row.get("variant_options").forEach(option -> options.add(pair("name", option.get(0), "value", option.get(1))));
        if (!options.isEmpty()) {
            node.put("variant_options", options);
        }
        List<Object> media = media(
                goods, row.get("media").stream().map(value -> value.get(0)).toList(), List.of(row));
        if (!media.isEmpty()) {
            node.put("media", media);
        }
        if (!row.get("seller").isEmpty()) {
            Map<String, Object> seller = new LinkedHashMap<>();
            seller.put("name", row.text("seller"));
            node.put("seller", seller);
        }
        return node;
    }

    private static void category(List<Object> categories, String value, String taxonomy) {
        if (!value.isEmpty()) {
            categories.add(pair("value", value, "taxonomy", taxonomy));
        }
    }

    private static Map<String, Object> pair(String first, Object value, String second, Object other) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put(first, value);
        pair.put(second, other);
        return pair;
    }

    private static Map<String, Object> money(Money money) {
        return pair("amount", money.minor(), "currency", money.currency().code());
    }

    /** The price of {@code measure.base()}, which the protocol takes in whole units alone. */
    private static Optional<Map<String, Object>> unitPrice(Money price, Measure measure) {
        BigDecimal base = measure.base().stripTrailingZeros();
        if (base.scale() > 0) {
            return Optional.empty();
        }
        Map<String, Object> unit = money(measure.unitPrice(price));
        unit.put(
                "measure",
                pair("value", plain(measure.amount()), "unit", measure.unit().id()));
        unit.put(
                "reference",
                pair("value", plain(base), "unit", measure.baseUnit().id()));
        return Optional.of(unit);
    }

    private static BigDecimal plain(BigDecimal number) {
        return new BigDecimal(number.stripTrailingZeros().toPlainString());
    }

    /** The pictures that some row of the page found fit to tell. */
    private static List<Object> media(Goods goods, List<String> urls, List<FeedRow> rows) {
        List<Object> media = new ArrayList<>();
        for (String url : urls) {
            boolean fits = rows.stream()
                    .anyMatch(row -> row.get("media").stream()
                            .anyMatch(value -> value.get(0).equals(url)));
            if (!fits) {
                continue;
            }
            Map<String, Object> item = pair("type", "image", "url", url);
            goods.images().stream()
                    .filter(image -> image.url().equals(url))
                    .findFirst()
                    .ifPresent(image -> {
                        if (!image.alt().isBlank()) {
                            item.put("alt_text", FeedText.clean(image.alt()));
                        }
                        if (image.width() > 0 && image.height() > 0) {
                            item.put("width", image.width());
                            item.put("height", image.height());
                        }
                    });
            media.add(item);
        }
        return media;
    }

    @Override
    public String tail() {
        return "";
    }

    @Override
    public String ending() {
        return "jsonl";
    }
}
