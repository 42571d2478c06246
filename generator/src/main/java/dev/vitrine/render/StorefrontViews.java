package dev.vitrine.render;

import com.ibm.icu.util.Calendar;
import dev.vitrine.channel.Goods;
import dev.vitrine.checkout.StorefrontCheckout;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Article;
import dev.vitrine.model.Availability;
import dev.vitrine.model.Category;
import dev.vitrine.model.Company;
import dev.vitrine.model.Contact;
import dev.vitrine.model.Forms;
import dev.vitrine.model.Localized;
import dev.vitrine.model.Market;
import dev.vitrine.model.Measure;
import dev.vitrine.model.Media;
import dev.vitrine.model.Money;
import dev.vitrine.model.Navigation;
import dev.vitrine.model.Page;
import dev.vitrine.model.Party;
import dev.vitrine.model.PhoneNumber;
import dev.vitrine.model.Picture;
import dev.vitrine.model.PictureUse;
import dev.vitrine.model.PostalAddress;
import dev.vitrine.model.Price;
import dev.vitrine.model.PriceHistory;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Rendition;
import dev.vitrine.model.Site;
import dev.vitrine.model.SiteSettings;
import dev.vitrine.model.Storefront;
import dev.vitrine.model.Unit;
import dev.vitrine.model.Words;
import dev.vitrine.plan.InstallIcon;
import dev.vitrine.plan.Lookup;
import dev.vitrine.plan.Placed;
import dev.vitrine.plan.RouteKind;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.StorefrontPlan;
import dev.vitrine.plan.UrlPath;
import dev.vitrine.profile.Profile;
import dev.vitrine.render.view.AddressView;
import dev.vitrine.render.view.AnalyticsView;
import dev.vitrine.render.view.ArticleCardView;
import dev.vitrine.render.view.CardView;
import dev.vitrine.render.view.CarrierView;
import dev.vitrine.render.view.CheckoutView;
import dev.vitrine.render.view.CompanyView;
import dev.vitrine.render.view.ContactView;
import dev.vitrine.render.view.FeedView;
import dev.vitrine.render.view.FormsView;
import dev.vitrine.render.view.ImageView;
import dev.vitrine.render.view.LinkGroupView;
import dev.vitrine.render.view.LinkView;
import dev.vitrine.render.view.MenuView;
import dev.vitrine.render.view.PartyView;
import dev.vitrine.render.view.PictureView;
import dev.vitrine.render.view.PriceView;
import dev.vitrine.render.view.ProductCardView;
import dev.vitrine.render.view.RegistrationView;
import dev.vitrine.render.view.SearchView;
import dev.vitrine.render.view.StorefrontView;
import dev.vitrine.render.view.TextView;
import dev.vitrine.trace.Trace;
import dev.vitrine.trace.Traced;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Makes the views that many pages of one storefront share: menus, cards, pictures and prices. */
final class StorefrontViews {

    /** Cards that are kept, in all storefronts together: a product stands in several lists and beside its like. */
    private static final int CARDS = 60_000;

    private final SitePlan plan;
    private final StorefrontPlan here;
    private final Storefront storefront;
    private final Formats formats;
    private final Measures measures;
    private final Strings strings;
    private final Wording wording;
    private final ReviewViews reviews;
    private final MediaUse media;
    private final StorefrontCheckout checkout;
    private final String searchScript;
    private final Optional<Profile> profile;
    private final List<Integer> weekend;
    private final List<FeedView> feeds;
    private final List<String> inMenus;
    private final boolean showsPrior;
    private final Map<String, Traced<StorefrontView>> stores = new ConcurrentHashMap<>();
    private final RecentlyUsed<Traced<ProductCardView>> cards;

