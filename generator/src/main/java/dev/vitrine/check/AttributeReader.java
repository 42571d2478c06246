package dev.vitrine.check;

/** Is shown every tag and attribute of a page that is read. */
@FunctionalInterface
public interface AttributeReader {

    /**
     * Takes an attribute of the tag that was begun last.
     *
     * @param html the page, of which {@code length} bytes count
     * @param equals where its {@code =} stands; the end of its name when it has no value
     * @param start where its value begins
     * @param end where its value ends
     */
    void attribute(byte[] html, int length, int equals, int start, int end);

    /**
     * Takes the beginning of a tag, which comes before its attributes.
     *
     * @param html the page
     * @param at where its {@code <} stands; an end tag has a {@code /} after it
     * @param name where its name begins
     * @param end where its name ends
     */
    default void tagBegin(byte[] html, int at, int name, int end) {}

    /**
     * Takes the end of a tag, which comes after its attributes.
     *
     * @param html the page
     * @param end what follows its {@code >}
     */
    default void tagEnd(byte[] html, int end) {}

    /** Shows everything to this reader, then to {@code other}. */
    default AttributeReader and(AttributeReader other) {
        AttributeReader first = this;
        return new AttributeReader() {
            @Override
            public void attribute(byte[] html, int length, int equals, int start, int end) {
                first.attribute(html, length, equals, start, end);
                other.attribute(html, length, equals, start, end);
            }

            @Override
            public void tagBegin(byte[] html, int at, int name, int end) {
                first.tagBegin(html, at, name, end);
                other.tagBegin(html, at, name, end);
            }

            @Override
            public void tagEnd(byte[] html, int end) {
                first.tagEnd(html, end);
                other.tagEnd(html, end);
            }
        };
    }
}
