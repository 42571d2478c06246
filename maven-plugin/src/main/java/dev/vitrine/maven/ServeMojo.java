package dev.vitrine.maven;

import dev.vitrine.BuildReport;
import dev.vitrine.serve.Preview;
import dev.vitrine.serve.PreviewListener;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Shows the site in a browser on this machine and builds it again when its files change, until it is stopped with Ctrl-C. */
@Mojo(name = "serve", threadSafe = true)
public final class ServeMojo extends AbstractSiteMojo {

    /** The port on 127.0.0.1; 0 for any free one. */
    @Parameter(property = "vitrine.port", defaultValue = "8080")
    private int port;

    // Named in the request, never made: the preview builds into a folder of its own.
    @Parameter(defaultValue = "${project.build.directory}/site", readonly = true, required = true)
    private File nowhere;

    /** What previews keep, so that the next one has little to do. */
    @Parameter(defaultValue = "${project.build.directory}/vitrine-preview", readonly = true, required = true)
    private File kept;

    @Override
    void run() throws IOException, MojoExecutionException {
        Preview preview = Preview.start(request(nowhere).build(), port, Optional.of(kept.toPath()), new Logged());
        Thread stop = new Thread(preview::close, "vitrine-stop");
        Runtime.getRuntime().addShutdownHook(stop);
        getLog().info(preview.uri() + "  (Ctrl-C stops; the panel is at " + Preview.PANEL + ")");
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Runtime.getRuntime().removeShutdownHook(stop);
            preview.close();
            Thread.currentThread().interrupt();
        }
    }

    /** Logs every build as the goal {@code build} does. */
    private final class Logged implements PreviewListener {

        @Override
        public void built(BuildReport report, Duration time) {
            ReportLog.write(report, getLog());
        }

        @Override
        public void failed(Throwable failure) {
            getLog().error("the build failed", failure);
        }
    }
}