    StorefrontViews(
            SitePlan plan,
            StorefrontPlan here,
            MediaUse media,
            StorefrontCheckout checkout,
            String searchScript,
            Optional<Profile> profile,
            Diagnostics diagnostics) {
        SiteSettings settings = plan.site().settings();
        this.plan = plan;
        this.here = here;
        this.storefront = here.storefront();
        this.formats = new Formats(storefront);
        this.measures = new Measures(formats, storefront.market());
        this.strings = new Strings(
                plan.site().theme(), storefront.language(), formats.locale(), plan.fallbacks(), diagnostics);
        this.wording = new Wording(storefront.language(), settings.fallback(), plan.fallbacks(), diagnostics);
        this.reviews = new ReviewViews(formats, wording);
        this.media = media;
        this.checkout = checkout;
        this.searchScript = searchScript;
        this.profile = profile;
        this.weekend = weekend(storefront.market().mainCountry());
        this.feeds = new JournalFeeds(this).links();
        this.inMenus = inMenus(settings.navigation(), here);
        this.showsPrior = plan.site().rules().showsPrior(storefront.market());
        this.cards = new RecentlyUsed<>(CARDS / plan.storefronts().size(), card -> 1);
    }

    Site site() {
        return plan.site();
    }

    SitePlan plan() {
        return plan;
    }

    StorefrontPlan here() {
        return here;
    }

    Storefront storefront() {
        return storefront;
    }

    Formats formats() {
        return formats;
    }

    Measures measures() {
        return measures;
    }

    Strings strings() {
        return strings;
    }

    /** How this storefront is paid. */
    StorefrontCheckout checkout() {
        return checkout;
    }

    ReviewViews reviews() {
        return reviews;
    }

    Wording wording() {
        return wording;
    }

    /** An interface string without placeholders. */
    String text(String key) {
        return text(key, Map.of());
    }

    private String text(String key, Map<String, Object> values) {
        return strings.text(
                key,
                values,
                () -> Location.of(site().theme().name() + "/strings/"
                        + storefront.language().language() + ".json"));
    }

    /** {@code store} for pages whose menus mark {@code current} and what is {@code above} it. */
    StorefrontView store(UrlPath current, List<String> above) {
        String place = place(current, above);
        Traced<StorefrontView> known = stores.get(place);
        if (known == null) {
            known = Traced.of(() -> store(current, above, place));
            stores.put(place, known);
        }
        return known.again();
    }

    /** The numbers of the pages in the menus that are current or above it. */
    private String place(UrlPath current, List<String> above) {
        StringBuilder place = new StringBuilder();
        for (int i = 0; i < inMenus.size(); i++) {
            String path = inMenus.get(i);
            if (path.equals(current.path())) {
                place.append(i).append('!');
            } else if (above.contains(path)) {
                place.append(i).append(' ');
            }
        }
        return place.toString();
    }

    /** The paths of the pages that the menus link to. */
    private static List<String> inMenus(Navigation navigation, StorefrontPlan here) {
        return Stream.concat(
                        navigation.header().stream()
                                .flatMap(entry -> Stream.concat(Stream.of(entry), entry.below().stream())),
                        navigation.footer().stream().flatMap(group -> group.links().stream()))
                .flatMap(entry -> here
                        .find(
                                RouteKind.of(entry.target().kind()),
                                entry.target().id())
                        .stream())
                .map(placed -> placed.url().path())
                .distinct()
                .toList();
    }

