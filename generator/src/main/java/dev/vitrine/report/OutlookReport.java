package dev.vitrine.report;

import dev.vitrine.MarketOpening;
import dev.vitrine.rules.MarketOutlook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What it would take to open a market, as a table for people and as JSON. */
public final class OutlookReport {

    private static final int VERSION = 1;

    /** What nobody can say before pages are there. */
    private static final String LIMITS =
            "What pages must show is held against the rules once the market has storefronts. This is no legal advice, and what no rule asks is not covered.";

    private OutlookReport() {}

    /** As a table for people; empty where nothing is known. */
    public static String text(MarketOpening opening) {
        return opening.outlook().map(OutlookReport::text).orElse("");
    }

    /** As JSON; empty where nothing is known. */
    public static String json(MarketOpening opening) {
        return opening.outlook().map(OutlookReport::json).orElse("");
    }

    private static String text(MarketOutlook outlook) {
        StringBuilder text = new StringBuilder();
        text.append("opening a market in ")
                .append(outlook.country())
                .append(", seen on ")
                .append(outlook.day())
                .append(": ")
                .append(outlook.languages().size() == 1 ? "language " : "languages ")
                .append(String.join(", ", outlook.languages()))
                .append(", currency ")
                .append(outlook.currency().orElse("unknown"))
                .append('\n')
                .append(outlook.inForce())
                .append(outlook.inForce() == 1 ? " rule holds" : " rules hold")
                .append(" there (")
                .append(String.join(", ", outlook.packs()))
                .append("), ")
                .append(outlook.upcoming())
                .append(outlook.upcoming() == 1 ? " more begins later\n" : " more begin later\n");
        if (!outlook.markets().isEmpty()) {
            text.append("sold to already by ")
                    .append(String.join(", ", outlook.markets()))
                    .append("; vitrine market ")
                    .append(outlook.country())
                    .append(" says where that stands\n");
        }
        int width = outlook.needs().stream()
                .mapToInt(need -> need.what().length())
                .max()
                .orElse(0);
        for (MarketOutlook.Area area : MarketOutlook.Area.values()) {
            List<MarketOutlook.Need> needs =
                    outlook.needs().stream().filter(need -> need.area() == area).toList();
            if (needs.isEmpty()) {
                continue;
            }
            text.append('\n').append(title(area)).append('\n');
            for (MarketOutlook.Need need : needs) {
                text.append("  ")
                        .append(need.what())
                        .append(" ".repeat(width - need.what().length()))
                        .append(String.format(
                                Locale.ROOT,
                                "  %12s",
                                need.total() == 1 ? "missing" : need.missing() + " of " + need.total()))
                        .append("  ")
                        .append(need.where())
                        .append(need.rules().isEmpty() ? "" : "  " + String.join(", ", need.rules()))
                        .append('\n');
            }
            needs.stream()
                    .map(MarketOutlook.Need::mend)
                    .filter(mend -> !mend.isEmpty())
                    .distinct()
                    .forEach(mend -> text.append("    mend it: ").append(mend).append('\n'));
        }
        if (outlook.needs().isEmpty()) {
            text.append("\nnothing is missing that can be seen before the market is there\n");
        }
        return text.append('\n').append(LIMITS).append('\n').toString();
    }

    private static String title(MarketOutlook.Area area) {
        return switch (area) {
            case TRANSLATION -> "words";
            case PRICE -> "prices";
            case PAYMENT -> "payment";
            case MARKET -> "terms of the market";
            case COMPANY -> "data of the company";
            case PRODUCT -> "data of products";
            case PAGE -> "pages";
        };
    }

    private static String json(MarketOutlook outlook) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("limits", LIMITS);
        json.put("country", outlook.country());
        json.put("day", outlook.day().toString());
        json.put("languages", outlook.languages());
        outlook.currency().ifPresent(code -> json.put("currency", code));
        json.put("markets", outlook.markets());
        json.put("packs", outlook.packs());
        json.put("inForce", outlook.inForce());
        json.put("upcoming", outlook.upcoming());
        List<Object> needs = new ArrayList<>();
        for (MarketOutlook.Need need : outlook.needs()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("area", need.area().name().toLowerCase(Locale.ROOT));
            one.put("what", need.what());
            one.put("missing", need.missing());
            one.put("total", need.total());
            one.put("where", need.where());
            one.put("rules", need.rules());
            one.put("mend", need.mend());
            needs.add(one);
        }
        json.put("needs", needs);
        return JsonText.of(json);
    }
}
