package dev.vitrine.feeds;

import dev.vitrine.channel.ChannelDescriptor;
import dev.vitrine.channel.Channels;
import dev.vitrine.channel.Goods;
import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.Category;
import dev.vitrine.model.Feed;
import dev.vitrine.model.Market;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.output.FileStreams;
import dev.vitrine.output.Json;
import dev.vitrine.output.OutputPath;
import dev.vitrine.packed.ValueHash;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Writes what shopping channels are told: for each market and language the feeds its market asks for, as its pages are made.
 *
 * <p>Blocks of products may be made by many threads; their items come out in the order of the blocks, and only what came early is held.
 */
public final class ProductFeeds implements Closeable {

    private final List<Open> feeds = new ArrayList<>();
    private final FileStreams streams;
    private final LocalDate date;

    private final Set<String> repeated = new TreeSet<>();
    private final Set<String> productAndSku = new TreeSet<>();

    private ProductFeeds(FileStreams streams, LocalDate date) {
        this.streams = streams;
        this.date = date;
    }

    /** A feed with the file it goes to. */
    private record Open(ChannelFeed feed, FeedFormat format, FeedFile file, ChannelFeed.Tally told) {}

    /**
     * What a feed became.
     *
     * @param file its first file
     * @param channel the channel
     * @param storefront {@code de/de}
     * @param items how many items it tells of
     * @param leftOut how many variants the shop does not tell of: sold by quote only, or left out by the settings
     * @param refused rule to the number of items that were left out because of it
     */
    public record Count(
            String file, String channel, String storefront, int items, int leftOut, Map<String, Integer> refused) {}

    /**
     * Opens the feeds of all storefronts.
     *
     * @throws IOException when a file cannot be written
     */
    public static ProductFeeds open(SitePlan plan, LocalDate date, FileStreams streams, Diagnostics diagnostics)
            throws IOException {
        ProductFeeds feeds = new ProductFeeds(streams, date);
        Site site = plan.site();
        boolean any =
                told(plan).anyMatch(here -> !here.storefront().market().feeds().isEmpty());
        if (any) {
            Set<String> repeated = repeatedIds(site.catalog());
            Set<String> productAndSku = productAndSku(site.catalog());
            feeds.repeated.addAll(repeated);
            feeds.productAndSku.addAll(productAndSku);
            for (StorefrontPlan here : told(plan).toList()) {
                Market market = here.storefront().market();
                for (Feed feed : market.feeds()) {
                    Set<String> categories = categories(site.catalog(), feed, diagnostics);
                    for (ChannelDescriptor channel : channels(plan, here.storefront(), feed)) {
                        checkTax(market, feed, channel, diagnostics);
                        List<String> countries = countries(plan, here.storefront(), feed, channel);
                        feeds.add(new ChannelFeed(
                                site,
                                here.storefront(),
                                feed,
                                channel,
                                countries,
                                categories,
                                productAndSku::contains,
                                repeated,
                                diagnostics));
                    }
                }
            }
        }
        return feeds;
    }

    private void add(ChannelFeed feed) throws IOException {
        ChannelDescriptor channel = feed.channel();
        ChannelDescriptor.Format chosen = feed.feed()
                .format()
                .flatMap(word -> channel.formats().stream()
                        .filter(format -> format.word().equals(word))
                        .findFirst())
                .orElse(channel.formats().get(0));
        FeedFormat format = FeedFormat.of(feed, chosen);
        FeedFile file = new FeedFile(
                folder(feed.storefront()) + channel.file(),
                format,
                feed.feed().gzip().orElse(channel.gzip()),
                channel.shardRows(),
                channel.shardBytes(),
                streams);
        feeds.add(new Open(feed, format, file, new ChannelFeed.Tally()));
    }

    private static String folder(Storefront storefront) {
        return "feeds/" + storefront.market().id() + "-"
                + storefront.language().language().tag() + "/";
    }

    // Which feeds there are

    /** The channel of {@code feed}, with those that go with it in this storefront. */
    private static List<ChannelDescriptor> channels(SitePlan plan, Storefront here, Feed feed) {
        List<ChannelDescriptor> channels = new ArrayList<>();
        ChannelDescriptor channel = Channels.find(feed.channel())
                .orElseThrow(() -> new IllegalStateException("no channel " + feed.channel()));
        channels.add(channel);
        Storefront main = main(plan, feed.channel());
        for (String id : channel.with()) {
            Channels.find(id)
                    .filter(with -> switch (with.audience()) {
                        case ALL -> true;
                        case OTHER_LANGUAGE ->
                            !sameLanguage(here, main)
                                    && here.equals(first(plan, feed.channel(), other -> sameLanguage(other, here)));
                        case OTHER_MARKET ->
                            !sameMarket(here, main)
                                    && here.equals(first(plan, feed.channel(), other -> sameMarket(other, here)));
                    })
                    .ifPresent(channels::add);
        }
        return channels;
    }

