package dev.vitrine;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Measured facts, options and texts of a whole site, in the units of each market. Spaces of measures do not break. */
class UnitsTest {

    private static final String US = "products/lamp/index.html";
    private static final String GERMAN = "de/products/lamp/index.html";

    private static final String ATTRIBUTES = """
            { "attributes": {
              "height": { "name": { "en": "Height", "de": "Höhe" }, "unit": "cm" },
              "box": { "name": { "en": "Box", "de": "Karton" }, "unit": "cm" },
              "capacity": { "name": { "en": "Capacity", "de": "Inhalt" }, "unit": "ml" },
              "volume": { "name": { "en": "Volume", "de": "Füllmenge" }, "unit": "ml",
                "values": { "small": { "measure": 250 }, "large": { "measure": "1.5 l" } } },
              "material": { "name": { "en": "Material" } }
            } }
            """;

    private static final String PRODUCT = """
            { "prices": { "USD": 120, "EUR": 120 }, "options": ["volume"],
              "variants": [
                { "sku": "LAMP-S", "options": { "volume": "small" } },
                { "sku": "LAMP-L", "options": { "volume": "large" } }],
              "attributes": { "height": 12, "box": "30 x 20 x 4.5", "capacity": { "small": 250, "large": "1.5 l" },
                "material": ["Oak", "Brass", "Linen"] } }
            """;

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aSiteWithMeasures() throws IOException {
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
                .file("catalog/attributes.json", ATTRIBUTES)
                .file("catalog/products/lamp/product.json", PRODUCT)
                .file("theme/templates/product.ftlh", """
                        <#import "/lib/frame.ftlh" as ui>
                        <@ui.frame>
                        <#list product.facts as fact><p>${fact.name}: ${fact.value}</p></#list>
                        <p>${listed(product.facts?map(fact -> fact.id))} ${quoted(product.title.text)}</p>
                        <#list product.options as option><p>${option.name}: ${listed(option.values?map(value -> value.name))}</p></#list>
                        <p><#list product.facts as fact>${fact.id}=${(fact.measure.value)!"-"} ${(fact.measure.unitCode)!"-"};</#list></p>
                        </@ui.frame>
                        """);
    }

    @Test
    void theUnitedStatesReadInchesAndOunces() throws IOException {
        site.build()
                .pageContains(
                        US,
                        "<p>Height: 4.7\u00a0in (12\u00a0cm)</p>",
                        "<p>Box: 11.8 × 7.9 × 1.8\u00a0in (30 × 20 × 4.5\u00a0cm)</p>",
                        "<p>Capacity: 8.5\u00a0fl\u00a0oz: 8.5\u00a0fl\u00a0oz (250\u00a0mL) and 51\u00a0fl\u00a0oz: 51\u00a0fl\u00a0oz (1.5\u00a0L)</p>",
                        "<p>Volume: 8.5\u00a0fl\u00a0oz (250\u00a0mL) and 51\u00a0fl\u00a0oz (1.5\u00a0L)</p>",
                        "<p>Material: Oak, Brass, and Linen</p>",
                        "<p>height, box, capacity, and material “Lamp”</p>");
    }

    @Test
    void otherCountriesReadTheMetricUnitsOfTheContent() throws IOException {
        site.build()
                .pageContains(
                        GERMAN,
                        "<p>Höhe: 12\u00a0cm</p>",
                        "<p>Karton: 30 × 20 × 4,5\u00a0cm</p>",
                        "<p>Inhalt: 250\u00a0ml: 250\u00a0ml und 1,5\u00a0l: 1,5\u00a0l</p>",
                        "<p>Material: Oak, Brass und Linen</p>",
                        "„Lamp“");
    }

    @Test
    void aMarketChoosesItsUnits() throws IOException {
        site.edit("markets/us.json", "\"currency\"", "\"units\": \"metric\", \"currency\"")
                .edit("markets/de.json", "\"currency\"", "\"units\": \"uk\", \"currency\"")
                .build()
                .pageContains(US, "<p>Height: 12\u00a0cm</p>")
                .pageContains(
                        GERMAN,
                        "<p>Höhe: 12\u00a0cm (4,7\u00a0in)</p>",
                        "<p>Füllmenge: 250\u00a0ml und 1,5\u00a0l</p>");
    }

    @Test
    void measuresInTextsAreConvertedToo() throws IOException {
        site.file("catalog/products/lamp/en.md", """
                        ---
                        title: Lamp
                        ---
                        It is [12 cm](measure:) high.

                        | Part | Width |
                        | :--- | ---: |
                        | Foot | [7.5 cm](measure:) |
                        """)
                .file("theme/templates/product.ftlh", """
                        <#import "/lib/frame.ftlh" as ui>
                        <@ui.frame>${product.description.html}</@ui.frame>
                        """)
                .build()
                .pageContains(US, "It is 4.7\u00a0in (12\u00a0cm) high.", ">3\u00a0in</td>")
                .pageContains(GERMAN, "It is 12\u00a0cm high.", ">7,5\u00a0cm</td>");
    }

    @Test
    void machinesReadTheNumberAndUnitOfTheContent() throws IOException {
        site.build()
                .pageContains(
                        US,
                        "<p>height=12 CMT;box=- -;capacity=- -;material=- -;</p>",
                        "\"height\":{\"@type\":\"QuantitativeValue\",\"value\":\"12\",\"unitCode\":\"CMT\"}",
                        "{\"@type\":\"PropertyValue\",\"name\":\"Capacity\",\"value\":\"1.5\",\"unitCode\":\"LTR\"}",
                        "{\"@type\":\"PropertyValue\",\"name\":\"Capacity\",\"value\":\"250\",\"unitCode\":\"MLT\"}");
    }
}
