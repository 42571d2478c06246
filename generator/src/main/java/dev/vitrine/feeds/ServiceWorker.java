package dev.vitrine.feeds;

import dev.vitrine.model.Theme;
import dev.vitrine.output.Json;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.Route;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * Writes the theme's service worker to the root of the site, with what it has to know of this shop.
 *
 * <p>Its bytes change only with the theme's styles and scripts and with the pages shown offline: browsers install it again whenever they do. Thread-safe.
 */
public final class ServiceWorker {

    /** Where the theme keeps it. */
    private static final String SOURCE = "js/service-worker.js";

    private final SitePlan plan;
    private final Optional<Theme.Asset> source;
    private final Map<String, String> offline = new ConcurrentSkipListMap<>();

    public ServiceWorker(SitePlan plan) {
        this.plan = plan;
        this.source = Optional.ofNullable(plan.site().theme().assets().get(SOURCE));
    }

    /**
     * A page that is shown offline.
     *
     * @param url its address
     * @param hash stands for its bytes
     */
    public record Offline(String url, String hash) {}

    /** What matters of a finished page: nothing unless it is shown offline. */
    public Optional<Offline> page(Route route, byte[] html, int length) {
        return source.isPresent() && route.kind() == RouteKind.OFFLINE
                ? Optional.of(new Offline(route.url().encoded(), hash(html, length)))
                : Optional.empty();
    }

    /** Takes note of a page that is shown offline. */
    public void take(Offline page) {
        offline.put(page.url(), page.hash());
    }

    /**
     * Writes {@code service-worker.js}, when the theme has one.
     *
     * @throws IOException when {@code target} fails
     */
    public void write(Sitemap.Target target) throws IOException {
        if (source.isEmpty()) {
            return;
        }
        Map<String, Object> build = new LinkedHashMap<>();
        build.put(
                "enabled", !Boolean.FALSE.equals(plan.site().theme().settings().get("offline")));
        build.put("assets", assets());
        build.put(
                "storefronts",
                plan.storefronts().stream().map(ServiceWorker::storefront).toList());
        byte[] seen = Json.of(List.of(build, List.copyOf(offline.values()))).getBytes(StandardCharsets.UTF_8);
        build.put("version", hash(seen, seen.length));
        String head = "const BUILD = " + Json.of(build) + ";\n\n";
        String script = new String(source.get().content().array(), StandardCharsets.UTF_8);
        target.accept(new OutputPath("service-worker.js"), (head + script).getBytes(StandardCharsets.UTF_8));
    }

    /** Styles and scripts: what a kept page needs to look and work as it did. */
    private List<String> assets() {
        List<String> assets = new ArrayList<>();
        plan.site().theme().assets().forEach((path, asset) -> {
            if ((path.endsWith(".css") || path.endsWith(".js")) && !path.equals(SOURCE)) {
                assets.add("/" + asset.outputPath());
            }
        });
        return assets;
    }

    private static Map<String, Object> storefront(StorefrontPlan storefront) {
        String home = storefront.home().encoded();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("path", home);
        single(storefront, RouteKind.OFFLINE).ifPresent(url -> out.put("offline", url));
        List<String> live = new ArrayList<>();
        single(storefront, RouteKind.CART).ifPresent(live::add);
        single(storefront, RouteKind.INQUIRY).ifPresent(live::add);
        out.put("live", live);
        return out;
    }

    private static Optional<String> single(StorefrontPlan storefront, RouteKind kind) {
        return storefront.all(kind).values().stream()
                .findFirst()
                .map(Placed::url)
                .map(url -> url.encoded());
    }

    private static String hash(byte[] bytes, int length) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(bytes, 0, length);
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