    private static boolean sameLanguage(Storefront one, Storefront other) {
        // A channel translates for languages, not for the countries they are spoken in.
        Locale here = one.language().language().toLocale();
        Locale there = other.language().language().toLocale();
        return here.getLanguage().equals(there.getLanguage())
                && here.getScript().equals(there.getScript());
    }

    private static boolean sameMarket(Storefront one, Storefront other) {
        return one.market().id().equals(other.market().id());
    }

    /** The storefront whose feed the others are laid over: the site's own first one, if it has that feed. */
    private static Storefront main(SitePlan plan, String channel) {
        List<Storefront> having = having(plan, channel);
        return having.stream().filter(Storefront::isDefault).findFirst().orElse(having.get(0));
    }

    private static Storefront first(SitePlan plan, String channel, java.util.function.Predicate<Storefront> fits) {
        return having(plan, channel).stream().filter(fits).findFirst().orElseThrow();
    }

    private static List<Storefront> having(SitePlan plan, String channel) {
        return told(plan)
                .map(StorefrontPlan::storefront)
                .filter(storefront -> storefront.market().feeds().stream()
                        .anyMatch(feed -> feed.channel().equals(channel)))
                .toList();
    }

    /** The storefronts of shoppers; a pseudo-language is for looking at pages. */
    private static Stream<StorefrontPlan> told(SitePlan plan) {
        return plan.storefronts().stream()
                .filter(here -> !here.storefront().language().language().isPseudo());
    }

    /** The countries an item is told of in a feed by country: those the main feed is not about. */
    private static List<String> countries(SitePlan plan, Storefront here, Feed feed, ChannelDescriptor channel) {
        if (channel.each().isEmpty()) {
            return here.market().countries();
        }
        List<String> countries = new ArrayList<>(here.market().countries());
        countries.removeAll(main(plan, feed.channel()).market().countries());
        return countries;
    }

    private static void checkTax(Market market, Feed feed, ChannelDescriptor channel, Diagnostics diagnostics) {
        if (market.taxDisplay() == Market.TaxDisplay.EXCLUDED
                && !channel.netPrices().isEmpty()
                && !channel.netPrices().contains(market.mainCountry())) {
            diagnostics.report(
                    Rule.FEED_NET_PRICE,
                    feed.location(),
                    channel.id() + " wants prices with tax in " + market.mainCountry() + ", and the market '"
                            + market.id() + "' shows them without",
                    "tell the channel of a market whose \"taxDisplay\" is \"included\"");
        }
    }

    /** The categories {@code feed} tells of, with those below them. */
    private static Set<String> categories(Catalog catalog, Feed feed, Diagnostics diagnostics) {
        Set<String> categories = new LinkedHashSet<>(feed.categories());
        for (String id : feed.categories()) {
            if (catalog.category(id).isEmpty()) {
                diagnostics.report(
                        Rule.CATALOG_UNKNOWN_CATEGORY,
                        feed.location(),
                        "there is no category '" + id + "' for the feed to tell of",
                        Closest.to(id, catalog.categories().keySet())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("add it to categories.json"));
            }
        }
        for (Category category : catalog.categories().values()) {
            if (!categories.isEmpty()
                    && catalog.path(category.id()).stream().anyMatch(above -> categories.contains(above.id()))) {
                categories.add(category.id());
            }
        }
        return categories;
    }

    /** Ids that several SKUs become when their white space is put right. */
    private static Set<String> repeatedIds(Catalog catalog) {
        Set<String> mended = new HashSet<>();
        for (ProductEntry entry : catalog.products().values()) {
            entry.offers().stream()
                    .map(ProductEntry.Offer::sku)
                    .filter(sku -> !FeedText.clean(sku).equals(sku))
                    .forEach(sku -> mended.add(FeedText.clean(sku)));
        }
        Map<String, Integer> counts = new LinkedHashMap<>();
        if (!mended.isEmpty()) {
            for (ProductEntry entry : catalog.products().values()) {
                entry.offers().stream()
                        .map(offer -> FeedText.clean(offer.sku()))
                        .filter(mended::contains)
                        .forEach(id -> counts.merge(id, 1, Integer::sum));
            }
        }
        counts.values().removeIf(count -> count < 2);
        return counts.keySet();
    }

