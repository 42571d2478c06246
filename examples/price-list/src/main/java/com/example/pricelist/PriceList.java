package com.example.pricelist;

import dev.vitrine.extension.GoodsFeed;
import dev.vitrine.extension.Offer;
import dev.vitrine.extension.OfferedProduct;
import dev.vitrine.extension.Shop;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A price list of each storefront for spreadsheets: article number, name, price, currency. */
public final class PriceList implements GoodsFeed {

    @Override
    public String id() {
        return "price-list";
    }

    @Override
    public Optional<String> file(Shop shop) {
        return Optional.of("prices.csv");
    }

    @Override
    public String begin(Shop shop) {
        return row(List.of("sku", "name", "price", "currency"));
    }

    @Override
    public String product(OfferedProduct product) {
        StringBuilder rows = new StringBuilder();
        for (Offer offer : product.offers()) {
            String name = offer.title().isEmpty() ? product.title() : product.title() + ", " + offer.title();
            offer.price()
                    .ifPresent(price -> rows.append(
                            row(List.of(offer.sku(), name, price.amount().toPlainString(), price.currency()))));
        }
        return rows.toString();
    }

    private static String row(List<String> cells) {
        return cells.stream()
                        .map(cell -> '"' + cell.replace("\"", "\"\"") + '"')
                        .collect(Collectors.joining(","))
                + "\r\n";
    }
}
