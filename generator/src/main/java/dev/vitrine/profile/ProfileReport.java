package dev.vitrine.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a profiled build took, for a person to read.
 *
 * @param pages how many pages were made
 * @param phases in the order they ran
 * @param figures templates and macros, the most own time first
 * @param caches the one that was asked most first
 * @param listings the one on most pages first
 * @param memory the most that was needed
 */
public record ProfileReport(
        int pages,
        List<Profile.Phase> phases,
        List<Profile.Figure> figures,
        List<Profile.Cache> caches,
        List<Profile.Listing> listings,
        Memory memory) {

    private static final int ROWS = 15;
    private static final int LISTS = 5;
    private static final double MUCH = 0.2;
    private static final int OFTEN = 10;

    /** A fragment that was made as often as this tells whether it is worth while. */
    private static final int TRIED = 50;

    private static final double SELDOM = 0.1;

    /** More pages than anybody turns. */
    private static final int MANY_PAGES = 100;

    private static final double NEARLY_FULL = 0.9;

    /**
     * The most memory in use at a time, in bytes; each may be {@link Counts#UNKNOWN}.
     *
     * @param heap of the heap, never too low
     * @param heapLimit how large the heap may become
     * @param process of the whole process
     */
    public record Memory(long heap, long heapLimit, long process) {
        /** Of a machine that does not say. */
        public static final Memory UNKNOWN = new Memory(Counts.UNKNOWN, Counts.UNKNOWN, Counts.UNKNOWN);
    }

    public ProfileReport {
        phases = List.copyOf(phases);
        figures = List.copyOf(figures);
        caches = List.copyOf(caches);
        listings = List.copyOf(listings);
    }

    /** What {@code profile} found of a build that made {@code pages}, to be asked for when it is over. */
    public static ProfileReport of(Profile profile, int pages, Memory memory) {
        return new ProfileReport(
                pages, profile.phases(), profile.figures(), profile.caches(), profile.listings(), memory);
    }

    /** The tables for the terminal: phases, the fifteen dearest templates and macros, caches, the five widest lists, memory, advice. */
    public String text() {
        StringBuilder text = new StringBuilder("phases             ms      read   written allocated\n");
        for (Profile.Phase phase : phases) {
            text.append(String.format(
                    Locale.ROOT,
                    "  %-12s %,7.0f %9s %9s %9s\n",
                    phase.name(),
                    millis(phase.nanos()),
                    megabytes(phase.counts().read()),
                    megabytes(phase.counts().written()),
                    megabytes(phase.counts().allocated())));
        }
        text.append("templates and macros, by own time, all threads together\n");
        text.append("       own ms   total ms      calls   mean us  name (slowest page)\n");
        for (Profile.Figure figure : first(ROWS, figures)) {
            text.append(String.format(
                            Locale.ROOT,
                            "  %,11.1f %,10.1f %,10d %,9.1f  ",
                            millis(figure.own()),
                            millis(figure.total()),
                            figure.calls(),
                            figure.mean() / 1e3))
                    .append(figure.name())
                    .append(figure.slowestPage().isEmpty() ? "" : " (" + figure.slowestPage() + ")")
                    .append('\n');
        }
        if (!caches.isEmpty()) {
            text.append("caches\n         hits     misses  name\n");
            for (Profile.Cache cache : first(ROWS, caches)) {
                text.append(
                        String.format(Locale.ROOT, "  %,11d %,10d  %s\n", cache.hits(), cache.misses(), cache.name()));
            }
        }
        if (!listings.isEmpty()) {
            text.append("widest lists\n        pages   products  first page\n");
            for (Profile.Listing listing : first(LISTS, listings)) {
                text.append(String.format(
                        Locale.ROOT, "  %,11d %,10d  %s\n", listing.pages(), listing.products(), listing.address()));
            }
        }
        memoryLines().forEach(line -> text.append(line).append('\n'));
        advice().forEach(sentence -> text.append("advice: ").append(sentence).append('\n'));
        return text.toString();
    }

    private static <T> List<T> first(int count, List<T> all) {
        return all.subList(0, Math.min(count, all.size()));
    }

    private List<String> memoryLines() {
        List<String> lines = new ArrayList<>();
        if (memory.heap() > 0) {
            lines.add("most heap in use: " + megabytes(memory.heap())
                    + (memory.heapLimit() > 0 ? " of " + megabytes(memory.heapLimit()) : ""));
        }
        if (memory.process() > 0) {
            lines.add("most memory of the process: " + megabytes(memory.process()));
        }
        return lines;
    }

    /** What the figures suggest; empty when nothing stands out. */
    public List<String> advice() {
        List<String> advice = new ArrayList<>();
        long all = figures.stream().mapToLong(Profile.Figure::own).sum();
        for (Profile.Figure figure : figures) {
            boolean macro = figure.name().contains("#");
            if (macro && figure.own() > MUCH * all && figure.calls() > (long) OFTEN * pages) {
                advice.add(String.format(
                        Locale.ROOT,
                        "%s takes %.0f %% of the time of templates in %.1f calls a page; where it prints the same on many pages, "
                                + "put it into <@cached key=...>",
                        figure.name(),
                        100.0 * figure.own() / all,
                        figure.calls() / (double) Math.max(pages, 1)));
            } else if (figure.own() > MUCH * all) {
                advice.add(String.format(
                        Locale.ROOT,
                        "%s takes %.0f %% of the time of templates; look at its slowest page first, %s",
                        figure.name(),
                        100.0 * figure.own() / all,
                        figure.slowestPage()));
            }
        }
        for (Profile.Cache cache : caches) {
            if (cache.misses() >= TRIED && cache.hits() < SELDOM * cache.asked()) {
                advice.add(String.format(
                        Locale.ROOT,
                        "%s was made %,d times and found again %s; where it is a fragment, take out of its key what it does not "
                                + "show, or do without <@cached>",
                        cache.name(),
                        cache.misses(),
                        cache.hits() == 0 ? "never" : String.format(Locale.ROOT, "%,d times", cache.hits())));
            }
        }
        for (Profile.Listing listing : first(1, listings)) {
            if (listing.pages() > MANY_PAGES) {
                advice.add(String.format(
                        Locale.ROOT,
                        "%s lists %,d products on %,d pages, more than anybody turns; divide it into lists below it, or let "
                                + "\"pageSize\" in site.json be larger",
                        listing.address(),
                        listing.products(),
                        listing.pages()));
            }
        }
        if (memory.heapLimit() > 0 && memory.heap() > NEARLY_FULL * memory.heapLimit()) {
            advice.add("the heap was nearly full, and cleaning it up takes time; a larger one is -Xmx of the JVM");
        }
        return List.copyOf(advice);
    }

    /** A page of its own, without scripts and without anything from elsewhere. */
    public String html() {
        StringBuilder html = new StringBuilder("""
                <!doctype html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Profile of a build</title>
                <style>
                body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem }
                div { overflow-x: auto }
                table { border-collapse: collapse; width: 100% }
                th, td { border-bottom: 1px solid #ccc; padding: .25rem .75rem; text-align: end; white-space: nowrap }
                th:first-child, td:first-child { text-align: start }
                </style>
                <h1>Profile of a build</h1>
                """);
        if (!advice().isEmpty()) {
            html.append("<h2>Advice</h2>\n<ul>\n");
            advice().forEach(sentence ->
                    html.append("<li>").append(escaped(sentence)).append("</li>\n"));
            html.append("</ul>\n");
        }
        html.append("<h2>Phases</h2>\n<p>Allocations are of all threads, garbage included.</p>\n")
                .append("<div><table>\n<tr><th>Phase<th>ms<th>Read<th>Written<th>Allocated</tr>\n");
        for (Profile.Phase phase : phases) {
            html.append("<tr><td>")
                    .append(escaped(phase.name()))
                    .append(String.format(
                            Locale.ROOT,
                            "<td>%,.0f<td>%s<td>%s<td>%s</tr>\n",
                            millis(phase.nanos()),
                            megabytes(phase.counts().read()),
                            megabytes(phase.counts().written()),
                            megabytes(phase.counts().allocated())));
        }
        html.append("</table></div>\n").append(String.format(Locale.ROOT, "<p>%,d pages", pages));
        memoryLines().forEach(line -> html.append("; ").append(line));
        html.append("</p>\n<h2>Templates and macros</h2>\n")
                .append("<p>Times of all threads together. Own time is without what was called from there.</p>\n")
                .append(
                        "<div><table>\n<tr><th>Name<th>Own ms<th>Total ms<th>Calls<th>Mean µs<th>Slowest ms<th>Slowest page</tr>\n");
        for (Profile.Figure figure : figures) {
            html.append("<tr><td>")
                    .append(escaped(figure.name()))
                    .append(String.format(
                            Locale.ROOT,
                            "<td>%,.1f<td>%,.1f<td>%,d<td>%,.1f<td>%,.1f<td>",
                            millis(figure.own()),
                            millis(figure.total()),
                            figure.calls(),
                            figure.mean() / 1e3,
                            millis(figure.slowest())))
                    .append(escaped(figure.slowestPage()))
                    .append("</tr>\n");
        }
        html.append("</table></div>\n");
        if (!caches.isEmpty()) {
            html.append("<h2>Caches</h2>\n<div><table>\n<tr><th>Name<th>Hits<th>Misses<th>Hits %</tr>\n");
            for (Profile.Cache cache : caches) {
                html.append("<tr><td>")
                        .append(escaped(cache.name()))
                        .append(String.format(
                                Locale.ROOT,
                                "<td>%,d<td>%,d<td>%.1f</tr>\n",
                                cache.hits(),
                                cache.misses(),
                                100.0 * cache.hits() / Math.max(1, cache.asked())));
            }
            html.append("</table></div>\n");
        }
        if (!listings.isEmpty()) {
            html.append("<h2>Widest lists</h2>\n<div><table>\n<tr><th>First page<th>Pages<th>Products</tr>\n");
            for (Profile.Listing listing : first(ROWS, listings)) {
                html.append("<tr><td>")
                        .append(escaped(listing.address()))
                        .append(String.format(
                                Locale.ROOT, "<td>%,d<td>%,d</tr>\n", listing.pages(), listing.products()));
            }
            html.append("</table></div>\n");
        }
        return html.append("</html>\n").toString();
    }

    /**
     * Writes {@link #html()} to {@code page}, over what is there.
     *
     * @throws IOException when the disk fails
     */
    public void write(Path page) throws IOException {
        Path folder = page.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Files.writeString(page, html());
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static String megabytes(long bytes) {
        return bytes == Counts.UNKNOWN
                ? "–"
                : String.format(Locale.ROOT, bytes < 10 << 20 ? "%,.1f MB" : "%,.0f MB", bytes / (double) (1 << 20));
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
