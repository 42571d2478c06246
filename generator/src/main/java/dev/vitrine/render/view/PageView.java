package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * What every page says of itself: {@code page} in templates.
 *
 * @param kind {@code home}, {@code category}, {@code collection}, {@code product}, {@code page}, {@code article}, {@code journal} or {@code not-found}
 * @param title document title
 * @param description meta description; may be empty
 * @param url absolute address of itself
 * @param path address from the root of the site
 * @param canonical absolute address search engines are to keep it under, for {@code <link rel="canonical">}: its own, or that of the page in the language its
 *     words are in; empty when they are to leave it out
 * @param noindex whether search engines are asked to leave it out
 * @param alternates the hreflang set; empty when there is nothing to say, or sitemaps say it
 * @param switcher all storefronts, in the order of the settings
 * @param openGraph Open Graph data
 * @param jsonLd JSON-LD, safe to print inside a script element without escaping
 * @param breadcrumbs from the home page to this one; empty on the home page
 */
public record PageView(
        String kind,
        String title,
        String description,
        String url,
        String path,
        String canonical,
        boolean noindex,
        List<AlternateView> alternates,
        List<SwitchView> switcher,
        OpenGraphView openGraph,
        Optional<HtmlView> jsonLd,
        List<LinkView> breadcrumbs) {}
