package dev.vitrine.render;

import dev.vitrine.channel.Goods;
import dev.vitrine.checkout.CheckoutItem;
import dev.vitrine.checkout.CheckoutOffer;
import dev.vitrine.model.AttributeDefinition;
import dev.vitrine.model.AttributeValue;
import dev.vitrine.model.Category;
import dev.vitrine.model.Company;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.Measurement;
import dev.vitrine.model.Parties;
import dev.vitrine.model.Picture;
import dev.vitrine.model.Product;
import dev.vitrine.model.Review;
import dev.vitrine.model.Variant;
import dev.vitrine.plan.Lookup;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.Similarity;
import dev.vitrine.render.view.AddressView;
import dev.vitrine.render.view.DisclosuresView;
import dev.vitrine.render.view.FactView;
import dev.vitrine.render.view.InquiryView;
import dev.vitrine.render.view.LinkView;
import dev.vitrine.render.view.MeasureView;
import dev.vitrine.render.view.OptionView;
import dev.vitrine.render.view.PartyView;
import dev.vitrine.render.view.ProductCardView;
import dev.vitrine.render.view.ProductView;
import dev.vitrine.render.view.Prop65View;
import dev.vitrine.render.view.ProseView;
import dev.vitrine.render.view.QuantityView;
import dev.vitrine.render.view.RatingView;
import dev.vitrine.render.view.TextView;
import dev.vitrine.render.view.TierView;
import dev.vitrine.render.view.VariantView;
import dev.vitrine.trace.Trace;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the view of a product page. */
final class ProductViews {

    private final StorefrontViews views;
    private final Similarity similarity;

    ProductViews(StorefrontViews views, Similarity similarity) {
        this.views = views;
        this.similarity = similarity;
    }

    /** How each variant, by its SKU, is paid here. */
    Map<String, CheckoutOffer> offers(Product product, Placed placed) {
        Map<String, CheckoutOffer> offers = new LinkedHashMap<>();
        product.variants()
                .forEach(variant -> offers.put(variant.sku(), offer(product, variant, title(variant), placed)));
        return offers;
    }

    ProductView of(
            Product product,
            Placed placed,
            Optional<ProseView> description,
            List<Review> reviews,
            Map<String, CheckoutOffer> offers) {
        Wording wording = views.wording();
        Set<String> pictures = product.pictures().stream().map(Picture::name).collect(Collectors.toUnmodifiableSet());
        List<VariantView> variants = product.variants().stream()
                .map(variant -> variant(variant, pictures, offers.getOrDefault(variant.sku(), CheckoutOffer.NONE)))
                .toList();
        VariantView selected = variants.stream()
                .filter(variant -> variant.buyable() && variant.price().isPresent())
                .findFirst()
                .orElse(variants.get(0));
        Parties parties = views.site().settings().parties();
        String shop = views.site().settings().name();
        Optional<PartyView> maker = parties.manufacturer(product, shop).map(views::party);
        Optional<PartyView> responsible =
                parties.responsiblePerson(product, shop).map(views::party);
        List<String> related = product.relations().getOrDefault("related", List.of());
        List<String> complementary = product.relations().getOrDefault("complementary", List.of());
        return new ProductView(
                product.id(),
                wording.view(placed.title(), placed.language()),
                product.brand().orElse(views.site().settings().name()),
                views.summary("product", product.id(), product.words(), placed),
                description,
                product.pictures().stream()
                        .map(picture -> views.image(picture, placed.title()))
                        .toList(),
                options(product),
                variants,
                selected,
                facts(product),
                warnings(product),
                maker.map(ProductViews::text).orElse(""),
                responsible.map(ProductViews::text).orElse(""),
                maker,
                responsible,
                composition(product),
                inUnitedStates() ? product.compliance().smallParts() : List.of(),
                inUnitedStates() ? product.compliance().prop65().map(this::prop65) : Optional.empty(),
                disclosures(product),
                product.compliance().origin().map(views.formats()::country).orElse(""),
                new LazyList<>(() -> views.productsById(related)),
                new LazyList<>(() -> views.productsById(complementary)),
                new LazyList<>(() -> similar(product, related, complementary)),
                views.reviews().rating(reviews),
                views.reviews().reviews(reviews),
                sizeGuide(product),
                inquiry(product),
                new QuantityView(
                        product.quantity().minimum(),
                        product.quantity().step(),
                        product.quantity().maximum().orElse(0)));
    }

