package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Problems matter as much as {@code "rules"} in {@code site.json} says. */
class RuleLevelsTest {

    private static final Path NO_ALT = SiteTest.resource("broken/media/no-alt/site");
    private static final Path BROKEN_LINK = SiteTest.resource("broken/link/unknown-target/site");

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void lay() throws IOException {
        site = SiteTest.sound(folder);
    }

    /** Replaces what the settings say of rules. */
    private SiteTest rules(String levels) throws IOException {
        String text = Files.readString(site.site().resolve("site.json"));
        return site.file(
                "site.json",
                text.replaceFirst("\"rules\": .*\\s+", "")
                        .replace("\"theme\":", "\"rules\": { " + levels + " },\n  \"theme\":"));
    }

    @Test
    void aWarningBecomesAnErrorThatKeepsTheSiteFromBeingPublished() throws IOException {
        site.copy(NO_ALT).build().isSound();
        assertThat(site.printed()).contains("warning [media/no-alt]");
        int warnings = site.report().warnings();
        rules("\"media/no-alt\": \"error\"").build().isBroken();
        assertThat(site.printed()).contains("error [media/no-alt]");
        assertThat(site.report().errors()).isEqualTo(warnings);
        assertThat(site.report().warnings()).isZero();
    }

    @Test
    void aWarningBecomesAnInfoOrNothing() throws IOException {
        site.copy(NO_ALT);
        rules("\"media/no-alt\": \"info\"").build().isSound();
        assertThat(site.printed()).contains("info [media/no-alt]");
        assertThat(site.report().warnings()).isZero();
        rules("\"media/no-alt\": \"off\"").build().isClean();
        assertThat(site.report().diagnostics().sorted()).isEmpty();
    }

    @Test
    void anErrorThatHarmsNobodyMayBeLowered() throws IOException {
        site.copy(BROKEN_LINK).build().isBroken();
        rules("\"link/unknown-target\": \"warning\"").build().isSound();
        assertThat(site.printed()).contains("warning [link/unknown-target]");
        assertThat(site.report().written()).isTrue();
    }

    @Test
    void anErrorThatWouldMakeTheShopWrongMayNot() throws IOException {
        rules("\"catalog/unknown-currency\": \"warning\", \"json/syntax\": \"error\"")
                .edit("catalog/products/lamp/product.json", "\"USD\"", "\"USDOLLAR\"")
                .build()
                .isBroken();
        assertThat(site.printed())
                .contains(
                        "  4 |   \"rules\": { \"catalog/unknown-currency\": \"warning\", \"json/syntax\": \"error\" },\n"
                                + "    |                                          ^^^^^^^^^\n");
        assertThat(site.report().diagnostics().count(Rule.SITE_FIXED_RULE)).isOne();
        assertThat(site.printed()).contains("error [catalog/unknown-currency]");
    }

    @Test
    void whatIsFoundTooLateMayNotBeAnError() throws IOException {
        rules("\"output/record-not-written\": \"error\"").build().isBroken();
        assertThat(site.printed()).contains("cannot be errors");
        rules("\"output/record-not-written\": \"off\"").build().isClean();
    }

    @Test
    void aMisspeltRuleIsReportedWithTheNearestOne() throws IOException {
        rules("\"media/no-alts\": \"off\"").build().isBroken();
        assertThat(site.printed()).contains("did you mean 'media/no-alt'?");
        rules("\"nothing-at-all-like-it\": \"off\"").build().isBroken();
        assertThat(site.printed()).contains("hint: The id of a rule, as reports show it in brackets");
    }

    @Test
    void problemsOfTheSettingsThemselvesHaveTheirLevelsToo() throws IOException {
        rules("\"file/byte-order-mark\": \"off\"");
        site.edit("site.json", "{\n", "\uFEFF{\n").build().isClean();
    }

    @Test
    void whatWasRememberedHasTheLevelsOfThisBuild() throws IOException {
        site.copy(NO_ALT).options(request -> request.state(site.site().resolve(".vitrine")));
        site.build().isSound();
        for (String levels : new String[] {
            "\"media/no-alt\": \"info\"", "\"media/no-alt\": \"off\"", "\"media/no-alt\": \"warning\"", ""
        }) {
            String remembered = said(levels, false);
            assertThat(site.report().changes().pagesMade())
                    .as("pages that were made for " + levels)
                    .isZero();
            assertThat(said(levels, false)).as("said again for " + levels).isEqualTo(remembered);
            assertThat(site.report().phases()).containsOnlyKeys("unchanged");
            assertThat(said(levels, true))
                    .as("said by a full build for " + levels)
                    .isEqualTo(remembered);
        }
    }

    private String said(String levels, boolean full) throws IOException {
        site.options(request -> request.state(site.site().resolve(".vitrine")).full(full));
        BuildReport report = rules(levels).build().report();
        return new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()) + report.warnings() + " "
                + report.diagnostics().count(Severity.INFO);
    }
}