    /** Ids of products with several variants that are SKUs, too. */
    private static Set<String> productAndSku(Catalog catalog) {
        Set<String> both = new HashSet<>();
        for (ProductEntry entry : catalog.products().values()) {
            for (ProductEntry.Offer offer : entry.offers()) {
                Optional<ProductEntry> named = catalog.product(offer.sku());
                if (named.isPresent() && named.get().offers().size() > 1) {
                    both.add(offer.sku());
                }
            }
        }
        return both;
    }

    // Writing

    /**
     * What one feed is told of some products.
     *
     * @param text the items as the feed has them
     * @param items how many they are
     * @param leftOut how many variants the shop does not tell of
     * @param refused rule to the number of items that were left out because of it
     */
    public record Items(String text, int items, int leftOut, Map<String, Integer> refused) {
        public Items {
            refused = Collections.unmodifiableMap(new TreeMap<>(refused));
        }
    }

    /** Stands for what items say because of other products than their own. */
    public long fingerprint() {
        return ValueHash.of(List.of(repeated, productAndSku));
    }

    /** Begins with a product. */
    public Block block() {
        return new Block();
    }

    /**
     * Writes what the feeds are told of the products of block {@code number}; blocks are begun in the order of their numbers, from 0, and each is to come.
     *
     * @param products what each feed is told of each of them
     * @throws IOException when a file cannot be written
     */
    public void put(int number, List<List<Items>> products) throws IOException {
        for (int i = 0; i < feeds.size(); i++) {
            Open open = feeds.get(i);
            StringBuilder text = new StringBuilder();
            for (List<Items> product : products) {
                Items told = product.get(i);
                text.append(told.text());
                synchronized (open.told()) {
                    open.told().add(told.items(), told.leftOut(), told.refused());
                }
            }
            open.file().put(number, text);
        }
    }

    /** The items of one product; for one thread. */
    public final class Block implements Goods.Taker {
        private final List<StringBuilder> items = new ArrayList<>();
        private final List<ChannelFeed.Tally> told = new ArrayList<>();

        private Block() {
            feeds.forEach(feed -> {
                items.add(new StringBuilder());
                told.add(new ChannelFeed.Tally());
            });
        }

        @Override
        public boolean wants(Storefront storefront) {
            return !storefront.market().feeds().isEmpty();
        }

        @Override
        public void take(Goods goods) {
            for (int i = 0; i < feeds.size(); i++) {
                Open open = feeds.get(i);
                if (open.feed().storefront().equals(goods.storefront())) {
                    open.format().write(items.get(i), goods, open.feed().rows(goods, told.get(i)));
                }
            }
        }

        /** What each feed is told, once all its pages are made. */
        public List<Items> items() {
            List<Items> all = new ArrayList<>();
            for (int i = 0; i < feeds.size(); i++) {
                ChannelFeed.Tally tally = told.get(i);
                all.add(new Items(items.get(i).toString(), tally.items(), tally.leftOut(), tally.refused()));
            }
            return all;
        }
    }

    /**
     * Writes the ends of all feeds.
     *
     * @throws IOException when a file cannot be written
     */
    public List<Count> finish() throws IOException {
        List<Count> counts = new ArrayList<>();
        for (Open open : feeds) {
            open.file().end();
            ChannelFeed feed = open.feed();
            if (feed.channel().formats().contains(ChannelDescriptor.Format.ACP)) {
                metadata(feed);
            }
            counts.add(new Count(
                    open.file().name(),
                    feed.channel().id(),
                    feed.storefront().id(),
                    open.told().items(),
                    open.told().leftOut(),
                    new TreeMap<>(open.told().refused())));
        }
        return counts;
    }

    /** What the Agentic Commerce Protocol wants to know of a feed. */
    private void metadata(ChannelFeed feed) throws IOException {
        String folder = folder(feed.storefront());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("id", folder.substring("feeds/".length(), folder.length() - 1));
        metadata.put("target_country", feed.storefront().market().mainCountry());
        metadata.put("updated_at", date + "T00:00:00Z");
        String file = feed.channel().file();
        OutputPath path = new OutputPath(folder + file.substring(0, file.lastIndexOf('/') + 1) + "metadata.json");
        try (OutputStream out = streams.open(path)) {
            out.write((Json.of(metadata) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** Lets go of files whose feeds were not finished. */
    @Override
    public void close() throws IOException {
        for (Open open : feeds) {
            open.file().close();
        }
    }
}
