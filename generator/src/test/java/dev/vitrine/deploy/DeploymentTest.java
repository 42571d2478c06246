package dev.vitrine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.vitrine.deploy.DeployPlan.Amount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sites on their way to a folder, and what becomes of them when it breaks off. */
class DeploymentTest {

    private static final DeploySettings ALONE = new DeploySettings(1, 100, 3, Optional.empty(), Optional.empty());

    private static final Map<String, String> FIRST = Map.of("mug", "A mug", "vase", "A vase", "bowl", "A bowl");
    private static final Map<String, String> SECOND = Map.of("mug", "A better mug", "vase", "A vase", "lamp", "A lamp");
    private static final Map<String, String> THIRD = Map.of("mug", "A mug", "vase", "A tall vase", "pot", "A pot");

    @TempDir
    private Path folder;

    private Path live;

    @BeforeEach
    void place() {
        live = folder.resolve("www");
    }

    private Store store() throws DeployFailure {
        return FolderStore.open(live);
    }

    private Path site(String name, String style, Map<String, String> pages) throws IOException {
        return Sites.write(folder.resolve(name), style, pages);
    }

    private DeployPlan deploy(Path site) throws DeployFailure {
        return deploy(site, store());
    }

    private DeployPlan deploy(Path site, Store store) throws DeployFailure {
        try (Deployment deployment = Deployment.of(site, store, ALONE)) {
            deployment.run(DeploySteps.UNHEARD);
            return deployment.plan();
        }
    }

    private DeployPlan back(Store store) throws DeployFailure {
        try (Deployment deployment = Deployment.back(store, ALONE)) {
            deployment.run(DeploySteps.UNHEARD);
            return deployment.plan();
        }
    }

    @Test
    void theFirstSendsAllTheNextOnlyWhatDiffers() throws Exception {
        Path one = site("one", "body {}", FIRST);
        DeployPlan first = deploy(one);
        assertThat(first.first()).isTrue();
        assertThat(first.sent().files()).isEqualTo(11);
        assertThat(Sites.files(live)).isEqualTo(Sites.files(one));

        assertThat(deploy(one).nothing()).isTrue();

        DeployPlan second = deploy(site("two", "body {}", SECOND));
        assertThat(second.release()).isEqualTo(2);
        assertThat(second.added().get(FileKind.PAGE))
                .isEqualTo(new Amount(1, Files.size(live.resolve("lamp/index.html"))));
        assertThat(second.changed().get(FileKind.PAGE).files()).isEqualTo(1);
        assertThat(second.added().get(FileKind.ASSET).files()).isEqualTo(2);
        assertThat(second.removed()).containsExactly("bowl/index.html", "data/bowl.json");
        assertThat(Sites.changing(Sites.files(live))).isEqualTo(Sites.changing(Sites.files(folder.resolve("two"))));
        assertThat(live.resolve("bowl")).doesNotExist();
    }

    @Test
    void aPlanChangesNothing() throws Exception {
        deploy(site("one", "body {}", FIRST));
        Map<String, String> before = Sites.files(live);
        try (Deployment deployment = Deployment.of(site("two", "body {}", SECOND), store(), ALONE)) {
            assertThat(deployment.plan().sent().files()).isPositive();
            assertThat(deployment.purged())
                    .contains("/mug/", "/mug/index.html", "/bowl/", "/lamp/", "/sitemap.xml")
                    .noneMatch(address -> address.contains("assets") || address.contains("media"))
                    .doesNotContain("/vase/");
        }
        assertThat(Sites.files(live)).isEqualTo(before);
    }

    /** Whatever the moment it breaks off: no page misses a file, and running it again completes it. */
    @Test
    void brokenOffAnywhereItIsCompletedByTheNext() throws Exception {
        Path one = site("one", "body {}", FIRST);
        Path two = site("two", "p {}", SECOND);
        int broken = 0;
        for (int changes = 0; ; changes++) {
            afresh(one);
            boolean failed = fails(two, changes);
            assertThat(Sites.missing(Sites.files(live)))
                    .as("after %s changes", changes)
                    .isEmpty();
            if (!failed) {
                break;
            }
            broken++;
            deploy(two);
            assertThat(Sites.changing(Sites.files(live)))
                    .as("completed after %s changes", changes)
                    .isEqualTo(Sites.changing(Sites.files(two)));
            assertThat(Sites.missing(Sites.files(live))).isEmpty();
            assertThat(deploy(two).nothing()).isTrue();
            // And what was there before can still be had.
            back(store());
            assertThat(Sites.changing(Sites.files(live)))
                    .as("taken back after %s changes", changes)
                    .isEqualTo(Sites.changing(Sites.files(one)));
        }
        assertThat(broken).isGreaterThan(15);
    }

