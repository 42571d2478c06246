package dev.vitrine.maven;

import java.io.File;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Loads, plans, renders and checks the site, and writes nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.VERIFY, threadSafe = true)
public final class CheckMojo extends AbstractSiteMojo {

    /** Whether warnings fail the build. */
    @Parameter(property = "vitrine.failOnWarning", defaultValue = "false")
    private boolean failOnWarning;

    // Named in the request, never made: nothing is written.
    @Parameter(defaultValue = "${project.build.directory}/site", readonly = true, required = true)
    private File nowhere;

    @Override
    void run() throws IOException, MojoExecutionException, MojoFailureException {
        build(request(nowhere).checkOnly().build(), failOnWarning);
    }
}
