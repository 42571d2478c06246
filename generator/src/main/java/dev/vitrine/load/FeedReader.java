package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.someOf;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.whole;

import dev.vitrine.channel.ChannelDescriptor;
import dev.vitrine.channel.Channels;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Feed;
import dev.vitrine.model.Money;
import dev.vitrine.model.Product;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Reads what markets tell shopping channels; what a market says of a channel goes before what the site says of all. */
final class FeedReader {

    private static final String MOMENT_PATTERN =
            "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])(T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?(Z|[+-]\\d\\d:[0-5]\\d))?";
    private static final String TAXONOMY_PATTERN = "[0-9]{1,7}|[^<>\t]+( > [^<>\t]+)*";
    private static final List<String> CONDITIONS = List.of("new", "refurbished", "used");

    static final Shape MOMENT = matching(MOMENT_PATTERN, "a date such as 2026-03-01 or 2026-03-01T09:00+01:00");

    static final Shape TAXONOMY = either(
            matching(TAXONOMY_PATTERN, "a number or path such as \"Home & Garden > Lighting\""), whole(1, 9_999_999));

    static final Shape.Obj PRODUCT = object("feeds of a product", "What only shopping channels ask for.")
            .optional("googleCategory", TAXONOMY, "its place in Google's list of categories; default: its category's")
            .optional("condition", new Shape.Word(CONDITIONS), "default: what the feed says, or else new")
            .optional("saleFrom", MOMENT, "from when its reduced prices hold")
            .optional("saleUntil", MOMENT, "until when its reduced prices hold")
            .optional("without", list(channel()), "channels that are not told of it")
            .build();

    private static final Shape.Obj SHIPPING = object("shipping of a feed", "What delivery costs.")
            .optional("country", matching("[A-Z]{2}", "a country code such as DE"), "default: all of the market")
            .optional("service", text(), "its name, such as Standard")
            .required("price", new Shape.Amount(), "what it costs, in the market's currency")
            .optional("handlingDays", list(whole(0, 365)), "fewest and most working days until it is sent")
            .optional("transitDays", list(whole(0, 365)), "fewest and most working days on its way")
            .build();

    private final Optional<JsonValue.Obj> site;
    private final Currency currency;
    private final Diagnostics diagnostics;

    FeedReader(Optional<JsonValue.Obj> site, Currency currency, Diagnostics diagnostics) {
        this.site = site;
        this.currency = currency;
        this.diagnostics = diagnostics;
    }

    // Shapes

    private static Shape channel() {
        return new Shape.Word(List.copyOf(Channels.offered().keySet()));
    }

    private static Shape.Builder options(Shape.Builder shape) {
        return shape.optional(
                        "gzip", new Shape.Flag(), "whether feeds are compressed; default: as the channel likes it")
                .optional(
                        "strict", new Shape.Flag(), "true: an item a channel would refuse is an error; default: false")
                .optional("categories", someOf(text()), "ids of categories, with those below them; default: all")
                .optional("brand", text(), "the brand of products that state none; default: the site's name")
                .optional(
                        "identifierExists",
                        new Shape.Flag(),
                        "false: products without GTIN have none; default: so it is told of those without GTIN and part number")
                .optional("condition", new Shape.Word(CONDITIONS), "default: new")
                .optional(
                        "tracking",
                        new Shape.Text(
                                "[A-Za-z0-9._~%=&+-]*", "parameters such as utm_source=google&utm_medium=feed", true),
                        "what is added to links")
                .optional("shipping", list(SHIPPING), "what delivery costs; default: the rate of the market")
                .optional(
                        "attributes",
                        new Shape.MapOf(
                                Shapes.ID_PATTERN, "an attribute id", new Shape.Word(List.copyOf(Channels.facts()))),
                        "attribute id to what channels call it, such as finish to color");
    }

    /** {@code "feeds"} of a market: channels by name, or with options. */
    static Shape marketShape() {
        Map<String, Shape.Obj> cases = new LinkedHashMap<>();
        Channels.offered().forEach((id, channel) -> cases.put(id, shape(channel)));
        return list(either(channel(), new Shape.Cases("channel", "a shopping channel", cases)));
    }

    private static Shape.Obj shape(ChannelDescriptor channel) {
        return options(object("feed for " + channel.id(), "What the market tells " + channel.name() + ".")
                        .required("channel", new Shape.Word(List.of(channel.id())), "the channel"))
                .optional(
                        "format",
                        new Shape.Word(channel.formats().stream()
                                .map(ChannelDescriptor.Format::word)
                                .toList()),
                        "default: " + channel.formats().get(0).word())
                .build();
    }

