package dev.vitrine.search;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicAnalyzer;
import org.apache.lucene.analysis.bg.BulgarianAnalyzer;
import org.apache.lucene.analysis.bn.BengaliAnalyzer;
import org.apache.lucene.analysis.ca.CatalanAnalyzer;
import org.apache.lucene.analysis.ckb.SoraniAnalyzer;
import org.apache.lucene.analysis.cz.CzechAnalyzer;
import org.apache.lucene.analysis.da.DanishAnalyzer;
import org.apache.lucene.analysis.de.GermanAnalyzer;
import org.apache.lucene.analysis.el.GreekAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.es.SpanishAnalyzer;
import org.apache.lucene.analysis.et.EstonianAnalyzer;
import org.apache.lucene.analysis.eu.BasqueAnalyzer;
import org.apache.lucene.analysis.fa.PersianAnalyzer;
import org.apache.lucene.analysis.fi.FinnishAnalyzer;
import org.apache.lucene.analysis.fr.FrenchAnalyzer;
import org.apache.lucene.analysis.ga.IrishAnalyzer;
import org.apache.lucene.analysis.gl.GalicianAnalyzer;
import org.apache.lucene.analysis.hi.HindiAnalyzer;
import org.apache.lucene.analysis.hu.HungarianAnalyzer;
import org.apache.lucene.analysis.hy.ArmenianAnalyzer;
import org.apache.lucene.analysis.id.IndonesianAnalyzer;
import org.apache.lucene.analysis.it.ItalianAnalyzer;
import org.apache.lucene.analysis.lt.LithuanianAnalyzer;
import org.apache.lucene.analysis.lv.LatvianAnalyzer;
import org.apache.lucene.analysis.ne.NepaliAnalyzer;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.no.NorwegianAnalyzer;
import org.apache.lucene.analysis.pl.PolishAnalyzer;
import org.apache.lucene.analysis.pt.PortugueseAnalyzer;
import org.apache.lucene.analysis.ro.RomanianAnalyzer;
import org.apache.lucene.analysis.ru.RussianAnalyzer;
import org.apache.lucene.analysis.sr.SerbianAnalyzer;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.sv.SwedishAnalyzer;
import org.apache.lucene.analysis.ta.TamilAnalyzer;
import org.apache.lucene.analysis.te.TeluguAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tr.TurkishAnalyzer;

/**
 * What Lucene makes of the words of one language: their stems, and which words mean nothing. Thread-safe.
 *
 * <p>A word is analysed as it is written, with its accents; the stem is then normalised as words are. So whatever Lucene knows of a language reaches shoppers'
 * browsers as a line of the dictionary, and no browser needs to know it.
 */
final class LanguageAnalysis {

    /** Words kept with their stems; a catalogue says the same ones over and over. */
    private static final int KEPT = 100_000;

    private static final Map<String, Supplier<Analyzer>> ANALYZERS = Map.ofEntries(
            Map.entry("ar", ArabicAnalyzer::new),
            Map.entry("bg", BulgarianAnalyzer::new),
            Map.entry("bn", BengaliAnalyzer::new),
            Map.entry("ca", CatalanAnalyzer::new),
            Map.entry("ckb", SoraniAnalyzer::new),
            Map.entry("cs", CzechAnalyzer::new),
            Map.entry("da", DanishAnalyzer::new),
            Map.entry("de", GermanAnalyzer::new),
            Map.entry("el", GreekAnalyzer::new),
            Map.entry("en", EnglishAnalyzer::new),
            Map.entry("es", SpanishAnalyzer::new),
            Map.entry("et", EstonianAnalyzer::new),
            Map.entry("eu", BasqueAnalyzer::new),
            Map.entry("fa", PersianAnalyzer::new),
            Map.entry("fi", FinnishAnalyzer::new),
            Map.entry("fr", FrenchAnalyzer::new),
            Map.entry("ga", IrishAnalyzer::new),
            Map.entry("gl", GalicianAnalyzer::new),
            Map.entry("hi", HindiAnalyzer::new),
            Map.entry("hu", HungarianAnalyzer::new),
            Map.entry("hy", ArmenianAnalyzer::new),
            Map.entry("id", IndonesianAnalyzer::new),
            Map.entry("it", ItalianAnalyzer::new),
            Map.entry("lt", LithuanianAnalyzer::new),
            Map.entry("lv", LatvianAnalyzer::new),
            Map.entry("nb", NorwegianAnalyzer::new),
            Map.entry("ne", NepaliAnalyzer::new),
            Map.entry("nl", DutchAnalyzer::new),
            Map.entry("nn", NorwegianAnalyzer::new),
            Map.entry("no", NorwegianAnalyzer::new),
            Map.entry("pl", PolishAnalyzer::new),
            Map.entry("pt", PortugueseAnalyzer::new),
            Map.entry("ro", RomanianAnalyzer::new),
            Map.entry("ru", RussianAnalyzer::new),
            Map.entry("sr", SerbianAnalyzer::new),
            Map.entry("sv", SwedishAnalyzer::new),
            Map.entry("ta", TamilAnalyzer::new),
            Map.entry("te", TeluguAnalyzer::new),
            Map.entry("tr", TurkishAnalyzer::new));

