package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Input that nobody writes on purpose, or only on purpose: it is reported or built, in bounded time, and never ends in a fault. */
@Timeout(60)
class PathologicalTest {

    private static final String PRODUCT = "catalog/products/lamp/product.json";
    private static final String ABOUT = "pages/about/en.md";

    @TempDir
    private Path folder;

    @Test
    void deeplyNestedJson() throws IOException {
        sound().file(PRODUCT, "{ \"attributes\": { \"a\": " + "[".repeat(100_000) + "]".repeat(100_000) + " } }")
                .file("catalog/more.jsonl", "{\"a\":".repeat(50_000) + "\n" + "[".repeat(50_000) + "\n")
                .file("strings/en.json", "{\"a\":".repeat(99) + "\"x\"" + "}".repeat(99))
                .build()
                .isBroken()
                .reports(Rule.JSON_SYNTAX);
    }

    @Test
    void deeplyNestedRules() throws IOException {
        sound().file(
                        "catalog/collections.json",
                        "{ \"collections\": [{ \"id\": \"a\", \"texts\": { \"en\": { \"title\": \"A\" } }, \"rule\": "
                                + "{\"not\":".repeat(90) + "{\"tag\":\"x\"}" + "}".repeat(90) + " }] }")
                .build()
                .isClean();
    }

    @Test
    void deeplyNestedYaml() throws IOException {
        sound().file(ABOUT, "---\ntitle: About\nseo: " + "[".repeat(100_000) + "\n---\n")
                .file("pages/terms/en.md", "---\ntitle: Terms\nseo:\n" + steps(1500) + "---\n")
                .file("pages/bomb/en.md", "---\ntitle: &a [x,x]\nsummary: &b [*a,*a,*a]\nauthor: [*b,*b,*b]\n---\n")
                .build()
                .isBroken()
                .reports(Rule.FRONT_MATTER_SYNTAX, Rule.JSON_WRONG_TYPE, Rule.JSON_UNKNOWN_FIELD);
    }

    private static String steps(int depth) {
        return IntStream.rangeClosed(1, depth)
                .mapToObj(i -> " ".repeat(i) + "a:\n")
                .collect(Collectors.joining());
    }

    @Test
    void deeplyNestedMarkdown() throws IOException {
        sound().file(
                        ABOUT,
                        "---\ntitle: About\n---\n" + ">".repeat(20_000) + " deep\n\n" + "- ".repeat(20_000) + "deep\n\n"
                                + "*a _b ".repeat(20_000) + "\n\n" + "[".repeat(50_000) + "\n\n"
                                + "![a](".repeat(20_000) + "\n\n"
                                + "<b>".repeat(20_000) + "\n\n" + "`".repeat(50_001) + "\n\n{{< ".repeat(1000))
                .build()
                .isSound();
    }

    @Test
    void deeplyNestedHtml() throws IOException {
        sound().file(
                        "catalog/more.jsonl",
                        "{ \"id\": \"vase\", \"prices\": { \"USD\": 1 }, \"variants\": [{ \"sku\": \"VASE\" }], \"texts\": { \"en\": { \"title\": \"Vase\","
                                + " \"descriptionFormat\": \"html\", \"description\": \"" + "<div><b>".repeat(50_000)
                                + "\" } } }\n")
                .build()
                .isSound();
    }

    @Test
    void aLineOfFiftyMegabytes() throws IOException {
        byte[] line = new byte[50 << 20];
        java.util.Arrays.fill(line, (byte) 'x');
        sound().file("catalog/more.jsonl", line)
                .file(PRODUCT, line)
                .file(ABOUT, line)
                .file("catalog/products/lamp/lit.jpg", line)
                .build()
                .isBroken()
                .reports(Rule.FILE_TOO_LARGE);
        assertThat(folder.resolve("site").resolve(ABOUT)).hasSize(50 << 20);
    }

    @Test
    void aLongLineThatIsRead() throws IOException {
        sound().file(ABOUT, "---\ntitle: About\n---\n" + "word ".repeat(1_000_000))
                .file(
                        "catalog/products/lamp/en.md",
                        "---\ntitle: Lamp\nsummary: " + "word ".repeat(100_000) + "\n---\n")
                .build()
                .isSound();
    }

