package dev.vitrine.imports;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The column names of WooCommerce, which every shop writes in its own language. */
final class WooCommerceHeaders {

    private static final Map<String, String> ALIASES = new HashMap<>();
    private static final Pattern UNIT = Pattern.compile("\\(([^)]*)\\)\\s*$");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\p{L}*?(\\d{1,3})\\p{L}*");

    static {
        // English name, then German, French and Spanish ones.
        alias("id", "id");
        alias("type", "type", "typ", "tipo");
        alias("sku", "sku", "artikelnummer", "ugs", "codigodeproducto");
        alias(
                "gtin",
                "gtinupceanorisbn",
                "gtin",
                "ean",
                "upc",
                "isbn",
                "gtinupceanoderisbn",
                "gtinupceanouisbn",
                "gtinupceanoisbn");
        alias("name", "name", "nom", "nombre", "produktname");
        alias("published", "published", "veroffentlicht", "publie", "publicado");
        alias(
                "featured",
                "isfeatured",
                "isthisfeatured",
                "isthervorgehoben",
                "hervorgehoben",
                "misenavant",
                "enavant",
                "estadestacado",
                "destacado");
        alias(
                "visibility",
                "visibilityincatalog",
                "visibilityincatalogue",
                "sichtbarkeitimkatalog",
                "visibilitedanslecatalogue",
                "visibilidadenelcatalogo");
        alias("shortdescription", "shortdescription", "kurzbeschreibung", "descriptioncourte", "descripcioncorta");
        alias("description", "description", "beschreibung", "descripcion");
        alias(
                "salestarts",
                "datesalepricestarts",
                "datumandemangebotspreisbeginnt",
                "datumandemderangebotspreisbeginnt",
                "datededebutdepromo",
                "diaenqueempiezaelpreciorebajado",
                "fechadeiniciodelpreciorebajado");
        alias(
                "saleends",
                "datesalepriceends",
                "datumandemangebotspreisendet",
                "datumandemderangebotspreisendet",
                "datedefindepromo",
                "diaenqueterminaelpreciorebajado",
                "fechadefindelpreciorebajado");
        alias("instock", "instock", "vorratig", "auflager", "enstock", "hayexistencias", "existencias", "eninventario");
        alias("stock", "stock", "lager", "lagerbestand", "bestand", "inventario");
        alias(
                "backorders",
                "backordersallowed",
                "lieferruckstandeerlaubt",
                "lieferruckstandeerlauben",
                "autoriserlescommandesdeproduitsenrupture",
                "permitirreservasdeproductosagotados");
        alias("weight", "weight", "gewicht", "poids", "peso");
        alias("length", "length", "lange", "longueur", "longitud");
        alias("width", "width", "breite", "largeur", "anchura", "ancho");
        alias("height", "height", "hohe", "hauteur", "altura", "alto");
        alias("saleprice", "saleprice", "angebotspreis", "tarifpromo", "preciorebajado");
        alias(
                "regularprice",
                "regularprice",
                "regularerpreis",
                "normalpreis",
                "tarifregulier",
                "prixregulier",
                "precionormal");
        alias("categories", "categories", "kategorien", "categorias");
        alias("tags", "tags", "schlagworter", "schlagworte", "etiquettes", "etiquetas");
        alias("images", "images", "bilder", "imagenes");
        alias("parent", "parent", "ubergeordnetesprodukt", "ubergeordnet", "superior", "padre");
        alias(
                "grouped",
                "groupedproducts",
                "gruppierteprodukte",
                "produitsgroupes",
                "groupesdeproduits",
                "productosagrupados");
        alias("upsells", "upsells", "zusatzverkaufe", "produitssuggeres", "montesengamme", "ventasdirigidas");
        alias("crosssells", "crosssells", "crosssellsquerverkaufe", "querverkaufe", "ventescroisees", "ventascruzadas");
        alias("externalurl", "externalurl", "externeurl", "urlexterne", "urlexterna");
        alias("buttontext", "buttontext", "buttontext", "buttonbeschriftung", "libelledubouton", "textodelboton");
        alias("position", "position", "posicion");
        alias("brands", "brands", "brand", "marken", "marques", "marcas");
        alias(
                "attribute#name",
                "attribute#name",
                "attribut#name",
                "nomdelattribut#",
                "nomattribut#",
                "nombredelatributo#",
                "nombreatributo#");
        alias(
                "attribute#values",
                "attribute#values",
                "attribut#werte",
                "attribut#wert",
                "valeursdelattribut#",
                "valeursattribut#",
                "valoresdelatributo#",
                "valordelatributo#",
                "valoresatributo#");
        alias(
                "attribute#visible",
                "attribute#visible",
                "attribut#sichtbar",
                "attribut#visible",
                "atributovisible#",
                "visibilidaddelatributo#");
        alias("attribute#global", "attribute#global", "attribut#global", "atributoglobal#");
        alias(
                "attribute#default",
                "attribute#default",
                "attribut#standard",
                "attribut#pardefaut",
                "valeurpardefautdelattribut#",
                "atributopordefecto#",
                "atributopredeterminado#");
    }

