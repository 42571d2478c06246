package dev.vitrine.pictures;

import com.luciad.imageio.webp.CompressionType;
import com.luciad.imageio.webp.WebPImageReaderSpi;
import com.luciad.imageio.webp.WebPImageWriterSpi;
import com.luciad.imageio.webp.WebPWriteParam;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** The WebP library, which is native code and may not be there for a machine. */
final class WebpLibrary {

    private static final int METHOD = 4;

    /** Loaded once: the first use of the library looks for its native code. */
    private static final class Loaded {
        static final boolean THERE = load();

        private static boolean load() {
            try {
                ImageWriter writer = new WebPImageWriterSpi().createWriterInstance(null);
                writer.getDefaultWriteParam();
                writer.dispose();
                return true;
            } catch (RuntimeException | LinkageError e) {
                return false;
            }
        }
    }

    private WebpLibrary() {}

    static boolean isThere() {
        return Loaded.THERE;
    }

    /** Found by hand, so that nobody's list of readers decides which one it is. */
    static Iterator<ImageReader> readers() {
        if (!isThere()) {
            return Collections.emptyIterator();
        }
        ImageReader reader = new WebPImageReaderSpi().createReaderInstance(null);
        return List.of(reader).iterator();
    }

    static ImageWriter writer() {
        return new WebPImageWriterSpi().createWriterInstance(null);
    }

    static ImageWriteParam parameters(int quality) {
        WebPWriteParam how = new WebPWriteParam(Locale.ROOT);
        how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        how.setCompressionType(CompressionType.Lossy);
        how.setCompressionQuality(quality / 100f);
        how.setMethod(METHOD);
        // One thread a picture: pictures are made side by side, and bytes must not depend on the machine.
        how.setThreadLevel(0);
        return how;
    }
}
