package dev.vitrine.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PriceHistoryTest {

    private static final Market MARKET = Shops.market("de", "EUR", "DE");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 30);

    private static Money euros(String amount) {
        return Money.of(new BigDecimal(amount), MARKET.currency());
    }

    private static Price price(String amount) {
        return new Price(euros(amount), Optional.empty());
    }

    private static Price reduced(String amount, String before) {
        return new Price(euros(amount), Optional.of(euros(before)));
    }

    private static PriceHistory.Entry from(String day, Price price) {
        return new PriceHistory.Entry(LocalDate.parse(day), Optional.of(price));
    }

    private static PriceHistory.Entry none(String day) {
        return new PriceHistory.Entry(LocalDate.parse(day), Optional.empty());
    }

    private static PriceHistory history(PriceHistory.Entry... entries) {
        return new PriceHistory(Map.of("LAMP", Map.of("de", List.of(entries))), DAY);
    }

    private static PriceHistory.Prior prior(PriceHistory history, Price now) {
        return history.prior("LAMP", MARKET, now).orElseThrow();
    }

    @Test
    void aPriceThatIsNotReducedHasNone() {
        assertThat(history(from("2026-01-01", price("10"))).prior("LAMP", MARKET, price("8")))
                .isEmpty();
    }

    @Test
    void theLowestOfThirtyDaysBeforeTheReductionCounts() {
        PriceHistory history = history(
                from("2026-01-01", price("8")),
                from("2026-09-20", price("12")),
                from("2026-10-20", price("9")),
                from("2026-10-25", price("11")),
                from("2026-11-10", reduced("7", "9")));
        PriceHistory.Prior prior = prior(history, reduced("7", "9"));
        assertThat(prior.since()).isEqualTo(LocalDate.of(2026, 11, 10));
        assertThat(prior.lowest()).contains(euros("9"));
        assertThat(prior.highest()).contains(euros("12"));
    }

    @Test
    void whatEndedOnTheDayBeforeTheThirtyDaysDoesNotCount() {
        // The thirty days before 10 November begin on 11 October.
        assertThat(prior(
                                history(
                                        from("2026-01-01", price("8")),
                                        from("2026-10-11", price("12")),
                                        from("2026-11-10", reduced("7", "12"))),
                                reduced("7", "12"))
                        .lowest())
                .contains(euros("12"));
        assertThat(prior(
                                history(
                                        from("2026-01-01", price("8")),
                                        from("2026-10-12", price("12")),
                                        from("2026-11-10", reduced("7", "12"))),
                                reduced("7", "12"))
                        .lowest())
                .contains(euros("8"));
    }

    @Test
    void furtherCutsBelongToTheFirst() {
        PriceHistory history = history(
                from("2026-01-01", price("12")),
                from("2026-11-01", reduced("10", "12")),
                from("2026-11-15", reduced("8", "12")));
        assertThat(prior(history, reduced("8", "12")).lowest()).contains(euros("12"));
        assertThat(prior(history, reduced("6", "12")).since()).isEqualTo(LocalDate.of(2026, 11, 1));
    }

    @Test
    void aReductionThatEndedIsAPriceLikeAnyOther() {
        PriceHistory history = history(
                from("2026-01-01", price("12")),
                from("2026-10-20", reduced("8", "12")),
                from("2026-10-22", price("12")),
                from("2026-11-10", reduced("9", "12")));
        assertThat(prior(history, reduced("9", "12")).lowest()).contains(euros("8"));
    }

    @Test
    void aPriceOfAFewHoursCounts() {
        PriceHistory history = history(
                from("2026-01-01", price("12")),
                from("2026-10-20", price("5")),
                from("2026-10-20", price("12")),
                from("2026-11-10", reduced("9", "12")));
        assertThat(prior(history, reduced("9", "12")).lowest()).contains(euros("5"));
    }

    @Test
    void whatIsNotRecordedYetBeginsToday() {
        PriceHistory.Prior prior = prior(history(from("2026-01-01", price("12"))), reduced("9", "12"));
        assertThat(prior.since()).isEqualTo(DAY);
        assertThat(prior.lowest()).contains(euros("12"));
    }

    @Test
    void fewerThanThirtyKnownDaysProveNothing() {
        PriceHistory.Prior prior = prior(
                history(from("2026-10-12", price("12")), from("2026-11-10", reduced("9", "12"))), reduced("9", "12"));
        assertThat(prior.lowest()).isEmpty();
        assertThat(prior.knownFrom()).contains(LocalDate.of(2026, 10, 12));
        assertThat(prior(history(from("2026-11-10", reduced("9", "12"))), reduced("9", "12"))
                        .knownFrom())
                .isEmpty();
    }

    @Test
    void daysWithoutAPriceAreKnownDays() {
        PriceHistory history =
                history(from("2026-01-01", price("12")), none("2026-10-20"), from("2026-11-10", reduced("9", "12")));
        assertThat(prior(history, reduced("9", "12")).lowest()).contains(euros("12"));
        PriceHistory away =
                history(from("2026-01-01", price("12")), none("2026-05-01"), from("2026-11-10", reduced("9", "12")));
        assertThat(prior(away, reduced("9", "12")).lowest()).isEmpty();
    }

    /** The same by going through the days one by one. */
    @Test
    void countingDayByDaySaysTheSame() {
        java.util.Random random = new java.util.Random(7);
        for (int run = 0; run < 2000; run++) {
            List<PriceHistory.Entry> entries = new ArrayList<>();
            LocalDate at = LocalDate.of(2026, 8, 1).plusDays(random.nextInt(90));
            entries.add(new PriceHistory.Entry(at, Optional.of(price("20"))));
            while (entries.size() < 8) {
                at = at.plusDays(1 + random.nextInt(12));
                entries.add(new PriceHistory.Entry(at, Optional.of(price(Integer.toString(5 + random.nextInt(15))))));
            }
            LocalDate cut = at.plusDays(1 + random.nextInt(20));
            entries.add(new PriceHistory.Entry(cut, Optional.of(reduced("1", "20"))));
            Optional<Money> lowest = Optional.empty();
            boolean known = true;
            for (int back = 1; back <= 30; back++) {
                LocalDate day = cut.minusDays(back);
                Optional<Money> then = entries.stream()
                        .filter(entry -> !entry.from().isAfter(day))
                        .reduce((first, second) -> second)
                        .flatMap(PriceHistory.Entry::price)
                        .map(Price::amount);
                known &= then.isPresent();
                if (then.isPresent() && (lowest.isEmpty() || then.get().compareTo(lowest.get()) < 0)) {
                    lowest = then;
                }
            }
            PriceHistory history = new PriceHistory(Map.of("LAMP", Map.of("de", entries)), cut.plusDays(3));
            assertThat(prior(history, reduced("1", "20")).lowest())
                    .as("%s", entries)
                    .isEqualTo(known ? lowest : Optional.empty());
        }
    }
}
