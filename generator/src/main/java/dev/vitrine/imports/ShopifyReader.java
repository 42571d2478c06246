package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.csv.CsvRow;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Availability;
import dev.vitrine.model.ProductStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads Shopify's product CSV, of both generations. */
final class ShopifyReader {

    private static final int OPTIONS = 3;
    private static final Pattern METAFIELD =
            Pattern.compile("(?i)(.*?)\\s*\\(product\\.metafields\\.([^.()]+)\\.([^()]+)\\)");
    private static final Pattern BY_MARKET = Pattern.compile("(?i)(included|price|compare[- ]at price)\\s*/\\s*(.+)");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final CatalogDraft draft;
    private final CellTexts texts;
    private final Pictures pictures;
    private final VariantFields fields;
    private final MarketNames markets;
    private final ImportLog log;

    ShopifyReader(CatalogDraft draft, Pictures pictures, MarketNames markets, ImportLog log) {
        this.draft = draft;
        this.texts = new CellTexts(log);
        this.pictures = pictures;
        this.fields = new VariantFields(log);
        this.markets = markets;
        this.log = log;
    }

    /** Whether a header is one of Shopify's. */
    static boolean recognises(CsvTable table) {
        Set<String> keys = table.byKey().keySet();
        return (keys.contains("handle") || keys.contains("urlhandle")) && keys.contains("title");
    }

    /** Reads tables as one catalogue: the export of a large shop comes in several files. */
    void read(List<CsvTable> tables, Map<String, String> names) throws IOException {
        Map<String, List<Line>> products = new LinkedHashMap<>();
        for (CsvTable table : tables) {
            Columns columns = new Columns(table, names);
            Sheet sheet = new Sheet(table, columns, metafields(table, columns), marketPrices(table, columns));
            for (CsvRow row : table.rows()) {
                Cell handle = columns.cell(row, "handle", "urlhandle");
                String key = handle.trimmed();
                if (key.isEmpty()) {
                    key = texts.name(columns.cell(row, "title"));
                    log.report(
                            Rule.IMPORT_UNREADABLE_ROW,
                            handle,
                            key.isEmpty()
                                    ? "the row has neither handle nor title and is left out"
                                    : "the row has no handle; one is made of its title",
                            "give every row the handle of its product");
                }
                if (!key.isEmpty()) {
                    products.computeIfAbsent(key.toLowerCase(Locale.ROOT), k -> new ArrayList<>())
                            .add(new Line(sheet, row));
                }
            }
        }
        for (Map.Entry<String, List<Line>> product : products.entrySet()) {
            product(product.getKey(), product.getValue());
        }
        Set<Sheet> sheets = new HashSet<>();
        products.values().forEach(lines -> lines.forEach(line -> sheets.add(line.sheet())));
        sheets.forEach(sheet -> sheet.columns().reportUnused(log, ShopifyReader::meaningless));
    }

    private record Sheet(CsvTable table, Columns columns, List<Metafield> metafields, List<MarketPrice> marketPrices) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private record Line(Sheet sheet, CsvRow row) {
        Cell cell(String... keys) {
            return sheet.columns().cell(row, keys);
        }

        boolean decimalComma() {
            return sheet.table().decimalComma();
        }

        Path folder() {
            Path parent = sheet.table().file().toAbsolutePath().getParent();
            return parent == null ? sheet.table().file() : parent;
        }

        Cell optionValue(int number) {
            return cell("option" + number + "value");
        }

        boolean hasOption() {
            for (int i = 1; i <= OPTIONS; i++) {
                if (!optionValue(i).isBlank()) {
                    return true;
                }
            }
            return false;
        }
    }

    private record Metafield(int column, String id, String key, String name) {}

    private record MarketPrice(int column, int compareAt, MarketNames.Known market) {}

    private List<Metafield> metafields(CsvTable table, Columns columns) {
        List<Metafield> found = new ArrayList<>();
        for (int i = 0; i < table.names().size(); i++) {
            Matcher matcher = METAFIELD.matcher(table.names().get(i));
            if (matcher.matches()) {
                columns.use(i);
                String key = matcher.group(2) + "." + matcher.group(3);
                String id = draft.ids.slug(matcher.group(3));
                String name = matcher.group(1).isBlank() ? matcher.group(3).replaceAll("[-_]+", " ") : matcher.group(1);
                found.add(new Metafield(i, id, key, name.strip()));
            }
        }
        return found;
    }