    private StorefrontView store(UrlPath current, List<String> above, String place) {
        Market market = storefront.market();
        Optional<Market.Shipping> shipping = market.shipping();
        return new StorefrontView(
                storefront.language().language().tag(),
                storefront.language().direction(),
                storefront.language().name(),
                market.id(),
                marketName(storefront),
                market.mainCountry(),
                market.currency().code(),
                market.taxDisplay() == Market.TaxDisplay.INCLUDED,
                here.home().encoded(),
                menu(site().settings().navigation().header(), current, above),
                site().settings().navigation().footer().stream()
                        .map(group -> new LinkGroupView(
                                wording.name(group.title(), "strings", "navigation:footer", ""),
                                links(group.links(), current, above)))
                        .filter(group -> !group.links().isEmpty())
                        .toList(),
                shipping.flatMap(Market.Shipping::freeFrom).map(formats::roundMoney),
                shipping.map(promise -> promise.minDays().orElse(0)).orElse(0),
                shipping.map(promise -> promise.maxDays().orElse(0)).orElse(0),
                weekend,
                market.returnDays().orElse(0),
                special(RouteKind.CART),
                special(RouteKind.WISHLIST),
                special(RouteKind.COMPARE),
                special(RouteKind.INQUIRY),
                special(RouteKind.SEARCH),
                search(),
                special(RouteKind.OFFLINE),
                here.home().encoded() + "data/",
                checkout.recipe()
                        .map(recipe -> new CheckoutView(
                                recipe.provider(), recipe.kind().word(), recipe.name()))
                        .orElse(new CheckoutView("", "none", "")),
                forms(),
                contact(),
                company(),
                policies(current),
                market.returns().withdrawalUrl(),
                shipping.flatMap(Market.Shipping::duties)
                        .map(duties -> duties.name().toLowerCase(Locale.ROOT))
                        .orElse(""),
                market.carriers().stream()
                        .map(carrier -> new CarrierView(carrier.name(), carrier.url(), carrier.home()))
                        .toList(),
                market.payments(),
                InstallIcon.manifest(site(), here).map(UrlPath::encoded),
                feeds,
                market.analytics().tools().stream()
                        .map(tool -> new AnalyticsView(
                                tool.service().word(),
                                tool.service().title(),
                                tool.service().purpose().word(),
                                tool.id(),
                                tool.host(),
                                tool.withoutConsent().isEmpty()))
                        .toList(),
                place);
    }

    /** Days of the week without work, ISO numbers; browsers take long to say it, so the page does. */
    private static List<Integer> weekend(String country) {
        Calendar.WeekData week = Calendar.getWeekDataForRegion(country);
        int length = Math.floorMod(week.weekendCease - week.weekendOnset, 7) + 1;
        return IntStream.range(0, length)
                // Calendar counts from Sunday, which is 1.
                .map(after -> Math.floorMod(week.weekendOnset + after - 2, 7) + 1)
                .boxed()
                .toList();
    }

    private FormsView forms() {
        Forms forms = site().settings().forms().with(storefront.market().forms());
        return new FormsView(forms.contact(), forms.newsletter(), forms.inquiry());
    }

    private ContactView contact() {
        Contact contact = site().settings().contact();
        return new ContactView(
                contact.email().orElse(""),
                contact.phone().map(PhoneNumber::text).orElse(""),
                contact.phone().map(phone -> "tel:" + phone.e164()).orElse(""),
                contact.whatsapp().map(PhoneNumber::digits).orElse(""),
                site().settings().company().address().map(this::address));
    }

    private CompanyView company() {
        Company company = site().settings().company();
        Company.Identity identity = company.identity();
        return new CompanyView(
                said(company.legalName()),
                said(identity.legalForm()),
                said(identity.representative()),
                said(identity.register()),
                said(company.vatId()),
                said(company.taxId()),
                said(identity.authority()),
                said(identity.shareCapital()),
                said(identity.publicationDirector()),
                said(identity.host()),
                said(identity.privacyOfficer()),
                said(identity.disputeBody()),
                said(identity.euRepresentative()),
                registrations(company),
                company.legalName().isPresent() && company.address().isPresent());
    }

    private List<RegistrationView> registrations(Company company) {
        String country = storefront.market().mainCountry();
        List<RegistrationView> numbers = new ArrayList<>();
        company.registrations()
                .forEach((register, countries) -> Optional.ofNullable(countries.get(country))
                        .filter(number -> !number.equals("none"))
                        .ifPresent(number -> numbers.add(new RegistrationView(register, number))));
        return numbers;
    }

    /** What is stated to be none is not shown. */
    private static String said(Optional<String> text) {
        return text.filter(value -> !value.equals("none")).orElse("");
    }

    private Map<String, LinkView> policies(UrlPath current) {
        Map<String, LinkView> policies = new LinkedHashMap<>();
        for (Page.Kind kind : List.of(
                Page.Kind.IMPRINT,
                Page.Kind.TERMS,
                Page.Kind.PRIVACY,
                Page.Kind.WITHDRAWAL,
                Page.Kind.SHIPPING,
                Page.Kind.ACCESSIBILITY,
                Page.Kind.GUARANTEE,
                Page.Kind.DISPOSAL,
                Page.Kind.REVIEWS)) {
            site().pages().values().stream()
                    .filter(page -> page.kind() == kind)
                    .flatMap(page -> here.find(RouteKind.PAGE, page.id()).stream())
                    .findFirst()
                    .ifPresent(placed -> policies.put(
                            kind.name().toLowerCase(Locale.ROOT),
                            new LinkView(
                                    placed.title(),
                                    placed.url().encoded(),
                                    placed.url().equals(current))));
        }
        return policies;
    }

