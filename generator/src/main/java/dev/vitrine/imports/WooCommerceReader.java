package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.csv.CsvRow;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Availability;
import dev.vitrine.model.ProductStatus;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Reads WooCommerce's product CSV. */
final class WooCommerceReader {

    private static final int MOST_VARIANTS = 2048;
    private static final Pattern BETWEEN_ADDRESSES = Pattern.compile("\\s*,\\s*(?=(?:https?:)?//)");

    private final CatalogDraft draft;
    private final CellTexts texts;
    private final Pictures pictures;
    private final VariantFields fields;
    private final ImportLog log;

    WooCommerceReader(CatalogDraft draft, Pictures pictures, ImportLog log) {
        this.draft = draft;
        this.texts = new CellTexts(log);
        this.pictures = pictures;
        this.fields = new VariantFields(log);
        this.log = log;
    }

    /** Whether a header is one of WooCommerce's, in a language known here. */
    static boolean recognises(CsvTable table, Map<String, String> own) {
        Set<String> names = new HashSet<>(WooCommerceHeaders.names(table, own).values());
        return names.contains("type")
                && names.contains("name")
                && (names.contains("regularprice") || names.contains("sku"));
    }

    /** Reads tables as one catalogue; a variation may stand before its product and in another file. */
    void read(List<CsvTable> tables, Map<String, String> own) throws IOException {
        List<Line> parents = new ArrayList<>();
        List<Line> variations = new ArrayList<>();
        List<Columns> allColumns = new ArrayList<>();
        for (CsvTable table : tables) {
            Columns columns = new Columns(table, WooCommerceHeaders.names(table, own));
            allColumns.add(columns);
            List<Integer> numbers = numbers(table, columns);
            for (CsvRow row : table.rows()) {
                Line line = new Line(table, columns, row, numbers);
                (line.is("variation") ? variations : parents).add(line);
            }
        }
        Map<String, List<Line>> byParent = new LinkedHashMap<>();
        Map<Line, ProductDraft> drafts = begin(parents);
        Set<String> known = new HashSet<>();
        drafts.forEach((line, product) -> known.addAll(line.references()));
        for (Line variation : variations) {
            Cell parent = variation.cell("parent");
            if (known.contains(parent.trimmed())) {
                byParent.computeIfAbsent(parent.trimmed(), p -> new ArrayList<>())
                        .add(variation);
            } else {
                log.report(
                        Rule.IMPORT_UNREADABLE_ROW,
                        parent,
                        parent.isBlank()
                                ? "the variation names no product and is left out"
                                : "there is no product '" + ImportLog.shown(parent.text())
                                        + "'; its variation is left out",
                        "import the product too");
            }
        }
        for (Map.Entry<Line, ProductDraft> entry : drafts.entrySet()) {
            List<Line> children = new ArrayList<>();
            for (String reference : entry.getKey().references()) {
                List<Line> found = byParent.remove(reference);
                if (found != null) {
                    children.addAll(found);
                }
            }
            product(entry.getKey(), entry.getValue(), children);
        }
        allColumns.forEach(columns -> columns.reportUnused(log, WooCommerceHeaders::meaningless));
    }

