package dev.vitrine.render.view;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The storefront a page belongs to: {@code store} in templates.
 *
 * @param lang BCP 47 tag for {@code <html lang>}
 * @param dir {@code ltr} or {@code rtl}
 * @param languageName the language's own name
 * @param marketId the market's id
 * @param marketName the market's name in this language
 * @param country the market's main country, ISO 3166-1
 * @param currency ISO 4217 code
 * @param taxIncluded whether prices include tax
 * @param homeUrl address of its home page
 * @param header links of the header menu
 * @param footer groups of the footer
 * @param freeShippingFrom order value from which delivery is free, formatted
 * @param deliveryMinDays fewest working days until delivery; 0 when not stated
 * @param deliveryMaxDays most working days until delivery; 0 when not stated
 * @param weekend days without work in the main country, 1 is Monday and 7 Sunday
 * @param returnDays days to return; 0 when not stated
 * @param cartUrl the cart, when the theme has one and the market sells
 * @param wishlistUrl remembered products
 * @param compareUrl products side by side
 * @param inquiryUrl the quote list, where the market takes inquiries
 * @param searchUrl the results of a search, for {@code searchUrl?q=…}
 * @param search what searching needs; missing when there is no {@code searchUrl}
 * @param offlineUrl what is shown without a connection
 * @param dataUrl where the data files of this storefront are: {@code /de/data/}
 * @param checkout how orders are paid
 * @param forms addresses of the form service
 * @param contact how the brand is reached
 * @param company who stands behind the brand
 * @param pages kind of page ({@code imprint}, {@code terms}, {@code privacy}, {@code withdrawal}, {@code shipping}, {@code accessibility}, {@code guarantee}, {@code disposal}, {@code reviews}) to the page, of those there are
 * @param withdrawalUrl where a contract is withdrawn from online
 * @param duties who pays duties and import taxes: {@code included}, {@code due}, or empty
 * @param carriers who delivers
 * @param payments names of the means of payment
 * @param manifestUrl the web manifest, when the shop can be installed
 * @param feeds the journal for readers of feeds
 * @param analytics the services that count what shoppers do
 * @param place which links of the menus are current; pages of the same place have the same menus, so that {@code <@cached>} can keep what is made of them
 */
public record StorefrontView(
        String lang,
        String dir,
        String languageName,
        String marketId,
        String marketName,
        String country,
        String currency,
        boolean taxIncluded,
        String homeUrl,
        List<MenuView> header,
        List<LinkGroupView> footer,
        Optional<String> freeShippingFrom,
        int deliveryMinDays,
        int deliveryMaxDays,
        List<Integer> weekend,
        int returnDays,
        Optional<String> cartUrl,
        Optional<String> wishlistUrl,
        Optional<String> compareUrl,
        Optional<String> inquiryUrl,
        Optional<String> searchUrl,
        Optional<SearchView> search,
        Optional<String> offlineUrl,
        String dataUrl,
        CheckoutView checkout,
        FormsView forms,
        ContactView contact,
        CompanyView company,
        Map<String, LinkView> pages,
        Optional<String> withdrawalUrl,
        String duties,
        List<CarrierView> carriers,
        List<String> payments,
        Optional<String> manifestUrl,
        List<FeedView> feeds,
        List<AnalyticsView> analytics,
        String place) {}
