package dev.vitrine.feeds;

import dev.vitrine.channel.ChannelDescriptor.Attribute;
import dev.vitrine.channel.Goods;
import dev.vitrine.output.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A flat JSON object on a line of its own for each item. */
final class JsonLinesFormat implements FeedFormat {

    @Override
    public String head() {
        return "";
    }

    @Override
    public void write(StringBuilder out, Goods goods, List<FeedRow> rows) {
        for (FeedRow row : rows) {
            Map<String, Object> object = new LinkedHashMap<>();
            row.values().forEach((attribute, values) -> object.put(attribute.name(), value(attribute, values)));
            Json.append(out, object);
            out.append('\n');
        }
    }

    private static Object value(Attribute attribute, List<List<String>> values) {
        String text = values.get(0).get(0);
        return switch (attribute.kind()) {
            case NUMBER, WHOLE -> new BigDecimal(text);
            case FLAG -> Boolean.valueOf(text);
            case MAP -> {
                Map<String, Object> map = new LinkedHashMap<>();
                values.forEach(entry -> map.put(entry.get(0), entry.get(1)));
                yield map;
            }
            case TEXT, ID, URL, IMAGE, PRICE, WORD, GTIN, MOMENT, SPAN, PARTS ->
                attribute.most() > 1 && attribute.join().isEmpty()
                        ? values.stream().map(one -> one.get(0)).toList()
                        : text;
        };
    }

    @Override
    public String tail() {
        return "";
    }

    @Override
    public String ending() {
        return "jsonl";
    }
}
