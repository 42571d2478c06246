package dev.vitrine.report;

import dev.vitrine.BuildFigures;
import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.rules.RuleStanding;
import dev.vitrine.text.TextWidth;
import dev.vitrine.translation.Coverage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/**
 * A page that shows people what a build did and found: one file, without scripts and without anything from elsewhere.
 *
 * <p>The same report gives the same bytes; only how long phases took differs.
 */
public final class BuildPage {

    private static final int FALLBACKS = 50;

    private final BuildReport report;
    private final BuildFigures figures;
    private final UnaryOperator<String> links;
    private final StringBuilder html = new StringBuilder();

    private BuildPage(BuildReport report, UnaryOperator<String> links) {
        this.report = report;
        this.figures = report.figures().orElse(BuildFigures.NONE);
        this.links = links;
    }

    /**
     * The page of {@code report}.
     *
     * @param links path of a file, as problems name it, to where it is seen from the page; an empty text when it is nowhere
     */
    public static String html(BuildReport report, UnaryOperator<String> links) {
        return new BuildPage(report, links).html();
    }

    /**
     * Writes the page of {@code report} to {@code page}, over what is there.
     *
     * @param places finds the files of problems
     * @throws IOException when the disk fails
     */
    public static void write(BuildReport report, ProblemPlaces places, Path page) throws IOException {
        Path folder = page.toAbsolutePath().normalize().getParent();
        if (folder == null) {
            throw new IOException(page + " is no file that can be written");
        }
        Files.createDirectories(folder);
        Files.writeString(page, html(report, path -> places.link(folder, path)));
    }

    private String html() {
        String title = figures.site().isEmpty() ? "Build report" : figures.site();
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
                .append("<meta name=\"robots\" content=\"noindex\">\n<title>")
                .append(escaped(title))
                .append(" – build report</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n");
        head(title);
        html.append("<main>\n");
        tiles();
        coverage();
        problems();
        rules();
        pages();
        snippets();
        feeds();
        search();
        changes();
        timing();
        return html.append(
                        "</main>\n<footer><p>Made by Vitrine. This page needs no network.</p></footer>\n</body>\n</html>\n")
                .toString();
    }

