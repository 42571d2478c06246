package dev.vitrine.serve;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.LiveSite;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.output.Json;
import dev.vitrine.translation.Coverage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongSupplier;

/** The panel of a preview, at {@code /_vitrine/}: where a page comes from and what others see of it, and how the site is. Its own script asks for what it shows. */
final class Panel {

    static final String SCRIPT = LivePages.PREFIX + "panel.js";
    static final String STYLE = LivePages.PREFIX + "panel.css";
    static final String PAGE = LivePages.PREFIX + "page.json";
    static final String TIMING = LivePages.PREFIX + "timing.json";
    static final String SITE = LivePages.PREFIX + "site.json";
    static final String VIEW = LivePages.PREFIX + "view";

    /** Problems that are shown. */
    private static final int MOST = 500;

    private Panel() {}

    /** The file at {@code path} of the panel; empty when it has none. */
    static Optional<byte[]> file(String path) {
        return switch (path) {
            case LivePages.PREFIX -> Optional.of(LivePages.resource("panel.html"));
            case SCRIPT -> Optional.of(LivePages.resource("panel.js"));
            case STYLE -> Optional.of(LivePages.resource("panel.css"));
            default -> Optional.empty();
        };
    }

    /** What there is to say of the page at {@code address}; empty when there is none. */
    static Optional<String> page(LiveSite site, BuildRequest request, String address) {
        return site.facts(address).map(facts -> {
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("address", address);
            page.put("storefront", facts.storefront());
            page.put("thing", facts.thing());
            page.put(
                    "sources",
                    facts.sources().stream()
                            .map(source -> source(request, source))
                            .toList());
            page.put("template", source(request, Location.of(facts.template())));
            page.put("elsewhere", facts.elsewhere());
            page.put(
                    "problems",
                    facts.problems().stream()
                            .map(problem -> problem(request, problem))
                            .toList());
            return Json.of(page);
        });
    }

    /**
     * How long the page at {@code address} takes to be made, and what of it which template and macro: times are in nanoseconds. Empty when it cannot be made.
     *
     * @param clock nanoseconds since any moment
     * @throws IOException when a source cannot be read any more
     */
    static Optional<String> timing(LiveSite site, BuildRequest request, String address, LongSupplier clock)
            throws IOException {
        return site.timing(address, clock).map(timing -> {
            List<Map<String, Object>> calls = new ArrayList<>();
            for (LiveSite.Call call : timing.calls()) {
                Map<String, Object> shown = new LinkedHashMap<>();
                shown.put("name", call.name());
                shown.put("source", source(request, call.place()));
                shown.put("calls", call.calls());
                shown.put("total", call.total());
                shown.put("own", call.own());
                calls.add(shown);
            }
            Map<String, Object> page = new LinkedHashMap<>();
            page.put("total", timing.nanos());
            page.put("calls", calls);
            return Json.of(page);
        });
    }

    /** What there is to say of the site. */
    static String site(Optional<LiveSite> live, Optional<BuildReport> report, BuildRequest request) {
        Map<String, Object> site = new LinkedHashMap<>();
        site.put("date", request.date().toString());
        site.put("drafts", request.drafts());
        site.put("searches", live.map(LiveSite::searches).orElse(Map.of()));
        site.put("built", report.isPresent());
        site.put("pages", report.map(BuildReport::pages).orElse(Map.of()));
        List<Diagnostic> problems = new ArrayList<>();
        report.ifPresent(built -> built.diagnostics().sorted().stream()
                .filter(problem -> problem.severity() != Severity.INFO)
                .forEach(problems::add));
        site.put(
                "problems",
                problems.stream()
                        .limit(MOST)
                        .map(problem -> problem(request, problem))
                        .toList());
        site.put("coverage", report.map(Panel::coverage).orElse(List.of()));
        return Json.of(site);
    }

    private static List<Map<String, Object>> coverage(BuildReport report) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Coverage coverage : report.translations()) {
            Map<String, Object> language = new LinkedHashMap<>();
            language.put("language", coverage.language());
            language.put("total", coverage.total());
            language.put("current", coverage.current());
            language.put("unknown", coverage.unknown());
            language.put("stale", coverage.stale());
            language.put("missing", coverage.missing());
            all.add(language);
        }
        return all;
    }

    private static Map<String, Object> problem(BuildRequest request, Diagnostic problem) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("rule", problem.rule().id());
        shown.put("severity", problem.severity().word());
        shown.put("source", source(request, problem.location()));
        shown.put("message", problem.message());
        shown.put("hint", problem.hint());
        return shown;
    }

    /** A place in a file as people read it, and where it lies on this machine if it is known, for editors. */
    private static Map<String, Object> source(BuildRequest request, Location location) {
        Map<String, Object> source = new LinkedHashMap<>();
        source.put("place", location.toString());
        source.put(
                "file",
                location.path().isEmpty()
                        ? ""
                        : places(request).stream()
                                .map(root -> root.resolve(location.path())
                                        .toAbsolutePath()
                                        .normalize())
                                .filter(Files::isRegularFile)
                                .map(file -> file.toString().replace('\\', '/'))
                                .findFirst()
                                .orElse(""));
        source.put("line", Math.max(1, location.line()));
        source.put("column", Math.max(1, location.column()));
        return source;
    }

    /** Where files of the site and of themes are looked for; of a theme, problems name its folder first. */
    private static List<Path> places(BuildRequest request) {
        List<Path> places =
                new ArrayList<>(List.of(request.site(), request.site().resolve("themes")));
        for (Path theme : request.themes()) {
            places.add(theme);
            places.add(theme.toAbsolutePath().normalize().getParent());
        }
        places.removeIf(Objects::isNull);
        return places;
    }
}
