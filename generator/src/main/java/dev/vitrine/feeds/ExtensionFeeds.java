package dev.vitrine.feeds;

import dev.vitrine.channel.Goods;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.GoodsFeed;
import dev.vitrine.extension.Offer;
import dev.vitrine.extension.OfferedProduct;
import dev.vitrine.extension.Shop;
import dev.vitrine.extension.host.Guard;
import dev.vitrine.model.Money;
import dev.vitrine.model.Storefront;
import dev.vitrine.output.FileStreams;
import dev.vitrine.output.OrderedSpool;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Writes the feeds of extensions, as pages of products are made.
 *
 * <p>Blocks of products may be made by many threads; their pieces come out in the order of the blocks, and only what came early is held.
 */
public final class ExtensionFeeds implements Closeable {

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9.-]*");
    private static final long EARLY = 1 << 20;

    private final List<Open> feeds = new ArrayList<>();
    private final Diagnostics diagnostics;

    private ExtensionFeeds(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** A feed with the file it goes to. */
    private static final class Open {
        private final GoodsFeed feed;
        private final Storefront storefront;
        private final Shop shop;
        private final String path;
        private final OutputStream out;
        private final OrderedSpool spool;
        private int products;

        private Open(GoodsFeed feed, Storefront storefront, Shop shop, String path, OutputStream out) {
            this.feed = feed;
            this.storefront = storefront;
            this.shop = shop;
            this.path = path;
            this.out = out;
            this.spool = new OrderedSpool((bytes, length) -> out.write(bytes, 0, length), EARLY);
        }

        private synchronized void count(int more) {
            products += more;
        }
    }

    /**
     * What a feed became.
     *
     * @param file its file
     * @param extension the id of its extension
     * @param storefront {@code de/de}
     * @param products how many products it tells of
     */
    public record Count(String file, String extension, String storefront, int products) {}

    /** {@code storefront} as extensions see it. */
    public static Shop shop(Storefront storefront, String baseUrl) {
        return new Shop(
                storefront.id(),
                storefront.market().sells() ? storefront.market().id() : "",
                storefront.language().language().tag(),
                storefront.path(),
                baseUrl + storefront.path());
    }

    /**
     * Opens the feeds of all storefronts.
     *
     * @throws IOException when a file cannot be written
     */
    public static ExtensionFeeds open(
            Extensions extensions, SitePlan plan, FileStreams streams, Diagnostics diagnostics) throws IOException {
        ExtensionFeeds feeds = new ExtensionFeeds(diagnostics);
        for (GoodsFeed feed : extensions.of(GoodsFeed.class)) {
            for (StorefrontPlan here : plan.storefronts()) {
                Storefront storefront = here.storefront();
                // A pseudo-language is for looking at pages.
                if (!storefront.language().language().isPseudo()
                        && storefront.market().sells()) {
                    feeds.add(
                            feed,
                            storefront,
                            shop(storefront, plan.site().settings().baseUrl()),
                            streams);
                }
            }
        }
        return feeds;
    }

    private void add(GoodsFeed feed, Storefront storefront, Shop shop, FileStreams streams) throws IOException {
        Optional<String> name = ask(
                        feed,
                        "was asked for the name of its file",
                        shop,
                        () -> feed.file(shop).map(found -> {
                            if (!NAME.matcher(found).matches()) {
                                throw new IllegalArgumentException("'" + found + "' is no name of a file");
                            }
                            return found;
                        }))
                .flatMap(found -> found);
        if (name.isEmpty()) {
            return;
        }
        String path = "feeds/" + shop.market() + "-" + shop.language() + "/" + feed.id() + "/" + name.get();
        Open open = new Open(feed, storefront, shop, path, streams.open(new OutputPath(path)));
        feeds.add(open);
        write(open, ask(feed, "began its feed", shop, () -> feed.begin(shop)));
    }

    private <T> Optional<T> ask(GoodsFeed feed, String asked, Shop shop, java.util.function.Supplier<T> question) {
        return Guard.ask(feed, asked + " for " + shop.id(), Location.NONE, diagnostics, question);
    }

    private static void write(Open open, Optional<String> text) throws IOException {
        open.out.write(text.orElse("").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What one feed is told of a product.
     *
     * @param text as the feed has it; empty when it leaves the product out
     */
    public record Told(String text) {}

    /** Begins with a product. */
    public Block block() {
        return new Block();
    }

    /** What feeds are told of one product; for one thread. */
    public final class Block implements Goods.Taker {
        private final Map<Integer, String> told = new LinkedHashMap<>();

        private Block() {}

        @Override
        public boolean wants(Storefront storefront) {
            return feeds.stream().anyMatch(open -> open.storefront.equals(storefront));
        }

        @Override
        public void take(Goods goods) {
            Optional<OfferedProduct> offered = Optional.empty();
            for (int i = 0; i < feeds.size(); i++) {
                Open open = feeds.get(i);
                if (open.storefront.equals(goods.storefront())) {
                    OfferedProduct product = offered.orElseGet(() -> offered(goods, open.shop));
                    offered = Optional.of(product);
                    told.put(
                            i,
                            Guard.ask(
                                            open.feed,
                                            "was told of the product '" + product.id() + "' for " + open.shop.id(),
                                            goods.product().variants().get(0).location(),
                                            diagnostics,
                                            () -> open.feed.product(product))
                                    .orElse(""));
                }
            }
        }

        /** What each feed is told, once all pages of the product are made. */
        public List<Told> told() {
            List<Told> all = new ArrayList<>();
            for (int i = 0; i < feeds.size(); i++) {
                all.add(new Told(told.getOrDefault(i, "")));
            }
            return all;
        }
    }

    private static OfferedProduct offered(Goods goods, Shop shop) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        goods.facts().values().forEach(fact -> facts.put(fact.name(), fact.values()));
        return new OfferedProduct(
                shop,
                goods.product().id(),
                goods.title(),
                goods.summary(),
                goods.description(),
                goods.brand(),
                goods.url(),
                goods.categories(),
                facts,
                goods.images().stream().map(Goods.Image::url).toList(),
                goods.items().stream().map(ExtensionFeeds::offer).toList());
    }

    private static Offer offer(Goods.Item item) {
        Map<String, String> options = new LinkedHashMap<>();
        item.options().values().forEach(option -> options.put(option.name(), String.join(", ", option.values())));
        return new Offer(
                item.variant().sku(),
                item.title(),
                options,
                item.price()
                        .map(price -> new Offer.Price(
                                price.amount().amount(),
                                price.amount().currency().code(),
                                price.compareAt().map(Money::amount))),
                item.variant().availability().id(),
                item.variant().gtin());
    }

    /**
     * Writes what the feeds are told of the products of block {@code number}; blocks are begun in the order of their numbers, from 0, and each is to come.
     *
     * @param products what each feed is told of each of them
     * @throws IOException when a file cannot be written
     */
    public void put(int number, List<List<Told>> products) throws IOException {
        for (int i = 0; i < feeds.size(); i++) {
            Open open = feeds.get(i);
            StringBuilder text = new StringBuilder();
            int count = 0;
            for (List<Told> product : products) {
                String told = product.get(i).text();
                text.append(told);
                count += told.isEmpty() ? 0 : 1;
            }
            open.count(count);
            byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
            open.spool.put(number, bytes, bytes.length);
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
            write(open, ask(open.feed, "ended its feed", open.shop, () -> open.feed.end(open.shop)));
            open.out.close();
            counts.add(new Count(open.path, open.feed.id(), open.shop.id(), open.products));
        }
        return counts;
    }

    /** Lets go of files whose feeds were not finished. */
    @Override
    public void close() throws IOException {
        for (Open open : feeds) {
            open.out.close();
        }
    }
}
