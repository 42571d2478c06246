package dev.vitrine.serve;

import dev.vitrine.BuildReport;
import dev.vitrine.BuildRequest;
import dev.vitrine.LiveSite;
import dev.vitrine.Progress;
import dev.vitrine.SiteGenerator;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Severity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A site under work: served, and built whenever its files change into a folder of its own. Pages are made when they are asked for, so that a change is seen before the site is built with
 * it; what only a build makes, such as the search, and what it finds wrong comes a little later. Pages that are open in a browser are loaded again when they have changed, and show what is wrong.
 */
public final class Preview implements AutoCloseable {

    /** Where a page of the preview says what it knows of the site. */
    public static final String PANEL = LivePages.PREFIX;

    private static final String OUTPUT = "site";
    private static final String STATE = "state";

    /** For so many milliseconds a build leaves the processors to the pages that show a change. */
    private static final long FIRST_PAGES = 150;

    private final PreviewListener listener;
    private final PreviewServer server;
    private final Workspace workspace;
    private final Thread builder = new Thread(this::work, "vitrine-build");
    private @Nullable ChangeWatcher watcher;

    // What follows is guarded by this.
    private BuildRequest request;

    private Optional<BuildReport> last = Optional.empty();
    private boolean closed;
    /** Counts the changes; a build of what was before another is given up. */
    private int changes;
    /** Whether there is something to build. */
    private boolean wanted = true;

    private boolean seen;
    private @Nullable LiveSite live;
    /** What changed since {@link #live} was. */
    private final Set<Path> pending = new HashSet<>();

    private String told = LivePages.sound();
    /** The errors that pages were told of. */
    private List<Diagnostic> errors = List.of();

    private Preview(BuildRequest request, PreviewListener listener, PreviewServer server, Workspace workspace) {
        this.listener = listener;
        this.server = server;
        this.workspace = workspace;
        this.request = new BuildRequest(
                request.site(),
                workspace.folder().resolve(OUTPUT),
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
                false,
                false,
                Optional.empty(),
                request.extensions(),
                request.progress(),
                request.profile());
    }

    /**
     * Starts to serve the site and to watch its files, and to build it: until it is read pages are those of the last preview, where it was kept.
     *
     * @param request what to build; its output folder is not used
     * @param port the port on 127.0.0.1; 0 for any free one
     * @param kept the folder that previews of this site build into, so that the next one has little to do; without one, nothing is left
     * @param listener hears of every build that comes to its end
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
        server.notice("The site is being read. This page changes by itself when that is done.");
        Preview preview = new Preview(request, listener, server, workspace);
        server.onFailure(preview::failing);
        server.desk(preview.new Desk());
        List<Path> sources = new ArrayList<>(request.themes());
        sources.add(request.site());
        preview.watcher = ChangeWatcher.start(sources, preview::changed);
        Path before = workspace.folder().resolve(OUTPUT);
        if (Files.isRegularFile(before.resolve("index.html"))) {
            server.show(before);
        }
        preview.builder.setDaemon(true);
        preview.builder.start();
        return preview;
    }

    /** Where the browser finds it. */
    public URI uri() {
        return server.uri();
    }

    /** Shows a change at once if that can be, and has the site built with it. */
    private void changed(Set<Path> files) {
        Optional<LiveSite> now;
        Set<Path> all;
        synchronized (this) {
            changes++;
            pending.addAll(files);
            all = Set.copyOf(pending);
            now = Optional.ofNullable(live);
        }
        now.ifPresent(site -> show(site, all));
        synchronized (this) {
            wanted = true;
            notifyAll();
        }
    }

    private void show(LiveSite site, Set<Path> changed) {
        try {
            LiveSite.Change change = site.changed(changed);
            synchronized (this) {
                if (change.site().isPresent()) {
                    live = change.site().get();
                    pending.clear();
                    server.show(live);
                    seen = true;
                    // What was wrong elsewhere still is; the build tells.
                    boolean mended = errors.stream().allMatch(error -> isIn(error, changed));
                    tell(mended && !errors.isEmpty() ? LivePages.state(change.diagnostics(), change.excerpts()) : told);
                } else if (change.diagnostics().hasErrors()) {
                    errors = errorsOf(change.diagnostics().sorted());
                    tell(LivePages.state(change.diagnostics(), change.excerpts()));
                }
            }
        } catch (IOException | RuntimeException e) {
            // The build comes to it, too, and says what is wrong.
            synchronized (this) {
                seen = false;
            }
        }
    }

    private boolean isIn(Diagnostic error, Set<Path> files) {
        String path = error.location().path();
        return !path.isEmpty()
                && files.stream()
                        .map(file -> file.toString().replace('\\', '/'))
                        .anyMatch(file -> file.endsWith("/" + path));
    }

