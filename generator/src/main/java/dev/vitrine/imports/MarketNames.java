package dev.vitrine.imports;

import com.ibm.icu.util.ULocale;
import dev.vitrine.model.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The markets a site has, found by the names other shops give them. */
final class MarketNames {

    private final Map<String, Known> byName = new HashMap<>();

    /**
     * A market of the site.
     *
     * @param id its id
     * @param currency what its prices are in
     */
    record Known(String id, Currency currency) {}

    /** Makes a market known by its id, its names and the English names of its countries. */
    void add(String id, List<String> names, List<String> countries, Currency currency) {
        Known market = new Known(id, currency);
        byName.putIfAbsent(CsvTable.key(id), market);
        names.forEach(name -> byName.putIfAbsent(CsvTable.key(name), market));
        for (String country : countries) {
            byName.putIfAbsent(CsvTable.key(country), market);
            String name = new ULocale("und-" + country).getDisplayCountry(ULocale.ENGLISH);
            byName.putIfAbsent(CsvTable.key(name), market);
        }
    }

    Optional<Known> find(String name) {
        return Optional.ofNullable(byName.get(CsvTable.key(name)));
    }
}
