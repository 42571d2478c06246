package dev.vitrine.serve;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.SiteGenerator;
import dev.vitrine.output.SiteWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A site under work: built into a folder of its own, served, and built again whenever its files change. */
public final class Preview implements AutoCloseable {

    /** Builds kept: the one shown, and the one before it, whose pictures a browser may still be fetching. */
    private static final int KEPT_BUILDS = 2;

    private final BuildRequest request;
    private final PreviewListener listener;
    private final PreviewServer server;
    private final Path workspace;
    private final Deque<Path> builds = new ArrayDeque<>();
    private int number;
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
        PreviewServer server = PreviewServer.start(port);
        server.notice("The first build is under way. Load this page again in a moment.");
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
        Path output = workspace.resolve("build-" + ++number);
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
                    Optional.empty(),
                    // What is tried out is not published.
                    false,
                    true,
                    request.environment(),
                    request.progress(),
                    request.profile()));
            if (report.written()) {
                server.show(output);
                builds.addLast(output);
            } else {
                server.notice("The site has errors; they are listed where the preview was started.");
            }
            listener.built(report, Duration.ofNanos(System.nanoTime() - start));
            while (builds.size() > KEPT_BUILDS) {
                Path old = builds.removeFirst();
                delete(old);
                Path rules = old.resolveSibling(old.getFileName() + SiteWriter.BESIDE);
                if (Files.exists(rules)) {
                    delete(rules);
                }
            }
        } catch (IOException | RuntimeException e) {
            // The next change may mend it: the preview goes on with what it has.
            server.notice("The build failed; the reason is given where the preview was started.");
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
