package dev.vitrine.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A crawler of artificial intelligence.
 *
 * @param agent what it calls itself in {@code robots.txt}
 * @param training whether it gathers texts to train on, rather than to answer a search
 */
record Crawler(String agent, boolean training) {

    private static final List<Crawler> ALL = read();

    /** Those that are known, in the order they are written. */
    static List<Crawler> all() {
        return ALL;
    }

    private static List<Crawler> read() {
        try (InputStream in = Crawler.class.getResourceAsStream("crawlers.json")) {
            if (in == null) {
                throw new IllegalStateException("crawlers.json is missing");
            }
            List<Crawler> crawlers = new ArrayList<>();
            for (JsonNode crawler : new JsonMapper().readTree(in)) {
                crawlers.add(new Crawler(
                        crawler.get("agent").asString(),
                        crawler.get("use").asString().equals("training")));
            }
            return List.copyOf(crawlers);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
