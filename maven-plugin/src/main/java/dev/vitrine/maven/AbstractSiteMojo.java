package dev.vitrine.maven;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.ProfiledBuild;
import dev.vitrine.SiteGenerator;
import dev.vitrine.report.BuildPage;
import dev.vitrine.report.ProblemFormat;
import dev.vitrine.report.ProblemPlaces;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What every goal that reads a site may be told, and how its report becomes Maven's. */
abstract class AbstractSiteMojo extends AbstractMojo {

    /** The site folder, with <code>site.json</code>. */
    @Parameter(property = "vitrine.site", defaultValue = "${project.basedir}", required = true)
    private File site;

    /**
     * Folders or jars in which themes are looked for first, separated by commas: a folder is a theme or holds themes by name. After them come <code>themes/</code> in the site and
     * the theme jars among the plugin's dependencies.
     */
    @Parameter(property = "vitrine.themes")
    private @Nullable List<File> themes;

    /**
     * The day the site is built for, as <code>YYYY-MM-DD</code>: later content is not yet shown, expired content no longer. Default: the day of
     * <code>project.build.outputTimestamp</code> when the project has one, else of the environment variable <code>SOURCE_DATE_EPOCH</code>, else today.
     */
    @Parameter(property = "vitrine.date")
    private @Nullable String date;

    /** Whether drafts are shown. */
    @Parameter(property = "vitrine.drafts", defaultValue = "false")
    private boolean drafts;

    /** How many threads render; 0 is one per processor. */
    @Parameter(property = "vitrine.threads", defaultValue = "0")
    private int threads;

    /** Leaves this goal out. */
    @Parameter(property = "vitrine.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private @Nullable String outputTimestamp;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("left out: vitrine.skip is set");
            return;
        }
        try {
            run();
        } catch (IOException e) {
            throw new MojoExecutionException("the machine failed: " + e, e);
        }
    }

    /** The goal's one call. */
    abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

    /** The site folder. */
    final Path site() {
        return site.toPath().toAbsolutePath().normalize();
    }

    private SiteParameters parameters() throws MojoExecutionException {
        return new SiteParameters(
                site(),
                SiteParameters.themes(site, themes, pluginArtifacts),
                SiteParameters.day(date, outputTimestamp),
                drafts,
                threads);
    }

    /** The request for these parameters. */
    final BuildRequest.Builder request(File output) throws MojoExecutionException {
        return parameters().request(output, getLog());
    }

    /** Where the problems of a build go beside the log. */
    @FunctionalInterface
    interface ProblemSink {

        void accept(BuildReport report) throws IOException;

        /** Tells {@code next}, too. */
        default ProblemSink and(ProblemSink next) {
            return report -> {
                accept(report);
                next.accept(report);
            };
        }
    }

    /** Writes problems to {@code file}; without one, nowhere. */
    final ProblemSink problems(@Nullable File file, ProblemFormat format) throws MojoExecutionException {
        if (file == null) {
            return report -> {};
        }
        ProblemPlaces places = places();
        return report -> format.write(report, places, file.toPath());
    }

    /** Writes the page that shows a build to people to {@code file}. */
    final ProblemSink page(File file) throws MojoExecutionException {
        ProblemPlaces places = places();
        return report -> {
            BuildPage.write(report, places, file.toPath());
            getLog().info("report: " + file);
        };
    }

    /** Where the files of problems are. */
    private ProblemPlaces places() throws MojoExecutionException {
        return parameters().places();
    }

    /** Builds, tells what was found, and fails when the site has errors, or warnings that count as such. */
    final void build(BuildRequest request, ProblemSink problems, boolean failOnWarning)
            throws IOException, MojoFailureException {
        report(SiteGenerator.build(request), problems, failOnWarning);
    }

    /** Builds in full as {@link #build} does, and tells where the time went, in {@code page} too. */
    final void profile(BuildRequest.Builder request, Path page, ProblemSink problems, boolean failOnWarning)
            throws IOException, MojoFailureException {
        ProfiledBuild built = ProfiledBuild.of(request, System::nanoTime);
        built.profile().text().lines().forEach(getLog()::info);
        built.profile().write(page);
        getLog().info("profile: " + page);
        report(built.report(), problems, failOnWarning);
    }

    private void report(BuildReport report, ProblemSink problems, boolean failOnWarning)
            throws IOException, MojoFailureException {
        problems.accept(report);
        ReportLog.write(report, getLog());
        if (!report.sound() || (failOnWarning && report.warnings() > 0)) {
            throw new MojoFailureException(ReportLog.counts(report) + " in " + site());
        }
    }
}
