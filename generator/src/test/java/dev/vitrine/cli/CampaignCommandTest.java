package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code vitrine campaign}: addresses for links from elsewhere. */
class CampaignCommandTest {

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aShopWithCampaigns() throws IOException {
        site = SiteTest.sound(folder)
                .file("campaigns.json", """
                { "campaigns": [
                    { "name": "spring-2026", "source": "newsletter", "medium": "email", "from": "2026-03-01", "until": "2026-06-01", "note": "Twice a week." },
                    { "name": "lamps", "source": "google", "medium": "cpc", "content": "blue", "term": "lamp" }] }
                """)
                .file("redirects.json", "{ \"redirects\": [{ \"from\": \"/lamp\", \"to\": \"product:lamp\" }] }");
    }

    private CommandLines.Ran run(String address, String name, String... more) {
        List<String> words = new ArrayList<>(List.of(
                "campaign",
                address,
                name,
                site.site().toString(),
                "--themes",
                SiteTest.theme().toString()));
        words.addAll(more.length == 0 ? List.of("--date", "2026-06-01") : List.of(more));
        return CommandLines.run(words);
    }

    @Test
    void anAddressIsTaggedAndKeepsWhatItAsksForAndItsPlace() {
        CommandLines.Ran ran = run("/products/lamp/?variant=LAMP#reviews", "spring-2026");
        assertThat(ran.code()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out().strip())
                .isEqualTo(
                        "https://tiny.example/products/lamp/?variant=LAMP&utm_source=newsletter&utm_medium=email&utm_campaign=spring-2026#reviews");
        assertThat(run("https://www.tiny.example", "lamps").out().strip())
                .isEqualTo(
                        "https://tiny.example/?utm_source=google&utm_medium=cpc&utm_campaign=lamps&utm_content=blue&utm_term=lamp");
    }

    @Test
    void whatCannotBeTaggedIsWrongUsageWithTheReason() {
        assertThat(run("/products/lamp/", "sping-2026").err())
                .contains("campaigns.json has no campaign 'sping-2026'; did you mean 'spring-2026'?");
        assertThat(run("/products/lamp/", "x").err()).contains("; there are spring-2026, lamps");
        assertThat(run("/sofa/", "lamps").err()).contains("the shop has no page /sofa/");
        assertThat(run("https://other.example/", "lamps").err()).contains("is on another host than the shop");
        assertThat(run("/lamp", "lamps").err()).contains("/lamp/ is a redirect to /products/lamp/; tag that");
        assertThat(run("/?utm_source=a", "lamps").err()).contains("carries parameters of a campaign already");
        assertThat(run("/sofa/", "lamps").code()).isEqualTo(2);
    }

    @Test
    void aCampaignThatIsNotOnIsTaggedWithARemark() {
        CommandLines.Ran late = run("/", "spring-2026", "--date", "2026-06-02");
        assertThat(late.code()).isZero();
        assertThat(late.err()).contains("note: the campaign 'spring-2026' ended on 2026-06-01");
        assertThat(run("/", "spring-2026", "--date", "2026-02-28").err()).contains("begins on 2026-03-01");
    }

    @Test
    void wordsThatStatisticsWouldTellApartAreReportedWhereTheyAreWritten() throws IOException {
        site.edit("campaigns.json", "\"google\"", "\"Google Ads\"").build().isBroken();
        assertThat(site.printed())
                .contains("campaigns.json:3:34: error [json/", "lower-case letters, digits, '-', '_' and '.'");
        assertThat(run("/", "lamps").code()).isEqualTo(1);
    }

    @Test
    void linksOfTheShopToOtherSitesMayCarryWhatTheyLike() throws IOException {
        site.file(
                        "pages/about/en.md",
                        "---\ntitle: About\n---\n[Elsewhere](https://other.example/?utm_source=tiny) and [lamp](product:lamp).\n")
                .build()
                .isSound();
        assertThat(site.printed()).doesNotContain("link/campaign");
    }
}
