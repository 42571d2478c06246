package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code vitrine import searches} and {@code vitrine import missing}: what a running shop could do better is suggested, and added when one says so. */
class ImportSuggestionsCommandTest {

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aShopInTwoLanguages() throws IOException {
        site = SiteTest.sound(folder)
                .edit(
                        "site.json",
                        "\"languages\": {",
                        "\"languages\": { \"de\": { \"name\": \"Deutsch\", \"fallback\": \"en\" },")
                .edit(
                        "site.json",
                        "\"path\": \"/\" }",
                        "\"path\": \"/\" }, { \"market\": \"de\", \"language\": \"de\", \"path\": \"/de/\" }")
                .file("markets/de.json", """
                        { "name": "Germany", "countries": ["DE"], "currency": "EUR", "taxDisplay": "included", "defaultLanguage": "de" }
                        """)
                .file(
                        "catalog/products/lamp/product.json",
                        "{ \"prices\": { \"USD\": 120, \"EUR\": 99 }, \"brand\": \"Kilnfold\", \"variants\": [{ \"sku\": \"LAMP\" }] }")
                .file(
                        "catalog/products/lamp/en.md",
                        "---\ntitle: Cordless Lantern\nkeywords: [camping, soft]\n---\nA lamp.\n")
                .file("catalog/products/lamp/de.md", "---\ntitle: Akku-Leuchte für Gärten\n---\nEine Leuchte.\n")
                .file("pages/returns/en.md", "---\ntitle: Returns and refunds\n---\nSend it back.\n")
                .file("pages/returns/de.md", "---\ntitle: Rückgabe\n---\nZurück damit.\n");
    }

    private CommandLines.Ran run(String what, String export, String... more) throws IOException {
        Path file = folder.resolve("export.txt");
        Files.write(file, export.getBytes(StandardCharsets.UTF_8));
        List<String> words = new ArrayList<>(List.of(
                "import",
                what,
                file.toString(),
                site.site().toString(),
                "--themes",
                SiteTest.theme().toString(),
                "--date",
                "2026-06-01"));
        words.addAll(List.of(more));
        return CommandLines.run(words);
    }

    private static JsonNode json(CommandLines.Ran ran) {
        return JsonMapper.builder().build().readTree(ran.out());
    }

    private String file(String path) throws IOException {
        return Files.readString(site.site().resolve(path));
    }

    // Searches

