package dev.vitrine.translation;

import java.util.List;

/**
 * How far a language is translated.
 *
 * @param language its tag
 * @param markets the markets it is spoken in
 * @param total texts to translate; those that are inherited are none
 * @param current texts made from the present source
 * @param unknown texts of which nothing is known but that they are there
 * @param stale texts made from a source that has changed
 * @param missing texts that are not there
 */
public record Coverage(
        String language, List<String> markets, int total, int current, int unknown, int stale, int missing) {

    public Coverage {
        markets = List.copyOf(markets);
    }

    /** The share of the texts that are there, stale or not, from 0 to 1; 1 when there are none. */
    public double share() {
        return total == 0 ? 1 : (double) (total - missing) / total;
    }
}
