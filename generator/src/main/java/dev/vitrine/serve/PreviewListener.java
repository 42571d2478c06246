package dev.vitrine.serve;

import dev.vitrine.BuildReport;
import java.time.Duration;

/** Hears of the builds of a preview; called by one thread at a time. */
public interface PreviewListener {

    /** A build came to an end; when it has errors, the build before it stays on show. */
    void built(BuildReport report, Duration time);

    /** The machine or Vitrine failed during a build. */
    void failed(Throwable failure);
}
