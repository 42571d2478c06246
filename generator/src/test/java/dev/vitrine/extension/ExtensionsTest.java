package dev.vitrine.extension;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.LiveSite;
import dev.vitrine.SiteGenerator;
import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What extensions do to a build, for better and for worse. */
class ExtensionsTest {

    private static final ExtensionRule RULE = new ExtensionRule("test/word", Severity.WARNING, "A word.");

    @TempDir
    private Path folder;

    private SiteTest site(Extension... extensions) throws IOException {
        return SiteTest.sound(folder)
                .options(request ->
                        request.extensions(Extensions.of(List.of(extensions))).state(folder.resolve("state")));
    }

    /** Reports each page that has the word "lamp", and how many there are. */
    private static final class WordCheck implements SiteCheck {
        @Override
        public String id() {
            return "test";
        }

        @Override
        public List<ExtensionRule> rules() {
            return List.of(RULE);
        }

        @Override
        public void page(FinishedPage page, PageFindings findings) {
            if (page.text().contains("lamp")) {
                page.all("p")
                        .filter(paragraph -> paragraph.text().contains("lamp"))
                        .forEach(paragraph -> findings.report(RULE, paragraph.at(), "it says lamp", "say light"));
                findings.note("lamp", "", Location.of(page.file()));
            }
        }

        @Override
        public void site(List<PageNote> notes, Problems problems) {
            problems.report(RULE, Location.NONE, "pages: " + notes.size(), "");
        }
    }

    @Test
    void aCheckReportsAtThePlaceOnThePage() throws IOException {
        site(new WordCheck()).build().isSound();
        // What is said of a page is said again when it is taken over.
        SiteTest site = site(new WordCheck());
        String first = site.build().printed();
        assertThat(first)
                .containsPattern("products/lamp/index\\.html:\\d+:\\d+: warning \\[test/word] it says lamp\n")
                .contains("warning [test/word] pages: ");
        site.file("pages/about/en.md", "---\ntitle: About\n---\nWe make things.\n")
                .build()
                .isSound();
        assertThat(site.report().changes().pagesMade()).isPositive();
        assertThat(site.printed()).isEqualTo(first);
    }

    @Test
    void aSiteSaysHowMuchTheProblemsOfAnExtensionMatter() throws IOException {
        SiteTest site = site(new WordCheck());
        site.edit("site.json", "\"theme\":", "\"rules\": { \"test/word\": \"error\" },\n  \"theme\":")
                .build()
                .isBroken();
        assertThat(site.printed()).contains("error [test/word]");
        site.edit("site.json", "\"error\"", "\"off\"").build().isClean();
        // Without the extension nobody has such a rule.
        site.options(request -> request).build().reports(Rule.JSON_UNKNOWN_FIELD);
    }

    @Test
    void aBaselinePassesOverTheProblemsOfAnExtension() throws IOException {
        SiteTest site = site(new WordCheck());
        Extensions extensions = Extensions.of(List.of(new WordCheck()));
        site.options(request -> request.extensions(extensions).writeBaseline(true))
                .build()
                .isSound();
        site.options(request -> request.extensions(extensions)).build().isClean();
    }

    @Test
    void aReportThatIsReadAgainSaysTheSame() throws IOException {
        SiteTest site = site(new WordCheck());
        String first = site.build().printed();
        BuildReport report = site.build().report();
        assertThat(report.upToDate()).isTrue();
        assertThat(site.printed()).isEqualTo(first);
    }

    /** An extension of each kind that throws, with what it was asked. */
    static Stream<Extension> failing() {
        return Stream.of(
                new Failing.Check(),
                new Failing.Site(),
                new Failing.Processor(),
                new Failing.Feed(),
                new Failing.Pages(),
                new Failing.Format(),
                new Failing.Function());
    }

    @ParameterizedTest
    @MethodSource("failing")
    void oneThatThrowsIsNamedAndTheLastOutputStays(Extension extension) throws IOException {
        SiteTest site = site().build().isSound();
        Map<String, String> before = SiteTest.files(site.output());
        site.file("catalog/more.bad", "x")
                .file("theme/templates/page.ftlh", "<p><#if ext.fail??>${ext.fail(\"x\")}</#if></p>")
                .file("pages/about/en.md", "---\ntitle: About\n---\nWe make things.\n")
                .options(request -> request.extensions(Extensions.of(List.of(extension))))
                .build()
                .isBroken();
        assertThat(site.printed())
                .contains("error [extension/failed] the extension 'failing' failed when it ")
                .contains(": IllegalStateException: no luck\n")
                .contains("it failed in ExtensionsTest.java, line ");
        assertThat(SiteTest.files(site.output())).isEqualTo(before);
    }

