package dev.vitrine.cards;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import dev.vitrine.model.Media;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardPainterTest {

    @TempDir
    private Path folder;

    private static final byte[] RED = picture(900, 700);

    private static byte[] picture(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.RED);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static Card card(String title, String language, boolean rightToLeft) {
        return new Card(
                new Media.Local("a.png", "media/a-1234.png", 900, 700, RED.length),
                "Tiny",
                title,
                "$120.00",
                language,
                rightToLeft);
    }

    private static BufferedImage paint(Card card) throws IOException {
        byte[] jpeg = new CardPainter().paint(card, () -> new ByteArrayInputStream(RED));
        assertThat(jpeg.length).isLessThan(200_000);
        return ImageIO.read(new ByteArrayInputStream(jpeg));
    }

    /** Dark pixels in a part of {@code image}. */
    private static int ink(BufferedImage image, int x0, int x1, int y0, int y1) {
        int ink = 0;
        for (int y = y0; y < y1; y++) {
            for (int x = x0; x < x1; x++) {
                int rgb = image.getRGB(x, y);
                ink += (rgb >> 16 & 0xFF) < 100 && (rgb >> 8 & 0xFF) < 100 && (rgb & 0xFF) < 100 ? 1 : 0;
            }
        }
        return ink;
    }

    private static boolean red(BufferedImage image, int x) {
        int rgb = image.getRGB(x, 315);
        return (rgb >> 16 & 0xFF) > 200 && (rgb & 0xFF) < 60;
    }

    @Test
    void theSameCardHasTheSameBytes() throws IOException {
        Card card = card("A lamp for the long table", "en", false);
        byte[] first = new CardPainter().paint(card, () -> new ByteArrayInputStream(RED));
        assertThat(new CardPainter().paint(card, () -> new ByteArrayInputStream(RED)))
                .isEqualTo(first);
    }

    @Test
    void thePictureStandsWhereReadingBegins() throws IOException {
        BufferedImage left = paint(card("Lamp", "en", false));
        assertThat(List.of(left.getWidth(), left.getHeight())).containsExactly(1200, 630);
        assertThat(red(left, 100)).isTrue();
        assertThat(red(left, 1100)).isFalse();
        BufferedImage right = paint(card("مصباح المائدة", "ar", true));
        assertThat(red(right, 1100)).isTrue();
        assertThat(red(right, 100)).isFalse();
        // The words begin at the picture.
        assertThat(ink(right, 400, 570, 250, 400)).isGreaterThan(200);
        assertThat(ink(right, 0, 60, 250, 400)).isZero();
    }

    @Test
    void everyScriptThatIsPromisedIsWritten() throws IOException {
        for (String title : List.of("Lámpa – Łódź", "Лампа", "Λάμπα", "急須「秋」とティーカップ", "مصباح")) {
            assertThat(Card.writable(title)).as(title).isTrue();
            assertThat(ink(paint(card(title, "en", false)), 690, 1140, 230, 420))
                    .as(title)
                    .isGreaterThan(300);
        }
        assertThat(Card.writable("ตะเกียง")).isFalse();
    }

    @Test
    void longNamesStayInTheirPlace() throws IOException {
        String title = "A very long name of a lamp ".repeat(12);
        BufferedImage image = paint(card(title, "en", false));
        assertThat(ink(image, 1141, 1200, 0, 630)).isZero();
        assertThat(ink(image, 631, 689, 0, 630)).isZero();
        assertThat(ink(paint(card("とても長い名前の照明器具".repeat(9), "ja", false)), 1150, 1200, 0, 630))
                .isZero();
    }

    @Test
    void whatCannotBeDecodedIsLeftOut() throws IOException {
        byte[] jpeg = new CardPainter()
                .paint(card("Lamp", "en", false), () -> new ByteArrayInputStream(new byte[] {1, 2, 3}));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        assertThat(red(image, 100)).isFalse();
        assertThat(ink(image, 690, 1140, 230, 420)).isGreaterThan(300);
        assertThat(Card.drawable(new Media.Local("a.svg", "media/a-1.svg", 900, 900, 1)))
                .isFalse();
        assertThat(Card.drawable(new Media.Remote("https://cdn.example/a.jpg"))).isFalse();
    }

    @Test
    void productPagesNameTheirCardsAndOthersThePicture() throws IOException {
        SiteTest site = SiteTest.sound(folder)
                .file("catalog/products/lamp/lamp.png", RED)
                .file(
                        "catalog/products/lamp/product.json",
                        "{ \"prices\": { \"USD\": 120 }, \"media\": [{ \"file\": \"lamp.png\", \"alt\": \"A lamp\" }], \"variants\": [{ \"sku\": \"LAMP\" }] }")
                .build()
                .isClean();
        assertThat(cards(site)).isEmpty();
        site.edit("site.json", "\"theme\":", "\"socialCards\": { \"price\": true }, \"theme\":")
                .build()
                .isClean();
        List<Path> cards = cards(site);
        assertThat(cards).hasSize(1);
        assertThat(ink(ImageIO.read(cards.get(0).toFile()), 690, 1140, 530, 600))
                .isGreaterThan(100);
        // A second build takes the card over, and mends one that somebody changed.
        byte[] drawn = Files.readAllBytes(cards.get(0));
        FileTime before = Files.getLastModifiedTime(cards.get(0));
        site.build().isClean();
        assertThat(cards(site)).isEqualTo(cards);
        assertThat(Files.getLastModifiedTime(cards.get(0))).isEqualTo(before);
        Files.writeString(cards.get(0), "drawn by somebody");
        site.build().isClean();
        assertThat(Files.readAllBytes(cards.get(0))).isEqualTo(drawn);
        site.edit("catalog/products/lamp/product.json", "120", "130").build().isClean();
        assertThat(cards(site)).hasSize(1).isNotEqualTo(cards);
    }

    private static List<Path> cards(SiteTest site) throws IOException {
        Path media = site.output().resolve("media");
        if (!Files.exists(media)) {
            return List.of();
        }
        try (var files = Files.list(media)) {
            return files.filter(file -> file.getFileName().toString().startsWith("card-"))
                    .toList();
        }
    }
}
