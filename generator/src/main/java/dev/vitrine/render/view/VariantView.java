package dev.vitrine.render.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One combination of options that can be bought.
 *
 * @param sku unique in the catalogue
 * @param title its option values joined by " / "; empty when the product has no options
 * @param options attribute id to value id
 * @param price what it costs here
 * @param availability {@code in-stock}, {@code out-of-stock}, {@code preorder} or {@code backorder}
 * @param buyable whether it can be bought
 * @param checkoutUrl hosted payment link
 * @param images names of the pictures that show it
 * @param gtin digits; may be empty
 * @param unitPrice the price of a unit of measure, such as {@code 4,40 € / 100 ml}
 * @param cartable whether it can be put into the cart
 * @param attributes {@code data-} attributes of a provider's own button; usually empty
 * @param stock pieces in stock; -1 when unknown
 */
public record VariantView(
        String sku,
        String title,
        Map<String, String> options,
        Optional<PriceView> price,
        String availability,
        boolean buyable,
        Optional<String> checkoutUrl,
        List<String> images,
        String gtin,
        Optional<String> unitPrice,
        boolean cartable,
        Map<String, String> attributes,
        int stock) {}
