package dev.vitrine.render;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.markup.Escape;
import dev.vitrine.markup.ResolvedImage;
import dev.vitrine.markup.Resolver;
import dev.vitrine.markup.Segment;
import dev.vitrine.model.LinkRef;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.render.view.ProductCardView;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in what a text leaves open when it is read away from the shop: whole addresses, and products as plain links. */
final class FeedLinks implements Resolver {

    private static final Pattern TAG = Pattern.compile("<[a-zA-Z][^<>]*>");
    private static final Pattern ADDRESS = Pattern.compile("( (?:href|src|poster)=\")(/(?!/)|#)");

    private final PageLinks page;
    private final StorefrontViews views;
    private final String baseUrl;

    FeedLinks(PageLinks page, StorefrontViews views) {
        this.page = page;
        this.views = views;
        this.baseUrl = views.site().settings().baseUrl();
    }

    /** {@code html} of the page at {@code url} with whole addresses, those the author wrote as HTML included. */
    String absolute(String html, String url) {
        return TAG.matcher(html)
                .replaceAll(tag -> Matcher.quoteReplacement(ADDRESS.matcher(tag.group())
                        .replaceAll(found -> Matcher.quoteReplacement(
                                found.group(1) + (found.group(2).equals("#") ? url + "#" : baseUrl + "/")))));
    }

    @Override
    public Optional<String> link(LinkRef ref, Location at) {
        return page.link(ref, at).map(url -> baseUrl + url);
    }

    @Override
    public Optional<String> file(Segment.FileOpen link) {
        return page.file(link).map(url -> url.startsWith("/") ? baseUrl + url : url);
    }

    @Override
    public Optional<ResolvedImage> image(String target, Location at) {
        return page.image(target, at)
                .map(image -> new ResolvedImage(
                        image.url().startsWith("/") ? baseUrl + image.url() : image.url(),
                        image.width(),
                        image.height()));
    }

    @Override
    public String embed(Segment.Embed embed) {
        List<ProductCardView> products = switch (embed.kind()) {
            case PRODUCT, PRODUCTS -> views.productsById(embed.ids());
            case CATEGORY -> cards(views.here().inCategory(embed.ids().get(0)), embed.limit());
            case COLLECTION -> cards(views.here().inCollection(embed.ids().get(0)), embed.limit());
        };
        if (products.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder("<ul>\n");
        for (ProductCardView product : products) {
            out.append("<li><a");
            Escape.attribute(out, "href", baseUrl + product.url());
            out.append('>');
            Escape.append(out, product.title().text());
            out.append("</a></li>\n");
        }
        return out.append("</ul>\n").toString();
    }

    private List<ProductCardView> cards(List<ProductEntry> entries, int limit) {
        return views.products(limit > 0 && entries.size() > limit ? entries.subList(0, limit) : entries);
    }

    @Override
    public void written(String url, Location at) {
        page.written(url, at);
    }

    @Override
    public String measure(Segment.Measure measure) {
        return page.measure(measure);
    }

    @Override
    public String text(String key) {
        return page.text(key);
    }
}