    private static List<Integer> numbers(CsvTable table, Columns columns) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= table.names().size(); i++) {
            if (columns.has("attribute" + i + "name")) {
                numbers.add(i);
            }
        }
        return numbers;
    }

    private record Line(CsvTable table, Columns columns, CsvRow row, List<Integer> numbers) {
        Cell cell(String key) {
            return columns.cell(row, key);
        }

        /** Whether the type is this one; {@code simple, virtual} says two things. */
        boolean is(String type) {
            for (String part : cell("type").text().split(",")) {
                if (part.strip().equalsIgnoreCase(type)) {
                    return true;
                }
            }
            return false;
        }

        /** How other rows call this one. */
        List<String> references() {
            List<String> references = new ArrayList<>();
            if (!cell("sku").isBlank()) {
                references.add(cell("sku").unguarded());
            }
            if (!cell("id").isBlank()) {
                references.add("id:" + cell("id").trimmed());
            }
            return references;
        }

        Path folder() {
            Path parent = table.file().toAbsolutePath().getParent();
            return parent == null ? table.file() : parent;
        }

        String unit(String key, String otherwise) {
            int index = columns.index(key);
            return index < 0 ? otherwise : WooCommerceHeaders.unit(table.names().get(index), otherwise);
        }

        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(this);
        }
    }

    private Map<Line, ProductDraft> begin(List<Line> parents) {
        Map<Line, ProductDraft> drafts = new LinkedHashMap<>();
        Map<String, Line> seen = new HashMap<>();
        for (Line line : parents) {
            String name = texts.name(line.cell("name"));
            List<String> references = line.references();
            if (name.isEmpty() && references.isEmpty()) {
                log.report(
                        Rule.IMPORT_UNREADABLE_ROW,
                        line.row().location(),
                        "the row has neither name, SKU nor number and is left out",
                        "");
                continue;
            }
            String sku = line.cell("sku").unguarded();
            String key = !sku.isEmpty() ? sku : !name.isEmpty() ? name : references.get(0);
            Line before = seen.putIfAbsent(key, line);
            if (before != null && !sku.isEmpty()) {
                log.report(
                        Rule.IMPORT_DUPLICATE,
                        line.cell("sku"),
                        "the product '" + ImportLog.shown(sku) + "' stands twice; this row is left out",
                        "give every product a SKU of its own",
                        before.row().location());
                continue;
            }
            if (before != null) {
                key = key + " "
                        + (references.isEmpty()
                                ? line.row().line()
                                : references.get(0).substring(3));
            }
            ProductDraft product = draft.product(key, line.cell("sku").location());
            references.forEach(reference -> draft.refer(reference, product));
            drafts.put(line, product);
        }
        return drafts;
    }

    private void product(Line line, ProductDraft product, List<Line> children) throws IOException {
        WordsDraft words = product.words(draft.language.tag());
        words.title = texts.name(line.cell("name"));
        words.summary = CellTexts.plain(texts.html(withBreaks(line.cell("shortdescription"))));
        words.description = description(line);
        seo(words, line);
        product.status = status(line);
        product.brand = list(line.cell("brands")).stream().findFirst().orElse("");
        product.tags.addAll(list(line.cell("tags")));
        for (String path : list(line.cell("categories"))) {
            List<String> titles = new ArrayList<>();
            for (String title : path.split(" ?> ?|>")) {
                titles.add(title);
            }
            product.categories.add(titles);
        }
        if (VariantFields.yes(line.cell("featured")) && product.status == ProductStatus.ACTIVE) {
            draft.collect(featured(), product);
        }
        for (String file : files(line)) {
            product.picture(file);
        }
        relate(product, "upsell", line.cell("upsells"));
        relate(product, "complementary", line.cell("crosssells"));
        relate(product, "complementary", line.cell("grouped"));
        dimensions(product, line);

        List<Line> variations = children.stream()
                .filter(child -> !VariantFields.no(child.cell("published"))
                        && !child.cell("published").trimmed().equals("-1"))
                .sorted(Comparator.comparing(WooCommerceReader::position))
                .toList();
        Map<Integer, String> options = options(line, variations);
        facts(product, line, options.keySet());
        if (variations.isEmpty()) {
            if (line.is("variable")) {
                log.report(
                        Rule.IMPORT_INVALID_VALUE,
                        line.cell("type"),
                        "the product has options but no variations; it is imported without options",
                        "export the variations too");
            }
            VariantDraft variant = new VariantDraft(line.cell("sku").location());
            variant.sku = line.cell("sku").unguarded();
            variant(variant, line, line);
            product.variants.add(variant);
            return;
        }
        product.options.addAll(options.values());
        variants(product, line, variations, options);
    }

    private String featured() {
        return switch (draft.language.primary()) {
            case "de" -> "Empfohlen";
            case "fr" -> "À la une";
            case "es" -> "Destacados";
            default -> "Featured";
        };
    }

    private static BigDecimal position(Line line) {
        return Numbers.parse(line.cell("position").text(), false).orElse(BigDecimal.ZERO);
    }

    /** Line breaks are exported as {@code \n}. */
    private static Cell withBreaks(Cell cell) {
        return cell.text().contains("\\n")
                ? new Cell(
                        cell.row(), cell.index(), cell.text().replace("\\r", "").replace("\\n", "\n"))
                : cell;
    }

    private String description(Line line) {
        Cell cell = withBreaks(line.cell("description"));
        String html = texts.html(cell);
        if (!html.isEmpty() && !html.matches("(?is).*<(?:p|br|ul|ol|div|h[1-6]|table)\\b.*")) {
            // The shop makes paragraphs of blank lines when it shows the text.
            html = "<p>" + html.replaceAll("\n\\s*\n", "</p>\n<p>") + "</p>";
        }
        if (line.is("external") && !line.cell("externalurl").isBlank()) {
            Optional<String> address = line.cell("externalurl").trimmed().matches("(?i)https?://.*")
                    ? Pictures.address(line.cell("externalurl").trimmed())
                    : Optional.empty();
            if (address.isEmpty()) {
                log.report(
                        Rule.IMPORT_INVALID_VALUE,
                        line.cell("externalurl"),
                        "'" + ImportLog.shown(line.cell("externalurl").text()) + "' is no address",
                        "");
            } else {
                String label = texts.name(line.cell("buttontext"));
                html = (html.isEmpty() ? "" : html + "\n") + "<p><a href=\"" + Entities.escapeAttribute(address.get())
                        + "\">" + Entities.escape(label.isEmpty() ? address.get() : label) + "</a></p>";
            }
        }
        return html;
    }

    private void seo(WordsDraft words, Line line) {
        words.seoTitle = seo(line, "metayoastwpseotitle", "metarankmathtitle");
        words.seoDescription = seo(line, "metayoastwpseometadesc", "metarankmathdescription");
    }

    /** A text of a search plugin, unless it is one of its templates. */
    private String seo(Line line, String... keys) {
        for (String key : keys) {
            String text = texts.plain(line.cell(key));
            if (!text.isEmpty() && !text.contains("%")) {
                return text;
            }
        }
        return "";
    }

    private static ProductStatus status(Line line) {
        Cell published = line.cell("published");
        if (VariantFields.no(published) || published.trimmed().equals("-1")) {
            return ProductStatus.DRAFT;
        }
        return line.cell("visibility").trimmed().equalsIgnoreCase("hidden")
                ? ProductStatus.ARCHIVED
                : ProductStatus.ACTIVE;
    }

    /** The items of a list with commas; {@code \,} is a comma inside one. */
    private List<String> list(Cell cell) {
        List<String> items = new ArrayList<>();
        if (cell.isBlank()) {
            return items;
        }
        StringBuilder item = new StringBuilder();
        String text = texts.name(cell);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() && text.charAt(i + 1) == ',') {
                item.append(',');
                i++;
            } else if (c == ',') {
                add(items, item);
            } else {
                item.append(c);
            }
        }
        add(items, item);
        return items;
    }

    private static void add(List<String> items, StringBuilder item) {
        String text = item.toString().strip();
        if (!text.isEmpty()) {
            items.add(text);
        }
        item.setLength(0);
    }

    private List<String> files(Line line) throws IOException {
        Cell cell = line.cell("images");
        List<String> files = new ArrayList<>();
        if (cell.isBlank()) {
            return files;
        }
        String text = cell.trimmed();
        boolean addresses = text.matches("(?i)(?:https?:)?//.*");
        for (String name : addresses ? BETWEEN_ADDRESSES.split(text) : text.split(",")) {
            pictures.resolve(cell, name, line.folder()).ifPresent(files::add);
        }
        return files;
    }

    private void relate(ProductDraft product, String kind, Cell cell) {
        for (String name : list(cell)) {
            product.relation(kind, name, cell.location());
        }
    }

    private void dimensions(ProductDraft product, Line line) {
        for (String key : List.of("length", "width", "height")) {
            Cell cell = line.cell(key);
            if (cell.isBlank()) {
                continue;
            }
            Optional<BigDecimal> number =
                    Numbers.parse(cell.unguarded(), line.table().decimalComma());
            if (number.isPresent() && number.get().signum() > 0) {
                product.attribute(
                        draft.attributes.common(key, draft.language),
                        number.get().stripTrailingZeros().toPlainString() + " " + line.unit(key, "cm"));
            }
        }
    }

    private record Attribute(int number, String id, String name) {}

    private Optional<Attribute> attribute(Line line, int number) {
        String name = texts.name(line.cell("attribute" + number + "name")).replaceFirst("^pa_", "");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Attribute(number, draft.ids.slug(name, draft.language), name));
    }

    private Cell values(Line line, int number) {
        return line.cell("attribute" + number + "values");
    }

    /** Attribute number on the product's row to option id, for attributes that its variations name. */
    private Map<Integer, String> options(Line line, List<Line> variations) {
        Set<String> named = new HashSet<>();
        for (Line variation : variations) {
            for (int number : variation.numbers()) {
                attribute(variation, number).ifPresent(attribute -> named.add(attribute.id()));
            }
        }
        Map<Integer, String> options = new LinkedHashMap<>();
        for (int number : line.numbers()) {
            attribute(line, number).filter(a -> named.remove(a.id())).ifPresent(attribute -> {
                draft.attributes.attribute(attribute.id(), attribute.name(), draft.language);
                for (String value : list(values(line, number))) {
                    draft.attributes.value(attribute.id(), value, draft.language);
                }
                options.put(number, attribute.id());
            });
        }
        // Options the product's own row forgot.
        int free = -1;
        for (Line variation : variations) {
            for (int number : variation.numbers()) {
                Optional<Attribute> attribute = attribute(variation, number).filter(a -> named.remove(a.id()));
                if (attribute.isPresent()) {
                    draft.attributes.attribute(
                            attribute.get().id(), attribute.get().name(), draft.language);
                    options.put(free--, attribute.get().id());
                }
            }
        }
        return options;
    }

    private void facts(ProductDraft product, Line line, Set<Integer> options) {
        for (int number : line.numbers()) {
            boolean shown = !VariantFields.no(line.cell("attribute" + number + "visible"));
            Optional<Attribute> attribute = attribute(line, number);
            if (options.contains(number) || !shown || attribute.isEmpty()) {
                continue;
            }
            for (String value : list(values(line, number))) {
                draft.attributes.attribute(attribute.get().id(), attribute.get().name(), draft.language);
                product.attribute(attribute.get().id(), value);
            }
        }
    }

    private void variants(ProductDraft product, Line line, List<Line> variations, Map<Integer, String> options)
            throws IOException {
        Map<String, List<String>> all = new LinkedHashMap<>();
        options.forEach((number, id) -> {
            List<String> values = new ArrayList<>();
            if (number > 0) {
                for (String value : list(values(line, number))) {
                    values.add(draft.attributes.value(id, value, draft.language));
                }
            }
            all.put(id, values);
        });
        Map<Line, Map<String, String>> stated = new LinkedHashMap<>();
        Set<Map<String, String>> taken = new HashSet<>();
        for (Line variation : variations) {
            Map<String, String> values = new TreeMap<>();
            for (int number : variation.numbers()) {
                Optional<Attribute> attribute = attribute(variation, number);
                String value = texts.name(values(variation, number)).replace("\\,", ",");
                if (attribute.isPresent() && !value.isEmpty()) {
                    values.put(
                            attribute.get().id(),
                            draft.attributes.value(attribute.get().id(), value, draft.language));
                }
            }
            stated.put(variation, values);
            if (values.size() == all.size()) {
                taken.add(values);
            }
        }
        for (Map.Entry<Line, Map<String, String>> entry : stated.entrySet()) {
            boolean exact = entry.getValue().size() == all.size();
            List<Map<String, String>> combinations = combinations(entry.getValue(), all);
            for (Map<String, String> combination : combinations) {
                // A variation for "any" value gives way to one that names the value.
                if (!exact && !taken.add(combination)) {
                    continue;
                }
                if (product.variants.size() == MOST_VARIANTS) {
                    log.report(
                            Rule.IMPORT_UNREADABLE_ROW,
                            entry.getKey().row().location(),
                            "the product has more than " + MOST_VARIANTS + " variants; the rest is left out",
                            "state the values of the variations instead of 'any'");
                    break;
                }
                VariantDraft variant =
                        new VariantDraft(entry.getKey().cell("sku").location());
                variant.options.putAll(combination);
                variant.sku = entry.getKey().cell("sku").unguarded();
                if (!variant.sku.isEmpty()) {
                    for (String option : all.keySet()) {
                        if (!entry.getValue().containsKey(option) && combination.containsKey(option)) {
                            variant.sku += "-" + combination.get(option);
                        }
                    }
                }
                variant(variant, entry.getKey(), line);
                for (String file : files(entry.getKey())) {
                    product.picture(file);
                    variant.media.add(file);
                }
                product.variants.add(variant);
            }
        }
        defaultFirst(product, line, options);
    }

    /** All ways to fill in the options that a variation leaves open. */
    private static List<Map<String, String>> combinations(Map<String, String> stated, Map<String, List<String>> all) {
        List<Map<String, String>> combinations = new ArrayList<>();
        combinations.add(new TreeMap<>(stated));
        for (Map.Entry<String, List<String>> option : all.entrySet()) {
            if (stated.containsKey(option.getKey()) || option.getValue().isEmpty()) {
                continue;
            }
            List<Map<String, String>> more = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : option.getValue()) {
                    Map<String, String> filled = new TreeMap<>(combination);
                    filled.put(option.getKey(), value);
                    more.add(filled);
                    if (more.size() > MOST_VARIANTS) {
                        return more;
                    }
                }
            }
            combinations = more;
        }
        return combinations;
    }

    /** The variant the shop chooses first comes first. */
    private void defaultFirst(ProductDraft product, Line line, Map<Integer, String> options) {
        Map<String, String> wanted = new HashMap<>();
        options.forEach((number, id) -> {
            String value = number < 0 ? "" : texts.name(line.cell("attribute" + number + "default"));
            draft.attributes.known(id, value).ifPresent(known -> wanted.put(id, known));
        });
        if (wanted.isEmpty()) {
            return;
        }
        for (int i = 0; i < product.variants.size(); i++) {
            if (product.variants.get(i).options.entrySet().containsAll(wanted.entrySet())) {
                product.variants.add(0, product.variants.remove(i));
                return;
            }
        }
    }

    private void variant(VariantDraft variant, Line line, Line parent) {
        boolean decimalComma = line.table().decimalComma();
        variant.gtin = fields.gtin(line.cell("gtin"));
        variant.weight = fields.weight(line.cell("weight"), line.unit("weight", "kg"), decimalComma);
        if (variant.weight.isEmpty() && line.row() != parent.row()) {
            variant.weight = fields.weight(parent.cell("weight"), parent.unit("weight", "kg"), decimalComma);
        }
        price(variant, line);
        OptionalInt stock = fields.stock(line.cell("stock"), decimalComma);
        if (stock.isPresent()) {
            variant.stock = OptionalInt.of(Math.max(0, stock.getAsInt()));
        }
        String inStock = line.cell("instock").trimmed().toLowerCase(Locale.ROOT);
        String backorders = line.cell("backorders").trimmed().toLowerCase(Locale.ROOT);
        boolean onOrder = VariantFields.yes(line.cell("backorders")) || backorders.equals("notify");
        boolean none = stock.isPresent() && stock.getAsInt() <= 0;
        if (inStock.equals("backorder") || none && onOrder) {
            variant.availability = Availability.BACKORDER;
        } else if (VariantFields.no(line.cell("instock")) || none && inStock.isEmpty()) {
            variant.availability = Availability.OUT_OF_STOCK;
        }
    }

    private void price(VariantDraft variant, Line line) {
        boolean decimalComma = line.table().decimalComma();
        Cell regular = line.cell("regularprice");
        Cell sale = line.cell("saleprice");
        Cell none = line.row().cell(-1);
        boolean dated =
                !line.cell("salestarts").isBlank() || !line.cell("saleends").isBlank();
        if (!sale.isBlank() && dated) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    sale,
                    "the sale price is for a limited time; only the regular price is imported",
                    "enter the sale price when the sale begins");
        }
        Optional<PriceDraft> price = sale.isBlank() || dated
                ? Optional.empty()
                : PriceDraft.read(sale, regular, draft.currency, decimalComma, log);
        price.or(() -> PriceDraft.read(regular, none, draft.currency, decimalComma, log))
                .ifPresent(p -> variant.prices.put(draft.currency.code(), p));
    }
}
