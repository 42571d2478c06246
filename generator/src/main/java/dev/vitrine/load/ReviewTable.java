package dev.vitrine.load;

import dev.vitrine.csv.Cell;
import dev.vitrine.csv.CsvRow;
import dev.vitrine.csv.CsvText;
import dev.vitrine.csv.TextEncoding;
import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reviews in a CSV file, as shops and review services export them. */
final class ReviewTable extends ReviewFile {

    private static final long MAX_BYTES = 128L << 20;

    /** Field to the headers it is known by, in letters and digits; the first that is there counts. */
    private static final Map<String, List<String>> HEADERS = headers();

    /** Headers whose cells say nothing a storefront shows. */
    private static final Set<String> UNUSED = Set.of(
            "source",
            "curated",
            "revieweremail",
            "email",
            "pictureurls",
            "pictures",
            "ipaddress",
            "location",
            "replydate",
            "metaobjecthandle",
            "productid",
            "producttitle",
            "producturl",
            "status",
            "id",
            "reviewid");

    private static final Set<String> YES = Set.of("true", "yes", "1", "y", "verified", "ok");
    private static final Set<String> NO = Set.of("false", "no", "0", "n", "");

    private Charset charset = StandardCharsets.UTF_8;
    private char delimiter = ',';
    private Map<String, Integer> columns = Map.of();

