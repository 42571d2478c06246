import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Writes a made-up shop of any size: the same bytes for the same numbers.
 *
 * <pre>java benchmarks/CatalogGenerator.java &lt;folder&gt; &lt;products&gt; &lt;languages 1-5&gt; [seed] [paragraphs] [theme]</pre>
 *
 * <p>Descriptions have 3 paragraphs; more of them make longer pages. The theme is atelier.
 */
public final class CatalogGenerator {

    private static final String[] LANGUAGES = {"en", "de", "fr", "ja", "ar"};
    private static final String[] NAMES = {"English", "Deutsch", "Français", "日本語", "العربية"};
    private static final String[] MARKETS = {"us", "de", "fr", "jp", "ae"};
    private static final String[] COUNTRIES = {"US", "DE", "FR", "JP", "AE"};
    private static final String[] CURRENCIES = {"USD", "EUR", "EUR", "JPY", "AED"};
    private static final String[][] NOUNS = {
        {"lamp", "bowl", "chair", "vase", "shelf", "mug", "rug", "clock", "tray", "mirror"},
        {"Lampe", "Schale", "Stuhl", "Vase", "Regal", "Becher", "Teppich", "Uhr", "Tablett", "Spiegel"},
        {"lampe", "bol", "chaise", "vase", "étagère", "tasse", "tapis", "horloge", "plateau", "miroir"},
        {"ランプ", "ボウル", "椅子", "花瓶", "棚", "マグ", "ラグ", "時計", "トレイ", "鏡"},
        {"مصباح", "وعاء", "كرسي", "مزهرية", "رف", "كوب", "سجادة", "ساعة", "صينية", "مرآة"}
    };
    private static final String[][] WORDS = {
        ("a quiet piece for the table made by hand in small numbers with a glaze that keeps the mark of the fire "
                + "and a foot that stands firm on wood stone or linen it is light to lift easy to wash and kind to the eye")
            .split(" "),
        ("ein ruhiges Stück für den Tisch von Hand gemacht in kleiner Zahl mit einer Glasur die das Feuer zeigt und "
                + "einem Fuß der auf Holz Stein und Leinen sicher steht es ist leicht zu heben einfach zu spülen und schön")
            .split(" "),
        ("une pièce calme pour la table faite à la main en petit nombre avec un émail qui garde la trace du feu et un "
                + "pied stable sur le bois la pierre ou le lin elle est légère facile à laver et douce au regard")
            .split(" "),
        "食卓 の ため の 静かな 器 手 で 少し ずつ 作る 火 の 跡 を 残す 釉薬 木 石 麻 の 上 に しっかり 立つ 軽く 洗い やすく 目 に やさしい".split(" "),
        ("قطعة هادئة للمائدة مصنوعة يدويا بأعداد صغيرة بطلاء يحفظ أثر النار وقاعدة ثابتة على الخشب والحجر والكتان "
                + "خفيفة سهلة الغسل ولطيفة على العين")
            .split(" ")
    };
    private static final String[] FINISHES = {"chalk", "clay", "moss", "indigo"};

    private CatalogGenerator() {}

