package dev.vitrine.search;

import dev.vitrine.output.OutputPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The script that reads the files of an index in the browser. */
public final class SearchEngine {

    private static final Pattern COMMENT = Pattern.compile("//|/\\*\\*|\\*( |/|$)");
    private static final byte[] SCRIPT = read();

    /** Where it is published; its name says what is in it. */
    public static final OutputPath PATH = new OutputPath("assets/search/search-" + Hashes.name(SCRIPT) + ".js");

    private SearchEngine() {}

    /** The script, an ES module in UTF-8, as browsers get it: without comments and indentation, which are a quarter of its bytes on the wire. */
    public static byte[] script() {
        return SCRIPT.clone();
    }

    /** Comments of the source have lines of their own, and none of its texts goes over several lines. */
    static String published(String source) {
        return source.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !COMMENT.matcher(line).lookingAt())
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static byte[] read() {
        try (InputStream in = SearchEngine.class.getResourceAsStream("search.js")) {
            if (in == null) {
                throw new IllegalStateException("search.js is missing beside " + SearchEngine.class.getName());
            }
            return published(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("reading search.js", e);
        }
    }
}
