package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only what changed is written, and what changed is listed. */
class SiteChangesTest {

    private static final FileTime OLD = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    private Path folder;

    private Path site;
    private Path state;

    @BeforeEach
    void name() {
        site = folder.resolve("site");
        state = folder.resolve(".site.vitrine");
    }

    @Test
    void theHashIsXxh64() {
        assertThat(hash("")).isEqualTo("ef46db3751d8e999");
        assertThat(hash("a")).isEqualTo("d24ec4f1a98c6e5b");
        assertThat(hash("abc")).isEqualTo("44bc2cf5ad770999");
        byte[] bytes = new byte[1000];
        new Random(7).nextBytes(bytes);
        for (int step : new int[] {1, 3, 31, 32, 33, 999}) {
            ContentHash pieces = new ContentHash();
            for (int at = 0; at < bytes.length; at += step) {
                pieces.add(bytes, at, Math.min(step, bytes.length - at));
            }
            assertThat(pieces.value()).isEqualTo(ContentHash.of(bytes, bytes.length));
        }
    }

    private static String hash(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return ContentHash.hex(ContentHash.of(bytes, bytes.length));
    }

    @Test
    void linesBeyondTheLimitAreSortedAllTheSame() throws IOException {
        List<String> expected = new ArrayList<>();
        SortedLines lines = new SortedLines(folder.resolve("runs"), 10);
        Random random = new Random(1);
        for (int i = 0; i < 105; i++) {
            String line = Integer.toString(random.nextInt(60), 36) + "\t" + i;
            expected.add(line);
            lines.add(line);
        }
        expected.sort(null);
        for (int time = 0; time < 2; time++) {
            List<String> read = new ArrayList<>();
            lines.forEach(read::add);
            assertThat(read).isEqualTo(expected);
        }
    }

    @Test
    void filesThatStayTheSameAreNotTouched() throws IOException {
        publish(Map.of("a/index.html", "a", "b/index.html", "b", "c/index.html", "c", "feeds/x.txt", "x"));
        old();
        FileChanges changes =
                publish(Map.of("a/index.html", "a", "b/index.html", "B", "c/index.html", "c", "feeds/x.txt", "x"));
        assertThat(changes).isEqualTo(new FileChanges(0, 1, 0, 3));
        assertThat(Files.getLastModifiedTime(site.resolve("a/index.html"))).isEqualTo(OLD);
        assertThat(Files.getLastModifiedTime(site.resolve("feeds/x.txt"))).isEqualTo(OLD);
        assertThat(Files.getLastModifiedTime(site.resolve("b/index.html"))).isNotEqualTo(OLD);
        assertThat(site.resolve("b/index.html")).hasContent("B");
        assertThat(Files.readString(state.resolve("changes.tsv")))
                .isEqualTo("changed\tb/index.html\t" + hash("B") + "\t1\n");
    }

    @Test
    void whatIsAddedChangedAndRemovedIsListedInOrder() throws IOException {
        publish(Map.of("a", "1", "b", "1", "c/d/e", "1", "f", "1"));
        assertThat(publish(Map.of("a", "1", "b", "22", "d%", "1", "f", "1"))).isEqualTo(new FileChanges(1, 1, 1, 2));
        assertThat(Files.readAllLines(state.resolve("changes.tsv")))
                .containsExactly(
                        "changed\tb\t" + hash("22") + "\t2",
                        "removed\tc/d/e\t" + hash("1") + "\t1",
                        "added\td%25\t" + hash("1") + "\t1");
        assertThat(site.resolve("c")).doesNotExist();
        assertThat(site.resolve("d%")).hasContent("1");
    }

    @Test
    void whereMostFilesChangeTheOthersStayAllTheSame() throws IOException {
        publish(Map.of("a", "1", "b/x", "1", "c", "1"));
        old();
        assertThat(publish(Map.of("a", "1", "b/x", "2", "c", "2"))).isEqualTo(new FileChanges(0, 2, 0, 1));
        assertThat(tree()).containsExactlyInAnyOrderEntriesOf(Map.of("a", "1", "b/x", "2", "c", "2"));
        assertThat(Files.getLastModifiedTime(site.resolve("a"))).isEqualTo(OLD);
        assertThat(state.resolve("previous")).doesNotExist();
    }

