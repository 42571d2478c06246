package dev.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class CompoundsTest {

    private static final Compounds GERMAN = Compounds.learn(
            "de",
            List.of(
                    "Fahrrad blau",
                    "Fahrradhelm Urban",
                    "Reithelm Classic",
                    "Gartenschlauch 20 m",
                    "Garten",
                    "Feuerwehrschlauch",
                    "Feuerwehr",
                    "Tischlampe",
                    "Lampe",
                    "Wasserkocher",
                    "Wasser",
                    "Teekocher",
                    "Tee",
                    "Kirschholz",
                    "Kirsche",
                    "Holz",
                    "Schokolade",
                    "Frühstücksteller",
                    "Frühstück",
                    "Teller",
                    "Sauberkeit",
                    "Sauber",
                    "Tragbarkeit"));

    @Test
    void partsAreWordsOfTheCatalogue() {
        assertThat(GERMAN.parts("Tischlampe")).containsExactly("lampe");
        assertThat(GERMAN.parts("Frühstücksteller")).containsExactly("frühstück", "teller");
        assertThat(GERMAN.parts("Kirschholz")).containsExactly("kirsche", "holz");
    }

    @Test
    void endingsThatSeveralWordsShareArePartsToo() {
        assertThat(GERMAN.parts("Fahrradhelm")).containsExactly("fahrrad", "helm");
        assertThat(GERMAN.parts("Reithelm")).containsExactly("helm");
        assertThat(GERMAN.parts("Gartenschlauch")).containsExactly("garten", "schlauch");
        assertThat(GERMAN.parts("Teekocher")).containsExactly("tee", "kocher");
    }

    @Test
    void endingsThatOnlyMakeWordsAreNoParts() {
        assertThat(GERMAN.parts("Sauberkeit")).isEmpty();
        assertThat(GERMAN.parts("Schokolade")).isEmpty();
        assertThat(GERMAN.parts("Lampe")).isEmpty();
    }

    @Test
    void languagesThatWriteWordsApartHaveNoCompounds() {
        Compounds english = Compounds.learn("en", List.of("tea", "pot", "teapot"));
        assertThat(english.parts("teapot")).isEmpty();
    }

    @Test
    void dutchAndSwedishCompoundsAreTakenApart() {
        Compounds dutch = Compounds.learn("nl", List.of("fiets", "fietshelm", "helm", "kinderfiets", "kind"));
        assertThat(dutch.parts("fietshelm")).containsExactly("fiets", "helm");
        Compounds swedish = Compounds.learn("sv", List.of("cykel", "cykelhjälm", "ridhjälm", "hjälm"));
        assertThat(swedish.parts("cykelhjälm")).containsExactly("cykel", "hjälm");
    }
}
