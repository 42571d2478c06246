package dev.vitrine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.model.Shops;
import dev.vitrine.model.SlugPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SlugsTest {

    private final Slugs slugs = new Slugs();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en | Aurora Lamp | aurora-lamp",
                "en | `  Large -- (and) small!  ` | large-and-small",
                "en | The maker's mark | the-makers-mark",
                "en | The maker’s mark | the-makers-mark",
                "en | 100% wool | 100-wool",
                "en | Crème brûlée | creme-brulee",
                "en | Öl | ol",
                "de | Große Öl-Lampe für draußen | grosse-oel-lampe-fuer-draussen",
                "de | ÄÖÜ | aeoeue",
                "de-AT | Küche | kueche",
                "fr | Lumière du soir | lumiere-du-soir",
                "fr | Œuf & cœur | oeuf-coeur",
                "tr | İstanbul ışığı | istanbul-isigi",
                "ja | ランプ | ranpu",
                "ar | مصباح | msbah",
                "el | Λάμπα | lampa",
                "ru | Лампа | lampa",
                "en | ../../etc | etc",
                "en | <script> | script"
            })
    void aTitleIsWrittenInPlainLetters(String language, String title, String slug) {
        assertThat(slugs.of(title, Shops.language(language))).isEqualTo(slug);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ja | モロー・マグ | モロー-マグ",
                "ja | ﾓﾛｰ ＭＵＧ | モロー-mug",
                "ar | مصباح الزيت | مصباح-الزيت",
                "hi | दीपक की रोशनी | दीपक-की-रोशनी",
                "tr | IŞIK İstanbul | ışık-istanbul",
                "en | The maker’s Crème | the-makers-crème",
                "fa | می\u200Cخواهم | میخواهم",
                "ja | <script>../ | script"
            })
    void aTitleKeepsItsOwnLettersWhereThePolicySaysSo(String language, String title, String slug) {
        SlugPolicy unicode = new SlugPolicy(SlugPolicy.Letters.UNICODE, java.util.Map.of(), 80, java.util.Set.of());
        assertThat(new Slugs(unicode).of(title, Shops.language(language))).isEqualTo(slug);
    }

    @Test
    void aLongTitleIsCutBetweenWordsAndNeverInsideALetter() {
        SlugPolicy shortest = new SlugPolicy(SlugPolicy.Letters.UNICODE, java.util.Map.of(), 20, java.util.Set.of());
        Slugs cut = new Slugs(shortest);
        assertThat(cut.of("A lamp for reading in the evening", Shops.language("en")))
                .isEqualTo("a-lamp-for-reading");
        assertThat(cut.of("lampshadesandlanternsandcandles", Shops.language("en")))
                .isEqualTo("lampshadesandlantern");
        assertThat(cut.of("क्षि".repeat(20), Shops.language("hi")).codePointCount(0, 4))
                .isLessThanOrEqualTo(20);
        assertThat(cut.of("𠮷".repeat(50), Shops.language("ja"))).isEqualTo("𠮷".repeat(20));
    }

    @Test
    void nothingIsLeftOfATitleWithoutLettersOrDigits() {
        assertThat(slugs.of("", Shops.language("en"))).isEmpty();
        assertThat(slugs.of("…!?", Shops.language("en"))).isEmpty();
        assertThat(slugs.of("💡", Shops.language("en"))).isEmpty();
    }

    @Test
    void aLongTitleIsCutWithoutAHyphenAtTheEnd() {
        String slug = slugs.of("word ".repeat(100), Shops.language("en"));
        assertThat(slug).hasSizeLessThanOrEqualTo(80).startsWith("word-word").doesNotEndWith("-");
    }

    @Test
    void everySlugIsMadeOfPlainLettersDigitsAndSingleHyphens() {
        String everything = "青い花瓶 مزهرية ヴァーズ Łódź ñ ß æ 漢字 한국어 ไทย हिन्दी 1½ ² ™";
        assertThat(slugs.of(everything, Shops.language("en"))).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }
}
