package dev.vitrine.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {

    private long now;
    private Counts counted = Counts.NONE;
    private final Profile profile = new Profile(() -> now, () -> counted);

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
    void whatIsForgottenDoesNotCount() {
        profile.begin("before");
        profile.asked("cache", true);
        profile.end();
        profile.forgetCalls();
        profile.begin("after");
        now = 7;
        profile.end();
        assertThat(profile.figures()).containsExactly(new Profile.Figure("after", 1, 7, 7, 7, ""));
        assertThat(profile.caches()).isEmpty();
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
    void aPhaseHasWhatWasCountedFromItsBeginningToItsEnd() {
        counted = new Counts(100, Counts.UNKNOWN, 1000);
        now = 5;
        profile.beginPhase();
        counted = new Counts(130, Counts.UNKNOWN, 1700);
        now = 25;
        profile.endPhase("load");
        counted = Counts.NONE;
        profile.endPhase("plan");
        assertThat(profile.phases())
                .containsExactly(
                        new Profile.Phase("load", 20, new Counts(30, Counts.UNKNOWN, 700)),
                        new Profile.Phase("plan", 20, Counts.NONE));
    }

    @Test
    void whatCachesFoundOnAllThreadsIsAddedUpAndTheBusiestIsFirst() throws InterruptedException {
        profile.asked("cards", true);
        profile.asked("ui.ftlh:3", false);
        Thread other = new Thread(() -> {
            profile.asked("ui.ftlh:3", false);
            profile.asked("ui.ftlh:3", true);
        });
        other.start();
        other.join();
        assertThat(profile.caches())
                .containsExactly(new Profile.Cache("ui.ftlh:3", 1, 2), new Profile.Cache("cards", 1, 0));
    }

    @Test
    void theListOnMostPagesIsFirst() {
        profile.listing("/b/", 2, 30);
        profile.listing("/a/", 2, 40);
        profile.listing("/c/", 9, 20);
        assertThat(profile.listings()).extracting(Profile.Listing::address).containsExactly("/c/", "/a/", "/b/");
    }
}
