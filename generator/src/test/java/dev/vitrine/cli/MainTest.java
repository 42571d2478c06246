package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    @Test
    void helpNamesEveryCommandAndTheExitCodes() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("build", "check", "import", "schemas", "serve", "the input has errors");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void noCommandIsWrongUsage() {
        assertThat(run()).isEqualTo(2);
        assertThat(err.toString()).contains("which command?").contains("--help");
    }

    @Test
    void aMisspeltCommandIsAnsweredWithTheRightOne() {
        assertThat(run("biuld")).isEqualTo(2);
        assertThat(err.toString()).contains("vitrine build");
    }

    @Test
    void aWrongDayIsSaidInPlainWords() {
        assertThat(run("check", "--date", "tomorrow")).isEqualTo(2);
        assertThat(err.toString())
                .contains("'tomorrow' is not a day such as 2026-03-01")
                .doesNotContain("Exception");
    }

    @Test
    void buildNeedsAnOutputFolder() {
        assertThat(run("build", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("--output");
    }

    @Test
    void fewerThanOneThreadIsWrongUsage() {
        assertThat(run("check", "--threads", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--threads must be at least 1");
    }

    @Test
    void serveNeedsASiteOrABuiltFolder() {
        assertThat(run("serve", folder.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("neither site.json nor index.html");
    }

    @Test
    void importWritesASiteAndSaysWhatItHolds() throws IOException {
        Path csv = folder.resolve("cups.csv");
        Files.writeString(csv, "Handle,Title,Variant SKU,Variant Price\ncup,Cup,CUP-1,12.00\n");
        Path site = folder.resolve("shop");
        assertThat(run("import", csv.toString(), "--to", site.toString(), "--theme", "plain"))
                .isZero();
        assertThat(out.toString()).contains("site.json", "imported: 1 product, 1 variant in en");
        assertThat(site.resolve("site.json")).isRegularFile();
    }

    @Test
    void aDryRunSaysWhatWouldBeAddedChangedAndLeftAlone() throws IOException {
        Path csv = folder.resolve("cups.csv");
        String head = "Handle,Title,Variant SKU,Variant Price\n";
        Files.writeString(csv, head + "cup,Cup,CUP-1,12.00\n");
        String site = folder.resolve("shop").toString();
        assertThat(run("import", csv.toString(), "--to", site, "--theme", "plain", "--dry-run"))
                .isZero();
        assertThat(out.toString())
                .contains("  add     catalog/cups.jsonl\n", "  add     site.json\n", "would import: 1 product")
                .doesNotContain("change", "leave");
        assertThat(folder.resolve("shop")).doesNotExist();
        assertThat(run("import", csv.toString(), "--to", site, "--theme", "plain"))
                .isZero();
        String before = Files.readString(folder.resolve("shop/catalog/cups.jsonl"));
        out.getBuffer().setLength(0);
        assertThat(run("import", csv.toString(), "--to", site, "--dry-run")).isZero();
        assertThat(out.toString()).contains("  leave   catalog/cups.jsonl\n").doesNotContain("add ", "change ");
        Files.writeString(csv, head + "cup,Cup,CUP-1,14.00\n");
        out.getBuffer().setLength(0);
        assertThat(run("import", csv.toString(), "--to", site, "--dry-run", "--force"))
                .isZero();
        assertThat(out.toString()).contains("  change  catalog/cups.jsonl\n").doesNotContain("add ", "leave ");
        assertThat(err.toString()).isEmpty();
        assertThat(run("import", csv.toString(), "--to", site, "--dry-run")).isEqualTo(1);
        assertThat(err.toString()).contains("[import/target-exists]");
        assertThat(folder.resolve("shop/catalog/cups.jsonl")).hasContent(before);
    }

    @Test
    void importOfAnUnknownFormatIsAProblemOfTheInput() throws IOException {
        Path csv = folder.resolve("odd.csv");
        Files.writeString(csv, "a,b\n1,2\n");
        assertThat(run("import", csv.toString(), "--to", folder.resolve("shop").toString(), "--theme", "plain"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("[import/unknown-format]");
        assertThat(folder.resolve("shop")).doesNotExist();
    }

    @Test
    void initBeginsAShopAndSaysWhatToDoNext() {
        String shop = folder.resolve("corner shop").toString();
        assertThat(run("init", shop, "--theme", "plain", "--languages", "en,fr"))
                .isZero();
        assertThat(out.toString())
                .contains("begun: Corner shop, ", "vitrine check '" + shop + "'")
                .contains("Shown in English until translated: fr");
        assertThat(run("check", shop, "--themes", SiteTest.theme().toString())).isZero();
        assertThat(run("init", shop, "--theme", "plain")).isEqualTo(1);
        assertThat(err.toString()).contains("[import/target-exists]", "hint: ");
    }

    @Test
    void theOnlyThemeBesideTheFolderNeedsNoName() throws IOException {
        Path shop = folder.resolve("shop");
        assertThat(run("init", shop.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("which theme? there is none");
        assertThat(shop).doesNotExist();
        Files.createDirectories(folder.resolve("themes/one"));
        Files.writeString(folder.resolve("themes/one/theme.json"), "{}");
        assertThat(run("init", shop.toString())).isZero();
        assertThat(shop.resolve("site.json")).content().contains("\"theme\": \"one\"");
        Files.createDirectories(folder.resolve("themes/two"));
        Files.writeString(folder.resolve("themes/two/theme.json"), "{}");
        assertThat(run("init", folder.resolve("other").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("name one with --theme: one, two");
    }

    @Test
    void aNewThingIsBegunAndItIsSaidWhatToFillIn() {
        String shop = folder.resolve("shop").toString();
        assertThat(run("init", shop, "--theme", "plain")).isZero();
        out.getBuffer().setLength(0);
        assertThat(run("new", "product", "towel", shop, "--title", "Towel", "--category", "kitchen"))
                .isZero();
        assertThat(out.toString())
                .contains("  catalog/products/towel/product.json\n", "prices in EUR, USD", "\"status\": \"draft\"");
        assertThat(run("new", "article", "market-day", shop)).isZero();
        assertThat(out.toString()).contains("  journal/market-day/de.md\n", "'draft: true'");
        assertThat(run("check", shop, "--themes", SiteTest.theme().toString())).isZero();
        assertThat(out.toString()).contains("0 errors, 0 warnings");
        assertThat(run("new", "page", "Big News", shop)).isEqualTo(1);
        assertThat(err.toString()).contains("'Big News' is no id", "such as big-news");
        assertThat(run("new", "page", "x", shop, "--category", "kitchen")).isEqualTo(2);
        assertThat(run("new", "thing", "x", shop)).isEqualTo(2);
        assertThat(err.toString())
                .contains("--category is for products", "thing")
                .doesNotContain("Exception");
    }

    @Test
    void schemasAreWrittenForEditors() {
        assertThat(run("schemas", folder.resolve("schemas").toString())).isZero();
        assertThat(folder.resolve("schemas/product.schema.json")).content().contains("\"variants\"");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
