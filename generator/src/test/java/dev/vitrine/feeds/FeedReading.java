package dev.vitrine.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads feeds as a channel would, knowing nothing of how they were written. */
final class FeedReading {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String GOOGLE = "http://base.google.com/ns/1.0";

    private FeedReading() {}

    /** The items of a feed: attribute to its values; those of nested elements are joined with colons. */
    static List<Map<String, List<String>>> items(Path file) throws IOException {
        String name = file.getFileName().toString();
        if (name.endsWith(".xml")) {
            return xml(file);
        }
        if (name.endsWith(".csv")) {
            return table(file, ',');
        }
        return name.endsWith(".tsv") ? table(file, '\t') : flat(objects(file));
    }

    private static List<Map<String, List<String>>> xml(Path file) throws IOException {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        List<Map<String, List<String>>> items = new ArrayList<>();
        try {
            Element rss = factory.newDocumentBuilder().parse(file.toFile()).getDocumentElement();
            assertThat(rss.getTagName()).isEqualTo("rss");
            assertThat(rss.getAttribute("version")).isEqualTo("2.0");
            NodeList found = rss.getElementsByTagName("item");
            for (int i = 0; i < found.getLength(); i++) {
                Map<String, List<String>> item = new LinkedHashMap<>();
                for (Element field : elements((Element) found.item(i))) {
                    List<String> parts = elements(field).stream()
                            .map(part -> part.getLocalName() + "=" + part.getTextContent())
                            .toList();
                    assertThat(field.getNamespaceURI()).isIn(GOOGLE, null);
                    item.computeIfAbsent(field.getLocalName(), k -> new ArrayList<>())
                            .add(parts.isEmpty() ? field.getTextContent() : String.join(":", parts));
                }
                items.add(item);
            }
        } catch (ParserConfigurationException | SAXException e) {
            throw new AssertionError(file + " is no XML", e);
        }
        return items;
    }

    private static List<Element> elements(Element parent) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < parent.getChildNodes().getLength(); i++) {
            if (parent.getChildNodes().item(i) instanceof Element element) {
                elements.add(element);
            }
        }
        return elements;
    }

    private static List<Map<String, List<String>>> table(Path file, char separator) throws IOException {
        List<Map<String, List<String>>> items = new ArrayList<>();
        try (CsvReader<NamedCsvRecord> rows =
                CsvReader.builder().fieldSeparator(separator).ofNamedCsvRecord(file)) {
            for (NamedCsvRecord row : rows) {
                Map<String, List<String>> item = new LinkedHashMap<>();
                assertThat(row.getFieldCount())
                        .as("columns in line %s", row.getStartingLineNumber())
                        .isEqualTo(row.getHeader().size());
                row.getFieldsAsMap().forEach((field, value) -> {
                    if (!value.isEmpty()) {
                        item.put(field, List.of(value));
                    }
                });
                items.add(item);
            }
        }
        return items;
    }

    /** The objects of a file with one on each line. */
    static List<JsonNode> objects(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        if (file.toString().endsWith(".gz")) {
            assertThat(bytes[4] | bytes[5] | bytes[6] | bytes[7])
                    .as("time in the header")
                    .isZero();
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = in.readAllBytes();
            }
        }
        List<JsonNode> objects = new ArrayList<>();
        new String(bytes, StandardCharsets.UTF_8).lines().forEach(line -> objects.add(JSON.readTree(line)));
        return objects;
    }

    private static List<Map<String, List<String>>> flat(List<JsonNode> objects) {
        List<Map<String, List<String>>> items = new ArrayList<>();
        for (JsonNode object : objects) {
            Map<String, List<String>> item = new LinkedHashMap<>();
            object.properties().forEach(field -> {
                List<String> values = new ArrayList<>();
                if (field.getValue().isArray()) {
                    field.getValue().forEach(value -> values.add(value.asString()));
                } else {
                    values.add(
                            field.getValue().isObject()
                                    ? field.getValue().toString()
                                    : field.getValue().asString());
                }
                item.put(field.getKey(), values);
            });
            items.add(item);
        }
        return items;
    }
}
