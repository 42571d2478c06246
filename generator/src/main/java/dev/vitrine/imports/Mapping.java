package dev.vitrine.imports;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a mapping file says about the files of a shop.
 *
 * @param path the mapping file, as problems name it
 * @param name the name of a new site and of the catalogue file
 * @param language the language of texts, where a file does not say otherwise
 * @param currency the currency of prices, where a column does not say otherwise
 * @param format the layout of the files
 * @param headers for known layouts: column name in the files to the layout's own, both normalised
 * @param files for unknown layouts: what each file is
 */
record Mapping(
        String path,
        Optional<String> name,
        Optional<String> language,
        Optional<String> currency,
        ImportFormat format,
        Map<String, String> headers,
        List<FileMapping> files) {

    static final Mapping NONE = new Mapping(
            "", Optional.empty(), Optional.empty(), Optional.empty(), ImportFormat.AUTO, Map.of(), List.of());

    Mapping {
        headers = Map.copyOf(headers);
        files = List.copyOf(files);
    }

    /** The part of the mapping about a file: the first whose pattern fits the end of its path. */
    Optional<FileMapping> of(Path file) {
        return files.stream().filter(mapping -> mapping.fits(file)).findFirst();
    }

    /** Whether a file found in a folder is to be imported. */
    boolean names(Path file) {
        return files.isEmpty() || of(file).isPresent();
    }

    /**
     * One kind of file.
     *
     * @param match patterns of which one fits the end of the path
     * @param details whether its rows add to products of other files instead of being products
     * @param language the language of its texts
     * @param variant which rows are variants
     * @param skip which rows are left out
     * @param ignore patterns of columns that are left out without a word
     * @param sources field to where its value comes from
     * @param categories where categories come from
     * @param options what variants differ in
     * @param attributes single facts
     * @param attributeColumns patterns of columns that are facts named like the column
     * @param attributeList facts written in one column
     * @param variations variants listed on the product's row
     * @param prices further prices by currency or market
     */
    record FileMapping(
            List<String> match,
            boolean details,
            Optional<String> language,
            Optional<Condition> variant,
            Optional<Condition> skip,
            List<String> ignore,
            Map<String, Source> sources,
            Categories categories,
            List<Option> options,
            List<Attribute> attributes,
            List<String> attributeColumns,
            AttributeList attributeList,
            Variations variations,
            Map<String, Price> prices) {

        FileMapping {
            match = List.copyOf(match);
            ignore = List.copyOf(ignore);
            sources = Map.copyOf(sources);
            options = List.copyOf(options);
            attributes = List.copyOf(attributes);
            attributeColumns = List.copyOf(attributeColumns);
            prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
        }

        private boolean fits(Path file) {
            Path absolute = file.toAbsolutePath().normalize();
            return match.stream()
                    .anyMatch(pattern -> FileSystems.getDefault()
                            .getPathMatcher("glob:**/" + pattern)
                            .matches(absolute));
        }
    }

    /**
     * Holds of rows with one of these values in a column.
     *
     * @param column the column
     * @param is the values; an empty text means an empty cell
     */
    record Condition(String column, List<String> is) {
        Condition {
            is = List.copyOf(is);
        }
    }

    /**
     * Where a value comes from.
     *
     * @param columns columns, of which a single value takes the first that is filled, a list all
     * @param separator what stands between the items of a list
     * @param values words of the file to ours
     * @param constant a fixed value instead
     */
    record Source(List<String> columns, String separator, Map<String, String> values, String constant) {
        static final Source NONE = new Source(List.of(), "", Map.of(), "");

        Source {
            columns = List.copyOf(columns);
            values = Map.copyOf(values);
        }
    }

    /**
     * Where categories come from.
     *
     * @param columns columns of categories
     * @param separator what stands between categories in one cell
     * @param path what stands between a category and the one within it
     * @param drop outermost categories that are no categories of their own
     * @param rename category in the file to the path it stands for
     * @param ignore categories that are left out
     */
    record Categories(
            List<String> columns,
            String separator,
            String path,
            Set<String> drop,
            Map<String, String> rename,
            Set<String> ignore) {
        static final Categories NONE = new Categories(List.of(), "", "", Set.of(), Map.of(), Set.of());

        Categories {
            columns = List.copyOf(columns);
            rename = Map.copyOf(rename);
        }
    }

    /**
     * Something variants differ in.
     *
     * @param id its id; empty: made of its name
     * @param name its name
     * @param nameColumn the column its name is in, instead
     * @param column the column of values
     */
    record Option(String id, String name, String nameColumn, String column) {}

    /**
     * A fact.
     *
     * @param id its id; empty: made of its name
     * @param name its name; empty: made of the column
     * @param column its column
     * @param separator what stands between several values
     * @param unit what follows the value
     */
    record Attribute(String id, String name, String column, String separator, String unit) {}

    /**
     * Facts written in one column, such as {@code material=Wool|Fleece,pattern=Solid}.
     *
     * @param column the column; empty: there is none
     * @param separator what stands between facts
     * @param assign what stands between a fact and its values
     * @param values what stands between values
     * @param ignore facts that are left out
     * @param names fact in the file to its name
     */
    record AttributeList(
            String column,
            String separator,
            String assign,
            String values,
            Set<String> ignore,
            Map<String, String> names) {
        static final AttributeList NONE = new AttributeList("", ",", "=", "", Set.of(), Map.of());

        AttributeList {
            names = Map.copyOf(names);
        }
    }

    /**
     * Variants listed on the product's row, such as {@code sku=A-S,size=S|sku=A-M,size=M}.
     *
     * @param column the column; empty: there is none
     * @param separator what stands between variants
     * @param pairs what stands between the pairs of a variant
     * @param assign what stands between an option and its value
     * @param sku the name of the pair with the SKU
     */
    record Variations(String column, String separator, String pairs, String assign, String sku) {
        static final Variations NONE = new Variations("", "|", ",", "=", "sku");
    }

    /**
     * A price in a further currency or market.
     *
     * @param column its column
     * @param compareAt the column of the higher price; empty: there is none
     */
    record Price(String column, String compareAt) {}
}
