package com.example.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class YamlProductsTest {

    private final List<String> problems = new ArrayList<>();

    private List<Value.Fields> read(String yaml) {
        return new YamlProducts()
                .products(
                        "catalog/lamps.yaml",
                        yaml.getBytes(StandardCharsets.UTF_8),
                        (rule, at, message, hint) -> problems.add(at + " " + rule.id() + " " + message));
    }

    @Test
    void valuesKnowWhereTheyAre() {
        List<Value.Fields> products = read("""
                - id: dawn
                  prices: { USD: 12.50 }
                """);
        assertThat(products).singleElement().satisfies(product -> {
            assertThat(product.fields().get("id").value())
                    .isEqualTo(new Value.Text("dawn", new Location("catalog/lamps.yaml", 1, 7, 4)));
            Value.Fields prices = (Value.Fields) product.fields().get("prices").value();
            assertThat(prices.fields().get("USD"))
                    .isEqualTo(new Value.Field(
                            new Location("catalog/lamps.yaml", 2, 13, 3),
                            new Value.Numeric(new BigDecimal("12.50"), new Location("catalog/lamps.yaml", 2, 18, 5))));
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsNoYamlIsReportedAtItsPlace() {
        assertThat(read("- id: \"dawn\n")).isEmpty();
        assertThat(problems).singleElement().asString().startsWith("catalog/lamps.yaml:2:1 yaml-products/syntax");
    }

    @Test
    void whatIsNoListOfProductsIsReported() {
        assertThat(read("id: dawn\n")).isEmpty();
        assertThat(read("- dawn\n")).isEmpty();
        assertThat(problems)
                .containsExactly(
                        "catalog/lamps.yaml:1:1 yaml-products/no-list this is no list of products",
                        "catalog/lamps.yaml:1:3 yaml-products/no-list this is no product");
    }
}
