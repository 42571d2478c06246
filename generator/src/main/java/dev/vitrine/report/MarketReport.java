package dev.vitrine.report;

import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.rules.RuleStanding;
import dev.vitrine.rules.RuleStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where a market stands before its rules: what passed, what is open and where it is mended, what nobody has looked at.
 *
 * @param market its id
 * @param day the day it is asked for
 * @param standings its rules
 */
public record MarketReport(String market, LocalDate day, List<RuleStanding> standings) {

    private static final int VERSION = 1;

    /** What a program cannot say, in every report. */
    static final String LIMITS =
            "What passed is what these rules can see. It is no legal advice, and what no rule asks is not covered.";

    public MarketReport {
        standings = List.copyOf(standings);
    }

    /**
     * The markets of {@code report} that are called {@code name}: by id, or by a country they sell to.
     *
     * @param name {@code de} or {@code DE}
     */
    public static List<MarketReport> of(BuildReport report, String name, LocalDate day) {
        Map<String, List<RuleStanding>> byMarket = byMarket(report);
        List<RuleStanding> own = byMarket.get(name.toLowerCase(Locale.ROOT));
        if (own != null) {
            return List.of(new MarketReport(name.toLowerCase(Locale.ROOT), day, own));
        }
        List<MarketReport> found = new ArrayList<>();
        byMarket.forEach((market, standings) -> {
            if (standings.get(0).countries().contains(name.toUpperCase(Locale.ROOT))) {
                found.add(new MarketReport(market, day, standings));
            }
        });
        return found;
    }

    /** All markets of {@code report}, in the order of the site. */
    public static List<MarketReport> all(BuildReport report, LocalDate day) {
        List<MarketReport> found = new ArrayList<>();
        byMarket(report).forEach((market, standings) -> found.add(new MarketReport(market, day, standings)));
        return found;
    }

    private static Map<String, List<RuleStanding>> byMarket(BuildReport report) {
        return report.rules().stream()
                .collect(Collectors.groupingBy(RuleStanding::market, LinkedHashMap::new, Collectors.toList()));
    }

