package dev.vitrine.model;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What goods are measured in. */
public enum Unit {
    MG("mg", Kind.MASS, "0.001", "MGM", "milligram"),
    G("g", Kind.MASS, "1", "GRM", "gram"),
    KG("kg", Kind.MASS, "1000", "KGM", "kilogram"),
    OZ("oz", Kind.MASS, "28.349523125", "ONZ", "ounce"),
    LB("lb", Kind.MASS, "453.59237", "LBR", "pound"),
    ML("ml", Kind.VOLUME, "1", "MLT", "milliliter"),
    CL("cl", Kind.VOLUME, "10", "CLT", "centiliter"),
    L("l", Kind.VOLUME, "1000", "LTR", "liter"),
    FL_OZ("fl-oz", Kind.VOLUME, "29.5735295625", "OZA", "fluid-ounce"),
    GAL("gal", Kind.VOLUME, "3785.411784", "GLL", "gallon"),
    MM("mm", Kind.LENGTH, "0.001", "MMT", "millimeter"),
    CM("cm", Kind.LENGTH, "0.01", "CMT", "centimeter"),
    M("m", Kind.LENGTH, "1", "MTR", "meter"),
    IN("in", Kind.LENGTH, "0.0254", "INH", "inch"),
    FT("ft", Kind.LENGTH, "0.3048", "FOT", "foot"),
    M2("m2", Kind.AREA, "1", "MTK", "square-meter"),
    FT2("ft2", Kind.AREA, "0.09290304", "FTK", "square-foot"),
    CELSIUS("celsius", Kind.TEMPERATURE, "1", "CEL", "celsius"),
    FAHRENHEIT("fahrenheit", Kind.TEMPERATURE, "1", "FAH", "fahrenheit"),
    MINUTE("min", Kind.TIME, "1", "MIN", "minute"),
    HOUR("h", Kind.TIME, "60", "HUR", "hour"),
    WATT("W", Kind.POWER, "1", "WTT", "watt"),
    VOLT("V", Kind.VOLTAGE, "1", "VLT", "volt"),
    KILOWATT_HOUR("kWh", Kind.ENERGY, "1", "KWH", "kilowatt-hour"),
    LUMEN("lm", Kind.LIGHT, "1", "LUM", "lumen"),
    KELVIN("K", Kind.COLOUR, "1", "KEL", "kelvin"),
    PERCENT("percent", Kind.SHARE, "1", "P1", "percent"),
    PIECE("piece", Kind.COUNT, "1", "C62", "");

    /** Ways to write units, beside their ids, in lower case. */
    private static final Map<String, Unit> ALSO = Map.ofEntries(
            Map.entry("m²", M2),
            Map.entry("sq m", M2),
            Map.entry("sq ft", FT2),
            Map.entry("inch", IN),
            Map.entry("inches", IN),
            Map.entry("lbs", LB),
            Map.entry("fl oz", FL_OZ),
            Map.entry("litre", L),
            Map.entry("liter", L),
            Map.entry("°c", CELSIUS),
            Map.entry("°f", FAHRENHEIT),
            Map.entry("%", PERCENT));

    private static final List<Unit> SOLD = List.of(MG, G, KG, ML, CL, L, CM, M, M2, PIECE);

    /** What a unit measures. */
    public enum Kind {
        MASS,
        VOLUME,
        LENGTH,
        AREA,
        TEMPERATURE,
        TIME,
        POWER,
        VOLTAGE,
        ENERGY,
        LIGHT,
        COLOUR,
        SHARE,
        COUNT
    }

    private final String id;
    private final Kind kind;
    private final BigDecimal factor;
    private final String code;
    private final String cldr;

    Unit(String id, Kind kind, String factor, String code, String cldr) {
        this.id = id;
        this.kind = kind;
        this.factor = new BigDecimal(factor);
        this.code = code;
        this.cldr = cldr;
    }

    /** The unit that content files call {@code id}. */
    public static Optional<Unit> of(String id) {
        return Arrays.stream(values()).filter(unit -> unit.id.equals(id)).findFirst();
    }

    /** The unit behind a number, however it is usually abbreviated: {@code ml}, {@code L}, {@code fl oz}, {@code °C}. */
    public static Optional<Unit> written(String text) {
        String folded = text.strip().toLowerCase(Locale.ROOT);
        return Optional.ofNullable(ALSO.get(folded))
                .or(() -> of(text.strip()))
                .or(() -> Arrays.stream(values())
                        .filter(unit -> unit.id.toLowerCase(Locale.ROOT).equals(folded))
                        .findFirst());
    }

    /** What unit prices are for; all of it metric, with factors that are powers of ten. */
    public static List<Unit> sold() {
        return SOLD;
    }

    /** What attributes can be measured in. */
    public static List<Unit> measured() {
        return Arrays.stream(values()).filter(unit -> unit != PIECE).toList();
    }

    /** As content files call it: {@code ml}. */
    public String id() {
        return id;
    }

    public Kind kind() {
        return kind;
    }

    /** How much of the kind's first unit it is. */
    BigDecimal factor() {
        return factor;
    }

    /** Its code in UN/CEFACT's recommendation 20, which structured data uses: {@code MLT}. */
    public String code() {
        return code;
    }

    /** Its identifier in CLDR: {@code milliliter}; empty for pieces. */
    public String cldr() {
        return cldr;
    }

    /** {@code amount} of this unit in {@code other}, which measures the same kind of thing, not rounded. */
    public BigDecimal convert(BigDecimal amount, Unit other) {
        if (other.kind != kind) {
            throw new IllegalArgumentException(this + " is no " + other);
        }
        if (other == this) {
            return amount;
        }
        if (this == CELSIUS) {
            return amount.multiply(new BigDecimal("1.8")).add(BigDecimal.valueOf(32));
        }
        if (this == FAHRENHEIT) {
            return amount.subtract(BigDecimal.valueOf(32)).divide(new BigDecimal("1.8"), MathContext.DECIMAL64);
        }
        return amount.multiply(factor).divide(other.factor, MathContext.DECIMAL64);
    }
}
