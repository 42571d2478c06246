package dev.vitrine.load;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Money;
import dev.vitrine.model.Price;
import dev.vitrine.model.PriceHistory;
import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keeps {@code price-history.json}: sorted, one variant a line, to which entries are added only, so that a change is a small difference. */
public final class PriceHistoryFile {

    static final String NAME = "price-history.json";

    /** Files beyond this many bytes are refused. */
    private static final long MOST = 1L << 30;

    static final String ENTRY =
            "(\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])) (?:none|(\\d{1,15}(?:\\.\\d{1,4})?) ([A-Z]{3})(?: was (\\d{1,15}(?:\\.\\d{1,4})?))?)";

    static final Shape SHAPE = new Shape.MapOf(
            ".+",
            "a SKU",
            Shape.either(
                    new Shape.MapOf(
                            Shapes.ID_PATTERN,
                            "the id of a market",
                            Shape.list(
                                    Shape.matching(
                                            ENTRY.replace("?:", ""),
                                            "a day and a price such as \"2026-03-01 99.00 EUR was 120.00\", or a day and none"))),
                    // For the name of the schema.
                    Shape.text()));

    private static final Pattern PARTS = Pattern.compile(ENTRY);

    private PriceHistoryFile() {}

    /** The history in {@code files} as it is looked at on {@code day}; what is wrong is reported and left out. */
    static PriceHistory read(SourceFiles files, LocalDate day, Diagnostics diagnostics) throws IOException {
        Map<String, Map<String, List<PriceHistory.Entry>>> skus = new LinkedHashMap<>();
        if (!files.isFile(NAME)) {
            return new PriceHistory(skus, day);
        }
        Optional<JsonValue> read = files.bytes(NAME, MOST, diagnostics)
                .flatMap(bytes -> SourceFiles.decode(bytes, NAME, diagnostics))
                .flatMap(text -> JsonTree.json(text, NAME, 1, diagnostics));
        if (read.isPresent()
                && new ShapeCheck(diagnostics, false).check(read.get(), SHAPE)
                && read.get() instanceof JsonValue.Obj all) {
            for (String sku : all.fields().keySet()) {
                all.object(sku).ifPresent(written -> {
                    Map<String, List<PriceHistory.Entry>> markets = new LinkedHashMap<>();
                    written.fields()
                            .keySet()
                            .forEach(market -> markets.put(market, entries(written.list(market), diagnostics)));
                    skus.put(sku, markets);
                });
            }
        }
        return new PriceHistory(skus, day);
    }

    private static List<PriceHistory.Entry> entries(List<JsonValue> written, Diagnostics diagnostics) {
        List<PriceHistory.Entry> entries = new ArrayList<>();
        for (JsonValue value : written) {
            Optional<PriceHistory.Entry> entry = value.asText().flatMap(PriceHistoryFile::entry);
            LocalDate last = entries.isEmpty()
                    ? LocalDate.MIN
                    : entries.get(entries.size() - 1).from();
            if (entry.isEmpty() || entry.get().from().isBefore(last)) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        value.at(),
                        entry.isEmpty()
                                ? "'" + ShapeCheck.shorten(value.asText().orElse("")) + "' is no day and price"
                                : "the day is before that of the entry before it",
                        "take the file from the version control as a build wrote it; only builds add to it");
            } else {
                entries.add(entry.get());
            }
        }
        return entries;
    }

    private static Optional<PriceHistory.Entry> entry(String text) {
        Matcher parts = PARTS.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            LocalDate from = LocalDate.parse(parts.group(1));
            if (parts.group(2) == null) {
                return Optional.of(new PriceHistory.Entry(from, Optional.empty()));
            }
            Optional<Currency> currency = Currency.parse(parts.group(3));
            return currency.map(known -> new PriceHistory.Entry(
                    from,
                    Optional.of(new Price(
                            Money.of(new BigDecimal(parts.group(2)), known),
                            Optional.ofNullable(parts.group(4))
                                    .map(before -> Money.of(new BigDecimal(before), known))))));
        } catch (DateTimeException | ArithmeticException e) {
            return Optional.empty();
        }
    }

    /** Writes {@code history} into the site folder; that it cannot be written is reported. */
    public static void write(Path site, PriceHistory history, Diagnostics diagnostics) throws IOException {
        HistoryFile.write(
                site, NAME, out -> write(history, out), Rule.MARKET_PRICES_NOT_RECORDED, "prices", diagnostics);
    }

    private static void write(PriceHistory history, BufferedWriter out) throws IOException {
        out.write("{");
        String comma = "\n";
        for (Map.Entry<String, Map<String, List<PriceHistory.Entry>>> sku :
                history.skus().entrySet()) {
            out.write(comma + "  " + HistoryFile.text(sku.getKey()) + ": { ");
            String inner = "";
            for (Map.Entry<String, List<PriceHistory.Entry>> market :
                    sku.getValue().entrySet()) {
                out.write(inner + HistoryFile.text(market.getKey()) + ": ["
                        + String.join(
                                ", ",
                                market.getValue().stream()
                                        .map(entry -> HistoryFile.text(said(entry)))
                                        .toList())
                        + "]");
                inner = ", ";
            }
            out.write(" }");
            comma = ",\n";
        }
        out.write("\n}\n");
    }

    private static String said(PriceHistory.Entry entry) {
        return entry.from() + " "
                + entry.price()
                        .map(price -> price.amount().plain() + " "
                                + price.amount().currency().code()
                                + price.compareAt()
                                        .map(before -> " was " + before.plain())
                                        .orElse(""))
                        .orElse("none");
    }
}
