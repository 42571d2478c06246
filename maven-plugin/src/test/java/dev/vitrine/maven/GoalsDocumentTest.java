package dev.vitrine.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** {@code docs/reference/goals.md} says what the plugin's descriptor says; {@code -Dgolden=update} writes it anew. */
class GoalsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/reference/goals.md");

    @Test
    void theDocumentSaysWhatTheGoalsSay() throws Exception {
        String written = document();
        if (System.getProperty("golden", "").equals("update")) {
            Files.writeString(DOCUMENT, written);
        }
        assertEquals(written, Files.readString(DOCUMENT), "-Dgolden=update writes it anew");
        assertTrue(written.contains("\n## vitrine:build\n"));
        assertTrue(written.contains("`vitrine.site`"));
        assertFalse(written.contains("&lt;"), "mvn help:describe leaves out what stands in angle brackets");
    }

    private static String document() throws Exception {
        Document descriptor;
        try (InputStream in = GoalsDocumentTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Map<String, Element> goals = new TreeMap<>();
        for (Element mojo :
                children((Element) descriptor.getElementsByTagName("mojos").item(0), "mojo")) {
            if (!text(mojo, "goal").equals("help")) {
                goals.put(text(mojo, "goal"), mojo);
            }
        }
        StringBuilder text = new StringBuilder("""
                # Every Maven goal

                What `mvn vitrine:<goal>` does, and what it may be told: on the command line as `-D<property>=…`, in a POM as an element of `<configuration>` with the name in front.
                [The sample site](../../sample-site/pom.xml) is a whole project.

                <!-- Written by GoalsDocumentTest; -Dgolden=update writes it anew. -->
                """);
        goals.forEach((goal, mojo) -> goal(text, goal, mojo));
        return text.toString();
    }

    private static void goal(StringBuilder text, String goal, Element mojo) {
        text.append("\n## vitrine:").append(goal).append("\n\n");
        text.append(prose(text(mojo, "description"))).append("\n\n");
        text.append("| parameter | property | is | means |\n|---|---|---|---|\n");
        Element defaults = children(mojo, "configuration").get(0);
        Map<String, Element> parameters = new TreeMap<>();
        for (Element parameter : children(children(mojo, "parameters").get(0), "parameter")) {
            parameters.put(text(parameter, "name"), parameter);
        }
        parameters.forEach((name, parameter) -> {
            if (text(parameter, "editable").equals("true")) {
                List<Element> stated = children(defaults, name);
                String property =
                        stated.isEmpty() ? "" : stated.get(0).getTextContent().replaceAll("[${}]", "");
                String standard = stated.isEmpty() ? "" : stated.get(0).getAttribute("default-value");
                text.append("| `")
                        .append(name)
                        .append('`')
                        .append(text(parameter, "required").equals("true") ? " (required)" : "")
                        .append(" | ")
                        .append(property.isEmpty() ? "" : "`" + property + "`")
                        .append(" | ")
                        .append(type(text(parameter, "type")))
                        .append(" | ")
                        .append(prose(text(parameter, "description")))
                        .append(standard.isEmpty() ? "" : " Default: `" + standard + "`.")
                        .append(" |\n");
            }
        });
    }

    private static String type(String name) {
        String plain = name.replaceAll("<.*", "").replaceAll(".*\\.", "");
        return switch (plain) {
            case "boolean" -> "`true` or `false`";
            case "int", "Integer" -> "whole number";
            case "List" -> "list";
            case "File" -> "file or folder";
            case "String" -> "text";
            default -> "word";
        };
    }

    /** Words of a comment, in one line of Markdown. */
    private static String prose(String html) {
        return html.replaceAll("</?code>", "`")
                .replaceAll("</?(p|ul|li|pre)>", " ")
                // Words in angle brackets would be HTML.
                // Else it would be a link.
                .replaceAll("\\bs3://[A-Z/]+", "`$0`")
                .replace("<", "&lt;")
                .replace("|", "\\|")
                .replaceAll("\\s+", " ")
                .strip();
    }

    private static String text(Element parent, String name) {
        List<Element> found = children(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent().strip();
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> found = new ArrayList<>();
        NodeList nodes = parent.getChildNodes();
        for (int i = 0; i < nodes.getLength(); i++) {
            if (nodes.item(i) instanceof Element element && element.getTagName().equals(name)) {
                found.add(element);
            }
        }
        return found;
    }
}
