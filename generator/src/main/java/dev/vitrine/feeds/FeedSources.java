package dev.vitrine.feeds;

import dev.vitrine.channel.ChannelDescriptor;
import dev.vitrine.channel.Goods;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Category;
import dev.vitrine.model.Feed;
import dev.vitrine.model.Language;
import dev.vitrine.model.Market;
import dev.vitrine.model.Money;
import dev.vitrine.model.Price;
import dev.vitrine.model.Product;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Unit;
import dev.vitrine.model.Variant;
import dev.vitrine.model.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Where the values of attributes come from: the names in {@code "from"} of the channels' descriptors. */
final class FeedSources {

    private final Site site;
    private final Storefront storefront;
    private final Market market;
    private final Feed feed;
    private final ChannelDescriptor channel;
    private final List<String> countries;

    /**
     * Sources of one feed.
     *
     * @param countries the countries each item is told of, where it is told by country
     */
    FeedSources(Site site, Storefront storefront, Feed feed, ChannelDescriptor channel, List<String> countries) {
        this.site = site;
        this.storefront = storefront;
        this.market = storefront.market();
        this.feed = feed;
        this.channel = channel;
        this.countries = countries;
    }

    /** The values for {@code attribute}, as the shop states them; each has one part or as many as the attribute names. */
    List<List<String>> of(ChannelDescriptor.Attribute attribute, Goods goods, Goods.Item item) {
        Variant variant = item.variant();
        if (!attribute.fact().isEmpty()) {
            return fact(attribute, goods, item);
        }
        return switch (attribute.from()) {
            case "sku" -> one(variant.sku());
            case "title" -> one(item.title().isEmpty() ? goods.title() : goods.title() + " – " + item.title());
            case "description" -> one(goods.description().isBlank() ? goods.summary() : goods.description());
            case "link" -> one(link(goods, variant));
            case "image", "more-images", "images" -> images(goods, variant);
            case "availability" -> one(variant.availability().id());
            case "availability-date" ->
                switch (variant.availability()) {
                    case PREORDER, BACKORDER -> one(variant.availableFrom().map(day -> moment(day, "T00:00")));
                    case IN_STOCK, OUT_OF_STOCK -> List.of();
                };
            case "price" -> price(item.price().map(price -> price.compareAt().orElse(price.amount())));
            case "price-now" -> price(item.price().map(Price::amount));
            case "sale-price" -> price(item.price().filter(Price::reduced).map(Price::amount));
            case "list-price" -> price(item.price().flatMap(Price::compareAt));
            case "sale-span" -> one(item.price().filter(Price::reduced).flatMap(price -> span(goods.product())));
            case "brand" ->
                one(goods.product()
                        .brand()
                        .or(feed::brand)
                        .orElse(site.settings().name()));
            case "gtin" -> one(variant.gtin());
            case "mpn" -> one(variant.mpn());
            case "identifier-exists" -> one(identifierExists(variant));
            case "condition" -> one(goods.product().channels().condition().orElse(feed.condition()));
            case "group" -> goods.varied() ? one(goods.product().id()) : List.of();
            case "varied" -> goods.varied() ? one("true") : List.of();
            case "variant-options" ->
                item.options().values().stream()
                        .map(option -> List.of(option.name(), option.values().get(0)))
                        .toList();
            case "google-category" -> one(googleCategory(goods.product()));
            case "product-type" -> one(String.join(" > ", goods.categories()));
            case "measure" -> one(variant.measure().map(measure -> amount(measure.amount(), measure.unit())));
            case "measure-base" -> one(variant.measure().map(measure -> amount(measure.base(), measure.baseUnit())));
            case "weight" -> one(weight(variant).map(grams -> grams + " g"));
            case "weight-value" -> one(weight(variant));
            case "weight-unit" -> one(weight(variant).map(grams -> "g"));
            case "shipping" -> shipping();
            case "shipping-price" ->
                one(shipping().stream().findFirst().map(rate -> String.join(":", rate.subList(0, 4))));
            case "free-shipping" -> freeShipping();
            case "details" -> details(attribute, goods);
            case "country" -> countries.stream().map(List::of).toList();
            case "language" -> one(language());
            case "seller" -> one(site.settings().name());
            case "seller-url" -> one(site.settings().baseUrl() + storefront.path());
            case "accepts-returns" -> market.returnDays().orElse(0) > 0 ? one("true") : List.of();
            case "return-days" ->
                market.returnDays().orElse(0) > 0
                        ? one(Integer.toString(market.returnDays().getAsInt()))
                        : List.of();
            case "review-count" -> goods.reviews() > 0 ? one(Integer.toString(goods.reviews())) : List.of();
            case "star-rating" ->
                one(goods.stars()
                        .map(stars -> stars.setScale(2, RoundingMode.HALF_UP).toPlainString()));
            default -> throw new IllegalStateException("no source '" + attribute.from() + "' for " + channel.id());
        };
    }

