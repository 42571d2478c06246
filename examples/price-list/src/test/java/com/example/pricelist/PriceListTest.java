package com.example.pricelist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.extension.Offer;
import dev.vitrine.extension.OfferedProduct;
import dev.vitrine.extension.Shop;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceListTest {

    private static final Shop SHOP = new Shop("us/en", "us", "en", "/", "https://example.com/");

    private static Offer offer(String sku, String title, Optional<Offer.Price> price) {
        return new Offer(sku, title, Map.of(), price, "in-stock", Optional.empty());
    }

    @Test
    void eachVariantWithAPriceIsARow() {
        Offer.Price price = new Offer.Price(new BigDecimal("12.50"), "USD", Optional.empty());
        OfferedProduct cup = new OfferedProduct(
                SHOP,
                "cup",
                "The \"big\" cup",
                "",
                "",
                "",
                "https://example.com/cup/",
                List.of(),
                Map.of(),
                List.of(),
                List.of(offer("C-1", "", Optional.of(price)), offer("C-2", "Blue", Optional.empty())));
        PriceList list = new PriceList();
        assertThat(list.begin(SHOP) + list.product(cup))
                .isEqualTo(
                        "\"sku\",\"name\",\"price\",\"currency\"\r\n\"C-1\",\"The \"\"big\"\" cup\",\"12.50\",\"USD\"\r\n");
    }
}
