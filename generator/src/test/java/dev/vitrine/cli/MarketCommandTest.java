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
        assertThat(err.toString()).contains("there is no market 'XX'; markets are ae, au, de, fr, jp, uk, us");
    }

    @Test
    void whatIsOpenSaysWhereItIsMendedAndEndsWithOne() throws IOException {
        site.copy(SiteTest.resource("market-rules/fail/EU-GRN-OFF"));
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
        site.copy(SiteTest.resource("market-rules/fail/EU-GRN-OFF"));
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
        site.copy(SiteTest.resource("market-rules/fail/EU-GRN-OFF"));
        assertThat(run("DE", "--as-of", "2026-09-26")).isEqualTo(1);
        assertThat(out.toString())
                .contains("upcoming       EU-GRN-OFF", "(from 2026-09-27)")
                // Nobody had confirmed it by then.
                .contains("for a person   EU-CRD-WBTN");
    }
}
