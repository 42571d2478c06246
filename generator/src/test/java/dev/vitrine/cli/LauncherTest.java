package dev.vitrine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script that starts the JVM, with a JVM in name only that says what it was given. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final String SMALL = "-XX:TieredStopAtLevel=1";

    @TempDir
    private Path folder;

    private Path site;
    private Path cache;

    @BeforeEach
    void install() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("my shop tools/bin"));
        Files.copy(Path.of("src/launcher/bin/vitrine"), bin.resolve("vitrine"));
        executable(bin.resolve("vitrine"));
        Files.createDirectories(folder.resolve("my shop tools/lib"));
        Files.writeString(folder.resolve("my shop tools/lib/vitrine.jar"), "a jar");
        site = Files.createDirectories(folder.resolve("site"));
        cache = folder.resolve("cache");
        jdk("17.0.15");
    }

    @Test
    void aSmallSiteIsBuiltWithoutTheCompilerThatPaysLate() throws Exception {
        assertThat(run("build", "-o", "out", "site").words())
                .contains(SMALL, "-XX:+UseSerialGC", "-Dvitrine.terminal=false")
                .endsWith("build", "-o", "out", "site");
    }

    @Test
    void aLargeSiteIsBuiltWithAllTheJvmHas() throws Exception {
        try (var file =
                new java.io.RandomAccessFile(site.resolve("products.jsonl").toFile(), "rw")) {
            file.setLength(50L << 20);
        }
        assertThat(run("build", "-o", "out", "site").words())
                .contains("-XX:+UseParallelGC")
                .doesNotContain(SMALL);
        assertThat(run("--version").words()).contains(SMALL);
    }

    @Test
    void aLargeSiteThatWasBuiltBeforeHasLittleLeftToDo() throws Exception {
        try (var file =
                new java.io.RandomAccessFile(site.resolve("products.jsonl").toFile(), "rw")) {
            file.setLength(50L << 20);
        }
        Files.createDirectories(folder.resolve("www/.out.vitrine"));
        Files.writeString(folder.resolve("www/.out.vitrine/units"), "units");
        assertThat(run("build", "-o", "www/out", "site").words()).contains(SMALL);
        assertThat(run("build", "--output=www/out/", "site").words()).contains(SMALL);
        assertThat(run("build", "site", "-o", "www/out").words()).contains(SMALL);
        assertThat(run("build", "--full", "-o", "www/out", "site").words()).doesNotContain(SMALL);
        assertThat(run("build", "site", "-o", "www/other").words()).doesNotContain(SMALL);
        assertThat(run("check", "site").words()).doesNotContain(SMALL);
    }

    @Test
    void whatTheUserAsksOfTheJvmComesLast() throws Exception {
        List<String> words = run(Map.of("VITRINE_JAVA_OPTS", "-Xmx4g -XX:TieredStopAtLevel=4"), "check")
                .words();
        assertThat(words).contains("-Xmx4g");
        assertThat(words.indexOf("-XX:TieredStopAtLevel=4")).isGreaterThan(words.indexOf(SMALL));
    }

    @Test
    void theFirstBuildMakesAnArchiveThatLaterCommandsUse() throws Exception {
        assertThat(run("check").words()).noneMatch(word -> word.contains("Archive"));
        assertThat(run("build").words()).anyMatch(word -> word.startsWith("-XX:ArchiveClassesAtExit=" + cache));
        archived();
        assertThat(run("check").words()).anyMatch(word -> word.startsWith("-XX:SharedArchiveFile=" + cache));
        Files.writeString(folder.resolve("my shop tools/lib/vitrine.jar"), "another jar");
        assertThat(run("check").words()).noneMatch(word -> word.contains("SharedArchiveFile"));
    }

    @Test
    void jdk25RecordsAndUsesAnAotCache() throws Exception {
        jdk("25.0.1");
        assertThat(run("build").words()).contains("-XX:AOTMode=record");
        archived();
        assertThat(run("check").words()).anyMatch(word -> word.startsWith("-XX:AOTCache=" + cache));
    }

    @Test
    void withoutACacheFolderItStartsAllTheSame() throws Exception {
        Files.writeString(cache, "a file, no folder");
        Started started = run("build");
        assertThat(started.words()).contains(SMALL).noneMatch(word -> word.contains("Archive"));
        assertThat(started.errors()).isEmpty();
    }

    @Test
    void theExitCodeIsThatOfTheCommand() throws Exception {
        assertThat(run(Map.of("CODE", "1"), "build").code()).isEqualTo(1);
        assertThat(run(Map.of("CODE", "2"), "check").code()).isEqualTo(2);
    }

    private record Started(List<String> words, String errors, int code) {}

    private Started run(String... words) throws IOException, InterruptedException {
        return run(Map.of(), words);
    }

    private Started run(Map<String, String> environment, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(folder.resolve("my shop tools/bin/vitrine").toString()));
        command.addAll(List.of(words));
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        ProcessBuilder process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().remove("VITRINE_JAVA_OPTS");
        process.environment().remove("VITRINE_NO_CACHE");
        process.environment().putAll(environment);
        process.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        process.environment().put("XDG_CACHE_HOME", cache.toString());
        int code = process.start().waitFor();
        return new Started(Files.readAllLines(out), Files.readString(err), code);
    }

    /** A JVM that prints its words, one a line, and writes what it is asked to. */
    private void jdk(String version) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("jdk/bin"));
        Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
        Files.write(bin.resolve("java"), """
                #!/bin/sh
                for word in "$@"; do
                    echo "$word"
                    case $word in
                        -XX:ArchiveClassesAtExit=* | -XX:AOTConfiguration=* | -XX:AOTCache=*)
                            [ -e "${word#*=}" ] || echo archive >"${word#*=}" ;;
                    esac
                done
                exit "${CODE:-0}"
                """.getBytes(StandardCharsets.UTF_8));
        executable(bin.resolve("java"));
    }

    /** The archive is put in its place by a process nobody waits for. */
    private void archived() throws IOException {
        Path archives = cache.resolve("vitrine");
        long end = System.nanoTime() + 20_000_000_000L;
        while (System.nanoTime() < end) {
            try (Stream<Path> files = Files.list(archives)) {
                List<String> names =
                        files.map(file -> file.getFileName().toString()).toList();
                if (names.size() == 1 && !names.get(0).contains(".")) {
                    return;
                }
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("no archive in " + archives);
    }

    private static void executable(Path file) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
