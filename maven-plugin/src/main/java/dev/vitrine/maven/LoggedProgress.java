package dev.vitrine.maven;

import dev.vitrine.Progress;
import java.util.function.LongSupplier;
import org.apache.maven.plugin.logging.Log;

/** How far a build is, as Maven logs it: phases as they end, pages for those who debug. */
final class LoggedProgress implements Progress {

    private static final int PAGES = 1_000;

    private final Log log;
    private final LongSupplier clock;
    private String phase = "";
    private long begun;

    /**
     * Logs to {@code log}.
     *
     * @param clock nanoseconds since any moment
     */
    LoggedProgress(Log log, LongSupplier clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public synchronized void phase(String name) {
        end();
        phase = name;
        begun = clock.getAsLong();
    }

    @Override
    public void pages(int made, int all) {
        if (made % PAGES == 0 && log.isDebugEnabled()) {
            log.debug(made + " of " + all + " pages");
        }
    }

    @Override
    public synchronized void end() {
        if (!phase.isEmpty()) {
            log.info(phase + ": " + (clock.getAsLong() - begun) / 1_000_000 + " ms");
        }
        phase = "";
    }
}
