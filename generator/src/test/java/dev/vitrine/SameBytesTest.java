package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** The same site gives the same bytes, whatever machine builds it. */
@Isolated("it changes the default locale and time zone")
class SameBytesTest {

    private static final Path SITE = SiteTest.resource("sites/two-languages/site");

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @TempDir
    private Path folder;

    @AfterEach
    void restore() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void theNumberOfThreadsChangesNothing() throws IOException {
        Map<String, byte[]> first = build(SITE, "one", 1);
        same(build(SITE, "two", 2), first);
        same(build(SITE, "many", 16), first);
    }

    @Test
    void defaultLocaleAndTimeZoneChangeNothing() throws IOException {
        Map<String, byte[]> first = build(SITE, "here", 2);
        for (String elsewhere :
                List.of("tr-TR Pacific/Apia", "ar-EG Asia/Kolkata", "th-TH-u-ca-buddhist America/New_York")) {
            String[] machine = elsewhere.split(" ");
            Locale.setDefault(Locale.forLanguageTag(machine[0]));
            TimeZone.setDefault(TimeZone.getTimeZone(machine[1]));
            same(build(SITE, machine[0], 2), first);
        }
    }

    @Test
    void folderTimestampsAndOrderOfCreationChangeNothing() throws IOException {
        Map<String, byte[]> first = build(SITE, "first", 2);
        for (int seed = 1; seed <= 3; seed++) {
            Path copy = folder.resolve("a copy of the site ü " + seed);
            copyShuffled(SITE, copy, new Random(seed));
            same(build(copy, "out " + seed, 2), first);
        }
    }

    @Test
    void buildingAgainOverTheLastOutputChangesNothing() throws IOException {
        Map<String, byte[]> first = build(SITE, "again", 2);
        same(build(SITE, "again", 3), first);
    }

    @Test
    @Timeout(value = 2, unit = TimeUnit.MINUTES)
    void anotherProcessWithAnotherDefaultCharsetChangesNothing() throws IOException, InterruptedException {
        Map<String, byte[]> first = build(SITE, "this process", 2);
        Path output = folder.resolve("other process");
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=ISO-8859-9",
                "-Duser.language=tr",
                "-Duser.country=TR",
                "-Duser.timezone=Pacific/Kiritimati",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.vitrine.cli.Main",
                "build",
                SITE.toString(),
                "--output",
                output.toString(),
                "--state",
                folder.resolve("state").toString(),
                "--themes",
                SiteTest.theme().toString(),
                "--date",
                SiteTest.DAY.toString(),
                "--no-record-slugs");
        Path log = folder.resolve("log");
        int exit = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
        assertThat(exit).as(Files.readString(log)).isZero();
        same(FileBytes.of(output), first);
    }

    @Test
    void theDemoShopIsTheSameEverywhere() throws IOException {
        Path content = Path.of("../content");
        Path themes = Path.of("../themes");
        Assumptions.assumeTrue(
                Files.exists(content.resolve("site.json")) && Files.isDirectory(themes),
                "the repository's own content is not here");
        LocalDate day = LocalDate.of(2026, 11, 1);
        Map<String, byte[]> first = demo("demo", 1, day);
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Apia"));
        same(demo("demo elsewhere", 7, day), first);
    }

    private Map<String, byte[]> demo(String name, int threads, LocalDate day) throws IOException {
        Path output = folder.resolve(name);
        return build(
                output,
                BuildRequest.builder(Path.of("../content"), output, day)
                        .themes(List.of(Path.of("../themes")))
                        .threads(threads)
                        .state(DemoPictures.in(folder.resolve("state of " + name))));
    }

    @Test
    void problemsAreReportedInTheSameWordsAndOrder() throws IOException {
        SiteTest broken = SiteTest.empty(folder).copy(SITE);
        for (int i = 0; i < 200; i++) {
            broken.file("pages/p" + i + "/en.md", "---\ntitle: P\n---\n[x](page:gone-" + i % 90 + ") [y](page:gone)\n");
        }
        String first =
                broken.options(request -> request.threads(1)).build().isBroken().printed();
        for (int threads : new int[] {2, 16, 16, 16}) {
            assertThat(broken.options(request -> request.threads(threads))
                            .build()
                            .printed())
                    .isEqualTo(first);
        }
    }

    private Map<String, byte[]> build(Path site, String name, int threads) throws IOException {
        return build(site, name, threads, SiteTest.theme(), SiteTest.DAY);
    }

    private Map<String, byte[]> build(Path site, String name, int threads, Path themes, LocalDate day)
            throws IOException {
        Path output = folder.resolve(name);
        return build(
                output,
                BuildRequest.builder(site, output, day).themes(List.of(themes)).threads(threads));
    }

    private static Map<String, byte[]> build(Path output, BuildRequest.Builder request) throws IOException {
        BuildReport report = SiteGenerator.build(request.build());
        assertThat(report.written())
                .as(new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()))
                .isTrue();
        return FileBytes.of(output);
    }

    private static void same(Map<String, byte[]> actual, Map<String, byte[]> expected) {
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((path, bytes) -> FileBytes.assertSame(path, actual.get(path), bytes));
    }

    /** Copies files one by one in a random order, and gives each a random time of its own. */
    private static void copyShuffled(Path from, Path to, Random random) throws IOException {
        Map<String, byte[]> files = new HashMap<>(new TreeMap<>(FileBytes.of(from)));
        List<String> order = new ArrayList<>(new TreeMap<>(files).keySet());
        Collections.shuffle(order, random);
        for (String path : order) {
            Path file = to.resolve(path);
            Files.createDirectories(file.getParent());
            Files.write(file, files.get(path));
            Files.setLastModifiedTime(file, FileTime.from(random.nextInt(2_000_000_000), TimeUnit.SECONDS));
        }
    }
}
