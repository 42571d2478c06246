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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The data files of one block of products, gathered while their pages are made; for one thread. */
public final class BlockFiles {

    private final ProductBlocks.Block block;
    private final List<Part> parts = new ArrayList<>();
    private final PageBuffer buffer = new PageBuffer();

    BlockFiles(ProductBlocks.Block block, List<StorefrontData> storefronts) {
        this.block = block;
        storefronts.forEach(storefront -> parts.add(new Part(storefront)));
    }

    /** What one storefront has of the block: the fields of two JSON objects. */
    private static final class Part {
        private final StorefrontData storefront;
        private final StringBuilder items = new StringBuilder();
        private final StringBuilder cards = new StringBuilder();

        private Part(StorefrontData storefront) {
            this.storefront = storefront;
        }
    }

    /** Takes a product with what its page in the storefront at {@code index} shows. */
    void add(
            int index,
            ProductEntry entry,
            Product product,
            ProductView view,
            Map<String, CheckoutOffer> offers,
            UrlPath page)
            throws IOException {
        Part part = parts.get(index);
        if (part.storefront.hasItems()) {
            part.storefront.items(product, view, offers, page).forEach((sku, item) -> field(part.items, sku, item));
        }
        if (part.storefront.hasCards()) {
            Optional<String> card = part.storefront.card(entry, buffer);
            card.ifPresent(html -> field(part.cards, entry.id(), html));
        }
    }

    private static void field(StringBuilder out, String name, Object value) {
        out.append(out.isEmpty() ? '{' : ',');
        Json.append(out, name);
        out.append(':');
        Json.append(out, value);
    }

    /** The files: those of storefronts that show nothing of the block are left out. */
    public Map<OutputPath, byte[]> files() {
        Map<OutputPath, byte[]> files = new LinkedHashMap<>();
        for (Part part : parts) {
            put(files, part.storefront.path("items/" + block.name() + ".json"), part.items);
            put(files, part.storefront.path("cards/" + block.name() + ".json"), part.cards);
        }
        return files;
    }

    private static void put(Map<OutputPath, byte[]> files, OutputPath path, StringBuilder fields) {
        if (!fields.isEmpty()) {
            files.put(path, StorefrontData.bytes(fields.append('}').toString()));
        }
    }
}
