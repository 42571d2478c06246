package dev.vitrine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.DiagnosticPrinter;
import dev.vitrine.feeds.SitemapSchemas;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever languages, markets, gaps in translations and settings a site has: what its finished files tell search engines is true. The statement reads files
 * only, and knows nothing of the generator.
 */
class SearchPropertyTest {

    private static final String BASE = "https://random.example";
    private static final int SITES_PER_SEED = 8;
    private static final String[] LANGUAGES = {
        "en", "en-GB", "de", "de-AT", "fr", "ar", "ja", "pt-BR", "zh-Hant", "zh-Hans", "gsw", "he"
    };
    private static final String[] COUNTRIES = {"US", "GB", "DE", "AT", "CH", "FR", "AE", "JP", "BR", "TW", "CN", "IL"};
    private static final Set<String> TWO_LETTERS = Set.of("en", "de", "fr", "ar", "ja", "pt", "zh", "he");

    private static final Pattern CANONICAL = Pattern.compile("<link rel=\"canonical\" href=\"([^\"]*)\">");
    private static final Pattern ALTERNATE =
            Pattern.compile("<link rel=\"alternate\" hreflang=\"([^\"]*)\" href=\"([^\"]*)\">");

    @TempDir
    private Path folder;

    /** A storefront of a random site. */
    private record Store(String market, List<String> countries, String language, String path) {}

    /** A thing with a page, the languages that have words of it, and those whose words ask to be left out. */
    private record Thing(String address, Set<String> words, Set<String> noindex) {}

    /** A random site, and whether alternates belong in its sitemaps. */
    private record Matrix(List<Store> stores, Map<String, Thing> things, boolean hides, boolean inSitemaps) {}

    /** What a finished page says. */
    private record Page(List<String> canonicals, boolean noindex, Map<String, String> alternates) {}

