package dev.vitrine.maven;

import dev.vitrine.imports.CatalogImporter;
import dev.vitrine.imports.ImportFormat;
import dev.vitrine.imports.ImportReport;
import dev.vitrine.imports.ImportRequest;
import java.io.File;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Turns the catalogue of another shop into site content; what cannot be used is reported, the rest is imported. */
@Mojo(name = "import", threadSafe = true)
public final class ImportMojo extends AbstractMojo {

    /** CSV files, or folders of them, separated by commas. */
    @Parameter(property = "vitrine.files", required = true)
    private List<File> files;

    /** The site folder to import into; made when it does not exist. */
    @Parameter(property = "vitrine.site", defaultValue = "${project.basedir}", required = true)
    private File site;

    /** The layout of the files: <code>AUTO</code> (found by the columns), <code>SHOPIFY</code>, <code>WOOCOMMERCE</code> or <code>MAPPED</code>. */
    @Parameter(property = "vitrine.format", defaultValue = "AUTO")
    private ImportFormat format;

    /** A JSON file that says what the columns are. */
    @Parameter(property = "vitrine.mapping")
    private @Nullable File mapping;

    /** The language of the texts, such as <code>en</code> or <code>zh-Hans</code>. Default: the site's, else <code>en</code>. */
    @Parameter(property = "vitrine.language")
    private @Nullable String language;

    /** The currency of prices that name none, as three letters. Default: the site's, else <code>USD</code>. */
    @Parameter(property = "vitrine.currency")
    private @Nullable String currency;

    /** The country a new site sells in, as two letters such as <code>DE</code>. Default: by currency and language. */
    @Parameter(property = "vitrine.country")
    private @Nullable String country;

    /** The name of a new site and of the catalogue file. Default: the first file's. */
    @Parameter(property = "vitrine.name")
    private @Nullable String name;

    /** The theme of a new site, by its name; a folder without <code>site.json</code> needs one. */
    @Parameter(property = "vitrine.theme")
    private @Nullable String theme;

    /** Folders in which pictures named by path are, when not beside the file that names them; separated by commas. */
    @Parameter(property = "vitrine.media")
    private @Nullable List<File> media;

    /** Whether everything is read and reported, but nothing written: which files would be added, changed and left alone is logged. */
    @Parameter(property = "vitrine.dryRun", defaultValue = "false")
    private boolean dryRun;

    /** Whether files that stand where the import writes are replaced. */
    @Parameter(property = "vitrine.force", defaultValue = "false")
    private boolean force;

    /** Leaves this goal out. */
    @Parameter(property = "vitrine.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("left out: vitrine.skip is set");
            return;
        }
        ImportReport report;
        try {
            report = CatalogImporter.run(request());
        } catch (IOException e) {
            throw new MojoExecutionException("the machine failed: " + e, e);
        }
        ReportLog.problems(report.diagnostics(), report.excerpts(), getLog());
        if (dryRun) {
            report.files()
                    .forEach(file -> getLog().info((report.replaced().contains(file) ? "change " : "add ") + file));
            report.untouched().forEach(file -> getLog().info("leave " + file));
        }
        getLog().info((report.written() ? "imported: " : "nothing written: ") + report.products() + " products, "
                + report.variants() + " variants in " + String.join(", ", report.languages()));
        if (!report.sound()) {
            throw new MojoFailureException(ReportLog.counts(report.diagnostics()) + " in " + files);
        }
    }

    private ImportRequest request() {
        ImportRequest.Builder request = ImportRequest.builder(
                        files.stream().map(File::toPath).toList(), site.toPath())
                .format(format)
                .dryRun(dryRun)
                .force(force);
        if (mapping != null) {
            request.mapping(mapping.toPath());
        }
        if (language != null) {
            request.language(language);
        }
        if (currency != null) {
            request.currency(currency);
        }
        if (country != null) {
            request.country(country);
        }
        if (name != null) {
            request.name(name);
        }
        if (theme != null) {
            request.theme(theme);
        }
        if (media != null) {
            request.media(media.stream().map(File::toPath).toList());
        }
        return request.build();
    }
}
