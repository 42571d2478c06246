package dev.vitrine.markup;

import dev.vitrine.diagnostics.Location;

/**
 * What a tag stands for, kept beside the HTML while it is sanitised.
 *
 * <p>The sanitiser sees plain tags with {@code data-part="n"}; an author who writes that attribute can at most name another part of the same text.
 */
sealed interface Part {

    /** The attribute that names a part by its number. */
    String ATTRIBUTE = "data-part";

    /** A tag an author wrote. */
    record Raw(Location at) implements Part {}

    /** A link written in Markdown. */
    record Link(String destination, String title, Location at) implements Part {}

    /** Something that is a segment already. */
    record Ready(Segment segment) implements Part {}

    /** A tag of our own with these attributes, written as they are. */
    record Own(String attributes) implements Part {}

    /** The box of a task. */
    record Task(boolean done) implements Part {}

    /** The list of footnotes. */
    record Footnotes() implements Part {}

    /** The link from a footnote back to the text. */
    record BackLink(String href) implements Part {}
}
