package dev.vitrine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessibilityCheckTest {

    private static final String START = "<!DOCTYPE html>\n<html lang=\"en\"><body><h1>Shop</h1>\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<img src='a.jpg' alt=''>",
                "<img src=a.jpg alt>",
                "<img role=\"presentation\" src=\"a.jpg\">",
                "<map><area alt=\"North\" href=\"/n/\"><area></map>",
                "<a name=\"top\"></a>",
                "<a href=\"/\">Home</a>",
                "<a href=\"/\"><b>Home</b></a>",
                "<a href=\"/\"><img src=\"a.jpg\" alt=\"Home\"></a>",
                "<a href=\"/\"><svg><title>Home</title><path d=\"M0 0\"/></svg></a>",
                "<a href=\"/\"><svg role=\"img\" aria-label=\"Home\"></svg></a>",
                "<a href=\"/\" aria-hidden=\"true\" tabindex=\"-1\"><img src=\"a.jpg\" alt=\"\"></a>",
                "<a href=\"/\"><span aria-hidden=\"true\">x<span>y</span></span>Home</a>",
                "<button aria-label=\"Close\"><svg></svg></button>",
                "<button hidden></button><button>Send</button>",
                "<div hidden><a href=\"/\"></a><div></div><h4>Later</h4><img src=\"a.jpg\"></div>",
                "<template><a href=\"/\"></a><h1></h1><p id=\"x\"></p></template><p id=\"x\"></p>",
                "<h2>A</h2><h3>B</h3><h2>C</h2>",
                "<dialog><h2>Cart</h2></dialog><dialog><h1>Menu</h1><h4>x</h4></dialog>",
                "<label>Name <input name=\"n\"></label>",
                "<input id=\"n\"><label for=\"n\">Name</label>",
                "<select aria-label=\"Size\"><option>1</option></select>",
                "<input type=\"hidden\" name=\"x\"><input type=\"submit\"><input type=\"search\" placeholder=\"Search\">",
                "<iframe src=\"/map/\" title=\"Map\"></iframe>",
                "<p tabindex=\"0\"></p><p tabindex=\"-1\"></p>",
                "<p id=\"a\"></p><p id=\"b\"></p>",
                "<script>const a = '<a href=\"/\"></a><h5>' + \"<img src='x'>\";</script>",
                "<!-- <img src=\"a.jpg\"> <h6> --><p>Text</p>",
                "<br aria-hidden=\"true\"><a href=\"/\">Home</a>",
            })
    void whatEverybodyCanUseIsFine(String html) {
        assertThat(problems(START + html)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    <img src="a.jpg">                                          | no-alt
                    <a href="/">x</a><input type="image" src="a.jpg">          | no-alt
                    <area href="/n/">                                          | no-alt
                    <a href="/"></a>                                           | no-name
                    <a href="/"> &nbsp;<i></i></a>                             | no-name
                    <a href="/"><img src="a.jpg" alt=""></a>                   | no-name
                    <a href="/"><span aria-hidden="true">x</span></a>          | no-name
                    <a href="/" aria-label=" "></a>                            | no-name
                    <button type="button"><svg><path d="M0 0"/></svg></button> | no-name
                    <br hidden><a href="/"></a>                                | no-name
                    <h3>B</h3>                                                 | heading-skipped
                    <h1>B</h1>                                                 | several-main-headings
                    <input name="n">                                           | no-label
                    <label for="m">M</label><textarea id="n"></textarea>       | no-label
                    <label>M</label><select></select>                          | no-label
                    <iframe src="/map/"></iframe>                              | no-frame-title
                    <p tabindex="2">x</p>                                      | tabindex
                    <p id="a"></p><p id='a'></p>                               | duplicate-id
                    """)
    void whatKeepsSomeOutIsReported(String html, String rule) {
        assertThat(problems(START + html))
                .singleElement()
                .satisfies(problem -> assertThat(problem.rule().id()).isEqualTo("accessibility/" + rule));
    }

    @ParameterizedTest
    @CsvSource({
        "<html>,3",
        "<html lang=''>,3",
        "<html lang='klingonese'>,3",
        "<html lang='xq'>,3",
        "<html lang='de-AT'>,0"
    })
    void aPageSaysItsLanguage(String html, int found) {
        List<Diagnostic> problems = problems("<!DOCTYPE html>\n" + html + "<body><h1>Shop</h1>");
        assertThat(problems).hasSize(found == 0 ? 0 : 1);
        assertThat(problems)
                .allSatisfy(problem -> assertThat(problem.location().line()).isEqualTo(2));
    }

    @Test
    void aPageHasAMainHeading() {
        assertThat(problems("<html lang='en'><h2>Shop</h2>"))
                .extracting(Diagnostic::message)
                .containsExactly("the page has no <h1>");
    }

    @Test
    void manyIdsAreToldApart() {
        StringBuilder html = new StringBuilder(START);
        for (int i = 0; i < 5000; i++) {
            html.append("<p id=\"p").append(i).append("\"></p>");
        }
        assertThat(problems(html.toString())).isEmpty();
        assertThat(problems(html.append("<p id=\"p4321\">").toString())).hasSize(1);
    }

    private static List<Diagnostic> problems(String html) {
        AccessibilityCheck check = new AccessibilityCheck((kind, id) -> Optional.of(Location.of(id)));
        AccessibilityCheck.Reading reading = check.reading();
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        reading.begin("index.html", "");
        PageReader.read(bytes, bytes.length, reading);
        reading.end(bytes, bytes.length);
        Diagnostics diagnostics = new Diagnostics();
        reading.faults().forEach(check::take);
        check.finish(diagnostics);
        return diagnostics.sorted();
    }

    @Test
    void aFaultOfATextIsToldWhereItIsWrittenAndOneOfATemplateOnce() {
        AccessibilityCheck check = new AccessibilityCheck((kind, id) -> Optional.of(Location.of(id + ".md")));
        for (String text : List.of("clay", "kiln", "glaze", "salt")) {
            String fault = text.equals("clay") ? "<img class='own'><input class='all'>" : "<input class='all'>";
            byte[] bytes = (START + fault).getBytes(StandardCharsets.UTF_8);
            AccessibilityCheck.Reading reading = check.reading();
            for (String storefront : List.of("de", "en")) {
                reading.begin(storefront + "/" + text + "/index.html", "article:" + text);
                PageReader.read(bytes, bytes.length, reading);
                reading.end(bytes, bytes.length);
            }
            reading.faults().forEach(check::take);
        }
        Diagnostics diagnostics = new Diagnostics();
        check.finish(diagnostics);
        assertThat(diagnostics.sorted())
                .extracting(Diagnostic::rule, Diagnostic::message, Diagnostic::related)
                .containsExactly(
                        tuple(
                                Rule.ACCESSIBILITY_NO_ALT,
                                "the picture <img class='own'> has no alt (on 2 pages)",
                                List.of(Location.of("clay.md"))),
                        tuple(
                                Rule.ACCESSIBILITY_NO_LABEL,
                                "the field <input class='all'> has no label (on 8 pages)",
                                List.of()));
    }
}
