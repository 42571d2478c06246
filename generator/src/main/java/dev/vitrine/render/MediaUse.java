package dev.vitrine.render;

import dev.vitrine.model.Media;
import dev.vitrine.output.OutputPath;
import dev.vitrine.trace.Trace;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which pictures the pages show, so that only those are published; thread-safe. */
public final class MediaUse {

    private final Map<String, Media.Local> used = new ConcurrentHashMap<>();

    /** The address of {@code media}, which from now on is published. */
    String url(Media media) {
        if (media instanceof Media.Local local) {
            show(local);
            return "/" + local.outputPath();
        }
        return ((Media.Remote) media).url();
    }

    /** Takes note that {@code media} is shown. */
    public void show(Media.Local media) {
        Trace.said(media);
        used.putIfAbsent(media.outputPath(), media);
    }

    /** Whether a page rendered so far shows the picture at {@code outputPath}. */
    public boolean shows(String outputPath) {
        return used.containsKey(outputPath);
    }

    /** What is to be published, by its place in the output. */
    public Map<OutputPath, Media.Local> all() {
        Map<OutputPath, Media.Local> all = new TreeMap<>();
        used.forEach((path, media) -> all.put(new OutputPath(path), media));
        return all;
    }
}
