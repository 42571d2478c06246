package dev.vitrine.maven;

import dev.vitrine.BuildReport;
import dev.vitrine.SiteGenerator;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.report.ProblemPlaces;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.AbstractMavenReport;
import org.apache.maven.reporting.MavenReportException;
import org.jspecify.annotations.Nullable;

/**
 * Adds a page to the reports of a Maven project's site: how far each storefront is translated, and every problem with its file and line. Named in
 * the <code>reporting</code> section of a POM, it stands under "Project Reports" when <code>mvn site</code> makes the site; called by itself, it writes the page to
 * <code>target/reports</code>. The site is checked and nothing of it is written. Problems never fail the site of the project: errors are the first thing the
 * page and the log show, and the goal <code>check</code> fails a build that has some.
 */
@Mojo(name = "site-report", threadSafe = true)
public final class SiteReportMojo extends AbstractMavenReport {

    /** The name of the page, without an ending. */
    private static final String PAGE = "vitrine";

    /** The site folder, with <code>site.json</code>. A project without one gets no report. */
    @Parameter(property = "vitrine.site", defaultValue = "${project.basedir}", required = true)
    private File site;

    /**
     * Folders or jars in which themes are looked for first, separated by commas: a folder is a theme or holds themes by name. After them come <code>themes/</code> in the site and
     * the theme jars among the dependencies of the plugin in the <code>build</code> section of the POM.
     */
    @Parameter(property = "vitrine.themes")
    private @Nullable List<File> themes;

    /**
     * The day the site is checked for, as <code>YYYY-MM-DD</code>: later content is not yet shown, expired content no longer. Default: the day of
     * <code>project.build.outputTimestamp</code> when the project has one, else of the environment variable <code>SOURCE_DATE_EPOCH</code>, else today.
     */
    @Parameter(property = "vitrine.date")
    private @Nullable String date;

    /** Whether drafts count. */
    @Parameter(property = "vitrine.drafts", defaultValue = "false")
    private boolean drafts;

    /** How many threads render; 0 is one per processor. */
    @Parameter(property = "vitrine.threads", defaultValue = "0")
    private int threads;

    /** Leaves the report out. */
    @Parameter(property = "vitrine.skip", defaultValue = "false")
    private boolean skip;

    /**
     * Where readers of the report see the files of the site, with <code>{path}</code> for the path in the site folder and <code>{line}</code> for the line:
     * <code>https://github.com/acme/shop/blob/main/content/{path}#L{line}</code>. Default: problems lead to the files on this disk, which is of no use once the
     * report is published.
     */
    @Parameter(property = "vitrine.sourceAddress")
    private @Nullable String sourceAddress;

    // Named in the request, never made: nothing is written but the report.
    @Parameter(defaultValue = "${project.build.directory}/site", readonly = true, required = true)
    private File nowhere;

    @Parameter(defaultValue = "${plugin.artifacts}", readonly = true, required = true)
    private List<Artifact> pluginArtifacts;

    // What the class above would take by fields is taken by setters, so that it is described in our words.

    /** The folder for the page when the goal is called by itself; among the reports of a site, it is that of the site. */
    @Parameter(
            property = "vitrine.reportsDirectory",
            defaultValue = "${project.build.directory}/reports",
            required = true)
    public void setReportsDirectory(File folder) {
        outputDirectory = folder;
    }

    /** Of no use to this goal: other goals that share its configuration write the storefront there, where a report would be lost. */
    @Parameter
    public void setOutputDirectory(File storefront) {
        getLog().debug("the storefront in " + storefront + " is left as it is");
    }

    /** The language of the page when the goal is called by itself, such as <code>de</code>; <code>default</code> is English. */
    @Parameter(property = "vitrine.locale", defaultValue = "default")
    public void setLocale(String language) {
        locale = language;
    }

    /** The folder with <code>site.xml</code>, which says how the page looks when the goal is called by itself. */
    @Parameter(defaultValue = "${project.basedir}/src/site")
    public void setSiteDirectory(File folder) {
        siteDirectory = folder;
    }

    /** A form of Doxia to write instead of a page when the goal is called by itself, such as <code>xdoc</code>. */
    @Parameter(property = "output.format")
    public void setOutputFormat(String format) {
        outputFormat = format;
    }

    @Parameter(defaultValue = "${project.build.outputTimestamp}", readonly = true)
    public void setOutputTimestamp(String timestamp) {
        outputTimestamp = timestamp;
    }

    @Override
    @SuppressWarnings("deprecation") // there is nothing else to say it by as long as it is abstract
    public String getOutputName() {
        return PAGE;
    }

    @Override
    public String getName(Locale locale) {
        return SiteReportWords.of(locale).text("name");
    }

    @Override
    public String getDescription(Locale locale) {
        return SiteReportWords.of(locale).text("description");
    }

    @Override
    public boolean canGenerateReport() {
        if (skip) {
            getLog().info("no report of the shop: vitrine.skip is set");
            return false;
        }
        if (!new File(site, "site.json").isFile()) {
            String reason = "no report of the shop: there is no site.json in " + site;
            if (site.equals(getProject().getBasedir())) {
                // One module of many that has inherited the report.
                getLog().info(reason);
            } else {
                getLog().warn(reason + "; vitrine.site names the folder that has it");
            }
            return false;
        }
        return true;
    }

    @Override
    protected void executeReport(Locale locale) throws MavenReportException {
        try {
            SiteParameters parameters = new SiteParameters(
                    site.toPath().toAbsolutePath().normalize(),
                    SiteParameters.themes(site, themes, pluginArtifacts),
                    SiteParameters.day(date, outputTimestamp),
                    drafts,
                    threads);
            new SiteReportPage(
                            getSink(), report(parameters), SiteReportWords.of(locale), addresses(parameters.places()))
                    .render();
        } catch (IOException | MojoExecutionException e) {
            throw new MavenReportException("the shop in " + site + " cannot be read: " + e.getMessage(), e);
        }
    }

    private BuildReport report(SiteParameters parameters) throws IOException {
        // A site in several languages makes a report of its own for each: the shop is looked at once.
        Map<Object, Object> kept = context();
        if (kept.get(parameters) instanceof BuildReport made) {
            return made;
        }
        BuildReport report = SiteGenerator.build(
                parameters.request(nowhere, getLog()).figures(true).checkOnly().build());
        ReportLog.write(report, getLog());
        kept.put(parameters, report);
        return report;
    }

    /** What lasts as long as Maven works on the project. */
    @SuppressWarnings({"rawtypes", "unchecked"}) // older than type parameters
    private Map<Object, Object> context() {
        Map context = getPluginContext();
        return context == null ? new HashMap<>() : context;
    }

    /** Where the page finds places in files. */
    private Function<Location, Optional<String>> addresses(ProblemPlaces places) throws MavenReportException {
        if (sourceAddress == null || sourceAddress.isBlank()) {
            Path folder = getReportOutputDirectory().toPath();
            return at -> Optional.of(places.link(folder, at.path()))
                    .filter(link -> !link.isEmpty())
                    .map(link -> at.line() > 0 ? link + "#L" + at.line() : link);
        }
        String pattern = sourceAddress.strip();
        if (!pattern.contains("{path}")) {
            throw new MavenReportException("vitrine.sourceAddress is '" + pattern
                    + "' and says nowhere where the path goes: write {path} there");
        }
        return at -> places.inSite(at.path())
                .map(path ->
                        pattern.replace("{path}", path).replace("{line}", Integer.toString(Math.max(1, at.line()))));
    }
}
