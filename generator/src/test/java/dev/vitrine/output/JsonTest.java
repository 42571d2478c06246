package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void fieldsKeepTheirOrderAndNothingIsBetweenThem() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("z", List.of(1, 2L, -3));
        value.put("a", true);
        value.put("none", Optional.empty());
        value.put("some", Optional.of("x"));
        assertThat(Json.of(value)).isEqualTo("{\"z\":[1,2,-3],\"a\":true,\"none\":null,\"some\":\"x\"}");
    }

    @Test
    void textsAreSafeWhateverTheyHold() {
        String text = "\"\\\n\r\t\u0001</script>\u2028 é 茶 \uD83C\uDF75 \uD83C";
        assertThat(Json.of(text)).isEqualTo("\"\\\"\\\\\\n\\r\\t\\u0001</script>\\u2028 é 茶 \uD83C\uDF75 \\ud83c\"");
        assertThat(Json.inScript(text)).contains("\\u003c/script\\u003e").doesNotContain("<");
        assertThat(Json.of(Arrays.asList("a", "b"))).isEqualTo("[\"a\",\"b\"]");
    }
}
