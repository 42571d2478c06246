package dev.vitrine.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.Test;

/** Every link, picture, style and script of every page leads to something, judged from the files alone. */
class LinksTest {

    private static final Pattern CSS_URL = Pattern.compile("url\\(\\s*['\"]?([^'\")]+)['\"]?\\s*\\)");

    /** Pages browsers show by themselves. */
    private static final Set<String> UNLINKED = Set.of("not-found", "offline");

    private final BuiltSite site = BuiltSite.get();

    @Test
    void everyLinkOfEveryPageLeadsToAFile() {
        Set<String> broken = new TreeSet<>();
        int followed = 0;
        for (SitePage page : site.pages()) {
            for (String target : targets(page)) {
                followed++;
                problem(page.path(), target).ifPresent(problem -> broken.add(page + ": " + problem));
            }
        }
        assertThat(broken).as("of %d links", followed).isEmpty();
        assertThat(followed).isGreaterThan(site.pages().size() * 10);
    }

    @Test
    void everyPageIsReachedFromAHomePage() {
        Set<String> reached = new TreeSet<>();
        List<String> open = new ArrayList<>();
        site.storefronts().forEach(storefront -> open.add(storefront.path()));
        while (!open.isEmpty()) {
            String path = open.remove(open.size() - 1);
            if (!reached.add(path)) {
                continue;
            }
            site.page(path)
                    .ifPresent(page -> page.document().select("a[href]").stream()
                            .map(link -> URI.create(page.path())
                                    .resolve(link.attr("href").replace(" ", "%20"))
                                    .getPath())
                            .filter(target ->
                                    target != null && site.page(target).isPresent())
                            .forEach(open::add));
        }
        assertThat(site.pages().stream()
                        .filter(page -> !UNLINKED.contains(page.kind()))
                        .map(SitePage::path))
                .as("pages no link leads to")
                .allSatisfy(path -> assertThat(reached).contains(path));
    }

    @Test
    void everyPictureAndFontOfTheStylesIsThere() throws IOException {
        List<String> broken = new ArrayList<>();
        for (Path style : files(".css")) {
            String from = "/" + site.folder().relativize(style).toString().replace('\\', '/');
            Matcher url = CSS_URL.matcher(Files.readString(style));
            while (url.find()) {
                if (!url.group(1).startsWith("data:") && !url.group(1).startsWith("#")) {
                    problem(from, url.group(1)).ifPresent(problem -> broken.add(from + ": " + problem));
                }
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void everyAddressOfTheSitemapsIsAPageAndEveryPageIsInThem() throws IOException {
        Set<String> listed = new TreeSet<>();
        List<String> broken = new ArrayList<>();
        for (Path sitemap : files(".xml")) {
            for (Element loc : Jsoup.parse(Files.readString(sitemap), "", Parser.xmlParser())
                    .select("url > loc, sitemap > loc")) {
                Optional<String> path = site.pathOf(loc.text());
                if (path.isEmpty() || site.file(path.get()).isEmpty()) {
                    broken.add(sitemap.getFileName() + ": " + loc.text());
                } else {
                    listed.add(path.get());
                }
            }
        }
        assertThat(broken).isEmpty();
        assertThat(site.pages().stream().filter(page -> !page.noindex()).map(SitePage::path))
                .as("pages the sitemaps leave out")
                .allSatisfy(path -> assertThat(listed).contains(path));
    }

    /** Says what is wrong with {@code target} on the page at {@code from}. */
    private Optional<String> problem(String from, String target) {
        URI uri;
        try {
            uri = URI.create(site.baseUrl() + from).resolve(target.replace(" ", "%20"));
        } catch (IllegalArgumentException e) {
            return Optional.of(target + " is no address");
        }
        if (!uri.toString().startsWith(site.baseUrl() + "/")) {
            return Set.of("https", "mailto", "tel", "data").contains(uri.getScheme())
                    ? Optional.empty()
                    : Optional.of(target + " leads off by " + uri.getScheme());
        }
        if (site.file(uri.getPath()).isEmpty()) {
            return Optional.of(target + " leads to nothing");
        }
        String fragment = uri.getRawFragment();
        if (fragment == null || fragment.isEmpty()) {
            return Optional.empty();
        }
        String id = URLDecoder.decode(fragment, StandardCharsets.UTF_8);
        boolean there = site.page(uri.getPath())
                .map(page -> page.document().getElementById(id) != null)
                .orElse(true);
        return there ? Optional.empty() : Optional.of(target + " leads to no element");
    }

    private static List<String> targets(SitePage page) {
        List<String> targets = new ArrayList<>();
        page.document().select("[href]").forEach(element -> targets.add(element.attr("href")));
        page.document().select("[src]").forEach(element -> targets.add(element.attr("src")));
        page.document().select("[poster]").forEach(element -> targets.add(element.attr("poster")));
        page.document()
                .select("[srcset]")
                .forEach(element -> Stream.of(element.attr("srcset").split(","))
                        .map(part -> part.strip().split("\\s+")[0])
                        .forEach(targets::add));
        page.document()
                .select("meta[property=og:image], meta[property=og:url]")
                .forEach(element -> targets.add(element.attr("content")));
        return targets;
    }

    private List<Path> files(String extension) throws IOException {
        try (Stream<Path> all = Files.walk(site.folder())) {
            return all.filter(file -> file.toString().endsWith(extension)).toList();
        }
    }
}
