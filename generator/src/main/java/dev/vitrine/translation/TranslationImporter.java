package dev.vitrine.translation;

import dev.vitrine.csv.CsvRow;
import dev.vitrine.csv.CsvText;
import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the texts of a translator's file where they belong: only what has changed is written, and nothing around it. */
public final class TranslationImporter {

    private static final long LARGEST = 128L << 20;

    private final SiteFiles files;
    private final SiteSetup setup;
    private final Language language;
    private final Diagnostics diagnostics;
    private final Map<String, String> edited = new LinkedHashMap<>();
    private final Map<String, List<Pending>> created = new LinkedHashMap<>();
    private int accepted;
    private int changed;

    private TranslationImporter(SiteFiles files, SiteSetup setup, Language language, Diagnostics diagnostics) {
        this.files = files;
        this.setup = setup;
        this.language = language;
        this.diagnostics = diagnostics;
    }

    /** A text for a file that is not there yet. */
    private record Pending(Place place, String text, Received received) {}

    /**
     * What an import did.
     *
     * @param texts texts in the file
     * @param accepted texts that were taken
     * @param changed texts that differ from what was there
     * @param files files that were written, in order
     * @param diagnostics what is wrong
     */
    public record Report(int texts, int accepted, int changed, List<String> files, Diagnostics diagnostics) {

        static Report none(Diagnostics diagnostics) {
            return new Report(0, 0, 0, List.of(), diagnostics);
        }
    }

