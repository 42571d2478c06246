package dev.vitrine.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.extension.Element;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageValuesTest {

    private static PageValues read(String html) {
        byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
        PageValues values = new PageValues("a/index.html");
        PageReader.read(bytes, bytes.length, values);
        return values;
    }

    private static Element only(String html, String name) {
        List<Element> found = read(html).elements().stream()
                .filter(element -> element.name().equals(name))
                .toList();
        assertThat(found).as(html).hasSize(1);
        return found.get(0);
    }

    @Test
    void theTextIsWhatPeopleSee() {
        assertThat(read("""
                                <!doctype html><html><head><title>Not here</title><style>p { color: red }</style></head>
                                <body><h1>Cafés &amp;<!-- a <b> c -->
                                   bars</h1><p>One<b>two</b> three</p><p>four</p><script>var x = "<p>no</p>";</script>
                                <template><p>no</p></template><ul><li>a</li><li>b</li></ul></body></html>
                                """).text()).isEqualTo("Cafés & bars Onetwo three four a b");
    }

    @Test
    void anElementHasTheTextInItWhateverIsAround() {
        String html = "<body><p>before</p><h2>One <i>two</i></h2><p>after</p></body>";
        assertThat(only(html, "h2").text()).isEqualTo("One two");
        assertThat(only(html, "i").text()).isEqualTo("two");
        assertThat(only(html, "body").text()).isEqualTo("before One two after");
        assertThat(only("<head><title>A &lt; B</title></head>", "title").text()).isEqualTo("A < B");
    }

    @Test
    void elementsThatAreNeverClosedEndWithWhatTheyAreIn() {
        String html = "<div><p>a<img src=x><br>b</div><footer>c</footer>";
        assertThat(only(html, "p").text()).isEqualTo("a b");
        assertThat(only(html, "img").text()).isEmpty();
        assertThat(only(html, "footer").text()).isEqualTo("c");
    }

    @Test
    void attributesAreThereInEveryFormTheyMayBeWrittenIn() {
        assertThat(only("<input TYPE=text disabled value='a \"b\"' data-x=\"1 &amp; 2\" checked>", "input")
                        .attributes())
                .isEqualTo(
                        Map.of("type", "text", "disabled", "", "value", "a \"b\"", "data-x", "1 & 2", "checked", ""));
    }

    @Test
    void placesCountLinesAndCharacters() {
        String html = "<p>\n\n  äöü 😀 <b>x</b></p>\n<i>y</i>";
        assertThat(only(html, "b").at()).isEqualTo(Location.of("a/index.html", 3, 10));
        assertThat(only(html, "i").at()).isEqualTo(Location.of("a/index.html", 4, 1));
    }
}
