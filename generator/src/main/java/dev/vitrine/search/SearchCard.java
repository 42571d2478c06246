package dev.vitrine.search;

import dev.vitrine.output.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What a storefront shows of a document that was found.
 *
 * @param title its name
 * @param url its page, from the root of the site
 * @param image its picture; {@link Image#NONE} when it has none
 * @param price as shoppers read it; empty when it has none
 * @param before the price before it was reduced; empty when it was not
 * @param state {@code soldOut}, {@code backorder}, {@code preorder}, {@code quote}; empty when it can be bought at once
 * @param brand who makes it; may be empty
 * @param text a sentence about it; may be empty
 */
public record SearchCard(
        String title, String url, Image image, String price, String before, String state, String brand, String text) {

    /**
     * A picture.
     *
     * @param url from the root of the site, or absolute when it is kept elsewhere
     * @param width in pixels; 0 when unknown
     * @param height in pixels; 0 when unknown
     */
    public record Image(String url, int width, int height) {

        public static final Image NONE = new Image("", 0, 0);
    }

    /** The fields of its row in a file of cards; empty ones at the end are left out. */
    String row() {
        List<Object> fields = new ArrayList<>(List.of(
                title,
                url,
                image.url().isEmpty() ? (Object) 0 : List.of(image.url(), image.width(), image.height()),
                price,
                before,
                state,
                brand,
                text));
        while ("".equals(fields.get(fields.size() - 1))) {
            fields.remove(fields.size() - 1);
        }
        StringBuilder row = new StringBuilder();
        for (Object field : fields) {
            row.append(',');
            Json.append(row, field);
        }
        return row.toString();
    }
}
