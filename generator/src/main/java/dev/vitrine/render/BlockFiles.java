package dev.vitrine.render;

import dev.vitrine.checkout.CheckoutOffer;
import dev.vitrine.model.Product;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.output.Json;
import dev.vitrine.output.OutputPath;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.plan.ProductBlocks;
import dev.vitrine.plan.UrlPath;
import dev.vitrine.render.view.ProductView;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The parts of data files that tell of one product, gathered while its pages are made; for one thread. */
public final class BlockFiles {

    private final List<StorefrontData> storefronts;
    private final Map<Integer, Part> parts = new TreeMap<>();
    private final PageBuffer buffer = new PageBuffer();

    BlockFiles(List<StorefrontData> storefronts) {
        this.storefronts = storefronts;
    }

    /**
     * What the files of one storefront have of a product.
     *
     * @param storefront its number
     * @param items fields of a JSON object, one for each variant; may be empty
     * @param cards a field of a JSON object; may be empty
     */
    public record Part(int storefront, String items, String cards) {}

    /** Takes the product with what its page in the storefront at {@code index} shows. */
    void add(
            int index,
            ProductEntry entry,
            Product product,
            ProductView view,
            Map<String, CheckoutOffer> offers,
            UrlPath page)
            throws IOException {
        StorefrontData storefront = storefronts.get(index);
        StringBuilder items = new StringBuilder();
        StringBuilder cards = new StringBuilder();
        if (storefront.hasItems()) {
            storefront.items(product, view, offers, page).forEach((sku, item) -> field(items, sku, item));
        }
        if (storefront.hasCards()) {
            Optional<String> card = storefront.card(entry, buffer);
            card.ifPresent(html -> field(cards, entry.id(), html));
        }
        parts.put(index, new Part(index, items.toString(), cards.toString()));
    }

    private static void field(StringBuilder out, String name, Object value) {
        if (!out.isEmpty()) {
            out.append(',');
        }
        Json.append(out, name);
        out.append(':');
        Json.append(out, value);
    }

    /** What was gathered. */
    public List<Part> parts() {
        return List.copyOf(parts.values());
    }

    /** The files of {@code block}, made of the parts of its products; those of storefronts that show nothing of it are left out. */
    static Map<OutputPath, byte[]> files(
            ProductBlocks.Block block, List<List<Part>> products, List<StorefrontData> storefronts) {
        Map<Integer, StringBuilder> items = new TreeMap<>();
        Map<Integer, StringBuilder> cards = new TreeMap<>();
        for (List<Part> product : products) {
            for (Part part : product) {
                join(items, part.storefront(), part.items());
                join(cards, part.storefront(), part.cards());
            }
        }
        Map<OutputPath, byte[]> files = new LinkedHashMap<>();
        for (int i = 0; i < storefronts.size(); i++) {
            put(files, storefronts.get(i).path("items/" + block.name() + ".json"), items.get(i));
            put(files, storefronts.get(i).path("cards/" + block.name() + ".json"), cards.get(i));
        }
        return files;
    }

    private static void join(Map<Integer, StringBuilder> all, int storefront, String fields) {
        if (!fields.isEmpty()) {
            StringBuilder joined = all.computeIfAbsent(storefront, k -> new StringBuilder());
            joined.append(joined.isEmpty() ? '{' : ',').append(fields);
        }
    }

    private static void put(Map<OutputPath, byte[]> files, OutputPath path, @Nullable StringBuilder fields) {
        if (fields != null) {
            files.put(path, StorefrontData.bytes(fields.append('}').toString()));
        }
    }
}