    /** Columns that say how the other shop runs. */
    private static final Set<String> MEANINGLESS = Set.of(
            "taxstatus",
            "steuerstatus",
            "etatdelatva",
            "estadodelimpuesto",
            "taxclass",
            "steuerklasse",
            "classedetva",
            "clasedeimpuesto",
            "lowstockamount",
            "geringelagermenge",
            "geringerlagerbestand",
            "montantdestockfaible",
            "cantidaddebajoinventario",
            "cantidaddepocasexistencias",
            "soldindividually",
            "nureinzelnverkaufen",
            "nureinzelnverkauft",
            "vendreindividuellement",
            "vendidoindividualmente",
            "allowcustomerreviews",
            "kundenrezensionenerlauben",
            "kundenbewertungenerlauben",
            "autoriserlesavisclients",
            "permitirvaloracionesdeclientes",
            "purchasenote",
            "hinweiszumkauf",
            "notedecommande",
            "notadecompra",
            "shippingclass",
            "versandklasse",
            "classedexpedition",
            "clasedeenvio",
            "limitedetelechargement",
            "limitededescargas",
            "downloadexpirydays",
            "ablauftagedesdownloads",
            "ablauftagefurdownloads",
            "joursdexpirationdutelechargement",
            "diasdecaducidaddeladescarga");

    private WooCommerceHeaders() {}

    private static void alias(String name, String... headers) {
        for (String header : headers) {
            ALIASES.putIfAbsent(header, name);
        }
        ALIASES.put(name, name);
    }

    /**
     * Column name in the file to the English one, both normalised.
     *
     * @param own what a mapping file adds
     */
    static Map<String, String> names(CsvTable table, Map<String, String> own) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String header : table.names()) {
            String key = CsvTable.key(header);
            String plain = CsvTable.key(UNIT.matcher(header).replaceFirst(""));
            String english = own.get(key);
            for (String candidate : new String[] {english == null ? key : english, plain}) {
                String found = english(candidate);
                if (!found.isEmpty() && !names.containsValue(found)) {
                    names.put(key, found);
                    break;
                }
            }
        }
        return names;
    }

    private static String english(String key) {
        String direct = ALIASES.get(key);
        if (direct != null) {
            return direct;
        }
        Matcher numbered = ATTRIBUTE.matcher(key);
        if (numbered.matches()) {
            String number = numbered.group(1);
            String name = ALIASES.get(key.replace(number, "#"));
            return name == null ? "" : name.replace("#", number);
        }
        return "";
    }

    /** Whether a column says nothing a storefront shows, or is known and merely had nothing to say this time. */
    static boolean meaningless(String key) {
        return MEANINGLESS.contains(key)
                || ALIASES.containsValue(key)
                || key.startsWith("meta")
                || key.startsWith("download")
                || key.matches("attribute\\d+(?:global|default|visible|name|values)");
    }

    /** The unit in a header such as {@code Weight (kg)}. */
    static String unit(String header, String otherwise) {
        Matcher matcher = UNIT.matcher(header);
        return matcher.find() && !matcher.group(1).isBlank() ? matcher.group(1).strip() : otherwise;
    }
}
