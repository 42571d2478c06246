package dev.vitrine.imports;

import dev.vitrine.diagnostics.Location;
import dev.vitrine.model.Availability;
import dev.vitrine.model.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** A variant while files are read; what is empty was not given. */
final class VariantDraft {
    final Location location;
    String sku = "";
    final Map<String, String> options = new LinkedHashMap<>();
    final Map<String, PriceDraft> prices = new TreeMap<>();
    String gtin = "";
    String mpn = "";
    OptionalInt weight = OptionalInt.empty();
    Availability availability = Availability.IN_STOCK;
    OptionalInt stock = OptionalInt.empty();
    Optional<Measure> measure = Optional.empty();
    final List<String> media = new ArrayList<>();

    VariantDraft(Location location) {
        this.location = location;
    }
}
