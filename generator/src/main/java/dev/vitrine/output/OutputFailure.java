package dev.vitrine.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** The output folder cannot be written: its disk is full, or it may not be written. */
public final class OutputFailure extends IOException {

    private static final long serialVersionUID = 1L;

    /** What {@code cause} keeps from being written. */
    public OutputFailure(IOException cause) {
        super(why(cause), cause);
    }

    /** What {@code cause} says, for a person. */
    static String why(IOException cause) {
        if (cause instanceof AccessDeniedException) {
            return "access is denied";
        }
        String reason = cause instanceof FileSystemException file ? file.getReason() : cause.getMessage();
        String name = cause instanceof FileSystemException file ? file.getFile() + ": " : "";
        return name + (reason == null ? cause.getClass().getSimpleName() : reason);
    }
}
