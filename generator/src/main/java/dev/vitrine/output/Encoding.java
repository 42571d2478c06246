package dev.vitrine.output;

import com.aayushatharva.brotli4j.Brotli4jLoader;
import com.aayushatharva.brotli4j.encoder.Encoder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** How files are compressed for servers that send them as they lie there. */
public enum Encoding {
    GZIP("gzip", ".gz") {
        @Override
        byte[] encode(byte[] bytes, boolean once) throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 3 + 64);
            try (OutputStream gzip = new Level(out, once ? Deflater.BEST_COMPRESSION : Deflater.DEFAULT_COMPRESSION)) {
                gzip.write(bytes);
            }
            return out.toByteArray();
        }
    },
    BROTLI("br", ".br") {
        /** Above 5 pages take long for little: 6 is a tenth slower, 9 thirty times. */
        private static final int OFTEN = 5;

        private static final int ONCE = 11;

        @Override
        byte[] encode(byte[] bytes, boolean once) throws IOException {
            Brotli4jLoader.ensureAvailability();
            return Encoder.compress(bytes, new Encoder.Parameters().setQuality(once ? ONCE : OFTEN));
        }

        @Override
        public boolean available() {
            return Brotli4jLoader.isAvailable();
        }
    };

    /** Files of other kinds are compressed in themselves. */
    private static final Set<String> TEXT = Set.of(
            "html",
            "css",
            "js",
            "mjs",
            "json",
            "jsonl",
            "webmanifest",
            "map",
            "svg",
            "xml",
            "txt",
            "csv",
            "tsv",
            "md",
            "ttf",
            "otf",
            "ico",
            "wasm",
            "bin");

    /** Told apart from what other versions of the library or of these settings made. */
    static final String RECIPE = "1 gzip 6 9 brotli4j 1.24 5 11";

    private final String token;
    private final String ending;

    Encoding(String token, String ending) {
        this.token = token;
        this.ending = ending;
    }

    /** Whether the file at {@code path} is of a kind that gets smaller. */
    public static boolean compressible(String path) {
        return TEXT.contains(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    }

    /** Its name in {@code Content-Encoding}. */
    public String token() {
        return token;
    }

    /** What stands behind the name of the file it is made of. */
    public String ending() {
        return ending;
    }

    /**
     * {@code bytes} compressed; the same each time.
     *
     * @param once whether it is made seldom and sent often, and so worth more work
     */
    abstract byte[] encode(byte[] bytes, boolean once) throws IOException;

    /** Whether this machine has what it takes. */
    public boolean available() {
        return true;
    }

    /** The JDK's stream does not say how hard it tries. */
    private static final class Level extends GZIPOutputStream {
        Level(OutputStream out, int level) throws IOException {
            super(out);
            def.setLevel(level);
        }
    }
}