    /** {@code "feeds"} of the site: what holds for all markets. */
    static Shape.Obj siteShape() {
        return options(object("feeds", "What markets tell shopping channels, unless they say otherwise.")
                        .optional("channels", list(channel()), "the channels of markets that name none"))
                .build();
    }

    // Values

    static boolean isMoment(String text) {
        if (!text.matches(MOMENT_PATTERN)) {
            return false;
        }
        try {
            LocalDate.parse(text.substring(0, 10));
            if (text.length() > 10) {
                OffsetDateTime.parse(text);
            }
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** What a product states for channels alone. */
    static Product.ChannelFacts facts(JsonValue.Obj product) {
        return product.object("feeds")
                .map(feeds -> new Product.ChannelFacts(
                        feeds.text("googleCategory"),
                        feeds.text("condition").filter(CONDITIONS::contains),
                        feeds.text("saleFrom").filter(FeedReader::isMoment),
                        feeds.text("saleUntil").filter(FeedReader::isMoment),
                        feeds.texts("without")))
                .orElse(Product.ChannelFacts.NONE);
    }

    /** The feeds of {@code market}: its own, or else those the site names for all. */
    List<Feed> read(JsonValue.Obj market) {
        List<JsonValue> written = market.get("feeds").isPresent()
                ? market.list("feeds")
                : site.map(feeds -> feeds.list("channels")).orElse(List.of());
        List<Feed> feeds = new ArrayList<>();
        for (JsonValue value : written) {
            Optional<JsonValue.Obj> own = value instanceof JsonValue.Obj obj ? Optional.of(obj) : Optional.empty();
            Optional<String> channel = own.isPresent() ? own.get().text("channel") : value.asText();
            channel.filter(id -> Channels.offered().containsKey(id)
                            && feeds.stream().noneMatch(feed -> feed.channel().equals(id)))
                    .ifPresent(id -> feeds.add(feed(id, own, value.at())));
        }
        return feeds;
    }

    private Feed feed(String channel, Optional<JsonValue.Obj> own, Location at) {
        List<JsonValue.Obj> words = Stream.concat(own.stream(), site.stream()).toList();
        Map<String, String> attributes = new LinkedHashMap<>();
        // What the market says comes last and wins.
        Stream.concat(site.stream(), own.stream())
                .flatMap(said -> said.object("attributes").stream())
                .forEach(map -> map.fields()
                        .forEach((id, field) -> field.value().asText().ifPresent(fact -> attributes.put(id, fact))));
        return new Feed(
                channel,
                own.flatMap(said -> said.text("format")),
                flag(words, "gzip"),
                flag(words, "strict").orElse(false),
                first(words, "categories").map(said -> said.texts("categories")).orElse(List.of()),
                first(words, "brand").flatMap(said -> said.text("brand")),
                flag(words, "identifierExists"),
                first(words, "condition")
                        .flatMap(said -> said.text("condition"))
                        .filter(CONDITIONS::contains)
                        .orElse("new"),
                first(words, "tracking").flatMap(said -> said.text("tracking")).orElse(""),
                first(words, "shipping").map(this::shipping).orElse(List.of()),
                attributes,
                at);
    }

    private static Optional<JsonValue.Obj> first(List<JsonValue.Obj> words, String field) {
        return words.stream().filter(said -> said.get(field).isPresent()).findFirst();
    }

    private static Optional<Boolean> flag(List<JsonValue.Obj> words, String field) {
        return first(words, field).flatMap(said -> said.flag(field));
    }

    private List<Feed.Shipping> shipping(JsonValue.Obj said) {
        List<Feed.Shipping> rates = new ArrayList<>();
        for (JsonValue value : said.list("shipping")) {
            if (value instanceof JsonValue.Obj obj) {
                Optional<Money> price = obj.get("price").flatMap(found -> Amounts.money(found, currency, diagnostics));
                List<Integer> handling = days(obj, "handlingDays");
                List<Integer> transit = days(obj, "transitDays");
                price.ifPresent(amount -> rates.add(new Feed.Shipping(
                        obj.text("country"),
                        obj.text("service").orElse(""),
                        amount,
                        end(handling, 0),
                        end(handling, 1),
                        end(transit, 0),
                        end(transit, 1))));
            }
        }
        return rates;
    }

    private static List<Integer> days(JsonValue.Obj obj, String field) {
        return obj.list(field).stream()
                .flatMap(day -> day.asNumber().stream())
                .map(BigDecimal::intValue)
                .toList();
    }

    private static OptionalInt end(List<Integer> days, int index) {
        return days.isEmpty() ? OptionalInt.empty() : OptionalInt.of(days.get(Math.min(index, days.size() - 1)));
    }
}
