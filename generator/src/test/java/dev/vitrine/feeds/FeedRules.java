package dev.vitrine.feeds;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What channels say of the feeds they take, written down apart from the descriptors, and held against finished feeds. */
final class FeedRules {

    private static final Map<String, Set<String>> REQUIRED = Map.of(
            "google",
            Set.of("id", "title", "description", "link", "image_link", "availability", "price"),
            "meta",
            Set.of("id", "title", "description", "availability", "condition", "price", "link", "image_link"),
            "meta-language",
            Set.of("id", "override", "title", "description"),
            "meta-country",
            Set.of("id", "override", "price", "link", "availability"),
            "tiktok",
            Set.of(
                    "sku_id",
                    "title",
                    "description",
                    "availability",
                    "condition",
                    "price",
                    "link",
                    "image_link",
                    "brand"),
            "pinterest",
            Set.of("id", "title", "description", "link", "image_link", "price", "availability"),
            "microsoft",
            Set.of("id", "title", "link", "image_link", "price", "availability"),
            "openai",
            Set.of(
                    "item_id",
                    "title",
                    "description",
                    "url",
                    "brand",
                    "seller_name",
                    "image_url",
                    "availability",
                    "price"));

    private static final Map<String, Set<String>> AVAILABILITY = Map.of(
            "google", Set.of("in_stock", "out_of_stock", "preorder", "backorder"),
            "meta", Set.of("in stock", "out of stock", "preorder", "available for order"),
            "meta-country", Set.of("in stock", "out of stock", "preorder", "available for order"),
            "tiktok", Set.of("in stock", "available for order", "preorder", "out of stock", "discontinued"),
            "pinterest", Set.of("in stock", "out of stock", "preorder"),
            "microsoft", Set.of("in stock", "out of stock", "preorder"),
            "openai", Set.of("in_stock", "out_of_stock", "pre_order", "backorder", "unknown"));

    private static final Map<String, Integer> LONGEST = Map.ofEntries(
            Map.entry("google.id", 50),
            Map.entry("google.title", 150),
            Map.entry("google.description", 5000),
            Map.entry("google.link", 2000),
            Map.entry("google.image_link", 2000),
            Map.entry("google.brand", 70),
            Map.entry("google.mpn", 70),
            Map.entry("google.item_group_id", 50),
            Map.entry("google.color", 100),
            Map.entry("google.size", 100),
            Map.entry("google.material", 200),
            Map.entry("google.pattern", 100),
            Map.entry("google.product_type", 750),
            Map.entry("google.product_highlight", 150),
            Map.entry("google.custom_label_0", 100),
            Map.entry("openai.title", 150),
            Map.entry("openai.description", 5000),
            Map.entry("pinterest.link", 511),
            Map.entry("microsoft.id", 50));

    private static final Set<String> OPENAI = Set.of(
            "item_id title description url brand seller_name image_url availability price group_id listing_has_variations variant_dict offer_id gtin mpn condition product_category material color size gender age_group dimensions weight item_weight_unit additional_image_urls sale_price seller_url shipping_price accepts_returns return_deadline_in_days return_policy review_count star_rating is_eligible_search is_ads_eligible"
                    .split(" "));

    /** Type of the Agentic Commerce Protocol to its properties; those after a bar are required. */
    private static final Map<String, String> ACP = Map.of(
            "product", "title description:description url media:media* | id variants:variant*",
            "variant",
                    "description:description url barcodes:barcode* price:price list_price:price unit_price:unit availability:availability categories:category* condition variant_options:option* media:media* seller:seller | id title",
            "description", "plain html markdown |",
            "media", "alt_text width height | type url",
            "barcode", "| type value",
            "price", "| amount currency",
            "unit", "| amount currency measure:measure reference:measure",
            "measure", "| value unit",
            "availability", "available status |",
            "category", "taxonomy | value");

    private static final JsonMapper JSON = new JsonMapper();

    private final Path site;
    private final List<String> broken = new ArrayList<>();

    private FeedRules(Path site) {
        this.site = site;
    }

