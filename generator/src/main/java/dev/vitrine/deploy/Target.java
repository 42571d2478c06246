package dev.vitrine.deploy;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a site goes. */
public sealed interface Target {

    /** For people: how a target is written. */
    String FORMS = "s3://BUCKET/PREFIX, cloudflare:PROJECT, netlify:SITE, or a folder";

    /**
     * A bucket of a service that speaks the protocol of Amazon S3.
     *
     * @param bucket its name
     * @param prefix what all keys begin with: empty, or ending with a slash
     */
    record Bucket(String bucket, String prefix) implements Target {}

    /** A folder that a server serves. */
    record Folder(Path folder) implements Target {}

    /**
     * A host whose own command line takes a folder.
     *
     * @param host which
     * @param project the name of the project there
     */
    record Hosted(HostTool host, String project) implements Target {}

    /**
     * The target that {@code text} names.
     *
     * @throws DeployFailure when it names none
     */
    static Target parse(String text) throws DeployFailure {
        Matcher named = Pattern.compile("(?s)([a-z][a-z0-9]+):(.*)").matcher(text);
        if (text.isBlank()) {
            throw DeployFailure.refused("no target is named", "write " + FORMS);
        }
        // One letter before the colon is a disk of Windows.
        if (!named.matches()) {
            return folder(text);
        }
        String rest = named.group(2);
        return switch (named.group(1)) {
            case "s3" -> bucket(text, rest);
            case "cloudflare" -> hosted(HostTool.CLOUDFLARE, rest);
            case "netlify" -> hosted(HostTool.NETLIFY, rest);
            case "file" -> folderOf(text);
            default -> throw DeployFailure.refused("'" + text + "' names no target", "write " + FORMS);
        };
    }

    private static Target folder(String text) throws DeployFailure {
        try {
            return new Folder(Path.of(text));
        } catch (InvalidPathException e) {
            throw DeployFailure.refused("'" + text + "' is no folder", "write " + FORMS);
        }
    }

    private static Target folderOf(String address) throws DeployFailure {
        try {
            return new Folder(Path.of(new URI(address)));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw DeployFailure.refused("'" + address + "' is no folder", "write file:///srv/shop, or /srv/shop");
        }
    }

    private static Target bucket(String text, String rest) throws DeployFailure {
        Matcher parts = Pattern.compile("//([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?:/(.*))?")
                .matcher(rest);
        if (!parts.matches()) {
            throw DeployFailure.refused("'" + text + "' names no bucket", "write s3://BUCKET or s3://BUCKET/PREFIX");
        }
        String prefix = Optional.ofNullable(parts.group(2)).orElse("");
        if (!prefix.matches("([^/\\\\\\p{Cntrl}]+/)*[^/\\\\\\p{Cntrl}]*") || prefix.matches("(.*/)?\\.\\.?(/.*)?")) {
            throw DeployFailure.refused("'" + prefix + "' is no prefix of keys", "write names with / between them");
        }
        return new Bucket(parts.group(1), prefix.isEmpty() || prefix.endsWith("/") ? prefix : prefix + "/");
    }

    private static Target hosted(HostTool host, String project) throws DeployFailure {
        if (!project.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
            throw DeployFailure.refused(
                    "'" + project + "' is no name of a project", "write the name as the host shows it");
        }
        return new Hosted(host, project);
    }
}
