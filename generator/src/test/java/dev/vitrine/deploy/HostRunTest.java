package dev.vitrine.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Hosts that are published to with a program of their own, which is a script here. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class HostRunTest {

    @TempDir
    private Path folder;

    private Path site;

    @BeforeEach
    void site() throws IOException {
        site = Sites.write(folder.resolve("site"), "body {}", Map.of("mug", "A mug"));
    }

    private Map<String, String> program(String name, String script) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin dir"));
        Path file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return Map.of("PATH", "/nowhere::" + bin);
    }

    @Test
    void theProgramOfTheHostGetsTheFolderAndTheProject() throws Exception {
        Map<String, String> environment = program("wrangler", "for word in \"$@\"; do echo \"[$word]\"; done");
        HostRun run =
                HostRun.of(site, new Target.Hosted(HostTool.CLOUDFLARE, "my-shop"), Optional.of("next"), environment);
        assertThat(run.amount().files()).isEqualTo(5);
        List<String> said = new ArrayList<>();
        run.run(said::add);
        assertThat(said)
                .containsExactly(
                        "[pages]", "[deploy]", "[" + site + "]", "[--project-name=my-shop]", "[--branch=next]");
    }

    @Test
    void netlifyPublishesTheSiteItselfOrAPreview() throws Exception {
        Map<String, String> environment = program("netlify", "exit 0");
        Target.Hosted target = new Target.Hosted(HostTool.NETLIFY, "a1b2");
        assertThat(HostRun.of(site, target, Optional.empty(), environment).line())
                .endsWith("deploy", "--no-build", "--dir=" + site, "--site=a1b2", "--prod");
        assertThat(HostRun.of(site, target, Optional.of("next"), environment).line())
                .endsWith("--alias=next")
                .doesNotContain("--prod");
    }

    @Test
    void aProgramThatAsksGetsNoAnswerAndOneThatFailsIsSaid() throws Exception {
        Map<String, String> environment = program("netlify", "read answer; echo \"got '$answer'\"; exit 7");
        HostRun run = HostRun.of(site, new Target.Hosted(HostTool.NETLIFY, "a1b2"), Optional.empty(), environment);
        List<String> said = new ArrayList<>();
        assertThatThrownBy(() -> run.run(said::add)).isInstanceOfSatisfying(DeployFailure.class, failure -> {
            assertThat(failure).hasMessageContaining("netlify ended with 7");
            assertThat(failure.refused()).isFalse();
        });
        assertThat(said).containsExactly("got ''");
    }

    @Test
    void aMissingProgramIsSaidWithTheWayToGetIt() {
        assertThatThrownBy(() -> HostRun.of(
                        site,
                        new Target.Hosted(HostTool.CLOUDFLARE, "my-shop"),
                        Optional.empty(),
                        Map.of("PATH", folder.toString())))
                .isInstanceOfSatisfying(DeployFailure.class, failure -> {
                    assertThat(failure).hasMessageContaining("wrangler");
                    assertThat(failure.hint()).contains("npm install --global wrangler", "CLOUDFLARE_API_TOKEN");
                });
    }

    @Test
    void aPreviewHasANameThatIsNoOption() {
        assertThatThrownBy(() -> HostRun.of(
                        site,
                        new Target.Hosted(HostTool.CLOUDFLARE, "my-shop"),
                        Optional.of("--x"),
                        Map.of("PATH", folder.toString())))
                .hasMessageContaining("'--x'");
    }
}
