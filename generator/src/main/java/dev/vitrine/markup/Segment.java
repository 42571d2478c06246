package dev.vitrine.markup;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.Measurement;
import java.util.List;

/** A part of a text: finished HTML, or something a storefront has to fill in. */
public sealed interface Segment {

    /**
     * Finished, safe HTML; a part of a document, so tags may open in one segment and close in another.
     *
     * @param html the markup
     */
    record Html(String html) implements Segment {}

    /**
     * The start of a link to something of the shop.
     *
     * @param ref what it leads to
     * @param title its tooltip; may be empty
     * @param at where it is written
     */
    record LinkOpen(LinkRef ref, String title, Location at) implements Segment {}

    /**
     * The start of a link to a file, such as {@code ../guides/content.md#pictures}.
     *
     * @param path relative to the file of {@code at}, without percent-encoding
     * @param url the whole link, with what an address cannot hold percent-encoded
     * @param suffix query and fragment as written, with their {@code ?} and {@code #}; may be empty
     * @param title its tooltip; may be empty
     * @param at where it is written
     */
    record FileOpen(String path, String url, String suffix, String title, Location at) implements Segment {}

    /**
     * An address of the site that the following HTML links to, as the text has it.
     *
     * @param url from the root of the site
     * @param at where it is written
     */
    record Address(String url, Location at) implements Segment {}

    /** The end of the last {@link LinkOpen} or {@link FileOpen}. */
    record LinkClose() implements Segment {

        static final LinkClose INSTANCE = new LinkClose();
    }

    /**
     * A picture.
     *
     * @param target an {@code http(s)} address, or a path relative to the file, or to the site when it starts with {@code /}
     * @param alt what it shows; may be empty
     * @param title its caption when it stands alone, else its tooltip; may be empty
     * @param width as the author wants it; 0 when not said
     * @param height as the author wants it; 0 when not said
     * @param figure whether it stands alone between paragraphs
     * @param at where it is written
     */
    record Image(String target, String alt, String title, int width, int height, boolean figure, Location at)
            implements Segment {}

    /**
     * Products in the middle of a text.
     *
     * @param kind how they are chosen
     * @param ids the product, the products, the category or the collection; never empty
     * @param limit the most products to show; 0 when not said
     * @param at where it is written
     */
    record Embed(Kind kind, List<String> ids, int limit, Location at) implements Segment {

        /** How embedded products are chosen. */
        public enum Kind {
            /** One product. */
            PRODUCT,
            /** The listed products. */
            PRODUCTS,
            /** The products of a category. */
            CATEGORY,
            /** The products of a collection. */
            COLLECTION
        }

        public Embed {
            ids = List.copyOf(ids);
        }
    }

    /**
     * A measure, in the units of the storefront.
     *
     * @param measurement how much
     * @param brief whether there is room for one unit only, as in a table
     */
    record Measure(Measurement measurement, boolean brief) implements Segment {}

    /**
     * An interface string.
     *
     * @param key its name, one of {@link Prose#TEXT_KEYS}
     */
    record Text(String key) implements Segment {}
}