    private List<MarketPrice> marketPrices(CsvTable table, Columns columns) {
        Map<String, int[]> byMarket = new LinkedHashMap<>();
        for (int i = 0; i < table.names().size(); i++) {
            Matcher matcher = BY_MARKET.matcher(table.names().get(i));
            if (matcher.matches()) {
                columns.use(i);
                int[] at = byMarket.computeIfAbsent(matcher.group(2).strip(), m -> new int[] {-1, -1});
                switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
                    case "price" -> at[0] = i;
                    case "included" -> {}
                    default -> at[1] = i;
                }
            }
        }
        List<MarketPrice> found = new ArrayList<>();
        byMarket.forEach((name, at) -> {
            if (at[0] < 0) {
                return;
            }
            markets.find(name)
                    .ifPresentOrElse(
                            market -> found.add(new MarketPrice(at[0], at[1], market)),
                            () -> log.report(
                                    Rule.IMPORT_UNKNOWN_COLUMN,
                                    table.header().cell(at[0]),
                                    "the site has no market '" + name + "'; its prices are not used",
                                    "add the market to the site under this name and import again"));
        });
        return found;
    }

    private void product(String key, List<Line> lines) throws IOException {
        Line first = lines.stream()
                .filter(line -> !line.cell("title").isBlank())
                .findFirst()
                .orElse(lines.get(0));
        ProductDraft product =
                draft.product(key, first.cell("handle", "urlhandle").location());
        for (Line line : lines) {
            if (line.row() != first.row() && !line.cell("title").isBlank()) {
                log.report(
                        Rule.IMPORT_DUPLICATE,
                        line.cell("handle", "urlhandle"),
                        "the product '" + ImportLog.shown(key) + "' begins a second time; its rows are joined",
                        "give each product a handle of its own",
                        first.row().location());
            }
        }
        words(product, first, key);
        facts(product, first);
        pictures(product, lines);
        variants(product, lines, first);
    }

    private void words(ProductDraft product, Line line, String key) {
        WordsDraft words = product.words(draft.language.tag());
        words.title = texts.name(line.cell("title"));
        words.slug = key;
        words.description = texts.html(line.cell("bodyhtml", "body", "description"));
        words.seoTitle = texts.plain(line.cell("seotitle"));
        words.seoDescription = texts.plain(line.cell("seodescription"));
    }

    private void facts(ProductDraft product, Line line) {
        product.status = status(line);
        product.brand = texts.name(line.cell("vendor"));
        for (String tag : line.cell("tags").text().split(",")) {
            if (!tag.isBlank()) {
                product.tags.add(tag.strip());
            }
        }
        List<String> path = new ArrayList<>();
        for (String part : texts.name(line.cell("productcategory")).split(">")) {
            if (!part.isBlank() && !part.strip().equalsIgnoreCase("uncategorized")) {
                path.add(part.strip());
            }
        }
        String type = texts.name(line.cell("type"));
        if (!path.isEmpty()) {
            product.categories.add(path);
            if (!type.isEmpty()) {
                product.attribute(draft.attributes.common("type", draft.language), type);
            }
        } else if (!type.isEmpty()) {
            product.categories.add(List.of(type));
        }
        fact(product, "gender", line.cell("googleshoppinggender", "gender"));
        fact(product, "age-group", line.cell("googleshoppingagegroup", "agegroup"));
        fact(product, "condition", line.cell("googleshoppingcondition", "condition"));
        Set<String> linked = new HashSet<>();
        for (int i = 1; i <= OPTIONS; i++) {
            linked.add(line.cell("option" + i + "linkedto").trimmed().replaceFirst("^product\\.metafields\\.", ""));
        }
        for (Metafield metafield : line.sheet().metafields()) {
            Cell cell = line.row().cell(metafield.column());
            if (cell.isBlank() || linked.contains(metafield.key())) {
                continue;
            }
            for (Object value : metafieldValues(cell)) {
                product.attribute(draft.attributes.attribute(metafield.id(), metafield.name(), draft.language), value);
            }
        }
    }

    private void fact(ProductDraft product, String id, Cell cell) {
        String value = texts.name(cell);
        if (!value.isEmpty()) {
            product.attribute(draft.attributes.common(id, draft.language), value);
        }
    }

    private static ProductStatus status(Line line) {
        String status = line.cell("status").trimmed().toLowerCase(Locale.ROOT);
        if (status.equals("draft")) {
            return ProductStatus.DRAFT;
        }
        if (status.equals("archived") || status.equals("unlisted")) {
            return ProductStatus.ARCHIVED;
        }
        return VariantFields.no(line.cell("published", "publishedononlinestore"))
                ? ProductStatus.DRAFT
                : ProductStatus.ACTIVE;
    }

    /** The values of a metafield: a list as JSON or between semicolons, a measure or rating as a JSON object, or a text. */
    private List<Object> metafieldValues(Cell cell) {
        String text = cell.unguarded();
        List<Object> values = new ArrayList<>();
        if (text.startsWith("[") || text.startsWith("{")) {
            try {
                JsonNode json = JSON.readTree(text);
                if (json.isArray()) {
                    json.forEach(item -> metafieldValue(cell, item).ifPresent(values::add));
                } else {
                    metafieldValue(cell, json).ifPresent(values::add);
                }
                return values;
            } catch (JacksonException e) {
                // Not JSON after all: a text that begins with a bracket.
                values.clear();
            }
        }
        if (text.contains("gid://shopify/")) {
            reference(cell);
            return values;
        }
        for (String part : text.split(";")) {
            if (!part.isBlank()) {
                values.add(fact(texts.name(new Cell(cell.row(), cell.index(), part))));
            }
        }
        return values;
    }

    private Optional<Object> metafieldValue(Cell cell, JsonNode json) {
        if (json.isString() || json.isNumber() || json.isBoolean()) {
            String text = json.asString();
            if (text.startsWith("gid://shopify/")) {
                reference(cell);
                return Optional.empty();
            }
            return text.isBlank() ? Optional.empty() : Optional.of(fact(text));
        }
        JsonNode value = json.path("value");
        if (value.isString() || value.isNumber()) {
            String unit = json.path("unit").asString("");
            return Optional.of((value.asString() + " " + unit.replace('_', ' ')).strip());
        }
        log.report(
                Rule.IMPORT_INVALID_VALUE,
                cell,
                "'" + ImportLog.shown(cell.text()) + "' is left out; only texts, numbers and measures are read",
                "");
        return Optional.empty();
    }

    private void reference(Cell cell) {
        log.report(
                Rule.IMPORT_INVALID_VALUE,
                cell,
                "'" + ImportLog.shown(cell.text()) + "' refers to an entry that is not in the export; it is left out",
                "");
    }

    /** Yes and no are values of their own; everything else is a text. */
    static Object fact(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> text;
        };
    }

    private void pictures(ProductDraft product, List<Line> lines) throws IOException {
        record Placed(int position, String file, String alt) {}
        List<Placed> placed = new ArrayList<>();
        for (Line line : lines) {
            Cell image = line.cell("imagesrc", "productimageurl");
            Optional<String> file = pictures.resolve(image, image.text(), line.folder());
            if (file.isPresent()) {
                Cell position = line.cell("imageposition");
                int at = Numbers.parse(position.text(), false)
                        .map(number -> number.intValue())
                        .orElse(Integer.MAX_VALUE);
                placed.add(new Placed(at, file.get(), texts.plain(line.cell("imagealttext"))));
            }
        }
        placed.sort(Comparator.comparingInt(Placed::position));
        for (Placed picture : placed) {
            product.picture(picture.file(), draft.language.tag(), picture.alt());
        }
    }

    private void variants(ProductDraft product, List<Line> lines, Line first) throws IOException {
        List<Line> rows = new ArrayList<>(lines.stream().filter(Line::hasOption).toList());
        if (rows.isEmpty()) {
            rows.add(first);
        }
        for (Line line : lines) {
            boolean says = !line.cell("variantsku", "sku").isBlank()
                    || !line.cell("variantprice", "price").isBlank();
            if (!rows.contains(line)
                    && (says || line.cell("imagesrc", "productimageurl").isBlank())) {
                log.report(
                        Rule.IMPORT_UNREADABLE_ROW,
                        line.cell("handle", "urlhandle"),
                        "the row is neither a variant (it has no option value) nor a picture; it is left out",
                        "fill in the option values");
            }
        }
        boolean onlyDefault =
                rows.size() == 1 && rows.get(0).optionValue(1).trimmed().equals("Default Title");
        Map<Integer, String> options = onlyDefault ? Map.of() : options(product, lines, rows);
        for (Line line : rows) {
            VariantDraft variant = new VariantDraft(line.row()
                    .location(Math.max(0, line.cell("variantsku", "sku").index()), 0));
            options.forEach((number, option) -> {
                String value = texts.name(line.optionValue(number));
                if (!value.isEmpty()) {
                    variant.options.put(option, draft.attributes.value(option, value, draft.language));
                }
            });
            variant(variant, line);
            Cell image = line.cell("variantimage", "variantimageurl");
            Optional<String> file = pictures.resolve(image, image.text(), line.folder());
            file.ifPresent(name -> {
                product.picture(name);
                variant.media.add(name);
            });
            product.variants.add(variant);
        }
    }

    /** Number of each option that the product has to its id. Names stand on the first row only. */
    private Map<Integer, String> options(ProductDraft product, List<Line> lines, List<Line> rows) {
        Map<Integer, String> options = new LinkedHashMap<>();
        for (int i = 1; i <= OPTIONS; i++) {
            int number = i;
            String name = lines.stream()
                    .map(line -> texts.name(line.cell("option" + number + "name")))
                    .filter(text -> !text.isEmpty())
                    .findFirst()
                    .orElse("");
            boolean valued =
                    rows.stream().anyMatch(line -> !line.optionValue(number).isBlank());
            if (!valued) {
                continue;
            }
            if (name.isEmpty()) {
                log.report(
                        Rule.IMPORT_INVALID_VALUE,
                        rows.get(0).optionValue(number),
                        "option " + number + " has values but no name",
                        "name the option on the first row of the product");
                name = "Option " + number;
            }
            String id = draft.attributes.attribute(name, draft.language);
            while (options.containsValue(id)) {
                id = draft.attributes.attribute(name + " " + number, draft.language);
            }
            options.put(number, id);
            product.options.add(id);
        }
        return options;
    }

    private void variant(VariantDraft variant, Line line) {
        variant.sku = line.cell("variantsku", "sku").unguarded();
        variant.gtin = fields.gtin(line.cell("variantbarcode", "barcode"));
        variant.mpn = line.cell("googleshoppingmpn", "manufacturerpartnumbermpn", "mpn")
                .unguarded();
        variant.weight =
                fields.weight(line.cell("variantgrams", "weightvaluegrams", "grams"), "g", line.decimalComma());
        variant.measure = fields.measure(
                line.cell("unitpricetotalmeasure"),
                line.cell("unitpricetotalmeasureunit"),
                line.cell("unitpricebasemeasure"),
                line.cell("unitpricebasemeasureunit"),
                line.decimalComma());
        PriceDraft.read(
                        line.cell("variantprice", "price"),
                        line.cell("variantcompareatprice", "compareatprice"),
                        draft.currency,
                        line.decimalComma(),
                        log)
                .ifPresent(price -> variant.prices.put(draft.currency.code(), price));
        for (MarketPrice market : line.sheet().marketPrices()) {
            PriceDraft.read(
                            line.row().cell(market.column()),
                            line.row().cell(market.compareAt()),
                            market.market().currency(),
                            line.decimalComma(),
                            log)
                    .ifPresent(price -> variant.prices.put(market.market().id(), price));
        }
        stock(variant, line);
    }

    /** Without a tracker the quantity means nothing: such a variant can always be bought. */
    private void stock(VariantDraft variant, Line line) {
        boolean tracked =
                !line.cell("variantinventorytracker", "inventorytracker").isBlank();
        OptionalInt stock = fields.stock(
                line.cell("variantinventoryqty", "variantinventoryquantity", "inventoryquantity"), line.decimalComma());
        if (!tracked || stock.isEmpty()) {
            return;
        }
        variant.stock = OptionalInt.of(Math.max(0, stock.getAsInt()));
        if (stock.getAsInt() <= 0) {
            Cell policy = line.cell("variantinventorypolicy", "continuesellingwhenoutofstock");
            boolean goesOn = policy.trimmed().equalsIgnoreCase("continue") || VariantFields.yes(policy);
            variant.availability = goesOn ? Availability.BACKORDER : Availability.OUT_OF_STOCK;
        }
    }

    /** Columns that say how the other shop runs, or that advertising systems read. */
    private static boolean meaningless(String key) {
        return key.startsWith("googleshopping")
                || key.startsWith("customlabel")
                || key.startsWith("unitprice")
                || key.startsWith("variantunitprice")
                || key.contains("fulfillmentservice")
                || key.contains("fullfilmentservice")
                || key.matches("option[123](linkedto|name|value)")
                || Set.of(
                                "giftcard",
                                "costperitem",
                                "variantrequiresshipping",
                                "requiresshipping",
                                "varianttaxable",
                                "chargetax",
                                "varianttaxcode",
                                "taxcode",
                                "variantweightunit",
                                "weightunitfordisplay",
                                "googleproductcategory",
                                "adwordsgrouping",
                                "adwordslabels",
                                "collection",
                                "variantinventorypolicy",
                                "continuesellingwhenoutofstock",
                                "variantinventoryqty",
                                "inventoryquantity")
                        .contains(key);
    }
}
