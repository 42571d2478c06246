package dev.vitrine.search;

import com.ibm.icu.text.Transliterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Traditional and simplified Chinese characters, so that each finds the other. */
final class ChineseVariants {

    private static final int FIRST = 0x3400;
    private static final int LAST = 0x9FFF;

    /** Ways to write one pair of characters; more are rarer than typing errors. */
    private static final int MOST = 8;

    private ChineseVariants() {}

    /** Made when the first Chinese text comes along. */
    private static final class Table {

        private static final Map<Integer, Integer> SIMPLIFIED = new HashMap<>();
        private static final Map<Integer, List<Integer>> ALIKE = new HashMap<>();

        static {
            Transliterator simplify = Transliterator.getInstance("Traditional-Simplified");
            for (int c = FIRST; c <= LAST; c++) {
                String character = Character.toString(c);
                String simple = simplify.transliterate(character);
                if (!simple.equals(character) && simple.codePointCount(0, simple.length()) == 1) {
                    int to = simple.codePointAt(0);
                    SIMPLIFIED.put(c, to);
                    ALIKE.computeIfAbsent(to, k -> new ArrayList<>(List.of(k))).add(c);
                }
            }
        }
    }

    private static boolean chinese(String language) {
        return language.equals("zh") || language.equals("yue");
    }

    /** What a pair of characters is filed under: its simplified form in Chinese, itself in other languages. */
    static String term(String pair, String language) {
        if (!chinese(language)) {
            return pair;
        }
        StringBuilder term = new StringBuilder();
        pair.codePoints().forEach(c -> term.appendCodePoint(simplified(c)));
        return term.toString();
    }

    private static int simplified(int c) {
        Integer to = Table.SIMPLIFIED.get(c);
        return to == null ? c : to;
    }

    /** All ways to write {@code pair} in {@code language}, itself left out. */
    static List<String> spellings(String pair, String language) {
        if (!chinese(language)) {
            return List.of();
        }
        List<String> spellings = new ArrayList<>(List.of(""));
        for (int c : pair.codePoints().toArray()) {
            int simple = simplified(c);
            List<String> longer = new ArrayList<>();
            for (String spelling : spellings) {
                for (int alike : Table.ALIKE.getOrDefault(simple, List.of(simple))) {
                    longer.add(spelling + Character.toString(alike));
                }
            }
            spellings = longer.size() > MOST ? longer.subList(0, MOST) : longer;
        }
        return spellings.stream().filter(spelling -> !spelling.equals(pair)).toList();
    }
}
