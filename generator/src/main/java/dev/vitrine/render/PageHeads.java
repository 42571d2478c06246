package dev.vitrine.render;

import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Article;
import dev.vitrine.model.Availability;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Seo;
import dev.vitrine.model.SeoTemplates;
import dev.vitrine.model.Storefront;
import dev.vitrine.plan.Alternates;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import dev.vitrine.render.view.AlternateView;
import dev.vitrine.render.view.HtmlView;
import dev.vitrine.render.view.ImageView;
import dev.vitrine.render.view.LinkView;
import dev.vitrine.render.view.OpenGraphView;
import dev.vitrine.render.view.PageView;
import dev.vitrine.render.view.PriceView;
import dev.vitrine.render.view.SwitchView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Makes what every page says of itself: title, description, alternates, switcher and shared data. */
final class PageHeads {

    private static final Pattern WHITE_SPACE = Pattern.compile("\\s+");

    private final StorefrontViews views;
    private final StructuredData structured;
    private final String baseUrl;
    private final boolean alternatesInSitemaps;
    private final List<String> locales;

    PageHeads(StorefrontViews views) {
        this.views = views;
        this.structured = new StructuredData(views);
        this.baseUrl = views.site().settings().baseUrl();
        this.alternatesInSitemaps = views.site()
                .settings()
                .search()
                .alternatesInSitemaps(views.plan().storefronts().size());
        this.locales = views.plan().storefronts().stream()
                .map(plan -> Formats.locale(plan.storefront()))
                // Networks want a country even where nothing is sold.
                .map(locale -> locale.getCountry().isEmpty() ? ULocale.addLikelySubtags(locale) : locale)
                .map(locale -> locale.getLanguage() + "_" + locale.getCountry())
                .toList();
    }

    StructuredData structured() {
        return structured;
    }

    /**
     * What a kind of page adds to its head.
     *
     * @param seo overrides in the page's words
     * @param title fills {@code {title}}
     * @param summary fills {@code {summary}}
     * @param values further placeholders
     * @param breadcrumbs from the home page to this one
     * @param image its picture, when it has one
     * @param type Open Graph type
     * @param properties further Open Graph properties
     * @param nodes nodes of its JSON-LD
     * @param own whether its words are in the storefront's language
     */
    record Content(
            Seo seo,
            String title,
            String summary,
            Map<String, String> values,
            List<LinkView> breadcrumbs,
            Optional<ImageView> image,
            String type,
            List<OpenGraphView.Property> properties,
            List<Map<String, Object>> nodes,
            boolean own) {}

    PageView page(Route route, Content content) {
        String kind =
                route.kind() == RouteKind.NOT_FOUND ? "notFound" : route.kind().id();
        Map<String, String> values = new HashMap<>(content.values());
        values.put("title", content.title());
        values.put("summary", content.summary());
        values.put("site", views.site().settings().name());
        values.put("market", StorefrontViews.marketName(route.storefront()));
        values.put("page", pageSuffix(route.page()));
        String title = content.seo()
                .title()
                .map(own -> own + pageSuffix(route.page()))
                .orElseGet(() -> filled(kind, true, values));
        String description = content.seo().description().orElseGet(() -> filled(kind, false, values));
        String url = baseUrl + route.url().encoded();
        List<Alternates.Alternate> alternates = views.plan().alternates().of(route);
        Optional<UrlPath> canonical = views.plan().alternates().canonical(route);
        List<Map<String, Object>> nodes = new ArrayList<>(content.nodes());
        structured.breadcrumbs(content.breadcrumbs(), url).ifPresent(nodes::add);
        return new PageView(
                route.kind().id(),
                title,
                description,
                url,
                route.url().encoded(),
                canonical.map(address -> baseUrl + address.encoded()).orElse(""),
                canonical.isEmpty(),
                alternatesInSitemaps
                        ? List.of()
                        : alternates.stream()
                                .map(alternate -> new AlternateView(
                                        alternate.hreflang(),
                                        baseUrl + alternate.url().encoded()))
                                .toList(),
                switcher(route),
                openGraph(route, content, title, alternates),
                nodes.isEmpty() ? Optional.<HtmlView>empty() : Optional.of(JsonLd.graph(nodes)),
                content.breadcrumbs());
    }

    private String pageSuffix(int page) {
        if (page == 1) {
            return "";
        }
        String number = views.formats().number(java.math.BigDecimal.valueOf(page));
        return pageSuffix().orElse(" – {number}").replace("{number}", number);
    }

