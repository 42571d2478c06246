package dev.vitrine.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that is killed at any moment leaves the old site, or one that the next build completes. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledBuildTest {

    @TempDir
    private Path folder;

    /** With {@code ""} few files change and are moved one by one; with {@code "!"} all do, and the folder is exchanged. */
    @ParameterizedTest
    @ValueSource(strings = {"", "!"})
    void beforeAnyChangeOfTheDisk(String all) throws IOException, InterruptedException {
        Path site = folder.resolve("site");
        Path state = folder.resolve(".site.vitrine");
        Map<String, String> before = version(1, "");
        Map<String, String> after = version(2, all);
        boolean ended = false;
        int killed = 0;
        int completed = 0;
        for (int change = 1; !ended; change++) {
            FileUtils.deleteDirectory(site.toFile());
            FileUtils.deleteDirectory(state.toFile());
            KilledBuild.main(site.toString(), "1", "", "0");
            int code = start(site, "2", all, change).waitFor();
            assertThat(code).isIn(0, 137);
            ended = code == 0;
            boolean counts = ended
                    || Files.exists(state.resolve("journal"))
                    || Files.isDirectory(site) && KilledBuild.tree(site).equals(after);
            if (!counts) {
                assertThat(KilledBuild.tree(site)).isEqualTo(before);
            }
            SiteWriter.open(site, new Diagnostics()).orElseThrow().close();
            assertThat(KilledBuild.tree(site))
                    .as("killed before change " + change)
                    .isEqualTo(counts ? after : before);
            // The list of files is that of the site which is there.
            assertThat(LastOutput.intact(site, state.resolve("files.tsv"))).isTrue();
            KilledBuild.main(site.toString(), "3", "", "0");
            assertThat(KilledBuild.tree(site)).isEqualTo(version(3, ""));
            killed += ended ? 0 : 1;
            completed += counts ? 1 : 0;
        }
        assertThat(killed).isGreaterThan(10);
        assertThat(completed).isGreaterThan(2);
    }

    /** By the signal, whatever the process is at. */
    @ParameterizedTest
    @ValueSource(strings = {"staging", "staging/only", "journal.next", "journal", "files.tsv.next", "previous"})
    void byASignalWhenAFileIsSeen(String seen) throws IOException, InterruptedException {
        Path site = folder.resolve("site");
        Path state = folder.resolve(".site.vitrine");
        KilledBuild.main(site.toString(), "1", "", "0");
        Process process = start(site, "2", "", 0);
        while (process.isAlive() && !Files.exists(state.resolve(seen))) {
            Thread.onSpinWait();
        }
        process.destroyForcibly().waitFor();
        SiteWriter.open(site, new Diagnostics()).orElseThrow().close();
        assertThat(KilledBuild.tree(site)).isIn(version(1, ""), version(2, ""));
        assertThat(LastOutput.intact(site, state.resolve("files.tsv"))).isTrue();
        KilledBuild.main(site.toString(), "3", "", "0");
        assertThat(KilledBuild.tree(site)).isEqualTo(version(3, ""));
    }

    private static Map<String, String> version(int number, String all) {
        Map<String, String> files = new TreeMap<>(KilledBuild.site(number));
        files.replaceAll((path, text) -> text + all);
        return files;
    }

    private static Process start(Path site, String version, String all, int change) throws IOException {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        place(KilledBuild.class)
                                + File.pathSeparator
                                + place(SiteWriter.class)
                                + File.pathSeparator
                                + place(FileUtils.class),
                        KilledBuild.class.getName(),
                        site.toString(),
                        version,
                        all,
                        Integer.toString(change)))
                .inheritIO()
                .start();
    }

    private static String place(Class<?> type) {
        try {
            return Path.of(type.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
