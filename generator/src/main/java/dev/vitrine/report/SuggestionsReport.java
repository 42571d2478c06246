package dev.vitrine.report;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.operations.MissingAddresses;
import dev.vitrine.operations.SearchSuggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What could be done about searches without results and addresses that lead nowhere, as tables for people and as JSON. */
public final class SuggestionsReport {

    private static final int VERSION = 1;

    /** People read the first; programs get all. */
    private static final int MOST_ROWS = 40;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private SuggestionsReport() {}

    // Searches

    /** Searches as tables for people. */
    public static String text(SearchSuggestions found) {
        StringBuilder text = new StringBuilder();
        List<List<String>> rows = new ArrayList<>();
        for (SearchSuggestions.Suggestion each : found.suggestions()) {
            rows.add(List.of(
                    number(each.asked().count()),
                    each.asked().language(),
                    each.asked().query(),
                    (each.page() ? "→ " : "finds ") + each.target(),
                    each.percent() + " % alike"));
        }
        table(text, "suggestions, with how much the words share", rows);
        table(text, "no such thing in the shop", asked(found.nothing()));
        table(text, "found by now", asked(found.answered()));
        if (found.withResults() > 0) {
            text.append(count(found.withResults(), "row")).append(" of searches that found something\n");
        }
        return text.toString();
    }

    private static List<List<String>> asked(List<SearchSuggestions.Asked> all) {
        return all.stream()
                .map(each -> List.of(number(each.count()), each.language(), each.query()))
                .toList();
    }

    /** Searches as JSON, with a line break at the end. */
    public static String json(SearchSuggestions found) {
        ObjectNode root = root();
        ArrayNode suggestions = root.putArray("suggestions");
        for (SearchSuggestions.Suggestion each : found.suggestions()) {
            ObjectNode node = suggestions.addObject();
            asked(node, each.asked());
            node.put(each.page() ? "to" : "find", each.target());
            node.put("percent", each.percent());
        }
        ArrayNode nothing = root.putArray("nothing");
        found.nothing().forEach(each -> asked(nothing.addObject(), each));
        ArrayNode answered = root.putArray("answered");
        found.answered().forEach(each -> asked(answered.addObject(), each));
        root.put("rowsWithResults", found.withResults());
        return written(root);
    }

    private static void asked(ObjectNode node, SearchSuggestions.Asked asked) {
        node.put("query", asked.query());
        node.put("language", asked.language());
        node.put("count", asked.count());
    }

    // Addresses

    /** Addresses as tables for people. */
    public static String text(MissingAddresses found) {
        StringBuilder text = new StringBuilder();
        List<List<String>> rows = new ArrayList<>();
        for (MissingAddresses.Suggestion each : found.suggestions()) {
            rows.add(List.of(
                    number(each.called().count()),
                    each.called().address(),
                    "→ " + each.target(),
                    each.now(),
                    each.percent() + " % alike" + (each.former() ? ", by a former slug" : "")));
        }
        table(text, "suggestions, with how much the slugs share", rows);
        table(text, "like no page of the shop", called(found.nothing()));
        table(text, "files that are not there", called(found.files()));
        if (found.answered() > 0) {
            text.append(count(found.answered(), "address")).append(" answered by now\n");
        }
        if (found.probes() > 0) {
            text.append("left out: ")
                    .append(count(found.probes(), "address"))
                    .append(" of other systems or hosts, called ")
                    .append(count(found.probeCount(), "time"))
                    .append('\n');
        }
        return text.toString();
    }

    private static List<List<String>> called(List<MissingAddresses.Called> all) {
        return all.stream()
                .map(each -> List.of(number(each.count()), each.address()))
                .toList();
    }

    /** Addresses as JSON, with a line break at the end. */
    public static String json(MissingAddresses found) {
        ObjectNode root = root();
        ArrayNode suggestions = root.putArray("suggestions");
        for (MissingAddresses.Suggestion each : found.suggestions()) {
            ObjectNode node = suggestions.addObject();
            called(node, each.called());
            node.put("to", each.target());
            node.put("now", each.now());
            node.put("former", each.former());
            node.put("percent", each.percent());
        }
        ArrayNode nothing = root.putArray("nothing");
        found.nothing().forEach(each -> called(nothing.addObject(), each));
        ArrayNode files = root.putArray("files");
        found.files().forEach(each -> called(files.addObject(), each));
        root.put("answered", found.answered());
        root.put("probes", found.probes());
        root.put("probeCount", found.probeCount());
        return written(root);
    }

    private static void called(ObjectNode node, MissingAddresses.Called called) {
        node.put("address", called.address());
        node.put("count", called.count());
    }

    // Both

    private static ObjectNode root() {
        ObjectNode root = JSON.createObjectNode();
        root.put("version", VERSION);
        return root;
    }

    private static String written(ObjectNode root) {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root).replace("\r\n", "\n") + "\n";
    }

    /** Rows under a title, their columns side by side; the first is a number. */
    private static void table(StringBuilder text, String title, List<List<String>> rows) {
        if (rows.isEmpty()) {
            return;
        }
        List<List<String>> shown = rows.stream()
                .limit(MOST_ROWS)
                .map(row -> row.stream().map(DiagnosticPrinter::safe).toList())
                .toList();
        text.append(title).append(":\n");
        for (List<String> row : shown) {
            StringBuilder line = new StringBuilder(" ");
            for (int column = 0; column < row.size(); column++) {
                int at = column;
                int width = shown.stream()
                        .mapToInt(each -> each.get(at).length())
                        .max()
                        .orElse(0);
                String blanks = " ".repeat(width - row.get(column).length());
                line.append(' ')
                        .append(column == 0 ? blanks + row.get(0) : row.get(column) + blanks)
                        .append(' ');
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        if (rows.size() > shown.size()) {
            text.append("  … and ").append(number(rows.size() - shown.size())).append(" more; --format json has all\n");
        }
    }

    private static String count(long number, String thing) {
        return number(number) + " " + thing + (number == 1 ? "" : thing.endsWith("s") ? "es" : "s");
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}