    private static List<Diagnostic> errorsOf(List<Diagnostic> problems) {
        return problems.stream()
                .filter(problem -> problem.severity() == Severity.ERROR)
                .collect(Collectors.toUnmodifiableList());
    }

    private void tell(String state) {
        told = state;
        server.tell(state);
    }

    /** A page of {@code site} cannot be made. */
    private synchronized void failing(LiveSite site) {
        if (site == live && site.diagnostics().hasErrors()) {
            errors = errorsOf(site.diagnostics().sorted());
            tell(LivePages.state(site.diagnostics(), site.excerpts()));
        }
    }

    /** The site was read and planned by a build that began after {@code change} changes. */
    private synchronized void planned(LiveSite site, int change) {
        if (change == changes && !closed) {
            live = site;
            pending.clear();
            server.show(site);
            tell(told);
        }
    }

    private void work() {
        try {
            while (true) {
                int change;
                BuildRequest asked;
                synchronized (this) {
                    while (!wanted && !closed) {
                        wait();
                    }
                    if (seen && !closed) {
                        seen = false;
                        wait(FIRST_PAGES);
                    }
                    if (closed) {
                        return;
                    }
                    wanted = false;
                    change = changes;
                    asked = request;
                }
                build(change, asked);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isLeftBehind(int change) {
        return change != changes || closed;
    }

    private void build(int change, BuildRequest asked) {
        long start = System.nanoTime();
        Progress progress = new GivingUp(asked.progress(), () -> isLeftBehind(change));
        try {
            BuildReport report = SiteGenerator.build(asked.with(progress), site -> planned(site, change));
            synchronized (this) {
                last = Optional.of(report);
                if (report.written()) {
                    server.show(asked.output());
                } else {
                    server.notice("The site has errors; they are listed here and where the preview was started.");
                }
                errors = errorsOf(report.diagnostics().sorted());
                tell(LivePages.state(report));
            }
            listener.built(report, Duration.ofNanos(System.nanoTime() - start));
            boolean unread;
            synchronized (this) {
                unread = live == null && report.written();
            }
            if (unread) {
                // Nothing had changed since the last preview; the next change is to be shown at once.
                SiteGenerator.look(asked).ifPresent(site -> planned(site, change));
            }
        } catch (LeftBehind e) {
            // There is another to build already.
            return;
        } catch (IOException | RuntimeException e) {
            // The next change may mend it: the preview goes on with what it has.
            String notice = "The build failed; the reason is given where the preview was started.";
            server.notice(notice);
            synchronized (this) {
                tell(LivePages.failed(notice));
            }
            listener.failed(e);
        }
    }

    /** What the panel shows. */
    private final class Desk implements SiteHandler.Desk {

        @Override
        public Optional<String> page(String address) {
            LiveSite site;
            BuildRequest asked;
            synchronized (Preview.this) {
                site = live;
                asked = request;
            }
            return site == null ? Optional.empty() : Panel.page(site, asked, address);
        }

        @Override
        public Optional<String> timing(String address) throws IOException {
            LiveSite site;
            BuildRequest asked;
            synchronized (Preview.this) {
                site = live;
                asked = request;
            }
            return site == null ? Optional.empty() : Panel.timing(site, asked, address, System::nanoTime);
        }

        @Override
        public String site() {
            synchronized (Preview.this) {
                return Panel.site(Optional.ofNullable(live), last, request);
            }
        }

        @Override
        public void view(LocalDate date, boolean drafts) {
            synchronized (Preview.this) {
                request = request.with(date, drafts);
                changes++;
                wanted = true;
                Preview.this.notifyAll();
            }
        }
    }

    /** A build is given up because its site has changed again. */
    private static final class LeftBehind extends RuntimeException {
        private static final long serialVersionUID = 1;

        LeftBehind() {
            super("the site changed while it was built", null, false, false);
        }
    }

    /** Hears how far a build is, and gives it up when there is no more use for it. */
    private record GivingUp(Progress heard, BooleanSupplier useless) implements Progress {

        private void check() {
            if (useless.getAsBoolean()) {
                throw new LeftBehind();
            }
        }

        @Override
        public void phase(String name) {
            check();
            heard.phase(name);
        }

        @Override
        public void pages(int made, int all) {
            check();
            heard.pages(made, all);
        }

        @Override
        public void end() {
            heard.end();
        }
    }

    /** Stops serving and watching, and removes the temporary files. */
    @Override
    public void close() {
        if (watcher != null) {
            watcher.close();
        }
        server.close();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
        try {
            // A build that is under way writes into the folder.
            builder.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        giveBack();
    }

    private void giveBack() {
        try {
            workspace.close();
        } catch (IOException e) {
            listener.failed(e);
        }
    }
}
