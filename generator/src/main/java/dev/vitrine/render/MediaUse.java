package dev.vitrine.render;

import dev.vitrine.model.Media;
import dev.vitrine.model.PictureFormat;
import dev.vitrine.model.PicturePlace;
import dev.vitrine.model.PictureUse;
import dev.vitrine.model.Rendition;
import dev.vitrine.output.OutputPath;
import dev.vitrine.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Which pictures the pages show, and in which sizes, so that only those are published; thread-safe. */
public final class MediaUse {

    /** The place of small pictures that scripts show: lines of a cart, results of a search. */
    static final String SMALL = "small";

    private static final PicturePlace SMALL_PLACE = new PicturePlace(List.of(400), "", Optional.empty(), List.of());

    private final Map<String, PicturePlace> places;
    private final Pictures pictures;
    private final Map<String, Media.Local> used = new ConcurrentHashMap<>();
    private final Map<String, Rendition> made = new ConcurrentHashMap<>();
    private final Map<PictureUse, List<Cut>> cuts = new ConcurrentHashMap<>();

    /**
     * Pictures at {@code places}.
     *
     * @param places of the theme, by name
     * @param pictures knows them
     */
    MediaUse(Map<String, PicturePlace> places, Pictures pictures) {
        this.places = places;
        this.pictures = pictures;
    }

    /**
     * One cut of a picture in one format.
     *
     * @param media for which screens; empty for all
     * @param sizes how wide it is shown
     * @param files smallest first
     */
    record Cut(String media, String sizes, List<Rendition> files) {
        Cut {
            files = List.copyOf(files);
        }

        String srcset() {
            StringBuilder out = new StringBuilder();
            for (Rendition file : files) {
                out.append(out.length() == 0 ? "/" : ", /")
                        .append(file.outputPath())
                        .append(' ')
                        .append(file.width())
                        .append('w');
            }
            return out.toString();
        }

        Rendition largest() {
            return files.get(files.size() - 1);
        }
    }

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

    /** Takes note that a picture is shown at a place. */
    public void show(PictureUse use) {
        cuts(use);
    }

    /** The picture whose address is {@code url}; empty when it is none of the site's. */
    Optional<Media.Local> at(String url) {
        return url.startsWith("/") ? Optional.ofNullable(used.get(url.substring(1))) : Optional.empty();
    }

    boolean hasPlace(String place) {
        return places.containsKey(place);
    }

    /** The place called {@code name}; that for anything where the theme has none of that name. */
    PicturePlace place(String name) {
        return name.equals(SMALL) ? SMALL_PLACE : places.getOrDefault(name, PicturePlace.ANYWHERE);
    }

    Optional<Pictures.Colour> colour(Media.Local picture) {
        return pictures.colour(picture);
    }

    /** The files among which browsers choose, which from now on are published; none when the picture is shown as it is. */
    List<Cut> cuts(PictureUse use) {
        List<Cut> cuts = cut(use);
        if (!cuts.isEmpty()) {
            Trace.said(use);
            cuts.forEach(cut -> cut.files().forEach(file -> made.putIfAbsent(file.outputPath(), file)));
        }
        return cuts;
    }

    private List<Cut> cut(PictureUse use) {
        List<PictureFormat> formats = pictures.formats(use.picture());
        if (formats.isEmpty()) {
            return List.of();
        }
        return cuts.computeIfAbsent(use, asked -> {
            List<Cut> all = new ArrayList<>();
            PicturePlace place = place(asked.place());
            Media.Local picture = asked.picture();
            for (PicturePlace.Crop crop : place.crops()) {
                for (PictureFormat format : formats) {
                    all.add(new Cut(
                            crop.media(),
                            crop.sizes(),
                            files(picture, crop.widths(), Optional.of(crop.ratio()), format)));
                }
            }
            // Who shows a small picture by a script names one file, which all browsers have to take.
            for (PictureFormat format :
                    asked.place().equals(SMALL) ? formats.subList(formats.size() - 1, formats.size()) : formats) {
                all.add(new Cut("", place.sizes(), files(picture, place.widths(), place.ratio(), format)));
            }
            return List.copyOf(all);
        });
    }

    /** No size is larger than the picture: what is asked for beyond is answered by its own. */
    private static List<Rendition> files(
            Media.Local picture, List<Integer> widths, Optional<PicturePlace.Ratio> ratio, PictureFormat format) {
        int across = ratio.map(
                        cut -> (int) Math.min(picture.width(), (long) picture.height() * cut.width() / cut.height()))
                .orElse(picture.width());
        List<Rendition> files = new ArrayList<>();
        for (int wanted : widths) {
            int width = Math.max(1, Math.min(wanted, across));
            if (!files.isEmpty() && files.get(files.size() - 1).width() == width) {
                break;
            }
            long height = ratio.map(cut -> Math.round((double) width * cut.height() / cut.width()))
                    .orElse(Math.round((double) width * picture.height() / picture.width()));
            files.add(new Rendition(picture, width, (int) Math.max(1, height), format));
        }
        return files;
    }

    /** Whether a page rendered so far shows the picture at {@code outputPath}. */
    public boolean shows(String outputPath) {
        return used.containsKey(outputPath) || made.containsKey(outputPath);
    }

    /** Whether showing {@code use} shows the picture at {@code outputPath}. */
    public boolean shows(PictureUse use, String outputPath) {
        return cut(use).stream()
                .flatMap(cut -> cut.files().stream())
                .anyMatch(file -> file.outputPath().equals(outputPath));
    }

    /** What is to be published as a whole, by its place in the output. */
    public Map<OutputPath, Media.Local> all() {
        Map<OutputPath, Media.Local> all = new TreeMap<>();
        used.forEach((path, media) -> all.put(new OutputPath(path), media));
        return all;
    }

    /** What is to be made, by its place in the output. */
    public Map<OutputPath, Rendition> renditions() {
        Map<OutputPath, Rendition> all = new TreeMap<>();
        made.forEach((path, rendition) -> all.put(new OutputPath(path), rendition));
        return all;
    }
}
