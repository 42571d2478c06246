package dev.vitrine.render;

import dev.vitrine.model.AttributeDefinition;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.Measurement;
import dev.vitrine.model.Price;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.render.view.FacetView;
import dev.vitrine.render.view.PriceView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What one list of products can be narrowed by and sorted by, counted over all of it. */
final class ListingFacets {

    /** More would be a search of its own. */
    private static final int MOST_FACETS = 12;

    private static final int MOST_OPTION_VALUES = 40;
    private static final int MOST_FACT_VALUES = 24;

    /** What addresses of lists say besides facets. */
    private static final Set<String> TAKEN = Set.of("available", "items", "page", "price", "sale", "sort", "variant");

    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,9}(\\.\\d{1,9})?");

    private final StorefrontViews views;
    private final ProductViews names;
    private final Market market;
    private final List<ProductEntry> entries;
    private final List<Facet> facets;
    private final Optional<PriceView> lowest;
    private final Optional<PriceView> highest;
    private final int available;
    private final int reduced;

    ListingFacets(StorefrontViews views, ProductViews names, List<ProductEntry> entries) {
        this.views = views;
        this.names = names;
        this.market = views.storefront().market();
        this.entries = entries;
        this.facets = facets();
        List<Price> prices = entries.stream()
                .flatMap(entry -> entry.offers().stream())
                .flatMap(offer -> offer.prices().in(market).stream())
                .toList();
        Comparator<Price> byAmount =
                Comparator.comparingLong(price -> price.amount().minor());
        this.lowest = prices.stream().min(byAmount).map(this::bound);
        this.highest = prices.stream().max(byAmount).map(this::bound);
        this.available = (int) entries.stream().filter(ProductEntry::buyable).count();
        this.reduced = (int) entries.stream()
                .filter(entry -> entry.offers().stream().anyMatch(this::reduced))
                .count();
    }

    /** A facet; its values in the order they are shown, with the number of products that have them. */
    private record Facet(String id, boolean ofVariant, String name, Map<String, Integer> values) {}

    List<FacetView> facetViews() {
        return facets.stream()
                .map(facet -> new FacetView(
                        facet.id(),
                        facet.name(),
                        facet.values().entrySet().stream()
                                .map(value -> new FacetView.Value(
                                        value.getKey(),
                                        valueName(facet, value.getKey()),
                                        definition(facet.id())
                                                .flatMap(known -> Optional.ofNullable(
                                                        known.values().get(value.getKey())))
                                                .flatMap(AttributeDefinition.Value::swatch)
                                                .orElse(""),
                                        value.getValue()))
                                .toList()))
                .toList();
    }

    /** The lowest price of any variant. */
    Optional<PriceView> lowest() {
        return lowest;
    }

    /** The highest price of any variant. */
    Optional<PriceView> highest() {
        return highest;
    }

    /** How many products can be bought. */
    int available() {
        return available;
    }

    /** How many products have a reduced variant. */
    int reduced() {
        return reduced;
    }

    private PriceView bound(Price price) {
        return views.price(new Price(price.amount(), Optional.empty()), false);
    }

    private boolean reduced(ProductEntry.Offer offer) {
        return offer.prices().in(market).filter(Price::reduced).isPresent();
    }

    // Which facets there are

    private List<Facet> facets() {
        Map<String, Map<String, Integer>> counts = new HashMap<>();
        Set<String> options = new HashSet<>();
        for (ProductEntry entry : entries) {
            entry.offers().forEach(offer -> options.addAll(offer.options().keySet()));
            entry.attributes().forEach((id, values) -> {
                Map<String, Integer> counted = counts.computeIfAbsent(id, k -> new LinkedHashMap<>());
                values.forEach(value -> counted.merge(value, 1, Integer::sum));
            });
        }
        List<String> order = List.copyOf(views.site().catalog().attributes().keySet());
        Comparator<String> byName = views.formats().names();
        List<Facet> found = new ArrayList<>();
        counts.forEach((id, values) -> {
            boolean ofVariant = options.contains(id);
            if (!TAKEN.contains(id)
                    && worthwhile(
                            values,
                            ofVariant,
                            definition(id).flatMap(AttributeDefinition::unit).isPresent())) {
                found.add(new Facet(
                        id,
                        ofVariant,
                        names.attributeName(id, Localized.empty()),
                        ordered(id, ofVariant, values, byName)));
            }
        });
        found.sort(Comparator.comparingInt((Facet facet) -> {
                    int place = order.indexOf(facet.id());
                    return place < 0 ? order.size() : place;
                })
                .thenComparing(Facet::name, byName)
                .thenComparing(Facet::id));
        return List.copyOf(found.subList(0, Math.min(found.size(), MOST_FACETS)));
    }

    /** Whether choosing among {@code values} helps: facts that every product has its own of, such as dimensions, do not. */
    private static boolean worthwhile(Map<String, Integer> values, boolean ofVariant, boolean measured) {
        int most = ofVariant ? MOST_OPTION_VALUES : MOST_FACT_VALUES;
        return values.size() > 1
                && values.size() <= most
                && (ofVariant || values.values().stream().anyMatch(count -> count > 1))
                // Sizes of screens help, heights of vases do not: those hardly repeat.
                && (ofVariant
                        || !measured
                        || values.values().stream().mapToInt(count -> count).sum() >= 3 * values.size());
    }

    /** The order of {@code attributes.json}; then numbers by size, options as products have them, facts by name. */
    private Map<String, Integer> ordered(
            String id, boolean ofVariant, Map<String, Integer> counts, Comparator<String> byName) {
        Map<String, Integer> ordered = new LinkedHashMap<>();
        definition(id)
                .ifPresent(known -> known.values().keySet().forEach(value -> {
                    if (counts.containsKey(value)) {
                        ordered.put(value, counts.getOrDefault(value, 0));
                    }
                }));
        List<String> others = new ArrayList<>(counts.keySet());
        others.removeAll(ordered.keySet());
        if (others.stream().allMatch(value -> NUMBER.matcher(value).matches())) {
            others.sort(Comparator.comparing((String value) -> new BigDecimal(value))
                    .thenComparing(Comparator.naturalOrder()));
        } else if (others.stream().allMatch(ListingFacets::flag)) {
            others.sort(Comparator.reverseOrder());
        } else if (!ofVariant) {
            others.sort(byName);
        }
        others.forEach(value -> ordered.put(value, counts.getOrDefault(value, 0)));
        return ordered;
    }

    private String valueName(Facet facet, String value) {
        if (definition(facet.id())
                .filter(known -> known.values().containsKey(value))
                .isPresent()) {
            return names.valueName(facet.id(), value);
        }
        if (!facet.ofVariant() && flag(value)) {
            return views.text(value.equals("true") ? "value.yes" : "value.no");
        }
        return definition(facet.id())
                .flatMap(AttributeDefinition::unit)
                .flatMap(unit -> Measurement.parse(value, Optional.of(unit)))
                .map(views.measures()::text)
                .orElse(value);
    }

    private static boolean flag(String value) {
        return value.equals("true") || value.equals("false");
    }

    private Optional<AttributeDefinition> definition(String id) {
        return Optional.ofNullable(views.site().catalog().attributes().get(id));
    }

    // The data file

    /** The whole list in columns, in the order it is shown. */
    Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("size", views.site().settings().pageSize());
        data.put("products", entries.stream().map(ProductEntry::id).toList());
        data.put(
                "blocks",
                entries.stream()
                        .map(entry -> views.plan().blocks().of(entry.id()))
                        .toList());
        data.put(
                "amount",
                entries.stream()
                        .map(entry ->
                                entry.lowest(market).map(price -> price.amount().minor()))
                        .toList());
        data.put(
                "created",
                ranks(Comparator.comparing(
                                (ProductEntry entry) -> entry.created().orElse(LocalDate.EPOCH))
                        .reversed()));
        data.put(
                "title", ranks(Comparator.comparing(this::title, views.formats().names())));
        data.put(
                "facets",
                facets.stream()
                        .map(facet -> {
                            Map<String, Object> column = new LinkedHashMap<>();
                            column.put("id", facet.id());
                            column.put("of", facet.ofVariant() ? "variant" : "product");
                            column.put("values", List.copyOf(facet.values().keySet()));
                            return column;
                        })
                        .toList());
        List<Map<String, Integer>> places =
                facets.stream().map(ListingFacets::places).toList();
        Map<String, Object> product = new LinkedHashMap<>();
        for (int f = 0; f < facets.size(); f++) {
            Facet facet = facets.get(f);
            Map<String, Integer> place = places.get(f);
            if (!facet.ofVariant()) {
                product.put(
                        facet.id(),
                        entries.stream()
                                .map(entry -> places(entry, facet.id(), place))
                                .toList());
            }
        }
        data.put("product", product);
        data.put("variants", entries.stream().map(entry -> rows(entry, places)).toList());
        return data;
    }

    private static Map<String, Integer> places(Facet facet) {
        Map<String, Integer> places = new HashMap<>();
        facet.values().keySet().forEach(value -> places.put(value, places.size()));
        return places;
    }

    private static List<Integer> places(ProductEntry entry, String facet, Map<String, Integer> places) {
        return entry.attributes().getOrDefault(facet, List.of()).stream()
                .flatMap(value -> Optional.ofNullable(places.get(value)).stream())
                .sorted()
                .toList();
    }

    /** The variants that differ in what matters here: a value of each facet of variants, whether it can be bought, the price, whether it is reduced. */
    private List<List<Object>> rows(ProductEntry entry, List<Map<String, Integer>> places) {
        Set<List<Object>> rows = new LinkedHashSet<>();
        for (ProductEntry.Offer offer : entry.offers()) {
            List<Object> row = new ArrayList<>();
            for (int f = 0; f < facets.size(); f++) {
                Facet facet = facets.get(f);
                if (facet.ofVariant()) {
                    Map<String, Integer> place = places.get(f);
                    Optional<Integer> chosen = Optional.ofNullable(
                                    offer.options().get(facet.id()))
                            .flatMap(value -> Optional.ofNullable(place.get(value)));
                    // What is an option of some products may be a plain fact of others.
                    row.add(chosen.<Object>map(value -> value).orElseGet(() -> factOf(entry, facet.id(), place)));
                }
            }
            row.add(offer.availability().buyable() ? 1 : 0);
            row.add(offer.prices().in(market).map(price -> price.amount().minor()));
            row.add(reduced(offer) ? 1 : 0);
            rows.add(row);
        }
        return List.copyOf(rows);
    }

    private static Object factOf(ProductEntry entry, String facet, Map<String, Integer> places) {
        List<Integer> values = places(entry, facet, places);
        return values.isEmpty() ? -1 : values.size() == 1 ? values.get(0) : values;
    }

    private String title(ProductEntry entry) {
        return views.here()
                .find(RouteKind.PRODUCT, entry.id())
                .map(Placed::title)
                .orElse(entry.id());
    }

    /** The place of each product when sorted; those that are alike stay in the order of the list. */
    private List<Integer> ranks(Comparator<ProductEntry> order) {
        int[] ranks = new int[entries.size()];
        int[] sorted = IntStream.range(0, entries.size())
                .boxed()
                .sorted(Comparator.comparing(entries::get, order))
                .mapToInt(Integer::intValue)
                .toArray();
        for (int place = 0; place < sorted.length; place++) {
            ranks[sorted[place]] = place;
        }
        return Arrays.stream(ranks).boxed().toList();
    }
}
