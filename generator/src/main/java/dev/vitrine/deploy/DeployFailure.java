package dev.vitrine.deploy;

/** Why a site did not get where it should, in words for people; never holds anything secret. */
public final class DeployFailure extends Exception {

    private static final long serialVersionUID = 1L;

    private final String hint;
    private final boolean refused;

    private DeployFailure(String message, String hint, boolean refused) {
        super(message);
        this.hint = hint;
        this.refused = refused;
    }

    /** The machine, the network or the other side failed. */
    static DeployFailure failed(String message, String hint) {
        return new DeployFailure(message, hint, false);
    }

    /** What was asked for is not done, and nothing was changed. */
    static DeployFailure refused(String message, String hint) {
        return new DeployFailure(message, hint, true);
    }

    /** What mends it. */
    public String hint() {
        return hint;
    }

    /** Whether nothing was changed, because what was asked for is wrong or looks like an accident. */
    public boolean refused() {
        return refused;
    }
}