    @Test
    void aQueryIsSuggestedTheWordsAndPagesItIsLike() throws IOException {
        CommandLines.Ran ran = run("searches", """
                query,language,count,results
                cordles lantren,en,12,0
                sofa,en,30,0
                Cordless LANTERN,en,2,0
                camping lanterns,en,3,0
                return and refund,en-GB,7,0
                Rückgbae,de,4,0
                Gartn,de,1,
                lamp,en,100,8
                Cordles-Lantren,en,1,0
                """);
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().lines().map(String::strip).map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "suggestions, with how much the words share:",
                        "13 | en | cordles lantren | finds cordless lantern | 85 % alike",
                        "7 | en | return and refund | → page:returns | 89 % alike",
                        "4 | de | Rückgbae | → page:returns | 87 % alike",
                        "1 | de | Gartn | finds gärten | 83 % alike",
                        "no such thing in the shop:",
                        "30 | en | sofa",
                        "found by now:",
                        "3 | en | camping lanterns",
                        "2 | en | Cordless LANTERN",
                        "1 row of searches that found something",
                        "4 suggestions; --write adds to search.json");
        assertThat(site.site().resolve("search.json")).doesNotExist();
    }

    @Test
    void whatIsWrittenIsReadByTheNextBuildAndAnswersTheQuery() throws IOException {
        String before = """
                {
                  // Written by people.
                  "languages": {
                    "en": { "synonyms": [["lamp", "light"]] /* keep */ },
                    "de": {
                      "popular": ["Leuchte"] // often
                    }
                  }
                }
                """;
        site.file("search.json", before);
        String export = "query,language,count\nlantren,en,5\nRückgbae,de,4\n";
        CommandLines.Ran ran = run("searches", export, "--write");
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("added to search.json: 2 suggestions");
        assertThat(file("search.json")).isEqualTo("""
                {
                  // Written by people.
                  "languages": {
                    "en": { "synonyms": [["lamp", "light"],
                      // suggested on 2026-06-01: searched 5 times, 85 % alike
                      { "for": "lantren", "find": "lantern" }
                    ] /* keep */ },
                    "de": {
                      "popular": ["Leuchte"], // often
                      "redirects": [
                        // suggested on 2026-06-01: searched 4 times, 87 % alike
                        { "for": "Rückgbae", "to": "page:returns" }
                      ]
                    }
                  }
                }
                """);
        site.build().isSound();
        ran = run("searches", export, "--write");
        assertThat(ran.out()).contains("found by now:", "0 suggestions").doesNotContain("added");
    }

    @Test
    void aSiteWithoutWordsOfItsOwnGetsTheFile() throws IOException {
        assertThat(run("searches", "search term\nlantren\n", "--write").code()).isZero();
        assertThat(file("search.json")).isEqualTo("""
                {
                  "languages": {
                    "en": {
                      "synonyms": [
                        // suggested on 2026-06-01: searched once, 85 % alike
                        { "for": "lantren", "find": "lantern" }
                      ]
                    }
                  }
                }
                """);
        site.build().isSound();
    }

    @Test
    void programsGetAllOfIt() throws IOException {
        JsonNode found = json(run(
                "searches",
                "query,storefront,count,results\nlantren,us/en,5,0\nsofa,de,2,0\n\"a \"\"b\"\"\",de,1,0\nlamp,us/en,1,9\n",
                "--format",
                "json"));
        assertThat(found.path("version").asInt()).isEqualTo(1);
        assertThat(found.path("suggestions").toString())
                .isEqualTo(
                        "[{\"query\":\"lantren\",\"language\":\"en\",\"count\":5,\"find\":\"lantern\",\"percent\":85}]");
        assertThat(found.path("nothing").toString())
                .isEqualTo(
                        "[{\"query\":\"sofa\",\"language\":\"de\",\"count\":2},{\"query\":\"a \\\"b\\\"\",\"language\":\"de\",\"count\":1}]");
        assertThat(found.path("rowsWithResults").asInt()).isEqualTo(1);
    }

    @Test
    void aLanguageTheShopHasNotIsReportedAtItsCell() throws IOException {
        CommandLines.Ran ran = run("searches", "query,language\nlantren,xx\nlantren,DE_at\n");
        assertThat(ran.code()).isZero();
        assertThat(ran.err())
                .contains(
                        "export.txt:2:9: warning [import/invalid-value] 'xx' is no language or storefront of the shop; the row is left out",
                        "hint: write one of us/en, de/de");
        assertThat(run("searches", "when,what\n1,2\n").err()).contains("hint: name the columns: query, count");
        assertThat(run("searches", "when,what\n1,2\n").code()).isEqualTo(1);
    }

    // Addresses

    private static String line(String address, int status) {
        return "203.0.113.9 - - [01/Jun/2026:10:00:00 +0000] \"GET " + address + " HTTP/1.1\" " + status
                + " 153 \"https://elsewhere.example/\" \"A browser\"\n";
    }

    @Test
    void aLogIsSuggestedThePagesWhoseSlugsAreOrWereAlike() throws IOException {
        site.file("slug-history.json", "{ \"product:lamp\": { \"en\": [\"cordless-lantern\", \"night-lamp\"] } }");
        String log = line("/shop/night-lamp.html", 404)
                + line("/shop/night-lamp.html?from=mail", 404)
                + line("/products/cordles-lantern", 404)
                + line("/de/produkte/akku-leuchte-fur-garten/", 404)
                + line("/products/sofa/", 404)
                + line("/products/night-lamp/", 404)
                + line("/products/cordless-lantern/", 200)
                + line("/PAGES/returns-AND-refund/", 404)
                + line("/media/old.jpg", 404)
                + line("/wp-login.php", 404)
                + line("/.env", 404)
                + line("/old/index.php?id=3", 404)
                + line("/Products/Cordless-Lantern/", 404)
                + "198.51.100.2 - - [01/Jun/2026:10:00:00 +0000] \"\\x16\\x03\" 400 0\n";
        CommandLines.Ran ran = run("missing", log, "--write");
        assertThat(ran.code()).isZero();
        assertThat(ran.err())
                .contains("export.txt:14:1: warning [import/unreadable-row] the line is not of the form of the others");
        assertThat(ran.out().lines().map(String::strip).map(line -> line.replaceAll(" {2,}", " | ")))
                .containsExactly(
                        "suggestions, with how much the slugs share:",
                        "2 | /shop/night-lamp.html | → product:lamp | /products/cordless-lantern/ | 100 % alike, by a former slug",
                        "1 | /PAGES/returns-AND-refund/ | → page:returns | /returns-and-refunds/ | 94 % alike",
                        "1 | /de/produkte/akku-leuchte-fur-garten/ | → product:lamp | /de/products/akku-leuchte-fuer-gaerten/ | 92 % alike",
                        "1 | /products/cordles-lantern | → product:lamp | /products/cordless-lantern/ | 93 % alike",
                        "like no page of the shop:",
                        "1 | /products/sofa/",
                        "files that are not there:",
                        "1 | /media/old.jpg",
                        "2 addresses answered by now",
                        "left out: 3 addresses of other systems or hosts, called 3 times",
                        "added to redirects.json: 4 suggestions");
        assertThat(file("redirects.json")).isEqualTo("""
                {
                  "redirects": [
                    // suggested on 2026-06-01: called 2 times, 100 % alike
                    { "from": "/shop/night-lamp.html", "to": "product:lamp" },
                    // suggested on 2026-06-01: called once, 94 % alike
                    { "from": "/PAGES/returns-AND-refund/", "to": "page:returns" },
                    // suggested on 2026-06-01: called once, 92 % alike
                    { "from": "/de/produkte/akku-leuchte-fur-garten/", "to": "product:lamp" },
                    // suggested on 2026-06-01: called once, 93 % alike
                    { "from": "/products/cordles-lantern", "to": "product:lamp" }
                  ]
                }
                """);
        site.build().isSound();
        assertThat(run("missing", log, "--write").out())
                .contains("6 addresses answered by now")
                .doesNotContain("added");
    }

    @Test
    void aTableDoesAsWellAndNumbersThatAreAlikeAreOtherNumbers() throws IOException {
        site.file("redirects.json", "{ \"redirects\": [] }")
                .file("pages/p1/en.md", "---\ntitle: Twelve\nslug: \"12345\"\n---\nText.\n");
        JsonNode found = json(run(
                "missing",
                "address;count\nhttps://tiny.example/12346/;9\n/x/12345/;\"1.000\"\nhttps://other.example/a/;3\n/%00/;1\n",
                "--format",
                "json",
                "--write"));
        assertThat(found.path("suggestions").toString())
                .isEqualTo(
                        "[{\"address\":\"/x/12345/\",\"count\":1000,\"to\":\"page:p1\",\"now\":\"/12345/\",\"former\":false,\"percent\":100}]");
        assertThat(found.path("nothing").toString()).isEqualTo("[{\"address\":\"/12346/\",\"count\":9}]");
        assertThat(found.path("probes").asInt()).isEqualTo(2);
        assertThat(found.path("probeCount").asInt()).isEqualTo(4);
        assertThat(file("redirects.json"))
                .isEqualTo("{ \"redirects\": [\n  // suggested on 2026-06-01: called 1000 times, 100 % alike\n"
                        + "  { \"from\": \"/x/12345/\", \"to\": \"page:p1\" }\n] }");
        site.build().isSound();
    }

    @Test
    void whatIsNeitherLogNorTableSaysWhatItShouldBe() throws IOException {
        CommandLines.Ran ran = run("missing", "when,what\n1,2\n");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err())
                .contains("[import/unknown-format] no column says what was counted; there are when, what")
                .contains("hint: name the columns: address, count; or give a log of the server");
    }
}
