package dev.vitrine.render;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.markup.ResolvedImage;
import dev.vitrine.markup.Resolver;
import dev.vitrine.markup.Segment;
import dev.vitrine.model.Documents;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.Media;
import dev.vitrine.model.SiteSource;
import dev.vitrine.output.PageBuffer;
import dev.vitrine.plan.Lookup;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.render.view.ImageView;
import dev.vitrine.render.view.ProductCardView;
import dev.vitrine.trace.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what a text leaves open in one storefront: links, pictures and embedded products. */
final class PageLinks implements Resolver {

    /** The place of pictures in texts. */
    private static final String TEXT = "text";

    /** The Markdown file of a thing, in any language. */
    private static final Pattern SOURCE =
            Pattern.compile("(pages|journal|catalog/(?:products|categories|collections))/([^/]+)/[^/]+\\.md");

    private static final Map<String, LinkRef.Kind> SOURCES = Map.of(
            "pages", LinkRef.Kind.PAGE,
            "journal", LinkRef.Kind.ARTICLE,
            "catalog/products", LinkRef.Kind.PRODUCT,
            "catalog/categories", LinkRef.Kind.CATEGORY,
            "catalog/collections", LinkRef.Kind.COLLECTION);

    private final StorefrontViews views;
    private final SiteSource source;
    private final Templates templates;
    private final Map<String, Object> shared;
    private final WrittenLinks written;
    private final Diagnostics diagnostics;

    PageLinks(
            StorefrontViews views,
            SiteSource source,
            Templates templates,
            Map<String, Object> shared,
            WrittenLinks written,
            Diagnostics diagnostics) {
        this.views = views;
        this.source = source;
        this.templates = templates;
        this.shared = shared;
        this.written = written;
        this.diagnostics = diagnostics;
    }

    @Override
    public Optional<String> link(LinkRef ref, Location at) {
        RouteKind kind = RouteKind.of(ref.kind());
        Optional<Placed> placed = views.here().find(kind, ref.id());
        if (placed.isPresent()) {
            return Optional.of(address(placed.get(), ref, at));
        }
        reportMissing(kind, ref.kind().word(), ref.id(), at);
        return Optional.empty();
    }

    @Override
    public Optional<String> file(Segment.FileOpen link) {
        Optional<String> path = path(link.path(), link.at().path());
        Documents documents = views.site().settings().documents();
        Optional<Documents.Document> document =
                path.flatMap(found -> Optional.ofNullable(documents.pages().get(found)));
        if (document.isPresent()) {
            return document(document.get(), link);
        }
        Matcher source = SOURCE.matcher(path.orElse(""));
        if (source.matches()) {
            LinkRef.Kind kind = Objects.requireNonNull(SOURCES.get(source.group(1)));
            return link(new LinkRef(kind, source.group(2), link.suffix()), link.at());
        }
        if (!documents.pages().containsKey(link.at().path())) {
            return Optional.of(link.url());
        }
        if (documents.elsewhere().isPresent()) {
            return documents
                    .elsewhere()
                    .map(address -> URI.create(address).resolve(folder(link.at().path()) + link.url()))
                    .map(URI::toString);
        }
        diagnostics.report(
                Rule.LINK_UNKNOWN_TARGET,
                link.at(),
                "there is no page of '" + link.path() + "'",
                Closest.to(path.orElse(""), documents.pages().keySet())
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(
                                "add it to \"documents\" in site.json, or say there in \"elsewhere\" where other files are shown"));
        return Optional.empty();
    }

