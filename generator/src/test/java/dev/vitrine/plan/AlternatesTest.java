package dev.vitrine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.vitrine.model.Language;
import dev.vitrine.model.Shops;
import dev.vitrine.model.Storefront;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlternatesTest {

    @Test
    void aPageIsNamedByLanguageAndCountryThenByLanguageThenAsTheOneForEverybodyElse() {
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("us", "USD", "US"), "en"), own()),
                plan(Shops.storefront(1, Shops.market("uk", "GBP", "GB"), "en-GB"), own()),
                plan(Shops.storefront(2, Shops.market("dach", "EUR", "DE", "AT"), "de"), own()));
        assertThat(codes(plans, 0))
                .containsExactly(
                        "en-US /0/x/",
                        "en-GB /1/x/",
                        "de-DE /2/x/",
                        "de-AT /2/x/",
                        "en /0/x/",
                        "de /2/x/",
                        "x-default /0/x/");
        assertThat(codes(plans, 2)).isEqualTo(codes(plans, 0));
    }

    @Test
    void theScriptIsNamedWhereTheLanguageStatesIt() {
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("tw", "TWD", "TW"), "zh-Hant"), own()),
                plan(Shops.storefront(1, Shops.market("cn", "CNY", "CN"), "zh-Hans-CN"), own()));
        assertThat(codes(plans, 0))
                .containsExactly(
                        "zh-Hant-TW /0/x/", "zh-Hans-CN /1/x/", "zh-Hant /0/x/", "zh-Hans /1/x/", "x-default /0/x/");
    }

    @Test
    void aPageInAnotherLanguageThanItsStorefrontIsNoAlternate() {
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("us", "USD", "US"), "en"), own()),
                plan(Shops.storefront(1, Shops.market("uk", "GBP", "GB"), "en-GB"), own()),
                plan(Shops.storefront(2, Shops.market("jp", "JPY", "JP"), "ja"), borrowed()));
        assertThat(codes(plans, 0)).containsExactly("en-US /0/x/", "en-GB /1/x/", "en /0/x/", "x-default /0/x/");
        assertThat(codes(plans, 2)).isEmpty();
    }

    @Test
    void whenTheDefaultStorefrontLacksThePageTheFirstThatHasItIsForEverybodyElse() {
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("us", "USD", "US"), "en"), Optional.empty()),
                plan(Shops.storefront(1, Shops.market("de", "EUR", "DE"), "de"), own()),
                plan(Shops.storefront(2, Shops.market("fr", "EUR", "FR"), "fr"), own()));
        assertThat(codes(plans, 1))
                .containsExactly("de-DE /1/x/", "fr-FR /2/x/", "de /1/x/", "fr /2/x/", "x-default /1/x/");
    }

    @Test
    void aPageThatStandsAloneHasNoAlternates() {
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("us", "USD", "US"), "en"), own()),
                plan(Shops.storefront(1, Shops.market("de", "EUR", "DE"), "de"), Optional.empty()));
        assertThat(codes(plans, 0)).isEmpty();
    }

    @Test
    void aPageWhoseEveryNameIsTakenByAnotherStaysOutOfTheSet() {
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("eu", "EUR", "DE", "FR"), "de"), own()),
                plan(Shops.storefront(1, Shops.market("de", "EUR", "DE"), "de"), own()));
        assertThat(codes(plans, 0)).containsExactly("de-DE /0/x/", "de-FR /0/x/", "de /0/x/", "x-default /0/x/");
        assertThat(codes(plans, 1)).isEmpty();
    }

    @Test
    void laterPagesOfAListAreAlternatesOnlyWhereTheListIsThatLong() {
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("us", "USD", "US"), "en"), Optional.of(placed(0, true, true, 3))),
                plan(
                        Shops.storefront(1, Shops.market("de", "EUR", "DE"), "de"),
                        Optional.of(placed(1, true, true, 2))));
        Alternates alternates = new Alternates(plans);
        assertThat(alternates.of(route(plans.get(0), 2)))
                .map(alternate -> alternate.url().path())
                .containsOnly("/0/x/page/2/", "/1/x/page/2/");
        assertThat(alternates.of(route(plans.get(0), 3))).isEmpty();
    }

    @Test
    void theDefaultStorefrontIsForTheOtherCountriesOfItsLanguage() {
        Storefront last = Shops.storefront(1, Shops.market("us", "USD", "US"), "en");
        List<StorefrontPlan> plans = List.of(
                plan(notDefault(Shops.storefront(0, Shops.market("uk", "GBP", "GB"), "en-GB")), own()),
                plan(new Storefront(1, last.market(), last.language(), last.path(), true), own()));
        assertThat(codes(plans, 0)).containsExactly("en-GB /0/x/", "en-US /1/x/", "en /1/x/", "x-default /1/x/");
    }

    @Test
    void aLanguageWithoutAnIsoCodeIsNoAlternateButMayBeForEverybodyElse() {
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("ch", "CHF", "CH"), "gsw"), own()),
                plan(Shops.storefront(1, Shops.market("de", "EUR", "DE"), "de"), own()),
                plan(Shops.storefront(2, Shops.market("ph", "PHP", "PH"), "fil"), own()));
        assertThat(codes(plans, 0))
                .containsExactly("de-DE /1/x/", "tl-PH /2/x/", "de /1/x/", "tl /2/x/", "x-default /0/x/");
    }

    @Test
    void aPageInAnotherLanguageIsKeptUnderTheAddressOfThePageItsWordsComeFrom() {
        Storefront jp = Shops.storefront(2, Shops.market("jp", "JPY", "JP"), "ja");
        List<StorefrontPlan> plans = List.of(
                plan(Shops.storefront(0, Shops.market("us", "USD", "US"), "en"), own()),
                plan(Shops.storefront(1, Shops.market("jp", "JPY", "JP"), "en"), own()),
                plan(jp, borrowed()));
        Alternates alternates = new Alternates(plans);
        assertThat(alternates.canonical(route(plans.get(0), 1))).hasValue(new UrlPath("/0/x/"));
        assertThat(alternates.canonical(route(plans.get(2), 1))).hasValue(new UrlPath("/1/x/"));
    }

    @Test
    void withoutSuchAPageItIsLeftOut() {
        List<StorefrontPlan> plans = List.of(
                plan(
                        Shops.storefront(0, Shops.market("us", "USD", "US"), "en"),
                        Optional.of(placed(0, true, false, 1))),
                plan(Shops.storefront(1, Shops.market("jp", "JPY", "JP"), "ja"), borrowed()));
        Alternates alternates = new Alternates(plans);
        assertThat(alternates.canonical(route(plans.get(0), 1))).isEmpty();
        assertThat(alternates.canonical(route(plans.get(1), 1))).isEmpty();
    }

    private static Storefront notDefault(Storefront storefront) {
        return new Storefront(storefront.index(), storefront.market(), storefront.language(), storefront.path(), false);
    }

    /** Whatever markets, languages and gaps: what search engines ask of such sets holds. */
    @Test
    void everySetIsTheSameOnAllItsPagesNamesEachOnceAndHasOneForEverybodyElse() {
        String[] languages = {"en", "en-GB", "de", "de-AT", "fr", "ar", "ja", "zh-Hant", "zh-Hans", "pt-BR"};
        String[] countries = {"US", "GB", "DE", "AT", "CH", "FR", "AE", "SA", "JP", "TW", "CN", "BR"};
        Random random = new Random(2026);
        for (int round = 0; round < 3000; round++) {
            List<StorefrontPlan> plans = new ArrayList<>();
            int count = 1 + random.nextInt(8);
            for (int index = 0; index < count; index++) {
                Set<String> sold = new HashSet<>();
                for (int i = 0; i <= random.nextInt(3); i++) {
                    sold.add(countries[random.nextInt(countries.length)]);
                }
                Storefront storefront = Shops.storefront(
                        index,
                        Shops.market("m" + index, "EUR", sold.toArray(String[]::new)),
                        languages[random.nextInt(languages.length)]);
                int kind = random.nextInt(4);
                plans.add(plan(storefront, kind == 0 ? Optional.empty() : kind == 1 ? borrowed() : own()));
            }
            holds(plans);
        }
    }

    private static void holds(List<StorefrontPlan> plans) {
        Alternates alternates = new Alternates(plans);
        for (StorefrontPlan plan : plans) {
            Optional<Placed> placed = plan.find(RouteKind.PAGE, "x");
            if (placed.isEmpty()) {
                continue;
            }
            List<Alternates.Alternate> set = alternates.of(route(plan, 1));
            if (!placed.get().indexable()) {
                assertThat(set).isEmpty();
            }
            if (set.isEmpty()) {
                continue;
            }
            assertThat(set)
                    .map(Alternates.Alternate::hreflang)
                    .doesNotHaveDuplicates()
                    .contains("x-default");
            assertThat(set).map(Alternates.Alternate::url).contains(placed.get().url());
            for (Alternates.Alternate alternate : set) {
                StorefrontPlan other = plans.get(alternate.storefront().index());
                assertThat(other.find(RouteKind.PAGE, "x").orElseThrow().indexable())
                        .isTrue();
                assertThat(alternates.of(route(other, 1))).isEqualTo(set);
                if (!alternate.hreflang().equals("x-default")) {
                    Language language = alternate.storefront().language().language();
                    assertThat(alternate.hreflang()).startsWith(language.primary());
                    assertThat(alternate.hreflang()).matches("[a-z]{2}(-[A-Z][a-z]{3})?(-[A-Z]{2})?");
                }
            }
        }
    }

    private static List<String> codes(List<StorefrontPlan> plans, int index) {
        return new Alternates(plans)
                .of(route(plans.get(index), 1)).stream()
                        .map(alternate -> alternate.hreflang() + " " + alternate.url())
                        .toList();
    }

    private static Route route(StorefrontPlan plan, int page) {
        Placed placed = plan.find(RouteKind.PAGE, "x").orElseThrow();
        return new Route(plan.storefront(), RouteKind.PAGE, "x", page, placed.page(page));
    }

    private static StorefrontPlan plan(Storefront storefront, Optional<Placed> page) {
        Map<String, Placed> pages = page.map(placed ->
                        Map.of("x", placed(storefront.index(), placed.own(), placed.indexable(), placed.pages())))
                .orElse(Map.of());
        return new StorefrontPlan(storefront, Map.of(RouteKind.PAGE, pages), Map.of(), Map.of());
    }

    private static Optional<Placed> own() {
        return Optional.of(placed(0, true, true, 1));
    }

    private static Optional<Placed> borrowed() {
        return Optional.of(placed(0, false, false, 1));
    }

    private static Placed placed(int index, boolean own, boolean indexable, int pages) {
        return new Placed(new UrlPath("/" + index + "/x/"), "X", Shops.language("en"), own, indexable, pages);
    }
}
