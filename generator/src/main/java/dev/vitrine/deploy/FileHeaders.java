package dev.vitrine.deploy;

import dev.vitrine.output.ContentHash;
import dev.vitrine.output.ContentTypes;
import dev.vitrine.output.HostRules;

/**
 * What is sent with a file.
 *
 * @param contentType its media type
 * @param cacheControl how long it may be kept
 */
record FileHeaders(String contentType, String cacheControl) {

    private static final String CACHE = "Cache-Control";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ALWAYS_ASKED = "public, max-age=0, must-revalidate";

    /** The headers of the file at {@code path}, as {@code rules} say; without a rule those that are never wrong. */
    static FileHeaders of(String path, HostRules rules) {
        String usual = path.startsWith("assets/") || path.startsWith("media/") ? FOR_EVER : ALWAYS_ASKED;
        return new FileHeaders(ContentTypes.of(path), rules.headers("/" + path).getOrDefault(CACHE, usual));
    }

    /** Whether the file at this address never changes: its name changes with its content. */
    boolean immutable() {
        return cacheControl.contains("immutable");
    }

    /** Tells headers apart; sixteen hexadecimal digits. */
    String mark() {
        return ContentHash.hex(ContentHash.of(contentType + "\n" + cacheControl));
    }
}
