package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services that count visits, from the settings to the template and to the security policy. */
class AnalyticsTest {

    private static final String PAGE = "products/lamp/index.html";
    private static final String TEMPLATE = """
            <#import "/lib/frame.ftlh" as ui>
            <@ui.frame>
            <h1>Lamp</h1><#list store.analytics as it><p>${it.service} ${it.name} ${it.purpose} ${it.id} ${it.host} ${it.consent?string("asks", "does not ask")}</p></#list>
            </@ui.frame>
            """;

    @TempDir
    private Path folder;

    private SiteTest site(String analytics) throws IOException {
        return SiteTest.sound(folder)
                .file("theme/templates/product.ftlh", TEMPLATE)
                .edit(
                        "site.json",
                        "\"theme\"",
                        "\"hosting\": { \"target\": \"cloudflare\" }, \"analytics\": { " + analytics + " }, \"theme\"");
    }

    @Test
    void templatesSeeTheServicesInOneOrder() throws IOException {
        site("""
                        "meta": { "id": "123456789" }, "ga4": { "id": "G-AB12CD" },
                        "matomo": { "site": 3, "host": "https://stats.example/matomo/", "withoutConsent": "Counts without identifiers." },
                        "plausible": { "domain": "tiny.example" }
                        """)
                .build()
                .isSound()
                .pageContains(
                        PAGE,
                        "<p>plausible Plausible statistics tiny.example https://plausible.io asks</p>"
                                + "<p>matomo Matomo statistics 3 https://stats.example/matomo does not ask</p>"
                                + "<p>ga4 Google Analytics statistics G-AB12CD  asks</p>"
                                + "<p>meta Meta Pixel marketing 123456789  asks</p>");
    }

    @Test
    void thePolicyAllowsWhatTheyNeedAndNothingElse() throws IOException {
        SiteTest built = site("\"matomo\": { \"site\": 3, \"host\": \"https://stats.example/matomo/\" }")
                .build()
                .isSound();
        List<String> policies = policies(built);
        assertThat(policies)
                .isNotEmpty()
                .allMatch(policy -> policy.contains("connect-src 'self' https://stats.example;"));
        assertThat(policies).allMatch(policy -> policy.contains("script-src 'self';"));
    }

    @Test
    void aMarketUsesThoseItNames() throws IOException {
        String both = "\"plausible\": { \"domain\": \"tiny.example\" }, \"meta\": { \"id\": \"123456789\" }";
        SiteTest built = site(both)
                .edit("markets/us.json", "\"currency\"", "\"analytics\": [\"plausible\"], \"currency\"")
                .build()
                .isSound()
                .pageContains(PAGE, "<p>plausible ")
                .pageLacks(PAGE, "<p>meta ");
        assertThat(policies(built)).noneMatch(policy -> policy.contains("facebook"));
        built.edit("markets/us.json", "[\"plausible\"]", "[]").build().isSound().pageLacks(PAGE, "<p>plausible ");
    }

    @Test
    void whatIsWrongIsSaidAtItsPlace() throws IOException {
        SiteTest built =
                site("\"ga4\": { \"id\": \"UA-1234-5\", \"withoutConsent\": \"We wish so.\" }, \"plausible\": { \"domain\": \"tiny.example\" }")
                        .edit("markets/us.json", "\"currency\"", "\"analytics\": [\"matomo\"], \"currency\"")
                        .build()
                        .isBroken();
        assertThat(built.printed())
                .contains(
                        "'UA-1234-5' is not an id such as G-AB12CD34EF",
                        "'withoutConsent'",
                        "site.json states no 'matomo' in \"analytics\"",
                        "add it there, or use one of plausible");
    }

    private static List<String> policies(SiteTest built) {
        return built.page("_headers")
                .lines()
                .filter(line -> line.contains("  Content-Security-Policy:"))
                .toList();
    }
}
