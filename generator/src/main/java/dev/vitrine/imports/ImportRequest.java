package dev.vitrine.imports;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an import is given.
 *
 * @param files CSV files, or folders whose CSV files a mapping names
 * @param site the site folder to import into; made when it does not exist
 * @param format the layout of the files
 * @param mapping a mapping file: what the columns are, or other names for the columns of a known layout
 * @param language the language of the texts; default: the mapping's, else the site's default language, else English
 * @param currency the currency of prices without one; default: the mapping's, else that of the site's only currency, else USD
 * @param country the country a new site sells in; default: by currency and language
 * @param name the name of a new site and of the catalogue file; default: by the first file
 * @param theme the theme of a new site; required when the site folder has no settings
 * @param media folders in which pictures named by path are looked for, after the folder of the file that names them
 * @param dryRun whether everything is read and reported, but nothing written
 * @param force whether files that stand where the import writes are replaced
 */
public record ImportRequest(
        List<Path> files,
        Path site,
        ImportFormat format,
        Optional<Path> mapping,
        Optional<String> language,
        Optional<String> currency,
        Optional<String> country,
        Optional<String> name,
        Optional<String> theme,
        List<Path> media,
        boolean dryRun,
        boolean force) {

    public ImportRequest {
        files = List.copyOf(files);
        media = List.copyOf(media);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no files to import");
        }
    }

    /**
     * A builder.
     *
     * @param files the files to import
     * @param site the site folder to import into
     */
    public static Builder builder(List<Path> files, Path site) {
        return new Builder(files, site);
    }

    /** Collects what an import is given; everything has a default but the files and the site. */
    public static final class Builder {
        private final List<Path> files;
        private final Path site;
        private ImportFormat format = ImportFormat.AUTO;
        private Optional<Path> mapping = Optional.empty();
        private Optional<String> language = Optional.empty();
        private Optional<String> currency = Optional.empty();
        private Optional<String> country = Optional.empty();
        private Optional<String> name = Optional.empty();
        private Optional<String> theme = Optional.empty();
        private List<Path> media = List.of();
        private boolean dryRun;
        private boolean force;

        private Builder(List<Path> files, Path site) {
            this.files = List.copyOf(files);
            this.site = site;
        }

        public Builder format(ImportFormat newFormat) {
            this.format = newFormat;
            return this;
        }

        public Builder mapping(Path newMapping) {
            this.mapping = Optional.of(newMapping);
            return this;
        }

        /** BCP 47 tag of the language the texts are in. */
        public Builder language(String newLanguage) {
            this.language = Optional.of(newLanguage);
            return this;
        }

        /** ISO 4217 code. */
        public Builder currency(String newCurrency) {
            this.currency = Optional.of(newCurrency);
            return this;
        }

        /** ISO 3166-1 alpha-2 code. */
        public Builder country(String newCountry) {
            this.country = Optional.of(newCountry);
            return this;
        }

        public Builder name(String newName) {
            this.name = Optional.of(newName);
            return this;
        }

        public Builder theme(String newTheme) {
            this.theme = Optional.of(newTheme);
            return this;
        }

        public Builder media(List<Path> newMedia) {
            this.media = List.copyOf(newMedia);
            return this;
        }

        public Builder dryRun(boolean newDryRun) {
            this.dryRun = newDryRun;
            return this;
        }

        public Builder force(boolean newForce) {
            this.force = newForce;
            return this;
        }

        public ImportRequest build() {
            return new ImportRequest(
                    files, site, format, mapping, language, currency, country, name, theme, media, dryRun, force);
        }
    }
}
