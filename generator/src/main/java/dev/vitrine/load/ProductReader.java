package dev.vitrine.load;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.AttributeDefinition;
import dev.vitrine.model.Availability;
import dev.vitrine.model.Language;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.Measure;
import dev.vitrine.model.Media;
import dev.vitrine.model.Picture;
import dev.vitrine.model.Prices;
import dev.vitrine.model.Product;
import dev.vitrine.model.ProductStatus;
import dev.vitrine.model.Unit;
import dev.vitrine.model.Variant;
import dev.vitrine.model.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** From the JSON of one product, and the Markdown files beside it, to the product. */
final class ProductReader {

    private final Map<String, Market> markets;
    private final Map<String, AttributeDefinition> attributes;
    private final Set<String> parties;
    private final Set<String> certificates;
    private final WordsReader wordsReader;
    private final MediaLibrary media;
    private final Diagnostics diagnostics;

    ProductReader(
            Map<String, Market> markets,
            Map<String, AttributeDefinition> attributes,
            Set<String> parties,
            Set<String> certificates,
            WordsReader wordsReader,
            MediaLibrary media,
            Diagnostics diagnostics) {
        this.markets = markets;
        this.attributes = attributes;
        this.parties = parties;
        this.certificates = certificates;
        this.wordsReader = wordsReader;
        this.media = media;
        this.diagnostics = diagnostics;
    }

