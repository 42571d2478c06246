package dev.vitrine.maven;

import dev.vitrine.deploy.DeployFailure;
import dev.vitrine.deploy.DeploySettings;
import dev.vitrine.deploy.DeploySteps;
import dev.vitrine.deploy.DeployWords;
import dev.vitrine.deploy.Deployment;
import dev.vitrine.deploy.HostRun;
import dev.vitrine.deploy.Target;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Sends the storefront that was built to where it is served from: only what differs, assets before pages, pages before sitemaps. Run again, it completes a deploy
 * that broke off. Credentials come from the environment alone.
 */
@Mojo(name = "deploy", requiresProject = false, threadSafe = true)
public final class DeployMojo extends AbstractMojo {

    /** The folder that holds the storefront. */
    @Parameter(property = "vitrine.outputDirectory", defaultValue = "${project.build.directory}/site", required = true)
    private File outputDirectory;

    /** Where to: s3://BUCKET/PREFIX, cloudflare:PROJECT, netlify:SITE, or a folder. */
    @Parameter(property = "vitrine.deployTo", required = true)
    private String deployTo;

    /** Whether it is only said what would be sent and removed. */
    @Parameter(property = "vitrine.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Whether the release before is shown again; after a deploy that broke off, the last that was completed. */
    @Parameter(property = "vitrine.rollback", defaultValue = "false")
    private boolean rollback;

    /** The service a bucket is at, when it is not Amazon's. */
    @Parameter(property = "vitrine.deployEndpoint")
    private @Nullable String deployEndpoint;

    /** The region of a bucket. Default: that of the environment. */
    @Parameter(property = "vitrine.deployRegion")
    private @Nullable String deployRegion;

    /** Of cloudflare and netlify: the name of a preview that is published instead of the site itself. */
    @Parameter(property = "vitrine.deployBranch")
    private @Nullable String deployBranch;

    /** How many files are sent at the same time. */
    @Parameter(property = "vitrine.deployParallel", defaultValue = "16")
    private int deployParallel;

    /** Nothing is sent when more files than that would be removed, in percent: it looks like an accident. */
    @Parameter(property = "vitrine.mostRemoved", defaultValue = "20")
    private int mostRemoved;

    /** So many releases can be shown again, this one included; only what older ones need is removed. */
    @Parameter(property = "vitrine.deployKeep", defaultValue = "5")
    private int deployKeep;

    /** A file to write the addresses to whose answers change, a line each, for caches that are to forget them. */
    @Parameter(property = "vitrine.purgeList")
    private @Nullable File purgeList;

    /** Leaves this goal out. */
    @Parameter(property = "vitrine.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("left out: vitrine.skip is set");
            return;
        }
        try {
            Target target = Target.parse(deployTo);
            if (target instanceof Target.Hosted hosted) {
                host(hosted);
            } else {
                files(target);
            }
        } catch (DeployFailure e) {
            String words = e.getMessage() + "\n  " + e.hint();
            if (e.refused()) {
                throw new MojoFailureException(words);
            }
            throw new MojoExecutionException(words);
        } catch (IOException e) {
            throw new MojoExecutionException("the machine failed: " + e, e);
        }
    }

    private void files(Target target) throws DeployFailure, IOException, MojoFailureException {
        DeploySettings settings = settings();
        try (Deployment deployment = rollback
                ? Deployment.back(target, settings)
                : Deployment.of(outputDirectory.toPath(), target, settings)) {
            if (!dryRun) {
                deployment.run(DeploySteps.UNHEARD);
            }
            DeployWords.of(deployment.plan(), !dryRun).forEach(line -> getLog().info(line));
            if (purgeList != null) {
                StringBuilder text = new StringBuilder();
                deployment.purged().forEach(address -> text.append(address).append('\n'));
                Files.writeString(purgeList.toPath(), text, StandardCharsets.UTF_8);
            }
        }
    }

    private DeploySettings settings() throws MojoFailureException {
        try {
            return new DeploySettings(
                    deployParallel,
                    mostRemoved,
                    deployKeep,
                    Optional.ofNullable(deployEndpoint).map(URI::create),
                    Optional.ofNullable(deployRegion));
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(e.getMessage());
        }
    }

    private void host(Target.Hosted hosted) throws DeployFailure, MojoFailureException {
        if (rollback) {
            throw new MojoFailureException(
                    hosted.host().words() + " keeps its own releases: take one back in its dashboard");
        }
        HostRun run = HostRun.of(outputDirectory.toPath(), hosted, Optional.ofNullable(deployBranch), System.getenv());
        getLog().info(hosted.host().words() + ", " + hosted.project() + ": " + DeployWords.amount(run.amount())
                + "; it is sent what it does not have");
        if (!dryRun) {
            run.run(line -> getLog().info(line));
        }
    }
}
