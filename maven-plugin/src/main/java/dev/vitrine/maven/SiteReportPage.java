package dev.vitrine.maven;

import dev.vitrine.BuildFigures;
import dev.vitrine.BuildReport;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.report.CoverageTable;
import dev.vitrine.report.ProblemArea;
import dev.vitrine.translation.Coverage;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.doxia.sink.impl.SinkEventAttributeSet;
import org.apache.maven.reporting.AbstractMavenReportRenderer;

/** A build as a page of a Maven site: what of it is there in each storefront, and what is wrong. The same build gives the same page. */
final class SiteReportPage extends AbstractMavenReportRenderer {

    private final BuildReport report;
    private final SiteReportWords words;
    private final Function<Location, Optional<String>> addresses;

    /**
     * The page of {@code report}.
     *
     * @param addresses a place in a file to where it is seen; empty when it is seen nowhere
     */
    SiteReportPage(
            Sink sink, BuildReport report, SiteReportWords words, Function<Location, Optional<String>> addresses) {
        super(sink);
        this.report = report;
        this.words = words;
        this.addresses = addresses;
    }

    @Override
    public String getTitle() {
        return words.text("name");
    }

    @Override
    protected void renderBody() {
        String shop = report.figures().map(BuildFigures::site).orElse("");
        startSection(shop.isEmpty() ? getTitle() : shop);
        said("description");
        summary();
        coverage();
        translations();
        problems();
        endSection();
    }

    private void summary() {
        startSection(words.text("summary"));
        sink.paragraph();
        sink.bold();
        sink.text(words.text(report.sound() ? "sound" : "broken"));
        sink.bold_();
        sink.paragraph_();
        begin("severity.error", "severity.warning", "severity.info", "pages", "fallbacks", "passedOver");
        row(
                words.number(report.errors()),
                words.number(report.warnings()),
                words.number(report.diagnostics().count(Severity.INFO)),
                words.number(report.pageCount()),
                words.number(report.fallbacks().size()),
                words.number(report.diagnostics().passedOver()));
        end();
        endSection();
    }

    private void coverage() {
        startSection(words.text("coverage"));
        CoverageTable table =
                CoverageTable.of(report.figures().map(BuildFigures::coverage).orElse(List.of()));
        if (table.rows().isEmpty()) {
            said("coverage.unknown");
        } else {
            said("coverage.about");
            sink.table();
            sink.tableRows();
            sink.tableRow();
            head(words.text("storefront"));
            table.kinds().forEach(kind -> head(words.kind(kind)));
            sink.tableRow_();
            table.rows().forEach((storefront, cells) -> {
                sink.tableRow();
                head(storefront);
                cells.forEach(this::cell);
                sink.tableRow_();
            });
            end();
        }
        endSection();
    }

    private void cell(BuildFigures.Coverage cell) {
        sink.tableCell();
        if (cell.total() == 0) {
            sink.text("–");
        } else {
            sink.bold();
            sink.text(words.percent(cell.share()));
            sink.bold_();
            sink.text(" " + words.number(cell.translated()) + "/" + words.number(cell.total()));
            part("coverage.fallback", cell.fallback());
            part("coverage.missing", cell.missing());
            part("coverage.stale", cell.stale());
        }
        sink.tableCell_();
    }

    private void part(String key, int count) {
        if (count > 0) {
            sink.lineBreak();
            sink.text(words.text(key, words.number(count)));
        }
    }

    private void translations() {
        if (report.translations().isEmpty()) {
            return;
        }
        startSection(words.text("translations"));
        said("translations.about");
        begin("language", "texts", "current", "unknown", "stale", "missing", "there");
        for (Coverage language : report.translations()) {
            row(
                    language.language(),
                    words.number(language.total()),
                    words.number(language.current()),
                    words.number(language.unknown()),
                    words.number(language.stale()),
                    words.number(language.missing()),
                    words.percent(language.share()));
        }
        end();
        endSection();
    }

    private void problems() {
        startSection(words.text("problems"));
        List<ProblemArea> areas = ProblemArea.of(report.diagnostics());
        said(areas.isEmpty() ? "problems.none" : "problems.about");
        for (ProblemArea area : areas) {
            startSection(area.name());
            begin("problem.severity", "problem.place", "problem.message", "problem.rule");
            area.problems().forEach(this::problem);
            end();
            area.omitted().forEach((rule, count) -> {
                sink.paragraph();
                sink.text(words.text("problems.more", words.number(count)) + " ");
                code(rule.id());
                sink.paragraph_();
            });
            endSection();
        }
        endSection();
    }

    private void problem(Diagnostic problem) {
        sink.tableRow();
        sink.tableCell();
        boolean error = problem.severity() == Severity.ERROR;
        if (error) {
            sink.bold();
        }
        sink.text(words.text("severity." + problem.severity().word() + ".one"));
        if (error) {
            sink.bold_();
        }
        sink.tableCell_();
        sink.tableCell();
        place(problem.location());
        for (Location related : problem.related()) {
            sink.lineBreak();
            sink.text(words.text("problem.see") + " ");
            place(related);
        }
        sink.tableCell_();
        sink.tableCell();
        sink.text(printed(problem.message()));
        if (!problem.hint().isEmpty()) {
            sink.lineBreak();
            sink.italic();
            sink.text(printed(problem.hint()));
            sink.italic_();
        }
        sink.tableCell_();
        sink.tableCell();
        code(problem.rule().id());
        sink.tableCell_();
        sink.tableRow_();
    }

    private void place(Location location) {
        if (location.path().isEmpty()) {
            sink.text(words.text("problem.whole"));
            return;
        }
        Optional<String> address = addresses.apply(location);
        address.ifPresent(sink::link);
        code(location.toString());
        address.ifPresent(found -> sink.link_());
    }

    private void said(String key) {
        sink.paragraph();
        sink.text(words.text(key));
        sink.paragraph_();
    }

    private void code(String text) {
        sink.inline(SinkEventAttributeSet.Semantics.CODE);
        sink.text(printed(text));
        sink.inline_();
    }

    /** What others wrote, without characters that no page may have. */
    private static String printed(String text) {
        return text.replaceAll("[\\p{Cntrl}&&[^\n\t]]", "\uFFFD");
    }

    private void begin(String... heads) {
        sink.table();
        sink.tableRows();
        sink.tableRow();
        for (String head : heads) {
            head(words.text(head));
        }
        sink.tableRow_();
    }

    private void row(String... cells) {
        sink.tableRow();
        for (String cell : cells) {
            sink.tableCell();
            sink.text(cell);
            sink.tableCell_();
        }
        sink.tableRow_();
    }

    private void end() {
        sink.tableRows_();
        sink.table_();
    }

    private void head(String text) {
        sink.tableHeaderCell();
        sink.text(printed(text));
        sink.tableHeaderCell_();
    }
}
