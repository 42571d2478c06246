package dev.vitrine.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Adds suggestions to files of a site that people write: each on a line of its own, with a comment that says where it comes from. What is there stays as it is. */
public final class SiteDrafts {

    private static final String SEARCH = "search.json";
    private static final String REDIRECTS = "redirects.json";

    private SiteDrafts() {}

    /**
     * A suggestion.
     *
     * @param from what people type or call
     * @param to what it finds or leads to
     * @param note why it is suggested, on one line
     */
    public record Draft(String from, String to, String note) {}

    /**
     * Adds one-way synonyms to the words of {@code language} in {@code search.json}.
     *
     * @param language its tag
     * @throws IOException when the file cannot be written
     */
    public static void synonyms(Path site, String language, List<Draft> drafts) throws IOException {
        add(site, SEARCH, List.of("languages", language, "synonyms"), "for", "find", drafts);
    }

    /**
     * Adds queries that lead to a page to the words of {@code language} in {@code search.json}.
     *
     * @param language its tag
     * @throws IOException when the file cannot be written
     */
    public static void searchRedirects(Path site, String language, List<Draft> drafts) throws IOException {
        add(site, SEARCH, List.of("languages", language, "redirects"), "for", "to", drafts);
    }

    /**
     * Adds addresses that lead elsewhere to {@code redirects.json}.
     *
     * @throws IOException when the file cannot be written
     */
    public static void redirects(Path site, List<Draft> drafts) throws IOException {
        add(site, REDIRECTS, List.of("redirects"), "from", "to", drafts);
    }

    private static void add(Path site, String name, List<String> path, String from, String to, List<Draft> drafts)
            throws IOException {
        if (drafts.isEmpty()) {
            return;
        }
        Path file = site.resolve(name);
        String before = Files.exists(file) ? Files.readString(file) : "{}\n";
        List<String> items = new ArrayList<>();
        for (Draft draft : drafts) {
            items.add("// " + draft.note() + "\n{ " + HistoryFile.text(from) + ": " + HistoryFile.text(draft.from())
                    + ", " + HistoryFile.text(to) + ": " + HistoryFile.text(draft.to()) + " }");
        }
        Path next = site.resolve("." + name + ".next");
        Files.write(next, JsonInsertion.into(before, path, items).getBytes(StandardCharsets.UTF_8));
        Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
