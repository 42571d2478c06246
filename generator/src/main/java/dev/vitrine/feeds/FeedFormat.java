package dev.vitrine.feeds;

import dev.vitrine.channel.ChannelDescriptor;
import dev.vitrine.channel.Goods;
import java.util.List;

/** How the items of a feed are written. Implementations are thread-safe. */
interface FeedFormat {

    /** What stands before the items in every file. */
    String head();

    /** Writes the items of one page. */
    void write(StringBuilder out, Goods goods, List<FeedRow> rows);

    /** What stands after the items in every file. */
    String tail();

    /** The ending of the file. */
    String ending();

    /** How {@code feed} is written. */
    static FeedFormat of(ChannelFeed feed, ChannelDescriptor.Format format) {
        return switch (format) {
            case XML -> new XmlFormat(feed);
            case TSV -> new TableFormat(feed.channel(), '\t', "tsv");
            case CSV -> new TableFormat(feed.channel(), ',', "csv");
            case JSONL -> new JsonLinesFormat();
            case ACP -> new AcpFormat();
        };
    }
}
