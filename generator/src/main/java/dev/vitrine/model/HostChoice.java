package dev.vitrine.model;

import dev.vitrine.diagnostics.Location;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the shop is published.
 *
 * @param target the host's id; {@code none} for any server of plain files
 * @param plan the plan there; empty for the host's first
 * @param limits limits agreed on with the host, by name
 * @param allow directive of the content security policy ({@code script-src}) to further sources
 * @param compress how files are compressed that lie beside those they are made of, by names of {@code Content-Encoding}; empty: as the host likes it
 * @param location where the host is named
 */
public record HostChoice(
        String target,
        String plan,
        Map<String, Long> limits,
        Map<String, List<String>> allow,
        Optional<List<String>> compress,
        Location location) {

    public static final HostChoice NONE =
            new HostChoice("none", "", Map.of(), Map.of(), Optional.empty(), Location.of("site.json"));

    public HostChoice {
        compress = compress.map(List::copyOf);
        limits = Map.copyOf(limits);
        allow = Collections.unmodifiableMap(new TreeMap<>(allow));
    }
}