    /** With "and" and "with" before it; the longest first. */
    private static final List<String> ARTICLES = List.of("\u0648\u0627\u0644", "\u0628\u0627\u0644", "\u0627\u0644");

    private final String language;
    private final Analyzer analyzer;
    private final Map<String, List<String>> stems = new ConcurrentHashMap<>();

    private LanguageAnalysis(String language, Analyzer analyzer) {
        this.language = language;
        this.analyzer = analyzer;
    }

    /** The analysis of {@code language}, a primary language subtag; of words as they are when Lucene does not know it. */
    static LanguageAnalysis of(String language) {
        return new LanguageAnalysis(language, analyzer(language));
    }

    /** Lucene's analyzer for {@code language}, a primary language subtag. */
    static Analyzer analyzer(String language) {
        return ANALYZERS.getOrDefault(language, StandardAnalyzer::new).get();
    }

    /** The primary language subtag. */
    String language() {
        return language;
    }

    /** What {@code word} is found by: its stem, rarely several; none for a word that means nothing. */
    List<String> terms(WordSplitter.Word word) {
        return word.dense() ? List.of(ChineseVariants.term(word.text(), language)) : terms(word.raw());
    }

    /** The same for a word run that is not dense. */
    List<String> terms(String raw) {
        List<String> known = stems.get(raw);
        if (known != null) {
            return known;
        }
        List<String> terms = analyze(raw);
        if (stems.size() < KEPT) {
            stems.put(raw, terms);
        }
        return terms;
    }

    private List<String> analyze(String raw) {
        String lower = UCharacter.toLowerCase(ULocale.ROOT, raw);
        Set<String> terms = new LinkedHashSet<>();
        try (TokenStream stream = analyzer.tokenStream("", lower)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                String stem = WordSplitter.normalise(term.toString());
                if (!stem.isEmpty()) {
                    terms.add(stem);
                }
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("reading a word from memory", e);
        }
        return List.copyOf(terms);
    }

    /** Other ways to write {@code raw}, whose normal form is {@code text}, that readers of the language type: ue for ü, and the other way about. */
    List<String> spellings(String raw, String text) {
        return switch (language) {
            case "de" -> spellings(raw, text, "äöü", List.of("ae", "oe", "ue"));
            case "sv", "fi", "et" -> spellings(raw, text, "åäö", List.of("aa", "ae", "oe"));
            case "da", "nb", "nn", "no" -> spellings(raw, text, "åæø", List.of("aa", "ae", "oe"));
            default -> List.of();
        };
    }

    /** The same normalised word with and without the article and the small words that Arabic writes as one with it; none in other languages. */
    List<String> articled(String text) {
        if (!language.equals("ar")) {
            return List.of();
        }
        String bare = text;
        for (String article : ARTICLES) {
            if (text.startsWith(article) && text.length() > article.length() + 2) {
                bare = text.substring(article.length());
                break;
            }
        }
        List<String> forms = new ArrayList<>();
        add(forms, text, bare);
        for (String article : ARTICLES) {
            add(forms, text, article + bare);
        }
        return forms;
    }

    private List<String> spellings(String raw, String text, String letters, List<String> pairs) {
        String lower = Normalizer2.getNFCInstance().normalize(UCharacter.toLowerCase(ULocale.ROOT, raw));
        List<String> spellings = new ArrayList<>();
        String spelt = lower;
        for (int i = 0; i < letters.length(); i++) {
            spelt = spelt.replace(letters.substring(i, i + 1), pairs.get(i));
        }
        add(spellings, text, WordSplitter.normalise(spelt));
        if (language.equals("de")) {
            add(spellings, text, withoutE(text));
        }
        return spellings;
    }

    private static void add(List<String> spellings, String text, String spelling) {
        if (!spelling.equals(text) && !spellings.contains(spelling)) {
            spellings.add(spelling);
        }
    }

    /** {@code muehle} as {@code Mühle} is normalised: muhle. An e after a vowel's vowel or in qu is no umlaut: neue, bequem. */
    private static String withoutE(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c);
            boolean umlaut = (c == 'a' || c == 'o' || c == 'u') && i + 1 < text.length() && text.charAt(i + 1) == 'e';
            boolean afterVowel = i > 0 && "aeiouyq".indexOf(text.charAt(i - 1)) >= 0;
            if (umlaut && !afterVowel) {
                i++;
            }
        }
        return out.toString();
    }
}
