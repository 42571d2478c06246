package dev.vitrine.feeds;

import dev.vitrine.output.FileStreams;
import dev.vitrine.output.OutputPath;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Sitemaps that are written as their entries come: a file ends when one more entry would take it beyond what the protocol allows, so that no more than one entry
 * is held, however many there are.
 */
final class SitemapFiles implements Closeable {

    /** The protocol's limits of a file. */
    static final int MAX_URLS = 50_000;

    static final int MAX_BYTES = 52_428_800;

    /** The longest address the protocol allows, and the most pictures of one page. */
    private static final int MAX_LOCATION = 2_047;

    private static final int MAX_PICTURES = 1_000;

    private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    private static final String SPACE = " xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\"";
    private static final byte[] OPEN = (HEAD + "<urlset" + SPACE
                    + " xmlns:image=\"http://www.google.com/schemas/sitemap-image/1.1\""
                    + " xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n")
            .getBytes(StandardCharsets.UTF_8);
    private static final byte[] CLOSE = "</urlset>\n".getBytes(StandardCharsets.UTF_8);

    private final String baseUrl;
    private final boolean gzip;
    private final FileStreams sink;
    private final int maxUrls;
    private final int maxBytes;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<Written> written = new ArrayList<>();
    private final StringBuilder entry = new StringBuilder(1 << 10);
    private String name = "";
    private Optional<OutputStream> out = Optional.empty();
    private Optional<LocalDate> latest = Optional.empty();
    private OutputPath path = new OutputPath("sitemap.xml");
    private int urls;
    private long bytes;

    SitemapFiles(String baseUrl, boolean gzip, FileStreams sink) {
        this(baseUrl, gzip, sink, MAX_URLS, MAX_BYTES);
    }

    SitemapFiles(String baseUrl, boolean gzip, FileStreams sink, int maxUrls, int maxBytes) {
        this.baseUrl = baseUrl;
        this.gzip = gzip;
        this.sink = sink;
        this.maxUrls = maxUrls;
        this.maxBytes = maxBytes;
    }

    /** A finished file, and the last day any of its pages changed. */
    private record Written(OutputPath path, Optional<LocalDate> latest) {}

    /**
     * A page.
     *
     * @param url its address
     * @param changed the day it last changed
     * @param pictures addresses of its own pictures
     * @param alternates language to address of the same page for other shoppers
     */
    record Entry(String url, Optional<LocalDate> changed, List<String> pictures, List<Link> alternates) {}

    /** An alternate. */
    record Link(String hreflang, String url) {}

    /**
     * Begins the sitemaps called {@code newName}; those of the same name are numbered on.
     *
     * @throws IOException when a file cannot be written
     */
    void begin(String newName) throws IOException {
        end();
        name = newName;
    }

    /**
     * Adds a page; false when its address is longer than the protocol allows, so that it is left out.
     *
     * @throws IOException when a file cannot be written
     */
    boolean add(Entry page) throws IOException {
        if (page.url().length() > MAX_LOCATION) {
            return false;
        }
        write(page);
        byte[] text = entry.toString().getBytes(StandardCharsets.UTF_8);
        if (out.isPresent() && (urls == maxUrls || bytes + text.length + CLOSE.length > maxBytes)) {
            end();
        }
        OutputStream open = out.isPresent() ? out.get() : open();
        open.write(text);
        urls++;
        bytes += text.length;
        if (page.changed().isPresent()
                && (latest.isEmpty() || latest.get().isBefore(page.changed().get()))) {
            latest = page.changed();
        }
        return true;
    }

    private void write(Entry page) {
        entry.setLength(0);
        entry.append("<url><loc>");
        escape(page.url());
        entry.append("</loc>");
        page.changed().ifPresent(day -> entry.append("<lastmod>").append(day).append("</lastmod>"));
        for (Link alternate : page.alternates()) {
            entry.append("\n<xhtml:link rel=\"alternate\" hreflang=\"");
            escape(alternate.hreflang());
            entry.append("\" href=\"");
            escape(alternate.url());
            entry.append("\"/>");
        }
        int pictures = Math.min(MAX_PICTURES, page.pictures().size());
        for (String picture : page.pictures().subList(0, pictures)) {
            entry.append("\n<image:image><image:loc>");
            escape(picture);
            entry.append("</image:loc></image:image>");
        }
        entry.append("</url>\n");
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> entry.append("&amp;");
                case '<' -> entry.append("&lt;");
                case '>' -> entry.append("&gt;");
                case '"' -> entry.append("&quot;");
                case '\'' -> entry.append("&apos;");
                default -> entry.append(c);
            }
        }
    }

    private OutputStream open() throws IOException {
        int number = numbers.merge(name, 1, Integer::sum);
        path = new OutputPath("sitemap-" + name + "-" + number + (gzip ? ".xml.gz" : ".xml"));
        OutputStream opened = sink.open(path);
        out = Optional.of(opened);
        opened.write(OPEN);
        bytes = OPEN.length;
        return opened;
    }

    private void end() throws IOException {
        if (out.isPresent()) {
            try (OutputStream open = out.get()) {
                open.write(CLOSE);
            }
            written.add(new Written(path, latest));
        }
        out = Optional.empty();
        latest = Optional.empty();
        urls = 0;
        bytes = 0;
    }

    /**
     * Ends the last file and writes the index, unless there is nothing to list; says whether there is.
     *
     * @throws IOException when a file cannot be written
     */
    boolean finish() throws IOException {
        end();
        if (written.isEmpty()) {
            return false;
        }
        entry.setLength(0);
        entry.append(HEAD).append("<sitemapindex").append(SPACE).append(">\n");
        for (Written file : written) {
            entry.append("<sitemap><loc>");
            escape(baseUrl + "/" + file.path());
            entry.append("</loc>");
            file.latest().ifPresent(day -> entry.append("<lastmod>").append(day).append("</lastmod>"));
            entry.append("</sitemap>\n");
        }
        entry.append("</sitemapindex>\n");
        try (OutputStream index = sink.open(new OutputPath("sitemap.xml"))) {
            index.write(entry.toString().getBytes(StandardCharsets.UTF_8));
        }
        return true;
    }

    /** Closes a file that was not finished. */
    @Override
    public void close() throws IOException {
        if (out.isPresent()) {
            out.get().close();
            out = Optional.empty();
        }
    }
}
