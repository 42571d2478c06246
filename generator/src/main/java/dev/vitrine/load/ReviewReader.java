package dev.vitrine.load;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.model.Language;
import dev.vitrine.model.ProductEntry;
import dev.vitrine.model.ProductSource;
import dev.vitrine.model.Review;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads what shoppers say of products: {@code reviews.json} beside a product, and the files of {@code catalog/reviews/}.
 *
 * <p>Of the reviews in {@code catalog/reviews/} only their places are kept, so that there may be millions.
 */
final class ReviewReader {

    private static final String BESIDE_PRODUCT = "reviews.json";
    private static final String FOLDER = "catalog/reviews";

    private final SourceFiles files;
    private final LocalDate date;
    private final Diagnostics diagnostics;

    /** {@code date}: reviews from after this day are left out. */
    ReviewReader(SourceFiles files, LocalDate date, Diagnostics diagnostics) {
        this.files = files;
        this.date = date;
        this.diagnostics = diagnostics;
    }

    // Beside a product

    /** The day, from 1970-01-01, on which it depends which reviews beside the product of {@code source} are shown; 0 when there are none. */
    long day(ProductSource.Folder source) {
        return files.isFile(beside(source.path())) ? date.toEpochDay() : 0;
    }

    private static String beside(String product) {
        return product.substring(0, product.lastIndexOf('/') + 1) + BESIDE_PRODUCT;
    }

    /** The reviews beside the product of {@code source}; problems are reported. */
    List<Review> beside(ProductSource source) throws IOException {
        if (!(source instanceof ProductSource.Folder)) {
            return List.of();
        }
        String path = beside(source.path());
        if (!files.isFile(path)) {
            return List.of();
        }
        Optional<JsonValue> json =
                files.text(path, diagnostics).flatMap(text -> JsonTree.json(text, path, 1, diagnostics));
        List<Review> reviews = new ArrayList<>();
        Set<Long> known = new HashSet<>();
        if (json.isPresent()
                && new ShapeCheck(diagnostics, false).check(json.get(), Shapes.REVIEWS)
                && json.get() instanceof JsonValue.Arr list) {
            for (JsonValue value : list.items()) {
                review((JsonValue.Obj) value)
                        .filter(review -> shown(review, "", known, value.at()))
                        .ifPresent(reviews::add);
            }
        }
        return reviews;
    }

    /** The review in {@code obj}, which has the shape of one; empty when its date is not in the calendar. */
    private Optional<Review> review(JsonValue.Obj obj) {
        Optional<LocalDate> day = ProductReader.date(obj, "date", diagnostics);
        if (day.isEmpty() && obj.get("date").isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Review(
                obj.number("rating").map(BigDecimal::intValue).orElse(1),
                text(obj, "author"),
                day,
                text(obj, "title"),
                text(obj, "text"),
                obj.text("language").flatMap(Language::parse),
                obj.flag("verified").orElse(false),
                text(obj, "reply")));
    }

    private static String text(JsonValue.Obj obj, String field) {
        return obj.text(field).orElse("").strip();
    }

    /** Whether the review is of a day to show and not among the {@code known}, which is reported. */
    private boolean shown(Review review, String product, Set<Long> known, Location at) {
        if (!known.add(fingerprint(product, review))) {
            diagnostics.report(
                    Rule.REVIEWS_DUPLICATE,
                    at,
                    "the same review stands here twice; it is shown once",
                    "remove one of the two");
            return false;
        }
        return review.date().filter(day -> day.isAfter(date)).isEmpty();
    }

    private static long fingerprint(String product, Review review) {
        long hash = 1125899906842597L;
        String all = product
                + '\n'
                + review.rating()
                + review.author()
                + '\n'
                + review.date().map(LocalDate::toString).orElse("")
                + '\n'
                + review.title()
                + '\n'
                + review.text();
        for (int i = 0; i < all.length(); i++) {
            hash = 31 * hash + all.charAt(i);
        }
        return hash;
    }

    // In catalog/reviews

    /** The places of the reviews in {@code catalog/reviews/}, and what they add to the ratings. */
    ReviewIndex index(Set<String> products) throws IOException {
        ReviewIndex index = new ReviewIndex();
        Counting counting = new Counting(index, products);
        for (String name : files.files(FOLDER, diagnostics)) {
            String path = FOLDER + "/" + name;
            Optional<ReviewFile> file = ReviewFile.of(path);
            if (file.isEmpty()) {
                diagnostics.report(
                        Rule.FILE_UNKNOWN,
                        Location.of(path),
                        "'" + path + "' is not used",
                        "reviews are .csv, .json or .jsonl files");
            } else if (files.inside(path, diagnostics)) {
                file.get().read(files, diagnostics, counting);
            }
        }
        return index;
    }

    /** Takes the reviews of all files one after the other. */
    private final class Counting implements ReviewFile.Reviews {
        private final ReviewIndex index;
        private final Set<String> products;
        private final Set<Long> known = new HashSet<>();

        private Counting(ReviewIndex index, Set<String> products) {
            this.index = index;
            this.products = products;
        }

        @Override
        public void add(JsonValue.Obj obj, ReviewFile file, long offset, int length) {
            String product = obj.text("product").orElse("");
            Location at = obj.get("product").map(JsonValue::at).orElse(obj.at());
            if (!products.contains(product)) {
                diagnostics.report(
                        Rule.CATALOG_UNKNOWN_PRODUCT,
                        at,
                        "there is no product '" + ShapeCheck.shorten(product) + "'; its review is left out",
                        Closest.to(product, products)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("correct the id, or remove the review"));
                return;
            }
            Optional<Review> review = review(obj);
            if (review.isPresent() && shown(review.get(), product, known, obj.at())) {
                index.add(product, review.get(), file, offset, length);
            }
        }
    }

    // Once more

    /** All reviews of the product behind {@code entry}, newest first. */
    List<Review> all(ProductEntry entry, ReviewIndex index) throws IOException {
        if (entry.rating().count() == 0) {
            return List.of();
        }
        List<Review> reviews = new ArrayList<>(beside(entry.source()));
        try {
            index.places(entry.id(), (file, offset, length) -> {
                try {
                    file.again(files, offset, length).flatMap(this::review).ifPresent(reviews::add);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        // A stable sort: what has no date keeps the order it is written in, after all that has one.
        reviews.sort((one, other) ->
                other.date().orElse(LocalDate.MIN).compareTo(one.date().orElse(LocalDate.MIN)));
        return reviews;
    }
}
