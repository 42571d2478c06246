package dev.vitrine.render.view;

/**
 * A service that counts what shoppers do: an entry of {@code store.analytics}.
 *
 * @param service {@code plausible}, {@code matomo}, {@code ga4} or {@code meta}
 * @param name its name as shoppers know it
 * @param purpose what shoppers allow: {@code statistics} or {@code marketing}
 * @param id what it knows the shop by
 * @param host where it is told, without a slash at the end; empty for those with a script of their own
 * @param consent whether shoppers have to allow it
 */
public record AnalyticsView(String service, String name, String purpose, String id, String host, boolean consent) {}