    @Test
    void brokenOffAnywhereItCanBeTakenBack() throws Exception {
        Path one = site("one", "body {}", FIRST);
        Path two = site("two", "p {}", SECOND);
        for (int changes = 0; ; changes++) {
            afresh(one);
            if (!fails(two, changes)) {
                break;
            }
            // Before the second release is the current one there is only the first to go back to.
            boolean completed =
                    store().text("current").orElseThrow().text().strip().equals("2");
            boolean begun = store().text("pending.tsv").isPresent();
            if (completed || begun) {
                back(store());
            }
            assertThat(Sites.changing(Sites.files(live)))
                    .as("after %s changes", changes)
                    .isEqualTo(Sites.changing(Sites.files(one)));
            assertThat(Sites.missing(Sites.files(live))).isEmpty();
        }
    }

    /** A second one breaks off, too, and a third brings another site. */
    @Test
    void brokenOffTwiceTheThirdIsWhole() throws Exception {
        Path one = site("one", "body {}", FIRST);
        Path two = site("two", "p {}", SECOND);
        Path three = site("three", "a {}", THIRD);
        for (int first = 0; first < 40; first += 5) {
            for (int second = 0; second < 40; second += 6) {
                afresh(one);
                fails(two, first);
                fails(three, second);
                assertThat(Sites.missing(Sites.files(live))).isEmpty();
                deploy(three);
                assertThat(Sites.changing(Sites.files(live)))
                        .as("after %s and %s changes", first, second)
                        .isEqualTo(Sites.changing(Sites.files(three)));
                assertThat(Sites.missing(Sites.files(live))).isEmpty();
            }
        }
    }

    @Test
    void brokenOffWithAnotherSiteBetweenTheFirstComesBackWhole() throws Exception {
        Path one = site("one", "body {}", FIRST);
        Path two = site("two", "p {}", SECOND);
        Path three = site("three", "a {}", THIRD);
        for (int first = 0; first < 40; first += 3) {
            for (int second = 0; second < 40; second += 9) {
                afresh(one);
                boolean completed = !fails(two, first);
                completed |= !fails(three, second);
                if (completed
                        || !store().text("current").orElseThrow().text().strip().equals("1")
                        || store().text("pending.tsv").isEmpty()) {
                    continue;
                }
                back(store());
                assertThat(Sites.changing(Sites.files(live)))
                        .as("after %s and %s changes", first, second)
                        .isEqualTo(Sites.changing(Sites.files(one)));
                assertThat(Sites.missing(Sites.files(live))).isEmpty();
            }
        }
    }

    private void afresh(Path site) throws Exception {
        FileUtils.deleteDirectory(live.toFile());
        FileUtils.deleteDirectory(folder.resolve(".www.deploy").toFile());
        deploy(site);
    }

    private boolean fails(Path site, int changes) throws DeployFailure {
        try {
            deploy(site, new FailingStore(store(), changes));
            return false;
        } catch (DeployFailure e) {
            assertThat(e.refused()).isFalse();
            return true;
        }
    }

    @Test
    void releasesAreTakenBackOneByOneAndOldOnesForgotten() throws Exception {
        Path one = site("one", "body {}", FIRST);
        Path two = site("two", "p {}", SECOND);
        Path three = site("three", "a {}", THIRD);
        deploy(one);
        deploy(two);
        DeployPlan back = back(store());
        assertThat(back.release()).isEqualTo(3);
        assertThat(Sites.changing(Sites.files(live))).isEqualTo(Sites.changing(Sites.files(one)));
        assertThat(Sites.missing(Sites.files(live))).isEmpty();

        deploy(three);
        deploy(two);
        deploy(three);
        // Three releases are kept: nothing that only the first had is there any more.
        assertThat(Sites.files(live).keySet()).noneMatch(path -> path.startsWith("media/bowl"));
        assertThat(Sites.files(folder.resolve(".www.deploy")).keySet())
                .filteredOn(path -> path.startsWith("releases/"))
                .containsExactly("releases/000000004.tsv", "releases/000000005.tsv", "releases/000000006.tsv");
        assertThat(Sites.missing(Sites.files(live))).isEmpty();
        back(store());
        assertThat(Sites.changing(Sites.files(live))).isEqualTo(Sites.changing(Sites.files(two)));
        assertThat(Sites.missing(Sites.files(live))).isEmpty();
    }

    @Test
    void thereIsNothingToTakeBackBeforeTheSecond() throws Exception {
        assertThatThrownBy(() -> back(store()))
                .isInstanceOfSatisfying(
                        DeployFailure.class,
                        failure -> assertThat(failure.refused()).isTrue());
        deploy(site("one", "body {}", FIRST));
        assertThatThrownBy(() -> back(store())).hasMessageContaining("no earlier release");
    }

