package dev.vitrine.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.cli.CommandLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Does what the tutorial says, from top to bottom, in an empty folder. */
class TutorialTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonReadFeature.ALLOW_JAVA_COMMENTS).build();

    /** What the text in front of a block names last: the file to write it into. */
    private static final Pattern FILE = Pattern.compile("`(my-shop/[^`]+\\.[a-z]+)`");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"tutorial.md", "tutorial.zh-Hans.md"})
    void everyStepWorks(String tutorial) throws IOException {
        // As the distribution brings them along; begun in this folder, the command finds them in themes/.
        FileUtils.copyDirectory(
                Path.of("../themes/atelier").toFile(),
                folder.resolve("themes/atelier").toFile());
        int executed = 0;
        int written = 0;
        for (Example example : Example.of(Path.of("../docs", tutorial))) {
            if (example.language().equals("sh")) {
                for (List<String> command : Shell.commands(example.text())) {
                    executed += run(command, example) ? 1 : 0;
                }
            } else if (!example.language().isEmpty()) {
                write(example);
                written++;
            }
        }
        assertThat(executed).isEqualTo(6);
        assertThat(written).isEqualTo(7);
        Path shop = folder.resolve("public");
        assertThat(shop.resolve("products/rain-cup/index.html"))
                .content()
                .contains("Rain cup", "$24.00", "no two have the same weather", "<title>Rain cup");
        assertThat(shop.resolve("de/products/regentasse/index.html")).content().contains("Regentasse", "22,00");
        assertThat(shop.resolve("imprint/index.html"))
                .content()
                .containsPattern("<a href=\"/[^\"]+/\">how we ship</a>");
        assertThat(shop.resolve("index.html")).content().contains("https://rain-and-clay.example/");
    }

    private boolean run(List<String> command, Example example) {
        List<String> told = Shell.ofVitrine(command);
        if (told.isEmpty() || !example.executed()) {
            return false;
        }
        List<String> here = new ArrayList<>();
        for (String word : told) {
            here.add(
                    word.matches("(my-shop|public)(/.*)?")
                            ? folder.resolve(word).toString()
                            : word);
        }
        CommandLines.Ran ran = CommandLines.run(here);
        assertThat(ran.code())
                .as("%s: %s\n%s%s", example.place(), command, ran.out(), ran.err())
                .isZero();
        if (told.get(0).equals("check")) {
            assertThat(ran.out()).as(example.place()).contains("0 errors, 0 warnings");
            assertThat(example.document()).isNotEmpty();
        }
        return true;
    }

    /** Writes a whole file, or the fields of a part into the file that has them. */
    private void write(Example example) throws IOException {
        Matcher named = FILE.matcher(example.before());
        String path = "";
        while (named.find()) {
            path = named.group(1);
        }
        assertThat(path)
                .as("%s: a file named in front of the block", example.place())
                .isNotEmpty();
        Path file = folder.resolve(path);
        assertThat(file.getParent()).as(example.place()).isDirectory();
        String text = example.text();
        if (example.language().equals("jsonc") && !text.startsWith("{")) {
            assertThat(file).as(example.place()).exists();
            ObjectNode whole = (ObjectNode) JSON.readTree(Files.readString(file));
            for (Map.Entry<String, JsonNode> field :
                    JSON.readTree("{" + text + "}").properties()) {
                assertThat(whole.has(field.getKey())).as(example.place()).isTrue();
                whole.set(field.getKey(), field.getValue());
            }
            text = JSON.writeValueAsString(whole);
        }
        Files.writeString(file, text);
    }

    /** What the translation shows is the same, but for its words. */
    @Test
    void bothTutorialsShowTheSame() throws IOException {
        assertThat(shown("tutorial.zh-Hans.md")).isEqualTo(shown("tutorial.md"));
        assertThat(shown("guides/content.zh-Hans.md").size())
                .isEqualTo(shown("guides/content.md").size());
    }

    private static List<String> shown(String document) throws IOException {
        return Example.of(Path.of("../docs", document)).stream()
                .map(example -> example.language() + "\n" + example.text())
                .toList();
    }
}
