package dev.vitrine.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** New things in a site that is there. */
class ContentDraftTest {

    @TempDir
    private Path folder;

    private Path site;

    @BeforeEach
    void site() throws IOException {
        site = folder.resolve("site");
        SiteStarter.start(site, Optional.of("Kontor"), List.of("en", "de", "fr", "de-AT"), "plain");
    }

    @ParameterizedTest
    @EnumSource(ContentDraft.Kind.class)
    void whatIsBegunHasNoErrorsAndNobodySeesItYet(ContentDraft.Kind kind) throws IOException {
        SiteTest test = SiteTest.empty(folder).build().isClean();
        int pages = test.report().pageCount();
        ContentDraft.Report report = begin(kind, "summer-2026", Optional.empty());
        assertThat(report.diagnostics().sorted()).isEmpty();
        assertThat(report.files()).isNotEmpty().allMatch(file -> Files.isRegularFile(site.resolve(file)));
        test.build().isClean();
        assertThat(test.report().pageCount()).isEqualTo(pages);
    }

    @ParameterizedTest
    @EnumSource(ContentDraft.Kind.class)
    void whatIsFinishedIsShownWithoutErrors(ContentDraft.Kind kind) throws IOException {
        SiteTest test = SiteTest.empty(folder).build().isSound();
        int pages = test.report().pageCount();
        begin(kind, "summer-2026", Optional.of("Summer \"2026\""));
        if (kind == ContentDraft.Kind.PRODUCT) {
            test.edit("catalog/products/summer-2026/product.json", "\"draft\"", "\"active\"");
        } else {
            test.options(request -> request.drafts(true));
        }
        test.build().isSound();
        assertThat(test.report().pageCount()).isEqualTo(pages + 4);
        String address = switch (kind) {
            case PRODUCT -> "products/summer-2026/index.html";
            case PAGE -> "summer-2026/index.html";
            case ARTICLE -> "journal/summer-2026/index.html";
        };
        assertThat(test.page(address)).contains("Summer", "2026");
    }

    @Test
    void aProductHasPricesInEveryCurrencyAndWordsInEveryLanguageThatNeedsThem() throws IOException {
        ContentDraft.Report report = ContentDraft.begin(
                site, ContentDraft.Kind.PRODUCT, "towel", Optional.empty(), Optional.of("kitchen"), SiteTest.DAY);
        assertThat(report.currencies()).containsExactlyInAnyOrder("USD", "EUR");
        assertThat(report.files())
                .containsExactly(
                        "catalog/products/towel/de.md",
                        "catalog/products/towel/en.md",
                        "catalog/products/towel/fr.md",
                        "catalog/products/towel/product.json");
        assertThat(site.resolve("catalog/products/towel/product.json"))
                .content()
                .contains("\"category\": \"kitchen\"", "\"USD\": 0", "\"EUR\": 0", "\"sku\": \"TOWEL\"", "\"draft\"");
        assertThat(site.resolve("catalog/products/towel/fr.md")).content().contains("title: \"Towel\"");
    }

    @Test
    void anIdThatIsTakenIsReportedAndWhatIsThereStays() throws IOException {
        String before = Files.readString(site.resolve("pages/about/en.md"));
        assertThat(messages(begin(ContentDraft.Kind.PAGE, "about", Optional.empty())))
                .containsExactly("pages/about: error [catalog/duplicate-id] there is a page 'about' already");
        assertThat(site.resolve("pages/about/en.md")).hasContent(before);
        Files.writeString(
                site.resolve("catalog/more.jsonl"),
                "{ \"id\": \"bowl\", \"variants\": [{ \"sku\": \"vase\" }] }\nno json \"bowl\"\n");
        assertThat(messages(begin(ContentDraft.Kind.PRODUCT, "bowl", Optional.empty())))
                .containsExactly("catalog/more.jsonl: error [catalog/duplicate-id] there is a product 'bowl' already");
        assertThat(messages(begin(ContentDraft.Kind.PRODUCT, "vase", Optional.empty())))
                .isEmpty();
    }

    @Test
    void aSkuThatAnotherProductHasIsNotTaken() throws IOException {
        SiteTest.empty(folder)
                .edit("catalog/products/oak-board/product.json", "\"BOARD-OAK\"", "\"TOWEL\"")
                .file(
                        "catalog/more.jsonl",
                        "{ \"id\": \"linen\", \"prices\": { \"USD\": 1, \"EUR\": 1 }, \"variants\": [{ \"sku\": \"TOWEL-2\" }],"
                                + " \"texts\": { \"en\": { \"title\": \"Linen\" } } }\n");
        begin(ContentDraft.Kind.PRODUCT, "towel", Optional.empty());
        SiteTest.empty(folder)
                .edit("catalog/products/towel/product.json", "\"draft\"", "\"active\"")
                .build()
                .isSound();
        assertThat(site.resolve("catalog/products/towel/product.json"))
                .content()
                .contains("\"TOWEL-3\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ein Tuch", "../up", "/etc", "-x", "a/b", "C:x", ".git", " "})
    void whatIsNoIdIsReportedWithOneThatIs(String id) throws IOException {
        ContentDraft.Report report = begin(ContentDraft.Kind.PAGE, id, Optional.empty());
        assertThat(report.files()).isEmpty();
        Diagnostic problem = report.diagnostics().sorted().get(0);
        assertThat(problem.message()).isEqualTo("'" + id + "' is no id");
        String offered = problem.hint().replaceFirst(".* such as ", "");
        assertThat(messages(begin(ContentDraft.Kind.PAGE, offered, Optional.empty())))
                .isEmpty();
    }

    @Test
    void anUnknownCategoryIsReportedWithThoseThereAre() throws IOException {
        ContentDraft.Report report = ContentDraft.begin(
                site, ContentDraft.Kind.PRODUCT, "towel", Optional.empty(), Optional.of("kitchn"), SiteTest.DAY);
        assertThat(report.diagnostics().sorted().get(0).hint()).isEqualTo("use one of desk, kitchen");
        assertThat(site.resolve("catalog/products/towel")).doesNotExist();
    }

    @Test
    void withoutASiteNothingIsBegun() throws IOException {
        Path empty = Files.createDirectories(folder.resolve("empty"));
        ContentDraft.Report report = ContentDraft.begin(
                empty, ContentDraft.Kind.PAGE, "about", Optional.empty(), Optional.empty(), SiteTest.DAY);
        assertThat(messages(report)).containsExactly("site.json: error [file/missing] there is no site in " + empty);
        assertThat(empty).isEmptyDirectory();
    }

    private ContentDraft.Report begin(ContentDraft.Kind kind, String id, Optional<String> title) throws IOException {
        return ContentDraft.begin(site, kind, id, title, Optional.empty(), SiteTest.DAY);
    }

    private static List<String> messages(ContentDraft.Report report) {
        return report.diagnostics().sorted().stream().map(Diagnostic::toString).toList();
    }
}
