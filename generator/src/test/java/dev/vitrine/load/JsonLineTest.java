package dev.vitrine.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A line that is read as bytes has the values, the places and the problems that it has as a text. */
class JsonLineTest {

    private static final String PATH = "catalog/products.jsonl";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"lamp\",\"texts\":{\"en\":{\"title\":\"Lamp\",\"description\":\"Of *oak*.\\n\\nTwo \\\"parts\\\".\",\"slug\":\"a\"}}}",
                "{\"id\":\"ランプ\",\"texts\":{\"ja\":{\"description\":\"木の\\u30e9ンプ。𠮷野\",\"title\":\"ランプ\"},\"ar\":{\"title\":\"مصباح\"}}, \"x\": [1, -2.50, true, null]}",
                "  { \"description\" : \"\" , \"a\" : \"😀\" , \"b\" : 1 }  \r",
                "{\"description\":\"  \\t\\u2003 \",\"c\":{\"description\":\"\u3000\"}}",
                "{\"description\":{\"en\":\"not a text\"},\"description\":\"twice\",\"é\":2,\"é\":3}",
                "/* here */ { \"a\": /* ü */ \"b\" } // end",
                "[\"description\", \"ä\", {\"description\": 5}]",
                "\"only a text\"",
                "{\"a\":1} {\"b\":2}",
                "{\"a\":1,}",
                "{\"ä\": \"x\\q\", \"description\": \"never \\z read\"}",
                "{\"description\": \"never closed, ö",
                "{\"description\": \"no\tescape\", \"b\": 1}",
                "{\"a\": nothing}",
                "{\"a\":\r1, \"b\":\r\"ü\"}",
                "\ufeff{\"a\":\"ö\"}",
                "{\"a\":\"\ufffd is written\"}",
                "{",
                "",
                "7"
            })
    void isReadAsTextsAre(String line) {
        same(line.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoTextIsReportedAsInTexts() {
        byte[] line = "{\"a\":\"grün\",\"description\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1);
        same(line);
        same(new byte[] {'{', 0, '}', 0});
        same("{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
        same("{\"a\":1}".getBytes(Charset.forName("UTF-32BE")));
    }

    @Test
    void anyBytesAreReadAsTextsAre() {
        byte[] line =
                ("{\"id\":\"p1\",\"texts\":{\"en\":{\"title\":\"Lampe à huile 😀\",\"description\":\"## Über\\n\\nEine 木 *Lampe*.\"},"
                                + "\"de\":{\"description\":\"kurz\",\"summary\":\"s\\u00fc\\\\\"}},\"n\":[1.5,true,null]}")
                        .getBytes(StandardCharsets.UTF_8);
        same(line);
        Random random = new Random(46703);
        byte[] odd = {
            '"',
            '\\',
            '{',
            '}',
            ',',
            ':',
            ' ',
            '\r',
            '\t',
            0,
            (byte) 0x80,
            (byte) 0xC3,
            (byte) 0xE6,
            (byte) 0xED,
            (byte) 0xF0,
            'n'
        };
        for (int round = 0; round < 3_000; round++) {
            byte[] changed = line.clone();
            for (int i = random.nextInt(3); i >= 0; i--) {
                changed[random.nextInt(changed.length)] = odd[random.nextInt(odd.length)];
            }
            same(changed);
        }
    }

    @Test
    void longTextsAreLeftUnread() {
        byte[] line = "{\"description\":\"A long story.\",\"title\":\"t\"}".getBytes(StandardCharsets.UTF_8);
        JsonValue value =
                JsonTree.line(line, PATH, 1, "description", Diagnostics.aside()).orElseThrow();
        assertThat(((JsonValue.Obj) value).get("description")).containsInstanceOf(JsonValue.Unread.class);
        assertThat(((JsonValue.Obj) value).text("description")).contains("A long story.");
        assertThat(((JsonValue.Obj) value).get("title")).containsInstanceOf(JsonValue.Text.class);
    }

    @Test
    void utf8IsWhatUnicodeSays() {
        List<byte[]> sound = new ArrayList<>();
        for (int point : new int[] {0, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF}) {
            sound.add(("1234567" + Character.toString(point)).getBytes(StandardCharsets.UTF_8));
        }
        assertThat(sound).allMatch(Utf8::valid);
        List<byte[]> unsound = List.of(
                bytes(0x80),
                bytes(0xC0, 0x80),
                bytes(0xC1, 0xBF),
                bytes(0xC3),
                bytes(0xE0, 0x9F, 0xBF),
                bytes(0xED, 0xA0, 0x80),
                bytes(0xE6, 0x9C),
                bytes(0xF0, 0x8F, 0xBF, 0xBF),
                bytes(0xF4, 0x90, 0x80, 0x80),
                bytes(0xF5, 0x80, 0x80, 0x80),
                bytes('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 0xFF));
        assertThat(unsound).noneMatch(Utf8::valid);
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static void same(byte[] line) {
        Diagnostics ofText = new Diagnostics();
        Optional<JsonValue> text =
                SourceFiles.decodeLine(line, PATH, 3, ofText).flatMap(json -> JsonTree.json(json, PATH, 3, ofText));
        Diagnostics ofBytes = new Diagnostics();
        Optional<JsonValue> bytes = JsonTree.line(line, PATH, 3, "description", ofBytes);
        assertThat(bytes.map(JsonLineTest::told))
                .as(new String(line, StandardCharsets.UTF_8))
                .isEqualTo(text.map(JsonLineTest::told));
        assertThat(ofBytes.sorted()).isEqualTo(ofText.sorted());
    }

    /** All of a value but the length of texts in their files, which only says how far they are underlined. */
    private static Object told(JsonValue value) {
        Location at = value.at().withLength(1);
        if (value instanceof JsonValue.Obj obj) {
            Map<String, Object> fields = new TreeMap<>();
            obj.fields().forEach((name, field) -> fields.put(name, List.of(field.nameAt(), told(field.value()))));
            return List.of(at, fields);
        }
        if (value instanceof JsonValue.Arr arr) {
            return List.of(at, arr.items().stream().map(JsonLineTest::told).toList());
        }
        if (value instanceof JsonValue.Str str) {
            return List.of(at, str.value(), str.isBlank());
        }
        return value;
    }
}
