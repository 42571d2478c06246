package dev.vitrine.search;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The words that long words are made of, in languages that write them as one: {@code fahrradhelm} is a {@code helm}.
 *
 * <p>What can be a part is learnt from the catalogue: a word that stands alone anywhere in it, or an ending that several names share. Immutable.
 */
final class Compounds {

    private static final Set<String> LANGUAGES =
            Set.of("de", "nl", "sv", "da", "nb", "nn", "no", "fi", "et", "hu", "is");

    /** What stands between two parts. */
    private static final Map<String, List<String>> LINKS = Map.of(
            "de", List.of("s", "es", "n", "en", "e", "er"),
            "nl", List.of("s", "en", "e"),
            "sv", List.of("s"),
            "da", List.of("s", "e"),
            "nb", List.of("s", "e"),
            "nn", List.of("s", "e"),
            "no", List.of("s", "e"));

    /** Endings that make words, not compounds. */
    private static final Set<String> NO_PARTS = Set.of(
            "chen", "lein", "heit", "keit", "lich", "liche", "licher", "lichen", "isch", "ische", "ischer", "ischen",
            "schaft", "ieren", "ungen", "haft", "heid", "lijk", "lijke", "ning", "ningen", "else", "ende", "enden",
            "ster", "sten", "iger", "igen", "iges", "ierte", "ierter", "tion", "tionen", "able", "ible");

    private static final int SHORTEST_PART = 4;
    private static final int SHORTEST_KNOWN_PART = 3;
    private static final int LONGEST_WORD = 40;
    private static final int DEPTH = 3;

    private final String language;
    private final Set<String> words;
    private final Set<String> heads;

    private Compounds(String language, Set<String> words, Set<String> heads) {
        this.language = language;
        this.words = words;
        this.heads = heads;
    }

    /** Whether words of {@code language} are compounds. */
    static boolean in(String language) {
        return LANGUAGES.contains(language);
    }

    /**
     * What can be learnt from a catalogue; words are {@linkplain WordSplitter#normalise normalised}.
     *
     * @param language a primary language subtag
     * @param names the words of titles, categories and attributes: the compounds are among them
     * @param words all words of the catalogue that mean something
     */
    static Compounds learn(String language, Collection<String> names, Collection<String> words) {
        if (!in(language)) {
            return new Compounds(language, Set.of(), Set.of());
        }
        Set<String> all = new HashSet<>();
        words.stream().filter(Compounds::possible).forEach(all::add);
        Set<String> named = new TreeSet<>();
        names.stream().filter(Compounds::possible).forEach(named::add);
        Compounds known = new Compounds(language, all, Set.of());
        Map<String, Integer> endings = new HashMap<>();
        Set<String> afterWords = new HashSet<>();
        for (String name : named) {
            for (int at = SHORTEST_KNOWN_PART; at + SHORTEST_PART <= name.length(); at++) {
                endings.merge(name.substring(at), 1, Integer::sum);
                if (!known.modifier(name.substring(0, at)).isEmpty()) {
                    afterWords.add(name.substring(at));
                }
            }
        }
        Set<String> heads = new HashSet<>();
        for (String ending : afterWords) {
            if (endings.getOrDefault(ending, 0) > 1 && !NO_PARTS.contains(ending)) {
                heads.add(ending);
            }
        }
        return new Compounds(language, all, heads);
    }

    private static boolean possible(String word) {
        return word.length() <= LONGEST_WORD && letters(word);
    }

    /** The parts of a normalised word that are words of their own, in their order; none when it is no compound. */
    List<String> parts(String word) {
        if (words.isEmpty()
                || word.length() < SHORTEST_KNOWN_PART + SHORTEST_PART
                || word.length() > LONGEST_WORD
                || !letters(word)) {
            return List.of();
        }
        Set<String> parts = new LinkedHashSet<>();
        collect(word, DEPTH, parts);
        return List.copyOf(parts);
    }

    private void collect(String word, int depth, Set<String> parts) {
        if (depth == 0) {
            return;
        }
        // The longest head that is a word wins: Tischlampe is a Lampe, whatever a -pe may be.
        for (int at = SHORTEST_KNOWN_PART; at + SHORTEST_PART <= word.length(); at++) {
            String head = word.substring(at);
            String before = word.substring(0, at);
            String modifier = modifier(before);
            boolean known = word(head);
            boolean fits = known
                    ? !modifier.isEmpty() || before.length() >= SHORTEST_PART && vowel(before)
                    : heads.contains(head) && !modifier.isEmpty();
            if (fits) {
                if (!modifier.isEmpty()) {
                    parts.add(modifier);
                    collect(modifier, depth - 1, parts);
                }
                parts.add(head);
                collect(head, depth - 1, parts);
                return;
            }
        }
        // An ending that several words share is a part even when what stands before it is not known.
        for (int at = SHORTEST_PART; at + SHORTEST_PART <= word.length(); at++) {
            String head = word.substring(at);
            if (heads.contains(head) && vowel(word.substring(0, at))) {
                parts.add(head);
                collect(head, depth - 1, parts);
                return;
            }
        }
    }

    /** The word that {@code before} is, with or without what links it; empty when it is none. */
    private String modifier(String before) {
        if (words.contains(before) && before.length() >= SHORTEST_KNOWN_PART) {
            return before;
        }
        for (String link : LINKS.getOrDefault(language, List.of())) {
            String bare = before.endsWith(link) ? before.substring(0, before.length() - link.length()) : "";
            if (bare.length() >= SHORTEST_KNOWN_PART && words.contains(bare)) {
                return bare;
            }
        }
        // Kirschholz, of Kirsche: what a word loses at the seam.
        return before.length() >= SHORTEST_PART && words.contains(before + "e") ? before + "e" : "";
    }

    private boolean word(String head) {
        if (NO_PARTS.contains(head)) {
            return false;
        }
        if (words.contains(head)) {
            return true;
        }
        for (String ending : inflections()) {
            if (head.length() - ending.length() >= SHORTEST_PART
                    && head.endsWith(ending)
                    && words.contains(head.substring(0, head.length() - ending.length()))) {
                return true;
            }
            if (words.contains(head + ending)) {
                return true;
            }
        }
        return false;
    }

    private List<String> inflections() {
        return language.equals("de") || language.equals("nl") ? List.of("e", "n", "en", "s") : List.of();
    }

    private static boolean vowel(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("aeiouyäöüåæø".indexOf(text.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean letters(String text) {
        return text.codePoints().allMatch(Character::isLetter);
    }
}
