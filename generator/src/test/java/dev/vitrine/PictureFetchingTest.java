package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Rule;
import dev.vitrine.web.Download;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pictures of other servers that become files of the site. */
class PictureFetchingTest {

    private static final String ADDRESS = "https://cdn.example/shop/Lamp%20lit.JPG?v=2";

    @TempDir
    private Path folder;

    private final List<String> asked = new ArrayList<>();
    private SiteTest site;
    private byte[] answer;

    @BeforeEach
    void aProductWithAPictureElsewhere() throws IOException {
        site = SiteTest.sound(folder)
                .options(request -> request.state(folder.resolve("state")))
                .copy(Path.of("src/test/resources/broken/media/not-fetched/site"))
                .edit("catalog/products/lamp/product.json", "https://cdn.example/lit.jpg", ADDRESS);
        answer = picture(0x884422);
    }

    private static byte[] picture(int colour) throws IOException {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 300; x++) {
            image.setRGB(x, 100, colour);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private PictureFetching fetch(boolean anew) throws IOException {
        BuildRequest request = BuildRequest.builder(site.site(), folder.resolve("none"), LocalDate.of(2026, 6, 1))
                .themes(List.of(SiteTest.theme()))
                .build();
        return PictureFetching.run(
                request,
                (address, most) -> {
                    asked.add(address.toString());
                    return Download.of(answer);
                },
                anew);
    }

    @Test
    void nothingIsAskedUnlessTheSiteNamesTheHost() throws IOException {
        site.edit("site.json", "\"fetchFrom\": [\"cdn.example\"]", "\"fetchFrom\": [\"other.example\"]");
        PictureFetching done = fetch(false);
        assertThat(done.pictures()).isEmpty();
        assertThat(asked).isEmpty();
        site.build().reports(Rule.MEDIA_REMOTE);
    }

    @Test
    void aPictureBecomesAFileLikeAnyOther() throws IOException {
        site.build().reports(Rule.MEDIA_NOT_FETCHED);
        assertThat(site.page("products/lamp/index.html")).contains(ADDRESS);
        PictureFetching done = fetch(false);
        assertThat(done.complete()).isTrue();
        assertThat(done.pictures())
                .singleElement()
                .satisfies(picture -> assertThat(picture.path()).matches("media/remote/lamp-20lit-[0-9a-f]{10}\\.png"));
        site.build().isClean();
        assertThat(site.page("products/lamp/index.html"))
                .doesNotContain("cdn.example")
                .containsPattern("/media/lamp-20lit-[0-9a-f]{10}-[0-9a-f]{10}");
        assertThat(asked).containsExactly(ADDRESS);
    }

    @Test
    void whatIsThereIsNotAskedForUnlessWanted() throws IOException {
        fetch(false);
        assertThat(fetch(false).kept()).isEqualTo(1);
        assertThat(asked).hasSize(1);
        answer = picture(0x223344);
        Path file = site.site().resolve(fetch(true).pictures().get(0).path());
        assertThat(asked).hasSize(2);
        assertThat(Files.readAllBytes(file)).isEqualTo(answer);
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        assertThat(file.getParent().toFile().list()).hasSize(1);
    }

    @Test
    void whatIsNoPictureStaysWhereItIs() throws IOException {
        for (String text :
                List.of("<html>", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\"/>", "")) {
            answer = text.getBytes(StandardCharsets.UTF_8);
            PictureFetching done = fetch(false);
            assertThat(done.complete()).isFalse();
            assertThat(done.pictures().get(0).failure()).isNotEmpty();
        }
        assertThat(site.site().resolve("media/remote")).doesNotExist();
        site.build().reports(Rule.MEDIA_NOT_FETCHED);
    }
}
