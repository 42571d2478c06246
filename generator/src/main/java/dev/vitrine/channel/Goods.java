package dev.vitrine.channel;

import dev.vitrine.model.Language;
import dev.vitrine.model.Price;
import dev.vitrine.model.Product;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Variant;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the page of a product tells in one storefront, for channels that tell it elsewhere.
 *
 * @param storefront where the page is
 * @param product what it is about
 * @param title its name
 * @param summary one or two sentences; may be empty
 * @param description its long text without markup; may be empty
 * @param language what title and texts are written in
 * @param brand its brand
 * @param url the page, absolute
 * @param categories titles of its main category and those above it, the root first
 * @param facts attribute id to its name and values, as shown; those of options are with the items
 * @param images its pictures
 * @param items one for each variant, in their order
 * @param reviews how many reviews the page shows
 * @param stars their average, when there are any
 */
public record Goods(
        Storefront storefront,
        Product product,
        String title,
        String summary,
        String description,
        Language language,
        String brand,
        String url,
        List<String> categories,
        Map<String, Fact> facts,
        List<Image> images,
        List<Item> items,
        int reviews,
        Optional<BigDecimal> stars) {

    public Goods {
        categories = List.copyOf(categories);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
        images = List.copyOf(images);
        items = List.copyOf(items);
    }

    /** Whether there is more than one variant. */
    public boolean varied() {
        return product.variants().size() > 1;
    }

    /**
     * A fact or the value of an option.
     *
     * @param name as shown
     * @param ids the values as content files call them
     * @param values the same as shown
     */
    public record Fact(String name, List<String> ids, List<String> values) {
        public Fact {
            ids = List.copyOf(ids);
            values = List.copyOf(values);
        }
    }

    /**
     * A picture.
     *
     * @param name how variants refer to it
     * @param url absolute
     * @param width in pixels; 0 when unknown
     * @param height in pixels; 0 when unknown
     * @param alt what it shows
     */
    public record Image(String name, String url, int width, int height, String alt) {}

    /**
     * One variant.
     *
     * @param variant the variant
     * @param title the values of its options; empty when it has none
     * @param options attribute id to name and value
     * @param price what the page says it costs; empty when it has no price here
     */
    public record Item(Variant variant, String title, Map<String, Fact> options, Optional<Price> price) {
        public Item {
            options = Collections.unmodifiableMap(new LinkedHashMap<>(options));
        }
    }

    /**
     * What a list shows of a page.
     *
     * @param title its name
     * @param url the page, from the root of the site
     * @param image its picture's address; empty when it has none
     * @param width of the picture, in pixels; 0 when unknown
     * @param height of the picture, in pixels; 0 when unknown
     * @param price the lowest price as shoppers read it; empty when it has none
     * @param before the price before it was reduced; empty when it was not
     * @param state {@code quote}, {@code soldOut}, {@code backorder} or {@code preorder}; empty when it can be bought at once
     * @param brand who makes it
     */
    public record Shown(
            String title,
            String url,
            String image,
            int width,
            int height,
            String price,
            String before,
            String state,
            String brand) {}

    /** Takes the goods of one page after another; for one thread. */
    public interface Taker {

        /** Whether it wants the goods of {@code storefront}. */
        boolean wants(Storefront storefront);

        /** Takes what a page tells. */
        void take(Goods goods);

        /** Takes what lists of {@code storefront} show of the page of {@code product}; called for every storefront, wanted or not. */
        default void show(Storefront storefront, String product, Shown shown) {}

        /** One that hands on to all of {@code takers}. */
        static Taker all(List<Taker> takers) {
            List<Taker> each = List.copyOf(takers);
            return new Taker() {
                @Override
                public boolean wants(Storefront storefront) {
                    return each.stream().anyMatch(taker -> taker.wants(storefront));
                }

                @Override
                public void take(Goods goods) {
                    each.stream()
                            .filter(taker -> taker.wants(goods.storefront()))
                            .forEach(taker -> taker.take(goods));
                }

                @Override
                public void show(Storefront storefront, String product, Shown shown) {
                    each.forEach(taker -> taker.show(storefront, product, shown));
                }
            };
        }
    }
}
