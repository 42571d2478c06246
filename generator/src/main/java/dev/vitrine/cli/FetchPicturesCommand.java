package dev.vitrine.cli;

import dev.vitrine.PictureFetching;
import dev.vitrine.web.HttpDownloads;
import dev.vitrine.web.PublicAddresses;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code vitrine fetch-pictures}: copies pictures of other servers into the site folder. */
@Command(
        name = "fetch-pictures",
        description =
                "Copies pictures of the catalogue that lie on other servers into media/remote of the site, so that they are published like its own. Only hosts that"
                        + " \"pictures\": { \"fetchFrom\": [...] } of site.json names are asked, each picture once, and no host of a private network. Ends with 1 when a picture"
                        + " cannot be fetched; it then stays on its server.",
        footer = {
            "  vitrine fetch-pictures my-shop",
            "  vitrine fetch-pictures my-shop --anew        pictures may have changed"
        },
        mixinStandardHelpOptions = true)
final class FetchPicturesCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Spec
    private CommandSpec spec;

    @Mixin
    private SiteOptions site;

    @Option(names = "--anew", description = "Fetch those that are there already, too.")
    private boolean anew;

    @Override
    public Integer call() throws IOException {
        PictureFetching done = PictureFetching.run(
                site.request().checkOnly().build(), new HttpDownloads(PublicAddresses.standard(), PATIENCE), anew);
        PrintWriter out = spec.commandLine().getOut();
        int fetched = 0;
        for (PictureFetching.Picture picture : done.pictures()) {
            if (picture.failure().isEmpty()) {
                fetched++;
                out.println(picture.path() + " from " + picture.address());
            } else {
                out.println(picture.address() + " cannot be fetched: " + picture.failure());
            }
        }
        out.println("pictures: " + fetched + " fetched, " + done.kept() + " there already, "
                + (done.pictures().size() - fetched) + " failed");
        out.flush();
        if (done.diagnostics().hasErrors()) {
            ProblemPrinter.print(spec, done.diagnostics(), done.excerpts());
            return ExitCode.PROBLEMS;
        }
        return done.complete() ? ExitCode.SOUND : ExitCode.PROBLEMS;
    }
}
