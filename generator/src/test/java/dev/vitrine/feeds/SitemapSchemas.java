package dev.vitrine.feeds;

import dev.vitrine.SiteTest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** Holds sitemaps against the protocol's grammar. */
public final class SitemapSchemas {

    private static final Schema SITEMAP = schema("sitemap.xsd", "sitemap-image.xsd", "sitemap-link.xsd");
    private static final Schema INDEX = schema("siteindex.xsd");

    private SitemapSchemas() {}

    private static Schema schema(String... files) {
        try {
            Path folder = SiteTest.resource("schemas");
            Source[] sources = Stream.of(files)
                    .map(file -> new StreamSource(folder.resolve(file).toFile()))
                    .toArray(Source[]::new);
            return SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI).newSchema(sources);
        } catch (SAXException e) {
            throw new AssertionError(e);
        }
    }

    /** Fails when {@code xml} is no valid sitemap. */
    public static void sitemap(InputStream xml) throws IOException {
        validate(SITEMAP, xml);
    }

    /** Fails when {@code xml} is no valid index of sitemaps. */
    public static void index(InputStream xml) throws IOException {
        validate(INDEX, xml);
    }

    private static void validate(Schema schema, InputStream xml) throws IOException {
        try {
            schema.newValidator().validate(new StreamSource(xml));
        } catch (SAXException e) {
            throw new AssertionError("not valid: " + e.getMessage(), e);
        }
    }
}
