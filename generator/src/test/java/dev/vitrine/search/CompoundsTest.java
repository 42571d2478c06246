package dev.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CompoundsTest {

    private static List<String> words(String... texts) {
        return Stream.of(texts)
                .flatMap(text -> WordSplitter.split(text).stream())
                .map(WordSplitter.Word::text)
                .toList();
    }

    private static Compounds german() {
        List<String> names = words(
                "Fahrrad blau",
                "Fahrradhelm Urban",
                "Reithelm Classic",
                "Gartenschlauch 20 m",
                "Feuerwehrschlauch",
                "Feuerwehr",
                "Tischlampe",
                "Wasserkocher",
                "Wasser",
                "Teekocher",
                "Tee",
                "Kirschholz",
                "Schokolade",
                "Frühstücksteller",
                "Sauberkeit",
                "Sauber",
                "Tragbarkeit");
        return Compounds.learn(
                "de",
                names,
                Stream.concat(names.stream(), words("Garten Lampe Kirsche Holz Frühstück Teller").stream())
                        .toList());
    }

    @Test
    void partsAreWordsOfTheCatalogue() {
        assertThat(german().parts("tischlampe")).containsExactly("lampe");
        assertThat(german().parts("fruhstucksteller")).containsExactly("fruhstuck", "teller");
        assertThat(german().parts("kirschholz")).containsExactly("kirsche", "holz");
    }

    @Test
    void endingsThatSeveralNamesShareArePartsToo() {
        assertThat(german().parts("fahrradhelm")).containsExactly("fahrrad", "helm");
        assertThat(german().parts("reithelm")).containsExactly("helm");
        assertThat(german().parts("gartenschlauch")).containsExactly("garten", "schlauch");
        assertThat(german().parts("teekocher")).containsExactly("tee", "kocher");
    }

    @Test
    void endingsThatOnlyMakeWordsAreNoParts() {
        assertThat(german().parts("sauberkeit")).isEmpty();
        assertThat(german().parts("schokolade")).isEmpty();
        assertThat(german().parts("lampe")).isEmpty();
    }

    @Test
    void languagesThatWriteWordsApartHaveNoCompounds() {
        List<String> words = List.of("tea", "pot", "teapot");
        assertThat(Compounds.learn("en", words, words).parts("teapot")).isEmpty();
    }

    @Test
    void dutchAndSwedishCompoundsAreTakenApart() {
        List<String> dutch = List.of("fiets", "fietshelm", "helm", "kinderfiets", "kind");
        assertThat(Compounds.learn("nl", dutch, dutch).parts("fietshelm")).containsExactly("fiets", "helm");
        List<String> swedish = List.of("cykel", "cykelhjalm", "ridhjalm", "hjalm");
        assertThat(Compounds.learn("sv", swedish, swedish).parts("cykelhjalm")).containsExactly("cykel", "hjalm");
    }
}