    /** See the class. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        int products = Integer.parseInt(arguments[1]);
        int languages = Integer.parseInt(arguments[2]);
        long seed = arguments.length > 3 ? Long.parseLong(arguments[3]) : 1;
        int paragraphs = arguments.length > 4 ? Integer.parseInt(arguments[4]) : 3;
        String theme = arguments.length > 5 ? arguments[5] : "atelier";
        int categories = Math.max(5, products / 100);
        settings(folder, languages, theme);
        categories(folder, categories, languages);
        try (BufferedWriter out = Files.newBufferedWriter(folder.resolve("catalog/products.jsonl"))) {
            for (int i = 0; i < products; i++) {
                out.write(product(i, new Random(seed * 1_000_003 + i), categories, languages, products, paragraphs));
                out.write('\n');
            }
        }
    }

    private static void settings(Path folder, int languages, String theme) throws IOException {
        List<String> tongues = new ArrayList<>();
        List<String> storefronts = new ArrayList<>();
        for (int l = 0; l < languages; l++) {
            tongues.add("\"" + LANGUAGES[l] + "\": { \"name\": \"" + NAMES[l] + "\" }");
            storefronts.add(String.format(
                    Locale.ROOT,
                    "{ \"market\": \"%s\", \"language\": \"%s\", \"path\": \"%s\" }",
                    MARKETS[l],
                    LANGUAGES[l],
                    l == 0 ? "/" : "/" + LANGUAGES[l] + "/"));
            write(
                    folder.resolve("markets/" + MARKETS[l] + ".json"),
                    String.format(
                            Locale.ROOT,
                            "{ \"name\": { \"en\": \"%s\" }, \"countries\": [\"%s\"], \"currency\": \"%s\", "
                                    + "\"taxDisplay\": \"included\", \"defaultLanguage\": \"%s\" }\n",
                            MARKETS[l].toUpperCase(Locale.ROOT),
                            COUNTRIES[l],
                            CURRENCIES[l],
                            LANGUAGES[l]));
        }
        write(
                folder.resolve("site.json"),
                "{ \"name\": \"Benchmark\", \"baseUrl\": \"https://benchmark.example\", \"theme\": \"" + theme + "\",\n"
                        + "  \"defaultLanguage\": \"en\",\n  \"languages\": { " + String.join(", ", tongues) + " },\n"
                        + "  \"storefronts\": [ " + String.join(",\n    ", storefronts) + " ],\n"
                        + "  \"home\": { \"sections\": [ { \"type\": \"categories\" } ] } }\n");
    }

    private static void categories(Path folder, int count, int languages) throws IOException {
        StringBuilder out = new StringBuilder("{ \"categories\": [\n");
        for (int c = 0; c < count; c++) {
            out.append(c == 0 ? "" : ",\n").append("{ \"id\": \"c").append(c).append('"');
            if (c >= 10) {
                out.append(", \"parent\": \"c").append(c % 10).append('"');
            }
            out.append(", \"texts\": { ");
            for (int l = 0; l < languages; l++) {
                out.append(l == 0 ? "" : ", ")
                        .append('"').append(LANGUAGES[l]).append("\": { \"title\": \"")
                        .append(NOUNS[l][c % NOUNS[l].length]).append(' ').append(c)
                        .append("\", \"slug\": \"c-").append(c).append("\" }");
            }
            out.append(" } }");
        }
        write(folder.resolve("catalog/categories.json"), out.append("\n] }\n").toString());
    }

    private static String product(int i, Random random, int categories, int languages, int products, int paragraphs) {
        StringBuilder out = new StringBuilder(8000);
        int noun = random.nextInt(NOUNS[0].length);
        int price = 15 + random.nextInt(300);
        out.append("{\"id\":\"p").append(i).append("\",\"category\":\"c").append(10 % categories + random.nextInt(Math.max(1, categories - 10)))
                .append("\",\"tags\":[\"").append(i % 7 == 0 ? "new" : "basic").append("\"],\"created\":\"2026-0").append(1 + random.nextInt(9))
                .append("-1").append(random.nextInt(10)).append("\",\"options\":[\"finish\",\"size\"],\"prices\":{\"USD\":")
                .append(price).append(",\"EUR\":").append(price - 1).append(",\"JPY\":").append(price * 150).append(",\"AED\":")
                .append(price * 4).append("},\"variants\":[");
        int finishes = 1 + random.nextInt(FINISHES.length);
        for (int f = 0; f < finishes; f++) {
            for (int s = 0; s < 2; s++) {
                out.append(f + s == 0 ? "" : ",").append("{\"sku\":\"P").append(i).append('-').append(f).append(s)
                        .append("\",\"options\":{\"finish\":\"").append(FINISHES[f]).append("\",\"size\":\"").append(s == 0 ? "S" : "L")
                        .append("\"}").append(random.nextInt(12) == 0 ? ",\"availability\":\"out-of-stock\"" : "").append('}');
            }
        }
        out.append("],\"media\":[");
        for (int m = 0; m < 4; m++) {
            out.append(m == 0 ? "" : ",").append("{\"file\":\"https://pictures.example/p").append(i).append('-').append(m)
                    .append(".jpg\",\"alt\":{\"en\":\"picture ").append(m + 1).append("\"}}");
        }
        out.append("],\"attributes\":{\"width\":\"").append(5 + random.nextInt(60)).append(" cm\",\"height\":\"")
                .append(5 + random.nextInt(60)).append(" cm\",\"weight\":").append(100 + random.nextInt(4000))
                .append(",\"dishwasher-safe\":").append(random.nextBoolean()).append("},\"relations\":{\"related\":[");
        for (int r = 0; r < 4; r++) {
            out.append(r == 0 ? "" : ",").append("\"p").append(random.nextInt(products)).append('"');
        }
        out.append("]},\"texts\":{");
        for (int l = 0; l < languages; l++) {
            String title = NOUNS[l][noun] + " " + (1000 + i);
            out.append(l == 0 ? "" : ",").append('"').append(LANGUAGES[l]).append("\":{\"title\":\"").append(title)
                    .append("\",\"slug\":\"item-").append(i).append("\",\"summary\":\"").append(sentence(l, random, 14))
                    .append("\",\"description\":\"").append(description(l, random, paragraphs)).append("\"}");
        }
        return out.append("}}").toString();
    }

    private static String description(int language, Random random, int paragraphs) {
        StringBuilder out = new StringBuilder();
        for (int p = 0; p < paragraphs; p++) {
            out.append("## ").append(sentence(language, random, 3)).append("\\n\\n");
            out.append(sentence(language, random, 40)).append(" **").append(sentence(language, random, 3)).append("** ")
                    .append(sentence(language, random, 25)).append("\\n\\n");
        }
        for (int b = 0; b < 4; b++) {
            out.append("- ").append(sentence(language, random, 7)).append("\\n");
        }
        return out.append("\\n| A | B |\\n|---|---|\\n| ").append(random.nextInt(50)).append(" cm | ").append(random.nextInt(50))
                .append(" cm |\\n").toString();
    }

    private static String sentence(int language, Random random, int words) {
        StringBuilder out = new StringBuilder();
        String space = LANGUAGES[language].equals("ja") ? "" : " ";
        for (int w = 0; w < words; w++) {
            out.append(w == 0 ? "" : space).append(WORDS[language][random.nextInt(WORDS[language].length)]);
        }
        return out.append(language == 3 ? "。" : ".").toString();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
