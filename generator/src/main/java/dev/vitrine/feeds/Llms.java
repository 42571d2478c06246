package dev.vitrine.feeds;

import dev.vitrine.model.Category;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Page;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Site;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Words;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Writes {@code llms.txt}, a short guide to the default storefront for language models: Markdown with links. */
public final class Llms {

    /** A guide names some products of a category; its page lists all. */
    private static final int PRODUCTS = 20;

    private final SitePlan plan;
    private final Site site;
    private final StorefrontPlan here;
    private final StringBuilder text = new StringBuilder();

    private Llms(SitePlan plan, StorefrontPlan here) {
        this.plan = plan;
        this.site = plan.site();
        this.here = here;
    }

    /**
     * Writes the file, when the settings ask for it.
     *
     * @param files every other file of the site, relative to its root
     * @throws IOException when {@code target} fails
     */
    public static void write(SitePlan plan, Set<String> files, Sitemap.Target target) throws IOException {
        if (!plan.site().settings().search().llms()) {
            return;
        }
        StorefrontPlan here = plan.storefronts().stream()
                .filter(storefront -> storefront.storefront().isDefault())
                .findFirst()
                .orElse(plan.storefronts().get(0));
        String text = new Llms(plan, here).write(files);
        target.accept(new OutputPath("llms.txt"), text.getBytes(StandardCharsets.UTF_8));
    }

    private String write(Set<String> files) {
        text.append("# ").append(plain(site.settings().name())).append('\n');
        summary()
                .ifPresent(summary -> text.append("\n> ").append(plain(summary)).append('\n'));
        for (Category category : site.catalog().children(Optional.empty())) {
            here.find(RouteKind.CATEGORY, category.id())
                    .filter(Placed::indexable)
                    .ifPresent(placed -> category(category, placed));
        }
        pages("Policies", true);
        pages("About", false);
        feeds(files);
        storefronts();
        return text.toString();
    }

    /** What the home page says of itself. */
    private Optional<String> summary() {
        return here.storefront().language().chain().stream()
                .flatMap(language -> site.seo().in(language).stream())
                .flatMap(templates -> Optional.ofNullable(templates.byKind().get("home")).stream())
                .flatMap(template -> template.description().stream())
                .map(this::filled)
                .filter(summary -> !summary.isBlank())
                .findFirst();
    }

    private String filled(String template) {
        return template.replace("{site}", site.settings().name())
                .replace("{title}", site.settings().name())
                .replace("{market}", market())
                .replaceAll("\\{[a-z]+\\}", "");
    }

    private String market() {
        Storefront storefront = here.storefront();
        return storefront
                .market()
                .name()
                .first(storefront.language().chain())
                .map(Localized.Found::value)
                .orElseGet(
                        () -> storefront.market().sells() ? storefront.market().mainCountry() : "");
    }

    private void category(Category category, Placed placed) {
        section(placed.title());
        link(placed, category.words().in(placed.language()).flatMap(Words::summary));
        here.inCategory(category.id()).stream()
                .map(ProductEntry::id)
                .flatMap(id -> here.find(RouteKind.PRODUCT, id).stream())
                .filter(Placed::indexable)
                .limit(PRODUCTS)
                .forEach(product -> link(product, Optional.empty()));
    }

    private void pages(String title, boolean policies) {
        List<Page> pages = site.pages().values().stream()
                .filter(page -> page.kind().policy() == policies)
                .filter(page -> here.find(RouteKind.PAGE, page.id())
                        .filter(Placed::indexable)
                        .isPresent())
                .toList();
        if (!pages.isEmpty()) {
            section(title);
            pages.forEach(page -> here.find(RouteKind.PAGE, page.id())
                    .ifPresent(placed ->
                            link(placed, page.words().in(placed.language()).flatMap(Words::summary))));
        }
    }

    private void feeds(Set<String> files) {
        List<String> found = files.stream()
                .filter(file -> file.startsWith("feeds/") || file.equals("sitemap.xml"))
                .sorted()
                .toList();
        if (!found.isEmpty()) {
            section("Feeds");
            found.forEach(file -> link(file, site.settings().baseUrl() + "/" + file, Optional.empty()));
        }
    }

    private void storefronts() {
        if (plan.storefronts().size() < 2) {
            return;
        }
        section("Languages and markets");
        for (StorefrontPlan plan : plan.storefronts()) {
            Storefront storefront = plan.storefront();
            String sold = ", " + storefront.market().mainCountry() + ", "
                    + storefront.market().currency().code();
            link(
                    storefront.language().name() + (storefront.market().sells() ? sold : ""),
                    site.settings().baseUrl() + plan.home().encoded(),
                    Optional.empty());
        }
    }

    private void section(String title) {
        text.append("\n## ").append(plain(title)).append("\n\n");
    }

    private void link(Placed placed, Optional<String> summary) {
        link(placed.title(), site.settings().baseUrl() + placed.url().encoded(), summary);
    }

    private void link(String title, String url, Optional<String> summary) {
        text.append("- [").append(plain(title)).append("](").append(url).append(')');
        summary.filter(said -> !said.isBlank())
                .ifPresent(said -> text.append(": ").append(plain(said)));
        text.append('\n');
    }

    /** On one line, and nothing in it ends a link. */
    private static String plain(String words) {
        return words.strip()
                .replaceAll("\\s+", " ")
                .replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]");
    }
}
