package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that read a site, on a small one. */
class SiteCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void site() throws IOException {
        site = SiteTest.sound(folder);
    }

    @Test
    void buildWritesTheStorefrontAndCountsItsPages() {
        assertThat(run("build", "-o", site.output().toString())).isZero();
        assertThat(site.output().resolve("products/lamp/index.html")).isRegularFile();
        assertThat(out.toString()).contains("us/en", " pages\n", "written: ", "0 errors", "0 fallbacks");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aProfileIsPrintedAndWrittenBesideTheRecordNotIntoTheSite() throws IOException {
        site.file(
                        "catalog/categories.json",
                        "{ \"categories\": [{ \"id\": \"lamps\", \"texts\": { \"en\": { \"title\": \"Lamps\", \"slug\": \"lamps\" } } }] }")
                .edit("catalog/products/lamp/product.json", "{ \"prices\"", "{ \"category\": \"lamps\", \"prices\"");
        assertThat(run("build", "--profile", "-o", site.output().toString())).isZero();
        assertThat(out.toString())
                .contains("render", "product.ftlh", "profile.html")
                .contains("cards of products", "            1          1  /category/lamps/\n", "most heap in use");
        assertThat(site.site().resolve(".vitrine/profile.html")).content().contains("<td>product.ftlh<td>");
        assertThat(site.output().resolve("profile.html")).doesNotExist();
        assertThat(run("build", "--profile", "-q", "-o", site.output().toString()))
                .isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anIncrementalBuildIsHeldAgainstOneFromNothing() throws IOException {
        String output = site.output().toString();
        assertThat(run("build", "-o", output)).isZero();
        site.file(
                "catalog/products/lamp/en.md",
                Files.readString(site.site().resolve("catalog/products/lamp/en.md")) + "\nIt is a fine one.\n");
        assertThat(run("verify-incremental", "-o", output)).isZero();
        assertThat(out.toString()).contains("the same: ", " made anew)");
        assertThat(err.toString()).isEmpty();
        assertThat(site.page("products/lamp/index.html")).contains("fine one");
        assertThat(folder.resolve(".out.vitrine-clean")).doesNotExist();
        String printed = out.toString();
        assertThat(run("verify-incremental", "-q", "-o", output)).isZero();
        assertThat(out).hasToString(printed);
        site.edit("catalog/products/lamp/en.md", "title: ", "titel: ");
        assertThat(run("verify-incremental", "-o", output)).isEqualTo(1);
        assertThat(folder.resolve(".out.vitrine-clean")).doesNotExist();
    }

    @Test
    void quietPrintsNothingWhenAllIsSound() {
        assertThat(run("build", "-q", "-o", site.output().toString())).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void errorsArePrintedWithTheirPlaceAndTheOutputStays() throws IOException {
        assertThat(run("build", "-o", site.output().toString())).isZero();
        String before = Files.readString(site.output().resolve("index.html"));
        site.file(
                "site.json",
                Files.readString(site.site().resolve("site.json")).replace("\"Tiny\",", "\"Tiny\", \"x\": 1,"));
        assertThat(run("build", "-o", site.output().toString())).isEqualTo(1);
        assertThat(err.toString()).contains("site.json:2:19: error [json/unknown-field]", "^^^", "hint: ");
        assertThat(out.toString()).contains("nothing written: ", "1 error,");
        assertThat(site.output().resolve("index.html")).hasContent(before);
    }

    @Test
    void problemsOfTemplatesAndOfOddInputShowNoStackTrace() throws IOException {
        site.file("theme/templates/home.ftlh", "<#macro again><@again/></#macro><@again/>")
                .file("theme/templates/product.ftlh", "${product.titel.text}")
                .file("catalog/more.jsonl", "[".repeat(10_000))
                .file("pages/about/en.md", "---\ntitle: [\n---\n");
        assertThat(run("build", "-o", site.output().toString())).isEqualTo(1);
        assertThat(err.toString())
                .contains("[theme/template-error]", "[json/syntax]", "[front-matter/syntax]")
                .doesNotContain("\tat ", "Exception", "Error:", "freemarker.", "tools.jackson");
        assertThat(site.output()).doesNotExist();
    }

    @Test
    void checkWritesNothing() {
        assertThat(run("check")).isZero();
        assertThat(out.toString()).contains("sound: ");
        assertThat(folder.resolve("target")).doesNotExist();
        assertThat(site.output()).doesNotExist();
    }

    @Test
    void aBaselineIsWrittenAndSpokenOf() throws IOException {
        site.copy(SiteTest.resource("broken/media/no-alt/site"));
        assertThat(run("check", "--write-baseline")).isZero();
        assertThat(out.toString())
                .contains("0 warnings, 1 passed over", "baseline.json, from now on 1 problem passed over\n");
        out.getBuffer().setLength(0);
        assertThat(run("check")).isZero();
        assertThat(out.toString()).contains("0 warnings, 1 passed over");
        assertThat(err.toString()).doesNotContain("media/no-alt");
        out.getBuffer().setLength(0);
        assertThat(run("check", "--format", "json")).isZero();
        assertThat(out.toString()).contains("\"passedOver\": 1");
        site.file("site.json", "{");
        assertThat(run("check", "--write-baseline")).isEqualTo(1);
        assertThat(out.toString()).contains("no baseline: ");
    }

    @Test
    void formatsForProgramsHaveTheStandardOutputToThemselves() throws IOException {
        assertThat(run("check", "--format", "sarif")).isZero();
        assertThat(out.toString()).startsWith("{\n").endsWith("}\n").doesNotContain("sound: ");
        assertThat(err.toString()).contains("sound: ");
        site.edit("site.json", "\"Tiny\",", "\"Tiny\", \"x\": 1,");
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        assertThat(run(
                        "build",
                        "--profile",
                        "--format",
                        "json",
                        "-o",
                        site.output().toString()))
                .isEqualTo(1);
        assertThat(out.toString()).startsWith("{\n").endsWith("}\n").contains("json/unknown-field");
        assertThat(err.toString()).contains("nothing written: ", "profile: ").doesNotContain("[json/unknown-field]");
        out.getBuffer().setLength(0);
        assertThat(run("check", "--format", "github")).isEqualTo(1);
        assertThat(out.toString().lines()).allMatch(line -> line.startsWith("::"));
        err.getBuffer().setLength(0);
        assertThat(run("check", "--format", "sarif", "-q")).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void aFileOfProblemsLeavesTheTextOnTheScreen() throws IOException {
        site.edit("site.json", "\"Tiny\",", "\"Tiny\", \"x\": 1,");
        Path file = folder.resolve("reports/problems.sarif");
        assertThat(run("check", "--format", "sarif", "--problems-file", file.toString()))
                .isEqualTo(1);
        assertThat(file).content().contains("\"2.1.0\"", "json/unknown-field");
        assertThat(err.toString()).contains("error [json/unknown-field]", "hint: ");
        assertThat(out.toString()).contains("nothing written: ");
    }

    @Test
    void anUnknownFormatIsWrongUsage() {
        assertThat(run("check", "--format", "xml")).isEqualTo(2);
        assertThat(err.toString()).contains("xml", "SARIF").doesNotContain("Exception");
    }

    @Test
    void coloursAreThereWhenAskedForAndOnlyThen() throws IOException {
        site.edit("site.json", "\"Tiny\",", "\"Tiny\", \"x\": 1,");
        assertThat(run("check", "--color", "always")).isEqualTo(1);
        String coloured = err.toString();
        assertThat(coloured).contains("\u001b[1;31merror\u001b[0m [json/unknown-field]", "\u001b[36mhint:\u001b[0m");
        err.getBuffer().setLength(0);
        assertThat(run("check", "--color", "never")).isEqualTo(1);
        assertThat(err.toString()).isEqualTo(coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
        out.getBuffer().setLength(0);
        assertThat(run("check", "--color", "always", "--help")).isZero();
        assertThat(out.toString()).contains("\u001b[");
        out.getBuffer().setLength(0);
        assertThat(run("check", "--color", "never", "--help")).isZero();
        assertThat(out.toString()).doesNotContain("\u001b[");
    }

    @Test
    void aFolderWithoutASiteIsAProblemOfTheInput() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        assertThat(Main.run(new PrintWriter(out, true), new PrintWriter(err, true), "check", empty.toString()))
                .isEqualTo(1);
        assertThat(err.toString()).contains("[file/missing]", "site.json");
    }

    @Test
    void theThemesFolderOfTheSiteNeedsNoOption() throws IOException {
        FileUtils.copyDirectory(
                SiteTest.theme().toFile(), site.site().resolve("themes/plain").toFile());
        assertThat(Main.run(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        "check",
                        site.site().toString()))
                .isZero();
    }

    private int run(String command, String... options) {
        List<String> arguments = new ArrayList<>(List.of(
                command, site.site().toString(), "--themes", SiteTest.theme().toString()));
        arguments.addAll(List.of(options));
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments.toArray(new String[0]));
    }
}
