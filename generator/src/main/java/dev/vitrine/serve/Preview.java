package dev.vitrine.serve;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A site under work: built into a folder of its own, served, and built again whenever its files change. Pages that are open in a browser are loaded again when they
 * have changed, and show what is wrong.
 */
public final class Preview implements AutoCloseable {

    private static final String OUTPUT = "site";
    private static final String STATE = "state";

    private final BuildRequest request;
    private final PreviewListener listener;
    private final PreviewServer server;
    private final Workspace workspace;
    private volatile boolean closed;
    private @Nullable ChangeWatcher watcher;

    private Preview(BuildRequest request, PreviewListener listener, PreviewServer server, Workspace workspace) {
        this.request = request;
        this.listener = listener;
        this.server = server;
        this.workspace = workspace;
    }

    /**
     * Starts to serve the site and to watch its files, and to build it: until that is done pages are those of the last preview, where it was kept.
     *
     * @param request what to build; its output folder is not used
     * @param port the port on 127.0.0.1; 0 for any free one
     * @param kept the folder that previews of this site build into, so that the next one has little to do; without one, nothing is left
     * @param listener hears of every build
     * @throws IOException when the port or a folder for temporary files cannot be had
     */
    public static Preview start(BuildRequest request, int port, Optional<Path> kept, PreviewListener listener)
            throws IOException {
        Workspace workspace = Workspace.open(kept);
        PreviewServer server;
        try {
            server = PreviewServer.live(port);
        } catch (IOException e) {
            workspace.close();
            throw e;
        }
        server.notice("The first build is under way. This page changes by itself when it is done.");
        Preview preview = new Preview(request, listener, server, workspace);
        List<Path> sources = new ArrayList<>(request.themes());
        sources.add(request.site());
        preview.watcher = ChangeWatcher.start(sources, preview::build);
        Path last = workspace.folder().resolve(OUTPUT);
        if (Files.isRegularFile(last.resolve("index.html"))) {
            server.show(last);
        }
        Thread first = new Thread(preview::build, "vitrine-first-build");
        first.setDaemon(true);
        first.start();
        return preview;
    }

    /** Where the browser finds it. */
    public URI uri() {
        return server.uri();
    }

    private synchronized void build() {
        if (closed) {
            return;
        }
        Path output = workspace.folder().resolve(OUTPUT);
        long start = System.nanoTime();
        try {
            BuildReport report = SiteGenerator.build(new BuildRequest(
                    request.site(),
                    output,
                    request.themes(),
                    request.date(),
                    request.drafts(),
                    request.pseudo(),
                    request.threads(),
                    true,
                    // Only what changed since the last build is made.
                    Optional.of(workspace.folder().resolve(STATE)),
                    // What is tried out is not published.
                    false,
                    false,
                    false,
                    request.environment(),
                    request.progress(),
                    request.profile()));
            if (report.written()) {
                server.show(output);
            } else {
                server.notice("The site has errors; they are listed here and where the preview was started.");
            }
            server.tell(LivePages.state(report));
            listener.built(report, Duration.ofNanos(System.nanoTime() - start));
        } catch (IOException | RuntimeException e) {
            // The next change may mend it: the preview goes on with what it has.
            String notice = "The build failed; the reason is given where the preview was started.";
            server.notice(notice);
            server.tell(LivePages.failed(notice));
            listener.failed(e);
        }
    }

    /** Stops serving and watching, and removes the temporary files. */
    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
        server.close();
        closed = true;
        // A build that is under way is waited for: it writes into the folder.
        synchronized (this) {
            giveBack();
        }
    }

    private void giveBack() {
        try {
            workspace.close();
        } catch (IOException e) {
            listener.failed(e);
        }
    }
}