    private static String style() {
        try (InputStream in = BuildPage.class.getResourceAsStream("report.css")) {
            if (in == null) {
                throw new IllegalStateException("the style of the report is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void head(String title) {
        html.append("<header>\n<h1 dir=\"auto\">").append(escaped(title)).append("</h1>\n<p class=\"soft\">");
        if (!figures.baseUrl().isEmpty()) {
            html.append("<code>").append(escaped(figures.baseUrl())).append("</code> · ");
        }
        html.append("build report</p>\n<p><span class=\"state")
                .append(report.sound() ? "" : " broken")
                .append("\">")
                .append(
                        !report.sound()
                                ? "Not to be published"
                                : report.written() ? "Published" : "Sound, nothing written")
                .append("</span></p>\n<nav aria-label=\"Parts of this report\">");
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("coverage", "Coverage");
        parts.put("problems", "Problems");
        parts.put("rules", "Market rules");
        parts.put("pages", "Page weights");
        parts.put("snippets", "Search results");
        parts.put("feeds", "Feeds");
        parts.put("search", "Search");
        parts.put("changes", "Changes");
        parts.put("timing", "Timing");
        parts.forEach((id, name) ->
                html.append("<a href=\"#").append(id).append("\">").append(name).append("</a> "));
        html.append("</nav>\n</header>\n");
    }

    private void tiles() {
        html.append("<ul class=\"tiles\">");
        tile("", report.pageCount(), "pages");
        tile("", report.files(), "files");
        tile(report.errors() > 0 ? "error" : "", report.errors(), "errors");
        tile(report.warnings() > 0 ? "warning" : "", report.warnings(), "warnings");
        tile("", report.diagnostics().count(Severity.INFO), "infos");
        tile("", report.fallbacks().size(), "fallbacks");
        tile("", report.feeds().stream().mapToInt(BuildReport.Feed::items).sum(), "items in feeds");
        if (report.diagnostics().passedOver() > 0) {
            tile("", report.diagnostics().passedOver(), "passed over by the baseline");
        }
        html.append("</ul>\n");
    }

    private void tile(String kind, int number, String name) {
        html.append("<li")
                .append(kind.isEmpty() ? "" : " class=\"" + kind + "\"")
                .append("><b>")
                .append(number(number))
                .append("</b><span>")
                .append(name)
                .append("</span></li>");
    }

    private void section(String id, String name, String about) {
        html.append("<section id=\"")
                .append(id)
                .append("\">\n<h2>")
                .append(name)
                .append("</h2>\n<p class=\"soft\">")
                .append(about)
                .append("</p>\n");
    }

    private void nothing(String what) {
        html.append("<p>").append(what).append("</p>\n");
    }

    private void coverage() {
        section(
                "coverage",
                "Coverage",
                "How much of the content each storefront shows in its own language. Things that are not sold there count as missing.");
        if (figures.coverage().isEmpty()) {
            nothing("Nothing is known: the site could not be planned.");
        } else {
            heat();
        }
        if (!report.translations().isEmpty()) {
            html.append("<h3>Translations</h3>\n<div class=\"wide\"><table>\n<thead><tr><th>Language</th>")
                    .append(heads("Texts", "Current", "Not recorded", "Stale", "Missing", "There"))
                    .append("</tr></thead>\n<tbody>\n");
            for (Coverage language : report.translations()) {
                html.append("<tr><th>").append(escaped(language.language())).append("</th>");
                numbers(language.total(), language.current(), language.unknown(), language.stale(), language.missing());
                html.append("<td class=\"n\">")
                        .append(percent(language.share()))
                        .append("</td></tr>\n");
            }
            html.append("</tbody></table></div>\n");
        }
        fallbacks();
        html.append("</section>\n");
    }

    private void heat() {
        CoverageTable table = CoverageTable.of(figures.coverage());
        html.append("<div class=\"wide\"><table class=\"heat\">\n<thead><tr><th>Storefront</th>");
        table.kinds().forEach(kind -> html.append("<th>").append(escaped(kind)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        table.rows().forEach((storefront, cells) -> {
            html.append("<tr><th>").append(escaped(storefront)).append("</th>");
            cells.forEach(this::cell);
            html.append("</tr>\n");
        });
        html.append("</tbody></table></div>\n<p class=\"key\">")
                .append(
                        "<span><i class=\"c4\"></i>all, none of it stale</span><span><i class=\"c3\"></i>90 % and more</span>")
                .append("<span><i class=\"c2\"></i>half and more</span><span><i class=\"c1\"></i>less</span>")
                .append("<span><i class=\"c0\"></i>there are none</span></p>\n");
    }

    private void cell(BuildFigures.Coverage cell) {
        int total = cell.total();
        double share = cell.share();
        String level = total == 0
                ? "c0"
                : share == 1 && cell.stale() == 0 ? "c4" : share >= .9 ? "c3" : share >= .5 ? "c2" : "c1";
        html.append("<td><div class=\"").append(level).append("\">");
        if (total == 0) {
            html.append("<small>none</small></div></td>");
            return;
        }
        html.append("<b>").append(percent(share)).append("</b><small>");
        List<String> parts = new ArrayList<>();
        parts.add(number(cell.translated()) + " of " + number(total));
        part(parts, cell.fallback(), "in another language");
        part(parts, cell.missing(), "missing");
        part(parts, cell.stale(), cell.stale() == 1 ? "stale text" : "stale texts");
        html.append(String.join("<br>", parts)).append("</small></div></td>");
    }

    private static void part(List<String> parts, int count, String what) {
        if (count > 0) {
            parts.add(number(count) + " " + what);
        }
    }

    private void fallbacks() {
        if (report.fallbacks().isEmpty()) {
            return;
        }
        html.append("<h3>Words from another language</h3>\n<div class=\"wide\"><table>\n<thead><tr><th>Thing</th>")
                .append("<th>Missing</th><th>In</th><th>Shown instead</th></tr></thead>\n<tbody>\n");
        report.fallbacks().stream()
                .limit(FALLBACKS)
                .forEach(fallback -> html.append("<tr><td><code>")
                        .append(escaped(fallback.thing()))
                        .append("</code></td><td>")
                        .append(escaped(fallback.field()))
                        .append("</td><td>")
                        .append(escaped(fallback.language()))
                        .append("</td><td>")
                        .append(fallback.from().isEmpty() ? "left out" : escaped(fallback.from()))
                        .append("</td></tr>\n"));
        html.append("</tbody></table></div>\n");
        more(report.fallbacks().size() - FALLBACKS);
    }

    private void more(int count) {
        if (count > 0) {
            html.append("<p class=\"soft\">and ").append(number(count)).append(" more</p>\n");
        }
    }

    private void problems() {
        section(
                "problems",
                "Problems",
                "By area, the gravest first. Of one rule the first fifty are shown. What a rule means is in docs/rules.md.");
        List<ProblemArea> areas = ProblemArea.of(report.diagnostics());
        if (areas.isEmpty()) {
            nothing("None.");
        }
        for (ProblemArea area : areas) {
            html.append("<h3>")
                    .append(escaped(area.name()))
                    .append(" <span class=\"soft\">")
                    .append(number(area.problems().size()))
                    .append("</span></h3>\n<ul class=\"problems\">\n");
            area.problems().forEach(this::problem);
            html.append("</ul>\n");
            area.omitted()
                    .forEach((rule, count) -> html.append("<p class=\"soft\">and ")
                            .append(number(count))
                            .append(" more of <code>")
                            .append(escaped(rule.id()))
                            .append("</code></p>\n"));
        }
        html.append("</section>\n");
    }

    private void rules() {
        section(
                "rules",
                "Market rules",
                "Where each rule stands in each market: open, passed, or waiting for data or a person. "
                        + MarketReport.LIMITS);
        // The day counts in the text of a market's own report only.
        List<MarketReport> markets = MarketReport.all(report, LocalDate.EPOCH);
        if (markets.isEmpty()) {
            nothing("None was asked. The field \"marketRules\" of site.json asks for them.");
        } else {
            matrix(markets);
            evidence(markets);
            calendar(markets);
        }
        html.append("</section>\n");
    }

    private void matrix(List<MarketReport> markets) {
        html.append("<div class=\"wide\"><table class=\"rules\">\n<thead><tr><th>Rule</th>");
        markets.forEach(
                market -> html.append("<th>").append(escaped(market.market())).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        MarketReport.byRule(markets).forEach((rule, standings) -> {
            RuleStanding any = standings.values().iterator().next();
            html.append("<tr><th title=\"")
                    .append(escaped(any.source()))
                    .append("\"><code>")
                    .append(escaped(rule))
                    .append("</code> <span class=\"soft\">")
                    .append(escaped(any.title()))
                    .append("</span></th>");
            for (MarketReport market : markets) {
                RuleStanding standing = standings.get(market.market());
                if (standing == null) {
                    html.append("<td></td>");
                    continue;
                }
                String mark = MarketReport.mark(standing.status());
                html.append("<td class=\"r-").append(standing.status().word()).append("\">");
                if (standing.evidence().isEmpty()) {
                    html.append(mark);
                } else {
                    html.append("<a href=\"#")
                            .append(anchor(standing))
                            .append("\">")
                            .append(mark)
                            .append("</a>");
                }
                html.append("</td>");
            }
            html.append("</tr>\n");
        });
        html.append("</tbody></table></div>\n<p class=\"soft\">OPEN: broken. data: a field is not stated. ")
                .append("person: somebody must confirm it. ok: passed. said: confirmed. off: overridden. ")
                .append("later: holds from a later day on. -: asks for nothing here.</p>\n");
    }

    private static String anchor(RuleStanding standing) {
        return "rule-" + standing.rule() + "-" + standing.market();
    }

    private void evidence(List<MarketReport> markets) {
        for (MarketReport market : markets) {
            for (RuleStanding standing : market.standings()) {
                if (standing.evidence().isEmpty()) {
                    continue;
                }
                html.append("<h3 id=\"")
                        .append(anchor(standing))
                        .append("\">")
                        .append(escaped(standing.rule()))
                        .append(" <span class=\"soft\">")
                        .append(escaped(market.market()))
                        .append("</span></h3>\n<p>")
                        .append(escaped(standing.title()))
                        .append(". <span class=\"soft\">")
                        .append(escaped(standing.source()))
                        .append("</span></p>\n<ul>\n");
                for (RuleStanding.Evidence one : standing.evidence()) {
                    html.append("<li>");
                    if (!one.at().path().isEmpty()) {
                        place(one.at());
                        html.append(": ");
                    }
                    html.append(one.thing().isEmpty() ? "" : "<code>" + escaped(one.thing()) + "</code>: ")
                            .append(escaped(one.why()))
                            .append(one.pages() > 1 ? " (" + number(one.pages()) + " pages)" : "")
                            .append("</li>\n");
                }
                html.append("</ul>\n<p class=\"soft\">")
                        .append(escaped(standing.fix()))
                        .append("</p>\n");
            }
        }
    }

    private void calendar(List<MarketReport> markets) {
        List<MarketReport.Event> events = MarketReport.calendar(markets);
        if (events.isEmpty()) {
            return;
        }
        html.append("<h3>What changes by itself</h3>\n<div class=\"wide\"><table>\n<thead><tr><th>From</th>")
                .append("<th>Rule</th><th>Markets</th><th>What</th></tr></thead>\n<tbody>\n");
        events.forEach(event -> html.append("<tr><td>")
                .append(event.day())
                .append("</td><td><code>")
                .append(escaped(event.rule()))
                .append("</code></td><td>")
                .append(escaped(String.join(", ", event.markets())))
                .append("</td><td>")
                .append(escaped(event.what()))
                .append("</td></tr>\n"));
        html.append("</tbody></table></div>\n");
    }

    private void problem(Diagnostic problem) {
        String severity = problem.severity().name().toLowerCase(Locale.ROOT);
        html.append("<li class=\"")
                .append(severity)
                .append("\"><span class=\"mark\">")
                .append(severity)
                .append("</span><div><p dir=\"auto\">")
                .append(escaped(problem.message()))
                .append("</p>\n");
        if (!problem.hint().isEmpty()) {
            html.append("<p class=\"soft\" dir=\"auto\">")
                    .append(escaped(problem.hint()))
                    .append("</p>\n");
        }
        html.append("<p class=\"place\">");
        if (!problem.location().path().isEmpty()) {
            place(problem.location());
            html.append(" · ");
        }
        html.append("<code class=\"soft\">")
                .append(escaped(problem.rule().id()))
                .append("</code>");
        for (Location related : problem.related()) {
            html.append(" · see ");
            place(related);
        }
        html.append("</p></div></li>\n");
    }

    private void place(Location location) {
        String link = links.apply(location.path());
        if (!link.isEmpty()) {
            html.append("<a href=\"").append(escaped(link));
            if (location.line() > 0) {
                html.append("#L").append(location.line());
            }
            html.append("\">");
        }
        html.append("<code>").append(escaped(location.toString())).append("</code>");
        html.append(link.isEmpty() ? "" : "</a>");
    }

    private void pages() {
        BuildFigures.Weights weights = figures.weights();
        section(
                "pages",
                "Page weights",
                "The HTML of " + number(weights.pages()) + " pages before it is compressed, " + bytes(weights.bytes())
                        + " in all"
                        + (weights.pages() == 0
                                ? "."
                                : "; a page has " + bytes(weights.bytes() / weights.pages()) + " on average."));
        if (weights.pages() > 0) {
            int most =
                    weights.steps().stream().mapToInt(Integer::intValue).max().orElse(1);
            html.append("<div class=\"bars\">\n");
            for (int i = 0; i < weights.steps().size(); i++) {
                bar(
                        step(i),
                        weights.steps().get(i),
                        most,
                        number(weights.steps().get(i)));
            }
            html.append("</div>\n<h3>The largest</h3>\n<div class=\"wide\"><table>\n<thead><tr><th>Page</th>")
                    .append(heads("Size"))
                    .append("</tr></thead>\n<tbody>\n");
            weights.largest()
                    .forEach(page -> html.append("<tr><td><code>")
                            .append(escaped(page.path()))
                            .append("</code></td><td class=\"n\">")
                            .append(bytes(page.bytes()))
                            .append("</td></tr>\n"));
            html.append("</tbody></table></div>\n");
        }
        html.append("</section>\n");
    }

    private static String step(int index) {
        List<Integer> limits = BuildFigures.Weights.LIMITS;
        return index == 0
                ? "below " + bytes(limits.get(0))
                : index == limits.size()
                        ? bytes(limits.get(index - 1)) + " and more"
                        : bytes(limits.get(index - 1)) + " – " + bytes(limits.get(index));
    }

    private void bar(String name, long value, long most, String shown) {
        html.append("<span>")
                .append(escaped(name))
                .append("</span><i style=\"--w:")
                .append(String.format(Locale.ROOT, "%.1f", 100.0 * value / Math.max(1, most)))
                .append("%\"></i><span>")
                .append(shown)
                .append("</span>\n");
    }

    private void snippets() {
        section(
                "snippets",
                "Search results",
                "Some pages of each storefront as search engines show them: titles to " + TextWidth.TITLE.most()
                        + " pixels, descriptions to " + TextWidth.DESCRIPTION.most() + ".");
        if (figures.snippets().isEmpty()) {
            nothing("No page was made that search engines may show.");
        }
        html.append("<ul class=\"snippets\">\n");
        figures.snippets().forEach(this::snippet);
        html.append("</ul>\n</section>\n");
    }

    private void snippet(BuildFigures.Snippet page) {
        html.append("<li><div class=\"result\"><div class=\"url\">")
                .append(escaped(page.url()))
                .append("</div><div class=\"title\" dir=\"auto\">")
                .append(page.title().isEmpty() ? "(no title)" : escaped(TextWidth.TITLE.cut(page.title())))
                .append("</div><p class=\"text\" dir=\"auto\">")
                .append(
                        page.description().isEmpty()
                                ? "(no description: search engines choose a part of the text)"
                                : escaped(TextWidth.DESCRIPTION.cut(page.description())))
                .append("</p></div>\n<p class=\"meter\"><span>")
                .append(escaped(page.storefront()))
                .append("</span><span>")
                .append(escaped(page.kind()))
                .append("</span>");
        meter("title", TextWidth.TITLE, page.title());
        meter("description", TextWidth.DESCRIPTION, page.description());
        html.append("</p></li>\n");
    }

    private void meter(String name, TextWidth width, String text) {
        html.append("<span")
                .append(width.fits(text) ? ">" : " class=\"cut\">")
                .append(name)
                .append(' ')
                .append(number(width.pixels(text)))
                .append(" px")
                .append(width.fits(text) ? "" : ", cut")
                .append("</span>");
    }

    private void feeds() {
        section(
                "feeds",
                "Feeds",
                "What shopping channels are told, and what they would refuse and is not in the files.");
        if (report.feeds().isEmpty()) {
            nothing("The site has no feeds for shopping channels.");
        } else {
            html.append("<div class=\"wide\"><table>\n<thead><tr><th>Channel</th><th>Storefront</th><th>File</th>")
                    .append(heads("Accepted", "Refused", "Not offered"))
                    .append("<th>Refused because of</th></tr></thead>\n<tbody>\n");
            for (BuildReport.Feed feed : report.feeds()) {
                int refused = feed.refused().values().stream()
                        .mapToInt(Integer::intValue)
                        .sum();
                html.append("<tr><th>")
                        .append(escaped(feed.channel()))
                        .append("</th><td>")
                        .append(escaped(feed.storefront()))
                        .append("</td><td><code>")
                        .append(escaped(feed.file()))
                        .append("</code></td>");
                numbers(feed.items(), refused, feed.leftOut());
                List<String> reasons = new ArrayList<>();
                new TreeMap<>(feed.refused())
                        .forEach((rule, count) -> reasons.add("<code>" + escaped(rule) + "</code> " + number(count)));
                html.append("<td>").append(String.join(", ", reasons)).append("</td></tr>\n");
            }
            html.append("</tbody></table></div>\n");
        }
        html.append("</section>\n");
    }

    private void search() {
        section("search", "Search", "The indexes that shoppers' browsers read, part by part as they type.");
        if (figures.search().isEmpty()) {
            nothing(
                    report.written()
                            ? "The theme shows no search."
                            : "No index is made where nothing is written: vitrine build --report shows it.");
        } else {
            html.append("<div class=\"wide\"><table>\n<thead><tr><th>Language</th>")
                    .append(heads("Files", "Together", "Largest file"))
                    .append("</tr></thead>\n<tbody>\n");
            for (BuildFigures.SearchIndex index : figures.search()) {
                html.append("<tr><th>").append(escaped(index.language())).append("</th>");
                numbers(index.files());
                html.append("<td class=\"n\">")
                        .append(bytes(index.bytes()))
                        .append("</td><td class=\"n\">")
                        .append(bytes(index.largest()))
                        .append("</td></tr>\n");
            }
            html.append("</tbody></table></div>\n");
        }
        html.append("</section>\n");
    }

    private void changes() {
        BuildReport.Changes changes = report.changes();
        section("changes", "Changes", "Files that differ from those of the last build.");
        if (!report.written()) {
            nothing("Nothing was written.");
        } else {
            html.append("<ul class=\"tiles\">");
            tile("", changes.added(), "added");
            tile("", changes.changed(), "changed");
            tile("", changes.removed(), "removed");
            tile("", changes.unchanged(), "unchanged");
            tile("", changes.pagesMade(), "pages made anew");
            html.append("</ul>\n");
            if (!figures.changed().isEmpty()) {
                html.append(
                        "<div class=\"wide\"><table>\n<thead><tr><th>What</th><th>File</th></tr></thead>\n<tbody>\n");
                figures.changed()
                        .forEach(change -> html.append("<tr><td>")
                                .append(escaped(change.what()))
                                .append("</td><td><code>")
                                .append(escaped(change.path()))
                                .append("</code></td></tr>\n"));
                html.append("</tbody></table></div>\n");
                more(changes.added()
                        + changes.changed()
                        + changes.removed()
                        - figures.changed().size());
            }
        }
        html.append("</section>\n");
    }

    private void timing() {
        long all = report.phases().values().stream().mapToLong(Long::longValue).sum();
        section("timing", "Timing", String.format(Locale.ROOT, "%.1f seconds by phase.", all / 1000.0));
        long most = report.phases().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        html.append("<div class=\"bars\">\n");
        report.phases().forEach((phase, millis) -> bar(phase, millis, most, number(millis) + " ms"));
        html.append("</div>\n</section>\n");
    }

    private static String heads(String... names) {
        StringBuilder heads = new StringBuilder();
        for (String name : names) {
            heads.append("<th class=\"n\">").append(name).append("</th>");
        }
        return heads.toString();
    }

    private void numbers(int... numbers) {
        for (int number : numbers) {
            html.append("<td class=\"n\">").append(number(number)).append("</td>");
        }
    }

    private static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String percent(double share) {
        // Rounded down: all is only what is all.
        return String.format(Locale.ROOT, "%d %%", (int) Math.floor(share * 100 + 1e-9));
    }

    private static String bytes(long bytes) {
        if (bytes < 1024) {
            return bytes + " B";
        }
        double kilo = bytes / 1024.0;
        if (kilo < 1024) {
            return kilo == Math.rint(kilo)
                    ? String.format(Locale.ROOT, "%.0f KB", kilo)
                    : String.format(Locale.ROOT, "%.1f KB", kilo);
        }
        return String.format(Locale.ROOT, "%,.1f MB", kilo / 1024);
    }

    private static String escaped(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? '\uFFFD' : c);
            }
        }
        return safe.toString();
    }
}
