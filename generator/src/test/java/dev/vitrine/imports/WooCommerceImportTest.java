package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class WooCommerceImportTest {

    private static final String HEADER =
            "ID,Type,SKU,Name,Published,Is featured?,Visibility in catalog,Short description,Description,"
                    + "Date sale price ends,In stock?,Stock,Backorders allowed?,Weight (lbs),Length (cm),Sale price,Regular price,"
                    + "Categories,Tags,Images,Parent,Grouped products,Upsells,Cross-sells,External URL,Button text,Position,"
                    + "Attribute 1 name,Attribute 1 value(s),Attribute 1 visible,Attribute 1 global,Attribute 1 default,"
                    + "Attribute 2 name,Attribute 2 value(s),Attribute 2 visible,Attribute 2 global,Tax class,Meta: _thing\n";

    @TempDir
    Path folder;

    @Test
    void variationsMayStandBeforeTheirProductAndLeaveOptionsOpen() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        HEADER
                                + "11,variation,T-RED,,1,,,,,,1,,,,,,20,,,,id:10,,,,,,2,Color,Red,,,,Size,,,,,\n"
                                + "12,variation,T-BLUE-S,,1,,,,,,0,,,,,18,20,,,,T,,,,,,1,Color,Blue,,,,Size,S,,,,\n"
                                + "10,variable,T,Shirt,1,1,visible,,,,1,,,,,,,Clothing > Shirts,,,,,,,,,,Color,\"Blue, Red\",1,1,Red,Size,\"S, M\",1,1,,\n")
                .run();

        assertThat(shop.problems()).isEmpty();
        JsonNode shirt = shop.product("t");
        assertThat(shirt.path("options").toString()).isEqualTo("[\"color\",\"size\"]");
        assertThat(shirt.path("variants").toString())
                .isEqualTo(
                        "[{\"sku\":\"T-RED-s\",\"options\":{\"color\":\"red\",\"size\":\"s\"},\"prices\":{\"USD\":20.00}},"
                                + "{\"sku\":\"T-BLUE-S\",\"options\":{\"color\":\"blue\",\"size\":\"s\"},\"prices\":{\"USD\":{\"amount\":18.00,\"compareAt\":20.00}},\"availability\":\"out-of-stock\"},"
                                + "{\"sku\":\"T-RED-m\",\"options\":{\"color\":\"red\",\"size\":\"m\"},\"prices\":{\"USD\":20.00}}]");
        assertThat(shirt.path("category").asString()).isEqualTo("shirts");
        assertThat(shop.json("catalog/collections.json")
                        .at("/collections/0/products")
                        .toString())
                .isEqualTo("[\"t\"]");
    }

    @Test
    void commasInValuesAreEscaped() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        HEADER
                                + "1,simple,A,Lamp,1,,visible,,,,1,,,2,12.50,,99,\"Home > Lamps\\, lights, Sale\",\"warm, \\\"cosy\\\"\",,,,,,,,,Material,\"Oak\\, oiled, Linen\",1,,,Secret,x,0,,,\n"
                                        .replace("\\\"", "\"\""))
                .run();

        JsonNode lamp = shop.product("a");
        assertThat(lamp.path("attributes").toString())
                .isEqualTo("{\"length\":\"12.5 cm\",\"material\":[\"Oak, oiled\",\"Linen\"]}");
        assertThat(lamp.path("category").asString()).isEqualTo("lamps-lights");
        assertThat(lamp.path("categories").toString()).isEqualTo("[\"sale\"]");
        assertThat(lamp.at("/variants/0/weight").asInt()).isEqualTo(907);
    }

    @Test
    void relationsAreByReferenceAndUnknownOnesAreReported() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        HEADER
                                + "1,simple,A,A,1,,,,,,1,,,,,,1,,,,,,\"B, id:3\",NOPE,,,,,,,,,,,,,,\n"
                                + "2,simple,B,B,1,,,,,,1,,,,,,1,,,,,,,,,,,,,,,,,,,,,\n"
                                + "3,grouped,C,C,1,,,,,,1,,,,,,,,,,,\"A, B\",,,,,,,,,,,,,,,,\n")
                .run();

        assertThat(shop.product("a").path("relations").toString()).isEqualTo("{\"upsell\":[\"b\",\"c\"]}");
        assertThat(shop.product("c").path("relations").toString()).isEqualTo("{\"complementary\":[\"a\",\"b\"]}");
        assertThat(shop.problems(Rule.CATALOG_UNKNOWN_PRODUCT))
                .hasSize(1)
                .first()
                .asString()
                .contains("'NOPE'");
    }

    @Test
    void whatIsNotForEverybodyIsNotShown() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        HEADER
                                + "1,simple,A,A,1,,hidden,,,,1,,,,,,1,,,,,,,,,,,,,,,,,,,,,\n"
                                + "2,simple,B,B,-1,,visible,,,,1,,,,,,1,,,,,,,,,,,,,,,,,,,,,\n"
                                + "3,simple,C,C,0,,visible,,,,1,,,,,,1,,,,,,,,,,,,,,,,,,,,,\n"
                                + "4,\"simple, virtual\",D,D,1,,search,,,,backorder,,,,,,1,,,,,,,,,,,,,,,,,,,,,\n")
                .run();

        assertThat(shop.products().stream().map(p -> p.path("status").asString("active")))
                .containsExactly("archived", "draft", "draft", "active");
        assertThat(shop.product("d").at("/variants/0/availability").asString()).isEqualTo("backorder");
    }

    @Test
    void anOfferElsewhereBecomesALinkInTheText() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        HEADER
                                + "1,external,A,A,1,,,Short & sweet,First.\\n\\nSecond.,,1,,,,,,1,,,,,,,,https://pay.example/a?b=1&c=2,Give <now>,,,,,,,,,,,,\n")
                .run();

        assertThat(shop.product("a").at("/texts/en/summary").asString()).isEqualTo("Short & sweet");
        assertThat(shop.product("a").at("/texts/en/description").asString())
                .isEqualTo("<p>First.</p>\n<p>Second.</p>\n"
                        + "<p><a href=\"https://pay.example/a?b=1&amp;c=2\">Give &lt;now&gt;</a></p>");
    }

    @Test
    void aSaleForALimitedTimeIsNotImported() throws IOException {
        Imports shop = Imports.in(folder)
                .file("products.csv", HEADER + "1,simple,A,A,1,,,,,2026-12-01,1,,,,,8,10,,,,,,,,,,,,,,,,,,,,,\n")
                .run();

        assertThat(shop.product("a").path("prices").toString()).isEqualTo("{\"USD\":10.00}");
        assertThat(shop.problems(Rule.IMPORT_INVALID_VALUE))
                .containsExactly("2:37 the sale price is for a limited time; only the regular price is imported");
    }

    @Test
    void variationsWithoutTheirProductAreReported() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "products.csv",
                        HEADER
                                + "1,simple,A,A,1,,,,,,1,,,,,,1,,,,,,,,,,,,,,,,,,,,,\n"
                                + "2,variation,V,,1,,,,,,1,,,,,,1,,,,GONE,,,,,,,Color,Red,,,,,,,,,\n")
                .run();

        assertThat(shop.problems(Rule.IMPORT_UNREADABLE_ROW))
                .containsExactly("3:35 there is no product 'GONE'; its variation is left out");
    }

    @Test
    void germanHeadersAndDecimalCommasAreRead() throws IOException {
        Imports shop = Imports.in(folder)
                .file(
                        "produkte.csv",
                        "ID;Typ;Artikelnummer;Name;Veröffentlicht;Sichtbarkeit im Katalog;Kurzbeschreibung;Beschreibung;Vorrätig?;Lager;Gewicht (kg);Angebotspreis;Regulärer Preis;Kategorien;Bilder;Übergeordnetes Produkt;Attribut 1 Name;Attribut 1 Wert(e);Attribut 1 Sichtbar;Attribut 1 Global\r\n"
                                + "1;variable;TISCH;Größter Tisch;1;visible;;;1;;12,5;;;Möbel > Tische;;;Farbe;Eiche, Weiß;1;1\r\n"
                                + "2;variation;TISCH-W;;1;visible;;;1;3;;1.099,50;1.299,00;;;TISCH;Farbe;Weiß;;1\r\n")
                .run(request -> request.language("de").currency("EUR"));

        assertThat(shop.problems()).isEmpty();
        assertThat(shop.product("tisch").toString())
                .isEqualTo("{\"id\":\"tisch\",\"category\":\"tische\",\"options\":[\"farbe\"],"
                        + "\"prices\":{\"EUR\":{\"amount\":1099.50,\"compareAt\":1299.00}},"
                        + "\"variants\":[{\"sku\":\"TISCH-W\",\"options\":{\"farbe\":\"weiss\"},\"weight\":12500,\"stock\":3}],"
                        + "\"texts\":{\"de\":{\"title\":\"Größter Tisch\",\"slug\":\"groesster-tisch\"}}}");
    }

    @Test
    void frenchAndSpanishHeadersAreRead() throws IOException {
        Imports french = Imports.in(folder.resolve("fr"))
                .file(
                        "produits.csv",
                        "ID,Type,UGS,Nom,Publié,Mis en avant ?,Visibilité dans le catalogue,Description courte,Description,En stock ?,Tarif promo,Tarif régulier,Catégories,Étiquettes,Images,Parent,Nom de l’attribut 1,Valeur(s) de l’attribut 1,Attribut 1 visible,Attribut 1 global\n"
                                + "1,simple,L1,Lampe,1,0,visible,Belle,,1,,\"89,90\",Maison,chaud,,,Matière,Chêne,1,1\n")
                .run(request -> request.language("fr").currency("EUR"));
        Imports spanish = Imports.in(folder.resolve("es"))
                .file(
                        "productos.csv",
                        "ID,Tipo,SKU,Nombre,Publicado,¿Está destacado?,Visibilidad en el catálogo,Descripción corta,Descripción,¿Existencias?,Precio rebajado,Precio normal,Categorías,Etiquetas,Imágenes,Superior,Nombre del atributo 1,Valor(es) del atributo 1,Atributo visible 1,Atributo global 1\n"
                                + "1,simple,L1,Lámpara,1,0,visible,Bonita,,1,,89.90,Casa,cálido,,,Material,Roble,1,1\n")
                .run(request -> request.language("es").currency("EUR"));

        assertThat(french.problems()).isEmpty();
        assertThat(spanish.problems()).isEmpty();
        assertThat(french.product("l1").path("prices").toString()).isEqualTo("{\"EUR\":89.90}");
        assertThat(french.product("l1").path("attributes").toString()).isEqualTo("{\"matiere\":\"Chêne\"}");
        assertThat(spanish.product("l1").path("attributes").toString()).isEqualTo("{\"material\":\"Roble\"}");
    }

    @Test
    void otherColumnNamesAreExplainedByAMapping() throws IOException {
        Imports shop = Imports.in(folder);
        Path mapping = shop.write(
                "mapping.json",
                "{ \"format\": \"woocommerce\", \"headers\": { \"Sorte\": \"Type\", \"Titel\": \"Name\", \"Preis\": \"Regular price\" } }"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8));
        shop.file("x.csv", "Sorte,SKU,Titel,Preis\nsimple,A,Eins,5\n").run(request -> request.mapping(mapping));

        assertThat(shop.problems()).isEmpty();
        assertThat(shop.product("a").path("prices").toString()).isEqualTo("{\"USD\":5.00}");
    }
}
