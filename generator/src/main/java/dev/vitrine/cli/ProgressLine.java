package dev.vitrine.cli;

import dev.vitrine.Progress;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * How far a build is: one line that is written over and over in a terminal, plain lines elsewhere. Plain lines are for builds that take long; a build of a
 * few seconds leaves none.
 */
final class ProgressLine implements Progress {

    private static final long SECOND = 1_000_000_000L;
    private static final long LIVE_EVERY = SECOND / 10;
    private static final long PLAIN_EVERY = 5 * SECOND;

    private final PrintWriter out;
    private final boolean live;
    private final LongSupplier clock;
    private long begun;
    private volatile long next;
    private long phaseBegun;
    private String phase = "";
    private int most;
    private boolean told;

    /**
     * A line on {@code out}.
     *
     * @param live whether {@code out} is a terminal that can go back to the start of a line
     * @param clock nanoseconds since any moment
     */
    ProgressLine(PrintWriter out, boolean live, LongSupplier clock) {
        this.out = out;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public synchronized void phase(String name) {
        long now = clock.getAsLong();
        if (phase.isEmpty()) {
            begun = now;
        }
        over(now);
        phase = name;
        phaseBegun = now;
        most = 0;
        if (live) {
            rewrite(name);
        }
        next = now + (live ? LIVE_EVERY : PLAIN_EVERY);
    }

    @Override
    public void pages(int made, int all) {
        // Asked for every page on every thread: the lock is taken only when there is something to write.
        if (clock.getAsLong() - next >= 0) {
            write(made, all);
        }
    }

    private synchronized void write(int made, int all) {
        long now = clock.getAsLong();
        if (now - next < 0 || made < most) {
            return;
        }
        most = made;
        next = now + (live ? LIVE_EVERY : PLAIN_EVERY);
        double seconds = Math.max(now - phaseBegun, 1) / (double) SECOND;
        double perSecond = made / seconds;
        String text = String.format(
                Locale.ROOT,
                "%s: %,d of %,d pages, %,.0f pages/s, about %s left",
                phase,
                made,
                all,
                perSecond,
                time((all - made) / Math.max(perSecond, 0.001)));
        if (live) {
            rewrite(text);
        } else {
            told = true;
            out.println(text);
        }
    }

    @Override
    public synchronized void end() {
        over(clock.getAsLong());
        if (live && !phase.isEmpty()) {
            rewrite("");
        }
        phase = "";
        told = false;
    }

    /** In plain lines, phases are told of once the build has taken long. */
    private void over(long now) {
        if (!live && !phase.isEmpty() && (told || now - begun >= PLAIN_EVERY)) {
            told = true;
            out.println(phase + ": done in " + time((now - phaseBegun) / (double) SECOND));
        }
    }

    private void rewrite(String text) {
        // To the start of the line, and what was there is gone: no colours.
        out.print("\r\u001b[K" + text);
        out.flush();
    }

    private static String time(double seconds) {
        return seconds < 9.95
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : seconds < 99.5
                        ? String.format(Locale.ROOT, "%.0f s", seconds)
                        : String.format(Locale.ROOT, "%.0f min", seconds / 60);
    }
}
