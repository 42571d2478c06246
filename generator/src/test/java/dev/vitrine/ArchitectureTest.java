package dev.vitrine;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FileReader;
import java.io.FileWriter;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the shape of the generator: which package may use what, and what no package does. */
class ArchitectureTest {

    private static final String ROOT = "dev.vitrine";
    private static final Path SOURCES = Path.of("src/main");

    /**
     * Who may use what, from the ground up, in the words of each package's documentation. Everything imports downwards only: a line that would need a
     * package further down the table names a wrong place for the class at hand.
     */
    private static final List<Row> MAY_USE = List.of(
            row("trace", "the JDK"),
            row("diagnostics", "trace"),
            row("extension", "diagnostics"),
            row("extension.host", "extension", "diagnostics"),
            row("profile", "the JDK", "the JDK's counters"),
            row("text", "the JDK", "ICU"),
            row("csv", "diagnostics", "the CSV reader", "ICU"),
            row("packed", "trace"),
            row("pictures", "the JDK", "the JDK's pictures", "the JDK's XML reader", "the WebP library"),
            row("assets", "the JDK"),
            row("model", "packed", "diagnostics"),
            row("output", "diagnostics", "Commons IO", "Brotli"),
            row("rebuild", "output"),
            row("web", "output", "the JDK's HTTP client"),
            row(
                    "checkout",
                    "model",
                    "extension",
                    "extension.host",
                    "trace",
                    "diagnostics",
                    "Jackson",
                    "the JDK's HMAC"),
            row("channel", "model", "diagnostics", "Jackson"),
            row(
                    "load",
                    "assets",
                    "csv",
                    "pictures",
                    "text",
                    "model",
                    "packed",
                    "checkout",
                    "channel",
                    "extension",
                    "extension.host",
                    "trace",
                    "diagnostics",
                    "Jackson",
                    "Commons IO",
                    "ICU",
                    "the phone library"),
            row("markup", "model", "diagnostics", "commonmark", "the HTML sanitiser"),
            row("plan", "model", "packed", "trace", "output", "diagnostics", "ICU"),
            row("cards", "model", "output", "diagnostics", "ICU", "the JDK's pictures"),
            row("render.view", "the JDK"),
            row(
                    "render",
                    "its views",
                    "assets",
                    "plan",
                    "markup",
                    "checkout",
                    "channel",
                    "cards",
                    "extension",
                    "extension.host",
                    "profile",
                    "trace",
                    "model",
                    "output",
                    "diagnostics",
                    "FreeMarker",
                    "ICU"),
            row(
                    "feeds",
                    "plan",
                    "channel",
                    "checkout",
                    "extension",
                    "extension.host",
                    "packed",
                    "model",
                    "output",
                    "diagnostics",
                    "Jackson"),
            row(
                    "check",
                    "assets",
                    "text",
                    "extension",
                    "extension.host",
                    "plan",
                    "model",
                    "output",
                    "diagnostics",
                    "Jackson"),
            row("rules", "plan", "model", "output", "diagnostics"),
            row(
                    "search",
                    "plan",
                    "markup",
                    "channel",
                    "packed",
                    "trace",
                    "model",
                    "output",
                    "diagnostics",
                    "Lucene",
                    "ICU"),
            row("hosting", "plan", "checkout", "model", "output", "diagnostics", "Jackson"),
            row("deploy", "output", "the AWS SDK"),
            row("imports", "csv", "model", "diagnostics", "Jackson", "ICU"),
            row("translation", "text", "csv", "model", "diagnostics", "Jackson", "ICU", "the JDK's XML reader"),
            row("operations", "imports", "csv", "plan", "search", "model", "output", "diagnostics"),
            row(
                    "",
                    "load",
                    "plan",
                    "render",
                    "search",
                    "feeds",
                    "hosting",
                    "check",
                    "rules",
                    "imports",
                    "operations",
                    "cards",
                    "pictures",
                    "checkout",
                    "channel",
                    "extension",
                    "extension.host",
                    "translation",
                    "profile",
                    "rebuild",
                    "web",
                    "packed",
                    "trace",
                    "model",
                    "output",
                    "diagnostics"),
            row("report", "the pipeline", "operations", "rules", "text", "translation", "diagnostics", "Jackson"),
            row("serve", "the pipeline", "translation", "output", "diagnostics", "the JDK HTTP server"),
            row(
                    "cli",
                    "the pipeline",
                    "extension",
                    "profile",
                    "imports",
                    "operations",
                    "translation",
                    "report",
                    "serve",
                    "deploy",
                    "web",
                    "output",
                    "diagnostics",
                    "picocli",
                    "console streams"));

