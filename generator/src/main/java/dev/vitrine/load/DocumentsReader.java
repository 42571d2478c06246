package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Documents;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads which files are pages as they lie there: {@code "documents"} of {@code site.json}. */
final class DocumentsReader {

    private static final String MARKDOWN = ".md";

    private final SourceFiles files;
    private final Collection<Language> languages;
    private final Language defaultLanguage;
    private final Diagnostics diagnostics;
    private final Map<String, Documents.Document> pages = new LinkedHashMap<>();

    DocumentsReader(
            SourceFiles files, Collection<Language> languages, Language defaultLanguage, Diagnostics diagnostics) {
        this.files = files;
        this.languages = languages;
        this.defaultLanguage = defaultLanguage;
        this.diagnostics = diagnostics;
    }

    /** What {@code site} says; a file that is not there or has no name for a page is reported. */
    Documents read(JsonValue.Obj site) throws IOException {
        Optional<JsonValue.Obj> documents = site.object("documents");
        if (documents.isEmpty()) {
            return Documents.NONE;
        }
        for (JsonValue value : documents.get().list("files")) {
            Optional<String> named = value.asText();
            if (named.isPresent()) {
                add(named.get(), value.at());
            }
        }
        return new Documents(
                pages, documents.get().text("elsewhere").filter(text -> text.matches(Shapes.HTTPS_FOLDER)));
    }

    private void add(String named, Location at) throws IOException {
        Optional<String> path = files.resolve("", named, at, diagnostics);
        if (path.isEmpty()) {
            return;
        }
        boolean folder = named.endsWith("/");
        if (folder ? !files.isFolder(path.get()) : !files.isFile(path.get())) {
            diagnostics.report(
                    Rule.FILE_MISSING,
                    at,
                    "there is no " + (folder ? "folder" : "file") + " '" + ShapeCheck.shorten(named) + "'",
                    "correct the name, or remove it");
            return;
        }
        if (!folder) {
            file(path.get(), at);
            return;
        }
        for (String name : files.files(path.get(), diagnostics)) {
            if (name.endsWith(MARKDOWN) && !isTranslation(name)) {
                file(path.get().isEmpty() ? name : path.get() + "/" + name, at);
            }
        }
    }

    private boolean isTranslation(String name) {
        return languages.stream().anyMatch(language -> name.endsWith("." + language.tag() + MARKDOWN));
    }

    private void file(String path, Location at) {
        String stem = path.endsWith(MARKDOWN) ? path.substring(0, path.length() - MARKDOWN.length()) : "";
        String id = stem.toLowerCase(Locale.ROOT).replace('/', '-');
        if (!id.matches(Shapes.ID_PATTERN)) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    at,
                    "'" + ShapeCheck.shorten(path) + "' cannot be a page",
                    "list Markdown files whose names have letters of English, digits, '-', '_' and '.' only");
            return;
        }
        Optional<String> same = pages.entrySet().stream()
                .filter(other -> other.getValue().page().equals(id))
                .map(Map.Entry::getKey)
                .findFirst();
        if (same.isPresent()) {
            diagnostics.report(
                    Rule.CATALOG_DUPLICATE_ID,
                    at,
                    same.get().equals(path)
                            ? "'" + path + "' is listed twice"
                            : "'" + path + "' and '" + same.get() + "' would both be the page '" + id + "'",
                    same.get().equals(path) ? "remove one of the two" : "rename one of the two");
            return;
        }
        pages.put(path, new Documents.Document(id, defaultLanguage, false));
        for (Language language : languages) {
            String translated = stem + "." + language.tag() + MARKDOWN;
            if (!language.equals(defaultLanguage) && files.isFile(translated)) {
                pages.put(translated, new Documents.Document(id, language, true));
            }
        }
    }

    /** The files of each page, by language: page id to language to path. */
    static Map<String, Map<Language, String>> byPage(Documents documents) {
        Map<String, Map<Language, String>> byPage = new LinkedHashMap<>();
        documents
                .pages()
                .forEach((path, document) -> byPage.computeIfAbsent(document.page(), id -> new LinkedHashMap<>())
                        .put(document.language(), path));
        return byPage;
    }

    /** What a file without front matter says of itself: its first line names it, its first paragraph sums it up. */
    record Opening(String title, String summary, int lines) {

        private static final int LONGEST_SUMMARY = 220;

        /** How {@code text} opens; empty when it does not begin with a heading of the first level. */
        static Optional<Opening> of(String text) {
            List<String> lines = text.lines().toList();
            int at = 0;
            while (at < lines.size() && lines.get(at).isBlank()) {
                at++;
            }
            if (at == lines.size() || !lines.get(at).startsWith("# ")) {
                return Optional.empty();
            }
            String title = plain(lines.get(at).substring(2).replaceFirst("\\s#+\\s*$", ""));
            int after = at + 1;
            for (at = after; at < lines.size() && lines.get(at).isBlank(); at++) {}
            StringBuilder paragraph = new StringBuilder();
            // Anything but words begins with a mark.
            while (at < lines.size()
                    && !lines.get(at).isBlank()
                    && lines.get(at).matches("[\\p{L}\\p{N}`*_\\[\"“„《「].*")) {
                paragraph.append(paragraph.isEmpty() ? "" : " ").append(lines.get(at++));
            }
            return title.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Opening(title, sentences(plain(paragraph.toString())), after));
        }

        /** As many of the first sentences as fit, at least one. */
        private static String sentences(String text) {
            int end = -1;
            for (int i = 0; i < text.length() && (end < 0 || i < LONGEST_SUMMARY); i++) {
                char c = text.charAt(i);
                boolean chinese = c == '。' || c == '！' || c == '？';
                boolean ends = (c == '.' || c == '!' || c == '?')
                        && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)));
                if (chinese || ends) {
                    end = i + 1;
                }
            }
            return end < 0 ? text : text.substring(0, end);
        }

        /** The words of a line of Markdown. */
        private static String plain(String line) {
            return line.replaceAll("!?\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
                    .replaceAll("[`]|\\*\\*|(?<!\\w)[*_]|[*_](?!\\w)", "")
                    .replaceAll("\\\\(\\p{Punct})", "$1")
                    .strip();
        }
    }
}
