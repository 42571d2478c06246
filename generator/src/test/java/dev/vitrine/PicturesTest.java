package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import dev.vitrine.pictures.PictureHeader;
import dev.vitrine.pictures.PictureType;
import dev.vitrine.pictures.Samples;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of a site from their files to the pages that show them. */
class PicturesTest {

    private static final Pattern FILE = Pattern.compile("/(media/[a-z0-9-]+\\.[a-z]+)");

    private static final String TEMPLATE = """
            <#import "/lib/frame.ftlh" as ui>
            <#macro shown image><#local p = sized(image, "stage")><picture><#list p.sources as s><source media="${s.media}" type="${s.type}" srcset="${s.srcset}" sizes="${s.sizes}"></#list><img src="${p.url}" alt="${p.alt}" width="${p.width}" height="${p.height}" data-tone="${p.tone}"></picture></#macro>
            <@ui.frame><h1>${product.title.text}</h1><p>${product.selected.price.text}</p>
            <#list product.images as image><@shown image=image/></#list>
            <#if product.description??><@ui.prose product.description/></#if></@ui.frame>
            """;

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void aShopWithAPicture() throws IOException {
        site = SiteTest.sound(folder)
                .file("themes/mine/templates/product.ftlh", TEMPLATE)
                .file(
                        "themes/mine/theme.json",
                        "{ \"name\": \"mine\", \"extends\": \"plain\", \"pictures\": { \"stage\": { \"widths\": [100, 200, 4000], \"sizes\": \"50vw\","
                                + " \"crops\": [{ \"media\": \"(max-width: 40em)\", \"ratio\": \"1:1\", \"widths\": [80], \"sizes\": \"100vw\" }] } } }")
                .file("catalog/products/lamp/lamp.jpg", Samples.jpeg(300, 200))
                .edit("site.json", "\"plain\"", "\"mine\"");
        product("\"file\": \"lamp.jpg\", \"alt\": \"Lamp\"");
    }

    private void product(String picture) throws IOException {
        site.file(
                "catalog/products/lamp/product.json",
                "{ \"prices\": { \"USD\": 120 }, \"variants\": [{ \"sku\": \"LAMP\" }], \"media\": [{ " + picture
                        + " }] }");
    }

    private String page() {
        return site.page("products/lamp/index.html");
    }

