package dev.vitrine.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Checks the site and writes a page that shows how it is: coverage, problems, page weights, search results, feeds. */
@Mojo(name = "report", threadSafe = true)
public final class ReportMojo extends AbstractSiteMojo {

    /** The page to write: one file that needs no network. */
    @Parameter(
            property = "vitrine.reportFile",
            defaultValue = "${project.build.directory}/vitrine-report.html",
            required = true)
    private File reportFile;

    /** Whether warnings fail the build; the page is written all the same. */
    @Parameter(property = "vitrine.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    // Named in the request, never made: nothing is written but the page.
    @Parameter(defaultValue = "${project.build.directory}/site", readonly = true, required = true)
    private File nowhere;

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        build(request(nowhere).figures(true).checkOnly().build(), page(reportFile), failOnWarning);
    }
}
