package dev.vitrine.channel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a shopping channel takes: a JSON file beside this class.
 *
 * @param id the word in {@code "feeds"}
 * @param name its name, as shown
 * @param formats how its feed can be written, the usual one first
 * @param gzip whether the feed is compressed unless a market says otherwise
 * @param file where the feed is, below the folder of its storefront, without ending
 * @param audience which storefronts it is made for
 * @param with ids of channels whose feeds go with this one
 * @param each what every item is repeated for: {@code country}, or empty
 * @param shardRows how many items a file holds at most
 * @param shardBytes how large a file is at most, before compression
 * @param netPrices countries in which it is told prices without tax; empty for all
 * @param attributes in the order they are written
 * @param rules what must hold between attributes
 * @param languages language tag or code to what the channel calls it, where they differ
 */
public record ChannelDescriptor(
        String id,
        String name,
        List<Format> formats,
        boolean gzip,
        String file,
        Audience audience,
        List<String> with,
        String each,
        int shardRows,
        long shardBytes,
        List<String> netPrices,
        List<Attribute> attributes,
        List<Demand> rules,
        Map<String, String> languages) {

    private static final JsonMapper MAPPER = new JsonMapper();

    public ChannelDescriptor {
        formats = List.copyOf(formats);
        with = List.copyOf(with);
        attributes = List.copyOf(attributes);
        netPrices = List.copyOf(netPrices);
        rules = List.copyOf(rules);
        languages = Map.copyOf(languages);
    }

    /** How a feed is written. */
    public enum Format {
        /** RSS 2.0 with Google's namespace. */
        XML,
        /** Lines with tabs between the values. */
        TSV,
        /** Lines with commas between the values. */
        CSV,
        /** A JSON object a line. */
        JSONL,
        /** The product objects of the Agentic Commerce Protocol. */
        ACP;

        /** As settings call it: {@code xml}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which storefronts a feed is made for. */
    public enum Audience {
        ALL,
        /** One for each language but that of the channel's main feed. */
        OTHER_LANGUAGE,
        /** One for each market but that of the channel's main feed. */
        OTHER_MARKET
    }

    /** What the values of an attribute are. */
    public enum Kind {
        TEXT,
        ID,
        URL,
        /** An address of a picture. */
        IMAGE,
        /** An amount and its currency: {@code 15.00 USD}. */
        PRICE,
        /** One of some words. */
        WORD,
        GTIN,
        /** A day or a point in time. */
        MOMENT,
        /** Two points in time. */
        SPAN,
        NUMBER,
        WHOLE,
        FLAG,
        /** Several values in one. */
        PARTS,
        /** Names and values. */
        MAP
    }

    /**
     * One attribute.
     *
     * @param name as the channel calls it
     * @param from where its values come from
     * @param kind what they are
     * @param required whether an item without it is refused
     * @param max the most characters of a value; 0 for no limit
     * @param cut whether a text that is longer is cut at a word
     * @param least fewest values, when there are any
     * @param most most values; what goes beyond is left out
     * @param join what stands between several values that are one text; empty when they are a list
     * @param words the words it takes; empty for any
     * @param synonyms what shops say to the word the channel takes
     * @param pattern what it must look like; empty for anything
     * @param meaning the same in words
     * @param endings file endings of pictures it takes, in lower case; empty for any
     * @param parts names of the values in one
     * @param calm whether a text in capitals alone is worth a warning
     */
    public record Attribute(
            String name,
            String from,
            Kind kind,
            boolean required,
            int max,
            boolean cut,
            int least,
            int most,
            String join,
            List<String> words,
            Map<String, String> synonyms,
            Pattern pattern,
            String meaning,
            List<String> endings,
            List<String> parts,
            boolean calm) {
        public Attribute {
            words = List.copyOf(words);
            synonyms = Map.copyOf(synonyms);
            endings = List.copyOf(endings);
            parts = List.copyOf(parts);
        }

        /** Descriptors are read once; comparing all parts of attributes would cost more than all else a feed does. */
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }

        /** The fact it shows, by the name all channels share: {@code color}; empty when it comes from elsewhere. */
        public String fact() {
            return from.startsWith("fact:") ? from.substring("fact:".length()) : "";
        }
    }

    /**
     * What must hold between attributes of an item.
     *
     * @param attribute what it depends on; empty when it holds of all items
     * @param matches values of that attribute for which it holds
     * @param countries main countries of the markets it holds in; empty for all
     * @param need attributes that must all be there
     * @param needOne attributes of which one must be there
     * @param together attributes that are left out when one of them is missing
     * @param less two prices, of which the first is left out unless it is lower
     * @param apart two attributes that must differ, or else the item is refused
     * @param tell attributes in which the variants of a product differ
     */
    public record Demand(
            String attribute,
            Pattern matches,
            List<String> countries,
            List<String> need,
            List<String> needOne,
            List<String> together,
            List<String> less,
            List<String> apart,
            List<String> tell) {
        public Demand {
            countries = List.copyOf(countries);
            need = List.copyOf(need);
            needOne = List.copyOf(needOne);
            together = List.copyOf(together);
            less = List.copyOf(less);
            apart = List.copyOf(apart);
            tell = List.copyOf(tell);
        }
    }

    /** The descriptor of the channel {@code id}. */
    static ChannelDescriptor read(String id) {
        try (InputStream in = ChannelDescriptor.class.getResourceAsStream(id + ".json")) {
            if (in == null) {
                throw new IllegalStateException("no resource " + id + ".json beside " + ChannelDescriptor.class);
            }
            return of(MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ChannelDescriptor of(JsonNode node) {
        List<Format> formats = new ArrayList<>();
        node.path("formats").forEach(format -> formats.add(word(Format.class, format.asString())));
        List<Attribute> attributes = new ArrayList<>();
        node.path("attributes").forEach(attribute -> attributes.add(attribute(attribute)));
        List<Demand> rules = new ArrayList<>();
        node.path("rules").forEach(rule -> rules.add(demand(rule)));
        String audience = text(node, "audience");
        return new ChannelDescriptor(
                node.path("id").asString(),
                node.path("name").asString(),
                formats,
                node.path("gzip").asBoolean(false),
                node.path("file").asString(),
                audience.isEmpty() ? Audience.ALL : word(Audience.class, audience),
                texts(node.path("with")),
                text(node, "each"),
                node.path("shardRows").asInt(Integer.MAX_VALUE),
                node.path("shardBytes").asLong(Long.MAX_VALUE),
                texts(node.path("netPrices")),
                attributes,
                rules,
                map(node.path("languages")));
    }

    private static Attribute attribute(JsonNode node) {
        String kind = text(node, "kind");
        int most = node.path("most").asInt(1);
        return new Attribute(
                node.path("name").asString(),
                node.path("from").asString(),
                kind.isEmpty() ? Kind.TEXT : word(Kind.class, kind),
                node.path("required").asBoolean(false),
                node.path("max").asInt(0),
                node.path("cut").asBoolean(false),
                node.path("least").asInt(1),
                most,
                text(node, "join"),
                texts(node.path("words")),
                map(node.path("synonyms")),
                Pattern.compile(text(node, "pattern")),
                text(node, "meaning"),
                texts(node.path("endings")),
                texts(node.path("parts")),
                node.path("calm").asBoolean(false));
    }

    private static Demand demand(JsonNode node) {
        JsonNode when = node.path("if");
        return new Demand(
                text(when, "attribute"),
                Pattern.compile(text(when, "matches")),
                texts(when.path("countries")),
                texts(node.path("need")),
                texts(node.path("needOne")),
                texts(node.path("together")),
                texts(node.path("less")),
                texts(node.path("apart")),
                texts(node.path("tell")));
    }

    private static <E extends Enum<E>> E word(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static String text(JsonNode node, String field) {
        return node.path(field).asString("");
    }

    private static List<String> texts(JsonNode node) {
        List<String> texts = new ArrayList<>();
        node.forEach(item -> texts.add(item.asString()));
        return texts;
    }

    private static Map<String, String> map(JsonNode node) {
        Map<String, String> map = new LinkedHashMap<>();
        node.properties()
                .forEach(entry -> map.put(entry.getKey(), entry.getValue().asString()));
        return Collections.unmodifiableMap(map);
    }
}
