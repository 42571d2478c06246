package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code baseline.json} knows is passed over, and nothing else. */
class BaselineTest {

    private static final Path NO_ALT = SiteTest.resource("broken/media/no-alt/site");
    private static final Path BROKEN_LINK = SiteTest.resource("broken/link/unknown-target/site");
    private static final String PRODUCT = "catalog/products/lamp/product.json";

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void lay() throws IOException {
        site = SiteTest.sound(folder);
    }

    private String baseline() throws IOException {
        site.options(request -> request.checkOnly().writeBaseline(true)).build();
        site.options(request -> request.state(site.site().resolve(".vitrine")));
        return Files.readString(site.site().resolve("baseline.json"));
    }

    private int passedOver() {
        return site.report().diagnostics().passedOver();
    }

    @Test
    void whatIsInItDoesNotCount() throws IOException {
        String text = baseline();
        assertThat(text).isEqualTo("{\n  \"version\": 1,\n  \"problems\": []\n}\n");
        text = withNoAlt();
        assertThat(text)
                .matches("\\{\n  \"version\": 1,\n  \"problems\": \\[\n    \\{ \"path\": \"" + PRODUCT
                        + "\", \"rule\": \"media/no-alt\", \"message\": \"[0-9a-f]{16}\", \"count\": 1 }\n  ]\n}\n");
        site.build().isClean();
        assertThat(passedOver()).isOne();
        assertThat(site.report().written()).isTrue();
        assertThat(baseline()).as("written anew").isEqualTo(text);
    }

    private String withNoAlt() throws IOException {
        site.copy(NO_ALT);
        return baseline();
    }

    @Test
    void linesThatMoveDoNotMatterAndOtherFilesDo() throws IOException {
        withNoAlt();
        String product = Files.readString(site.site().resolve(PRODUCT));
        site.file(PRODUCT, "\n\n" + product).build().isClean();
        site.file("catalog/products/vase/lit.svg", Files.readAllBytes(NO_ALT.resolve("catalog/products/lamp/lit.svg")));
        site.file("catalog/products/vase/product.json", product.replaceAll("\"LAMP", "\"VASE"))
                .build();
        assertThat(site.report().diagnostics().count(Rule.MEDIA_NO_ALT)).isOne();
        assertThat(site.printed()).contains("catalog/products/vase/product.json:6:23: warning [media/no-alt]");
        assertThat(passedOver()).isOne();
    }

    @Test
    void whatIsThereMoreOftenIsToldInFull() throws IOException {
        site.copy(NO_ALT);
        // Messages are the same but for the numbers in them.
        byte[] picture = Files.readAllBytes(site.site().resolve("catalog/products/lamp/lit.svg"));
        site.file("catalog/products/lamp/lit1.svg", picture).remove("catalog/products/lamp/lit.svg");
        site.edit(PRODUCT, "\"lit.svg\"", "\"lit1.svg\"");
        baseline();
        site.build().isClean();
        site.file("catalog/products/lamp/lit2.svg", picture);
        site.edit(PRODUCT, "{ \"file\": \"lit1.svg\" }", "{ \"file\": \"lit1.svg\" }, { \"file\": \"lit2.svg\" }")
                .build()
                .isSound();
        assertThat(site.report().diagnostics().count(Rule.MEDIA_NO_ALT)).isEqualTo(2);
        assertThat(passedOver()).isZero();
    }

    @Test
    void whatWasMendedIsNotNeeded() throws IOException {
        withNoAlt();
        site.edit(PRODUCT, "\"file\": \"lit.svg\"", "\"file\": \"lit.svg\", \"alt\": \"Lit\"")
                .build()
                .isSound();
        assertThat(site.printed()).contains("baseline.json:4:5: warning [baseline/not-needed]");
        baseline();
        site.build().isClean();
    }

    @Test
    void errorsThatMayBeLoweredArePassedOverAndOthersAreNot() throws IOException {
        site.copy(BROKEN_LINK).edit("site.json", "\"Tiny\",", "\"Tiny\", \"x\": 1,");
        assertThat(baseline()).contains("link/unknown-target").doesNotContain("json/unknown-field");
        site.build().isBroken();
        assertThat(site.report().errors()).isOne();
        assertThat(site.printed()).contains("json/unknown-field").doesNotContain("baseline/not-needed");
        site.edit("site.json", "\"x\": 1,", "").build().isClean();
        assertThat(site.report().written()).isTrue();
    }

    @Test
    void levelsComeFirst() throws IOException {
        site.edit("site.json", "\"theme\":", "\"rules\": { \"media/no-alt\": \"info\" },\n  \"theme\":");
        assertThat(withNoAlt()).doesNotContain("media/no-alt");
        site.edit("site.json", "\"info\"", "\"error\"");
        assertThat(baseline()).contains("media/no-alt");
        site.build().isClean();
        assertThat(passedOver()).isOne();
        // Who only looks at the site passes over the same.
        assertThat(SiteGenerator.look(BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                        .themes(List.of(SiteTest.theme()))
                        .build()))
                .isPresent();
    }

    @Test
    void whatWasRememberedIsPassedOverByTheBaselineOfThisBuild() throws IOException {
        String text = withNoAlt();
        site.build().isClean();
        site.build().isClean();
        assertThat(site.report().phases()).containsOnlyKeys("unchanged");
        assertThat(passedOver()).isOne();
        site.remove("baseline.json").build().isSound();
        assertThat(site.printed()).contains("[media/no-alt]");
        assertThat(site.report().changes().pagesMade()).isZero();
        site.file("baseline.json", text).build().isClean();
        assertThat(passedOver()).isOne();
        assertThat(site.report().changes().pagesMade()).isZero();
    }

    @Test
    void aSiteThatCannotBeReadGetsNone() throws IOException {
        site.file("site.json", "{").options(request -> request.checkOnly().writeBaseline(true));
        site.build().isBroken();
        assertThat(site.site().resolve("baseline.json")).doesNotExist();
    }
}
