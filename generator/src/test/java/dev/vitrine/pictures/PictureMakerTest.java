package dev.vitrine.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PictureMakerTest {

    private static final Size HALF = new Size(32, 16, 500, 500);

    private static BufferedImage made(byte[] file, Size size) throws Exception {
        return ImageIO.read(new ByteArrayInputStream(PictureMaker.of(file, header(file))
                .make(size, List.of(Encoders.png()))
                .get(0)));
    }

    private static PictureHeader header(byte[] file) {
        return PictureHeader.read(file).orElseThrow();
    }

    private static Color at(BufferedImage image, int x, int y) {
        return new Color(image.getRGB(x, y));
    }

    @Test
    void aSizeShowsTheWholePicture() throws Exception {
        BufferedImage half = made(Samples.jpeg(64, 32), HALF);
        assertThat(half.getWidth()).isEqualTo(32);
        assertThat(at(half, 3, 12).getRed()).isGreaterThan(240);
        assertThat(at(half, 3, 12).getBlue()).isLessThan(20);
        assertThat(at(half, 28, 3).getBlue()).isGreaterThan(240);
        assertThat(at(half, 3, 3).getGreen()).isGreaterThan(240);
    }

    /** Fine lines of black and white are half the light of white, which screens show by 188, not by 128. */
    @Test
    void sizesAreChangedInLight() throws Exception {
        BufferedImage lines = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 64; y += 2) {
            for (int x = 0; x < 64; x++) {
                lines.setRGB(x, y, 0xFFFFFF);
            }
        }
        Color middle = at(made(Samples.png(lines), new Size(16, 16, 500, 500)), 8, 8);
        assertThat(middle.getGreen()).isCloseTo(188, within(3));
    }

    /** What cannot be seen has no colour that could show at edges. */
    @Test
    void transparentPartsDoNotColourTheirNeighbours() throws Exception {
        BufferedImage image = new BufferedImage(64, 64, BufferedImage.TYPE_INT_ARGB);
        for (int y = 0; y < 64; y++) {
            for (int x = 0; x < 64; x++) {
                image.setRGB(x, y, x < 32 ? 0x0000FF00 : 0xFFFF0000);
            }
        }
        BufferedImage small = made(Samples.png(image), new Size(7, 7, 500, 500));
        for (int x = 0; x < 7; x++) {
            Color color = new Color(small.getRGB(x, 3), true);
            assertThat(color.getGreen()).as("green at " + x).isLessThan(3);
        }
        assertThat(new Color(small.getRGB(0, 3), true).getAlpha()).isZero();
        assertThat(new Color(small.getRGB(6, 3), true)).isEqualTo(Color.RED);
    }

    @Test
    void greyKeepsItsNumbers() throws Exception {
        BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < 256; i++) {
            grey.getRaster().setSample(i % 16, i / 16, 0, 100);
        }
        assertThat(at(made(Samples.png(grey), new Size(4, 4, 500, 500)), 2, 2).getRed())
                .isEqualTo(100);
    }

    /** Where the upper left quarter of the flag, which is white, comes to lie, per orientation. */
    @ParameterizedTest
    @CsvSource({
        "1, 64, 32, 0, 0", "2, 64, 32, 1, 0", "3, 64, 32, 1, 1", "4, 64, 32, 0, 1",
        "5, 32, 64, 0, 0", "6, 32, 64, 1, 0", "7, 32, 64, 1, 1", "8, 32, 64, 0, 1"
    })
    void picturesAreTurnedUpright(int orientation, int width, int height, int right, int below) throws Exception {
        byte[] file = Samples.with(Samples.jpeg(64, 32), 0xE1, Samples.exif(orientation));
        PictureHeader header = header(file);
        assertThat(header.width()).isEqualTo(width);
        assertThat(header.height()).isEqualTo(height);
        BufferedImage half = made(file, new Size(width / 2, height / 2, 500, 500));
        Color quarter = at(
                half,
                right * half.getWidth() / 2 + half.getWidth() / 4,
                below * half.getHeight() / 2 + half.getHeight() / 4);
        assertThat(quarter.getRed()).as("red").isGreaterThan(230);
        assertThat(quarter.getGreen()).as("green").isGreaterThan(230);
        assertThat(quarter.getBlue()).as("blue").isGreaterThan(230);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png"})
    void coloursOfOtherProfilesBecomeThoseOfScreens(String format) throws Exception {
        BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 256; i++) {
            image.setRGB(i % 16, i / 16, 0x808080);
        }
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
        byte[] file;
        if (format.equals("jpeg")) {
            ByteArrayOutputStream data = new ByteArrayOutputStream();
            data.writeBytes("ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1));
            data.writeBytes(profile);
            // Behind the JFIF segment, where such profiles stand.
            byte[] plain = Encoders.jpeg(95).encode(image);
            byte[] rest = Samples.part(plain, 20, plain.length);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.write(plain, 0, 20);
            out.writeBytes(Samples.part(Samples.with(new byte[2], 0xE2, data.toByteArray()), 2, data.size() + 6));
            out.writeBytes(rest);
            file = out.toByteArray();
        } else {
            file = PngProfiles.with(Samples.png(image), profile);
        }
        assertThat(header(file).profiled()).isTrue();
        // Half of the light is 188 on screens.
        assertThat(at(made(file, new Size(4, 4, 500, 500)), 2, 2).getGreen()).isCloseTo(188, within(3));
    }

    @Test
    void bytesDoNotDependOnWhatElseIsMade() throws Exception {
        byte[] file = Samples.jpeg(400, 300);
        Size small = new Size(48, 36, 500, 500);
        List<Encoder> jpeg = List.of(Encoders.jpeg(82));
        PictureMaker busy = PictureMaker.of(file, header(file));
        busy.make(new Size(320, 240, 500, 500), jpeg);
        busy.make(new Size(30, 30, 100, 500), jpeg);
        assertThat(busy.make(small, jpeg).get(0))
                .isEqualTo(PictureMaker.of(file, header(file)).make(small, jpeg).get(0));
    }

    @Test
    void webpIsMadeAndReadAgain() throws Exception {
        Encoder webp = Encoders.webp(75).orElseThrow();
        byte[] file = PictureMaker.of(Samples.jpeg(64, 32), header(Samples.jpeg(64, 32)))
                .make(HALF, List.of(webp))
                .get(0);
        PictureHeader header = header(file);
        assertThat(header.type()).isEqualTo(PictureType.WEBP);
        assertThat(header.width()).isEqualTo(32);
        assertThat(at(made(file, new Size(16, 8, 500, 500)), 13, 4).getBlue()).isGreaterThan(220);
    }

    @Test
    void webpKeepsWhatIsTransparent() throws Exception {
        BufferedImage image = new BufferedImage(32, 32, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < 32; i++) {
            image.setRGB(i, 20, 0xFFFF0000);
        }
        byte[] png = Samples.png(image);
        byte[] webp = PictureMaker.of(png, header(png))
                .make(new Size(32, 32, 500, 500), List.of(Encoders.webp(75).orElseThrow()))
                .get(0);
        assertThat(header(webp).transparent()).isTrue();
        BufferedImage back = made(webp, new Size(32, 32, 500, 500));
        assertThat(back.getRGB(4, 4) >>> 24).isZero();
        assertThat(back.getRGB(16, 20) >>> 24).isEqualTo(255);
    }

    @Test
    void cutsKeepNearTheFocus() {
        assertThat(PictureMaker.part(200, 100, new Size(50, 50, 500, 500))).isEqualTo(new Rectangle(50, 0, 100, 100));
        assertThat(PictureMaker.part(200, 100, new Size(50, 50, 0, 500))).isEqualTo(new Rectangle(0, 0, 100, 100));
        assertThat(PictureMaker.part(200, 100, new Size(50, 50, 900, 500))).isEqualTo(new Rectangle(100, 0, 100, 100));
        assertThat(PictureMaker.part(100, 200, new Size(80, 80, 500, 300))).isEqualTo(new Rectangle(0, 10, 100, 100));
        // 333 × 250 is as near to 4:3 as pixels go.
        assertThat(PictureMaker.part(1000, 750, new Size(333, 250, 500, 500)))
                .isEqualTo(new Rectangle(0, 0, 1000, 750));
    }

    /** At least what the JDK's best way of halving reaches against exact means over areas of light. */
    @Test
    void halvesAreNearerToTheLightThanTheJdkMakesThem() throws Exception {
        BufferedImage noise = new BufferedImage(256, 256, BufferedImage.TYPE_3BYTE_BGR);
        Random random = new Random(7);
        for (int y = 0; y < 256; y++) {
            for (int x = 0; x < 256; x++) {
                double wave = 0.5 + 0.3 * Math.sin(x / 9.0) * Math.cos(y / 7.0) + 0.2 * random.nextDouble();
                int v = (int) (Math.min(1, wave) * 255);
                noise.setRGB(x, y, v << 16 | v << 8 | v);
            }
        }
        BufferedImage ours = made(Samples.png(noise), new Size(64, 64, 500, 500));
        BufferedImage theirs = new BufferedImage(64, 64, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = theirs.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(noise, 0, 0, 64, 64, null);
        graphics.dispose();
        assertThat(error(noise, ours)).isLessThan(error(noise, theirs) / 4);
    }

    private static double error(BufferedImage large, BufferedImage small) {
        double sum = 0;
        for (int y = 2; y < 62; y++) {
            for (int x = 2; x < 62; x++) {
                double light = 0;
                for (int i = 0; i < 16; i++) {
                    light += Light.linear(large.getRGB(4 * x + i % 4, 4 * y + i / 4)) / 16;
                }
                double off = light - Light.linear(small.getRGB(x, y));
                sum += off * off;
            }
        }
        return sum;
    }

    // What goes out with it

    @Test
    void placeCameraAndWhatFollowsTheEndAreLeftOut() throws Exception {
        byte[] plain = Samples.jpeg(64, 32);
        byte[] file = Samples.with(Samples.with(plain, 0xE1, Samples.exif(1)), 0xFE, "by Ann".getBytes());
        ByteArrayOutputStream polyglot = new ByteArrayOutputStream();
        polyglot.writeBytes(file);
        polyglot.writeBytes("PK\3\4 <script>".getBytes());
        byte[] stripped = PictureMaker.stripped(polyglot.toByteArray(), header(file));
        assertThat(stripped).isEqualTo(plain);
    }

    @Test
    void howAPictureWasMadeStaysAndNothingElseOfItsWords() throws Exception {
        byte[] file = Samples.with(Samples.jpeg(64, 32), 0xE1, Samples.xmp("trainedAlgorithmicMedia"));
        PictureHeader header = header(file);
        assertThat(header.digitalSource()).isEqualTo("trainedAlgorithmicMedia");
        assertSays(PictureMaker.stripped(file, header));
        for (Encoder encoder :
                List.of(Encoders.jpeg(82), Encoders.png(), Encoders.webp(75).orElseThrow())) {
            byte[] made =
                    PictureMaker.of(file, header).make(HALF, List.of(encoder)).get(0);
            assertSays(made);
            // Still a picture for everybody.
            assertThat(made(made, HALF).getWidth()).isEqualTo(32);
        }
    }

    private static void assertSays(byte[] file) {
        assertThat(header(file).digitalSource()).isEqualTo("trainedAlgorithmicMedia");
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).doesNotContain("Paris");
    }

    // What is no picture

    @ParameterizedTest
    @ValueSource(strings = {"jpeg", "png", "webp"})
    void whatIsCutOffIsBroken(String format) throws Exception {
        BufferedImage flag = Samples.flag(64, 32, BufferedImage.TYPE_3BYTE_BGR);
        byte[] whole = switch (format) {
            case "jpeg" -> Samples.jpeg(64, 32);
            case "png" -> Samples.png(flag);
            default -> Encoders.webp(75).orElseThrow().encode(flag);
        };
        for (int length : new int[] {whole.length - 1, whole.length * 2 / 3, whole.length / 2}) {
            byte[] cut = Samples.part(whole, 0, length);
            PictureHeader header = header(whole);
            assertThatThrownBy(() -> PictureMaker.of(cut, header)).isInstanceOf(BrokenPicture.class);
            assertThatThrownBy(() -> Tone.of(cut, header)).isInstanceOf(BrokenPicture.class);
            assertThatThrownBy(() -> PictureMaker.stripped(cut, header)).isInstanceOf(BrokenPicture.class);
        }
    }

    /** 60,000 × 60,000 points in 70 bytes: refused by what its header says, before anything is decoded. */
    @Test
    void bombsAreNotDecoded() throws IOException {
        byte[] png = Samples.png(Samples.flag(8, 8, BufferedImage.TYPE_3BYTE_BGR));
        png[18] = (byte) 0xEA;
        png[19] = 0x60;
        png[22] = (byte) 0xEA;
        png[23] = 0x60;
        assertThat(PictureMaker.isTooLarge(header(png))).isTrue();
        assertThatThrownBy(() -> PictureMaker.of(png, header(png)))
                .isInstanceOf(BrokenPicture.class)
                .hasMessageContaining("too many pixels");
    }

    @Test
    void anyBytesAreReadWithoutAFault() throws IOException {
        Random random = new Random(11);
        byte[][] seeds = {
            Samples.with(Samples.jpeg(16, 16), 0xE1, Samples.exif(6)),
            Samples.png(Samples.flag(16, 16, BufferedImage.TYPE_INT_ARGB)),
            Encoders.webp(75).orElseThrow().encode(Samples.flag(16, 16, BufferedImage.TYPE_3BYTE_BGR))
        };
        int decoded = 0;
        int broken = 0;
        for (int i = 0; i < 600; i++) {
            byte[] bytes = seeds[i % 3].clone();
            for (int n = 0; n < 1 + i % 5; n++) {
                bytes[4 + random.nextInt(bytes.length - 4)] = (byte) random.nextInt();
            }
            var header = PictureHeader.read(bytes);
            if (header.isPresent()
                    && header.get().decodable()
                    && header.get().width() * (long) header.get().height() < 10_000) {
                try {
                    PictureMaker.of(bytes, header.get()).make(new Size(4, 4, 500, 500), List.of(Encoders.png()));
                    decoded++;
                } catch (BrokenPicture e) {
                    broken++;
                }
            }
        }
        assertThat(decoded).isPositive();
        assertThat(broken).isPositive();
    }

    // Tone

    @Test
    void theToneIsWhatMostOfThePictureIs() throws Exception {
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_3BYTE_BGR);
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 300; x++) {
                image.setRGB(x, y, x < 100 ? 0x101010 : 0xD8C8B0);
            }
        }
        byte[] png = Samples.png(image);
        Tone tone = Tone.of(png, header(png));
        assertThat(tone.hex()).isEqualTo("#d8c8b0");
        assertThat(tone.code()).isEqualTo("8cy");
        assertThat(new Tone(0xFFFFFF).code()).isEqualTo("9cx");
        assertThat(new Tone(0x000000).code()).isEqualTo("0cx");
        assertThat(new Tone(0xC02020).code()).isEqualTo("5ez");
    }
}
