package dev.vitrine.maven;

import dev.vitrine.translation.ExchangeFormat;
import dev.vitrine.translation.TranslationExporter;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Writes the texts that wait for a translation into a file for translators. */
@Mojo(name = "export-translations", requiresProject = false, threadSafe = true)
public final class ExportTranslationsMojo extends AbstractMojo {

    /** The site folder, with <code>site.json</code>. */
    @Parameter(property = "vitrine.site", defaultValue = "${project.basedir}", required = true)
    private File site;

    /** The language to translate into, such as <code>fr</code>. */
    @Parameter(property = "vitrine.to", required = true)
    private String to;

    /** The form of the file: <code>XLIFF12</code>, <code>XLIFF2</code> or <code>CSV</code>. */
    @Parameter(property = "vitrine.format", defaultValue = "XLIFF12")
    private ExchangeFormat format;

    /** Which texts: <code>MISSING</code>, <code>STALE</code> (missing ones too) or <code>ALL</code>. */
    @Parameter(property = "vitrine.only", defaultValue = "STALE")
    private TranslationExporter.Which only;

    /** The file to write. Default: <code>translations-fr.xlf</code>, with the language, in the build folder. */
    @Parameter(property = "vitrine.file")
    private @Nullable File file;

    @Parameter(defaultValue = "${project.build.directory}", readonly = true, required = true)
    private File folder;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        Path target =
                file == null ? folder.toPath().resolve("translations-" + to + "." + format.extension()) : file.toPath();
        try {
            TranslationExporter.Report report = TranslationExporter.export(site.toPath(), to, format, only, target);
            ReportLog.problems(report.diagnostics(), location -> Optional.empty(), getLog());
            if (report.diagnostics().hasErrors()) {
                throw new MojoFailureException(ReportLog.counts(report.diagnostics()) + " in " + site);
            }
            getLog().info("exported: " + report.texts() + " texts to " + target);
        } catch (IOException e) {
            throw new MojoExecutionException("the machine failed: " + e, e);
        }
    }
}
