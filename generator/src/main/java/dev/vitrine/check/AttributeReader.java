package dev.vitrine.check;

/** Is shown every attribute of a page that is read. */
@FunctionalInterface
public interface AttributeReader {

    /**
     * Takes an attribute.
     *
     * @param html the page, of which {@code length} bytes count
     * @param equals where its {@code =} stands
     * @param start where its value begins
     * @param end where its value ends
     */
    void attribute(byte[] html, int length, int equals, int start, int end);

    /** Shows every attribute to this reader, then to {@code other}. */
    default AttributeReader and(AttributeReader other) {
        return (html, length, equals, start, end) -> {
            attribute(html, length, equals, start, end);
            other.attribute(html, length, equals, start, end);
        };
    }
}
