package dev.vitrine.imports;

import dev.vitrine.csv.Cell;
import dev.vitrine.csv.CsvRow;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Availability;
import dev.vitrine.model.Currency;
import dev.vitrine.model.Language;
import dev.vitrine.model.ProductStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads files whose columns a mapping file explains. */
final class MappedReader {

    private final CatalogDraft draft;
    private final Mapping mapping;
    private final CellTexts texts;
    private final Pictures pictures;
    private final VariantFields fields;
    private final MarketNames markets;
    private final ImportLog log;
    private final Set<String> variantSkus = new HashSet<>();

    MappedReader(CatalogDraft draft, Mapping mapping, Pictures pictures, MarketNames markets, ImportLog log) {
        this.draft = draft;
        this.mapping = mapping;
        this.texts = new CellTexts(log);
        this.pictures = pictures;
        this.fields = new VariantFields(log);
        this.markets = markets;
        this.log = log;
    }

    private record Sheet(CsvTable table, Columns columns, Mapping.FileMapping mapping, List<Integer> attributeColumns) {
        Path folder() {
            Path parent = table.file().toAbsolutePath().getParent();
            return parent == null ? table.file() : parent;
        }
    }

    /** A row and what its file's mapping says of it. */
    private record Line(Sheet sheet, CsvRow row) {
        Mapping.FileMapping mapping() {
            return sheet.mapping();
        }

        boolean decimalComma() {
            return sheet.table().decimalComma();
        }

        Cell column(String name) {
            return sheet.columns().cell(row, CsvTable.key(name));
        }

        Mapping.Source source(String field) {
            return mapping().sources().getOrDefault(field, Mapping.Source.NONE);
        }

        /** The first filled cell of a field. */
        Cell cell(String field) {
            Cell first = row.cell(-1);
            for (String name : source(field).columns()) {
                Cell cell = column(name);
                if (!cell.isBlank()) {
                    return cell;
                }
                first = first.index() < 0 ? cell : first;
            }
            return first;
        }

        /** The word of a field, translated to ours. */
        String word(String field) {
            Mapping.Source source = source(field);
            if (!source.constant().isEmpty()) {
                return source.constant();
            }
            String text = cell(field).trimmed();
            return source.values().getOrDefault(text, text);
        }

        boolean has(String field) {
            return mapping().sources().containsKey(field);
        }

        boolean is(Optional<Mapping.Condition> condition) {
            return condition.isPresent()
                    && condition
                            .get()
                            .is()
                            .contains(column(condition.get().column()).trimmed());
        }

        /** What tells its product apart. */
        Cell key() {
            Cell key = cell("key");
            return key.isBlank() ? cell("sku") : key;
        }
    }

    void read(List<CsvTable> tables) throws IOException {
        List<Sheet> sheets = new ArrayList<>();
        for (CsvTable table : tables) {
            Optional<Mapping.FileMapping> of = mapping.of(table.file());
            if (of.isEmpty()) {
                log.report(
                        Rule.IMPORT_UNKNOWN_FORMAT,
                        table.header().location(),
                        "the mapping says nothing about this file",
                        "add an entry whose \"match\" fits its name");
                continue;
            }
            sheets.add(sheet(table, of.get()));
        }
        products(sheets.stream().filter(sheet -> !sheet.mapping().details()).toList());
        for (Sheet sheet : sheets) {
            if (sheet.mapping().details()) {
                details(sheet);
            }
        }
        for (Sheet sheet : sheets) {
            sheet.columns()
                    .reportUnused(
                            log, key -> sheet.mapping().ignore().stream().anyMatch(pattern -> fits(pattern, key)));
        }
    }

