package dev.vitrine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Availability;
import dev.vitrine.model.Catalog;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Popularity;
import dev.vitrine.model.Prices;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.ProductSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProductBlocksTest {

    @ParameterizedTest
    @CsvSource({"'', 811c9dc5", "a, e40c292c", "foobar, bf9cf968", "é, 1e9de8c1"})
    void theHashIsTheOneEveryLanguageHas(String text, String hash) {
        assertThat(Integer.toHexString(ProductBlocks.hash(text))).isEqualTo(hash.replaceFirst("^0+", ""));
    }

    @Test
    void everyProductIsInOneBlockOfItsMainCategory() {
        ProductBlocks blocks = blocks(catalog(200, "cups"));
        assertThat(blocks.all()).hasSizeBetween(6, 8);
        assertThat(blocks.all().stream()
                        .mapToInt(block -> block.products().size())
                        .sum())
                .isEqualTo(200);
        for (ProductBlocks.Block block : blocks.all()) {
            assertThat(block.name()).startsWith("cups-");
            assertThat(block.products()).isSorted().allMatch(id -> blocks.of(id).equals(block.name()));
        }
        assertThatThrownBy(() -> blocks.of("unknown")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aProductStaysInItsBlockWhenOthersCome() {
        ProductBlocks before = blocks(catalog(150, "cups"));
        ProductBlocks after = blocks(catalog(180, "cups"));
        Set<String> moved = before.all().stream()
                .flatMap(block -> block.products().stream())
                .filter(id -> !before.of(id).equals(after.of(id)))
                .collect(Collectors.toSet());
        assertThat(moved).isEmpty();
    }

    @Test
    void productsWithoutCategoryHaveABlockToo() {
        assertThat(blocks(catalog(3, "")).all())
                .extracting(ProductBlocks.Block::name)
                .containsExactly("_-0");
    }

    @Test
    void skusAreDividedIntoDirectoriesOfAThousand() {
        assertThat(blocks(catalog(0, "")).skuShards()).isEqualTo(1);
        assertThat(blocks(catalog(1024, "cups")).skuShards()).isEqualTo(1);
        ProductBlocks blocks = blocks(catalog(1500, "cups"));
        assertThat(blocks.skuShards()).isEqualTo(2);
        assertThat(blocks.shard("foobar")).isEqualTo(0xbf9cf968 & 1);
    }

    private static Catalog catalog(int size, String category) {
        Map<String, ProductEntry> products = new LinkedHashMap<>();
        for (int i = 0; i < size; i++) {
            ProductEntry entry = entry(String.format(java.util.Locale.ROOT, "p%05d", i), category);
            products.put(entry.id(), entry);
        }
        return new Catalog(products, Map.of(), Map.of(), Map.of(), Popularity.NONE);
    }

    private static ProductEntry entry(String id, String category) {
        return new ProductEntry(
                id,
                new ProductSource.Line("catalog/products.jsonl", 0, 0, 1),
                Optional.of(category).filter(name -> !name.isEmpty()),
                List.of(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                List.of(new ProductEntry.Offer(id, Map.of(), Prices.NONE, Availability.IN_STOCK, Optional.empty())),
                List.of(),
                List.of(),
                Map.of(),
                Localized.empty(),
                false,
                ProductEntry.Rating.NONE,
                Location.NONE);
    }

    private static ProductBlocks blocks(Catalog catalog) {
        ProductBlocks.Grouping grouping = new ProductBlocks.Grouping();
        catalog.products().values().forEach(grouping::add);
        return grouping.blocks();
    }
}
