package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class MappedImportTest {

    @TempDir
    Path folder;

    private Imports shop;

    private Path mapping(String json) throws IOException {
        shop = Imports.in(folder);
        return shop.write("mapping.json", json.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rowsOfOneKeyAreVariantsOfOneProduct() throws IOException {
        Path mapping = mapping("""
                { "currency": "EUR",
                  "files": [ { "match": "list.csv", "columns": {
                    "key": "article", "sku": "number", "title": "name", "price": "net",
                    "prices": { "GBP": { "column": "uk", "compareAt": "uk before" } },
                    "brand": { "value": "Kiln" },
                    "status": { "column": "state", "values": { "aus": "draft" } },
                    "options": [ { "id": "size", "name": "Size", "column": "size" } ],
                    "attributes": [ { "name": "Height", "column": "h", "unit": "cm" }, "glaze" ] } } ] }
                """);
        shop.file(
                        "list.csv",
                        "article\tnumber\tname\tsize\tnet\tuk\tuk before\tstate\th\tglaze\n"
                                + "bowl\tB-S\tBowl\tSmall\t12,50 €\t11\t12\tan\t8\tmatt\n"
                                + "bowl\tB-L\t\tLarge\t1.020,00\t\t\t\t\t\n"
                                + "cup\tC\tCup\t\t4,00\t\t\taus\t\t\n")
                .run(request -> request.mapping(mapping));

        assertThat(shop.problems()).isEmpty();
        assertThat(shop.product("bowl").toString())
                .isEqualTo("{\"id\":\"bowl\",\"brand\":\"Kiln\",\"options\":[\"size\"],\"variants\":["
                        + "{\"sku\":\"B-S\",\"options\":{\"size\":\"small\"},\"prices\":{\"EUR\":12.50,\"GBP\":{\"amount\":11.00,\"compareAt\":12.00}}},"
                        + "{\"sku\":\"B-L\",\"options\":{\"size\":\"large\"},\"prices\":{\"EUR\":1020.00}}],"
                        + "\"attributes\":{\"height\":\"8 cm\",\"glaze\":\"matt\"},"
                        + "\"texts\":{\"en\":{\"title\":\"Bowl\",\"slug\":\"bowl\"}}}");
        assertThat(shop.product("cup").path("status").asString()).isEqualTo("draft");
    }

    @Test
    void variantsMayBeListedOnTheProductsRow() throws IOException {
        Path mapping = mapping("""
                { "files": [ { "match": "all.csv", "rows": { "variant": { "column": "shown", "is": [ "no" ] } }, "columns": {
                    "key": "sku", "sku": "sku", "title": "name", "price": "price",
                    "categories": { "column": "cat", "separator": ",", "path": "/", "drop": [ "Root" ], "rename": { "Bags": "Gear/Bags" } },
                    "variations": { "column": "list" },
                    "attributeList": { "column": "more", "values": "|", "ignore": [ "internal" ], "names": { "eco": "Organic" } } } } ] }
                """);
        shop.file(
                        "all.csv",
                        "sku,name,shown,price,cat,list,more\n"
                                + "H-S,Hoodie S,no,52,,,\n"
                                + "H-M,Hoodie M,no,54,,,\n"
                                + "H-X,Hoodie X,no,54,,,\n"
                                + "H,Hoodie,yes,50,\"Root/Men/Tops,Root,Bags\",\"sku=H-S,size=S|sku=H-M,size=M\",\"internal=1,material=Wool|Silk, raw,eco=Yes\"\n")
                .run(request -> request.mapping(mapping));

        JsonNode hoodie = shop.product("h");
        assertThat(hoodie.path("variants").toString())
                .isEqualTo("[{\"sku\":\"H-S\",\"options\":{\"size\":\"s\"},\"prices\":{\"USD\":52.00}},"
                        + "{\"sku\":\"H-M\",\"options\":{\"size\":\"m\"},\"prices\":{\"USD\":54.00}}]");
        assertThat(hoodie.path("category").asString()).isEqualTo("tops");
        assertThat(hoodie.path("categories").toString()).isEqualTo("[\"bags\"]");
        assertThat(hoodie.path("attributes").toString())
                .isEqualTo("{\"material\":[\"Wool\",\"Silk, raw\"],\"eco\":true}");
        assertThat(shop.problems())
                .hasSize(1)
                .first()
                .asString()
                .endsWith(
                        "all.csv:4:1: warning [import/unreadable-row] no product lists the variant 'H-X'; it is left out");
    }

    @Test
    void wordsOfOtherLanguagesAreJoinedByKey() throws IOException {
        Path mapping = mapping("""
                { "files": [
                  { "match": "en.csv", "columns": { "key": "sku", "sku": "sku", "title": "name", "description": "text" } },
                  { "match": "words/*.csv", "role": "details", "columns": {
                      "key": "sku", "language": { "column": "view", "values": { "shop_de": "de" } }, "title": "name", "description": "text",
                      "related": { "column": "linked", "separator": "\\n" } } } ] }
                """);
        shop.file(
                        "words/other.csv",
                        "sku,view,name,text,linked\nA,shop_de,Schüssel,<p>Gut</p>,B\nB,shop_de,,<p>Nur Text</p>,\nC,shop_de,Weg,,\n")
                .file("en.csv", "sku,name,text\nA,Bowl,\nB,Bowl,\n")
                .run(request -> request.mapping(mapping));

        assertThat(shop.product("a").path("texts").toString())
                .isEqualTo(
                        "{\"en\":{\"title\":\"Bowl\",\"slug\":\"bowl\"},\"de\":{\"title\":\"Schüssel\",\"slug\":\"schuessel\",\"description\":\"<p>Gut</p>\",\"descriptionFormat\":\"html\"}}");
        assertThat(shop.product("a").path("relations").toString()).isEqualTo("{\"related\":[\"b\"]}");
        assertThat(shop.product("b").path("texts").toString())
                .isEqualTo(
                        "{\"en\":{\"title\":\"Bowl\",\"slug\":\"bowl-2\"},\"de\":{\"description\":\"<p>Nur Text</p>\",\"descriptionFormat\":\"html\"}}");
        assertThat(shop.problems(Rule.IMPORT_MISSING_NAME))
                .containsExactly("3:11 the product 'b' has no name in 'de'; that in 'en' is shown");
        assertThat(shop.problems(Rule.CATALOG_UNKNOWN_PRODUCT)).containsExactly("4:1 there is no product 'C'");
        assertThat(shop.report().languages()).containsExactly("en", "de");
        assertThat(shop.json("site.json").path("storefronts").size()).isEqualTo(2);
    }

    @Test
    void picturesBesideTheFileOrInMediaFoldersAreCopied() throws IOException {
        Path mapping = mapping(
                "{ \"files\": [ { \"match\": \"a.csv\", \"columns\": { \"sku\": \"sku\", \"title\": \"t\", \"pictures\": { \"column\": \"p\", \"separator\": \",\" } } } ] }");
        shop.write("pictures/one.jpg", new byte[] {1});
        shop.write("media/b/two 2.JPG", new byte[] {2});
        shop.write("secret.jpg", new byte[] {3});
        shop.file(
                        "a.csv",
                        "sku,t,p\nA,A,\"pictures/one.jpg,/b/two 2.JPG,gone.jpg,http://img.example/x y.jpg,media/../../secret.jpg\"\n")
                .run(request -> request.mapping(mapping).media(java.util.List.of(folder.resolve("media"))));

        assertThat(shop.product("a").path("media").toString())
                .isEqualTo(
                        "[{\"file\":\"media/import/pictures/one.jpg\"},{\"file\":\"media/import/b/two-2.JPG\"},{\"file\":\"https://img.example/x%20y.jpg\"}]");
        assertThat(shop.site().resolve("media/import/pictures/one.jpg")).hasBinaryContent(new byte[] {1});
        assertThat(shop.site().resolve("media/import/b/two-2.JPG")).hasBinaryContent(new byte[] {2});
        assertThat(shop.problems(Rule.MEDIA_MISSING))
                .containsExactly(
                        "2:6 there is no picture 'gone.jpg'; it is left out",
                        "2:6 there is no picture 'media/../../secret.jpg'; it is left out");
    }

    @Test
    void mistakesInTheMappingAreReportedWhereTheyAre() throws IOException {
        Path mapping = mapping(
                "{\n  \"files\": [ {\n    \"match\": \"a.csv\",\n    \"colums\": {},\n    \"columns\": { \"sku\": \"sku\", \"titel\": \"t\" } } ]\n}\n");
        shop.file("a.csv", "sku,t\nA,A\n").run(request -> request.mapping(mapping));

        assertThat(shop.problems(Rule.JSON_UNKNOWN_FIELD))
                .containsExactly("4:5 'colums' is not a field here", "5:32 'titel' is not a field here");
        assertThat(shop.report().sound()).isFalse();
        assertThat(shop.site()).doesNotExist();
    }

    @Test
    void filesTheMappingDoesNotNameAreReported() throws IOException {
        Path mapping = mapping("{ \"files\": [ { \"match\": \"a.csv\", \"columns\": { \"sku\": \"sku\" } } ] }");
        shop.file("b.csv", "sku\nA\n").run(request -> request.mapping(mapping));

        assertThat(shop.problems(Rule.IMPORT_UNKNOWN_FORMAT))
                .containsExactly("1:1 the mapping says nothing about this file");
    }
}
