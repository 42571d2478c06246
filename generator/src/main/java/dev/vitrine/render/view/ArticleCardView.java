package dev.vitrine.render.view;

import java.util.Optional;

/**
 * An article in a list.
 *
 * @param id its id
 * @param title its name
 * @param summary one or two sentences; its text may be empty
 * @param url its page
 * @param image its picture
 * @param date the date it is dated with, formatted
 * @param dateIso the same as {@code 2026-03-01}
 */
public record ArticleCardView(
        String id,
        TextView title,
        TextView summary,
        String url,
        Optional<ImageView> image,
        Optional<String> date,
        Optional<String> dateIso) {}
