package dev.vitrine.checkout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UrlTemplateTest {

    private static final Map<String, String> VALUES = Map.of("a", "1", "b", "2");

    private static String expand(String template, List<String> missing) {
        return UrlTemplate.parse(template).expand(name -> Optional.ofNullable(VALUES.get(name)), missing::add);
    }

    @Test
    void placeholdersAreFilledIn() {
        List<String> missing = new ArrayList<>();
        assertThat(expand("x{a}/{b}{a}y", missing)).isEqualTo("x1/21y");
        assertThat(missing).isEmpty();
    }

    @Test
    void missingValuesAreNamed() {
        List<String> missing = new ArrayList<>();
        assertThat(expand("{a}{c}{d}", missing)).isEqualTo("1");
        assertThat(missing).containsExactly("c", "d");
    }

    @Test
    void partsInBracketsAreLeftOutWhenIncomplete() {
        List<String> missing = new ArrayList<>();
        assertThat(expand("x[&a={a}][&c={c}&a={a}]z", missing)).isEqualTo("x&a=1z");
        assertThat(missing).isEmpty();
    }

    @Test
    void bracesWithoutAPartnerAreText() {
        assertThat(expand("{a}{b[]}", new ArrayList<>())).isEqualTo("1");
        assertThat(expand("{a", new ArrayList<>())).isEqualTo("{a");
        assertThat(expand("[{a}", new ArrayList<>())).isEqualTo("[1");
    }

    @Test
    void placeholdersKnowTheirPlace() {
        UrlTemplate template = UrlTemplate.parse("ab{x}[{y}]");
        assertThat(template.names()).containsExactly("x", "y");
        assertThat(template.offset("x")).isEqualTo(2);
        assertThat(template.offset("y")).isEqualTo(6);
    }
}
