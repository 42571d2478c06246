package dev.vitrine.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SearchIndexTest {

    private static final List<String> THINGS = List.of(
            "Teapot",
            "Cup",
            "Dinner plate",
            "Side plate",
            "Vase",
            "Oil lamp",
            "Tray",
            "Bread board",
            "Pitcher",
            "Bowl");
    private static final List<String> MATERIALS = List.of("stoneware", "porcelain", "oak", "walnut", "brass", "glass");
    private static final List<String> COLOURS = List.of("blue", "moss green", "chalk", "charcoal", "amber", "indigo");
    private static final List<String> WORDS = List.of(
            "thrown",
            "by",
            "hand",
            "for",
            "daily",
            "use",
            "glazed",
            "inside",
            "dishwasher",
            "safe",
            "matt",
            "gloss",
            "stacks",
            "well",
            "with",
            "the",
            "others",
            "of",
            "family",
            "made",
            "to",
            "last",
            "light",
            "heavy",
            "foot",
            "handle");

    @TempDir
    Path folder;

    private static List<SearchDocument> catalogue(int size) {
        Random random = new Random(20);
        List<SearchDocument> documents = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String thing = THINGS.get(random.nextInt(THINGS.size()));
            String material = MATERIALS.get(random.nextInt(MATERIALS.size()));
            String colour = COLOURS.get(random.nextInt(COLOURS.size()));
            StringBuilder text = new StringBuilder();
            for (int w = 5 + random.nextInt(60); w > 0; w--) {
                text.append(WORDS.get(random.nextInt(WORDS.size()))).append(' ');
            }
            documents.add(new SearchDocument(
                    "product:" + i,
                    thing + " in " + material + ", " + colour + " No. " + i % 17,
                    "Maker " + (char) ('A' + i % 7),
                    List.of(thing + "s"),
                    List.of(colour, material),
                    List.of(),
                    List.of("KF-" + i, "40063813339" + String.format("%02d", i % 100)),
                    text.toString(),
                    1));
        }
        return documents;
    }

    private static SearchVocabulary english(List<SearchDocument> documents, SearchVocabulary.Synonym... synonyms) {
        return SearchVocabulary.of("en", List.of(synonyms));
    }

    private int builds;

    private Map<String, byte[]> build(String language, List<SearchDocument> documents, SearchVocabulary vocabulary) {
        Map<String, byte[]> files = new ConcurrentSkipListMap<>();
        try {
            Path scratch = Files.createDirectories(folder.resolve("scratch" + builds++));
            List<SearchDocument.Entry> entries = documents.stream()
                    .map(document -> new SearchDocument.Entry(
                            document.key(), SearchDocument.Kind.PRODUCT, document.brand() + document.title()))
                    .toList();
            try (SearchIndexer indexer = SearchIndexer.open(
                    language,
                    "search/" + language + "/",
                    entries,
                    vocabulary,
                    documents.stream().map(SearchDocument::title).toList(),
                    scratch,
                    1)) {
                documents.parallelStream().forEach(document -> {
                    try {
                        indexer.add(
                                document,
                                Map.of(
                                        0,
                                        new SearchCard(
                                                document.title(),
                                                "/" + document.key() + "/",
                                                SearchCard.Image.NONE,
                                                "$1.00",
                                                "",
                                                "",
                                                document.brand(),
                                                "")));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                List<String> brands = documents.stream()
                        .map(SearchDocument::brand)
                        .distinct()
                        .sorted()
                        .toList();
                Map<String, SearchDocument> byKey = new TreeMap<>();
                documents.forEach(document -> byKey.put(document.key(), document));
                indexer.finish(
                        List.of(new SearchFacet(
                                "brand",
                                "Brand",
                                brands.stream()
                                        .map(brand -> new SearchFacet.Value(brand, brand, ""))
                                        .toList(),
                                key -> List.of(brands.indexOf(byKey.get(key).brand())))),
                        List.of(new SearchShelf(
                                0,
                                "data/search.json",
                                "search/" + language + "/us/",
                                "USD",
                                2,
                                key -> key.endsWith("13")
                                        ? Optional.empty()
                                        : Optional.of(new SearchShelf.Offer(1_00, true, false, 0, 45)),
                                key -> 0,
                                Map.of("returns", "/returns/"),
                                Map.of("gift", List.of("product:2", "product:13", "product:1")),
                                List.of("teapot"))),
                        files::put);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private static String key(IndexReading index, int id) {
        for (JsonNode row : index.cards(id / 64)) {
            if (row.get(0).asInt() == id % 64) {
                return row.get(2).asString().replace("/", "");
            }
        }
        throw new AssertionError("no card has the number " + id);
    }

    @Test
    void wordsLeadToTheDocumentsThatLuceneFindsInItsOrder() throws IOException {
        List<SearchDocument> documents = catalogue(1_500);
        SearchVocabulary vocabulary = english(documents);
        IndexReading index = new IndexReading(build("en", documents, vocabulary), "data/search.json");
        int same = 0;
        int all = 0;
        try (LuceneOracle oracle = new LuceneOracle(documents, vocabulary)) {
            for (String query : List.of(
                    "blue teapot",
                    "oak",
                    "stoneware plates",
                    "moss green vase glazed",
                    "handle",
                    "maker c bowl brass",
                    "dishwasher safe cup",
                    "indigo porcelain lamp daily use",
                    "no 3")) {
                List<LuceneOracle.Answer> expected = oracle.answer(query);
                List<String> words = words(index, query);
                List<Integer> found = index.answer(words);
                assertThat(found).as(query).hasSize(expected.size());
                // Impacts are rounded: scores that near may stand in any order.
                double step = 0.02;
                double last = expected.get(Math.min(9, expected.size() - 1)).score() - step * words.size();
                List<String> allowed = expected.stream()
                        .filter(answer -> answer.score() >= last)
                        .map(LuceneOracle.Answer::key)
                        .toList();
                for (int id : found.subList(0, Math.min(10, found.size()))) {
                    all++;
                    same += allowed.contains(key(index, id)) ? 1 : 0;
                }
            }
        }
        assertThat(same / (double) all).isGreaterThanOrEqualTo(0.98);
    }

    private static List<String> words(IndexReading index, String query) {
        return WordSplitter.split(query).stream()
                .map(WordSplitter.Word::text)
                .filter(index::knows)
                .toList();
    }

    @Test
    void wholeCodesAreFoundWhateverTheirDashes() {
        List<SearchDocument> documents = catalogue(200);
        IndexReading index = new IndexReading(build("en", documents, english(documents)), "data/search.json");
        assertThat(index.answer(List.of("kf77")))
                .extracting(id -> key(index, id))
                .containsExactly("product:77");
        assertThat(index.answer(List.of("4006381333942"))).isNotEmpty();
    }

    @Test
    void everyFormOfAWordThatOccursLeadsToItsStem() {
        List<SearchDocument> documents = catalogue(200);
        IndexReading index = new IndexReading(build("en", documents, english(documents)), "data/search.json");
        assertThat(index.documents("plates"))
                .isEqualTo(index.documents("plate"))
                .isNotEmpty();
        assertThat(index.knows("the")).isTrue();
        assertThat(index.documents("the")).isEmpty();
        assertThat(index.knows("sofa")).isFalse();
    }

    @Test
    void synonymsFindEachOther() {
        List<SearchDocument> documents = catalogue(200);
        IndexReading index = new IndexReading(
                build(
                        "en",
                        documents,
                        english(documents, new SearchVocabulary.Synonym("dinner plates", List.of("charger dish")))),
                "data/search.json");
        assertThat(index.documents("charger").keySet())
                .isEqualTo(index.documents("dinner").keySet());
    }

    @Test
    void compoundsAreFoundByTheirPartsAndUmlautsBothWays() {
        List<SearchDocument> documents = new ArrayList<>();
        String[] titles = {
            "Fahrradhelm Urban", "Fahrrad Tour", "Reithelm Classic", "Kaffeemühle", "Gruene Kanne", "Große Schüssel"
        };
        for (int i = 0; i < titles.length; i++) {
            documents.add(new SearchDocument(
                    "product:" + i, titles[i], "", List.of(), List.of(), List.of(), List.of(), "", 1));
        }
        IndexReading index =
                new IndexReading(build("de", documents, SearchVocabulary.of("de", List.of())), "data/search.json");
        assertThat(titles(index, "helm")).containsExactlyInAnyOrder("product:0", "product:2");
        assertThat(titles(index, "fahrrad")).startsWith("product:1").contains("product:0");
        assertThat(titles(index, "kaffeemuehle")).containsExactly("product:3");
        assertThat(titles(index, "grune")).containsExactly("product:4");
        assertThat(titles(index, "grosse")).containsExactly("product:5");
        assertThat(titles(index, "schussel")).containsExactly("product:5");
    }

    private static List<String> titles(IndexReading index, String word) {
        return index.answer(List.of(word)).stream().map(id -> key(index, id)).toList();
    }

    @Test
    void traditionalAndSimplifiedChineseFindEachOther() {
        List<SearchDocument> documents = List.of(
                new SearchDocument("product:0", "電熱水壺", "", List.of(), List.of(), List.of(), List.of(), "", 1),
                new SearchDocument("product:1", "电热毯", "", List.of(), List.of(), List.of(), List.of(), "", 1));
        IndexReading index = new IndexReading(
                build("zh-Hant", documents, SearchVocabulary.of("zh-Hant", List.of())), "data/search.json");
        assertThat(titles(index, "电热")).containsExactlyInAnyOrder("product:0", "product:1");
        assertThat(titles(index, "電熱")).containsExactlyInAnyOrder("product:0", "product:1");
        assertThat(titles(index, "水壶")).containsExactly("product:0");
    }

    @Test
    void theLastLetterOfAJapaneseNameFindsIt() {
        List<SearchDocument> documents = List.of(
                new SearchDocument("product:0", "登山靴", "", List.of(), List.of(), List.of(), List.of(), "", 1),
                new SearchDocument("product:1", "靴下", "", List.of(), List.of(), List.of(), List.of(), "", 1));
        IndexReading index =
                new IndexReading(build("ja", documents, SearchVocabulary.of("ja", List.of())), "data/search.json");
        assertThat(titles(index, "靴")).containsExactly("product:0");
    }

    @Test
    void arabicNamesAreFoundWithAndWithoutTheArticle() {
        List<SearchDocument> documents = List.of(
                new SearchDocument("product:0", "خيمة", "", List.of(), List.of(), List.of(), List.of(), "", 1),
                new SearchDocument("product:1", "المظلة", "", List.of(), List.of(), List.of(), List.of(), "", 1));
        IndexReading index =
                new IndexReading(build("ar", documents, SearchVocabulary.of("ar", List.of())), "data/search.json");
        assertThat(titles(index, WordSplitter.key("الخيمة"))).containsExactly("product:0");
        assertThat(titles(index, WordSplitter.key("بالخيمة"))).containsExactly("product:0");
        assertThat(titles(index, WordSplitter.key("مظلة"))).containsExactly("product:1");
    }

    @Test
    void boostsMultiplyScores() {
        List<SearchDocument> documents = List.of(
                new SearchDocument("product:0", "Blue cup", "", List.of(), List.of(), List.of(), List.of(), "", 1),
                new SearchDocument("product:1", "Blue cup", "", List.of(), List.of(), List.of(), List.of(), "", 2));
        IndexReading index = new IndexReading(build("en", documents, english(documents)), "data/search.json");
        assertThat(titles(index, "cup")).containsExactly("product:1", "product:0");
    }

    @Test
    void theEntrySaysWhatContentTeamsWantAndHidesWhatTheStorefrontDoesNotShow() {
        List<SearchDocument> documents = catalogue(200);
        IndexReading index = new IndexReading(build("en", documents, english(documents)), "data/search.json");
        JsonNode entry = index.entry();
        assertThat(entry.get("redirects").toString()).isEqualTo("[[\"returns\",\"/returns/\"]]");
        assertThat(entry.get("popular").toString()).isEqualTo("[\"teapot\"]");
        JsonNode pinned = entry.get("pins").get(0).get(1);
        assertThat(List.of(
                        key(index, pinned.get(0).asInt()),
                        key(index, pinned.get(1).asInt())))
                .containsExactly("product:2", "product:1");
        assertThat(entry.has("ranks")).isTrue();
    }

    @Test
    void neitherOrderNorThreadsChangeAByte() {
        List<SearchDocument> documents = catalogue(700);
        Map<String, byte[]> once = build("en", documents, english(documents));
        List<SearchDocument> shuffled = new ArrayList<>(documents);
        Collections.shuffle(shuffled, new Random(3));
        Map<String, byte[]> again = build("en", shuffled, english(shuffled));
        assertThat(again.keySet()).isEqualTo(once.keySet());
        again.forEach((path, content) -> assertThat(content).as(path).isEqualTo(once.get(path)));
    }

    @Test
    void anotherTitleChangesFewFiles() {
        List<SearchDocument> documents = catalogue(3_000);
        Map<String, byte[]> before = build("en", documents, english(documents));
        SearchDocument old = documents.get(1_234);
        documents.set(
                1_234,
                new SearchDocument(
                        old.key(),
                        old.title() + " new",
                        old.brand(),
                        old.categories(),
                        old.attributes(),
                        old.keywords(),
                        old.codes(),
                        old.text(),
                        1));
        Map<String, byte[]> after = build("en", documents, english(documents));
        long added = after.keySet().stream()
                .filter(path -> !before.containsKey(path))
                .count();
        assertThat(added).isLessThan(before.size() / 3);
    }

    @Test
    void anEmptyCatalogueHasAnEmptySearch() {
        Map<String, byte[]> files = build("en", List.of(), english(List.of()));
        assertThat(new String(files.get("data/search.json"), StandardCharsets.UTF_8))
                .contains("\"documents\":0");
    }

    @Test
    void namesOfFilesSayWhatIsInThem() {
        List<SearchDocument> documents = catalogue(100);
        Map<String, byte[]> files = build("en", documents, english(documents));
        assertThat(files.keySet().stream().filter(path -> path.endsWith(".bin")))
                .allMatch(path -> path.matches("search/en/(us/)?[0-9a-z]{7}\\.bin"));
        assertThat(IntStream.range(0, files.size())).hasSizeGreaterThan(5);
    }
}
