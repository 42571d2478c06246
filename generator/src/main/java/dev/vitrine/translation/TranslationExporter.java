package dev.vitrine.translation;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the texts of a site into a file for translators. */
public final class TranslationExporter {

    /** Which texts are sent. */
    public enum Which {
        /** Those that are not there. */
        MISSING,
        /** Those made from a source that has changed, and those that are not there. */
        STALE,
        /** All of them. */
        ALL
    }

    private TranslationExporter() {}

    /**
     * What was written.
     *
     * @param texts how many texts
     * @param diagnostics what is wrong
     */
    public record Report(int texts, Diagnostics diagnostics) {}

    /**
     * Writes {@code file}.
     *
     * @param site the site folder
     * @param to the tag of the language to translate into
     * @param format in what form
     * @param which which texts
     * @param file where to
     * @throws IOException when the disk fails
     */
    public static Report export(Path site, String to, ExchangeFormat format, Which which, Path file)
            throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        SiteFiles files = new SiteFiles(site);
        Optional<SiteSetup> setup = SiteSetup.read(files, diagnostics);
        if (setup.isEmpty()) {
            return new Report(0, diagnostics);
        }
        Optional<Language> language = Language.parse(to).filter(setup.get().targets()::contains);
        if (language.isEmpty()) {
            diagnostics.report(
                    Rule.SITE_UNKNOWN_LANGUAGE,
                    Location.of("site.json"),
                    "'" + to + "' is not a language that this site is translated into",
                    "use one of "
                            + String.join(
                                    ", ",
                                    setup.get().targets().stream()
                                            .map(Language::tag)
                                            .toList()));
            return new Report(0, diagnostics);
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            return new Report(write(files, setup.get(), language.get(), format, which, out, diagnostics), diagnostics);
        }
    }

    static int write(
            SiteFiles files,
            SiteSetup setup,
            Language language,
            ExchangeFormat format,
            Which which,
            Appendable out,
            Diagnostics diagnostics)
            throws IOException {
        Records records = Records.read(files, setup, diagnostics);
        ExchangeWriter writer = switch (format) {
            case XLIFF12 -> new Xliff12Writer(out);
            case XLIFF2 -> new Xliff2Writer(out);
            case CSV -> new CsvWriter(out);
        };
        int[] count = {0};
        writer.begin(setup.standard(), language);
        new SiteTexts(files, setup).visit((original, fields) -> {
            List<Outgoing> texts = new ArrayList<>();
            for (Field field : fields) {
                State state = State.of(field, language, setup, records);
                boolean sent = switch (which) {
                    case ALL -> true;
                    case STALE -> state == State.STALE || state == State.MISSING;
                    case MISSING -> state == State.MISSING;
                };
                if (sent) {
                    texts.add(new Outgoing(field, field.in(language).map(Field.Written::text), state));
                }
            }
            if (!texts.isEmpty()) {
                count[0] += texts.size();
                writer.thing(original, texts);
            }
        });
        writer.end();
        return count[0];
    }
}
