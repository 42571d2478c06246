package dev.vitrine.feeds;

import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Writes the list of all pages for search engines, split at the protocol's limits. */
public final class Sitemap {

    /** The protocol allows 50,000 addresses and 50 MB a file. */
    private static final int MAX_URLS = 50_000;

    private static final int MAX_BYTES = 50 * 1024 * 1024;
    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n";

    private final String baseUrl;
    private final Target target;
    private final List<OutputPath> files = new ArrayList<>();
    private final StringBuilder current = new StringBuilder();
    private int urls;
    private int bytes;

    private Sitemap(String baseUrl, Target target) {
        this.baseUrl = baseUrl;
        this.target = target;
    }

    /** Takes finished files. */
    @FunctionalInterface
    public interface Target {
        /**
         * Takes one file.
         *
         * @throws IOException when it cannot be written
         */
        void accept(OutputPath path, byte[] content) throws IOException;
    }

    /**
     * Writes {@code robots.txt} and the sitemaps: {@code sitemap.xml}, or an index of that name when there are several.
     *
     * @throws IOException when {@code target} fails
     */
    public static void write(SitePlan plan, Target target) throws IOException {
        String baseUrl = plan.site().settings().baseUrl();
        new Sitemap(baseUrl, target).run(plan);
        String robots = "User-agent: *\nAllow: /\n\nSitemap: " + baseUrl + "/sitemap.xml\n";
        target.accept(new OutputPath("robots.txt"), robots.getBytes(StandardCharsets.UTF_8));
    }

    private void run(SitePlan plan) throws IOException {
        for (StorefrontPlan storefront : plan.storefronts()) {
            for (RouteKind kind : RouteKind.values()) {
                for (Placed placed : storefront.all(kind).values()) {
                    for (int page = 1; placed.indexable() && page <= placed.pages(); page++) {
                        add(baseUrl + placed.page(page).encoded());
                    }
                }
            }
        }
        if (files.isEmpty()) {
            close(new OutputPath("sitemap.xml"));
            return;
        }
        close(new OutputPath("sitemap-" + (files.size() + 1) + ".xml"));
        StringBuilder index = new StringBuilder(HEAD).append("<sitemapindex").append(SPACE);
        for (OutputPath file : files) {
            index.append("<sitemap><loc>").append(escape(baseUrl + "/" + file)).append("</loc></sitemap>\n");
        }
        index.append("</sitemapindex>\n");
        target.accept(new OutputPath("sitemap.xml"), index.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void add(String url) throws IOException {
        // Addresses are percent-encoded, so that a character is a byte.
        String entry = "<url><loc>" + escape(url) + "</loc></url>\n";
        if (urls == MAX_URLS || bytes + entry.length() > MAX_BYTES - 1024) {
            close(new OutputPath("sitemap-" + (files.size() + 1) + ".xml"));
        }
        current.append(entry);
        urls++;
        bytes += entry.length();
    }

    private void close(OutputPath path) throws IOException {
        String text = HEAD + "<urlset" + SPACE + current + "</urlset>\n";
        target.accept(path, text.getBytes(StandardCharsets.UTF_8));
        files.add(path);
        current.setLength(0);
        urls = 0;
        bytes = 0;
    }

    private static String escape(String url) {
        return url.replace("&", "&amp;")
                .replace("'", "&apos;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
