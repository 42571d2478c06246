package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.translation.Coverage;
import dev.vitrine.translation.TranslationList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The shop that every site may begin with. */
class SiteStarterTest {

    private static final Path STARTER = Path.of("src/main/resources/dev/vitrine/imports");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"en,de", "en", "de", "de,en", "fr,it", "ja,en-GB,de-AT", "ar,he"})
    void aShopInAnyLanguagesHasNoProblems(String languages) throws IOException {
        SiteStarter.Report report = begin("Kontor", languages.split(","));
        assertThat(report.diagnostics().sorted()).isEmpty();
        assertThat(files(folder.resolve("site"))).containsExactlyInAnyOrderElementsOf(report.files());
        SiteTest.empty(folder).build().isClean();
    }

    @ParameterizedTest
    @MethodSource("themes")
    void everyThemeOfThisProjectShowsTheShopInFull(String theme) throws IOException {
        SiteStarter.start(folder.resolve("site"), Optional.of("Kontor"), List.of("en", "de"), theme);
        SiteTest site = SiteTest.empty(folder)
                .options(request -> request.themes(List.of(Path.of("../themes"))))
                .build()
                .isClean();
        assertThat(site.report().fallbacks()).isEmpty();
    }

    static Stream<String> themes() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("../themes"))) {
            return folders
                    .filter(folder -> Files.isRegularFile(folder.resolve("theme.json")))
                    .map(folder -> folder.getFileName().toString())
                    .toList()
                    .stream();
        }
    }

    @Test
    void theShopHasTwoLanguagesTwoMarketsAndEverythingAShopIsMadeOf() throws IOException {
        begin("Kontor", "en", "de");
        SiteTest site = SiteTest.empty(folder).build().isSound();
        assertThat(site.report().pages()).containsOnlyKeys("us/en", "de/de");
        // The theme of these tests has no German words of its own.
        assertThat(site.report().fallbacks()).allMatch(one -> one.field().equals("strings"));
        assertThat(site.page("products/enamel-mug/index.html")).contains("Enamel Mug", "$18");
        assertThat(site.page("de/products/emaillebecher/index.html")).contains("Emaillebecher", "18,00");
        assertThat(site.output().resolve("about-us/index.html")).isRegularFile();
        assertThat(site.output().resolve("journal/living-with-enamel-and-wax/index.html"))
                .isRegularFile();
        assertThat(site.page("de/index.html")).contains("Kontor – Gute Dinge für jeden Tag");
    }

    @Test
    void pricesFitTheCurrenciesOfTheCountries() throws IOException {
        begin("Kontor", "en", "ja", "de");
        assertThat(folder.resolve("site/catalog/products/enamel-mug/product.json"))
                .content()
                .contains("\"USD\": 18,", "\"JPY\": 2700,", "\"EUR\": 18");
    }

    @Test
    void textsOfOtherLanguagesWaitForTheirTranslators() throws IOException {
        assertThat(begin("Kontor", "en", "fr").untranslated()).containsExactly("fr");
        Coverage french = TranslationList.of(folder.resolve("site")).coverage().stream()
                .filter(one -> one.language().equals("fr"))
                .findFirst()
                .orElseThrow();
        assertThat(french.missing()).isGreaterThan(50);
    }

    @Test
    void aNameIsANameWhateverItsLetters() throws IOException {
        String name = "Müller & \"Söhne\" *1* <b> \\ {x}";
        assertThat(begin(name, "en", "de").name()).isEqualTo(name);
        SiteTest site = SiteTest.empty(folder).build().isClean();
        assertThat(site.page("about-us/index.html")).contains("*1* &lt;b&gt; \\ {x} sells things");
    }

    @Test
    void withoutANameTheFolderGivesIt() throws IOException {
        SiteStarter.Report report =
                SiteStarter.start(folder.resolve("corner-shop"), Optional.empty(), List.of("en"), "plain");
        assertThat(report.name()).isEqualTo("Corner shop");
    }

    @Test
    void aFolderThatHoldsAnythingIsLeftAsItIs() throws IOException {
        Path site = Files.createDirectories(folder.resolve("site"));
        Files.writeString(site.resolve("notes.txt"), "mine");
        SiteStarter.Report report = begin("Kontor", "en");
        assertThat(report.files()).isEmpty();
        assertThat(report.diagnostics().sorted())
                .map(Diagnostic::toString)
                .containsExactly("error [import/target-exists] the folder is not empty: " + site);
        assertThat(files(site)).containsExactly("notes.txt");
        assertThat(SiteStarter.start(site.resolve("notes.txt"), Optional.empty(), List.of("en"), "plain")
                        .diagnostics()
                        .hasErrors())
                .isTrue();
    }

    @Test
    void aFreshRepositoryIsAsGoodAsEmpty() throws IOException {
        Files.createDirectories(folder.resolve("site/.git"));
        assertThat(begin("Kontor", "en").diagnostics().sorted()).isEmpty();
    }

    @Test
    void whatIsNoLanguageIsReportedAndNothingIsWritten() throws IOException {
        SiteStarter.Report report = begin("Kontor", "en", "no such", "en-XA");
        assertThat(report.diagnostics().sorted())
                .map(Diagnostic::message)
                .containsExactly("'en-XA' is no language", "'no such' is no language");
        assertThat(folder.resolve("site")).doesNotExist();
    }

    @Test
    void theListOfFilesIsComplete() throws IOException {
        assertThat(Files.readAllLines(STARTER.resolve("starter.txt")))
                .containsExactlyInAnyOrderElementsOf(files(STARTER.resolve("starter")));
    }

    private SiteStarter.Report begin(String name, String... languages) throws IOException {
        return SiteStarter.start(folder.resolve("site"), Optional.of(name), List.of(languages), "plain");
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace('\\', '/'))
                    .toList();
        }
    }
}
