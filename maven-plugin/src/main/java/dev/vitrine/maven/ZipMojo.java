package dev.vitrine.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/**
 * Packs the storefront that was built as a zip: the same storefront gives the same bytes. A project whose packaging is <code>storefront</code> is installed and
 * deployed as this file.
 */
@Mojo(name = "zip", defaultPhase = LifecyclePhase.PACKAGE, threadSafe = true)
public final class ZipMojo extends AbstractMojo {

    /** The folder that holds the storefront. */
    @Parameter(property = "vitrine.outputDirectory", defaultValue = "${project.build.directory}/site", required = true)
    private File outputDirectory;

    /** The file to write. */
    @Parameter(
            property = "vitrine.zipFile",
            defaultValue = "${project.build.directory}/${project.build.finalName}.zip",
            required = true)
    private File zipFile;

    /** Leaves this goal out. */
    @Parameter(property = "vitrine.skip", defaultValue = "false")
    private boolean skip;

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    private @Nullable String outputTimestamp;

    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    private MavenProject project;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("left out: vitrine.skip is set");
            return;
        }
        Path folder = outputDirectory.toPath();
        if (!Files.isDirectory(folder)) {
            throw new MojoFailureException("there is no storefront in " + folder + ": let the goal build run before");
        }
        try {
            int files = StorefrontZip.write(
                    folder,
                    zipFile.toPath(),
                    OutputTimestamp.parse(outputTimestamp)
                            .map(OutputTimestamp::local)
                            .orElse(StorefrontZip.NO_TIME));
            getLog().info("packed: " + files + " files in " + zipFile);
        } catch (IOException e) {
            throw new MojoExecutionException("the machine failed: " + e, e);
        }
        if (project.getPackaging().equals("storefront")) {
            project.getArtifact().setFile(zipFile);
        }
    }
}
