package dev.vitrine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileReportTest {

    private static final long MEGABYTE = 1 << 20;

    @Test
    void aMacroOfManyCallsIsAdvisedToBeCached() {
        ProfileReport report = report(
                2,
                List.of(
                        new Profile.Figure("ui.ftlh#card", 80, 900, 900, 20, "/b/"),
                        new Profile.Figure("page.ftlh", 2, 1000, 100, 600, "/a/")),
                List.of(),
                List.of(),
                ProfileReport.Memory.UNKNOWN);
        assertThat(report.advice())
                .containsExactly(
                        "ui.ftlh#card takes 90 % of the time of templates in 40.0 calls a page; where it prints the "
                                + "same on many pages, put it into <@cached key=...>");
        assertThat(report.html())
                .contains("&lt;@cached key=...&gt;")
                .contains("<td>page.ftlh<td>")
                .doesNotContain("<script");
    }

    @Test
    void aFragmentThatIsNeverFoundAgainIsAdvisedAgainst() {
        List<String> advice = report(
                        100,
                        List.of(),
                        List.of(
                                new Profile.Cache("lib/layout.ftlh:45", 0, 1200),
                                new Profile.Cache("lib/layout.ftlh:60", 5, 95),
                                // Half of them, and too few to tell.
                                new Profile.Cache("cards", 50, 50),
                                new Profile.Cache("product.ftlh:9", 0, 49)),
                        List.of(),
                        ProfileReport.Memory.UNKNOWN)
                .advice();
        assertThat(advice).hasSize(2);
        assertThat(advice.get(0)).startsWith("lib/layout.ftlh:45 was made 1,200 times and found again never;");
        assertThat(advice.get(1)).startsWith("lib/layout.ftlh:60 was made 95 times and found again 5 times;");
    }

    @Test
    void aListOfMorePagesThanAnybodyTurnsIsAdvisedToBeDivided() {
        assertThat(ofLists(new Profile.Listing("/all/", 420, 10_080), new Profile.Listing("/more/", 300, 7_200))
                        .advice())
                .singleElement()
                .asString()
                .startsWith("/all/ lists 10,080 products on 420 pages,");
        assertThat(ofLists(new Profile.Listing("/all/", 100, 2_400)).advice()).isEmpty();
    }

    private static ProfileReport ofLists(Profile.Listing... listings) {
        return report(500, List.of(), List.of(), List.of(listings), ProfileReport.Memory.UNKNOWN);
    }

    @Test
    void aHeapThatWasNearlyFullIsAdvisedToBeLarger() {
        assertThat(ofHeap(950).advice()).singleElement().asString().contains("-Xmx");
        assertThat(ofHeap(850).advice()).isEmpty();
    }

    private static ProfileReport ofHeap(long megabytes) {
        return report(
                1,
                List.of(),
                List.of(),
                List.of(),
                new ProfileReport.Memory(megabytes * MEGABYTE, 1000 * MEGABYTE, 1200 * MEGABYTE));
    }

    @Test
    void bothTablesSayWhatWasCountedAndLeaveOutWhatWasNot() {
        ProfileReport report = new ProfileReport(
                7,
                List.of(
                        new Profile.Phase("load", 12_000_000, new Counts(3 * MEGABYTE, 0, 40 * MEGABYTE)),
                        new Profile.Phase("render", 90_000_000, Counts.NONE)),
                List.of(),
                List.of(new Profile.Cache("cards", 30, 10)),
                List.of(new Profile.Listing("/c/<a>/", 3, 70)),
                new ProfileReport.Memory(100 * MEGABYTE, 900 * MEGABYTE, 150 * MEGABYTE));
        assertThat(report.text())
                .contains("  load              12    3.0 MB    0.0 MB     40 MB\n")
                .contains("  render            90         –         –         –\n")
                .contains("           30         10  cards\n")
                .contains("            3         70  /c/<a>/\n")
                .contains("most heap in use: 100 MB of 900 MB\n")
                .contains("most memory of the process: 150 MB\n");
        assertThat(report.html())
                .contains("<td>load<td>12<td>3.0 MB<td>0.0 MB<td>40 MB</tr>")
                .contains("<td>render<td>90<td>–<td>–<td>–</tr>")
                .contains("<td>cards<td>30<td>10<td>75.0</tr>")
                .contains("<td>/c/&lt;a&gt;/<td>3<td>70</tr>")
                .contains("most memory of the process: 150 MB");
        assertThat(ofLists().text()).doesNotContain("most", "caches", "widest");
        assertThat(ofLists().html()).doesNotContain("most", "Caches", "Widest");
    }

    private static ProfileReport report(
            int pages,
            List<Profile.Figure> figures,
            List<Profile.Cache> caches,
            List<Profile.Listing> listings,
            ProfileReport.Memory memory) {
        return new ProfileReport(pages, List.of(), figures, caches, listings, memory);
    }
}
