package dev.vitrine.load;

import static dev.vitrine.load.Shape.either;
import static dev.vitrine.load.Shape.matching;
import static dev.vitrine.load.Shape.object;
import static dev.vitrine.load.Shape.someOf;
import static dev.vitrine.load.Shape.text;
import static dev.vitrine.load.Shape.whole;
import static dev.vitrine.load.Shape.word;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Media;
import dev.vitrine.model.PicturePlace;
import dev.vitrine.model.PictureSettings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads how pictures are published, and how large themes show them. */
final class PicturesReader {

    /** What matters in a picture, as style sheets say positions. */
    static final Shape FOCUS =
            matching("(?:100|\\d{1,2})% (?:100|\\d{1,2})%", "how far from the left and the top, such as \"70% 40%\"");

    private static final Shape RATIO =
            matching("[1-9]\\d{0,3}[:/][1-9]\\d{0,3}", "width and height of a shape, such as \"4:5\"");
    private static final Shape WIDTHS = someOf(whole(16, 8000));
    private static final Shape QUALITY = whole(1, 100);

    static final Shape PICTURES = either(
            new Shape.Flag(),
            object("pictures", "How pictures are published.")
                    .optional(
                            "formats",
                            someOf(word("avif", "webp", "jpeg")),
                            "what browsers choose from, best first; default: webp")
                    .optional(
                            "quality",
                            object("quality", "From 1 to 100.")
                                    .optional("avif", QUALITY, "default: 55")
                                    .optional("webp", QUALITY, "default: 75")
                                    .optional("jpeg", QUALITY, "default: 82")
                                    .build(),
                            "how much is kept of them")
                    .optional("largest", whole(200, 8000), "the longest side of a published picture; default: 2000")
                    .optional(
                            "focus",
                            new Shape.MapOf(".+", "the path of a picture, such as media/hero.jpg", FOCUS),
                            "what cuts keep")
                    .optional(
                            "fetchFrom",
                            someOf(matching("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?", "a host, such as cdn.example.com")),
                            "hosts of pictures that vitrine fetch-pictures copies into the site folder")
                    .build());

    private static final Shape CROP = object("crop", "Another cut for some screens.")
            .required("media", matching("[^\"<>&]{1,200}", "a media query"), "which: (max-width: 40em)")
            .required("ratio", RATIO, "its shape")
            .required("widths", WIDTHS, "in pixels")
            .required("sizes", matching("[^\"<>&]{1,400}", "widths, as HTML takes them"), "how wide it is shown")
            .build();

    static final Shape PLACE = object("place", "How large pictures are shown somewhere.")
            .required("widths", WIDTHS, "in pixels, among which browsers choose")
            .required(
                    "sizes",
                    matching("[^\"<>&]{1,400}", "widths, as HTML takes them"),
                    "how wide it is shown: (min-width: 60em) 25vw, 50vw")
            .optional("ratio", RATIO, "the shape it is cut to; default: its own")
            .optional("crops", someOf(CROP), "other cuts for some screens")
            .optional("description", text(), "what stands there")
            .build();

    private PicturesReader() {}

    static PictureSettings settings(JsonValue.Obj site, SourceFiles files, Diagnostics diagnostics) {
        PictureSettings standard = PictureSettings.STANDARD;
        Optional<JsonValue.Obj> stated = site.object("pictures");
        if (stated.isEmpty()) {
            return new PictureSettings(
                    site.flag("pictures").orElse(true),
                    standard.formats(),
                    standard.webp(),
                    standard.jpeg(),
                    standard.avif(),
                    standard.largest(),
                    Map.of(),
                    List.of());
        }
        JsonValue.Obj pictures = stated.get();
        List<String> formats = pictures.get("formats").isPresent()
                ? pictures.texts("formats").stream().distinct().toList()
                : standard.formats();
        Optional<JsonValue.Obj> quality = pictures.object("quality");
        return new PictureSettings(
                true,
                formats,
                number(quality, "webp", standard.webp()),
                number(quality, "jpeg", standard.jpeg()),
                number(quality, "avif", standard.avif()),
                number(stated, "largest", standard.largest()),
                focus(pictures, files, diagnostics),
                pictures.texts("fetchFrom").stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .distinct()
                        .toList());
    }

