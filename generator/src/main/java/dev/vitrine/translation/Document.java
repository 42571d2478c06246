package dev.vitrine.translation;

import dev.vitrine.diagnostics.Location;
import java.util.Arrays;
import java.util.Optional;

/** A file that was read, and where its lines begin. */
final class Document {

    private final String file;
    private final int line;
    private final Node root;
    private final Optional<MarkdownWords> markdown;
    private final int[] lines;

    private Document(String file, int line, String text, Node root, Optional<MarkdownWords> markdown) {
        this.file = file;
        this.line = line;
        this.root = root;
        this.markdown = markdown;
        int[] starts = new int[16];
        int count = 1;
        for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
            if (count == starts.length) {
                starts = Arrays.copyOf(starts, count * 2);
            }
            starts[count++] = i + 1;
        }
        this.lines = Arrays.copyOf(starts, count);
    }

    /** The JSON in {@code text}; {@code line} is its line in a JSON Lines file, or 0. */
    static Optional<Document> json(String file, int line, String text) {
        return JsonWords.read(text).map(root -> new Document(file, line, text, root, Optional.empty()));
    }

    static Optional<Document> markdown(String file, String text) {
        return MarkdownWords.read(text).map(read -> new Document(file, 0, text, read.frontMatter(), Optional.of(read)));
    }

    String file() {
        return file;
    }

    int line() {
        return line;
    }

    Node root() {
        return root;
    }

    Location at(Node node) {
        return at(node.start(), node.end());
    }

    private Location at(int start, int end) {
        int found = Arrays.binarySearch(lines, start);
        int index = found < 0 ? -found - 2 : found;
        return new Location(
                file, Math.max(1, line) + index, start - lines[index] + 1, Math.max(1, Math.min(end - start, 80)));
    }

    Optional<Field.Written> text(Node node) {
        return node.asText()
                .filter(text -> !text.isBlank())
                .map(text -> new Field.Written(text.replace("\r\n", "\n"), at(node), false));
    }

    /** The text below the front matter. */
    Optional<Field.Written> body() {
        return markdown.filter(read -> read.bodyEnd() > read.bodyStart())
                .map(read -> new Field.Written(read.body(), at(read.bodyStart(), read.bodyStart() + 1), true));
    }
}
