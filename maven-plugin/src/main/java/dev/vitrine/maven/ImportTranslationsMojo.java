package dev.vitrine.maven;

import dev.vitrine.translation.Readiness;
import dev.vitrine.translation.TranslationImporter;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Puts the texts of a translator's file where they belong. */
@Mojo(name = "import-translations", requiresProject = false, threadSafe = true)
public final class ImportTranslationsMojo extends AbstractMojo {

    /** The translator's file: XLIFF 1.2, XLIFF 2.x or CSV. */
    @Parameter(property = "vitrine.file", required = true)
    private File file;

    /** The site folder, with <code>site.json</code>. */
    @Parameter(property = "vitrine.site", defaultValue = "${project.basedir}", required = true)
    private File site;

    /**
     * The least a text must be: <code>INITIAL</code>, <code>NEEDS_REVIEW</code>, <code>TRANSLATED</code>, <code>REVIEWED</code> or <code>FINAL</code>.
     */
    @Parameter(property = "vitrine.accept", defaultValue = "TRANSLATED")
    private Readiness accept;

    /** The language of the texts, when the file does not say it, such as <code>fr</code>. */
    @Parameter(property = "vitrine.to")
    private @Nullable String to;

    /** Whether everything is read and reported, but nothing written. */
    @Parameter(property = "vitrine.dryRun", defaultValue = "false")
    private boolean dryRun;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            TranslationImporter.Report report =
                    TranslationImporter.run(site.toPath(), file.toPath(), accept, Optional.ofNullable(to), dryRun);
            ReportLog.problems(report.diagnostics(), location -> Optional.empty(), getLog());
            getLog().info("imported: " + report.accepted() + " of " + report.texts() + " texts, " + report.changed()
                    + " changed in " + report.files().size() + " files");
            if (report.diagnostics().hasErrors()) {
                throw new MojoFailureException(ReportLog.counts(report.diagnostics()) + " in " + file);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("the machine failed: " + e, e);
        }
    }
}
