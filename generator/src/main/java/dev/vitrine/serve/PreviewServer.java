package dev.vitrine.serve;

import com.sun.net.httpserver.HttpServer;
import dev.vitrine.LiveSite;
import dev.vitrine.output.PublishedFiles;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Shows a built folder to a browser on this machine, and to nobody else. */
public final class PreviewServer implements AutoCloseable {

    /** Some may wait for slow clients. */
    private static final int THREADS = 32;

    /** Seconds within which a request must have come whole. */
    private static final int REQUEST_TIME = 10;

    private final HttpServer server;
    private final ExecutorService executor;
    private final SiteHandler handler;
    private final Optional<LiveEvents> events;

    private PreviewServer(
            HttpServer server, ExecutorService executor, SiteHandler handler, Optional<LiveEvents> events) {
        this.events = events;
        this.server = server;
        this.executor = executor;
        this.handler = handler;
    }

    /**
     * Starts to serve {@code folder}.
     *
     * @param folder the built storefront
     * @param port the port on 127.0.0.1; 0 for any free one
     * @throws IOException when the port cannot be had
     */
    public static PreviewServer start(Path folder, int port) throws IOException {
        PreviewServer server = start(port, Optional.empty());
        // A folder named by a relative path has siblings too.
        server.show(folder.toAbsolutePath().normalize());
        return server;
    }

    /** Starts with nothing to show yet; pages are told of builds. */
    static PreviewServer live(int port) throws IOException {
        LiveEvents events = new LiveEvents();
        try {
            return start(port, Optional.of(events));
        } catch (IOException e) {
            events.close();
            throw e;
        }
    }

    private static PreviewServer start(int port, Optional<LiveEvents> events) throws IOException {
        // Without it every answer waits some 40 ms for the client's delayed acknowledgement; read once, when the class
        // is first used.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxReqTime", Integer.toString(REQUEST_TIME));
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
        HttpServer http;
        try {
            http = HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new IOException("port " + port + " of this machine cannot be used: " + e.getMessage(), e);
        }
        SiteHandler handler = new SiteHandler(events);
        ExecutorService executor = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "vitrine-preview");
            thread.setDaemon(true);
            return thread;
        });
        http.setExecutor(executor);
        http.createContext("/", handler);
        http.start();
        return new PreviewServer(http, executor, handler, events);
    }

    /** Where the browser finds it. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /** Shows this folder from the next request on. */
    void show(Path folder) throws IOException {
        handler.show(folder, PublishedFiles.rules(folder));
    }

    /** Makes pages from {@code site} from the next request on; what only a build makes is that of the folder. */
    void show(LiveSite site) {
        handler.show(site);
    }

    /** Has a panel from now on. */
    void desk(SiteHandler.Desk shown) {
        handler.desk(shown);
    }

    /** Tells {@code listener} of sites whose pages cannot be made. */
    void onFailure(Consumer<LiveSite> listener) {
        handler.onFailure(listener);
    }

    /** Tells pages that are open how a build went. */
    void tell(String state) {
        events.ifPresent(all -> all.tell(state));
    }

    /** Shows {@code text} at every address until there is a folder. */
    void notice(String text) {
        handler.notice(text);
    }

    @Override
    public void close() {
        events.ifPresent(LiveEvents::close);
        server.stop(0);
        executor.shutdownNow();
    }
}
