package dev.vitrine.translation;

import dev.vitrine.diagnostics.Closest;
import dev.vitrine.diagnostics.Diagnostic;
import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.diagnostics.Severity;
import dev.vitrine.model.Language;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a build asks of translations: none is stale, languages reach their minimum, the words are those of the glossary. A site that keeps no records, states no
 * gates and has no glossary is not read for it.
 */
public final class TranslationCheck {

    private final SiteSetup setup;
    private final Diagnostics diagnostics;
    private final TranslationList.Tally tally;
    private final Map<Language, Field> firstMissing = new HashMap<>();
    private final Stale heard;

    /** Hears of every text that was translated from a source that has changed. */
    @FunctionalInterface
    public interface Stale {

        /**
         * Takes a stale text.
         *
         * @param thing whose it is, such as {@code product:morrow-mug}
         * @param language the tag of its language
         */
        void text(String thing, String language);
    }

    private TranslationCheck(SiteSetup setup, Diagnostics diagnostics, Stale heard) {
        this.setup = setup;
        this.heard = heard;
        this.diagnostics = diagnostics;
        this.tally = new TranslationList.Tally(setup);
    }

    /** Checks the site in {@code site} and returns how far each language is; nothing when nothing is asked of it. */
    public static List<Coverage> run(Path site, Diagnostics diagnostics) throws IOException {
        return run(site, diagnostics, (thing, language) -> {});
    }

    /** Checks as {@link #run(Path, Diagnostics)} does, and tells {@code heard} of what is stale. */
    public static List<Coverage> run(Path site, Diagnostics diagnostics, Stale heard) throws IOException {
        SiteFiles files = new SiteFiles(site);
        Optional<SiteSetup> setup = SiteSetup.read(files);
        if (setup.isEmpty()) {
            return List.of();
        }
        Glossary glossary = Glossary.read(files, setup.get(), diagnostics);
        boolean lists = Records.kept(files) || !setup.get().gates().isEmpty();
        if (!lists && glossary.isEmpty()) {
            return List.of();
        }
        Records records = Records.read(files, setup.get(), diagnostics);
        TranslationCheck check = new TranslationCheck(setup.get(), diagnostics, heard);
        new SiteTexts(files, setup.get()).visit((original, fields) -> {
            for (Field field : fields) {
                if (lists) {
                    check.field(field, records);
                }
                glossary.check(field, diagnostics);
            }
        });
        if (!lists) {
            return List.of();
        }
        check.unknownGates();
        setup.get().targets().forEach(check::gates);
        return check.tally.coverage();
    }

    private void field(Field field, Records records) {
        for (Language language : setup.targets()) {
            State state = State.of(field, language, setup, records);
            tally.add(language, state);
            if (state == State.MISSING) {
                firstMissing.putIfAbsent(language, field);
            } else if (state == State.STALE) {
                heard.text(field.thing(), language.tag());
                Location at = field.in(language).orElse(field.source()).at();
                diagnostics.report(new Diagnostic(
                        Rule.TEXT_STALE_TRANSLATION,
                        stale(language),
                        at,
                        "the " + language.tag() + " text of " + field.id()
                                + " was translated from a source that has changed",
                        "translate it again, or confirm it with: vitrine translations --accept --language "
                                + language.tag(),
                        List.of(field.source().at())));
            }
        }
    }

    private void unknownGates() {
        setup.gates().forEach((key, gate) -> {
            boolean language =
                    Language.parse(key).filter(setup.languages()::contains).isPresent();
            if (!language && !setup.markets().containsKey(key)) {
                List<String> known = new ArrayList<>(
                        setup.targets().stream().map(Language::tag).toList());
                known.addAll(setup.markets().keySet());
                diagnostics.report(
                        Rule.SITE_UNKNOWN_LANGUAGE,
                        gate.at(),
                        "the gate '" + key + "' is for no language of this site and no market",
                        Closest.to(key, known)
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("use one of " + String.join(", ", known)));
            }
        });
    }

    private Severity stale(Language language) {
        List<SiteSetup.Answer> answers =
                setup.gates(language).stream().map(SiteSetup.Gate::stale).toList();
        if (answers.contains(SiteSetup.Answer.FAIL)) {
            return Severity.ERROR;
        }
        return answers.isEmpty() || answers.contains(SiteSetup.Answer.WARN) ? Severity.WARNING : Severity.INFO;
    }

    private void gates(Language language) {
        Coverage coverage = tally.of(language);
        for (SiteSetup.Gate gate : setup.gates(language)) {
            if (coverage.share() >= gate.minimum() || gate.below() == SiteSetup.Answer.ALLOW) {
                continue;
            }
            Field first = firstMissing.get(language);
            diagnostics.report(new Diagnostic(
                    Rule.TEXT_LOW_COVERAGE,
                    gate.below() == SiteSetup.Answer.FAIL ? Severity.ERROR : Severity.WARNING,
                    gate.at(),
                    coverage.missing() + " of " + coverage.total() + " texts are missing in " + language.tag() + ": "
                            + percent(coverage.share()) + " are there, " + percent(gate.minimum()) + " are asked for",
                    (first == null ? "" : "the first is " + first.id() + "; ")
                            + "send them to translators: vitrine export-translations --to " + language.tag()
                            + " --only missing",
                    first == null ? List.of() : List.of(first.source().at())));
        }
    }

    /** Rounded down: 99.96 % are not all. */
    private static String percent(double share) {
        return BigDecimal.valueOf(share * 100)
                        .setScale(1, RoundingMode.DOWN)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }
}
