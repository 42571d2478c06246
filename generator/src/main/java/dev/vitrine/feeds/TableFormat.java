package dev.vitrine.feeds;

import dev.vitrine.channel.ChannelDescriptor;
import dev.vitrine.channel.ChannelDescriptor.Attribute;
import dev.vitrine.channel.Goods;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One line for each item, the attributes in the same columns throughout. */
final class TableFormat implements FeedFormat {

    private final ChannelDescriptor channel;
    private final char separator;
    private final String ending;

    TableFormat(ChannelDescriptor channel, char separator, String ending) {
        this.channel = channel;
        this.separator = separator;
        this.ending = ending;
    }

    @Override
    public String head() {
        return channel.attributes().stream().map(Attribute::name).collect(Collectors.joining("" + separator)) + "\n";
    }

    @Override
    public void write(StringBuilder out, Goods goods, List<FeedRow> rows) {
        for (FeedRow row : rows) {
            boolean first = true;
            for (Attribute attribute : channel.attributes()) {
                if (!first) {
                    out.append(separator);
                }
                first = false;
                List<List<String>> values = row.values().getOrDefault(attribute, List.of());
                quoted(
                        out,
                        values.size() == 1 && attribute.parts().isEmpty()
                                ? values.get(0).get(0)
                                : list(attribute, values));
            }
            out.append('\n');
        }
    }

    /** Several values with commas, their parts with colons; what would be taken for several is left out. */
    private static String list(Attribute attribute, List<List<String>> values) {
        if (attribute.kind() == ChannelDescriptor.Kind.IMAGE) {
            return values.stream()
                    .map(value -> value.get(0).replace(",", "%2C"))
                    .collect(Collectors.joining(","));
        }
        Pattern taken = Pattern.compile(attribute.parts().isEmpty() ? "," : "[,:]");
        return values.stream()
                .filter(value ->
                        value.stream().noneMatch(part -> taken.matcher(part).find()))
                .map(TableFormat::colons)
                .collect(Collectors.joining(","));
    }

    private static String colons(List<String> parts) {
        int last = parts.size();
        while (last > 0 && parts.get(last - 1).isEmpty()) {
            last--;
        }
        return String.join(":", parts.subList(0, last));
    }

    private void quoted(StringBuilder out, String text) {
        // Values are one line each, and have no tabs.
        if (text.indexOf('"') < 0 && text.indexOf(separator) < 0) {
            out.append(text);
        } else {
            out.append('"').append(text.replace("\"", "\"\"")).append('"');
        }
    }

    @Override
    public String tail() {
        return "";
    }

    @Override
    public String ending() {
        return ending;
    }
}
