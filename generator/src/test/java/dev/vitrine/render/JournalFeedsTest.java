package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class JournalFeedsTest {

    private static final String ATOM = "http://www.w3.org/2005/Atom";

    @TempDir
    private Path folder;

    private SiteTest site;

    @BeforeEach
    void write() throws IOException {
        site = SiteTest.sound(folder)
                .file(
                        "journal/first/en.md",
                        "---\ntitle: First & <last>\npublished: 2026-03-01\nauthor: Ann\ntags: [tea]\nsummary: Short.\n---\n"
                                + "See [the lamp](product:lamp), [home](/) and [below](#below).\n\n## Below\n\n"
                                + "`<a href=\"/x\">` ]]> 💡\u0001\n\n{{< product \"lamp\" >}}\n")
                .file(
                        "journal/second/en.md",
                        "---\ntitle: Second\npublished: 2026-04-01\nupdated: 2026-05-02\n---\nText.\n")
                .file("journal/undated/en.md", "---\ntitle: Undated\n---\nText.\n")
                .file(
                        "journal/hidden/en.md",
                        "---\ntitle: Hidden\npublished: 2026-04-02\nseo: { noindex: true }\n---\nText.\n");
    }

    private Document read(String path) throws IOException, SAXException, ParserConfigurationException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(site.output().resolve(path).toFile());
    }

    private static List<Element> all(NodeList nodes) {
        return java.util.stream.IntStream.range(0, nodes.getLength())
                .mapToObj(i -> (Element) nodes.item(i))
                .toList();
    }

    private static String text(Element parent, String name) {
        return all(parent.getElementsByTagName(name)).stream()
                .findFirst()
                .map(Element::getTextContent)
                .orElse("");
    }

    @Test
    void rssHasWhatReadersNeed() throws Exception {
        site.build();
        Document rss = read("journal/feed.xml");
        Element channel = (Element) rss.getElementsByTagName("channel").item(0);
        assertThat(rss.getDocumentElement().getAttribute("version")).isEqualTo("2.0");
        assertThat(List.of(text(channel, "title"), text(channel, "link"), text(channel, "description")))
                .doesNotContain("");
        assertThat(text(channel, "language")).isEqualTo("en");
        List<Element> items = all(rss.getElementsByTagName("item"));
        assertThat(items).extracting(item -> text(item, "title")).containsExactly("Second", "First & <last>");
        Element first = items.get(1);
        assertThat(text(first, "link")).isEqualTo("https://tiny.example/journal/first-last/");
        assertThat(text(first, "guid")).isEqualTo("tag:tiny.example,2026-03-01:/article/first");
        assertThat(ZonedDateTime.parse(text(first, "pubDate"), DateTimeFormatter.RFC_1123_DATE_TIME)
                        .toLocalDate())
                .hasToString("2026-03-01");
        assertThat(text(first, "dc:creator")).isEqualTo("Ann");
        assertThat(text(first, "category")).isEqualTo("tea");
        assertThat(text(first, "description")).isEqualTo("Short.");
        assertThat(text(first, "content:encoded"))
                .contains(
                        "<a href=\"https://tiny.example/products/lamp/\">the lamp</a>",
                        "<a href=\"https://tiny.example/\">home</a>",
                        "<a href=\"https://tiny.example/journal/first-last/#below\">below</a>",
                        "<li><a href=\"https://tiny.example/products/lamp/\">Lamp</a></li>",
                        "]]&gt; 💡")
                .doesNotContain("\u0001");
        assertThat(text(channel, "lastBuildDate")).isEqualTo("Sat, 02 May 2026 00:00:00 GMT");
    }

    @Test
    void atomHasWhatItsStandardRequires() throws Exception {
        site.build();
        Document atom = read("journal/atom.xml");
        assertThat(atom.getDocumentElement().getNamespaceURI()).isEqualTo(ATOM);
        Element feed = atom.getDocumentElement();
        assertThat(text(feed, "id")).isEqualTo("https://tiny.example/journal/");
        assertThat(text(feed, "updated")).isEqualTo("2026-05-02T00:00:00Z");
        assertThat(all(feed.getElementsByTagName("link")))
                .anyMatch(link -> link.getAttribute("rel").equals("self")
                        && link.getAttribute("href").equals("https://tiny.example/journal/atom.xml"));
        List<Element> entries = all(feed.getElementsByTagName("entry"));
        assertThat(entries).hasSize(2);
        for (Element entry : entries) {
            for (String name : List.of("id", "title", "updated", "published", "content")) {
                assertThat(text(entry, name)).as(name).isNotBlank();
            }
        }
        assertThat(entries).extracting(entry -> text(entry, "id")).doesNotHaveDuplicates();
        assertThat(text(entries.get(0), "updated")).isEqualTo("2026-05-02T00:00:00Z");
        // An entry without an author has the feed's.
        assertThat(text(feed, "name")).isEqualTo("Tiny");
    }

    @Test
    void everyPageNamesTheFeeds() throws IOException {
        site.build()
                .pageContains(
                        "products/lamp/index.html",
                        "<link rel=\"alternate\" type=\"application/rss+xml\"",
                        "href=\"/journal/feed.xml\"",
                        "href=\"/journal/atom.xml\"");
    }

    @Test
    void aRenamedArticleKeepsItsName() throws Exception {
        site.edit("journal/second/en.md", "title: Second", "title: Second\nslug: other")
                .build();
        Element item =
                all(read("journal/feed.xml").getElementsByTagName("item")).get(0);
        assertThat(text(item, "link")).endsWith("/journal/other/");
        assertThat(text(item, "guid")).isEqualTo("tag:tiny.example,2026-04-01:/article/second");
    }

    @Test
    void theShopDecidesHowMuchIsInThem() throws Exception {
        site.edit("site.json", "\"theme\":", "\"journalFeed\": { \"content\": \"summary\", \"items\": 1 }, \"theme\":")
                .build();
        List<Element> items = all(read("journal/feed.xml").getElementsByTagName("item"));
        assertThat(items).hasSize(1);
        assertThat(text(items.get(0), "content:encoded")).isEmpty();
        assertThat(text(items.get(0), "description")).isEqualTo("Text.");
        site.edit("site.json", "\"summary\"", "\"none\"").build().lacks("journal/feed.xml", "journal/atom.xml");
        assertThat(Files.readString(site.output().resolve("index.html"))).doesNotContain("rss+xml");
    }

    @Test
    void aShopWithoutAJournalHasNone() throws IOException {
        SiteTest.sound(folder.resolve("other")).build().isClean().lacks("journal/feed.xml");
    }
}
