package dev.vitrine.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.ReportPlugin;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** What documents show of a POM is taken by Maven's own reader, and configures parameters that goals have. */
class PomExamplesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void everyPartOfAPomIsOneThatMavenReads() throws Exception {
        int read = 0;
        int reports = 0;
        for (String example : examples()) {
            String part = example.strip();
            boolean reporting = part.startsWith("<reporting>");
            boolean dependency = part.startsWith("<dependency>");
            assertThat(part).startsWith(reporting ? "<reporting>" : dependency ? "<dependency>" : "<plugin>");
            String pom =
                    "<project><modelVersion>4.0.0</modelVersion><groupId>g</groupId><artifactId>a</artifactId><version>1</version>"
                            + (reporting
                                    ? example
                                    : dependency
                                            ? "<dependencies>" + example + "</dependencies>"
                                            : "<build><plugins>" + example + "</plugins></build>")
                            + "</project>";
            Model model = new MavenXpp3Reader().read(new StringReader(pom), true);
            if (reporting) {
                reported(model);
                reports++;
            } else if (dependency) {
                assertThat(model.getDependencies()).hasSize(1);
            } else {
                configured(model);
            }
            read++;
        }
        assertThat(read).isPositive();
        assertThat(reports).isPositive();
    }

    private static void reported(Model model) throws Exception {
        assertThat(model.getReporting().getPlugins()).hasSize(1);
        ReportPlugin plugin = model.getReporting().getPlugins().get(0);
        assertThat(plugin.getArtifactId()).isEqualTo("vitrine-maven-plugin");
        assertThat(plugin.getReportSets()).isNotEmpty();
        plugin.getReportSets().forEach(set -> assertThat(goals()).containsAll(set.getReports()));
        if (plugin.getConfiguration() instanceof Xpp3Dom configuration) {
            for (Xpp3Dom parameter : configuration.getChildren()) {
                assertThat(names("parameter", "name")).contains(parameter.getName());
            }
        }
    }

    @Test
    void thePomOfTheSampleSiteConfiguresWhatGoalsHave() throws Exception {
        String pom = Files.readString(ROOT.resolve("sample-site/pom.xml"));
        configured(new MavenXpp3Reader().read(new StringReader(pom), true));
    }

    private static void configured(Model model) throws Exception {
        List<Plugin> ours = model.getBuild().getPlugins().stream()
                .filter(plugin -> plugin.getArtifactId().equals("vitrine-maven-plugin"))
                .toList();
        assertThat(ours).hasSize(1);
        Plugin plugin = ours.get(0);
        assertThat(plugin.getGroupId()).isEqualTo("dev.vitrine");
        assertThat(plugin.getDependencies())
                .as("a shop needs a theme")
                .anyMatch(dependency -> dependency.getArtifactId().equals("vitrine-themes"));
        if (plugin.getConfiguration() instanceof Xpp3Dom configuration) {
            for (Xpp3Dom parameter : configuration.getChildren()) {
                assertThat(names("parameter", "name")).contains(parameter.getName());
            }
        }
        plugin.getExecutions().forEach(execution -> assertThat(goals()).containsAll(execution.getGoals()));
    }

    private static Set<String> goals() {
        try {
            return names("mojo", "goal");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Set<String> names(String element, String child) throws Exception {
        Document descriptor;
        try (InputStream in = PomExamplesTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            descriptor =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(in);
        }
        Set<String> names = new TreeSet<>();
        NodeList found = descriptor.getElementsByTagName(element);
        for (int i = 0; i < found.getLength(); i++) {
            NodeList children = found.item(i).getChildNodes();
            for (int j = 0; j < children.getLength(); j++) {
                if (children.item(j).getNodeName().equals(child)) {
                    names.add(children.item(j).getTextContent().strip());
                }
            }
        }
        return names;
    }

    private static List<String> examples() throws Exception {
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            files.filter(file -> file.toString().endsWith(".md")).sorted().forEach(documents::add);
        }
        List<String> examples = new ArrayList<>();
        for (Path document : documents) {
            Matcher block = Pattern.compile("(?ms)^```xml\n(.*?)^```").matcher(Files.readString(document));
            while (block.find()) {
                examples.add(block.group(1));
            }
        }
        return examples;
    }
}