    /** What the words of the table stand for, where that is not the package of that name. */
    private static final Map<String, List<String>> NAMED = Map.ofEntries(
            Map.entry("the JDK", List.of()),
            Map.entry("console streams", List.of()),
            Map.entry("its views", List.of(ROOT + ".render.view")),
            Map.entry("the pipeline", List.of(ROOT)),
            Map.entry("Commons IO", List.of("org.apache.commons.io..")),
            Map.entry("the JDK's XML reader", List.of("javax.xml.stream..")),
            Map.entry("the JDK's counters", List.of("com.sun.management..")),
            Map.entry("the JDK's HMAC", List.of("javax.crypto..")),
            Map.entry("the JDK's HTTP client", List.of("javax.net.ssl..")),
            Map.entry("the JDK's pictures", List.of("javax.imageio..")),
            Map.entry("the WebP library", List.of("com.luciad.imageio.webp..")),
            Map.entry("Jackson", List.of("tools.jackson..")),
            Map.entry("the phone library", List.of("com.google.i18n.phonenumbers..")),
            Map.entry("ICU", List.of("com.ibm.icu..")),
            Map.entry("Lucene", List.of("org.apache.lucene..")),
            Map.entry("commonmark", List.of("org.commonmark..")),
            Map.entry("the HTML sanitiser", List.of("org.owasp.html..")),
            Map.entry("FreeMarker", List.of("freemarker..")),
            Map.entry("the CSV reader", List.of("de.siegmar.fastcsv..")),
            Map.entry("the JDK HTTP server", List.of("com.sun.net.httpserver..")),
            Map.entry("the AWS SDK", List.of("software.amazon.awssdk..")),
            Map.entry("Brotli", List.of("com.aayushatharva.brotli4j..")),
            Map.entry("picocli", List.of("picocli..")));

    private record Row(String name, List<String> mayUse) {

        String javaPackage() {
            return name.isEmpty() ? ROOT : ROOT + "." + name;
        }

        String[] packages() {
            Stream<String> used =
                    mayUse.stream().flatMap(word -> NAMED.getOrDefault(word, List.of(ROOT + "." + word)).stream());
            return Stream.concat(Stream.of(javaPackage(), "java..", "org.jspecify.annotations"), used)
                    .toArray(String[]::new);
        }
    }

    private static Row row(String name, String... mayUse) {
        return new Row(name, List.of(mayUse));
    }

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @TestFactory
    Stream<DynamicTest> everyPackageUsesOnlyWhatTheTableSays() {
        return MAY_USE.stream()
                .map(row -> DynamicTest.dynamicTest(
                        row.javaPackage(),
                        () -> classes()
                                .that(resideInAPackage(row.javaPackage()))
                                .should()
                                .onlyDependOnClassesThat(resideInAnyPackage(row.packages()))
                                .because(
                                        "the table in this test says what " + row.javaPackage() + " may use ("
                                                + String.join(", ", row.mayUse())
                                                + "); move the class to where its dependencies belong rather than widen the table")
                                .check(MAIN)));
    }

    @Test
    void theTableKnowsEveryPackage() {
        Set<String> known = MAY_USE.stream().map(Row::javaPackage).collect(Collectors.toCollection(TreeSet::new));
        Set<String> found = MAIN.stream().map(JavaClass::getPackageName).collect(Collectors.toCollection(TreeSet::new));
        assertThat(found).isEqualTo(known);
    }

    @TestFactory
    Stream<DynamicTest> everyPackageIsNullMarkedAndDocumentsWhatItMayUse() {
        return MAY_USE.stream()
                .map(row -> DynamicTest.dynamicTest(row.javaPackage(), () -> {
                    assertThat(MAIN.getPackage(row.javaPackage()).isAnnotatedWith(NullMarked.class))
                            .as("package-info of %s has @NullMarked", row.javaPackage())
                            .isTrue();
                    Path source = SOURCES.resolve("java")
                            .resolve(row.javaPackage().replace('.', '/'))
                            .resolve("package-info.java");
                    String text = Files.readString(source).replaceAll("\\s*\n \\*\\s*", " ");
                    assertThat(text)
                            .as("package-info of %s", row.javaPackage())
                            .contains("May use: " + String.join(", ", row.mayUse()) + ".");
                }));
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching(ROOT + ".(*)..").should().beFreeOfCycles().check(MAIN);
    }

    @Test
    void modelAndViewsAreValues() {
        classes()
                .that(resideInAnyPackage(ROOT + ".model", ROOT + ".render.view"))
                .and()
                .doNotHaveSimpleName("package-info")
                .should()
                .beRecords()
                .orShould()
                .beEnums()
                .orShould()
                .beInterfaces()
                .because("the shop and what templates see are values: no setters, no state")
                .check(MAIN);
    }

