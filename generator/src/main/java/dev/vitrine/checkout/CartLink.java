package dev.vitrine.checkout;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The items of a cart as they stand in an address: {@code ?items=SKU:QTY,SKU:QTY}. A SKU of ASCII letters, digits, {@code .}, {@code _} and {@code -} stands as
 * it is, any other as {@code ~} and its UTF-8 bytes in base64url; so the text needs no further encoding.
 */
public final class CartLink {

    /** More is no quantity of a shopper's. */
    public static final int LARGEST_QUANTITY = 999_999;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]+");
    private static final Pattern QUANTITY = Pattern.compile("[1-9][0-9]{0,5}");

    private CartLink() {}

    /**
     * The text of {@code items}: SKU to quantity, in their order.
     *
     * @throws IllegalArgumentException when a quantity is not between 1 and {@link #LARGEST_QUANTITY}, or a SKU is empty
     */
    public static String encode(Map<String, Integer> items) {
        StringBuilder out = new StringBuilder();
        items.forEach((sku, quantity) -> {
            if (sku.isEmpty() || quantity < 1 || quantity > LARGEST_QUANTITY) {
                throw new IllegalArgumentException("no line of a cart: " + quantity + " of '" + sku + "'");
            }
            out.append(out.length() == 0 ? "" : ",")
                    .append(token(sku))
                    .append(':')
                    .append(quantity);
        });
        return out.toString();
    }

    /** The items of a text as {@link #encode} makes it; quantities of one SKU are added up. Empty when the text is no such thing. */
    public static Optional<Map<String, Integer>> decode(String text) {
        Map<String, Integer> items = new LinkedHashMap<>();
        for (String line : text.split(",", -1)) {
            int colon = line.lastIndexOf(':');
            Optional<String> sku = colon < 0 ? Optional.empty() : sku(line.substring(0, colon));
            if (sku.isEmpty() || !QUANTITY.matcher(line.substring(colon + 1)).matches()) {
                return Optional.empty();
            }
            int total = items.merge(sku.get(), Integer.parseInt(line.substring(colon + 1)), Integer::sum);
            if (total > LARGEST_QUANTITY) {
                return Optional.empty();
            }
        }
        return Optional.of(items);
    }

    private static String token(String sku) {
        return PLAIN.matcher(sku).matches()
                ? sku
                : "~" + Base64.getUrlEncoder().withoutPadding().encodeToString(sku.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<String> sku(String token) {
        if (PLAIN.matcher(token).matches()) {
            return Optional.of(token);
        }
        if (!token.startsWith("~") || token.indexOf('=') >= 0) {
            return Optional.empty();
        }
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(token.substring(1));
            String sku = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            // One SKU has one token.
            return !sku.isEmpty() && token(sku).equals(token) ? Optional.of(sku) : Optional.empty();
        } catch (IllegalArgumentException | CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