    PartyView party(Party party) {
        return new PartyView(
                party.name(),
                party.address().map(address -> address(address, party.name())),
                party.email().orElse(""),
                party.url().orElse(""));
    }

    private AddressView address(PostalAddress address) {
        return address(
                address,
                site().settings().company().legalName().orElse(site().settings().name()));
    }

    private AddressView address(PostalAddress address, String name) {
        boolean abroad = !address.country().equals(storefront.market().mainCountry());
        return new AddressView(AddressFormat.lines(address, name, abroad ? formats.country(address.country()) : ""));
    }

    /** The page of a kind there is one of in each storefront. */
    private Optional<String> special(RouteKind kind) {
        return here.find(kind, "").map(placed -> placed.url().encoded());
    }

    private Optional<SearchView> search() {
        return special(RouteKind.SEARCH)
                .map(page -> new SearchView(searchScript, here.home().encoded() + "data/search.json"));
    }

    /** The name of the other storefront's market, in that storefront's language. */
    static String marketName(Storefront other) {
        Localized<String> names = other.market().name();
        return names.first(other.language().chain())
                .map(Localized.Found::value)
                .or(() -> names.values().values().stream().findFirst())
                .orElse(other.market().id());
    }

    private List<MenuView> menu(List<Navigation.Entry> entries, UrlPath current, List<String> above) {
        return entries.stream()
                .flatMap(entry -> link(entry, current, above)
                        .map(link -> new MenuView(
                                link.title(), link.url(), link.current(), links(entry.below(), current, above)))
                        .stream())
                .toList();
    }

    private List<LinkView> links(List<Navigation.Entry> entries, UrlPath current, List<String> above) {
        return entries.stream()
                .flatMap(entry -> link(entry, current, above).stream())
                .toList();
    }

    /** The link of {@code entry}; none where this storefront has no such page. */
    private Optional<LinkView> link(Navigation.Entry entry, UrlPath current, List<String> above) {
        RouteKind kind = RouteKind.of(entry.target().kind());
        return here.find(kind, entry.target().id())
                .map(placed -> new LinkView(
                        title(kind, placed),
                        placed.url().encoded() + entry.target().suffix(),
                        placed.url().equals(current)
                                || above.contains(placed.url().path())));
    }

    /** What a link to a page of {@code kind} says. */
    String title(RouteKind kind, Placed placed) {
        return switch (kind) {
            case HOME -> text("nav.home");
            case JOURNAL -> text("journal.title");
            default -> placed.title();
        };
    }

    // Pictures

    ImageView image(Media picture, String alt, String name) {
        if (picture instanceof Media.Local local) {
            return new ImageView(media.url(local), local.width(), local.height(), alt, name);
        }
        return new ImageView(media.url(picture), 0, 0, alt, name);
    }

    /** {@code image} at a place of the theme. */
    PictureView picture(ImageView image, String place) {
        List<PictureView.SourceView> sources = new ArrayList<>();
        int width = image.width();
        int height = image.height();
        Optional<Media.Local> found = media.at(image.url());
        if (found.isPresent()) {
            for (MediaUse.Cut cut : media.cuts(new PictureUse(found.get(), place))) {
                Rendition largest = cut.largest();
                sources.add(new PictureView.SourceView(
                        cut.media(),
                        largest.format().mediaType(),
                        cut.srcset(),
                        cut.sizes(),
                        largest.width(),
                        largest.height()));
                if (cut.media().isEmpty()) {
                    width = largest.width();
                    height = largest.height();
                }
            }
        }
        Optional<Pictures.Colour> colour = found.flatMap(media::colour);
        return new PictureView(
                image.url(),
                width,
                height,
                image.alt(),
                image.name(),
                sources,
                colour.map(Pictures.Colour::tone).orElse(""),
                colour.map(Pictures.Colour::hex).orElse(""));
    }

