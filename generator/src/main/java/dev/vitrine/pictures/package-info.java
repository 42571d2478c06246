/**
 * Pictures as bytes: what a file is and whether it is safe, decoding, sizes, formats, and what of a file's own data goes out with it.
 *
 * <p>In: the bytes of a picture and what is wanted of it. Out: the bytes of others. Knows no shop and no page. May use: the JDK, the JDK's pictures, the JDK's XML reader, the WebP library.
 */
@NullMarked
package dev.vitrine.pictures;

import org.jspecify.annotations.NullMarked;
