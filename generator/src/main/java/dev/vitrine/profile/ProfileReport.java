package dev.vitrine.profile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What a profiled build took, for a person to read.
 *
 * @param phases phase to milliseconds, in the order they ran
 * @param pages how many pages were made
 * @param heapPeak most bytes of heap in use, as far as the machine kept count; 0 when unknown
 * @param figures templates and macros, the most own time first
 */
public record ProfileReport(Map<String, Long> phases, int pages, long heapPeak, List<Profile.Figure> figures) {

    private static final int ROWS = 15;
    private static final double MUCH = 0.2;
    private static final int OFTEN = 10;

    public ProfileReport {
        phases = Collections.unmodifiableMap(new LinkedHashMap<>(phases));
        figures = List.copyOf(figures);
    }

    /** The table for the terminal: phases, the fifteen dearest templates and macros, advice. */
    public String text() {
        StringBuilder text = new StringBuilder("phases\n");
        phases.forEach((phase, took) -> text.append(String.format(Locale.ROOT, "  %-14s %,9d ms\n", phase, took)));
        text.append("templates and macros, by own time, all threads together\n");
        text.append("       own ms   total ms      calls   mean us  name (slowest page)\n");
        for (Profile.Figure figure : figures.subList(0, Math.min(ROWS, figures.size()))) {
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
        if (heapPeak > 0) {
            text.append(String.format(Locale.ROOT, "most heap in use: %,d MB\n", heapPeak >> 20));
        }
        advice().forEach(sentence -> text.append("advice: ").append(sentence).append('\n'));
        return text.toString();
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
        html.append("<h2>Phases</h2>\n<div><table>\n<tr><th>Phase<th>ms</tr>\n");
        phases.forEach((phase, took) -> html.append("<tr><td>")
                .append(escaped(phase))
                .append(String.format(Locale.ROOT, "<td>%,d</tr>\n", took)));
        html.append("</table></div>\n");
        html.append(String.format(Locale.ROOT, "<p>%,d pages", pages));
        if (heapPeak > 0) {
            html.append(String.format(Locale.ROOT, "; most heap in use: %,d MB", heapPeak >> 20));
        }
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
        return html.append("</table></div>\n</html>\n").toString();
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