    @Test
    void anOutputThatSomebodyEditedIsMended() throws IOException {
        Map<String, String> files = Map.of("a/index.html", "good", "b/index.html", "fine", "c/index.html", "c");
        publish(files);
        FileTime written = Files.getLastModifiedTime(site.resolve("b/index.html"));
        Files.writeString(site.resolve("a/index.html"), "evil");
        Files.delete(site.resolve("b/index.html"));
        Files.writeString(Files.createDirectories(site.resolve("a/extra")).resolve("stray.txt"), "stray");
        Files.createDirectories(site.resolve("empty/folder"));
        Files.writeString(site.resolve("c/index.html"), "c");
        assertThat(publish(files)).isEqualTo(new FileChanges(0, 2, 0, 1));
        assertThat(tree()).isEqualTo(new TreeMap<>(files));
        assertThat(site.resolve("empty")).doesNotExist();
        assertThat(site.resolve("a/extra")).doesNotExist();
        assertThat(written).isNotNull();
        assertThat(publish(files)).isEqualTo(new FileChanges(0, 0, 0, 3));
    }

    @Test
    void aLinkInTheOutputIsReplacedAndNotFollowed() throws IOException {
        publish(Map.of("a/x", "1", "b/x", "1", "c/x", "1", "d/x", "1"));
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("x"), "1");
        Files.delete(site.resolve("a/x"));
        Files.delete(site.resolve("a"));
        Files.createSymbolicLink(site.resolve("a"), elsewhere);
        publish(Map.of("a/x", "2", "b/x", "1", "c/x", "1", "d/x", "1"));
        assertThat(site.resolve("a/x")).hasContent("2");
        assertThat(Files.isSymbolicLink(site.resolve("a"))).isFalse();
        assertThat(elsewhere.resolve("x")).hasContent("1");
    }

    @Test
    void withoutAListOrWithADamagedOneBytesAreCompared() throws IOException {
        Map<String, String> files = Map.of("a", "1", "b", "1");
        publish(files);
        for (String list : List.of("", "# vitrine files 1\na\tzz\t1\t1\n# end\n", "# vitrine files 1\n")) {
            Files.writeString(state.resolve("files.tsv"), list);
            Files.writeString(site.resolve("gone"), "old");
            old();
            publish(files);
            assertThat(Files.getLastModifiedTime(site.resolve("a"))).isEqualTo(OLD);
            assertThat(tree()).isEqualTo(new TreeMap<>(files));
        }
    }

    @Test
    void aFileMayBecomeAFolderAndAFolderAFile() throws IOException {
        Map<String, String> same = Map.of("1", "1", "2", "2", "3", "3", "4", "4");
        Map<String, String> first = new LinkedHashMap<>(same);
        first.putAll(Map.of("x", "file", "y/a", "1", "y/b/c", "1"));
        Map<String, String> second = new LinkedHashMap<>(same);
        second.putAll(Map.of("x/a/b", "1", "y", "file"));
        for (Map<String, String> files : List.of(first, second, first)) {
            publish(files);
            assertThat(tree()).isEqualTo(new TreeMap<>(files));
        }
    }

    @Test
    void ofTwoFilesAtOnePathTheLaterOneCounts() throws IOException {
        publish(Map.of("a", "1", "b", "1", "c", "1"));
        try (SiteWriter writer = open(Disk.SOUND)) {
            for (String text : List.of("2", "1")) {
                write(writer, "a", text);
            }
            for (String text : List.of("1", "2")) {
                write(writer, "b", text);
            }
            write(writer, "c", "1");
            assertThat(writer.publish()).isEqualTo(new FileChanges(0, 1, 0, 2));
        }
        assertThat(tree()).isEqualTo(new TreeMap<>(Map.of("a", "1", "b", "2", "c", "1")));
    }

    @Test
    void streamsAndCopiesAreComparedToo() throws IOException {
        byte[] large = new byte[(1 << 22) + 5];
        Arrays.fill(large, (byte) 3);
        for (int time = 0; time < 2; time++) {
            try (SiteWriter writer = open(Disk.SOUND)) {
                try (OutputStream out = writer.stream(new OutputPath("feeds/all.txt"))) {
                    out.write("a".getBytes(StandardCharsets.UTF_8));
                    out.write('b');
                }
                writer.copy(new OutputPath("media/large"), new ByteArrayInputStream(large));
                writer.copy(new OutputPath("media/small"), new ByteArrayInputStream(new byte[] {1}));
                FileChanges changes = writer.publish();
                assertThat(changes).isEqualTo(time == 0 ? new FileChanges(3, 0, 0, 0) : new FileChanges(0, 0, 0, 3));
            }
            assertThat(site.resolve("media/large")).hasBinaryContent(large);
            assertThat(site.resolve("feeds/all.txt")).hasContent("ab");
        }
    }

    @Test
    void whatIsKeptByNameMustBeAsItWasWritten() throws IOException {
        publish(Map.of("cards/1.jpg", "picture", "a", "1"));
        try (SiteWriter writer = open(Disk.SOUND)) {
            assertThat(writer.keep(new OutputPath("cards/1.jpg"), new byte[] {'!'}))
                    .isPresent();
            assertThat(writer.keep(new OutputPath("cards/2.jpg"), new byte[] {'!'}))
                    .isEmpty();
            assertThat(writer.keep(new OutputPath("cards/1.jpg"), new byte[] {'e'}))
                    .isEmpty();
            write(writer, "a", "1");
            writer.publish();
        }
        assertThat(site.resolve("cards/1.jpg")).hasContent("picture");
        Files.writeString(site.resolve("cards/1.jpg"), "pIcture");
        try (SiteWriter writer = open(Disk.SOUND)) {
            assertThat(writer.keep(new OutputPath("cards/1.jpg"), new byte[] {'!'}))
                    .isEmpty();
        }
    }

    @Test
    void aDiskThatFailsAtAnyPointLeavesTheOldSiteOrTheNextBuildCompletesTheNew() throws IOException {
        Map<String, String> before = KilledBuild.site(1);
        Map<String, String> after = KilledBuild.site(2);
        int failures = 0;
        for (int at = 1; ; at++) {
            publish(before);
            int[] left = {at};
            Disk full = change -> {
                if (--left[0] <= 0) {
                    throw new IOException("No space left on device");
                }
            };
            boolean published = false;
            try (SiteWriter writer = open(full)) {
                for (Map.Entry<String, String> file : after.entrySet()) {
                    write(writer, file.getKey(), file.getValue());
                }
                writer.publish();
                published = true;
            } catch (OutputFailure e) {
                assertThat(e).hasMessage("No space left on device");
                failures++;
            }
            if (!Files.exists(state.resolve("journal"))) {
                assertThat(tree()).isEqualTo(published ? after : before);
            }
            open(Disk.SOUND).close();
            assertThat(tree()).isIn(before, after);
            if (published) {
                break;
            }
        }
        assertThat(failures).isGreaterThan(10);
        assertThatThrownBy(() -> {
                    try (SiteWriter writer = open(change -> {
                        throw new IOException("full");
                    })) {
                        writer.stream(new OutputPath("a")).write(1);
                    }
                })
                .isInstanceOf(OutputFailure.class);
    }

    @Test
    void aDiskThatFailsWhileAKilledBuildIsCompletedIsReportedAndALaterOneCompletesIt() throws IOException {
        Map<String, String> after = KilledBuild.site(2);
        publish(KilledBuild.site(1));
        try (SiteWriter writer = open(change -> {
            if (Files.exists(state.resolve("journal"))) {
                throw new IOException("killed");
            }
        })) {
            for (Map.Entry<String, String> file : after.entrySet()) {
                write(writer, file.getKey(), file.getValue());
            }
            assertThatThrownBy(writer::publish).isInstanceOf(OutputFailure.class);
        }
        int failures = 0;
        for (boolean completed = false; !completed; ) {
            // Each attempt gets one change further than the one before.
            int[] left = {failures};
            Diagnostics diagnostics = new Diagnostics();
            Optional<SiteWriter> writer = SiteWriter.open(site, diagnostics, change -> {
                if (--left[0] < 0) {
                    throw new IOException("No space left on device");
                }
            });
            completed = writer.isPresent();
            if (completed) {
                left[0] = 1;
                writer.get().close();
            } else {
                failures++;
                assertThat(diagnostics.sorted()).singleElement().satisfies(problem -> {
                    assertThat(problem.rule()).isEqualTo(Rule.OUTPUT_NOT_WRITABLE);
                    assertThat(problem.message()).endsWith("cannot be written: No space left on device");
                });
            }
        }
        assertThat(failures).isGreaterThan(3);
        assertThat(tree()).isEqualTo(after);
    }

    @Test
    void aDiskThatFailsWhenTheWriterIsClosedLetsOtherBuildsIn() throws IOException {
        SiteWriter writer = open(change -> {
            throw new IOException("No space left on device");
        });
        assertThatThrownBy(writer::close).isInstanceOf(OutputFailure.class).hasMessage("No space left on device");
        open(Disk.SOUND).close();
    }

    private void old() throws IOException {
        try (Stream<Path> found = Files.walk(site)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                Files.setLastModifiedTime(file, OLD);
            }
        }
    }

    private Map<String, String> tree() throws IOException {
        return KilledBuild.tree(site);
    }

    private SiteWriter open(Disk disk) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        return SiteWriter.open(site, diagnostics, disk).orElseThrow(() -> new AssertionError(diagnostics.sorted()));
    }

    private FileChanges publish(Map<String, String> files) throws IOException {
        try (SiteWriter writer = open(Disk.SOUND)) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                write(writer, file.getKey(), file.getValue());
            }
            return writer.publish();
        }
    }

    private static void write(SiteWriter writer, String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writer.write(new OutputPath(path), bytes, bytes.length);
    }
}
