package dev.vitrine.extension;

import java.util.List;

/**
 * Products that are kept in files of another format in {@code catalog/} of the site: YAML, XML, what a spreadsheet exports.
 *
 * <p>It turns a file into values as {@code product.json} has them, each with its place in the file. Everything else is done as with Vitrine's own files: what a product may say, what must be there, which
 * ids exist, and what is reported, at the places that the values name. All products of these files are held in memory; a catalogue of many thousands is better kept as JSON Lines.
 */
public interface CatalogFormat extends Extension {

    /** Whether it reads the file at {@code path}, such as {@code catalog/lamps.yaml}. */
    boolean reads(String path);

    /**
     * The products in a file, in their order: the fields of {@code product.json}, and {@code id}.
     *
     * @param path the file, relative to the site folder
     * @param content its bytes
     * @param problems takes what is wrong with the file itself
     */
    List<Value.Fields> products(String path, byte[] content, Problems problems);
}
