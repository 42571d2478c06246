package dev.vitrine.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.rebuild.FileContents;
import dev.vitrine.rebuild.InputFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A product is read again exactly when something that it was made from is another, and comes out as if it always were. */
class RememberedProductsTest {

    private static final int LINES = 70;

    @TempDir
    private Path folder;

    private SiteTest files;
    private LocalDate day = SiteTest.DAY;
    private String code = "code";
    private Map<String, byte[]> last = Map.of();

    @BeforeEach
    void site() throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            lines.append(line(i, 10 + i, "Vase " + i));
        }
        files = SiteTest.sound(folder).file("catalog/vases.jsonl", lines.toString());
        assertThat(load().read).hasSize(4).contains("folder lamp");
    }

    private static String line(int number, int price, String title) {
        return "{\"id\":\"vase-" + number + "\",\"prices\":{\"USD\":" + price + "},\"variants\":[{\"sku\":\"V-" + number
                + "\"}],\"texts\":{\"en\":{\"title\":\"" + title + "\"}}}\n";
    }

    /** What a load did: names of groups of which something was read, and of those that were wholly taken over. */
    private record Done(LoadedSite site, Diagnostics diagnostics, Set<String> read, Set<String> again) {}

    private Done load() throws IOException {
        FileContents contents;
        try (InputFiles input = InputFiles.open(folder.resolve("state"))) {
            input.files("site", files.site(), path -> false);
            contents = input.contents();
        }
        Map<String, byte[]> next = new HashMap<>();
        Set<String> read = new TreeSet<>();
        Set<String> again = new TreeSet<>();
        Map<String, byte[]> before = last;
        ProductMemory memory = new ProductMemory() {
            @Override
            public String code() {
                return code;
            }

            @Override
            public OptionalLong content(String path) {
                return contents.of("site/" + path);
            }

            @Override
            public Optional<byte[]> get(String name) {
                return Optional.ofNullable(before.get(name));
            }

            @Override
            public synchronized void put(String name, byte[] bytes) {
                read.add(name.substring(name.indexOf(' ') + 1));
                next.put(name, bytes);
            }

            @Override
            public synchronized void again(String name) {
                again.add(name.substring(name.indexOf(' ') + 1));
                next.put(name, get(name).orElseThrow());
            }
        };
        Diagnostics diagnostics = new Diagnostics();
        LoadedSite loaded = load(diagnostics, memory);
        last = next;
        Diagnostics plain = new Diagnostics();
        LoadedSite fresh = load(plain, ProductMemory.NONE);
        assertThat(loaded.site()).isEqualTo(fresh.site());
        assertThat(diagnostics.sorted()).isEqualTo(plain.sorted());
        for (ProductEntry entry : fresh.site().catalog().products().values()) {
            assertThat(loaded.source().fingerprint(entry))
                    .isEqualTo(fresh.source().fingerprint(entry));
        }
        return new Done(loaded, diagnostics, read, again);
    }

    private LoadedSite load(Diagnostics diagnostics, ProductMemory memory) throws IOException {
        return SiteLoader.open(files.site(), diagnostics)
                .orElseThrow()
                .load(List.of(SiteTest.theme()), day, false, false, 2, memory)
                .orElseThrow();
    }

    private void edit(String path, String from, String to) throws IOException {
        Path file = files.site().resolve(path);
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
    }

    @Test
    void nothingIsReadAgainWhenNothingChanged() throws IOException {
        Done again = load();
        assertThat(again.read).isEmpty();
        assertThat(again.again).hasSize(4);
    }

    @Test
    void onlyTheGroupOfAChangedLineIsLeftAnew() throws IOException {
        edit("catalog/vases.jsonl", "\"USD\":50}", "\"USD\":51}");
        Done again = load();
        assertThat(again.read).containsExactly("lines catalog/vases.jsonl 33");
        assertThat(again.site.site().catalog().products().get("vase-40"))
                .extracting(entry -> entry.offers().get(0).prices().byKey().toString())
                .asString()
                .contains("51");
    }

    @Test
    void linesAfterOneThatIsLongerAreFoundThere() throws IOException {
        edit("catalog/vases.jsonl", "\"Vase 40\"", "\"Vase 40, blue\"");
        Done again = load();
        assertThat(again.read).containsExactly("lines catalog/vases.jsonl 33");
        ProductEntry last = again.site.site().catalog().products().get("vase-69");
        assertThat(again.site.source().product(last).id()).isEqualTo("vase-69");
    }

    @Test
    void linesAfterANewOneHaveOtherNumbers() throws IOException {
        edit("catalog/vases.jsonl", line(40, 50, "Vase 40"), line(40, 50, "Vase 40") + line(400, 50, "Vase 400"));
        assertThat(load().read).containsExactly("lines catalog/vases.jsonl 33", "lines catalog/vases.jsonl 65");
    }

    @Test
    void textsAndPicturesBesideAProductAreItsOwn() throws IOException {
        files.file("catalog/products/lamp/en.md", "---\ntitle: Another lamp\n---\nIt shines.\n");
        assertThat(load().read).containsExactly("folder lamp");
    }

    @Test
    void whatIsWrongIsSaidEveryTime() throws IOException {
        edit("catalog/vases.jsonl", "\"Vase 5\"}}}", "\"Vase 5\"}},\"colour\":1}");
        assertThat(load().diagnostics.count(Rule.JSON_UNKNOWN_FIELD)).isEqualTo(1);
        Done again = load();
        assertThat(again.diagnostics.count(Rule.JSON_UNKNOWN_FIELD)).isEqualTo(1);
        assertThat(again.read).isEmpty();
    }

    @Test
    void whatWasTriedAndGivenUpIsNotSaid() throws IOException {
        // A price may be a number or an object; that it is not the first of the two is no problem.
        edit("catalog/vases.jsonl", "\"prices\":{\"USD\":15}", "\"prices\":{\"USD\":{\"amount\":15,\"compareAt\":20}}");
        load();
        assertThat(load().diagnostics.sorted()).isEmpty();
    }

    @Test
    void duplicatesAndReferencesAreHeldAgainstWhatIsThereNow() throws IOException {
        edit("catalog/vases.jsonl", "\"V-69\"", "\"V-01\"");
        assertThat(load().diagnostics.hasErrors()).isFalse();
        edit("catalog/vases.jsonl", "\"V-22\"", "\"V-01\"");
        Done again = load();
        assertThat(again.diagnostics.count(Rule.CATALOG_DUPLICATE_SKU)).isEqualTo(1);
        assertThat(again.again).contains("lines catalog/vases.jsonl 65");
    }

    @Test
    void aPictureElsewhereCounts() throws IOException {
        String svg = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"8\"/>";
        files.file("media/vase.svg", svg.formatted(8));
        edit(
                "catalog/vases.jsonl",
                "\"Vase 3\"}}}",
                "\"Vase 3\"}},\"media\":[{\"file\":\"media/vase.svg\",\"alt\":{\"en\":\"A vase\"}}]}");
        load();
        assertThat(load().read).isEmpty();
        files.file("media/vase.svg", svg.formatted(16));
        assertThat(load().read).containsExactly("lines catalog/vases.jsonl 1");
        // Where the picture was looked for first, and is now.
        files.file("catalog/media/vase.svg", svg.formatted(24));
        assertThat(load().read).containsExactly("lines catalog/vases.jsonl 1");
        Files.delete(files.site().resolve("catalog/media/vase.svg"));
        Files.delete(files.site().resolve("media/vase.svg"));
        assertThat(load().diagnostics.count(Rule.MEDIA_MISSING)).isEqualTo(1);
    }

    @Test
    void reviewsBesideAProductDependOnTheDay() throws IOException {
        files.file(
                "catalog/products/lamp/reviews.json",
                "[{ \"rating\": 5, \"author\": \"Ann\", \"date\": \"2026-06-10\", \"title\": \"Good\", \"text\": \"It is good.\" }]");
        Done before = load();
        assertThat(before.site.site().catalog().products().get("lamp").rating().count())
                .isZero();
        day = LocalDate.of(2026, 6, 11);
        Done after = load();
        assertThat(after.read).containsExactly("folder lamp");
        assertThat(after.site.site().catalog().products().get("lamp").rating().count())
                .isEqualTo(1);
    }

    @Test
    void anotherDayAnotherPageOrThemeReadsNothingAgain() throws IOException {
        day = day.plusDays(1);
        files.file("pages/about/en.md", "---\ntitle: About\n---\nWe make lamps.\n");
        assertThat(load().read).isEmpty();
    }

    @Test
    void settingsAttributesAndCodeAreCommonToAll() throws IOException {
        files.file("catalog/attributes.json", "{ \"attributes\": { \"glaze\": { \"name\": { \"en\": \"Glaze\" } } } }");
        assertThat(load().read).hasSize(4);
        edit("markets/us.json", "\"USD\"", "\"USD\", \"returnDays\": 30");
        assertThat(load().read).hasSize(4);
        code = "other";
        assertThat(load().read).hasSize(4);
        assertThat(load().read).isEmpty();
    }

    @Test
    void whatCannotBeTrustedIsReadAgain() throws IOException {
        Map<String, byte[]> lost = new HashMap<>(last);
        lost.keySet().removeIf(name -> name.contains("lines"));
        last = lost;
        assertThat(load().read).hasSize(3);
        Files.delete(files.site().resolve("catalog/products/lamp/product.json"));
        assertThat(load().site.site().catalog().products()).doesNotContainKey("lamp");
    }
}
