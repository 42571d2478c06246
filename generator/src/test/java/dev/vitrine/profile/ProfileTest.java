package dev.vitrine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private long now;
    private final Profile profile = new Profile(() -> now);

    @Test
    void ownTimeIsWithoutWhatWasCalledFromThere() {
        profile.page("/a/");
        profile.begin("page.ftlh");
        now = 10;
        profile.begin("ui.ftlh#card");
        now = 40;
        profile.end();
        now = 50;
        profile.end();
        assertThat(profile.figures())
                .containsExactly(
                        new Profile.Figure("ui.ftlh#card", 1, 30, 30, 30, "/a/"),
                        new Profile.Figure("page.ftlh", 1, 50, 20, 50, "/a/"));
    }

    @Test
    void whatCallsItselfIsCountedInFullOnce() {
        profile.begin("tree");
        now = 10;
        profile.begin("tree");
        now = 30;
        profile.end();
        now = 40;
        profile.end();
        assertThat(profile.figures()).containsExactly(new Profile.Figure("tree", 2, 40, 40, 40, ""));
    }

    @Test
    void thePageOfTheSlowestCallIsKept() {
        for (String page : List.of("/a/", "/b/", "/c/")) {
            profile.page(page);
            profile.begin("x");
            now += page.equals("/b/") ? 9 : 3;
            profile.end();
        }
        assertThat(profile.figures()).containsExactly(new Profile.Figure("x", 3, 15, 15, 9, "/b/"));
    }

    @Test
    void afterAnErrorAllThatWasUnderWayIsOver() {
        int depth = profile.begin("page.ftlh");
        profile.begin("macro");
        now = 5;
        profile.end(depth);
        assertThat(profile.begin("next")).isZero();
    }

    @Test
    void figuresOfAllThreadsAreAddedUp() throws InterruptedException {
        profile.begin("x");
        profile.end();
        Thread other = new Thread(() -> {
            profile.begin("x");
            profile.end();
        });
        other.start();
        other.join();
        assertThat(profile.figures()).extracting(Profile.Figure::calls).containsExactly(2L);
    }

    @Test
    void aMacroOfManyCallsIsAdvisedToBeCached() {
        ProfileReport report = new ProfileReport(
                Map.of("render", 5L),
                2,
                0,
                List.of(
                        new Profile.Figure("ui.ftlh#card", 80, 900, 900, 20, "/b/"),
                        new Profile.Figure("page.ftlh", 2, 1000, 100, 600, "/a/")));
        assertThat(report.advice())
                .containsExactly(
                        "ui.ftlh#card takes 90 % of the time of templates in 40.0 calls a page; where it prints the "
                                + "same on many pages, put it into <@cached key=...>");
        assertThat(report.html())
                .contains("&lt;@cached key=...&gt;")
                .contains("<td>page.ftlh<td>")
                .doesNotContain("<script");
    }
}
