package dev.vitrine.cli;

import dev.vitrine.BuildReport;
import dev.vitrine.serve.Preview;
import dev.vitrine.serve.PreviewListener;
import dev.vitrine.serve.PreviewServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code vitrine serve}: shows a site, or a folder already built, in the browser. */
@Command(
        name = "serve",
        description = "Shows the site in a browser on this machine and builds it again when its files change."
                + " A folder without site.json is served as it is.",
        footer = {
            "  vitrine serve my-shop",
            "  vitrine serve my-shop --drafts --port 9000",
            "  vitrine serve public    a folder that was built"
        },
        mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private SiteOptions site;

    @Mixin
    private ReportOptions report;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "The port of the address, 0 for any that is free. Default: ${DEFAULT-VALUE}.")
    private int port;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (port < 0 || port > 65_535) {
            throw new ParameterException(spec.commandLine(), "--port must be between 0 and 65535, not " + port);
        }
        Path folder = site.site();
        if (folder.resolve("site.json").toFile().isFile()) {
            Preview preview = Preview.start(
                    site.request().progress(report.progress()).build(),
                    port,
                    CacheFolder.preview(folder, System.getenv()),
                    new Printer());
            return untilStopped(preview::close, preview.uri(), "; the panel is at " + Preview.PANEL);
        }
        if (folder.resolve("index.html").toFile().isFile()) {
            PreviewServer server = PreviewServer.start(folder, port);
            return untilStopped(server::close, server.uri(), "");
        }
        throw new ParameterException(
                spec.commandLine(),
                "neither site.json nor index.html is in "
                        + folder.toAbsolutePath().normalize());
    }

    private int untilStopped(Runnable stop, URI uri, String more) throws InterruptedException {
        Runtime.getRuntime().addShutdownHook(new Thread(stop, "vitrine-stop"));
        spec.commandLine().getOut().println(uri + "  (Ctrl-C stops" + more + ")");
        new CountDownLatch(1).await();
        return ExitCode.SOUND;
    }

    /** Prints every build as {@code vitrine build} does. */
    private final class Printer implements PreviewListener {

        @Override
        public void built(BuildReport built, Duration time) {
            report.print(built, time);
        }

        @Override
        public void failed(Throwable failure) {
            spec.commandLine().getErr().println(Fault.describe(failure));
        }
    }
}