    @Test
    void aHugeFrontMatter() throws IOException {
        String fields =
                IntStream.range(0, 20_000).mapToObj(i -> "field" + i + ": x\n").collect(Collectors.joining());
        sound().file(ABOUT, "---\ntitle: About\n" + fields + "---\n")
                .build()
                .isBroken()
                .reports(Rule.JSON_UNKNOWN_FIELD);
        assertThat(site.printed()).contains("… and 19950 more [json/unknown-field]");
    }

    @Test
    void aFrontMatterOfMegabytes() throws IOException {
        sound().file(ABOUT, "---\ntitle: About\nsummary: " + "word ".repeat(1_000_000) + "\n---\n")
                .build()
                .isBroken()
                .reports(Rule.FILE_TOO_LARGE);
    }

    @Test
    void aChainOfCategories() throws IOException {
        sound().file("catalog/categories.json", categories(10_000, false))
                .edit(PRODUCT, "\"prices\"", "\"category\": \"c9999\", \"prices\"")
                .build()
                .isBroken()
                .reports(Rule.CATALOG_CATEGORY_TOO_DEEP);
    }

    @Test
    void aCircleOfCategories() throws IOException {
        sound().file("catalog/categories.json", categories(10_000, true))
                .edit(PRODUCT, "\"prices\"", "\"category\": \"c9999\", \"prices\"")
                .build()
                .isBroken()
                .reports(Rule.CATALOG_CATEGORY_CYCLE, Rule.CATALOG_CATEGORY_TOO_DEEP);
        assertThat(site.printed().length()).isLessThan(20_000);
    }

    private static String categories(int count, boolean circle) {
        return IntStream.range(0, count)
                .mapToObj(i -> "{ \"id\": \"c" + i + "\""
                        + (i > 0 || circle ? ", \"parent\": \"c" + (i + count - 1) % count + "\"" : "")
                        + ", \"texts\": { \"en\": { \"title\": \"C" + i + "\" } } }")
                .collect(Collectors.joining(",\n", "{ \"categories\": [", "] }"));
    }

    @Test
    void aChainOfFallbackLanguages() throws IOException {
        String languages = IntStream.range(0, 300)
                .mapToObj(i -> "\"" + tag(i) + "\": { \"name\": \"x\""
                        + (i > 0 ? ", \"fallback\": \"" + tag(i - 1) + "\"" : "") + " }")
                .collect(Collectors.joining(", "));
        sound().edit(
                        "site.json",
                        "\"en\": { \"name\": \"English\" }",
                        "\"en\": { \"name\": \"English\" }, " + languages)
                .build()
                .isClean();
    }

    private static String tag(int i) {
        return "q" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
    }

    @Test
    void aTemplateThatCallsItself() throws IOException {
        sound().file("theme/templates/page.ftlh", "<#macro again><@again/></#macro>\n<@again/>")
                .file("theme/templates/not-found.ftlh", "<#include \"not-found.ftlh\">")
                .file("theme/templates/home.ftlh", "<#function f x><#return f(x + 1)></#function>${f(1)}")
                .file(
                        "theme/templates/product.ftlh",
                        "<h1>Lamp</h1><link rel=\"canonical\" href=\"${page.canonical}\"><#import \"product.ftlh\" as p>")
                .file(ABOUT, "---\ntitle: About\n---\n")
                .build()
                .isBroken()
                .reports(Rule.THEME_TEMPLATE_ERROR);
    }

    @Test
    void aThousandVariants() throws IOException {
        String variants = IntStream.range(0, 1000)
                .mapToObj(i -> "{ \"sku\": \"LAMP-" + i + "\", \"options\": { \"size\": \"s" + i + "\" } }")
                .collect(Collectors.joining(",\n"));
        sound().file(
                        PRODUCT,
                        "{ \"prices\": { \"USD\": 1 }, \"options\": [\"size\"], \"variants\": [" + variants + "] }")
                .build()
                .isSound()
                .pageContains("products/lamp/index.html", "LAMP-999");
    }