    /** What the feeds below {@code site} break. */
    static List<String> broken(Path site) throws IOException {
        FeedRules rules = new FeedRules(site);
        try (Stream<Path> files = Files.walk(site.resolve("feeds"))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                rules.check(file);
            }
        }
        return rules.broken;
    }

    private void check(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.equals("metadata.json")) {
            return;
        }
        if (file.getParent().endsWith("acp")) {
            for (JsonNode product : FeedReading.objects(file)) {
                acp("product", product, file + " " + product.path("id"));
            }
            return;
        }
        String channel = name.substring(0, name.indexOf('.')).replaceFirst("-[0-9]+$", "");
        Set<String> ids = new HashSet<>();
        Map<String, Set<List<Object>>> groups = new HashMap<>();
        for (Map<String, List<String>> item : FeedReading.items(file)) {
            check(channel, item, file.toString(), ids, groups);
        }
    }

    private void check(
            String channel,
            Map<String, List<String>> item,
            String where,
            Set<String> ids,
            Map<String, Set<List<Object>>> groups)
            throws IOException {
        String id = one(item, "id") + one(item, "sku_id") + one(item, "item_id");
        String place = where + " " + id + ": ";
        REQUIRED.get(channel).stream()
                .filter(field -> one(item, field).isBlank())
                .forEach(field -> broken.add(place + "no " + field));
        expect(ids.add(id + " " + one(item, "override")), place + "the id stands twice");
        item.forEach((field, values) -> values.forEach(value -> {
            int most = LONGEST.getOrDefault(channel + "." + field, 10_000);
            expect(value.codePointCount(0, value.length()) <= most, place + field + " is too long");
            expect(!value.matches("(?s).*[\\p{Cntrl}].*"), place + field + " has control characters");
        }));
        for (String field : List.of("link", "url", "image_link", "image_url")) {
            expect(
                    one(item, field).isEmpty() || one(item, field).matches("https://[!-~]+"),
                    place + field + " is no https address: " + one(item, field));
        }
        String availability = one(item, "availability");
        expect(
                availability.isEmpty() || AVAILABILITY.get(channel).contains(availability),
                place + "availability " + availability);
        if (channel.equals("google") && Set.of("preorder", "backorder").contains(availability)) {
            expect(
                    one(item, "availability_date").matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d[+-]\\d{4}"),
                    place + "availability_date");
        }
        prices(channel, item, place);
        String gtin = one(item, "gtin");
        expect(gtin.isEmpty() || validGtin(gtin), place + "gtin " + gtin);
        expect(Set.of("", "new", "refurbished", "used").contains(one(item, "condition")), place + "condition");
        expect(Set.of("", "yes", "no").contains(one(item, "identifier_exists")), place + "identifier_exists");
        if (channel.equals("google") && gtin.isEmpty() && one(item, "mpn").isEmpty()) {
            expect(one(item, "identifier_exists").equals("no"), place + "identifier_exists is not no");
        }
        expect(
                Set.of("", "newborn", "infant", "toddler", "kids", "adult").contains(one(item, "age_group")),
                place + "age_group");
        expect(Set.of("", "male", "female", "unisex").contains(one(item, "gender")), place + "gender");
        expect(one(item, "color").split("/", -1).length <= 3, place + "more than three colours");
        expect(item.getOrDefault("additional_image_link", List.of()).size() <= 20, place + "too many pictures");
        String base = one(item, "unit_pricing_base_measure");
        expect(base.isEmpty() || base.matches("(1|2|4|8|10|100)[a-z]+|75cl|750ml|50kg|1000kg"), place + base);
        int highlights = item.getOrDefault("product_highlight", List.of()).size();
        expect(highlights != 1 || where.endsWith(".tsv"), place + "one highlight alone");
        if (channel.equals("openai")) {
            expect(OPENAI.containsAll(item.keySet()), place + "unknown fields in " + item.keySet());
            long variant = Stream.of("group_id", "listing_has_variations", "variant_dict")
                    .filter(item::containsKey)
                    .count();
            expect(variant == 0 || variant == 3, place + "only some of the fields of variants");
            expect(!one(item, "group_id").equals(id), place + "group_id is the item_id");
            if (variant == 3) {
                expect(
                        groups.computeIfAbsent(one(item, "group_id"), k -> new HashSet<>())
                                .add(List.of(one(item, "variant_dict"))),
                        place + "another variant has the same variant_dict");
            }
            expect(
                    one(item, "review_count").isEmpty()
                            == one(item, "star_rating").isEmpty(),
                    place + "half a rating");
        }
    }

    private void prices(String channel, Map<String, List<String>> item, String place) throws IOException {
        String price = one(item, "price");
        String sale = one(item, "sale_price");
        expect(price.isEmpty() || price.matches("[0-9]+(\\.[0-9]{1,3})? [A-Z]{3}"), place + "price " + price);
        expect(price.isEmpty() || amount(price).signum() > 0, place + "price " + price);
        if (!sale.isEmpty()) {
            expect(
                    amount(sale).compareTo(amount(price)) < 0
                            && sale.substring(sale.length() - 3).equals(price.substring(price.length() - 3)),
                    place + "sale_price " + sale);
        }
        String link = one(item, "link") + one(item, "url");
        if (!price.isEmpty() && !link.isEmpty()) {
            String id = one(item, "id") + one(item, "sku_id") + one(item, "item_id");
            String paid = sale.isEmpty() ? price : sale;
            String page = page(link);
            expect(
                    page.contains("\"" + amount(paid).toPlainString() + "\"")
                            && page.contains("\"sku\":" + JSON.writeValueAsString(id)),
                    place + "the page does not say " + paid + " of " + id);
        }
    }

    /** The page behind a link, without its query. */
    private String page(String link) throws IOException {
        String path = java.net.URI.create(link).getPath();
        return Files.readString(site.resolve(path.substring(1)).resolve("index.html"));
    }

    private static BigDecimal amount(String price) {
        return new BigDecimal(price.substring(0, price.indexOf(' ')));
    }

    private static boolean validGtin(String gtin) {
        if (!Set.of(8, 12, 13, 14).contains(gtin.length())) {
            return false;
        }
        int sum = 0;
        String padded = "0".repeat(14 - gtin.length()) + gtin;
        for (int i = 0; i < 14; i++) {
            sum += (padded.charAt(i) - '0') * (i % 2 == 0 ? 3 : 1);
        }
        return sum % 10 == 0;
    }

    private void acp(String type, JsonNode node, String place) {
        if (type.equals("option") || type.equals("seller")) {
            Set<String> known = type.equals("option") ? Set.of("name", "value") : Set.of("name", "links");
            node.properties().forEach(field -> expect(known.contains(field.getKey()), place + " " + field.getKey()));
            return;
        }
        String[] halves = ACP.get(type).split("\\|", -1);
        Map<String, String> known = new HashMap<>();
        for (String half : halves) {
            Arrays.stream(half.strip().split(" +"))
                    .filter(word -> !word.isEmpty())
                    .forEach(word -> known.put(
                            word.replaceFirst(":.*", ""), word.contains(":") ? word.replaceFirst(".*:", "") : ""));
        }
        Arrays.stream(halves[1].strip().split(" +"))
                .filter(word -> !word.isEmpty())
                .map(word -> word.replaceFirst(":.*", ""))
                .forEach(word -> expect(node.has(word), place + ": " + type + " has no " + word));
        node.properties().forEach(field -> {
            String kind = known.get(field.getKey());
            expect(kind != null, place + ": " + type + " may not have " + field.getKey());
            if (kind != null && kind.endsWith("*")) {
                field.getValue().forEach(value -> acp(kind.substring(0, kind.length() - 1), value, place));
            } else if (kind != null && !kind.isEmpty()) {
                acp(kind, field.getValue(), place);
            }
        });
        if (node.has("amount")) {
            expect(node.path("amount").isIntegralNumber(), place + ": the amount is no whole number");
            expect(node.path("currency").asString().matches("[A-Z]{3}"), place + ": currency");
        }
    }

    private void expect(boolean holds, String otherwise) {
        if (!holds) {
            broken.add(otherwise);
        }
    }

    private static String one(Map<String, List<String>> item, String field) {
        return String.join(",", item.getOrDefault(field, List.of()));
    }
}
