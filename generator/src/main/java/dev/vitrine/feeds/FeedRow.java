package dev.vitrine.feeds;

import dev.vitrine.channel.ChannelDescriptor;
import dev.vitrine.channel.Goods;
import java.util.List;
import java.util.Map;

/**
 * One item as a channel takes it.
 *
 * @param item the variant
 * @param values its attributes in the channel's order; an attribute without values is not there, a value has one part or those the attribute names
 */
record FeedRow(Goods.Item item, Map<ChannelDescriptor.Attribute, List<List<String>>> values) {

    /** The values of the attribute that the channel calls {@code name}. */
    List<List<String>> get(String name) {
        for (Map.Entry<ChannelDescriptor.Attribute, List<List<String>>> entry : values.entrySet()) {
            if (entry.getKey().name().equals(name)) {
                return entry.getValue();
            }
        }
        return List.of();
    }

    /** The only value of an attribute; empty when it has none. */
    String text(String name) {
        List<List<String>> found = get(name);
        return found.isEmpty() ? "" : found.get(0).get(0);
    }

    void remove(String name) {
        values.keySet().removeIf(attribute -> attribute.name().equals(name));
    }
}
