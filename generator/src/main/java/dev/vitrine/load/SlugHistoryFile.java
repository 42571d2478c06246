package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.SlugHistory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Keeps {@code slug-history.json}: sorted, one thing a line, so that a change is a small difference. */
public final class SlugHistoryFile {

    static final String NAME = "slug-history.json";
    static final String CATEGORY = "@category";

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SlugHistoryFile() {}

    /** Writes {@code history} into the site folder; that it cannot be written is reported. */
    public static void write(Path site, SlugHistory history, Diagnostics diagnostics) throws IOException {
        Path next = site.resolve("." + NAME + ".next");
        try {
            try (BufferedWriter out = Files.newBufferedWriter(next)) {
                write(history, out);
            }
            Files.move(next, site.resolve(NAME), StandardCopyOption.REPLACE_EXISTING);
        } catch (FileSystemException | ReadOnlyFileSystemException e) {
            diagnostics.report(
                    Rule.REDIRECT_NOT_RECORDED,
                    Location.of(NAME),
                    "the slugs of this build cannot be recorded: the site folder cannot be written",
                    "let builds write there, or switch recording off where sites are built from a copy");
        }
    }

    private static void write(SlugHistory history, BufferedWriter out) throws IOException {
        out.write("{");
        String comma = "\n";
        for (Map.Entry<String, SlugHistory.Entry> thing : history.things().entrySet()) {
            out.write(comma + "  " + text(thing.getKey()) + ": { ");
            String inner = "";
            if (thing.getValue().category().isPresent()) {
                out.write(
                        text(CATEGORY) + ": " + text(thing.getValue().category().get()));
                inner = ", ";
            }
            for (Map.Entry<String, List<String>> slugs :
                    thing.getValue().slugs().entrySet()) {
                out.write(inner + text(slugs.getKey()) + ": ["
                        + String.join(
                                ", ",
                                slugs.getValue().stream()
                                        .map(SlugHistoryFile::text)
                                        .toList()) + "]");
                inner = ", ";
            }
            out.write(" }");
            comma = ",\n";
        }
        out.write("\n}\n");
    }

    private static String text(String value) {
        return MAPPER.writeValueAsString(value);
    }
}
