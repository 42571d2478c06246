package dev.vitrine.feeds;

import dev.vitrine.model.LinkRef;
import dev.vitrine.model.Site;
import dev.vitrine.model.Theme;
import dev.vitrine.output.Json;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.InstallIcon;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Writes what a device needs to install a storefront: its name, colours, icons and short ways in. */
public final class WebManifest {

    /** Systems show no more. */
    private static final int SHORTCUTS = 4;

    private WebManifest() {}

    /**
     * Writes a manifest for every storefront, when the shop can be installed.
     *
     * @throws IOException when {@code target} fails
     */
    public static void write(SitePlan plan, Sitemap.Target target) throws IOException {
        Site site = plan.site();
        for (StorefrontPlan storefront : plan.storefronts()) {
            Optional<UrlPath> address = InstallIcon.manifest(site, storefront);
            if (address.isPresent()) {
                OutputPath path = address.get().output();
                target.accept(path, (Json.of(manifest(site, storefront)) + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static Map<String, Object> manifest(Site site, StorefrontPlan storefront) {
        String home = storefront.home().encoded();
        Map<String, Object> manifest = new LinkedHashMap<>();
        // The name of a storefront is the brand's; people have one of them on their screen.
        manifest.put("name", site.settings().name());
        manifest.put("short_name", site.settings().name());
        manifest.put("lang", storefront.storefront().language().language().tag());
        manifest.put("dir", storefront.storefront().language().direction());
        manifest.put("id", home);
        manifest.put("start_url", home);
        manifest.put("scope", home);
        manifest.put("display", "standalone");
        manifest.put("categories", List.of("shopping"));
        paper(site.theme()).ifPresent(colour -> {
            manifest.put("background_color", colour);
            manifest.put("theme_color", colour);
        });
        manifest.put(
                "icons", InstallIcon.all(site).stream().map(WebManifest::icon).toList());
        List<Map<String, Object>> shortcuts = categories(site, storefront)
                .limit(SHORTCUTS)
                .map(WebManifest::shortcut)
                .toList();
        if (!shortcuts.isEmpty()) {
            manifest.put("shortcuts", shortcuts);
        }
        return manifest;
    }

    private static Map<String, Object> shortcut(Placed placed) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("name", placed.title());
        out.put("url", placed.url().encoded());
        return out;
    }

    private static Map<String, Object> icon(InstallIcon icon) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("src", icon.url());
        out.put("sizes", icon.width() + "x" + icon.height());
        out.put("type", "image/png");
        out.put("purpose", icon.maskable() ? "maskable" : "any");
        return out;
    }

    /** The ground of the pages: the theme's setting of that name, as it is in the scheme that is shown first. */
    private static Optional<String> paper(Theme theme) {
        Object paper = theme.settings().get("paper");
        boolean dark = "dark".equals(theme.settings().get("colorScheme"));
        Object shown = paper instanceof Map<?, ?> schemes ? schemes.get(dark ? "dark" : "light") : paper;
        return shown instanceof String colour ? Optional.of(colour) : Optional.empty();
    }

    /** The categories of the main menu; without any there, all of them. */
    private static Stream<Placed> categories(Site site, StorefrontPlan storefront) {
        List<Placed> inMenu = site.settings().navigation().header().stream()
                .filter(entry -> entry.target().kind() == LinkRef.Kind.CATEGORY)
                .flatMap(entry ->
                        storefront.find(RouteKind.CATEGORY, entry.target().id()).stream())
                .toList();
        return inMenu.isEmpty() ? storefront.all(RouteKind.CATEGORY).values().stream() : inMenu.stream();
    }
}