    /** Products like it, without those that the page shows already. */
    private List<ProductCardView> similar(Product product, List<String> related, List<String> complementary) {
        Set<String> shown = new LinkedHashSet<>(related);
        shown.addAll(complementary);
        return views.site()
                .catalog()
                .product(product.id())
                .map(entry -> {
                    Trace.read(new Lookup.Similar(
                            product.id(),
                            views.storefront().index(),
                            shown.stream().sorted().toList()));
                    return views.productsById(Trace.unnoticed(() -> similarity.to(entry, shown, views.storefront())));
                })
                .orElse(List.of());
    }

    /** What channels are told of the page that shows {@code view}: its own words, pictures and prices. */
    Goods goods(
            Product product,
            Placed placed,
            ProductView view,
            String url,
            String summary,
            String description,
            List<String> categories) {
        String baseUrl = views.site().settings().baseUrl();
        Market market = views.storefront().market();
        Map<String, Goods.Fact> facts = new LinkedHashMap<>();
        view.facts().forEach(fact -> facts.put(fact.id(), fact(product, fact)));
        List<Goods.Item> items = new ArrayList<>();
        for (int i = 0; i < product.variants().size(); i++) {
            Variant variant = product.variants().get(i);
            VariantView shown = view.variants().get(i);
            Map<String, Goods.Fact> options = new LinkedHashMap<>();
            view.options()
                    .forEach(option -> option.values().stream()
                            .filter(value -> value.id().equals(variant.options().get(option.id())))
                            .forEach(value -> options.put(
                                    option.id(),
                                    new Goods.Fact(option.name(), List.of(value.id()), List.of(value.name())))));
            items.add(new Goods.Item(
                    variant,
                    shown.title(),
                    options,
                    shown.price().flatMap(price -> variant.prices().in(market))));
        }
        return new Goods(
                views.storefront(),
                product,
                view.title().text(),
                summary,
                description,
                placed.language(),
                view.brand(),
                url,
                categories,
                facts,
                view.images().stream()
                        .map(image -> new Goods.Image(
                                image.name(),
                                image.url().startsWith("/") ? baseUrl + image.url() : image.url(),
                                image.width(),
                                image.height(),
                                image.alt()))
                        .toList(),
                items,
                view.rating().map(RatingView::count).orElse(0),
                view.rating().map(rating -> new BigDecimal(rating.value())));
    }

    private Goods.Fact fact(Product product, FactView fact) {
        List<AttributeValue> values = product.attributes().getOrDefault(fact.id(), List.of());
        return new Goods.Fact(
                fact.name(),
                values.stream().map(ProductViews::id).toList(),
                values.stream()
                        .map(value -> fact(fact.id(), value))
                        .filter(text -> !text.isBlank())
                        .toList());
    }

    /** The value as content files call it. */
    private static String id(AttributeValue value) {
        if (value instanceof AttributeValue.Flag flag) {
            return Boolean.toString(flag.yes());
        }
        if (value instanceof AttributeValue.Number number) {
            return number.number().toPlainString();
        }
        if (value instanceof AttributeValue.Measured measured) {
            Measurement measurement = measured.measurement();
            return measurement.in(measurement.unit()) + " " + measurement.unit().id();
        }
        return value instanceof AttributeValue.Text text ? text.text() : "";
    }

