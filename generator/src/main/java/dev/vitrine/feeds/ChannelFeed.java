package dev.vitrine.feeds;

import dev.vitrine.channel.ChannelDescriptor;
import dev.vitrine.channel.ChannelDescriptor.Attribute;
import dev.vitrine.channel.Goods;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.model.Feed;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says what one channel is told of the goods of one storefront, and what it would refuse; thread-safe. */
final class ChannelFeed {

    private static final Pattern NOT_IN_ADDRESSES = Pattern.compile("[\\s\"<>\\\\^`{|}]");

    private final Site site;
    private final Storefront storefront;
    private final Feed feed;
    private final ChannelDescriptor channel;
    private final List<String> countries;
    private final Set<String> categories;
    private final Predicate<String> isProductAndSku;
    private final Set<String> repeatedIds;
    private final Diagnostics diagnostics;

    /**
     * A feed.
     *
     * @param feed what the market asks for
     * @param channel its descriptor, or that of a channel that goes with it
     * @param countries the countries each item is told of, where it is told by country
     * @param categories the categories it tells of; empty for all
     * @param isProductAndSku whether a product's id is also the SKU of a variant
     * @param repeatedIds ids that several SKUs become
     */
    ChannelFeed(
            Site site,
            Storefront storefront,
            Feed feed,
            ChannelDescriptor channel,
            List<String> countries,
            Set<String> categories,
            Predicate<String> isProductAndSku,
            Set<String> repeatedIds,
            Diagnostics diagnostics) {
        this.site = site;
        this.storefront = storefront;
        this.feed = feed;
        this.channel = channel;
        this.countries = List.copyOf(countries);
        this.categories = Set.copyOf(categories);
        this.isProductAndSku = isProductAndSku;
        this.repeatedIds = Set.copyOf(repeatedIds);
        this.diagnostics = diagnostics;
    }

    Storefront storefront() {
        return storefront;
    }

    ChannelDescriptor channel() {
        return channel;
    }

    Feed feed() {
        return feed;
    }

    Site site() {
        return site;
    }

    /** What became of items. */
    static final class Tally {
        private int items;
        private int leftOut;
        private final Map<String, Integer> refused = new TreeMap<>();

        /** How many were told of. */
        int items() {
            return items;
        }

        /** How many variants were none of the channel's business: sold by quote only, or left out by the shop. */
        int leftOut() {
            return leftOut;
        }

        /** Rule to how many were refused because of it. */
        Map<String, Integer> refused() {
            return refused;
        }

        void add(int moreItems, int moreLeftOut, Map<String, Integer> moreRefused) {
            items += moreItems;
            leftOut += moreLeftOut;
            moreRefused.forEach((rule, count) -> refused.merge(rule, count, Integer::sum));
        }
    }

    /** The items of {@code goods} that the channel takes. */
    List<FeedRow> rows(Goods goods, Tally tally) {
        boolean chosen =
                categories.isEmpty() || goods.product().categories().stream().anyMatch(categories::contains);
        if (!chosen
                || goods.product().quoteOnly()
                || goods.product().channels().without().contains(feed.channel())) {
            tally.leftOut += goods.items().size();
            return List.of();
        }
        List<FeedRow> rows = new ArrayList<>();
        for (Goods.Item item : goods.items()) {
            if (channel.each().equals("country")) {
                countries.forEach(country -> row(goods, item, country, tally).ifPresent(rows::add));
            } else {
                row(goods, item, "", tally).ifPresent(rows::add);
            }
        }
        checkVariants(goods, rows);
        tally.items += rows.size();
        return rows;
    }

    /** Sources that say the same of all variants, so that it is reported once. */
    private static final Set<String> OF_THE_PRODUCT = Set.of(
            "description", "brand", "seller", "product-type", "google-category", "condition", "details", "language");

    /** What is wrong with a value. */
    private record Problem(Rule rule, String message, String hint) {}