    @Test
    void whatLooksLikeAnAccidentIsRefused() throws Exception {
        Map<String, String> many = new HashMap<>();
        for (int i = 0; i < 60; i++) {
            many.put("p" + i, "Product " + i);
        }
        Path whole = site("whole", "body {}", many);
        deploy(whole);
        Map<String, String> before = Sites.files(live);
        many.keySet().removeIf(name -> name.length() == 3);
        Path half = site("half", "body {}", many);
        DeploySettings careful = new DeploySettings(2, 20, 3, Optional.empty(), Optional.empty());
        assertThatThrownBy(() -> Deployment.of(half, store(), careful))
                .isInstanceOfSatisfying(DeployFailure.class, failure -> {
                    assertThat(failure).hasMessageContaining("would remove 100 of the 182 files");
                    assertThat(failure.hint()).contains("--most-removed 55");
                    assertThat(failure.refused()).isTrue();
                });
        assertThat(Sites.files(live)).isEqualTo(before);
        try (Deployment meant =
                Deployment.of(half, store(), new DeploySettings(2, 55, 3, Optional.empty(), Optional.empty()))) {
            meant.run(DeploySteps.UNHEARD);
        }
        assertThat(Sites.changing(Sites.files(live))).isEqualTo(Sites.changing(Sites.files(half)));
    }

    @Test
    void filesOfOthersStay() throws Exception {
        Files.createDirectories(live.resolve("files"));
        Files.writeString(live.resolve("files/price-list.pdf"), "ours");
        DeployPlan plan = deploy(site("one", "body {}", FIRST));
        assertThat(plan.foreign()).isEqualTo(1);
        deploy(site("two", "body {}", SECOND));
        assertThat(live.resolve("files/price-list.pdf")).hasContent("ours");
    }

    @Test
    void onlyOneOfTwoAtTheSameTimeIsCompleted() throws Exception {
        deploy(site("one", "body {}", FIRST));
        try (Deployment slow = Deployment.of(site("two", "p {}", SECOND), store(), ALONE)) {
            deploy(site("three", "a {}", THIRD));
            assertThatThrownBy(() -> slow.run(DeploySteps.UNHEARD)).hasMessageContaining("another deploy");
        }
        assertThat(Sites.changing(Sites.files(live))).isEqualTo(Sites.changing(Sites.files(folder.resolve("three"))));
        Path four = site("four", "i {}", FIRST);
        Store overtaken = new FailingStore(store(), 1000, () -> deploy(folder.resolve("two")));
        assertThatThrownBy(() -> deploy(four, overtaken)).hasMessageContaining("another deploy");
        // The one that was completed has no say in what the other left: the next run puts it right.
        deploy(four);
        assertThat(Sites.changing(Sites.files(live))).isEqualTo(Sites.changing(Sites.files(four)));
        assertThat(Sites.missing(Sites.files(live))).isEmpty();
    }

    @Test
    void whatWasNoSiteIsRefused() throws Exception {
        assertThatThrownBy(() -> deploy(folder.resolve("nowhere"))).hasMessageContaining("there is no folder");
        Files.createDirectories(folder.resolve("empty"));
        assertThatThrownBy(() -> deploy(folder.resolve("empty"))).hasMessageContaining("is empty");
        Path linked = site("linked", "body {}", FIRST);
        Files.createSymbolicLink(linked.resolve("passwords"), Path.of("/etc/passwd"));
        assertThatThrownBy(() -> deploy(linked)).hasMessageContaining("passwords");
        assertThatThrownBy(() -> FolderStore.keepApart(linked.resolve("inside"), linked))
                .hasMessageContaining("lie in one another");
        assertThat(live).doesNotExist();
    }

    @Test
    void aDamagedRecordIsSaidAndTouchesNothing() throws Exception {
        deploy(site("one", "body {}", FIRST));
        Map<String, String> before = Sites.files(live);
        Files.writeString(
                folder.resolve(".www.deploy/releases/000000001.tsv"), "# vitrine release 1\n# number 1\nhalf a li");
        assertThatThrownBy(() -> deploy(site("two", "p {}", SECOND)))
                .isInstanceOfSatisfying(
                        DeployFailure.class,
                        failure -> assertThat(failure.hint()).contains(".deploy"));
        assertThat(Sites.files(live)).isEqualTo(before);
    }

    @Test
    void listsOfReleasesAreReadAsTheyWereWritten() {
        Map<String, Release.Row> rows = new TreeMap<>();
        rows.put("#a%b\tc\nd", new Release.Row("v-1", 1, "h", FileKind.DATA));
        rows.put("übersicht/index.html", new Release.Row("v-2", 2, "h", FileKind.PAGE));
        Release release = new Release(7, rows);
        assertThat(Release.parse(release.text())).contains(release);
        assertThat(Release.parse(release.text().substring(0, release.text().length() - 1)))
                .isEmpty();
        assertThat(Release.parse(release.text().replace("\tp\n", "\tx\n"))).isEmpty();
    }
}
