package dev.vitrine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in one line what went wrong on the machine or in Vitrine, without a stack trace. */
final class Fault {

    private Fault() {}

    static String describe(Throwable failure) {
        if (failure instanceof UncheckedIOException unchecked && unchecked.getCause() != null) {
            return describe(unchecked.getCause());
        }
        if (failure instanceof NoSuchFileException missing) {
            return "failed: no such file: " + missing.getFile();
        }
        if (failure instanceof AccessDeniedException denied) {
            return "failed: no permission for " + denied.getFile();
        }
        if (failure instanceof FileSystemException file) {
            return "failed: " + file.getMessage();
        }
        if (failure instanceof IOException) {
            return "failed: " + message(failure);
        }
        if (failure instanceof OutOfMemoryError) {
            return "failed: out of memory; give Java more with -Xmx, for example java -Xmx2g -jar vitrine.jar …";
        }
        return "a fault in Vitrine, please report it: " + failure.getClass().getSimpleName() + ": " + message(failure);
    }

    private static String message(Throwable failure) {
        String message = failure.getMessage();
        return message == null ? failure.getClass().getSimpleName() : message;
    }
}
