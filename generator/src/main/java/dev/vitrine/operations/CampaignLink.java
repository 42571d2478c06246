package dev.vitrine.operations;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.model.Campaign;
import dev.vitrine.plan.SitePlan;
import dev.vitrine.plan.UrlPath;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An address of the shop that says which campaign a visit is of.
 *
 * @param link the address, with scheme and host; empty when there is none
 * @param problem why there is none, for people, on one line
 * @param remark what to know before it is used, likewise; may be empty
 */
public record CampaignLink(Optional<String> link, String problem, String remark) {

    /**
     * Tags an address.
     *
     * @param address a page of the shop, with or without scheme and host
     * @param name the name of a campaign
     * @param day the day it is looked at
     */
    public static CampaignLink of(SitePlan plan, List<Campaign> campaigns, String address, String name, LocalDate day) {
        Optional<Campaign> campaign =
                campaigns.stream().filter(each -> each.name().equals(name)).findFirst();
        if (campaign.isEmpty()) {
            List<String> names = campaigns.stream().map(Campaign::name).toList();
            return none("campaigns.json has no campaign '" + name + "'"
                    + Closest.to(name, names)
                            .map(near -> "; did you mean '" + near + "'?")
                            .orElse(names.isEmpty() ? "" : "; there are " + String.join(", ", names)));
        }
        ShopAddresses addresses = new ShopAddresses(plan);
        Optional<String> path = addresses.path(address);
        if (path.isEmpty()) {
            return none("'" + address + "' is on another host than the shop, "
                    + plan.site().settings().baseUrl());
        }
        if (!addresses.isPage(path.get())) {
            return none(addresses
                    .redirected(path.get())
                    .map(to ->
                            path.get() + " is a redirect to " + to + "; tag that, as redirects may lose what follows ?")
                    .orElse("the shop has no page " + path.get()));
        }
        int fragment = address.indexOf('#');
        String beforeFragment = fragment < 0 ? address : address.substring(0, fragment);
        int query = beforeFragment.indexOf('?');
        String asked = query < 0 ? "" : beforeFragment.substring(query + 1);
        if (asked.startsWith("utm_") || asked.contains("&utm_")) {
            return none("the address carries parameters of a campaign already; leave out what begins with utm_");
        }
        return new CampaignLink(
                Optional.of(plan.site().settings().baseUrl() + new UrlPath(path.get()).encoded() + "?"
                        + (asked.isEmpty() ? "" : asked + "&") + parameters(campaign.get())
                        + (fragment < 0 ? "" : address.substring(fragment))),
                "",
                remark(campaign.get(), day));
    }

    private static CampaignLink none(String problem) {
        return new CampaignLink(Optional.empty(), problem, "");
    }

    private static String parameters(Campaign campaign) {
        return "utm_source=" + campaign.source() + "&utm_medium=" + campaign.medium() + "&utm_campaign="
                + campaign.name()
                + campaign.content().map(content -> "&utm_content=" + content).orElse("")
                + campaign.term().map(term -> "&utm_term=" + term).orElse("");
    }

    private static String remark(Campaign campaign, LocalDate day) {
        if (campaign.from().filter(day::isBefore).isPresent()) {
            return "the campaign '" + campaign.name() + "' begins on "
                    + campaign.from().orElseThrow();
        }
        return campaign.until().filter(day::isAfter).isPresent()
                ? "the campaign '" + campaign.name() + "' ended on "
                        + campaign.until().orElseThrow()
                : "";
    }
}
