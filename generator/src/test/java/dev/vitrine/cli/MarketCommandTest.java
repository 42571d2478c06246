package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code vitrine market}, on the shop that sells everywhere. */
class MarketCommandTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void site() throws IOException {
        site = SiteTest.empty(folder).copy(SiteTest.resource("market-rules/site"));
    }

    private int run(String market, String... more) {
        String[] all = new String[more.length + 5];
        all[0] = "market";
        all[1] = market;
        all[2] = site.site().toString();
        all[3] = "--themes";
        all[4] = SiteTest.theme().toString();
        System.arraycopy(more, 0, all, 5, more.length);
        return Main.run(new PrintWriter(out), new PrintWriter(err), all);
    }

    @Test
    void aMarketIsKnownByItsIdOrItsCountry() {
        assertThat(run("GB", "--as-of", "2026-11-30")).isZero();
        assertThat(out.toString()).contains("market uk on 2026-11-30: ", " passed", "It is no legal advice");
        assertThat(run("uk", "--as-of", "2026-11-30")).isZero();
        assertThat(run("XX", "--as-of", "2026-11-30")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "there is no market 'XX'; markets are ae, au, br, ca, cn, de, es, fr, it, jp, kr, sa, sg, uk, us");
    }

    @Test
    void whatIsOpenSaysWhereItIsMendedAndEndsWithOne() throws IOException {
        site.edit("pages/shipping/de.md", "---\nVersand.", "---\nKlimaneutraler Versand.");
        assertThat(run("DE", "--as-of", "2026-11-30", "--format", "json")).isEqualTo(1);
        JsonNode market = JsonMapper.builder()
                .build()
                .readTree(out.toString())
                .path("markets")
                .path(0);
        assertThat(market.path("ready").asBoolean()).isFalse();
        JsonNode open = JsonMapper.builder().build().createObjectNode();
        for (JsonNode rule : market.path("rules")) {
            open = rule.path("rule").asString().equals("EU-GRN-OFF") ? rule : open;
        }
        assertThat(open.path("status").asString()).isEqualTo("fail");
        assertThat(open.path("evidence").path(0).path("thing").asString()).isEqualTo("page:shipping");
        assertThat(open.path("evidence").path(0).path("why").asString()).contains("klimaneutral");
        assertThat(open.path("fix").asString()).isNotEmpty();
    }

    @Test
    void allMarketsStandSideBySideWithWhatChangesByItself() throws IOException {
        site.edit("pages/shipping/de.md", "---\nVersand.", "---\nKlimaneutraler Versand.");
        assertThat(run("all", "--as-of", "2026-11-30")).isEqualTo(1);
        List<String> lines = out.toString().lines().toList();
        String head = lines.get(0);
        String row = lines.stream()
                .filter(line -> line.startsWith("EU-GRN-OFF "))
                .findFirst()
                .orElseThrow();
        assertThat(row.substring(head.indexOf(" de ") + 1)).startsWith("OPEN");
        int us = head.indexOf(" us ") + 1;
        assertThat((row + " ".repeat(head.length())).substring(us, us + 6)).isBlank();
        assertThat(out.toString())
                .contains("What changes by itself:", "the pack EU is to be compared with its sources again")
                .contains("EU-CRD-WBTN (", "confirmed counts no longer");
        out.getBuffer().setLength(0);
        assertThat(run("all", "--as-of", "2026-09-26")).isEqualTo(1);
        assertThat(out.toString()).contains("2026-09-27  EU-GRN-OFF (", "): the rule begins to hold");
    }

    @Test
    void aRuleOfTomorrowIsUpcomingToday() throws IOException {
        site.edit("pages/shipping/de.md", "---\nVersand.", "---\nKlimaneutraler Versand.");
        assertThat(run("DE", "--as-of", "2026-09-26")).isEqualTo(1);
        assertThat(out.toString())
                .contains("upcoming       EU-GRN-OFF", "(from 2026-09-27)")
                // Nobody had confirmed it by then.
                .contains("for a person   EU-CRD-WBTN");
    }

    private JsonNode opening(String country) {
        out.getBuffer().setLength(0);
        assertThat(run(country, "--what-if", "--as-of", "2026-11-30", "--format", "json"))
                .isZero();
        return JsonMapper.builder().build().readTree(out.toString());
    }

    private static JsonNode need(JsonNode opening, String what) {
        for (JsonNode need : opening.path("needs")) {
            if (need.path("what").asString().equals(what)) {
                return need;
            }
        }
        return JsonMapper.builder().build().createObjectNode();
    }

    @Test
    void aCountryWithoutAMarketIsToldWhatOneWouldLack() throws IOException {
        JsonNode poland = opening("pl");
        assertThat(poland.path("languages").path(0).asString()).isEqualTo("pl");
        assertThat(poland.path("currency").asString()).isEqualTo("PLN");
        assertThat(poland.path("packs").toString()).isEqualTo("[\"GL\",\"EU\"]");
        assertThat(need(poland, "products in 'pl'").path("missing").asInt()).isEqualTo(2);
        assertThat(need(poland, "prices in PLN").path("missing").asInt()).isEqualTo(2);
        assertThat(need(poland, "market.withdrawalUrl").path("rules").toString())
                .contains("EU-CRD-WBTN");
        assertThat(need(poland, "org.ids.packaging").path("rules").toString()).isEqualTo("[\"EU-EPR-PACK\"]");
        assertThat(need(poland, "org.ids.packaging").path("mend").asString()).contains("register");
        // Of the two products, one has warnings and fibres, in other languages.
        assertThat(need(poland, "product.warnings").path("missing").asInt()).isEqualTo(1);
        assertThat(need(poland, "org.legalName").isEmpty()).isTrue();
        // Whoever has stated everything lacks nothing more.
        site.edit("catalog/products/lamp/product.json", "\"energy\": {", "\"energie\": {");
        assertThat(run("PL", "--what-if")).isEqualTo(1);
        assertThat(err.toString()).contains("'energie'");
    }

    @Test
    void aCountryThatIsSoldToAlreadyIsSaidToBe() {
        assertThat(run("BR", "--what-if", "--as-of", "2026-11-30")).isZero();
        assertThat(out.toString())
                .contains(
                        "opening a market in BR, seen on 2026-11-30: language pt, currency BRL",
                        "sold to already by br; vitrine market BR says where that stands",
                        "This is no legal advice")
                .doesNotContain("products in 'pt'", "org.ids.business");
    }

    @Test
    void whatIsNoCountryIsNoCountry() {
        assertThat(run("moon", "--what-if")).isEqualTo(2);
        assertThat(err.toString()).contains("'moon' is no country code; --what-if wants one such as IT");
    }
}
