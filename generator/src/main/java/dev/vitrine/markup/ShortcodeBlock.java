package dev.vitrine.markup;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** A line that is a shortcode. */
final class ShortcodeBlock extends CustomBlock {

    private final String text;
    private final int line;
    private final int column;

    /**
     * @param text the line, without white space around it
     * @param line from 0
     * @param column where the text starts, from 0
     */
    private ShortcodeBlock(String text, int line, int column) {
        this.text = text;
        this.line = line;
        this.column = column;
    }

    String text() {
        return text;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /** Finds such lines; code is asked before it, so a shortcode in code stays text. */
    static final class Factory extends AbstractBlockParserFactory {

        private static final int CODE_INDENT = 4;

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matchedBlockParser) {
            SourceLine source = state.getLine();
            CharSequence content = source.getContent();
            int start = state.getNextNonSpaceIndex();
            if (state.getIndent() >= CODE_INDENT || start >= content.length() || content.charAt(start) != '{') {
                return BlockStart.none();
            }
            String text =
                    content.subSequence(start, content.length()).toString().stripTrailing();
            if (!Shortcode.isShortcode(text)) {
                return BlockStart.none();
            }
            SourceSpan span = source.getSourceSpan();
            int line = span == null ? 0 : span.getLineIndex();
            int column = span == null ? start : span.getColumnIndex() + start;
            return BlockStart.of(new OneLine(new ShortcodeBlock(text, line, column)))
                    .atIndex(content.length());
        }
    }

    private static final class OneLine extends AbstractBlockParser {

        private final ShortcodeBlock block;

        private OneLine(ShortcodeBlock block) {
            this.block = block;
        }

        @Override
        public Block getBlock() {
            return block;
        }

        @Override
        public BlockContinue tryContinue(ParserState state) {
            return BlockContinue.none();
        }
    }
}
