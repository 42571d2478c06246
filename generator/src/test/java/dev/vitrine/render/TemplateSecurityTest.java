package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A template sees its views and its theme's templates, and nothing else of the machine. */
class TemplateSecurityTest {

    private static final String SECRET = "the secret of this machine";

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aSiteBesideASecret() throws IOException {
        Files.writeString(folder.resolve("secret.ftlh"), SECRET);
        site = SiteTest.sound(folder)
                .file("pages/about/en.md", "---\ntitle: About\n---\nText.\n")
                .file("private.txt", SECRET);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${\"freemarker.template.utility.Execute\"?new()(\"printf %x 48879\")}",
                "${\"freemarker.template.utility.ObjectConstructor\"?new()(\"java.io.File\", \"/\")}",
                "<#assign run = \"freemarker.template.utility.Exec\" + \"ute\">${run?new()(\"id\")}",
                "${\"dev.vitrine.render.Templates\"?new()}",
                "${page?api.class}",
                "${page?api.class.protectionDomain.classLoader}",
                "${site.settings?api.getClass().getName()}",
                "${store.header?api.size()}",
                "${t?api.class}",
                "${page.class}",
                "${page.getClass()}",
                "${page.getClass().forName(\"java.lang.Runtime\")}",
                "${page[\"class\"]}",
                "${site.settings.class}",
                "${site.settings.entrySet()}",
                "${store.header.class}",
                "${content.body.hashCode()}",
                "${t.class}",
                "${asset.getClass()}",
                "${.data_model.class}",
                "${.data_model.page.getClass()}",
                "${.data_model?api}",
                "${.globals?api}",
                "${.main?api}",
                "${.vars.Static}",
                "${statics[\"java.lang.System\"].getenv()}",
                "${\"page?api.class\"?eval}",
                "<@(\"$\" + \"{page?api.class}\")?interpret/>",
                "${\"freemarker.template.utility.Execute\"?eval?new()(\"id\")}",
                "<#list page as x>${x}</#list>"
            })
    void whatATemplateMustNotReachIsAProblemOfTheTemplate(String attack) throws IOException {
        attack(attack);
        site.isBroken().reports(Rule.THEME_TEMPLATE_ERROR);
        nothingLeaked();
        assertThat(site.report().diagnostics().sorted().get(0).location().path())
                .isEqualTo("theme/templates/page.ftlh");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../../../../../../../../etc/passwd",
                "file:///etc/passwd",
                "file:/etc/passwd",
                "classpath:dev/vitrine/render/Templates.class",
                "jar:file:/x.jar!/y",
                "http://127.0.0.1:1/x.ftlh",
                "../secret.ftlh",
                "../../../secret.ftlh",
                "../../private.txt",
                "/../private.txt",
                "../site.json",
                "..\\..\\private.txt",
                "*/secret.ftlh",
                "lib/../../../../secret.ftlh"
            })
    void onlyTemplatesOfTheThemeAreIncluded(String path) throws IOException {
        for (String attack : new String[] {
            "<#include \"%s\">", "<#import \"%s\" as x>", "<@.get_optional_template(\"%s\", {}).include/>"
        }) {
            attack(attack.replace("%s", path.replace("\\", "\\\\")));
            site.isBroken();
            assertThat(site.report().diagnostics().sorted())
                    .isNotEmpty()
                    .allSatisfy(problem ->
                            assertThat(problem.rule()).isIn(Rule.THEME_TEMPLATE_ERROR, Rule.THEME_MISSING_TEMPLATE));
            nothingLeaked();
        }
    }

    @Test
    void whatAnEditorWritesIsNeverATemplate() throws IOException {
        site.edit(
                        "pages/about/en.md",
                        "title: About",
                        "title: \"${page?api.class} <#include 'x'> ${1+1} #{2+2} [=3+3]\"")
                .edit("pages/about/en.md", "Text.", "${1+1} `${page?api.class}` <#if true>x</#if> [=3+3]")
                .build()
                .isSound();
        String page = site.page("page-api-class-include-x-1-1-2-2-3-3/index.html");
        assertThat(page).contains("<h1>${page?api.class} &lt;#include &#39;x&#39;&gt; ${1+1} #{2+2} [=3+3]</h1>");
        assertThat(page).contains("<p>${1+1} <code>${page?api.class}</code>");
    }

    private void attack(String template) throws IOException {
        site.file("theme/templates/page.ftlh", "before " + template + " after").build();
    }

    private void nothingLeaked() {
        assertThat(site.printed()).doesNotContain(SECRET, "root:x:", "beef", "\tat ", "java.lang.Class@");
        site.lacks("about/index.html");
    }
}
