package dev.vitrine;

import java.util.List;

/**
 * What a build knows of a site as a whole, for people: figures and examples, of which there are never more than a page can show.
 *
 * @param site the name of the shop
 * @param baseUrl where it is published
 * @param coverage how far each kind of content is there in each storefront
 * @param weights how large the pages are
 * @param snippets some pages as search engines are told of them
 * @param search the indexes of the search; none when nothing was written, or the theme shows no search
 * @param changed the first files that changed
 */
public record BuildFigures(
        String site,
        String baseUrl,
        List<Coverage> coverage,
        Weights weights,
        List<Snippet> snippets,
        List<SearchIndex> search,
        List<Change> changed) {

    /** Of a site that could not be planned. */
    public static final BuildFigures NONE =
            new BuildFigures("", "", List.of(), Weights.NONE, List.of(), List.of(), List.of());

    public BuildFigures {
        coverage = List.copyOf(coverage);
        snippets = List.copyOf(snippets);
        search = List.copyOf(search);
        changed = List.copyOf(changed);
    }

    /**
     * One kind of content in one storefront.
     *
     * @param storefront {@code de/de}
     * @param kind such as {@code product}
     * @param translated how many things are there in the storefront's own language
     * @param fallback how many are there in another one
     * @param missing how many are not there
     * @param stale how many texts in the language were translated from a source that has changed
     */
    public record Coverage(String storefront, String kind, int translated, int fallback, int missing, int stale) {

        public int total() {
            return translated + fallback + missing;
        }

        /** The share of the things that are there in the storefront's own language, from 0 to 1; 0 when there are none. */
        public double share() {
            return total() == 0 ? 0 : (double) translated / total();
        }
    }

    /**
     * How large pages are, before they are compressed.
     *
     * @param steps how many pages are smaller than each of {@link #LIMITS}, and not smaller than the one before; last those that are larger
     * @param bytes all of them together
     * @param largest the largest ones, the largest first
     */
    public record Weights(List<Integer> steps, long bytes, List<Page> largest) {

        /** Ends of the steps, in bytes. */
        public static final List<Integer> LIMITS =
                List.of(4 << 10, 8 << 10, 16 << 10, 32 << 10, 64 << 10, 128 << 10, 256 << 10);

        /** No pages. */
        public static final Weights NONE = new Weights(List.of(0, 0, 0, 0, 0, 0, 0, 0), 0, List.of());

        public Weights {
            steps = List.copyOf(steps);
            largest = List.copyOf(largest);
        }

        public int pages() {
            return steps.stream().mapToInt(Integer::intValue).sum();
        }
    }

    /**
     * A page and its size.
     *
     * @param path its file in the output
     * @param bytes its size
     */
    public record Page(String path, long bytes) {}

    /**
     * What a page tells search engines.
     *
     * @param storefront where it belongs
     * @param kind what it is
     * @param url its address
     * @param title its title
     * @param description its description; empty when it has none
     */
    public record Snippet(String storefront, String kind, String url, String title, String description) {}

    /**
     * The search of a language.
     *
     * @param language its tag
     * @param files how many files its index has
     * @param bytes how large they are together
     * @param largest how large the largest of them is
     */
    public record SearchIndex(String language, int files, long bytes, long largest) {}

    /**
     * A file that changed.
     *
     * @param what {@code added}, {@code changed} or {@code removed}
     * @param path the file in the output
     */
    public record Change(String what, String path) {}
}
