package dev.vitrine.imports;

import dev.vitrine.diagnostics.Location;

/** The words of a product in one language, while files are read; what is empty was not given. */
final class WordsDraft {
    Location location = Location.NONE;
    String title = "";
    String slug = "";
    String summary = "";
    String description = "";
    String seoTitle = "";
    String seoDescription = "";

    /** Whether there is anything to read, with or without a title. */
    boolean says() {
        return !title.isEmpty() || !summary.isEmpty() || !description.isEmpty();
    }
}