    private static final class Failing {

        private static IllegalStateException failure() {
            return new IllegalStateException("no luck");
        }

        private abstract static class Named implements Extension {
            @Override
            public String id() {
                return "failing";
            }
        }

        private static final class Check extends Named implements SiteCheck {
            @Override
            public void page(FinishedPage page, PageFindings findings) {
                throw failure();
            }
        }

        private static final class Site extends Named implements SiteCheck {
            @Override
            public void page(FinishedPage page, PageFindings findings) {}

            @Override
            public void site(List<PageNote> notes, Problems problems) {
                throw failure();
            }
        }

        private static final class Processor extends Named implements PostProcessor {
            @Override
            public boolean takes(String path) {
                return true;
            }

            @Override
            public byte[] process(OutputFile file) {
                throw failure();
            }
        }

        private static final class Feed extends Named implements GoodsFeed {
            @Override
            public Optional<String> file(Shop shop) {
                return Optional.of("feed.txt");
            }

            @Override
            public String product(OfferedProduct product) {
                throw failure();
            }
        }

        private static final class Pages extends Named implements PageKind {
            @Override
            public List<MadePage> pages(SiteContent site) {
                throw failure();
            }
        }

        private static final class Format extends Named implements CatalogFormat {
            @Override
            public boolean reads(String path) {
                return path.endsWith(".bad");
            }

            @Override
            public List<Value.Fields> products(String path, byte[] content, Problems problems) {
                throw failure();
            }
        }

        private static final class Function extends Named implements TemplateFunction {
            @Override
            public String name() {
                return "fail";
            }

            @Override
            public Value call(List<Value> arguments) {
                throw failure();
            }
        }
    }

    private static final class Shout implements TemplateFunction {
        @Override
        public String id() {
            return "shout";
        }

        @Override
        public String name() {
            return "shout";
        }

        @Override
        public Value call(List<Value> arguments) {
            if (arguments.size() == 1 && arguments.get(0) instanceof Value.Text text) {
                return Value.items(List.of(Value.text(text.text() + "!"), Value.html("<b>" + text.text() + "</b>")));
            }
            throw new IllegalArgumentException("shout takes a text");
        }
    }

    @Test
    void whatAFunctionAnswersIsEscapedUnlessItIsMarkedAsHtml() throws IOException {
        site(new Shout())
                .file("pages/about/en.md", "---\ntitle: About\n---\nText.\n")
                .file(
                        "theme/templates/page.ftlh",
                        "<!doctype html><html lang=\"en\"><title>x</title><h1>x</h1><p>${ext.shout(\"a<b\")[0]} ${ext.shout(\"c\")[1]}</p></html>")
                .build()
                .pageContains("about/index.html", "<p>a&lt;b! <b>c</b></p>");
    }

    @Test
    void aFunctionThatIsCalledWronglyIsReportedInTheTemplate() throws IOException {
        SiteTest site = site(new Shout())
                .file("pages/about/en.md", "---\ntitle: About\n---\nText.\n")
                .file("theme/templates/page.ftlh", "<p>\n${ext.shout(3)}</p>")
                .build()
                .reports(Rule.THEME_TEMPLATE_ERROR);
        assertThat(site.printed()).contains("theme/templates/page.ftlh:2:").contains("shout takes a text");
    }

    @Test
    void aFunctionSeesNoViewAndNoTemplateReachesItsClass() throws IOException {
        SiteTest site = site(new Shout())
                .file("pages/about/en.md", "---\ntitle: About\n---\nText.\n")
                .file("theme/templates/page.ftlh", "<p>${ext.shout(content)}</p>")
                .build()
                .reports(Rule.THEME_TEMPLATE_ERROR);
        assertThat(site.printed()).contains("ext.shout takes texts, numbers, lists and hashes");
        site.file("theme/templates/page.ftlh", "<p>${ext.shout.class!\"none\"}${ext.class!\"none\"}</p>")
                .build();
        assertThat(site.printed()).doesNotContain("dev.vitrine");
    }

