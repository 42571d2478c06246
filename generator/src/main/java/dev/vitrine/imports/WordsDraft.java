package dev.vitrine.imports;

/** The words of a product in one language, while files are read; what is empty was not given. */
final class WordsDraft {
    String title = "";
    String slug = "";
    String summary = "";
    String description = "";
    String seoTitle = "";
    String seoDescription = "";
}
