package dev.vitrine.load;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An opaque sRGB colour; channels from 0 to 255. */
record Colour(int red, int green, int blue) {

    private static final Pattern HEX = Pattern.compile("#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})");
    private static final String GAP = "\\s*[,\\s]\\s*";
    private static final String NUMBER = "(\\d{1,3}(?:\\.\\d{1,6})?)";
    private static final Pattern RGB =
            Pattern.compile("rgb\\(\\s*" + NUMBER + GAP + NUMBER + GAP + NUMBER + "\\s*\\)", Pattern.CASE_INSENSITIVE);
    private static final Pattern HSL = Pattern.compile(
            "hsl\\(\\s*" + NUMBER + "(?:deg)?" + GAP + NUMBER + "%" + GAP + NUMBER + "%\\s*\\)",
            Pattern.CASE_INSENSITIVE);

    /** How finely lightness is searched. */
    private static final int STEPS = 500;

    /** {@code #rgb}, {@code #rrggbb}, {@code rgb(…)} or {@code hsl(…)}; empty for anything else. */
    static Optional<Colour> parse(String text) {
        String stripped = text.strip();
        Matcher hex = HEX.matcher(stripped);
        if (hex.matches()) {
            String digits = hex.group(1);
            if (digits.length() == 3) {
                digits = digits.replaceAll("(.)", "$1$1");
            }
            int value = Integer.parseInt(digits, 16);
            return Optional.of(new Colour(value >> 16, value >> 8 & 0xFF, value & 0xFF));
        }
        Matcher rgb = RGB.matcher(stripped);
        if (rgb.matches()) {
            double red = Double.parseDouble(rgb.group(1));
            double green = Double.parseDouble(rgb.group(2));
            double blue = Double.parseDouble(rgb.group(3));
            return red > 255 || green > 255 || blue > 255
                    ? Optional.empty()
                    : Optional.of(new Colour((int) Math.round(red), (int) Math.round(green), (int) Math.round(blue)));
        }
        Matcher hsl = HSL.matcher(stripped);
        if (hsl.matches()) {
            double hue = Double.parseDouble(hsl.group(1));
            double saturation = Double.parseDouble(hsl.group(2)) / 100;
            double lightness = Double.parseDouble(hsl.group(3)) / 100;
            return hue > 360 || saturation > 1 || lightness > 1
                    ? Optional.empty()
                    : Optional.of(hsl(hue, saturation, lightness));
        }
        return Optional.empty();
    }

    private static Colour hsl(double hue, double saturation, double lightness) {
        return new Colour(
                channel(0, hue, saturation, lightness),
                channel(8, hue, saturation, lightness),
                channel(4, hue, saturation, lightness));
    }

    private static int channel(int n, double hue, double saturation, double lightness) {
        double k = (n + hue / 30) % 12;
        double amplitude = saturation * Math.min(lightness, 1 - lightness);
        return (int) Math.round(255 * (lightness - amplitude * Math.max(-1, Math.min(Math.min(k - 3, 9 - k), 1))));
    }

    /** {@code #rrggbb}. */
    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /** The contrast ratio of WCAG 2: from 1 to 21. */
    double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + .05) / (Math.min(one, two) + .05);
    }

    private double luminance() {
        return .2126 * linear(red) + .7152 * linear(green) + .0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= .04045 ? value / 12.92 : Math.pow((value + .055) / 1.055, 2.4);
    }

    /** The colour of the same hue, as little darker or lighter as can be, that {@code passes}; empty when none does. */
    Optional<Colour> nearest(Predicate<Colour> passes) {
        if (passes.test(this)) {
            return Optional.of(this);
        }
        double max = Math.max(red, Math.max(green, blue)) / 255.0;
        double min = Math.min(red, Math.min(green, blue)) / 255.0;
        double lightness = (max + min) / 2;
        double range = max - min;
        double saturation = range == 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1));
        for (int step = 1; step <= STEPS; step++) {
            double change = (double) step / STEPS;
            for (double changed : new double[] {lightness - change, lightness + change}) {
                if (changed >= -1e-9 && changed <= 1 + 1e-9) {
                    Colour candidate = hsl(hue(max, range), saturation, Math.max(0, Math.min(1, changed)));
                    if (passes.test(candidate)) {
                        return Optional.of(candidate);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private double hue(double max, double range) {
        if (range == 0) {
            return 0;
        }
        double r = red / 255.0;
        double g = green / 255.0;
        double b = blue / 255.0;
        double sixth = max == r ? (g - b) / range : max == g ? 2 + (b - r) / range : 4 + (r - g) / range;
        return (sixth * 60 + 360) % 360;
    }
}
