/**
 * Content that begins elsewhere: catalogues of other shops, a shop to begin with, and drafts of new things.
 *
 * <p>In: CSV files, and a mapping for layouts nobody knows; the starter among the resources. Out: JSON Lines and settings a content team can go on editing. May use: csv, model,
 * diagnostics, Jackson, ICU.
 *
 * <p>A file becomes a {@code CsvTable} whose cells know their place; a reader per format fills a {@code CatalogDraft}; {@code CatalogFinisher} makes it
 * consistent; {@code CatalogWriter} gives it the form of the content folder.
 */
@NullMarked
package dev.vitrine.imports;

import org.jspecify.annotations.NullMarked;
