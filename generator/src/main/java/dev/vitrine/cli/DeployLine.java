package dev.vitrine.cli;

import dev.vitrine.deploy.DeploySteps;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.LongSupplier;
import picocli.CommandLine.Model.CommandSpec;

/** How far a deploy is: one line that is written over in a terminal, a line every ten seconds elsewhere. */
final class DeployLine implements DeploySteps {

    private static final long SECOND = 1_000_000_000L;

    private final PrintWriter out;
    private final boolean live;
    private final LongSupplier clock;
    private long next;
    private String last = "";
    private boolean written;

    DeployLine(PrintWriter out, boolean live, LongSupplier clock) {
        this.out = out;
        this.live = live;
        this.clock = clock;
        this.next = clock.getAsLong() + (live ? 0 : 10 * SECOND);
    }

    static DeployLine of(CommandSpec spec) {
        boolean live = Terminal.live(System.getProperty(Terminal.PROPERTY, ""), System.getenv());
        return new DeployLine(spec.commandLine().getErr(), live, System::nanoTime);
    }

    @Override
    public synchronized void at(String step, int done, int of) {
        long now = clock.getAsLong();
        if (now - next < 0 && (!live || step.equals(last))) {
            return;
        }
        last = step;
        next = now + (live ? SECOND / 10 : 10 * SECOND);
        String text = String.format(Locale.ROOT, "%s: %,d of %,d", step, done, of);
        if (live) {
            // To the start of the line, and what was there is gone: no colours.
            out.print("\r\u001b[K" + text);
            written = true;
        } else {
            out.println(text);
        }
        out.flush();
    }

    synchronized void end() {
        if (written) {
            out.print("\r\u001b[K");
            out.flush();
        }
    }
}
