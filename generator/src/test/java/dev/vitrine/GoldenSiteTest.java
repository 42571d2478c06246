package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole sites with everything that is built from them: {@code sites/<case>/site} becomes {@code sites/<case>/expected}, and what the build had to say is
 * {@code sites/<case>/report.txt}. A new folder is a new case; {@code -Dgolden=update} writes what is expected, to be read before it is committed.
 */
class GoldenSiteTest {

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> everySiteIsBuiltAsExpected() throws IOException {
        try (Stream<Path> cases = Files.list(SiteTest.resource("sites"))) {
            List<Path> found = cases.filter(Files::isDirectory).sorted().toList();
            assertThat(found).isNotEmpty();
            return found.stream()
                    .map(site -> DynamicTest.dynamicTest(site.getFileName().toString(), () -> check(site)));
        }
    }

    private void check(Path golden) throws IOException {
        Path output = folder.resolve(golden.getFileName());
        BuildReport report = SiteGenerator.build(BuildRequest.builder(golden.resolve("site"), output, SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .threads(2)
                .build());
        Golden.assertText(said(report), golden.resolve("report.txt"));
        assertThat(report.written()).isTrue();
        Golden.assertFiles(FileBytes.of(output), golden.resolve("expected"));
        assertThat(report.files())
                .as("files of the report")
                .isEqualTo(FileBytes.of(output).size());
    }

    private static String said(BuildReport report) {
        StringBuilder said = new StringBuilder(new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()));
        report.pages()
                .forEach((storefront, pages) -> said.append("pages of ")
                        .append(storefront)
                        .append(": ")
                        .append(pages)
                        .append('\n'));
        report.fallbacks()
                .forEach(taken -> said.append("fallback: ")
                        .append(taken.language())
                        .append(' ')
                        .append(taken.field())
                        .append(" of ")
                        .append(taken.thing())
                        .append(taken.from().isEmpty() ? " is left out" : " from " + taken.from())
                        .append('\n'));
        report.feeds()
                .forEach(feed -> said.append("feed ")
                        .append(feed.file())
                        .append(": ")
                        .append(feed.items())
                        .append(" items, ")
                        .append(feed.leftOut())
                        .append(" not offered, refused ")
                        .append(feed.refused())
                        .append('\n'));
        return said.toString();
    }
}
