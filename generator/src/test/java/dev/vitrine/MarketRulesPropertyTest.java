package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Whatever datum of the sound shop is taken away, every rule that asks for it says so, at the file and line where it belongs. Which rules ask for it is read from the packs.
 */
class MarketRulesPropertyTest {

    private static final Path MINIATURES = SiteTest.resource("market-rules");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SITE = "site.json";
    private static final String LAMP = "catalog/products/lamp/product.json";
    private static final String MARKETS = "markets/";

    /**
     * How a datum is taken away.
     *
     * @param file the file it is in; {@link #MARKETS} for all markets
     * @param pointers what is removed there
     * @param told the file that problems name
     * @param line a text of the line that problems name; empty where they name the file
     */
    private record Datum(String file, List<String> pointers, String told, String line) {}

    private static Datum company(String... fields) {
        return new Datum(
                SITE, Stream.of(fields).map(field -> "/company/" + field).toList(), SITE, "\"company\": {");
    }

    private static Datum market(String... pointers) {
        return new Datum(MARKETS, List.of(pointers), MARKETS, "");
    }

    private static Datum compliance(String field) {
        return new Datum(LAMP, List.of("/compliance/" + field), LAMP, "\"compliance\": {");
    }

    /** Every field of the packs but those of which the shop has a default, or that no file states. */
    private static final Map<String, Datum> DATA = new TreeMap<>(Map.ofEntries(
            Map.entry("org.legalName", company("legalName")),
            Map.entry("org.legalForm", company("legalForm")),
            Map.entry("org.representative", company("representative")),
            Map.entry("org.register", company("register")),
            Map.entry("org.vatId", company("vatId")),
            Map.entry("org.shareCapital", company("shareCapital")),
            Map.entry("org.publicationDirector", company("publicationDirector")),
            Map.entry("org.host", company("host")),
            Map.entry("org.privacyOfficer", company("privacyOfficer")),
            Map.entry("org.disputeBody", company("disputeBody")),
            Map.entry("org.euRepresentative", company("euRepresentative")),
            Map.entry("org.address", company("address")),
            Map.entry("org.email", new Datum(SITE, List.of("/contact/email"), SITE, "")),
            Map.entry("org.phone", new Datum(SITE, List.of("/contact/phone"), SITE, "")),
            Map.entry("org.ids.packaging", company("registrations/packaging")),
            Map.entry("org.ids.weee", company("registrations/weee")),
            Map.entry("org.ids.batteries", company("registrations/batteries")),
            Map.entry("org.ids.business", company("registrations/business")),
            Map.entry("org.ids.tax", company("registrations/tax")),
            Map.entry("org.ids.mailOrder", company("registrations/mailOrder")),
            Map.entry("org.ids.icp", company("registrations/icp")),
            Map.entry("market.shipping", market("/shipping")),
            Map.entry("market.payments", market("/payments")),
            Map.entry("market.returnDays", market("/returnDays")),
            Map.entry("market.duties", market("/shipping/duties")),
            Map.entry("market.withdrawalUrl", market("/returns/withdrawalUrl")),
            Map.entry(
                    "product.manufacturer",
                    new Datum(SITE, List.of("/parties/maker/manufacturerOf"), LAMP, "\"compliance\": {")),
            Map.entry(
                    "product.manufacturer.country",
                    new Datum(SITE, List.of("/parties/maker/address"), SITE, "\"maker\": {")),
            Map.entry(
                    "product.manufacturer.electronic",
                    new Datum(SITE, List.of("/parties/maker/email"), SITE, "\"maker\": {")),
            Map.entry(
                    "product.responsiblePerson",
                    new Datum(SITE, List.of("/parties/answering/responsibleFor"), LAMP, "\"compliance\": {")),
            Map.entry(
                    "product.responsiblePerson.country",
                    new Datum(SITE, List.of("/parties/answering/address"), SITE, "\"answering\": {")),
            Map.entry(
                    "product.responsiblePerson.electronic",
                    new Datum(SITE, List.of("/parties/answering/url"), SITE, "\"answering\": {")),
            Map.entry("product.images", new Datum(LAMP, List.of("/media"), LAMP, "\"compliance\": {")),
            Map.entry("product.identifier", new Datum(LAMP, List.of("/variants/0/gtin"), LAMP, "{")),
            Map.entry("product.warnings", compliance("warnings")),
            Map.entry("product.composition", compliance("composition")),
            Map.entry("product.prop65", compliance("prop65")),
            Map.entry("product.origin", compliance("origin")),
            Map.entry("product.hsCode", compliance("hsCode")),
            Map.entry("product.energy", compliance("energy")),
            Map.entry("product.charging", compliance("charging")),
            Map.entry("product.repairability", compliance("repairability")),
            Map.entry("product.spareParts", compliance("spareParts")),
            Map.entry("product.age", compliance("age")),
            Map.entry("product.guarantee.by", compliance("guarantee/by")),
            Map.entry("product.guarantee.terms", compliance("guarantee/url")),
            Map.entry("product.marks", compliance("marks"))));

    /** Fields that packs ask for and no file states as such, with why nothing can be taken away. */
    private static final Set<String> WITHOUT_DATUM = Set.of(
            // Defaults of the shop.
            "market.taxDisplay",
            "product.price",
            "product.measured",
            "product.reduced",
            // Which storefronts and words there are; MarketRulesTest takes them away.
            "market.languages",
            "page.ownLanguage",
            "product.warnings.languages",
            "org.expired",
            // Parts of the address.
            "org.country",
            // Stated at all only where the rule applies, so that without it the rule asks for nothing.
            "market.shipsFrom",
            "product.goods",
            "product.guarantee",
            "product.labels",
            "product.labels.kinds",
            "product.smallParts",
            // Of the other product; repairability stands for it.
            "product.durability",
            // In the place of the VAT number.
            "org.taxId");

