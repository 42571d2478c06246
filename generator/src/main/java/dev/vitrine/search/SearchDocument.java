package dev.vitrine.search;

import java.util.List;
import java.util.Locale;

/**
 * What can be found in one language: the words of a product, category, page or article.
 *
 * @param key unique among the documents of the language, such as {@code product:teapot}
 * @param title its name
 * @param brand who makes it; may be empty
 * @param categories titles of its categories
 * @param attributes names and values of its facts and options
 * @param keywords further words it is to be found by
 * @param codes what is typed as a whole: SKUs, GTINs, part numbers
 * @param text its long text without markup; may be empty
 * @param boost the factor of its scores; 1 for most
 */
public record SearchDocument(
        String key,
        String title,
        String brand,
        List<String> categories,
        List<String> attributes,
        List<String> keywords,
        List<String> codes,
        String text,
        double boost) {

    public SearchDocument {
        categories = List.copyOf(categories);
        attributes = List.copyOf(attributes);
        keywords = List.copyOf(keywords);
        codes = List.copyOf(codes);
    }

    /** What a document is about, in the order of their blocks. */
    public enum Kind {
        PRODUCT,
        CATEGORY,
        COLLECTION,
        PAGE,
        ARTICLE;

        /** As the entry file calls it. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A document before its words are known.
     *
     * @param key its key
     * @param kind what it is about
     * @param order where it stands: what is alike here is fetched together
     */
    public record Entry(String key, Kind kind, String order) {}
}
