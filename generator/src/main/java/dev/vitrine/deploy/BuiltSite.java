package dev.vitrine.deploy;

import dev.vitrine.output.HostRules;
import dev.vitrine.output.PublishedFiles;
import dev.vitrine.output.PublishedFiles.NotPublished;
import dev.vitrine.output.PublishedFiles.PublishedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a build left to be deployed.
 *
 * @param files all files of the site, sorted by path
 * @param rules what its host is told
 */
record BuiltSite(List<PublishedFile> files, HostRules rules) {

    BuiltSite {
        files = List.copyOf(files);
    }

    /** The site in {@code output}. */
    static BuiltSite of(Path output) throws DeployFailure {
        try {
            return new BuiltSite(PublishedFiles.all(output), PublishedFiles.rules(output));
        } catch (NotPublished e) {
            throw DeployFailure.refused(
                    String.valueOf(e.getMessage()), "build the site: vitrine build SITE -o " + output);
        } catch (IOException e) {
            throw DeployFailure.failed("cannot read " + output + ": " + e.getMessage(), "build the site again");
        }
    }
}
