package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The storefront the sample site wrote, with its pages read once for all tests. */
final class BuiltSite {

    private static final BuiltSite INSTANCE = read();

    private final Path folder;
    private final String baseUrl;
    private final List<Storefront> storefronts;
    private final Map<String, SitePage> pages;

    private BuiltSite(Path folder, String baseUrl, List<Storefront> storefronts, Map<String, SitePage> pages) {
        this.folder = folder;
        this.baseUrl = baseUrl;
        this.storefronts = List.copyOf(storefronts);
        this.pages = pages;
    }

    static BuiltSite get() {
        return INSTANCE;
    }

    /** One storefront of the settings. */
    record Storefront(String path, String language, String market) {
        @Override
        public String toString() {
            return path;
        }
    }

    Path folder() {
        return folder;
    }

    String baseUrl() {
        return baseUrl;
    }

    List<Storefront> storefronts() {
        return storefronts;
    }

    Storefront storefront(String path) {
        return storefronts.stream()
                .filter(s -> s.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no storefront " + path));
    }

    /** Every page, by address. */
    List<SitePage> pages() {
        return List.copyOf(pages.values());
    }

    List<SitePage> pages(Storefront storefront, String kind) {
        return pages.values().stream()
                .filter(page ->
                        page.storefront().equals(storefront) && page.kind().equals(kind))
                .toList();
    }

    /** One page of every kind: of products, the first with something to choose; of texts, one of each form. */
    List<SitePage> samples(Storefront storefront) {
        Map<String, SitePage> samples = new LinkedHashMap<>();
        for (SitePage page : pages.values()) {
            if (page.storefront().equals(storefront)) {
                String form = page.kind().equals("page")
                        ? page.document().select("article.text").attr("class")
                        : "";
                String kind = page.kind() + form;
                boolean better = page.kind().equals("product")
                        && samples.containsKey(kind)
                        && samples.get(kind).document().select(".variant").size() < 2;
                if (better || !samples.containsKey(kind)) {
                    samples.put(kind, page);
                }
            }
        }
        return List.copyOf(samples.values());
    }

    /** The page at {@code path}, such as {@code /de/}. */
    Optional<SitePage> page(String path) {
        return Optional.ofNullable(pages.get(path));
    }

    /** The file that answers {@code path}; empty when nothing does. */
    Optional<Path> file(String path) {
        String relative = path.substring(1) + (path.endsWith("/") ? "index.html" : "");
        Path file = folder.resolve(relative);
        return file.normalize().startsWith(folder) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    /** The path on this site that {@code url} leads to; empty for other sites. */
    Optional<String> pathOf(String url) {
        URI uri = URI.create(url);
        return url.startsWith(baseUrl + "/") ? Optional.of(uri.getPath()) : Optional.empty();
    }

    /** The address of {@code page} as it is written in links: in ASCII. */
    String address(SitePage page) {
        try {
            return baseUrl + new URI(null, null, page.path(), null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new AssertionError(page.path(), e);
        }
    }

    private static BuiltSite read() {
        Path folder = Path.of(System.getProperty("vitrine.site", "../target/site"))
                .toAbsolutePath()
                .normalize();
        assertThat(folder.resolve("index.html"))
                .as("the storefront of the sample site; `mvn package` writes it")
                .isRegularFile();
        try {
            JsonNode settings = JsonMapper.builder()
                    .build()
                    .readTree(Files.readString(folder.resolve("../../../content/site.json")));
            List<Storefront> storefronts = new ArrayList<>();
            settings.get("storefronts")
                    .forEach(node -> storefronts.add(new Storefront(
                            node.get("path").asString(),
                            node.get("language").asString(),
                            node.get("market").asString())));
            String baseUrl = settings.get("baseUrl").asString();
            return new BuiltSite(folder, baseUrl, storefronts, pages(folder, storefronts));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, SitePage> pages(Path folder, List<Storefront> storefronts) throws IOException {
        Map<String, SitePage> pages = new TreeMap<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".html")).toList();
        }
        List<Storefront> longestFirst = storefronts.stream()
                .sorted(Comparator.comparingInt((Storefront s) -> s.path().length())
                        .reversed())
                .toList();
        for (Path file : files) {
            String path = "/" + folder.relativize(file).toString().replace('\\', '/');
            String address = path.endsWith("/index.html") ? path.substring(0, path.length() - 10) : path;
            Storefront storefront = longestFirst.stream()
                    .filter(s -> address.startsWith(s.path()))
                    .findFirst()
                    .orElseThrow();
            String html = Files.readString(file, StandardCharsets.UTF_8);
            pages.put(address, SitePage.parse(address, file, storefront, html));
        }
        return new LinkedHashMap<>(pages);
    }
}
