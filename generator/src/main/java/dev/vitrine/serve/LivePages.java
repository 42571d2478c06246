package dev.vitrine.serve;

import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Excerpt;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.output.ContentHash;
import dev.vitrine.output.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What a preview adds to pages: a script that loads them again when they changed, and shows what is wrong with the site. */
final class LivePages {

    /** Where everything of the preview is; no page of a site can be there. */
    static final String PREFIX = "/_vitrine/";

    static final String SCRIPT = PREFIX + "live.js";
    static final String EVENTS = PREFIX + "events";

    /** The header with what tells a page from what it was before. */
    static final String PAGE = "X-Vitrine-Page";

    /** Problems that are shown; the others are listed where the preview was started. */
    private static final int MOST = 40;

    private LivePages() {}

    /** A file that the preview brings along. */
    static byte[] resource(String name) {
        try (InputStream in = LivePages.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException("the code cannot be read", e);
        }
    }

    /** What tells a page from what it was before. */
    static String name(byte[] html) {
        return ContentHash.hex(ContentHash.of(html, html.length));
    }

    /** The page with the script before its end. */
    static byte[] page(byte[] html) {
        byte[] script = ("<script type=\"module\" src=\"" + SCRIPT + "?page=" + name(html) + "\"></script>")
                .getBytes(StandardCharsets.US_ASCII);
        int end = end(html);
        byte[] page = new byte[html.length + script.length];
        System.arraycopy(html, 0, page, 0, end);
        System.arraycopy(script, 0, page, end, script.length);
        System.arraycopy(html, end, page, end + script.length, html.length - end);
        return page;
    }

    private static int end(byte[] html) {
        byte[] tag = "</body>".getBytes(StandardCharsets.US_ASCII);
        for (int at = html.length - tag.length; at >= 0; at--) {
            int same = 0;
            while (same < tag.length && html[at + same] == tag[same]) {
                same++;
            }
            if (same == tag.length) {
                return at;
            }
        }
        return html.length;
    }

    /** A page that says {@code text}, while there is no other. */
    static byte[] notice(String text) {
        String html = "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Preview</title>"
                + "<meta name=\"viewport\" content=\"width=device-width\"><meta name=\"color-scheme\" content=\"light dark\"></head>"
                + "<body><p>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</p></body></html>";
        return html.getBytes(StandardCharsets.UTF_8);
    }

    /** What pages are told of a build. */
    static String state(BuildReport report) {
        return state(report.diagnostics(), report.excerpts());
    }

    /** What pages are told of problems that were found before the site was built. */
    static String state(Diagnostics diagnostics, ExcerptSource excerpts) {
        List<Diagnostic> problems = new ArrayList<>();
        for (Severity severity : List.of(Severity.ERROR, Severity.WARNING)) {
            diagnostics.sorted().stream()
                    .filter(problem -> problem.severity() == severity)
                    .forEach(problems::add);
        }
        int errors = diagnostics.count(Severity.ERROR);
        int warnings = diagnostics.count(Severity.WARNING);
        List<Map<String, Object>> shown = problems.stream()
                .limit(MOST)
                .map(problem -> problem(problem, excerpts))
                .toList();
        return state("", errors, warnings, shown);
    }

    /** What pages are told when nothing is wrong. */
    static String sound() {
        return state("", 0, 0, List.of());
    }

    /** What pages are told of a build that failed for no reason of the site's. */
    static String failed(String reason) {
        return state(reason, 0, 0, List.of());
    }

    private static String state(String failed, int errors, int warnings, List<Map<String, Object>> shown) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("failed", failed);
        state.put("errors", errors);
        state.put("warnings", warnings);
        state.put("problems", shown);
        state.put("more", Math.max(0, errors + warnings - shown.size()));
        return Json.of(state);
    }

    private static Map<String, Object> problem(Diagnostic problem, ExcerptSource excerpts) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("rule", problem.rule().id());
        shown.put("severity", problem.severity().word());
        shown.put("place", problem.location().toString());
        shown.put("message", problem.message());
        shown.put("hint", problem.hint());
        Optional<Excerpt> excerpt =
                problem.location().line() == 0 ? Optional.empty() : excerpts.excerpt(problem.location());
        excerpt.ifPresent(found -> {
            shown.put("line", problem.location().line());
            shown.put("excerpt", found.text());
            shown.put("caret", problem.location().column() > 0 ? found.caret() : -1);
            shown.put("length", found.length());
        });
        return shown;
    }
}