    /** What the sitemaps say: address to alternates. */
    private record Maps(Map<String, Map<String, String>> pages) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6})
    void whatFinishedFilesTellSearchEnginesIsTrue(int seed) throws IOException, XMLStreamException {
        Random random = new Random(seed);
        for (int round = 0; round < SITES_PER_SEED; round++) {
            Path site = folder.resolve("site-" + seed + "-" + round);
            Path output = folder.resolve("out-" + seed + "-" + round);
            Matrix matrix = write(site, random);
            BuildReport report = SiteGenerator.build(BuildRequest.builder(site, output, SiteTest.DAY)
                    .themes(List.of(SiteTest.theme()))
                    .threads(1 + random.nextInt(3))
                    .build());
            assertThat(report.written())
                    .as(() -> site + "\n" + new DiagnosticPrinter(report.excerpts()).print(report.diagnostics()))
                    .isTrue();
            holds(matrix, pages(output), sitemaps(output));
        }
    }

    private static void holds(Matrix matrix, Map<String, Page> pages, Maps maps) {
        Map<String, Map<String, String>> alternates = new HashMap<>();
        Set<String> indexable = new HashSet<>();
        pages.forEach((url, page) -> {
            assertThat(page.canonicals()).as("canonical addresses of " + url).hasSize(page.noindex() ? 0 : 1);
            if (page.canonicals().equals(List.of(url))) {
                indexable.add(url);
            }
        });
        pages.forEach((url, page) -> {
            if (!page.noindex()) {
                assertThat(indexable)
                        .as("canonical address of " + url)
                        .contains(page.canonicals().get(0));
            }
            assertThat(matrix.inSitemaps() && !page.alternates().isEmpty())
                    .as("alternates in two places: " + url)
                    .isFalse();
            alternates.put(url, matrix.inSitemaps() ? maps.pages().getOrDefault(url, Map.of()) : page.alternates());
        });
        assertThat(maps.pages().keySet()).as("pages of the sitemaps").isEqualTo(indexable);
        if (!matrix.inSitemaps()) {
            assertThat(maps.pages().values())
                    .allSatisfy(links -> assertThat(links).isEmpty());
        }
        alternates.forEach((url, links) -> {
            if (!indexable.contains(url)) {
                assertThat(links).as("alternates of " + url).isEmpty();
            } else if (!links.isEmpty()) {
                assertThat(links)
                        .as("alternates of " + url)
                        .containsKey("x-default")
                        .containsValue(url);
                links.forEach((code, target) -> {
                    assertThat(target).as("an absolute address").startsWith(BASE + "/");
                    assertThat(indexable).as(code + " of " + url).contains(target);
                    assertThat(alternates.get(target))
                            .as("said in turn by " + target)
                            .isEqualTo(links);
                    assertThat(code).satisfies(SearchPropertyTest::isValid);
                });
            }
        });
        matrix.things().values().forEach(thing -> {
            states(matrix, thing, pages, indexable);
            complete(matrix, thing, indexable, alternates);
        });
    }

    private static void isValid(String code) {
        if (!code.equals("x-default")) {
            String[] parts = code.split("-");
            assertThat(TWO_LETTERS).contains(parts[0]);
            for (String part : List.of(parts).subList(1, parts.length)) {
                assertThat(part.length() == 4 ? Set.of("Hant", "Hans") : Set.of(COUNTRIES))
                        .contains(part);
            }
        }
    }

    /** Each page of the thing is kept, left out or handed on as its translations say. */
    private static void states(Matrix matrix, Thing thing, Map<String, Page> pages, Set<String> indexable) {
        for (Store store : matrix.stores()) {
            String url = BASE + store.path() + thing.address();
            Page page = pages.get(url);
            Optional<String> found = chain(store.language()).stream()
                    .filter(thing.words()::contains)
                    .findFirst();
            boolean own = found.isPresent() && primary(found.get()).equals(primary(store.language()));
            // A category without products has no page.
            boolean empty = thing.address().startsWith("category/")
                    && pages.keySet().stream().noneMatch(any -> any.startsWith(BASE + store.path() + "products/"));
            if (empty || !own && matrix.hides()) {
                assertThat(page).as("hidden: " + url).isNull();
            } else {
                assertThat(page).as(url).isNotNull();
                boolean wanted = own && !thing.noindex().contains(found.get());
                assertThat(indexable.contains(url)).as("to be found: " + url).isEqualTo(wanted);
                if (own && !wanted) {
                    assertThat(page.noindex()).as("left out: " + url).isTrue();
                }
                if (!own && !page.noindex()) {
                    String target = page.canonicals().get(0);
                    assertThat(matrix.stores().stream()
                                    .filter(other -> target.equals(BASE + other.path() + thing.address()))
                                    .map(other -> primary(other.language())))
                            .as("language of what " + url + " hands on to")
                            .allSatisfy(language -> assertThat(
                                            thing.words().stream().map(SearchPropertyTest::primary))
                                    .contains(language));
                }
            }
        }
    }

    /** Two pages that can be found know each other, by every name they have. */
    private static void complete(
            Matrix matrix, Thing thing, Set<String> indexable, Map<String, Map<String, String>> alternates) {
        List<Store> members = matrix.stores().stream()
                .filter(store -> indexable.contains(BASE + store.path() + thing.address()))
                .toList();
        Set<Map<String, String>> sets = new HashSet<>();
        members.forEach(store -> sets.add(alternates.get(BASE + store.path() + thing.address())));
        sets.remove(Map.of());
        if (members.size() < 2) {
            assertThat(sets).as("alternates of a page that stands alone").isEmpty();
            return;
        }
        assertThat(sets).as("sets of alternates of " + thing.address()).hasSize(1);
        Map<String, String> set = sets.iterator().next();
        for (Store store : members) {
            String url = BASE + store.path() + thing.address();
            if (TWO_LETTERS.contains(primary(store.language()))) {
                String language = store.language().matches("zh-.*") ? store.language() : primary(store.language());
                assertThat(set).containsKey(language);
                store.countries().forEach(country -> assertThat(set).containsKey(language + "-" + country));
                boolean named = set.containsValue(url);
                assertThat(alternates.get(url)).isEqualTo(named ? set : Map.of());
            }
        }
    }

    private static String primary(String language) {
        return language.split("-")[0];
    }

    private static List<String> chain(String language) {
        return switch (language) {
            case "en" -> List.of("en");
            case "de-AT" -> List.of("de-AT", "de", "en");
            default -> List.of(language, "en");
        };
    }

    private static Matrix write(Path site, Random random) throws IOException {
        boolean many = random.nextInt(12) == 0;
        List<Store> stores = new ArrayList<>();
        int count = many ? 21 + random.nextInt(3) : 1 + random.nextInt(7);
        for (int i = 0; i < count; i++) {
            Set<String> countries = new HashSet<>();
            for (int n = 0; n <= random.nextInt(3); n++) {
                countries.add(COUNTRIES[random.nextInt(COUNTRIES.length)]);
            }
            String language = LANGUAGES[random.nextInt(LANGUAGES.length)];
            stores.add(new Store("m" + i, List.copyOf(countries), language, i == 0 ? "/" : "/s" + i + "/"));
        }
        Map<String, Thing> things = new LinkedHashMap<>();
        for (String id : List.of("products/cup", "products/jug", "products/lid", "about", "terms")) {
            things.put(id, new Thing(id + "/", languages(random, 3), languages(random, 12)));
        }
        things.put("category/all", new Thing("category/all/", languages(random, 3), languages(random, 12)));
        boolean hides = random.nextInt(3) == 0;
        String mode = new String[] {"auto", "head", "sitemap"}[random.nextInt(3)];
        int standard = random.nextInt(stores.size() + 1);
        StringBuilder settings = new StringBuilder("{ \"name\": \"Random\", \"baseUrl\": \"" + BASE
                + "\", \"theme\": \"plain\", \"pageSize\": 2, \"defaultLanguage\": \"en\",\n");
        settings.append("\"seo\": { \"hreflang\": \"" + mode + "\", \"sitemaps\": { \"gzip\": " + random.nextBoolean()
                + " } },\n\"fallback\": { \"default\": \"" + (hides ? "hide" : "fallback") + "\" },\n\"languages\": {");
        for (String language : LANGUAGES) {
            settings.append(language.equals("en") ? "" : ",")
                    .append("\n\"" + language + "\": { \"name\": \"" + language + "\"")
                    .append(language.equals("de-AT") ? ", \"fallback\": \"de\" }" : " }");
        }
        settings.append("},\n\"storefronts\": [");
        for (int i = 0; i < stores.size(); i++) {
            Store store = stores.get(i);
            settings.append(i == 0 ? "" : ",")
                    .append("\n{ \"market\": \"" + store.market() + "\", \"language\": \"" + store.language()
                            + "\", \"path\": \"" + store.path() + "\"" + (i == standard ? ", \"default\": true" : "")
                            + " }");
            file(
                    site,
                    "markets/" + store.market() + ".json",
                    "{ \"name\": \"M\", \"currency\": \"USD\", \"taxDisplay\": \"included\", \"defaultLanguage\": \"en\", \"countries\": [\""
                            + String.join("\", \"", store.countries()) + "\"] }");
        }
        file(site, "site.json", settings + "] }\n");
        file(site, "catalog/categories.json", "{ \"categories\": [{ \"id\": \"all\" }] }");
        things.forEach((id, thing) -> {
            String name = id.substring(id.lastIndexOf('/') + 1);
            String home = id.startsWith("products/")
                    ? "catalog/products/" + name
                    : id.startsWith("category/") ? "catalog/categories/" + name : "pages/" + name;
            if (id.startsWith("products/")) {
                file(
                        site,
                        home + "/product.json",
                        "{ \"category\": \"all\", \"prices\": { \"USD\": 1 }, \"variants\": [{ \"sku\": \"" + name
                                + "\" }] }");
            }
            thing.words()
                    .forEach(language -> file(
                            site,
                            home + "/" + language + ".md",
                            "---\ntitle: " + name + "\nslug: " + name + "\n"
                                    + (thing.noindex().contains(language) ? "seo:\n  noindex: true\n" : "")
                                    + "---\nText.\n"));
        });
        return new Matrix(stores, things, hides, mode.equals("sitemap") || mode.equals("auto") && stores.size() > 20);
    }

    /** Each language with a chance of one in {@code rarity} to be left out, for 3, or in, for more; English always has words. */
    private static Set<String> languages(Random random, int rarity) {
        Set<String> chosen = new HashSet<>(rarity == 3 ? Set.of("en") : Set.of());
        Arrays.stream(LANGUAGES)
                .filter(language -> random.nextInt(rarity) == 0 == (rarity != 3))
                .forEach(chosen::add);
        return chosen;
    }

    private static void file(Path site, String path, String text) {
        try {
            Path file = site.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Page> pages(Path output) throws IOException {
        Map<String, Page> pages = new TreeMap<>();
        for (Map.Entry<String, byte[]> file : FileBytes.of(output).entrySet()) {
            if (!file.getKey().endsWith(".html")) {
                continue;
            }
            String html = new String(file.getValue(), StandardCharsets.UTF_8);
            Map<String, String> alternates = new LinkedHashMap<>();
            Matcher links = ALTERNATE.matcher(html);
            while (links.find()) {
                assertThat(alternates.put(links.group(1), links.group(2)))
                        .as("named once: " + links.group(1) + " in " + file.getKey())
                        .isNull();
            }
            pages.put(
                    BASE + "/" + file.getKey().replaceAll("index\\.html$", ""),
                    new Page(
                            CANONICAL
                                    .matcher(html)
                                    .results()
                                    .map(m -> m.group(1))
                                    .toList(),
                            html.contains("<meta name=\"robots\" content=\"noindex\">"),
                            alternates));
        }
        return pages;
    }

    private static Maps sitemaps(Path output) throws IOException, XMLStreamException {
        Map<String, Map<String, String>> pages = new HashMap<>();
        Optional<String> index = Files.readString(output.resolve("robots.txt"))
                .lines()
                .filter(line -> line.startsWith("Sitemap: "))
                .map(line -> line.substring("Sitemap: ".length()))
                .findFirst();
        assertThat(index.isPresent()).isEqualTo(Files.exists(output.resolve("sitemap.xml")));
        if (index.isEmpty()) {
            return new Maps(pages);
        }
        byte[] bytes = read(output, index.get());
        SitemapSchemas.index(new ByteArrayInputStream(bytes));
        Matcher locations = Pattern.compile("<loc>([^<]*)</loc>").matcher(new String(bytes, StandardCharsets.UTF_8));
        Set<String> listed = new HashSet<>(Set.of("sitemap.xml"));
        while (locations.find()) {
            byte[] sitemap = read(output, locations.group(1));
            SitemapSchemas.sitemap(new ByteArrayInputStream(sitemap));
            assertThat(sitemap.length).isLessThanOrEqualTo(52_428_800);
            parse(sitemap, pages);
            listed.add(locations.group(1).substring(BASE.length() + 1));
        }
        try (Stream<Path> files = Files.list(output)) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.contains("sitemap")))
                    .as("every sitemap is listed")
                    .containsExactlyInAnyOrderElementsOf(listed);
        }
        return new Maps(pages);
    }

    private static byte[] read(Path output, String url) throws IOException {
        assertThat(url).startsWith(BASE + "/");
        Path file = output.resolve(URLDecoder.decode(url.substring(BASE.length() + 1), StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(file);
                InputStream text = url.endsWith(".gz") ? new GZIPInputStream(in) : in) {
            return text.readAllBytes();
        }
    }

    private static void parse(byte[] sitemap, Map<String, Map<String, String>> pages) throws XMLStreamException {
        XMLStreamReader xml = XMLInputFactory.newFactory().createXMLStreamReader(new ByteArrayInputStream(sitemap));
        Map<String, String> links = new LinkedHashMap<>();
        int urls = 0;
        while (xml.hasNext()) {
            if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (xml.getLocalName().equals("loc") && !xml.getNamespaceURI().contains("image")) {
                links = new LinkedHashMap<>();
                urls++;
                assertThat(pages.put(xml.getElementText(), links))
                        .as("listed once")
                        .isNull();
            } else if (xml.getLocalName().equals("link")) {
                assertThat(links.put(xml.getAttributeValue(null, "hreflang"), xml.getAttributeValue(null, "href")))
                        .as("named once")
                        .isNull();
            }
        }
        assertThat(urls).isBetween(1, 50_000);
    }
}
