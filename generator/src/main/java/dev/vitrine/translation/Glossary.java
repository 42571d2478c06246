package dev.vitrine.translation;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What words are translated with, and which are not to be used: {@code glossary.json}, whose form is checked where the site is loaded.
 *
 * @param terms words of the default language
 * @param banned words no text of a language may have
 * @param brands names that are always written the same
 */
record Glossary(List<Term> terms, List<Banned> banned, List<BrandTerm> brands) {

    static final String FILE = "glossary.json";

    /** Scripts that put no blanks between words: a word is found wherever it stands. */
    private static final Pattern UNSPACED = Pattern.compile(
            "[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsThai}\\p{IsLao}\\p{IsKhmer}\\p{IsMyanmar}]");

    /** A word, and what it is in other languages: one of the stated words. */
    record Term(String term, Pattern found, Map<Language, List<Wanted>> translations, Location at) {}

    /** A word that a translation must have. */
    record Wanted(String word, Pattern found) {}

    /** A word not to be used, why, and what instead. */
    record Banned(String term, Pattern found, Set<Language> languages, String reason, String instead, Location at) {}

    boolean isEmpty() {
        return terms.isEmpty() && banned.isEmpty() && brands.isEmpty();
    }

    static Glossary read(SiteFiles files, SiteSetup setup, Diagnostics diagnostics) throws IOException {
        Optional<String> text = files.text(FILE);
        Optional<Document> document = text.flatMap(found -> Document.json(FILE, 0, found));
        if (document.isEmpty()) {
            return new Glossary(List.of(), List.of(), List.of());
        }
        Reader reader = new Reader(document.get(), setup, diagnostics);
        return new Glossary(reader.terms(), reader.banned(), reader.brands());
    }

    private record Reader(Document document, SiteSetup setup, Diagnostics diagnostics) {

        private List<Node> list(String name) {
            return document.root().get(name).map(Node::items).orElse(List.of());
        }

        private static Optional<String> term(Node node) {
            return node.text("term").filter(word -> !word.isBlank());
        }

        private Optional<Language> language(String tag, Node at) {
            Optional<Language> language = Language.parse(tag).filter(setup.languages()::contains);
            if (language.isEmpty()) {
                diagnostics.report(
                        Rule.SITE_UNKNOWN_LANGUAGE,
                        document.at(at),
                        "'" + tag + "' is not a language of this site",
                        "use one of "
                                + String.join(
                                        ", ",
                                        setup.languages().stream()
                                                .map(Language::tag)
                                                .toList()));
            }
            return language;
        }

        List<Term> terms() {
            List<Term> terms = new ArrayList<>();
            for (Node node : list("terms")) {
                boolean exact = node.text("case").filter("exact"::equals).isPresent();
                Map<Language, List<Wanted>> translations = new TreeMap<>();
                node.get("translations")
                        .ifPresent(all -> all.members()
                                .forEach((tag, member) -> language(tag, member.value())
                                        .ifPresent(language -> translations.put(
                                                language,
                                                texts(member.value()).stream()
                                                        .map(word -> new Wanted(word, part(word, exact)))
                                                        .toList()))));
                term(node)
                        .ifPresent(word ->
                                terms.add(new Term(word, pattern(word, exact), translations, document.at(node))));
            }
            return terms;
        }