    /** The markets there are, for messages. */
    public static Set<String> markets(BuildReport report) {
        return report.rules().stream().map(RuleStanding::market).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether nothing is open that is an error. */
    public boolean ready() {
        return standings.stream()
                .noneMatch(standing -> standing.status().open() && standing.severity() == Severity.ERROR);
    }

    private Map<RuleStatus, Integer> counts() {
        Map<RuleStatus, Integer> counts = new EnumMap<>(RuleStatus.class);
        standings.forEach(standing -> counts.merge(standing.status(), 1, Integer::sum));
        return counts;
    }

    /** As a table for people. */
    public String text() {
        StringBuilder text = new StringBuilder();
        text.append("market ").append(market).append(" on ").append(day).append(": ");
        List<String> counts = new ArrayList<>();
        counts().forEach((status, count) -> counts.add(count + " " + said(status)));
        text.append(String.join(", ", counts)).append("\n\n");
        int width =
                standings.stream().mapToInt(one -> one.rule().length()).max().orElse(0);
        for (RuleStatus status : RuleStatus.values()) {
            for (RuleStanding standing : standings) {
                if (standing.status() == status) {
                    line(text, standing, width);
                }
            }
        }
        List<String> partly = standings.stream()
                .filter(standing -> !standing.machine().equals("yes"))
                .map(RuleStanding::rule)
                .toList();
        text.append('\n');
        if (!partly.isEmpty()) {
            text.append("seen in part only, the rest is for people: ")
                    .append(String.join(", ", partly))
                    .append('\n');
        }
        return text.append(LIMITS).append('\n').toString();
    }

    /** Where every rule stands in each of {@code markets}, side by side, and what changes by itself when. */
    public static String matrix(List<MarketReport> markets) {
        Map<String, Map<String, RuleStanding>> byRule = byRule(markets);
        int width = byRule.keySet().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder text = new StringBuilder(" ".repeat(width));
        for (MarketReport market : markets) {
            text.append("  ").append(cell(market.market()));
        }
        text.append('\n');
        byRule.forEach((rule, standings) -> {
            StringBuilder row = new StringBuilder(rule).append(" ".repeat(width - rule.length()));
            for (MarketReport market : markets) {
                RuleStanding standing = standings.get(market.market());
                row.append("  ").append(cell(standing == null ? "" : mark(standing.status())));
            }
            text.append(row.toString().stripTrailing()).append('\n');
        });
        text.append("""

                OPEN: broken. data: a field is not stated. person: somebody must confirm it. ok: passed. said: confirmed.
                off: overridden. later: holds from a later day on. -: asks for nothing here. Blank: no rule there.
                """);
        return text.append(calendarText(markets))
                .append('\n')
                .append(LIMITS)
                .append('\n')
                .toString();
    }

    /** Rule to market to where it stands there. */
    static Map<String, Map<String, RuleStanding>> byRule(List<MarketReport> markets) {
        Map<String, Map<String, RuleStanding>> byRule = new LinkedHashMap<>();
        for (MarketReport market : markets) {
            market.standings()
                    .forEach(standing -> byRule.computeIfAbsent(standing.rule(), rule -> new LinkedHashMap<>())
                            .put(market.market(), standing));
        }
        return byRule;
    }

    private static String cell(String text) {
        return text + " ".repeat(Math.max(0, 6 - text.length()));
    }

    /** A word for {@code status} that fits into a cell. */
    static String mark(RuleStatus status) {
        return switch (status) {
            case FAIL -> "OPEN";
            case MISSING_DATA -> "data";
            case MANUAL -> "person";
            case PASS -> "ok";
            case ATTESTED -> "said";
            case OVERRIDDEN -> "off";
            case UPCOMING -> "later";
            case NOT_APPLICABLE -> "-";
        };
    }

    /**
     * Something that happens by itself.
     *
     * @param day the first day on which it is so
     * @param rule the rule it is about; empty for a whole pack
     * @param markets the markets in which it is so; none for a whole pack
     * @param what in words
     */
    record Event(LocalDate day, String rule, List<String> markets, String what) {
        Event {
            markets = List.copyOf(markets);
        }
    }

    /** What changes by itself, the next first; what concerns a whole pack is told once. */
    static List<Event> calendar(List<MarketReport> markets) {
        record Entry(LocalDate day, String what, String rule) {}
        Map<Entry, Set<String>> entries = new TreeMap<>(
                Comparator.comparing(Entry::day).thenComparing(Entry::what).thenComparing(Entry::rule));
        for (MarketReport market : markets) {
            for (RuleStanding standing : market.standings()) {
                for (RuleStanding.Coming coming : standing.coming()) {
                    boolean ofPack = coming.what().startsWith("the pack ");
                    Set<String> where = entries.computeIfAbsent(
                            new Entry(coming.day(), coming.what(), ofPack ? "" : standing.rule()),
                            entry -> new LinkedHashSet<>());
                    if (!ofPack) {
                        where.add(market.market());
                    }
                }
            }
        }
        return entries.entrySet().stream()
                .map(entry -> new Event(
                        entry.getKey().day(),
                        entry.getKey().rule(),
                        List.copyOf(entry.getValue()),
                        entry.getKey().what()))
                .toList();
    }

    private static String calendarText(List<MarketReport> markets) {
        StringBuilder text = new StringBuilder();
        calendar(markets)
                .forEach(event -> text.append(event.day())
                        .append("  ")
                        .append(
                                event.rule().isEmpty()
                                        ? ""
                                        : event.rule() + " (" + String.join(", ", event.markets()) + "): ")
                        .append(event.what())
                        .append('\n'));
        return text.isEmpty() ? "" : "\nWhat changes by itself:\n" + text;
    }

    private static String said(RuleStatus status) {
        return switch (status) {
            case FAIL -> "open";
            case MISSING_DATA -> "lacking data";
            case MANUAL -> "for a person";
            case PASS -> "passed";
            default -> status.word().replace('-', ' ');
        };
    }

    private static void line(StringBuilder text, RuleStanding standing, int width) {
        boolean upcoming = standing.status() == RuleStatus.UPCOMING;
        text.append(String.format(
                        Locale.ROOT,
                        "%-14s %-" + width + "s %-8s %s",
                        said(standing.status()),
                        standing.rule(),
                        standing.status().open() || upcoming
                                ? standing.severity().word()
                                : "",
                        standing.title()))
                .append(
                        upcoming
                                ? standing.since()
                                        .map(day -> " (from " + day + ")")
                                        .orElse("")
                                : "")
                .append('\n');
        if (!standing.note().isEmpty()) {
            text.append("    ").append(standing.note()).append('\n');
        }
        for (RuleStanding.Evidence evidence : standing.evidence()) {
            String place = evidence.at().toString();
            text.append("    ")
                    .append(place.isEmpty() ? "" : place + ": ")
                    .append(evidence.thing().isEmpty() ? "" : evidence.thing() + ": ")
                    .append(evidence.why())
                    .append(evidence.pages() > 1 ? " (" + evidence.pages() + " pages)" : "")
                    .append('\n');
        }
        if (!standing.evidence().isEmpty()) {
            int open = standing.counts().entrySet().stream()
                    .filter(entry -> entry.getKey().open() || upcoming)
                    .mapToInt(Map.Entry::getValue)
                    .sum();
            int shown = standing.evidence().stream()
                    .mapToInt(RuleStanding.Evidence::pages)
                    .sum();
            if (!upcoming && open > shown) {
                text.append("    … and ").append(open - shown).append(" more pages\n");
            }
            text.append("    mend it: ").append(standing.fix()).append('\n');
            text.append("    source: ").append(standing.source()).append('\n');
        }
    }

    /** As JSON; {@code markets} in the order they were found. */
    public static String json(List<MarketReport> markets) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("limits", LIMITS);
        json.put("markets", markets.stream().map(MarketReport::json).toList());
        return JsonText.of(json);
    }