    private static final class Marker implements PostProcessor {
        private final String id;

        private Marker(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public boolean takes(String path) {
            return path.endsWith("index.html") || path.endsWith(".css");
        }

        @Override
        public byte[] process(OutputFile file) {
            String text = new String(file.content(), StandardCharsets.UTF_8);
            return (text + "/* " + id + " */").getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void postProcessorsAreAskedByTheirIdsAndAssetsGetAnotherAddress() throws IOException {
        SiteTest site = site().build().isSound();
        String before = asset(site);
        site.options(request -> request.extensions(Extensions.of(List.of(new Marker("b"), new Marker("a")))))
                .build()
                .isSound();
        assertThat(site.page("index.html")).endsWith("/* a *//* b */");
        assertThat(asset(site)).isNotEqualTo(before);
        assertThat(site.page(asset(site))).endsWith("/* a *//* b */");
    }

    private static String asset(SiteTest site) throws IOException {
        return site.files().keySet().stream()
                .filter(path -> path.endsWith("plain.css"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void twoOfOneNameAndRulesOfOthersAreRefused() {
        Extensions two =
                Extensions.of(List.of(new Marker("a"), new Marker("a"), new Marker("check"), new Marker("A b")));
        assertThat(two.ids()).containsExactly("a");
        assertThat(two.faults())
                .satisfiesExactly(
                        fault -> assertThat(fault).startsWith("there are two extensions called 'a'"),
                        fault -> assertThat(fault).startsWith("its id 'check' is an area of Vitrine's own rules"),
                        fault -> assertThat(fault).startsWith("its id 'A b' is none of small letters"));
        assertThat(two.kinds("a")).containsExactly("PostProcessor");
    }

    @Test
    void aClassThatIsNotThereIsReported() throws IOException {
        Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
        Files.writeString(services.resolve(Extension.class.getName()), "com.example.Nowhere\n");
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.resolve("jar").toUri().toURL()}, getClass().getClassLoader())) {
            Extensions found = Extensions.found(loader);
            assertThat(found.faults())
                    .singleElement()
                    .asString()
                    .contains("com.example.Nowhere")
                    .contains("not found");
            SiteTest site = SiteTest.sound(folder)
                    .options(request -> request.extensions(found))
                    .build()
                    .reports(Rule.EXTENSION_NOT_LOADED)
                    .isBroken();
            assertThat(site.printed()).startsWith("error [extension/not-loaded] an extension cannot be used: ");
        }
    }

    /** A provider of checkouts that answers {@code url}, or throws. */
    private record Pay(String descriptor, Optional<String> answer) implements HostedCheckout {
        @Override
        public String id() {
            return "failing";
        }

        @Override
        public Optional<String> url(CheckoutOrder order) {
            if (answer.isEmpty()) {
                throw new IllegalStateException("no luck");
            }
            return answer;
        }
    }

    private SiteTest paid(Pay pay) throws IOException {
        // None of these keeps the promise to answer the same each time.
        return SiteTest.sound(folder)
                .options(request -> request.extensions(Extensions.of(List.of(pay))))
                .edit("markets/us.json", "{ \"name\"", "{ \"checkout\": { \"provider\": \"failing\" }, \"name\"");
    }

    @Test
    void aProviderOfCheckoutsThatThrowsIsNamedWithWhatItWasAsked() throws IOException {
        SiteTest site = paid(new Pay("failing.json", Optional.empty())).build().isBroken();
        assertThat(site.printed())
                .contains("catalog/products/lamp/product.json:1:")
                .contains(
                        "the extension 'failing' failed when it was asked for the checkout address of 'LAMP' in the market 'us': IllegalStateException: no luck");
    }

    @Test
    void checkoutAddressesOfExtensionsLeadToHostsThatAreAllowed() throws IOException {
        paid(new Pay("failing.json", Optional.of("https://pay.example/x")))
                .build()
                .isSound();
        paid(new Pay("failing.json", Optional.of("https://elsewhere.example/x")))
                .build()
                .reports(Rule.CHECKOUT_HOST_NOT_ALLOWED);
        paid(new Pay("failing.json", Optional.of("http://pay.example/x")))
                .build()
                .reports(Rule.CHECKOUT_NOT_HTTPS);
    }

    @Test
    void aProviderWithoutADescriptorIsNone() throws IOException {
        assertThat(paid(new Pay("nowhere.json", Optional.empty()))
                        .build()
                        .isBroken()
                        .printed())
                .contains(
                        "the extension 'failing' failed when it was asked for its descriptor: IllegalStateException: no resource nowhere.json");
    }

    @Test
    void aPreviewShowsWhatABuildMakes() throws IOException {
        Extensions extensions = Extensions.of(List.of(new Marker("a"), new Marker("b")));
        SiteTest site = site().options(request -> request.extensions(extensions))
                .build()
                .isSound();
        LiveSite live = SiteGenerator.look(BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                        .themes(List.of(SiteTest.theme()))
                        .extensions(extensions)
                        .build())
                .orElseThrow();
        assertThat(new String(live.page("/").orElseThrow().html(), StandardCharsets.UTF_8))
                .isEqualTo(site.page("index.html"))
                .endsWith("/* a *//* b */");
        assertThat(new String(live.file(asset(site)).orElseThrow(), StandardCharsets.UTF_8))
                .endsWith("/* a *//* b */");
    }

    /** Pages made from {@code words.json}: id to title. */
    private static final class WordList implements PageKind {
        @Override
        public String id() {
            return "word-list";
        }

        @Override
        public List<MadePage> pages(SiteContent site) {
            Value.Fields words = (Value.Fields) site.json("words.json").orElseThrow();
            return words.fields().entrySet().stream()
                    .map(word -> {
                        Value.Text title = (Value.Text) word.getValue().value();
                        return new MadePage(
                                word.getKey(),
                                "word.ftlh",
                                Map.of(
                                        "en",
                                        new MadePage.Words(
                                                title.text(),
                                                Optional.empty(),
                                                "What " + title.text() + " is.",
                                                "A *word*.",
                                                Map.of("word", title),
                                                title.at())),
                                List.of(),
                                word.getValue().nameAt());
                    })
                    .toList();
        }
    }

    private SiteTest words(String json) throws IOException {
        return site(new WordList())
                .file("words.json", json)
                .file("pages/about/en.md", "---\ntitle: About\n---\nSee [glaze](page:glaze).\n")
                .file(
                        "theme/templates/word.ftlh",
                        Files.readString(SiteTest.theme().resolve("templates/page.ftlh"))
                                .replace("<@ui.prose", "<p class=\"word\">${values.word}</p><@ui.prose"));
    }

    @Test
    void pagesOfAnExtensionArePlannedWithAllOthers() throws IOException {
        SiteTest site = words("{ \"glaze\": \"Glaze & slip\" }").build().isSound();
        assertThat(site.page("glaze-slip/index.html"))
                .contains(
                        "<p class=\"word\">Glaze &amp; slip</p>", "<em>word</em>", "https://tiny.example/glaze-slip/");
        assertThat(site.page("about/index.html")).contains("href=\"/glaze-slip/\"");
        assertThat(site.files().keySet()).anyMatch(path -> path.contains("sitemap"));
        // What only that page shows makes only that page again.
        site.file("words.json", "{ \"glaze\": \"Glaze & slip\"\n }").build().isSound();
        assertThat(site.report().changes().pagesMade()).isLessThan(site.report().pageCount());
    }

    @Test
    void pagesThatWantTheSameIdAreReportedAndAddressesAreKeptApart() throws IOException {
        words("{ \"glaze\": \"Glaze\", \"about\": \"All about\" }").build().reports(Rule.CATALOG_DUPLICATE_ID);
        // Of two titles that would be one address, one gets another, as with pages that somebody wrote.
        SiteTest site =
                words("{ \"glaze\": \"Glaze\", \"other\": \"About\" }").build().isSound();
        assertThat(site.files().keySet())
                .anyMatch(path -> path.matches("about-.+/index\\.html"))
                .contains("about/index.html");
    }

    @Test
    void whatIsNoJsonIsReportedAtItsPlace() throws IOException {
        SiteTest site = words("{ \"glaze\": }").build().isBroken();
        assertThat(site.printed()).contains("words.json:1:").contains("error [json/syntax]");
    }
}
