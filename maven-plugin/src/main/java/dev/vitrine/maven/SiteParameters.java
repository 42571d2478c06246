package dev.vitrine.maven;

import dev.vitrine.BuildDate;
import dev.vitrine.BuildRequest;
import dev.vitrine.extension.Extensions;
import dev.vitrine.report.ProblemPlaces;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/**
 * What every goal that reads a site is told, as the library takes it.
 *
 * @param site the site folder, absolute
 * @param themes where themes are looked for, first to last
 * @param day the day the site is built for
 * @param drafts whether drafts are shown
 * @param threads how many threads render; 0 for one per processor
 */
record SiteParameters(Path site, List<Path> themes, LocalDate day, boolean drafts, int threads) {

    SiteParameters {
        themes = List.copyOf(themes);
    }

    /** A request for them. */
    BuildRequest.Builder request(File output, Log log) {
        BuildRequest.Builder request = BuildRequest.builder(site, output.toPath(), day)
                .themes(themes)
                .drafts(drafts)
                // Jars of extensions are dependencies of the plugin.
                .extensions(Extensions.found(SiteParameters.class.getClassLoader()))
                .progress(new LoggedProgress(log, System::nanoTime))
                .environment(name -> Optional.ofNullable(System.getenv(name)));
        return threads > 0 ? request.threads(threads) : request;
    }

    /** Where the files of problems are. */
    ProblemPlaces places() {
        return ProblemPlaces.of(Path.of(""), ProblemPlaces.workspace(System.getenv()), site, themes);
    }

    /** Where themes are looked for: as stated, in the site, among the dependencies of the plugin. */
    static List<Path> themes(File site, @Nullable List<File> stated, List<Artifact> pluginArtifacts)
            throws MojoExecutionException {
        List<Path> paths = new ArrayList<>();
        if (stated != null) {
            stated.forEach(theme -> paths.add(theme.toPath()));
        }
        File ofSite = new File(site, "themes");
        if (ofSite.isDirectory()) {
            paths.add(ofSite.toPath());
        }
        try {
            paths.addAll(ThemeArtifacts.among(pluginArtifacts.stream()
                    .map(Artifact::getFile)
                    .filter(Objects::nonNull)
                    .toList()));
        } catch (IOException e) {
            throw new MojoExecutionException("a dependency of the plugin cannot be read: " + e, e);
        }
        return paths;
    }

    /** The day to build for: as stated, else that of the project's timestamp, else what the environment says. */
    static LocalDate day(@Nullable String stated, @Nullable String outputTimestamp) throws MojoExecutionException {
        try {
            if (stated != null && !stated.isBlank()) {
                return LocalDate.parse(stated.strip());
            }
            Optional<OutputTimestamp> ofProject = OutputTimestamp.parse(outputTimestamp);
            if (ofProject.isPresent()) {
                return ofProject.get().day();
            }
            return BuildDate.from(System.getenv(), Clock.systemUTC());
        } catch (DateTimeException e) {
            throw new MojoExecutionException("the date to build for: " + e.getMessage(), e);
        }
    }
}
