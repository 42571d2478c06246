package dev.vitrine.imports;

import dev.vitrine.model.Language;
import java.util.List;
import java.util.Map;

/** Names of facts that other shops keep in columns of their own, in the language of the catalogue where it is known here. */
final class FactNames {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr", "es", "it", "nl");
    private static final Map<String, List<String>> NAMES = Map.of(
            "type", List.of("Type", "Art", "Type", "Tipo", "Tipo", "Type"),
            "gender", List.of("Gender", "Geschlecht", "Genre", "Género", "Genere", "Geslacht"),
            "age-group",
                    List.of(
                            "Age group",
                            "Altersgruppe",
                            "Tranche d’âge",
                            "Grupo de edad",
                            "Fascia d’età",
                            "Leeftijdsgroep"),
            "condition", List.of("Condition", "Zustand", "État", "Estado", "Condizione", "Staat"),
            "length", List.of("Length", "Länge", "Longueur", "Longitud", "Lunghezza", "Lengte"),
            "width", List.of("Width", "Breite", "Largeur", "Anchura", "Larghezza", "Breedte"),
            "height", List.of("Height", "Höhe", "Hauteur", "Altura", "Altezza", "Hoogte"));

    private FactNames() {}

    /** The name of a fact; in English when the language is not known here. */
    static String of(String id, Language language) {
        List<String> names = NAMES.getOrDefault(id, List.of(id));
        int index = Math.max(0, LANGUAGES.indexOf(language.primary()));
        return index < names.size() ? names.get(index) : id;
    }
}
