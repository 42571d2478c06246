package dev.vitrine.maven;

import dev.vitrine.translation.Coverage;
import dev.vitrine.translation.TranslationList;
import java.io.File;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Says how far each language is translated. */
@Mojo(name = "translations", requiresProject = false, threadSafe = true)
public final class TranslationsMojo extends AbstractMojo {

    /** The site folder, with <code>site.json</code>. */
    @Parameter(property = "vitrine.site", defaultValue = "${project.basedir}", required = true)
    private File site;

    /** Whether the translations that are there are recorded as made from the present source texts. */
    @Parameter(property = "vitrine.accept", defaultValue = "false")
    private boolean accept;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        try {
            TranslationList list =
                    accept ? TranslationList.accept(site.toPath(), Set.of()) : TranslationList.of(site.toPath());
            ReportLog.problems(list.diagnostics(), location -> Optional.empty(), getLog());
            for (Coverage one : list.coverage()) {
                getLog().info(one.language() + ": " + one.total() + " texts, " + one.current() + " current, "
                        + one.unknown() + " unknown, " + one.stale() + " stale, " + one.missing() + " missing");
            }
            if (list.diagnostics().hasErrors()) {
                throw new MojoFailureException(ReportLog.counts(list.diagnostics()) + " in " + site);
            }
        } catch (IOException e) {
            throw new MojoExecutionException("the machine failed: " + e, e);
        }
    }
}
