package dev.vitrine.web;

/**
 * What came back when a link was asked for.
 *
 * @param status the status, such as 404; 0 when there was none
 * @param movedTo where it leads now; empty when it did not move
 * @param failure why there was no answer; empty when there was one
 */
public record Answer(int status, String movedTo, String failure) {

    static Answer of(int status) {
        return new Answer(status, "", "");
    }

    /** No answer, for this reason. */
    public static Answer none(String failure) {
        return new Answer(0, "", failure);
    }

    Answer movedTo(String address) {
        return new Answer(status, address, failure);
    }

    /** Whether nobody can follow the link. What only asks for patience or a password is there. */
    public boolean isBroken() {
        return status == 0 || status == 404 || status == 410 || status >= 500 && status < 600;
    }

    boolean isRedirect() {
        return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    }
}
