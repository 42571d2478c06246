package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * An article: {@code article} in {@code article.ftlh}.
 *
 * @param id its id
 * @param title its name
 * @param summary one or two sentences; its text may be empty
 * @param body its text
 * @param image its picture
 * @param author who wrote it; may be empty
 * @param date the date it is dated with, formatted
 * @param dateIso the same as {@code 2026-03-01}
 * @param tags what it is about
 * @param products products it is about
 * @param newer the next article
 * @param older the article before
 */
public record ArticleView(
        String id,
        TextView title,
        TextView summary,
        ProseView body,
        Optional<ImageView> image,
        String author,
        Optional<String> date,
        Optional<String> dateIso,
        List<String> tags,
        List<ProductCardView> products,
        Optional<LinkView> newer,
        Optional<LinkView> older) {}