    /** {@code image} as scripts show it, in one small file. */
    ImageView small(ImageView image) {
        return media.at(image.url())
                .flatMap(local -> media.cuts(new PictureUse(local, MediaUse.SMALL)).stream()
                        .findFirst())
                .map(MediaUse.Cut::largest)
                .map(file ->
                        new ImageView("/" + file.outputPath(), file.width(), file.height(), image.alt(), image.name()))
                .orElse(image);
    }

    ImageView image(Picture picture, String otherwise) {
        String alt = wording.first(picture.alt()).map(Localized.Found::value).orElse(otherwise);
        return image(picture.media(), alt, picture.name());
    }

    String url(Media picture) {
        return media.url(picture);
    }

    // Prices

    PriceView price(Price price, boolean from) {
        Money amount = price.amount();
        int percent = price.compareAt()
                .map(before -> (int) ((before.minor() - amount.minor()) * 100 / before.minor()))
                .orElse(0);
        return new PriceView(
                formats.money(amount),
                amount.plain(),
                amount.currency().code(),
                price.compareAt().map(formats::money),
                percent,
                Optional.empty(),
                from);
    }

    /** The price of a variant on its product's page, with what it cost before a reduction. */
    PriceView price(Price price, String sku) {
        PriceView view = price(price, false);
        Market market = storefront.market();
        if (price.compareAt().isEmpty() || !showsPrior) {
            return view;
        }
        Trace.read(new Lookup.PriorPrice(
                sku,
                market.id(),
                price.amount().minor(),
                price.compareAt().get().minor()));
        return new PriceView(
                view.text(),
                view.amount(),
                view.currency(),
                view.compareAt(),
                view.percentOff(),
                site().rules()
                        .history()
                        .prior(sku, market, price)
                        .flatMap(PriceHistory.Prior::lowest)
                        .map(formats::money),
                false);
    }

    /** What an amount of the goods costs, such as {@code 4,40 € / 100 ml}. */
    String unitPrice(Money price, Measure measure) {
        return formats.money(measure.unitPrice(price)) + " / " + amount(measure.base(), measure.baseUnit());
    }

    /** What holds for one choice: {@code Small: 11 cm}. */
    String labelled(String label, String text) {
        return strings.find("fact.of", Map.of("label", label, "text", text)).orElse(label + ": " + text);
    }

    private String amount(BigDecimal amount, Unit unit) {
        return unit == Unit.PIECE ? text("measure.piece", Map.of("count", amount)) : formats.measure(amount, unit);
    }

    // Cards

    Optional<ProductCardView> product(String id) {
        return plan.site().catalog().product(id).flatMap(this::product);
    }

    Optional<ProductCardView> product(ProductEntry entry) {
        Optional<Traced<ProductCardView>> known = cards.get(entry.id());
        profile.ifPresent(counting -> counting.asked("cards of products", known.isPresent()));
        if (known.isPresent()) {
            return known.map(Traced::again);
        }
        try (Trace trace = Trace.begin()) {
            Optional<ProductCardView> made = card(entry);
            made.ifPresent(card -> cards.put(entry.id(), Traced.of(card, trace)));
            return made;
        }
    }

    private Optional<ProductCardView> card(ProductEntry entry) {
        Market market = storefront.market();
        return here.find(RouteKind.PRODUCT, entry.id()).map(placed -> {
            List<ImageView> images = entry.pictures().stream()
                    .map(picture -> image(picture, placed.title()))
                    .toList();
            return new ProductCardView(
                    entry.id(),
                    wording.view(placed.title(), placed.language()),
                    placed.url().encoded(),
                    images.stream().findFirst(),
                    images.stream().skip(1).findFirst(),
                    entry.lowest(market).map(price -> price(price, entry.variesInPrice(market))),
                    entry.swatches(),
                    entry.offers().size(),
                    entry.buyable(),
                    entry.tags().stream().anyMatch("new"::equalsIgnoreCase),
                    reviews.rating(entry.rating()),
                    unitPrice(entry),
                    entry.offers().stream()
                            .filter(offer -> offer.availability().buyable())
                            .findFirst()
                            .orElse(entry.offers().get(0))
                            .sku(),
                    entry.quoteOnly());
        });
    }

