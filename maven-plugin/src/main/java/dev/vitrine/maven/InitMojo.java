package dev.vitrine.maven;

import dev.vitrine.imports.SiteStarter;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Begins a small shop that works: settings, products, pages, an article and pictures. A folder that holds anything is left as it is. */
@Mojo(name = "init", requiresProject = false, threadSafe = true)
public final class InitMojo extends AbstractMojo {

    /** The site folder to make. */
    @Parameter(property = "vitrine.site", required = true)
    private File site;

    /** The name of the shop. Default: the folder's. */
    @Parameter(property = "vitrine.name")
    private @Nullable String name;

    /** The languages of the shop, the main one first, separated by commas. Texts are in English and German; others are shown in English until they are translated. */
    @Parameter(property = "vitrine.languages", defaultValue = "en,de")
    private List<String> languages;

    /** The theme of the shop, by its name: <code>atelier</code> is the one of <code>vitrine-themes</code>. */
    @Parameter(property = "vitrine.theme", required = true)
    private String theme;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        SiteStarter.Report report;
        try {
            report = SiteStarter.start(site.toPath(), Optional.ofNullable(name), languages, theme);
        } catch (IOException e) {
            throw new MojoExecutionException("the machine failed: " + e, e);
        }
        ReportLog.problems(report.diagnostics(), location -> Optional.empty(), getLog());
        if (report.diagnostics().hasErrors()) {
            throw new MojoFailureException("nothing was begun in " + site);
        }
        getLog().info("begun: " + report.name() + ", " + report.files().size() + " files in " + site + ", in "
                + String.join(", ", report.languages()));
        if (!report.untranslated().isEmpty()) {
            getLog().info("shown in English until translated: " + String.join(", ", report.untranslated()));
        }
    }
}
