package dev.vitrine.pictures;

/** Changes the size of pictures: Lanczos with three lobes, rows and columns one after the other, holding no more rows than count for one. */
final class Resampler {

    private static final int LOBES = 3;

    private Resampler() {}

    /** Which numbers of a line count for each number of a shorter one, and how much. */
    @SuppressWarnings("ArrayRecordComponent") // of this class alone
    private record Weights(int[] first, float[][] share) {

        static Weights of(int from, int to) {
            double scale = (double) from / to;
            double wide = Math.max(1, scale);
            int[] first = new int[to];
            float[][] share = new float[to][];
            for (int i = 0; i < to; i++) {
                double middle = (i + 0.5) * scale;
                int begin = Math.max(0, (int) Math.floor(middle - LOBES * wide));
                int end = Math.min(from, (int) Math.ceil(middle + LOBES * wide));
                double[] raw = new double[end - begin];
                double sum = 0;
                for (int j = begin; j < end; j++) {
                    raw[j - begin] = lanczos((j + 0.5 - middle) / wide);
                    sum += raw[j - begin];
                }
                share[i] = new float[raw.length];
                for (int j = 0; j < raw.length; j++) {
                    share[i][j] = (float) (raw[j] / sum);
                }
                first[i] = begin;
            }
            return new Weights(first, share);
        }

        private static double lanczos(double x) {
            if (x == 0) {
                return 1;
            }
            if (Math.abs(x) >= LOBES) {
                return 0;
            }
            double p = Math.PI * x;
            return LOBES * StrictMath.sin(p) * StrictMath.sin(p / LOBES) / (p * p);
        }
    }

    /** {@code rows} in another size. */
    static Light resize(Rows rows, int width, int height) {
        int channels = Light.channels(rows.transparent());
        Weights across = Weights.of(rows.width(), width);
        Weights down = Weights.of(rows.height(), height);
        int held = 0;
        for (float[] share : down.share()) {
            held = Math.max(held, share.length);
        }
        float[][] ring = new float[held][width * channels];
        float[] full = new float[rows.width() * channels];
        float[] out = new float[width * height * channels];
        int read = 0;
        for (int y = 0; y < height; y++) {
            float[] share = down.share()[y];
            int first = down.first()[y];
            for (; read < first + share.length; read++) {
                rows.row(read, full);
                narrow(full, across, channels, ring[read % held]);
            }
            int to = y * width * channels;
            for (int i = 0; i < share.length; i++) {
                float[] row = ring[(first + i) % held];
                float part = share[i];
                for (int x = 0; x < row.length; x++) {
                    out[to + x] += row[x] * part;
                }
            }
        }
        return new Light(width, height, rows.transparent(), out);
    }

    private static void narrow(float[] row, Weights across, int channels, float[] into) {
        for (int x = 0; x < across.first().length; x++) {
            float[] share = across.share()[x];
            int at = across.first()[x] * channels;
            float red = 0;
            float green = 0;
            float blue = 0;
            float opaque = 0;
            for (float part : share) {
                red += row[at] * part;
                green += row[at + 1] * part;
                blue += row[at + 2] * part;
                if (channels == 4) {
                    opaque += row[at + 3] * part;
                }
                at += channels;
            }
            int to = x * channels;
            into[to] = red;
            into[to + 1] = green;
            into[to + 2] = blue;
            if (channels == 4) {
                into[to + 3] = opaque;
            }
        }
    }
}
