package dev.vitrine.render;

import dev.vitrine.assets.Integrity;
import dev.vitrine.assets.ModuleGraph;
import dev.vitrine.model.Bytes;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Theme;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.UrlPath;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What pages tell browsers of files they will need; thread-safe. */
final class LoadingHints {

    /** Lists and products: pages that are the same for everybody, and do nothing by being fetched. */
    private static final List<RouteKind> AHEAD = List.of(RouteKind.PRODUCT, RouteKind.CATEGORY, RouteKind.COLLECTION);

    private final Site site;
    private final ModuleGraph modules;
    private final String speculation;
    private final Map<String, String> hashes = new ConcurrentHashMap<>();

    LoadingHints(Site site) {
        this.site = site;
        this.speculation = speculation(site.settings());
        this.modules = new ModuleGraph(
                path -> Optional.ofNullable(site.theme().assets().get(path))
                        .map(Theme.Asset::content)
                        .map(content -> new String(content.array(), StandardCharsets.UTF_8)));
    }

    /** The paths of the assets that the scripts at {@code paths} import, and those in turn. */
    List<String> imports(Collection<String> paths) {
        return modules.needed(paths);
    }

    /** The hash of the asset at {@code path}; empty where the site does not want any, or there is no such asset. */
    String integrity(String path) {
        if (!site.settings().assets().integrity()) {
            return "";
        }
        return hashes.computeIfAbsent(
                path,
                asked -> Optional.ofNullable(site.theme().assets().get(asked))
                        .map(Theme.Asset::content)
                        .map(Bytes::array)
                        .map(Integrity::of)
                        .orElse(""));
    }

    /**
     * Speculation rules by which browsers fetch the product or list that a shopper is about to open, and do not run it; empty where the site does not want any.
     *
     * <p>They are the same on all pages, so that one hash in the security policy allows them. Addresses with a query are left out, as they stand for what a shopper does on a page.
     */
    String speculation() {
        return speculation;
    }

    private static String speculation(SiteSettings settings) {
        TreeSet<String> addresses = new TreeSet<>();
        int depth = 0;
        for (Storefront storefront : settings.storefronts()) {
            depth = Math.max(
                    depth, (int) storefront.path().chars().filter(c -> c == '/').count() - 1);
            for (RouteKind kind : AHEAD) {
                String pattern = settings.urls().of(kind.id(), storefront.language());
                String before = pattern.substring(0, Math.max(0, pattern.indexOf("{slug}")));
                // Without anything before it, the pattern would be that of all pages, the cart's among them.
                if (!before.isEmpty()) {
                    addresses.add(new UrlPath("/" + before).encoded() + "*");
                }
            }
        }
        if (!settings.assets().prefetch() || addresses.isEmpty()) {
            return "";
        }
        // What a storefront's address may begin with: /de/ of /de/products/….
        String place = IntStream.range(0, depth)
                .mapToObj(level -> "{/:p" + level + "}?")
                .collect(Collectors.joining());
        String matches =
                addresses.stream().map(address -> "\"" + place + address + "\"").collect(Collectors.joining(","));
        return "{\"prefetch\":[{\"where\":{\"and\":[{\"href_matches\":[" + matches + "]},"
                + "{\"not\":{\"href_matches\":\"/*\\\\?:query\"}},"
                + "{\"not\":{\"selector_matches\":\"[rel~=nofollow]\"}}]},\"eagerness\":\"moderate\"}]}";
    }
}