    ReviewTable(String path) {
        super(path);
    }

    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        headers.put("product", List.of("product", "producthandle", "handle", "productid"));
        headers.put("rating", List.of("rating", "stars", "score", "reviewrating", "reviewscore"));
        headers.put("author", List.of("author", "reviewername", "name", "reviewer", "customername", "displayname"));
        headers.put("date", List.of("date", "reviewdate", "createdat", "datecreated", "submittedat"));
        headers.put("title", List.of("title", "reviewtitle", "headline"));
        headers.put("text", List.of("text", "body", "reviewbody", "reviewcontent", "review", "content", "comment"));
        headers.put("language", List.of("language", "lang", "locale"));
        headers.put("verified", List.of("verified", "verifiedbuyer", "verifiedpurchase"));
        headers.put("reply", List.of("reply", "response", "storereply", "shopreply"));
        return headers;
    }

    @Override
    void read(SourceFiles files, Diagnostics diagnostics, Reviews reviews) throws IOException {
        Optional<byte[]> read = files.bytes(path(), MAX_BYTES, diagnostics);
        if (read.isEmpty()) {
            return;
        }
        byte[] bytes = read.get();
        TextEncoding encoding = TextEncoding.detect(bytes);
        charset = withoutMark(encoding.charset(), bytes);
        files.encoded(path(), charset);
        report(encoding, bytes, diagnostics);
        String text = new String(bytes, charset);
        CsvText table = CsvText.parse(text.startsWith("\ufeff") ? text.substring(1) : text, path());
        delimiter = table.delimiter();
        for (CsvText.Problem problem : table.problems()) {
            Location at = Location.of(path(), problem.line(), 1);
            diagnostics.report(Rule.REVIEWS_INVALID_ROW, at, problem.message(), problem.hint());
        }
        List<CsvRow> rows = table.rows();
        if (rows.isEmpty() || !header(rows.get(0), diagnostics)) {
            return;
        }
        Lines lines = new Lines(bytes, charset);
        for (int i = 1; i < rows.size(); i++) {
            CsvRow row = rows.get(i);
            long start = lines.start(row.line());
            long end = i + 1 < rows.size() ? lines.start(rows.get(i + 1).line()) : bytes.length;
            if (check(row, diagnostics)) {
                reviews.add(object(row), this, start, (int) (end - start));
            }
        }
    }

    /** UTF-16 in the order of bytes that its mark tells, as parts of the file have none. */
    private static Charset withoutMark(Charset charset, byte[] bytes) {
        if (!charset.equals(StandardCharsets.UTF_16)) {
            return charset;
        }
        return bytes[0] == (byte) 0xFF ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
    }

    private void report(TextEncoding encoding, byte[] bytes, Diagnostics diagnostics) {
        if (encoding.damagedAt() >= 0) {
            int line = 1;
            for (int i = 0; i < encoding.damagedAt(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            diagnostics.report(
                    Rule.FILE_INVALID_UTF8,
                    Location.of(path(), line, 0),
                    "the line has bytes that are not UTF-8",
                    "export the file again as UTF-8");
        } else if (!encoding.certain()) {
            diagnostics.report(
                    Rule.FILE_GUESSED_ENCODING,
                    Location.of(path()),
                    "the file is not UTF-8 and was read as "
                            + encoding.charset().name(),
                    "save it with the encoding UTF-8");
        }
    }

    /** Finds the columns; says false when one is missing without which there are no reviews. */
    private boolean header(CsvRow row, Diagnostics diagnostics) {
        Map<String, Integer> byKey = new HashMap<>();
        for (int i = 0; i < row.size(); i++) {
            byKey.putIfAbsent(key(row.cell(i).text()), i);
        }
        Map<String, Integer> found = new LinkedHashMap<>();
        HEADERS.forEach((field, names) -> names.stream()
                .filter(byKey::containsKey)
                .findFirst()
                .ifPresent(name -> found.put(field, byKey.get(name))));
        columns = found;
        boolean sound = true;
        for (int i = 0; i < row.size(); i++) {
            Cell cell = row.cell(i);
            String key = key(cell.text());
            if (!found.containsValue(i)
                    && !UNUSED.contains(key)
                    && HEADERS.values().stream().noneMatch(names -> names.contains(key))) {
                // Exports have many columns of their own; one that looks like ours is a slip of the pen.
                Closest.to(key, HEADERS.keySet())
                        .ifPresent(near -> diagnostics.report(
                                Rule.REVIEWS_UNKNOWN_COLUMN,
                                cell.location(),
                                "nothing reads the column '" + ShapeCheck.shorten(cell.trimmed()) + "'",
                                "did you mean '" + near + "'?"));
            }
        }
        for (String field : List.of("product", "rating")) {
            if (!found.containsKey(field)) {
                diagnostics.report(
                        Rule.REVIEWS_MISSING_COLUMN,
                        row.location(),
                        "the file has no column '" + field + "'",
                        "its first line names the columns: product and rating, and if you like author, date, title,"
                                + " text, language, verified, reply");
                sound = false;
            }
        }
        return sound;
    }

    private static String key(String header) {
        StringBuilder key = new StringBuilder();
        header.toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(Character::isLetterOrDigit)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    private Cell cell(CsvRow row, String field) {
        return row.cell(columns.getOrDefault(field, -1));
    }

    /** Whether the row is a review; what is wrong with it is reported at the cell. */
    private boolean check(CsvRow row, Diagnostics diagnostics) {
        boolean sound = check(
                cell(row, "product"),
                !cell(row, "product").isBlank(),
                "the review names no product",
                "write the id of the product",
                diagnostics);
        sound &= check(
                cell(row, "rating"),
                stars(cell(row, "rating")).isPresent(),
                "'" + shown(cell(row, "rating")) + "' is no rating",
                "write a whole number from 1 to 5",
                diagnostics);
        Cell day = cell(row, "date");
        sound &= check(
                day,
                day.isBlank() || date(day).isPresent(),
                "'" + shown(day) + "' is no date",
                "write it as 2026-03-01",
                diagnostics);
        Cell language = cell(row, "language");
        sound &= check(
                language,
                language.isBlank() || Language.parse(tag(language)).isPresent(),
                "'" + shown(language) + "' is no language tag",
                "write a tag such as en or de",
                diagnostics);
        String verified = cell(row, "verified").trimmed().toLowerCase(Locale.ROOT);
        sound &= check(
                cell(row, "verified"),
                YES.contains(verified) || NO.contains(verified),
                "'" + shown(cell(row, "verified")) + "' is neither true nor false",
                "write true or false",
                diagnostics);
        return sound;
    }

    private static boolean check(Cell cell, boolean sound, String message, String hint, Diagnostics diagnostics) {
        if (!sound) {
            diagnostics.report(Rule.REVIEWS_INVALID_ROW, cell.location(), message, hint);
        }
        return sound;
    }

    private static String shown(Cell cell) {
        return ShapeCheck.shorten(cell.trimmed());
    }

    private static Optional<BigDecimal> stars(Cell cell) {
        String text = cell.unguarded();
        if (!text.matches("[0-9]([.,]0+)?")) {
            return Optional.empty();
        }
        BigDecimal stars = new BigDecimal(text.substring(0, 1));
        return stars.intValue() >= 1 && stars.intValue() <= 5 ? Optional.of(stars) : Optional.empty();
    }

    /** The day of {@code 2026-03-01}, also with a time of day after it, as services export it. */
    private static Optional<LocalDate> date(Cell cell) {
        String text = cell.unguarded();
        if (!text.matches("\\d{4}-\\d{2}-\\d{2}([T ].*)?")) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.substring(0, 10)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String tag(Cell cell) {
        return cell.trimmed().replace('_', '-');
    }

    /** The row as the object a JSON file would hold. */
    private JsonValue.Obj object(CsvRow row) {
        Map<String, JsonValue.Field> fields = new LinkedHashMap<>();
        columns.keySet().forEach(field -> {
            Cell cell = cell(row, field);
            Location at = cell.location();
            JsonValue value = switch (field) {
                case "rating" ->
                    new JsonValue.Num(stars(cell).map(BigDecimal::toPlainString).orElse(""), at);
                case "verified" ->
                    new JsonValue.Bool(YES.contains(cell.trimmed().toLowerCase(Locale.ROOT)), at);
                case "date" ->
                    date(cell)
                            .<JsonValue>map(day -> new JsonValue.Text(day.toString(), at))
                            .orElse(new JsonValue.Null(at));
                case "language" -> new JsonValue.Text(tag(cell), at);
                case "product" -> new JsonValue.Text(cell.unguarded(), at);
                default -> new JsonValue.Text(cell.text().replace("\r\n", "\n").replace('\r', '\n'), at);
            };
            fields.put(field, new JsonValue.Field(at, value));
        });
        return new JsonValue.Obj(fields, row.location());
    }

    @Override
    Optional<JsonValue.Obj> review(byte[] bytes) {
        return CsvText.part(new String(bytes, charset), path(), 1, delimiter).rows().stream()
                .findFirst()
                .map(this::object);
    }

    /** Where lines start in bytes; asked for in order. */
    private static final class Lines {
        private final byte[] bytes;
        private final int unit;
        private final int low;
        private int line = 1;
        private int at;

        Lines(byte[] bytes, Charset charset) {
            this.bytes = bytes;
            // In all other encodings that are read, a byte of a line break is never part of another character.
            boolean wide = charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
            this.unit = wide ? 2 : 1;
            this.low = charset.equals(StandardCharsets.UTF_16BE) ? 1 : 0;
        }

        long start(int number) {
            while (line < number && at < bytes.length) {
                char c = unit(at);
                at += unit;
                if (c == '\n' || c == '\r') {
                    at += c == '\r' && unit(at) == '\n' ? unit : 0;
                    line++;
                }
            }
            return at;
        }

        private char unit(int index) {
            if (index + unit > bytes.length) {
                return 0;
            }
            return unit == 1
                    ? (char) (bytes[index] & 0xFF)
                    : (char) ((bytes[index + low] & 0xFF) | (bytes[index + 1 - low] & 0xFF) << 8);
        }
    }
}