    /** Where what {@code attribute} says of {@code item} is written. */
    Location place(ChannelDescriptor.Attribute attribute, Goods goods, Goods.Item item) {
        return switch (attribute.from()) {
            case "title", "description" ->
                goods.product()
                        .words()
                        .in(goods.language())
                        .map(Words::location)
                        .orElse(goods.product().location());
            case "sku", "gtin", "mpn", "availability", "availability-date", "measure", "measure-base", "weight" ->
                item.variant().location();
            case "shipping", "shipping-price" -> feed.location();
            default -> goods.product().location();
        };
    }

    private static List<List<String>> one(String value) {
        return value.isBlank() ? List.of() : List.of(List.of(value));
    }

    private static List<List<String>> one(Optional<String> value) {
        return value.map(FeedSources::one).orElse(List.of());
    }

    private static List<List<String>> price(Optional<Money> price) {
        return one(price.map(FeedSources::text));
    }

    private static String text(Money price) {
        return price.plain() + " " + price.currency().code();
    }

    private String link(Goods goods, Variant variant) {
        String query = goods.varied()
                ? "variant="
                        + URLEncoder.encode(variant.sku(), StandardCharsets.UTF_8)
                                .replace("+", "%20")
                : "";
        if (!feed.tracking().isEmpty()) {
            query += (query.isEmpty() ? "" : "&") + feed.tracking();
        }
        return goods.url() + (query.isEmpty() ? "" : "?" + query);
    }

    /** Those of the variant first; a picture of another variant comes only when there is none. */
    private static List<List<String>> images(Goods goods, Variant variant) {
        Set<String> ofOthers = new LinkedHashSet<>();
        goods.items().forEach(item -> ofOthers.addAll(item.variant().media()));
        List<Goods.Image> chosen = new ArrayList<>();
        goods.images().stream()
                .filter(image -> variant.media().contains(image.name()))
                .forEach(chosen::add);
        goods.images().stream()
                .filter(image -> !ofOthers.contains(image.name()))
                .forEach(chosen::add);
        return (chosen.isEmpty() ? goods.images() : chosen)
                .stream().map(image -> List.of(image.url())).toList();
    }

    /** A day or point in time as channels write it: {@code 2026-11-24T00:00+0000}. */
    private static String moment(String stated, String time) {
        if (stated.length() == 10) {
            return stated + time + "+0000";
        }
        String zone = stated.endsWith("Z")
                ? "+0000"
                : stated.substring(stated.length() - 6).replace(":", "");
        return stated.substring(0, 16) + zone;
    }

    private static Optional<String> span(Product product) {
        return product.channels()
                .saleFrom()
                .flatMap(from -> product.channels()
                        .saleUntil()
                        .map(until -> moment(from, "T00:00") + "/" + moment(until, "T23:59")));
    }

    private Optional<String> identifierExists(Variant variant) {
        boolean gtin = variant.gtin()
                .filter(number -> FeedGtin.problem(number).isEmpty())
                .isPresent();
        if (gtin) {
            return Optional.empty();
        }
        return feed.identifierExists()
                        .map(exists -> !exists)
                        .orElse(variant.mpn().isEmpty())
                ? Optional.of("no")
                : Optional.empty();
    }

    private Optional<String> googleCategory(Product product) {
        Optional<String> own = product.channels().googleCategory();
        List<Category> path = product.category().map(site.catalog()::path).orElse(List.of());
        for (int i = path.size() - 1; i >= 0 && own.isEmpty(); i--) {
            own = path.get(i).googleCategory();
        }
        return own;
    }

    private static String amount(BigDecimal amount, Unit unit) {
        String word = switch (unit) {
            case M2 -> "sqm";
            case PIECE -> "ct";
            default -> unit.id();
        };
        return amount.stripTrailingZeros().toPlainString() + word;
    }

