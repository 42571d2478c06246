package dev.vitrine.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes back from a translator changes what was translated, and nothing else. */
class RoundTripTest {

    @TempDir
    private Path folder;

    private Path site;

    @BeforeEach
    void makeFolder() {
        site = folder.resolve("site");
    }

    private void demonstration() throws IOException {
        FileUtils.copyDirectory(
                Path.of("../content").toFile(),
                site.toFile(),
                file -> file.isDirectory() || file.getName().matches(".*\\.(json|jsonl|md)"));
    }

    private Map<String, String> content() throws IOException {
        Map<String, String> files = SiteTest.files(site);
        files.keySet().removeIf(path -> path.startsWith("translations/"));
        return files;
    }

    private Path export(String to, ExchangeFormat format) throws IOException {
        Path file = folder.resolve(to + "." + format.extension());
        TranslationExporter.Report report =
                TranslationExporter.export(site, to, format, TranslationExporter.Which.ALL, file);
        assertThat(report.diagnostics().sorted()).isEmpty();
        assertThat(report.texts()).isPositive();
        return file;
    }

    private TranslationImporter.Report take(Path file) throws IOException {
        return TranslationImporter.run(site, file, Readiness.TRANSLATED, Optional.empty(), false);
    }

    @ParameterizedTest
    @CsvSource({"de,XLIFF12", "de,XLIFF2", "de,CSV", "ja,XLIFF12", "ja,XLIFF2", "ar,XLIFF2", "ar,CSV", "en-GB,XLIFF12"})
    void nothingTranslatedLeavesEveryByte(String to, ExchangeFormat format) throws IOException {
        demonstration();
        Map<String, String> before = content();
        TranslationImporter.Report report = take(export(to, format));
        assertThat(report.diagnostics().sorted()).isEmpty();
        assertThat(report.changed()).isZero();
        assertThat(report.accepted()).isGreaterThan(250);
        assertThat(content()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(ExchangeFormat.class)
    void textsThatAreChangedAndChangedBackAreAsTheyWere(ExchangeFormat format) throws IOException {
        demonstration();
        Map<String, String> before = content();
        Path original = export("de", format);
        Path changed = folder.resolve("changed." + format.extension());
        String text = Files.readString(original);
        String end = format == ExchangeFormat.CSV ? ",translated," : "</target>";
        Files.writeString(changed, text.replace(end, " Ω \\ &amp;" + end).replace("\" Ω \\ &amp;,", " Ω \\ &amp;\","));
        TranslationImporter.Report there = take(changed);
        assertThat(there.changed()).isGreaterThan(500);
        assertThat(content()).isNotEqualTo(before);
        TranslationImporter.Report back = take(original);
        assertThat(back.changed()).isGreaterThan(500);
        assertThat(content()).isEqualTo(before);
    }

    private static final String SETTINGS = """
            { "name": "T", "baseUrl": "https://t.example", "theme": "plain", "defaultLanguage": "en",
              "languages": { "en": { "name": "English" }, "de": { "name": "Deutsch" }, "fr": { "name": "F" } },
              "storefronts": [{ "market": "us", "language": "en", "path": "/" }] }
            """;

    private void file(String path, String text) throws IOException {
        Path file = site.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String read(String path) throws IOException {
        return Files.readString(site.resolve(path));
    }

    private TranslationImporter.Report csv(String... rows) throws IOException {
        Path file = folder.resolve("in.csv");
        Files.write(file, ("id,en,de\r\n" + String.join("\r\n", rows)).getBytes(StandardCharsets.UTF_8));
        return take(file);
    }

    @Test
    void oneValueOfAFileIsReplacedWhereItStands() throws IOException {
        file("site.json", SETTINGS);
        file(
                "catalog/attributes.json",
                "{ // names\r\n  \"attributes\" : {\r\n    \"b\": { \"name\":{\"de\":\"Gr\\u00f6\\u00dfe\",  \"en\":\"Size\"} }, /* then */\r\n"
                        + "    \"a\": { \"name\": \"Colour\",\t\"values\": { \"r\": { \"name\": {\r\n      \"en\": \"Red\" // red\r\n    } } } }\r\n  }\r\n}   ");
        String before = read("catalog/attributes.json");
        assertThat(csv("attribute:b#name,Size,Größe").changed()).isZero();
        assertThat(read("catalog/attributes.json")).isEqualTo(before);
        csv("attribute:b#name,Size,Maß", "attribute:a#name,Colour,\"Farbe \"\"x\"\"\"", "attribute:a#values.r,Red,Rot");
        assertThat(read("catalog/attributes.json"))
                .isEqualTo(before.replace("\"Gr\\u00f6\\u00dfe\"", "\"Maß\"")
                        .replace("\"Colour\"", "{ \"en\": \"Colour\", \"de\": \"Farbe \\\"x\\\"\" }")
                        .replace("\"Red\" //", "\"Red\",\r\n      \"de\": \"Rot\" //"));
    }

    @Test
    void frontMatterOfAnyStyleKeepsItsForm() throws IOException {
        file("site.json", SETTINGS);
        file(
                "pages/a/en.md",
                "---\ntitle: T\nsummary: S\nseo: { title: ST, description: SD }\nimageAlt: I\n---\n\nBody.\n");
        String german =
                "---\r\ntitle: Plain Größe 😀 # a note\r\nsummary: |\r\n  two\r\n  lines\r\nseo:\r\n    title: 'it''s'\r\n---\r\n\r\n\r\nText  \r\nmore.\r\n\r\n";
        file("pages/a/de.md", german);
        assertThat(csv(
                                "page:a#title,T,Plain Größe 😀",
                                "page:a#body,Body.,\"Text  \nmore.\"",
                                "page:a#seo.title,ST,it's")
                        .changed())
                .isZero();
        assertThat(read("pages/a/de.md")).isEqualTo(german);
        csv(
                "page:a#title,T,Anders: ja",
                "page:a#summary,S,Kurz",
                "page:a#seo.title,ST,that's",
                "page:a#seo.description,SD,Neu",
                "page:a#imageAlt,I,Bild",
                "page:a#body,Body.,\"Eins\n\nzwei\"");
        assertThat(read("pages/a/de.md"))
                .isEqualTo(
                        "---\r\ntitle: \"Anders: ja\" # a note\r\nsummary: \"Kurz\"\r\nseo:\r\n    title: 'that''s'\r\n"
                                + "    description: \"Neu\"\r\nimageAlt: \"Bild\"\r\n---\r\n\r\n\r\nEins\r\n\r\nzwei\r\n\r\n");
    }

    @Test
    void newLanguagesGetFilesOfTheirOwn() throws IOException {
        file("site.json", SETTINGS);
        file("pages/a/en.md", "---\ntitle: T\nsummary: S\nseo: { title: ST }\n---\nBody.\n");
        file("strings/en.json", "{ \"x\": { \"y\": \"{n} things\" } }");
        file("seo/en.json", "{ \"pageSuffix\": \" – page {number}\" }");
        csv(
                "page:a#body,Body.,Text.",
                "page:a#seo.title,ST,SeoT",
                "page:a#title,T,Titel",
                "page:a#summary,S,Kurz",
                "strings:site#x.y,{n} things,{n} Dinge",
                "seo:site#pageSuffix, – page {number},– Seite {number}");
        assertThat(read("pages/a/de.md"))
                .isEqualTo("---\ntitle: \"Titel\"\nsummary: \"Kurz\"\nseo:\n  title: \"SeoT\"\n---\n\nText.\n");
        assertThat(read("strings/de.json")).isEqualTo("{\n  \"x\": { \"y\": \"{n} Dinge\" }\n}\n");
        assertThat(read("seo/de.json")).isEqualTo("{\n  \"pageSuffix\": \" – Seite {number}\"\n}\n");
        assertThat(read("translations/de.tsv")).hasLineCount(6).startsWith("page:a#body\t");
    }

    @Test
    void whatIsNotTakenIsNotRecorded() throws IOException {
        file("site.json", SETTINGS);
        file("pages/a/en.md", "---\ntitle: T\n---\nBody.\n");
        TranslationImporter.Report report = csv("page:a#body,Body.,Text.");
        assertThat(report.diagnostics().sorted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("its title is not translated"));
        assertThat(report.accepted()).isZero();
        assertThat(report.changed()).isZero();
        assertThat(site.resolve("pages/a/de.md")).doesNotExist();
        file("pages/a/de.md", "---\ntitle: D\n---\nText.\n");
        assertThat(TranslationList.of(site).coverage().get(0).unknown()).isEqualTo(2);
    }

    @Test
    void aLineOfJsonLinesChangesAlone() throws IOException {
        file("site.json", SETTINGS);
        String lines =
                "{\"id\":\"a\",\"variants\":[],\"texts\":{\"en\":{\"title\":\"A\"}}}\r\n\r\n{\"id\":\"b\",\"texts\":{\"en\":{\"title\":\"B\",\"description\":\"*x*\"},\"fr\":{\"title\":\"Bf\"}}}\n";
        file("catalog/all.jsonl", lines);
        csv("product:b#title,B,Be", "product:b#body,*x*,*ix*");
        assertThat(read("catalog/all.jsonl"))
                .isEqualTo(lines.replace(
                        "\"*x*\"},", "\"*x*\"}, \"de\": { \"title\": \"Be\", \"description\": \"*ix*\" },"));
    }

    @Test
    void cellsThatSpreadsheetsWouldComputeAreGuarded() throws IOException {
        file("site.json", SETTINGS);
        for (String text : new String[] {"=1+1", "+49", "-x", "@a", "'=q", "''", "'", "a"}) {
            assertThat(CsvWriter.unguard(CsvWriter.guard(text))).isEqualTo(text);
        }
        file("pages/a/en.md", "---\ntitle: \"=T\"\n---\n");
        file("pages/a/de.md", "---\ntitle: \"-D\"\n---\n");
        Path table = export("de", ExchangeFormat.CSV);
        assertThat(Files.readString(table)).contains("page:a#title,'=T,'-D,");
        assertThat(take(table).changed()).isZero();
        assertThat(read("pages/a/de.md")).isEqualTo("---\ntitle: \"-D\"\n---\n");
    }

    @Test
    void charactersThatXmlCannotHoldSurvive() throws IOException {
        file("site.json", SETTINGS);
        file(
                "catalog/attributes.json",
                "{ \"attributes\": { \"a\": { \"name\": { \"en\": \"a\\u0007b]]>\", \"de\": \"c\\u0007d\" } } } }");
        String before = read("catalog/attributes.json");
        for (ExchangeFormat format : ExchangeFormat.values()) {
            TranslationImporter.Report report = take(export("de", format));
            assertThat(report.accepted()).isEqualTo(1);
            assertThat(report.changed()).as(format.name()).isZero();
        }
        assertThat(read("catalog/attributes.json")).isEqualTo(before);
        assertThat(TranslationList.of(site).coverage().get(0).stale()).isZero();
    }

    @Test
    void aSourceThatChangesMakesItsTranslationStale() throws IOException {
        file("site.json", SETTINGS);
        file("pages/a/en.md", "---\ntitle: T\n---\nBody.\n");
        file("pages/a/de.md", "---\ntitle: D\n---\nText.\n");
        assertThat(TranslationList.of(site).coverage().get(0).unknown()).isEqualTo(2);
        TranslationList.accept(site, java.util.Set.of());
        assertThat(TranslationList.of(site).coverage().get(0).current()).isEqualTo(2);
        file("pages/a/en.md", "---\ntitle: T\n---\nBody, changed.\n");
        assertThat(TranslationList.of(site).open())
                .filteredOn(open -> open.language().equals("de"))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.id()).isEqualTo("page:a#body");
                    assertThat(open.state()).isEqualTo(State.STALE);
                    assertThat(open.at()).hasToString("pages/a/de.md:4:1");
                });
        Path stale = folder.resolve("stale.xlf");
        TranslationExporter.export(site, "de", ExchangeFormat.XLIFF2, TranslationExporter.Which.STALE, stale);
        assertThat(take(stale).accepted()).as("not translated yet").isZero();
        Files.writeString(
                stale,
                Files.readString(stale)
                        .replace("state=\"initial\" subState=\"vitrine:stale\"", "state=\"final\"")
                        .replace("<target>Text.", "<target>Text, neu."));
        assertThat(take(stale).changed()).isEqualTo(1);
        assertThat(TranslationList.of(site).coverage().get(0).current()).isEqualTo(2);
    }
}
