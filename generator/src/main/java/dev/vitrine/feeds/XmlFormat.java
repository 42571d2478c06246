package dev.vitrine.feeds;

import dev.vitrine.channel.ChannelDescriptor.Attribute;
import dev.vitrine.channel.Goods;
import java.util.List;
import java.util.Set;

/** RSS 2.0 with Google's namespace for what RSS does not have. */
final class XmlFormat implements FeedFormat {

    private static final Set<String> OF_RSS = Set.of("title", "link", "description");

    private final ChannelFeed feed;

    XmlFormat(ChannelFeed feed) {
        this.feed = feed;
    }

    @Override
    public String head() {
        StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        out.append("<rss version=\"2.0\" xmlns:g=\"http://base.google.com/ns/1.0\">\n<channel>\n");
        String name = feed.site().settings().name();
        element(out, "title", name);
        element(
                out,
                "link",
                feed.site().settings().baseUrl() + feed.storefront().path());
        element(out, "description", name + ", " + feed.storefront().id());
        return out.toString();
    }

    @Override
    public void write(StringBuilder out, Goods goods, List<FeedRow> rows) {
        for (FeedRow row : rows) {
            out.append("<item>\n");
            row.values().forEach((attribute, values) -> values.forEach(value -> write(out, attribute, value)));
            out.append("</item>\n");
        }
    }

    private static void write(StringBuilder out, Attribute attribute, List<String> value) {
        String name = OF_RSS.contains(attribute.name()) ? attribute.name() : "g:" + attribute.name();
        if (attribute.parts().isEmpty()) {
            element(out, name, value.get(0));
            return;
        }
        out.append('<').append(name).append(">\n");
        for (int i = 0; i < value.size(); i++) {
            if (!value.get(i).isEmpty()) {
                element(out, "g:" + attribute.parts().get(i), value.get(i));
            }
        }
        out.append("</").append(name).append(">\n");
    }

    private static void element(StringBuilder out, String name, String text) {
        out.append('<').append(name).append('>');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                default -> out.append(c);
            }
        }
        out.append("</").append(name).append(">\n");
    }

    @Override
    public String tail() {
        return "</channel>\n</rss>\n";
    }

    @Override
    public String ending() {
        return "xml";
    }
}