    private Optional<String> pageSuffix() {
        for (Language language : views.storefront().language().chain()) {
            Optional<String> found = views.site().seo().in(language).flatMap(SeoTemplates::pageSuffix);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private String filled(String kind, boolean title, Map<String, String> values) {
        Optional<String> template = views.wording()
                .template(
                        kind,
                        views.site().seo(),
                        title ? SeoTemplates.Template::title : SeoTemplates.Template::description);
        String standard = title ? (kind.equals("home") ? "{site}" : "{title}{page} | {site}") : "{summary}";
        return fill(template.orElse(standard), values);
    }

    /** Replaces placeholders and folds white space. */
    private static String fill(String template, Map<String, String> values) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < template.length()) {
            int open = template.indexOf('{', at);
            int close = open < 0 ? -1 : template.indexOf('}', open);
            if (close < 0) {
                out.append(template, at, template.length());
                break;
            }
            out.append(template, at, open).append(values.getOrDefault(template.substring(open + 1, close), ""));
            at = close + 1;
        }
        return WHITE_SPACE.matcher(out.toString().strip()).replaceAll(" ");
    }

    private List<SwitchView> switcher(Route route) {
        List<SwitchView> switches = new ArrayList<>();
        for (StorefrontPlan plan : views.plan().storefronts()) {
            Storefront storefront = plan.storefront();
            Optional<Placed> same = route.kind() == RouteKind.NOT_FOUND
                    ? Optional.empty()
                    : views.plan().alternates().same(route, plan);
            switches.add(new SwitchView(
                    StorefrontViews.marketName(storefront),
                    storefront.language().name(),
                    storefront.language().language().tag(),
                    storefront.language().direction(),
                    storefront.market().currency().code(),
                    same.map(placed -> placed.page(route.page()))
                            .orElse(plan.home())
                            .encoded(),
                    storefront.index() == route.storefront().index(),
                    same.isPresent()));
        }
        return switches;
    }

    private OpenGraphView openGraph(Route route, Content content, String title, List<Alternates.Alternate> alternates) {
        Optional<ImageView> image = content.seo()
                .image()
                .map(picture -> views.image(picture, content.title(), ""))
                .or(content::image)
                .or(() -> views.site()
                        .settings()
                        .socialImage()
                        .map(picture ->
                                views.image(picture, views.site().settings().name(), "")))
                .map(shown -> absolute(shown, content.title()));
        String own = locale(route.storefront());
        return new OpenGraphView(
                content.type(),
                title,
                own,
                alternates.stream()
                        .map(alternate -> locale(alternate.storefront()))
                        .filter(other -> !other.equals(own))
                        .distinct()
                        .toList(),
                image,
                content.properties());
    }

    /** A picture that says nothing of what it shows stands for what the page is called. */
    private ImageView absolute(ImageView image, String title) {
        return new ImageView(
                image.url().startsWith("/") ? baseUrl + image.url() : image.url(),
                image.width(),
                image.height(),
                image.alt().isBlank() ? title : image.alt(),
                image.name());
    }

    private String locale(Storefront storefront) {
        return locales.get(storefront.index());
    }

    /** Open Graph properties of a product. */
    static List<OpenGraphView.Property> product(
            Optional<PriceView> price, Availability availability, String brand, String sku) {
        List<OpenGraphView.Property> properties = new ArrayList<>();
        price.ifPresent(shown -> {
            properties.add(new OpenGraphView.Property("product:price:amount", shown.amount()));
            properties.add(new OpenGraphView.Property("product:price:currency", shown.currency()));
            properties.add(new OpenGraphView.Property("product:availability", word(availability)));
            properties.add(new OpenGraphView.Property("product:condition", "new"));
        });
        properties.add(new OpenGraphView.Property("product:brand", brand));
        properties.add(new OpenGraphView.Property("product:retailer_item_id", sku));
        return properties;
    }

    private static String word(Availability availability) {
        return switch (availability) {
            case IN_STOCK -> "in stock";
            case OUT_OF_STOCK -> "out of stock";
            case PREORDER -> "preorder";
            case BACKORDER -> "available for order";
        };
    }

    /** Open Graph properties of an article. */
    static List<OpenGraphView.Property> article(Article article) {
        List<OpenGraphView.Property> properties = new ArrayList<>();
        article.published()
                .ifPresent(
                        date -> properties.add(new OpenGraphView.Property("article:published_time", date.toString())));
        article.updated()
                .ifPresent(
                        date -> properties.add(new OpenGraphView.Property("article:modified_time", date.toString())));
        return properties;
    }

    /** The words a page is shown with: those of the language its title was found in. */
    static <T> Optional<T> in(Localized<T> words, Placed placed) {
        return words.in(placed.language());
    }
}
