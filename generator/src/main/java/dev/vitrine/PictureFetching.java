package dev.vitrine;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.load.LoadedSite;
import dev.vitrine.load.ProductMemory;
import dev.vitrine.load.RemotePictures;
import dev.vitrine.load.SiteLoader;
import dev.vitrine.web.Download;
import dev.vitrine.web.Downloads;
import dev.vitrine.web.FileFetcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures of other servers become files of the site, where it says so ({@code pictures.fetchFrom}).
 *
 * <p>It is the only time that these servers are asked: builds read the files, and so come out the same with and without a network.
 *
 * @param pictures those that were fetched now, and those that could not be, by address
 * @param kept how many were there already
 * @param diagnostics what is wrong with the site
 * @param excerpts lines of it
 */
public record PictureFetching(List<Picture> pictures, int kept, Diagnostics diagnostics, ExcerptSource excerpts) {

    public PictureFetching {
        pictures = List.copyOf(pictures);
    }

    /**
     * A picture that was asked for.
     *
     * @param address where it is
     * @param path where it lies in the site folder now; empty when it could not be fetched
     * @param failure why not; empty when it was
     */
    public record Picture(String address, String path, String failure) {}

    /** Whether each picture is there now. */
    public boolean complete() {
        return pictures.stream().allMatch(picture -> picture.failure().isEmpty());
    }

    /**
     * Fetches what the site of {@code request} names and does not have, one after the other.
     *
     * @param anew whether those that are there are fetched again
     * @throws IOException when the site cannot be read, or a picture not be written
     */
    public static PictureFetching run(BuildRequest request, Downloads downloads, boolean anew) throws IOException {
        Diagnostics diagnostics = new Diagnostics();
        Optional<SiteLoader> loader =
                SiteLoader.open(request.site(), diagnostics).map(found -> found.with(request.extensions()));
        Optional<LoadedSite> loaded = loader.isEmpty()
                ? Optional.empty()
                : loader.get()
                        .load(request.themes(), request.date(), true, false, request.threads(), ProductMemory.NONE);
        List<Picture> pictures = new ArrayList<>();
        int kept = 0;
        if (loaded.isPresent()) {
            FileFetcher fetcher = new FileFetcher(
                    downloads, loaded.get().site().settings().pictures().fetchFrom());
            for (String address : loaded.get().fetchable()) {
                if (!anew && RemotePictures.isKept(request.site(), address)) {
                    kept++;
                } else {
                    pictures.add(fetched(request, address, fetcher.fetch(address)));
                }
            }
        }
        return new PictureFetching(
                pictures,
                kept,
                diagnostics,
                loader.map(found -> (ExcerptSource) found).orElse(location -> Optional.empty()));
    }

    private static Picture fetched(BuildRequest request, String address, Download got) throws IOException {
        if (!got.failure().isEmpty()) {
            return new Picture(address, "", got.failure());
        }
        return RemotePictures.keep(request.site(), address, got.content())
                .map(path -> new Picture(address, path, ""))
                .orElseGet(() -> new Picture(address, "", "it is no JPEG, PNG, WebP, AVIF or GIF picture"));
    }
}
