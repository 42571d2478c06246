/**
 * The index that shoppers' browsers search, made by Lucene and laid down in small files.
 *
 * <p>Which products are like another is answered here, too.
 *
 * <p>In: documents of one language, with the words people look for. Out: files of terms, cards and facets, and the engine that reads them. May use: plan,
 * markup, channel, packed, trace, model, output, diagnostics, Lucene, ICU.
 */
@NullMarked
package dev.vitrine.search;

import org.jspecify.annotations.NullMarked;
