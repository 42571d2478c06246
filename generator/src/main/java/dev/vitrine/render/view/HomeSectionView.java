package dev.vitrine.render.view;

import java.util.List;
import java.util.Optional;

/**
 * One section of the home page.
 *
 * @param type {@code hero}, {@code categories}, {@code products}, {@code story} or {@code articles}
 * @param number counts sections of this type, from 1
 * @param title heading; may be empty
 * @param text a sentence or two; may be empty
 * @param action words on the link; may be empty
 * @param url where it leads; may be empty
 * @param image its picture
 * @param cards categories, for {@code categories}
 * @param products for {@code products}
 * @param articles for {@code articles}
 */
public record HomeSectionView(
        String type,
        int number,
        String title,
        String text,
        String action,
        String url,
        Optional<ImageView> image,
        List<CardView> cards,
        List<ProductCardView> products,
        List<ArticleCardView> articles) {}
