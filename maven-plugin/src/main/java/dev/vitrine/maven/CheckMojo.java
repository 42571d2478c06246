package dev.vitrine.maven;

import dev.vitrine.report.ProblemFormat;
import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Loads, plans, renders and checks the site, and writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractSiteMojo {

    /** Whether warnings fail the build. */
    @Parameter(property = "vitrine.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    /** A file to write the problems to, for code hosts and other programs; they are logged all the same. */
    @Parameter(property = "vitrine.problemsFile")
    private @Nullable File problemsFile;

    /** The form of <code>vitrine.problemsFile</code>: <code>SARIF</code>, <code>JSON</code>, <code>GITHUB</code>, <code>GITLAB</code> or <code>TEXT</code>. */
    @Parameter(property = "vitrine.problemsFormat", defaultValue = "SARIF")
    private ProblemFormat problemsFormat;

    // Named in the request, never made: nothing is written.
    @Parameter(defaultValue = "${project.build.directory}/site", readonly = true, required = true)
    private File nowhere;

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        build(request(nowhere).checkOnly().build(), problems(problemsFile, problemsFormat), failOnWarning);
    }
}
