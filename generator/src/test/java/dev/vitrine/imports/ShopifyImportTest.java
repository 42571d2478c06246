package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class ShopifyImportTest {

    private static final String LEGACY =
            "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,"
                    + "Option2 Name,Option2 Value,Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,"
                    + "Variant Inventory Policy,Variant Price,Variant Compare At Price,Variant Barcode,Image Src,Image Position,"
                    + "Image Alt Text,SEO Title,SEO Description,Variant Image,Status\n";

    @TempDir
    Path folder;

    @Test
    void rowsWithOneHandleAreOneProductEvenWhenTheyAreApart() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        LEGACY
                                + "mug,Mug,<p>A <b>mug</b></p>,Kiln,Cups,\"new, gift\",TRUE,Color,Forest Green,Size,S,M-1,320,shopify,4,deny,12.00,15.00,,https://img.example/g.jpg,2,Green mug,Mug!,A mug.,https://img.example/g.jpg,active\n"
                                + "bowl,Bowl,,Kiln,Bowls,,TRUE,Title,Default Title,,,B-1,500,,0,deny,20,,,,,,,,,active\n"
                                + "mug,,,,,,,,Red,,S,M-2,,shopify,0,deny,14,,,https://img.example/r.jpg,1,,,,,\n"
                                + "mug,,,,,,,,,,,,,,,,,,,https://img.example/x.jpg,3,Detail,,,,\n")
                .run();

        assertThat(shop.problems()).isEmpty();
        assertThat(shop.report().products()).isEqualTo(2);
        assertThat(shop.report().variants()).isEqualTo(3);
        JsonNode mug = shop.product("mug");
        assertThat(mug.toString())
                .isEqualTo(
                        "{\"id\":\"mug\",\"category\":\"cups\",\"brand\":\"Kiln\",\"tags\":[\"new\",\"gift\"],"
                                + "\"options\":[\"color\",\"size\"],\"variants\":["
                                + "{\"sku\":\"M-1\",\"options\":{\"color\":\"forest-green\",\"size\":\"s\"},\"prices\":{\"USD\":{\"amount\":12.00,\"compareAt\":15.00}},\"weight\":320,\"stock\":4,\"media\":[\"https://img.example/g.jpg\"]},"
                                + "{\"sku\":\"M-2\",\"options\":{\"color\":\"red\",\"size\":\"s\"},\"prices\":{\"USD\":14.00},\"availability\":\"out-of-stock\",\"stock\":0}],"
                                + "\"media\":[{\"file\":\"https://img.example/r.jpg\"},{\"file\":\"https://img.example/g.jpg\",\"alt\":{\"en\":\"Green mug\"}},{\"file\":\"https://img.example/x.jpg\",\"alt\":{\"en\":\"Detail\"}}],"
                                + "\"texts\":{\"en\":{\"title\":\"Mug\",\"slug\":\"mug\",\"description\":\"<p>A <b>mug</b></p>\",\"descriptionFormat\":\"html\",\"seo\":{\"title\":\"Mug!\",\"description\":\"A mug.\"}}}}");
        assertThat(shop.json("catalog/attributes.json")
                        .at("/attributes/color/values/forest-green/name/en")
                        .asString())
                .isEqualTo("Forest Green");
    }

    @Test
    void aProductWithoutOptionsHasOneVariantAndItsPriceOnTheProduct() throws IOException {
        Imports shop = Imports.in(folder)
                .file("products.csv", LEGACY + "bowl,Bowl,,,,,TRUE,Title,Default Title,,,B-1,,,,,20,18,,,,,,,,active\n")
                .run();

        JsonNode bowl = shop.product("bowl");
        assertThat(bowl.has("options")).isFalse();
        assertThat(bowl.path("variants").toString()).isEqualTo("[{\"sku\":\"B-1\"}]");
        assertThat(bowl.path("prices").toString()).isEqualTo("{\"USD\":20.00}");
    }

    @Test
    void unitPricesBecomeMeasures() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        "Handle,Title,Option1 Name,Option1 Value,Variant SKU,Variant Price,Unit Price Total Measure,"
                                + "Unit Price Total Measure Unit,Unit Price Base Measure,Unit Price Base Measure Unit\n"
                                + "oil,Oil,Size,S,O-1,10,250.0,ml,100,ml\n"
                                + "oil,,,M,O-2,18,1.5,L,100,ml\n"
                                + "oil,,,L,O-3,30,2000,ml,1,l\n"
                                + "oil,,,XL,O-4,40,64,fl oz,1,fl oz\n"
                                + "oil,,,XXL,O-5,50,,,,\n")
                .run();

        JsonNode variants = shop.product("oil").path("variants");
        assertThat(variants.findValues("measure").toString())
                .isEqualTo("[{\"amount\":250,\"unit\":\"ml\",\"per\":100}, {\"amount\":1.5,\"unit\":\"l\",\"per\":0.1},"
                        + " {\"amount\":2000,\"unit\":\"ml\"}]");
        assertThat(shop.problems()).hasSize(1).first().asString().contains("'fl oz' is no unit of unit prices");
    }

    @Test
    void theNewTemplateIsReadToo() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        "\ufeffTitle,URL handle,Description,Vendor,Product category,Type,Tags,Published on online store,Status,SKU,Barcode,"
                                + "Option1 name,Option1 value,Price,Compare-at price,Inventory tracker,Inventory quantity,"
                                + "Continue selling when out of stock,Weight value (grams),Product image URL,Image alt text,"
                                + "Material (product.metafields.custom.material),Hold (product.metafields.custom.hold)\r\n"
                                + "Lamp,lamp,<p>Light</p>,Kiln,Home > Lighting > Lamps,Lamp,,TRUE,Active,'L-1,'4006381333931,Color,Oak,129,,shopify,-1,TRUE,2400.4,//img.example/l.jpg,A lamp,\"[\"\"Oak\"\",\"\"Linen\"\"]\",firm; soft\r\n")
                .run();

        assertThat(shop.problems()).isEmpty();
        JsonNode lamp = shop.product("lamp");
        assertThat(lamp.path("category").asString()).isEqualTo("lamps");
        assertThat(lamp.path("variants").toString())
                .isEqualTo(
                        "[{\"sku\":\"L-1\",\"options\":{\"color\":\"oak\"},\"gtin\":\"4006381333931\",\"weight\":2400,"
                                + "\"availability\":\"backorder\",\"stock\":0}]");
        assertThat(lamp.path("media").toString())
                .isEqualTo("[{\"file\":\"https://img.example/l.jpg\",\"alt\":{\"en\":\"A lamp\"}}]");
        assertThat(lamp.path("attributes").toString())
                .isEqualTo("{\"type\":\"Lamp\",\"material\":[\"Oak\",\"Linen\"],\"hold\":[\"firm\",\"soft\"]}");
        assertThat(shop.json("catalog/categories.json")
                        .at("/categories/1/parent")
                        .asString())
                .isEqualTo("lighting");
    }

    @Test
    void fewColumnsAreEnough() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        "Handle , Title,Vendor,Variant SKU,Variant Barcode\na1,Cart,Shop,A1,'8720602828605\n")
                .run();

        assertThat(shop.problems()).isEmpty();
        assertThat(shop.product("a1").path("variants").toString())
                .isEqualTo("[{\"sku\":\"A1\",\"gtin\":\"8720602828605\"}]");
        assertThat(shop.product("a1").has("prices")).isFalse();
    }

    @Test
    void statusIsKept() throws IOException {
        String header = "Handle,Title,Published,Status\n";
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        header
                                + "a,A,TRUE,active\nb,B,FALSE,active\nc,C,TRUE,draft\nd,D,FALSE,archived\ne,E,TRUE,unlisted\nf,F,,\n")
                .run();

        assertThat(shop.products().stream().map(p -> p.path("status").asString("active")))
                .containsExactly("active", "draft", "draft", "archived", "archived", "active");
        assertThat(shop.report().shown()).isEqualTo(2);
    }

    @Test
    void valuesThatCannotBeUsedAreReportedAtTheirCellsAndTheRestIsImported() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        "Handle,Title,Body (HTML),Variant Price,Variant Barcode,Nonsense\n"
                                + "a,A,\"<p>two\nlines \"\"quoted\"\"</p>\",free,6.9E+12,1\n"
                                + "b,B,x,-5,1234567890123,\n"
                                + "c,,x,0,,\n")
                .run();

        assertThat(shop.problems(Rule.IMPORT_INVALID_VALUE))
                .containsExactly("3:23 'free' is no price", "4:7 '-5' is no price");
        assertThat(shop.problems(Rule.CATALOG_INVALID_GTIN))
                .containsExactly(
                        "3:28 '6.9E+12' is a number a spreadsheet has cut; the barcode is left out",
                        "4:10 '1234567890123' is no valid GTIN; it is left out");
        assertThat(shop.problems(Rule.IMPORT_UNKNOWN_COLUMN)).containsExactly("1:56 the column 'Nonsense' is not used");
        assertThat(shop.problems(Rule.IMPORT_MISSING_NAME))
                .containsExactly("5:1 the product 'c' has no name; its id is shown");
        assertThat(shop.report().products()).isEqualTo(3);
        assertThat(shop.report().sound()).isTrue();
    }

    @Test
    void repeatedSkusAndVariantsAreReported() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        "Handle,Title,Option1 Name,Option1 Value,Variant SKU\n"
                                + "a,A,Size,S,X\na,,,M,X\na,,,S,Y\nb,B,Size,L,\nb,,,XL,\nb,,,,Z\n")
                .run();

        assertThat(shop.problems(Rule.IMPORT_DUPLICATE))
                .containsExactly(
                        "3:7 the SKU 'X' is used already; this variant becomes 'X-2'",
                        "4:7 'a' already has a variant with these options; this one is left out");
        assertThat(shop.problems(Rule.IMPORT_UNREADABLE_ROW))
                .containsExactly(
                        "7:1 the row is neither a variant (it has no option value) nor a picture; it is left out");
        assertThat(shop.product("b").path("variants").toString())
                .isEqualTo(
                        "[{\"sku\":\"b-l\",\"options\":{\"size\":\"l\"}},{\"sku\":\"b-xl\",\"options\":{\"size\":\"xl\"}}]");
    }

    @Test
    void marketPricesAreUsedWhenTheSiteHasTheMarket() throws IOException {
        Imports shop = Imports.in(folder);
        shop.write(
                "site/site.json",
                "{ // ours\n\"defaultLanguage\":\"en\",\"languages\":{\"en\":{}}}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        shop.write(
                "site/markets/uk.json",
                "{\"name\":{\"en\":\"Britain\"},\"countries\":[\"GB\"],\"currency\":\"GBP\"}"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        shop.file(
                        "products.csv",
                        "Handle,Title,Variant Price,Included / United Kingdom,Price / United Kingdom,Compare-at price / United Kingdom,Price / International\n"
                                + "a,A,10,TRUE,8,9,7\n")
                .run(request -> request.currency("USD"));

        assertThat(shop.product("a").path("prices").toString())
                .isEqualTo("{\"USD\":10.00,\"uk\":{\"amount\":8.00,\"compareAt\":9.00}}");
        assertThat(shop.problems(Rule.IMPORT_UNKNOWN_COLUMN))
                .containsExactly("1:111 the site has no market 'International'; its prices are not used");
        assertThat(shop.report().files()).containsExactly("catalog/shop.jsonl");
    }

    @Test
    void optionValuesLinkedToMetafieldsAreNotRepeatedAsFacts() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        "Handle,Title,Option1 Name,Option1 Value,Option1 Linked To,Color pattern (product.metafields.shopify.color-pattern)\n"
                                + "a,A,Color,Red,product.metafields.shopify.color-pattern,red; blue\na,,,Blue,,\n")
                .run();

        assertThat(shop.product("a").has("attributes")).isFalse();
    }
}
