package dev.vitrine.feeds;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.SearchSettings;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Writes {@code robots.txt}, and the file that proves to IndexNow whose site it is. */
public final class Robots {

    /** What Google reads of the file; others read no less. */
    private static final int MAX_BYTES = 500 * 1024;

    private static final Pattern LINE = Pattern.compile("([A-Za-z-]+)\\s*:\\s*([^\\p{Cntrl}]*)");
    private static final Set<String> FIELDS =
            Set.of("user-agent", "allow", "disallow", "crawl-delay", "sitemap", "clean-param", "host");

    /** Crawlers that a shop cannot mean to shut out without knowing it. */
    private static final Set<String> SEARCH_ENGINES = Set.of("*", "googlebot", "bingbot", "googlebot-image");

    private final SitePlan plan;
    private final SearchSettings search;
    private final Set<String> files;
    private final Diagnostics diagnostics;
    private final StringBuilder text = new StringBuilder();

    private Robots(SitePlan plan, Set<String> files, Diagnostics diagnostics) {
        this.plan = plan;
        this.search = plan.site().settings().search();
        this.files = files;
        this.diagnostics = diagnostics;
    }

    /**
     * Writes the files; lines of the settings that are none, or that keep search engines from what they must see, are reported.
     *
     * @param sitemap whether there is a sitemap
     * @param files every other file of the site, relative to its root
     * @throws IOException when {@code target} fails
     */
    public static void write(
            SitePlan plan, boolean sitemap, Set<String> files, Diagnostics diagnostics, Sitemap.Target target)
            throws IOException {
        new Robots(plan, files, diagnostics).write(sitemap, target);
    }

    private void write(boolean sitemap, Sitemap.Target target) throws IOException {
        text.append("User-agent: *\nAllow: /\n");
        List<SearchSettings.Line> lines = search.robotsLines();
        int groups = 0;
        // Lines before the first that names a crawler are for all of them.
        while (groups < lines.size() && !field(lines.get(groups)).equals("user-agent")) {
            text.append(lines.get(groups++).text()).append('\n');
        }
        crawlers();
        if (groups < lines.size()) {
            text.append('\n');
            lines.subList(groups, lines.size())
                    .forEach(line -> text.append(line.text()).append('\n'));
        }
        if (sitemap) {
            text.append("\nSitemap: ").append(plan.site().settings().baseUrl()).append("/sitemap.xml\n");
        }
        check(lines);
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            diagnostics.report(
                    Rule.SEO_ROBOTS_TOO_LARGE,
                    lines.isEmpty() ? Location.of("site.json") : lines.get(0).location(),
                    "robots.txt has " + bytes.length / 1024 + " KB; crawlers read " + MAX_BYTES / 1024 + " KB of it",
                    "use fewer lines; * stands for any characters");
        }
        target.accept(new OutputPath("robots.txt"), bytes);
        Optional<String> key = search.indexNow();
        if (key.isPresent()) {
            target.accept(new OutputPath(key.get() + ".txt"), key.get().getBytes(StandardCharsets.UTF_8));
        }
    }

    private void crawlers() {
        if (search.crawlers() == SearchSettings.Crawlers.ALL) {
            return;
        }
        boolean all = search.crawlers() == SearchSettings.Crawlers.NONE;
        text.append('\n');
        Crawler.all().stream()
                .filter(crawler -> all || crawler.training())
                .forEach(crawler ->
                        text.append("User-agent: ").append(crawler.agent()).append('\n'));
        text.append("Disallow: /\n");
    }

    private static String field(SearchSettings.Line line) {
        Matcher parts = LINE.matcher(line.text().strip());
        return parts.matches() ? parts.group(1).toLowerCase(Locale.ROOT) : "";
    }

    private void check(List<SearchSettings.Line> lines) {
        Set<String> agents = new HashSet<>(Set.of("*"));
        boolean inAgents = false;
        for (SearchSettings.Line line : lines) {
            String written = line.text().strip();
            Matcher parts = LINE.matcher(written);
            if (written.startsWith("#") && written.chars().noneMatch(Character::isISOControl)) {
                continue;
            }
            if (!parts.matches() || !FIELDS.contains(parts.group(1).toLowerCase(Locale.ROOT))) {
                diagnostics.report(
                        Rule.SEO_ROBOTS_INVALID_LINE,
                        line.location(),
                        "the line is none that crawlers read",
                        "write a field and a value, such as \"Disallow: /search/\" or \"User-agent: ExampleBot\"");
                continue;
            }
            String field = parts.group(1).toLowerCase(Locale.ROOT);
            String value = parts.group(2).strip();
            if (field.equals("user-agent")) {
                if (!inAgents) {
                    agents.clear();
                }
                agents.add(value.toLowerCase(Locale.ROOT));
                inAgents = true;
                continue;
            }
            inAgents = false;
            if (field.equals("disallow") && !value.isEmpty() && agents.stream().anyMatch(SEARCH_ENGINES::contains)) {
                blocked(value).ifPresent(what -> report(line, what));
            }
        }
    }

    private void report(SearchSettings.Line line, String what) {
        diagnostics.report(
                Rule.SEO_ROBOTS_BLOCKS,
                line.location(),
                "the line keeps search engines from " + what,
                "remove it; \"seo\": { \"noindex\": true } in a page's words leaves the page out of search results, which"
                        + " crawlers must read the page to know");
    }

    /** The first page or file of the site that a value of {@code Disallow} shuts off. */
    private Optional<String> blocked(String value) {
        Predicate<String> shut = pattern(value);
        List<String> found = new ArrayList<>(1);
        for (StorefrontPlan storefront : plan.storefronts()) {
            for (RouteKind kind : RouteKind.values()) {
                for (Placed placed : storefront.all(kind).values()) {
                    if (found.isEmpty() && shut.test(placed.url().encoded())) {
                        found.add(placed.url().encoded());
                    }
                }
            }
        }
        if (!found.isEmpty()) {
            return Optional.of("the page " + found.get(0));
        }
        return files.stream()
                .filter(file -> file.startsWith("assets/") || file.startsWith("media/"))
                .map(file -> "/" + file)
                .filter(shut)
                .sorted()
                .findFirst()
                .map(file -> "the file " + file + ", which pages need to be shown as they are");
    }

    /** The beginning of an address, with {@code *} for any characters and {@code $} for its end. */
    private static Predicate<String> pattern(String value) {
        boolean whole = value.endsWith("$");
        String[] parts = (whole ? value.substring(0, value.length() - 1) : value).split("\\*", -1);
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            regex.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        Pattern compiled = Pattern.compile(regex.append(whole ? "" : ".*").toString());
        return address -> compiled.matcher(address).matches();
    }
}
