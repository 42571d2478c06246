package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.SlugHistory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Keeps {@code slug-history.json}: sorted, one thing a line, so that a change is a small difference. */
public final class SlugHistoryFile {

    static final String NAME = "slug-history.json";
    static final String CATEGORY = "@category";

    private SlugHistoryFile() {}

    /** Writes {@code history} into the site folder; that it cannot be written is reported. */
    public static void write(Path site, SlugHistory history, Diagnostics diagnostics) throws IOException {
        HistoryFile.write(site, NAME, out -> write(history, out), Rule.REDIRECT_NOT_RECORDED, "slugs", diagnostics);
    }

    private static void write(SlugHistory history, BufferedWriter out) throws IOException {
        out.write("{");
        String comma = "\n";
        for (Map.Entry<String, SlugHistory.Entry> thing : history.things().entrySet()) {
            out.write(comma + "  " + HistoryFile.text(thing.getKey()) + ": { ");
            String inner = "";
            if (thing.getValue().category().isPresent()) {
                out.write(HistoryFile.text(CATEGORY) + ": "
                        + HistoryFile.text(thing.getValue().category().get()));
                inner = ", ";
            }
            for (Map.Entry<String, List<String>> slugs :
                    thing.getValue().slugs().entrySet()) {
                out.write(inner + HistoryFile.text(slugs.getKey()) + ": ["
                        + String.join(
                                ", ",
                                slugs.getValue().stream().map(HistoryFile::text).toList()) + "]");
                inner = ", ";
            }
            out.write(" }");
            comma = ",\n";
        }
        out.write("\n}\n");
    }
}
