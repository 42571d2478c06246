package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.rules.RuleStanding;
import dev.vitrine.rules.RuleStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
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

/**
 * Every rule of the packs has a miniature that passes, the shop in {@code src/test/resources/market-rules/site/} that sells everywhere, and one that does not: the same with the edits that
 * {@code market-rules/broken.json} has for the rule, file by file.
 */
class MarketRulesTest {

    private static final Path MINIATURES = SiteTest.resource("market-rules");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    @TempDir
    private Path folder;

    private SiteTest shop() throws IOException {
        return shop(folder, DAY);
    }

    private static SiteTest shop(Path folder, LocalDate day) throws IOException {
        SiteTest site = SiteTest.empty(folder).copy(MINIATURES.resolve("site"));
        return on(site, day);
    }

    private static SiteTest on(SiteTest site, LocalDate day) {
        return site.options(request -> BuildRequest.builder(site.site(), site.output(), day)
                .themes(List.of(SiteTest.theme()))
                .threads(2));
    }

    private static List<RuleStanding> of(SiteTest site, String rule) {
        return site.report().rules().stream()
                .filter(standing -> standing.rule().equals(rule))
                .toList();
    }

    private static RuleStanding of(SiteTest site, String rule, String market) {
        return of(site, rule).stream()
                .filter(standing -> standing.market().equals(market))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void everyRuleHasAShopThatPasses() throws IOException {
        SiteTest site = shop().build();
        assertThat(site.printed()).isEmpty();
        Map<String, Set<RuleStatus>> statuses = new TreeMap<>();
        site.report()
                .rules()
                .forEach(standing -> statuses.computeIfAbsent(standing.rule(), k -> new TreeSet<>())
                        .add(standing.status()));
        assertThat(statuses).hasSizeGreaterThan(140);
        statuses.forEach((rule, found) -> assertThat(found)
                .as(rule)
                .isSubsetOf(RuleStatus.PASS, RuleStatus.ATTESTED)
                .isNotEmpty());
    }

    /** Rules that a program has nothing to see of. */
    private static final Set<String> FOR_PEOPLE = Set.of("EU-CRD-OBTN", "JP-FINAL");

    private static JsonNode cases() throws IOException {
        return new ObjectMapper().readTree(Files.readString(MINIATURES.resolve("broken.json")));
    }

    private static SiteTest broken(SiteTest site, String rule) throws IOException {
        for (Map.Entry<String, JsonNode> file : cases().get(rule).properties()) {
            for (Map.Entry<String, JsonNode> edit : file.getValue().properties()) {
                site.edit(file.getKey(), edit.getKey(), edit.getValue().asString());
            }
        }
        return site;
    }

    @Test
    void everyRuleHasAShopThatDoesNot() throws IOException {
        Set<String> rules = shop(folder.resolve("sound"), DAY).build().report().rules().stream()
                .map(RuleStanding::rule)
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(cases().propertyNames()).containsExactlyInAnyOrderElementsOf(rules);
        SoftAssertions all = new SoftAssertions();
        for (String rule : rules) {
            SiteTest site = broken(shop(folder.resolve("broken"), DAY), rule)
                    .options(request -> BuildRequest.builder(
                                    folder.resolve("broken/site"), folder.resolve("broken/out"), DAY)
                            .themes(List.of(SiteTest.theme()))
                            .checkOnly())
                    .build();
            all.assertThat(of(site, rule).stream().map(RuleStanding::status))
                    .as(rule + "\n" + site.printed())
                    .containsAnyElementsOf(
                            FOR_PEOPLE.contains(rule)
                                    ? List.of(RuleStatus.MANUAL)
                                    : List.of(RuleStatus.FAIL, RuleStatus.MISSING_DATA));
            all.assertThat(site.report().diagnostics().sorted().stream().map(Diagnostic::code))
                    .as(rule + "\n" + site.printed())
                    .contains(rule);
            site.remove("");
        }
        all.assertAll();
    }

    private static final String CONFIRMED = Stream.of("EU-CRD-WBTN", "EU-CRD-OBTN", "EU-GAR-NOTICE", "JP-FINAL")
            .map(rule -> "{ \"rule\": \"" + rule + "\", \"by\": \"A\", \"on\": \"2026-11-01\" }")
            .collect(Collectors.joining(", ", "[", "]"));

    private static SiteTest settings(SiteTest site, String marketRules) throws IOException {
        String text = Files.readString(site.site().resolve("site.json"));
        int at = text.indexOf("\"marketRules\"");
        return site.file("site.json", text.substring(0, at) + "\"marketRules\": " + marketRules + "\n}\n");
    }

    private SiteTest broken(String rule) throws IOException {
        return broken(shop(), rule);
    }

    @Test
    void anErrorStopsTheSiteAndItsPlaceIsTheDatums() throws IOException {
        SiteTest site = broken("EU-GPSR-RP").build().isBroken();
        Diagnostic problem = site.report().diagnostics().sorted().get(0);
        assertThat(problem.rule()).isEqualTo(Rule.MARKET_RULE);
        assertThat(problem.code()).isEqualTo("EU-GPSR-RP");
        assertThat(problem.message()).startsWith("EU-GPSR-RP (de): product:clock: ");
        assertThat(problem.location().path()).isEqualTo("site.json");
        assertThat(site.site().resolve("site.json").toFile()).content().contains("\"answering\": {");
        assertThat(Files.readAllLines(site.site().resolve("site.json"))
                        .get(problem.location().line() - 1))
                .contains("\"answering\"");
    }

    @Test
    void aRuleThatIsYetToComeIsNoProblem() throws IOException {
        SiteTest site = on(broken("EU-GRN-OFF"), LocalDate.of(2026, 9, 26));
        RuleStanding standing = of(site.build().isSound(), "EU-GRN-OFF", "de");
        assertThat(standing.status()).isEqualTo(RuleStatus.UPCOMING);
        assertThat(standing.due()).contains(LocalDate.of(2026, 9, 27));
        assertThat(standing.evidence()).hasSize(1);
        on(site, LocalDate.of(2026, 9, 27)).build().isBroken();
    }

    @Test
    void anOverrideNeedsAReasonAndEnds() throws IOException {
        SiteTest site = settings(
                broken("EU-GRN-OFF"),
                "{ \"attestations\": " + CONFIRMED + ","
                        + " \"overrides\": [{ \"rule\": \"EU-GRN-OFF\", \"thing\": \"page:shipping\", \"set\": \"off\","
                        + " \"reason\": \"a quotation\", \"by\": \"Legal\", \"until\": \"2026-11-30\" }] }");
        RuleStanding standing = of(site.build().isClean(), "EU-GRN-OFF", "de");
        assertThat(standing.status()).isEqualTo(RuleStatus.OVERRIDDEN);
        assertThat(standing.note()).isEqualTo("a quotation (Legal, until 2026-11-30)");
        assertThat(standing.due()).contains(LocalDate.of(2026, 12, 1));
        on(site, LocalDate.of(2026, 12, 1)).build().isBroken().reports(Rule.MARKET_RULE, Rule.MARKET_EXPIRED);
        on(site, DAY)
                .edit("site.json", ", \"until\": \"2026-11-30\"", "")
                .build()
                .isBroken()
                .reports(Rule.JSON_INVALID_VALUE, Rule.MARKET_RULE);
    }

    @Test
    void anOverrideOfAnotherThingChangesNothing() throws IOException {
        settings(
                        broken("EU-GRN-OFF"),
                        "{ \"overrides\": [{ \"rule\": \"EU-GRN-OFF\", \"thing\": \"page:imprint\", \"set\": \"off\","
                                + " \"reason\": \"a quotation\", \"by\": \"Legal\", \"until\": \"2026-11-30\" }] }")
                .build()
                .isBroken();
    }

    @Test
    void whatAPersonConfirmsEnds() throws IOException {
        SiteTest site = on(shop(), LocalDate.of(2027, 5, 1)).build();
        assertThat(of(site, "EU-CRD-WBTN", "de").status()).isEqualTo(RuleStatus.MANUAL);
        assertThat(site.printed()).contains("[market/manual] EU-CRD-WBTN (de)", "[market/expired] EU-CRD-WBTN");
    }

    @Test
    void whatIsNotStatedNeverPasses() throws IOException {
        SiteTest site = shop().file(
                        "catalog/products/lamp/product.json",
                        "{ \"prices\": { \"USD\": 120, \"EUR\": 110 }, \"variants\": [{ \"sku\": \"LAMP\", \"gtin\": \"4006381333931\" }],"
                                + " \"compliance\": { \"warnings\": { \"fr\": [\"Attention.\"] }, \"prop65\": \"none\" } }");
        site.build();
        assertThat(of(site, "EU-GPSR-WARN", "de").status()).isEqualTo(RuleStatus.MISSING_DATA);
        assertThat(of(site, "US-CA-P65", "us").status()).isEqualTo(RuleStatus.NOT_APPLICABLE);
        assertThat(of(site, "US-CA-P65", "us").note()).contains("'product.prop65' is none");
    }

    @Test
    void aLanguageWithoutWordsIsForAPerson() throws IOException {
        SiteTest site = broken("GL-LANGSAFE").build();
        assertThat(of(site, "EU-GRN-GEN", "de").status()).isEqualTo(RuleStatus.MANUAL);
        assertThat(of(site, "EU-GRN-GEN", "de").evidence().get(0).why()).contains("no words in 'nl'");
    }

    @Test
    void aPackWithFaultsIsNotUsedAndSaysWhere() throws IOException {
        SiteTest site = settings(shop(), "{ \"packs\": [\"rules/house.json\"] }");
        site.file("rules/house.json", """
                { "id": "HOUSE", "version": "1", "title": "House", "countries": "all",
                  "reviewedOn": "2026-01-01", "reviewedBy": "A", "reviewDue": "2027-01-01",
                  "rules": [{ "id": "HOUSE-1", "title": "A", "severity": "error", "machine": "yes", "confidence": "high",
                    "source": { "instrument": "A", "article": "1" }, "scope": "page", "message": "m", "fix": "f",
                    "requires": { "all": [
                      { "field": "product.colour", "exists": true },
                      { "fact": "x", "exists": true },
                      { "fact": "x", "link": "imprint" },
                      { "smells": "good" },
                      { "phrases": "nothing" }] } }] }
                """);
        site.build().isBroken();
        assertThat(site.printed())
                .contains(
                        "rules/house.json:6:18: error [json/invalid-value] 'product.colour'",
                        "rules/house.json:9:9: error [json/unknown-field] 'smells'");
        site.edit(
                        "rules/house.json",
                        "{ \"field\": \"product.colour\", \"exists\": true },",
                        "{ \"field\": \"product.brand\", \"exists\": true },")
                .edit("rules/house.json", "{ \"smells\": \"good\" },", "")
                .build()
                .isBroken();
        assertThat(site.printed())
                .contains("rules/house.json:7:7: error [json/invalid-value] \"exists\" says nothing of a \"fact\"");
        site.edit("rules/house.json", "{ \"fact\": \"x\", \"exists\": true },", "")
                .edit("rules/house.json", "{ \"fact\": \"x\", \"link\": \"imprint\" },", "")
                .build()
                .isBroken();
        assertThat(site.printed()).contains("the pack has no list 'nothing'");
        site.edit("rules/house.json", "{ \"phrases\": \"nothing\" }", "{ \"fact\": \"x\" }")
                .build()
                .isBroken();
        assertThat(site.printed())
                .contains(
                        "rules/house.json:6:18: error [json/invalid-value] the field 'product.brand' cannot be asked of a page");
    }

    @Test
    void aSiteThatAsksForNoRulesHasNone() throws IOException {
        SiteTest site = settings(broken("EU-GRN-OFF"), "{}");
        site.edit("site.json", "\"marketRules\": {}", "\"pageSize\": 24")
                .build()
                .isClean();
        assertThat(site.report().rules()).isEmpty();
        site.options(request -> BuildRequest.builder(site.site(), site.output(), DAY)
                        .themes(List.of(SiteTest.theme()))
                        .rules(true)
                        .checkOnly())
                .build();
        assertThat(site.printed()).isEmpty();
        assertThat(of(site, "EU-GRN-OFF", "de").status()).isEqualTo(RuleStatus.FAIL);
    }

    @Test
    void aBuildThatTakesPagesOverSaysTheSame() throws IOException {
        SiteTest site = settings(broken("DE-IMP-TMG"), "{ \"attestations\": " + CONFIRMED + " }");
        Path state = folder.resolve("state");
        on(site, DAY, state).build().isSound();
        List<RuleStanding> first = site.report().rules();
        String printed = site.printed();
        assertThat(printed).contains("DE-IMP-TMG");
        on(site, DAY, state).build();
        assertThat(site.report().changes().pagesMade()).isZero();
        assertThat(site.report().rules()).isEqualTo(first);
        assertThat(site.printed()).isEqualTo(printed);
        // Another day makes no page anew, and other rules count.
        on(site, LocalDate.of(2027, 5, 1), state).build();
        assertThat(site.report().changes().pagesMade()).isZero();
        assertThat(of(site, "EU-CRD-WBTN", "de").status()).isEqualTo(RuleStatus.MANUAL);
        // An override does not, either.
        settings(
                site,
                "{ \"overrides\": [{ \"rule\": \"DE-IMP-TMG\", \"set\": \"error\", \"reason\": \"r\", \"by\": \"b\" }] }");
        on(site, DAY, state).build().isBroken();
        assertThat(site.report().diagnostics().sorted().stream().map(Diagnostic::code))
                .contains("DE-IMP-TMG");
    }

    private static SiteTest on(SiteTest site, LocalDate day, Path state) {
        return site.options(request -> BuildRequest.builder(site.site(), site.output(), day)
                .themes(List.of(SiteTest.theme()))
                .state(state)
                .threads(2));
    }
}
