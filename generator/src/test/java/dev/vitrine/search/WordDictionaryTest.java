package dev.vitrine.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordDictionaryTest {

    @Test
    void aWordLeadsToAllItsTermsInWhateverOrderTheyCome() {
        WordDictionary one = new WordDictionary();
        one.lead("leaves", List.of("leav", "leaf"));
        one.lead("leaves", List.of("leave"));
        WordDictionary other = new WordDictionary();
        other.lead("leaves", List.of("leave"));
        other.lead("leaves", List.of("leaf", "leav"));
        assertEquals(Map.of("leaves", List.of("leaf", "leav", "leave")), one.terms());
        assertEquals(one.terms(), other.terms());
    }

    @Test
    void aWordThatMeansNothingIsKnownButNotMeaningful() {
        WordDictionary dictionary = new WordDictionary();
        dictionary.lead("the", List.of());
        dictionary.lead("cups", List.of("cup"));
        assertEquals(Set.of("cups", "the"), dictionary.terms().keySet());
        assertEquals(List.of("cups"), dictionary.meaningful());
    }

    @Test
    void documentsAreCountedByWhatTheyAreNamedOnSeveralThreads() {
        WordDictionary dictionary = new WordDictionary();
        IntStream.range(0, 1_000).parallel().forEach(i -> {
            dictionary.named(Set.of("cup", "n" + i % 10));
            dictionary.lead("cups", List.of("cup"));
        });
        assertEquals(1_000, dictionary.names().get("cup"));
        assertEquals(100, dictionary.names().get("n7"));
    }

    @Test
    void aWordIsNewOnce() {
        WordDictionary dictionary = new WordDictionary();
        assertTrue(dictionary.first("Cup"));
        assertFalse(dictionary.first("Cup"));
        assertTrue(dictionary.first("cup"));
    }

    @Test
    void cardsComeBackByDocumentAndStorefront(@TempDir Path folder) throws Exception {
        try (CardStore cards = CardStore.open(folder.resolve("cards"), 10)) {
            cards.add(7, Map.of(0, "sieben", 2, "七"));
            cards.add(1, Map.of(2, "eins"));
            assertEquals(Optional.of("sieben"), cards.row(7, 0));
            assertEquals(Optional.of("七"), cards.row(7, 2));
            assertEquals(Optional.of("eins"), cards.row(1, 2));
            assertEquals(Optional.empty(), cards.row(7, 1));
            assertEquals(Optional.empty(), cards.row(1, 0));
            assertEquals(Optional.of("eins"), cards.row(1, 2));
        }
    }
}
