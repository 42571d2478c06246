package dev.vitrine.serve;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
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
    private final Path workspace;
    private @Nullable ChangeWatcher watcher;

    private Preview(BuildRequest request, PreviewListener listener, PreviewServer server, Path workspace) {
        this.request = request;
        this.listener = listener;
        this.server = server;
        this.workspace = workspace;
    }

    /**
     * Builds the site, starts to serve it and to watch its files.
     *
     * @param request what to build; its output folder is not used
     * @param port the port on 127.0.0.1; 0 for any free one
     * @param listener hears of every build
     * @throws IOException when the port or a folder for temporary files cannot be had
     */
    public static Preview start(BuildRequest request, int port, PreviewListener listener) throws IOException {
        PreviewServer server = PreviewServer.live(port);
        server.notice("The first build is under way. This page changes by itself when it is done.");
        Preview preview = new Preview(request, listener, server, Files.createTempDirectory("vitrine-preview"));
        List<Path> sources = new ArrayList<>(request.themes());
        sources.add(request.site());
        preview.watcher = ChangeWatcher.start(sources, preview::build);
        preview.build();
        return preview;
    }

    /** Where the browser finds it. */
    public URI uri() {
        return server.uri();
    }

    private synchronized void build() {
        Path output = workspace.resolve(OUTPUT);
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
                    Optional.of(workspace.resolve(STATE)),
                    // What is tried out is not published.
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
        try {
            delete(workspace);
        } catch (IOException e) {
            listener.failed(e);
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.deleteIfExists(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
