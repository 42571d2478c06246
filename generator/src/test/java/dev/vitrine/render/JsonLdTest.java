package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class JsonLdTest {

    @Test
    void anyTextSurvivesTheWayThroughScriptElementAndParser() {
        StringBuilder all =
                new StringBuilder("</script><script>alert(1)</script><!-- --> ]]> &lt; \" \\ / ' \u2028\u2029 💡");
        for (char c = 0; c < 0x100; c++) {
            all.append(c);
        }
        String text = all.toString();
        String json = json(text);
        assertThat(json).doesNotContain("<", ">", "&", "\u2028", "\u2029").matches("[^\\x00-\\x1f]*");
        String page =
                "<!DOCTYPE html><title>x</title><script type=\"application/ld+json\">" + json + "</script><p>after";
        assertThat(Jsoup.parse(page).select("script")).hasSize(1);
        JsonNode read = JsonMapper.shared()
                .readTree(Jsoup.parse(page).selectFirst("script").data());
        assertThat(read.path("@graph").path(0).path("name").asString()).isEqualTo(text);
    }

    @Test
    void aLoneHalfOfAPairIsWrittenAsAnEscape() {
        assertThat(json("a\ud83d b\udca1")).contains("a\\ud83d b\\udca1");
        assertThat(json("💡")).contains("💡");
    }

    @Test
    void numbersFlagsListsAndObjectsKeepTheirKindAndOrder() {
        Map<String, Object> node = JsonLd.node("Thing");
        node.put("z", 1);
        node.put("a", List.of(true, "x", Map.of("@id", "y")));
        assertThat(JsonLd.graph(List.of(node)).html())
                .isEqualTo(
                        "{\"@context\":\"https://schema.org\",\"@graph\":[{\"@type\":\"Thing\",\"z\":1,\"a\":[true,\"x\",{\"@id\":\"y\"}]}]}");
    }

    private static String json(String text) {
        Map<String, Object> node = JsonLd.node("Thing");
        node.put("name", text);
        return JsonLd.graph(List.of(node)).html();
    }
}
