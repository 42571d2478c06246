package dev.vitrine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimedTemplateTest {

    private static final String B = "<#if vitrineTimed(\"t.ftlh#m\")></#if>";
    private static final String E = "<#if vitrineTimed()></#if>";

    @TempDir
    private Path folder;

    @Test
    void theBodyOfAMacroIsBetweenTwoCalls() {
        assertThat(TimedTemplate.of("t.ftlh", "a<#macro m x=\">\" y=(1 > 0)>b</#macro>c"))
                .isEqualTo("a<#macro m x=\">\" y=(1 > 0)>" + B + "b" + E + "</#macro>c");
    }

    @Test
    void aReturnEndsItToo() {
        assertThat(TimedTemplate.of("t.ftlh", "<#function m x><#return x></#function>"))
                .isEqualTo("<#function m x>" + B + E + "<#return x>" + E + "</#function>");
    }

    @Test
    void commentsAndLiteralTextStayAsTheyAre() {
        String text = "<#-- <#macro m>x</#macro> --><#noparse><#macro m>x</#macro></#noparse>";
        assertThat(TimedTemplate.of("t.ftlh", text)).isEqualTo(text);
    }

    @Test
    void pagesAreTheSameToTheByteAndEveryCallIsCounted() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .file("pages/about/en.md", "---\ntitle: About\n---\nText.\n")
                .file(
                        "theme/templates/page.ftlh",
                        "<#macro line word>\n  <#if word == 'stop'>\n  <#return>\n  </#if>\n  <b>${word}</b> <#nested>\n</#macro>\n"
                                + "<#function twice n>\n  <#return n * 2>\n</#function>\n"
                                + "<title>x</title>\n<link rel=\"canonical\" href=\"${page.canonical}\">\n"
                                + "<#list page.alternates as a><link rel=\"alternate\" hreflang=\"${a.hreflang}\" href=\"${a.url}\"></#list>\n"
                                + "<@line word=\"go\">in <@line word=\"stop\"/> ${twice(21)}</@line>\n");
        build(site, BuildRequest.builder(site.site(), site.output(), LocalDate.of(2026, 3, 1)));
        Map<String, String> without = files(site.output());
        AtomicLong clock = new AtomicLong();
        Profile profile = new Profile(clock::incrementAndGet, () -> Counts.NONE);
        build(
                site,
                BuildRequest.builder(site.site(), site.output(), LocalDate.of(2026, 3, 1))
                        .profile(profile));
        assertThat(files(site.output())).isEqualTo(without);
        assertThat(profile.figures())
                .anySatisfy(figure -> {
                    assertThat(figure.name()).isEqualTo("page.ftlh#line");
                    assertThat(figure.calls()).isEqualTo(2);
                    assertThat(figure.slowestPage()).contains("about");
                })
                .anySatisfy(figure -> {
                    assertThat(figure.name()).isEqualTo("page.ftlh#twice");
                    assertThat(figure.calls()).isEqualTo(1);
                })
                .anySatisfy(figure -> assertThat(figure.name()).isEqualTo("page.ftlh"));
    }

    private static void build(SiteTest site, BuildRequest.Builder request) throws IOException {
        BuildReport report =
                SiteGenerator.build(request.themes(List.of(SiteTest.theme())).build());
        assertThat(report.written()).isTrue();
    }

    private static Map<String, String> files(Path output) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> found = Files.walk(output)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(
                        output.relativize(file).toString(),
                        new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        }
        return files;
    }
}
