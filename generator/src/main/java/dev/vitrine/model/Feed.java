package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a market tells a shopping channel, the site's own words for all markets included.
 *
 * @param channel the channel's id
 * @param format how the feed is written; empty for the channel's usual way
 * @param gzip whether it is compressed; empty for the channel's usual way
 * @param strict whether an item the channel would refuse is an error
 * @param categories ids of the categories it tells of, with those below them; empty for all
 * @param brand the brand of products that state none; empty for the site's name
 * @param identifierExists whether products without GTIN have one all the same; empty to say so of none
 * @param condition new, refurbished or used
 * @param tracking what is added to the query of links, such as {@code utm_source=google}; may be empty
 * @param shipping what delivery costs, when stated
 * @param attributes attribute id of the catalogue to the fact channels know, such as {@code finish} to {@code color}
 * @param location where it is asked for
 */
public record Feed(
        String channel,
        Optional<String> format,
        Optional<Boolean> gzip,
        boolean strict,
        List<String> categories,
        Optional<String> brand,
        Optional<Boolean> identifierExists,
        String condition,
        String tracking,
        List<Shipping> shipping,
        Map<String, String> attributes,
        Location location) {

    public Feed {
        categories = List.copyOf(categories);
        shipping = List.copyOf(shipping);
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
    }

    /**
     * What delivery costs.
     *
     * @param country where to; empty for all countries of the market
     * @param service its name; may be empty
     * @param price what it costs
     * @param minHandling fewest working days until it is sent
     * @param maxHandling most working days until it is sent
     * @param minTransit fewest working days on its way
     * @param maxTransit most working days on its way
     */
    public record Shipping(
            Optional<String> country,
            String service,
            Money price,
            OptionalInt minHandling,
            OptionalInt maxHandling,
            OptionalInt minTransit,
            OptionalInt maxTransit) {}
}
