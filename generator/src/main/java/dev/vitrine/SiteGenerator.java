package dev.vitrine;

import java.io.IOException;

/** Builds a storefront: files are loaded, addresses planned, pages rendered and checked, and the output folder replaced when all is sound. */
public final class SiteGenerator {

    private SiteGenerator() {}

    /**
     * Builds the site of {@code request}. Problems of the input are in the report, never thrown.
     *
     * @throws IOException when the machine fails: a disk is full, a file vanishes while it is read
     */
    public static BuildReport build(BuildRequest request) throws IOException {
        throw new UnsupportedOperationException("not yet: " + request.site());
    }
}
