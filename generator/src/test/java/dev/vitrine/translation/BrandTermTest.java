package dev.vitrine.translation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrandTermTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Kilnfold     | We are kilnfold.                | kilnfold
                    Kilnfold     | KILNFOLD ware                   | KILNFOLD
                    Kilnfold     | Kiln fold and Kilnfold          | Kiln fold
                    Kilnfold     | the Kiln-Fold shop              | Kiln-Fold
                    Vitrine Ware | VitrineWare                     | VitrineWare
                    Vitrine Ware | Vitrine-Ware                    | Vitrine-Ware
                    Vitrine Ware | Vitrine ware                    | Vitrine ware
                    Café Noir    | at Cafe Noir                    | Cafe Noir
                    Café Noir    | at Cafè Noir                    | Cafè Noir
                    Żółw         | Zółw                            | Zółw
                    Ono          | a glaze by ONO                  | ONO
                    Über-Ton     | Uber Ton                        | Uber Ton
                    Глина Дом    | в глина дом                     | глина дом
                    """)
    void aNameInAnotherWayIsFound(String term, String text, String found) {
        assertThat(problems(term, text)).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("'" + found + "' is written '" + term + "'");
            assertThat(problem.location()).isEqualTo(new Location("a.md", 7, text.indexOf(found) + 1, found.length()));
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Kilnfold     | Kilnfold's ware, the Kilnfold-Shop, (Kilnfold).
                    Kilnfold     | Kilnfolds and kilnfolders
                    Kilnfold     | write to hello@kilnfold.example or see https://kilnfold.example/kilnfold
                    Kilnfold     | see kilnfold.example/about
                    Kilnfold     | [us](/kilnfold/) {{ product id="kilnfold" }} `kilnfold` <a id="kilnfold">
                    Vitrine Ware | Vitrine\u00A0Ware
                    Ono          | on other days, o no
                    Café Noir    | Cafe\u0301 Noir wird Café Noir
                    """)
    void aNameAsItIsWrittenIsFineAndSoIsWhatIsNoName(String term, String text) {
        assertThat(problems(term, text)).isEmpty();
    }

    private static Iterable<Diagnostic> problems(String term, String text) {
        Diagnostics diagnostics = new Diagnostics();
        BrandTerm.of(term, Location.of("glossary.json", 2, 3))
                .check(new Field.Written(text, Location.of("a.md", 7, 1), true), diagnostics);
        return diagnostics.sorted();
    }
}
