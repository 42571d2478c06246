package com.example.stars;

import dev.vitrine.extension.TemplateFunction;
import dev.vitrine.extension.Value;
import java.math.RoundingMode;
import java.util.List;

/** Shows a rating as stars: {@code ${ext.stars(4.4, "4.4 of 5")}}. */
public final class StarRating implements TemplateFunction {

    private static final int MOST = 5;

    @Override
    public String id() {
        return "star-rating";
    }

    @Override
    public String name() {
        return "stars";
    }

    @Override
    public Value call(List<Value> arguments) {
        if (arguments.size() != 2
                || !(arguments.get(0) instanceof Value.Numeric rating)
                || !(arguments.get(1) instanceof Value.Text label)) {
            throw new IllegalArgumentException(
                    "stars takes a number and what it is read out as: stars(4.4, \"4.4 of 5\")");
        }
        int full = rating.number().setScale(0, RoundingMode.HALF_UP).intValue();
        if (full < 0 || full > MOST) {
            throw new IllegalArgumentException("stars takes a number from 0 to 5, not " + rating.number());
        }
        return Value.html("<span class=\"stars\" role=\"img\" aria-label=\"" + escaped(label.text()) + "\">"
                + "★".repeat(full) + "☆".repeat(MOST - full) + "</span>");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
