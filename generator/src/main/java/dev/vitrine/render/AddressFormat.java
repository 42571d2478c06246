package dev.vitrine.render;

import dev.vitrine.model.PostalAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a letter's address in the order its country wants them. */
final class AddressFormat {

    private static final Pattern FIELD = Pattern.compile("([^{}|]*)\\{([a-zA-Z]+)\\}");
    private static final Pattern LOCAL = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}\\p{IsHangul}]");
    private static final Properties FORMATS = formats();

    private AddressFormat() {}

    private static Properties formats() {
        Properties formats = new Properties();
        try (InputStream in =
                Objects.requireNonNull(AddressFormat.class.getResourceAsStream("address-formats.properties"))) {
            formats.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return formats;
    }

    /**
     * The lines of {@code address}, without those that have nothing to say.
     *
     * @param name who lives there
     * @param country the name of its country, as the reader says it; empty where the reader is in it
     */
    static List<String> lines(PostalAddress address, String name, String country) {
        boolean local = LOCAL.matcher(address.street() + address.locality()).find();
        String usual = FORMATS.getProperty(address.country(), FORMATS.getProperty("default"));
        String format = local ? FORMATS.getProperty(address.country() + ".local", usual) : usual;
        List<String> lines = new ArrayList<>();
        for (String line : format.split("\\|")) {
            StringBuilder out = new StringBuilder();
            Matcher field = FIELD.matcher(line);
            boolean first = true;
            while (field.find()) {
                String value = switch (field.group(2)) {
                    case "name" -> name;
                    case "street" -> address.street();
                    case "locality" -> address.locality();
                    case "region" -> address.region().orElse("");
                    case "postalCode" -> address.postalCode().orElse("");
                    case "country" -> country;
                    default -> throw new IllegalStateException("no field " + field.group(2));
                };
                if (!value.isBlank()) {
                    // What stands before the first field of a line is a sign of its own, such as the postal mark.
                    out.append(first || !out.isEmpty() ? field.group(1) : "").append(value.strip());
                }
                first = false;
            }
            if (!out.isEmpty()) {
                lines.add(out.toString());
            }
        }
        return List.copyOf(lines);
    }
}