    private Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("market", market);
        json.put("day", day.toString());
        json.put("ready", ready());
        Map<String, Object> counts = new LinkedHashMap<>();
        counts().forEach((status, count) -> counts.put(status.word(), count));
        json.put("counts", counts);
        json.put("rules", standings.stream().map(MarketReport::json).toList());
        return json;
    }

    private static Map<String, Object> json(RuleStanding standing) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", standing.rule());
        json.put("pack", standing.pack());
        json.put("title", standing.title());
        json.put("status", standing.status().word());
        json.put("severity", standing.severity().word());
        json.put("machine", standing.machine());
        json.put("confidence", standing.confidence());
        json.put("source", standing.source());
        standing.since().ifPresent(day -> json.put("since", day.toString()));
        standing.due().ifPresent(day -> json.put("due", day.toString()));
        json.put(
                "coming",
                standing.coming().stream()
                        .map(one -> {
                            Map<String, Object> coming = new LinkedHashMap<>();
                            coming.put("day", one.day().toString());
                            coming.put("what", one.what());
                            return coming;
                        })
                        .toList());
        Map<String, Object> pages = new LinkedHashMap<>();
        standing.counts().forEach((status, count) -> pages.put(status.word(), count));
        json.put("pages", pages);
        if (!standing.note().isEmpty()) {
            json.put("note", standing.note());
        }
        List<Object> evidence = new ArrayList<>();
        for (RuleStanding.Evidence one : standing.evidence()) {
            Map<String, Object> found = new LinkedHashMap<>();
            found.put("status", one.status().word());
            found.put("thing", one.thing());
            found.put("why", one.why());
            found.put("page", one.page());
            found.put("pages", one.pages());
            found.put("file", one.at().path());
            found.put("line", one.at().line());
            found.put("column", one.at().column());
            evidence.add(found);
        }
        json.put("evidence", evidence);
        json.put("fix", standing.fix());
        return json;
    }
}