    private Map<String, byte[]> media() throws IOException {
        Map<String, byte[]> media = new TreeMap<>();
        try (Stream<Path> files = Files.list(site.output().resolve("media"))) {
            for (Path file : files.toList()) {
                media.put("media/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
        return media;
    }

    @Test
    void pagesNameSizesThatAreThereAndNoOthers() throws IOException {
        site.build().isClean();
        Set<String> named = new TreeSet<>();
        Matcher file = FILE.matcher(page());
        while (file.find()) {
            named.add(file.group(1));
        }
        assertThat(named).isEqualTo(media().keySet());
        assertThat(page())
                .containsPattern(
                        "<source media=\"\\(max-width: 40em\\)\" type=\"image/webp\" srcset=\"/media/lamp-\\w+-80-\\w+\\.webp 80w\" sizes=\"100vw\">")
                .containsPattern("srcset=\"/media/\\S+ 100w, /media/\\S+ 200w, /media/\\S+ 300w\" sizes=\"50vw\">")
                .containsPattern(
                        "<img src=\"/media/lamp-\\w+\\.jpg\" alt=\"Lamp\" width=\"300\" height=\"200\" data-tone=\"[0-9][a-e][v-z]\">");
        media().forEach((name, bytes) -> {
            PictureHeader header = PictureHeader.read(bytes).orElseThrow();
            Matcher size = Pattern.compile("-(\\d+)-[0-9a-f]{6}\\.webp").matcher(name);
            if (size.find()) {
                assertThat(header.type()).isEqualTo(PictureType.WEBP);
                assertThat(header.width()).as(name).isEqualTo(Integer.parseInt(size.group(1)));
                assertThat(header.height()).isEqualTo(header.width() == 80 ? 80 : Math.round(header.width() * 2 / 3f));
            }
        });
    }

    @Test
    void nothingOfPlaceAndCameraIsPublished() throws IOException {
        byte[] turned = Samples.with(Samples.jpeg(300, 200), 0xE1, Samples.exif(6));
        site.file("catalog/products/lamp/lamp.jpg", Samples.with(turned, 0xE1, Samples.xmp("trainedAlgorithmicMedia")));
        site.build();
        assertThat(page()).contains("width=\"200\" height=\"300\"");
        assertThat(media()).hasSize(4);
        media().forEach((name, bytes) -> {
            assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).as(name).doesNotContain("GPS", "Paris");
            PictureHeader header = PictureHeader.read(bytes).orElseThrow();
            assertThat(header.digitalSource()).as(name).isEqualTo("trainedAlgorithmicMedia");
            assertThat(header.height()).isGreaterThanOrEqualTo(header.width());
        });
    }

    @Test
    void anotherFocusIsAnotherCut() throws IOException {
        site.build();
        Map<String, byte[]> before = media();
        product("\"file\": \"lamp.jpg\", \"alt\": \"Lamp\", \"focus\": \"100% 50%\"");
        site.build();
        assertThat(media().keySet()).isNotEqualTo(before.keySet());
        product("\"file\": \"lamp.jpg\", \"alt\": \"Lamp\"");
        site.edit(
                "site.json",
                "\"name\": \"Tiny\",",
                "\"name\": \"Tiny\", \"pictures\": { \"focus\": { \"catalog/products/lamp/lamp.jpg\": \"100% 50%\" } },");
        Map<String, byte[]> byProduct = media();
        site.build();
        assertThat(media().keySet()).isEqualTo(byProduct.keySet());
    }

    @Test
    void whatWasMadeIsTakenFromTheStateAndIsTheSame() throws IOException {
        Path state = folder.resolve("state");
        site.options(request -> request.state(state));
        site.build();
        Map<String, byte[]> made = media();
        Path kept;
        try (Stream<Path> files = Files.list(state.resolve("pictures"))) {
            List<Path> all = files.filter(file -> file.toString().endsWith(".webp"))
                    .sorted()
                    .toList();
            assertThat(all).hasSize(4);
            kept = all.get(0);
        }
        // What stands there is believed: that shows that nothing was made again.
        Files.write(kept, new byte[] {1, 2, 3});
        site.options(request -> BuildRequest.builder(site.site(), folder.resolve("other"), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .threads(1)
                .state(state));
        site.build();
        assertThat(Files.readAllBytes(folder.resolve("other/media").resolve(kept.getFileName())))
                .isEqualTo(new byte[] {1, 2, 3});
        for (Map.Entry<String, byte[]> file : made.entrySet()) {
            if (!file.getKey().endsWith(kept.getFileName().toString())) {
                assertThat(Files.readAllBytes(folder.resolve("other").resolve(file.getKey())))
                        .isEqualTo(file.getValue());
            }
        }
    }

    @Test
    void withoutPicturesFilesArePublishedAsTheyAre() throws IOException {
        byte[] file = Samples.with(Samples.jpeg(300, 200), 0xE1, Samples.exif(6));
        site.file("catalog/products/lamp/lamp.jpg", file);
        site.edit("site.json", "\"name\": \"Tiny\",", "\"name\": \"Tiny\", \"pictures\": false,");
        site.build();
        assertThat(media().values()).containsExactly(file);
        assertThat(page()).doesNotContain("<source");
    }

    @Test
    void aBrokenPictureStopsTheBuild() throws IOException {
        byte[] whole = Samples.jpeg(300, 200);
        site.file("catalog/products/lamp/lamp.jpg", Samples.part(whole, 0, whole.length / 2));
        site.build().isBroken().reports(Rule.MEDIA_BROKEN);
        assertThat(site.printed()).startsWith("catalog/products/lamp/lamp.jpg: error");
    }

    @Test
    void aPreviewMakesAPictureWhenItIsAskedFor() throws IOException {
        LiveSite live = look();
        Matcher file = Pattern.compile("/(media/[a-z0-9-]+-100-\\w+\\.webp)").matcher(shown(live));
        assertThat(file.find()).isTrue();
        assertThat(PictureHeader.read(live.file(file.group(1)).orElseThrow())
                        .orElseThrow()
                        .width())
                .isEqualTo(100);
        site.build();
        assertThat(live.file(file.group(1)).orElseThrow()).isEqualTo(media().get(file.group(1)));
        assertThat(live.file("media/lamp-0000000000-100-000000.webp")).isEmpty();
    }

    @Test
    void aPreviewShowsGreyForABrokenPicture() throws IOException {
        byte[] whole = Samples.jpeg(300, 200);
        site.file("catalog/products/lamp/lamp.jpg", Samples.part(whole, 0, whole.length / 2));
        LiveSite live = look();
        Matcher file = Pattern.compile("src=\"/(media/[a-z0-9-]+\\.jpg)\"").matcher(shown(live));
        assertThat(file.find()).isTrue();
        assertThat(PictureHeader.read(live.file(file.group(1)).orElseThrow())
                        .orElseThrow()
                        .type())
                .isEqualTo(PictureType.PNG);
    }

    private LiveSite look() throws IOException {
        return SiteGenerator.look(BuildRequest.builder(site.site(), site.output(), SiteTest.DAY)
                        .themes(List.of(SiteTest.theme()))
                        .build())
                .orElseThrow();
    }

    private static String shown(LiveSite live) throws IOException {
        return new String(live.page("/products/lamp/").orElseThrow().html(), StandardCharsets.UTF_8);
    }

    /** The program stands for the real one: it writes what it was told instead of a picture. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void avifIsMadeByTheProgramOnThePath() throws IOException {
        Path programs = Files.createDirectories(folder.resolve("bin"));
        Path program = Files.writeString(
                programs.resolve("avifenc"),
                "#!/bin/sh\nif [ \"$1\" = --version ]; then echo 'Version: 1.0.0'; exit 0; fi\n"
                        + "for last; do :; done\necho \"ftypavif $*\" > \"$last\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        site.edit(
                "site.json",
                "\"name\": \"Tiny\",",
                "\"name\": \"Tiny\", \"pictures\": { \"formats\": [\"avif\", \"webp\"] },");
        site.options(request ->
                request.environment(name -> name.equals("PATH") ? Optional.of("bin:" + programs) : Optional.empty()));
        site.build().isClean();
        assertThat(page()).containsSubsequence("type=\"image/avif\"", "type=\"image/webp\"");
        assertThat(media().entrySet().stream().filter(file -> file.getKey().endsWith(".avif")))
                .hasSize(4)
                .allMatch(file -> new String(file.getValue(), StandardCharsets.UTF_8).contains("cq-level=28"));
    }

    @Test
    void threadsChangeNothing() throws IOException {
        for (int i = 0; i < 4; i++) {
            site.file(
                    "catalog/products/lamp/p" + i + ".png",
                    Samples.png(Samples.flag(90 + i, 70, BufferedImage.TYPE_INT_ARGB)));
        }
        product(
                "\"file\": \"lamp.jpg\" }, { \"file\": \"p0.png\" }, { \"file\": \"p1.png\" }, { \"file\": \"p2.png\" }, { \"file\": \"p3.png\"");
        site.options(request -> request.threads(1));
        site.build();
        Map<String, byte[]> one = media();
        site.options(request -> BuildRequest.builder(site.site(), folder.resolve("other"), SiteTest.DAY)
                .themes(List.of(SiteTest.theme()))
                .threads(4));
        site.build();
        assertThat(one).hasSizeGreaterThan(10);
        for (Map.Entry<String, byte[]> file : one.entrySet()) {
            assertThat(Files.readAllBytes(folder.resolve("other").resolve(file.getKey())))
                    .as(file.getKey())
                    .isEqualTo(file.getValue());
        }
    }
}
