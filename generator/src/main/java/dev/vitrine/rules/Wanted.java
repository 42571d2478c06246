package dev.vitrine.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the rules of a storefront want to know of its pages; nothing else is read.
 *
 * @param facts names of facts
 * @param links where a link leads by name of its target, each as it stands in pages
 * @param phrases the phrases that pages are searched for
 * @param addresses parts of addresses that pages are searched for, in small letters
 * @param requests whether requests to other servers are wanted
 * @param ownOrigin the site's own origin, in small letters
 * @param language the language of the storefront's pages, without script and country
 */
record Wanted(
        List<String> facts,
        Map<String, String> links,
        Optional<Phrases> phrases,
        List<String> addresses,
        boolean requests,
        String ownOrigin,
        String language) {

    Wanted {
        facts = List.copyOf(facts);
        links = Map.copyOf(links);
        addresses = List.copyOf(addresses);
    }
}
