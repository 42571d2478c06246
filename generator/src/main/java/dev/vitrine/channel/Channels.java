package dev.vitrine.channel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** All shopping channels that are known. */
public final class Channels {

    private static final List<String> IDS = List.of(
            "google", "meta", "meta-language", "meta-country", "tiktok", "pinterest", "microsoft", "openai", "acp");

    private static final Map<String, ChannelDescriptor> ALL = load();

    private Channels() {}

    private static Map<String, ChannelDescriptor> load() {
        Map<String, ChannelDescriptor> all = new LinkedHashMap<>();
        IDS.forEach(id -> all.put(id, ChannelDescriptor.read(id)));
        return Collections.unmodifiableMap(all);
    }

    /** The channel {@code id}. */
    public static Optional<ChannelDescriptor> find(String id) {
        return Optional.ofNullable(ALL.get(id));
    }

    /** All descriptors, those included that only go with another. */
    public static Map<String, ChannelDescriptor> all() {
        return ALL;
    }

    /** The channels that can be asked for, by id. */
    public static Map<String, ChannelDescriptor> offered() {
        Map<String, ChannelDescriptor> offered = new LinkedHashMap<>(ALL);
        ALL.values().forEach(channel -> channel.with().forEach(offered::remove));
        return offered;
    }

    /** The facts of products that any channel takes, by the names all of them share. */
    public static Set<String> facts() {
        Set<String> facts = new TreeSet<>();
        ALL.values().forEach(channel -> channel.attributes().forEach(attribute -> facts.add(attribute.fact())));
        facts.remove("");
        return facts;
    }
}
