package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Body;
import dev.vitrine.model.SourceText;
import dev.vitrine.packed.ValueHash;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A Markdown file: its front matter, and where its text is.
 *
 * @param path relative to the site
 * @param frontMatter the mapping between the {@code ---} lines
 * @param body the rest
 */
record MarkdownFile(String path, JsonValue.Obj frontMatter, Body body) {

    private static final int MOST_FRONT_MATTER = 2 << 20;

    /** Reads {@code path} and checks its front matter; empty when it cannot be read, which is reported. */
    static Optional<MarkdownFile> read(SourceFiles files, String path, Shape shape, Diagnostics diagnostics)
            throws IOException {
        Optional<String> text = files.text(path, diagnostics);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Split> split = Split.of(text.get());
        if (split.isEmpty()) {
            boolean begun = text.get().startsWith("---\n");
            diagnostics.report(
                    Rule.FRONT_MATTER_MISSING,
                    Location.of(path, 1, 1),
                    begun ? "the front matter is never closed" : "the file has no front matter",
                    begun ? "add a line --- after it" : "begin with a line ---, then title: …, then a line ---");
            return Optional.empty();
        }
        Split parts = split.get();
        if (parts.frontMatter().length() > MOST_FRONT_MATTER) {
            diagnostics.report(
                    Rule.FILE_TOO_LARGE,
                    Location.of(path, 1, 1),
                    "the front matter has more than " + (MOST_FRONT_MATTER >> 20) + " MB",
                    "write long texts below it");
            return Optional.empty();
        }
        Optional<JsonValue> yaml = JsonTree.yaml(parts.frontMatter(), path, 2, diagnostics);
        if (yaml.isEmpty()) {
            return Optional.empty();
        }
        new ShapeCheck(diagnostics, true).check(yaml.get(), shape);
        if (!(yaml.get() instanceof JsonValue.Obj obj)) {
            return Optional.empty();
        }
        String body = parts.body();
        // The offset counts in the text with \n line ends; reading it again goes through the same decoding.
        long offset = (long) text.get().length() - body.length();
        return Optional.of(new MarkdownFile(
                path, obj, new Body.InFile(path, offset, parts.bodyLine(), body.isBlank(), ValueHash.of(body))));
    }

    /**
     * Reads a file that is a page as it lies there: without front matter, its first heading is its title, its first paragraph its summary, and its text
     * begins below the heading. Empty when it cannot be read, which is reported.
     *
     * @param slug its part of the address
     */
    static Optional<MarkdownFile> document(
            SourceFiles files, String path, String slug, Shape shape, Diagnostics diagnostics) throws IOException {
        Optional<String> read = files.text(path, diagnostics);
        if (read.filter(text -> !text.startsWith("---\n")).isEmpty()) {
            return read.isEmpty() ? Optional.empty() : read(files, path, shape, diagnostics);
        }
        String text = read.get();
        Optional<DocumentsReader.Opening> opening = DocumentsReader.Opening.of(text);
        if (opening.isEmpty()) {
            diagnostics.report(
                    Rule.FRONT_MATTER_MISSING,
                    Location.of(path, 1, 1),
                    "the file has neither a heading nor front matter",
                    "begin with a line # and a title");
            return Optional.empty();
        }
        int offset = 0;
        for (int line = 0; line < opening.get().lines(); line++) {
            int end = text.indexOf('\n', offset);
            offset = end < 0 ? text.length() : end + 1;
        }
        Location at = Location.of(path, opening.get().lines(), 1);
        Map<String, JsonValue.Field> fields = new LinkedHashMap<>();
        fields.put("title", field(opening.get().title(), at));
        fields.put("summary", field(opening.get().summary(), at));
        fields.put("slug", field(slug, at));
        String body = text.substring(offset);
        return Optional.of(new MarkdownFile(
                path,
                new JsonValue.Obj(fields, at),
                new Body.InFile(path, offset, opening.get().lines() + 1, body.isBlank(), ValueHash.of(body))));
    }

    private static JsonValue.Field field(String text, Location at) {
        return new JsonValue.Field(at, new JsonValue.Text(text, at));
    }

    /** Reads the text of {@code body} again. */
    static SourceText text(SourceFiles files, Body.InFile body) throws IOException {
        Optional<String> text = files.bytes(body.path(), Diagnostics.aside())
                .flatMap(bytes -> SourceFiles.decode(bytes, body.path(), Diagnostics.aside()));
        String whole = text.orElseThrow(() -> new IOException(body.path() + " changed while the site was built"));
        return new SourceText(
                whole.substring((int) Math.min(body.offset(), whole.length())), body.path(), body.line(), true);
    }

    /** The parts of a file. */
    private record Split(String frontMatter, String body, int bodyLine) {

        static Optional<Split> of(String text) {
            if (!text.startsWith("---\n")) {
                return Optional.empty();
            }
            int line = 2;
            for (int start = 4; start < text.length(); line++) {
                int end = text.indexOf('\n', start);
                int stop = end < 0 ? text.length() : end;
                if (text.substring(start, Math.min(stop, start + 8))
                        .stripTrailing()
                        .equals("---")) {
                    String body = end < 0 ? "" : text.substring(end + 1);
                    return Optional.of(new Split(text.substring(4, start), body, line + 1));
                }
                start = stop + 1;
            }
            return Optional.empty();
        }
    }
}
