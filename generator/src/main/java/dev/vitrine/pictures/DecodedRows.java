package dev.vitrine.pictures;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;

/** A part of a decoded picture, without a copy of it in larger numbers: only the row that is asked for is made. */
final class DecodedRows implements Rows {

    private final BufferedImage image;
    private final Rectangle part;
    private final boolean transparent;
    private final boolean grey;
    private final byte[] bytes;
    private final int[] offsets;
    private final int stride;
    private final int step;

    DecodedRows(BufferedImage image, Rectangle part) {
        this.image = image;
        this.part = part;
        this.transparent = image.getColorModel().hasAlpha();
        Raster raster = image.getRaster();
        this.grey = !(image.getColorModel() instanceof IndexColorModel) && raster.getNumBands() < 3;
        if (raster.getSampleModel() instanceof PixelInterleavedSampleModel model
                && raster.getDataBuffer() instanceof DataBufferByte buffer
                && raster.getNumBands() >= 3
                && !image.getColorModel().isAlphaPremultiplied()) {
            bytes = buffer.getData();
            offsets = model.getBandOffsets();
            stride = model.getScanlineStride();
            step = model.getPixelStride();
        } else {
            bytes = new byte[0];
            offsets = new int[0];
            stride = 0;
            step = 0;
        }
    }

    @Override
    public int width() {
        return part.width;
    }

    @Override
    public int height() {
        return part.height;
    }

    @Override
    public boolean transparent() {
        return transparent;
    }

    @Override
    public void row(int y, float[] into) {
        if (bytes.length > 0) {
            quick(part.y + y, into);
        } else if (grey) {
            grey(part.y + y, into);
        } else {
            int[] row = image.getRGB(part.x, part.y + y, part.width, 1, null, 0, part.width);
            for (int x = 0; x < part.width; x++) {
                put(into, x, row[x] >> 16, row[x] >> 8, row[x], row[x] >>> 24);
            }
        }
    }

    private void quick(int y, float[] into) {
        int at = y * stride + part.x * step;
        for (int x = 0; x < part.width; x++, at += step) {
            put(
                    into,
                    x,
                    bytes[at + offsets[0]],
                    bytes[at + offsets[1]],
                    bytes[at + offsets[2]],
                    transparent ? bytes[at + offsets[3]] & 0xFF : 255);
        }
    }

    /** The JDK takes grey for linear, which no file means. */
    private void grey(int y, float[] into) {
        Raster raster = image.getRaster();
        int shift = Math.max(0, raster.getSampleModel().getSampleSize(0) - 8);
        int scale = raster.getSampleModel().getSampleSize(0) < 8
                ? 255 / ((1 << raster.getSampleModel().getSampleSize(0)) - 1)
                : 1;
        for (int x = 0; x < part.width; x++) {
            int value = (raster.getSample(part.x + x, y, 0) >> shift) * scale;
            int opaque = transparent ? raster.getSample(part.x + x, y, 1) >> shift : 255;
            put(into, x, value, value, value, opaque);
        }
    }

    private void put(float[] into, int x, int red, int green, int blue, int opaque) {
        if (transparent) {
            float share = opaque / 255f;
            into[4 * x] = Light.linear(red) * share;
            into[4 * x + 1] = Light.linear(green) * share;
            into[4 * x + 2] = Light.linear(blue) * share;
            into[4 * x + 3] = share;
        } else {
            into[3 * x] = Light.linear(red);
            into[3 * x + 1] = Light.linear(green);
            into[3 * x + 2] = Light.linear(blue);
        }
    }
}