    @Test
    void fileNamesOfEveryKind() throws IOException {
        sound().file("pages/über uns & co/en.md", "---\ntitle: Über uns\n---\n")
                .file("pages/a%2Fb/en.md", "---\ntitle: Percent\n---\n")
                .file("pages/日本/en.md", "---\ntitle: 日本\n---\n")
                .file("pages/ /en.md", "---\ntitle: Space\n---\n")
                .file("pages/!/en.md", "---\ntitle: \"?!\"\n---\n")
                .file("pages/$/en.md", "---\ntitle: \"?!\"\n---\n")
                .file("pages/\u001b[31m/en.md", "---\ntitle: Escape\n---\n![x](\u001b.jpg)")
                .file("catalog/products/<b>/product.json", "{ \"variants\": [{ \"sku\": \"B\" }] }")
                .file("catalog/products/con/product.json", "{ \"variants\": [{ \"sku\": \"C\" }] }")
                .file("media/ü \"x\" & <y>.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>")
                .file("pages/media/en.md", "---\ntitle: Media\n---\n![A drawing](</media/ü \"x\" & <y>.svg>)")
                .build();
        assertThat(site.printed()).doesNotContain("\u001b");
    }

    @Test
    void windowsLineEndsKeepPlaces() throws IOException {
        String problems = sound().file(ABOUT, "---\ntitle: About\nsumary: x\n---\n\nSee [x](page:y).\n")
                .build()
                .printed();
        site.file(ABOUT, "---\r\ntitle: About\r\nsumary: x\r\n---\r\n\r\nSee [x](page:y).\r\n")
                .file(
                        "markets/us.json",
                        "{ \"name\": \"United States\",\r\n\"countries\": [\"US\"],\r\n \"currency\": \"USD\", \"taxDisplay\": \"excluded\", \"defaultLanguage\": \"en\" }\r\n")
                .build()
                .prints(problems);
        assertThat(problems).contains("pages/about/en.md:3:1", "pages/about/en.md:6:5");
    }

    @Test
    void hundredsOfEqualTitlesAreToldApart() throws IOException {
        sound();
        for (int i = 0; i < 300; i++) {
            site.file("pages/p" + i + "/en.md", "---\ntitle: The same\n---\nText.\n");
        }
        site.build().isClean().exists("the-same/index.html", "the-same-p299/index.html");
    }

    @Test
    void hundredsOfEqualSlugsAreCounted() throws IOException {
        sound();
        for (int i = 0; i < 300; i++) {
            site.file("pages/p" + i + "/en.md", "---\ntitle: P" + i + "\nslug: same\n---\nText.\n");
        }
        site.build().isBroken().reports(Rule.URL_DUPLICATE);
        assertThat(site.printed()).contains("… and 249 more [url/duplicate]");
    }

    @Test
    void halfACharacter() throws IOException {
        sound().file(
                        PRODUCT,
                        "{ \"prices\": { \"USD\": 1 }, \"brand\": \"\\ud83d\", \"variants\": [{ \"sku\": \"\\udc00\" }], \"tags\": [\"\\ud83d\"] }")
                .file(ABOUT, "---\ntitle: \"\\ud83d\"\nslug: \"\\ud83d\"\n---\n&#xd83d;\n")
                .build();
        assertThat(site.report().diagnostics().count(Rule.URL_INVALID_SLUG)).isEqualTo(1);
    }

