package dev.vitrine.plan;

import dev.vitrine.model.ProductEntry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Products in small groups, each of which shares its data files: those of one main category, told apart by the hash of their id.
 *
 * <p>A product stays in its block while others come and go, so that a changed catalogue changes few files.
 */
public final class ProductBlocks {

    /** Products a block holds at most, on average. */
    static final int BLOCK_SIZE = 32;

    /** SKUs a directory of them lists at most, on average. */
    static final int SHARD_SIZE = 1024;

    private final List<Block> blocks;
    private final Map<String, String> byProduct;
    private final int skuShards;

    private ProductBlocks(List<Block> blocks, Map<String, String> byProduct, int skuShards) {
        this.blocks = List.copyOf(blocks);
        this.byProduct = byProduct;
        this.skuShards = skuShards;
    }

    /**
     * A group of products.
     *
     * @param name the main category's id, or {@code _}, and a number
     * @param products their ids, in the order of the catalogue
     */
    public record Block(String name, List<String> products) {
        public Block {
            products = List.copyOf(products);
        }
    }

    /** Groups products as they come by, in the order of the catalogue. */
    static final class Grouping {
        private final Map<String, List<String>> byCategory = new TreeMap<>();
        private int skus;

        void add(ProductEntry entry) {
            byCategory
                    .computeIfAbsent(entry.category().orElse("_"), k -> new ArrayList<>())
                    .add(entry.id());
            skus += entry.offers().size();
        }

        ProductBlocks blocks() {
            return ProductBlocks.of(byCategory, skus);
        }
    }

    private static ProductBlocks of(Map<String, List<String>> byCategory, int skus) {
        List<Block> blocks = new ArrayList<>();
        Map<String, String> byProduct = new HashMap<>();
        byCategory.forEach((category, products) -> {
            int mask = powerOfTwo(products.size(), BLOCK_SIZE) - 1;
            Map<Integer, List<String>> parts = new TreeMap<>();
            products.forEach(id -> parts.computeIfAbsent(hash(id) & mask, k -> new ArrayList<>())
                    .add(id));
            parts.forEach((number, ids) -> {
                Block block = new Block(category + "-" + number, ids);
                blocks.add(block);
                ids.forEach(id -> byProduct.put(id, block.name()));
            });
        });
        return new ProductBlocks(blocks, byProduct, powerOfTwo(skus, SHARD_SIZE));
    }

    /** The least power of two of parts that hold {@code size} items each on average. */
    private static int powerOfTwo(int items, int size) {
        int parts = 1;
        while ((long) parts * size < items) {
            parts *= 2;
        }
        return parts;
    }

    /** All blocks, in a fixed order; every product is in one. */
    public List<Block> all() {
        return blocks;
    }

    /** The name of the block that {@code product} belongs to. */
    public String of(String product) {
        return Optional.ofNullable(byProduct.get(product))
                .orElseThrow(() -> new IllegalArgumentException("not in the catalogue: " + product));
    }

    /** Into how many directories the SKUs are divided. */
    public int skuShards() {
        return skuShards;
    }

    /** The directory that lists {@code sku}, from 0. */
    public int shard(String sku) {
        return Integer.remainderUnsigned(hash(sku), skuShards);
    }

    /** The 32-bit FNV-1a hash of the text in UTF-8, which is a line of code in every language. */
    public static int hash(String text) {
        int hash = 0x811c9dc5;
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xFF)) * 0x01000193;
        }
        return hash;
    }
}
