package dev.vitrine.render;

import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.Review;
import dev.vitrine.render.view.RatingView;
import dev.vitrine.render.view.ReviewView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes the views of what shoppers say of products. */
final class ReviewViews {

    /** Reviews a page shows; the rating counts them all. */
    private static final int SHOWN = 50;

    private final Formats formats;
    private final Wording wording;

    ReviewViews(Formats formats, Wording wording) {
        this.formats = formats;
        this.wording = wording;
    }

    /** The rating on a card; empty when nobody rated the product. */
    Optional<RatingView> rating(ProductEntry.Rating rating) {
        return rating.count() == 0 ? Optional.empty() : Optional.of(rating(rating.count(), rating.sum(), List.of()));
    }

    /** The rating on a product page, with how many gave so many stars. */
    Optional<RatingView> rating(List<Review> reviews) {
        if (reviews.isEmpty()) {
            return Optional.empty();
        }
        List<RatingView.Share> shares = new ArrayList<>();
        int sum = 0;
        for (int stars = 5; stars >= 1; stars--) {
            int count = 0;
            for (Review review : reviews) {
                count += review.rating() == stars ? 1 : 0;
            }
            sum += count * stars;
            shares.add(new RatingView.Share(stars, count, Math.round(100f * count / reviews.size())));
        }
        return Optional.of(rating(reviews.size(), sum, shares));
    }

    private RatingView rating(int count, int sum, List<RatingView.Share> shares) {
        BigDecimal average = BigDecimal.valueOf(sum).divide(BigDecimal.valueOf(count), 1, RoundingMode.HALF_UP);
        return new RatingView(average.toPlainString(), formats.decimal(average), count, shares);
    }

    /** The reviews a page shows, in their order. */
    List<ReviewView> reviews(List<Review> reviews) {
        return reviews.stream().limit(SHOWN).map(this::review).toList();
    }

    private ReviewView review(Review review) {
        return new ReviewView(
                review.rating(),
                review.title(),
                review.text(),
                review.author(),
                review.date().map(formats::date),
                review.date().map(LocalDate::toString),
                review.language()
                        .filter(language -> !wording.own(language))
                        .map(language -> language.tag())
                        .orElse(""),
                review.verified(),
                review.reply());
    }
}