    private Optional<FeedRow> row(Goods goods, Goods.Item item, String country, Tally tally) {
        FeedRow row = new FeedRow(item, new LinkedHashMap<>());
        FeedSources sources =
                new FeedSources(site, storefront, feed, channel, country.isEmpty() ? countries : List.of(country));
        if (!goods.language().primary().equals(storefront.language().language().primary())) {
            refuse(
                    goods,
                    item,
                    "description",
                    words(goods),
                    new Problem(
                            Rule.FEED_OTHER_LANGUAGE,
                            "its words are in '" + goods.language() + "', the feed is in '"
                                    + storefront.language().language() + "'",
                            "translate the product"),
                    tally);
            return Optional.empty();
        }
        for (Attribute attribute : channel.attributes()) {
            List<Problem> problems = new ArrayList<>();
            List<List<String>> values = values(attribute, sources.of(attribute, goods, item), item, row, problems);
            if (!values.isEmpty()) {
                row.values().put(attribute, values);
                problems.forEach(problem ->
                        report(goods, item, attribute.from(), sources.place(attribute, goods, item), problem, ""));
            } else if (attribute.required()) {
                refuse(
                        goods,
                        item,
                        attribute.from(),
                        sources.place(attribute, goods, item),
                        problems.isEmpty() ? missing(attribute) : problems.get(0),
                        tally);
                return Optional.empty();
            } else {
                problems.forEach(problem -> report(
                        goods,
                        item,
                        attribute.from(),
                        sources.place(attribute, goods, item),
                        problem,
                        "; '" + attribute.name() + "' is left out"));
            }
        }
        return rulesHold(goods, item, row, sources, tally) ? Optional.of(row) : Optional.empty();
    }

    private static Location words(Goods goods) {
        return goods.product()
                .words()
                .in(goods.language())
                .map(found -> found.location())
                .orElse(goods.product().location());
    }

    private Problem missing(Attribute attribute) {
        if (attribute.kind() == ChannelDescriptor.Kind.PRICE) {
            return new Problem(
                    Rule.FEED_PRICE_MISSING,
                    "it has no price in the market '" + storefront.market().id() + "'",
                    "state one in \"prices\", or leave the product out with \"without\" in its \"feeds\"");
        }
        return new Problem(
                Rule.FEED_MISSING_REQUIRED,
                channel.id() + " demands '" + attribute.name() + "'",
                switch (attribute.from()) {
                    case "description" -> "write a summary or a description in this language";
                    case "image" -> "add a picture to the product";
                    case "availability-date" -> "state \"availableFrom\" at the variant";
                    case "shipping" -> "state \"shipping\" in \"feeds\"";
                    default ->
                        attribute.fact().isEmpty()
                                ? "state it"
                                : "state it as an attribute or option, and map that to '" + attribute.fact()
                                        + "' in \"feeds\" of site.json";
                });
    }

    // Values

    /** The values that fit, as the channel writes them; what does not is added to {@code problems}. */
    private List<List<String>> values(
            Attribute attribute, List<List<String>> stated, Goods.Item item, FeedRow row, List<Problem> problems) {
        List<List<String>> values = new ArrayList<>();
        List<Problem> found = new ArrayList<>();
        String shown = attribute.from().equals("more-images") ? image(row) : "";
        for (List<String> value : stated) {
            List<String> fitting = switch (attribute.kind()) {
                case PARTS -> parts(attribute, value);
                case MAP -> value.stream().map(FeedText::clean).toList();
                default -> {
                    String one = single(attribute, FeedText.clean(value.get(0)), item, found);
                    yield one.isEmpty() ? List.of() : List.of(one);
                }
            };
            boolean again = values.contains(fitting) || !shown.isEmpty() && fitting.equals(List.of(shown));
            if (!fitting.isEmpty() && !again) {
                values.add(fitting);
            }
        }
        boolean pictures = attribute.kind() == ChannelDescriptor.Kind.IMAGE;
        // A picture that does not fit matters only when there is no other.
        if (!pictures || values.isEmpty() && !attribute.from().equals("more-images")) {
            problems.addAll(found);
        }
        if (attribute.kind() == ChannelDescriptor.Kind.MAP) {
            return values;
        }
        List<List<String>> kept = values.subList(0, Math.min(values.size(), attribute.most()));
        if (kept.size() < attribute.least()) {
            return List.of();
        }
        return attribute.join().isEmpty() || kept.size() < 2 ? kept : joined(attribute, kept);
    }