    /** The page of {@code document}: of a translation in its own language, else here. */
    private Optional<String> document(Documents.Document document, Segment.FileOpen link) {
        LinkRef ref = new LinkRef(LinkRef.Kind.PAGE, document.page(), link.suffix());
        return views.plan().storefronts().stream()
                .filter(other -> document.translation()
                        && other.storefront().language().language().equals(document.language()))
                .findFirst()
                .flatMap(other -> other.find(RouteKind.PAGE, document.page()))
                .map(placed -> address(placed, ref, link.at()))
                .or(() -> link(ref, link.at()));
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    @Override
    public void written(String url, Location at) {
        written.add(url, at);
    }

    private String address(Placed placed, LinkRef ref, Location at) {
        String address = placed.url().encoded() + ref.suffix();
        if (address.indexOf('#') >= 0) {
            written(address, at);
        }
        return address;
    }

    private void reportMissing(RouteKind kind, String word, String id, Location at) {
        if (views.plan().exists(kind, id)) {
            diagnostics.report(
                    Rule.LINK_NOT_HERE,
                    at,
                    "the " + word + (id.isEmpty() ? "" : " '" + id + "'")
                            + " is not part of every storefront that shows this text; there the link is left out",
                    "show it there too, or link to something else");
            return;
        }
        diagnostics.report(
                Rule.LINK_UNKNOWN_TARGET,
                at,
                "there is no " + word + " '" + id + "'",
                Closest.to(id, views.plan().ids(kind))
                        .map(near -> "did you mean '" + word + ":" + near + "'?")
                        .orElse("correct the id, or remove the link"));
    }

    @Override
    public Optional<ResolvedImage> image(String target, Location at) {
        if (target.startsWith("https://") || target.startsWith("http://")) {
            diagnostics.report(
                    Rule.MEDIA_REMOTE,
                    at,
                    "the picture stays on another server; its size is unknown and its server may withdraw it",
                    "copy it into the site folder");
            return Optional.of(new ResolvedImage(target, 0, 0));
        }
        Optional<Media.Local> media = path(target, at.path()).flatMap(path -> {
            Trace.read(new Lookup.Picture(path));
            return source.media(path);
        });
        if (media.isEmpty()) {
            diagnostics.report(
                    Rule.MEDIA_MISSING,
                    at,
                    "there is no picture '" + target + "'",
                    "add the file, or correct its name");
        }
        return media.map(found -> {
            ImageView image = views.image(found, "", "");
            return new ResolvedImage(
                    image.url(),
                    views.picture(image, TEXT).sources().stream()
                            .map(source -> new ResolvedImage.Source(
                                    source.media(), source.type(), source.srcset(), source.sizes()))
                            .toList(),
                    found.width(),
                    found.height());
        });
    }

    /** {@code target}, seen from the file {@code from}, as a path below the site folder; empty when it leads out. */
    private static Optional<String> path(String target, String from) {
        Deque<String> parts = new ArrayDeque<>();
        if (!target.startsWith("/")) {
            String[] folders = from.split("/", -1);
            for (int i = 0; i < folders.length - 1; i++) {
                parts.addLast(folders[i]);
            }
        }
        for (String part : target.split("/", -1)) {
            if (part.equals("..")) {
                if (parts.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.addLast(part);
            }
        }
        String path = String.join("/", parts);
        return path.isEmpty() || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0
                ? Optional.empty()
                : Optional.of(path);
    }

    @Override
    public String embed(Segment.Embed embed) {
        List<ProductCardView> products = switch (embed.kind()) {
            case PRODUCT, PRODUCTS -> {
                embed.ids().stream()
                        .filter(id -> views.here().find(RouteKind.PRODUCT, id).isEmpty())
                        .forEach(id -> reportMissing(RouteKind.PRODUCT, "product", id, embed.at()));
                yield views.productsById(embed.ids());
            }
            case CATEGORY ->
                views.products(limited(
                        views.here().inCategory(checked(RouteKind.CATEGORY, "category", embed)), embed.limit()));
            case COLLECTION ->
                views.products(limited(
                        views.here().inCollection(checked(RouteKind.COLLECTION, "collection", embed)), embed.limit()));
        };
        if (embed.limit() > 0 && products.size() > embed.limit()) {
            products = products.subList(0, embed.limit());
        }
        if (products.isEmpty()) {
            return "";
        }
        Map<String, Object> data = new HashMap<>(shared);
        data.put("products", products);
        String template = embed.kind() == Segment.Embed.Kind.PRODUCT ? "embed-product.ftlh" : "embed-products.ftlh";
        try {
            PageBuffer out = new PageBuffer();
            templates.process(template, data, out);
            return new String(out.bytes(), 0, out.length(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String checked(RouteKind kind, String word, Segment.Embed embed) {
        String id = embed.ids().get(0);
        if (!views.plan().exists(kind, id)) {
            reportMissing(kind, word, id, embed.at());
        }
        return id;
    }

    private static <T> List<T> limited(List<T> list, int limit) {
        return limit > 0 && list.size() > limit ? list.subList(0, limit) : list;
    }

    @Override
    public String measure(Segment.Measure measure) {
        return measure.brief()
                ? views.measures().brief(measure.measurement())
                : views.measures().text(measure.measurement());
    }

    @Override
    public String text(String key) {
        return views.text(key);
    }
}
