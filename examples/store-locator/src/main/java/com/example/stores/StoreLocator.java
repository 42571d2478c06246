package com.example.stores;

import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.extension.MadePage;
import dev.vitrine.extension.PageKind;
import dev.vitrine.extension.SiteContent;
import dev.vitrine.extension.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A page for each store in {@code stores.json} of the site, shown by the template {@code store.ftlh}. */
public final class StoreLocator implements PageKind {

    private static final String FILE = "stores.json";

    private static final ExtensionRule NO_STORE = new ExtensionRule(
            "store-locator/no-store", Severity.ERROR, "What is in stores.json is no store with an id and a name.");

    @Override
    public String id() {
        return "store-locator";
    }

    @Override
    public List<ExtensionRule> rules() {
        return List.of(NO_STORE);
    }

    @Override
    public List<MadePage> pages(SiteContent site) {
        List<MadePage> pages = new ArrayList<>();
        if (site.json(FILE).orElse(Value.items(List.of())) instanceof Value.Items stores) {
            for (Value store : stores.items()) {
                Optional<MadePage> page = page(store, site.languages());
                page.ifPresent(pages::add);
                if (page.isEmpty()) {
                    site.problems()
                            .report(
                                    NO_STORE,
                                    store.at(),
                                    "this is no store",
                                    "write { \"id\": \"berlin\", \"name\": { \"de\": \"Laden Berlin\" }, \"street\": \"…\" }");
                }
            }
        }
        return pages;
    }

    private static Optional<MadePage> page(Value store, List<String> languages) {
        if (!(store instanceof Value.Fields fields)
                || !(value(fields, "id") instanceof Value.Text id)
                || !(value(fields, "name") instanceof Value.Fields names)) {
            return Optional.empty();
        }
        Map<String, Value> shown = new LinkedHashMap<>();
        fields.fields().forEach((name, field) -> {
            if (!List.of("id", "name", "markets").contains(name)) {
                shown.put(name, field.value());
            }
        });
        Map<String, MadePage.Words> words = new LinkedHashMap<>();
        for (String language : languages) {
            if (value(names, language) instanceof Value.Text name) {
                words.put(language, new MadePage.Words(name.text(), Optional.empty(), "", "", shown, name.at()));
            }
        }
        List<String> markets = value(fields, "markets") instanceof Value.Items items
                ? items.items().stream()
                        .map(market -> market instanceof Value.Text text ? text.text() : "")
                        .toList()
                : List.of();
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(new MadePage("store-" + id.text(), "store.ftlh", words, markets, id.at()));
    }

    private static Value value(Value.Fields fields, String name) {
        Value.Field field = fields.fields().get(name);
        return field == null ? Value.items(List.of()) : field.value();
    }
}