    /**
     * Reads a product.
     *
     * @param obj its facts
     * @param id its id
     * @param folder where its pictures are looked for
     * @param files its Markdown files by language
     */
    Optional<Product> read(JsonValue.Obj obj, String id, String folder, Map<Language, MarkdownFile> files) {
        Optional<Product.Inquiry> inquiry = obj.object("inquiry").map(this::inquiry);
        boolean quoteOnly = inquiry.filter(Product.Inquiry::only).isPresent();
        Prices stated = Amounts.prices(obj.object("prices"), markets, diagnostics);
        // What is sold by quote has no price anywhere, whatever reads it.
        Prices prices = quoteOnly ? Prices.NONE : stated;
        if (quoteOnly) {
            checkNoPrices(obj);
        }
        Map<String, Localized<String>> optionNames = new LinkedHashMap<>();
        List<String> options = options(obj, optionNames);
        List<Variant> variants = variants(obj, options, prices, quoteOnly);
        if (variants.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> category = obj.text("category");
        Set<String> categories = new LinkedHashSet<>();
        category.ifPresent(categories::add);
        categories.addAll(obj.texts("categories"));
        return Optional.of(new Product(
                id,
                switch (obj.text("status").orElse("active")) {
                    case "draft" -> ProductStatus.DRAFT;
                    case "archived" -> ProductStatus.ARCHIVED;
                    default -> ProductStatus.ACTIVE;
                },
                category.or(() -> categories.stream().findFirst()),
                List.copyOf(categories),
                obj.text("brand").filter(brand -> !brand.isBlank()),
                obj.texts("tags"),
                date(obj, "created", diagnostics),
                options,
                optionNames,
                variants,
                pictures(obj, folder, files),
                new AttributeReader(wordsReader, diagnostics).facts(obj, variants, attributes),
                relations(obj),
                compliance(obj),
                obj.text("sizeGuide"),
                inquiry,
                quantity(obj),
                FeedReader.facts(obj),
                new Localized<>(words(obj, folder, files)),
                obj.get("prices").map(JsonValue::at).orElse(obj.at())));
    }

    /** The date in {@code field}; one that the calendar does not have is reported. */
    static Optional<LocalDate> date(JsonValue.Obj obj, String field, Diagnostics diagnostics) {
        Optional<JsonValue> value = obj.get(field);
        Optional<String> text = value.flatMap(JsonValue::asText);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.get()));
        } catch (DateTimeParseException e) {
            if (text.get().matches("\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])")) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        value.map(JsonValue::at).orElse(obj.at()),
                        "'" + text.get() + "' is not in the calendar",
                        "");
            }
            return Optional.empty();
        }
    }

    private Map<Language, Words> words(JsonValue.Obj obj, String folder, Map<Language, MarkdownFile> files) {
        Map<Language, Words> words = wordsReader.texts(obj, folder);
        files.forEach(
                (language, file) -> wordsReader.words(file, folder).ifPresent(found -> words.put(language, found)));
        return words;
    }

    private List<String> options(JsonValue.Obj obj, Map<String, Localized<String>> names) {
        List<String> options = new ArrayList<>();
        for (JsonValue value : obj.list("options")) {
            if (value instanceof JsonValue.Obj option) {
                option.text("id").ifPresent(id -> {
                    options.add(id);
                    names.put(id, wordsReader.names(option.get("name")));
                });
            } else {
                value.asText().ifPresent(options::add);
            }
        }
        return options;
    }

    private List<Variant> variants(JsonValue.Obj obj, List<String> options, Prices prices, boolean quoteOnly) {
        List<Variant> variants = new ArrayList<>();
        Map<Map<String, String>, Location> combinations = new HashMap<>();
        for (JsonValue value : obj.list("variants")) {
            if (!(value instanceof JsonValue.Obj variant)
                    || variant.text("sku").filter(sku -> !sku.isBlank()).isEmpty()) {
                continue;
            }
            Map<String, String> chosen = chosen(variant, options);
            Location before = combinations.putIfAbsent(chosen, variant.at());
            if (before != null) {
                diagnostics.report(
                        Rule.CATALOG_DUPLICATE_VARIANT,
                        variant.at(),
                        options.isEmpty()
                                ? "a product without options can have only one variant"
                                : "another variant has the same options " + chosen.values(),
                        "give each variant its own combination of options",
                        before);
                continue;
            }
            variants.add(new Variant(
                    variant.text("sku").orElse(""),
                    chosen,
                    quoteOnly ? prices : prices.with(Amounts.prices(variant.object("prices"), markets, diagnostics)),
                    gtin(variant),
                    variant.text("mpn"),
                    whole(variant, "weight"),
                    availability(variant),
                    whole(variant, "stock"),
                    variant.texts("media"),
                    CheckoutReader.references(variant, markets, diagnostics),
                    variant.object("measure").flatMap(ProductReader::measure),
                    variant.text("availableFrom").filter(FeedReader::isMoment),
                    variant.get("sku").map(JsonValue::at).orElse(variant.at())));
        }
        return variants;
    }

    private Map<String, String> chosen(JsonValue.Obj variant, List<String> options) {
        Map<String, String> chosen = new LinkedHashMap<>();
        Optional<JsonValue.Obj> written = variant.object("options");
        for (String option : options) {
            Optional<String> value = written.flatMap(obj -> obj.text(option));
            value.ifPresentOrElse(
                    found -> chosen.put(option, found),
                    () -> diagnostics.report(
                            Rule.CATALOG_UNKNOWN_OPTION,
                            written.map(JsonValue.Obj::at).orElse(variant.at()),
                            "the variant has no value for the option '" + option + "'",
                            "add \"" + option + "\" to its \"options\""));
        }
        written.ifPresent(obj -> obj.fields().forEach((name, field) -> {
            if (!options.contains(name)) {
                diagnostics.report(
                        Rule.CATALOG_UNKNOWN_OPTION,
                        field.nameAt(),
                        "'" + name + "' is not an option of this product",
                        Closest.to(name, options)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("add it to the product's \"options\""));
            }
        }));
        return chosen;
    }

    private Optional<String> gtin(JsonValue.Obj variant) {
        Optional<JsonValue> value = variant.get("gtin");
        Optional<String> gtin = value.flatMap(JsonValue::asText);
        if (gtin.isEmpty() || !gtin.get().matches("[0-9]+")) {
            return Optional.empty();
        }
        Optional<String> problem = gtinProblem(gtin.get());
        problem.ifPresent(message -> diagnostics.report(
                Rule.CATALOG_INVALID_GTIN,
                value.map(JsonValue::at).orElse(variant.at()),
                message,
                "correct it, or leave it out: a wrong one is worse than none"));
        return problem.isPresent() ? Optional.empty() : gtin;
    }

    /** What is wrong with {@code gtin}, if anything. */
    private static Optional<String> gtinProblem(String gtin) {
        int length = gtin.length();
        if (length != 8 && length != 12 && length != 13 && length != 14) {
            return Optional.of(
                    "'" + ShapeCheck.shorten(gtin) + "' has " + length + " digits; a GTIN has 8, 12, 13 or 14");
        }
        int sum = 0;
        for (int i = 0; i < length - 1; i++) {
            int digit = gtin.charAt(length - 2 - i) - '0';
            sum += i % 2 == 0 ? 3 * digit : digit;
        }
        int expected = (10 - sum % 10) % 10;
        int found = gtin.charAt(length - 1) - '0';
        return expected == found
                ? Optional.empty()
                : Optional.of("the check digit of '" + gtin + "' is " + found + " but must be " + expected);
    }

    private static OptionalInt whole(JsonValue.Obj obj, String field) {
        return obj.number(field).map(BigDecimal::intValue).map(OptionalInt::of).orElseGet(OptionalInt::empty);
    }

    private static Optional<Measure> measure(JsonValue.Obj obj) {
        Optional<BigDecimal> amount = obj.number("amount").filter(number -> number.signum() > 0);
        Optional<Unit> unit = obj.text("unit").flatMap(Unit::of).filter(Unit.sold()::contains);
        if (amount.isEmpty() || unit.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(obj.number("per")
                .filter(number -> number.signum() > 0)
                .map(per -> Measure.of(amount.get(), unit.get(), per))
                .orElseGet(() -> Measure.usual(amount.get(), unit.get())));
    }

    /** Prices of a product that is sold by quote only are a contradiction somebody will want to know of. */
    private void checkNoPrices(JsonValue.Obj product) {
        Stream.concat(
                        Stream.of(product),
                        product.list("variants").stream()
                                .flatMap(value -> value instanceof JsonValue.Obj obj ? Stream.of(obj) : Stream.empty()))
                .flatMap(owner -> Optional.ofNullable(owner.fields().get("prices")).stream())
                .forEach(prices -> diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        prices.nameAt(),
                        "the product is sold by quote only and has prices",
                        "remove them, or remove \"only\" from \"inquiry\""));
    }

    private Product.Inquiry inquiry(JsonValue.Obj obj) {
        boolean only = obj.flag("only").orElse(false);
        List<Product.Tier> tiers = tiers(obj);
        if (only && obj.get("tiers").isPresent()) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    Objects.requireNonNull(obj.fields().get("tiers")).nameAt(),
                    "the product is sold by quote only and has prices by quantity",
                    "remove \"tiers\" or \"only\"");
        }
        List<Integer> days = obj.list("leadTimeDays").stream()
                .flatMap(day -> day.asNumber().stream())
                .map(BigDecimal::intValue)
                .toList();
        if (days.size() > 2 || days.size() == 2 && days.get(0) > days.get(1)) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    obj.get("leadTimeDays").map(JsonValue::at).orElse(obj.at()),
                    "the lead time is not the fewest and the most working days",
                    "write two numbers, the smaller one first, for example [15, 25]");
        }
        return new Product.Inquiry(
                only,
                pieces(obj, "minimum"),
                pieces(obj, "step"),
                only ? List.of() : tiers,
                days.isEmpty() ? OptionalInt.empty() : OptionalInt.of(days.get(0)),
                days.isEmpty() ? OptionalInt.empty() : OptionalInt.of(days.get(days.size() - 1)),
                obj.flag("sample").orElse(false));
    }

    private List<Product.Tier> tiers(JsonValue.Obj inquiry) {
        List<Product.Tier> tiers = new ArrayList<>();
        for (JsonValue value : inquiry.list("tiers")) {
            if (!(value instanceof JsonValue.Obj obj) || obj.number("from").isEmpty()) {
                continue;
            }
            int from = pieces(obj, "from");
            if (!tiers.isEmpty() && from <= tiers.get(tiers.size() - 1).from()) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        obj.get("from").map(JsonValue::at).orElse(obj.at()),
                        "the tier begins at " + from + " pieces, the one before it at "
                                + tiers.get(tiers.size() - 1).from(),
                        "write the tiers in the order of their pieces, each once");
            } else {
                tiers.add(new Product.Tier(from, Amounts.prices(obj.object("prices"), markets, diagnostics)));
            }
        }
        return tiers;
    }

    private Product.Quantity quantity(JsonValue.Obj product) {
        Optional<JsonValue.Obj> stated = product.object("quantity");
        if (stated.isEmpty()) {
            return Product.Quantity.ANY;
        }
        JsonValue.Obj obj = stated.get();
        int minimum = pieces(obj, "minimum");
        OptionalInt maximum = whole(obj, "maximum");
        if (maximum.isPresent() && maximum.getAsInt() < minimum) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    obj.get("maximum").map(JsonValue::at).orElse(obj.at()),
                    "at most " + maximum.getAsInt() + " pieces are less than the minimum of " + minimum,
                    "raise \"maximum\", or lower \"minimum\"");
            maximum = OptionalInt.empty();
        }
        return new Product.Quantity(minimum, pieces(obj, "step"), maximum);
    }

    /** A number of pieces; 1 when none is stated, or none that makes sense, which was reported. */
    private static int pieces(JsonValue.Obj obj, String field) {
        return Math.max(1, whole(obj, field).orElse(1));
    }

    private static Availability availability(JsonValue.Obj variant) {
        String word = variant.text("availability").orElse("in-stock");
        for (Availability availability : Availability.values()) {
            if (availability.id().equals(word)) {
                return availability;
            }
        }
        return Availability.IN_STOCK;
    }

    private List<Picture> pictures(JsonValue.Obj obj, String folder, Map<Language, MarkdownFile> files) {
        List<Picture> pictures = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (JsonValue value : obj.list("media")) {
            if (!(value instanceof JsonValue.Obj picture)
                    || picture.text("file").isEmpty()) {
                continue;
            }
            String name = picture.text("file").orElse("");
            Location at = picture.get("file").map(JsonValue::at).orElse(picture.at());
            Optional<Media> found = media.find(folder, name, at, diagnostics)
                    .map(file -> PicturesReader.focus(picture)
                            .filter(focus -> file instanceof Media.Local)
                            .map(focus -> (Media) ((Media.Local) file).with(focus))
                            .orElse(file));
            if (found.isPresent() && names.add(name)) {
                Localized<String> alt = alt(name, wordsReader.names(picture.get("alt")), files);
                if (alt.isEmpty() && found.get() instanceof Media.Local) {
                    diagnostics.report(
                            Rule.MEDIA_NO_ALT,
                            at,
                            "the picture '" + ShapeCheck.shorten(name)
                                    + "' has no alternative text; the product's title stands in",
                            "say what it shows: \"alt\": { \"en\": \"…\" }");
                }
                pictures.add(new Picture(name, found.get(), alt));
            }
        }
        return pictures;
    }

    private static Localized<String> alt(String name, Localized<String> stated, Map<Language, MarkdownFile> files) {
        Map<Language, String> alt = new HashMap<>(stated.values());
        files.forEach((language, file) -> file.frontMatter()
                .object("alt")
                .flatMap(texts -> texts.text(name))
                .ifPresent(text -> alt.put(language, text)));
        return new Localized<>(alt);
    }

    private static Map<String, List<String>> relations(JsonValue.Obj obj) {
        Map<String, List<String>> relations = new LinkedHashMap<>();
        obj.object("relations")
                .ifPresent(kinds -> kinds.fields().keySet().forEach(kind -> relations.put(kind, kinds.texts(kind))));
        return relations;
    }

    private Product.Compliance compliance(JsonValue.Obj obj) {
        Optional<JsonValue.Obj> stated = obj.object("compliance");
        if (stated.isEmpty()) {
            return Product.Compliance.unstated(obj.at());
        }
        JsonValue.Obj facts = stated.get();
        return new Product.Compliance(
                facts.text("origin"),
                facts.text("hsCode"),
                party(facts, "manufacturer"),
                party(facts, "responsiblePerson"),
                warnings(facts),
                composition(facts),
                facts.object("prop65")
                        .map(warning -> new Product.Prop65(warning.texts("cancer"), warning.texts("reproductive"))),
                list(facts, "smallParts"),
                disclosures(facts),
                facts.fields().keySet().stream()
                        .filter(name -> facts.get(name)
                                .filter(value -> value instanceof JsonValue.Str str
                                        && str.value().equals("none"))
                                .isPresent())
                        .toList(),
                facts.at());
    }

    private Product.Disclosures disclosures(JsonValue.Obj facts) {
        Map<String, String> marks = new LinkedHashMap<>();
        facts.object("marks")
                .ifPresent(all -> all.fields()
                        .keySet()
                        .forEach(mark -> all.text(mark).ifPresent(number -> marks.put(mark, number))));
        return new Product.Disclosures(
                list(facts, "goods"),
                facts.object("energy")
                        .map(label -> new Product.Energy(
                                label.text("class").orElse(""),
                                label.text("scale").orElse("A-G").substring(0, 1),
                                label.text("scale").orElse("A-G").substring(2),
                                label.text("label").orElse(""),
                                label.text("sheet").orElse(""))),
                facts.object("charging")
                        .map(charging -> new Product.Charging(
                                charging.flag("charger").orElse(false),
                                charging.number("leastWatts").orElse(BigDecimal.ZERO),
                                charging.number("mostWatts").orElse(BigDecimal.ZERO),
                                charging.flag("usbPowerDelivery").orElse(false))),
                score(facts, "repairability"),
                score(facts, "durability"),
                whole(facts, "spareParts"),
                whole(facts, "age"),
                labels(facts),
                facts.object("guarantee")
                        .map(guarantee -> new Product.Guarantee(
                                guarantee
                                        .number("years")
                                        .map(BigDecimal::intValue)
                                        .orElse(1),
                                party(guarantee, "by"),
                                guarantee.text("url"))),
                marks);
    }

    /** Texts that may be stated to be none. */
    private static List<String> list(JsonValue.Obj facts, String field) {
        return facts.texts(field).stream().filter(text -> !text.equals("none")).toList();
    }

    private static Optional<Product.Score> score(JsonValue.Obj facts, String field) {
        return facts.object(field)
                .flatMap(score -> score.number("score").map(value -> new Product.Score(value, score.text("url"))));
    }

    /** The certificates that are named; an id that is none is reported. */
    private List<String> labels(JsonValue.Obj facts) {
        List<String> labels = new ArrayList<>();
        for (String id : list(facts, "labels")) {
            if (certificates.contains(id)) {
                labels.add(id);
            } else {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        facts.get("labels").map(JsonValue::at).orElse(facts.at()),
                        "there is no certificate '" + ShapeCheck.shorten(id) + "'",
                        Closest.to(id, certificates)
                                .map(near -> "did you mean \"" + near + "\"?")
                                .orElse("add it to \"certificates\" of \"company\" in site.json"));
            }
        }
        return labels;
    }

    /** The party that is named; an id that is none is reported. */
    private Optional<String> party(JsonValue.Obj facts, String field) {
        Optional<String> named = facts.text(field);
        if (named.filter(text -> text.matches(Shapes.ID_PATTERN) && !parties.contains(text))
                .isPresent()) {
            diagnostics.report(
                    Rule.JSON_INVALID_VALUE,
                    facts.get(field).map(JsonValue::at).orElse(facts.at()),
                    "there is no party '" + ShapeCheck.shorten(named.get()) + "'",
                    Closest.to(named.get(), parties)
                            .map(near -> "did you mean \"" + near + "\"?")
                            .orElse("add it to \"parties\" of site.json, or write name and address"));
            return Optional.empty();
        }
        return named;
    }

    private List<Product.Part> composition(JsonValue.Obj facts) {
        List<Product.Part> parts = new ArrayList<>();
        for (JsonValue value : facts.list("composition")) {
            if (!(value instanceof JsonValue.Obj part)) {
                continue;
            }
            List<Product.Fibre> fibres = new ArrayList<>();
            BigDecimal sum = BigDecimal.ZERO;
            for (JsonValue item : part.list("fibres")) {
                Optional<BigDecimal> percent =
                        item instanceof JsonValue.Obj fibre ? fibre.number("percent") : Optional.empty();
                if (percent.isPresent()) {
                    fibres.add(new Product.Fibre(wordsReader.names(((JsonValue.Obj) item).get("name")), percent.get()));
                    sum = sum.add(percent.get());
                }
            }
            if (sum.compareTo(BigDecimal.valueOf(100)) != 0) {
                diagnostics.report(
                        Rule.JSON_INVALID_VALUE,
                        part.at(),
                        "the fibres are " + sum.stripTrailingZeros().toPlainString() + " percent together",
                        "state all fibres of this part; they are 100 percent together");
            }
            parts.add(new Product.Part(wordsReader.names(part.get("part")), fibres));
        }
        return parts;
    }

    private Localized<List<String>> warnings(JsonValue.Obj facts) {
        Map<Language, List<String>> warnings = new HashMap<>();
        facts.object("warnings")
                .ifPresent(object -> object.fields().forEach((tag, field) -> {
                    List<String> texts = object.texts(tag);
                    wordsReader.language(tag, field.nameAt()).ifPresent(language -> warnings.put(language, texts));
                }));
        return new Localized<>(warnings);
    }

    /** The ids that {@code obj} refers to, with their places. */
    static Collection<ReadProduct.Reference> references(JsonValue.Obj obj) {
        List<ReadProduct.Reference> references = new ArrayList<>();
        obj.get("category").ifPresent(value -> reference(value, ReadProduct.Target.CATEGORY, references));
        obj.list("categories").forEach(value -> reference(value, ReadProduct.Target.CATEGORY, references));
        obj.get("sizeGuide").ifPresent(value -> reference(value, ReadProduct.Target.PAGE, references));
        obj.object("relations")
                .ifPresent(kinds -> kinds.fields().values().forEach(field -> {
                    if (field.value() instanceof JsonValue.Arr arr) {
                        arr.items().forEach(value -> reference(value, ReadProduct.Target.PRODUCT, references));
                    }
                }));
        return references;
    }

    private static void reference(JsonValue value, ReadProduct.Target target, List<ReadProduct.Reference> references) {
        value.asText().ifPresent(id -> references.add(new ReadProduct.Reference(id, target, value.at())));
    }
}
