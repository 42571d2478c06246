package dev.vitrine;

import dev.vitrine.extension.Extensions;
import dev.vitrine.profile.Profile;
import dev.vitrine.web.LinkAsker;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a build is given; everything that could differ between machines is stated here.
 *
 * @param site the site folder, with {@code site.json}
 * @param output the folder that becomes the storefront; replaced as a whole when the build is sound
 * @param themes folders or jars in which themes are looked for, first match wins; a folder is a theme ({@code theme.json} inside) or holds themes by name;
 *     a jar holds them under {@code vitrine/themes/<name>/}
 * @param date the day the site is built for: later content is not yet shown, expired content no longer
 * @param drafts whether drafts are shown
 * @param pseudo whether storefronts in the pseudo-languages {@code en-XA} and {@code ar-XB} are added, for tests of the layout
 * @param threads how many threads render; at least 1
 * @param write false to load, plan, render and check without writing anything
 * @param state the folder where a build that is published leaves a record for the next, so that it is known when pages changed; without one no page has a day of
 *     its last change
 * @param recordSlugs whether a published build adds its slugs to {@code slug-history.json} of the site
 * @param writeBaseline whether the problems that may be passed over become the site's {@code baseline.json} instead of being reported
 * @param full whether a build is made even where nothing has changed since the last one
 * @param environment name of an environment variable to its value; asked only for the keys that the site names
 * @param figures whether {@link BuildFigures} are gathered; then the site is looked at even when nothing has changed
 * @param rules whether the site is held against the rules of its markets though it may not ask for that; then what is open is in the report, and no problem
 * @param external asks the servers that links of finished pages lead to; without it they are not followed, and with it all pages are made
 * @param extensions what jars of others add
 * @param progress hears how far the build is; nothing of it reaches the site
 * @param profile times phases, templates and macros and counts what caches find; nothing of it reaches the site
 */
public record BuildRequest(
        Path site,
        Path output,
        List<Path> themes,
        LocalDate date,
        boolean drafts,
        boolean pseudo,
        int threads,
        boolean write,
        Optional<Path> state,
        boolean recordSlugs,
        boolean writeBaseline,
        boolean full,
        Function<String, Optional<String>> environment,
        boolean figures,
        boolean rules,
        Optional<LinkAsker> external,
        Extensions extensions,
        Progress progress,
        Optional<Profile> profile) {

    public BuildRequest {
        themes = List.copyOf(themes);
        if (threads < 1) {
            throw new IllegalArgumentException("threads: " + threads);
        }
    }

    /** The same, heard of by {@code others}. */
    public BuildRequest with(Progress others) {
        return with(date, drafts, others);
    }

    /** The same for another day, with or without drafts. */
    public BuildRequest with(LocalDate otherDate, boolean otherDrafts) {
        return with(otherDate, otherDrafts, progress);
    }

    private BuildRequest with(LocalDate otherDate, boolean otherDrafts, Progress others) {
        return new BuildRequest(
                site,
                output,
                themes,
                otherDate,
                otherDrafts,
                pseudo,
                threads,
                write,
                state,
                recordSlugs,
                writeBaseline,
                full,
                environment,
                figures,
                rules,
                external,
                extensions,
                others,
                profile);
    }

    /**
     * A builder for {@code site}.
     *
     * @param site the site folder
     * @param output the output folder
     * @param date the day the site is built for
     */
    public static Builder builder(Path site, Path output, LocalDate date) {
        return new Builder(site, output, date);
    }

    /** Collects what a build is given; everything has a default but the paths and the date. */
    public static final class Builder {
        private final Path site;
        private final Path output;
        private final LocalDate date;
        private List<Path> themes = List.of();
        private boolean drafts;
        private boolean pseudo;
        private int threads = Runtime.getRuntime().availableProcessors();
        private boolean write = true;
        private Optional<Path> state = Optional.empty();
        private boolean recordSlugs;
        private boolean writeBaseline;
        private boolean full;
        private Function<String, Optional<String>> environment = name -> Optional.empty();
        private boolean figures;
        private boolean rules;
        private Optional<LinkAsker> external = Optional.empty();
        private Extensions extensions = Extensions.NONE;
        private Progress progress = Progress.NONE;
        private Optional<Profile> profile = Optional.empty();

        private Builder(Path site, Path output, LocalDate date) {
            this.site = site;
            this.output = output;
            this.date = date;
        }

        public Builder themes(List<Path> newThemes) {
            this.themes = List.copyOf(newThemes);
            return this;
        }

        public Builder drafts(boolean newDrafts) {
            this.drafts = newDrafts;
            return this;
        }

        /** Adds storefronts in pseudo-languages, for tests of the layout. */
        public Builder pseudo(boolean newPseudo) {
            this.pseudo = newPseudo;
            return this;
        }

        public Builder threads(int newThreads) {
            this.threads = newThreads;
            return this;
        }

        /** Keeps a record of the build in {@code folder}, and reads that of the last build there. */
        public Builder state(Path folder) {
            this.state = Optional.of(folder);
            return this;
        }

        /** Where keys that sign checkouts are found; without it no variable is set. */
        public Builder environment(Function<String, Optional<String>> newEnvironment) {
            this.environment = newEnvironment;
            return this;
        }

        /** Whether the slugs are kept in the site folder once the build is published; by default a build writes nothing there. */
        public Builder recordSlugs(boolean newRecordSlugs) {
            this.recordSlugs = newRecordSlugs;
            return this;
        }

        /** What times templates and macros. */
        public Builder profile(Profile newProfile) {
            this.profile = Optional.of(newProfile);
            return this;
        }

        /** Gathers figures for people. */
        public Builder figures(boolean newFigures) {
            this.figures = newFigures;
            return this;
        }

        /** Holds the site against the rules of its markets, whatever its settings say of them. */
        public Builder rules(boolean newRules) {
            this.rules = newRules;
            return this;
        }

        /** Follows links to other servers, too. */
        public Builder external(LinkAsker newExternal) {
            this.external = Optional.of(newExternal);
            return this;
        }

        /** What jars of others add; without it nothing. */
        public Builder extensions(Extensions newExtensions) {
            this.extensions = newExtensions;
            return this;
        }

        /** Who hears how far the build is. */
        public Builder progress(Progress newProgress) {
            this.progress = newProgress;
            return this;
        }

        /** Writes the problems that are there into {@code baseline.json} of the site, so that they are passed over from then on. */
        public Builder writeBaseline(boolean newWriteBaseline) {
            this.writeBaseline = newWriteBaseline;
            return this;
        }

        /** Makes the build even where nothing has changed since the last one. */
        public Builder full(boolean newFull) {
            this.full = newFull;
            return this;
        }

        /** Checks only: nothing is written. */
        public Builder checkOnly() {
            this.write = false;
            return this;
        }

        public BuildRequest build() {
            return new BuildRequest(
                    site,
                    output,
                    themes,
                    date,
                    drafts,
                    pseudo,
                    threads,
                    write,
                    state,
                    recordSlugs,
                    writeBaseline,
                    full,
                    environment,
                    figures,
                    rules,
                    external,
                    extensions,
                    progress,
                    profile);
        }
    }
}