    /** The product's own size guide, or else that of its category or the nearest one above. */
    private Optional<LinkView> sizeGuide(Product product) {
        Map<String, Category> categories = views.site().catalog().categories();
        Optional<String> guide = product.sizeGuide();
        Optional<Category> at = product.category().map(categories::get);
        while (guide.isEmpty() && at.isPresent()) {
            guide = at.get().sizeGuide();
            at = at.get().parent().map(categories::get);
        }
        return guide.flatMap(id -> views.here().find(RouteKind.PAGE, id))
                .map(placed -> new LinkView(placed.title(), placed.url().encoded(), false));
    }

    /** Terms for quotes, where the market takes inquiries; a market that sells by quote alone takes them for everything. */
    private Optional<InquiryView> inquiry(Product product) {
        Market market = views.storefront().market();
        boolean byQuoteAlone =
                market.checkout().filter(by -> by.provider().equals("quote")).isPresent();
        Optional<Product.Inquiry> terms =
                product.inquiry().or(() -> byQuoteAlone ? Optional.of(Product.Inquiry.PLAIN) : Optional.empty());
        return terms.filter(stated -> market.inquiry())
                .map(stated -> new InquiryView(
                        stated.only(),
                        stated.minimum(),
                        stated.step(),
                        stated.tiers().stream()
                                .flatMap(tier -> tier.prices().in(market).stream()
                                        .map(price -> new TierView(
                                                tier.from(),
                                                views.formats().money(price.amount()),
                                                price.amount().plain())))
                                .toList(),
                        stated.minDays().orElse(0),
                        stated.maxDays().orElse(0),
                        stated.sample()));
    }

    /** The values of its options; empty when it has none. */
    private String title(Variant variant) {
        return variant.options().entrySet().stream()
                .map(option -> valueName(option.getKey(), option.getValue()))
                .collect(Collectors.joining(" / "));
    }

    private VariantView variant(Variant variant, Set<String> pictures, CheckoutOffer offer) {
        Market market = views.storefront().market();
        boolean buyable =
                variant.availability().buyable() && variant.prices().in(market).isPresent();
        List<String> images =
                variant.media().stream().filter(pictures::contains).toList();
        return new VariantView(
                variant.sku(),
                title(variant),
                variant.options(),
                variant.prices().in(market).map(price -> views.price(price, variant.sku())),
                variant.availability().id(),
                buyable,
                offer.url(),
                images,
                variant.gtin().orElse(""),
                variant.prices()
                        .in(market)
                        .flatMap(price -> variant.measure().map(measure -> views.unitPrice(price.amount(), measure))),
                buyable && (offer.url().isPresent() || !offer.line().isEmpty()),
                offer.attributes(),
                variant.stock().orElse(-1));
    }

    /** How {@code variant}, by the name of its options, is paid here. */
    private CheckoutOffer offer(Product product, Variant variant, String title, Placed placed) {
        String image = product.pictures().stream()
                .filter(picture -> variant.media().contains(picture.name()))
                .findFirst()
                .or(() -> product.pictures().stream().findFirst())
                .map(picture -> views.url(picture.media()))
                .orElse("");
        return views.checkout()
                .offer(new CheckoutItem(
                        variant,
                        title.isEmpty() ? placed.title() : placed.title() + " – " + title,
                        placed.url().encoded(),
                        image));
    }

