package dev.vitrine.pictures;

import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes points of files: upright, in the colours of screens. */
final class Decoder {

    private Decoder() {}

    /**
     * The picture in {@code bytes}.
     *
     * @param every reads only every second, third … point of every second, third … line; 1 for all
     * @throws BrokenPicture when it is cut off, or no decoder takes it
     */
    static BufferedImage decode(byte[] bytes, PictureHeader header, int every) throws BrokenPicture {
        Optional<FileParts> parts = FileParts.of(bytes);
        if (parts.isEmpty() || !parts.get().whole()) {
            throw new BrokenPicture("its file is cut off");
        }
        BufferedImage image = read(bytes, header, every);
        // The JDK's reader of JPEG files has done so itself.
        Optional<byte[]> profile = header.type() == PictureType.JPEG
                ? Optional.empty()
                : parts.get().profile();
        if (profile.isPresent() && image.getRaster().getNumBands() >= 3) {
            image = converted(image, profile.get());
        }
        return header.orientation() == 1 ? image : upright(image, header.orientation());
    }

    private static BufferedImage read(byte[] bytes, PictureHeader header, int every) throws BrokenPicture {
        Iterator<ImageReader> readers = switch (header.type()) {
            case JPEG -> ImageIO.getImageReadersByFormatName("jpeg");
            case PNG -> ImageIO.getImageReadersByFormatName("png");
            default -> WebpLibrary.readers();
        };
        if (!readers.hasNext()) {
            throw new BrokenPicture("nothing here decodes " + header.type().mediaType());
        }
        ImageReader reader = readers.next();
        try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            ImageReadParam how = reader.getDefaultReadParam();
            if (every > 1 && header.type() != PictureType.WEBP) {
                how.setSourceSubsampling(every, every, 0, 0);
            }
            BufferedImage image = reader.read(0, how);
            if (image == null) {
                throw new BrokenPicture("it cannot be decoded");
            }
            return image;
        } catch (IOException | RuntimeException e) {
            // Decoders answer what they do not expect with whatever they stumble over.
            throw new BrokenPicture("it cannot be decoded");
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage converted(BufferedImage image, byte[] profile) throws BrokenPicture {
        try {
            ICC_Profile from = ICC_Profile.getInstance(profile);
            if (new ICC_ColorSpace(from).getNumComponents() != 3) {
                return image;
            }
            ColorConvertOp convert =
                    new ColorConvertOp(new ICC_Profile[] {from, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null);
            boolean transparent = image.getColorModel().hasAlpha();
            BufferedImage plain = new BufferedImage(
                    image.getWidth(),
                    image.getHeight(),
                    transparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
            // Numbers are taken as they are: what they mean is what the profile says.
            for (int y = 0; y < image.getHeight(); y++) {
                plain.setRGB(
                        0,
                        y,
                        image.getWidth(),
                        1,
                        image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth()),
                        0,
                        image.getWidth());
            }
            WritableRaster colours = plain.getRaster()
                    .createWritableChild(0, 0, plain.getWidth(), plain.getHeight(), 0, 0, new int[] {0, 1, 2});
            convert.filter(colours, colours.createCompatibleWritableRaster());
            WritableRaster made = convert.filter(colours, null);
            colours.setRect(made);
            return plain;
        } catch (RuntimeException e) {
            throw new BrokenPicture("its colour profile cannot be used");
        }
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        int w = image.getWidth();
        int h = image.getHeight();
        AffineTransform turn = switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            default -> new AffineTransform(0, -1, 1, 0, 0, w);
        };
        boolean turned = orientation > 4;
        boolean transparent = image.getColorModel().getTransparency() != Transparency.OPAQUE;
        BufferedImage out = new BufferedImage(
                turned ? h : w,
                turned ? w : h,
                transparent ? BufferedImage.TYPE_4BYTE_ABGR : BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = out.createGraphics();
        try {
            graphics.drawImage(image, turn, null);
        } finally {
            graphics.dispose();
        }
        return out;
    }
}
