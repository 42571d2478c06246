package dev.vitrine;

import dev.vitrine.profile.Machine;
import dev.vitrine.profile.Profile;
import dev.vitrine.profile.ProfileReport;
import java.io.IOException;
import java.util.function.LongSupplier;

/**
 * A build that was made in full, with where its time and memory went.
 *
 * @param report what every build reports
 * @param profile what it took
 */
public record ProfiledBuild(BuildReport report, ProfileReport profile) {

    /**
     * Builds {@code request} even where nothing has changed, and takes its profile.
     *
     * @param clock nanoseconds since any moment
     * @throws IOException when the machine fails: a disk is full, a file vanishes while it is read
     */
    public static ProfiledBuild of(BuildRequest.Builder request, LongSupplier clock) throws IOException {
        try (Machine machine = new Machine()) {
            Profile profile = new Profile(clock, machine::counts);
            BuildReport report =
                    SiteGenerator.build(request.full(true).profile(profile).build());
            return new ProfiledBuild(report, ProfileReport.of(profile, report.pageCount(), machine.memory()));
        }
    }
}
