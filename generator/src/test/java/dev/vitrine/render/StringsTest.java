package dev.vitrine.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.util.ULocale;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Shops;
import dev.vitrine.model.Theme;
import dev.vitrine.plan.FallbackLog;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringsTest {

    private static final String ITEMS =
            "{count, plural, zero {لا عناصر} one {عنصر واحد} two {عنصران} few {# عناصر} many {# عنصرًا} other {# عنصر}}";

    private final FallbackLog fallbacks = new FallbackLog();
    private final Diagnostics diagnostics = new Diagnostics();

    @ParameterizedTest
    @CsvSource({
        "0,لا عناصر",
        "1,عنصر واحد",
        "2,عنصران",
        "3,3 عناصر",
        "10,10 عناصر",
        "11,11 عنصرًا",
        "99,99 عنصرًا",
        "100,100 عنصر",
        "103,103 عناصر"
    })
    void arabicHasAFormForEveryKindOfNumber(int count, String expected) {
        Strings strings = strings("ar", "AE", Map.of("ar", Map.of("items", ITEMS)));
        assertThat(strings.text("items", Map.of("count", count), () -> Location.NONE))
                .isEqualTo(expected);
    }

    @Test
    void numbersInMessagesAreWrittenAsInTheStorefrontsCountry() {
        Map<String, Map<String, String>> german = Map.of("de", Map.of("items", "{count, number} Stück"));
        assertThat(text(strings("de", "DE", german), "items", Map.of("count", 1234567)))
                .isEqualTo("1.234.567 Stück");
    }

    @Test
    void aMissingTextComesFromTheFallbackWithThePluralsOfItsOwnLanguage() {
        Strings strings =
                strings("ar", "AE", Map.of("en", Map.of("items", "{count, plural, one {# item} other {# items}}")));
        assertThat(text(strings, "items", Map.of("count", 3))).isEqualTo("3 items");
        assertThat(text(strings, "items", Map.of("count", 1))).isEqualTo("1 item");
        assertThat(fallbacks.all()).containsExactly(new FallbackLog.Taken("strings", "string:items", "ar", "en"));
    }

    @Test
    void anotherCountrysFormOfTheSameLanguageIsNoFallback() {
        Strings strings = strings("en-GB", "GB", Map.of("en", Map.of("buy", "Buy")));
        assertThat(text(strings, "buy", Map.of())).isEqualTo("Buy");
        assertThat(fallbacks.all()).isEmpty();
    }

    @Test
    void aTextNoLanguageHasIsReportedAndItsKeyShown() {
        Strings strings = strings("de", "DE", Map.of());
        Location where = Location.of("theme/templates/x.ftlh", 3, 4);
        assertThat(strings.text("no.such", Map.of(), () -> where)).isEqualTo("no.such");
        assertThat(diagnostics.sorted()).singleElement().satisfies(problem -> {
            assertThat(problem.rule()).isEqualTo(Rule.THEME_UNKNOWN_STRING);
            assertThat(problem.location()).isEqualTo(where);
        });
    }

    @Test
    void apostrophesAndBracesAreThoseOfIcuMessages() {
        Strings strings = strings("fr", "FR", Map.of("fr", Map.of("a", "l’abat-jour", "b", "'{'nom'}' d''or")));
        assertThat(text(strings, "a", Map.of())).isEqualTo("l’abat-jour");
        assertThat(text(strings, "b", Map.of())).isEqualTo("{nom} d'or");
    }

    private static String text(Strings strings, String key, Map<String, Object> values) {
        return strings.text(key, values, () -> Location.NONE);
    }

    private Strings strings(String language, String country, Map<String, Map<String, String>> texts) {
        Map<Language, Map<String, Theme.UiString>> byLanguage = new HashMap<>();
        texts.forEach((tag, messages) -> {
            Map<String, Theme.UiString> ofLanguage = new HashMap<>();
            messages.forEach((key, message) -> ofLanguage.put(key, new Theme.UiString(message, Location.NONE)));
            byLanguage.put(Shops.language(tag), ofLanguage);
        });
        Theme theme = new Theme(
                "plain", Map.of(), Map.of(), Map.of(), new Localized<>(byLanguage), Theme.Budgets.STANDARD, Map.of());
        ULocale locale = Formats.locale(Shops.storefront(language, country, "EUR"));
        return new Strings(theme, Shops.settings(language), locale, fallbacks, diagnostics);
    }
}
