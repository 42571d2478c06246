package dev.vitrine.markup;

import java.util.List;
import java.util.Locale;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** Quotes that start with a line such as {@code [!NOTE]}. */
final class Alert {

    private static final List<String> KINDS = List.of("note", "tip", "important", "warning", "caution");

    private Alert() {}

    /** The kind of alert a quote is, and takes its first line out of it; empty when it is just a quote. */
    static String take(BlockQuote quote) {
        if (!(quote.getFirstChild() instanceof Paragraph paragraph && paragraph.getFirstChild() instanceof Text text)) {
            return "";
        }
        Node next = text.getNext();
        String line = text.getLiteral().strip().toLowerCase(Locale.ROOT);
        boolean alone = next == null || next instanceof SoftLineBreak || next instanceof HardLineBreak;
        if (!alone
                || !line.startsWith("[!")
                || !line.endsWith("]")
                || !KINDS.contains(line.substring(2, line.length() - 1))) {
            return "";
        }
        text.unlink();
        Node rest = next == null ? paragraph : next;
        rest.unlink();
        return line.substring(2, line.length() - 1);
    }
}
