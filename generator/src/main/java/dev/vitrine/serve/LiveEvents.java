package dev.vitrine.serve;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells pages that are open in browsers how the last build went, as server-sent events. One thread writes to all of them; a connection takes none of those that
 * answer requests.
 */
final class LiveEvents implements AutoCloseable {

    /** Pages that listen; of more the ones that came first are let go, and ask again. */
    private static final int MOST = 64;

    /** After so many milliseconds without news a connection is tried, so that those whose page is gone are found. */
    private static final long QUIET = 15_000;

    private static final byte[] NOTHING = ":\n\n".getBytes(StandardCharsets.UTF_8);

    private final List<HttpExchange> waiting = new ArrayList<>();
    private final List<HttpExchange> listening = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "vitrine-events");
    private byte @Nullable [] state;
    private boolean news;
    private boolean closed;

    LiveEvents() {
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Tells everybody, and who comes later.
     *
     * @param json one line
     */
    synchronized void tell(String json) {
        state = ("data: " + json + "\n\n").getBytes(StandardCharsets.UTF_8);
        news = true;
        notifyAll();
    }

    /** Takes {@code exchange}, whose answer was begun, and closes it some time. */
    synchronized void add(HttpExchange exchange) {
        waiting.add(exchange);
        notifyAll();
    }

    private void run() {
        try {
            while (true) {
                List<HttpExchange> fresh;
                byte[] now;
                boolean told;
                synchronized (this) {
                    if (!closed && waiting.isEmpty() && !news) {
                        wait(QUIET);
                    }
                    if (closed) {
                        break;
                    }
                    fresh = List.copyOf(waiting);
                    waiting.clear();
                    now = state == null ? NOTHING : state;
                    told = news;
                    news = false;
                }
                listening.removeIf(exchange -> !write(exchange, told ? now : NOTHING));
                for (HttpExchange exchange : fresh) {
                    if (write(exchange, now)) {
                        listening.add(exchange);
                    }
                }
                while (listening.size() > MOST) {
                    listening.remove(0).close();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        listening.forEach(HttpExchange::close);
    }

    private static boolean write(HttpExchange exchange, byte[] bytes) {
        try {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
            return true;
        } catch (IOException e) {
            // The page was left.
            exchange.close();
            return false;
        }
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            waiting.forEach(HttpExchange::close);
            notifyAll();
        }
        thread.interrupt();
    }
}
