package dev.vitrine.render;

import dev.vitrine.model.Article;
import dev.vitrine.model.JournalFeed;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.output.OutputPath;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.UrlPath;
import dev.vitrine.render.view.FeedView;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes the journal of one storefront for readers of feeds, as RSS 2.0 and as Atom. */
final class JournalFeeds {

    private static final String RSS = "feed.xml";
    private static final String ATOM = "atom.xml";
    private static final DateTimeFormatter RFC_822 =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy '00:00:00 GMT'", Locale.ENGLISH);

    private final StorefrontViews views;
    private final SiteSettings settings;

    JournalFeeds(StorefrontViews views) {
        this.views = views;
        this.settings = views.site().settings();
    }

    /**
     * An article as feeds have it.
     *
     * @param article the article
     * @param placed its page
     * @param author who wrote it; may be empty
     * @param summary plain text; may be empty
     * @param html its whole text; empty where feeds hold summaries
     */
    record Entry(Article article, Placed placed, String author, String summary, String html) {}

    /** The feeds pages name in their heads; empty when there are none. */
    List<FeedView> links() {
        Optional<UrlPath> journal = journal();
        if (journal.isEmpty() || articles().isEmpty()) {
            return List.of();
        }
        return List.of(
                new FeedView(
                        title(),
                        "application/rss+xml",
                        journal.get().resolve(RSS).encoded()),
                new FeedView(
                        title(),
                        "application/atom+xml",
                        journal.get().resolve(ATOM).encoded()));
    }

    private Optional<UrlPath> journal() {
        return settings.journalFeed().content() == JournalFeed.Content.NONE
                ? Optional.empty()
                : views.here().find(RouteKind.JOURNAL, "").map(Placed::url);
    }

    /** The articles in the feeds, newest first: those with a date, in the storefront's language and open to search engines. */
    List<Article> articles() {
        List<Article> articles = new ArrayList<>();
        for (Article article : views.site().articles().values()) {
            if (articles.size() < settings.journalFeed().items()
                    && article.published().isPresent()
                    && views.here()
                            .find(RouteKind.ARTICLE, article.id())
                            .filter(Placed::indexable)
                            .isPresent()) {
                articles.add(article);
            }
        }
        return articles;
    }

    private String title() {
        return views.text("journal.title") + " – " + settings.name();
    }

