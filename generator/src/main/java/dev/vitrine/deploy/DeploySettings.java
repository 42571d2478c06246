package dev.vitrine.deploy;

import java.net.URI;
import java.util.Optional;

/**
 * How a site is deployed.
 *
 * @param threads how many files are sent at the same time
 * @param mostRemoved how many of a hundred files may be removed before it looks like an accident, 0 to 100
 * @param releases how many releases can be shown again, this one included, at least 1; what only older ones need is removed
 * @param endpoint of a bucket: the service, when it is not Amazon's
 * @param region of a bucket
 */
public record DeploySettings(
        int threads, int mostRemoved, int releases, Optional<URI> endpoint, Optional<String> region) {

    /** What fits most shops. */
    public static final DeploySettings USUAL = new DeploySettings(16, 20, 5, Optional.empty(), Optional.empty());

    /**
     * Settings.
     *
     * @throws IllegalArgumentException when one is out of its range, with words for people
     */
    public DeploySettings {
        hold(threads >= 1 && threads <= 1000, "files are sent 1 to 1000 at the same time, not " + threads);
        hold(
                mostRemoved >= 0 && mostRemoved <= 100,
                "the most that may be removed is 0 to 100 percent, not " + mostRemoved);
        hold(releases >= 1, "at least 1 release is kept, not " + releases);
        hold(
                endpoint.map(DeploySettings::sound).orElse(true),
                "the endpoint must be an https address without a name and a password");
    }

    private static void hold(boolean sound, String message) {
        if (!sound) {
            throw new IllegalArgumentException(message);
        }
    }

    private static boolean sound(URI endpoint) {
        String host = String.valueOf(endpoint.getHost());
        boolean here = host.equals("127.0.0.1") || host.equals("localhost") || host.equals("[::1]");
        return endpoint.getUserInfo() == null
                && endpoint.getHost() != null
                && ("https".equals(endpoint.getScheme()) || here && "http".equals(endpoint.getScheme()));
    }
}