    /**
     * Imports {@code file} into {@code site}.
     *
     * @param site the site folder
     * @param file XLIFF or CSV
     * @param least what a text must be for it to be taken
     * @param to the tag of the language, when the file does not say
     * @param dryRun whether nothing is written
     * @throws IOException when the disk fails
     */
    public static Report run(Path site, Path file, Readiness least, Optional<String> to, boolean dryRun)
            throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        SiteFiles files = new SiteFiles(site);
        Optional<SiteSetup> setup = SiteSetup.read(files, diagnostics);
        if (setup.isEmpty()) {
            return Report.none(diagnostics);
        }
        String name = String.valueOf(file.getFileName());
        Optional<XliffReader.Content> content = read(file, name, diagnostics);
        if (content.isEmpty()) {
            return Report.none(diagnostics);
        }
        String tag = to.orElse(content.get().language());
        Optional<Language> language = Language.parse(tag).filter(setup.get().targets()::contains);
        if (language.isEmpty()) {
            diagnostics.report(
                    Rule.SITE_UNKNOWN_LANGUAGE,
                    Location.of(name),
                    tag.isEmpty()
                            ? "the file does not say which language it is translated into"
                            : "'" + tag + "' is not a language that this site is translated into",
                    "name one with --to: "
                            + String.join(
                                    ", ",
                                    setup.get().targets().stream()
                                            .map(Language::tag)
                                            .toList()));
            return Report.none(diagnostics);
        }
        return new TranslationImporter(files, setup.get(), language.get(), diagnostics)
                .take(content.get().texts(), least, dryRun);
    }

    private static Optional<XliffReader.Content> read(Path file, String name, Diagnostics diagnostics)
            throws IOException {
        if (!Files.isRegularFile(file)) {
            diagnostics.report(
                    Rule.FILE_MISSING,
                    Location.of(name),
                    "there is no file '" + file + "'",
                    "name the translator's file");
            return Optional.empty();
        }
        if (Files.size(file) > LARGEST) {
            diagnostics.report(
                    Rule.FILE_TOO_LARGE,
                    Location.of(name),
                    "'" + name + "' has " + (Files.size(file) >> 20) + " MB; at most " + (LARGEST >> 20)
                            + " MB are read",
                    "split it");
            return Optional.empty();
        }
        if (name.toLowerCase(java.util.Locale.ROOT).endsWith(".csv")) {
            return csv(Files.readAllBytes(file), name, diagnostics);
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return XliffReader.read(in, name, diagnostics);
        }
    }

    private static Optional<XliffReader.Content> csv(byte[] bytes, String name, Diagnostics diagnostics) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        CsvText table = CsvText.parse(text.startsWith("\uFEFF") ? text.substring(1) : text, name);
        table.problems()
                .forEach(problem -> diagnostics.report(
                        Rule.TRANSLATION_UNREADABLE_FILE,
                        Location.of(name, problem.line(), 1),
                        problem.message(),
                        problem.hint()));
        List<String> header =
                table.rows().isEmpty() ? List.of() : table.rows().get(0).fields();
        if (header.size() < 3 || !header.get(0).equals("id")) {
            diagnostics.report(
                    Rule.TRANSLATION_UNREADABLE_FILE,
                    Location.of(name, 1, 1),
                    "the first columns are not the id, the source and the translation",
                    "keep the columns of the exported table, with their names in the first row");
            return Optional.empty();
        }
        int state = header.indexOf("state");
        List<Received> received = new ArrayList<>();
        for (CsvRow row : table.rows().subList(1, table.rows().size())) {
            String target = lines(CsvWriter.unguard(row.cell(2).text()));
            received.add(new Received(
                    CsvWriter.unguard(row.cell(0).text()),
                    lines(CsvWriter.unguard(row.cell(1).text())),
                    target.isBlank() ? Optional.empty() : Optional.of(target),
                    // Whoever fills in a text seldom thinks of the state that says it is missing.
                    Readiness.of(row.cell(state).text().strip())
                            .filter(ready -> !row.cell(state).text().strip().equals("missing"))
                            .orElse(Readiness.TRANSLATED),
                    Optional.empty(),
                    row.location(2, 0)));
        }
        return Optional.of(new XliffReader.Content(header.get(2), received));
    }

    private static String lines(String text) {
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private Report take(List<Received> texts, Readiness least, boolean dryRun) throws IOException {
        Map<String, Received> byId = new LinkedHashMap<>();
        texts.forEach(text -> byId.put(text.id(), text));
        Records records = Records.read(files, setup, diagnostics);
        List<String> known = new ArrayList<>();
        new SiteTexts(files, setup).visit((original, fields) -> {
            for (Field field : fields) {
                Received text = byId.remove(field.id());
                if (text != null) {
                    text(field, text, least, records);
                }
                if (known.size() < 20_000) {
                    known.add(field.id());
                }
            }
        });
        byId.values()
                .forEach(text -> diagnostics.report(
                        Rule.TRANSLATION_UNKNOWN_UNIT,
                        text.at(),
                        "the site has no text '" + text.id() + "' in "
                                + setup.standard().tag(),
                        Closest.to(text.id(), known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("it may have been removed since the export; export again")));
        create(records);
        if (!dryRun) {
            for (Map.Entry<String, String> file : edited.entrySet()) {
                files.write(file.getKey(), file.getValue());
            }
            records.write();
        }
        return new Report(texts.size(), accepted, changed, List.copyOf(edited.keySet()), diagnostics);
    }

    private void text(Field field, Received received, Readiness least, Records records) throws IOException {
        if (received.target().isEmpty() || received.readiness().compareTo(least) < 0) {
            return;
        }
        String target = spaced(received.target().get(), field.source().text());
        boolean same = field.in(language)
                .filter(text -> text.text().strip().equals(target.strip()))
                .isPresent();
        if (!same) {
            Optional<String> problem =
                    received.problem().or(() -> CodeCheck.problem(received.source(), target, field.format()));
            if (problem.isPresent()) {
                diagnostics.report(
                        Rule.TRANSLATION_CODES_DIFFER,
                        received.at(),
                        field.id() + ": " + problem.get(),
                        "keep placeholders, links, tags and shortcodes as the source has them; the text was not taken",
                        field.source().at());
                return;
            }
            changed++;
            if (!write(field.places().in(language), target, received)) {
                return;
            }
        }
        accepted++;
        records.put(language, field.id(), Records.hash(received.source()));
    }

    /** With the blanks around it that its source has: translators' tools seldom keep them, and between two texts they matter. */
    private static String spaced(String text, String source) {
        String core = source.strip();
        int start = source.indexOf(core);
        return source.substring(0, start) + text.strip() + source.substring(start + core.length());
    }

    /** Whether it is written; else it waits for its file to be made. */
    private boolean write(Place place, String text, Received received) throws IOException {
        Optional<String> now = Optional.ofNullable(edited.get(place.file()));
        if (now.isEmpty()) {
            now = files.text(place.file());
        }
        if (place.kind() == Place.Kind.JSON) {
            List<String> order = setup.languages().stream().map(Language::tag).toList();
            String json = now.orElse("{\n}\n");
            edited.put(
                    place.file(),
                    place.line() == 0
                            ? JsonWords.set(
                                    json,
                                    place.path(),
                                    text,
                                    order,
                                    setup.standard().tag())
                            : line(json, place, text, order));
            return true;
        }
        Optional<MarkdownWords> markdown = now.flatMap(MarkdownWords::read);
        if (markdown.isPresent()) {
            edited.put(place.file(), with(markdown.get(), place, text));
        } else {
            created.computeIfAbsent(place.file(), f -> new ArrayList<>()).add(new Pending(place, text, received));
        }
        return markdown.isPresent();
    }

    private static String with(MarkdownWords markdown, Place place, String text) {
        return place.kind() == Place.Kind.BODY ? markdown.withBody(text) : markdown.with(place.path(), text);
    }

    private String line(String text, Place place, String value, List<String> order) {
        int start = 0;
        for (int line = 1; line < place.line(); line++) {
            int end = text.indexOf('\n', start);
            if (end < 0) {
                return text;
            }
            start = end + 1;
        }
        int end = text.indexOf('\n', start);
        int stop = end < 0 ? text.length() : end;
        String set = JsonWords.set(
                text.substring(start, stop),
                place.path(),
                value,
                order,
                setup.standard().tag());
        return text.substring(0, start) + set + text.substring(stop);
    }

    /** Makes the files of things that had no words in this language; one without a title would be none. */
    private void create(Records records) {
        Map<String, List<Pending>> waiting = new HashMap<>(created);
        created.keySet().stream().sorted().forEach(file -> {
            List<Pending> texts = waiting.getOrDefault(file, List.of());
            boolean title = texts.stream().anyMatch(text -> text.place().path().equals(List.of("title")));
            if (!title) {
                changed -= texts.size();
                diagnostics.report(
                        Rule.TRANSLATION_UNKNOWN_UNIT,
                        texts.get(0).received().at(),
                        "'" + file + "' is not there yet, and its title is not translated",
                        "translate the title too: without it the page would have none");
                return;
            }
            String text = "---\n---\n";
            for (Pending pending : texts) {
                Optional<MarkdownWords> markdown = MarkdownWords.read(text);
                if (markdown.isPresent()) {
                    text = with(markdown.get(), pending.place(), pending.text());
                }
            }
            edited.put(file, text);
            accepted += texts.size();
            texts.forEach(pending -> records.put(
                    language,
                    pending.received().id(),
                    Records.hash(pending.received().source())));
        });
    }
}