    private List<OptionView> options(Product product) {
        List<OptionView> options = new ArrayList<>();
        for (String id : product.options()) {
            Optional<AttributeDefinition> definition = definition(id);
            Set<String> values = new LinkedHashSet<>();
            // The order of attributes.json is the shop's; values it does not know follow in the product's order.
            definition.ifPresent(known -> known.values().keySet().stream()
                    .filter(value -> product.variants().stream()
                            .anyMatch(variant -> value.equals(variant.options().get(id))))
                    .forEach(values::add));
            product.variants()
                    .forEach(variant ->
                            Optional.ofNullable(variant.options().get(id)).ifPresent(values::add));
            options.add(new OptionView(
                    id,
                    attributeName(id, product.optionNames().getOrDefault(id, Localized.empty())),
                    values.stream()
                            .map(value -> new OptionView.Value(
                                    value,
                                    valueName(id, value),
                                    definition
                                            .flatMap(known -> Optional.ofNullable(
                                                    known.values().get(value)))
                                            .flatMap(AttributeDefinition.Value::swatch)
                                            .orElse("")))
                            .toList()));
        }
        return options;
    }

    private Optional<AttributeDefinition> definition(String id) {
        return Optional.ofNullable(views.site().catalog().attributes().get(id));
    }

    String attributeName(String id, Localized<String> own) {
        Localized<String> names =
                own.isEmpty() ? definition(id).map(AttributeDefinition::name).orElse(Localized.empty()) : own;
        return views.wording().name(names, "attribute", "attribute:" + id, readable(id));
    }

    /** The name of a value in {@code attributes.json}, what it measures, or the value itself. */
    String valueName(String id, String value) {
        Optional<AttributeDefinition.Value> known = definition(id)
                .flatMap(found -> Optional.ofNullable(found.values().get(value)));
        String measured = known.flatMap(AttributeDefinition.Value::measurement)
                .map(views.measures()::text)
                .orElse(value);
        return known.filter(found -> !found.name().isEmpty())
                .map(found ->
                        views.wording().name(found.name(), "attribute", "attribute:" + id + "=" + value, measured))
                .orElse(measured);
    }