    @TempDir
    private Path folder;

    /** Field to the rules that cannot hold without it. */
    private static Map<String, Set<String>> demands() throws IOException {
        Map<String, Set<String>> demands = new TreeMap<>();
        try (Stream<Path> packs = Files.list(Path.of("src/main/resources/dev/vitrine/rules"))) {
            for (Path pack : packs.sorted().toList()) {
                for (JsonNode rule : JSON.readTree(Files.readString(pack)).path("rules")) {
                    Set<String> fields = new LinkedHashSet<>();
                    demanded(rule.path("requires"), fields);
                    Set<String> deciding = new LinkedHashSet<>();
                    boolean[] kinds = {false};
                    named(rule.path("when"), deciding, kinds);
                    // A rule that applies because the datum is there asks for nothing without it.
                    fields.removeIf(field -> deciding.contains(field) && !kinds[0]);
                    fields.forEach(field -> demands.computeIfAbsent(field, k -> new TreeSet<>())
                            .add(rule.path("id").asString()));
                }
            }
        }
        return demands;
    }

    /** The fields without which {@code condition} cannot hold. */
    private static void demanded(JsonNode condition, Set<String> fields) {
        condition.path("all").forEach(part -> demanded(part, fields));
        JsonNode any = condition.path("any");
        // Either it is none, or all of this: without it neither can be said.
        if (any.size() == 2 && any.path(0).path("in").path(0).asString("").equals("none")) {
            demanded(any.path(1), fields);
        }
        boolean asks = condition.has("form")
                || condition.has("in")
                || condition.has("atLeast")
                || condition.path("exists").asBoolean(false);
        if (condition.has("field") && asks) {
            fields.add(condition.path("field").asString());
        }
        if (condition.has("shows")) {
            fields.add(condition.path("shows").asString());
        }
        if (condition.path("link").asString("").contains(".")) {
            fields.add(condition.path("link").asString());
        }
    }

    /** The fields of which {@code condition} asks whether they are stated, and whether it asks for a kind of goods. */
    private static void named(JsonNode condition, Set<String> fields, boolean[] kinds) {
        condition.path("all").forEach(part -> named(part, fields, kinds));
        condition.path("any").forEach(part -> named(part, fields, kinds));
        if (condition.has("not")) {
            named(condition.path("not"), fields, kinds);
        }
        if (condition.has("field")) {
            if (condition.has("exists")) {
                fields.add(condition.path("field").asString());
            }
            kinds[0] |= condition.path("field").asString().equals("product.goods");
        }
    }

    @Test
    void everyFieldThatRulesAskForIsTried() throws IOException {
        Set<String> asked = new TreeSet<>(demands().keySet());
        assertThat(DATA.keySet()).isSubsetOf(asked);
        asked.removeAll(DATA.keySet());
        asked.removeAll(WITHOUT_DATUM);
        assertThat(asked).isEmpty();
    }

    @Test
    void withoutADatumEveryRuleThatAsksForItSaysWhere() throws IOException {
        Map<String, Set<String>> demands = demands();
        SoftAssertions all = new SoftAssertions();
        for (Map.Entry<String, Datum> one : DATA.entrySet()) {
            Datum datum = one.getValue();
            SiteTest site = SiteTest.empty(folder.resolve("shop")).copy(MINIATURES.resolve("site"));
            for (String file : files(site, datum.file())) {
                remove(site, file, datum.pointers());
            }
            site.options(request -> BuildRequest.builder(site.site(), site.output(), DAY)
                            .themes(List.of(SiteTest.theme()))
                            .checkOnly())
                    .build();
            Map<String, List<Diagnostic>> found = new LinkedHashMap<>();
            for (Diagnostic problem : site.report().diagnostics().sorted()) {
                found.computeIfAbsent(problem.code(), k -> new ArrayList<>()).add(problem);
            }
            for (String rule : demands.getOrDefault(one.getKey(), Set.of())) {
                all.assertThat(found.getOrDefault(rule, List.of()))
                        .as(one.getKey() + " of " + rule + "\n" + site.printed())
                        .anyMatch(problem -> isAt(site, problem, datum));
            }
            site.remove("");
        }
        all.assertAll();
    }

    private static List<String> files(SiteTest site, String file) throws IOException {
        if (!file.equals(MARKETS)) {
            return List.of(file);
        }
        try (Stream<Path> markets = Files.list(site.site().resolve("markets"))) {
            return markets.map(path -> MARKETS + path.getFileName()).sorted().collect(Collectors.toList());
        }
    }

    private static void remove(SiteTest site, String file, List<String> pointers) throws IOException {
        JsonNode json = JSON.readTree(Files.readString(site.site().resolve(file)));
        for (String pointer : pointers) {
            int last = pointer.lastIndexOf('/');
            if (json.at(pointer.substring(0, last)) instanceof ObjectNode parent) {
                parent.remove(pointer.substring(last + 1));
            }
        }
        site.file(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json));
    }

    private static boolean isAt(SiteTest site, Diagnostic problem, Datum datum) {
        String path = problem.location().path();
        boolean right = datum.told().equals(MARKETS) ? path.startsWith(MARKETS) : path.equals(datum.told());
        if (!right || datum.line().isEmpty()) {
            return right;
        }
        try {
            String line = Files.readAllLines(site.site().resolve(path))
                    .get(Math.max(0, problem.location().line() - 1));
            return line.replace(" ", "").contains(datum.line().replace(" ", ""));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