    private static Optional<String> weight(Variant variant) {
        return variant.weight().orElse(0) > 0
                ? Optional.of(Integer.toString(variant.weight().getAsInt()))
                : Optional.empty();
    }

    private List<List<String>> shipping() {
        List<List<String>> rates = new ArrayList<>();
        for (Feed.Shipping rate : feed.shipping().isEmpty() ? ofTheMarket() : feed.shipping()) {
            for (String country : rate.country().map(List::of).orElse(market.countries())) {
                rates.add(List.of(
                        country,
                        "",
                        rate.service(),
                        text(rate.price()),
                        days(rate.minHandling()),
                        days(rate.maxHandling()),
                        days(rate.minTransit()),
                        days(rate.maxTransit())));
            }
        }
        return rates;
    }

    /** What the market says of delivery to every shopper. */
    private List<Feed.Shipping> ofTheMarket() {
        return market.shipping()
                .flatMap(promise -> promise.rate()
                        .map(rate -> new Feed.Shipping(
                                Optional.empty(),
                                "",
                                rate,
                                days(promise.handling().map(Market.Days::least)),
                                days(promise.handling().map(Market.Days::most)),
                                days(promise.transit().map(Market.Days::least)),
                                days(promise.transit().map(Market.Days::most)))))
                .map(List::of)
                .orElse(List.of());
    }

    private static OptionalInt days(Optional<Integer> days) {
        return days.map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static String days(OptionalInt days) {
        return days.isPresent() ? Integer.toString(days.getAsInt()) : "";
    }

    private List<List<String>> freeShipping() {
        return market.shipping()
                .flatMap(Market.Shipping::freeFrom)
                .map(from -> market.countries().stream()
                        .map(country -> List.of(country, text(from)))
                        .toList())
                .orElse(List.of());
    }

    // Facts

    private List<List<String>> fact(ChannelDescriptor.Attribute attribute, Goods goods, Goods.Item item) {
        List<List<String>> values = new ArrayList<>();
        item.options().forEach((id, fact) -> add(attribute, id, fact, values));
        if (values.isEmpty()) {
            goods.facts().forEach((id, fact) -> add(attribute, id, fact, values));
        }
        return attribute.fact().equals("eprel")
                ? values.stream()
                        .map(number -> List.of("EC", "EPREL", number.get(0)))
                        .toList()
                : values;
    }

    private void add(ChannelDescriptor.Attribute attribute, String id, Goods.Fact fact, List<List<String>> values) {
        if (!attribute.fact().equals(channelFact(id))) {
            return;
        }
        boolean words = attribute.kind() != ChannelDescriptor.Kind.TEXT;
        // Words and numbers are the same in every language, texts are those of this one.
        List<String> ids = fact.ids().stream().filter(value -> !value.isBlank()).toList();
        (words && !ids.isEmpty() ? ids : fact.values()).forEach(value -> values.addAll(one(value)));
    }

    /** What channels call the attribute {@code id} of the catalogue; empty when they do not take it. */
    private String channelFact(String id) {
        String stated = feed.attributes().get(id);
        if (stated != null) {
            return stated;
        }
        String plain = id.replace('-', '_');
        return plain.equals("colour") ? "color" : plain;
    }

    /** Facts that have no attribute of their own. */
    private List<List<String>> details(ChannelDescriptor.Attribute attribute, Goods goods) {
        Set<String> taken = new LinkedHashSet<>();
        channel.attributes().forEach(other -> taken.add(other.fact()));
        List<List<String>> details = new ArrayList<>();
        goods.facts().forEach((id, fact) -> {
            String text = String.join(", ", fact.values());
            if (!taken.contains(channelFact(id)) && !text.isBlank() && details.size() < attribute.most()) {
                details.add(List.of("", fact.name(), text));
            }
        });
        return details;
    }

    /** What the channel calls the storefront's language. */
    private String language() {
        Language language = storefront.language().language();
        Locale locale = language.toLocale();
        String script = locale.getScript().isEmpty() ? "" : language.primary() + "-" + locale.getScript();
        for (String key : List.of(language.tag(), script, language.primary())) {
            String known = channel.languages().get(key);
            if (known != null) {
                return known;
            }
        }
        return language.primary() + "_XX";
    }
}
