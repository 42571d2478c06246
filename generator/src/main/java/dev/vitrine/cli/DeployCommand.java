package dev.vitrine.cli;

import dev.vitrine.deploy.DeployFailure;
import dev.vitrine.deploy.DeploySettings;
import dev.vitrine.deploy.DeployWords;
import dev.vitrine.deploy.Deployment;
import dev.vitrine.deploy.HostRun;
import dev.vitrine.deploy.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code vitrine deploy}: sends a storefront to where it is served from. */
@Command(
        name = "deploy",
        description = {
            "Sends a built storefront to where it is served from: only what differs, assets before pages, pages before sitemaps.",
            "A deploy that broke off is completed by running it again. Credentials come from the environment alone."
        },
        footer = {
            "  vitrine deploy public --to s3://my-bucket --dry-run",
            "  vitrine deploy public --to s3://my-bucket --purge-list purge.txt",
            "  vitrine deploy public --to s3://my-bucket --endpoint https://s3.example.com",
            "  vitrine deploy public --to cloudflare:my-project",
            "  vitrine deploy public --to /srv/www/my-shop",
            "  vitrine deploy --rollback --to s3://my-bucket"
        },
        mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "OUT",
            description = "The folder that vitrine build wrote; not needed with --rollback.")
    private @Nullable Path output;

    @Option(names = "--to", required = true, paramLabel = "TARGET", description = "Where to: " + Target.FORMS + ".")
    private String target;

    @Option(names = "--dry-run", description = "Only say what would be sent and removed.")
    private boolean dryRun;

    @Option(
            names = "--rollback",
            description = "Show the release before again; after a deploy that broke off, the last that was completed.")
    private boolean rollback;

    @Option(
            names = "--endpoint",
            paramLabel = "URL",
            description = "The service a bucket is at, when it is not Amazon's.")
    private @Nullable URI endpoint;

    @Option(
            names = "--region",
            paramLabel = "REGION",
            description = "The region of a bucket. Default: that of the environment.")
    private @Nullable String region;

    @Option(
            names = "--branch",
            paramLabel = "NAME",
            description = "Of cloudflare and netlify: publish a preview of that name instead of the site itself.")
    private @Nullable String branch;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "16",
            description = "Send N files at the same time. Default: ${DEFAULT-VALUE}.")
    private int parallel;

    @Option(
            names = "--most-removed",
            paramLabel = "PERCENT",
            defaultValue = "20",
            description =
                    "Send nothing when more files than that would be removed: it looks like an accident. Default: ${DEFAULT-VALUE}.")
    private int mostRemoved;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "5",
            description =
                    "Keep what the last N releases need, this one included; only what older ones need is removed. Default: ${DEFAULT-VALUE}.")
    private int keep;

    @Option(
            names = "--purge-list",
            paramLabel = "FILE",
            description =
                    "Write the addresses whose answers change to FILE, a line each, for caches that are to forget them.")
    private @Nullable Path purgeList;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        try {
            Target to = Target.parse(target);
            if (to instanceof Target.Hosted hosted) {
                host(hosted);
            } else {
                files(to);
            }
            return ExitCode.SOUND;
        } catch (DeployFailure e) {
            err.println(e.getMessage());
            err.println("  " + e.hint());
            return e.refused() ? ExitCode.PROBLEMS : ExitCode.FAULT;
        }
    }

    private Path output() {
        if (output == null) {
            throw wrong("which folder? Name the one that vitrine build wrote");
        }
        return output;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void files(Target to) throws DeployFailure, IOException {
        DeploySettings settings = settings();
        if (branch != null) {
            throw wrong("--branch is for cloudflare and netlify; name another bucket, prefix or folder by --to");
        }
        try (Deployment deployment = rollback ? Deployment.back(to, settings) : Deployment.of(output(), to, settings)) {
            if (!dryRun) {
                DeployLine line = DeployLine.of(spec);
                deployment.run(line);
                line.end();
            }
            say(
                    deployment.plan().nothing()
                            ? List.of(deployment.plan().target() + ": nothing to do, it is there as it is here")
                            : DeployWords.of(deployment.plan(), !dryRun));
            if (purgeList != null) {
                StringBuilder text = new StringBuilder();
                deployment.purged().forEach(address -> text.append(address).append('\n'));
                Files.writeString(purgeList, text, StandardCharsets.UTF_8);
            }
        }
    }

    private DeploySettings settings() {
        try {
            return new DeploySettings(
                    parallel, mostRemoved, keep, Optional.ofNullable(endpoint), Optional.ofNullable(region));
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    private void host(Target.Hosted hosted) throws DeployFailure {
        if (rollback) {
            throw wrong(hosted.host().words() + " keeps its own releases: take one back in its dashboard");
        }
        HostRun run = HostRun.of(output(), hosted, Optional.ofNullable(branch), System.getenv());
        say(List.of(
                hosted.host().words() + ", " + hosted.project() + ": " + DeployWords.amount(run.amount())
                        + "; it is sent what it does not have",
                "  " + String.join(" ", run.line())));
        if (!dryRun) {
            PrintWriter out = spec.commandLine().getOut();
            run.run(line -> {
                out.println("  " + line);
                out.flush();
            });
        }
    }

    private void say(List<String> lines) {
        PrintWriter out = spec.commandLine().getOut();
        lines.forEach(out::println);
        out.flush();
    }
}
