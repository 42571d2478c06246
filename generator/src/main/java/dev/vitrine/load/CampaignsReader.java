package dev.vitrine.load;

import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.text;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Campaign;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code campaigns.json}: the campaigns that links from elsewhere are tagged with. */
final class CampaignsReader {

    private static final String FILE = "campaigns.json";

    // Statistics tell capitals apart, and blanks and other letters look different in each of them.
    private static final String WORD = "[a-z0-9][a-z0-9._-]{0,99}";
    private static final Shape TAG = matching(WORD, "a word of lower-case letters, digits, '-', '_' and '.'");
    private static final Shape DATE = matching("\\d{4}-\\d{2}-\\d{2}", "a date such as 2026-03-01");

    static final Shape.Obj SHAPE = object("campaigns.json", "Campaigns that links from elsewhere are tagged with.")
            .required(
                    "campaigns",
                    list(object("campaign", "A name under which visits from elsewhere are counted together.")
                            .required("name", TAG, "unique among campaigns: utm_campaign")
                            .required("source", TAG, "where its links are, such as newsletter: utm_source")
                            .required("medium", TAG, "what kind of place that is, such as email: utm_medium")
                            .optional("content", TAG, "which of several links of one place it is: utm_content")
                            .optional("term", TAG, "the word that was paid for: utm_term")
                            .optional("from", DATE, "its first day")
                            .optional("until", DATE, "its last day")
                            .optional("note", text(), "what it is for")
                            .build()),
                    "a list of campaigns")
            .build();

    private final SourceFiles files;
    private final Diagnostics diagnostics;

    CampaignsReader(SourceFiles files, Diagnostics diagnostics) {
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /** The campaigns, in the order they are written; none when the site has no such file. What is wrong is reported and left out. */
    List<Campaign> read() throws IOException {
        if (!files.isFile(FILE)) {
            return List.of();
        }
        List<Campaign> campaigns = new ArrayList<>();
        Map<String, Location> names = new HashMap<>();
        Optional<JsonValue.Obj> file = SettingsReader.object(files, FILE, SHAPE, diagnostics);
        for (JsonValue value : file.map(obj -> obj.list("campaigns")).orElse(List.of())) {
            if (value instanceof JsonValue.Obj obj) {
                campaign(obj, names).ifPresent(campaigns::add);
            }
        }
        return List.copyOf(campaigns);
    }

    private Optional<Campaign> campaign(JsonValue.Obj obj, Map<String, Location> names) {
        Optional<String> name = word(obj, "name");
        Optional<String> source = word(obj, "source");
        Optional<String> medium = word(obj, "medium");
        Optional<LocalDate> from = day(obj, "from");
        Optional<LocalDate> until = day(obj, "until");
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            diagnostics.report(
                    Rule.CAMPAIGN_DATES,
                    at(obj, "until"),
                    "the campaign ends on " + until.get() + ", before it begins on " + from.get(),
                    "correct one of the two days");
        }
        if (name.isEmpty() || source.isEmpty() || medium.isEmpty()) {
            return Optional.empty();
        }
        Location before = names.putIfAbsent(name.get(), at(obj, "name"));
        if (before != null) {
            diagnostics.report(
                    Rule.CAMPAIGN_DUPLICATE,
                    at(obj, "name"),
                    "there is a campaign '" + name.get() + "' already",
                    "name one of the two otherwise, or use content to tell links of one campaign apart",
                    before);
            return Optional.empty();
        }
        return Optional.of(new Campaign(
                name.get(),
                source.get(),
                medium.get(),
                word(obj, "content"),
                word(obj, "term"),
                from,
                until,
                obj.text("note").orElse("")));
    }

    /** What is no such word is reported by its shape. */
    private static Optional<String> word(JsonValue.Obj obj, String field) {
        return obj.text(field).filter(text -> text.matches(WORD));
    }

    private Optional<LocalDate> day(JsonValue.Obj obj, String field) {
        Optional<String> text = obj.text(field).filter(day -> day.matches("\\d{4}-\\d{2}-\\d{2}"));
        try {
            return text.map(LocalDate::parse);
        } catch (DateTimeException e) {
            diagnostics.report(
                    Rule.CAMPAIGN_DATES,
                    at(obj, field),
                    "there is no day " + text.orElse(""),
                    "write a day of the calendar, such as 2026-03-01");
            return Optional.empty();
        }
    }

    private static Location at(JsonValue.Obj obj, String field) {
        return obj.get(field).map(JsonValue::at).orElse(obj.at());
    }
}
