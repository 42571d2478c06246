package dev.vitrine.render.view;

import java.util.Optional;

/**
 * A brand or policy page: {@code content} in {@code page.ftlh}.
 *
 * @param id its id
 * @param kind {@code page}, {@code policy} or {@code contact}
 * @param title its name
 * @param summary one or two sentences; its text may be empty
 * @param body its text
 * @param image its picture
 */
public record ContentView(
        String id, String kind, TextView title, TextView summary, ProseView body, Optional<ImageView> image) {}
