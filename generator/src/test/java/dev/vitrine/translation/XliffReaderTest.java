package dev.vitrine.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class XliffReaderTest {

    private final Diagnostics diagnostics = new Diagnostics();

    private List<Received> read(String xml) {
        return XliffReader.read(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "in.xlf", diagnostics)
                .map(XliffReader.Content::texts)
                .orElse(List.of());
    }

    private Received first(String body) {
        return read("<xliff version='1.2' xmlns='urn:oasis:names:tc:xliff:document:1.2'>"
                        + "<file source-language='en' target-language='de'><body>" + body + "</body></file></xliff>")
                .get(0);
    }

    private Received second(String unit) {
        return read("<xliff version='2.1' srcLang='en' trgLang='de' xmlns='urn:oasis:names:tc:xliff:document:2.0'>"
                        + "<file id='f'>" + unit + "</file></xliff>")
                .get(0);
    }

    @Test
    void codesOfVersionOneAreReadByTheirNumbers() {
        Received text = first("<trans-unit id='page:a#body'><source><bpt id='1'>**</bpt>bold<ept id='1'>**</ept> "
                + "<ph id='2'>{n}</ph><it id='3' pos='open'>&lt;i></it></source>"
                + "<target state='final'><x id='2'/> <g id='1'><mrk mtype='seg' mid='0'>fett</mrk></g><x id='3'/></target>"
                + "<alt-trans><target>other</target></alt-trans></trans-unit>");
        assertThat(text.source()).isEqualTo("**bold** {n}<i>");
        assertThat(text.target()).contains("{n} **fett**<i>");
        assertThat(text.readiness()).isEqualTo(Readiness.FINAL);
        assertThat(text.problem()).isEmpty();
    }

    @Test
    void segmentsAndWhatStandsBetweenThemAreJoined() {
        Received text = second(
                "<unit id='u' name='page:a#body'><originalData><data id='d1'>**</data>"
                        + "<data id='d2'>a<cp hex='0007'/></data></originalData>"
                        + "<segment state='final'><source>One <pc id='1' dataRefStart='d1' dataRefEnd='d1'>x</pc>.</source>"
                        + "<target>Eins <pc id='1' dataRefStart='d1' dataRefEnd='d1'>y</pc>.</target></segment>"
                        + "<ignorable><source> <ph id='2' dataRef='d2'/> </source></ignorable>"
                        + "<segment state='translated'><source>Two<sc id='3' dataRef='d1'/>z<ec startRef='3' dataRef='d1'/></source>"
                        + "<target>Zwei<sc id='3'/>z<ec startRef='3'/><mrk id='m' type='comment'>!</mrk></target></segment></unit>");
        assertThat(text.source()).isEqualTo("One **x**. a\u0007 Two**z**");
        assertThat(text.target()).contains("Eins **y**. a\u0007 Zwei**z**!");
        assertThat(text.readiness()).as("the least ready segment counts").isEqualTo(Readiness.TRANSLATED);
    }

    @Test
    void aUnitWithASegmentThatIsNotTranslatedIsNone() {
        assertThat(second("<unit id='page:a#b'><segment><source>A</source><target>B</target></segment>"
                                + "<segment><source>C</source></segment></unit>")
                        .target())
                .isEmpty();
    }

    @Test
    void codesTheSourceDoesNotHaveAreAProblem() {
        assertThat(first("<trans-unit id='a#b'><source>A</source><target>B<x id='9'/></target></trans-unit>")
                        .problem())
                .contains("the code 9 is not in the source");
        assertThat(first("<trans-unit id='a#b'><source><bpt id='1'>*</bpt>A<ept id='1'>*</ept></source>"
                                + "<target><ept id='1'>*</ept>B<bpt id='1'>*</bpt></target></trans-unit>")
                        .problem())
                .contains("the code 1 ends before it begins");
    }

    @Test
    void documentTypesAndEntitiesAreRefusedWithTheirPlace() {
        read(
                "<?xml version='1.0'?>\n<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>\n<xliff version='1.2'>&a;</xliff>");
        assertThat(diagnostics.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(Rule.TRANSLATION_UNREADABLE_FILE);
            assertThat(problem.location().line()).isPositive();
        });
    }

    @Test
    void brokenXmlIsReportedAtItsLine() {
        read("<xliff version='1.2'>\n<file>\n</xliff>");
        assertThat(diagnostics.sorted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.location().toString()).startsWith("in.xlf:3:"));
    }

    @Test
    void anythingElseIsNoXliff() {
        read("<html/>");
        assertThat(diagnostics.count(Rule.TRANSLATION_UNREADABLE_FILE)).isEqualTo(1);
    }

    @Test
    void nestingHasAnEnd() {
        read("<xliff version='1.2'>" + "<group>".repeat(5000) + "</group>".repeat(5000) + "</xliff>");
        assertThat(diagnostics.sorted())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).contains("nested"));
    }
}
