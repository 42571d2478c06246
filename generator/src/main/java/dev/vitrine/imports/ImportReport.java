package dev.vitrine.imports;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExcerptSource;
import dev.vitrine.diagnostics.Severity;
import java.util.List;
import java.util.Set;

/**
 * What an import did and found.
 *
 * @param diagnostics every problem
 * @param excerpts finds the source lines of problems
 * @param products number of products
 * @param shown how many of them are neither drafts nor archived
 * @param variants number of variants
 * @param languages languages that at least one product has words in, the default language first
 * @param categories number of categories
 * @param pictures number of local pictures
 * @param files files of the site, relative to it, in order; those that were written, or would be in a dry run
 * @param replaced those of {@code files} that stand there with other bytes
 * @param untouched files of the site that are as the import would write them, and were left alone
 * @param written whether the files were written; false when there were errors or it was a dry run
 */
public record ImportReport(
        Diagnostics diagnostics,
        ExcerptSource excerpts,
        int products,
        int shown,
        int variants,
        List<String> languages,
        int categories,
        int pictures,
        List<String> files,
        Set<String> replaced,
        List<String> untouched,
        boolean written) {

    public ImportReport {
        languages = List.copyOf(languages);
        files = List.copyOf(files);
        replaced = Set.copyOf(replaced);
        untouched = List.copyOf(untouched);
    }

    /** Whether everything that could be used was imported: no error was found. */
    public boolean sound() {
        return !diagnostics.hasErrors();
    }

    public int errors() {
        return diagnostics.count(Severity.ERROR);
    }

    public int warnings() {
        return diagnostics.count(Severity.WARNING);
    }
}
