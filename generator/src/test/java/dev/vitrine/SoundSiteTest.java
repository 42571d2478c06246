package dev.vitrine;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SoundSiteTest {

    @TempDir
    private Path folder;

    @Test
    void theSmallestSiteBuildsWithoutAProblem() throws IOException {
        SiteTest.sound(folder)
                .build()
                .isClean()
                .exists("index.html", "404.html", "sitemap.xml")
                .pageContains("products/lamp/index.html", "<h1>Lamp</h1>", "$120.00", "A lamp.");
    }

    @Test
    void anErrorLeavesTheLastOutputAndItsCorrectionReplacesIt() throws IOException {
        SiteTest.sound(folder)
                .build()
                .isSound()
                .edit("catalog/products/lamp/en.md", "title: Lamp", "titel: Lamp")
                .build()
                .isBroken()
                .reports(Rule.JSON_MISSING_FIELD, Rule.JSON_UNKNOWN_FIELD, Rule.TEXT_NO_TITLE)
                .pageContains("products/lamp/index.html", "<h1>Lamp</h1>")
                .edit("catalog/products/lamp/en.md", "titel: Lamp", "title: Lantern")
                .build()
                .isClean()
                .lacks("products/lamp/index.html")
                .pageContains("products/lantern/index.html", "<h1>Lantern</h1>");
    }
}
