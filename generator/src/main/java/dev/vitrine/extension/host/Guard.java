package dev.vitrine.extension.host;

import dev.vitrine.diagnostics.Diagnostics;
import dev.vitrine.diagnostics.ExtensionRule;
import dev.vitrine.diagnostics.Location;
import dev.vitrine.diagnostics.Rule;
import dev.vitrine.extension.Extension;
import dev.vitrine.extension.Extensions;
import dev.vitrine.extension.Problems;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks extensions; one that throws, or answers nothing, is reported. */
public final class Guard {

    private Guard() {}

    /**
     * What {@code question} answers; empty when it fails, which is reported.
     *
     * @param extension who is asked
     * @param asked what it is asked, to be read after "when it": {@code looked at the page /de/}
     * @param at where that is
     * @param diagnostics where problems go
     * @param question calls it
     */
    public static <T> Optional<T> ask(
            Extension extension, String asked, Location at, Diagnostics diagnostics, Supplier<T> question) {
        try {
            return Optional.of(Objects.requireNonNull(question.get(), "it answered null"));
        } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
            failed(extension, asked, at, diagnostics, failure);
            return Optional.empty();
        }
    }

    /** Lets an extension do {@code work}; false when it fails, which is reported. */
    public static boolean let(Extension extension, String asked, Location at, Diagnostics diagnostics, Runnable work) {
        return ask(extension, asked, at, diagnostics, () -> {
                    work.run();
                    return true;
                })
                .isPresent();
    }

    /** Reports that {@code extension} failed. */
    private static void failed(
            Extension extension, String asked, Location at, Diagnostics diagnostics, Throwable failure) {
        String message = failure.getMessage();
        diagnostics.report(
                Rule.EXTENSION_FAILED,
                at,
                "the extension '" + extension.id() + "' failed when it " + asked + ": "
                        + failure.getClass().getSimpleName()
                        + (message == null
                                ? ""
                                : ": " + message.lines().findFirst().orElse("")),
                "tell who makes the extension, or build without it until it is mended" + place(extension, failure));
    }

    /** Where in the code of the extension it failed: what its maker needs to know. */
    private static String place(Extension extension, Throwable failure) {
        for (StackTraceElement call : failure.getStackTrace()) {
            if (call.getClassName().startsWith(extension.getClass().getPackageName() + ".")) {
                return "; it failed in " + call.getFileName() + ", line " + call.getLineNumber();
            }
        }
        return "";
    }

    /** Takes problems of {@code extension} and reports them to {@code diagnostics}. */
    public static Problems problems(Extension extension, Diagnostics diagnostics) {
        return (rule, at, message, hint) -> {
            stated(extension, rule);
            diagnostics.report(rule, at, message, hint);
        };
    }

    /**
     * Sees to it that a problem is of a rule that its extension stated: others have no level.
     *
     * @throws IllegalArgumentException when it is not
     */
    public static void stated(Extension extension, ExtensionRule rule) {
        if (!extension.rules().contains(rule)) {
            throw new IllegalArgumentException("the rule '" + rule.id() + "' is not among rules()");
        }
    }

    /** Reports what could not be loaded. */
    public static void report(Extensions extensions, Diagnostics diagnostics) {
        for (String fault : extensions.faults()) {
            diagnostics.report(
                    Rule.EXTENSION_NOT_LOADED,
                    Location.NONE,
                    "an extension cannot be used: " + fault,
                    "take its jar out, or get one that is made for this version of Vitrine");
        }
    }
}