    private Sheet sheet(CsvTable table, Mapping.FileMapping file) {
        Columns columns = new Columns(table, Map.of());
        List<Integer> attributeColumns = new ArrayList<>();
        for (int i = 0; i < table.names().size(); i++) {
            String name = table.names().get(i);
            if (file.attributeColumns().stream()
                    .anyMatch(pattern -> glob(pattern).matcher(name).matches())) {
                columns.use(i);
                attributeColumns.add(i);
            }
        }
        file.sources()
                .forEach((field, source) -> source.columns().forEach(column -> {
                    if (!columns.has(CsvTable.key(column)) && source.columns().size() == 1) {
                        log.note(
                                Rule.IMPORT_UNKNOWN_COLUMN,
                                table.header().location(),
                                "the mapping takes '" + field + "' from the column '" + column
                                        + "', which this file does not have",
                                "");
                    }
                }));
        return new Sheet(table, columns, file, attributeColumns);
    }

    private static Pattern glob(String pattern) {
        return Pattern.compile(
                Pattern.quote(pattern).replace("*", "\\E.*\\Q"), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Whether a normalised column name fits a pattern of column names. */
    private static boolean fits(String pattern, String key) {
        String parts = java.util.Arrays.stream(pattern.split("\\*", -1))
                .map(CsvTable::key)
                .collect(java.util.stream.Collectors.joining("*"));
        return glob(parts).matcher(key).matches();
    }

    private void products(List<Sheet> sheets) throws IOException {
        Map<String, List<Line>> owners = new LinkedHashMap<>();
        Map<String, List<Line>> members = new LinkedHashMap<>();
        Map<String, Line> bySku = new HashMap<>();
        Map<CsvRow, Line> unlisted = new LinkedHashMap<>();
        for (Sheet sheet : sheets) {
            for (CsvRow row : sheet.table().rows()) {
                Line line = new Line(sheet, row);
                String key = line.key().unguarded();
                if (line.is(sheet.mapping().skip())) {
                    continue;
                }
                if (key.isEmpty()) {
                    log.report(
                            Rule.IMPORT_UNREADABLE_ROW,
                            line.key(),
                            "the row does not say which product it is about; it is left out",
                            "");
                } else if (!line.is(sheet.mapping().variant())) {
                    owners.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
                } else if (sheet.mapping().variations().column().isEmpty()) {
                    members.computeIfAbsent(key, k -> new ArrayList<>()).add(line);
                } else {
                    bySku.putIfAbsent(line.cell("sku").unguarded(), line);
                    unlisted.put(row, line);
                }
            }
        }
        for (String key : members.keySet()) {
            owners.computeIfAbsent(key, k -> new ArrayList<>());
        }
        for (Map.Entry<String, List<Line>> entry : owners.entrySet()) {
            List<Line> own = entry.getValue();
            List<Line> children = new ArrayList<>(members.getOrDefault(entry.getKey(), List.of()));
            Line owner = own.isEmpty() ? children.get(0) : own.get(0);
            boolean rowsAreVariants = owner.mapping().variant().isEmpty() && own.size() > 1;
            if (rowsAreVariants) {
                children.addAll(own);
            } else {
                for (Line repeated : own.subList(Math.min(1, own.size()), own.size())) {
                    log.report(
                            Rule.IMPORT_DUPLICATE,
                            repeated.key(),
                            "the product '" + ImportLog.shown(entry.getKey()) + "' stands twice; this row is left out",
                            "",
                            owner.row().location());
                }
            }
            product(entry.getKey(), owner, children, bySku, unlisted);
        }
        for (Line line : unlisted.values()) {
            log.report(
                    Rule.IMPORT_UNREADABLE_ROW,
                    line.cell("sku"),
                    "no product lists the variant '"
                            + ImportLog.shown(line.cell("sku").text()) + "'; it is left out",
                    "");
        }
    }

    private void product(
            String key, Line owner, List<Line> children, Map<String, Line> bySku, Map<CsvRow, Line> unlisted)
            throws IOException {
        ProductDraft product = draft.product(key, owner.key().location());
        draft.refer(key, product);
        draft.refer(owner.cell("sku").unguarded(), product);
        words(product, owner, draft.language);
        facts(product, owner);
        product.status = switch (owner.word("status").toLowerCase(Locale.ROOT)) {
            case "draft", "0", "false", "no", "disabled" -> ProductStatus.DRAFT;
            case "archived", "unlisted", "hidden", "discontinued" -> ProductStatus.ARCHIVED;
            default -> ProductStatus.ACTIVE;
        };
        product.brand = texts.name(owner.cell("brand"));
        if (product.brand.isEmpty()) {
            product.brand = owner.source("brand").constant();
        }
        product.tags.addAll(list(owner, "tags"));
        String created = owner.word("created");
        if (created.matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])([T ].*)?")) {
            product.created = created.substring(0, 10);
        } else if (!created.isEmpty()) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    owner.cell("created"),
                    "'" + ImportLog.shown(created) + "' is no date",
                    "write it as 2026-03-01");
        }
        categories(product, owner);
        for (String file : pictures(owner)) {
            product.picture(file, draft.language.tag(), texts.plain(owner.cell("alt")));
        }
        relations(product, owner);
        List<Listed> variations = listed(owner);
        if (!variations.isEmpty()) {
            for (Listed variation : variations) {
                Line line = bySku.get(variation.sku());
                if (line != null) {
                    unlisted.remove(line.row());
                }
                VariantDraft variant = variant(product, line == null ? owner : line, owner);
                variant.sku = variation.sku();
                variation.options().forEach((name, value) -> option(product, variant, "", name, value));
                add(product, variant);
            }
            return;
        }
        Map<String, VariantDraft> known = new HashMap<>();
        for (Line child : children) {
            VariantDraft variant = variant(product, child, owner);
            options(product, variant, child);
            VariantDraft before = known.putIfAbsent(variant.sku, variant);
            if (before == null || variant.sku.isEmpty() || !furtherPrices(before, variant)) {
                add(product, variant);
            }
        }
        if (children.isEmpty()) {
            add(product, variant(product, owner, owner));
        }
    }

    /** Whether a row only repeats a variant with prices in other currencies, which the variant then takes over. */
    private static boolean furtherPrices(VariantDraft before, VariantDraft variant) {
        boolean sameOptions = variant.options.isEmpty() || variant.options.equals(before.options);
        if (!sameOptions || !java.util.Collections.disjoint(before.prices.keySet(), variant.prices.keySet())) {
            return false;
        }
        before.prices.putAll(variant.prices);
        return true;
    }

    private void add(ProductDraft product, VariantDraft variant) {
        product.variants.add(variant);
        variantSkus.add(variant.sku);
        draft.refer(variant.sku, product);
    }

    private void words(ProductDraft product, Line line, Language language) {
        WordsDraft words = product.words(language.tag());
        words.location =
                line.has("title") ? line.cell("title").location() : line.row().location();
        words.title = first(words.title, texts.name(line.cell("title")));
        words.slug = first(words.slug, line.word("slug"));
        words.summary = first(words.summary, CellTexts.plain(texts.html(line.cell("summary"))));
        words.description = first(words.description, texts.html(line.cell("description")));
        words.seoTitle = first(words.seoTitle, texts.plain(line.cell("seoTitle")));
        words.seoDescription = first(words.seoDescription, texts.plain(line.cell("seoDescription")));
        if (!words.says() && !language.equals(draft.language) && !line.has("title")) {
            product.words.remove(language.tag());
        }
    }

    private static String first(String before, String now) {
        return before.isEmpty() ? now : before;
    }

    /** All items of a field, from all its columns. */
    private List<String> list(Line line, String field) {
        List<String> items = new ArrayList<>();
        Mapping.Source source = line.source(field);
        for (String name : source.columns()) {
            for (String item : split(line.column(name).text(), source.separator())) {
                String text = CellTexts.plain(item);
                items.add(source.values().getOrDefault(text, text));
            }
        }
        return items;
    }

    private static List<String> split(String text, String separator) {
        List<String> items = new ArrayList<>();
        String[] parts = separator.isEmpty()
                ? new String[] {text}
                : text.replace("\r\n", "\n").split(Pattern.quote(separator), -1);
        for (String part : parts) {
            if (!part.isBlank()) {
                items.add(part.strip());
            }
        }
        return items;
    }

    private void categories(ProductDraft product, Line line) {
        Mapping.Categories categories = line.mapping().categories();
        for (String column : categories.columns()) {
            for (String item : split(line.column(column).text(), categories.separator())) {
                String path = categories.rename().getOrDefault(item, item);
                if (categories.ignore().contains(item)) {
                    continue;
                }
                List<String> titles = new ArrayList<>();
                for (String title : split(path, categories.path())) {
                    titles.add(CellTexts.plain(title));
                }
                if (!titles.isEmpty() && categories.drop().contains(titles.get(0))) {
                    titles.remove(0);
                }
                if (!titles.isEmpty()) {
                    product.categories.add(titles);
                }
            }
        }
    }

    private void facts(ProductDraft product, Line line) {
        for (Mapping.Attribute attribute : line.mapping().attributes()) {
            Cell cell = line.column(attribute.column());
            String name = attribute.name().isEmpty() ? readable(attribute.column()) : attribute.name();
            for (String value : split(cell.text(), attribute.separator())) {
                String text = CellTexts.plain(value) + (attribute.unit().isEmpty() ? "" : " " + attribute.unit());
                fact(product, attribute.id(), name, text);
            }
        }
        for (int index : line.sheet().attributeColumns()) {
            String column = line.sheet().table().names().get(index);
            String text = texts.name(line.row().cell(index));
            if (!text.isEmpty()) {
                fact(product, "", readable(column.substring(column.lastIndexOf('.') + 1)), text);
            }
        }
        Mapping.AttributeList list = line.mapping().attributeList();
        if (!list.column().isEmpty()) {
            pairs(line.column(list.column()).text(), list.separator(), list.assign())
                    .forEach((name, values) -> {
                        if (!list.ignore().contains(name)) {
                            for (String value : split(values, list.values())) {
                                fact(
                                        product,
                                        draft.ids.slug(name),
                                        list.names().getOrDefault(name, readable(name)),
                                        CellTexts.plain(value));
                            }
                        }
                    });
        }
    }

    /** Pairs of a list; a separator inside a value is told by what follows it not being a pair. */
    private static Map<String, String> pairs(String text, String separator, String assign) {
        Map<String, String> pairs = new LinkedHashMap<>();
        String last = "";
        for (String part : text.split(Pattern.quote(separator), -1)) {
            int at = part.indexOf(assign);
            if (at > 0) {
                last = part.substring(0, at).strip();
                pairs.put(last, part.substring(at + assign.length()).strip());
            } else if (!last.isEmpty()) {
                pairs.merge(last, part, (before, more) -> before + separator + more);
            }
        }
        return pairs;
    }

    private void fact(ProductDraft product, String id, String name, String text) {
        if (text.isEmpty()) {
            return;
        }
        String attribute = id.isEmpty()
                ? draft.attributes.attribute(name, draft.language)
                : draft.attributes.attribute(id, name, draft.language);
        Object value = switch (text.toLowerCase(Locale.ROOT)) {
            case "yes", "true" -> true;
            case "no", "false" -> false;
            default -> text;
        };
        product.attribute(attribute, value);
    }

    private static String readable(String column) {
        String words = column.replaceAll("[_.-]+", " ").strip();
        return words.isEmpty() ? column : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private void relations(ProductDraft product, Line line) {
        for (String kind : List.of("related", "complementary", "upsell")) {
            for (String name : list(line, kind)) {
                product.relation(kind, name, line.cell(kind).location());
            }
        }
    }

    private List<String> pictures(Line line) throws IOException {
        List<String> files = new ArrayList<>();
        Mapping.Source source = line.source("pictures");
        for (String column : source.columns()) {
            Cell cell = line.column(column);
            for (String name : split(cell.text(), source.separator())) {
                pictures.resolve(cell, name, line.sheet().folder()).ifPresent(file -> {
                    if (!files.contains(file)) {
                        files.add(file);
                    }
                });
            }
        }
        return files;
    }

    private record Listed(String sku, Map<String, String> options) {}

    private List<Listed> listed(Line line) {
        Mapping.Variations spec = line.mapping().variations();
        List<Listed> variations = new ArrayList<>();
        if (spec.column().isEmpty()) {
            return variations;
        }
        for (String item : split(line.column(spec.column()).text(), spec.separator())) {
            Map<String, String> pairs = pairs(item, spec.pairs(), spec.assign());
            String sku = pairs.remove(spec.sku());
            if (sku == null) {
                log.report(
                        Rule.IMPORT_INVALID_VALUE,
                        line.column(spec.column()),
                        "'" + ImportLog.shown(item) + "' names no variant",
                        "");
            } else {
                variations.add(new Listed(sku, pairs));
            }
        }
        return variations;
    }

    private void options(ProductDraft product, VariantDraft variant, Line line) {
        for (Mapping.Option option : line.mapping().options()) {
            String name = option.nameColumn().isEmpty() ? option.name() : texts.name(line.column(option.nameColumn()));
            String value = texts.name(line.column(option.column()));
            if (!value.isEmpty()) {
                option(product, variant, option.id(), name.isEmpty() ? readable(option.column()) : name, value);
            }
        }
    }

    private void option(ProductDraft product, VariantDraft variant, String id, String name, String value) {
        String attribute = id.isEmpty()
                ? draft.attributes.attribute(readable(name), draft.language)
                : draft.attributes.attribute(id, readable(name), draft.language);
        product.options.add(attribute);
        variant.options.put(attribute, draft.attributes.value(attribute, CellTexts.plain(value), draft.language));
    }

    private VariantDraft variant(ProductDraft product, Line line, Line owner) throws IOException {
        VariantDraft variant = new VariantDraft(
                line.cell("sku").index() < 0
                        ? line.row().location()
                        : line.cell("sku").location());
        variant.sku = line.cell("sku").unguarded();
        variant.gtin = fields.gtin(line.cell("gtin"));
        variant.mpn = line.word("mpn");
        String unit = line.word("weightUnit");
        variant.weight = fields.weight(line.cell("weight"), unit.isEmpty() ? "g" : unit, line.decimalComma());
        prices(variant, line);
        if (variant.prices.isEmpty() && line.row() != owner.row()) {
            prices(variant, owner);
        }
        stock(variant, line);
        if (line.row() != owner.row()) {
            for (String file : pictures(line)) {
                product.picture(file, draft.language.tag(), texts.plain(line.cell("alt")));
                variant.media.add(file);
            }
        }
        return variant;
    }

    private void prices(VariantDraft variant, Line line) {
        String code = line.word("currency");
        Optional<Currency> currency =
                code.isEmpty() ? Optional.of(draft.currency) : Currency.parse(code.toUpperCase(Locale.ROOT));
        if (currency.isEmpty()) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    line.cell("currency"),
                    "'" + ImportLog.shown(code) + "' is no currency; the price is left out",
                    "use the three-letter code, for example EUR");
        } else {
            Cell regular = line.cell("price");
            Cell sale = line.cell("salePrice");
            Optional<PriceDraft> price = sale.isBlank()
                    ? Optional.empty()
                    : PriceDraft.read(sale, regular, currency.get(), line.decimalComma(), log);
            price.or(() -> PriceDraft.read(regular, line.cell("compareAt"), currency.get(), line.decimalComma(), log))
                    .ifPresent(p -> variant.prices.put(currency.get().code(), p));
        }
        line.mapping().prices().forEach((key, spec) -> {
            Optional<MarketNames.Known> market = markets.find(key);
            Optional<Currency> of = Currency.parse(key).or(() -> market.map(MarketNames.Known::currency));
            if (of.isEmpty()) {
                if (log.first("price " + key)) {
                    log.report(
                            Rule.CATALOG_UNKNOWN_CURRENCY,
                            Location.of(mapping.path()),
                            "'" + key + "' is neither a currency nor a market of the site",
                            "use a code such as EUR, or the id of a market");
                }
                return;
            }
            Cell compareAt = spec.compareAt().isEmpty() ? line.row().cell(-1) : line.column(spec.compareAt());
            PriceDraft.read(line.column(spec.column()), compareAt, of.get(), line.decimalComma(), log)
                    .ifPresent(p -> variant.prices.put(
                            Currency.parse(key).isPresent()
                                    ? key
                                    : market.orElseThrow().id(),
                            p));
        });
    }

    private void stock(VariantDraft variant, Line line) {
        boolean tracked = !line.has("tracked") || VariantFields.yes(line.cell("tracked"));
        OptionalInt stock = tracked ? fields.stock(line.cell("stock"), line.decimalComma()) : OptionalInt.empty();
        if (stock.isPresent()) {
            variant.stock = OptionalInt.of(Math.max(0, stock.getAsInt()));
        }
        boolean none = line.has("inStock") && !line.cell("inStock").isBlank()
                ? VariantFields.no(line.cell("inStock"))
                : stock.isPresent() && stock.getAsInt() <= 0;
        if (none) {
            variant.availability =
                    VariantFields.yes(line.cell("backorder")) ? Availability.BACKORDER : Availability.OUT_OF_STOCK;
        }
    }

    /** Rows that add words, pictures, facts or relations to products of other files. */
    private void details(Sheet sheet) throws IOException {
        for (CsvRow row : sheet.table().rows()) {
            Line line = new Line(sheet, row);
            if (line.is(sheet.mapping().skip())) {
                continue;
            }
            String key = line.key().unguarded();
            Optional<ProductDraft> product = draft.referred(key);
            boolean ofVariant = variantSkus.contains(key) && !isOwnSku(product, key);
            if (ofVariant) {
                continue;
            }
            if (product.isEmpty()) {
                log.report(
                        Rule.CATALOG_UNKNOWN_PRODUCT,
                        line.key(),
                        key.isEmpty()
                                ? "the row names no product"
                                : "there is no product '" + ImportLog.shown(key) + "'",
                        "import the product too, or remove the row");
                continue;
            }
            Optional<Language> language = language(line);
            if (language.isPresent()) {
                words(product.get(), line, language.get());
            }
            facts(product.get(), line);
            relations(product.get(), line);
            for (String file : pictures(line)) {
                product.get().picture(file, language.orElse(draft.language).tag(), texts.plain(line.cell("alt")));
            }
        }
    }

    /** Whether the SKU of a product's only variant is how files call the product. */
    private static boolean isOwnSku(Optional<ProductDraft> product, String key) {
        return product.isPresent()
                && product.get().variants.size() == 1
                && product.get().variants.get(0).sku.equals(key);
    }

    private Optional<Language> language(Line line) {
        String tag = line.has("language")
                ? line.word("language")
                : line.mapping().language().orElse(draft.language.tag());
        Optional<Language> language = Language.parse(tag.replace('_', '-'));
        if (language.isEmpty()) {
            log.report(
                    Rule.IMPORT_INVALID_VALUE,
                    line.cell("language"),
                    "'" + ImportLog.shown(tag) + "' is no language; the row is left out",
                    "say in \"values\" of the mapping which language it is");
        }
        return language;
    }
}
