package dev.vitrine.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.aayushatharva.brotli4j.decoder.Decoder;
import dev.vitrine.diagnostics.Diagnostics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compressed files beside those of a site. */
class SiblingsTest {

    private static final Set<Encoding> ALL = EnumSet.allOf(Encoding.class);
    private static final String LONG = "<p>A cup of tea, and another cup of tea. ".repeat(100);

    @TempDir
    private Path folder;

    private Path site;

    private FileChanges build(Map<String, String> files, Set<Encoding> encodings, int threads) throws IOException {
        return build(folder.resolve("site"), files, encodings, threads);
    }

    private FileChanges build(Path output, Map<String, String> files, Set<Encoding> encodings, int threads)
            throws IOException {
        site = output;
        try (SiteWriter writer = SiteWriter.open(output, new Diagnostics()).orElseThrow()) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] bytes = file.getValue().getBytes(UTF_8);
                writer.write(new OutputPath(file.getKey()), bytes, bytes.length);
            }
            return writer.publish(encodings, threads);
        }
    }

    private static Set<String> names(Path output) throws IOException {
        try (Stream<Path> all = Files.walk(output)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> output.relativize(file).toString().replace('\\', '/'))
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void textsThatGetSmallerHaveASiblingInEachEncoding() throws IOException {
        build(
                Map.of(
                        "index.html",
                        LONG,
                        "assets/theme.1.css",
                        LONG + "css",
                        "short.html",
                        "short",
                        "media/cup.1.jpg",
                        LONG),
                ALL,
                2);
        assertThat(names(site))
                .containsExactlyInAnyOrder(
                        "index.html",
                        "index.html.br",
                        "index.html.gz",
                        "assets/theme.1.css",
                        "assets/theme.1.css.br",
                        "assets/theme.1.css.gz",
                        "short.html",
                        "media/cup.1.jpg");
        byte[] gzip = Files.readAllBytes(site.resolve("index.html.gz"));
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).isEqualTo(LONG);
        }
        assertThat(new String(
                        Decoder.decompress(Files.readAllBytes(site.resolve("index.html.br")))
                                .getDecompressedData(),
                        UTF_8))
                .isEqualTo(LONG);
        // No time of the day is in it.
        assertThat(gzip[4] | gzip[5] | gzip[6] | gzip[7]).isZero();
    }

    @Test
    void whatStaysIsNotMadeAgainAndWhatGoesTakesItsSiblings() throws IOException {
        build(Map.of("a.html", LONG, "b.html", LONG + "b", "c.html", LONG + "c"), ALL, 2);
        FileTime before = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(site.resolve("a.html.br"), before);

        FileChanges changes = build(Map.of("a.html", LONG, "b.html", LONG + "other"), ALL, 2);
        assertThat(changes).isEqualTo(new FileChanges(0, 3, 3, 3));
        assertThat(names(site))
                .containsExactlyInAnyOrder("a.html", "a.html.br", "a.html.gz", "b.html", "b.html.br", "b.html.gz");
        assertThat(Files.getLastModifiedTime(site.resolve("a.html.br"))).isEqualTo(before);
        assertThat(new String(
                        Decoder.decompress(Files.readAllBytes(site.resolve("b.html.br")))
                                .getDecompressedData(),
                        UTF_8))
                .endsWith("other");

        assertThat(build(Map.of("a.html", LONG, "b.html", LONG + "other"), ALL, 2))
                .isEqualTo(new FileChanges(0, 0, 0, 6));
        build(Map.of("a.html", LONG, "b.html", LONG + "other"), Set.of(), 1);
        assertThat(names(site)).containsExactlyInAnyOrder("a.html", "b.html");
    }

    @Test
    void aSiblingThatSomebodyChangedIsMended() throws IOException {
        build(Map.of("a.html", LONG), ALL, 1);
        byte[] right = Files.readAllBytes(site.resolve("a.html.gz"));
        Files.writeString(site.resolve("a.html.gz"), "x".repeat(right.length));
        build(Map.of("a.html", LONG), ALL, 1);
        assertThat(site.resolve("a.html.gz")).hasBinaryContent(right);
    }

    @Test
    void aFileOfThatNameStaysWhatItIs() throws IOException {
        build(Map.of("a.html", LONG, "a.html.gz", "mine"), ALL, 1);
        assertThat(site.resolve("a.html.gz")).hasContent("mine");
        assertThat(names(site)).contains("a.html.br");
    }

    @Test
    void bytesAreTheSameForAnyNumberOfThreadsAndHowever() throws IOException {
        Map<String, String> files = new TreeMap<>();
        for (int i = 0; i < 1500; i++) {
            files.put("p/" + i + "/index.html", LONG + i);
        }
        build(folder.resolve("one"), files, ALL, 1);
        files.put("p/7/index.html", LONG + "seven");
        build(folder.resolve("one"), files, ALL, 1);
        build(folder.resolve("two"), files, ALL, 4);
        Set<String> names = names(folder.resolve("one"));
        assertThat(names).hasSize(4500).isEqualTo(names(folder.resolve("two")));
        for (String name : names) {
            assertThat(Files.mismatch(
                            folder.resolve("one").resolve(name),
                            folder.resolve("two").resolve(name)))
                    .as(name)
                    .isNegative();
        }
    }
}