    private static Map<String, Media.Focus> focus(JsonValue.Obj pictures, SourceFiles files, Diagnostics diagnostics) {
        Map<String, Media.Focus> all = new TreeMap<>();
        pictures.object("focus")
                .ifPresent(focus -> focus.fields()
                        .forEach((path, field) -> field.value()
                                .asText()
                                .flatMap(PicturesReader::focus)
                                .ifPresent(found -> {
                                    if (!files.isFile(path)) {
                                        diagnostics.report(
                                                Rule.MEDIA_MISSING,
                                                field.nameAt(),
                                                "there is no picture '" + ShapeCheck.shorten(path) + "'",
                                                "name it from the site folder, such as \"media/hero.jpg\"");
                                    }
                                    all.put(path, found);
                                })));
        return all;
    }

    private static int number(Optional<JsonValue.Obj> obj, String field, int otherwise) {
        return obj.flatMap(found -> found.number(field))
                .map(BigDecimal::intValue)
                .orElse(otherwise);
    }

    /** What matters in {@code picture}, when it says so. */
    static Optional<Media.Focus> focus(JsonValue.Obj picture) {
        return picture.text("focus").flatMap(PicturesReader::focus);
    }

    private static Optional<Media.Focus> focus(String text) {
        String[] parts = text.replace("%", "").split(" ");
        // What has another form was reported as such.
        if (parts.length != 2 || !parts[0].matches("\\d{1,3}") || !parts[1].matches("\\d{1,3}")) {
            return Optional.empty();
        }
        return Optional.of(new Media.Focus(
                Math.min(1000, 10 * Integer.parseInt(parts[0])), Math.min(1000, 10 * Integer.parseInt(parts[1]))));
    }

    /** The places of a theme. */
    static Map<String, PicturePlace> places(JsonValue.Obj theme) {
        Map<String, PicturePlace> places = new LinkedHashMap<>();
        theme.object("pictures")
                .ifPresent(all -> all.fields().forEach((name, field) -> {
                    if (field.value() instanceof JsonValue.Obj place
                            && !widths(place).isEmpty()) {
                        List<PicturePlace.Crop> crops = new ArrayList<>();
                        for (JsonValue one : place.list("crops")) {
                            if (one instanceof JsonValue.Obj crop
                                    && !widths(crop).isEmpty()) {
                                ratio(crop)
                                        .ifPresent(shape -> crops.add(new PicturePlace.Crop(
                                                crop.text("media").orElse(""),
                                                shape,
                                                widths(crop),
                                                crop.text("sizes").orElse("100vw"))));
                            }
                        }
                        places.put(
                                name,
                                new PicturePlace(
                                        widths(place), place.text("sizes").orElse("100vw"), ratio(place), crops));
                    }
                }));
        return places;
    }

    private static List<Integer> widths(JsonValue.Obj place) {
        List<Integer> widths = new ArrayList<>();
        for (JsonValue width : place.list("widths")) {
            if (width instanceof JsonValue.Num number) {
                number.asNumber()
                        .map(BigDecimal::intValue)
                        .filter(value -> value > 0)
                        .ifPresent(widths::add);
            }
        }
        return widths;
    }

    private static Optional<PicturePlace.Ratio> ratio(JsonValue.Obj place) {
        return place.text("ratio")
                .map(text -> text.split("[:/]"))
                .filter(parts -> parts.length == 2 && parts[0].matches("\\d{1,4}") && parts[1].matches("\\d{1,4}"))
                .map(parts -> new PicturePlace.Ratio(
                        Math.max(1, Integer.parseInt(parts[0])), Math.max(1, Integer.parseInt(parts[1]))));
    }
}