    /** {@code dishwasher-safe} as "Dishwasher safe", for attributes nobody named. */
    private static String readable(String id) {
        String words = id.replace('-', ' ').replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private List<FactView> facts(Product product) {
        List<FactView> facts = new ArrayList<>();
        product.attributes().forEach((id, values) -> {
            List<String> texts = values.stream()
                    .map(value -> fact(id, value))
                    .filter(text -> !text.isBlank())
                    .toList();
            if (!texts.isEmpty()) {
                facts.add(new FactView(
                        id,
                        attributeName(id, Localized.empty()),
                        views.formats().list(texts),
                        texts,
                        values.stream()
                                .anyMatch(value -> value instanceof AttributeValue.Measured measured
                                        && measured.of().isPresent()),
                        measure(values)));
            }
        });
        return facts;
    }

    /** The number behind the only value of a fact. */
    private static Optional<MeasureView> measure(List<AttributeValue> values) {
        return values.size() == 1
                        && values.get(0) instanceof AttributeValue.Measured measured
                        && measured.of().isEmpty()
                ? measure(measured.measurement())
                : Optional.empty();
    }

    /** The number of a measurement that has one. */
    static Optional<MeasureView> measure(Measurement measurement) {
        return measurement.single()
                ? Optional.of(new MeasureView(
                        Measurement.plain(measurement.amounts().get(0)),
                        measurement.unit().code()))
                : Optional.empty();
    }

    private String label(AttributeValue.Choice choice) {
        return definition(choice.option())
                .flatMap(option -> Optional.ofNullable(option.values().get(choice.value())))
                .filter(value -> value.name().isEmpty())
                .flatMap(AttributeDefinition.Value::measurement)
                .map(views.measures()::brief)
                .orElseGet(() -> valueName(choice.option(), choice.value()));
    }

    private String fact(String id, AttributeValue value) {
        if (value instanceof AttributeValue.Measured measured) {
            String text = views.measures().text(measured.measurement());
            return measured.of()
                    .map(choice -> views.labelled(label(choice), text))
                    .orElse(text);
        }
        if (value instanceof AttributeValue.Flag flag) {
            return views.text(flag.yes() ? "value.yes" : "value.no");
        }
        if (value instanceof AttributeValue.Number number) {
            return views.formats().number(number.number());
        }
        if (value instanceof AttributeValue.Words words) {
            return views.wording().name(words.text(), "attribute", "attribute:" + id, "");
        }
        return valueName(id, ((AttributeValue.Text) value).text());
    }

    private boolean inUnitedStates() {
        return views.storefront().market().mainCountry().equals("US");
    }

    /** Name and address in a line. */
    private static String text(PartyView party) {
        List<String> parts =
                new ArrayList<>(party.address().map(AddressView::lines).orElse(List.of(party.name())));
        Stream.of(party.email(), party.url()).filter(part -> !part.isEmpty()).forEach(parts::add);
        return String.join(", ", parts);
    }

    private List<String> composition(Product product) {
        List<String> lines = new ArrayList<>();
        for (Product.Part part : product.compliance().composition()) {
            String fibres = part.fibres().stream()
                    .map(fibre -> views.formats().number(fibre.percent()) + "\u00a0% "
                            + views.wording().name(fibre.name(), "attribute", "product:" + product.id(), ""))
                    .collect(Collectors.joining(", "));
            lines.add(
                    part.name().isEmpty()
                            ? fibres
                            : views.labelled(
                                    views.wording().name(part.name(), "attribute", "product:" + product.id(), ""),
                                    fibres));
        }
        return lines;
    }

    private DisclosuresView disclosures(Product product) {
        Product.Disclosures said = product.compliance().disclosures();
        Map<String, Company.Certificate> certificates =
                views.site().settings().company().certificates();
        return new DisclosuresView(
                views.site().rules().goods(product, views.site().catalog()).orElse(List.of()),
                product.compliance()
                        .origin()
                        .filter(country ->
                                !country.equals(views.storefront().market().mainCountry()))
                        .isPresent(),
                said.energy()
                        .map(energy -> new DisclosuresView.Energy(
                                energy.rating(), energy.best(), energy.worst(), energy.label(), energy.sheet())),
                said.charging()
                        .map(charging -> new DisclosuresView.Charging(
                                charging.charger(),
                                views.formats().number(charging.leastWatts()),
                                views.formats().number(charging.mostWatts()),
                                charging.usbPowerDelivery())),
                said.repairability().map(this::score),
                said.durability().map(this::score),
                text(said.spareParts()),
                text(said.age()),
                said.labels().stream()
                        .flatMap(id -> Optional.ofNullable(certificates.get(id)).stream())
                        .map(one -> new DisclosuresView.Label(
                                one.name(), one.number().orElse(""), one.url().orElse("")))
                        .toList(),
                said.guarantee()
                        .map(one -> new DisclosuresView.Guarantee(
                                one.years(),
                                one.by().map(this::party).orElse(""),
                                one.url().orElse(""))),
                said.marks().entrySet().stream()
                        .map(mark -> new DisclosuresView.Mark(mark.getKey(), mark.getValue()))
                        .toList());
    }

    /** A year or an age: digits without separators. */
    private static String text(OptionalInt number) {
        return number.isPresent() ? Integer.toString(number.getAsInt()) : "";
    }

    private DisclosuresView.Score score(Product.Score score) {
        return new DisclosuresView.Score(
                views.formats().number(score.value()), score.url().orElse(""));
    }

    /** The party that is named, or what is written in place of its id. */
    private String party(String named) {
        return Optional.ofNullable(views.site().settings().parties().byId().get(named))
                .map(views::party)
                .map(ProductViews::text)
                .orElse(named);
    }

    private Prop65View prop65(Product.Prop65 warning) {
        return new Prop65View(String.join(", ", warning.cancer()), String.join(", ", warning.reproductive()));
    }

    private List<TextView> warnings(Product product) {
        return views.wording()
                .first(product.compliance().warnings())
                .map(found -> found.value().stream()
                        .map(text -> views.wording().view(text, found.language()))
                        .toList())
                .orElse(List.of());
    }
}
