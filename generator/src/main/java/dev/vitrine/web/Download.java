package dev.vitrine.web;

/**
 * What came back when a file was asked for.
 *
 * @param content its bytes; empty when there is no file
 * @param movedTo where the file is instead; empty when it is here
 * @param failure why there is no file; empty when there is one, or it is elsewhere
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not kept
public record Download(byte[] content, String movedTo, String failure) {

    /** A file. */
    public static Download of(byte[] content) {
        return new Download(content, "", "");
    }

    /** A file that is at {@code address} instead. */
    public static Download movedTo(String address) {
        return new Download(new byte[0], address, "");
    }

    /** No file, for this reason, which follows on "cannot be fetched: ". */
    public static Download none(String failure) {
        return new Download(new byte[0], "", failure);
    }
}
