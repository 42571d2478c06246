package dev.vitrine.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** IDEs know of every goal whether to run it; one they are not told of is an error in the POM of every shop. */
class IdeMetadataTest {

    @Test
    void everyGoalIsRunOrIgnored() throws Exception {
        assertThat(goals(root("/META-INF/m2e/lifecycle-mapping-metadata.xml")))
                .containsExactlyInAnyOrderElementsOf(goals(root("/META-INF/maven/plugin.xml")));
    }

    @Test
    void onlyTheBuildIsRun() throws Exception {
        NodeList executions =
                root("/META-INF/m2e/lifecycle-mapping-metadata.xml").getElementsByTagName("pluginExecution");
        List<String> run = new ArrayList<>();
        for (int i = 0; i < executions.getLength(); i++) {
            Element execution = (Element) executions.item(i);
            int ways = execution.getElementsByTagName("execute").getLength();
            assertThat(ways + execution.getElementsByTagName("ignore").getLength())
                    .isEqualTo(1);
            if (ways == 1) {
                run.addAll(goals(execution));
            }
        }
        assertThat(run).containsExactly("build");
    }

    private static Element root(String resource) throws Exception {
        try (InputStream in = IdeMetadataTest.class.getResourceAsStream(resource)) {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
        }
    }

    /** The names of goals; a parameter of the goal {@code help} is called so, too. */
    private static List<String> goals(Element root) {
        List<String> goals = new ArrayList<>();
        NodeList found = root.getElementsByTagName("goal");
        for (int i = 0; i < found.getLength(); i++) {
            if (!found.item(i).getParentNode().getNodeName().equals("configuration")) {
                goals.add(found.item(i).getTextContent().strip());
            }
        }
        return goals;
    }
}
