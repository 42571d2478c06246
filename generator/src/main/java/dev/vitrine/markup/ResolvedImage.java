package dev.vitrine.markup;

/**
 * A picture of one storefront.
 *
 * @param url where it is, not yet escaped
 * @param srcset its other sizes, as the attribute takes them; may be empty
 * @param width in pixels; 0 when unknown
 * @param height in pixels; 0 when unknown
 */
public record ResolvedImage(String url, String srcset, int width, int height) {

    public ResolvedImage(String url, int width, int height) {
        this(url, "", width, height);
    }
}