    /** The files of {@code entries}; none when there is no journal. */
    Map<OutputPath, byte[]> files(List<Entry> entries) {
        Optional<UrlPath> journal = journal();
        if (journal.isEmpty() || entries.isEmpty()) {
            return Map.of();
        }
        Map<OutputPath, byte[]> files = new LinkedHashMap<>();
        files.put(journal.get().resolve(RSS).output(), bytes(rss(journal.get(), entries)));
        files.put(journal.get().resolve(ATOM).output(), bytes(atom(journal.get(), entries)));
        return files;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String rss(UrlPath journal, List<Entry> entries) {
        Xml xml = new Xml();
        xml.raw("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\""
                + " xmlns:content=\"http://purl.org/rss/1.0/modules/content/\""
                + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n<channel>\n");
        xml.element("title", title());
        xml.element("link", url(journal));
        xml.element("description", title());
        xml.element("language", language());
        xml.element("lastBuildDate", RFC_822.format(newest(entries)));
        xml.empty("atom:link", "href", url(journal.resolve(RSS)), "rel", "self", "type", "application/rss+xml");
        for (Entry entry : entries) {
            xml.raw("<item>\n");
            xml.element("title", entry.placed().title());
            xml.element("link", url(entry.placed().url()));
            xml.element("guid", id(entry.article()), "isPermaLink", "false");
            xml.element("pubDate", RFC_822.format(published(entry)));
            if (!entry.author().isEmpty()) {
                xml.element("dc:creator", entry.author());
            }
            tags(entry.article()).forEach(tag -> xml.element("category", tag));
            if (!entry.summary().isEmpty()) {
                xml.element("description", entry.summary());
            }
            if (!entry.html().isEmpty()) {
                xml.element("content:encoded", entry.html());
            }
            xml.raw("</item>\n");
        }
        return xml.raw("</channel>\n</rss>\n").toString();
    }

    private String atom(UrlPath journal, List<Entry> entries) {
        Xml xml = new Xml();
        xml.raw("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"" + language() + "\">\n");
        xml.element("id", url(journal));
        xml.element("title", title());
        xml.element("updated", timestamp(newest(entries)));
        xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", url(journal.resolve(ATOM)));
        xml.empty("link", "rel", "alternate", "type", "text/html", "href", url(journal));
        author(xml, settings.name());
        for (Entry entry : entries) {
            xml.raw("<entry>\n");
            xml.element("id", id(entry.article()));
            xml.element("title", entry.placed().title());
            xml.empty(
                    "link",
                    "rel",
                    "alternate",
                    "type",
                    "text/html",
                    "href",
                    url(entry.placed().url()));
            xml.element("published", timestamp(published(entry)));
            xml.element("updated", timestamp(updated(entry)));
            if (!entry.author().isEmpty()) {
                author(xml, entry.author());
            }
            tags(entry.article()).forEach(tag -> xml.empty("category", "term", tag));
            if (!entry.summary().isEmpty()) {
                xml.element("summary", entry.summary());
            }
            if (!entry.html().isEmpty()) {
                xml.element("content", entry.html(), "type", "html");
            }
            xml.raw("</entry>\n");
        }
        return xml.raw("</feed>\n").toString();
    }

    private static void author(Xml xml, String name) {
        xml.raw("<author>");
        xml.element("name", name);
        xml.raw("</author>\n");
    }

    /** A name that stays when the article's address changes: of the host, the day it was published and its folder. */
    private String id(Article article) {
        String host =
                Optional.ofNullable(URI.create(settings.baseUrl()).getHost()).orElse("localhost");
        return "tag:" + host + ","
                + article.published().map(LocalDate::toString).orElse("2000") + ":"
                + new UrlPath(views.storefront().path() + "article/" + article.id()).encoded();
    }

    private List<String> tags(Article article) {
        return views.wording().first(article.tags()).map(found -> found.value()).orElse(List.of());
    }

    private String url(UrlPath path) {
        return settings.baseUrl() + path.encoded();
    }

    private String language() {
        return views.storefront().language().language().tag();
    }

    private static LocalDate published(Entry entry) {
        return entry.article().published().orElse(LocalDate.EPOCH);
    }

    private static LocalDate updated(Entry entry) {
        return entry.article()
                .updated()
                .filter(date -> date.isAfter(published(entry)))
                .orElse(published(entry));
    }

    private static LocalDate newest(List<Entry> entries) {
        return entries.stream()
                .map(JournalFeeds::updated)
                .max(LocalDate::compareTo)
                .orElse(LocalDate.EPOCH);
    }

    private static String timestamp(LocalDate date) {
        return date + "T00:00:00Z";
    }

    /** Writes elements whose texts may hold anything. */
    private static final class Xml {
        private final StringBuilder out = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

        private Xml raw(String markup) {
            out.append(markup);
            return this;
        }

        private void element(String name, String text, String... attributes) {
            open(name, attributes);
            out.append('>');
            text(text);
            out.append("</").append(name).append(">\n");
        }

        private void empty(String name, String... attributes) {
            open(name, attributes);
            out.append("/>\n");
        }

        private void open(String name, String... attributes) {
            out.append('<').append(name);
            for (int i = 0; i < attributes.length; i += 2) {
                out.append(' ').append(attributes[i]).append("=\"");
                text(attributes[i + 1]);
                out.append('"');
            }
        }

        private void text(String text) {
            text.codePoints().forEach(c -> {
                switch (c) {
                    case '<' -> out.append("&lt;");
                    case '>' -> out.append("&gt;");
                    case '&' -> out.append("&amp;");
                    case '"' -> out.append("&quot;");
                    default -> {
                        // XML has no way to write the others.
                        if (c >= 0x20 && c < 0xD800
                                || c >= 0xE000 && c < 0xFFFE
                                || c > 0xFFFF
                                || c == '\n'
                                || c == '\t') {
                            out.appendCodePoint(c);
                        }
                    }
                }
            });
        }

        @Override
        public String toString() {
            return out.toString();
        }
    }
}
