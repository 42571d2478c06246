package dev.vitrine.load;

import static dev.vitrine.load.Shape.list;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.whole;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Analytics;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code analytics}: the services that count what shoppers do. */
final class AnalyticsReader {

    private static final String DOMAIN = "[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+";
    private static final String PLAUSIBLE = "https://plausible.io";
    private static final Shape HOST = matching(Shapes.HTTPS_ADDRESS, "an address that begins with https://");
    private static final String WHY_NOT = "why it may count before shoppers are asked, in your own words; "
            + "without it, it counts only those who allow it";

    static final Shape SITE = object("analytics", "Services that count what shoppers do, once they allow it.")
            .optional(
                    "plausible",
                    object("plausible", "Plausible Analytics, told without a script or cookie of its own.")
                            .required(
                                    "domain",
                                    matching(DOMAIN, "a domain such as shop.example"),
                                    "the site's name there")
                            .optional("host", HOST, "where it runs; default: " + PLAUSIBLE)
                            .optional("withoutConsent", text(), WHY_NOT)
                            .build(),
                    "Plausible Analytics")
            .optional(
                    "matomo",
                    object("matomo", "Matomo, told without a script or cookie of its own.")
                            .required("site", whole(1, 1_000_000), "the site's number there")
                            .required("host", HOST, "where it runs, such as https://stats.shop.example")
                            .optional("withoutConsent", text(), WHY_NOT)
                            .build(),
                    "Matomo")
            .optional(
                    "ga4",
                    object("ga4", "Google Analytics 4.")
                            .required(
                                    "id",
                                    matching("G-[A-Z0-9]{4,16}", "an id such as G-AB12CD34EF"),
                                    "the id of its web stream")
                            .build(),
                    "Google Analytics 4")
            .optional(
                    "meta",
                    object("meta", "Meta Pixel.")
                            .required(
                                    "id",
                                    matching("[0-9]{6,20}", "a number such as \"123456789012345\", in quotes"),
                                    "the pixel's number")
                            .build(),
                    "Meta Pixel")
            .build();

    static final Shape MARKET = list(word(
            Stream.of(Analytics.Service.values()).map(Analytics.Service::word).toArray(String[]::new)));

    private AnalyticsReader() {}

    static Analytics site(JsonValue.Obj site) {
        return site.object("analytics")
                .map(stated -> new Analytics(Stream.of(Analytics.Service.values())
                        .flatMap(service -> stated.object(service.word()).flatMap(obj -> tool(service, obj)).stream())
                        .toList()))
                .orElse(Analytics.NONE);
    }

    private static Optional<Analytics.Tool> tool(Analytics.Service service, JsonValue.Obj obj) {
        Optional<String> why = obj.text("withoutConsent").filter(text -> !text.isBlank());
        return switch (service) {
            case PLAUSIBLE ->
                obj.text("domain")
                        .filter(domain -> domain.matches(DOMAIN))
                        .map(domain ->
                                new Analytics.Tool(service, domain, host(obj).orElse(PLAUSIBLE), why));
            case MATOMO ->
                obj.number("site")
                        .flatMap(number -> host(obj)
                                .map(host ->
                                        new Analytics.Tool(service, Integer.toString(number.intValue()), host, why)));
            case GA4, META -> obj.text("id").map(id -> new Analytics.Tool(service, id, "", Optional.empty()));
        };
    }

    private static Optional<String> host(JsonValue.Obj obj) {
        return obj.text("host")
                .filter(host -> host.matches(Shapes.HTTPS_ADDRESS))
                .map(host -> host.endsWith("/") ? host.substring(0, host.length() - 1) : host);
    }

    /** The services that a market uses: those of {@code site}, unless it names some; one that the site has not is reported. */
    static Analytics market(JsonValue.Obj market, Analytics site, Diagnostics diagnostics) {
        if (market.get("analytics").isEmpty()) {
            return site;
        }
        Set<String> known = site.tools().stream()
                .map(tool -> tool.service().word())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> named = new ArrayList<>();
        for (JsonValue value : market.list("analytics")) {
            value.asText().ifPresent(word -> {
                named.add(word);
                if (Analytics.Service.of(word).isPresent() && !known.contains(word)) {
                    diagnostics.report(
                            Rule.JSON_INVALID_VALUE,
                            value.at(),
                            "site.json states no '" + word + "' in \"analytics\"",
                            known.isEmpty()
                                    ? "add it there, or remove it here"
                                    : "add it there, or use one of " + String.join(", ", known));
                }
            });
        }
        return site.only(Set.copyOf(named));
    }
}
