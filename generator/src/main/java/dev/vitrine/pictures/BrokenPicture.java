package dev.vitrine.pictures;

/** A file is no whole picture; the message says why, for people. */
public final class BrokenPicture extends Exception {

    private static final long serialVersionUID = 1;

    private final String reason;

    BrokenPicture(String reason) {
        super(reason);
        this.reason = reason;
    }

    /** Why, for people. */
    public String reason() {
        return reason;
    }
}