    /** The card of a product as lists that scripts make show it; empty when the storefront does not show it. */
    Optional<Goods.Shown> shown(ProductEntry entry, String brand) {
        return product(entry).map(card -> {
            Optional<PriceView> price = card.quoteOnly() ? Optional.empty() : card.price();
            Optional<ImageView> image = card.image().map(this::small);
            return new Goods.Shown(
                    card.title().text(),
                    card.url(),
                    image.map(ImageView::url).orElse(""),
                    image.map(ImageView::width).orElse(0),
                    image.map(ImageView::height).orElse(0),
                    price.map(this::shown).orElse(""),
                    price.flatMap(PriceView::compareAt).orElse(""),
                    state(entry),
                    brand);
        });
    }

    /** A price with "from" where other variants cost more, in the theme's words. */
    private String shown(PriceView price) {
        return price.from()
                ? strings.find("price.from", Map.of("price", price.text())).orElse(price.text())
                : price.text();
    }

    private static String state(ProductEntry entry) {
        if (entry.quoteOnly()) {
            return "quote";
        }
        Set<Availability> states = EnumSet.noneOf(Availability.class);
        entry.offers().forEach(offer -> states.add(offer.availability()));
        if (states.contains(Availability.IN_STOCK)) {
            return "";
        }
        if (states.contains(Availability.BACKORDER)) {
            return "backorder";
        }
        return states.contains(Availability.PREORDER) ? "preorder" : "soldOut";
    }

    /** The unit price of the variant whose price the card shows. */
    private Optional<String> unitPrice(ProductEntry entry) {
        Market market = storefront.market();
        Optional<Price> lowest = entry.lowest(market);
        return entry.offers().stream()
                .filter(offer -> lowest.isPresent() && offer.prices().in(market).equals(lowest))
                .findFirst()
                .flatMap(ProductEntry.Offer::measure)
                .flatMap(measure -> lowest.map(price -> unitPrice(price.amount(), measure)));
    }

    List<ProductCardView> products(List<ProductEntry> entries) {
        return entries.stream().flatMap(entry -> product(entry).stream()).toList();
    }

    List<ProductCardView> productsById(List<String> ids) {
        return ids.stream().flatMap(id -> product(id).stream()).toList();
    }

    Optional<CardView> category(Category category) {
        return here.find(RouteKind.CATEGORY, category.id())
                .map(placed -> new CardView(
                        category.id(),
                        wording.view(placed.title(), placed.language()),
                        summary("category", category.id(), category.words(), placed),
                        placed.url().encoded(),
                        category.image()
                                .map(picture -> image(picture.media(), "", ""))
                                .or(() -> firstImage(here.inCategory(category.id()))),
                        here.inCategory(category.id()).size()));
    }

    /** The categories that are within no other. */
    List<CardView> categories() {
        return site().catalog().children(Optional.empty()).stream()
                .flatMap(category -> category(category).stream())
                .toList();
    }

    private Optional<ImageView> firstImage(List<ProductEntry> products) {
        return products.stream()
                .flatMap(entry -> entry.pictures().stream())
                .findFirst()
                .map(picture -> image(picture.media(), "", ""));
    }

    /** The summary of a thing; empty text when it has none. */
    TextView summary(String kind, String id, Localized<Words> words, Placed placed) {
        return wording.field(kind + ".summary", kind + ":" + id, words, !placed.own(), Words::summary)
                .map(found -> wording.view(found.value(), found.language()))
                .orElse(new TextView("", ""));
    }

    Optional<ArticleCardView> article(Article article) {
        return here.find(RouteKind.ARTICLE, article.id())
                .map(placed -> new ArticleCardView(
                        article.id(),
                        wording.view(placed.title(), placed.language()),
                        summary("article", article.id(), article.words(), placed),
                        placed.url().encoded(),
                        article.image().map(picture -> image(picture, "")),
                        article.published().map(formats::date),
                        article.published().map(LocalDate::toString)));
    }
}
