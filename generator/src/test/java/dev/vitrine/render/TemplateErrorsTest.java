package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a theme author is told: where, which expression is to blame, and what to write instead. */
class TemplateErrorsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            nullValues = "-",
            value = {
                // Properties
                "${product.titel.text} | 3 | 'product' has no 'titel'; it is a ProductView | did you mean 'title'?",
                "${product.title.txt} | 3 | 'product.title' has no 'txt'; it is a TextView | did you mean 'text'?",
                "${product.title.zzz} | 3 | 'product.title' has no 'zzz'; it is a TextView | there are: text, lang",
                "${product.sizeGuide.title} | 3 | 'product.sizeGuide' is missing here | 'sizeGuide' of a ProductView may be missing: test it with <#if product.sizeGuide??>, or print ${product.sizeGuide!}",
                "<#list product.variants as v>${v.prise.text}</#list> | 32 | 'v' has no 'prise'; it is a VariantView | did you mean 'price'?",
                "<#macro m p>${p.brnd}</#macro><@m p=product/> | 15 | 'p' has no 'brnd'; it is a ProductView | did you mean 'brand'?",
                "${site.settings.acent} | 3 | 'site.settings' has no 'acent' | did you mean 'accent'?",
                // Variables, functions and macros
                "${prodct.id} | 3 | there is no 'prodct' here | did you mean 'product'?",
                "${listing.title.text} | 3 | there is no 'listing' here | 'listing' is there in category.ftlh and collection.ftlh only",
                "${aset('plain.css')} | 3 | there is no 'aset' here | did you mean 'asset'?",
                "<#import '/lib/frame.ftlh' as f><@f.frme/> | 35 | the templates imported as 'f' have no 'frme' | did you mean 'frame'?",
                "<#import '/lib/frame.ftlh' as f><@frame><p>x</p></@frame> | 35 | there is no 'frame' here | did you mean 'f.frame'?",
                "<#macro m width></#macro><@m widht=1/> | 26 | the macro 'm' has no parameter 'widht' | did you mean 'width'?",
                // Types
                "${product.title} | 3 | 'product.title' is a TextView, where a text is needed | write product.title.text",
                "${product.variants} | 3 | 'product.variants' is a list, where a text is needed | go through it with <#list product.variants as one>",
                "${store} | 3 | 'store' is a StorefrontView, where a text is needed | -",
                "<#list product.id as c>x</#list> | 8 | 'product.id' is a text, where a list is needed | -",
                "<#if product.id>x</#if> | 6 | 'product.id' is a text, where true or false is needed | compare it, or test whether there is one: product.id?has_content",
                "<#if store.returnDays>x</#if> | 6 | 'store.returnDays' is a number, where true or false is needed | compare it, or test whether there is one: store.returnDays > 0",
                "${store.taxIncluded} | 1 | a value that is true or false cannot be printed | write x?c",
                // Syntax
                "<p>x<#lst a as b>y</#lst> | 6 | there is no directive #lst | did you mean #list?",
                "${product.id?uper} | 14 | there is no built-in ?uper | did you mean ?upper_case?",
                "<p><#if product.id??>x</p> | 4 | <#if> is never closed | add </#if> before line 2",
                "<p>x</#if></p> | 5 | \"</#if>\" cannot stand here | remove it, or open it before",
                "${product.id | 12 | { is never closed | close it",
                "<#stop 'no price'> | 1 | the template stopped: | -",
            })
    void saysWhatIsWrong(String template, int column, String message, String hint) throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .edit("site.json", "\"theme\": \"plain\",", "\"theme\": \"brand\",")
                .file(
                        "themes/brand/theme.json",
                        "{ \"name\": \"brand\", \"extends\": \"plain\", \"settings\": { \"accent\": \"red\" } }")
                .file("theme/templates/product.ftlh", template)
                .build()
                .isBroken();
        assertThat(site.printed())
                .startsWith("theme/templates/product.ftlh:1:" + column + ": error [theme/template-error] " + message)
                .contains(hint == null ? "" : "hint: " + hint)
                .doesNotContain("freemarker.", "ViewWrapper", "\tat ", "f.t.");
        assertThat(site.report().diagnostics().sorted()).hasSize(1);
    }

    @Test
    void missingFilesAndWordsAreComparedWithThoseThatAreThere() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .file("theme/templates/product.ftlh", "<#import \"/lib/frme.ftlh\" as f>")
                .file("theme/templates/category.ftlh", "<#include \"frame.ftlh\">")
                .file("theme/templates/not-found.ftlh", "${asset(\"css/plain.css\")} ${t(\"notFound.titel\")}")
                .file("theme/templates/home.ftlh", "<#attempt>${nothing}<#recover>fine</#attempt>")
                .build()
                .isBroken();
        assertThat(site.printed())
                .contains(
                        "there is no template 'lib/frme.ftlh' to include",
                        "did you mean \"/lib/frame.ftlh\"?",
                        "the theme has no asset 'css/plain.css'",
                        "did you mean \"plain.css\"?",
                        "there is no interface string 'notFound.titel' in any language",
                        "did you mean \"notFound.title\"?")
                .doesNotContain("home.ftlh");
    }

    @Test
    void aBrokenFileThatOthersImportIsReportedOnce() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .file("theme/templates/lib/frame.ftlh", "<#macro page>\n<p>\n<#nested>")
                .build()
                .isBroken();
        assertThat(site.printed())
                .startsWith(
                        "theme/templates/lib/frame.ftlh:1:1: error [theme/template-error] <#macro> is never closed");
        assertThat(site.report().diagnostics().sorted()).hasSize(1);
    }
}
