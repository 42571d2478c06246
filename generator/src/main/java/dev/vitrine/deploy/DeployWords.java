package dev.vitrine.deploy;

import dev.vitrine.deploy.DeployPlan.Amount;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A plan for people. */
public final class DeployWords {

    /** Paths that are named. */
    private static final int MOST_NAMED = 10;

    private DeployWords() {}

    /**
     * The lines that say what {@code plan} is.
     *
     * @param done whether it was carried out
     */
    public static List<String> of(DeployPlan plan, boolean done) {
        List<String> lines = new ArrayList<>();
        lines.add(plan.target() + ": release " + plan.release()
                + (plan.first() ? ", the first" : ", after " + (plan.release() - 1)));
        if (plan.resumed()) {
            lines.add(
                    "  an earlier deploy was not completed; what it sent is not sent again where the target can tell");
        }
        Amount sent = plan.sent();
        lines.add("  " + (done ? "sent" : "to send") + ": " + amount(sent));
        for (FileKind kind : FileKind.values()) {
            kind(plan.added(), kind, "new", lines);
            kind(plan.changed(), kind, "changed", lines);
        }
        lines.add("  the same: " + amount(plan.same()));
        lines.add("  " + (done ? "removed" : "to remove") + ": "
                + files(plan.removed().size()));
        plan.removed().stream().limit(MOST_NAMED).forEach(path -> lines.add("    " + path));
        if (plan.removed().size() > MOST_NAMED) {
            lines.add("    and " + (plan.removed().size() - MOST_NAMED) + " others");
        }
        if (plan.foreign() > 0) {
            lines.add("  " + files(plan.foreign()) + " there that no deploy sent; they stay");
        }
        return lines;
    }

    private static void kind(Map<FileKind, Amount> amounts, FileKind kind, String how, List<String> lines) {
        Amount amount = amounts.getOrDefault(kind, Amount.NONE);
        if (amount.files() > 0) {
            lines.add("    " + kind.words() + ", " + how + ": " + amount(amount));
        }
    }

    /** So many files of so many bytes. */
    public static String amount(Amount amount) {
        return files(amount.files()) + (amount.files() == 0 ? "" : ", " + bytes(amount.bytes()));
    }

    private static String files(int number) {
        return String.format(Locale.ROOT, "%,d file%s", number, number == 1 ? "" : "s");
    }

    private static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " bytes";
        }
        return bytes < 1_000_000
                ? String.format(Locale.ROOT, "%.1f KB", bytes / 1000.0)
                : String.format(Locale.ROOT, "%,.1f MB", bytes / 1_000_000.0);
    }
}
