package dev.vitrine.markup;

import java.util.List;
import java.util.Optional;

/**
 * A long text as HTML in which what differs between storefronts is still open.
 *
 * @param segments the parts, in order
 * @param headings its headings, in order
 */
public record Prose(List<Segment> segments, List<Heading> headings) {

    /**
     * A heading.
     *
     * @param level from 2 to 6
     * @param id what to link to
     * @param text its words
     */
    public record Heading(int level, String id, String text) {}

    /** No text. */
    public static final Prose EMPTY = new Prose(List.of(), List.of());

    /** The interface strings a text may ask for; a theme has them all. */
    public static final List<String> TEXT_KEYS = List.of(
            "prose.note",
            "prose.tip",
            "prose.important",
            "prose.warning",
            "prose.caution",
            "prose.footnotes",
            "prose.back",
            "prose.done",
            "prose.open",
            "prose.details");

    public Prose {
        segments = List.copyOf(segments);
        headings = List.copyOf(headings);
    }

    public boolean isEmpty() {
        return segments.isEmpty();
    }

    /** The text as HTML for one storefront. */
    public String html(Resolver resolver) {
        StringBuilder out = new StringBuilder();
        appendTo(out, resolver);
        return out.toString();
    }

    /** Writes the text as HTML for one storefront. */
    public void appendTo(StringBuilder out, Resolver resolver) {
        boolean linked = false;
        for (Segment segment : segments) {
            if (segment instanceof Segment.Html html) {
                out.append(html.html());
            } else if (segment instanceof Segment.LinkOpen link) {
                linked = open(link.title(), resolver.link(link.ref(), link.at()), out);
            } else if (segment instanceof Segment.FileOpen link) {
                linked = open(link.title(), resolver.file(link), out);
            } else if (segment instanceof Segment.Address address) {
                resolver.written(address.url(), address.at());
            } else if (segment instanceof Segment.LinkClose) {
                out.append(linked ? "</a>" : "");
            } else if (segment instanceof Segment.Image image) {
                append(image, resolver.image(image.target(), image.at()), out);
            } else if (segment instanceof Segment.Embed embed) {
                out.append(resolver.embed(embed));
            } else if (segment instanceof Segment.Measure measure) {
                Escape.append(out, resolver.measure(measure));
            } else if (segment instanceof Segment.Text text) {
                Escape.append(out, resolver.text(text.key()));
            }
        }
    }

    private static boolean open(String title, Optional<String> address, StringBuilder out) {
        if (address.isEmpty()) {
            return false;
        }
        out.append("<a");
        Escape.attribute(out, "href", address.get());
        if (!title.isEmpty()) {
            Escape.attribute(out, "title", title);
        }
        out.append('>');
        return true;
    }

    private static void append(Segment.Image image, Optional<ResolvedImage> resolved, StringBuilder out) {
        if (resolved.isEmpty()) {
            if (!image.alt().isBlank()) {
                out.append(image.figure() ? "<p>" : "");
                Escape.append(out, image.alt());
                out.append(image.figure() ? "</p>\n" : "");
            }
            return;
        }
        boolean caption = image.figure() && !image.title().isBlank();
        out.append(image.figure() ? "<figure>" : "");
        append(image, resolved.get(), out);
        if (caption) {
            out.append("<figcaption>");
            Escape.append(out, image.title());
            out.append("</figcaption>");
        }
        out.append(image.figure() ? "</figure>\n" : "");
    }

    private static void append(Segment.Image image, ResolvedImage file, StringBuilder out) {
        boolean choice = !file.sources().isEmpty();
        if (choice) {
            out.append("<picture>");
        }
        for (ResolvedImage.Source source : file.sources()) {
            out.append("<source");
            if (!source.media().isEmpty()) {
                Escape.attribute(out, "media", source.media());
            }
            Escape.attribute(out, "type", source.type());
            Escape.attribute(out, "srcset", source.srcset());
            // A width that the text states is the widest it is shown.
            Escape.attribute(
                    out,
                    "sizes",
                    image.width() > 0
                            ? "(min-width: " + image.width() + "px) " + image.width() + "px, 100vw"
                            : source.sizes());
            out.append('>');
        }
        out.append("<img");
        Escape.attribute(out, "src", file.url());
        Escape.attribute(out, "alt", image.alt());
        int width = image.width();
        int height = image.height();
        if (width == 0 && height == 0) {
            width = file.width();
            height = file.height();
        } else if (file.width() > 0 && file.height() > 0) {
            // One given side keeps the picture's own proportions.
            width = width > 0 ? width : scale(height, file.width(), file.height());
            height = height > 0 ? height : scale(width, file.height(), file.width());
        }
        if (width > 0) {
            Escape.attribute(out, "width", Integer.toString(width));
        }
        if (height > 0) {
            Escape.attribute(out, "height", Integer.toString(height));
        }
        if (!image.figure() && !image.title().isBlank()) {
            Escape.attribute(out, "title", image.title());
        }
        out.append(" loading=\"lazy\" decoding=\"async\">");
        if (choice) {
            out.append("</picture>");
        }
    }

    private static int scale(int side, int wanted, int given) {
        return (int) Math.max(1, Math.round((double) side * wanted / given));
    }
}
