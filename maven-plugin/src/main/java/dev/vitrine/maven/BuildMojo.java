package dev.vitrine.maven;

import dev.vitrine.BuildRequest;
import dev.vitrine.report.ProblemFormat;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Builds the storefront; when the site has errors, the output folder stays as it was and the build fails. */
@Mojo(name = "build", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class BuildMojo extends AbstractSiteMojo {

    /** The folder that becomes the storefront: only files that change are written, and files that are none of the storefront's are removed. */
    @Parameter(property = "vitrine.outputDirectory", defaultValue = "${project.build.directory}/site", required = true)
    private File outputDirectory;

    /** Whether warnings fail the build; the storefront is written all the same. */
    @Parameter(property = "vitrine.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** A file to write the problems to, for code hosts and other programs; they are logged all the same. */
    @Parameter(property = "vitrine.problemsFile")
    private @Nullable File problemsFile;

    /** The form of <code>vitrine.problemsFile</code>: <code>SARIF</code>, <code>JSON</code>, <code>GITHUB</code>, <code>GITLAB</code> or <code>TEXT</code>. */
    @Parameter(property = "vitrine.problemsFormat", defaultValue = "SARIF")
    private ProblemFormat problemsFormat;

    /**
     * A page to write for people: coverage, problems, page weights, search results, feeds, what changed. It is one file that needs no network; without a name,
     * none is written.
     */
    @Parameter(property = "vitrine.reportFile")
    private @Nullable File reportFile;

    /**
     * Where a build leaves a record for the next, so that it is known when pages changed. Default: <code>.vitrine</code> in the site folder, which is worth
     * keeping under version control or in the cache of the build server.
     */
    @Parameter(property = "vitrine.state")
    private @Nullable File state;

    /**
     * Whether the slugs of this build are kept in <code>slug-history.json</code> of the site, so that old addresses lead to new ones, and with market rules
     * its prices in <code>price-history.json</code>.
     */
    @Parameter(property = "vitrine.recordSlugs", defaultValue = "true")
    private boolean recordSlugs;

    /** Whether every page is made anew, even when nothing has changed since the last build. */
    @Parameter(property = "vitrine.full", defaultValue = "false")
    private boolean full;

    /**
     * Whether the storefront is built in full and every template and macro timed, and counted what caches find and what memory and disks are asked for: tables
     * are logged, and <code>profile.html</code> is written to the folder of <code>vitrine.state</code>.
     */
    @Parameter(property = "vitrine.profile", defaultValue = "false")
    private boolean profile;

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        Path record = state == null ? site().resolve(".vitrine") : state.toPath();
        BuildRequest.Builder request = request(outputDirectory)
                .state(record)
                .recordSlugs(recordSlugs)
                .full(full)
                .figures(reportFile != null);
        ProblemSink sink = problems(problemsFile, problemsFormat);
        if (reportFile != null) {
            sink = sink.and(page(reportFile));
        }
        if (profile) {
            profile(request, record.resolve("profile.html"), sink, failOnWarning);
        } else {
            build(request.build(), sink, failOnWarning);
        }
    }
}
