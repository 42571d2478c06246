package dev.vitrine.cli;

import dev.vitrine.BuildDate;
import dev.vitrine.BuildRequest;
import dev.vitrine.report.ProblemPlaces;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** What every command that reads a site may be told. */
final class SiteOptions {

    /** Named in a request, never made. */
    private static final Path NOWHERE = Path.of("target", "site");

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(
            index = "+",
            arity = "0..1",
            paramLabel = "SITE",
            defaultValue = ".",
            description = "The site folder, with site.json. Default: the current folder.")
    private Path site;

    @Option(
            names = "--themes",
            paramLabel = "PATH",
            description =
                    "A folder or jar that holds themes; may be repeated. Default: themes/ in the site, here, beside the site, and the ones that came with Vitrine.")
    private @Nullable List<Path> themes;

    @Option(
            names = {"--date", "--as-of"},
            paramLabel = "YYYY-MM-DD",
            converter = Day.class,
            description = "Build for this day. Default: the day of SOURCE_DATE_EPOCH, else today.")
    private @Nullable LocalDate date;

    @Option(names = "--drafts", description = "Show drafts too.")
    private boolean drafts;

    @Option(
            names = "--pseudo",
            description = "Add storefronts in the pseudo-languages en-XA and ar-XB, for tests of the layout.")
    private boolean pseudo;

    @Mixin
    private ExtensionJars extensions;

    @Option(names = "--threads", paramLabel = "N", description = "Render on N threads. Default: one per processor.")
    private int threads = Runtime.getRuntime().availableProcessors();

    Path site() {
        return site;
    }

    List<Path> themes() {
        return themes == null ? defaultThemes() : themes;
    }

    /** Where the files of problems are. */
    ProblemPlaces places() {
        return ProblemPlaces.of(Path.of(""), ProblemPlaces.workspace(System.getenv()), site, themes());
    }

    /**
     * The request for these options, of a command that does not write the site.
     *
     * @throws ParameterException when an option makes no sense
     */
    BuildRequest.Builder request() {
        return request(NOWHERE);
    }

    /**
     * The request for these options.
     *
     * @throws ParameterException when an option makes no sense
     */
    BuildRequest.Builder request(Path output) {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(), "--threads must be at least 1, not " + threads);
        }
        return BuildRequest.builder(site, output, date())
                .themes(themes())
                .drafts(drafts)
                .pseudo(pseudo)
                .threads(threads)
                .extensions(extensions.load(spec))
                .environment(name -> Optional.ofNullable(System.getenv(name)));
    }

    private LocalDate date() {
        if (date != null) {
            return date;
        }
        return Day.ofBuild(spec);
    }

    private List<Path> defaultThemes() {
        Set<Path> folders = new LinkedHashSet<>();
        Path here = Path.of("themes").toAbsolutePath().normalize();
        Path absolute = site.toAbsolutePath().normalize();
        for (Path folder : List.of(absolute.resolve("themes"), here, absolute.resolveSibling("themes"))) {
            if (folder.toFile().isDirectory()) {
                folders.add(folder);
            }
        }
        BroughtThemes.folder().ifPresent(folders::add);
        return List.copyOf(folders);
    }

    /** Reads a day, and says in plain words when it is none. */
    static final class Day implements ITypeConverter<LocalDate> {

        /**
         * The day a build without {@code --date} is for.
         *
         * @throws ParameterException when the environment names one that is none
         */
        static LocalDate ofBuild(CommandSpec command) {
            try {
                return BuildDate.from(System.getenv(), Clock.systemUTC());
            } catch (DateTimeException e) {
                throw new ParameterException(command.commandLine(), BuildDate.VARIABLE + ": " + e.getMessage(), e);
            }
        }

        @Override
        public LocalDate convert(String text) {
            try {
                return LocalDate.parse(text);
            } catch (DateTimeParseException e) {
                throw new TypeConversionException("'" + text + "' is not a day such as 2026-03-01");
            }
        }
    }
}
