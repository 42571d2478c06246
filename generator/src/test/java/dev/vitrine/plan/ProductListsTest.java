package dev.vitrine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Availability;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.Category;
import dev.vitrine.model.Collection;
import dev.vitrine.model.CollectionRule;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Money;
import dev.vitrine.model.Popularity;
import dev.vitrine.model.Price;
import dev.vitrine.model.Prices;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.ProductSource;
import dev.vitrine.model.Shops;
import dev.vitrine.model.Storefront;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProductListsTest {

    private static final Currency EUR = Currency.parse("EUR").orElseThrow();

    private final Map<String, ProductEntry> products = new LinkedHashMap<>();
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final Map<String, Collection.Sort> sorts = new LinkedHashMap<>();
    private Storefront storefront = Shops.storefront("en", "DE", "EUR");

    @Test
    void aCategoryHoldsItsProductsAndThoseBelowItNewestFirst() {
        add(new Sample("old").category("lamps").created("2025-01-01"));
        add(new Sample("new").category("table-lamps").created("2026-01-01"));
        add(new Sample("b-undated").category("lamps"));
        add(new Sample("a-undated").category("lamps"));
        add(new Sample("vase").category("vases"));
        Map<String, List<String>> byCategory = lists(Map.of()).byCategory();
        assertThat(byCategory.get("lamps")).containsExactly("new", "old", "a-undated", "b-undated");
        assertThat(byCategory.get("table-lamps")).containsExactly("new");
        assertThat(byCategory.get("all")).containsExactly("new", "old", "a-undated", "b-undated", "vase");
    }

    @Test
    void aListKeepsItsOrderAndLeavesOutWhatIsNotShown() {
        add(new Sample("a"));
        add(new Sample("b"));
        add(new Sample("hidden"));
        titles.remove("hidden");
        assertThat(list(new CollectionRule.Listed(List.of("b", "hidden", "a", "unknown")), Collection.Sort.MANUAL))
                .containsExactly("b", "a");
    }

    @Test
    void eachRuleHoldsOfTheRightProducts() {
        add(new Sample("plain").category("vases").price("20"));
        add(new Sample("tagged").tag("Bright").category("lamps").price("50"));
        add(new Sample("deep").category("table-lamps").price("100").was("120"));
        add(new Sample("branded").brand("North Kiln").price("49.99"));
        add(new Sample("clay").attribute("finish", "clay").soldOut());
        assertThat(held(new CollectionRule.Tagged("bright"))).containsExactly("tagged");
        assertThat(held(new CollectionRule.InCategory("lamps"))).containsExactly("tagged", "deep");
        assertThat(held(new CollectionRule.OfBrand("NORTH KILN"))).containsExactly("branded");
        assertThat(held(new CollectionRule.HasAttribute("finish", "clay"))).containsExactly("clay");
        assertThat(held(new CollectionRule.HasAttribute("finish", "chalk"))).isEmpty();
        assertThat(held(new CollectionRule.OnSale(true))).containsExactly("deep");
        assertThat(held(new CollectionRule.OnSale(false))).containsExactly("plain", "tagged", "branded", "clay");
        assertThat(held(new CollectionRule.Available(false))).containsExactly("clay");
        assertThat(held(below("50"))).containsExactly("plain", "branded");
        assertThat(held(from("50"))).containsExactly("tagged", "deep");
        assertThat(held(new CollectionRule.Not(new CollectionRule.InCategory("all"))))
                .containsExactly("branded", "clay");
        assertThat(held(new CollectionRule.All(
                        List.of(from("50"), new CollectionRule.Not(new CollectionRule.Tagged("bright"))))))
                .containsExactly("deep");
        assertThat(held(new CollectionRule.AnyOf(
                        List.of(new CollectionRule.Tagged("bright"), new CollectionRule.OnSale(true)))))
                .containsExactly("tagged", "deep");
        assertThat(held(new CollectionRule.All(List.of()))).hasSize(5);
        assertThat(held(new CollectionRule.AnyOf(List.of()))).isEmpty();
    }

    @Test
    void aRuleOfPricesAsksForThePriceInTheMarketAtHand() {
        add(new Sample("euro").price("20"));
        storefront = Shops.storefront("en", "GB", "GBP");
        assertThat(held(below("50"))).isEmpty();
        assertThat(held(from("0"))).isEmpty();
    }

    @Test
    void aBoundMayDifferByMarketAndNothingBelongsWhereItHasNoAmount() {
        add(new Sample("euro").price("20"));
        CollectionRule.Bound bound = new CollectionRule.Bound(
                Optional.empty(), Map.of("EUR", new BigDecimal("30"), "at", new BigDecimal("10")));
        CollectionRule rule = new CollectionRule.PriceBetween(Optional.empty(), Optional.of(bound));
        assertThat(held(rule)).containsExactly("euro");
        storefront = Shops.storefront("de", "AT", "EUR");
        assertThat(held(rule)).isEmpty();
        storefront = Shops.storefront("en", "GB", "GBP");
        assertThat(held(rule)).isEmpty();
    }

    @Test
    void titlesAreSortedAsInTheLanguageWithNumbersByTheirValue() {
        for (String title : List.of("Vase 10", "Vase 9", "vase 9b", "Äpfel", "Zebra", "apfel", "Österreich", "Ofen")) {
            add(new Sample(title.toLowerCase(java.util.Locale.ROOT)).title(title));
        }
        storefront = Shops.storefront("de", "DE", "EUR");
        assertThat(sorted(Collection.Sort.TITLE))
                .containsExactly("apfel", "Äpfel", "Ofen", "Österreich", "Vase 9", "vase 9b", "Vase 10", "Zebra");
        storefront = Shops.storefront("sv", "SE", "EUR");
        assertThat(sorted(Collection.Sort.TITLE))
                .containsExactly("apfel", "Ofen", "Vase 9", "vase 9b", "Vase 10", "Zebra", "Äpfel", "Österreich");
    }

    @Test
    void pricesAreSortedWithWhatHasNoneAtTheEnd() {
        add(new Sample("b").price("20"));
        add(new Sample("a").price("20"));
        add(new Sample("dear").price("99.90"));
        add(new Sample("unpriced"));
        add(new Sample("cheap").price("9"));
        assertThat(sorted(Collection.Sort.PRICE_ASCENDING)).containsExactly("cheap", "a", "b", "dear", "unpriced");
        assertThat(sorted(Collection.Sort.PRICE_DESCENDING)).containsExactly("dear", "a", "b", "cheap", "unpriced");
    }

    @Test
    void theNewestComeFirstAndWhatHasNoDateLast() {
        add(new Sample("undated"));
        add(new Sample("old").created("2024-05-01"));
        add(new Sample("new").created("2026-05-01"));
        assertThat(sorted(Collection.Sort.NEWEST)).containsExactly("new", "old", "undated");
    }

    @Test
    void whatIsLookedForMostComesFirstAndTheRestAsItWouldWithoutCounting() {
        add(new Sample("uncounted-old").created("2024-05-01"));
        add(new Sample("uncounted-new").created("2026-05-01"));
        add(new Sample("some").created("2023-05-01"));
        add(new Sample("most"));
        add(new Sample("as-many").created("2025-05-01"));
        counts.putAll(Map.of("some", 3L, "most", 4_000_000_000L, "as-many", 3L, "gone", 9L));
        assertThat(sorted(Collection.Sort.POPULAR))
                .containsExactly("most", "as-many", "some", "uncounted-new", "uncounted-old");
    }

    @Test
    void aCategoryIsSortedAsTheOneAboveItUnlessItSaysOtherwise() {
        add(new Sample("a").category("table-lamps").created("2026-01-01").price("5"));
        add(new Sample("b").category("table-lamps").created("2025-01-01").price("3"));
        add(new Sample("c").category("vases").created("2024-01-01"));
        add(new Sample("d").category("vases").created("2025-01-01"));
        counts.putAll(Map.of("b", 2L, "c", 7L));
        sorts.put("lamps", Collection.Sort.POPULAR);
        Map<String, List<String>> byCategory = lists(Map.of()).byCategory();
        assertThat(byCategory.get("table-lamps")).containsExactly("b", "a");
        assertThat(byCategory.get("lamps")).containsExactly("b", "a");
        assertThat(byCategory.get("vases")).containsExactly("d", "c");
        assertThat(byCategory.get("all")).containsExactly("a", "b", "d", "c");
        sorts.put("table-lamps", Collection.Sort.PRICE_DESCENDING);
        byCategory = lists(Map.of()).byCategory();
        assertThat(byCategory.get("table-lamps")).containsExactly("a", "b");
        assertThat(byCategory.get("lamps")).containsExactly("b", "a");
    }

    private List<String> held(CollectionRule rule) {
        List<String> held = list(rule, Collection.Sort.NEWEST);
        return products.keySet().stream().filter(held::contains).toList();
    }

    private List<String> sorted(Collection.Sort sort) {
        return list(new CollectionRule.All(List.of()), sort).stream()
                .map(titles::get)
                .toList();
    }

    private List<String> list(CollectionRule rule, Collection.Sort sort) {
        Collection collection = new Collection("c", rule, sort, Optional.empty(), Localized.empty(), Location.NONE);
        return lists(Map.of("c", collection)).of(collection);
    }

    private static CollectionRule from(String amount) {
        return new CollectionRule.PriceBetween(Optional.of(bound(amount)), Optional.empty());
    }

    private static CollectionRule below(String amount) {
        return new CollectionRule.PriceBetween(Optional.empty(), Optional.of(bound(amount)));
    }

    private static CollectionRule.Bound bound(String amount) {
        return new CollectionRule.Bound(Optional.of(new BigDecimal(amount)), Map.of());
    }

    private ProductLists lists(Map<String, Collection> collections) {
        Map<String, Category> categories = new LinkedHashMap<>();
        category(categories, "all", Optional.empty());
        category(categories, "lamps", Optional.of("all"));
        category(categories, "table-lamps", Optional.of("lamps"));
        category(categories, "vases", Optional.of("all"));
        Catalog catalog =
                new Catalog(products, categories, collections, Map.of(), new Popularity(LocalDate.EPOCH, counts));
        ProductLists lists = new ProductLists(catalog, storefront);
        catalog.products().values().stream()
                .filter(product -> titles.containsKey(product.id()))
                .sorted(Comparator.comparing(ProductEntry::id))
                .forEach(product -> lists.add(product, titles.get(product.id())));
        return lists;
    }

    private void category(Map<String, Category> categories, String id, Optional<String> parent) {
        categories.put(
                id,
                new Category(
                        id,
                        parent,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.ofNullable(sorts.get(id)),
                        Localized.empty(),
                        Location.NONE));
    }

    private void add(Sample sample) {
        products.put(sample.id, sample.entry());
        titles.put(sample.id, sample.title);
    }

    /** A product of which a test states only what matters. */
    private static final class Sample {
        private final String id;
        private final List<String> categories = new ArrayList<>();
        private final List<String> tags = new ArrayList<>();
        private final Map<String, List<String>> attributes = new LinkedHashMap<>();
        private String title;
        private Optional<String> brand = Optional.empty();
        private Optional<LocalDate> created = Optional.empty();
        private Optional<Money> price = Optional.empty();
        private Optional<Money> was = Optional.empty();
        private Availability availability = Availability.IN_STOCK;

        Sample(String id) {
            this.id = id;
            this.title = id;
        }

        Sample title(String text) {
            title = text;
            return this;
        }

        Sample category(String category) {
            categories.add(category);
            return this;
        }

        Sample tag(String tag) {
            tags.add(tag);
            return this;
        }

        Sample brand(String name) {
            brand = Optional.of(name);
            return this;
        }

        Sample created(String day) {
            created = Optional.of(LocalDate.parse(day));
            return this;
        }

        Sample price(String amount) {
            price = Optional.of(Money.of(new BigDecimal(amount), EUR));
            return this;
        }

        Sample was(String amount) {
            was = Optional.of(Money.of(new BigDecimal(amount), EUR));
            return this;
        }

        Sample attribute(String attribute, String value) {
            attributes.put(attribute, List.of(value));
            return this;
        }

        Sample soldOut() {
            availability = Availability.OUT_OF_STOCK;
            return this;
        }

        ProductEntry entry() {
            Prices prices = price.map(amount -> new Prices(Map.of("EUR", new Price(amount, was))))
                    .orElse(Prices.NONE);
            return new ProductEntry(
                    id,
                    new ProductSource.Folder("catalog/products/" + id + "/product.json"),
                    categories.stream().findFirst(),
                    categories,
                    brand,
                    tags,
                    created,
                    List.of(new ProductEntry.Offer(id, Map.of(), prices, availability, Optional.empty())),
                    List.of(),
                    List.of(),
                    attributes,
                    Localized.empty(),
                    false,
                    ProductEntry.Rating.NONE,
                    Location.NONE);
        }
    }
}
