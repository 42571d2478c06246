package com.example.stores;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.MadePage;
import dev.vitrine.extension.Problems;
import dev.vitrine.extension.SiteContent;
import dev.vitrine.extension.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoreLocatorTest {

    private final List<String> problems = new ArrayList<>();

    private List<MadePage> pages(Value... stores) {
        return new StoreLocator().pages(new SiteContent() {
            @Override
            public List<String> languages() {
                return List.of("en", "de");
            }

            @Override
            public List<String> markets() {
                return List.of("de", "us");
            }

            @Override
            public Optional<Value> json(String path) {
                assertThat(path).isEqualTo("stores.json");
                return Optional.of(Value.items(List.of(stores)));
            }

            @Override
            public Optional<String> text(String path) {
                return Optional.empty();
            }

            @Override
            public Problems problems() {
                return (rule, at, message, hint) -> problems.add(at + " " + rule.id());
            }
        });
    }

    @Test
    void aStoreIsAPageInEachLanguageItHasANameIn() {
        List<MadePage> pages = pages(Value.fields(Map.of(
                "id", Value.text("berlin"),
                "name", Value.fields(Map.of("de", Value.text("Laden Berlin"))),
                "street", Value.text("Torstraße 1"),
                "markets", Value.items(List.of(Value.text("de"))))));
        assertThat(pages).singleElement().satisfies(page -> {
            assertThat(page.id()).isEqualTo("store-berlin");
            assertThat(page.markets()).containsExactly("de");
            assertThat(page.words().keySet()).containsExactly("de");
            assertThat(page.words().get("de").title()).isEqualTo("Laden Berlin");
            assertThat(page.words().get("de").values()).containsEntry("street", Value.text("Torstraße 1"));
        });
        assertThat(problems).isEmpty();
    }

    @Test
    void whatIsNoStoreIsReportedWhereItIs() {
        assertThat(pages(new Value.Text("Berlin", Location.of("stores.json", 2, 3))))
                .isEmpty();
        assertThat(problems).containsExactly("stores.json:2:3 store-locator/no-store");
    }
}