        List<Banned> banned() {
            List<Banned> banned = new ArrayList<>();
            for (Node node : list("banned")) {
                boolean exact = node.text("case").filter("exact"::equals).isPresent();
                Set<Language> languages = new HashSet<>();
                Optional<String> tag = node.text("language");
                tag.flatMap(found -> language(found, node.get("language").orElse(node)))
                        .ifPresent(languages::add);
                if (tag.isEmpty()) {
                    languages.addAll(setup.languages());
                }
                node.get("markets").ifPresent(markets -> {
                    Set<Language> spoken = new HashSet<>();
                    for (Node market : markets.items()) {
                        String id = market.asText().orElse("");
                        if (!setup.markets().containsKey(id)) {
                            diagnostics.report(
                                    Rule.SITE_UNKNOWN_MARKET,
                                    document.at(market),
                                    "no storefront sells in a market '" + id + "'",
                                    "use one of "
                                            + String.join(", ", setup.markets().keySet()));
                        }
                        spoken.addAll(setup.markets().getOrDefault(id, Set.of()));
                    }
                    languages.retainAll(spoken);
                });
                term(node)
                        .ifPresent(word -> banned.add(new Banned(
                                word,
                                pattern(word, exact),
                                languages,
                                node.text("reason").orElse(""),
                                node.text("use").orElse(""),
                                document.at(node))));
            }
            return banned;
        }

        List<BrandTerm> brands() {
            List<BrandTerm> brands = new ArrayList<>();
            for (Node node : list("brandTerms")) {
                node.asText()
                        .filter(term -> term.codePoints().anyMatch(Character::isLetter))
                        .ifPresent(term -> brands.add(BrandTerm.of(term, document.at(node))));
            }
            return brands;
        }

        private static List<String> texts(Node node) {
            return node.kind() == Node.Kind.LIST
                    ? node.items().stream()
                            .flatMap(item -> item.asText().stream())
                            .toList()
                    : node.asText().stream().toList();
        }

        /** A word as a whole, blanks and line breaks within it being the same. */
        private static Pattern pattern(String word, boolean exact) {
            String quoted = quoted(word);
            boolean unspaced = UNSPACED.matcher(word).find();
            return compile(
                    unspaced ? quoted : "(?<![\\p{L}\\p{M}\\p{N}])" + quoted + "(?![\\p{L}\\p{M}\\p{N}])", exact);
        }

        /** A word also as part of another: translations bend and join words. */
        private static Pattern part(String word, boolean exact) {
            return compile(quoted(word), exact);
        }

        private static String quoted(String word) {
            List<String> parts = new ArrayList<>();
            for (String part : word.strip().split("\\s+")) {
                parts.add(Pattern.quote(part));
            }
            return String.join("\\s+", parts);
        }

        private static Pattern compile(String pattern, boolean exact) {
            return Pattern.compile(pattern, exact ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        }
    }

    void check(Field field, Diagnostics diagnostics) {
        for (Term term : terms) {
            if (!term.found().matcher(field.source().text()).find()) {
                continue;
            }
            term.translations()
                    .forEach((language, wanted) -> field.in(language)
                            .filter(text -> wanted.stream()
                                    .noneMatch(word ->
                                            word.found().matcher(text.text()).find()))
                            .ifPresent(text -> diagnostics.report(
                                    Rule.TEXT_GLOSSARY,
                                    text.at(),
                                    "'" + term.term() + "' of the " + field.id() + " is not translated as "
                                            + String.join(
                                                    " or ",
                                                    wanted.stream()
                                                            .map(word -> "'" + word.word() + "'")
                                                            .toList()),
                                    "use the word of the glossary, or add the one used here to it",
                                    term.at())));
        }
        for (BrandTerm brand : brands) {
            field.texts().values().forEach(text -> brand.check(text, diagnostics));
        }
        for (Banned word : banned) {
            for (Language language : word.languages()) {
                field.in(language).ifPresent(text -> banned(word, text, diagnostics));
            }
        }
    }

    private static void banned(Banned word, Field.Written text, Diagnostics diagnostics) {
        Matcher matcher = word.found().matcher(text.text());
        while (matcher.find()) {
            diagnostics.report(
                    Rule.TEXT_BANNED_TERM,
                    text.at(matcher.start(), matcher.end()),
                    "'" + matcher.group().replaceAll("\\s+", " ") + "' is not to be used"
                            + (word.reason().isEmpty() ? "" : ": " + word.reason()),
                    word.instead().isEmpty() ? "write it in other words" : "write '" + word.instead() + "'",
                    word.at());
            if (!text.exact()) {
                return;
            }
        }
    }
}