    @Test
    void filesAreTouchedOnlyWhereSourcesAreReadAndSitesWritten() {
        noClasses()
                .that(describe(
                        "are not of load, imports, translation, output, rebuild, profile, report, deploy or a door, nor call a program",
                        type -> !resideInAnyPackage(
                                        ROOT + ".load",
                                        ROOT + ".imports",
                                        ROOT + ".translation",
                                        ROOT + ".output",
                                        ROOT + ".rebuild",
                                        ROOT + ".profile",
                                        ROOT + ".report",
                                        ROOT + ".deploy",
                                        ROOT + ".serve",
                                        ROOT + ".cli")
                                .or(describe(
                                        "calls a program, which takes files",
                                        called -> called.getSimpleName().equals("AvifProgram")))
                                .test(type)))
                .should()
                .dependOnClassesThat(describe(
                        "reach the disk",
                        type -> Stream.of(
                                        Files.class,
                                        File.class,
                                        FileInputStream.class,
                                        FileOutputStream.class,
                                        FileReader.class,
                                        FileWriter.class,
                                        RandomAccessFile.class,
                                        FileChannel.class)
                                .anyMatch(type::isEquivalentTo)))
                .because("every other stage works on values, so that it can be tested without a disk")
                .check(MAIN);
    }

    @Test
    void onlyTheCommandLineTalksToTheConsoleAndEndsTheProcess() {
        noClasses()
                .that(not("cli"))
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethodWhere(describe(
                        "ends the process or prints a stack trace",
                        call -> calls(call, "java.lang.System.exit", "java.lang.Runtime.exit", "java.lang.Runtime.halt")
                                || call.getTarget().getName().equals("printStackTrace")))
                .because("problems are values in Diagnostics; each door shows them in its own form")
                .check(MAIN);
    }

    /** Methods whose result differs between machines, with the parameters that make them so; {@code *} for any. */
    private static final List<String> OF_THE_MACHINE = List.of(
            "java.util.Locale.getDefault(*)",
            "com.ibm.icu.util.ULocale.getDefault(*)",
            "java.util.TimeZone.getDefault(*)",
            "com.ibm.icu.util.TimeZone.getDefault(*)",
            "java.time.ZoneId.systemDefault(*)",
            "java.time.Clock.system(*)",
            "java.time.Clock.systemUTC(*)",
            "java.time.Clock.systemDefaultZone(*)",
            "java.time.Instant.now(*)",
            "java.time.LocalDate.now(*)",
            "java.time.LocalDateTime.now(*)",
            "java.time.OffsetDateTime.now(*)",
            "java.time.ZonedDateTime.now(*)",
            "java.time.Year.now(*)",
            "java.util.Date.<init>()",
            "java.util.Calendar.getInstance()",
            "java.util.GregorianCalendar.<init>()",
            "java.lang.System.currentTimeMillis()",
            "java.lang.System.getenv(*)",
            "java.lang.System.getProperty(*)",
            "java.lang.System.lineSeparator()",
            "java.lang.Math.random()",
            "java.util.Random.<init>()",
            "java.util.UUID.randomUUID()",
            "java.lang.String.toLowerCase()",
            "java.lang.String.toUpperCase()",
            "java.lang.String.format(java.lang.String, [Ljava.lang.Object;)",
            "java.lang.String.formatted(*)",
            "java.lang.String.getBytes()",
            "java.lang.String.<init>([B)",
            "java.lang.String.<init>([B, int, int)",
            "java.io.InputStreamReader.<init>(java.io.InputStream)",
            "java.io.OutputStreamWriter.<init>(java.io.OutputStream)",
            "java.io.ByteArrayOutputStream.toString()",
            "java.io.PrintWriter.printf(java.lang.String, [Ljava.lang.Object;)",
            "java.nio.charset.Charset.defaultCharset()",
            "java.util.Scanner.<init>(*)",
            "java.util.Formatter.<init>()",
            "java.text.NumberFormat.getInstance()",
            "java.text.NumberFormat.getNumberInstance()",
            "java.text.NumberFormat.getCurrencyInstance()",
            "java.text.DecimalFormat.<init>(*)",
            "java.text.DateFormat.getDateInstance(int)",
            "java.text.DateFormat.getDateInstance()",
            "java.text.SimpleDateFormat.<init>(java.lang.String)",
            "java.text.MessageFormat.<init>(java.lang.String)",
            "java.text.Collator.getInstance()",
            "java.time.format.DateTimeFormatter.ofPattern(java.lang.String)",
            "com.ibm.icu.text.Collator.getInstance()",
            "com.ibm.icu.text.MessageFormat.<init>(java.lang.String)",
            "com.ibm.icu.text.DateFormat.getDateInstance(int)",
            "com.ibm.icu.text.NumberFormat.getInstance()",
            "com.ibm.icu.text.BreakIterator.getWordInstance()",
            "com.ibm.icu.text.BreakIterator.getSentenceInstance()");

