package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvRobustnessTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "GB18030"})
    void chineseTextIsReadInEveryEncoding(String charset) throws IOException {
        String text = "Handle,Title,Body (HTML)\nchabei,青瓷茶杯,这是一个手工制作的青瓷茶杯，适合每天喝茶使用。\nwan,陶碗,大碗适合装汤和面条，颜色温润。\n";
        Imports shop =
                Imports.in(folder).file("p.csv", text, Charset.forName(charset)).run(r -> r.language("zh-Hans"));

        assertThat(shop.product("chabei").at("/texts/zh-Hans/title").asString()).isEqualTo("青瓷茶杯");
    }

    @Test
    void westernTextThatIsNotUtf8IsReadAndReported() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "p.csv",
                        "Handle,Title,Body (HTML)\na,Café crème,Un très bon café à la crème – déjà goûté l’été\n",
                        Charset.forName("windows-1252"))
                .run();

        assertThat(shop.product("a").at("/texts/en/title").asString()).isEqualTo("Café crème");
        assertThat(shop.problems(Rule.IMPORT_REPAIRED_TEXT))
                .containsExactly("0:0 the file is not UTF-8 and was read as windows-1252");
    }

    @Test
    void aFewBrokenBytesDoNotSpoilTheFile() throws IOException {
        byte[] sound = ("Handle,Title\n" + "a,ÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜ\n" + "b,B?\n").getBytes(StandardCharsets.UTF_8);
        sound[sound.length - 2] = (byte) 0xE4;
        Imports shop = Imports.in(folder);
        Path file = shop.write("p.csv", sound);
        shop.file("p.csv", "", StandardCharsets.UTF_8);
        Files.write(file, sound);
        shop.run();

        assertThat(shop.product("a").at("/texts/en/title").asString()).startsWith("ÄÖÜ");
        assertThat(shop.problems(Rule.IMPORT_INVALID_VALUE))
                .containsExactly("3:0 bytes that are not UTF-8 were replaced by �");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void everyDelimiterIsFound(String delimiter) throws IOException {
        String text = "Handle,Title,Vendor\r\na,A,V\rb,B,V\nc,C,V".replace(",", delimiter);
        Imports shop = Imports.in(folder).file("p.csv", text).run();

        assertThat(shop.problems()).isEmpty();
        assertThat(shop.report().products()).isEqualTo(3);
    }

    @Test
    void excelsOwnFirstLineNamesTheDelimiter() throws IOException {
        Imports shop = Imports.in(folder)
                .file("p.csv", "\ufeffsep=;\r\nHandle;Title;Variant Price;Nope\r\na;A, B, C, D;5;1\r\n")
                .run();

        assertThat(shop.product("a").at("/texts/en/title").asString()).isEqualTo("A, B, C, D");
        assertThat(shop.problems(Rule.IMPORT_UNKNOWN_COLUMN)).containsExactly("2:28 the column 'Nope' is not used");
    }

    @Test
    void loneQuotesCostNoRows() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "p.csv",
                        "Handle,Title,Vendor\n"
                                + "a,27\" lamp,V\n"
                                + "b,\"27\" lamp, \"\"big\"\"\",V\n"
                                + "c,\"C\n2\",\"V\"\n"
                                + "d,\"never closed,V\n"
                                + "e,E,V\n")
                .run();

        assertThat(shop.product("a").at("/texts/en/title").asString()).isEqualTo("27\" lamp");
        assertThat(shop.product("b").at("/texts/en/title").asString()).isEqualTo("27\" lamp, \"big\"");
        assertThat(shop.product("c").at("/texts/en/title").asString()).isEqualTo("C 2");
        assertThat(shop.product("e").at("/texts/en/title").asString()).isEqualTo("E");
        assertThat(shop.problems(Rule.IMPORT_UNREADABLE_ROW))
                .containsExactly(
                        "3:1 a quote inside a quoted cell is not doubled; it was taken as it stands",
                        "6:1 a quote is opened and never closed; the line is left out");
    }

    @Test
    void cellsBeyondTheHeaderAreReported() throws IOException {
        Imports shop =
                Imports.in(folder).file("p.csv", "Handle,Title\na,A,B\nb,B,,\n").run();

        assertThat(shop.problems(Rule.IMPORT_UNREADABLE_ROW))
                .containsExactly("2:5 the row has 3 cells, the header 2; the rest is left out");
    }

    @Test
    void aHugeLineIsReportedInsteadOfRead() throws IOException {
        Imports shop = Imports.in(folder).file("p.csv", "Handle,Title\na,\"" + "x".repeat(50_000_000));
        shop.run();

        assertThat(shop.problems(Rule.FILE_TOO_LARGE)).containsExactly("2:1 a line is longer than 8 MB");
        assertThat(shop.report().written()).isFalse();
    }

    @Test
    void emptyAndForeignFilesAreReported() throws IOException {
        Imports shop = Imports.in(folder)
                .file("p.csv", " \n\n")
                .file("q.csv", "a,b\n1,2\n")
                .run();

        assertThat(shop.problems(Rule.IMPORT_UNKNOWN_FORMAT))
                .containsExactly("0:0 the file is empty", "1:1 these columns are neither Shopify's nor WooCommerce's");
    }

    @Test
    void problemsAreShownWithTheirLine() throws IOException {
        Imports shop = Imports.in(folder)
                .file("p.csv", "Handle,Title,Variant Price\r\na,\"A\r\nB\",abc\r\n")
                .run();

        assertThat(new DiagnosticPrinter(shop.report().excerpts())
                        .print(shop.report().diagnostics()))
                .endsWith("""
                        p.csv:3:4: warning [import/invalid-value] 'abc' is no price
                          3 | B",abc
                            |    ^^^
                          hint: write a number such as 129.00
                        """);
    }
}
