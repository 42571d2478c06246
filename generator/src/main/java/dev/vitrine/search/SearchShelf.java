package dev.vitrine.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one storefront has of an index that it may share with others of its language.
 *
 * @param number its number; cards are added under it
 * @param entry where its entry file will be, from the root of the site: {@code data/search.json}
 * @param here the folder of its own files, with a slash at its end: {@code data/search/}
 * @param currency ISO 4217
 * @param digits decimals of the currency
 * @param offers what it costs there; empty for what the storefront does not show
 * @param ranks added to the score of a document, in units of BM25; 0 for most
 * @param redirects query, as {@link WordSplitter#key} has it, to the address that answers it
 * @param pins query, as {@link WordSplitter#key} has it, to the keys of documents shown first
 * @param popular queries to offer before anything is typed
 */
public record SearchShelf(
        int number,
        String entry,
        String here,
        String currency,
        int digits,
        Offers offers,
        Ranks ranks,
        Map<String, String> redirects,
        Map<String, List<String>> pins,
        List<String> popular) {

    public SearchShelf {
        redirects = Map.copyOf(redirects);
        pins = Map.copyOf(pins);
        popular = List.copyOf(popular);
    }

    /**
     * What sorting and narrowing need of a document.
     *
     * @param amount the lowest price in minor units; -1 when there is none
     * @param buyable whether it can be bought
     * @param reduced whether a variant is reduced
     * @param created days since 1970-01-01 when it came into the catalogue; 0 when unknown
     * @param stars the average of its ratings, times ten; 0 when there is none
     */
    public record Offer(long amount, boolean buyable, boolean reduced, int created, int stars) {

        /** Of a document that is no product. */
        public static final Offer NONE = new Offer(-1, false, false, 0, 0);
    }

    /** Tells what a document costs. */
    @FunctionalInterface
    public interface Offers {

        /** The offer of the document called {@code key}; empty when the storefront does not show it. */
        Optional<Offer> of(String key);
    }

    /** Tells how much a document is preferred. */
    @FunctionalInterface
    public interface Ranks {

        /** What is added to the score of the document called {@code key}. */
        double of(String key);
    }
}