    @Test
    void theMachinesLocaleZoneAndClockStayOutsideTheDoors() {
        noClasses()
                .that(not("cli"))
                .should()
                .callCodeUnitWhere(describe("answers differently on another machine", ArchitectureTest::ofTheMachine))
                .because("the same input gives the same bytes everywhere; what may differ is stated in BuildRequest")
                .check(MAIN);
    }

    private static boolean ofTheMachine(JavaCall<?> call) {
        AccessTarget.CodeUnitCallTarget target = call.getTarget();
        String name = target.getOwner().getName() + "." + target.getName();
        String parameters =
                target.getRawParameterTypes().stream().map(JavaClass::getName).collect(Collectors.joining(", "));
        return OF_THE_MACHINE.contains(name + "(*)") || OF_THE_MACHINE.contains(name + "(" + parameters + ")");
    }

    @Test
    void exceptionsSayWhatTheyAre() {
        NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS.check(MAIN);
    }

    /** Where everything is caught, and why. */
    private static final Map<String, String> CATCHES_ALL = Map.of(
            "src/main/java/dev/vitrine/extension/Extensions.java",
            "an extension is code of others: one that cannot be loaded is told of",
            "src/main/java/dev/vitrine/extension/host/Guard.java",
            "an extension is code of others: whatever it throws is a problem that is told of",
            "src/main/java/dev/vitrine/packed/RecordCodec.java",
            "a method handle declares Throwable; accessors and constructors of values throw nothing they did not throw before",
            "src/main/java/dev/vitrine/packed/ValueHash.java",
            "a method handle declares Throwable; accessors of values throw nothing they did not throw before",
            "src/main/java/dev/vitrine/pictures/Decoder.java",
            "decoders of the JDK and of others answer broken files with whatever they stumble over",
            "src/main/java/dev/vitrine/pictures/WebpLibrary.java",
            "native code that cannot be loaded says so in many ways; pictures are then made without",
            "src/main/java/dev/vitrine/render/ViewWrapper.java",
            "a method handle declares Throwable, the accessor of a record behind it throws nothing",
            "src/main/java/dev/vitrine/serve/Preview.java",
            "the preview outlives a fault of one build, and shows it");

    @Test
    void noStageCatchesFaultsItCannotName() throws IOException {
        Pattern catchAll =
                Pattern.compile("catch \\((?:final )?(?:[\\w.]+ \\| )*(Exception|RuntimeException|Throwable|Error)\\b");
        Set<String> found = sources().entrySet().stream()
                .filter(source -> catchAll.matcher(source.getValue()).find())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        assertThat(found)
                .as("a fault of ours must not look like a problem of the input: catch what the call declares")
                .isEqualTo(CATCHES_ALL.keySet());
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Manager|Helper|Helpers|Impl|Misc)(\\$.*)?")
                .because("a name says what a thing is in the shop's words, or what it does")
                .check(MAIN);
    }

    @Test
    void theGeneratorNamesNoThemeAndNoDoorAboveIt() throws IOException {
        Pattern named = Pattern.compile("(?i)atelier|maven");
        assertThat(sources().entrySet().stream()
                        .flatMap(source -> matches(named, source))
                        .toList())
                .as("themes and build tools come and go; the generator knows none")
                .isEmpty();
    }

    private static Map<String, String> sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().matches(".*\\.(ttf|otf)"))
                    .collect(Collectors.toMap(
                            file -> file.toString().replace(File.separatorChar, '/'), ArchitectureTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<String> matches(Pattern pattern, Map.Entry<String, String> source) {
        Matcher matcher = pattern.matcher(source.getValue());
        return matcher.results().map(result -> source.getKey() + ": " + result.group());
    }

    private static com.tngtech.archunit.base.DescribedPredicate<JavaClass> not(String name) {
        return describe(
                "are not of " + name,
                type -> !resideInAPackage(ROOT + "." + name).test(type));
    }

    private static boolean calls(JavaCall<?> call, String... methods) {
        return List.of(methods).contains(call.getTargetOwner().getName() + "." + call.getName());
    }
}