    private static String image(FeedRow row) {
        return row.values().entrySet().stream()
                .filter(entry -> entry.getKey().from().equals("image"))
                .map(entry -> entry.getValue().get(0).get(0))
                .findFirst()
                .orElse("");
    }

    /** Several values as one text, as many as fit. */
    private static List<List<String>> joined(Attribute attribute, List<List<String>> values) {
        String text = values.get(0).get(0);
        for (List<String> value : values.subList(1, values.size())) {
            String longer = text + attribute.join() + value.get(0);
            if (attribute.max() > 0 && FeedText.length(longer) > attribute.max()) {
                break;
            }
            text = longer;
        }
        return List.of(List.of(text));
    }

    private static List<String> parts(Attribute attribute, List<String> value) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < attribute.parts().size(); i++) {
            String part = i < value.size() ? FeedText.clean(value.get(i)) : "";
            if (attribute.max() > 0 && FeedText.length(part) > attribute.max()) {
                return List.of();
            }
            parts.add(part);
        }
        return parts;
    }

    /** The value as the channel writes it; empty when it does not fit. */
    private String single(Attribute attribute, String value, Goods.Item item, List<Problem> problems) {
        if (value.isEmpty()) {
            return "";
        }
        String name = "'" + attribute.name() + "'";
        switch (attribute.kind()) {
            case TEXT -> {
                if (attribute.calm() && FeedText.shouts(value)) {
                    problems.add(new Problem(
                            Rule.FEED_INVALID_VALUE,
                            name + " is in capitals alone, which channels take amiss",
                            "write it in upper and lower case"));
                }
                value = text(attribute, value, item, problems);
            }
            case ID -> {
                if (repeatedIds.contains(value)) {
                    problems.add(new Problem(
                            Rule.FEED_DUPLICATE_ID,
                            "several SKUs become '" + value + "' when their white space is put right",
                            "give each variant its own SKU"));
                    return "";
                }
                if (tooLong(attribute, value, problems)) {
                    return "";
                }
            }
            case URL, IMAGE -> {
                if (!value.startsWith("https://")) {
                    problems.add(new Problem(
                            Rule.FEED_NOT_HTTPS,
                            name + " is no https address: " + shorten(value),
                            "channels fetch pages and pictures by https alone: correct the address, or \"baseUrl\""));
                    return "";
                }
                if (tooLong(attribute, value, problems)) {
                    return "";
                }
                if (NOT_IN_ADDRESSES.matcher(value).find()) {
                    problems.add(new Problem(
                            Rule.FEED_INVALID_VALUE, name + " is no address: " + shorten(value), "encode it"));
                    return "";
                }
                if (!attribute.endings().isEmpty() && !endsWell(attribute, value)) {
                    problems.add(new Problem(
                            Rule.FEED_INVALID_VALUE,
                            channel.id() + " takes no such picture: " + shorten(value),
                            "add one that is " + String.join(", ", attribute.endings())));
                    return "";
                }
            }
            case WORD -> {
                String word = value.toLowerCase(Locale.ROOT);
                String known = attribute.synonyms().getOrDefault(word, word);
                Optional<String> taken = attribute.words().stream()
                        .filter(candidate -> candidate.equalsIgnoreCase(known))
                        .findFirst();
                if (taken.isEmpty()) {
                    problems.add(new Problem(
                            Rule.FEED_INVALID_VALUE,
                            name + " cannot be '" + shorten(value) + "'",
                            "it is one of " + String.join(", ", attribute.words())));
                    return "";
                }
                return taken.get();
            }
            case GTIN -> {
                Optional<String> problem = FeedGtin.problem(value);
                if (problem.isPresent()) {
                    problems.add(new Problem(
                            Rule.FEED_INVALID_GTIN,
                            "'" + value + "' " + problem.get(),
                            "state the number the maker gave it, or none"));
                    return "";
                }
            }
            case PRICE -> {
                if (new BigDecimal(value.substring(0, value.indexOf(' '))).signum() <= 0) {
                    problems.add(new Problem(
                            Rule.FEED_INVALID_VALUE,
                            name + " is " + value + "; nothing is sold for nothing",
                            "state a price above 0, or leave the product out with \"without\" in its \"feeds\""));
                    return "";
                }
            }
            case SPAN -> {
                if (value.substring(0, value.indexOf('/')).compareTo(value.substring(value.indexOf('/') + 1)) >= 0) {
                    problems.add(new Problem(
                            Rule.FEED_INVALID_VALUE,
                            name + " ends before it begins: " + value,
                            "correct \"saleFrom\" or \"saleUntil\""));
                    return "";
                }
            }
            case MOMENT, NUMBER, WHOLE, FLAG, PARTS, MAP -> {
                // Stated in this form by the shop's own types.
            }
        }
        if (attribute.kind() == ChannelDescriptor.Kind.WHOLE && !value.matches("[0-9]{1,9}")) {
            problems.add(new Problem(
                    Rule.FEED_INVALID_VALUE,
                    name + " is no whole number: " + shorten(value),
                    "state a number of pieces"));
            return "";
        }
        if (!attribute.meaning().isEmpty()
                && !attribute.pattern().matcher(value).matches()) {
            problems.add(new Problem(
                    Rule.FEED_INVALID_VALUE,
                    name + " cannot be '" + shorten(value) + "'",
                    "it is " + attribute.meaning()));
            return "";
        }
        return value;
    }

    private String text(Attribute attribute, String value, Goods.Item item, List<Problem> problems) {
        int most = attribute.max();
        if (most == 0 || FeedText.length(value) <= most) {
            return value;
        }
        String length = "'" + attribute.name() + "' has " + FeedText.length(value) + " characters, " + channel.id()
                + " takes " + most;
        if (!attribute.cut()) {
            problems.add(new Problem(Rule.FEED_TOO_LONG, length, "shorten it"));
            return "";
        }
        problems.add(new Problem(Rule.FEED_TOO_LONG, length + "; it is cut at a word", "shorten it"));
        String suffix =
                item.title().isEmpty() || !attribute.from().equals("title") ? "" : " – " + FeedText.clean(item.title());
        // What tells variants apart comes last, and is worth more than the end of the name.
        return value.endsWith(suffix) && FeedText.length(suffix) < most / 2
                ? FeedText.cut(value.substring(0, value.length() - suffix.length()), most - FeedText.length(suffix))
                        + suffix
                : FeedText.cut(value, most);
    }

    private boolean tooLong(Attribute attribute, String value, List<Problem> problems) {
        if (attribute.max() == 0 || FeedText.length(value) <= attribute.max()) {
            return false;
        }
        problems.add(new Problem(
                Rule.FEED_TOO_LONG,
                "'" + attribute.name() + "' has " + FeedText.length(value) + " characters, " + channel.id() + " takes "
                        + attribute.max() + ": " + shorten(value),
                "shorten it"));
        return true;
    }

    private static boolean endsWell(Attribute attribute, String url) {
        int query = url.indexOf('?');
        String path = query < 0 ? url : url.substring(0, query);
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 || attribute.endings().contains(name.substring(dot + 1).toLowerCase(Locale.ROOT));
    }

    private static String shorten(String text) {
        return FeedText.cut(text, 60);
    }

    // Rules between attributes

    private boolean rulesHold(Goods goods, Goods.Item item, FeedRow row, FeedSources sources, Tally tally) {
        for (ChannelDescriptor.Demand demand : channel.rules()) {
            boolean applies = demand.countries().isEmpty()
                    || demand.countries().contains(storefront.market().mainCountry());
            if (!applies
                    || !demand.attribute().isEmpty()
                            && !demand.matches()
                                    .matcher(row.text(demand.attribute()))
                                    .matches()) {
                continue;
            }
            Optional<String> lacking = demand.need().stream()
                    .filter(name -> row.get(name).isEmpty())
                    .findFirst();
            if (lacking.isPresent()) {
                Attribute attribute = attribute(lacking.get());
                Problem missing = missing(attribute);
                String because = demand.attribute().isEmpty()
                        ? ""
                        : " when '" + demand.attribute() + "' is '" + row.text(demand.attribute()) + "'";
                refuse(
                        goods,
                        item,
                        attribute.from(),
                        sources.place(attribute, goods, item),
                        new Problem(missing.rule(), missing.message() + because, missing.hint()),
                        tally);
                return false;
            }
            if (!demand.needOne().isEmpty()
                    && demand.needOne().stream().allMatch(name -> row.get(name).isEmpty())) {
                refuse(
                        goods,
                        item,
                        "",
                        item.variant().location(),
                        new Problem(
                                Rule.FEED_MISSING_REQUIRED,
                                channel.id() + " demands one of " + String.join(", ", demand.needOne()),
                                "state one of them"),
                        tally);
                return false;
            }
            if (demand.together().stream().anyMatch(name -> row.get(name).isEmpty())) {
                demand.together().forEach(row::remove);
            }
            if (demand.less().size() == 2
                    && !row.text(demand.less().get(0)).isEmpty()
                    && !lower(
                            row.text(demand.less().get(0)),
                            row.text(demand.less().get(1)))) {
                row.remove(demand.less().get(0));
            }
            if (demand.apart().size() == 2
                    && !row.text(demand.apart().get(0)).isEmpty()
                    && isProductAndSku.test(row.text(demand.apart().get(0)))) {
                report(
                        goods,
                        item,
                        "details",
                        goods.product().location(),
                        new Problem(
                                Rule.FEED_DUPLICATE_ID,
                                "'" + row.text(demand.apart().get(0))
                                        + "' is the id of a product and the SKU of a variant",
                                "give the variant another SKU"),
                        "; '" + demand.apart().get(0) + "' is left out");
                row.remove(demand.apart().get(0));
            }
        }
        return true;
    }

    private Attribute attribute(String name) {
        return channel.attributes().stream()
                .filter(attribute -> attribute.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(channel.id() + " has no attribute " + name));
    }

    private static boolean lower(String price, String than) {
        return new BigDecimal(price.substring(0, price.indexOf(' ')))
                        .compareTo(new BigDecimal(than.substring(0, than.indexOf(' '))))
                < 0;
    }

    /** Variants that a channel cannot tell apart are reported once for each product. */
    private void checkVariants(Goods goods, List<FeedRow> rows) {
        for (ChannelDescriptor.Demand demand : channel.rules()) {
            Map<List<List<List<String>>>, String> seen = new HashMap<>();
            for (FeedRow row : demand.tell().isEmpty() || !goods.varied() ? Collections.<FeedRow>emptyList() : rows) {
                List<List<List<String>>> looks =
                        demand.tell().stream().map(row::get).toList();
                String sku = row.item().variant().sku();
                String before = seen.putIfAbsent(looks, sku);
                if (before != null) {
                    diagnostics.report(
                            Rule.FEED_AMBIGUOUS_VARIANTS,
                            row.item().variant().location(),
                            "product '" + goods.product().id() + "': " + channel.id() + " cannot tell '" + sku
                                    + "' from '" + before + "', which differ in "
                                    + String.join(", ", goods.product().options()),
                            "map the options to " + String.join(", ", demand.tell())
                                    + " in \"feeds\" of site.json: \"attributes\": { … }");
                    break;
                }
            }
        }
    }

    // Reports

    private void refuse(Goods goods, Goods.Item item, String from, Location at, Problem problem, Tally tally) {
        tally.refused.merge(problem.rule().id(), 1, Integer::sum);
        diagnostics.report(new Diagnostic(
                problem.rule(),
                feed.strict() ? Severity.ERROR : problem.rule().severity(),
                at,
                said(goods, item, from, problem) + "; it is left out of the feed for " + channel.id(),
                problem.hint(),
                List.of()));
    }

    private void report(Goods goods, Goods.Item item, String from, Location at, Problem problem, String consequence) {
        diagnostics.report(problem.rule(), at, said(goods, item, from, problem) + consequence, problem.hint());
    }

    private static String said(Goods goods, Goods.Item item, String from, Problem problem) {
        return "product '" + goods.product().id()
                + (OF_THE_PRODUCT.contains(from)
                        ? ""
                        : "', variant '" + item.variant().sku()) + "': "
                + problem.message();
    }
}