    @Test
    void aNulInEveryPath() throws IOException {
        sound().edit(
                        "site.json",
                        "\"name\": \"Tiny\"",
                        "\"name\": \"Tiny\", \"logo\": \"a\\u0000b.svg\", \"socialImage\": \"\\u0000\"")
                .edit("site.json", "\"market\": \"us\"", "\"market\": \"us\\u0000\"")
                .build()
                .isBroken();
        sound().edit("site.json", "\"theme\": \"plain\"", "\"theme\": \"pl\\u0000ain\"")
                .build()
                .isBroken();
        sound().edit("site.json", "\"path\": \"/\"", "\"path\": \"/\\u0000/\"")
                .build()
                .isBroken();
        sound().file(
                        "catalog/categories.json",
                        "{ \"categories\": [{ \"id\": \"a\\u0000\", \"image\": \"\\u0000\" }] }")
                .file(
                        "catalog/collections.json",
                        "{ \"collections\": [{ \"id\": \"\\u0000\", \"products\": [\"\\u0000\"] }] }")
                .file(
                        "catalog/more.jsonl",
                        "{ \"id\": \"\\u0000\", \"prices\": { \"USD\": 1 }, \"variants\": [{ \"sku\": \"\\u0000\", \"media\": [\"\\u0000\"] }] }\n")
                .file(
                        ABOUT,
                        "---\ntitle: About\nimage: \"\\0\"\nslug: \"a\\0\"\nseo: { image: \"x\\0y\" }\n---\n![x](a\u0000b.jpg) ![x](%00.jpg)\n")
                .build()
                .isBroken();
        assertThat(site.printed()).doesNotContain("\u0000");
    }

    @Test
    void addressesThatLeadUp() throws IOException {
        sound().edit("site.json", "\"path\": \"/\"", "\"path\": \"/../\"")
                .build()
                .isBroken();
        sound().edit(
                        "site.json",
                        "\"theme\":",
                        "\"urls\": { \"product\": \"../{slug}/\", \"journal\": \"../\", \"page\": \"{x}/\" }, \"theme\":")
                .file("journal/news/en.md", "---\ntitle: News\n---\n")
                .file(ABOUT, "---\ntitle: About\nslug: ..\n---\n")
                .build()
                .isBroken()
                .reports(Rule.JSON_INVALID_VALUE, Rule.URL_INVALID_SLUG);
        sound().file("catalog/categories.json", "{ \"categories\": [{ \"id\": \"../../..\" }] }")
                .build()
                .isBroken();
        sound().edit("site.json", "\"theme\": \"plain\"", "\"theme\": \"../theme\"")
                .build()
                .isBroken();
    }

    @Test
    void namesLongerThanADiskTakes() throws IOException {
        sound().file(ABOUT, "---\ntitle: " + "日本".repeat(2000) + "\n---\n")
                .file("pages/terms/en.md", "---\ntitle: Terms\nslug: " + "日".repeat(150) + "\n---\n")
                .file(
                        "catalog/more.jsonl",
                        "{ \"id\": \"" + "a".repeat(5000)
                                + "\", \"prices\": { \"USD\": 1 }, \"variants\": [{ \"sku\": \"" + "b".repeat(5000)
                                + "\" }] }\n")
                .file(
                        PRODUCT,
                        "{ \"prices\": { \"USD\": 1 }, \"media\": [{ \"file\": \"" + "c".repeat(5000)
                                + ".jpg\" }], \"variants\": [{ \"sku\": \"A\" }] }")
                .build()
                .isBroken();
        assertThat(site.report().diagnostics().count(Rule.URL_INVALID_SLUG)).isEqualTo(1);
    }

    @Test
    void emptyFilesAndFolders() throws IOException {
        sound().file(PRODUCT, "")
                .file(ABOUT, "")
                .file("catalog/more.jsonl", "")
                .file("strings/en.json", " \n")
                .file("seo/en.json", "null")
                .file("catalog/categories.json", "[]")
                .file("catalog/collections.json", "\"x\"")
                .file("catalog/attributes.json", "{}")
                .build()
                .isBroken();
        sound().file("site.json", "").build().isBroken();
        sound().file("site.json", "{}").build().isBroken();
        sound().file("site.json", "null").build().isBroken();
        sound().file(
                        "site.json",
                        "{ \"languages\": 1, \"storefronts\": [null, 1, {}, []], \"navigation\": [], \"home\": { \"sections\": [null] }, \"urls\": 3 }")
                .build()
                .isBroken();
    }

    private SiteTest site;

    private SiteTest sound() throws IOException {
        site = SiteTest.sound(folder);
        return site;
    }
}
