package dev.vitrine.markup;

import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a tree of Markdown, without markup, pictures and footnotes; white space is folded. */
final class PlainText extends NodeWalk {

    /** What ends a sentence or leads on, in the languages that have such marks. */
    private static final String SENTENCE_ENDS = ".!?…,;:·。！？、；：؟؛،।";

    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    static String of(Node node) {
        PlainText text = new PlainText();
        text.walkChildren(node);
        return fold(text.out);
    }

    /** Text with every run of white space as one space, and none at the ends. */
    static String fold(CharSequence text) {
        StringBuilder folded = new StringBuilder(text.length());
        boolean space = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || c == '\u00A0') {
                space = true;
            } else {
                if (space && !folded.isEmpty()) {
                    folded.append(' ');
                }
                space = false;
                folded.append(c);
            }
        }
        return Escape.clean(folded.toString());
    }

    @Override
    boolean enter(Node node) {
        if (node instanceof Text text) {
            out.append(text.getLiteral());
        } else if (node instanceof Code code) {
            out.append(code.getLiteral());
        } else if (node instanceof FencedCodeBlock code) {
            out.append(' ').append(code.getLiteral());
        } else if (node instanceof IndentedCodeBlock code) {
            out.append(' ').append(code.getLiteral());
        } else if (node instanceof SoftLineBreak || node instanceof HardLineBreak) {
            out.append(' ');
        } else if (node instanceof HtmlBlock html) {
            out.append(' ').append(Sanitizer.text(html.getLiteral()));
        } else if (node instanceof HtmlInline html) {
            RawHtml.dropContent(html);
        } else if (node instanceof Image image) {
            ImageSize.take(image);
        } else if (!(node instanceof FootnoteDefinition)) {
            if (node instanceof BlockQuote quote) {
                Alert.take(quote);
            }
            space(node);
            return true;
        }
        return false;
    }

    @Override
    void leave(Node node) {
        if (node instanceof ListItem item && item.getNext() != null) {
            divide();
        }
        space(node);
    }

    /** Items of a list that are no sentences would run together. */
    private void divide() {
        int end = out.length();
        while (end > 0 && Character.isWhitespace(out.charAt(end - 1))) {
            end--;
        }
        if (end > 0 && SENTENCE_ENDS.indexOf(out.charAt(end - 1)) < 0) {
            out.append(" · ");
        }
    }

    private void space(Node node) {
        if (node instanceof Block || node instanceof TableCell) {
            out.append(' ');
        }
    }
}
