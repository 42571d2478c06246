package dev.vitrine.extension;

/**
 * A file on its way to the output.
 *
 * @param path of a page its file in the output, such as {@code de/index.html}; of a file of the theme {@code assets/} and the path in the theme, such as {@code assets/css/shop.css}
 * @param content its bytes; text is UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // neither side writes to them
public record OutputFile(String path, byte[] content) {}
